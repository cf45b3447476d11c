"""Fetches what was found: texts with the matched words marked, whose they are, and why they were found."""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy.orm import Session

from app.library import fulltext
from app.library.findable import Findable, load_findable
from app.library.fulltext import Marked
from app.library.hits import INDEX_OF, Hit, rows_of
from app.library.owners import load_owners
from app.library.phrase_marks import PhraseMarker, wants_phrases
from app.library.query import wants_single_words
from app.library.ranking import TextScorer
from app.library.results import ResultKind, SearchResult

_MOST_WORDS = 6

Known = dict[tuple[ResultKind, int], Findable]


def present(
    session: Session, hits: Sequence[Hit], match: str, known: Known, scorer: TextScorer
) -> tuple[SearchResult, ...]:
    """The results of hits, in their order; `known` are things that were fetched already."""
    shown = dict(known)
    marked: dict[tuple[ResultKind, int], list[Marked]] = {}
    for kind in INDEX_OF:
        rows = rows_of(list(hits), kind)
        missing = [row for row in rows if (kind, row) not in shown]
        shown |= {(kind, thing.row): thing for thing in load_findable(session, kind, missing)}
        if rows:
            things = [shown[kind, row] for row in rows]
            marked |= {(kind, row): it for row, it in _marks(session, match, scorer, things).items()}
    owners = load_owners(session, {shown[hit.kind, hit.row].owner for hit in hits})
    results = []
    for hit in hits:
        it = shown[hit.kind, hit.row]
        columns = marked.get((hit.kind, hit.row), [])
        results.append(
            SearchResult(
                authority=owners[it.owner],
                kind=hit.kind,
                id=it.id,
                part=it.part,
                author=it.author,
                page=it.page,
                text=it.text,
                highlights=_highlights(hit.kind, columns),
                score=round(hit.score, 4),
                reasons=(*_reasons_of_words(hit.kind, columns), *hit.reasons),
                parts=hit.parts,
            )
        )
    return tuple(results)


def _marks(session: Session, match: str, scorer: TextScorer, things: Sequence[Findable]) -> dict[int, list[Marked]]:
    """What matched in the columns of some things of one kind, by row.

    FTS5 tells it, but finds each row anew, and for a prefix all holders of it; words and phrases are known without asking.
    """
    kind = things[0].kind
    spans = _spans(match, scorer) if kind is ResultKind.PASSAGE else None
    if spans is None:
        return fulltext.marked_texts(session, INDEX_OF[kind], match, [it.row for it in things])
    return {it.row: [Marked(text, spans(text)) for text in (it.text, *it.fields)] for it in things}


def _spans(match: str, scorer: TextScorer) -> Callable[[str], tuple[tuple[int, int], ...]] | None:
    """What marks a text in FTS5's place; None where it has to be asked."""
    if wants_single_words(match):
        return scorer.spans
    return PhraseMarker(match).spans if wants_phrases(match) else None


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
