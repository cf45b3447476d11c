"""Companion papers, shells and refreshing, from matters and as commands."""

import json
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from app import paths
from app.cli.main import run_command
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.matters.store import load_matter
from app.tasks.draft_brief import make_draft
from app.tasks.papers import export_companion, make_companion
from app.word.document import write_brief
from tests.helpers.docx_parts import bookmarks, field_codes, paragraphs

SAMPLES = sorted((paths.resources_dir() / "samples").glob("*.matter.json"))
OKAFOR = next(path for path in SAMPLES if path.name.startswith("okafor"))


@pytest.fixture(scope="module")
def library_url(library_file: Path) -> str:
    return f"sqlite:///{library_file}"


def words_of_paper(path):
    return "\n".join(words.replace("\xa0", " ") for _, words in paragraphs(path))


def write_companion(workspace, path, kind, side=Side.PLAINTIFF):
    draft = make_companion(load_matter(OKAFOR, workspace.practice), workspace, kind, side)
    export_companion(draft, path)
    return words_of_paper(path)


@pytest.mark.parametrize(
    ("kind", "side", "said"),
    [
        ("declaration", "plaintiff", "I declare under penalty of perjury under the laws of the United States"),
        ("declaration", "defendant", "IN SUPPORT OF DEFENDANTS’ REPLY"),
        ("certificate_of_service", "plaintiff", "I certify that on [DATE]"),
        ("judicial_notice", "plaintiff", "take judicial notice, under Federal Rule of Evidence 201"),
        ("judicial_notice", "defendant", "DEFENDANTS’ REQUEST FOR JUDICIAL NOTICE"),
        ("proposed_order", "plaintiff", "IT IS SO ORDERED."),
    ],
)
def it_writes_companion_papers(tmp_path, workspace, kind, side, said):
    out = tmp_path / "paper.docx"
    words = write_companion(workspace, out, kind, Side(side))
    assert said in words
    assert "Table of Contents" not in words
    assert [str(error) for error in OpenXmlValidator().validate(out).errors] == []


def it_signs_papers_as_their_kind_asks(tmp_path, workspace):
    declaration = write_companion(workspace, tmp_path / "d.docx", "declaration")
    assert "Respectfully submitted" not in declaration
    assert "Dated:" not in declaration
    assert "UNITED STATES DISTRICT JUDGE" in write_companion(workspace, tmp_path / "o.docx", "proposed_order").upper()


def it_names_what_is_served_and_leaves_lines_to_sign_with_a_final_paper(tmp_path, workspace):
    matter = load_matter(OKAFOR, workspace.practice)
    made = make_companion(
        matter, workspace, "certificate_of_service", Side.PLAINTIFF, served=("THE OPPOSITION", "AN ORDER"), final=True
    )
    export_companion(made, tmp_path / "c.docx")
    words = words_of_paper(tmp_path / "c.docx")
    assert "THE OPPOSITION" in words
    assert "AN ORDER" in words
    assert f"I certify that on {'_' * 20} I filed" in words
    assert not [gap for gap in ("[TITLE", "[DATE]", "[SIGNATURE]") if gap in words]
    assert "[TITLE OF THE PAPER]" not in {finding.subject for finding in made.findings}


def it_lets_nobody_sign_the_other_sides_paper(tmp_path, workspace):
    order = write_companion(workspace, tmp_path / "o.docx", "proposed_order_defendant", Side.PLAINTIFF)
    assert "GRANTED" in order
    assert "Attorneys for Defendants" in order
    assert "Attorneys for Plaintiff" not in order


@pytest.mark.usefixtures("workspace")
def test_papers_by_command(tmp_path, capsys, library_url):
    out = tmp_path / "paper.docx"
    command = ["papers", str(OKAFOR), "--library", library_url, "--kind"]
    assert run_command([*command, "declaration", "-o", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == [str(out)]
    assert "placeholder" in {finding["code"] for finding in told["findings"]}
    assert run_command([*command, "poem", "-o", str(out)]) == 2
    assert "certificate_of_service" in capsys.readouterr().err
    assert run_command([*command, "declaration", "-o", str(tmp_path / "x.pdf")]) == 2


def test_shells_by_command(capsys):
    assert run_command(["shell", "list"]) == 0
    assert "ca9_brief" in capsys.readouterr().out
    assert run_command(["shell", "new", "mine", "--like", "federal_plain"]) == 0
    assert run_command(["shell", "check", "mine"]) == 0
    assert "without line numbers" in capsys.readouterr().out
    assert run_command(["shell", "check", "nowhere"]) == 2


def test_refreshing_by_command(tmp_path, capsys, workspace, library_url):
    brief, out = tmp_path / "b.docx", tmp_path / "r.docx"
    draft = make_draft(load_matter(OKAFOR, workspace.practice), workspace, BriefKind.REPLY)
    write_brief(draft.brief, draft.written, brief, tables=False)
    assert run_command(["refresh", str(brief), "-o", str(out), "--json", "--library", library_url]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["changed"], told["kept"], told["unknown"]) == ([], [], [])
    assert words_of_paper(out) == words_of_paper(brief)
    assert run_command(["refresh", str(OKAFOR), "-o", str(out), "--library", library_url]) == 2


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def it_writes_every_sample_as_a_sound_document(tmp_path, workspace, sample):
    draft = make_draft(load_matter(sample, workspace.practice), workspace, BriefKind.OPPOSITION)
    path = tmp_path / "sample.docx"
    write_brief(draft.brief, draft.written, path)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert len(bookmarks(path)) > 20
    assert any(code.startswith("TA ") for code in field_codes(path))
    assert [words for _, words in paragraphs(path) if '"' in words or "'" in words] == []
