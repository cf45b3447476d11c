"""What is wrong with citations as a text prints them: told from the text alone, without any library."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from app.citations.known import LONGEST_OPINION, name_key
from app.citations.pins import first_page
from app.citations.scan import STRAY_NUMBER
from app.law.citations import Citation, CitationForm, CitationKind, CitationReport
from app.law.findings import Finding, Severity

_LONG_OPINION = 100
_NAMES_NO_COURT = re.compile(
    r"F\.(?:[23]d|4th)?|F\. Supp\.(?: [23]d)?|F\. App'x|F\.R\.D\.|B\.R\.|WL|U\.S\. (?:Dist|App)\. LEXIS"
)


def check_citations(report: CitationReport) -> tuple[Finding, ...]:
    """The faults of a text's citations, in reading order.

    Codes: pin_before_first_page, pin_far_beyond, missing_space, missing_court, missing_year, stray_number_in_date,
    two_years, two_dates, two_courts, two_names, two_pages, uncertain_reference.
    """
    full = [one for one in report.citations if one.form is CitationForm.FULL and one.kind is CitationKind.CASE]
    found = [finding for one in full for check in _CHECKS for finding in check(one)]
    found += _check_against_each_other(full)
    found += _check_dateless(full)
    found += [finding for one in report.citations for finding in _check_certain(one)]
    return tuple(sorted(found, key=lambda finding: finding.citation or 0))


def _finding(code: str, citation: Citation, message: str, severity: Severity = Severity.WARN) -> Finding:
    where = f"footnote {citation.footnote}" if citation.footnote else f"paragraph {citation.paragraph + 1}"
    return Finding(code=code, severity=severity, message=message, place=where, citation=citation.index)


def _check_pin(citation: Citation) -> Iterator[Finding]:
    page = first_page(citation.pin)
    if (
        page is None
        or not (citation.page or "").isdigit()
        or citation.reporter == "WL"
        or (citation.pin or "").startswith("*")
    ):
        return
    start = int(citation.page or 0)
    if page < start:
        message = f"“{citation.text}” cites page {page}, but the decision begins on page {start}."
        yield _finding("pin_before_first_page", citation, message)
    elif page - start > LONGEST_OPINION:
        message = f"“{citation.text}” cites page {page}, {page - start} pages after the decision begins."
        yield _finding("pin_far_beyond", citation, message)
    elif page - start > _LONG_OPINION:
        message = (
            f"“{citation.text}” cites page {page}, {page - start} pages after the decision begins: is a digit wrong?"
        )
        yield _finding("pin_far_beyond", citation, message, Severity.NOTE)


def _check_space(citation: Citation) -> Iterator[Finding]:
    if citation.page and re.search(rf"[A-Za-z.]{re.escape(citation.page)}(?!\d)", citation.text):
        yield _finding(
            "missing_space", citation, f"A space is missing before the page in “{citation.text}”.", Severity.NOTE
        )


def _check_court(citation: Citation) -> Iterator[Finding]:
    if citation.court is None and citation.year and _NAMES_NO_COURT.fullmatch(citation.reporter or ""):
        yield _finding(
            "missing_court",
            citation,
            f"“{citation.text}” does not name the court, and {citation.reporter} does not tell it.",
        )


def _check_date(citation: Citation) -> Iterator[Finding]:
    if STRAY_NUMBER in citation.reasons:
        yield _finding("stray_number_in_date", citation, f"A number stands loose inside the date of “{citation.text}”.")


_CHECKS: tuple[Callable[[Citation], Iterator[Finding]], ...] = (_check_pin, _check_space, _check_court, _check_date)


def _check_against_each_other(full: Sequence[Citation]) -> list[Finding]:
    by_authority: defaultdict[str, list[Citation]] = defaultdict(list)
    by_volume: defaultdict[tuple[str, str, str], list[Citation]] = defaultdict(list)
    for one in full:
        by_authority[one.refers_to or ""].append(one)
        if one.name and one.volume and one.reporter and one.page:
            by_volume[(name_key(one.name), one.volume, one.reporter)].append(one)
    compared = [finding for same in by_authority.values() for finding in _check_one_authority(same)]
    return compared + [
        finding for same in by_volume.values() for finding in _differ(same, "two_pages", "first page", _page)
    ]


def _check_one_authority(same: Sequence[Citation]) -> Iterator[Finding]:
    yield from _differ(same, "two_years", "year", lambda one: one.year and str(one.year))
    yield from _differ(same, "two_dates", "date", lambda one: one.date)
    yield from _differ(same, "two_courts", "court", lambda one: one.court)
    yield from _differ(
        same, "two_names", "name", lambda one: one.name and name_key(one.name), shown=lambda one: one.name
    )


def _page(citation: Citation) -> str | None:
    return citation.page


_Part = Callable[[Citation], object]


def _differ(
    same: Sequence[Citation], code: str, what: str, part: _Part, *, shown: _Part | None = None
) -> Iterator[Finding]:
    """A finding at the first citation that says otherwise than the first one."""
    said = [one for one in same if part(one)]
    other = next((one for one in said if part(one) != part(said[0])), None)
    if other is not None:
        show = shown or part
        message = f"The text gives {said[0].refers_to} two values for its {what}: {show(said[0])} and {show(other)}."
        yield _finding(code, other, message)


def _check_dateless(full: Sequence[Citation]) -> list[Finding]:
    dated = {one.refers_to for one in full if one.year}
    return [
        _finding("missing_year", one, f"“{one.text}” gives no year, and no other citation of it does.", Severity.NOTE)
        for one in full
        if one.refers_to not in dated
    ]


def _check_certain(citation: Citation) -> Iterator[Finding]:
    if citation.certain or citation.kind in {CitationKind.STATUTE, CitationKind.RULE}:
        return
    severity = Severity.NOTE if citation.form is CitationForm.NAME else Severity.WARN
    offered = f" Offered: {citation.refers_to}." if citation.refers_to else ""
    yield _finding(
        "uncertain_reference", citation, f"“{citation.text}”: {' '.join(citation.reasons)}{offered}", severity
    )
