"""What weight a source has for a forum and an issue (PRACTICE §5.1 and §5.2, first match wins)."""

from dataclasses import dataclass
from enum import StrEnum

from app.law.authorities import Authority, AuthorityKind, PartKind, Publication, Treatment
from app.law.claims import Question
from app.law.courts import CIRCUIT_OF_STATE, Court, CourtId, CourtLevel
from app.law.dockets import same_docket


class Weight(StrEnum):
    """The label shown for a source. The words are those of the practice's table."""

    BINDING = "binding"
    BINDING_STATE = "binding (state law)"
    STATE_AUTHORITY = "state authority"
    OWN_CASE = "own case"
    PERSUASIVE = "persuasive"
    NONPRECEDENTIAL = "nonprecedential"
    CHECK_MARKS = "check (Marks)"
    SECONDARY = "secondary"
    SEPARATE_OPINION = "separate opinion"
    NOT_AUTHORITY = "not authority"
    BLOCKED = "blocked"
    BAD_LAW = "bad law"
    UNKNOWN = "unknown"

    @property
    def may_be_cited(self) -> bool:
        """Whether it may stand in a brief at all."""
        return self not in {Weight.NOT_AUTHORITY, Weight.BLOCKED, Weight.BAD_LAW}

    @property
    def controls(self) -> bool:
        """Whether a federal court in the forum must follow it."""
        return self in {Weight.BINDING, Weight.BINDING_STATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """Where the brief is filed: the court, its circuit, its state, and the case's own docket number."""

    court: CourtId
    circuit: CourtId | None
    state: str | None
    docket: str | None = None

    @classmethod
    def of(cls, court: Court, docket: str | None = None) -> "Forum":
        """The forum of a brief filed in `court`."""
        circuit = court.id if court.level is CourtLevel.FEDERAL_APPEALS else court.circuit
        if circuit is None and court.state:
            circuit = CIRCUIT_OF_STATE.get(court.state)
        return cls(court=court.id, circuit=circuit, state=court.state, docket=docket)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """A weight, why, and what the citation must carry because of it.

    Attributes:
        reason: one sentence.
        history: treatments whose phrase must be printed with every full citation.
        caution: what the attorney should look at; empty for nothing.
    """

    weight: Weight
    reason: str
    history: tuple[Treatment, ...] = ()
    caution: str = ""


def weigh(
    authority: Authority,
    court: Court | None,
    *,
    forum: Forum,
    question: Question,
    part: PartKind = PartKind.MAJORITY,
    claim: str | None = None,
    of_state: str | None = None,
) -> Weighing:
    """Weigh one part of an authority for a forum and a question of federal or state law.

    Args:
        court: the facts of `authority.court`; None when the court is unknown.
        claim: the claim at issue, for treatments that bear on some claims only.
        of_state: the state whose law a statute, rule, regulation or constitution is; None for federal law.
    """
    found = (
        _as_voice(part)
        or _as_uncitable(authority, question)
        or _as_bad(authority, claim)
        or _as_text(authority, forum, of_state)
        or _by_court(authority, court, forum, question, part)
    )
    history = tuple(t for t in authority.treatments if t.phrase and not t.kind.destroys)
    return Weighing(
        weight=found.weight,
        reason=found.reason,
        history=history,
        caution=found.caution or _caution(authority, claim),
    )


def _as_voice(part: PartKind) -> Weighing | None:
    if part.is_staff_text:
        return Weighing(
            weight=Weight.NOT_AUTHORITY,
            reason=f"The {part.value.replace('_', ' ')} is not the court's opinion and is never authority.",
        )
    if part.is_separate:
        return Weighing(
            weight=Weight.SEPARATE_OPINION,
            reason="A separate opinion is not the court's holding; the citation must say whose it is.",
        )
    return None


def _as_uncitable(authority: Authority, question: Question) -> Weighing | None:
    match authority.publication:
        case Publication.NOT_FOR_CITATION:
            reason = "Marked not for citation (N.D. Cal. Civ. L.R. 3-4(e) forbids citing it)."
        case Publication.DEPUBLISHED:
            reason = "Depublished: not citable in California courts (Cal. R. Ct. 8.1115)."
        case Publication.UNPUBLISHED if authority.court in _CALIFORNIA_APPELLATE:
            reason = "Unpublished California opinion: not citable in California courts (Cal. R. Ct. 8.1115)."
        case _:
            return None
    caution = "A federal court may still consider it; say what it is." if question is Question.STATE else ""
    return Weighing(weight=Weight.BLOCKED, reason=reason, caution=caution)


_CALIFORNIA_APPELLATE = {"calctapp", "calappdeptsuper", "cal"}


def _as_bad(authority: Authority, claim: str | None) -> Weighing | None:
    for treatment in authority.treatments:
        if treatment.kind.destroys and treatment.bears_on(claim):
            said = f" ({treatment.source})" if treatment.source else ""
            return Weighing(weight=Weight.BAD_LAW, reason=f"{treatment.kind.value.capitalize()}{_by(treatment)}{said}.")
    return None


def _by(treatment: Treatment) -> str:
    return f" by {treatment.citation}" if treatment.citation else ""


def _as_text(authority: Authority, forum: Forum, of_state: str | None) -> Weighing | None:
    match authority.kind:
        case AuthorityKind.SECONDARY:
            return Weighing(weight=Weight.SECONDARY, reason="A secondary source explains the law; it does not make it.")
        case AuthorityKind.OPINION:
            return None
        case AuthorityKind.STATUTE | AuthorityKind.RULE | AuthorityKind.REGULATION | AuthorityKind.CONSTITUTION:
            if of_state and forum.state and of_state != forum.state:
                return Weighing(
                    weight=Weight.PERSUASIVE,
                    reason=f"A {authority.kind.value} of {of_state}: it applies where that state's law does.",
                )
            return Weighing(weight=Weight.BINDING, reason=f"A {authority.kind.value} applies of its own force.")


def _by_court(authority: Authority, court: Court | None, forum: Forum, question: Question, part: PartKind) -> Weighing:
    if court is None:
        return Weighing(weight=Weight.UNKNOWN, reason="The deciding court is not known; enter it to weigh this.")
    if part is PartKind.PLURALITY:
        return Weighing(
            weight=Weight.CHECK_MARKS,
            reason="No opinion spoke for a majority: the narrowest ground controls (Marks v. United States).",
        )
    if forum.docket and authority.docket and same_docket(forum.docket, authority.docket):
        return Weighing(
            weight=Weight.OWN_CASE, reason="An earlier order in this case: law of the case, which the court may revise."
        )
    match court.level:
        case CourtLevel.SUPREME:
            return _supreme(question)
        case CourtLevel.FEDERAL_APPEALS:
            return _appeals(authority, court, forum, question)
        case CourtLevel.FEDERAL_TRIAL:
            return Weighing(
                weight=Weight.PERSUASIVE, reason="A district court's decision persuades; it binds no other court."
            )
        case CourtLevel.STATE_HIGH | CourtLevel.STATE_APPEALS | CourtLevel.STATE_TRIAL:
            return _state_court(court, forum, question)
        case CourtLevel.OTHER:
            return Weighing(
                weight=Weight.PERSUASIVE,
                reason="A court of special jurisdiction: its decision persuades where it is apt.",
            )


def _supreme(question: Question) -> Weighing:
    if question is Question.STATE:
        return Weighing(
            weight=Weight.BINDING,
            reason="The U.S. Supreme Court binds on federal points.",
            caution="On California law it binds only as far as a federal point is decided.",
        )
    return Weighing(weight=Weight.BINDING, reason="An opinion of the U.S. Supreme Court binds every court.")


def _appeals(authority: Authority, court: Court, forum: Forum, question: Question) -> Weighing:
    if authority.publication is Publication.UNPUBLISHED:
        return _memorandum(authority)
    if authority.publication is Publication.UNKNOWN:
        return Weighing(weight=Weight.UNKNOWN, reason="Whether it was published is not known; enter it to weigh this.")
    if court.id != forum.circuit:
        return Weighing(
            weight=Weight.PERSUASIVE, reason="Another circuit's decision persuades; it may count toward a consensus."
        )
    reason = f"A published decision of the {court.citation} binds the district courts of its circuit."
    if question is Question.STATE:
        return Weighing(
            weight=Weight.BINDING,
            reason=reason,
            caution="On California law follow it unless later state authority says otherwise.",
        )
    return Weighing(weight=Weight.BINDING, reason=reason)


def _memorandum(authority: Authority) -> Weighing:
    decided = authority.decided
    if decided is not None and decided.year < _CITABLE_SINCE:
        return Weighing(
            weight=Weight.BLOCKED,
            reason="An unpublished disposition of before 2007 may not be cited (Fed. R. App. P. 32.1; 9th Cir. R. 36-3).",
        )
    return Weighing(
        weight=Weight.NONPRECEDENTIAL,
        reason="An unpublished disposition may be cited and is not precedent (9th Cir. R. 36-3).",
    )


_CITABLE_SINCE = 2007


def _state_court(court: Court, forum: Forum, question: Question) -> Weighing:
    if question is Question.FEDERAL or court.state != forum.state:
        return Weighing(
            weight=Weight.PERSUASIVE,
            reason="A state court's decision persuades on a federal question or another state's law.",
        )
    if court.level is CourtLevel.STATE_HIGH:
        return Weighing(
            weight=Weight.BINDING_STATE, reason="The state's highest court has the last word on the state's law."
        )
    return Weighing(
        weight=Weight.STATE_AUTHORITY,
        reason="A state appellate decision is followed unless there is convincing evidence "
        "that the state's highest court would decide otherwise.",
    )


def _caution(authority: Authority, claim: str | None) -> str:
    notes = [t.note for t in authority.treatments if t.note and not t.kind.destroys and t.bears_on(claim)]
    return " ".join(notes)
