"""One spelling for quotation marks, dashes and spaces, character by character.

Every character is replaced by exactly one, so that a place in the folded text is the same place
in the text as printed.
"""

import re
from functools import lru_cache
from itertools import zip_longest

_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼ′`", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)


_OPENING = re.compile(r"‘‘|``|(?<![\w'’.,])''(?=[^\W\d]|[\[(])")
_CLOSING = re.compile(r"(?:(?<=\S)|(?<=[’']\s))(?:’’|'')(?!['’])(?!(?<=[^\W\d]..)[^\W\d])")
_LONE_CLOSING = re.compile(r"(?<!’)’(?![’\w])")


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """`text` with straight marks, plain hyphens and plain spaces; as long as it was. Em dashes stay."""
    return with_double_marks(text).translate(_FOLDED)


def with_double_marks(text: str) -> str:
    """`text` with a curly double mark and a space for two single marks, as some courts print them: ‘‘so’’.

    Two straight marks count only in pairs, and never after a digit: 5'' may be inches, and ''94 a year.
    """
    if not any(two in text for two in ("‘‘", "``", "''")):
        return text
    if any(double in text for double in '“”"') and "‘‘" not in text:
        return text
    characters = list(text)
    openings = [*_OPENING.finditer(text)]
    for opening, following in zip_longest(openings, openings[1:]):
        closing = _find_closing(text, opening, following.start() if following else len(text))
        if closing is not None:
            characters[closing : closing + 2] = "” "
        if closing is not None or opening.group() == "‘‘":
            # Two curly marks open alone where the quotation goes on in the next paragraph.
            characters[opening.start() : opening.end()] = " “"
    return "".join(characters)


def _find_closing(text: str, opening: re.Match[str], end: int) -> int | None:
    """Where the pair that closes stands: the first that cannot be inches or the ends of inner quotations; else the last."""
    doubtful = None
    for closing in _CLOSING.finditer(text, opening.end(), end):
        if not _is_doubtful(text, opening.end(), closing.start()):
            return closing.start()
        doubtful = closing.start()
    return doubtful if opening.group() != "''" else None


def _is_doubtful(text: str, start: int, place: int) -> bool:
    """Whether the pair at `place` may be inches, or end two quotations inside the one that opened before `start`."""
    inner = text.rfind("‘", start, place)
    return text[place - 1].isdigit() or (inner >= 0 and not _LONE_CLOSING.search(text, inner, place))
