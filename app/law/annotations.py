"""What is laid beside an authority: notes, outcomes, tags of its passages, treatment seen in other texts.

A suggestion comes from words of a text and names them; only the attorney makes it a fact.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.law.authorities import AuthorityKey, Outcome, Posture, TreatmentKind
from app.law.claims import Prong
from app.law.opinions import RulingOutcome


class Standing(StrEnum):
    """What the attorney has said to a suggestion."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The attorney's word on a suggestion: nobody's, while it only stands suggested."""

    standing: Standing = Standing.SUGGESTED
    by: str | None = None
    on: dt.date | None = None


UNDECIDED = Decision()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The attorney's own words on an authority, a proposition or a passage.

    Attributes:
        id: its number in the library; 0 before it is stored.
        subject: the key of the authority, or the id of its proposition or passage.
        changed_at: when it was last rewritten; None when it never was.
    """

    id: int = 0
    subject: str
    text: str
    by: str
    at: dt.datetime
    changed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOutcome:
    """What a decision did with one claim, defense or motion.

    Attributes:
        id: its number in the library; 0 before it is stored.
        claim, defense: the practice's ids; None when the decision, or the program, does not tell.
        party: for or against whom it was ruled, as printed; empty when that is not told.
        count: the count's number, as printed.
        ruling: what was done with the motion.
        result: what was decided on the claim or the immunity.
        pin: the page that says so.
        text: the court's own words.
        reasons: why it is suggested, in plain words; empty when the attorney entered it.
    """

    id: int = 0
    authority: AuthorityKey
    claim: str | None = None
    defense: str | None = None
    prong: Prong | None = None
    party: str = ""
    posture: Posture | None = None
    ruling: RulingOutcome | None = None
    result: Outcome | None = None
    count: str | None = None
    leave_to_amend: bool | None = None
    pin: str | None = None
    text: str = ""
    reasons: tuple[str, ...] = ()
    decision: Decision = UNDECIDED


class PassageTagKind(StrEnum):
    """What a tag of a passage names: an id of the practice, or a `PropositionKind`."""

    CLAIM = "claim"
    DEFENSE = "defense"
    ELEMENT = "element"
    KIND = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageTag:
    """That a passage is about something.

    Attributes:
        passage: the passage's id.
        words: the words of the passage that led to it; empty when the attorney entered it.
    """

    id: int = 0
    passage: str
    kind: PassageTagKind
    value: str
    words: tuple[str, ...] = ()
    decision: Decision = UNDECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenTreatment:
    """That one text says what became of an authority. Shown with its source; never taken for a treatment by itself.

    Attributes:
        authority: the authority that it is said of, when the library holds it.
        cited, name: that authority as the text cites it.
        phrase: the history phrase as printed.
        kind: what the phrase means; None when it is not known.
        later, later_name: the deciding citation and its name, as printed.
        seen_in: the authority whose text says so.
        passage: the passage that says so.
        recorded: whether a treatment of this kind is recorded of the authority already.
    """

    id: int = 0
    authority: AuthorityKey | None
    cited: str
    name: str | None = None
    phrase: str
    kind: TreatmentKind | None = None
    later: str | None = None
    later_name: str | None = None
    seen_in: AuthorityKey
    passage: str | None = None
    decision: Decision = UNDECIDED
    recorded: bool = False
