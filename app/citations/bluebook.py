"""Citations of cases written out (The Bluebook, Bluepages B10). California's own way is `california`.

Pure functions from an authority and a place in it to runs of text. Which form a place takes is
decided in `placement`. Nothing is ever supplied here: a pin or a date that is not known prints as
a placeholder.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.citations.abbreviations import MONTHS
from app.citations.courts import find_court
from app.citations.names import citation_name, textual_name
from app.citations.parentheticals import in_order, is_explanation
from app.citations.pins_written import format_pin
from app.citations.reporters import find_court_of_reporter
from app.citations.runs import Run, gap, italic, join, plain
from app.citations.styles import CitationStyle, load_style
from app.law.authorities import Authority, AuthorityKind, ReporterCitation, Treatment
from app.law.courts import SCOTUS, CourtLevel
from app.law.dates import PartialDate

FindAuthority = Callable[[str], Authority | None]

PIN_REQUIRED = "[PIN REQUIRED]"
DATE_REQUIRED = "[DATE REQUIRED]"
COURT_REQUIRED = "[COURT REQUIRED]"
DOCKET_REQUIRED = "[DOCKET REQUIRED]"
CITATION_REQUIRED = "[CITATION REQUIRED]"


@dataclass(frozen=True, slots=True)
class PinCite:
    """The page within an authority, whose pages it counts, and whether a missing one must show."""

    page: str | None = None
    reporter: str | None = None
    required: bool = False


NO_PIN = PinCite()


def write_full(
    authority: Authority,
    pin: PinCite = NO_PIN,
    *,
    notes: Sequence[str] = (),
    linked: Sequence[Sequence[Run]] = (),
    textual: bool = False,
    find_authority: FindAuthority = lambda _key: None,
    style: CitationStyle | None = None,
    as_of: dt.date | None = None,
) -> list[Run]:
    """The full citation (B10.1): name, where printed, pin, court and date, parentheticals, history.

    Args:
        notes: parentheticals in any order.
        linked: what it quotes or cites, written out already ("quoting …").
        as_of: the day of the paper, by which an old denial of review is left out (10.7).
    """
    if authority.kind is not AuthorityKind.OPINION:
        return [plain(authority.name.replace("'", "’"))]
    chosen = style or load_style()
    state = _state_of(authority)
    name = textual_name(authority.name, state=state) if textual else citation_name(authority.name, state=state)
    cite = _cite_for(authority, pin)
    history = [one for one in authority.treatments if is_printed(one, find_authority, chosen, as_of)]
    runs: list[Run] = [italic(name), plain(", ")]
    runs += _place(authority, cite, pin)
    runs += _parallels(authority, cite) if chosen.parallel else []
    runs += _court_and_year(authority, cite, year_later=_shares_year(authority, history, find_authority))
    runs += parentheses([*authority.weight_notes, *notes], linked)
    for treatment in history:
        runs += write_history(authority, treatment, find_authority)
    return join(runs)


def _state_of(authority: Authority) -> str | None:
    court = find_court(authority.court) if authority.court else None
    return court.state if court and court.level in {CourtLevel.STATE_HIGH, CourtLevel.STATE_APPEALS} else None


def _cite_for(authority: Authority, pin: PinCite) -> ReporterCitation | None:
    return authority.find_citation(pin.reporter) or authority.find_citation(None)


def _parallels(authority: Authority, cite: ReporterCitation | None) -> list[Run]:
    """The other reports of the decision, where the rules of the court ask for them (B10.1.5)."""
    return [
        plain(f", {other}".replace("'", "’"))
        for other in authority.citations
        if other != cite and not other.is_database
    ]


def parentheses(notes: Sequence[str], linked: Sequence[Sequence[Run]] = ()) -> list[Run]:
    """Parentheticals in their order (10.6.4), with those that quote or cite before those that explain."""
    ordered = in_order(notes)
    explaining = [note for note in ordered if is_explanation(note)]
    runs: list[Run] = [plain(f" ({note})") for note in ordered if note not in explaining]
    for words in linked:
        runs += [plain(" ("), *words, plain(")")]
    return runs + [plain(f" ({note})") for note in explaining]


def _court_and_year(authority: Authority, cite: ReporterCitation | None, *, year_later: bool) -> list[Run]:
    """Court and date in parentheses; the year stands only in the last citation when history has the same (10.5(b))."""
    inside = _court(authority, cite) if year_later else _court_and_date(authority, cite)
    return [plain(" ("), *inside, plain(")")] if inside else []


def _shares_year(authority: Authority, history: Sequence[Treatment], find_authority: FindAuthority) -> bool:
    later = find_authority(history[-1].by) if history and history[-1].by else None
    if later is None or later.decided is None or authority.decided is None or not _printed_by_year(authority):
        return False
    return later.decided.year == authority.decided.year and _printed_by_year(later)


def _printed_by_year(authority: Authority) -> bool:
    cite = authority.find_citation(None)
    return cite is not None and not cite.is_database


_DENIAL = re.compile(r"(?:cert\.|certiorari) denied")


def is_printed(
    treatment: Treatment,
    find_authority: FindAuthority,
    style: CitationStyle | None = None,
    as_of: dt.date | None = None,
) -> bool:
    """Whether history is printed: a denial of certiorari older than two years is not (10.7)."""
    if as_of is None or not _DENIAL.search(treatment.phrase):
        return True
    later = find_authority(treatment.by) if treatment.by else None
    date = treatment.date or (later.decided if later else None)
    return date is None or omitted_history(treatment.phrase, as_of.year - date.year, style) is None


def omitted_history(phrase: str, years: int, style: CitationStyle | None = None) -> str | None:
    """Why a history phrase of that age is left out, or None when it must be printed."""
    limit = (style or load_style()).denial_of_review_years
    if _DENIAL.search(phrase) and years > limit:
        return f"denial of certiorari older than {_NUMBERS.get(limit, limit)} years"
    return (
        "history on remand" if phrase == "on remand" else "denial of rehearing" if _REHEARING.search(phrase) else None
    )


_NUMBERS = {1: "one", 2: "two", 3: "three"}
_REHEARING = re.compile(r"(?:reh’g|reh'g|rehearing)(?: en banc)? denied")


def _place(authority: Authority, cite: ReporterCitation | None, pin: PinCite) -> list[Run]:
    if cite is None:
        return [*_docket(authority), plain("slip op."), *_pin(" at ", pin)]
    if cite.is_database:
        docket = _docket(authority) if authority.docket else []
        return [*docket, plain(str(cite)), *_pin(", at ", pin, star="*")]
    return [plain(str(cite).replace("'", "’")), *_pin(", ", pin)]


def _docket(authority: Authority) -> list[Run]:
    if authority.docket:
        return [plain(f"No. {docket_number(authority.docket)}, ")]
    return [plain("No. "), gap(DOCKET_REQUIRED, "The docket number is not recorded."), plain(", ")]


def docket_number(docket: str) -> str:
    """The docket number without what leads it."""
    return re.sub(r"^(?:Case )?(?:No|NO|Nos)\.\s*", "", docket)


def _pin(lead: str, pin: PinCite, *, star: str = "") -> list[Run]:
    if pin.page:
        return [plain(lead + _starred(format_pin(pin.page), star))]
    if not pin.required:
        return []
    return [plain(lead), gap(PIN_REQUIRED, "The page that supports this is not recorded.")]


def _starred(pin: str, star: str) -> str:
    return pin if not star or pin.startswith(star) else star + pin


def _court_and_date(authority: Authority, cite: ReporterCitation | None) -> list[Run]:
    full_date = cite is None or cite.is_database
    date = decision_date(authority.decided, full=full_date)
    court = _court(authority, cite)
    space = [plain(" ")] if court and date else []
    return [*court, *space, *date]


def _court(authority: Authority, cite: ReporterCitation | None) -> list[Run]:
    if cite is not None and _tells_highest(cite.reporter):
        return []
    if cite is not None and cite.reporter.startswith("Cal. App."):
        return [plain("Ct. App.")]
    if authority.court is None:
        return [gap(COURT_REQUIRED, "The deciding court is not recorded.")]
    court = find_court(authority.court)
    printed = court.citation if court else ""
    return [plain(printed)] if printed and authority.court != SCOTUS else []


def _tells_highest(reporter: str) -> bool:
    """Whether the reporter alone tells that a state's highest court decided, or the Supreme Court (rule 10.4(b))."""
    told = find_court_of_reporter(reporter)
    court = find_court(told) if told else None
    return court is not None and court.level in {CourtLevel.SUPREME, CourtLevel.STATE_HIGH}


def decision_date(decided: PartialDate | None, *, full: bool) -> list[Run]:
    """The year, or the whole date of an unreported decision; what is not known shows."""
    if decided is None or (full and decided.exact is None):
        year = [plain(f"{decided.year} ")] if decided else []
        return [*year, gap(DATE_REQUIRED, "The full decision date is not recorded.")]
    return [plain(long_date(decided) if full else str(decided.year))]


def long_date(date: PartialDate) -> str:
    """A date with its month abbreviated (T12), as far as it is known: "Sept. 11, 2017", "Sept. 2017", "2017"."""
    day = f" {date.day}," if date.day else ""
    month = f"{MONTHS[date.month]}{day} " if date.month else ""
    return f"{month}{date.year}"


def write_history(authority: Authority, treatment: Treatment, find_authority: FindAuthority) -> list[Run]:
    """Later history after the citation (rule 10.7); the phrase is in italics, its comma is not."""
    if not treatment.phrase:
        return []
    phrase = treatment.phrase.replace("'", "’")
    found = find_authority(treatment.by) if treatment.by else None
    one_name = found is not None and _is_affirmance(phrase) and _key(found.name) == _key(authority.name)
    if found is not None and _is_affirmance(phrase) and not one_name:
        phrase += " sub nom."
    later = _later(treatment, find_authority, named=not one_name)
    if later:
        link = [italic(" ")] if phrase.endswith(_PHRASES_THAT_GO_ON) else [plain(", ")]
        return [plain(", "), italic(phrase), *link, *later]
    date = [plain(f" ({long_date(treatment.date)})")] if treatment.date else []
    return [plain(", "), italic(phrase), *date]


_PHRASES_THAT_GO_ON = (" by", "sub nom.")
_SAME_CASE = re.compile(
    r"(?:aff’d|rev’d|vacated|modified|cert\. denied|cert\. granted|reh’g en banc|appeal dismissed)(?:[^,]*)$"
)


def _is_affirmance(phrase: str) -> bool:
    """Whether the phrase tells of the same case in another court, whose name is repeated only when it changed."""
    return _SAME_CASE.match(phrase) is not None and not phrase.endswith(_PHRASES_THAT_GO_ON)


def _key(name: str) -> str:
    return citation_name(name).casefold()


def _later(treatment: Treatment, find_authority: FindAuthority, *, named: bool) -> list[Run]:
    """The later decision; a placeholder when one is meant and is not recorded, nothing for "review denied"."""
    found = find_authority(treatment.by) if treatment.by else None
    if found is not None:
        return write_full(found) if named else _nameless(write_full(found))
    if treatment.citation:
        return [plain(treatment.citation)]
    if treatment.by or treatment.phrase.endswith(_PHRASES_THAT_GO_ON):
        return [gap(CITATION_REQUIRED, "The later decision is not recorded.")]
    return []


def _nameless(runs: Sequence[Run]) -> list[Run]:
    """A full citation without its name and the comma after it."""
    first = runs[1]
    return [plain(first.text.removeprefix(", ")), *runs[2:]]


def write_short(
    authority: Authority,
    pin: PinCite = NO_PIN,
    *,
    short: str,
    notes: Sequence[str] = (),
    linked: Sequence[Sequence[Run]] = (),
) -> list[Run]:
    """The short form (B10.2): "*LaLonde*, 204 F.3d at 955"."""
    if authority.kind is not AuthorityKind.OPINION:
        return write_full(authority)
    place = _short_place(_cite_for(authority, pin), pin)
    return join([italic(short), plain(", "), *place, *parentheses(notes, linked)])


def write_supra(authority: Authority, pin: PinCite = NO_PIN, *, short: str) -> list[Run]:
    """*Supra*, for books, articles and papers alone (B4). Raises `ValueError` for a case or a law."""
    if authority.kind is not AuthorityKind.SECONDARY:
        kinds = {AuthorityKind.OPINION: "cases"}
        raise ValueError(f"supra may not be used for {kinds.get(authority.kind, 'laws')}")
    return join([italic(short), plain(", "), italic("supra"), *_pin(", at ", pin)])


def _short_place(cite: ReporterCitation | None, pin: PinCite) -> list[Run]:
    if cite is None:
        return [plain("slip op."), *_pin(" at ", pin)]
    if cite.is_database:
        return [plain(str(cite)), *_pin(", at ", pin, star="*")]
    if pin.page is None and not pin.required:
        return [plain(str(cite).replace("'", "’"))]
    head = f"{cite.volume} {cite.reporter}".replace("'", "’")
    return [plain(head), *_pin(" at ", pin)]


def write_id(
    authority: Authority,
    pin: PinCite = NO_PIN,
    *,
    same_pin: bool,
    notes: Sequence[str] = (),
    linked: Sequence[Sequence[Run]] = (),
) -> list[Run]:
    """*Id.* (B4): with a pin unless it is the same place; "at" only before pages."""
    runs: list[Run] = [italic("Id.")]
    if authority.kind is AuthorityKind.OPINION and not same_pin:
        cite = _cite_for(authority, pin)
        runs += _pin(" at ", pin, star="*" if cite is not None and cite.is_database else "")
    return join([*runs, *parentheses(notes, linked)])
