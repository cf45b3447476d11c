"""Whole papers edited, drafted again, read in and exported: what must hold whatever the attorney does."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import paths
from app.bootstrap import make_workspace
from app.citations.report import find_citations_in_text
from app.drafting.markup import from_text, to_text
from app.errors import ExportBlocked
from app.filing.profiles import Limit
from app.law.authorities import Side
from app.law.briefs import Block, BriefKind, Written
from app.law.citations import CitationForm, CitationKind
from app.law.findings import Override
from app.law.matters import AnalogueNote, Matter, SetAside
from app.law.opposing import Standing
from app.library.store import open_library
from app.matters import editing
from app.matters.block_edits import delete_block, insert_block, move_block, replace_block
from app.matters.store import load_matter
from app.settings import Settings
from app.tasks.annexes import analogue_paper, coverage_paper, find_coverage, find_sheets, save_annex
from app.tasks.draft_brief import Draft, export_draft, find_length, make_draft
from app.tasks.edit_brief import put_after, put_choice, put_module, put_text, save_blocks
from app.tasks.ledger import iter_unapproved, provenance, provenance_annex
from app.tasks.read_paper import read_paper, reading_shape, standing_of
from app.tasks.redraft import Redrafter
from app.tasks.workspace import Workspace
from tests.helpers.library import starter_library
from tests.helpers.written import find_misplaced, find_seams, find_unsourced, paragraphs, pieces

OPPOSITION, REPLY = BriefKind.OPPOSITION, BriefKind.REPLY
FACTS = "argument/1:doorway/blocks/facts#fact:partly_open"


@pytest.fixture(scope="module")
def malek(workspace: Workspace) -> Matter:
    return load_matter(paths.resources_dir() / "samples" / "malek.matter.json", workspace.practice)


@pytest.fixture(scope="module")
def redrafter(workspace: Workspace) -> Redrafter:
    return Redrafter(workspace)


@pytest.fixture(scope="module")
def opposition(redrafter: Redrafter, malek: Matter) -> Draft:
    return redrafter.draft(malek, OPPOSITION)


@pytest.fixture(scope="module")
def facts_block(opposition: Draft) -> str:
    return next(block for block in opposition.block_ids if block.startswith("argument/1:doorway/") and "fact:" in block)


# -- properties


def check_paper(draft: Draft) -> None:
    """What must hold of every paper: no dangling or doubled citation, no sentence without a source, no seam."""
    assert find_misplaced(draft.written) == []
    assert find_seams(draft.written) == []
    assert find_unsourced(draft.written) == []
    written = [p for p in pieces(draft.written) if isinstance(p, Written)]
    listed = {entry.authority: set(entry.anchors) for entry in draft.written.table}
    assert all(piece.anchor in listed[piece.authority] for piece in written)
    anchors = {p.anchor for p in written} | {w.anchor for p in written for w in p.within}
    assert {anchor for found in listed.values() for anchor in found} <= anchors


def check_read_back(draft: Draft) -> None:
    """Every short form and *id.*, read back by our own extraction, is of the authority it came from."""
    report = find_citations_in_text(paragraphs(draft.written))
    short = [c for c in report.citations if c.kind is CitationKind.CASE and c.form in {CitationForm.SHORT, CitationForm.ID}]  # fmt: skip
    written = [p for p in pieces(draft.written) if isinstance(p, Written) and p.form in {"short", "id"}]
    found = (draft.source.find_authority(p.authority) for p in written)
    meant = [str(authority.citations[0]) for authority in found if authority and authority.citations]
    assert [c.refers_to for c in short] == meant


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["drop", "move", "edit", "delete", "insert", "shift"]), st.integers(0, 60), st.integers(0, 200)
    ),
    min_size=1,
    max_size=4,
)


def change(matter: Matter, draft: Draft, what: str, first: int, second: int) -> Matter:
    """One thing that an attorney does."""
    selection = matter.selections[first % len(matter.selections)]
    blocks = [b for s in draft.brief.sections for b in s.blocks if isinstance(b, Block)]
    block = blocks[second % len(blocks)]
    match what:
        case "drop" if selection.supports:
            return editing.remove_support(matter, Side.PLAINTIFF, selection.key, second % len(selection.supports))
        case "move" if selection.supports:
            return editing.move_support(matter, Side.PLAINTIFF, selection.key, 0, second % len(selection.supports))
        case "edit":
            text = f"{to_text(block)} So it is. [[cite:lalonde|pin=955]]"
            return replace_block(matter, "opposition", block.id, base=to_text(block), text=text)
        case "delete":
            return delete_block(matter, "opposition", block.id, base=to_text(block))
        case "insert":
            return insert_block(
                matter, "opposition", after=block.id, text="It was his home. [[cite:payton|pin=590|signal=see]]"
            )
        case "shift":
            return move_block(matter, "opposition", block.id, after=blocks[first % len(blocks)].id)
        case _:
            return matter


@settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(changes=CHANGES)
def it_holds_together_whatever_is_changed(
    changes: list[tuple[str, int, int]], malek: Matter, redrafter: Redrafter, opposition: Draft
):
    matter = malek
    for what, first, second in changes:
        matter = change(matter, opposition, what, first, second)
    draft = redrafter.draft(matter, OPPOSITION)
    if not any(what in {"edit", "shift"} for what, _, _ in changes):  # these put citations where no sentence ends
        check_read_back(draft)
    check_paper(draft)


def it_drafts_again_as_it_would_draft_anew(workspace: Workspace, malek: Matter, redrafter: Redrafter):
    matter = editing.remove_support(malek, Side.PLAINTIFF, "1:doorway", 1)
    matter = editing.pick_fact(matter, Side.PLAINTIFF, "1:exigency", matter.facts[0].id)
    for kind in (OPPOSITION, REPLY, OPPOSITION):
        again, anew = redrafter.draft(matter, kind), make_draft(matter, workspace, kind)
        assert (again.brief, again.written, again.matches) == (anew.brief, anew.written, anew.matches)
        assert again.findings == anew.findings


def it_notices_a_changed_library(malek: Matter, tmp_path: Path):
    (tmp_path / "library.sqlite").write_bytes(starter_library())
    with open_library(str(tmp_path / "library.sqlite")) as library:
        redrafter = Redrafter(make_workspace(library, Settings()))
        assert "lalonde" in redrafter.draft(malek, OPPOSITION).brief.unverified
        library.verify("lalonde", by="R. L.", on=malek.incident)
        assert "lalonde" not in redrafter.draft(malek, OPPOSITION).brief.unverified


def it_writes_every_block_as_text_and_reads_it_back(opposition: Draft):
    for section in opposition.generated.sections:
        for block in section.blocks:
            if isinstance(block, Block):
                text = to_text(block)
                assert to_text(replace(block, inlines=from_text(text))) == text


def it_drafts_the_same_under_another_seed_locale_and_zone(library_file: Path, own_home: Path):
    sample = paths.resources_dir() / "samples" / "okafor.matter.json"
    command = [
        sys.executable,
        "-m",
        "app",
        "matter",
        "sources",
        str(sample),
        "--json",
        "--library",
        str(library_file),
    ]
    made = [
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, **added}).stdout
        for added in ({"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "TZ": "Asia/Tokyo"})
    ]
    assert made[0] == made[1]
    assert json.loads(made[0])["sentences"]


# -- edits, modules


def it_edits_a_paper_and_asks_when_the_draft_moves_on(
    workspace: Workspace, malek: Matter, opposition: Draft, facts_block: str
):
    matter = put_text(opposition, facts_block, "He stood well inside. [[cite:payton|pin=590|signal=see]]")
    matter = put_after(replace(opposition, matter=matter), facts_block, "And he stayed there. FAC ¶ 51.")
    draft = make_draft(matter, workspace, OPPOSITION)
    assert draft.conflicts == ()
    assert draft.edited_text(facts_block) == "He stood well inside. [[cite:payton|pin=590|signal=see]]"
    kinds = {o.kind.value for s in provenance_sentences(draft, "He stood well inside.") for o in s}
    assert "attorney" in kinds
    fewer = editing.pick_fact(matter, Side.PLAINTIFF, "1:doorway", "stepped_back", on=False)
    moved = make_draft(fewer, workspace, OPPOSITION)
    (conflict,) = moved.conflicts
    assert "edit_conflict" in {finding.code for finding in moved.findings}
    settled = make_draft(put_choice(moved, conflict.edit.id, "mine"), workspace, OPPOSITION)  # type: ignore[arg-type]
    assert settled.conflicts == ()
    assert settled.edited_text(facts_block) == "He stood well inside. [[cite:payton|pin=590|signal=see]]"


def provenance_sentences(draft: Draft, words: str) -> list[list[object]]:
    from app.drafting.provenance import trace_sentences

    return [list(sentence.sources) for sentence in trace_sentences(draft.written) if words in sentence.text]


def it_takes_an_argument_to_another_matter(workspace: Workspace, opposition: Draft):
    heading = next(b for b in opposition.block_ids if b.startswith("argument/1:doorway/heading"))
    law = next(b for b in opposition.block_ids if b.startswith("argument/1:doorway/") and "proposition:" in b)
    save_blocks(opposition, "doorway", "argument", [law, heading])  # type: ignore[arg-type]
    from app.drafting.modules import get_module

    module = get_module("doorway")
    assert [block.set_as.value for block in module.block] == ["heading", "paragraph"]
    okafor = load_matter(paths.resources_dir() / "samples" / "okafor.matter.json", workspace.practice)
    other = make_draft(okafor, workspace, OPPOSITION)
    matter, unknown = put_module(other, module, after="argument")
    again = make_draft(matter, workspace, OPPOSITION)
    assert unknown == ()
    assert set(module.authorities) <= {entry.authority for entry in again.written.table}
    check_paper(again)


# -- papers read in


@pytest.fixture(scope="module")
def read_matter(
    workspace: Workspace, malek: Matter, redrafter: Redrafter, tmp_path_factory: pytest.TempPathFactory
) -> Matter:
    """The Malek matter with our own reply read in as if it were the motion: headings and pages are known."""
    reply = redrafter.draft(malek, REPLY)
    docx = tmp_path_factory.mktemp("papers") / "motion.docx"
    export_draft(reply, docx)
    return editing.put_reading(malek, read_paper(docx, malek, "mot", workspace))


def it_reads_the_other_sides_paper_in(workspace: Workspace, read_matter: Matter, redrafter: Redrafter):
    reading = read_matter.find_reading("mot")
    assert reading is not None
    suggested = {s.key for point in reading.points for s in point.suggestions}
    raised = {issue.key for issue in read_matter.issues}
    assert len(suggested & raised) >= len(raised) // 2
    known = [cited for cited in reading.authorities if cited.key is not None]
    assert len(known) >= len(reading.authorities) * 3 // 4
    matches = redrafter.draft(read_matter, OPPOSITION).matches
    assert {standing_of(cited, matches) for cited in reading.authorities} >= {Standing.ADVERSE, Standing.GATED}
    assert reading_shape(reading, matches)["points"]


def it_keeps_what_was_confirmed_when_a_paper_is_read_again(workspace: Workspace, read_matter: Matter):
    reading = read_matter.find_reading("mot")
    assert reading is not None
    point = next(p for p in reading.points if p.suggestions)
    matter = editing.confirm_point(read_matter, "mot", point.id, [point.suggestions[0].key])
    open_points = {row.point for row in find_coverage(make_draft(matter, workspace, OPPOSITION)).silent}
    assert point.id not in open_points
    dismissed = editing.dismiss_point(matter, "mot", next(iter(open_points)), "Raised in passing.")
    silent = {row.point for row in find_coverage(make_draft(dismissed, workspace, OPPOSITION)).silent}
    assert silent == open_points - {next(iter(open_points))}


# -- guards and annexes


def it_refuses_a_final_export_and_writes_nothing(opposition: Draft, tmp_path: Path):
    with pytest.raises(ExportBlocked, match="points still open"):
        export_draft(opposition, tmp_path / "final.docx", final=True)
    assert list(tmp_path.iterdir()) == []


def it_refuses_a_paper_that_is_too_long_unless_that_is_let_pass(opposition: Draft, malek: Matter, tmp_path: Path):
    limit = Limit(paper="opposition", words=100, basis=opposition.profile.limit[0].basis)
    long = replace(opposition, findings=(), profile=replace(opposition.profile, limit=(limit,)))
    with pytest.raises(ExportBlocked, match="too many"):
        export_draft(long, tmp_path / "final.docx", final=True)
    assert list(tmp_path.iterdir()) == []
    (finding,) = find_length(long)
    override = Override(finding=finding.key, paper="opposition", reason="Leave.", by="R. L.", on=malek.incident)
    allowed = replace(long, matter=editing.put_override(malek, override))
    report = export_draft(allowed, tmp_path / "final.docx", final=True)
    assert report.docx == tmp_path / "final.docx"
    assert [path.name for path in tmp_path.iterdir()] == ["final.docx"]


def it_leaves_lines_in_a_final_paper_to_sign_and_date_it_on(opposition: Draft, tmp_path: Path):
    assert not [f for f in opposition.findings if "[SIGNATURE]" in f.message or "[DATE]" in f.message]
    settled = replace(opposition, findings=())
    for name, final in (("draft.docx", False), ("final.docx", True)):
        export_draft(replace(settled, profile=replace(settled.profile, limit=())), tmp_path / name, final=final)
        said = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / name)).paragraphs)
        assert ("[SIGNATURE]" in said, "[DATE]" in said) == (not final, not final)
        assert ("_" * 32 in said) == final


def it_asks_that_adverse_authority_be_met(workspace: Workspace, malek: Matter, opposition: Draft):
    assert not [f for f in opposition.findings if f.code == "adverse_unanswered"]
    bare = replace(malek, selections=tuple(replace(s, set_aside=()) for s in malek.selections))
    open_ones = [f for f in make_draft(bare, workspace, OPPOSITION).findings if f.code == "adverse_unanswered"]
    first = open_ones[0]
    aside = SetAside(authority=first.subject, reason="It decided another question.")
    matter = editing.set_aside(bare, Side.PLAINTIFF, first.issue, aside)
    left = {(f.issue, f.subject) for f in make_draft(matter, workspace, OPPOSITION).findings if f.code == first.code}
    assert (first.issue, first.subject) not in left
    assert left < {(f.issue, f.subject) for f in open_ones}


def it_writes_the_working_papers(workspace: Workspace, malek: Matter, tmp_path: Path):
    note = AnalogueNote(
        proposition="lalonde.doorway", differences=("There were two officers.",), likely_answer="It was dicta."
    )
    draft = make_draft(editing.note_analogue(malek, Side.PLAINTIFF, "1:qi_prong2", note), workspace, OPPOSITION)
    sheet = next(s for s in find_sheets(draft) if s.proposition == "lalonde.doorway")
    assert (sheet.differences, sheet.likely_answer) == (note.differences, note.likely_answer)
    marked = {likeness.aspect for s in malek.selections for likeness in s.likenesses if likeness.proposition == sheet.proposition}  # fmt: skip
    assert {row.aspect for row in sheet.aspects if row.ours is not None} == marked
    for name, annex in (("coverage", coverage_paper(draft)), ("analogues", analogue_paper(draft)), ("sources", provenance_annex(draft))):  # fmt: skip
        for ending in (".docx", ".md"):
            save_annex(annex, tmp_path / f"{name}{ending}")
            assert (tmp_path / f"{name}{ending}").stat().st_size > 0
    assert "not marked" in (tmp_path / "analogues.md").read_text(encoding="utf-8")


def it_tells_the_fingerprint_and_the_approver_of_every_source(opposition: Draft):
    ledger = provenance(opposition)
    sentences = ledger["sentences"]
    assert isinstance(sentences, list)
    sources = [source for sentence in sentences for source in sentence["sources"]]
    assert all(source["sha256"] for source in sources if source["kind"] in {"template", "proposition", "fact", "attorney"})  # fmt: skip
    assert {line.kind for line in iter_unapproved(opposition)} == {"proposition"}
