"""Checks the citations and quotations of any text: by itself, against the library, and against a matter's papers."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.checking.citation_check import check_against_library, check_signals
from app.checking.held import HeldTexts
from app.checking.quoted_check import check_pins, check_quoted
from app.checking.record_check import check_against_matter
from app.checking.tables import without_tables
from app.citations.checks import check_citations
from app.citations.report import find_citations
from app.law.findings import Finding
from app.law.matters import Matter
from app.law.opinions import PageNumbering
from app.reading.worker import read_guarded
from app.tasks.refresh_brief import check_document, find_table_lines
from app.tasks.workspace import Workspace

if TYPE_CHECKING:
    from app.library.store import Library


def check_text(file: Path, workspace: Workspace, matter: Matter | None = None) -> tuple[Finding, ...]:
    """Findings on a text of anyone, a brief of ours or the other side's.

    Args:
        matter: the matter that the text belongs to, for its record cites.
    """
    library = workspace.library
    report = find_citations(without_tables(read_guarded(file), find_table_lines(file)))
    authorities = tuple(library.iter_authorities())
    held = HeldTexts(report, authorities, library.passages_of, lambda key: _numbering(library, key))
    findings = [*check_citations(report), *check_signals(report)]
    findings += [*check_against_library(report, authorities), *check_pins(held), *check_quoted(held)]
    if matter is not None:
        findings += check_against_matter(report, matter)
    return (*findings, *check_document(file, workspace, matter.snapshot if matter else None))


def _numbering(library: "Library", key: str) -> PageNumbering | None:
    opinion = library.find_opinion(key)
    return opinion.numbering if opinion else None
