"""Points of an offer, each with its reason."""

import datetime as dt
from typing import Any

import pytest

from app.drafting.ranking import (
    Merits,
    content_words,
    fact_words,
    facts_of_claim,
    facts_on,
    kinds_in,
    kinds_shown,
    relevance,
)
from app.filing.practice import load_practice
from app.law.authorities import Outcome, PrecedentFact, PropositionKind, Side, Verification
from app.law.claims import ClaimId, DefenseId
from app.law.dates import PartialDate
from app.law.gates import Gate, GateResult
from app.law.matters import Fact, FactId, Selection
from app.law.weight import Weighing, Weight
from tests.helpers.law import make_authority, make_proposition
from tests.helpers.matters import make_matter

PRACTICE = load_practice()
ENTRY = PRACTICE.claims[ClaimId("entry")]


@pytest.mark.parametrize(
    ("defense", "changes", "points"),
    [
        ("doorway", {"claims": ("entry",), "defenses": ("doorway",)}, 50),
        ("doorway", {"defenses": ("doorway",)}, 30),
        ("doorway", {"claims": ("force",), "defenses": ("doorway",)}, 0),
        ("qi_prong2", {"claims": ("entry",), "outcome": Outcome.IMMUNITY_DENIED}, 40),
        ("qi_prong2", {"claims": ("entry",), "defenses": ("doorway",)}, 0),
        ("qi_prong1", {"claims": ("entry",), "defenses": ("doorway",)}, 30),
        ("exigency", {"claims": ("entry",)}, -25),
        ("exigency", {"claims": ("entry",), "kind": PropositionKind.HOLDING}, 0),
        ("exigency", {"claims": ("entry",), "defenses": ("doorway",)}, 0),
    ],
)
def it_tells_why_a_proposition_bears_on_an_issue(defense: str, changes: dict[str, Any], points: int):
    found = relevance(ENTRY, PRACTICE.defenses[DefenseId(defense)], make_proposition(**changes))
    assert sum(found.values()) == points


def points(side: Side = Side.PLAINTIFF, **changes: Any) -> dict[str, int]:
    """The points of one offer that are not nothing."""
    values: dict[str, Any] = {
        "claim": ENTRY,
        "defense": PRACTICE.defenses[DefenseId("doorway")],
        "side": side,
        "proposition": make_proposition(claims=("entry",)),
        "authority": make_authority(decided=PartialDate(1980)),
        "weighing": Weighing(weight=Weight.PERSUASIVE, reason=""),
        "gates": (),
        "marked": False,
        "words": frozenset(),
        "incident": dt.date(2016, 2, 4),
    }
    found = Merits(**{**values, **changes}).points()
    return {reason: score for reason, score in found.items() if score}


def gate(name: str, code: str) -> Gate:
    return Gate(gate=name, result=GateResult.PASS, code=code, reason="")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"marked": True}, "likenesses marked"),
        ({"gates": (gate("notice", "PASS_CANDIDATE"),)}, "passed the notice gates"),
        ({"gates": (gate("posture", "SAME_STAGE"),)}, "decided at the same stage"),
        ({"authority": make_authority(decided=PartialDate(2005))}, "decided within 15 years of the incident"),
        ({"proposition": make_proposition(claims=("entry",), stance=Side.PLAINTIFF)}, "argues for your side"),
        (
            {"proposition": make_proposition(claims=("entry",), outcome=Outcome.VIOLATION_FOUND)},
            "came out your way on this claim",
        ),
        ({"proposition": make_proposition(claims=("entry",), text="The doorway.")}, "speaks the issue's words"),
        ({"words": frozenset({"warrant"})}, "shares words with your facts"),
        (
            {"authority": make_authority(decided=None, verification=Verification(by="me", on=dt.date(2020, 1, 2)))},
            "read by you",
        ),
    ],
)
def it_adds_a_reason_for_each_merit(changes: dict[str, Any], reason: str):
    assert points().keys() == {"persuasive"}
    assert points(**changes).keys() == {"persuasive", reason}


def it_counts_an_outcome_for_the_side_that_it_helps():
    granted = make_proposition(claims=("entry",), outcome=Outcome.IMMUNITY_GRANTED)
    assert "came out your way on this claim" in points(Side.DEFENDANT, proposition=granted)
    assert "came out your way on this claim" not in points(Side.PLAINTIFF, proposition=granted)


def it_does_not_count_an_outcome_on_another_claim():
    other = make_proposition(claims=("force",), outcome=Outcome.VIOLATION_FOUND)
    assert "came out your way on this claim" not in points(proposition=other)


def it_takes_the_words_that_say_something():
    assert content_words(["The officers were there, behind a latched screen."]) == {
        "officer",
        "behind",
        "latched",
        "screen",
    }


def it_takes_the_facts_that_were_picked_before_those_that_are_tagged():
    facts = tuple(
        Fact(id=FactId(name), text=f"Ms. Doyle saw a {name}.", tags=tags)
        for name, tags in (("window", ("entry",)), ("garden", ("doorway",)), ("ladder", ()))
    )
    matter = make_matter(facts=facts)
    doorway = PRACTICE.defenses[DefenseId("doorway")]
    picked = Selection(count="1", defense=doorway.id, facts=(FactId("ladder"),))
    assert [f.id for f in facts_on(matter, ENTRY, doorway, None)] == ["window", "garden"]
    assert [f.id for f in facts_on(matter, ENTRY, doorway, picked)] == ["ladder"]
    assert fact_words(matter, facts) == {"window", "garden", "ladder"}


def it_keeps_what_leaves_the_merits_alone_out_of_a_question_on_the_whole_claim():
    whole = PRACTICE.defenses[DefenseId("qi_prong1")]
    apart = frozenset(key for key, one in PRACTICE.defenses.items() if one.prong is None)
    of_bar = make_proposition(claims=("entry",), defenses=("heck_bar",))
    assert relevance(ENTRY, whole, of_bar, apart) == {}
    assert relevance(ENTRY, whole, make_proposition(claims=("entry",), defenses=("heck_bar", "doorway")), apart)
    assert relevance(ENTRY, whole, make_proposition(claims=("entry",)), apart)


def it_has_no_law_for_an_argument_without_a_name_but_what_is_tagged_with_it():
    other = PRACTICE.defenses[DefenseId("other")]
    assert relevance(ENTRY, other, make_proposition(claims=("entry",))) == {}
    assert relevance(ENTRY, other, make_proposition(claims=("entry",), defenses=("other",)))


FORCE = PRACTICE.claims[ClaimId("force")]
KINDS = tuple(kind for kind in PRACTICE.kinds if FORCE.id in kind.claims)


@pytest.mark.parametrize(
    ("said", "ours", "expected"),
    [
        ("The cuffs were kept tight.", {"taser"}, -45),
        ("The cuffs were kept tight.", {"handcuffs", "taser"}, 5),
        ("He was tased in handcuffs.", {"taser"}, 5),
        ("The need for force is at the center.", {"taser"}, 0),
        ("The cuffs were kept tight.", set(), -45),
        ("He was shot in handcuffs with a gun taken for a taser.", {"taser", "handcuffs"}, -45),
        ("He was shot in handcuffs with a gun taken for a taser.", {"firearm"}, 5),
    ],
)
def it_puts_other_facts_behind_such_facts(said: str, ours: set[str], expected: int):
    values = {"claim": FORCE, "proposition": make_proposition(claims=("force",), text=said)}
    plain = sum(points(**values).values())
    assert sum(points(**values, kinds=KINDS, ours=frozenset(ours)).values()) == plain + expected


@pytest.mark.parametrize(
    ("changes", "kinds", "expected"),
    [
        ({"outcome": Outcome.IMMUNITY_DENIED}, KINDS, -35),
        ({"outcome": Outcome.IMMUNITY_DENIED, "text": "She was tased as she stood still."}, KINDS, 5),
        ({"outcome": Outcome.IMMUNITY_DENIED, "facts": (PrecedentFact(aspect="what was done", text="He was pushed."),)}, KINDS, 0),
        ({}, KINDS, 0),
        ({"outcome": Outcome.IMMUNITY_DENIED}, tuple(kind for kind in KINDS if not kind.means), 0),
    ],
)  # fmt: skip
def it_puts_a_precedent_behind_that_does_not_tell_its_facts(changes: dict[str, Any], kinds: Any, expected: int):
    values = {"claim": FORCE, "proposition": make_proposition(claims=("force",), **changes)}
    plain = sum(points(**values).values())
    assert sum(points(**values, kinds=kinds, ours=frozenset({"taser"})).values()) == plain + expected


def it_says_of_which_kind_a_case_is():
    cuffs = make_proposition(claims=("force",), text="The cuffs were kept tight.")
    found = points(claim=FORCE, proposition=cuffs, kinds=KINDS, ours=frozenset({"taser"}))
    assert "is about handcuffs, of which your facts on the claim say nothing" in found


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("She was handcuffed behind her back.", ["handcuffs"]),
        ("A discussion of percussion.", []),
        ("He can’t breathe, she said.", ["weight"]),
        ("The officer fired his taser.", ["taser"]),
        ("The officer shot him with a taser.", ["taser"]),
        ("He shot Mr. Roe twice with his taser.", ["taser"]),
        ("She shot a video of it.", []),
        ("He tased her, and then shot her.", ["taser", "firearm"]),
        ("He shot her after her taser failed.", ["taser", "firearm"]),
        ("He put his forearm across her throat.", ["neck"]),
    ],
)
def it_hears_the_kinds_of_facts(words: str, kinds: list[str]):
    assert [kind.id for kind in kinds_in([words], KINDS)] == kinds


def it_takes_a_fact_tagged_with_an_element_as_one_of_the_claim():
    fact = Fact(id=FactId("hall"), text="They entered the hall.", tags=("entry.no_warrant",))
    matter = make_matter(facts=(fact, Fact(id=FactId("other"), text="It rained.", tags=("entryway",))))
    assert facts_on(matter, ENTRY, PRACTICE.defenses[DefenseId("doorway")], None) == (fact,)
    assert facts_of_claim(matter, ENTRY, None) == (fact,)


@pytest.mark.parametrize(
    ("fact", "shown"),
    [
        ("Officers put handcuffs on her and led her out.", []),
        ("The handcuffs were so tight that her hands went numb.", ["handcuffs"]),
        ("He fired a taser at her.", ["taser"]),
    ],
)
def it_takes_mere_handcuffs_for_no_case_on_tight_ones(fact: str, shown: list[str]):
    assert sorted(kinds_shown([fact], KINDS)) == shown


HECK = tuple(kind for kind in PRACTICE.kinds if "heck_bar" in kind.defenses)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Mr. Roe later pleaded no contest to resisting an officer.", {"convicted"}),
        ("A jury convicted Ms. Roe of battery.", {"convicted"}),
        ("that his plea bars the claim", {"convicted"}),
        ("She pleaded not guilty, and the charge is still pending.", {"not_convicted"}),
        ("The district attorney declined to file charges.", {"not_convicted"}),
        ("He was never convicted of anything.", {"not_convicted"}),
        ("Success would imply the invalidity of a conviction.", set()),
        ("She was arrested and released.", set()),
    ],
)
def it_hears_whether_there_is_a_conviction(told: str, shown: set[str]):
    assert kinds_shown([told], HECK) == shown


def it_puts_what_is_stated_as_the_other_side_would_behind():
    theirs = points(proposition=make_proposition(stance=Side.DEFENDANT))
    neutral = points(proposition=make_proposition(stance=Side.NEUTRAL))
    assert sum(theirs.values()) < sum(neutral.values())
