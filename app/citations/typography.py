"""One spelling for quotation marks, dashes and spaces, character by character.

Every character is replaced by exactly one, so that a place in the folded text is the same place
in the text as printed.
"""

import re
from functools import lru_cache

_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼ′`", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)


_TWO_SINGLES = re.compile(r"(?P<opens>‘‘|``|(?<![\w'’.,])''(?=[\w\[(]))|(?P<closes>(?:’’|\'\')(?!['’]))")


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """`text` with straight marks, plain hyphens and plain spaces; as long as it was. Em dashes stay."""
    return with_double_marks(text).translate(_FOLDED)


def with_double_marks(text: str) -> str:
    """`text` with a curly double mark and a space for two single marks, as some courts print them: ‘‘so’’."""
    if not any(two in text for two in ("‘‘", "’’", "``", "''")):
        return text
    if any(double in text for double in '“”"') and "‘‘" not in text:
        return text
    return _TWO_SINGLES.sub(lambda two: " “" if two["opens"] else "” ", text)
