"""How a writing announces itself: "JUSTICE KAGAN, concurring in part and dissenting in part.", "SELYA, Circuit Judge.".

Capitals and blanks after commas are not asked for, since damaged texts have lost them.
"""

import re
from dataclasses import dataclass

from app.law.authorities import PartKind
from app.reading.joiners import find_joiners

_ROLE = (
    r"(?P<role>(?:specially\s+)?(?:concurring|dissenting)(?:\s+(?:in|from|with|as)\b[^.:]{0,160}?)?"
    r"(?:,?\s*(?:and|but)\s+(?:concurring|dissenting)(?:\s+(?:in|from)\b[^.:]{0,120}?)?)?)"
)
_JOINED = r"(?:,?\s*with\s+whom\s.{3,300}?\bjoins?\b[^.:]{0,120}?)?"
_JOINED_BY = r"(?:,?\s*joined\s+(?:in\s+[\w ,]{3,40}?\s)?by\s[^:]{3,500}?)"
_A_JUSTICE = r"(?:mr\.\s+|madam\s+)?(?:chief\s+)?justice\s+[\w’'-]+"
_JUSTICE = re.compile(
    rf"(?P<names>{_A_JUSTICE}(?:(?:,\s+|\s+and\s+|,\s+and\s+){_A_JUSTICE})*)(?:{_JOINED_BY}|{_JOINED}),?\s*"
    rf"(?:(?P<court>delivered\s+the\s+opinion\s+(?:of\s+the|for\s+a\s+unanimous)\s+court|announced\s+the\s+judgment\s+of\s+the\s+court)"
    rf"[^:]{{0,300}}?|{_ROLE})[.:]",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE = (
    r"(?:(?:(?:senior|chief|associate|circuit|district|magistrate|presiding|acting)\s+)*(?:judges?|justices?)"
    r"|(?:acting\s+)?[CP]\. ?J\.|JJ?\.)"
)
_STATEMENT = re.compile(r"statement\s+of\s+(?:chief\s+)?justice\s+(?P<name>[\w’'-]+)\b[^.]{0,200}\.", re.IGNORECASE)
_A_JUDGE = r"(?!(?i:before|present|panel|opinion|at|of|the|in|on|upon|by|from|for|to|argued|heard)\b)[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]*){0,3}(?:,\s(?i:Jr|Sr|III|II)\b\.?)?"
_JUDGE = re.compile(
    rf"(?:(?i:(?:dissenting |concurring )?opinion by) )?(?P<names>{_A_JUDGE}(?:(?:,\sand\s|,\s|\sand\s){_A_JUDGE}){{0,4}}),\s(?i:{_OFFICE}"
    rf"(?P<more>(?:{_JOINED_BY}|{_JOINED}),?\s*{_ROLE}|{_JOINED_BY}(?=:))?)\s*(?P<stop>[.:—]|(?<=\.)\s)",
    re.DOTALL,
)
_BARE_ROLE = re.compile(
    rf"(?P<names>(?:[A-Z]\. ?){{0,2}}[A-Z][A-Z’'-]{{2,}}),?\s+{_ROLE.removesuffix('?')}:", re.DOTALL
)
"""A judge without an office: "W. FERN, dissenting:"."""
_BEFORE_NAME = re.compile(r"(?:mr\.\s+|madam\s+)?(?:chief\s+)?justice\s+", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r",\s+and\s+|,\s+(?!(?:Jr|Sr|II|III)\b)|\s+and\s+", re.IGNORECASE)
_PER_CURIAM = re.compile(r"per\s+curiam\b[.:*]*", re.IGNORECASE)
_LINE_UP = re.compile(
    r"[\w’'-]+,\s*(?:c\.\s?j\.,|j\.,)?\s*(?:delivered\s+the\s+opinion\s+(?:of\s+the|for\s+a\s+unanimous)\s+court|announced\s+the\s+judgment)",
    re.IGNORECASE,
)
_WRITING_HEAD = re.compile(
    r"opinion\s+of\s+(?:the\s+court|[\w’'-]+,?\s*(?:(?:c\.\s?)?j\.)?)|[\w’'-]+,\s*(?:(?:c\.\s?)?j\.,\s*)?"
    r"(?:concurring|dissenting)(?:\s+in\s+(?:the\s+)?(?:judgment|part|result))?(?:\s+and\s+dissenting\s+in\s+part)?\.?"
    r"|counsel|opinion|memorandum\*{0,2}|appearances",
    re.IGNORECASE,
)
_SYLLABUS_HEAD = re.compile(r"syllabus\*?", re.IGNORECASE)
_SUMMARY_HEAD = re.compile(r"summary\*{0,2}", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?P<kind>opinion|dissent|concurrence|dissenting opinion|concurring opinion) by (?:chief |senior )?(?:judge|justice) (?P<name>[A-Z][\w’'-]+)\.?",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(
    r"[•*]?\s*(?P<name>(?!(?i:before|present|panel)\b)[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*){0,3}(?:,\s(?i:Jr|Sr|III|II)\b\.?)?),\s"
    r"(?:(?:(?:Acting )?(?:C\. ?|P\. ?))?J|(?i:(?:(?:senior|chief|associate|circuit|district|magistrate|presiding)\s+)*(?:judge|justice)))\."
)
_RUNS_IN = 40
_BENCH = re.compile(r"\s*(?:panel consist|before (?:chief|justices|judges)\b|all concur|do not publish)", re.IGNORECASE)
"""What stands below a signature: who sat."""
_BEGINS_WRITING = re.compile(
    r"Statement of (?:CHIEF )?JUSTICE|(?:DISSENTING |CONCURRING )?OPINION BY [A-Z]"
    r"|(?:CHIEF )?JUSTICE [A-Z’'-]{3,}\b.*(?:delivered|announced|concurring|dissenting|with whom)"
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a paragraph says of the words that follow."""

    kind: PartKind
    author: str | None = None
    joined_by: tuple[str, ...] = ()


def find_byline(text: str) -> Announcement | None:
    """The line that names an author where nothing else announces one: "Opinion by Judge SELYA.", "Streeter, J."."""
    if match := _BYLINE.fullmatch(text):
        kind = match["kind"].lower()
        by_kind = {"d": PartKind.DISSENT, "c": PartKind.CONCURRENCE}
        return Announcement(by_kind.get(kind[0], PartKind.MAJORITY), match["name"])
    match = _NAME_ALONE.fullmatch(text)
    return Announcement(PartKind.MAJORITY, match["name"]) if match else None


def find_announcement(text: str) -> Announcement | None:
    """The announcement with which a paragraph begins a writing, or None."""
    start = text[:700]
    if match := _JUSTICE.match(start):
        return Announcement(_kind_of_justice(match), _authors(match["names"]), find_joiners(match.group()))
    if match := _STATEMENT.match(start):
        # A statement respecting a denial speaks for its author only, as a concurrence does.
        return Announcement(PartKind.CONCURRENCE, match["name"])
    if _PER_CURIAM.match(start):
        is_alone = len(text) < len("per curiam opinion") or text[10:11] in {".", ":"}
        return Announcement(PartKind.PER_CURIAM) if is_alone else None
    if match := _BARE_ROLE.match(start):
        return Announcement(_kind(match["role"]), match["names"])
    match = _JUDGE.match(start)
    if match and (match["more"] or match["stop"] == ":" or _runs_on(text[match.end() :])):
        return Announcement(_kind(match["role"]), _authors(match["names"]), find_joiners(match.group()))
    return None


def _authors(printed: str) -> str:
    """The author, or those of a joint opinion in one line: "Elrod and Willett", "Fern, Moss, and Reed"."""
    *others, last = _BETWEEN_NAMES.split(_BEFORE_NAME.sub("", " ".join(printed.split())))
    return f"{', '.join(others)}{',' * (len(others) > 1)} and {last}" if others else last


def _runs_on(rest: str) -> bool:
    """Whether running text follows on the announcement's line, and not the names of the rest of the bench."""
    return (
        len(rest) > _RUNS_IN
        and not _BENCH.match(rest)
        and re.search(r"(?<!\S)[a-z]{2}", rest[: 3 * _RUNS_IN]) is not None
    )


def begins_writing(line: str) -> bool:
    """Whether a printed line, wherever it stands in its block, begins an announcement."""
    return _BEGINS_WRITING.match(line) is not None


def find_section(text: str) -> PartKind | None:
    """What a line standing alone says is coming: a syllabus, a summary, or the caption of another writing."""
    if _SYLLABUS_HEAD.fullmatch(text):
        return PartKind.SYLLABUS
    if _SUMMARY_HEAD.fullmatch(text):
        return PartKind.SUMMARY
    return PartKind.FRONT_MATTER if _WRITING_HEAD.fullmatch(text.strip()) else None


def is_line_up(text: str) -> bool:
    """Whether a paragraph lists who wrote and who joined: the end of a syllabus."""
    return _LINE_UP.match(text) is not None


def _kind_of_justice(match: re.Match[str]) -> PartKind:
    court = match["court"]
    if court is None:
        return _kind(match["role"])
    return PartKind.PLURALITY if court.lower().startswith("announced") else PartKind.MAJORITY


def _kind(role: str | None) -> PartKind:
    words = (role or "").lower()
    if not words:
        return PartKind.MAJORITY
    if "concurring" in words and "dissenting" in words:
        return PartKind.CONCURRENCE_DISSENT
    return PartKind.CONCURRENCE if "concurring" in words else PartKind.DISSENT
