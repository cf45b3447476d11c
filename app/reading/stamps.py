"""Filing stamps: the line that a court's filing system prints on every page, and the page it counts.

Each court's system words it differently ("Case 3:17-cv-00001 Document 9 Filed 01/02/18 Page 3 of 5", "USCA4
Appeal: …", "NYSCEF DOC. NO. 12"); common to all is that the line begins with the case and goes on with the
document's number or its day of filing, and a count of pages.
"""

import re

_CASE = (
    r"(?:USCA ?\d{0,2} |USCADC |Appellate )?(?:Case|Appeal)(?![a-z]):? ?#?:? ?\d\S*[ ,]+(?:\(.{0,80}\)[ ,]+)?"
    r"|\d:\d\d-(?:cv|cr|mc|mj|md)-\d+\S*[ ,]+"
)
_DAY = r"\d{1,2}/\d{1,2}/\d{2,4}"
_DOCUMENT = rf"(?:Document|Doc|Dkt|DktEntry|ECF No|ID|Date Filed|Filed|Page|Pg|{_DAY})(?![a-z])"
_PAGE = r"\b(?:Page|Pg)(?: ?ID)?s?[.:]? ?#?:? ?\.?\d{1,6}\b"
_STAMP = re.compile(
    rf"(?:{_CASE}).{{0,80}}?{_DOCUMENT}.{{0,160}}{_PAGE}.{{0,60}}|(?:{_CASE}){_PAGE}.{{0,120}}", re.IGNORECASE
)
_STATE_STAMP = re.compile(
    r"(?:FILED: .{3,60} COUNTY CLERK .{4,40}|NYSCEF DOC\. NO\. \d+(?:\s+RECEIVED NYSCEF: \S+)?|INDEX NO\. \d{3,7}/\d{4})"
)
_PAGE_OF_STAMP = re.compile(r"(?i:\bPage|\bPg)[.:]? ?:? ?(\d{1,4})\b(?!\s*/)")
_LONGEST = 250


def is_stamp(text: str) -> bool:
    """Whether a line is a filing stamp."""
    return len(text) < _LONGEST and (_STAMP.fullmatch(text) or _STATE_STAMP.fullmatch(text)) is not None


def stamp_page(text: str) -> str | None:
    """The page that a filing stamp counts; None for a line that is no stamp, or counts the document's pages only."""
    if not is_stamp(text):
        return None
    match = _PAGE_OF_STAMP.search(text)
    return match[1] if match else None
