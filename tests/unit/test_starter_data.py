"""The starter library as data: complete, known words only, own words only, pins that can be."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.filing.practice import load_practice
from app.law.authorities import (
    AuthorityKind,
    Outcome,
    PartKind,
    PropositionKind,
    Publication,
    Side,
    TreatmentKind,
)
from app.law.dates import PartialDate
from tests.helpers.words import runs_shared_with_seeds

FILES = ["arrest", "california", "district", "ninth_circuit", "scotus", "statutes"]
COURTS = {"scotus", "ca9", "cand", "caed", "casd", "cacd", "nysd", "cal", "calctapp"}
PROVENANCE = re.compile(
    r"Malek v\. Green|Messerschmidt v\. Millender|general knowledge|damaged text|published accounts?|as cited in|public page|the syllabus"
)

Entry = dict[str, Any]


def _files() -> dict[str, Entry]:
    folder = paths.resources_dir() / "starter"
    return {p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.toml"))}


AUTHORITIES: list[Entry] = [entry for table in _files().values() for entry in table["authority"]]
PROPOSITIONS: list[tuple[Entry, Entry]] = [(a, p) for a in AUTHORITIES for p in a.get("proposition", [])]
BY_KEY = {a["key"]: a for a in AUTHORITIES}
BY_ID = {p["id"]: p for _, p in PROPOSITIONS}

of_authority = pytest.mark.parametrize("entry", AUTHORITIES, ids=lambda e: e["key"])
of_proposition = pytest.mark.parametrize(
    ("authority", "proposition"), PROPOSITIONS, ids=[p["id"] for _, p in PROPOSITIONS]
)


def it_holds_the_whole_starter_library():
    tables = _files()
    assert sorted(tables) == FILES
    assert all(table["format"] == 1 and table["source"] for table in tables.values())
    assert len(tables["statutes"]["authority"]) == 14
    assert len(tables["arrest"]["authority"]) == 17
    opinions = [entry for name in FILES[1:] if name != "statutes" for entry in tables[name]["authority"]]
    elements = {"ladd", "edson", "fermino"}
    municipal = {entry["key"] for entry in opinions if _answers(entry, {"monell", "intervene"})}
    assert len(municipal) == 19
    apart = {
        "boyd_benton",
        "johnson_state",
        "lopez_transit",
        "gillan",
        "conway",
        "fordyce",
        "askins",
    }  # integral participation, section 820.2, the right to record
    assert apart <= {entry["key"] for entry in opinions}
    assert len(opinions) == 122 + len(elements | municipal | apart)
    assert elements == {
        entry["key"]
        for entry in opinions
        if any("elements" in p.get("topics", ()) for p in entry.get("proposition", ()))
    }


def _answers(entry: Entry, claims: set[str]) -> bool:
    return any(claims & set(p.get("claims", [])) for p in entry.get("proposition", []))


def it_gives_every_authority_and_proposition_its_own_id():
    assert len(BY_KEY) == len(AUTHORITIES)
    assert len(BY_ID) == len(PROPOSITIONS)


@of_authority
def it_describes_an_authority_in_known_words(entry: Entry):
    kind = AuthorityKind(entry["kind"])
    assert re.fullmatch(r"[a-z0-9_]+", entry["key"])
    assert PROVENANCE.search(entry["provenance"])
    assert "verification" not in entry
    if kind is AuthorityKind.OPINION:
        assert entry["court"] in COURTS
        assert Publication(entry["publication"]) is not Publication.UNKNOWN
        assert PartialDate.parse(entry["decided"]).year > 1800
        assert entry["citations"]
        assert entry["short_name"]
    else:
        assert not {"court", "citations", "decided"} & entry.keys()


@of_authority
def it_gives_treatments_that_say_who_says_so(entry: Entry):
    for treatment in entry.get("treatment", []):
        kind = TreatmentKind(treatment["kind"])
        assert not kind.destroys
        assert treatment["source"]
        assert treatment.get("phrase") or treatment.get("note")
        assert treatment.get("by", entry["key"]) in BY_KEY
        assert not set(treatment.get("claims", [])) - load_practice().claims.keys()


@of_proposition
def it_states_one_sentence_with_known_tags(authority: Entry, proposition: Entry):
    practice = load_practice()
    text = proposition["text"]
    assert proposition["id"].startswith(f"{authority['key']}.")
    assert text[0].isupper()
    assert text.endswith(".")
    assert not re.search(r"[a-z]{3}[.?!] ", text)
    assert not re.search(r"[“”\"]", text)
    PropositionKind(proposition["kind"])
    Side(proposition["stance"])
    PartKind(proposition.get("part", "majority"))
    assert "outcome" not in proposition or Outcome(proposition["outcome"])
    assert not set(proposition.get("claims", [])) - practice.claims.keys()
    assert not set(proposition.get("defenses", [])) - practice.defenses.keys()
    assert not set(proposition.get("topics", [])) - practice.topics.keys()
    assert proposition.get("defenses") or proposition.get("topics") or proposition.get("claims")
    assert PROVENANCE.search(proposition["provenance"])


@of_proposition
def it_never_tags_a_claim_with_nothing_but_defenses_that_cannot_answer_it(authority: Entry, proposition: Entry):
    practice = load_practice()
    for defense in proposition.get("defenses", []):
        found = practice.defenses[defense]
        claims = proposition.get("claims", [])
        assert not claims or any(found.can_answer(claim) for claim in claims)


@of_proposition
def it_writes_parentheticals_as_participles(authority: Entry, proposition: Entry):
    words = proposition.get("parenthetical", "")
    assert not words or re.match(r"[a-z]+ing\b", words)
    assert not words.endswith(".")


PIN = re.compile(r"\*?\d+(-\d+)?( n\.\d+)?(, \*?\d+(-\d+)?( n\.\d+)?)*")


@of_proposition
def it_pins_within_the_authority(authority: Entry, proposition: Entry):
    pins = [proposition.get("pin"), *(fact.get("pin") for fact in proposition.get("fact", []))]
    for pin in filter(None, pins):
        assert PIN.fullmatch(pin)
        if not pin.startswith("*"):
            assert int(re.match(r"\d+", pin).group()) >= _first_page(authority, proposition.get("pin_reporter"))


def _first_page(authority: Entry, reporter: str | None) -> int:
    cite = next(c for c in authority["citations"] if reporter is None or f" {reporter} " in c)
    return int(cite.split()[-1])


def it_pins_supreme_court_reporter_pages_to_that_reporter():
    for key in ("wood", "white", "sheehan", "heien", "plumhoff"):
        assert " S. Ct. " in BY_KEY[key]["citations"][0]
        assert " U.S. " in BY_KEY[key]["citations"][1]


@pytest.mark.parametrize(
    ("key", "phrase"),
    [
        ("miguel", "overruled on other grounds by"),
        ("willis_mullins", "aff'd sub nom."),
        ("littlefield", "report and recommendation adopted"),
        ("zucco", "as amended"),
        ("cornell", "as modified"),
        ("cornell", "review denied"),
        ("doe_state", "review denied"),
    ],
)
def it_forces_the_printed_history(key: str, phrase: str):
    assert phrase in [t.get("phrase") for t in BY_KEY[key]["treatment"]]


@pytest.mark.parametrize(
    ("key", "kind", "claims"),
    [
        ("ford", "abrogated_in_part", ["retaliation"]),
        ("lalonde", "limited", ["force"]),
        ("santana", "limited", ["entry"]),
        ("saucier", "receded", None),
        ("lyall", "not_followed", ["bane"]),
        ("doe_state", "not_followed", ["bane"]),
    ],
)
def it_cautions_about_later_treatment(key: str, kind: str, claims: list[str] | None):
    found = [t for t in BY_KEY[key]["treatment"] if t["kind"] == kind]
    assert len(found) == 1
    assert found[0].get("claims") == claims
    assert not found[0].get("phrase")


def it_has_the_right_volume_of_fisher():
    assert BY_KEY["fisher"]["citations"] == ["558 F.3d 1069"]
    assert "557" in BY_KEY["fisher"]["notes"]


@pytest.mark.parametrize(
    ("claim", "keys"),
    [
        ("entry", ["lalonde", "quaempts", "quintero"]),
        (
            "arrest",
            [
                "willis_mullins",
                "willis_mora",
                "miguel",
                "littlefield",
                "torres_county",
                "torres_city",
                "beier",
                "drummond",
                "headwaters",
                "young",
                "hardwick",
            ],
        ),
        ("retaliation", ["ford", "morales"]),
        ("force", ["meredith", "wall", "lalonde", "arpin"]),
    ],
)
def it_offers_candidates_for_prong_two(claim: str, keys: list[str]):
    offered = {
        a["key"] for a, p in PROPOSITIONS if claim in p.get("claims", []) and "qi_prong2" in p.get("defenses", [])
    }
    assert set(keys) <= offered


@pytest.mark.parametrize("defense", ["probable_cause", "heck_bar"])
def it_holds_what_both_sides_will_cite(defense: str):
    of_defense = [p for _, p in PROPOSITIONS if defense in p.get("defenses", [])]
    assert {"plaintiff", "defendant", "neutral"} == {p["stance"] for p in of_defense}
    assert {p["id"] for p in of_defense if p["kind"] == "standard"} >= {
        "probable_cause": {"harper.test"},
        "heck_bar": {"heck.bar"},
    }[defense]


def it_gives_no_page_that_was_not_seen():
    new = [p for entry in _files()["arrest"]["authority"] for p in entry["proposition"]]
    assert {p["id"] for p in new if not p.get("pin")} == {p["id"] for p in new if "no pin was seen" in p["provenance"]}
    assert all(p["provenance"].startswith("pin as cited in") for p in new if p.get("pin"))


def it_compares_precedents_by_shared_aspects():
    aspects = {f["aspect"] for pid in ("lalonde.doorway", "quaempts.holding") for f in BY_ID[pid]["fact"]}
    assert {"where the person stood", "where the arrest took place", "warrant"} <= aspects


def it_repeats_no_run_of_words_of_the_opinions(shared: Path):
    texts = {
        p["id"]: [p["text"], p.get("parenthetical", ""), *(f["text"] for f in p.get("fact", []))]
        for p in BY_ID.values()
    }
    notes = {a["key"]: [a.get("notes", ""), *(t.get("note", "") for t in a.get("treatment", []))] for a in AUTHORITIES}
    assert runs_shared_with_seeds(shared, texts | notes) == []
