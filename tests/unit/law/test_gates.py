"""Every row of the clearly-established table (PRACTICE §5.3), and the date gates of §5.5."""

import datetime as dt
from typing import Any

import pytest

from app.citations.courts import find_court
from app.law.authorities import (
    Outcome,
    PartKind,
    Posture,
    PrecedentFact,
    PropositionKind,
    Publication,
    Treatment,
    TreatmentKind,
    Verification,
)
from app.law.claims import Question
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.law.gates import (
    GateResult,
    NoticeCandidate,
    NoticeCode,
    check_citable,
    check_date,
    check_notice,
    check_posture,
    check_quotable,
    check_sequence,
    check_treatment,
    check_verified,
    check_voice,
    has_consensus,
)
from app.law.weight import weigh
from tests.helpers.law import N_D_CAL, make_authority, make_proposition

INCIDENT = dt.date(2016, 2, 4)
FOUND, NONE_FOUND = Outcome.VIOLATION_FOUND, Outcome.NO_VIOLATION


def candidate(part: PartKind = PartKind.MAJORITY, **changes: Any) -> NoticeCandidate:
    own = {
        key: changes.pop(key)
        for key in ("kind", "outcome", "facts_marked", "dissimilar", "consensus")
        if key in changes
    }
    if "court" in changes:
        changes["court"] = CourtId(changes["court"])
    authority = make_authority(**changes)
    court = find_court(authority.court) if authority.court else None
    weighing = weigh(authority, court, forum=N_D_CAL, question=Question.FEDERAL, part=part)
    return NoticeCandidate(authority=authority, court=court, weighing=weighing, **own)


MARKED = {"outcome": FOUND, "facts_marked": True}
UNPUBLISHED = Publication.UNPUBLISHED

ROWS = [
    ("statement of the test, decided later", {"kind": PropositionKind.STANDARD, "decided": PartialDate(2017)}, NoticeCode.NOT_APPLIED),
    ("substantive rule, decided later", {"kind": PropositionKind.RULE, "decided": PartialDate(2017)}, NoticeCode.NOT_APPLIED),
    ("decided after", {**MARKED, "decided": PartialDate(2017, 9, 11)}, NoticeCode.FAIL_DATE),
    ("decided on the day", {**MARKED, "decided": PartialDate(2016, 2, 4)}, NoticeCode.FAIL_DATE),
    ("decided the day before", {**MARKED, "decided": PartialDate(2016, 2, 3)}, NoticeCode.PASS_CANDIDATE),
    ("only the year known, the same year", {**MARKED, "decided": PartialDate(2016)}, NoticeCode.UNKNOWN_DATE),
    ("only the month known, the same month", {**MARKED, "decided": PartialDate(2016, 2)}, NoticeCode.UNKNOWN_DATE),
    ("only the month known, the month before", {**MARKED, "decided": PartialDate(2016, 1)}, NoticeCode.PASS_CANDIDATE),
    ("no date known", {**MARKED, "decided": None}, NoticeCode.UNKNOWN_DATE),
    ("overruled", {**MARKED, "treatments": (Treatment(kind=TreatmentKind.OVERRULED),)}, NoticeCode.FAIL_WEIGHT),
    ("a dissent", {**MARKED, "part": PartKind.DISSENT}, NoticeCode.FAIL_WEIGHT),
    ("district court", {**MARKED, "court": "caed"}, NoticeCode.FAIL_NOT_CONTROLLING),
    ("another circuit", {**MARKED, "court": "ca2"}, NoticeCode.FAIL_NOT_CONTROLLING),
    ("memorandum", {**MARKED, "publication": UNPUBLISHED, "decided": PartialDate(2009)}, NoticeCode.FAIL_NOT_CONTROLLING),
    ("district court in a consensus", {**MARKED, "court": "caed", "consensus": True}, NoticeCode.WEAK_PASS),
    ("found no violation", {"outcome": NONE_FOUND, "facts_marked": True}, NoticeCode.CONTRARY),
    ("granted immunity", {"outcome": Outcome.IMMUNITY_GRANTED}, NoticeCode.CONTRARY),
    ("outcome not recorded", {}, NoticeCode.UNKNOWN_HOLDING),
    ("found different", {**MARKED, "dissimilar": "A traffic stop, not an entry."}, NoticeCode.FAIL_DISSIMILAR),
    ("no likeness marked", {"outcome": FOUND}, NoticeCode.UNMARKED_FACTS),
    ("Supreme Court, likenesses marked", {**MARKED, "court": "scotus"}, NoticeCode.PASS_CANDIDATE),
    ("circuit, likenesses marked", MARKED, NoticeCode.PASS_CANDIDATE),
]  # fmt: skip


@pytest.mark.parametrize(("what", "changes", "code"), ROWS, ids=[row[0] for row in ROWS])
def test_notice_rows(what: str, changes: dict[str, Any], code: NoticeCode) -> None:
    gate = check_notice(candidate(**changes), incident=INCIDENT, forum=N_D_CAL)
    assert gate.code == code
    assert gate.result is EXPECTED[code]
    assert gate.reason.endswith((".", "different", "entry."))


EXPECTED = {
    NoticeCode.NOT_APPLIED: GateResult.PASS,
    NoticeCode.FAIL_DATE: GateResult.FAIL,
    NoticeCode.UNKNOWN_DATE: GateResult.UNKNOWN,
    NoticeCode.FAIL_WEIGHT: GateResult.FAIL,
    NoticeCode.FAIL_NOT_CONTROLLING: GateResult.FAIL,
    NoticeCode.WEAK_PASS: GateResult.PASS,
    NoticeCode.CONTRARY: GateResult.FAIL,
    NoticeCode.UNKNOWN_HOLDING: GateResult.UNKNOWN,
    NoticeCode.FAIL_DISSIMILAR: GateResult.FAIL,
    NoticeCode.UNMARKED_FACTS: GateResult.UNKNOWN,
    NoticeCode.PASS_CANDIDATE: GateResult.PASS,
}


def test_every_code_has_a_row() -> None:
    assert {row[2] for row in ROWS} == set(NoticeCode)


WORKED = [
    ("Quintero", {"court": "casd", "decided": PartialDate(2017, 9, 11)}, NoticeCode.FAIL_DATE),
    ("Morales", {"decided": PartialDate(2017), "outcome": FOUND}, NoticeCode.FAIL_DATE),
    ("Willis v. Mullins", {"court": "caed", "decided": PartialDate(2007)}, NoticeCode.FAIL_NOT_CONTROLLING),
    ("Willis v. Mora", {"publication": UNPUBLISHED, "decided": PartialDate(2009)}, NoticeCode.FAIL_NOT_CONTROLLING),
    ("Quaempts", {"decided": PartialDate(2005), **MARKED}, NoticeCode.PASS_CANDIDATE),
    ("LaLonde", {"decided": PartialDate(2000, 2, 25), **MARKED}, NoticeCode.PASS_CANDIDATE),
    ("Miguel", {"decided": PartialDate(2004), **MARKED, "dissimilar": "A car, not a home."}, NoticeCode.FAIL_DISSIMILAR),
    ("Messerschmidt, a separate opinion", {"court": "scotus", "part": PartKind.CONCURRENCE_DISSENT}, NoticeCode.FAIL_WEIGHT),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "code"), WORKED, ids=[row[0] for row in WORKED])
def test_worked_rows(name: str, changes: dict[str, Any], code: NoticeCode) -> None:
    assert check_notice(candidate(**changes), incident=INCIDENT, forum=N_D_CAL).code == code


def of_courts(*courts: str, **changes: Any) -> list[NoticeCandidate]:
    return [candidate(key=f"a{n}", court=court, outcome=FOUND, **changes) for n, court in enumerate(courts)]


@pytest.mark.parametrize(
    ("what", "candidates", "expected"),
    [
        ("three courts", of_courts("caed", "cacd", "ca2"), True),
        ("two courts", of_courts("caed", "cacd"), False),
        ("three of one court", of_courts("caed", "caed", "caed"), False),
        ("three courts, later", of_courts("caed", "cacd", "ca2", decided=PartialDate(2018)), False),
        ("one contrary", [*of_courts("caed", "cacd", "ca2"), candidate(court="casd", outcome=NONE_FOUND)], False),
    ],
)
def test_consensus(what: str, candidates: list[NoticeCandidate], *, expected: bool) -> None:
    assert has_consensus(candidates, incident=INCIDENT) is expected


@pytest.mark.parametrize(
    ("part", "result"),
    [
        (PartKind.MAJORITY, GateResult.PASS),
        (PartKind.ORDER, GateResult.PASS),
        (PartKind.PLURALITY, GateResult.UNKNOWN),
        (PartKind.DISSENT, GateResult.FAIL),
        (PartKind.SYLLABUS, GateResult.FAIL),
    ],
)
def test_voice(part: PartKind, result: GateResult) -> None:
    assert check_voice(part).result is result


def test_silence_about_later_history_is_unknown_and_never_good_news() -> None:
    gate = check_treatment(make_authority(), None)
    assert (gate.result, gate.code) == (GateResult.UNKNOWN, "NOT_CHECKED")


def test_a_quotation_needs_a_sound_text() -> None:
    quoting = make_proposition(quotation="no warrant")
    assert check_quotable(make_proposition(), source_quotable=None).result is GateResult.PASS
    assert check_quotable(quoting, source_quotable=True).result is GateResult.PASS
    assert check_quotable(quoting, source_quotable=False).result is GateResult.FAIL
    assert check_quotable(quoting, source_quotable=None).result is GateResult.UNKNOWN


def test_unverified_is_the_default() -> None:
    assert check_verified(make_authority()).result is GateResult.UNKNOWN
    read = make_authority(verification=Verification(by="A. Lawyer", on=dt.date(2026, 1, 5)))
    assert check_verified(read).result is GateResult.PASS


@pytest.mark.parametrize(
    ("decided", "heard", "code"),
    [
        (PartialDate(2017, 9, 27), dt.date(2018, 5, 3), "EARLIER_ORDER"),
        (PartialDate(2018, 5, 30), dt.date(2018, 5, 3), "LATER_ORDER"),
        (PartialDate(2018), dt.date(2018, 5, 3), "UNDATED_ORDER"),
        (PartialDate(2018, 5, 30), None, "UNDATED_ORDER"),
    ],
)
def test_an_order_of_the_own_case_must_come_before_the_motion(
    decided: PartialDate, heard: dt.date | None, code: str
) -> None:
    order = candidate(court="cand", docket="5:17-cv-00263", decided=decided)
    gate = check_sequence(order.authority, order.weighing, heard=heard)
    assert gate is not None
    assert gate.code == code


def test_only_orders_of_the_own_case_have_a_sequence() -> None:
    other = candidate(court="cand", docket="5:17-cv-00264")
    assert check_sequence(other.authority, other.weighing, heard=dt.date(2018, 5, 3)) is None


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({}, GateResult.PASS),
        ({"publication": Publication.NOT_FOR_CITATION}, GateResult.FAIL),
        ({"publication": UNPUBLISHED, "decided": PartialDate(2006)}, GateResult.FAIL),
        ({"publication": UNPUBLISHED, "decided": PartialDate(2007)}, GateResult.PASS),
        ({"publication": UNPUBLISHED, "court": "calctapp"}, GateResult.FAIL),
        ({"part": PartKind.SYLLABUS}, GateResult.FAIL),
    ],
)
def it_asks_whether_a_rule_forbids_the_citation(changes: dict[str, Any], result: GateResult):
    assert check_citable(candidate(**changes).weighing).result is result


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({"decided": PartialDate(2016, 2, 3)}, GateResult.PASS),
        ({"decided": PartialDate(2016, 2, 4)}, GateResult.FAIL),
        ({"decided": PartialDate(2016)}, GateResult.UNKNOWN),
        ({"decided": None}, GateResult.UNKNOWN),
        ({"decided": PartialDate(2017), "kind": PropositionKind.RULE}, GateResult.PASS),
    ],
)
def it_asks_whether_notice_came_before_the_incident(changes: dict[str, Any], result: GateResult):
    assert check_date(candidate(**changes), incident=INCIDENT).result is result


AT_SUMMARY_JUDGMENT = (PrecedentFact(aspect="stage of the case", text="summary judgment"),)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "NOT_APPLIED"),
        ({"outcome": FOUND}, "NO_STAGE"),
        ({"kind": PropositionKind.CONTRAST}, "NO_STAGE"),
        ({"outcome": FOUND, "facts": AT_SUMMARY_JUDGMENT}, "OTHER_STAGE"),
        ({"outcome": FOUND, "posture": Posture.MOTION_TO_DISMISS}, "SAME_STAGE"),
        ({"outcome": FOUND, "posture": Posture.MOTION_TO_DISMISS, "facts": AT_SUMMARY_JUDGMENT}, "SAME_STAGE"),
        ({"outcome": FOUND, "posture": Posture.TRIAL}, "OTHER_STAGE"),
    ],
)
def it_compares_the_stage_of_a_precedent_with_the_papers(changes: dict[str, Any], code: str):
    gate = check_posture(make_proposition(**changes), Posture.MOTION_TO_DISMISS)
    assert gate.code == code
    assert gate.result is (GateResult.PASS if code in {"NOT_APPLIED", "SAME_STAGE"} else GateResult.UNKNOWN)
