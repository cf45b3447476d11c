"""For every pair of claim and defense that Malek decided: what is offered, with which weight and gates, and what is adverse.

The rows are the table of decided pairs (PRACTICE §1.3), read from the plaintiff's chair; the defendant's is its mirror.
"""

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from app import paths
from app.drafting.match import IssueMatch, Offer, match_matter
from app.law.authorities import Posture, Side
from app.law.claims import DefenseId
from app.law.gates import GateResult
from app.law.matters import Fact, FactId, Issue, Matter
from app.matters.store import load_matter
from app.tasks.workspace import Workspace

RAISED_IN_TESTS = (
    Issue(count="1", defense=DefenseId("consent")),
    Issue(count="1", defense=DefenseId("qi_prong1")),
    Issue(count="2", defense=DefenseId("qi_prong1")),
    Issue(count="2", defense=DefenseId("mistake_of_fact")),
    Issue(count="2", defense=DefenseId("training_notice")),
    Issue(count="2", defense=DefenseId("statute_notice")),
    Issue(count="2", defense=DefenseId("obvious_case")),
    Issue(count="3a", defense=DefenseId("qi_prong2")),
    Issue(count="4", defense=DefenseId("unlawful_arrest_not_force")),
    Issue(count="4", defense=DefenseId("graham_reasonable")),
    Issue(count="7", defense=DefenseId("penal_847b")),
    Issue(count="7", defense=DefenseId("gov_820_4")),
    Issue(count="prayer", defense=DefenseId("rule_12f")),
)


@pytest.fixture(scope="module")
def malek(workspace: Workspace) -> Matter:
    matter = load_matter(paths.resources_dir() / "samples" / "malek.matter.json", workspace.practice)
    return replace(matter, issues=(*matter.issues, *RAISED_IN_TESTS))


@pytest.fixture(scope="module")
def matched(workspace: Workspace, malek: Matter) -> dict[Side, dict[str, IssueMatch]]:
    source = workspace.source_for(malek)
    return {
        side: {m.issue.key: m for m in match_matter(malek, workspace.practice, source, side)}
        for side in (Side.PLAINTIFF, Side.DEFENDANT)
    }


@dataclass(frozen=True)
class Pair:
    """One decided pair: "key weight" for the plaintiff, and for the defendant; `out` is excluded for the plaintiff."""

    issue: str
    plaintiff: str = ""
    defendant: str = ""
    out: str = ""
    tests: str = ""


B, P, N, S, C = "binding", "persuasive", "nonprecedential", "state authority", "check (Marks)"


def rows(text: str) -> dict[str, str]:
    """ "lalonde, quaempts; quintero = persuasive" → a weight for each key; binding when none is said."""
    groups = (group.partition("=") for group in text.split(";") if group.strip())
    return {key.strip(): weight.strip() or B for keys, _, weight in groups for key in keys.split(",")}


TESTS = "pearson, sharp, sheehan, white, sb"
PAIRS = [
    Pair("1:doorway", f"johnson_us, lalonde, quaempts, payton, martinez; quintero = {P}", "santana, botero, vaneaton"),
    Pair("1:qi_prong2", "lalonde, quaempts, payton", "santana, botero, vaneaton, lindsey", f"quintero = {P}", TESTS),
    Pair("1:hot_pursuit", "johnson_us, prescott, lalonde, lange", "santana"),
    Pair("1:exigency", "lalonde, prescott", "lindsey, ryburn, brigham", tests="struckman, fisher"),
    Pair("1:consent", "payton, lalonde, martinez", tests="fisher"),
    Pair("1:qi_prong1", "lalonde, quaempts, johnson_us", "santana, botero, vaneaton", tests="wood, pearson, saucier"),
    Pair("2:mistake_of_law", "beier, dubner", "heien, beier", tests="heien, dubner"),
    Pair("2:qi_prong1", "beier, dubner", f"heien, beier; littlefield = {P}", tests="heien, dubner"),
    Pair("2:mistake_of_fact", f"willis_mullins = {P}; willis_mora = {N}; torres_city", f"miguel; littlefield = {P}"),
    Pair("2:iqbal_twombly", "iqbal, starr", "iqbal, gilead", tests="twombly, conservation_force"),
    Pair(
        "2:qi_prong2",
        "beier, drummond, headwaters, young, torres_city",
        f"miguel, heien, wesby; littlefield = {P}",
        f"willis_mullins, torres_county = {P}; willis_mora = {N}; hardwick",
        TESTS,
    ),
    Pair("2:training_notice", "drummond, headwaters, young"),
    Pair("2:statute_notice", out="hardwick"),
    Pair("2:obvious_case", out="hardwick", tests="hope, ford, sharp"),
    Pair("3a:protective_sweep", f"buie; coolidge = {C}; payton, kyllo", "buie"),
    Pair("3a:qi_prong2", "groh", "buie, messerschmidt", tests=TESTS),
    Pair("3a:personal_participation", "starr", tests="gibson"),
    Pair("3b:mistake_of_law", "franks", tests="heien"),
    Pair("3b:qi_prong2", "franks, malley", out="hardwick", tests=TESTS),
    Pair(
        "4:handcuff",
        "muehler, wall, meredith, lalonde, blankenhorn",
        f"muehler, velazquez; shaw = {P}; sinclair = {N}",
        tests="graham, velazquez, green_sf, mattos",
    ),
    Pair("4:unlawful_arrest_not_force", "blankenhorn", "velazquez, mendez", tests="graham"),
    Pair("4:graham_reasonable", "blankenhorn, lalonde", f"mendez; shaw = {P}; sinclair = {N}", tests="graham, scott"),
    Pair("4:arpin_injury", "wall, meredith, lalonde, arpin", "arpin, rivas, kisela", out="orn"),
    Pair("4:qi_prong2", "meredith, wall, lalonde", "arpin, rivas, kisela, mullenix, muehler", out="orn", tests=TESTS),
    Pair("6:causation", "iqbal, gonzalez_trevino", "nieves, gilead", tests="ford"),
    Pair("6:qi_prong2", "ford", out="morales", tests=TESTS),
    Pair(
        "7:independent_coercion",
        f"cornell = {S}; chaudhry, reese_sac",
        f"doe_state = {S}; lyall; kenner, feiman = {N}",
        tests=f"cornell = {S}; reese_sac",
    ),
    Pair("7:penal_847b", "", f"cal_penal_847b; cornell = {S}"),
    Pair("7:gov_820_4", "cal_gov_820_4", "cal_gov_820_4"),
    *(Pair(f"{count}:penal_847b", "", f"cal_penal_847b; cornell = {S}") for count in ("8", "9", "10")),
    *(
        Pair(f"{count}:penal_835", "robinson; marym = binding (state law)", tests="cal_penal_835")
        for count in ("8", "9", "10")
    ),
    *(Pair(f"{count}:gov_820_4", "cal_gov_820_4, robinson", "cal_gov_820_4") for count in ("8", "9")),
    Pair("Does:doe", "gillespie", tests="twombly"),
    Pair("prayer:vicarious", "whittlestone"),
    Pair("prayer:rule_12f", "whittlestone", tests="frcp_12f"),
    Pair("¶ 9:rule_12f", "whittlestone", tests="frcp_12f, whittlestone"),
    Pair("2:futility", "lopez, eminence", "zucco, salameh", tests="foman, eminence, frcp_15a"),
]


def held(offers: tuple[Offer, ...]) -> dict[str, str]:
    return {offer.authority.key: offer.weighing.weight.value for offer in offers}


def subset(wanted: dict[str, str], found: dict[str, str]) -> dict[str, str]:
    return {key: found.get(key, "not there") for key in wanted}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.issue)
def test_the_plaintiff_is_offered_what_decided_the_pair(matched: dict[Side, dict[str, IssueMatch]], pair: Pair) -> None:
    match = matched[Side.PLAINTIFF][pair.issue]
    offered = {**rows(pair.plaintiff), **rows(pair.tests)}
    assert subset(offered, held(match.offered)) == offered
    assert subset(rows(pair.defendant), held(match.adverse)) == rows(pair.defendant)
    assert subset(rows(pair.out), held(match.excluded)) == rows(pair.out)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.issue)
def test_the_defendant_sees_the_mirror(matched: dict[Side, dict[str, IssueMatch]], pair: Pair) -> None:
    """What the plaintiff may not rely on for notice stays before the defendant, as adverse, with the failed gate."""
    match = matched[Side.DEFENDANT][pair.issue]
    offered = {**rows(pair.defendant), **rows(pair.tests)}
    adverse = {**rows(pair.plaintiff), **rows(pair.out)}
    assert subset(offered, held(match.offered)) == offered
    assert subset(adverse, held(match.adverse)) == adverse


@pytest.mark.parametrize(
    ("issue", "proposition", "gate", "code"),
    [
        ("1:qi_prong2", "lalonde.doorway", "notice", "PASS_CANDIDATE"),
        ("1:qi_prong2", "quaempts.holding", "notice", "PASS_CANDIDATE"),
        ("1:qi_prong2", "quintero.doorway", "date", "FAIL_DATE"),
        ("1:qi_prong2", "sharp.identify", "notice", "NOT_APPLIED"),
        ("1:qi_prong2", "white.particular", "date", "NOT_APPLIED"),
        ("1:qi_prong2", "santana.arrest", "notice", "CONTRARY"),
        ("1:qi_prong2", "lalonde.doorway", "date", "BEFORE"),
        ("2:qi_prong2", "hardwick.statute", "notice", "FAIL_DATE"),
        ("2:qi_prong2", "willis_mullins.denied", "notice", "FAIL_NOT_CONTROLLING"),
        ("2:qi_prong2", "willis_mullins.denied", "posture", "OTHER_STAGE"),
        ("2:qi_prong2", "willis_mora.denied", "weight", "NONPRECEDENTIAL"),
        ("2:qi_prong2", "littlefield.immunity", "notice", "FAIL_NOT_CONTROLLING"),
        ("2:qi_prong2", "torres_county.search", "notice", "FAIL_NOT_CONTROLLING"),
        ("2:qi_prong2", "drummond.training", "notice", "UNKNOWN_HOLDING"),
        ("2:qi_prong2", "miguel.database", "treatment", "RECORDED"),
        ("3a:protective_sweep", "coolidge.presence", "weight", "CHECK_MARKS"),
        ("4:arpin_injury", "arpin.injury", "posture", "OTHER_STAGE"),
        ("4:qi_prong2", "meredith.pain", "notice", "PASS_CANDIDATE"),
        ("6:qi_prong2", "morales.retaliation", "notice", "FAIL_DATE"),
        ("7:independent_coercion", "kenner.independent", "citable", "CITABLE"),
        ("1:doorway", "lalonde.doorway", "verified", "UNVERIFIED"),
        ("1:doorway", "lalonde.doorway", "quotable", "PARAPHRASE"),
        ("1:doorway", "lalonde.doorway", "voice", "COURT"),
    ],
)
def test_a_gate_answers_with_the_row_of_its_table(
    matched: dict[Side, dict[str, IssueMatch]], issue: str, proposition: str, gate: str, code: str
) -> None:
    assert gate_of(matched[Side.PLAINTIFF][issue], proposition, gate) == code


def gate_of(match: IssueMatch, proposition: str, gate: str) -> str:
    offers = (*match.offered, *match.adverse, *match.excluded)
    offer = next(o for o in offers if o.proposition.id == proposition)
    return next(g.code for g in offer.gates if g.gate == gate)


def test_a_year_alone_that_is_the_incidents_leaves_the_date_open(workspace: Workspace, malek: Matter) -> None:
    matter = replace(malek, incident=dt.date(2003, 5, 1))
    found = match_matter(matter, workspace.practice, workspace.source_for(matter), Side.PLAINTIFF)
    match = next(m for m in found if m.issue.key == "4:qi_prong2")
    assert gate_of(match, "meredith.pain", "date") == "UNKNOWN_DATE"


def test_the_stage_of_the_paper_moves_the_gate(workspace: Workspace, malek: Matter) -> None:
    source = workspace.source_for(malek)
    found = match_matter(malek, workspace.practice, source, Side.DEFENDANT, Posture.SUMMARY_JUDGMENT)
    match = next(m for m in found if m.issue.key == "4:arpin_injury")
    assert gate_of(match, "arpin.injury", "posture") == "SAME_STAGE"


def test_offers_stand_in_the_order_of_their_points_and_say_why(matched: dict[Side, dict[str, IssueMatch]]) -> None:
    for side in matched.values():
        for match in side.values():
            for offers in (match.offered, match.adverse, match.excluded):
                assert [o.score for o in offers] == sorted((o.score for o in offers), reverse=True)
                assert all(o.reasons and all(g.reason for g in o.gates) for o in offers)


def test_nothing_offered_has_failed_a_gate(matched: dict[Side, dict[str, IssueMatch]]) -> None:
    for side in matched.values():
        for match in side.values():
            failed = [o for o in match.offered if any(g.result is GateResult.FAIL for g in o.gates)]
            assert failed == []


@pytest.mark.parametrize(
    ("count", "defense", "word"),
    [
        ("7", "qi_prong2", "state-law"),
        ("8", "doorway", "entry"),
        ("10", "gov_820_4", "false arrest"),
        ("1", "rule_12f", "12(f)"),
    ],
)
def test_a_wrong_pairing_is_refused_with_the_reason(
    workspace: Workspace, malek: Matter, count: str, defense: str, word: str
) -> None:
    matter = replace(malek, issues=(Issue(count=count, defense=DefenseId(defense)),))
    (match,) = match_matter(matter, workspace.practice, workspace.source_for(matter), Side.PLAINTIFF)
    assert word in match.refusal
    assert (*match.offered, *match.adverse, *match.excluded) == ()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("The officer kept her in handcuffs that cut her wrists.", True),
        ("The officer fired a taser at her as she lay on the ground.", False),
    ],
)
def test_a_case_on_other_facts_stands_behind_the_general_law(
    workspace: Workspace, malek: Matter, words: str, first: bool
) -> None:
    facts = (Fact(id=FactId("how"), text=words, tags=("force.force",)),)
    matter = replace(malek, facts=facts, selections=(), issues=(Issue(count="4", defense=DefenseId("qi_prong1")),))
    (match,) = match_matter(matter, workspace.practice, workspace.source_for(matter), Side.PLAINTIFF)
    assert (match.offered[0].proposition.id == "meredith.pain") is first
