"""A filed paper: what any paper's file says (`pipeline`), and what its first page says of the case (`front`)."""

from dataclasses import dataclass
from pathlib import Path

from app.law.fronts import FrontMatter
from app.law.opinions import Opinion
from app.reading.decisions import Decision
from app.reading.front import find_front
from app.reading.furniture import strip_furniture
from app.reading.marked import MarkedText
from app.reading.pages import Line, Manuscript, Page
from app.reading.pipeline import read_content, read_decision
from app.reading.readers.files import read_file
from app.reading.readers.text import read_manuscript


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPaper:
    """A paper's text, and its front matter."""

    opinion: Opinion
    front: FrontMatter


def read_filed(path: Path) -> FiledPaper:
    """The paper in a file. Raises what `read_opinion` raises."""
    content, source = read_file(path)
    if isinstance(content, Decision):
        opinion, printed = read_decision(content, source=source), [writing.content for writing in content.writings]
    else:
        opinion, printed = read_content(content, source), [content]
    text = "\n".join(paragraph.text for part in opinion.parts for paragraph in part.paragraphs)
    return FiledPaper(opinion=opinion, front=find_front(_pages(printed[0]), opinion.removals, text))


def _pages(content: str | Manuscript | MarkedText) -> tuple[Page, ...]:
    """The pages as printed, without what the court's system and the pleading paper add to them."""
    match content:
        case str():
            return strip_furniture(read_manuscript(content)).pages
        case Manuscript():
            return strip_furniture(content).pages
        case MarkedText():
            return (Page(lines=tuple(Line(text=flow.paragraph.text) for flow in content.flows)),)
