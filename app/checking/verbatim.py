"""Whether quoted words stand in their source to the letter, but for the alterations that they show.

Marks, spaces and dashes of one kind are one; a bracket may stand for some letters, an ellipsis for a stretch. The
last mark inside the quotation may be the quoting sentence's own. Nothing else may differ.
"""

import re
from dataclasses import dataclass

_BRACKET = re.compile(r"\[[^\]]*\]")
_ELLIPSIS = re.compile(r"(?:\s?\.){3,4}|…\s?\.?")
_FOLDED = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "\u2010": "-",
        "\u2011": "-",
        "\xa0": " ",
        "\u2009": " ",
    }
)
_MARKS = re.compile(f"(?P<bracket>{_BRACKET.pattern})|(?P<ellipsis>{_ELLIPSIS.pattern})")
_LETTER = re.compile(r"\[\w\](?=\S)")
_SIC = re.compile(r"\s*\[sic\]", re.IGNORECASE)
_LONGEST_CHANGE = 60
"""Characters that one bracket may stand for."""
_LONGEST_OMISSION = 3000
"""Characters that one ellipsis may leave out."""
_NOTE_CALL = r"(?:\[\d{1,3}\])?"


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Where quoted words stand in a source: characters [start, end), and how they were altered."""

    start: int
    end: int
    alterations: tuple[str, ...] = ()


def find_verbatim(quotation: str, source: str, *, modified: bool = False) -> Verbatim | None:
    """The place of a quotation in its source; None when the source does not say it so.

    Args:
        modified: whether the citation says "(citation modified)": the source's own marks, brackets, ellipses and
            citations in parentheses may then be left out.
    """
    words = _SIC.sub("", quotation).strip().rstrip(".,;:?!'\"” ")
    if not any(letter.isalnum() for letter in words):
        return None
    if not modified:
        match = re.compile(_pattern(words), re.DOTALL).search(_fold(source))
        return Verbatim(*match.span(), _alterations(quotation)) if match else None
    plain, places = _plain(source)
    match = re.compile(_pattern(_plain(words)[0]), re.DOTALL).search(plain)
    if match is None:
        return None
    return Verbatim(places[match.start()], places[match.end() - 1] + 1, (*_alterations(quotation), "citation modified"))


def _fold(text: str) -> str:
    """One character for one, so that places stay."""
    return text.translate(_FOLDED)


def _alterations(quotation: str) -> tuple[str, ...]:
    changed = _SIC.sub("", quotation)
    found = (("bracket", _BRACKET, changed), ("ellipsis", _ELLIPSIS, changed), ("sic", _SIC, quotation))
    return tuple(name for name, pattern, text in found if pattern.search(text))


def _pattern(words: str) -> str:
    """What the source must say: the letters, with gaps where an alteration shows one."""
    parts = []
    place = 0
    for mark in _MARKS.finditer(words):
        parts += [_literal(words[place : mark.start()]), _gap(mark, words)]
        place = mark.end()
    pattern = "".join([*parts, _literal(words[place:])])
    opens = r"(?<!\w)" if words[:1].isalnum() or _LETTER.match(words) else ""
    closes = r"(?!\w)" if words[-1:].isalnum() else ""
    return f"{opens}{pattern}{closes}"


def _gap(mark: re.Match[str], words: str) -> str:
    """What an alteration may stand for: "[t]he" one letter; at the ends of a quotation a bracket nothing before it."""
    if not mark["bracket"]:
        return rf".{{0,{_LONGEST_OMISSION}}}?"
    if _LETTER.match(words, mark.start()):
        return r"\w"
    if mark.start() == 0 or mark.end() == len(words):
        return r"\s*"
    return rf".{{0,{_LONGEST_CHANGE}}}?"


def _literal(words: str) -> str:
    """Letters to the letter; spaces of any width; inner quotation marks double or single."""
    pieces = re.split(r"(\s+|[\"'])", _fold(words))
    return "".join(_piece(piece) for piece in pieces if piece)


def _piece(piece: str) -> str:
    if piece.isspace():
        return rf"{_NOTE_CALL}\s+"
    return "[\"']" if piece in {'"', "'"} else re.escape(piece)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text without quotation marks, brackets, ellipses and parentheses, and where each kept letter stood."""
    dropped = re.compile(rf"\([^()]*\)|{_ELLIPSIS.pattern}|[\"\[\]]|(?<!\w)'|'(?!\w)")
    folded = _fold(text)
    gone = {place for match in dropped.finditer(folded) for place in range(*match.span())}
    kept: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(folded):
        if place in gone or (letter.isspace() and kept and kept[-1] == " "):
            continue
        kept.append(" " if letter.isspace() else letter)
        places.append(place)
    return "".join(kept), places
