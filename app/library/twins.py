"""Authorities that may be the same: found, shown side by side, merged, or told apart for good."""

import datetime as dt
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased, selectinload

from app.citations.courts import find_court
from app.law.authorities import Authority
from app.law.courts import CourtLevel
from app.library import lookup
from app.library.citing import squeeze
from app.library.importing import NAME_REQUIRED
from app.library.mapping import authority_from, date_from
from app.library.merging import merge
from app.library.query import words_of
from app.library.sessions import Sessions
from app.library.side_tables import DistinctPairRow, DocketRow, NoteRow
from app.library.stemming import fold
from app.library.tables import AuthorityRow, CitationRow, EditRow, OpinionRow, PassageRow, PropositionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two authorities that may be the same, with how much belongs to it."""

    authority: Authority
    texts: tuple[str, ...]
    passages: int
    propositions: int
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two authorities that may be the same.

    Attributes:
        one, other: in the order in which they came to the library.
        reasons: what speaks for it.
        against: what speaks against it; empty when nothing does.
    """

    one: Side
    other: Side
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


class TwinDesk:
    """Finds and settles duplicates. Nothing is ever merged by itself."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def find(self, key: str | None = None) -> list[Twins]:
        """All pairs that may be the same and that nobody has told apart, or those of one authority."""
        with self._sessions.reading() as session:
            only = lookup.authority_row(session, key).id if key is not None else None
            pairs = _candidates(session)
            apart = {(p.one_id, p.other_id) for p in session.scalars(select(DistinctPairRow))}
            wanted = [p for p in sorted(pairs) if p not in apart and (only is None or only in p)]
            found = [_twins(session, pair, pairs[pair]) for pair in wanted]
            return [twins for twins in found if not _only_share_a_page(twins)]

    def merge(self, keep: str, drop: str, *, by: str, at: dt.datetime) -> Authority:
        """Make one authority of two: all that belongs to `drop` goes to `keep`, whose key both then have.

        Raises:
            NotFound: the library lacks one of them.
            StoreError: they are the same already, or of different kinds.
        """
        with self._sessions.writing() as session:
            row = merge(session, keep, drop, by=by, at=at)
            return authority_from(row)

    def tell_apart(self, one: str, other: str, *, by: str, at: dt.datetime) -> None:
        """Remember that two authorities are not the same, so that they are not offered again. Raises NotFound."""
        with self._sessions.writing() as session:
            rows = sorted((lookup.authority_row(session, key) for key in (one, other)), key=lambda row: row.id)
            first, second = rows
            known = select(DistinctPairRow.id).where(
                DistinctPairRow.one_id == first.id, DistinctPairRow.other_id == second.id
            )
            if first.id != second.id and session.scalar(known) is None:
                session.add(DistinctPairRow(one_id=first.id, other_id=second.id, by=by, at=at))
                session.add(
                    EditRow(
                        subject="authority",
                        subject_key=first.key,
                        field="not the same as",
                        old="",
                        new=second.key,
                        by=by,
                        at=at,
                    )
                )


_Pair = tuple[int, int]


def _candidates(session: Session) -> dict[_Pair, list[str]]:
    """Pairs of row ids, lower first, with why they may be the same."""
    found: dict[_Pair, list[str]] = {}
    for pair, reason in (
        *_same_text(session),
        *_same_citation(session),
        *_same_docket(session),
        *_same_appeal(session),
        *_same_name(session),
    ):
        if reason not in found.setdefault(pair, []):
            found[pair].append(reason)
    return found


def _same_text(session: Session) -> Iterable[tuple[_Pair, str]]:
    one, other = aliased(OpinionRow), aliased(OpinionRow)
    rows = select(one.authority_id, other.authority_id).where(
        one.text_digest == other.text_digest, one.authority_id < other.authority_id
    )
    for first, second in session.execute(rows):
        yield (first, second), "both hold the very same text"


def _same_citation(session: Session) -> Iterable[tuple[_Pair, str]]:
    one, other = aliased(CitationRow), aliased(CitationRow)
    rows = select(one.authority_id, other.authority_id, one.volume, one.reporter, one.page).where(
        one.key == other.key, one.authority_id < other.authority_id
    )
    for first, second, *cite in session.execute(rows):
        yield (first, second), f"{_BEGIN} {' '.join(cite)}"


def _same_docket(session: Session) -> Iterable[tuple[_Pair, str]]:
    """One case and one day: courts may print one order under several numbers, so every number of a head counts."""
    numbers = _docket_numbers(session)
    shared: dict[tuple[str, str], list[int]] = {}
    for authority, day, key in numbers:
        shared.setdefault((key, day), []).append(authority)
    for (key, day), owners in shared.items():
        rows = sorted(set(owners))
        for at, first in enumerate(rows):
            for second in rows[at + 1 :]:
                yield (first, second), f"both were decided on {day} in the case with docket number {key}"


def _same_appeal(session: Session) -> Iterable[tuple[_Pair, str]]:
    """One appeal, of days that may be one: a slip opinion, and its report that tells the year only.

    Under one number a trial court makes many orders a year, so its numbers tell nothing without the day.
    """
    shared: dict[tuple[str, str], list[AuthorityRow]] = {}
    rows = select(AuthorityRow).where(AuthorityRow.court.is_not(None), AuthorityRow.docket_key.is_not(None))
    for row in session.scalars(rows.order_by(AuthorityRow.id)):
        shared.setdefault((row.court or "", row.docket_key or ""), []).append(row)
    for (court, _), owners in shared.items():
        for one, other in itertools.combinations(owners, 2) if _hears_appeals(court) else ():
            exact = all((found := date_from(row.decided)) and found.exact for row in (one, other))
            if not exact and not any(_against(one, other)) and not _in_one_reporter(one, other):
                yield (
                    (one.id, other.id),
                    f"both are of one court ({_court_words(court)}) and one appeal, No. {one.docket}",
                )


def _hears_appeals(court: str) -> bool:
    known = find_court(court)
    return known is not None and known.level in {
        CourtLevel.SUPREME,
        CourtLevel.FEDERAL_APPEALS,
        CourtLevel.STATE_HIGH,
        CourtLevel.STATE_APPEALS,
    }


def _same_name(session: Session) -> Iterable[tuple[_Pair, str]]:
    """One name before one court, of days that may be one: a slip opinion and the entry that cites its report.

    Two numbers of one kind that differ (dockets, pages of one reporter) show two decisions, and nothing is offered.
    """
    called = select(AuthorityRow).options(selectinload(AuthorityRow.citations)).order_by(AuthorityRow.id)
    groups: dict[tuple[str, str], list[AuthorityRow]] = {}
    for row in session.scalars(called.where(AuthorityRow.court.is_not(None), AuthorityRow.name != NAME_REQUIRED)):
        groups.setdefault((row.court or "", _folded(row.name)), []).append(row)
    for (court, name), rows in groups.items():
        for one, other in itertools.combinations(rows, 2) if name else ():
            if not any(_against(one, other)) and not _in_one_reporter(one, other):
                yield (
                    (one.id, other.id),
                    f"both are of one court ({_court_words(court)}) and bear this name, and nothing known of their days and numbers differs",
                )


def _folded(name: str) -> str:
    return " ".join(word for word in map(fold, words_of(name)) if word not in _SILENT)


_SILENT = {"v", "vs", "versus", "et", "al", "the"}


def _in_one_reporter(one: AuthorityRow, other: AuthorityRow) -> bool:
    """Whether both are printed in one reporter, at places that differ."""
    places = [{squeeze(cite.reporter): cite.key for cite in row.citations} for row in (one, other)]
    return any(places[1].get(reporter, place) != place for reporter, place in places[0].items())


def _docket_numbers(session: Session) -> set[tuple[int, str, str]]:
    """(authority, day, docket key) for every number that an exactly dated authority or its texts bear."""
    dated = and_(AuthorityRow.decided.is_not(None), func.length(AuthorityRow.decided) == len("2018-05-30"))
    own = select(AuthorityRow.id, AuthorityRow.decided, AuthorityRow.docket_key).where(
        dated, AuthorityRow.docket_key.is_not(None)
    )
    of_texts = (
        select(AuthorityRow.id, AuthorityRow.decided, DocketRow.key)
        .join(OpinionRow, OpinionRow.authority_id == AuthorityRow.id)
        .join(DocketRow, DocketRow.opinion_id == OpinionRow.id)
        .where(dated)
    )
    rows = (*session.execute(own), *session.execute(of_texts))
    return {(number, day, key) for number, day, key in rows if day and key}


def _twins(session: Session, pair: _Pair, reasons: list[str]) -> Twins:
    one, other = (session.get_one(AuthorityRow, number) for number in pair)
    return Twins(
        one=_side(session, one),
        other=_side(session, other),
        reasons=tuple(reasons),
        against=tuple(_against(one, other)),
    )


def _against(one: AuthorityRow, other: AuthorityRow) -> Iterable[str]:
    if one.court and other.court and one.court != other.court:
        yield f"the courts differ: {_court_words(one.court)}, {_court_words(other.court)}"
    first, second = date_from(one.decided), date_from(other.decided)
    if first and second and (first.latest < second.earliest or second.latest < first.earliest):
        yield f"the dates differ: {first}, {second}"
    if one.docket_key and other.docket_key and one.docket_key != other.docket_key:
        yield f"the docket numbers differ: {one.docket}, {other.docket}"


def _court_words(court: str) -> str:
    known = find_court(court)
    return known.name if known else court


def _only_share_a_page(twins: Twins) -> bool:
    """Memorandum dispositions are printed several to a page; another day and another case are another decision."""
    return len(twins.against) >= _DECISIVE and all(reason.startswith(_BEGIN) for reason in twins.reasons)


_DECISIVE = 2
_BEGIN = "both begin at"


def _side(session: Session, row: AuthorityRow) -> Side:
    names = (
        select(OpinionRow.filename, OpinionRow.sha256).where(OpinionRow.authority_id == row.id).order_by(OpinionRow.id)
    )
    texts = tuple(name or sha256[:12] for name, sha256 in session.execute(names))
    counts = [
        session.scalar(select(func.count()).select_from(table).where(table.authority_id == row.id)) or 0
        for table in (PassageRow, PropositionRow, NoteRow)
    ]
    return Side(authority=authority_from(row), texts=texts, passages=counts[0], propositions=counts[1], notes=counts[2])
