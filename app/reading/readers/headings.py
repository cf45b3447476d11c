"""Courts, docket numbers, dates and judges as markup and data give them: one value, printed in many ways."""

import re
from collections.abc import Iterable, Sequence

from app.citations.courts import find_court, find_court_by_citation, find_court_by_heading
from app.law.courts import Court, CourtId
from app.law.dates import PartialDate

_DOCKET_LABEL = re.compile(
    r"(?:(?:record|docket|case|civil action|appeal|cause)\s+)?(?:nos?\.?|numbers?)\s*:?\s+", re.IGNORECASE
)
_DOCKET = re.compile(r"[A-Z\d][\w:./()-]*\d[\w:./()-]*(?: [A-Z]{2,4}\b)?")
_AMERICAN_DATE = re.compile(r"(?P<month>\d{1,2})[-/](?P<day>\d{1,2})[-/](?P<year>\d{4})")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?=T|$)")
_COURT_ADDRESS = re.compile(r".*/courts/(?P<id>[a-z0-9]+)/?")
_MONTHS = {
    name[:3].lower(): name
    for name in [
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
}
_SHORT_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?= \d)", re.IGNORECASE)
_IN_RE = re.compile(r"in re\b|(?:in the )?matter of\b", re.IGNORECASE)
_ROLE_AT_END = re.compile(
    r",?\s+(?:debtors?|appellants?|appellees?|petitioners?|respondents?|a person coming under .*)[.,]*$", re.IGNORECASE
)
_PARTY_TAIL = re.compile(
    r"(?:;|,? (?:in (?:his|her|its|their)|individually|true name|a/k/a|also known as)\b).*", re.IGNORECASE | re.DOTALL
)
_VERSUS = re.compile(r"(?:v|vs)\.?", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,4}")
_JUDGE_TITLE = re.compile(
    r"\b(?:chief|circuit|district|senior|associate|presiding|judges?|justices?|hon\.|P?JJ?\.|before)(?:\W+|$)",
    re.IGNORECASE,
)


def read_court(*forms: str) -> CourtId | None:
    """The court that the first known of these forms names: an id, its name, its form in citations; or None."""
    for form in (form.strip() for form in forms):
        court = find_court(form) or find_court_by_heading(form.rstrip("."))
        court = court or _find_by_pieces(form.rstrip(".")) or find_court_by_citation(form)
        if court is not None:
            return court.id
    return None


def _find_by_pieces(form: str) -> Court | None:
    first, _, rest = form.partition(",")
    if not rest:
        return None
    if first.strip().lower() == "court of appeal":  # "Court of Appeal, First District, Division 1, California"
        return find_court_by_heading(f"{first} of {rest.rpartition(',')[2].strip()}")
    return find_court_by_heading(first)


def read_court_address(address: str) -> CourtId | None:
    """The court of an address in CourtListener's programming interface, or None."""
    match = _COURT_ADDRESS.fullmatch(address)
    court = find_court(match["id"]) if match else None
    return court.id if court else None


def read_dockets(printed: Iterable[str]) -> tuple[str, ...]:
    """The docket numbers among these strings, without their labels, dashes made hyphens."""
    found: dict[str, None] = {}
    for text in printed:
        plain = re.sub(r"[‐-―−]", "-", " ".join(text.split())).rstrip(".")
        numbers = re.split(r",\s+(?:and\s+)?|\s+and\s+|;\s*", _DOCKET_LABEL.sub("", plain, count=1))
        if all(_DOCKET.fullmatch(number) for number in numbers):
            found |= dict.fromkeys(numbers)
    return tuple(found)


def read_date(printed: str) -> PartialDate | None:
    """A date of data: 2014-10-09, 10-09-2014 (month first), 2014-10-09T00:00:00Z; None when it is none."""
    text = printed.strip()
    iso = _ISO_DATE.match(text)
    american = _AMERICAN_DATE.fullmatch(text)
    try:
        if american:
            return PartialDate(int(american["year"]), int(american["month"]), int(american["day"]))
        return PartialDate.parse(iso.group() if iso else text)
    except ValueError:
        return None


def spell_months(text: str) -> str:
    """The text with months written out: "Sept. 29, 2014" is "September 29, 2014"."""
    return _SHORT_MONTH.sub(lambda match: _MONTHS[match[1].lower()[:3]], text)


def first_caption(lines: Sequence[str]) -> list[str]:
    """The lines of the first of several captions, each party without what follows its name and roles."""
    lines = [line for line in lines if not line.startswith("NOTICE")]
    if lines and _IN_RE.match(lines[0]):
        return [_ROLE_AT_END.sub("", lines[0])]
    plain = [_PARTY_TAIL.sub("", line) for line in lines]
    turns = [place for place, line in enumerate(plain) if _VERSUS.fullmatch(line)]
    return plain[: turns[0] + 2] if len(turns) > 1 else plain


def read_judges(printed: str) -> tuple[str, ...]:
    """Judges in a list of names ("Cyr, Boudin and Stahl, Circuit Judges"); empty when it holds anything else."""
    plain = _JUDGE_TITLE.sub("", printed)
    names = [name.strip(" .,;&") for name in re.split(r",|;|&|\band\b", plain)]
    names = [name for name in names if name]
    return tuple(names) if all(_PERSON.fullmatch(name) for name in names) else ()


def read_person(printed: str) -> str | None:
    """A judge's name without the office ("FISHER, Associate Judge" is "FISHER"), or None when it is none."""
    name = printed.split(",", maxsplit=1)[0].strip(" .:")
    return name if _PERSON.fullmatch(name) else None
