"""Introductory signals, and other words that lead to a citation and are no part of a case name."""

import re

_SIGNALS = (
    r"see,? e\. ?g\.,?(?: also)?|see also,? e\. ?g\.,?|see also|see generally|see,? id est|see|but see,? e\. ?g\.,?|but see|but cf\."
    r"|cf\.,? e\. ?g\.,?|cf\.|accord|compare|(?<!in )(?<!by )(?<!stark )contrast|contra|e\. ?g\."
)
_AT_END = re.compile(rf"(?<![\w'-])(?P<signal>{_SIGNALS}),?\s*$", re.IGNORECASE)
_AT_START = re.compile(
    rf"\s*+(?:(?:{_SIGNALS})(?![\w'-]),?|(?:citing|quoting|quoted in|cited in|discussing|following|applying|relying on|in accord),?"
    r"|(?:and|but|also|in|under|with|by|from|of|as)(?=\s))\s*+",
    re.IGNORECASE,
)
_LONGEST = 24


def find_signal(folded: str, at: int, floor: int) -> tuple[str, int] | None:
    """The signal that ends where a citation begins, in lower case, and where it begins."""
    match = _AT_END.search(folded, max(floor, at - _LONGEST), at)
    return (_plain(match["signal"]), match.start()) if match else None


def _plain(signal: str) -> str:
    return " ".join(signal.lower().split()).rstrip(",")


def skip_lead(folded: str, start: int, end: int) -> int:
    """Where a name begins after the signals and little words that precede it."""
    match = _AT_START.match(folded, start, end)
    while match and not folded[match.start() : end].lstrip().startswith(("In re ", "In Re ", "In the Matter")):
        start = match.end()
        match = _AT_START.match(folded, start, end)
    return start
