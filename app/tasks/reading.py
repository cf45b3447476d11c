"""What importing makes of one file, before the library is asked: a function that worker processes find by name."""

from pathlib import Path

from app.citations.report import find_citations
from app.law.citations import CitationReport
from app.law.opinions import Opinion
from app.reading.pipeline import read_opinion

Reading = tuple[Opinion, CitationReport]


def read_with_citations(path: Path) -> Reading:
    """The opinion in a file and the citations in it. Raises `AppError` when it cannot be read."""
    opinion = read_opinion(path)
    return opinion, find_citations(opinion)
