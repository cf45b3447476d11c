"""Every row of the weight table (PRACTICE §5.1) and of the worked examples (§5.5)."""

from typing import Any

import pytest

from app.citations.abbreviations import find_state
from app.citations.courts import find_court
from app.law.authorities import AuthorityKind, PartKind, Publication, Treatment, TreatmentKind
from app.law.claims import Question
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.law.dockets import same_docket
from app.law.weight import Weight, weigh
from tests.helpers.law import N_D_CAL, cite, make_authority

F, S = Question.FEDERAL, Question.STATE
UNPUBLISHED = {"publication": Publication.UNPUBLISHED}


def weight_of(
    question: Question, part: PartKind = PartKind.MAJORITY, claim: str | None = None, **changes: Any
) -> Weight:
    authority = make_authority(**changes)
    court = find_court(authority.court) if authority.court else None
    return weigh(authority, court, forum=N_D_CAL, question=question, part=part, claim=claim).weight


@pytest.mark.parametrize(
    ("what", "changes", "federal", "state"),
    [
        ("Supreme Court", {"court": "scotus"}, Weight.BINDING, Weight.BINDING),
        ("Ninth Circuit, published", {}, Weight.BINDING, Weight.BINDING),
        ("Ninth Circuit, en banc", {"weight_notes": ("en banc",)}, Weight.BINDING, Weight.BINDING),
        ("Ninth Circuit memorandum", UNPUBLISHED, Weight.NONPRECEDENTIAL, Weight.NONPRECEDENTIAL),
        ("memorandum before 2007", {**UNPUBLISHED, "decided": PartialDate(2006)}, Weight.BLOCKED, Weight.BLOCKED),
        ("another circuit", {"court": "ca2"}, Weight.PERSUASIVE, Weight.PERSUASIVE),
        ("district court of the forum", {"court": "cand"}, Weight.PERSUASIVE, Weight.PERSUASIVE),
        ("district court elsewhere", {"court": "caed"}, Weight.PERSUASIVE, Weight.PERSUASIVE),
        ("earlier order in the case", {"court": "cand", "docket": "5:17-cv-263"}, Weight.OWN_CASE, Weight.OWN_CASE),
        ("California Supreme Court", {"court": "cal"}, Weight.PERSUASIVE, Weight.BINDING_STATE),
        ("Court of Appeal, published", {"court": "calctapp"}, Weight.PERSUASIVE, Weight.STATE_AUTHORITY),
        ("Court of Appeal, unpublished", {"court": "calctapp", **UNPUBLISHED}, Weight.BLOCKED, Weight.BLOCKED),
        ("depublished", {"court": "calctapp", "publication": Publication.DEPUBLISHED}, Weight.BLOCKED, Weight.BLOCKED),
        ("not for citation", {"publication": Publication.NOT_FOR_CITATION}, Weight.BLOCKED, Weight.BLOCKED),
        ("treatise", {"kind": AuthorityKind.SECONDARY}, Weight.SECONDARY, Weight.SECONDARY),
        ("statute", {"kind": AuthorityKind.STATUTE, "court": None}, Weight.BINDING, Weight.BINDING),
        ("court unknown", {"court": None}, Weight.UNKNOWN, Weight.UNKNOWN),
        ("publication unknown", {"publication": Publication.UNKNOWN}, Weight.UNKNOWN, Weight.UNKNOWN),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_weight_by_source(what: str, changes: dict[str, Any], federal: Weight, state: Weight) -> None:
    changes = {**changes, **({"court": CourtId(changes["court"])} if changes.get("court") else {})}
    if what == "memorandum before 2007" or changes.get("publication") is not Publication.UNPUBLISHED:
        changes.setdefault("decided", PartialDate(2010))
    else:
        changes["decided"] = PartialDate(2010)
    assert weight_of(F, **changes) is federal
    assert weight_of(S, **changes) is state


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (PartKind.MAJORITY, Weight.BINDING),
        (PartKind.PER_CURIAM, Weight.BINDING),
        (PartKind.PLURALITY, Weight.CHECK_MARKS),
        (PartKind.CONCURRENCE, Weight.SEPARATE_OPINION),
        (PartKind.CONCURRENCE_DISSENT, Weight.SEPARATE_OPINION),
        (PartKind.DISSENT, Weight.SEPARATE_OPINION),
        (PartKind.SYLLABUS, Weight.NOT_AUTHORITY),
        (PartKind.SUMMARY, Weight.NOT_AUTHORITY),
        (PartKind.FRONT_MATTER, Weight.NOT_AUTHORITY),
    ],
)
def test_weight_by_voice(part: PartKind, expected: Weight) -> None:
    assert weight_of(F, part, court=CourtId("scotus")) is expected


@pytest.mark.parametrize(
    "kind", [TreatmentKind.OVERRULED, TreatmentKind.REVERSED, TreatmentKind.VACATED, TreatmentKind.SUPERSEDED]
)
def test_destroying_history_makes_bad_law(kind: TreatmentKind) -> None:
    assert weight_of(F, treatments=(Treatment(kind=kind),)) is Weight.BAD_LAW
    assert not Weight.BAD_LAW.may_be_cited


def test_history_that_bears_on_another_claim_leaves_the_weight() -> None:
    treatments = (Treatment(kind=TreatmentKind.OVERRULED, claims=("retaliation",)),)
    assert weight_of(F, claim="retaliation", treatments=treatments) is Weight.BAD_LAW
    assert weight_of(F, claim="force", treatments=treatments) is Weight.BINDING


def test_overruled_on_other_grounds_keeps_weight_and_forces_its_phrase() -> None:
    treatment = Treatment(kind=TreatmentKind.OVERRULED_OTHER_GROUNDS, phrase="overruled on other grounds by")
    authority = make_authority(treatments=(treatment,))
    weighing = weigh(authority, find_court(CourtId("ca9")), forum=N_D_CAL, question=F)
    assert (weighing.weight, weighing.history) == (Weight.BINDING, (treatment,))


def test_supreme_court_on_state_law_carries_a_caution() -> None:
    authority = make_authority(court=CourtId("scotus"))
    weighing = weigh(authority, find_court(CourtId("scotus")), forum=N_D_CAL, question=S)
    assert "federal point" in weighing.caution


WORKED = [
    ("Quintero", {"court": "casd", "decided": PartialDate(2017, 9, 11), "citations": (cite("2017 WL 4005345"),)}, F, Weight.PERSUASIVE),
    ("Morales", {"decided": PartialDate(2017)}, F, Weight.BINDING),
    ("Willis v. Mullins", {"court": "caed", "decided": PartialDate(2007)}, F, Weight.PERSUASIVE),
    ("Willis v. Mora", {**UNPUBLISHED, "decided": PartialDate(2009)}, F, Weight.NONPRECEDENTIAL),
    ("Quaempts", {"decided": PartialDate(2005)}, F, Weight.BINDING),
    ("LaLonde", {"decided": PartialDate(2000, 2, 25)}, F, Weight.BINDING),
    ("Sinclair", {**UNPUBLISHED, "decided": PartialDate(2017)}, F, Weight.NONPRECEDENTIAL),
    ("Cornell", {"court": "calctapp", "decided": PartialDate(2017)}, S, Weight.STATE_AUTHORITY),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "question", "expected"), WORKED, ids=[row[0] for row in WORKED])
def test_worked_rows(name: str, changes: dict[str, Any], question: Question, expected: Weight) -> None:
    if "court" in changes:
        changes = {**changes, "court": CourtId(changes["court"])}
    assert weight_of(question, **changes) is expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("17-cv-00263-BLF", "5:17-cv-00263", True),
        ("No. 1:10-cv-00670 LJO SKO", "1:10-CV-00670 LJO", True),
        ("17-cv-00263", "17-cv-00264", False),
        ("17-cv-00263", "18-cv-00263", False),
        ("", "", False),
        ("B123456", "B123456", True),
    ],
)
def test_same_docket(one: str, other: str, *, same: bool) -> None:
    assert same_docket(one, other) is same


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("Cal. Penal Code § 835", Weight.BINDING),
        ("Nev. Rev. Stat. § 41.031", Weight.PERSUASIVE),
        ("Idaho Code § 6-904", Weight.PERSUASIVE),
        ("W. Va. Code § 29-12A-4", Weight.PERSUASIVE),
        ("42 U.S.C. § 1983", Weight.BINDING),
        ("U.S. Const. amend. IV", Weight.BINDING),
    ],
)
def test_a_statute_of_another_state_does_not_bind(citation, expected):
    statute = make_authority(kind=AuthorityKind.STATUTE, court=None)
    weighing = weigh(statute, None, forum=N_D_CAL, question=S, of_state=find_state(citation))
    assert weighing.weight is expected
