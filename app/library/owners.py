"""Reads many authorities at once for a page of results, without making objects of their rows: it is done at every key."""

from collections import defaultdict
from collections.abc import Collection
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.law.authorities import Authority
from app.library.mapping import authority_from
from app.library.prepared import Prepared, among, listed
from app.library.tables import AuthorityRow, Base, CitationRow, TreatmentRow


def load_owners(session: Session, ids: Collection[int]) -> dict[int, Authority]:
    """Authorities by the number of their rows."""
    wanted = listed(sorted(ids))
    citations = _by_owner(_CITATIONS.rows(session, owners=wanted))
    treatments = _by_owner(_TREATMENTS.rows(session, owners=wanted))
    rows = _AUTHORITIES.rows(session, owners=wanted)
    return {row.id: _authority(row, citations[row.id], treatments[row.id]) for row in rows}


def _authority(row: Any, citations: list[Any], treatments: list[Any]) -> Authority:  # noqa: ANN401  # a row of cells
    whole = SimpleNamespace(**row._asdict(), citations=citations, treatments=treatments)
    return authority_from(cast("AuthorityRow", whole))


def _by_owner(rows: list[Any]) -> dict[int, list[Any]]:
    owned: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        owned[row.authority_id].append(row)
    return owned


def _table(kind: type[Base]) -> Table:
    return cast("Table", kind.__table__)


def _owned(kind: type[Base]) -> Prepared:
    table = _table(kind)
    return Prepared(select(table).where(among(table.c.authority_id, "owners")).order_by(table.c.position))


_AUTHORITIES = Prepared(select(_table(AuthorityRow)).where(among(_table(AuthorityRow).c.id, "owners")))
_CITATIONS, _TREATMENTS = _owned(CitationRow), _owned(TreatmentRow)
