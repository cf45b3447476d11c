"""The place within an authority: pages, notes, paragraphs, sections, lines. Written with plain hyphens."""

import re

_PAGE = r"(?:\*{1,2}\s?)?\d{1,5}(?:a(?!\w))?(?!\d)"
_NOTE = (
    r"(?:,?\s?(?:&\s?)?(?:nn\.\s?\d{1,3}(?:\s?-\s?\d{1,3})?(?:(?:,|\s?&)\s?\d{1,3}(?:\s?-\s?\d{1,3})?)*"
    r"|n\.\s?\d{1,3}(?:\s?-\s?\d{1,3})?)(?!\d))"
)
_ITEM = rf"{_PAGE}(?:\s?-\s?{_PAGE})?{_NOTE}*"
# A number that a capital letter follows is the volume of the next report ("109 S. Ct. 1865"), not a page.
_NEXT = rf"(?:,\s?(?:and\s|&\s)?|\s&\s|\sand\s)(?!\d{{1,4}}\s[A-Z]){_ITEM}"
PAGES = rf"(?:{_ITEM}(?:{_NEXT})*|nn?\.\s?\d{{1,3}}(?!\d))"
"""One or several pages with their notes: "1162 n.7, 1168 n.9", "*6-7"."""

_MARKED = r"\d{1,5}(?:\.\d{1,3})?[a-z]?(?![\w])(?:\([A-Za-z0-9]{1,4}\))*"
_MARKED_LIST = (
    rf"{_MARKED}(?:\s?-\s?{_MARKED})?(?:(?:,\s?(?:and\s|&\s)?|\s&\s|\sand\s)(?:¶+\s?)?{_MARKED}(?:\s?-\s?{_MARKED})?)*"
)
PARAGRAPHS = rf"(?:¶¶?|[Pp]aras?\.)\s?{_MARKED_LIST}"
"""Numbered paragraphs: "¶¶ 51, 55, 57-58"."""

SECTIONS = rf"§§?\s?{_MARKED_LIST}"
LINES = r"\d{1,4}:\d{1,2}(?:\s?-\s?(?:\d{1,4}:)?\d{1,2})?(?:[,;]\s?\d{1,4}:\d{1,2}(?:\s?-\s?(?:\d{1,4}:)?\d{1,2})?)*"
"""Pages and lines of a transcript: "15:3-16:7"."""

AT = r",?\s?at\s(?:pp?\.\s?|PageID\.?\s?(?:#\s?)?)?"
"""What leads to the pages of a short form."""

_HYPHEN = re.compile(r"\s*-\s*")
_NOTE_MARK = re.compile(r",?\s*(&\s*)?(?<![A-Za-z])(nn?)\.\s*")
_FIRST_NUMBER = re.compile(r"\d+")


def normalise(pin: str) -> str:
    """The pin with plain hyphens and notes in one form: "958 n. 16" becomes "958 n.16"."""
    plain = _HYPHEN.sub("-", pin.replace("–", "-"))
    noted = _NOTE_MARK.sub(lambda mark: f" {mark[1] or ''}{mark[2]}.", plain)
    return " ".join(noted.replace("* ", "*").replace("**", "*").split()).strip(" ,;")


def first_page(pin: str | None) -> int | None:
    """The first page that a pin names; None for paragraphs, sections, lines, notes and no pin."""
    if not pin or not pin.lstrip("*")[:1].isdigit() or ":" in pin:
        return None
    number = _FIRST_NUMBER.search(pin)
    return int(number.group()) if number else None


def holds_page(pin: str, page: str) -> bool:
    """Whether a pin names the page on which words begin: "1241-42" holds "1242" and "1242-43"."""
    first = page.split("-", 1)[0].lstrip("*")
    for part in pin.replace("–", "-").replace("*", "").split(","):
        bounds = part.split(" n", 1)[0].strip().split("-")
        if bounds[0] == first:
            return True
        if len(bounds) == 2 and all(bound.isdigit() for bound in (*bounds, first)):
            last = bounds[0][: len(bounds[0]) - len(bounds[1])] + bounds[1]
            if int(bounds[0]) <= int(first) <= int(last):
                return True
    return False
