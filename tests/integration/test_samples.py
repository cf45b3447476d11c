"""The sample matters: sound, complete, tied to the starter library, and in their own words."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.findings import Severity
from app.law.matters import Matter, PaperKind, Selection, Support, SupportRole
from app.matters import check_matter, load_matter, matter_to_json
from tests.helpers.words import runs_shared_with_seeds

SAMPLES = ["malek", "okafor", "lindqvist"]
every_sample = pytest.mark.parametrize("name", SAMPLES)


def _path(name: str) -> Path:
    return paths.resources_dir() / "samples" / f"{name}.matter.json"


@cache
def _load(name: str) -> Matter:
    return load_matter(_path(name))


@cache
def _propositions() -> dict[str, dict[str, Any]]:
    files = (paths.resources_dir() / "starter").glob("*.toml")
    entries = (entry for file in files for entry in tomllib.loads(file.read_text(encoding="utf-8"))["authority"])
    return {p["id"]: p for entry in entries for p in entry.get("proposition", [])}


def _selections(matter: Matter) -> Iterator[Selection]:
    yield from (*matter.selections, *matter.reply_selections)


@every_sample
def it_is_laid_out_as_the_program_writes_it(name: str):
    assert _path(name).read_text(encoding="utf-8") == matter_to_json(_load(name))


@every_sample
def it_holds_nothing_that_blocks(name: str):
    found = check_matter(_load(name), load_practice())
    assert [f for f in found if f.severity is Severity.BLOCK] == []
    assert {f.code for f in found} <= {"motion_date", "no_page", "no_hearing", "no_counsel", "no_judge"}


@every_sample
def it_states_facts_as_whole_sentences_with_their_paragraphs(name: str):
    for fact in _load(name).facts:
        assert re.match(r"[A-Z].*\.$", fact.text)
        assert not re.search(r"[a-z]{3}\. ", fact.text)
        assert fact.tags
        assert fact.cites
        assert all(re.fullmatch(r"\d+(-\d+)?", p) for cite in fact.cites for p in cite.paragraphs)


@pytest.mark.parametrize("name", ["malek", "okafor"])
def it_takes_the_facts_of_a_motion_to_dismiss_from_the_complaint(name: str):
    complaint = _load(name).find_operative(PaperKind.COMPLAINT)
    assert complaint is not None
    assert {cite.paper for fact in _load(name).facts for cite in fact.cites} == {complaint.id}


def it_takes_the_facts_of_summary_judgment_from_evidence():
    matter = _load("lindqvist")
    kinds = {paper.kind for fact in matter.facts for cite in fact.cites if (paper := matter.find_paper(cite.paper))}
    assert kinds == {PaperKind.DECLARATION, PaperKind.DEPOSITION}


@every_sample
def it_answers_every_issue_on_both_sides(name: str):
    matter = _load(name)
    for issue in matter.issues:
        assert issue.contention.startswith("Defendants ")
        assert matter.find_selection(Side.PLAINTIFF, issue)
        assert matter.find_selection(Side.DEFENDANT, issue)


def _propositional(selection: Selection) -> list[Support]:
    """The supports that are propositions; the others quote a passage of an opinion that the tests do not have."""
    return [support for support in selection.supports if support.quote is None]


@every_sample
def it_picks_from_the_starter_library_what_bears_on_the_issue(name: str):
    matter = _load(name)
    known = _propositions()
    for selection in _selections(matter):
        count = matter.find_count(selection.count)
        assert count is not None
        for support in _propositional(selection):
            picked = known[support.proposition or ""]
            assert support.authority == picked["id"].split(".")[0]
            assert selection.defense in picked["defenses"], (selection.key, picked["id"])
            assert count.claim in picked.get("claims", [count.claim]), (selection.key, picked["id"])


@every_sample
@pytest.mark.parametrize("side", [Side.PLAINTIFF, Side.DEFENDANT])
def it_never_relies_on_what_helps_the_other_side(name: str, side: Side):
    for selection in _load(name).selections_for(side):
        for support in _propositional(selection):
            stance = _propositions()[support.proposition or ""]["stance"]
            if support.role is SupportRole.SUPPORT:
                assert stance != side.opponent, (selection.key, support.proposition)


@every_sample
def it_compares_only_aspects_that_the_precedent_has(name: str):
    likenesses = [likeness for selection in _load(name).selections for likeness in selection.likenesses]
    assert likenesses
    for likeness in likenesses:
        assert likeness.aspect in [fact["aspect"] for fact in _propositions()[likeness.proposition]["fact"]]
        assert likeness.facts
        assert likeness.ours


def it_tells_the_malek_lawsuit_as_the_order_does():
    matter = _load("malek")
    assert matter.incident.isoformat() == "2016-02-04"
    assert len(matter.facts) >= 35
    assert [c.label for c in matter.counts if c.number] == ["1", "2", "3a", "3b", "4", "5", "6", "7", "8", "9", "10"]
    assert {p.id: p.ecf for p in matter.papers if p.operative} == {"fac": "52", "mot": "55"}
    assert matter.caption.hearing.time is None
    assert matter.caption.hearing.courtroom is None
    assert all(counsel.name is None and counsel.bar_number is None for counsel in matter.counsel)


@pytest.mark.parametrize(
    ("issue", "pages"),
    [
        ("1:doorway", ("12-13",)),
        ("1:exigency", ("13-14",)),
        ("1:hot_pursuit", ()),
        ("2:mistake_of_law", ("6-12",)),
        ("3a:protective_sweep", ("17-19",)),
        ("6:qi_prong2", ("21",)),
        ("7:independent_coercion", ("22",)),
        ("9:penal_835", ("24",)),
        ("Does:doe", ("24-25",)),
    ],
)
def it_gives_only_the_pages_that_the_order_gives(issue: str, pages: tuple[str, ...]):
    raised = next(i.raised_at for i in _load("malek").issues if i.key == issue)
    assert raised is not None
    assert raised.pages == pages


def _own_texts(matter: Matter) -> Iterator[tuple[str, str]]:
    yield from ((fact.id, fact.text) for fact in matter.facts)
    yield from ((issue.key, issue.contention) for issue in matter.issues)
    yield from matter.own_words.items()
    for selection in _selections(matter):
        yield selection.key, selection.text
        yield selection.key, selection.heading
        yield from ((selection.key, support.distinction) for support in selection.supports)
        yield from ((selection.key, likeness.ours) for likeness in selection.likenesses)


@every_sample
def it_repeats_no_run_of_words_of_the_opinions(name: str, shared: Path):
    texts: dict[str, list[str]] = {}
    for key, text in _own_texts(_load(name)):
        texts.setdefault(key, []).append(text)
    assert runs_shared_with_seeds(shared, texts) == []
