"""Fetches what was found: texts with the matched words marked, whose they are, and why they were found."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.law.authorities import PartKind
from app.library import fulltext, lookup
from app.library.fulltext import Marked
from app.library.hits import INDEX_OF, Hit, rows_of
from app.library.results import ResultKind, SearchResult
from app.library.tables import AuthorityRow, PartRow, PassageRow, PropositionRow

_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one kind of thing shows: its owner's row, its id, and its place and text."""

    authority: int
    id: str
    text: str
    part: PartKind | None = None
    author: str | None = None
    page: str | None = None


def present(session: Session, hits: Sequence[Hit], match: str) -> tuple[SearchResult, ...]:
    """The results of hits, in their order."""
    shown: dict[tuple[ResultKind, int], _Shown] = {}
    marked: dict[tuple[ResultKind, int], list[Marked]] = {}
    for kind, index in INDEX_OF.items():
        rows = rows_of(list(hits), kind)
        if rows:
            shown |= {(kind, row): it for row, it in _SHOW[kind](session, rows).items()}
            marked |= {(kind, row): it for row, it in fulltext.marked_texts(session, index, match, rows).items()}
    owners = lookup.by_ids(session, {it.authority for it in shown.values()})
    results = []
    for hit in hits:
        it = shown[hit.kind, hit.row]
        columns = marked.get((hit.kind, hit.row), [])
        results.append(
            SearchResult(
                authority=owners[it.authority],
                kind=hit.kind,
                id=it.id,
                part=it.part,
                author=it.author,
                page=it.page,
                text=it.text,
                highlights=_highlights(hit.kind, columns),
                score=round(hit.score, 4),
                reasons=(*_reasons_of_words(hit.kind, columns), *hit.reasons),
            )
        )
    return tuple(results)


def _show_passages(session: Session, rows: Collection[int]) -> dict[int, _Shown]:
    found = (
        select(
            PassageRow.id,
            PassageRow.authority_id,
            AuthorityRow.key,
            PassageRow.number,
            PassageRow.text,
            PartRow.kind,
            PartRow.author,
            PassageRow.page,
        )
        .join(PartRow, PartRow.id == PassageRow.part_id)
        .join(AuthorityRow, AuthorityRow.id == PassageRow.authority_id)
        .where(PassageRow.id.in_(sorted(rows)))
    )
    return {
        row: _Shown(owner, f"{key}/{number}", text, PartKind(part), author, page)
        for row, owner, key, number, text, part, author, page in session.execute(found)
    }


def _show_propositions(session: Session, rows: Collection[int]) -> dict[int, _Shown]:
    found = session.scalars(select(PropositionRow).where(PropositionRow.id.in_(sorted(rows))))
    return {p.id: _Shown(p.authority_id, p.key, p.text, PartKind(p.part), page=p.pin) for p in found}


def _show_entries(session: Session, rows: Collection[int]) -> dict[int, _Shown]:
    texts = fulltext.entry_texts(session, rows)
    keys = session.execute(select(AuthorityRow.id, AuthorityRow.key).where(AuthorityRow.id.in_(sorted(rows))))
    return {number: _Shown(number, key, "\n".join(text for text in texts[number] if text)) for number, key in keys}


_SHOW: dict[ResultKind, Callable[[Session, Collection[int]], dict[int, _Shown]]] = {
    ResultKind.PASSAGE: _show_passages,
    ResultKind.PROPOSITION: _show_propositions,
    ResultKind.NOTE: _show_entries,
}


def _highlights(kind: ResultKind, columns: Sequence[Marked]) -> tuple[tuple[int, int], ...]:
    """The marks of the shown text: the first column, and for an entry its notes on the line below."""
    if not columns:
        return ()
    marks = list(columns[0].spans)
    if kind is ResultKind.NOTE:
        below = len(columns[0].text) + 1
        marks += [(start + below, end + below) for start, end in columns[1].spans]
    return tuple(marks)


def _reasons_of_words(kind: ResultKind, columns: Sequence[Marked]) -> Iterator[str]:
    if not columns:
        return
    words = dict.fromkeys(m.text[start:end].lower() for m in columns[:2] for start, end in m.spans)
    if words:
        yield "holds " + ", ".join(f"“{word}”" for word in list(words)[:_MOST_WORDS])
    if kind is ResultKind.PASSAGE and columns[1].spans:
        yield f"stands under the heading “{columns[1].text}”"
    if kind is not ResultKind.NOTE and columns[2].spans:
        yield "the name of its case matches"
