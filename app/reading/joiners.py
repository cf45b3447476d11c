"""Who joins whose opinion, from announcements and from the line-up at the end of a syllabus."""

import re
from collections.abc import Iterator

_WITH_WHOM = re.compile(
    r"\b(?:with|in|on) wh(?:om|ich)\s+(?P<names>.{3,300}?),?\s+join(?:s|ed)?\b"
    r"|\bjoined\s+by\s+(?P<by>[^:]{3,500}?),?\s*(?=:|$|\b(?:specially\s+)?(?:concurring|dissenting)\b)",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE = re.compile(
    r"(?:\bC\. ?J\.|\bP\. ?J\.|\bJJ\.|\bJ\.|\b(?:mr\.|madam)\s+|\b(?:(?:chief|senior|associate|circuit|district|presiding)\s+)*(?:justices?|judges?)\b)",
    re.IGNORECASE,
)
_CHIEF_JUSTICE = re.compile(r"\bthe chief justice\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
_LINE_UP_ENTRY = re.compile(
    r"(?P<name>[A-Z][\w’'-]+), (?:C\. ?)?J\.,\s+(?P<what>delivered|announced|filed|wrote)\b(?P<rest>.*?)(?=\.\s+[A-Z][\w’'-]+, (?:C\. ?)?JJ?\.|\.?$)",
    re.DOTALL,
)
_NO_NAMES = {"All", "Members", "Court", "Part", "Parts", "Except", "Than", "Other"}


def find_joiners(announcement: str) -> tuple[str, ...]:
    """The names that an announcement says join, as printed; empty when it says none, or not which."""
    match = _WITH_WHOM.search(announcement)
    return _names(match["names"] or match["by"]) if match else ()


def iter_line_up(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each author of a line-up with those who join the whole of the opinion."""
    for entry in _LINE_UP_ENTRY.finditer(text):
        yield entry["name"], find_joiners(entry["rest"])


def _names(listed: str) -> tuple[str, ...]:
    plain = _OFFICE.sub("", _CHIEF_JUSTICE.sub("The-Chief", listed))
    names = [" ".join(name.split()).strip(" ,") for name in re.split(r",|\band\b", plain)]
    names = [name.replace("The-Chief", "The Chief Justice") for name in names if name]
    is_list = all(_NAME.fullmatch(name) and not _NO_NAMES & set(name.split()) for name in names)
    return tuple(names) if is_list else ()
