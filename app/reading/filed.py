"""A filed paper: what any paper's file says (`pipeline`), and what its first page says of the case (`front`)."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.law.fronts import FrontMatter
from app.law.opinions import Opinion
from app.law.opposing import PagesFrom
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
    """A paper's text, its front matter, and where its pages were found."""

    opinion: Opinion
    front: FrontMatter
    pages_from: PagesFrom | None = None


def read_filed(path: Path) -> FiledPaper:
    """The paper in a file. Raises what `read_opinion` raises."""
    content, source = read_file(path)
    if isinstance(content, Decision):
        opinion, printed = read_decision(content, source=source), content.writings[0].content
    else:
        opinion, printed = read_content(content, source), content
    pages_from = printed.marked_by if isinstance(printed, Manuscript) else None
    if source.format == "pdf" and isinstance(printed, Manuscript) and not _has_pages(opinion):
        opinion, pages_from = read_content(_numbered(printed), source), PagesFrom.FILE
    return FiledPaper(
        opinion=opinion,
        front=_front(printed, opinion),
        pages_from=(pages_from or PagesFrom.PRINTED) if _has_pages(opinion) else None,
    )


def _front(content: str | Manuscript | MarkedText, opinion: Opinion) -> FrontMatter:
    text = "\n".join(paragraph.text for part in opinion.parts for paragraph in part.paragraphs)
    return find_front(_pages(content), opinion.removals, text)


def _has_pages(opinion: Opinion) -> bool:
    return any(paragraph.page for part in opinion.parts for paragraph in part.paragraphs)


def _numbered(manuscript: Manuscript) -> Manuscript:
    """The pages of a file that prints no numbers on them, counted from its first."""
    pages = (replace(page, label=str(number)) for number, page in enumerate(manuscript.pages, start=1))
    return replace(manuscript, pages=tuple(pages))


def _pages(content: str | Manuscript | MarkedText) -> tuple[Page, ...]:
    """The pages as printed, without what the court's system and the pleading paper add to them."""
    match content:
        case str():
            return strip_furniture(read_manuscript(content)).pages
        case Manuscript():
            return _marked(content) if content.markdown else strip_furniture(content).pages
        case MarkedText():
            return (Page(lines=tuple(Line(text=flow.paragraph.text) for flow in content.flows)),)


def _marked(content: Manuscript) -> tuple[Page, ...]:
    """The pages of a word processor's file, whose furniture is none of its text; without marks they are not known."""
    stripped = strip_furniture(content)
    if content.marked_by is None:
        return tuple(replace(page, label=page.label or "") for page in stripped.pages)
    return Manuscript(pages=stripped.pages, marked_by=content.marked_by).parted_at_marks().pages
