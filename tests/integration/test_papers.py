"""Companion papers, shells and refreshing as commands."""

import json

import pytest
from openxml_audit import OpenXmlValidator

from app import paths
from app.bootstrap import open_workspace
from app.cli.main import run_command
from app.law.briefs import BriefKind
from app.matters.store import load_matter
from app.tasks.draft_brief import make_draft
from app.word.document import write_brief
from tests.helpers.docx_parts import bookmarks, field_codes, paragraphs

OKAFOR = str(paths.resources_dir() / "samples" / "okafor.matter.json")


def words_of_paper(path):
    return "\n".join(words.replace("\xa0", " ") for _, words in paragraphs(path))


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
def it_writes_companion_papers(tmp_path, capsys, kind, side, said):
    out = tmp_path / "paper.docx"
    assert run_command(["papers", OKAFOR, "--kind", kind, "--side", side, "-o", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"] == [str(out)]
    assert said in words_of_paper(out)
    assert "Table of Contents" not in words_of_paper(out)
    assert [str(error) for error in OpenXmlValidator().validate(out).errors] == []


def it_signs_papers_as_their_kind_asks(tmp_path):
    declaration, order = tmp_path / "d.docx", tmp_path / "o.docx"
    run_command(["papers", OKAFOR, "--kind", "declaration", "-o", str(declaration)])
    run_command(["papers", OKAFOR, "--kind", "proposed_order", "-o", str(order)])
    assert "Respectfully submitted" not in words_of_paper(declaration)
    assert "Dated:" not in words_of_paper(declaration)
    assert "UNITED STATES DISTRICT JUDGE" in words_of_paper(order)


def it_names_the_papers_that_there_are(tmp_path, capsys):
    assert run_command(["papers", OKAFOR, "--kind", "poem", "-o", str(tmp_path / "x.docx")]) == 2
    assert "certificate_of_service" in capsys.readouterr().err
    assert run_command(["papers", OKAFOR, "--kind", "declaration", "-o", str(tmp_path / "x.pdf")]) == 2


def test_shells_by_command(capsys):
    assert run_command(["shell", "list"]) == 0
    assert "ca9_brief" in capsys.readouterr().out
    assert run_command(["shell", "new", "mine", "--like", "federal_plain"]) == 0
    assert run_command(["shell", "check", "mine"]) == 0
    assert "without line numbers" in capsys.readouterr().out
    assert run_command(["shell", "check", "nowhere"]) == 2


def test_refreshing_by_command(tmp_path, capsys):
    brief, out = tmp_path / "b.docx", tmp_path / "r.docx"
    assert run_command(["draft", OKAFOR, "--brief", "reply", "-o", str(brief)]) == 0
    capsys.readouterr()
    assert run_command(["refresh", str(brief), "-o", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["changed"], told["kept"], told["unknown"]) == ([], [], [])
    assert words_of_paper(out) == words_of_paper(brief)
    assert run_command(["refresh", OKAFOR, "-o", str(out)]) == 2


@pytest.mark.parametrize(
    "sample", sorted((paths.resources_dir() / "samples").glob("*.matter.json")), ids=lambda p: p.name
)
def it_writes_every_sample_as_a_sound_document(tmp_path, sample):
    with open_workspace(":memory:") as workspace:
        draft = make_draft(load_matter(sample, workspace.practice), workspace, BriefKind.OPPOSITION)
    path = tmp_path / "sample.docx"
    write_brief(draft.brief, draft.written, path)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert len(bookmarks(path)) > 20
    assert any(code.startswith("TA ") for code in field_codes(path))
    straight = [words for _, words in paragraphs(path) if '"' in words or "'" in words]
    assert straight == []
