"""Yes/no/unknown tests on a support, each with its reason (PRACTICE §5.3).

The program never says "clearly established": it reports the gates, and the attorney decides.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.law.authorities import Authority, Outcome, PartKind, Posture, Proposition, PropositionKind
from app.law.courts import Court, CourtLevel
from app.law.weight import Forum, Weighing, Weight


class GateResult(StrEnum):
    """The answer of one gate."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One test on one support.

    Attributes:
        gate: which test ("voice", "citable", "weight", "treatment", "sequence", "date", "notice", "posture", "quotable", "verified", "fit").
        code: the row of the decision table that answered ("FAIL_DATE").
        reason: one sentence.
    """

    gate: str
    result: GateResult
    code: str
    reason: str


class NoticeCode(StrEnum):
    """The rows of the clearly-established table."""

    NOT_APPLIED = "NOT_APPLIED"
    FAIL_DATE = "FAIL_DATE"
    UNKNOWN_DATE = "UNKNOWN_DATE"
    FAIL_WEIGHT = "FAIL_WEIGHT"
    FAIL_NOT_CONTROLLING = "FAIL_NOT_CONTROLLING"
    WEAK_PASS = "WEAK_PASS"
    CONTRARY = "CONTRARY"
    UNKNOWN_HOLDING = "UNKNOWN_HOLDING"
    FAIL_DISSIMILAR = "FAIL_DISSIMILAR"
    UNMARKED_FACTS = "UNMARKED_FACTS"
    PASS_CANDIDATE = "PASS_CANDIDATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeCandidate:
    """An authority offered as the case that gave notice, with what is known of its fit.

    Attributes:
        facts_marked: whether the attorney marked facts of it that match the matter's.
        dissimilar: why the attorney, or a court, found it different; empty when nobody did.
        consensus: whether it is part of a consensus of courts, as `has_consensus` finds.
    """

    authority: Authority
    court: Court | None
    weighing: Weighing
    kind: PropositionKind = PropositionKind.HOLDING
    outcome: Outcome | None = None
    facts_marked: bool = False
    dissimilar: str = ""
    consensus: bool = False


def check_notice(candidate: NoticeCandidate, *, incident: dt.date, forum: Forum) -> Gate:
    """Run the clearly-established table on one candidate; the first row that answers wins."""
    return (
        _statement_of_test(candidate.kind)
        or _date_row(candidate.authority, incident)
        or _weight_row(candidate.weighing)
        or _controlling_row(candidate, forum)
        or _holding_row(candidate)
    )


def _notice(result: GateResult, code: NoticeCode, reason: str) -> Gate:
    return Gate(gate="notice", result=result, code=code.value, reason=reason)


def _statement_of_test(kind: PropositionKind) -> Gate | None:
    if kind in {PropositionKind.STANDARD, PropositionKind.RULE}:
        return _notice(
            GateResult.PASS,
            NoticeCode.NOT_APPLIED,
            "States the test or a rule of law; it is not offered as the case that gave notice, so its date does not matter.",
        )
    return None


def _date_row(authority: Authority, incident: dt.date) -> Gate | None:
    decided = authority.decided
    before = decided.is_before(incident) if decided is not None else None
    match before:
        case True:
            return None
        case False:
            return _notice(
                GateResult.FAIL,
                NoticeCode.FAIL_DATE,
                f"Decided {decided}, not before the incident of {incident}: it could not give notice.",
            )
        case None:
            known = f"only {decided} is known" if decided else "the decision date is not known"
            return _notice(
                GateResult.UNKNOWN,
                NoticeCode.UNKNOWN_DATE,
                f"Whether it came before {incident} cannot be told: {known}. Enter the full date.",
            )


def _weight_row(weighing: Weighing) -> Gate | None:
    if weighing.weight in {Weight.BAD_LAW, Weight.SEPARATE_OPINION, Weight.NOT_AUTHORITY, Weight.BLOCKED}:
        return _notice(GateResult.FAIL, NoticeCode.FAIL_WEIGHT, weighing.reason)
    return None


def _controlling_row(candidate: NoticeCandidate, forum: Forum) -> Gate | None:
    if is_controlling(candidate.court, candidate.weighing, forum):
        return None
    if candidate.consensus:
        return _notice(
            GateResult.PASS,
            NoticeCode.WEAK_PASS,
            "Not controlling, but one of several earlier decisions of different courts with none contrary here: "
            "a consensus is a weaker path; confirm that no court disagreed.",
        )
    return _notice(
        GateResult.FAIL,
        NoticeCode.FAIL_NOT_CONTROLLING,
        "Not controlling: neither the Supreme Court nor a published decision of the circuit, and no consensus is shown.",
    )


def is_controlling(court: Court | None, weighing: Weighing, forum: Forum) -> bool:
    """Whether it is the Supreme Court's or a published decision of the forum's circuit."""
    if court is None or weighing.weight is not Weight.BINDING:
        return False
    return court.level is CourtLevel.SUPREME or (
        court.level is CourtLevel.FEDERAL_APPEALS and court.id == forum.circuit
    )


def _holding_row(candidate: NoticeCandidate) -> Gate:
    if candidate.outcome is None:
        return _notice(
            GateResult.UNKNOWN,
            NoticeCode.UNKNOWN_HOLDING,
            "Whether it found a violation or denied immunity is not recorded; read it and enter the outcome.",
        )
    if not candidate.outcome.gives_notice:
        return _notice(
            GateResult.FAIL,
            NoticeCode.CONTRARY,
            "It found no violation, or granted immunity: it counts as contrary authority.",
        )
    if candidate.dissimilar:
        return _notice(GateResult.FAIL, NoticeCode.FAIL_DISSIMILAR, candidate.dissimilar)
    if not candidate.facts_marked:
        return _notice(
            GateResult.UNKNOWN,
            NoticeCode.UNMARKED_FACTS,
            "Controlling, earlier, and favorable; no likeness of facts has been marked yet.",
        )
    return _notice(
        GateResult.PASS,
        NoticeCode.PASS_CANDIDATE,
        "Controlling, decided before the incident, found against the officers, and likenesses are marked.",
    )


CONSENSUS_SIZE = 3


def has_consensus(candidates: Sequence[NoticeCandidate], *, incident: dt.date) -> bool:
    """Whether persuasive candidates form the consensus path: several, different courts, all earlier, none contrary."""
    persuasive = [c for c in candidates if c.weighing.weight in {Weight.PERSUASIVE, Weight.NONPRECEDENTIAL}]
    earlier = [c for c in persuasive if c.authority.decided and c.authority.decided.is_before(incident)]
    if any(c.outcome is not None and not c.outcome.gives_notice for c in earlier):
        return False
    favorable = [c for c in earlier if c.outcome is not None and c.outcome.gives_notice]
    courts = {c.authority.court for c in favorable}
    return len(favorable) >= CONSENSUS_SIZE and len(courts) >= CONSENSUS_SIZE


def check_voice(part: PartKind) -> Gate:
    """Whether the words are the court's."""
    if part.speaks_for_court:
        return Gate(gate="voice", result=GateResult.PASS, code="COURT", reason="The court's own opinion.")
    if part is PartKind.PLURALITY:
        reason = "A plurality: whether it controls depends on the narrowest ground."
        return Gate(gate="voice", result=GateResult.UNKNOWN, code="PLURALITY", reason=reason)
    reason = f"Not the court's words: {part.value.replace('_', ' ')}."
    return Gate(gate="voice", result=GateResult.FAIL, code=part.value.upper(), reason=reason)


def check_weight(weighing: Weighing) -> Gate:
    """Whether the source may stand in the brief, and with what weight."""
    if weighing.weight is Weight.UNKNOWN:
        result = GateResult.UNKNOWN
    else:
        result = GateResult.PASS if weighing.weight.may_be_cited else GateResult.FAIL
    return Gate(gate="weight", result=result, code=weighing.weight.name, reason=weighing.reason)


def check_citable(weighing: Weighing) -> Gate:
    """Whether the rules of court let it be cited at all, whatever its force."""
    if weighing.weight is Weight.BLOCKED:
        return Gate(gate="citable", result=GateResult.FAIL, code="BLOCKED", reason=weighing.reason)
    if weighing.weight is Weight.NOT_AUTHORITY:
        return Gate(gate="citable", result=GateResult.FAIL, code="NOT_AUTHORITY", reason=weighing.reason)
    reason = "No rule known here forbids its citation."
    return Gate(gate="citable", result=GateResult.PASS, code="CITABLE", reason=reason)


def check_date(candidate: NoticeCandidate, *, incident: dt.date) -> Gate:
    """Whether it was decided before the incident, for what is offered as having given notice."""
    row = _statement_of_test(candidate.kind) or _date_row(candidate.authority, incident)
    if row is None:
        reason = f"Decided {candidate.authority.decided}, before the incident of {incident}."
        return Gate(gate="date", result=GateResult.PASS, code="BEFORE", reason=reason)
    return Gate(gate="date", result=row.result, code=row.code, reason=row.reason)


STAGE = "stage of the case"
"""The aspect of a precedent's facts that says at what stage it was decided."""


def check_posture(proposition: Proposition, posture: Posture) -> Gate:
    """Whether a precedent was decided at the stage of this paper; a rule of law holds at every stage unless it says otherwise."""
    says_law = proposition.outcome is None and proposition.kind is not PropositionKind.CONTRAST
    if says_law and proposition.posture is None:
        reason = "States a rule or a test, which holds at every stage."
        return Gate(gate="posture", result=GateResult.PASS, code="NOT_APPLIED", reason=reason)
    stage, ours = stage_of(proposition), _in_words(posture)
    if not stage:
        reason = "At what stage of its case it was decided is not recorded."
        return Gate(gate="posture", result=GateResult.UNKNOWN, code="NO_STAGE", reason=reason)
    if says_law and proposition.posture is not posture:
        reason = f"States the law of another stage ({stage}) than this paper’s ({ours})."
        return Gate(gate="posture", result=GateResult.UNKNOWN, code="OTHER_STAGE", reason=reason)
    if ours in stage.lower():
        return Gate(gate="posture", result=GateResult.PASS, code="SAME_STAGE", reason=f"Decided at this stage: {ours}.")
    reason = f"Decided at another stage ({stage}) than this paper’s ({ours}). Say whether it matters."
    return Gate(gate="posture", result=GateResult.UNKNOWN, code="OTHER_STAGE", reason=reason)


def stage_of(proposition: Proposition) -> str:
    """At what stage the decision was made, when that is recorded of the proposition or among its facts."""
    if proposition.posture is not None:
        return _in_words(proposition.posture)
    return next((fact.text for fact in proposition.facts if fact.aspect == STAGE), "")


def _in_words(posture: Posture) -> str:
    return posture.value.replace("_", " ")


def check_sequence(authority: Authority, weighing: Weighing, *, heard: dt.date | None) -> Gate | None:
    """Whether an order of this very case came before the paper; None for every other authority.

    Args:
        heard: the day on which the motion was heard, or filed when no hearing is set; None when neither is known.
    """
    if weighing.weight is not Weight.OWN_CASE:
        return None
    before = authority.decided.is_before(heard) if authority.decided and heard else None
    if before:
        reason = f"An order of this case of {authority.decided}, before the motion was heard."
        return Gate(gate="sequence", result=GateResult.PASS, code="EARLIER_ORDER", reason=reason)
    if before is False:
        reason = f"An order of this case of {authority.decided}: it came after the motion was heard."
        return Gate(gate="sequence", result=GateResult.FAIL, code="LATER_ORDER", reason=reason)
    reason = "An order of this case; whether it came before this motion is not known."
    return Gate(gate="sequence", result=GateResult.UNKNOWN, code="UNDATED_ORDER", reason=reason)


def check_treatment(authority: Authority, claim: str | None) -> Gate:
    """What later history the library knows. Silence is never good news: it is unknown."""
    bearing = [t for t in authority.treatments if t.bears_on(claim)]
    if any(t.kind.destroys for t in bearing):
        kinds = ", ".join(sorted({t.kind.value.replace("_", " ") for t in bearing if t.kind.destroys}))
        return Gate(gate="treatment", result=GateResult.FAIL, code="BAD_LAW", reason=f"Recorded as {kinds}.")
    checked = [t.checked_on for t in bearing if t.checked_on]
    if bearing:
        said = "; ".join((t.note or t.phrase or t.kind.value.replace("_", " ")).rstrip(".") for t in bearing)
        result = GateResult.PASS if checked else GateResult.UNKNOWN
        return Gate(gate="treatment", result=result, code="RECORDED", reason=f"Recorded: {said}.")
    return Gate(
        gate="treatment", result=GateResult.UNKNOWN, code="NOT_CHECKED", reason="Not checked for later history."
    )


def check_quotable(proposition: Proposition, *, source_quotable: bool | None) -> Gate:
    """Whether quotation marks may be used: only around verbatim text of a source fit to be quoted."""
    if proposition.quotation is None:
        return Gate(
            gate="quotable", result=GateResult.PASS, code="PARAPHRASE", reason="Stated in own words; nothing is quoted."
        )
    if source_quotable:
        return Gate(gate="quotable", result=GateResult.PASS, code="VERBATIM", reason="Quoted from a sound text.")
    if source_quotable is None:
        reason = "The opinion's text is not in the library, so the quotation cannot be compared."
        return Gate(gate="quotable", result=GateResult.UNKNOWN, code="NO_TEXT", reason=reason)
    return Gate(gate="quotable", result=GateResult.FAIL, code="DAMAGED", reason="The source's text is damaged.")


def check_verified(authority: Authority) -> Gate:
    """Whether the attorney has read it."""
    if authority.verification is None:
        reason = "Nobody has marked it as read and cite-checked."
        return Gate(gate="verified", result=GateResult.UNKNOWN, code="UNVERIFIED", reason=reason)
    reason = f"Read by {authority.verification.by} on {authority.verification.on}."
    return Gate(gate="verified", result=GateResult.PASS, code="VERIFIED", reason=reason)


def check_fit(absent: Sequence[str]) -> Gate | None:
    """Whether a statement of law fits the matter; None when nothing says that it does not.

    Args:
        absent: of what it speaks, and the matter does not ("supervision").
    """
    if not absent:
        return None
    told = " and ".join(absent)
    reason = (
        f"It is law of {told}, and neither a fact, a title, nor what the motion says here speaks of {told}."
        " Where it is so, say it in a fact or in “They say”."
    )
    return Gate(gate="fit", result=GateResult.FAIL, code="NOT_SPOKEN_OF", reason=reason)
