"""Takes in what belongs to no single authority: collections, pairs that are not the same, and the history."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.law.authorities import AuthorityKey
from app.library import lookup
from app.library.exchange_records import EditRecord, WholeRecord
from app.library.side_tables import CollectionRow, DistinctPairRow, MemberRow
from app.library.tables import EditRow


def take_whole(session: Session, record: WholeRecord, keys: dict[str, AuthorityKey]) -> None:
    """Take in what belongs to no single authority; `keys` are the library's for those of the file."""
    for collection in record.collections:
        _take_collection(session, collection.name, collection.about, [keys.get(k, k) for k in collection.authorities])
    for pair in record.apart:
        rows = [lookup.find_authority_row(session, keys.get(key, AuthorityKey(key))) for key in (pair.one, pair.other)]
        ids = sorted(row.id for row in rows if row is not None)
        known = [] if len(ids) != _PAIR else session.scalars(_apart(ids)).all()
        if len(set(ids)) == _PAIR and not known:
            session.add(
                DistinctPairRow(one_id=ids[0], other_id=ids[1], by=pair.by, at=dt.datetime.fromisoformat(pair.at))
            )
    _take_history(session, record.history)


_PAIR = 2


def _apart(ids: list[int]) -> Any:  # noqa: ANN401  # a statement
    return select(DistinctPairRow).where(DistinctPairRow.one_id == ids[0], DistinctPairRow.other_id == ids[1])


def _take_collection(session: Session, name: str, about: str, keys: list[str]) -> None:
    row = session.scalar(select(CollectionRow).where(CollectionRow.name == name))
    if row is None:
        row = CollectionRow(name=name, about=about)
        session.add(row)
        session.flush()
    inside = list(session.scalars(select(MemberRow.authority_id).where(MemberRow.collection_id == row.id)))
    for key in keys:
        owner = lookup.find_authority_row(session, key)
        if owner is not None and owner.id not in inside:
            session.add(MemberRow(collection_id=row.id, authority_id=owner.id, position=len(inside)))
            inside.append(owner.id)


def _take_history(session: Session, history: Iterable[EditRecord]) -> None:
    """Lines that the library lacks; a line is known by all that it says."""
    held = {_line(row) for row in session.scalars(select(EditRow))}
    for record in history:
        row = EditRow(
            subject=record.subject,
            subject_key=record.subject_key,
            field=record.field,
            old=record.old,
            new=record.new,
            by=record.by,
            at=dt.datetime.fromisoformat(record.at),
        )
        if _line(row) not in held:
            session.add(row)


def _line(row: EditRow) -> tuple[object, ...]:
    return row.subject, row.subject_key, row.field, row.old, row.new, row.by, row.at
