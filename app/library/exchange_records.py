"""What an exchange file holds: the fields of these dataclasses are its keys.

Moments are ISO texts. A subject is "" for the authority itself, the id of a proposition, or "/12" for a passage.
"""

from dataclasses import dataclass

from app.law.annotations import UNDECIDED, CaseOutcome, Decision, PassageTagKind
from app.law.authorities import Authority, Proposition, TreatmentKind
from app.law.opinions import Opinion
from app.library.results import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteRecord:
    """That a text cites something, and how often."""

    cited: str
    cited_key: str
    name: str | None = None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """That a passage cites something; `passage` counts within the text, from 0."""

    passage: int
    cited_key: str
    pin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRecord:
    """A tag of a passage; `passage` counts within the text, from 0."""

    passage: int
    kind: PassageTagKind
    value: str
    words: tuple[str, ...] = ()
    decision: Decision = UNDECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRecord:
    """A treatment that a text tells; `passage` counts within the text, from 0."""

    passage: int | None = None
    cited: str
    cited_key: str
    name: str | None = None
    phrase: str
    kind: TreatmentKind | None = None
    later: str | None = None
    later_name: str | None = None
    decision: Decision = UNDECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecord:
    """One text of an authority, with the number of its first passage."""

    opinion: Opinion
    first_passage: int
    imported_at: str | None = None
    cites: tuple[CiteRecord, ...] = ()
    places: tuple[PlaceRecord, ...] = ()
    tags: tuple[TagRecord, ...] = ()
    treatments_seen: tuple[SeenRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionRecord:
    """A proposition, and where it stands with regard to the starter."""

    proposition: Proposition
    edited: bool = False
    starter_digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRecord:
    """An outcome, and the hash of the text that told it."""

    outcome: CaseOutcome
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord:
    """A note."""

    subject: str = ""
    text: str
    by: str
    at: str
    changed_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRecord:
    """A tag of the attorney's."""

    subject: str = ""
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRecord:
    """A key that an authority was known by before it was merged."""

    key: str
    passages_after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecord:
    """An authority with all that belongs to it."""

    authority: Authority
    edited: bool = False
    favourite: bool = False
    starter_digest: str | None = None
    former_keys: tuple[FormerRecord, ...] = ()
    propositions: tuple[PropositionRecord, ...] = ()
    texts: tuple[TextRecord, ...] = ()
    outcomes: tuple[OutcomeRecord, ...] = ()
    notes: tuple[NoteRecord, ...] = ()
    tags: tuple[MarkRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRecord:
    """One line of the history."""

    subject: str
    subject_key: str
    field: str
    old: str
    new: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartRecord:
    """Two authorities that are not the same."""

    one: str
    other: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeRecord:
    """What belongs to no single authority."""

    collections: tuple[Collection, ...] = ()
    apart: tuple[ApartRecord, ...] = ()
    history: tuple[EditRecord, ...] = ()
