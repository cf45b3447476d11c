"""What an attorney is told about a shell."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from app.errors import MissingFile, UsageError
from app.law.findings import Severity
from app.paths import templates_dir
from app.tasks.shells import check_shell_file, copy_shell, list_shells
from app.word.document import write_brief
from app.word.shell_report import report_on_shell
from tests.helpers.briefs import make_brief, make_written
from tests.helpers.docx_parts import field_codes

SHIPPED = sorted((templates_dir() / "shells").glob("*.docx"))
every_shell = pytest.mark.parametrize("shell", SHIPPED, ids=lambda path: path.stem)


@every_shell
def it_ships_shells_that_need_no_advice(shell):
    report = report_on_shell(shell)
    assert report.findings == ()
    assert report.facts[0].startswith("Text of 1")
    assert [str(error) for error in OpenXmlValidator().validate(shell).errors] == []


def it_ships_what_the_program_of_the_shells_builds(tmp_path):
    program = Path(__file__).resolve().parents[3] / "packaging" / "make_shells.py"
    subprocess.run([sys.executable, str(program), str(tmp_path)], check=True, capture_output=True)
    assert {path.name: path.read_bytes() for path in SHIPPED} == {
        p.name: p.read_bytes() for p in tmp_path.glob("*.docx")
    }


@every_shell
def it_writes_a_sound_paper_on_each(tmp_path, shell):
    path = tmp_path / "paper.docx"
    write_brief(make_brief(paper=shell.stem), make_written(arguments=2), path)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert any(code.startswith("TOC") for code in field_codes(path))


def it_ships_the_papers_of_these_courts():
    names = {path.stem for path in SHIPPED}
    assert names >= {"cand_pleading", "cacd_pleading", "caed_pleading", "casd_pleading", "federal_plain", "ca9_brief"}


def changed(tmp_path, part, old, new):
    path = tmp_path / "changed.docx"
    with zipfile.ZipFile(templates_dir() / "shells" / "cand_pleading.docx") as source, zipfile.ZipFile(path, "w") as to:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == part:
                assert old in text
                text = text.replace(old, new)
            to.writestr(name, text)
    return path


@pytest.mark.parametrize(
    ("part", "change", "code", "severity"),
    [
        ("word/document.xml", ("{{ plaintiff }}", "P"), "shell_unprinted", Severity.WARN),
        ("word/footer1.xml", (" PAGE ", " DATE "), "shell_page_number", Severity.WARN),
        ("word/document.xml", ('w:bottom="960"', 'w:bottom="1100"'), "shell_lines", Severity.WARN),
        ("word/document.xml", ("[[BODY]]", "[BODY]"), "shell_body", Severity.BLOCK),
    ],
)
def it_says_what_to_look_at(tmp_path, part, change, code, severity):
    found = report_on_shell(changed(tmp_path, part, *change)).findings
    assert [(f.code, f.severity) for f in found] == [(code, severity)]


def it_reports_a_file_that_is_no_shell(tmp_path):
    path = tmp_path / "x.docx"
    path.write_text("words")
    report = report_on_shell(path)
    assert [finding.code for finding in report.findings] == ["shell_unreadable"]
    assert report.facts == ()


def it_copies_a_shell_to_the_users_folder(own_home):
    path = copy_shell("mine", "cacd_pleading.docx")
    assert path == own_home / "templates" / "shells" / "mine.docx"
    assert [(s.name, s.own) for s in list_shells() if s.own] == [("mine", True)]
    assert check_shell_file("mine").findings == ()
    assert check_shell_file(str(path)).path == path


@pytest.mark.parametrize(
    ("name", "like", "error"),
    [("../mine", "cand_pleading", UsageError), ("Mine", "cand_pleading", UsageError), ("mine", "none", MissingFile)],
)
def it_refuses_what_cannot_be_copied(name, like, error):
    with pytest.raises(error):
        copy_shell(name, like)


def it_never_writes_over_a_shell_of_the_user():
    copy_shell("mine", "cand_pleading")
    with pytest.raises(UsageError, match="have this shell already"):
        copy_shell("mine", "ca9_brief")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{%p endfor %}", ""),
        (
            "[[BODY]]",
            "{%p if dated %}</w:t></w:r></w:p><w:p><w:r><w:t>[[BODY]]</w:t></w:r></w:p><w:p><w:r><w:t>{%p endif %}",
        ),
        (
            "[[BODY]]",
            "{%p if not dated %}</w:t></w:r></w:p><w:p><w:r><w:t>[[BODY]]</w:t></w:r></w:p><w:p><w:r><w:t>{%p endif %}",
        ),
    ],
    ids=["a loop without its end", "a body that a date brings", "a body that a date takes away"],
)
def it_finds_a_shell_that_cannot_be_filled_in(tmp_path, old, new):
    path = tmp_path / "mine.docx"
    with zipfile.ZipFile(SHIPPED[0]) as source, zipfile.ZipFile(path, "w") as made:
        for name in source.namelist():
            part = source.read(name)
            made.writestr(name, part.replace(old.encode(), new.encode(), 1) if name == "word/document.xml" else part)
    (finding,) = report_on_shell(path).findings
    assert (finding.code, finding.severity) == ("shell_filling", Severity.BLOCK)
    assert finding.message.startswith("The shell cannot be filled in: mine.docx")
