"""`rejoinder library …`: every command, its JSON, its exit code."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import BAD_INPUT, BLOCKED, DONE, run_command
from app.errors import UsageError
from app.law.annotations import SeenTreatment
from app.law.authorities import PartKind
from app.law.opinions import OpinionPart, Paragraph
from app.library.store import open_library
from app.tasks.decide_suggestions import as_treatment
from tests.helpers.library import DOOR, OAK, OPINION, REPORT, another, empty_library

KEY = "oak"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A library of two authorities, without the starter."""
    path = tmp_path / "library.sqlite"
    path.write_bytes(empty_library())
    monkeypatch.setattr("app.library.starter.load_starter_files", lambda: ((), ()))
    with open_library(str(path)) as made:
        made.add_authority(OAK)
        made.add_propositions([DOOR])
        made.import_opinion(OPINION, REPORT)
        made.import_opinion(another(OPINION, "b", name="Yew", decided=None, citations=(), docket="2"), REPORT)
    return str(path)


def said(capsys: pytest.CaptureFixture[str], library: str, *words: str, code: int = DONE) -> str:
    """What a command prints."""
    capsys.readouterr()
    assert run_command(["library", *words, "--library", library]) == code
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], library: str, *words: str, code: int = DONE) -> Any:
    """The JSON document of a command."""
    return json.loads(said(capsys, library, *words, "--json", code=code))


def it_marks_and_shows(library: str, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    by = ("--by", "A. Advocate")
    (note,) = told(capsys, library, "note", "oak/2", "Ask.", *by)["notes"]
    assert (note["subject"], note["text"], note["by"]) == ("oak/2", "Ask.", "A. Advocate")
    said(capsys, library, "note", str(note["id"]), "Ask twice.", "--change", *by)
    assert said(capsys, library, "notes", KEY).endswith("Ask twice.\n")
    said(capsys, library, "tag", KEY, "doors")
    said(capsys, library, "collect", "entry", KEY, "--about", "Doors")
    said(capsys, library, "favour", "100 F.3d 200")
    assert told(capsys, library, "tags")["tags"] == {"doors": 1}
    assert said(capsys, library, "tags") == "1\tdoors\n"
    assert told(capsys, library, "collections")["collections"] == [
        {"name": "entry", "about": "Doors", "authorities": ["oak"]}
    ]
    for only in (["--tag", "doors"], ["--collection", "entry"], ["--favourites"]):
        assert [a["key"] for a in told(capsys, library, "list", *only)["authorities"]] == ["oak"]
    shown = told(capsys, library, "show", KEY)
    assert shown["tags"] == {"oak": ["doors"]}
    assert [n["text"] for n in shown["attorney_notes"]] == ["Ask twice."]
    assert shown["texts"][0]["sha256"] == "a" * 64
    assert [p["id"] for p in shown["propositions"]] == ["oak.door"]
    assert "note 1 on oak/2: Ask twice." in said(capsys, library, "show", KEY)
    said(capsys, library, "note", str(note["id"]), "--remove", *by)
    said(capsys, library, "tag", KEY, "doors", "--remove")
    said(capsys, library, "collect", "entry", KEY, "--remove")
    said(capsys, library, "collections", "--drop", "entry")
    said(capsys, library, "favour", KEY, "--remove")
    assert said(capsys, library, "notes", KEY) == ""
    said(capsys, library, "list", "--collection", "entry", code=BAD_INPUT)
    said(capsys, library, "note", "oak", "Nobody.", code=BAD_INPUT)
    said(capsys, library, "note", "first", "--remove", *by, code=BAD_INPUT)


def it_changes_and_remembers(library: str, capsys: pytest.CaptureFixture[str]):
    by = ("--by", "A. Advocate")
    made = told(capsys, library, "propose", KEY, "oak.sill", "--set", "text=A sill is a door.", "--set", "pin=205",
                "--set", "quotation=That was an entry.", "--set", "claims=entry", "--set", "elements=entry.no_warrant",
                "--set", "posture=appeal")["propositions"]  # fmt: skip
    assert (made[0]["quotation"], made[0]["posture"], made[0]["elements"]) == (
        "That was an entry.",
        "appeal",
        ["entry.no_warrant"],
    )
    for wrong in ("quotation=That was none.", "claims=noise", "colour=red", "text="):
        words = ["propose", KEY, "oak.wrong", "--set", "text=Wrong.", "--set", wrong]
        said(capsys, library, *words, code=BAD_INPUT)
    said(capsys, library, "verify", "oak.sill", *by)
    said(capsys, library, "edit", "oak.sill", *by, "--set", "pin=206")
    fields = [edit["field"] for edit in told(capsys, library, "history", "oak.sill")["edits"]]
    assert fields == ["verification", "pin", "verification"]
    said(capsys, library, "verify", KEY, *by)
    said(capsys, library, "verify", KEY, *by, "--take-back")
    assert told(capsys, library, "show", KEY)["verified"] is None
    said(capsys, library, "treat", KEY, *by, "--kind", "overruled", "--source", "me", "--service", "Citator",
         "--expires", "2020-01-01")  # fmt: skip
    assert "Citator" in said(capsys, library, "due")
    said(
        capsys, library, "treat", KEY, *by, "--kind", "overruled", "--source", "x", "--expires", "soon", code=BAD_INPUT
    )


def it_enters_what_no_text_suggests(library: str, capsys: pytest.CaptureFixture[str]):
    by = ("--by", "A. Advocate")
    (made,) = told(capsys, library, "outcome", KEY, *by, "--set", "claim=entry", "--set", "result=violation_found",
                   "--set", "posture=appeal", "--set", "pin=205")["outcomes"]  # fmt: skip
    assert (made["claim"], made["result"], made["decision"]["standing"]) == ("entry", "violation_found", "confirmed")
    assert made["id"] in [one["id"] for one in told(capsys, library, "outcomes", KEY)["outcomes"]]
    for wrong in (["claim=entry"], ["result=won"], ["result=violation_found", "claim=noise"], ["colour=red"]):
        fields = [word for field in wrong for word in ("--set", field)]
        said(capsys, library, "outcome", KEY, *by, *fields, code=BAD_INPUT)
    for kind, value in (("element", "entry.no_warrant"), ("kind", "holding"), ("claim", "entry")):
        (tag,) = told(capsys, library, "mark", "oak/2", kind, value, *by)["tags"]
        assert (tag["value"], tag["decision"]["by"]) == (value, "A. Advocate")
    for kind, value in (("element", "entry.none"), ("kind", "song"), ("defense", "alibi")):
        said(capsys, library, "mark", "oak/2", kind, value, *by, code=BAD_INPUT)
    said(capsys, library, "mark", "oak/99", "kind", "holding", *by, code=BAD_INPUT)


def it_looks_how_texts_hang_together(library: str, capsys: pytest.CaptureFixture[str]):
    assert [c["cited"] for c in told(capsys, library, "cites", KEY)["cited"]] == ["300 U.S. 400", "1 U.S.C. § 1"]
    assert told(capsys, library, "cited-by", KEY, "--page", "205")["citing"] == []
    assert told(capsys, library, "related", "oak/2")["passages"] == []
    said(capsys, library, "related", "oak/99", code=BAD_INPUT)


def it_decides_on_suggestions(library: str, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    by = ("--by", "A. Advocate")
    words = "We hold that a warrantless entry by the open door is no matter of qualified immunity."
    parts = (OpinionPart(kind=PartKind.MAJORITY, paragraphs=(Paragraph(text=words),)),)
    with open_library(library) as opened:
        text = another(OPINION, "c", name="Fir v. Elm", citations=(), docket="3", parts=parts, footnotes=())
        fir = str(opened.import_opinion(text, REPORT).key)
    waiting = told(capsys, library, "suggestions", "--renew")["waiting"]
    assert waiting["tags"] > 0
    tags = told(capsys, library, "suggestions", fir)["tags"]
    said(capsys, library, "confirm", "tag", str(tags[0]["id"]), *by)
    said(capsys, library, "reject", "tag", str(tags[1]["id"]), *by)
    assert told(capsys, library, "suggestions", fir)["waiting"]["tags"] == waiting["tags"] - 2
    assert told(capsys, library, "outcomes", KEY)["outcomes"] == []
    for kind in ("outcome", "tag", "treatment"):
        said(capsys, library, "confirm", kind, "999", *by, code=BAD_INPUT)
        said(capsys, library, "reject", kind, "999", *by, code=BAD_INPUT)
    assert f"tag {tags[2]['id']}" in said(capsys, library, "suggestions", fir)


def it_takes_no_phrase_for_a_treatment_that_it_does_not_know(library: str):
    seen = SeenTreatment(authority=None, cited="1 F.3d 2", phrase="invited by", seen_in="oak")
    with open_library(library) as opened, pytest.raises(UsageError, match="invited by"):
        as_treatment(opened, seen)


def it_settles_duplicates(library: str, capsys: pytest.CaptureFixture[str]):
    (pair,) = told(capsys, library, "duplicates")["duplicates"]
    keys = [pair["one"]["authority"]["key"], pair["other"]["authority"]["key"]]
    assert keys[0] == "oak"
    assert "both hold the very same text" in said(capsys, library, "duplicates", KEY)
    said(capsys, library, "apart", *keys, "--by", "x")
    assert said(capsys, library, "duplicates") == ""
    said(capsys, library, "merge", *keys, "--by", "x")
    assert [a["key"] for a in told(capsys, library, "list")["authorities"]] == ["oak"]
    assert told(capsys, library, "show", keys[1])["key"] == "oak"


def it_exports_and_imports(library: str, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    file, other = tmp_path / "x.json", tmp_path / "other.sqlite"
    other.write_bytes(empty_library())
    said(capsys, library, "collect", "entry", KEY)
    (written,) = told(capsys, library, "export", str(file), "--collection", "entry", "--shared")["exported"]
    assert (written["authorities"], written["texts"]) == (1, 1)
    words = ("import", str(file), "--by", "x")
    preview = told(capsys, str(other), *words, "--preview")["changes"]
    assert told(capsys, str(other), "list")["authorities"] == []
    assert told(capsys, str(other), *words)["changes"] == preview
    assert said(capsys, str(other), *words).startswith("same\toak")
    said(capsys, str(other), "edit", KEY, "--by", "x", "--set", "name=Oak v. Elm")
    assert "Oak v. Elm ≠ Oak v. County of Elm" in said(capsys, str(other), *words)
    said(capsys, library, "export", str(tmp_path / "x.csv"), "--format", "csv", "--key", KEY)
    said(capsys, library, "export", str(tmp_path / "none" / "x.csv"), code=BAD_INPUT)


def it_keeps_the_library(library: str, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (copy,) = told(capsys, library, "backup")["backups"]
    assert Path(copy).parent == tmp_path / "backups"
    said(capsys, library, "backup", str(tmp_path / "copy.sqlite"))
    assert told(capsys, library, "check", "--repair") == {"findings": []}
    said(capsys, library, "restore", copy)
    bad = tmp_path / "a.matter.json"
    bad.write_text("{")
    assert told(capsys, library, "affected", str(tmp_path))["matters"][0]["problem"]
    assert "cannot be read" in said(capsys, library, "affected", str(bad))


def it_says_by_its_exit_code_that_a_matter_is_affected(
    library: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    from app.tasks.affected import AffectedMatter

    row = AffectedMatter(
        path=tmp_path, title="Elm", authority=OAK, treatments=OAK.treatments, propositions=("oak.door",)
    )
    monkeypatch.setattr("app.cli.commands.library_upkeep.find_affected", lambda *_a, **_k: (row,))
    assert "limited by" in said(capsys, library, "affected", str(tmp_path), code=BLOCKED)
