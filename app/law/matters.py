"""The client's lawsuit: counts, facts, papers, and what the attorney has picked."""

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from app.law.authorities import Authority, Posture, Proposition, Side
from app.law.claims import ClaimId, DefenseId
from app.law.edits import BlockEdit
from app.law.findings import Override
from app.law.opinions import Passage
from app.law.opposing import PaperReading
from app.law.parties import Caption, Counsel, Party, PartyId

FactId = NewType("FactId", str)
PaperId = NewType("PaperId", str)


class PaperKind(StrEnum):
    """What a filed paper is."""

    COMPLAINT = "complaint"
    MOTION = "motion"
    OPPOSITION = "opposition"
    REPLY = "reply"
    ORDER = "order"
    DECLARATION = "declaration"
    DEPOSITION = "deposition"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper on the docket.

    Attributes:
        short_name: how record cites call it ("FAC", "Mot.", "Prior Order").
        title: its whole title.
        operative: whether it is the complaint, or the motion, that this brief is about.
    """

    id: PaperId
    kind: PaperKind
    short_name: str
    title: str
    ecf: str | None = None
    filed: dt.date | None = None
    operative: bool = False

    @property
    def plain_title(self) -> str:
        """Its title as it stands in a sentence: without whose it is, the notice and the memorandum, and what is in brackets."""
        words = re.sub(r"\s*\([^()]*\)\s*$", "", self.title).partition(";")[0]
        words = _POSSESSOR.sub("", words, count=1)
        return re.sub(r"^Notice of Motion and (?=Motion)", "", words, flags=re.IGNORECASE).strip() or self.title

    def may_be_at(self, posture: Posture) -> bool:
        """Whether its title allows it to be a motion of that stage: a "Motion to Dismiss" is none for summary judgment."""
        named = {stage for words, stage in _STAGES.items() if words in self.title.lower()}
        return not named or posture in named or posture not in _STAGES.values()


_POSSESSOR = re.compile(
    r"^(?:[A-Z]\w* )?(?:Plaintiff|Defendant|PLAINTIFF|DEFENDANT)[sS]?\b(?: [\w. ]*?)?[’'][sS]? (?=[A-Z])"
)
"""Whose a paper is, as its title begins: "Defendants’", "Defendant City of Reno’s"."""
_STAGES = {
    "dismiss": Posture.MOTION_TO_DISMISS,
    "summary judgment": Posture.SUMMARY_JUDGMENT,
    "summary adjudication": Posture.SUMMARY_JUDGMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCite:
    """A place in the record: paragraphs, pages, or neither yet ("FAC ¶ ?" prints as a placeholder).

    Attributes:
        paper: the paper's id.
        paragraphs: "51", "57-58".
        pages: "12-13"; of a transcript page and line, "45:12-20".
    """

    paper: PaperId
    paragraphs: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One sentence of fact, in own words, with the places of the record that say it.

    Attributes:
        text: a whole sentence with its full stop.
        cites: where the record says so; empty prints as a placeholder.
        tags: claim ids and free words, for finding it; "entry.no_warrant" maps it to an element of a claim,
            and "paragraph" begins a paragraph of the statement of facts with it.
    """

    id: FactId
    text: str
    cites: tuple[RecordCite, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def begins_paragraph(self) -> bool:
        """Whether a statement of facts begins a paragraph with it."""
        return "paragraph" in self.tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A numbered claim of the complaint.

    Attributes:
        number: as the complaint counts.
        label: the count as cited when one number holds several theories ("3a"); the number otherwise.
        defendants: against whom; empty means all.
        plaintiffs: by whom; empty means all.
        paragraphs: where it is pleaded.
        status: "pending", or "withdrawn", "dismissed" when nothing need be argued.
    """

    number: int
    label: str
    claim: ClaimId
    title: str
    defendants: tuple[PartyId, ...] = ()
    plaintiffs: tuple[PartyId, ...] = ()
    paragraphs: tuple[str, ...] = ()
    status: str = "pending"

    @property
    def is_numbered(self) -> bool:
        """Whether it is a count of the complaint, and not a prayer or paragraph under attack."""
        return self.label[:1].isdigit()

    @property
    def is_pending(self) -> bool:
        """Whether it is still to be argued."""
        return self.status == "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One (count, defense) pair that a paper raises and the brief must answer.

    Attributes:
        count: the count's label.
        defense: what is raised.
        raised_at: the pages of the paper that raise it.
        contention: what the paper says, in one own-words sentence without a citation; empty when not noted.
        authorities: keys of the authorities that the paper cites for it.
    """

    count: str
    defense: DefenseId
    raised_at: RecordCite | None = None
    contention: str = ""
    authorities: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The issue's id within its matter: "1:qi_prong2"."""
        return f"{self.count}:{self.defense}"


class SupportRole(StrEnum):
    """What a picked support does in the answer to an issue."""

    STANDARD = "standard"
    SUPPORT = "support"
    ADVERSE = "adverse"
    DISTINGUISHED = "distinguished"

    @property
    def asks_answer(self) -> bool:
        """Whether it helps the other side, so that the attorney must write a sentence of answer to it."""
        return self in {SupportRole.ADVERSE, SupportRole.DISTINGUISHED}


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageQuote:
    """Verbatim words of an imported opinion: characters [start, end) of a passage.

    Attributes:
        sha256: of the quoted words, so that a changed passage is noticed instead of misquoted.
        lead: own words that introduce the quotation, with their mark ("As the court explained,", "The court held:").
    """

    passage: str
    start: int
    end: int
    sha256: str
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One picked support: a proposition of the library, or a quotation from a passage.

    Attributes:
        authority: the authority's key.
        proposition: the proposition's id; None for a passage quotation.
        quote: the passage quotation; None for a proposition.
        role: what it does.
        signal: "see", "see also" …; empty for a direct citation.
        distinction: for an adverse or distinguished one: the attorney's sentence of answer.
        joined: whether it stands in one string with the support before it, without a sentence of its own.
    """

    authority: str
    proposition: str | None = None
    quote: PassageQuote | None = None
    role: SupportRole = SupportRole.SUPPORT
    signal: str = ""
    distinction: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """One line of the comparison that the attorney marked: an aspect, whose precedent, and our facts.

    Attributes:
        aspect: what is compared; must be an aspect of the proposition's facts.
        proposition: the precedent's proposition.
        facts: ids of the matter's facts.
        ours: how it is in this case, in own words.
    """

    aspect: str
    proposition: str
    facts: tuple[FactId, ...] = ()
    ours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalogueNote:
    """What the attorney notes of one precedent on the fact-analogue sheet.

    Attributes:
        differences: how the cases differ, each a sentence.
        likely_answer: what the other side will say of it.
    """

    proposition: str
    differences: tuple[str, ...] = ()
    likely_answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An adverse authority that the answer does not confront, and why.

    Attributes:
        conceded: whether its force is conceded; otherwise it is left aside as beside the point.
        reason: the attorney's reason; never empty.
    """

    authority: str
    reason: str
    conceded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What the attorney picked for one issue.

    Attributes:
        heading: the point heading in the attorney's words; empty takes the argument's own.
        supports: in the order in which they are to appear.
        facts: ids of the facts to apply.
        likenesses: the comparison.
        text: further sentences of the attorney's, printed as they are.
        conceded: why the issue is not contested; the draft then says so.
        set_aside: adverse authorities that are conceded or left aside, each with the reason.
        analogues: notes for the fact-analogue sheet.
    """

    count: str
    defense: DefenseId
    heading: str = ""
    supports: tuple[Support, ...] = ()
    facts: tuple[FactId, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    text: str = ""
    conceded: str = ""
    set_aside: tuple[SetAside, ...] = ()
    analogues: tuple[AnalogueNote, ...] = ()

    @property
    def key(self) -> str:
        """The key of the issue it belongs to."""
        return f"{self.count}:{self.defense}"

    @property
    def is_empty(self) -> bool:
        """Whether it answers nothing: no support, no words, no concession."""
        return not (self.supports or self.text or self.conceded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a brief used, kept in the matter so that the brief can be rebuilt years later."""

    authorities: tuple[Authority, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    passages: tuple[Passage, ...] = ()


class ArgumentOrder(StrEnum):
    """In which order a paper takes the counts."""

    COUNTS = "counts"
    MOTION = "motion"
    STRENGTH = "strength"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One lawsuit. Client confidences live here and never in the library.

    Attributes:
        profile: the id of the court profile ("cand").
        incident: the day on which the law must have been clear.
        own_words: the attorney's text per section ("opposition.introduction").
        argument_order: the order of the argument: of the complaint's counts, of the motion's pages, of
            strength, or the attorney's own, which is that of the issues.
        edits: the attorney's edits of drafted papers, in the order in which they were made.
        readings: what was read from the files of the papers.
        overrides: what the attorney lets pass in a final export, and why.
    """

    title: str
    practice: str
    profile: str
    caption: Caption
    incident: dt.date
    parties: tuple[Party, ...]
    counsel: tuple[Counsel, ...] = ()
    papers: tuple[Paper, ...] = ()
    counts: tuple[Count, ...] = ()
    facts: tuple[Fact, ...] = ()
    issues: tuple[Issue, ...] = ()
    selections: tuple[Selection, ...] = ()
    reply_selections: tuple[Selection, ...] = ()
    own_words: dict[str, str] = field(default_factory=dict)
    argument_order: ArgumentOrder = ArgumentOrder.COUNTS
    snapshot: Snapshot = field(default_factory=Snapshot)
    edits: tuple[BlockEdit, ...] = ()
    readings: tuple[PaperReading, ...] = ()
    overrides: tuple[Override, ...] = ()

    def find_paper(self, paper: str) -> Paper | None:
        """The paper of that id."""
        return next((p for p in self.papers if p.id == paper), None)

    def find_operative(self, kind: PaperKind) -> Paper | None:
        """The operative complaint, or the motion that this brief is about."""
        return next((p for p in self.papers if p.kind is kind and p.operative), None)

    def find_count(self, label: str) -> Count | None:
        """The count of that label."""
        return next((c for c in self.counts if c.label == label), None)

    def find_fact(self, fact: str) -> Fact | None:
        """The fact of that id."""
        return next((f for f in self.facts if f.id == fact), None)

    def find_issue(self, key: str) -> Issue | None:
        """The issue of that key."""
        return next((i for i in self.issues if i.key == key), None)

    @property
    def heard(self) -> dt.date | None:
        """The day on which the motion is heard; the day of its filing while no hearing is set; None when neither is known."""
        motion = self.find_operative(PaperKind.MOTION)
        return self.caption.hearing.date or (motion.filed if motion else None)

    def find_reading(self, paper: str) -> PaperReading | None:
        """What was read from the file of a paper."""
        return next((r for r in self.readings if r.paper == paper), None)

    def edits_of(self, paper: str) -> tuple[BlockEdit, ...]:
        """The attorney's edits of one paper."""
        return tuple(e for e in self.edits if e.paper == paper)

    def parties_of(self, side: Side) -> tuple[Party, ...]:
        """The parties of one side, in the order of the file."""
        return tuple(p for p in self.parties if p.side is side)

    def counsel_of(self, side: Side) -> Counsel:
        """Who signs for that side; an empty entry when the file names nobody."""
        return next((c for c in self.counsel if c.side is side), Counsel(side=side))

    def selections_for(self, side: Side) -> tuple[Selection, ...]:
        """What was picked for the paper of that side."""
        return self.reply_selections if side is Side.DEFENDANT else self.selections

    def find_selection(self, side: Side, issue: Issue) -> Selection | None:
        """What was picked for one issue."""
        return next((s for s in self.selections_for(side) if s.key == issue.key), None)
