"""The authorities that a paper cites, with its pages and points, each looked up in the library."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.citations.known import name_key
from app.citations.report import find_citations
from app.drafting.opponent.flow import Flow
from app.drafting.opponent.outline import Heading
from app.drafting.opponent.points import LocatedPoint
from app.law.authorities import Authority, AuthorityKind, PartKind
from app.law.citations import Citation, CitationKind, CitedAuthority
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
    index = _Index(held)
    return tuple(
        CitedThere(
            citation=cited.key,
            name=cited.name,
            key=index.find(cited),
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


class _Index:
    """The library's authorities by place of print, by docket for what is not printed, and laws by name."""

    def __init__(self, held: Iterable[Authority]) -> None:
        self._by_docket: dict[str, str] = {}
        self._by_cite: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for authority in held:
            for cite in authority.citations:
                self._by_cite.setdefault(str(cite), authority.key)
            for docket in _DOCKET.findall(authority.docket or ""):
                self._by_docket.setdefault(docket, authority.key)
            if authority.kind is not AuthorityKind.OPINION:
                self._by_name.setdefault(name_key(authority.name), authority.key)

    def find(self, cited: CitedAuthority) -> str | None:
        by_cite = (self._by_cite.get(cite) for cite in (cited.key, *cited.citations))
        by_docket = (self._by_docket.get(docket) for docket in _DOCKET.findall(cited.key))
        found = (key for key in (*by_cite, *by_docket) if key)
        return next(found, None) or self._by_name.get(name_key(cited.key))


_DOCKET = re.compile(r"\d{2}-(?:cv|cr|mc)-\d{3,6}")
"""A district court's number for a case, without its office and its judge."""
