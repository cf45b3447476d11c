"""Reads and normalises reporter citations and docket numbers, so that two ways of writing one are equal.

Knows shapes only: whether "204 F.3d 947" exists, or is the right case, is for others to say.
"""

import re

from app.law.authorities import ReporterCitation

_SHAPE = re.compile(r"(?P<volume>\d{1,4})\s+(?P<reporter>.*\S)\s+(?P<page>\d{1,8})")
_REPORTER = re.compile(r"[A-Za-z][A-Za-z0-9.&'() -]*")


def parse_citation(text: str) -> ReporterCitation:
    """Split "17 Cal. App. 5th 766" into volume, reporter and page.

    Raises:
        ValueError: `text` is not a volume, a reporter and a page.
    """
    match = _SHAPE.fullmatch(" ".join(text.replace("’", "'").split()))
    if match is None or not _REPORTER.fullmatch(match["reporter"]):
        message = f"not a citation: {text!r} (write volume, reporter and first page: 204 F.3d 947)"
        raise ValueError(message)
    return ReporterCitation(match["volume"], match["reporter"], match["page"])


def find_parsed(text: str) -> ReporterCitation | None:
    """The citation that `text` is, or None when it is none."""
    try:
        return parse_citation(text)
    except ValueError:
        return None


def series_key(citation: ReporterCitation) -> str:
    """One volume of one reporter, however it is spaced and dotted: "204|f3d"."""
    return f"{int(citation.volume)}|{squeeze(citation.reporter)}"


def citation_key(citation: ReporterCitation) -> str:
    """One place of print, however it is spaced and dotted: "204|f3d|947"."""
    return f"{series_key(citation)}|{citation.page.lstrip('0') or '0'}"


def cited_key(text: str) -> str:
    """The key of whatever is cited: a place of print, or a statute's name however it is spaced and dotted."""
    citation = find_parsed(text)
    return citation_key(citation) if citation else squeeze(text)


def squeeze(text: str) -> str:
    """The letters and digits of `text`, lower case."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def pin_covers(pin: str, page: int) -> bool:
    """Whether a pin ("955", "1241-42", "955, 958 n.16") takes in a page."""
    pages = _NOTE_NUMBER.sub("", pin)
    return any(_in_range(page, m[1], m[2] or m[1]) for m in _PAGES.finditer(pages))


_NOTE_NUMBER = re.compile(r"\bnn?\.\s*\d+(?:-\d+)?")
_PAGES = re.compile(r"(\d+)(?:-(\d+))?")


def _in_range(page: int, first: str, last: str) -> bool:
    # The last page of a range drops the digits that it shares with the first (Bluebook R. 3.2(a)).
    whole = first[: len(first) - len(last)] + last
    return int(first) <= page <= int(whole)
