"""Filing stamps: the line that a court's filing system prints on every page, and the page it counts.

Each court's system words it differently ("Case 3:17-cv-00001 Document 9 Filed 01/02/18 Page 3 of 5", "USCA4
Appeal: …", "NYSCEF DOC. NO. 12"); common to all is that the line begins with the case and goes on with the
document's number or its day of filing, and a count of pages.
"""

import re

_CASE = (
    r"(?:USCA ?\d{0,2} |USCADC |USDC [A-Z/]{2,6} |Appellate )?(?:Case|Appeal)(?![a-z]):? ?#?:? ?\d\S*[ ,]+"
    r"(?:\(.{0,80}\)[ ,]+)?"
    r"|(?:Case )?MDL No\. \d{2,5} (?=Doc)|\d:\d\d-(?:cv|cr|mc|mj|md)-\d+\S*[ ,]+|\d\d-\d{5}-\w{2,4} (?=Doc )"
)
_DAY = r"\d{1,2}/\d{1,2}/\d{2,4}"
_DOCUMENT = rf"(?:Document|Doc|Dkt|DktEntry|ECF No|ID|Date Filed|Filed|Page|Pg|{_DAY})(?![a-z])"
_PAGE = r"\b(?:Page|Pg)(?: ?ID)?s?[.:]? ?#?:? ?\.?\d{1,6}\b"
_COUNTED = rf"{_DAY} (?P<page>\d{{1,4}}) of \d{{1,4}}\b"
"""Some courts print the page behind the day without the word."""
_SEALED = r"(?:\*+SEALED\*+ )?"
_ALONE = re.compile(
    rf"(?:(?:USCA ?\d{{0,2}} |Appellate )(?:Case|Appeal): ?\d\d-\d+|Case:? ?\d:\d\d-[a-z]{{2}}-\d+\S*) {_SEALED}Doc(?:ument|\.)?:? ?#?:? ?\d{{1,6}}(?:-\d+)?",
    re.IGNORECASE,
)
"""A stamp whose day and page the text has lost, or set on a line of their own."""
_STAMP = re.compile(
    rf"(?:{_CASE}).{{0,80}}?{_DOCUMENT}.{{0,160}}(?:{_PAGE}|{_DAY} \d{{1,4}} of \d).{{0,60}}|(?:{_CASE}){_PAGE}.{{0,120}}",
    re.IGNORECASE,
)
_STATE_STAMP = re.compile(
    r"(?:FILED: .{3,60} COUNTY CLERK .{4,40}|NYSCEF DOC\. NO\. \d+(?:\s+RECEIVED NYSCEF: \S+)?|INDEX NO\. \d{3,7}/\d{4})"
)
_PAGE_OF_STAMP = re.compile(rf"(?i:\bPage|\bPg)[.:]? ?:? ?(\d{{1,4}})\b(?!\s*/)|{_COUNTED}")
_LONGEST = 250


def is_stamp(text: str) -> bool:
    """Whether a line is a filing stamp."""
    printed = " ".join(text.split())
    return len(printed) < _LONGEST and any(form.fullmatch(printed) for form in (_STAMP, _ALONE, _STATE_STAMP))


def stamp_page(text: str) -> str | None:
    """The page that a filing stamp counts; None for a line that is no stamp, or counts the document's pages only."""
    if not is_stamp(text):
        return None
    match = _PAGE_OF_STAMP.search(text)
    return match[1] or match["page"] if match else None
