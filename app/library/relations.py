"""How texts of the library hang together: which passage cites what, and which passages speak of the same law."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.law.authorities import Authority, AuthorityKey, TreatmentKind
from app.library import lookup
from app.library.citing import pin_covers
from app.library.sessions import Sessions
from app.library.side_tables import CitationPlaceRow, PassageTagRow
from app.library.tables import AuthorityRow, OpinionRow, PassageRow

_SAME_PAGE, _SAME_AUTHORITY, _SAME_TAG = 3.0, 1.0, 0.5
_COMMON = 50
"""What so many passages cite says little of what any two of them have in common, and is not looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingPlace:
    """A passage that cites an authority.

    Attributes:
        page: the page on which the passage begins, in its own opinion.
        pin: the page of the authority that is cited.
    """

    authority: AuthorityKey
    passage: str
    text: str
    page: str | None
    pin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPassage:
    """A passage that speaks of the same law as another, and why it is held to."""

    authority: AuthorityKey
    passage: str
    text: str
    page: str | None
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTreatment:
    """A treatment whose look-up is missing or too old."""

    authority: Authority
    kind: TreatmentKind
    phrase: str
    service: str
    checked_on: dt.date | None
    expires_on: dt.date | None


class RelationDesk:
    """Looks up how the texts of one library hang together."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def places_citing(self, key: str, *, page: str | None = None) -> list[CitingPlace]:
        """The passages that cite an authority, or one page of it. Raises NotFound."""
        with self._sessions.reading() as session:
            return places_citing(session, key, page)

    def related(self, passage: str, *, limit: int = 10) -> list[RelatedPassage]:
        """Passages of other opinions that cite the same law as one does, the closest first. Raises NotFound."""
        with self._sessions.reading() as session:
            return related(session, passage, limit)

    def due_treatments(self, today: dt.date) -> list[DueTreatment]:
        """Treatments whose look-up is missing or has run out."""
        with self._sessions.reading() as session:
            return due_treatments(session, today)


def places_citing(session: Session, key: str, page: str | None) -> list[CitingPlace]:
    """The passages that cite an authority, or one page of it, in the order of their texts."""
    rows = (
        select(AuthorityRow.key, PassageRow, CitationPlaceRow.pin)
        .join(PassageRow, PassageRow.id == CitationPlaceRow.passage_id)
        .join(OpinionRow, OpinionRow.id == CitationPlaceRow.opinion_id)
        .join(AuthorityRow, AuthorityRow.id == OpinionRow.authority_id)
        .where(CitationPlaceRow.cited_key.in_(lookup.cited_keys_of(session, key)), OpinionRow.preferred)
        .order_by(AuthorityRow.key, PassageRow.number, CitationPlaceRow.id)
    )
    return [
        CitingPlace(
            authority=AuthorityKey(owner),
            passage=f"{owner}/{passage.number}",
            text=passage.text,
            page=passage.page,
            pin=pin,
        )
        for owner, passage, pin in session.execute(rows)
        if page is None or _is_on(page, pin)
    ]


def _is_on(page: str, pin: str | None) -> bool:
    return pin is not None and (pin == page or (page.isdecimal() and pin_covers(pin, int(page))))


def related(session: Session, passage_id: str, limit: int) -> list[RelatedPassage]:
    """Passages of other opinions that cite the same pages or authorities, or bear the same tags; the closest first."""
    mine = lookup.passage_row(session, passage_id)
    scores: dict[int, float] = defaultdict(float)
    reasons: dict[int, list[str]] = defaultdict(list)
    for find in (_citing_alike, _tagged_alike):
        for number, score, reason in list(find(session, mine, frozenset(scores))):
            scores[number] += score
            if reason not in reasons[number]:
                reasons[number].append(reason)
    best = sorted(scores, key=lambda number: (-scores[number], number))[:limit]
    return [_related(session, number, scores[number], reasons[number]) for number in best]


def _citing_alike(session: Session, mine: PassageRow, _known: frozenset[int]) -> Iterable[tuple[int, float, str]]:
    """A seldom cited authority counts for more than one that every text cites."""
    own, others = aliased(CitationPlaceRow), aliased(CitationPlaceRow)
    cited = select(own.cited_key).where(own.passage_id == mine.id)
    often = (
        select(CitationPlaceRow.cited_key, func.count(CitationPlaceRow.passage_id.distinct()))
        .where(CitationPlaceRow.cited_key.in_(cited))
        .group_by(CitationPlaceRow.cited_key)
    )
    counts = {key: count for key, count in session.execute(often) if count <= _COMMON}
    pins = select(own.cited_key, own.pin).where(own.passage_id == mine.id)
    own_pins = {(key, pin) for key, pin in session.execute(pins) if pin}
    rows = (
        select(others.passage_id, others.cited_key, others.pin)
        .join(OpinionRow, OpinionRow.id == others.opinion_id)
        .where(others.cited_key.in_(sorted(counts)), OpinionRow.authority_id != mine.authority_id, OpinionRow.preferred)
    )
    for number, key, pin in session.execute(rows):
        cite = lookup.name_of_cited(session, key)
        if (key, pin) in own_pins:
            yield number, _SAME_PAGE / counts[key], f"both cite {cite} at {pin}"
        else:
            yield number, _SAME_AUTHORITY / counts[key], f"both cite {cite}"


def _tagged_alike(session: Session, mine: PassageRow, known: frozenset[int]) -> Iterable[tuple[int, float, str]]:
    """Tags only bring passages nearer that have something else in common: alone they say too little."""
    tags = select(PassageTagRow.kind, PassageTagRow.value).where(PassageTagRow.passage_id == mine.id)
    own = {(kind, value) for kind, value in session.execute(tags)}
    rows = select(PassageTagRow).where(PassageTagRow.passage_id.in_(sorted(known)))
    for row in session.scalars(rows):
        if (row.kind, row.value) in own:
            yield row.passage_id, _SAME_TAG, f"both are about {row.value}"


def _related(session: Session, number: int, score: float, reasons: list[str]) -> RelatedPassage:
    passage = session.get_one(PassageRow, number)
    owner = session.get_one(AuthorityRow, passage.authority_id).key
    return RelatedPassage(
        authority=AuthorityKey(owner),
        passage=f"{owner}/{passage.number}",
        text=passage.text,
        page=passage.page,
        score=round(score, 4),
        reasons=tuple(reasons),
    )


def due_treatments(session: Session, today: dt.date) -> list[DueTreatment]:
    """Treatments that should be looked up again, by authority."""
    return [
        DueTreatment(
            authority=authority,
            kind=t.kind,
            phrase=t.phrase,
            service=t.service,
            checked_on=t.checked_on,
            expires_on=t.expires_on,
        )
        for authority in lookup.authorities(session)
        for t in authority.treatments
        if t.is_stale(today)
    ]
