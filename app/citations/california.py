"""Citations of cases in California's own way (California Style Manual; Cal. Rules of Court, rule 1.200).

The year stands after the name, reporters have no spaces, ranges keep all digits, and a citation stands in
parentheses with its full stop: "(*Cornell v. City and County of San Francisco* (2017) 17 Cal.App.5th 766, 801–802.)".
The same functions as `bluebook`, so that `placement` can use either.
"""

import datetime as dt
import re
from collections.abc import Sequence

from app.citations import bluebook
from app.citations.bluebook import NO_PIN, FindAuthority, PinCite, parentheses
from app.citations.courts import find_court
from app.citations.laws_written import california_statute
from app.citations.names import whole_name
from app.citations.reporters import find_court_of_reporter
from app.citations.runs import Run, gap, italic, join, plain
from app.citations.styles import CitationStyle
from app.law.authorities import Authority, AuthorityKind, ReporterCitation
from app.law.courts import SCOTUS

_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_SECTION = re.compile(r"(?P<code>Cal\. .+? Code) §§? (?P<sections>.+)$")


def write_full(
    authority: Authority,
    pin: PinCite = NO_PIN,
    *,
    notes: Sequence[str] = (),
    linked: Sequence[Sequence[Run]] = (),
    textual: bool = False,  # noqa: ARG001 - a name is whole everywhere here; the call is bluebook's
    find_authority: FindAuthority = lambda _key: None,
    style: CitationStyle | None = None,
    as_of: dt.date | None = None,
) -> list[Run]:
    """The full citation, without the parentheses around it."""
    if authority.kind is not AuthorityKind.OPINION:
        return [plain(law_name(authority))]
    cite = authority.find_citation(pin.reporter) or authority.find_citation(None)
    runs: list[Run] = [italic(whole_name(authority.name)), plain(" ("), *_court_and_date(authority, cite), plain(")")]
    runs += [plain(f" {closed_up(cite)}"), *_pin(cite, pin)] if cite else []
    runs += parentheses([*authority.weight_notes, *notes], linked)
    for treatment in authority.treatments:
        if bluebook.is_printed(treatment, find_authority, style, as_of):
            runs += bluebook.write_history(authority, treatment, find_authority)
    return join(runs)


def law_name(authority: Authority) -> str:
    """A law's name; a section of a California code in California's form."""
    name = authority.name.replace("'", "’")
    match = _SECTION.match(name)
    return california_statute(match["code"], match["sections"].split(", ")) if match else name


def closed_up(cite: ReporterCitation) -> str:
    """The cite without spaces in the reporter: "17 Cal.App.5th 766"."""
    return f"{cite.volume} {_squeeze(cite.reporter)} {cite.page}"


def _squeeze(reporter: str) -> str:
    return reporter.replace("F. App'x", "Fed.Appx.").replace(". ", ".")


def _court_and_date(authority: Authority, cite: ReporterCitation | None) -> list[Run]:
    full_date = cite is None or cite.is_database
    court = _court(authority, cite)
    docket = [plain(f", No. {bluebook.docket_number(authority.docket)}")] if full_date and authority.docket else []
    return [
        *court,
        *([plain(" ")] if court else []),
        *bluebook.decision_date(authority.decided, full=full_date),
        *docket,
    ]


def _court(authority: Authority, cite: ReporterCitation | None) -> list[Run]:
    if authority.court in {SCOTUS, "cal", "calctapp"} or (cite and find_court_of_reporter(cite.reporter)):
        return []
    court = find_court(authority.court) if authority.court else None
    if court is None:
        return [gap(bluebook.COURT_REQUIRED, "The deciding court is not recorded.")]
    return [plain(re.sub(r"\. (?=[A-Z])(?!Cir)", ".", court.citation))]


def _pin(cite: ReporterCitation, pin: PinCite) -> list[Run]:
    lead = ", p. " if cite.is_database else ", "
    if pin.page:
        return [plain(lead + ("*" if cite.is_database and not pin.page.startswith("*") else "") + pages(pin.page))]
    return (
        [plain(lead), gap(bluebook.PIN_REQUIRED, "The page that supports this is not recorded.")]
        if pin.required
        else []
    )


def pages(pin: str) -> str:
    """A pin with all its digits: "801-02" → "801–802"; notes as "fn. 31"."""
    whole = _RANGE.sub(lambda m: f"{m[1]}–{m[1][: max(0, len(m[1]) - len(m[2]))]}{m[2]}", pin.strip())
    return re.sub(r",?\s*\bnn?\.\s*(?=\d)", ", fn. ", whole).strip()


def _at(cite: ReporterCitation | None, pin: PinCite) -> list[Run]:
    if not pin.page:
        return [plain(" at p. "), gap(bluebook.PIN_REQUIRED, "The page is not recorded.")] if pin.required else []
    star = "*" if cite is not None and cite.is_database and not pin.page.startswith("*") else ""
    printed = star + pages(pin.page)
    return [plain(f" at {'pp.' if re.search(r'[–,] ?[0-9]', printed) else 'p.'} {printed}")]


def write_short(
    authority: Authority,
    pin: PinCite = NO_PIN,
    *,
    short: str,
    notes: Sequence[str] = (),
    linked: Sequence[Sequence[Run]] = (),
) -> list[Run]:
    """The short form: "*Cornell*, *supra*, 17 Cal.App.5th at p. 801"."""
    if authority.kind is not AuthorityKind.OPINION:
        return write_full(authority)
    cite = authority.find_citation(pin.reporter) or authority.find_citation(None)
    place = (
        f", {cite.volume} {_squeeze(cite.reporter)}" if cite and not cite.is_database else f", {cite}" if cite else ""
    )
    return join(
        [italic(short), plain(", "), italic("supra"), plain(place), *_at(cite, pin), *parentheses(notes, linked)]
    )


def write_id(
    authority: Authority,
    pin: PinCite = NO_PIN,
    *,
    same_pin: bool,
    notes: Sequence[str] = (),
    linked: Sequence[Sequence[Run]] = (),
) -> list[Run]:
    """*Ibid.* for the same place, *id.* for another page of the same case."""
    cite = authority.find_citation(pin.reporter) or authority.find_citation(None)
    if same_pin or authority.kind is not AuthorityKind.OPINION:
        return join([italic("Ibid."), *parentheses(notes, linked)])
    return join([italic("Id."), *_at(cite, pin), *parentheses(notes, linked)])
