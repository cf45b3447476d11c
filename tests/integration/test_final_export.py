"""What a final export refuses, each on the Malek sample with one thing made wrong, and what a named reason lets pass."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app import paths
from app.errors import ExportBlocked
from app.filing.papers import load_paper
from app.law.authorities import PartKind, Side
from app.law.briefs import BriefKind
from app.law.findings import Finding, Override, Severity
from app.law.matters import Matter, Selection, Snapshot
from app.law.opinions import Passage
from app.matters import editing
from app.matters.store import load_matter
from app.tasks.draft_brief import Draft, export_draft, find_length, make_draft
from app.tasks.workspace import Workspace

DOORWAY, NOTICE = "1:doorway", "1:qi_prong2"
SANTANA = Passage(
    id="santana/1",
    authority="santana",
    part=PartKind.MAJORITY,
    author=None,
    text="She stood in her open door.",
    page="42",
)


@pytest.fixture(scope="module")
def malek(workspace: Workspace) -> Matter:
    return load_matter(paths.resources_dir() / "samples" / "malek.matter.json", workspace.practice)


def drafted(matter: Matter, workspace: Workspace) -> Draft:
    return make_draft(matter, workspace, BriefKind.OPPOSITION)


def with_selection(matter: Matter, key: str, change: Callable[[Selection], Selection]) -> Matter:
    return replace(matter, selections=tuple(change(s) if s.key == key else s for s in matter.selections))


def saying(words: str) -> Callable[[Matter], Matter]:
    def change(matter: Matter) -> Matter:
        said = with_selection(matter, DOORWAY, lambda s: replace(s, text=f"{words} [[cite:santana|pin=42]]"))
        return replace(said, snapshot=Snapshot(passages=(SANTANA,)))

    return change


def without_place(matter: Matter) -> Matter:
    facts = tuple(replace(fact, cites=()) if fact.id == "knock" else fact for fact in matter.facts)
    return replace(matter, facts=facts)


def without_pin(matter: Matter) -> Matter:
    said = "So it has been held. [[cite:santana]]"
    return with_selection(matter, DOORWAY, lambda s: replace(s, text=said))


def unanswered(matter: Matter) -> Matter:
    return with_selection(matter, DOORWAY, lambda s: Selection(count=s.count, defense=s.defense))


def too_late(matter: Matter) -> Matter:
    return replace(matter, incident=matter.incident.replace(year=2004))


def untouched(matter: Matter) -> Matter:
    return matter


REFUSALS = [
    ("placeholder", without_pin, "PIN REQUIRED", False),
    ("placeholder", without_place, "FAC ¶ ?", False),
    ("unverified", untouched, "has not been read", False),
    ("gate_date", too_late, "Quaempts", True),
    ("gate_notice", untouched, "Willis v. Mullins", True),
    ("unanswered", unanswered, "doorway exception", True),
    ("quotation", saying("“She stood in her closed door.”"), "closed door", False),
    ("fact_without_record", without_place, "knocked", False),
]


@pytest.mark.parametrize(
    ("code", "spoil", "names", "passes"), REFUSALS, ids=lambda value: getattr(value, "__name__", None)
)
def test_it_is_refused_and_only_some_of_it_passes_with_a_reason(
    workspace: Workspace,
    malek: Matter,
    tmp_path: Path,
    code: str,
    spoil: Callable[[Matter], Matter],
    names: str,
    passes: bool,
) -> None:
    wrong = spoil(malek)
    draft = drafted(wrong, workspace)
    finding = next(f for f in draft.findings if f.code == code and names in f.message)
    assert finding.severity is Severity.BLOCK
    with pytest.raises(ExportBlocked, match="still open"):
        export_draft(draft, tmp_path / "final.docx", final=True)
    assert list(tmp_path.iterdir()) == []
    after = drafted(editing.put_override(wrong, let_pass(finding, malek)), workspace)
    there = next(f for f in after.findings if f.key == finding.key and names in f.message)
    assert (there.severity is Severity.NOTE, there.overridden) == (passes, "The reason." if passes else "")


def let_pass(finding: Finding, matter: Matter) -> Override:
    return Override(finding=finding.key, paper="opposition", reason="The reason.", by="A. Lawyer", on=matter.incident)


def test_words_that_are_the_sources_own_are_not_refused(workspace: Workspace, malek: Matter) -> None:
    draft = drafted(saying("“She stood in her open door.”")(malek), workspace)
    assert [f.message for f in draft.findings if f.code == "quotation"] == []


def test_a_paper_over_its_limit_is_refused_by_its_words(workspace: Workspace, malek: Matter) -> None:
    central = replace(malek, profile="cacd")
    words = "The point is made at some length here. " * 700
    draft = drafted(with_selection(central, DOORWAY, lambda s: replace(s, text=words)), workspace)
    (finding,) = find_length(draft)
    assert (finding.severity, finding.can_override) == (Severity.BLOCK, True)
    assert "7,000" in finding.message


def test_what_the_other_side_has_is_met_too(workspace: Workspace, malek: Matter) -> None:
    bare = with_selection(malek, DOORWAY, lambda s: replace(s, supports=s.supports[:2]))
    codes = {f.subject for f in drafted(bare, workspace).findings if f.code == "adverse_unanswered"}
    assert {"botero", "vaneaton"} <= codes
    assert malek.find_selection(Side.PLAINTIFF, malek.issues[0]) is not None


@pytest.mark.parametrize(
    ("name", "paper", "said"),
    [
        ("lindqvist", "opposition", "on depositions or declarations alone"),
        ("okafor", "opposition_summary_judgment", "on the complaint alone"),
        ("lindqvist", "opposition_summary_judgment", ""),
        ("okafor", "opposition", ""),
    ],
)
def test_facts_of_another_stage_are_pointed_out(workspace: Workspace, name: str, paper: str, said: str) -> None:
    matter = load_matter(paths.resources_dir() / "samples" / f"{name}.matter.json", workspace.practice)
    found = [f for f in make_draft(matter, workspace, load_paper(paper).kind).findings if f.code == "wrong_stage"]
    grave = Severity.BLOCK if paper == "opposition_summary_judgment" else Severity.WARN
    assert [(f.severity, f.can_override) for f in found] == [(grave, grave is Severity.BLOCK)] * bool(said)
    assert all(said in f.message for f in found)


def test_a_fact_of_two_sentences_is_cited_after_the_second(workspace: Workspace, malek: Matter) -> None:
    told = tuple(
        replace(fact, text=f"{fact.text.rstrip('.')}. He waited a minute.") if fact.cites else fact
        for fact in malek.facts
    )
    draft = drafted(replace(malek, facts=told), workspace)
    assert [f.message for f in draft.findings if f.code == "fact_without_record"] == []
    without = drafted(without_place(replace(malek, facts=told)), workspace)
    assert sum(f.code == "fact_without_record" for f in without.findings) >= 2
