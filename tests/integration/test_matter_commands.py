"""The commands on a matter: papers read in, answers, edits, modules, overrides, the log; with their exit codes."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.cli.main import BAD_INPUT, BLOCKED, DONE, run_command
from app.law.opposing import PointStatus
from app.matters.store import load_matter

MOTION = """\
TABLE OF CONTENTS

I. INTRODUCTION .......... 1
II. ARGUMENT .......... 1
A. Count 1 fails: she stood in the open doorway. .......... 1
B. Count 1 fails: the law was not clearly established. .......... 2

I. INTRODUCTION

The motion should be granted.

II. ARGUMENT

A. Count 1 fails: she stood in the open doorway.

A doorway is a public place. United States v. Santana, 427 U.S. 38, 42 (1976).

B. Count 1 fails: the law was not clearly established.

No case put it beyond debate. Ashcroft v. al-Kidd, 563 U.S. 731, 741 (2011).
"""
COMPLAINT = "COMPLAINT\n\n1. Plaintiff lives in Oakland.\n\n2. Officers came at night.\n\n3. They went in.\n"


class Desk:
    """A copy of a sample matter, with the starter library."""

    def __init__(self, folder: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.library = folder, library
        self.file = folder / "case.matter.json"
        shutil.copy(paths.resources_dir() / "samples" / "okafor.matter.json", self.file)
        self._library = ["--library", str(library)]
        self._capsys = capsys

    def run(self, command: str, *words: str, library: bool = True, expect: int = DONE) -> str:
        """Run `matter COMMAND` on the file; what it printed on standard output."""
        code = run_command(["matter", command, str(self.file), *words, *(self._library if library else [])])
        printed = self._capsys.readouterr()
        assert code == expect, printed.err
        return printed.out

    def data(self, command: str, *words: str, library: bool = True, expect: int = DONE) -> Any:
        """The JSON document of a command."""
        return json.loads(self.run(command, *words, "--json", library=library, expect=expect))

    def paper(self, kind: str) -> str:
        """The id of the operative paper of a kind."""
        return next(p.id for p in load_matter(self.file).papers if p.kind.value == kind and p.operative)


@pytest.fixture
def desk(tmp_path: Path, library_file: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, library_file, capsys)


def it_reads_a_motion_in_and_confirms_its_points(desk: Desk):
    motion = desk.paper("motion")
    (desk.folder / "motion.txt").write_text(MOTION, encoding="utf-8")
    read = desk.data("read-paper", motion, str(desk.folder / "motion.txt"))
    assert [point["heading"] for point in read["points"]] == [
        "Count 1 fails: she stood in the open doorway",
        "Count 1 fails: the law was not clearly established",
    ]
    assert {a["key"]: a["standing"] for a in read["authorities"]}["santana"] in {"adverse", "gated"}
    issue = load_matter(desk.file).issues[0]
    desk.run("confirm", motion, "p1", "--issue", issue.key, library=False)
    desk.run("confirm", motion, "p2", "--none", "It repeats the first.", library=False)
    reading = load_matter(desk.file).find_reading(motion)
    assert reading is not None
    assert [point.status for point in reading.points] == [PointStatus.CONFIRMED, PointStatus.NO_ISSUE]
    rows = desk.data("coverage")["rows"]
    assert (rows[0]["point"], rows[0]["issue"]) == ("p1", issue.key)
    desk.run("confirm", motion, "p9", "--issue", issue.key, library=False, expect=BAD_INPUT)
    desk.run("confirm", motion, "p1", "--issue", "77:doorway", library=False, expect=BAD_INPUT)


def it_makes_facts_of_the_complaint(desk: Desk):
    complaint = desk.paper("complaint")
    (desk.folder / "complaint.txt").write_text(COMPLAINT, encoding="utf-8")
    desk.run("read-paper", complaint, str(desk.folder / "complaint.txt"))
    made = desk.data("facts", complaint, "1", "2-3", library=False)["facts"]
    assert made == [f"{complaint}_{number}" for number in (1, 2, 3)]
    fact = load_matter(desk.file).find_fact(f"{complaint}_3")
    assert fact is not None
    assert (fact.text, fact.cites[0].paragraphs) == ("They went in.", ("3",))
    desk.run("facts", complaint, "x", library=False, expect=BAD_INPUT)


def it_edits_moves_and_restores_blocks(desk: Desk):
    blocks = desk.data("blocks")["blocks"]
    paragraphs = [b["id"] for b in blocks if b["kind"] == "paragraph" and b["id"].startswith("argument/")]
    first, second = paragraphs[:2]
    desk.run("edit", first, "--text", "Mine. [[cite:payton|pin=590]]")
    desk.run("edit", second, "--delete")
    desk.run("edit", first, "--insert", "Between.")
    desk.run("edit", "own:e3", "--after", "argument")
    texts = {b["id"]: b["text"] for b in desk.data("blocks")["blocks"]}
    assert texts[first] == "Mine. [[cite:payton|pin=590]]"
    assert second not in texts
    assert list(texts).index("own:e3") == list(texts).index("argument") + 1
    desk.run("edit", first, "--restore")
    assert {b["id"]: b["text"] for b in desk.data("blocks")["blocks"]}[first] != texts[first]
    before = desk.file.read_bytes()
    desk.run("edit", first, "--text", "[[cite:payton", expect=BAD_INPUT)
    desk.run("edit", "no/such/block", "--text", "x", expect=BAD_INPUT)
    assert desk.file.read_bytes() == before


def it_shows_and_settles_conflicts(desk: Desk):
    block = next(b for b in desk.data("blocks")["blocks"] if "/blocks/facts#" in b["id"])
    desk.run("edit", block["id"], "--text", "Mine.")
    table = json.loads(desk.file.read_text(encoding="utf-8"))
    table["edits"][0]["base"] = "As it was drafted once."
    desk.file.write_text(json.dumps(table), encoding="utf-8")
    (conflict,) = desk.data("conflicts", expect=BLOCKED)["conflicts"]
    assert (conflict["base"], conflict["mine"], conflict["new"]) == ("As it was drafted once.", "Mine.", block["text"])
    desk.run("resolve", "e1", "third", "--text", "A third.")
    assert desk.data("conflicts")["conflicts"] == []
    assert {b["id"]: b["text"] for b in desk.data("blocks")["blocks"]}[block["id"]] == "A third."
    desk.run("resolve", "e1", "new", expect=BAD_INPUT)


def it_saves_and_inserts_a_module(desk: Desk, capsys: pytest.CaptureFixture[str]):
    law = next(b["id"] for b in desk.data("blocks")["blocks"] if "#proposition:" in b["id"])
    desk.run("save-module", "my-law", law, "--kind", "standard", "--title", "My law")
    assert run_command(["matter", "modules", "--json"]) == DONE
    (module,) = json.loads(capsys.readouterr().out)["modules"]
    assert (module["name"], module["kind"], module["title"]) == ("my-law", "standard", "My law")
    desk.run("insert-module", "my-law", "--after", "argument")
    assert "own:e1" in [b["id"] for b in desk.data("blocks")["blocks"]]
    desk.run("insert-module", "nothing", "--after", "argument", expect=BAD_INPUT)


def it_keeps_overrides_and_exports_in_the_log(desk: Desk, capsys: pytest.CaptureFixture[str]):
    out = str(desk.folder / "o.docx")
    draft = ["draft", str(desk.file), "--brief", "opposition", "--library", str(desk.library), "-o", out]
    assert run_command([*draft, "--json"]) == DONE
    findings = json.loads(capsys.readouterr().out)["findings"]
    can = [f["key"] for f in findings if f["can_override"] and f["severity"] == "block"]
    desk.run("override", "length||opposition", "--reason", "Leave was given.", library=False, expect=BAD_INPUT)
    desk.run("override", can[0] if can else "length||opposition", "--reason", "Leave was given.", "--by", "R. L.", library=False)  # fmt: skip
    log = desk.data("log", library=False)
    assert [entry["what"] for entry in log["entries"]] == ["export", "override"]
    assert log["entries"][1]["by"] == "R. L."
    assert log["problems"] == []
    desk.run("log", "-o", str(desk.folder / "copy.jsonl"), library=False)
    path = desk.folder / "case.matter.json.log.jsonl"
    assert (desk.folder / "copy.jsonl").read_bytes() == path.read_bytes()
    path.write_text(path.read_text(encoding="utf-8").replace("Leave was given", "No leave was given"), encoding="utf-8")
    assert desk.data("log", library=False, expect=BLOCKED)["problems"] == ["Entry 2 was changed after it was written."]
    assert run_command([*draft, "--final"]) == BLOCKED


def it_sets_adverse_authority_aside(desk: Desk):
    issue = load_matter(desk.file).issues[0].key
    desk.run("set-aside", issue, "santana", "--reason", "A pursuit.", "--concede", library=False)
    aside = next(s for s in load_matter(desk.file).selections if s.key == issue).set_aside
    assert (aside[-1].authority, aside[-1].reason, aside[-1].conceded) == ("santana", "A pursuit.", True)
    desk.run("set-aside", "9:nothing", "santana", "--reason", "x", library=False, expect=BAD_INPUT)


def it_writes_the_analogue_sheet(desk: Desk):
    out = desk.folder / "sheet.md"
    desk.run("analogues", "-o", str(out))
    assert out.read_text(encoding="utf-8").startswith("# Fact-analogue sheet")
    desk.run("analogues", "-o", str(desk.folder / "sheet.odt"), expect=BAD_INPUT)
    assert isinstance(desk.data("analogues")["sheets"], list)
