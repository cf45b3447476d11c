"""A text's record cites against the papers of a matter: what a paper has, and says, as far as it was read.

Pages are not checked: of a paper that was read only its points and its numbered paragraphs are kept.
"""

import re
from collections.abc import Iterator

from app.checking.citation_check import place_of
from app.checking.verbatim import find_verbatim
from app.law.citations import Citation, CitationForm, CitationKind, CitationReport, QuotationKind
from app.law.findings import Finding, Severity, quoted_short
from app.law.matters import Matter

_SCARE = 3
"""Words in quotation marks that are too few to be compared."""


def check_against_matter(report: CitationReport, matter: Matter) -> tuple[Finding, ...]:
    """Record cites to papers that the matter does not have, or to paragraphs behind a paper’s last; misquoted papers."""
    return (*_unknown_papers(report, matter), *_beyond_papers(report, matter), *_misquoted_papers(report, matter))


def _beyond_papers(report: CitationReport, matter: Matter) -> Iterator[Finding]:
    """Paragraphs that a paper does not have, as far as it was read."""
    last = {name: max(numbers) for name, numbers in _paragraph_numbers(matter).items() if numbers}
    for citation in report.citations:
        end = last.get(_straight(citation.refers_to or "")) if citation.kind is CitationKind.RECORD else None
        if end is None or not citation.certain or "¶" not in citation.text:
            continue
        beyond = [int(number) for number in re.findall(r"\d+", citation.pin or "") if int(number) > end]
        if beyond:
            message = f"“{citation.text}” cites ¶ {beyond[0]}; the paper as read ends with ¶ {end}."
            yield _finding("paragraph_beyond_paper", Severity.WARN, citation, message)


def _paragraph_numbers(matter: Matter) -> dict[str, list[int]]:
    """The numbered paragraphs of each paper that was read, by what its record cites refer to."""
    return {
        _straight(f"record:{paper.short_name}"): [int(p.number) for p in reading.paragraphs if p.number.isdigit()]
        for paper in matter.papers
        if (reading := matter.find_reading(paper.id)) is not None
    }


def _misquoted_papers(report: CitationReport, matter: Matter) -> Iterator[Finding]:
    """Words in quotation marks that the paper, as far as it was read, does not say."""
    texts = {
        _straight(f"record:{paper.short_name}"): "\n".join(p.text for p in reading.paragraphs)
        for paper in matter.papers
        if (reading := matter.find_reading(paper.id)) is not None and reading.paragraphs
    }
    for quotation in report.quotations:
        if quotation.kind is not QuotationKind.RECORD or quotation.citation is None or not quotation.certain:
            continue
        source = report.citations[quotation.citation]
        words = texts.get(_straight(source.refers_to or ""))
        if words and len(quotation.text.split()) > _SCARE and find_verbatim(quotation.text, words) is None:
            message = f"“{quoted_short(quotation.text)}” does not stand so in the paper that “{source.text}” cites."
            yield _finding("record_quotation", Severity.WARN, source, message)


def _straight(name: str) -> str:
    return name.replace("’", "'")


def _unknown_papers(report: CitationReport, matter: Matter) -> tuple[Finding, ...]:
    """Record cites to papers that the matter does not have."""
    names = {f"record:{name}" for paper in matter.papers for name in (paper.short_name, f"ECF {paper.ecf}")}
    straight = {_straight(name) for name in names}
    full = (c for c in report.citations if c.kind is CitationKind.RECORD and c.form is CitationForm.FULL)
    return tuple(
        _finding("unknown_paper", Severity.WARN, c, f"“{c.text}”: the matter has no such paper.")
        for c in full
        if c.refers_to and _straight(c.refers_to) not in straight
    )


def _finding(code: str, severity: Severity, citation: Citation, message: str) -> Finding:
    return Finding(code=code, severity=severity, message=message, place=place_of(citation), citation=citation.index)
