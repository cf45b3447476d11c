"""One paragraph or note read from its first reference to its last.

The finders tell where references have their kernels; here each one gets its name, signal, tail, and
its place among the others: inside a parenthetical, as history, or as a parallel report.
"""

import re
from collections.abc import Sequence

from app.citations.courts import find_court_by_citation
from app.citations.extract import Printed, narrow
from app.citations.history import PHRASE
from app.citations.kernels import DOCKETED, ID, SLIP_SHORT, Spot, find_kernels
from app.citations.links import NOTHING, link
from app.citations.marks import find_quoted, spans_of
from app.citations.names_found import Name, find_name
from app.citations.reporters import find_court_of_reporter
from app.citations.signals import find_signal
from app.citations.tail import (
    Tail,
    find_book_year,
    find_law_year,
    find_pin,
    read_date,
    read_full_tail,
    read_id_tail,
    read_parentheticals,
    read_short_tail,
    read_supra_tail,
)
from app.citations.working import Found, Span, Stretch
from app.law.authorities import DATABASES
from app.law.citations import CitationForm, CitationKind
from app.law.courts import CourtId

STRAY_NUMBER = "A number stands loose inside the date."

_OWN_PART = re.compile(r"(?:Part|Section|Sec\.|Point|Argument|Note)\s[\dIVXA-Z]")
_AFTER_SUPRA = re.compile(r"supra,?\s?$")
"""A report after "supra" is cited again, by the page meant: "Solon v. Slater, supra, 345 Conn. 809"."""
_SUPRA_NOTE = re.compile(r"\s?(?:at\s)?n(?:ote|\.)\s\d+,?")


def scan(stretch: Stretch, papers: frozenset[str] = frozenset()) -> list[Found]:
    """Every reference in one stretch but bare names, in order, each read as far as the stretch alone tells."""
    kernels = find_kernels(stretch, papers)
    done: list[Found] = []
    for number, kernel in enumerate(kernels):
        limit = kernels[number + 1].start if number + 1 < len(kernels) else len(stretch.folded)
        found = _complete(stretch, kernel, limit, done)
        if found:
            done.append(found)
    _mark_quoted(stretch, done)
    return done


def _complete(stretch: Stretch, spot: Spot, limit: int, done: Sequence[Found]) -> Found | None:
    before = done[-1] if done else None
    inside = _container(before, spot.start)
    floor = _floor(before, spot.start, inside)
    found = _read(stretch, spot, limit, floor)
    if found is None:
        return None
    found.inside = inside
    _read_signal(found, stretch.folded, floor)
    if before is not None:
        link(stretch.folded, before, found)
    return found


def _container(before: Found | None, place: int) -> Found | None:
    """The innermost reference in whose parenthetical `place` lies."""
    while before is not None:
        if any(start <= place < end for start, end in before.parens):
            return before
        before = before.inside
    return None


def _floor(before: Found | None, place: int, inside: Found | None) -> int:
    """The place before which a name or signal cannot begin: it would belong to the reference before."""
    floors = [0]
    if inside is not None:
        floors += [start for start, end in inside.parens if start <= place < end]
    while before is not None and before is not inside:
        floors += [before.end, *(end for _, end in before.phrases), *([before.stop] if before.stop <= place else [])]
        before = before.inside
    return max(floor for floor in floors if floor <= place)


def _read(stretch: Stretch, spot: Spot, limit: int, floor: int) -> Found | None:
    what = spot.what
    if isinstance(what, Found):
        return _read_other(stretch, what, limit)
    if isinstance(what, Printed):
        if what.source == "laws":
            return _read_foreign_law(stretch, what, limit)
        again = what.short or _AFTER_SUPRA.search(stretch.folded, max(0, what.start - 8), what.start)
        return _read_short(stretch, what, limit, floor) if again else _read_full(stretch, what, limit, floor)
    if what.re is ID:
        return _read_id(stretch, what, limit)
    if what.re is DOCKETED:
        return _read_docketed(stretch, what, limit, floor)
    if what.re is SLIP_SHORT:
        return _read_slip(stretch, what, limit, floor)
    return _read_supra(stretch, what, limit, floor)


def _read_full(stretch: Stretch, printed: Printed, limit: int, floor: int) -> Found:
    folded = stretch.folded
    tail = read_full_tail(folded, printed.end, limit)
    name = find_name(folded, stretch.italics, printed.start, floor)
    year = tail.year or (name.year if name else None) or _neutral_year(printed)
    reporter = narrow(printed.editions, year) or printed.reporter
    found = Found(
        kind=CitationKind.SECONDARY if printed.source == "journals" else CitationKind.CASE,
        form=CitationForm.FULL, start=printed.start, end=tail.end, core=(printed.start, printed.end), lead=printed.start,
        volume=printed.volume, reporter=reporter, page=printed.page, year=year, pin=tail.pin,
        date=tail.date or (read_date(f"{name.day}, {name.year}") if name and name.day else None),
        court=_court(tail.court or (name.court if name else ""), reporter), court_form=tail.court,
        editions=tuple(edition for edition, _, _ in printed.editions),
    )  # fmt: skip
    _take_name(found, stretch, name)
    _take_tail(found, tail)
    if found.pin and found.pin.startswith("-"):
        found.pin = f"{found.page}{found.pin}"
    if tail.year is None and found.phrases and found.parens:
        _take_court_alone(found, folded)
    return found


def _take_court_alone(found: Found, folded: str) -> None:
    """The court of a decision whose year stands in its history, being the same: "(1st Cir.), *reh'g denied*, 306 F.3d 1151 (1st Cir. 2002)"."""
    start, end = found.parens[0]
    court = _court(folded[start:end], found.reporter or "")
    if court and start <= found.phrases[0][1]:
        found.court = court
        found.parens = found.parens[1:]


def _neutral_year(printed: Printed) -> int | None:
    """The year that a public-domain cite begins with: "2004 WI 58". A database's number is no year of decision."""
    volume = printed.volume or ""
    is_database = printed.reporter in DATABASES or "LEXIS" in printed.reporter
    return int(volume) if re.fullmatch(r"(?:19[89]|20[0-4])\d", volume) and not is_database else None


def _court(form: str, reporter: str) -> CourtId | None:
    named = find_court_by_citation(_bluebook_form(form), reporter) if form else None
    if named and reporter in _FEDERAL_ONLY and not named.is_federal:
        # "(Md. 2008)" after F. Supp. is the district of a state that has only one.
        district = find_court_by_citation(f"D. {form}") if reporter in _OF_DISTRICTS else None
        named = district if district and district.id in _ONLY_DISTRICTS else None
    return named.id if named else find_court_of_reporter(reporter)


_OF_DISTRICTS = {"F. Supp.", "F. Supp. 2d", "F. Supp. 3d", "F.R.D."}
_ONLY_DISTRICTS = {
    "akd", "azd", "cod", "ctd", "ded", "hid", "idd", "ksd", "med", "mdd", "mad", "mnd", "mtd", "ned", "nvd", "nhd", "njd", "nmd", "ndd", "ord", "rid",
    "scd", "sdd", "utd", "vtd", "wyd",
}  # fmt: skip
"""The districts of states that have one."""
_FEDERAL_ONLY = {*_OF_DISTRICTS, "F.2d", "F.3d", "F.4th", "F. App'x", "B.R."}
_SUPREME_COURT_CIRCUIT = re.compile(r"C\.?\s?(?:C\.?\s?)?A\.?\s?(\d{1,2}|DC|D\.C\.|Fed\.?)$")
_WRITTEN_OUT = {
    "First": "1st", "Second": "2d", "Third": "3d", "Fourth": "4th", "Fifth": "5th", "Sixth": "6th", "Seventh": "7th", "Eighth": "8th", "Ninth": "9th",
    "Tenth": "10th", "Eleventh": "11th", "Federal": "Fed.",
}  # fmt: skip
_SUPREME_COURT_DISTRICT = re.compile(r"(?:([NSEWCM])\s?)?D\s(?=[A-Z])")
_ORDINALS = {"1": "1st", "2": "2d", "3": "3d"}


def _bluebook_form(form: str) -> str:
    """The Supreme Court's own forms in the Bluebook's: "CA9" is "9th Cir.", "ND Cal." is "N.D. Cal."."""
    circuit = _SUPREME_COURT_CIRCUIT.match(form)
    if circuit:
        number = circuit[1].rstrip(".")
        word = {"DC": "D.C.", "D.C": "D.C.", "Fed": "Fed."}.get(number) or _ORDINALS.get(number, f"{number}th")
        return f"{word} Cir."
    if re.match(r"\d(?:st|d|nd|th) Dep't$", form):
        return "N.Y. App. Div."
    if form in {"DC", "PR"}:
        return {"DC": "D.D.C.", "PR": "D.P.R."}[form]
    first, _, rest = form.partition(" ")
    if first in _WRITTEN_OUT and rest.startswith("Cir"):
        return f"{_WRITTEN_OUT[first]} Cir."
    return _SUPREME_COURT_DISTRICT.sub(lambda match: f"{match[1]}.D. " if match[1] else "D. ", form)


def _take_name(found: Found, stretch: Stretch, name: Name | None) -> None:
    if name is None:
        return
    found.docket = stretch.text[name.docket_span[0] : name.docket_span[1]] if name.docket_span else None
    if name.end > name.start:
        found.name = " ".join(stretch.text[name.start : name.end].split())
        found.start = found.lead = name.start


def _take_tail(found: Found, tail: Tail) -> None:
    found.stop = tail.stop
    found.parens = tail.parens
    found.phrases = tail.phrases
    found.history = [(phrase, None) for phrase, _ in tail.phrases]
    found.history_dates = tail.dates
    if tail.rest and PHRASE.match(tail.rest):
        found.history.append((tail.rest, None))
    if tail.stray:
        found.reasons.append(STRAY_NUMBER)


def _read_short(stretch: Stretch, printed: Printed, limit: int, floor: int) -> Found:
    pin_at = printed.end - len(printed.page or "")
    tail = read_short_tail(stretch.folded, pin_at, limit)
    found = Found(
        kind=CitationKind.CASE, form=CitationForm.SHORT, start=printed.start, end=max(tail.end, printed.end),
        core=(printed.start, printed.end), lead=printed.start, volume=printed.volume, reporter=printed.reporter, pin=tail.pin,
        editions=tuple(edition for edition, _, _ in printed.editions), court=find_court_of_reporter(printed.reporter),
    )  # fmt: skip
    _take_name(found, stretch, find_name(stretch.folded, stretch.italics, printed.start, floor))
    _take_tail(found, tail)
    return found


def _read_id(stretch: Stretch, match: re.Match[str], limit: int) -> Found:
    tail = read_id_tail(stretch.folded, match.end(), limit)
    found = Found(
        kind=CitationKind.CASE,
        form=CitationForm.ID,
        start=match.start(),
        end=tail.end,
        core=match.span(),
        lead=match.start(),
        pin=tail.pin,
    )
    _take_tail(found, tail)
    return found


def _read_docketed(stretch: Stretch, match: re.Match[str], limit: int, floor: int) -> Found | None:
    """A decision cited by docket number alone; without a name the number is one among others and cites nothing."""
    name = find_name(stretch.folded, stretch.italics, match.start(), floor)
    if name is None or name.end <= name.start:
        return None
    tail = read_full_tail(stretch.folded, match.end(), limit)
    found = Found(
        kind=CitationKind.CASE, form=CitationForm.FULL, start=match.start(), end=tail.end, core=match.span(), lead=match.start(),
        pin=tail.pin, year=tail.year, date=tail.date, court=_court(tail.court, ""),
    )  # fmt: skip
    _take_name(found, stretch, name)
    found.docket = stretch.text[match.start("docket") : match.end("docket")]
    _take_tail(found, tail)
    return found


def _read_slip(stretch: Stretch, match: re.Match[str], limit: int, floor: int) -> Found | None:
    name = find_name(stretch.folded, stretch.italics, match.start(), floor)
    if name is None or name.end <= name.start:
        return None
    tail = read_supra_tail(stretch.folded, match.end(), limit)
    found = Found(
        kind=CitationKind.CASE, form=CitationForm.SHORT, start=match.start(), end=tail.end, core=match.span(), lead=match.start(),
        pin=tail.pin,
    )  # fmt: skip
    _take_name(found, stretch, name)
    _take_tail(found, tail)
    return found


def _read_supra(stretch: Stretch, match: re.Match[str], limit: int, floor: int) -> Found | None:
    """A name with "supra"; without a name it points to a part of the same paper and cites nothing.

    Before a reporter ("Grant v. Esquire, supra, 316 F. Supp. at 884") it is part of that citation.
    """
    if limit < len(stretch.folded) and NOTHING.fullmatch(stretch.folded[match.end() : limit]):
        return None
    name = find_name(stretch.folded, stretch.italics, match.start(), floor)
    if name is None or name.end <= name.start:
        return None
    if _OWN_PART.match(stretch.folded, name.start, name.end):
        return None
    note = _SUPRA_NOTE.match(stretch.folded, match.end())
    tail = read_supra_tail(stretch.folded, note.end() if note else match.end(), limit)
    found = Found(
        kind=CitationKind.CASE,
        form=CitationForm.SUPRA,
        start=match.start(),
        end=tail.end,
        core=match.span(),
        lead=match.start(),
        pin=tail.pin,
    )
    _take_name(found, stretch, name)
    _take_tail(found, tail)
    return found


def _read_other(stretch: Stretch, found: Found, limit: int) -> Found:
    """A law or a record cite, which its finder has read already but for year and parentheticals."""
    year = find_law_year(stretch.folded, found.end, limit) if found.kind is CitationKind.STATUTE else None
    if year:
        found.year, found.end = year
    if found.kind is CitationKind.SECONDARY:
        tail = read_supra_tail(stretch.folded, found.end, limit)
        found.pin, found.end = tail.pin, tail.end
        found.year = find_book_year(stretch.folded, found.end, limit)
    _take_tail(found, read_parentheticals(stretch.folded, found.end, limit))
    if found.kind is CitationKind.RECORD and found.pin is None and len(found.parens) == 1:
        _take_pin_after_definition(stretch.folded, found)
    if found.kind is not CitationKind.RECORD:
        found.textual = not _stands_as_citation(stretch.folded, found)
    return found


def _take_pin_after_definition(folded: str, found: Found) -> None:
    """The place in a paper to which a name is given in between: "Dkt. 42 ("Order") at 5:3"."""
    start, end = found.parens[0]
    pin = find_pin(folded, end + 1, len(folded)) if folded[start : start + 1] in {'"', "h"} else None
    if pin:
        found.pin, found.end = pin
        found.stop = found.end


_SENTENCE_BEFORE = re.compile(r"(?:^|[.?!;(][\"')\]]*)\s*(?:\(|(?:[Ss]ee|[Cc]f\.|[Aa]ccord)(?:\s\w+)?,?\s)?$")
_SENTENCE_AFTER = re.compile(r"\s*(?:[.;)]|\(|$)")


def _stands_as_citation(folded: str, found: Found) -> bool:
    before = _SENTENCE_BEFORE.search(folded[max(0, found.start - 24) : found.start])
    return before is not None and _SENTENCE_AFTER.match(folded, found.end) is not None


def _read_foreign_law(stretch: Stretch, printed: Printed, limit: int) -> Found:
    year = find_law_year(stretch.folded, printed.end, limit)
    key = " ".join(stretch.text[printed.start : printed.end].split())
    return Found(
        kind=CitationKind.STATUTE, form=CitationForm.FULL, start=printed.start, end=year[1] if year else printed.end,
        core=(printed.start, printed.end), lead=printed.start, stop=year[1] if year else printed.end, volume=printed.volume,
        reporter=printed.reporter, page=printed.page, year=year[0] if year else None, refers_to=key, textual=True,
    )  # fmt: skip


def _read_signal(found: Found, folded: str, floor: int) -> None:
    signal = find_signal(folded, found.start, floor)
    if signal:
        found.signal, found.lead = signal


def _mark_quoted(stretch: Stretch, done: Sequence[Found]) -> None:
    if stretch.whole_quote:
        for found in done:
            found.quoted = True
        return
    quotes = iter(spans_of(find_quoted(stretch.text)))
    span: Span | None = next(quotes, None)
    for found in done:
        while span is not None and span[1] <= found.core[0]:
            span = next(quotes, None)
        found.quoted = span is not None and span[0] <= found.core[0] < span[1]
