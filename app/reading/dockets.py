"""The docket numbers of a paper's head: those of this court, never those of the court below."""

import re
from collections.abc import Sequence

_APPEAL_FROM = re.compile(r"appeal(?:s|ed)?\s+from|from:$|courts?\s+below", re.IGNORECASE)
_COURT_BELOW = re.compile(
    r"\b(?:circuit|superior|trial|sessions|probate|family|municipal|chancery|criminal) court\b|\bchancery$|\bcounty\b(?! of)",
    re.IGNORECASE,
)
_APPELLATE = re.compile(r"(?:in the )?superior court of (?:new jersey|pennsylvania)", re.IGNORECASE)
"""Courts of appeal that are called as trial courts are elsewhere."""
_REACH = 4
_YEAR_TYPE_NUMBER = r"(?-i:\d{2} (?:C[VR]?|C[vr]|Civ\.?|Crim\.?|Cr\.) \d{2,5}(?: \([A-Z]{2,5}\)?){0,2})"
"""As the Northern District of Illinois and the Southern of New York write theirs: "17 C 4482", "18 Civ. 2345 (KPF)"."""
_DOCKET = re.compile(
    r"\(?(?:(?:(?:civil|criminal|adversary)\s+)?(?:(?:supreme court|(?:appellate )?case|action|docket|cause|appeal|c\.?a\.)\s+)?"
    r"(?:nos?\.|number|no:)|case\s+\#|docket(?=:))\s*:?\s*"
    rf"(?P<docket>{_YEAR_TYPE_NUMBER}|(?-i:(?:SA|ED|LA)?C[VR]|Civ\.) \d{{2}}-\d{{3,5}}[\w-]*|\d{{1,4}}, (?:[A-Z][a-z]+ Term, )?\d{{4}}\b"
    r"|[A-Z\d][^\s,;()—]*\d[^\s,;()—]*(?-i:(?: [A-Z]{2,4}\b(?: \d{4}\b)?)*))",
    re.IGNORECASE,
)
_DOCKET_NUMBER_LABEL = re.compile(r"docket numbers?\s*:\s*(?P<docket>.*\d.*)", re.IGNORECASE)
_DOCKET_AFTER_PARTIES = re.compile(
    r"(?:[A-Z]{3,},|^DIVISIONS? [IVX]+(?: (?:AND|&) [IVX]+)?,?) (?:Case )?No\. (?P<docket>[\w:.-]*\d[\w:.-]*(?: [A-Z]{2,4}\b)?)"
)
_CONSOLIDATED = re.compile(r"consolidated with\s+(?:nos?\. )?(?P<docket>\d[\w:-]*-\w+(?:-\w+)*)", re.IGNORECASE)
_FURTHER_DOCKET = re.compile(r"\d[\w:-]*-\w+(?:-\w+)*")
_LIST_OF_DOCKETS = re.compile(r"(?:(?:,|,? and|,? &|;)\s+(?:nos?\.\s+)?\d[\w:-]*-\w+(?:-\w+)*)+", re.IGNORECASE)
_TOO_SHORT = re.compile(r"\d{1,4}")  # "No. 80" of a term that stands elsewhere
_NUMBER_OF_OPINION = re.compile(r".*[–—-] [A-Z][a-z]+ \d{1,2}, \d{4}")


def find_dockets(cells: Sequence[str]) -> tuple[str, ...]:
    """The docket numbers of the head, in order; none when the first one that stands there is no whole number."""
    found: dict[str, None] = {}
    for place, cell in enumerate(cells):
        if labelled := _DOCKET_NUMBER_LABEL.fullmatch(cell):
            found |= dict.fromkeys(_labelled_numbers(labelled["docket"]))
            continue
        match = (
            _DOCKET.match(cell) or _DOCKET_AFTER_PARTIES.search(cell) or (_CONSOLIDATED.match(cell) if found else None)
        )
        if match is None or _is_from_below(cells, place) or _NUMBER_OF_OPINION.fullmatch(cell):
            continue
        numbers = [match["docket"], *_FURTHER_DOCKET.findall(_further(cell, match.end()))]
        numbers = [with_bracket(number.rstrip(".:,").replace("–", "-")) for number in numbers]
        if _TOO_SHORT.fullmatch(numbers[0]) and not found:
            return ()
        found |= dict.fromkeys(number for number in numbers if not _TOO_SHORT.fullmatch(number))
    return tuple(found)


def with_bracket(number: str) -> str:
    """A number whose last bracket was taken for the rule of a caption: "18 Civ. 2345 (KPF"."""
    return f"{number})" if number.count("(") > number.count(")") else number


def _labelled_numbers(value: str) -> list[str]:
    """What a label "Docket Number:" gives; a number that it repeats counts once."""
    numbers = re.sub(r"^nos?\.\s*", "", value, flags=re.IGNORECASE)
    return list(dict.fromkeys(re.split(r",\s*", numbers)))


def _further(cell: str, end: int) -> str:
    """The list that goes on after a first docket number: ", 14-56 and 14-57"."""
    match = _LIST_OF_DOCKETS.match(cell, end)
    return match.group() if match else ""


def _is_from_below(cells: Sequence[str], place: int) -> bool:
    """Whether a number stands where the lower court's does: below words of appeal, or below a court of trial."""
    if any(_APPEAL_FROM.search(before) for before in cells[max(0, place - _REACH) : place]):
        return True
    near = [cell for cell in cells[max(0, place - 2) : place] if not _APPELLATE.fullmatch(cell)]
    return any(map(_COURT_BELOW.search, near))
