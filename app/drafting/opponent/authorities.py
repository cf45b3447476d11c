"""The authorities that a paper cites, with its pages and points, each looked up in the library."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.citations.report import find_citations
from app.drafting.opponent.flow import Flow
from app.drafting.opponent.held import HeldIndex
from app.drafting.opponent.outline import Heading
from app.drafting.opponent.points import LocatedPoint
from app.law.authorities import Authority, PartKind
from app.law.citations import Citation, CitationKind
from app.law.opinions import Opinion, OpinionPart
from app.law.opposing import CitedThere


@dataclass(slots=True)
class _Places:
    """Where one authority is cited: pages and points, each once, in order."""

    pages: dict[str, None] = field(default_factory=dict)
    points: dict[str, None] = field(default_factory=dict)
    count: int = 0


def find_authorities(
    opinion: Opinion,
    flow: Flow,
    headings: Sequence[Heading],
    points: Sequence[LocatedPoint],
    held: Iterable[Authority],
) -> tuple[CitedThere, ...]:
    """The authorities of a paper's body, in order of first citation; its tables are not counted.

    Args:
        held: what the library holds.
    """
    start = min((heading.start for heading in headings if heading.start >= 0), default=0)
    body = flow.cut(start)
    part = OpinionPart(kind=PartKind.ORDER, paragraphs=body.paragraphs)
    report = find_citations(replace(opinion, parts=(part,)))
    places = _collect(report.citations, opinion, body, [(p.start - start, p.point.id) for p in points])
    index = HeldIndex(held)
    return tuple(
        CitedThere(
            citation=cited.key,
            name=cited.name,
            key=index.find(cited.key, cited.citations),
            pages=tuple(where.pages),
            points=tuple(where.points),
            count=where.count,
        )
        for cited in report.authorities
        if (where := places.get(cited.key)) is not None
    )


def _collect(
    citations: Iterable[Citation], opinion: Opinion, body: Flow, points: Sequence[tuple[int, str]]
) -> dict[str, _Places]:
    notes = {note.number: note.page for note in opinion.footnotes}
    found: dict[str, _Places] = {}
    for citation in citations:
        if citation.refers_to is None or citation.kind is CitationKind.RECORD:
            continue
        place = body.starts[citation.paragraph] + (citation.span[0] if citation.footnote is None else 0)
        where = found.setdefault(citation.refers_to, _Places())
        where.count += 1
        page = body.page_at(place) if citation.footnote is None else notes.get(citation.footnote)
        where.pages |= {page: None} if page else {}
        under = next((point for start, point in reversed(points) if 0 <= start <= place), None)
        where.points |= {under: None} if under else {}
    return found
