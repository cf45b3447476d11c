"""The practice files: what ships, and what is refused when somebody edits them."""

from pathlib import Path

import pytest

from app.errors import ResourceError
from app.filing.practice import load_practice
from app.law.claims import ClaimId, DefenseId, Practice, Prong, Question

CLAIMS = [
    "entry",
    "arrest",
    "search",
    "judicial_deception",
    "overbroad_warrant",
    "force",
    "second_amendment",
    "retaliation",
    "bane",
    "negligence",
    "assault_battery",
    "false_arrest",
    "monell",
    "intervene",
    "supervisory",
    "doe_defendants",
    "joint_several",
    "strike",
]
DEFENSES = [
    "qi_prong1",
    "qi_prong2",
    "mistake_of_law",
    "mistake_of_fact",
    "training_notice",
    "statute_notice",
    "obvious_case",
    "doorway",
    "hot_pursuit",
    "exigency",
    "protective_sweep",
    "consent",
    "warrant_approval",
    "leon_malley",
    "groh",
    "handcuff",
    "arpin_injury",
    "unlawful_arrest_not_force",
    "graham_reasonable",
    "causation",
    "independent_coercion",
    "penal_847b",
    "penal_835",
    "gov_820_4",
    "gov_820_2",
    "iqbal_twombly",
    "personal_participation",
    "rule_12f",
    "vicarious",
    "doe",
    "futility",
    "state_immunity_concession",
    "monell_policy",
    "monell_custom",
    "monell_training",
    "monell_ratification",
    "monell_causation",
    "monell_immunity",
    "no_underlying_violation",
    "no_opportunity",
    "probable_cause",
    "heck_bar",
    "specific_intent",
    "other",
    "other_2",
    "other_3",
]
UNNAMED = ["other", "other_2", "other_3"]


@pytest.fixture(scope="module")
def practice() -> Practice:
    return load_practice()


def it_ships_every_claim_and_defense_of_the_practice(practice: Practice):
    assert list(practice.claims) == CLAIMS
    assert list(practice.defenses) == DEFENSES


def it_knows_the_kinds_of_facts_that_tell_cases_apart(practice: Practice):
    assert "handcuffs" in {kind.id for kind in practice.kinds if ClaimId("force") in kind.claims}
    assert all(kind.title and kind.cues and (kind.claims or kind.defenses) for kind in practice.kinds)


def it_gives_every_claim_elements_and_cues(practice: Practice):
    without = {claim.id for claim in practice.claims.values() if not claim.elements}
    assert without == {"doe_defendants", "joint_several", "strike"}
    assert all(claim.cues and claim.right for claim in practice.claims.values())
    assert [defense.id for defense in practice.defenses.values() if not defense.cues] == UNNAMED


@pytest.mark.parametrize(
    ("defense", "claim", "allowed"),
    [
        ("qi_prong2", "entry", True),
        ("qi_prong2", "retaliation", True),
        ("qi_prong1", "bane", False),
        ("qi_prong2", "negligence", False),
        ("qi_prong2", "joint_several", False),
        ("doorway", "entry", True),
        ("doorway", "force", False),
        ("gov_820_4", "bane", True),
        ("gov_820_4", "false_arrest", False),
        ("gov_820_2", "false_arrest", True),
        ("gov_820_2", "force", False),
        ("penal_847b", "false_arrest", True),
        ("penal_847b", "arrest", False),
        ("penal_835", "bane", False),
        ("independent_coercion", "bane", True),
        ("leon_malley", "judicial_deception", False),
        ("iqbal_twombly", "bane", True),
        ("futility", "retaliation", True),
        ("vicarious", "joint_several", True),
        ("iqbal_twombly", "monell", True),
        ("qi_prong1", "monell", False),
        ("qi_prong2", "monell", False),
        ("qi_prong2", "intervene", True),
        ("monell_custom", "monell", True),
        ("monell_custom", "force", False),
        ("monell_immunity", "intervene", False),
        ("no_underlying_violation", "intervene", True),
        ("no_underlying_violation", "force", False),
        ("personal_participation", "supervisory", True),
        ("qi_prong2", "supervisory", True),
        ("no_underlying_violation", "supervisory", True),
        ("heck_bar", "supervisory", True),
        ("monell_training", "supervisory", False),
        ("no_opportunity", "intervene", True),
        ("no_opportunity", "force", False),
        ("probable_cause", "arrest", True),
        ("probable_cause", "false_arrest", True),
        ("probable_cause", "retaliation", True),
        ("probable_cause", "judicial_deception", True),
        ("probable_cause", "entry", False),
        ("probable_cause", "force", False),
        ("heck_bar", "arrest", True),
        ("heck_bar", "force", True),
        ("heck_bar", "false_arrest", True),
        ("heck_bar", "joint_several", False),
        ("specific_intent", "bane", True),
        ("specific_intent", "retaliation", False),
        ("other", "entry", True),
        ("other", "strike", True),
    ],
)
def it_knows_what_answers_what(practice: Practice, defense: str, claim: str, allowed: bool):
    found = practice.defenses[DefenseId(defense)]
    assert found.can_answer(ClaimId(claim)) is allowed
    assert allowed or found.refusal.endswith(".")


@pytest.mark.parametrize(
    ("defense", "prong"),
    [
        ("qi_prong1", Prong.VIOLATION),
        ("doorway", Prong.VIOLATION),
        ("qi_prong2", Prong.CLEARLY_ESTABLISHED),
        ("obvious_case", Prong.CLEARLY_ESTABLISHED),
        ("independent_coercion", None),
        ("probable_cause", Prong.VIOLATION),
        ("heck_bar", None),
        ("other", None),
        ("futility", None),
    ],
)
def it_puts_defenses_under_their_prong(practice: Practice, defense: str, prong: Prong | None):
    assert practice.defenses[DefenseId(defense)].prong is prong


def it_knows_whose_law_decides(practice: Practice):
    state = {claim.id for claim in practice.claims.values() if claim.question is Question.STATE}
    assert state == {"bane", "negligence", "assault_battery", "false_arrest", "joint_several"}


def it_leaves_some_arguments_to_the_attorney(practice: Practice):
    unnamed = [defense for defense in practice.defenses.values() if defense.unnamed]
    assert [(defense.id, defense.cues, defense.headings, defense.asks) for defense in unnamed] == [
        (name, (), (), "") for name in UNNAMED
    ]


def it_marks_what_plaintiffs_raise(practice: Practice):
    raised = {defense.id for defense in practice.defenses.values() if defense.raised_by == "plaintiff"}
    assert raised == {"training_notice", "statute_notice", "obvious_case", "state_immunity_concession"}


def _user_file(home: Path, name: str, text: str) -> Path:
    folder = home / "resources" / "practice" / "section_1983"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


_NET = 'format = 1\n[[kind]]\nid = "net"\ntitle = "a net"\nclaims = ["force"]\ncues = ["lasso"]\n'
_TAX = """format = 1
[[defense]]
id = "laches"
title = "laches"
label = "Laches"
question = "federal"
answers = ["entry"]
refusal = "Only against entry."
"""


def it_adds_a_file_of_the_users(own_home: Path):
    _user_file(own_home, "mine.toml", _TAX)
    practice = load_practice()
    assert practice.defenses[DefenseId("laches")].can_answer(ClaimId("entry"))
    assert len(practice.defenses) == len(DEFENSES) + 1


def it_lets_a_users_file_take_the_shipped_ones_place(own_home: Path):
    _user_file(own_home, "topics.toml", 'format = 1\n[topics]\nzoning = "Zoning"\n')
    assert load_practice().topics == {"zoning": "Zoning"}


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("format = 1\n[[defense", "file", "not sound TOML"),
        ("format = 9\n", "format", "should be 1, but is 9"),
        ("", "format", "but is None"),
        ("format = 1\n[[claims]]\nid = 'x'\n", "claims", "unknown key"),
        ("format = 1\nclaim = 'x'\n", "claim", "[[claim]]"),
        (_TAX.replace("title", "titel"), "laches.titel", "unknown key"),
        (_TAX.replace('title = "laches"\n', ""), "laches.title", "is missing"),
        (_TAX.replace('id = "laches"\n', ""), "defense[0].id", "is missing"),
        (_TAX.replace('title = "laches"', 'title = " "'), "laches.title", "is empty"),
        (_TAX.replace('refusal = "Only against entry."', ""), "laches.refusal", "is empty"),
        (_TAX.replace('"federal"', '"martial"'), "laches.question", "known: federal, state"),
        (_TAX.replace('["entry"]', '["entri"]'), "laches.answers[0]", "unknown claim 'entri'; known: entry, arrest"),
        (_TAX.replace('["entry"]', '"entry"'), "laches.answers", "should be a list"),
        (_TAX + 'raised_by = "judge"\n', "laches.raised_by", "unknown value 'judge'"),
        (_TAX + 'cues = ["Loud"]\n', "laches.cues[0]", "lower case"),
        (_TAX + 'headings = ["laches", " "]\n', "laches.headings[1]", "write headings in lower case"),
        (_TAX.replace('"laches"', '"doorway"'), "doorway", "already defined in defenses.toml"),
        ('format = 1\n[topics]\nx = ""\n', "topics.x", "is empty"),
        (_NET.replace('["force"]', '["farce"]'), "net.claims[0]", "unknown claim 'farce'"),
        (_NET + 'defenses = ["heck"]\n', "net.defenses[0]", "unknown defense 'heck'"),
        (_NET.replace('["lasso"]', '["Lasso"]'), "net.cues[0]", "lower case"),
        (_NET.replace('["lasso"]', "[]"), "net.cues", "name the words"),
        (_NET.replace('"net"', '"taser"'), "taser", "already defined in kinds.toml"),
    ],
)
def it_names_file_and_key_of_an_error(own_home: Path, text: str, key: str, words: str):
    file = _user_file(own_home, "mine.toml", text)
    with pytest.raises(ResourceError, match=r".") as caught:
        load_practice()
    assert caught.value.path == str(file)
    assert caught.value.key == key
    assert words in caught.value.message


def it_says_that_a_practice_is_not_there():
    with pytest.raises(ResourceError, match="there is no practice 'maritime'"):
        load_practice("maritime")
