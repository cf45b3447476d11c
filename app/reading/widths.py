"""How wide words are set, roughly: enough to tell a full line from one that a paragraph's end cut short.

Widths are those of a book face (Times) in thousandths of its size, by class of letter.
"""


class _Widths(dict[str, int]):
    """Widths by letter; one that is in no class has the usual width."""

    def __missing__(self, character: str) -> int:
        return 480


_NARROW = "fijlrt.,;:'’‘!|()[]/I -"
_WIDE = "mwMWABCDEFGHKLNOPQRTUVXYZ&%—@§¶"
_WIDTHS = _Widths(dict.fromkeys(_NARROW, 300) | dict.fromkeys(_WIDE, 720))
_MARKS = str.maketrans("", "", "*\\")


def set_width(text: str) -> int:
    """The width of a line's words, without its marks."""
    return sum(map(_WIDTHS.__getitem__, text.translate(_MARKS)))


def has_room(line: str, word: str, measure: int) -> bool:
    """Whether the word that follows would still have found room on the line, in a column so wide."""
    return set_width(f"{line} {word}") <= measure
