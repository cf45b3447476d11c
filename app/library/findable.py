"""What is searched and what ranking has to know of it: passages, propositions, entries, each from its rows."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.law.authorities import PartKind
from app.library import fulltext
from app.library.filters import destroyed, footing_of
from app.library.prepared import Prepared, among, listed
from app.library.results import Footing, ResultKind
from app.library.tables import AuthorityRow, OpinionRow, PartRow, PassageRow, PropositionRow

READ_TOGETHER = 720
"""Letters, about 120 words: a passage shorter than this is read with what stands around it."""


class Findable(NamedTuple):
    """One thing that was found, before it is ranked and shown. A tuple, because a search makes a hundred of them.

    Attributes:
        row, owner: the numbers of its row and of its authority's.
        id: the passage's or the proposition's id; for an entry the authority's key.
        fields: texts beside its own that count for less: the heading above, the name of its case.
        context: what stands around a short passage.
        page: the passage's page, or the proposition's pin.
        names: what an entry is called.
    """

    kind: ResultKind
    row: int
    owner: int
    id: str
    text: str
    fields: tuple[str, ...]
    footing: Footing
    year: int | None
    part: PartKind | None = None
    author: str | None = None
    page: str | None = None
    context: str = ""
    heading: bool = False
    quotable: bool = True
    names: tuple[str, ...] = ()


def load_findable(session: Session, kind: ResultKind, rows: Collection[int]) -> list[Findable]:
    """The things that some rows of one kind are, in the order of `rows`."""
    if not rows:
        return []
    found = {thing.row: thing for thing in _LOADERS[kind](session, rows)}
    return [found[row] for row in rows]


def _as_it_is(column: ColumnElement[bool] | InstrumentedAttribute[bool]) -> ColumnElement[int]:
    """A truth as SQLite keeps it, 0 or 1: nothing has to be made of it for each row."""
    return type_coerce(column, Integer)


_OWNER = (
    AuthorityRow.id,
    AuthorityRow.key,
    AuthorityRow.name,
    AuthorityRow.kind.label("authority_kind"),
    AuthorityRow.court,
    AuthorityRow.publication,
    AuthorityRow.decided,
    _as_it_is(destroyed()).label("destroyed"),
)

_PASSAGES = Prepared(
    select(
        PassageRow.id.label("row"),
        PassageRow.number,
        PassageRow.part_id,
        PassageRow.text,
        PassageRow.section,
        PassageRow.page,
        _as_it_is(PassageRow.heading).label("heading"),
        PartRow.kind.label("part"),
        PartRow.author,
        _as_it_is(OpinionRow.quotable).label("quotable"),
        *_OWNER,
    )
    .join(PartRow, PartRow.id == PassageRow.part_id)
    .join(OpinionRow, OpinionRow.id == PassageRow.opinion_id)
    .join(AuthorityRow, AuthorityRow.id == PassageRow.authority_id)
    .where(among(PassageRow.id, "rows"))
)
_NEIGHBOURS = Prepared(select(PassageRow.id, PassageRow.part_id, PassageRow.text).where(among(PassageRow.id, "rows")))
_PROPOSITIONS = Prepared(
    select(
        PropositionRow.id.label("row"),
        PropositionRow.key.label("own_key"),
        PropositionRow.text,
        PropositionRow.pin,
        PropositionRow.part,
        PropositionRow.parenthetical,
        PropositionRow.quotation,
        *_OWNER,
    )
    .join(AuthorityRow, AuthorityRow.id == PropositionRow.authority_id)
    .where(among(PropositionRow.id, "rows"))
)
_ENTRIES = Prepared(
    select(AuthorityRow.id.label("row"), AuthorityRow.short_name, *_OWNER).where(among(AuthorityRow.id, "rows"))
)


def _passages(session: Session, rows: Collection[int]) -> list[Findable]:
    found = _PASSAGES.rows(session, rows=listed(rows))
    around = _contexts(session, found)
    return [
        Findable(
            kind=ResultKind.PASSAGE,
            row=row.row,
            id=f"{row.key}/{row.number}",
            text=row.text,
            fields=(row.section, row.name),
            part=PartKind(row.part),
            author=row.author,
            page=row.page,
            context=around.get(row.row, ""),
            heading=bool(row.heading),
            quotable=bool(row.quotable),
            **_of_owner(row),
        )
        for row in found
    ]


def _contexts(session: Session, found: Iterable[Any]) -> dict[int, str]:
    """What stands directly before and after each short passage, in the same voice, up to `READ_TOGETHER` letters in all."""
    short = {row.row: row for row in found if len(row.text) < READ_TOGETHER}
    beside = {number for row in short for number in (row - 1, row + 1)}
    near = {row.id: row for row in _NEIGHBOURS.rows(session, rows=listed(beside))}
    texts: dict[int, str] = {}
    for number, row in short.items():
        room = (READ_TOGETHER - len(row.text)) // 2
        before, after = near.get(number - 1), near.get(number + 1)
        ends = [
            before.text[-room:] if before is not None and before.part_id == row.part_id else "",
            after.text[:room] if after is not None and after.part_id == row.part_id else "",
        ]
        texts[number] = " ".join(ends)
    return texts


def _propositions(session: Session, rows: Collection[int]) -> list[Findable]:
    return [
        Findable(
            kind=ResultKind.PROPOSITION,
            row=row.row,
            id=row.own_key,
            text=row.text,
            fields=(row.parenthetical, row.quotation or "", row.name),
            part=PartKind(row.part),
            page=row.pin,
            **_of_owner(row),
        )
        for row in _PROPOSITIONS.rows(session, rows=listed(rows))
    ]


def _entries(session: Session, rows: Collection[int]) -> list[Findable]:
    texts = fulltext.entry_texts(session, rows)
    return [
        Findable(
            kind=ResultKind.NOTE,
            row=row.row,
            id=row.key,
            text="\n".join(text for text in texts[row.row] if text),
            fields=(),
            names=(row.name, row.short_name),
            **_of_owner(row),
        )
        for row in _ENTRIES.rows(session, rows=listed(rows))
    ]


def _of_owner(row: Any) -> dict[str, Any]:  # noqa: ANN401  # a row of `_OWNER` and more
    return {
        "owner": row.id,
        "footing": footing_of(row.authority_kind, row.court, row.publication, bool(row.destroyed)),
        "year": int(row.decided[:4]) if row.decided else None,
    }


_LOADERS: dict[ResultKind, Callable[[Session, Collection[int]], list[Findable]]] = {
    ResultKind.PASSAGE: _passages,
    ResultKind.PROPOSITION: _propositions,
    ResultKind.NOTE: _entries,
}
