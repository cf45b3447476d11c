"""What may be cited: authorities, the propositions they support, and what has become of them."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from app.law.courts import CourtId
from app.law.dates import PartialDate

AuthorityKey = NewType("AuthorityKey", str)
"""A readable, stable id of one authority: "lalonde", "malek-v-green-cand-2018"."""

PropositionId = NewType("PropositionId", str)
"""A readable, stable id of one proposition: "lalonde.doorway"."""


class AuthorityKind(StrEnum):
    """What sort of thing an authority is."""

    OPINION = "opinion"
    STATUTE = "statute"
    RULE = "rule"
    REGULATION = "regulation"
    CONSTITUTION = "constitution"
    SECONDARY = "secondary"


class Publication(StrEnum):
    """Whether an opinion was published, and whether it may be cited."""

    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    DEPUBLISHED = "depublished"
    NOT_FOR_CITATION = "not_for_citation"
    UNKNOWN = "unknown"


class PartKind(StrEnum):
    """Whose words a part of an opinion holds."""

    MAJORITY = "majority"
    PLURALITY = "plurality"
    PER_CURIAM = "per_curiam"
    CONCURRENCE = "concurrence"
    CONCURRENCE_DISSENT = "concurrence_dissent"
    DISSENT = "dissent"
    SYLLABUS = "syllabus"
    SUMMARY = "summary"
    ORDER = "order"
    APPENDIX = "appendix"
    FRONT_MATTER = "front_matter"

    @property
    def speaks_for_court(self) -> bool:
        """Whether its words may be cited as the court's."""
        return self in {PartKind.MAJORITY, PartKind.PER_CURIAM, PartKind.ORDER}

    @property
    def is_separate(self) -> bool:
        """Whether it is one judge's or a minority's opinion, which needs a parenthetical."""
        return self in {PartKind.CONCURRENCE, PartKind.CONCURRENCE_DISSENT, PartKind.DISSENT}

    @property
    def is_staff_text(self) -> bool:
        """Whether no judge speaks in it: court staff or a publisher wrote it, or it is appended. Never authority."""
        return self in {PartKind.SYLLABUS, PartKind.SUMMARY, PartKind.APPENDIX, PartKind.FRONT_MATTER}


class TreatmentKind(StrEnum):
    """What a later decision or event did to an authority."""

    AFFIRMED = "affirmed"
    OVERRULED = "overruled"
    OVERRULED_OTHER_GROUNDS = "overruled_other_grounds"
    REVERSED = "reversed"
    VACATED = "vacated"
    SUPERSEDED = "superseded"
    ABROGATED = "abrogated"
    ABROGATED_IN_PART = "abrogated_in_part"
    LIMITED = "limited"
    RECEDED = "receded"
    DISTINGUISHED = "distinguished"
    NOT_FOLLOWED = "not_followed"
    AMENDED = "amended"
    REVIEW_DENIED = "review_denied"
    ADOPTED = "adopted"
    DEPUBLISHED = "depublished"

    @property
    def destroys(self) -> bool:
        """Whether it takes the authority's force away on the point (PRACTICE §5.2, rule 4)."""
        return self in {
            TreatmentKind.OVERRULED,
            TreatmentKind.REVERSED,
            TreatmentKind.VACATED,
            TreatmentKind.SUPERSEDED,
            TreatmentKind.ABROGATED,
        }


class PropositionKind(StrEnum):
    """What a proposition does in an argument."""

    STANDARD = "standard"
    RULE = "rule"
    HOLDING = "holding"
    APPLICATION = "application"
    CONTRAST = "contrast"


class Side(StrEnum):
    """Whom a proposition helps, or for whom a paper is written."""

    PLAINTIFF = "plaintiff"
    DEFENDANT = "defendant"
    NEUTRAL = "neutral"

    @property
    def opponent(self) -> "Side":
        """The other side. A neutral has none but itself."""
        match self:
            case Side.PLAINTIFF:
                return Side.DEFENDANT
            case Side.DEFENDANT:
                return Side.PLAINTIFF
            case Side.NEUTRAL:
                return Side.NEUTRAL


class Posture(StrEnum):
    """At what stage of the suit a court decided."""

    MOTION_TO_DISMISS = "motion_to_dismiss"
    JUDGMENT_ON_THE_PLEADINGS = "judgment_on_the_pleadings"
    PRELIMINARY_INJUNCTION = "preliminary_injunction"
    SUMMARY_JUDGMENT = "summary_judgment"
    TRIAL = "trial"
    AFTER_VERDICT = "after_verdict"
    APPEAL = "appeal"
    CERTIORARI = "certiorari"
    HABEAS = "habeas"


class Outcome(StrEnum):
    """What a decision did on the claim or the immunity."""

    VIOLATION_FOUND = "violation_found"
    NO_VIOLATION = "no_violation"
    IMMUNITY_DENIED = "immunity_denied"
    IMMUNITY_GRANTED = "immunity_granted"

    @property
    def gives_notice(self) -> bool:
        """Whether it can tell officers that such conduct is unlawful."""
        return self in {Outcome.VIOLATION_FOUND, Outcome.IMMUNITY_DENIED}


DATABASES = frozenset({"WL", "LEXIS", "U.S. Dist. LEXIS", "U.S. App. LEXIS"})
"""What stands in a reporter's place where an opinion is printed in a database only."""


@dataclass(frozen=True, slots=True)
class ReporterCitation:
    """Where an opinion is printed: volume, reporter in reporters-db form, first page.

    Westlaw and LEXIS numbers take the same shape: "2017", "WL", "4005345".
    """

    volume: str
    reporter: str
    page: str

    def __str__(self) -> str:
        """The cite as the key of an authority: "204 F.3d 947"."""
        return f"{self.volume} {self.reporter} {self.page}"

    @property
    def is_database(self) -> bool:
        """Whether it is a database number, whose pages are star pages."""
        return self.reporter in DATABASES


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What became of an authority, who says so, and when that was last looked at.

    Attributes:
        kind: what happened.
        by: the deciding authority's key when the library holds it, else None.
        phrase: the history phrase as it must be printed, without the citation
            ("overruled on other grounds by"); empty when nothing is printed.
        citation: the deciding citation as text, when it is not in the library.
        source: who says so ("as printed in Malek v. Green", "entered by the attorney").
        claims: the claims on which it bears; empty means all.
        checked_on: when somebody last looked it up; None means never.
        date: the date of the event (an amendment, a denial of review), when that is printed.
        service: the citator or other service in which it was looked up; empty when none was.
        expires_on: the day from which the look-up is too old to rely on; None when it was given no term.
    """

    kind: TreatmentKind
    by: AuthorityKey | None = None
    phrase: str = ""
    citation: str = ""
    source: str = ""
    claims: tuple[str, ...] = ()
    checked_on: dt.date | None = None
    date: PartialDate | None = None
    note: str = ""
    service: str = ""
    expires_on: dt.date | None = None

    def is_stale(self, today: dt.date) -> bool:
        """Whether it was never looked up, or too long ago."""
        return self.checked_on is None or (self.expires_on is not None and self.expires_on <= today)

    def bears_on(self, claim: str | None) -> bool:
        """Whether it touches `claim`."""
        return not self.claims or claim is None or claim in self.claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The attorney's own statement "I read it": who, when, and which text."""

    by: str
    on: dt.date
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """One thing that may be cited.

    Attributes:
        key: its id in the library.
        kind: what sort of thing it is.
        name: a case's name ("LaLonde v. County of Riverside"), or a statute's or rule's whole citation.
        short_name: the name for short citations ("LaLonde"); empty means: derive it.
        citations: where it is printed; the first is the one to cite, parallel ones follow.
        court: the deciding court's id; None when unknown or for what no court made.
        decided: the decision date, as precisely as it is known.
        docket: the docket number as printed.
        publication: whether it is published and citable.
        weight_notes: parentheticals of weight, in printed form ("en banc", "per curiam").
        treatments: what became of it, as far as is known. Nothing is ever inferred.
        provenance: where the entry comes from.
        verification: None until the attorney has read it: the default state of every authority.
        notes: what to look at when verifying.
    """

    key: AuthorityKey
    kind: AuthorityKind
    name: str
    short_name: str = ""
    citations: tuple[ReporterCitation, ...] = ()
    court: CourtId | None = None
    decided: PartialDate | None = None
    docket: str | None = None
    publication: Publication = Publication.UNKNOWN
    weight_notes: tuple[str, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    provenance: str = ""
    verification: Verification | None = None
    notes: str = ""

    @property
    def citation(self) -> str:
        """The first citation as text, or the name when there is none."""
        if self.kind is not AuthorityKind.OPINION:
            return self.name
        return str(self.citations[0]) if self.citations else (self.docket or self.name)

    def find_citation(self, reporter: str | None) -> ReporterCitation | None:
        """The citation in `reporter`; the first one when `reporter` is None."""
        if reporter is None:
            return self.citations[0] if self.citations else None
        return next((c for c in self.citations if c.reporter == reporter), None)

    def printed_in(self, reporter: str | None) -> str:
        """The citation whose pages a pin counts, as text: a page of one reporter never stands beside another's volume."""
        found = self.find_citation(reporter) if reporter else None
        return str(found) if found else self.citation


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentFact:
    """One fact of a precedent that the comparison sheet can set beside the matter's.

    Attributes:
        aspect: what is compared ("where the person stood").
        text: how it was there ("inside, never at the threshold").
        pin: the page that says so; None prints as a placeholder.
    """

    aspect: str
    text: str
    pin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """A one-sentence statement of law that an authority supports.

    Attributes:
        text: a whole sentence in own words, with its full stop.
        pin: the page within the authority ("1241-42", "958 n.16", "*6-7"); None prints as a placeholder.
        pin_reporter: the reporter whose pages the pin counts; None means the first citation's.
        quotation: verbatim words, found in a quotable passage; None when there are none.
        part: the part of the opinion it stands in.
        kind: what it does in an argument.
        stance: whom it helps.
        claims, defenses, topics: the practice's ids it bears on.
        elements: the elements that it bears on, each with its claim ("entry.no_warrant").
        posture: the stage at which the court said so; None when unknown.
        outcome: what the decision did, when it is offered as a precedent.
        facts: facts of the precedent for the comparison sheet.
        parenthetical: an explanatory parenthetical in own words; empty when none.
        provenance: where the statement and the pin come from.
    """

    id: PropositionId
    authority: AuthorityKey
    text: str
    pin: str | None = None
    pin_reporter: str | None = None
    quotation: str | None = None
    part: PartKind = PartKind.MAJORITY
    kind: PropositionKind = PropositionKind.RULE
    stance: Side = Side.NEUTRAL
    claims: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    outcome: Outcome | None = None
    facts: tuple[PrecedentFact, ...] = field(default=())
    parenthetical: str = ""
    provenance: str = ""
    verification: Verification | None = None
    elements: tuple[str, ...] = ()
    posture: Posture | None = None
