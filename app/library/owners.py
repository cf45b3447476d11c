"""Reads many authorities at once for a page of results, without making objects of their rows: it is done at every key."""

from collections import defaultdict
from collections.abc import Collection
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.law.authorities import Authority
from app.library.mapping import authority_from
from app.library.tables import AuthorityRow, Base, CitationRow, TreatmentRow


def load_owners(session: Session, ids: Collection[int]) -> dict[int, Authority]:
    """Authorities by the number of their rows."""
    wanted = sorted(ids)
    citations = _owned(session, CitationRow, wanted)
    treatments = _owned(session, TreatmentRow, wanted)
    table = _table(AuthorityRow)
    rows = session.execute(select(table).where(table.c.id.in_(wanted))).mappings()
    return {row["id"]: _authority(dict(row), citations[row["id"]], treatments[row["id"]]) for row in rows}


def _authority(row: dict[str, Any], citations: list[Any], treatments: list[Any]) -> Authority:
    whole = SimpleNamespace(**row, citations=citations, treatments=treatments)
    return authority_from(cast("AuthorityRow", whole))


def _owned(session: Session, kind: type[CitationRow | TreatmentRow], owners: list[int]) -> dict[int, list[Any]]:
    table = _table(kind)
    rows = session.execute(select(table).where(table.c.authority_id.in_(owners)).order_by(table.c.position))
    owned: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        owned[row.authority_id].append(row)
    return owned


def _table(kind: type[Base]) -> Table:
    return cast("Table", kind.__table__)
