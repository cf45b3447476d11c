"""A text's citations against what the library holds: another name, year or place of print, and bad law.

Silence means only that nothing was found: what the library does not hold is not checked, and later history never is.
"""

import re
from collections.abc import Iterable, Iterator

from app.checking.held import find_by_docket
from app.citations.checks import names_differ
from app.citations.courts import find_court
from app.citations.known import name_key
from app.citations.parentheticals import needs_explanation
from app.citations.strings import in_signal_order
from app.law.authorities import Authority, AuthorityKind, ReporterCitation
from app.law.citations import Citation, CitationForm, CitationKind, CitationReport, Quotation
from app.law.findings import Finding, Severity


def check_against_library(report: CitationReport, authorities: Iterable[Authority]) -> tuple[Finding, ...]:
    """Findings on the full case citations of a text, in reading order."""
    known = _Known(authorities)
    full = (c for c in report.citations if c.kind is CitationKind.CASE and c.form is CitationForm.FULL)
    return tuple(finding for citation in full for finding in known.check(citation))


class _Known:
    """The library's opinions by place of print and by name."""

    def __init__(self, authorities: Iterable[Authority]) -> None:
        opinions = [a for a in authorities if a.kind is AuthorityKind.OPINION]
        self._opinions = opinions
        self._by_place = {str(cite): authority for authority in opinions for cite in authority.citations}
        self._history = " | ".join(treatment.citation for a in opinions for treatment in a.treatments)
        self._by_name: dict[str, list[Authority]] = {}
        for authority in opinions:
            self._by_name.setdefault(name_key(authority.name), []).append(authority)

    def check(self, citation: Citation) -> Iterator[Finding]:
        place = f"{citation.volume} {citation.reporter} {citation.page}"
        held = self._by_place.get(place) or self._by_docket(citation)
        if held is not None:
            yield from _check_held(citation, held)
            return
        if re.search(rf"(?<!\w){re.escape(place)}(?!\w)", self._history):
            return
        namesakes = self._by_name.get(name_key(citation.name or ""), []) if _prints_name_and_page(citation) else []
        printed = [
            cite
            for authority in namesakes
            if _may_be_of_one_year(citation, authority)
            for cite in authority.citations
            if _may_be_misprinted(citation, cite)
        ]
        if printed:
            where = " or ".join(str(cite) for cite in printed)
            message = f"“{citation.text}”: the library has {citation.name} at {where}. Is a number wrong?"
            yield _finding("other_place", Severity.WARN, citation, message)
        else:
            message = (
                f"“{citation.text}” is not in the library: look whether there is such a decision, and what it says."
            )
            yield _finding("not_in_library", Severity.WARN, citation, message)

    def _by_docket(self, citation: Citation) -> Authority | None:
        """The library's entry of a decision that is cited by its docket number alone."""
        if citation.reporter is not None or not citation.docket:
            return None
        return find_by_docket(self._opinions, citation.name or "", citation.docket)


def _may_be_of_one_year(citation: Citation, held: Authority) -> bool:
    """Whether a namesake may be the decision that is meant: parties meet more than once, and many are called Johnson."""
    return not citation.year or held.decided is None or citation.year == held.decided.year


def _may_be_misprinted(citation: Citation, held: ReporterCitation) -> bool:
    """Whether a namesake's place is another in one reporter, or the same numbers in another series."""
    numbers = (str(held.volume), str(held.page)) == (citation.volume, citation.page)
    return held.reporter == citation.reporter or numbers


def _check_held(citation: Citation, held: Authority) -> Iterator[Finding]:
    for code, words in _differences(citation, held):
        yield _finding(code, Severity.WARN, citation, f"“{citation.text}”: {words}.")
    for treatment in held.treatments:
        if treatment.kind.destroys:
            by = f" by {treatment.citation}" if treatment.citation else ""
            message = f"{held.name} is recorded as {treatment.kind.value.replace('_', ' ')}{by}."
            yield _finding("bad_law", Severity.BLOCK, citation, message)


def differences(citation: Citation, held: Authority) -> list[str]:
    """What a full citation of a case says otherwise than the library, which has the case at that place."""
    return [words for _, words in _differences(citation, held)]


def _differences(citation: Citation, held: Authority) -> Iterator[tuple[str, str]]:
    if citation.name and names_differ(citation.name, held.name):
        yield "other_name", f"the library has {held.name} at that place"
    if citation.year and held.decided and citation.year != held.decided.year:
        yield "other_year", f"it says {citation.year}, and the library says {held.decided.year}"
    if citation.court and held.court and not _may_be_one_court(citation.court, held.court):
        yield "other_court", f"it names another court than the library, which has {_court_name(held.court)}"


def _may_be_one_court(one: str, other: str) -> bool:
    """Whether two ids name one court: the same, or a court and a district or division of it."""
    courts = find_court(one), find_court(other)
    alike = courts[0] is not None and courts[1] is not None and courts[0].level == courts[1].level
    return one == other or (alike and (one.startswith(other) or other.startswith(one)))


def _court_name(court: str) -> str:
    found = find_court(court)
    return found.name if found else court


def _prints_name_and_page(citation: Citation) -> bool:
    """Whether the citation can be at another place than the library says: a page not yet known, or a name taken from elsewhere, cannot."""
    printed = citation.name is not None and " ".join(citation.text.split()).startswith(citation.name)
    return printed and citation.page is not None


def check_signals(report: CitationReport) -> tuple[Finding, ...]:
    """Notes on a paper's own signals: a citation that lacks its explanation, a string out of order (rules 1.2, 1.3)."""
    cases = [
        c for c in report.citations if c.kind is CitationKind.CASE and c.inside_of is None and not c.in_block_quote
    ]
    cited = [c for c in cases if c.form is not CitationForm.NAME]
    unexplained = [_unexplained(c) for c in cited if needs_explanation(c.signal or "", c.parentheticals)]
    out_of_order = [_out_of_order(string) for string in _strings(cited) if in_signal_order(string) != string]
    return tuple(sorted([*unexplained, *out_of_order], key=lambda finding: finding.citation or 0))


def _unexplained(citation: Citation) -> Finding:
    message = f"“{citation.signal}” before “{citation.text}” asks for a parenthetical that explains."
    return _finding("signal_unexplained", Severity.NOTE, citation, message)


def _out_of_order(string: list[Citation]) -> Finding:
    message = f"The signals of the string that begins with “{string[0].text}” are not in their order."
    return _finding("signal_order", Severity.NOTE, string[0], message)


def _strings(cited: list[Citation]) -> Iterator[list[Citation]]:
    """Citations of which each follows the one before with nothing but a signal between."""
    string: list[Citation] = []
    for one in cited:
        joined = bool(string) and _goes_on(string[-1], one)
        if not joined and len(string) > 1:
            yield string
        string = [*string, one] if joined else [one]
    if len(string) > 1:
        yield string


def _goes_on(before: Citation, one: Citation) -> bool:
    same = (before.paragraph, before.footnote) == (one.paragraph, one.footnote)
    gap = one.span[0] - before.span[1] - sum(len(words) + 3 for words in before.parentheticals)
    return same and bool(one.signal) and gap <= len(one.signal or "") + 4


def place_of(one: Citation | Quotation) -> str:
    """Where a citation or a quotation stands, as findings name it."""
    return f"footnote {one.footnote}" if one.footnote else f"paragraph {one.paragraph + 1}"


def _finding(code: str, severity: Severity, citation: Citation, message: str) -> Finding:
    return Finding(code=code, severity=severity, message=message, place=place_of(citation), citation=citation.index)
