"""What is wrong with citations as a text prints them: told from the text alone, without any library."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from app.citations.abbreviations import STATES, UNABBREVIATED_STATES
from app.citations.known import LONGEST_OPINION, name_key
from app.citations.name_only import ALONE
from app.citations.pins import first_page
from app.citations.reporters import find_years
from app.citations.scan import STRAY_NUMBER
from app.law.authorities import DATABASES
from app.law.citations import Citation, CitationForm, CitationKind, CitationReport, StrayMark
from app.law.findings import Finding, Severity

_LONG_OPINION = 100
_NAMES_NO_COURT = re.compile(
    r"F\.(?:[23]d|4th)?|F\. Supp\.(?: [23]d)?|F\. App'x|F\.R\.D\.|B\.R\.|WL|U\.S\. (?:Dist|App)\. LEXIS"
)


def check_citations(report: CitationReport) -> tuple[Finding, ...]:
    """The faults of a text's citations, in reading order.

    Codes: pin_before_first_page, pin_far_beyond, pin_outside_antecedent, missing_space, missing_court, missing_year,
    stray_number_in_date, two_years, two_dates, two_courts, two_names, two_pages, year_outside_reporter,
    reporter_form, unbalanced_quotation, uncertain_reference.
    """
    full = [one for one in report.citations if one.form is CitationForm.FULL and one.kind is CitationKind.CASE]
    found = [finding for one in full for check in _CHECKS for finding in check(one)]
    found += _check_against_each_other(full)
    found += _check_dateless(full)
    found += _check_reporter_forms(report.citations)
    found += [finding for one in report.citations for finding in _check_certain(one)]
    in_order = sorted(found, key=lambda finding: finding.citation or 0)
    return (*in_order, *map(_unbalanced, report.stray_marks))


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
    printed = _printed(citation)
    where = None
    if printed and _letters(printed["reporter"]) == _letters(citation.reporter or ""):
        where = "before the page" if not printed["space"] else "after the volume" if not printed["gap"] else None
    if where is None and _RUN_ON_CIRCUIT.search(citation.text):
        where = "before “Cir.”"
    if where:
        message = f"A space is missing {where} in “{citation.text}”."
        yield _finding("missing_space", citation, message, Severity.NOTE)


_RUN_ON_CIRCUIT = re.compile(r"\d(?:st|nd|rd|th|d)Cir\.")


def _printed(citation: Citation) -> re.Match[str] | None:
    """Volume, reporter and page as they stand in the citation's text."""
    if citation.form is not CitationForm.FULL or not (citation.volume and citation.reporter and citation.page):
        return None
    return re.search(
        rf"(?<!\w){re.escape(citation.volume)}(?P<gap>\s*)(?P<reporter>[^\d\s-].{{0,30}}?),?(?P<space>\s*){re.escape(citation.page)}(?![\w.]\w)(?!\w)",
        citation.text,
    )


_DATE_ALONE = re.compile(r"\((?:[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?)?\d{4}\)$")


def _check_court(citation: Citation) -> Iterator[Finding]:
    """A case with its name and its year, but no court; a court's own or the decision below may be cited without name."""
    unnamed = not citation.name or citation.span[0] < 0 or not citation.text.startswith(citation.name[:3])
    if citation.court or unnamed or not _DATE_ALONE.search(citation.text):
        return
    if _NAMES_NO_COURT.fullmatch(citation.reporter or ""):
        yield _finding(
            "missing_court",
            citation,
            f"“{citation.text}” does not name the court, and {citation.reporter} does not tell it.",
        )


def _check_date(citation: Citation) -> Iterator[Finding]:
    if STRAY_NUMBER in citation.reasons:
        yield _finding("stray_number_in_date", citation, f"A number stands loose inside the date of “{citation.text}”.")


def _check_years_of_reporter(citation: Citation) -> Iterator[Finding]:
    """A year that the volume excludes."""
    if not citation.year or not (citation.volume or "").isdigit():
        return
    years = find_years(citation.reporter or "", int(citation.volume or 0))
    if years and (citation.year < years[0] or (years[1] is not None and citation.year > years[1])):
        period = f"between {years[0]} and {years[1]}" if years[1] else f"{years[0]} or later"
        message = f"“{citation.text}” says {citation.year}, but volume {citation.volume} of {citation.reporter} is of {period}."
        yield _finding("year_outside_reporter", citation, message)


_CHECKS: tuple[Callable[[Citation], Iterator[Finding]], ...] = (
    _check_pin,
    _check_space,
    _check_court,
    _check_date,
    _check_years_of_reporter,
)


def _check_against_each_other(full: Sequence[Citation]) -> list[Finding]:
    by_authority: defaultdict[str, list[Citation]] = defaultdict(list)
    by_volume: defaultdict[tuple[str, str, str], list[Citation]] = defaultdict(list)
    for one in full:
        by_authority[one.refers_to or ""].append(one)
        if one.name and one.volume and one.reporter and one.page and not _is_database(one.reporter):
            by_volume[(name_key(one.name), one.volume, one.reporter)].append(one)
    compared = [finding for same in by_authority.values() for finding in _check_one_authority(same)]
    return compared + [
        finding for same in by_volume.values() for finding in _differ(same, "two_pages", "first page", _page)
    ]


def _is_database(reporter: str) -> bool:
    return reporter in DATABASES or "LEXIS" in reporter


def _check_one_authority(same: Sequence[Citation]) -> Iterator[Finding]:
    yield from _differ(same, "two_years", "year", lambda one: one.year and str(one.year))
    yield from _differ(same, "two_dates", "date", lambda one: one.date)
    yield from _differ(same, "two_courts", "court", lambda one: one.court)
    yield from _check_names(same)


def _check_names(same: Sequence[Citation]) -> Iterator[Finding]:
    """Two names that have no word in common on one side: a short name and a misprint are let pass."""
    first = next((one for one in same if one.name), None)
    other = next((one for one in same if first and one.name and names_differ(first.name or "", one.name)), None)
    if first is not None and other is not None:
        message = f"The text gives {first.refers_to} two names: {first.name} and {other.name}."
        yield _finding("two_names", other, message)


def names_differ(one: str, other: str) -> bool:
    """Whether two names have no word in common on one side of "v.": abbreviated and short forms are the same."""
    sides, others = (re.split(r"\sv\.?\s", name, maxsplit=1) for name in (one, other))
    if len(sides) == len(others) == 2:
        return any(not _share_a_word(side, beside) for side, beside in zip(sides, others, strict=True))
    return not _share_a_word(one, other)


_OWN_STATE = re.compile(r"(?:the )?(?:state|people|commonwealth)(?: of [\w ]+)?\.?", re.IGNORECASE)
"""How a state is called in its own courts (rule 10.2.1(f))."""


def _share_a_word(one: str, other: str) -> bool:
    if any(_OWN_STATE.fullmatch(a.strip()) and _is_state(b.strip()) for a, b in ((one, other), (other, one))):
        return True
    words, others = (_plain_words(name) for name in (one, other))
    return bool(words & others) or not words or not others or any(w in o or o in w for w in words for o in others)


def _is_state(name: str) -> bool:
    return name in {*STATES, *UNABBREVIATED_STATES} or _OWN_STATE.fullmatch(name) is not None


def _plain_words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return {word for word in name_key(plain).split() if len(word) > 2 and word not in {"the", "and", "inc", "for"}}


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


def _is_federal(reporter: str) -> bool:
    return reporter in {"U.S.", "S. Ct."} or _NAMES_NO_COURT.fullmatch(reporter) is not None


def _check_dateless(full: Sequence[Citation]) -> list[Finding]:
    """Named decisions to which the text gives no year anywhere; each once."""
    dated = {one.refers_to for one in full if one.year}
    first = {one.refers_to: one for one in reversed(full) if one.name and one.refers_to not in dated}
    return [
        _finding("missing_year", one, f"“{one.text}” gives no year, and no other citation of it does.", Severity.NOTE)
        for one in first.values()
        if one.page and not one.history and "Cite as" not in one.text and _is_federal(one.reporter or "")
    ]


def _check_reporter_forms(citations: Sequence[Citation]) -> Iterator[Finding]:
    """A reporter that is printed in another form than its own, each such form once; spaces are let pass."""
    seen: set[str] = set()
    for one in citations:
        match = _printed(one) if one.kind is CitationKind.CASE else None
        printed = match["reporter"] if match else ""
        if printed and printed not in seen and _has_other_form(printed, one.reporter or ""):
            seen.add(printed)
            message = f"“{printed}” is usually written “{one.reporter}”."
            yield _finding("reporter_form", one, message, Severity.NOTE)


def _has_other_form(printed: str, reporter: str) -> bool:
    """Whether other letters are printed than the reporter's, or full stops are left out: "Fed. Appx.", "550 US 372"."""
    stops = (
        _is_federal(reporter) and printed.count(".") < reporter.count(".") and _letters(printed) == _letters(reporter)
    )
    return stops or _letters(printed) not in _letters(reporter)


def _letters(reporter: str) -> str:
    return re.sub(r"[\s.]", "", reporter).replace("’", "'").casefold()


def _unbalanced(mark: StrayMark) -> Finding:
    where = f"footnote {mark.footnote}" if mark.footnote else f"paragraph {mark.paragraph + 1}"
    what = (
        f"opens at “{mark.text[1:]}” and is not closed"
        if mark.opens
        else f"closes after “{mark.text[:-1]}” and was not opened"
    )
    message = f"A quotation {what}."
    return Finding(code="unbalanced_quotation", severity=Severity.NOTE, message=message, place=where)


def _check_certain(citation: Citation) -> Iterator[Finding]:
    if citation.certain or citation.kind in {CitationKind.STATUTE, CitationKind.RULE} or ALONE in citation.reasons:
        return
    severity = Severity.NOTE if citation.form is CitationForm.NAME else Severity.WARN
    offered = f" Offered: {citation.refers_to}." if citation.refers_to else ""
    outside = any(reason.startswith("Page ") and "cannot be in" in reason for reason in citation.reasons)
    yield _finding(
        "pin_outside_antecedent" if outside else "uncertain_reference",
        citation,
        f"“{citation.text}”: {' '.join(citation.reasons)}{offered}",
        severity,
    )
