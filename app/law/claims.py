"""Claims, their elements, and the defenses raised against them: the practice as data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ClaimId = NewType("ClaimId", str)
DefenseId = NewType("DefenseId", str)


class Question(StrEnum):
    """Whose law decides: the weight table has a column for each."""

    FEDERAL = "federal"
    STATE = "state"


class Prong(StrEnum):
    """The prong of qualified immunity that a defense belongs to."""

    VIOLATION = "violation"
    CLEARLY_ESTABLISHED = "clearly_established"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One part of a claim that must be pleaded and proved."""

    id: str
    text: str

    @property
    def is_of_defendant(self) -> bool:
        """Whether it is something that each defendant must have done."""
        return self.text.startswith("the defendant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A kind of cause of action.

    Attributes:
        title: as it stands in a sentence ("unlawful entry").
        basis: its legal basis as cited ("U.S. Const. amend. IV; 42 U.S.C. § 1983").
        question: federal or state.
        elements: its parts, in order.
        cues: words that show that a passage is about it.
        headings: words that name it in a heading of a motion, and would say too little elsewhere ("the arrest").
        right: the right at stake, as a noun phrase.
        elements_from: ids of the propositions that state the elements; without them, the library's of the topic “elements” are cited.
        state: the state whose law it is brought under, as the practice knows it ("California"); empty for federal law.
    """

    id: ClaimId
    title: str
    basis: str
    question: Question
    elements: tuple[Element, ...] = ()
    cues: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    right: str = ""
    elements_from: tuple[str, ...] = ()
    state: str = ""

    @property
    def is_common_law(self) -> bool:
        """Whether each state has such a claim of its own; a statute is its state's only."""
        return bool(self.state) and self.basis.endswith("common law")

    def tag_of(self, element: Element) -> str:
        """The tag of the facts and propositions that are about an element ("entry.no_warrant")."""
        return f"{self.id}.{element.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Defense:
    """An immunity, exception or argument.

    Attributes:
        title: as it stands in a sentence ("the doorway exception").
        label: as it heads a column ("Doorway").
        raised_by: the side that raises it; plaintiffs raise some answers to qualified immunity.
        answers: the claims it may be raised against; empty means every claim.
        question: federal or state.
        prong: the prong of qualified immunity, or None.
        cues: words that show that a passage is about it.
        headings: words that raise it in a heading of a motion, and would say too little elsewhere ("reasonable force").
        unnamed: whether it only holds a place: what it argues, its heading and its question are the attorney's.
        whole_claim: whether it puts the whole claim in question, so that every authority on the claim bears on it.
        persons_only: whether an entity cannot raise it.
        section: the section of the paper that answers it; empty means the argument, under its count.
        asks: the question that it puts, as it follows "whether" ("the doorway exception excuses the entry").
        on_law: whether it is answered by law alone, so that no fact need be told.
        refusal: why it cannot be raised against other claims; shown when somebody tries.
    """

    id: DefenseId
    title: str
    label: str
    question: Question
    raised_by: str = "defendant"
    answers: tuple[ClaimId, ...] = ()
    prong: Prong | None = None
    cues: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    unnamed: bool = False
    whole_claim: bool = False
    persons_only: bool = False
    on_law: bool = False
    section: str = ""
    asks: str = ""
    refusal: str = ""

    def can_answer(self, claim: ClaimId) -> bool:
        """Whether it may be raised against `claim`."""
        return not self.answers or claim in self.answers


@dataclass(frozen=True, slots=True, kw_only=True)
class FactKind:
    """A kind of facts that tells cases of one claim apart: tight handcuffs, a taser.

    Attributes:
        title: as it stands in a sentence ("tight handcuffs").
        claims: the claims whose cases it tells apart; `defenses`, the defenses that turn on it whatever the claim.
        cues: beginnings of words that speak of it ("handcuff" is in "handcuffed" too).
        told_by: how a fact of the matter tells it, where that is otherwise than a decision does; empty means: by the cues.
        unless: beginnings of words that make a cue another's: "shot", but not "shot him with a taser".
        shown_by: words of which a fact of the matter must have one besides; a decision need not.
        only: whether what speaks of it is offered only where the matter speaks of it; else it is offered later.
        apart: whether it alone decides if facts are alike, whatever else both tell: gunfire is like gunfire.
        means: whether it is one of the means of which every case of its claims has one: a decision whose sentence names
            none does not tell its facts.
        titles: what a person is called of whom it is so ("sergeant").
    """

    id: str
    title: str
    claims: tuple[ClaimId, ...] = ()
    defenses: tuple[DefenseId, ...] = ()
    cues: tuple[str, ...]
    told_by: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    shown_by: tuple[str, ...] = ()
    only: bool = False
    apart: bool = False
    means: bool = False
    titles: tuple[str, ...] = ()


ELEMENTS_TOPIC = "elements"
"""The topic of a proposition that states the elements of the claims that it is tagged with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One practice area: its claims, defenses and topics by id, and the kinds of facts that tell cases apart."""

    id: str
    title: str
    claims: dict[ClaimId, Claim]
    defenses: dict[DefenseId, Defense]
    topics: dict[str, str]
    kinds: tuple[FactKind, ...] = ()
