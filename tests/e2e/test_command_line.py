"""The command line as a contract: JSON shapes, exit codes, one clear sentence for bad input."""

import contextlib
import errno
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run_command
from app.matters import SCHEMA

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "malek.matter.json"
SECOND = ROOT / "resources" / "samples" / "okafor.matter.json"

OPINION = """IN THE UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

ADA STONE, Plaintiff, v. BEN MARSH, Defendant.

Case No. 19-cv-01234-ABC

ORDER DENYING MOTION TO DISMISS

The motion is denied. Officers need a warrant to enter a home. Payton v. New York, 445 U.S. 573, 576 (1980). An officer
who crosses the threshold without one violates the Fourth Amendment, and the doorway exception reaches no further than the
doorway. Id. at 590.

Dated: March 3, 2020
"""


@dataclass(frozen=True)
class Done:
    """What one command left behind."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: str | Path, home: Path) -> Done:
    """Run a command in this process, as `app.__main__` does."""
    out, err = io.StringIO(), io.StringIO()
    before = os.environ.get("REJOINDER_HOME")
    os.environ["REJOINDER_HOME"] = str(home)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run_command([str(word) for word in words])
    finally:
        if before is None:
            del os.environ["REJOINDER_HOME"]
        else:
            os.environ["REJOINDER_HOME"] = before
    return Done(code, out.getvalue(), err.getvalue())


def start(*words: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Start the program as its user does, warnings being errors."""
    environment = {**os.environ, "REJOINDER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-W", "error", "-m", "app", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)


def document(*words: str | Path, home: Path) -> Any:
    done = run(*words, "--json", home=home)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user folder with one imported opinion, shared by the reading tests."""
    folder = tmp_path_factory.mktemp("user")
    opinion = folder / "stone.txt"
    opinion.write_text(OPINION, encoding="utf-8")
    assert run("import", opinion, home=folder).returncode == 0
    return folder


def test_help_is_instant_and_without_qt() -> None:
    words = (
        "import sys; sys.argv = ['rejoinder', '--help']\nfrom app.__main__ import main\ntry:\n    main()\nfinally:\n"
    )
    words += "    heavy = {'PySide6', 'eyecite', 'sqlalchemy', 'docx', 'jinja2'} & set(sys.modules)\n    assert not heavy, heavy\n"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert "commands:" in done.stdout


def test_no_command_imports_qt() -> None:
    words = "import importlib, pkgutil, sys, app.cli.commands as c\n"
    words += "[importlib.import_module(f'app.cli.commands.{m.name}') for m in pkgutil.iter_modules(c.__path__)]\n"
    words += "assert not [m for m in sys.modules if m.startswith('PySide6')]\n"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


def test_read(home: Path) -> None:
    shape = document("read", home / "stone.txt", home=home)
    assert {"name", "short_name", "citations", "court", "decided", "docket", "judges", "parts", "footnotes"} < set(
        shape
    )
    assert (shape["court"], shape["decided"], shape["docket"]) == ("cand", "2020-03-03", "19-cv-01234-ABC")
    assert shape["quality"]["quotable"] is True
    paragraph = shape["parts"][-1]["paragraphs"][0]
    assert {"text", "page", "heading", "block_quote", "footnotes"} <= set(paragraph)


def test_cites(home: Path) -> None:
    shape = document("cites", home / "stone.txt", home=home)
    full, ident = [c for c in shape["citations"] if c["kind"] == "case"]
    assert (full["volume"], full["reporter"], full["page"], full["pin"], full["court"]) == (
        "445",
        "U.S.",
        "573",
        "576",
        "scotus",
    )
    assert (ident["form"], ident["refers_to"], ident["pin"], ident["certain"]) == ("id", "445 U.S. 573", "590", True)
    assert shape["authorities"][0]["key"] == "445 U.S. 573"


def test_the_program_as_it_is_started(home: Path, tmp_path: Path) -> None:
    found = start("search", "threshold", "--json", home=home)
    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout)["query"] == "threshold"
    missing = start("read", tmp_path / "none.txt", home=home)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "none.txt" in missing.stderr


def test_importing_twice_is_a_duplicate(home: Path) -> None:
    shape = document("import", home / "stone.txt", home=home)
    assert [row["result"] for row in shape["files"]] == ["duplicate"]


def test_one_bad_file_ruins_one_row(home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "other.txt").write_text(OPINION.replace("STONE", "FLINT").replace("01234", "04321"))
    done = run("import", tmp_path, "--json", home=home)
    assert done.returncode == 2
    rows = {Path(row["path"]).name: row for row in json.loads(done.stdout)["files"]}
    assert [rows[name]["result"] for name in ("empty.txt", "picture.txt", "other.txt")] == [
        "refused",
        "refused",
        "imported",
    ]
    assert all(rows[name]["reason"] for name in ("empty.txt", "picture.txt"))


def test_search(home: Path) -> None:
    shape = document("search", "threshold", "doorway", home=home)
    assert shape["total"] >= 1
    passages = [r for r in shape["results"] if r["kind"] == "passage"]
    assert passages
    assert passages[0]["weight"] == "persuasive"
    for result in shape["results"]:
        assert set(result["authority"]) == {"key", "name", "citation"}
        assert all(0 <= start < end <= len(result["text"]) for start, end in result["highlights"])


def test_search_filters_refuse_what_is_unknown(home: Path) -> None:
    for words in (
        ["--claim", "entri"],
        ["--court", "ninth"],
        ["--weight", "heavy"],
        ["--part", "bench"],
        ["--before", "May"],
    ):
        done = run("search", "warrant", *words, home=home)
        assert done.returncode == 2
        assert words[1] in done.stderr
        assert done.stderr.count("\n") == 1


def issue_of(shape: Any, count: str, defense: str) -> Any:
    return next(i for i in shape["issues"] if (i["count"], i["defense"]) == (count, defense))


def keys(offers: list[Any]) -> set[str]:
    return {offer["authority"]["key"] for offer in offers}


def code_of(offers: list[Any], key: str) -> set[str]:
    return {g["code"] for o in offers if o["authority"]["key"] == key for g in o["gates"] if g["gate"] == "notice"}


def test_match_on_the_sample(home: Path) -> None:
    shape = document("match", SAMPLE, home=home)
    entry = issue_of(shape, "1", "qi_prong2")
    assert {"lalonde", "quaempts", "sharp", "white"} <= keys(entry["offered"])
    assert "PASS_CANDIDATE" in code_of(entry["offered"], "lalonde") & code_of(entry["offered"], "quaempts")
    assert code_of(entry["excluded"], "quintero") == {"FAIL_DATE"}
    assert code_of(entry["offered"], "sharp") == {"NOT_APPLIED"}
    arrest = issue_of(shape, "2", "qi_prong2")
    for key in ("willis_mullins", "littlefield", "torres_county"):
        assert code_of(arrest["excluded"], key) == {"FAIL_NOT_CONTROLLING"}
        assert key not in keys(arrest["offered"])
    retaliation = issue_of(shape, "6", "qi_prong2")
    assert code_of(retaliation["excluded"], "morales") == {"FAIL_DATE"}
    offer = entry["offered"][0]
    assert {
        "authority",
        "proposition",
        "pin",
        "quotation",
        "part",
        "weight",
        "stance",
        "gates",
        "score",
        "reasons",
    } <= set(offer)
    assert {gate["result"] for gate in offer["gates"]} <= {"pass", "fail", "unknown"}


def test_match_for_one_issue(home: Path) -> None:
    shape = document("match", SAMPLE, "--count", "1", "--defense", "doorway", home=home)
    assert [(i["count"], i["defense"]) for i in shape["issues"]] == [("1", "doorway")]


@pytest.mark.parametrize("paper", ["opposition", "reply"])
def test_draft(home: Path, tmp_path: Path, paper: str) -> None:
    out, ledger = tmp_path / "out.docx", tmp_path / "ledger.json"
    shape = document("draft", SAMPLE, "--brief", paper, "-o", out, "--provenance", ledger, home=home)
    assert out.read_bytes()[:2] == b"PK"
    assert str(out) in shape["files"]
    sentences = json.loads(ledger.read_text())["sentences"]
    assert len(sentences) > 100
    assert all(sentence["sources"] for sentence in sentences)


def test_corrections_and_treatments(home: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    at = ["--library", library, "--by", "A. Lawyer"]
    assert run("library", "edit", "quintero", "--set", "docket=15-cv-02638", *at, home=home).returncode == 0
    assert run("library", "edit", "lalonde.doorway", "--set", "pin=955-56", *at, home=home).returncode == 0
    treat = ["library", "treat", "quaempts", "--kind", "overruled", "--source", "read by me", *at]
    assert run(*treat, home=home).returncode == 0
    shown = document("library", "show", "quintero", "--library", library, home=home)
    assert shown["docket"] == "15-cv-02638"
    pins = {
        p["id"]: p["pin"]
        for p in document("library", "show", "lalonde", "--library", library, home=home)["propositions"]
    }
    assert pins["lalonde.doorway"] == "955-56"
    entry = issue_of(document("match", SAMPLE, "--library", library, home=home), "1", "qi_prong2")
    assert "quaempts" in keys(entry["excluded"])
    for words in (["quintero", "--set", "weight=9"], ["quintero", "--set", "court=ninth"], ["none", "--set", "name=x"]):
        assert_one_sentence(run("library", "edit", *words, *at, home=home))


def test_a_final_export_is_refused_and_writes_nothing(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "final.docx"
    done = run("draft", SAMPLE, "--brief", "opposition", "--final", "-o", out, home=home)
    assert done.returncode == 1
    assert "refused" in done.stderr
    assert not out.exists()


def test_deadlines(home: Path) -> None:
    shape = document("deadlines", SECOND, home=home)
    assert all({"paper", "date", "rule"} <= set(deadline) for deadline in shape["deadlines"])


# -- bad input: one clear sentence and exit 2


def assert_one_sentence(done: Done, *words: str) -> None:
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("rejoinder: ")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    for word in words:
        assert word in done.stderr


def draft(matter: Path, home: Path, out: Path, *more: str | Path) -> Done:
    return run("draft", matter, "--brief", "opposition", "-o", out, *more, home=home)


def test_a_missing_file(home: Path, tmp_path: Path) -> None:
    assert_one_sentence(run("read", tmp_path / "none.txt", home=home), "none.txt")
    assert_one_sentence(draft(tmp_path / "none.json", home, tmp_path / "o.docx"), "none.json")


def test_broken_json(home: Path, tmp_path: Path) -> None:
    matter = tmp_path / "broken.matter.json"
    matter.write_text(SAMPLE.read_text()[:900])
    assert_one_sentence(draft(matter, home, tmp_path / "o.docx"), "broken.matter.json")


def test_an_unknown_claim(home: Path, tmp_path: Path) -> None:
    matter = tmp_path / "m.matter.json"
    matter.write_text(SAMPLE.read_text().replace('"claim": "entry"', '"claim": "entri"'))
    assert_one_sentence(draft(matter, home, tmp_path / "o.docx"), "entri", "counts[0].claim")


def test_a_newer_matter(home: Path, tmp_path: Path) -> None:
    matter = tmp_path / "m.matter.json"
    matter.write_text(SAMPLE.read_text().replace(f'"schema": {SCHEMA}', '"schema": 99'))
    assert_one_sentence(draft(matter, home, tmp_path / "o.docx"), "newer")


def test_a_newer_library(home: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    shutil.copy(home / "library.sqlite", library)
    with sqlite3.connect(library) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    assert_one_sentence(run("search", "warrant", "--library", library, home=home), "newer")


def test_a_locked_library(home: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    shutil.copy(home / "library.sqlite", library)
    opinion = tmp_path / "flint.txt"
    opinion.write_text(OPINION.replace("STONE", "FLINT").replace("01234", "09999"))
    holder = sqlite3.connect(library, isolation_level=None)
    try:
        holder.execute("begin exclusive")
        done = run("import", opinion, "--library", library, home=home)
    finally:
        holder.close()
    assert done.returncode == 2
    assert "another program" in (done.stderr + done.stdout).lower()
    assert "Traceback" not in done.stderr


def test_a_library_that_is_no_database(home: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    library.write_text("not a database, only a text that happens to have its name" * 40)
    assert_one_sentence(run("search", "warrant", "--library", library, home=home), "library.sqlite")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere; the folder that is a file is tested instead")
def test_an_unwritable_folder(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert_one_sentence(draft(SAMPLE, home, folder / "o.docx"), "locked")


def test_a_folder_that_is_a_file(home: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert_one_sentence(draft(SAMPLE, home, tmp_path / "file" / "o.docx"), "cannot be written")


def test_an_output_that_is_no_docx(home: Path, tmp_path: Path) -> None:
    assert_one_sentence(draft(SAMPLE, home, tmp_path / "o.pdf"), ".docx")


def test_an_output_that_is_a_folder(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "o.docx"
    folder.mkdir()
    assert_one_sentence(draft(SAMPLE, home, folder), "o.docx", "folder")
    ledger = draft(SAMPLE, home, tmp_path / "other.docx", "--provenance", tmp_path)
    assert_one_sentence(ledger, str(tmp_path), "sources")


def test_an_outline_that_is_no_text(home: Path, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "briefs" / "opposition.toml"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"sections = [\xff]")
    assert_one_sentence(
        draft(SAMPLE, tmp_path, tmp_path / "o.docx", "--library", home / "library.sqlite"), "opposition.toml"
    )


@pytest.mark.parametrize("limit", ["0", "-5"])
def test_no_number_of_results(home: Path, limit: str) -> None:
    assert_one_sentence(run("search", "warrant", "--limit", limit, home=home), "--limit")


def test_a_folder_without_files_to_import(home: Path, tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("Not for import.")
    done = run("import", tmp_path, "--json", home=home)
    assert done.returncode == 2
    (row,) = json.loads(done.stdout)["files"]
    assert (row["path"], row["result"]) == (str(tmp_path), "refused")
    assert "no file" in row["reason"]


def test_a_file_in_a_folder_that_may_not_be_entered(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "locked" / "a.txt"
    real = Path.stat

    def refuse(path: Path, **options: Any) -> os.stat_result:
        if path == locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, **options)

    monkeypatch.setattr(Path, "stat", refuse)  # a test that runs as root is let in everywhere
    done = run("import", locked, home=home)
    assert done.returncode == 2
    assert done.stdout.startswith(f"refused\t{locked}")


def test_wrong_usage() -> None:
    done = run("draft", home=ROOT)
    assert done.returncode == 2
    assert "usage:" in done.stderr


# -- the real order, when it lies beside the project


def test_the_second_matter_quotes_the_order(shared: Path, tmp_path: Path) -> None:
    order = next((shared / "seeds").glob("003*"))
    assert run("import", order, home=tmp_path).returncode == 0
    ledger = tmp_path / "ledger.json"
    shape = document(
        "draft", SECOND, "--brief", "opposition", "-o", tmp_path / "o.docx", "--provenance", ledger, home=tmp_path
    )
    assert not [f for f in shape["findings"] if "QUOTATION" in f["message"] or "NOT IN LIBRARY" in f["message"]]
    text = " ".join(order.read_text(encoding="utf-8").split())
    quoted = [
        s for s in json.loads(ledger.read_text())["sentences"] if any(o["kind"] == "passage" for o in s["sources"])
    ]
    assert len(quoted) >= 3
    cited = [s for s in quoted if "malek-v-green-cand-2018" in s["citations"]]
    assert any("slip op. at 21 (N.D. Cal. May 30, 2018)" in s["text"] for s in cited)
    words = quoted[0]["text"].split("“")[1].split("”")[0]
    assert words.split()[-6:] == [w for w in words.split()[-6:] if w.strip("*.") in text]
