"""Citations written out (Bluebook 22d ed., Bluepages B10–B12; California Style Manual for one form).

Pure functions from an authority and a place in it to runs of text. Which form a place takes is
decided in `placement`. Nothing is ever supplied here: a pin or a date that is not known prints as
a placeholder.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.citations.abbreviations import MONTHS
from app.citations.courts import find_court
from app.citations.names import citation_name, textual_name
from app.law.authorities import Authority, AuthorityKind, ReporterCitation, Treatment
from app.law.briefs import Placeholder, TextRun
from app.law.courts import SCOTUS
from app.law.dates import PartialDate

Run = TextRun | Placeholder
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

_RANGE = re.compile(r"(\d+)\s*[-–—]\s*(\d+)")
_NOTE = re.compile(r"[,\s]*\bnn?\.\s*(?=\d)")
_REPORTERS_THAT_NAME_THE_COURT = {
    "U.S.",
    "S. Ct.",
    "L. Ed.",
    "L. Ed. 2d",
    "Cal.",
    "Cal. 2d",
    "Cal. 3d",
    "Cal. 4th",
    "Cal. 5th",
}


def format_pin(pin: str) -> str:
    """A pin as printed: "1241-42" → "1241–42", "2066-2067" → "2066–67", "958 n. 16" → "958 n.16"."""
    text = _RANGE.sub(lambda m: f"{m.group(1)}–{_last_page(*m.groups())}", pin.strip())
    return _NOTE.sub(lambda m: " nn." if "nn" in m.group() else " n.", text).strip()


def _last_page(first: str, last: str) -> str:
    """Rule 3.2(a): drop repeated digits, but keep two."""
    if len(first) < 3 or len(last) < len(first):
        return last
    keep = 2
    while first[:-keep] != last[:-keep]:
        keep += 1
    return last[-keep:]


def italic(text: str) -> TextRun:
    """A run in italics."""
    return TextRun(text=text, italic=True)


def plain(text: str) -> TextRun:
    """A run in roman."""
    return TextRun(text=text)


def gap(text: str, reason: str) -> Placeholder:
    """A visible gap."""
    return Placeholder(text=text, reason=reason)


def write_full(
    authority: Authority,
    pin: PinCite = NO_PIN,
    *,
    notes: Sequence[str] = (),
    textual: bool = False,
    find_authority: FindAuthority = lambda _key: None,
) -> list[Run]:
    """The full citation (B10.1): name, where printed, pin, court and date, parentheticals, history."""
    if authority.kind is not AuthorityKind.OPINION:
        return [plain(authority.name.replace("'", "’"))]
    name = textual_name(authority.name) if textual else citation_name(authority.name)
    cite = _cite_for(authority, pin)
    runs: list[Run] = [italic(name), plain(", ")]
    runs += _place(authority, cite, pin)
    runs += [plain(" ("), *_court_and_date(authority, cite), plain(")")]
    runs += _parentheses([*authority.weight_notes, *notes])
    for treatment in authority.treatments:
        runs += _history(treatment, find_authority)
    return join(runs)


def _cite_for(authority: Authority, pin: PinCite) -> ReporterCitation | None:
    return authority.find_citation(pin.reporter) or authority.find_citation(None)


def _parentheses(notes: Sequence[str]) -> list[Run]:
    return [plain(f" ({note})") for note in notes if note]


def _place(authority: Authority, cite: ReporterCitation | None, pin: PinCite) -> list[Run]:
    if cite is None:
        return [*_docket(authority), plain("slip op."), *_pin(" at ", pin)]
    if cite.is_database:
        docket = _docket(authority) if authority.docket else []
        return [*docket, plain(str(cite)), *_pin(", at ", pin, star="*")]
    return [plain(str(cite).replace("'", "’")), *_pin(", ", pin)]


def _docket(authority: Authority) -> list[Run]:
    if authority.docket:
        return [plain(f"No. {_docket_number(authority.docket)}, ")]
    return [plain("No. "), gap(DOCKET_REQUIRED, "The docket number is not recorded."), plain(", ")]


def _docket_number(docket: str) -> str:
    return re.sub(r"^(?:No\.|NO\.|Case No\.)\s*", "", docket)


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
    date = _date(authority.decided, full=full_date)
    court = _court(authority, cite)
    space = [plain(" ")] if court and date else []
    return [*court, *space, *date]


def _court(authority: Authority, cite: ReporterCitation | None) -> list[Run]:
    if cite is not None and cite.reporter in _REPORTERS_THAT_NAME_THE_COURT:
        return []
    if cite is not None and cite.reporter.startswith("Cal. App."):
        return [plain("Ct. App.")]
    if authority.court is None:
        return [gap(COURT_REQUIRED, "The deciding court is not recorded.")]
    court = find_court(authority.court)
    printed = court.citation if court else ""
    return [plain(printed)] if printed and authority.court != SCOTUS else []


def _date(decided: PartialDate | None, *, full: bool) -> list[Run]:
    if decided is None or (full and decided.exact is None):
        year = [plain(f"{decided.year} ")] if decided else []
        return [*year, gap(DATE_REQUIRED, "The full decision date is not recorded.")]
    return [plain(long_date(decided) if full else str(decided.year))]


def long_date(date: PartialDate) -> str:
    """A date with its month abbreviated (T12), as far as it is known: "Sept. 11, 2017", "Sept. 2017", "2017"."""
    day = f" {date.day}," if date.day else ""
    month = f"{MONTHS[date.month]}{day} " if date.month else ""
    return f"{month}{date.year}"


def _history(treatment: Treatment, find_authority: FindAuthority) -> list[Run]:
    """Later history after the citation (rule 10.7); the phrase is in italics, its comma is not."""
    if not treatment.phrase:
        return []
    phrase = treatment.phrase.replace("'", "’")
    later = _later(treatment, find_authority)
    if later:
        link = [italic(" ")] if phrase.endswith(_PHRASES_THAT_GO_ON) else [plain(", ")]
        return [plain(", "), italic(phrase), *link, *later]
    date = [plain(f" ({long_date(treatment.date)})")] if treatment.date else []
    return [plain(", "), italic(phrase), *date]


_PHRASES_THAT_GO_ON = (" by", "sub nom.")


def _later(treatment: Treatment, find_authority: FindAuthority) -> list[Run]:
    """The later decision; a placeholder when one is meant and is not recorded, nothing for "review denied"."""
    found = find_authority(treatment.by) if treatment.by else None
    if found is not None:
        return write_full(found)
    if treatment.citation:
        return [plain(treatment.citation)]
    if treatment.by or treatment.phrase.endswith(_PHRASES_THAT_GO_ON):
        return [gap(CITATION_REQUIRED, "The later decision is not recorded.")]
    return []


def write_short(
    authority: Authority,
    pin: PinCite = NO_PIN,
    *,
    short: str,
    notes: Sequence[str] = (),
) -> list[Run]:
    """The short form (B10.2): "*LaLonde*, 204 F.3d at 955"."""
    if authority.kind is not AuthorityKind.OPINION:
        return write_full(authority)
    place = _short_place(_cite_for(authority, pin), pin)
    return join([italic(short), plain(", "), *place, *_parentheses(notes)])


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
) -> list[Run]:
    """*Id.* (B4): with a pin unless it is the same place; "at" only before pages."""
    runs: list[Run] = [italic("Id.")]
    if authority.kind is AuthorityKind.OPINION and not same_pin:
        cite = _cite_for(authority, pin)
        runs += _pin(" at ", pin, star="*" if cite is not None and cite.is_database else "")
    return join([*runs, *_parentheses(notes)])


def join(runs: Sequence[Run]) -> list[Run]:
    """Neighbouring runs of one type face made one; empty ones dropped."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if isinstance(run, TextRun) and isinstance(last, TextRun) and run.italic == last.italic:
            joined[-1] = TextRun(text=last.text + run.text, italic=last.italic)
        elif run.text:
            joined.append(run)
    return joined


def with_signal(signal: str, runs: Sequence[Run], *, capital: bool) -> list[Run]:
    """The citation with its signal before it, in italics (rule 1.2; B3)."""
    if not signal:
        return list(runs)
    word = signal[0].upper() + signal[1:] if capital else signal
    return join([italic(word + " ") if _starts_italic(runs) else italic(word), *_after_signal(runs)])


def _starts_italic(runs: Sequence[Run]) -> bool:
    return bool(runs) and isinstance(runs[0], TextRun) and runs[0].italic


def _after_signal(runs: Sequence[Run]) -> Sequence[Run]:
    return runs if _starts_italic(runs) else [plain(" "), *runs]


def lower_id(runs: Sequence[Run]) -> list[Run]:
    """After a signal, *Id.* is written *id.* in lower case."""
    first, *rest = runs
    if isinstance(first, TextRun) and first.text == "Id.":
        return [TextRun(text="id.", italic=first.italic), *rest]
    return list(runs)
