"""Shells: found, checked, filled; anything that could compute is refused."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import MissingFile, TemplateProblem
from app.paths import templates_dir
from app.word.shell import check_shell, fill_shell, find_shell
from tests.helpers.briefs import make_front

SHIPPED = templates_dir() / "shells" / "cand_pleading.docx"


def edited(tmp_path: Path, *changes: tuple[str, str], name: str = "word/document.xml") -> Path:
    """A copy of the shipped shell with words of one part replaced."""
    copy = tmp_path / "edited.docx"
    with zipfile.ZipFile(SHIPPED) as source, zipfile.ZipFile(copy, "w") as target:
        for item in source.namelist():
            text = source.read(item).decode()
            for old, new in changes if item == name else ():
                assert old in text
                text = text.replace(old, new)
            target.writestr(item, text)
    return copy


def codes(path: Path) -> set[str]:
    return {finding.code for finding in check_shell(path)}


@pytest.mark.parametrize("shell", sorted((templates_dir() / "shells").glob("*.docx")), ids=lambda path: path.stem)
def it_ships_sound_shells(shell):
    assert check_shell(shell) == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[[BODY]]", "body", "shell_body"),
        ("{{ title }}", "{{ title }} [[BODY]]", "shell_body"),
        ("[[BODY]]", "before [[BODY]]", "shell_body"),
        ("{{ title }}", "{{ judge }}", "shell_field"),
        ("{{ title }}", "{{ title.upper() }}", "shell_tag"),
        ("{{ title }}", "{{ ''.__class__.__mro__ }}", "shell_tag"),
        ("{{ title }}", "{% include 'x' %}", "shell_tag"),
        ("{{ title }}", "{# note #}", "shell_tag"),
        ("{{ title }}", "{{ title | e }}", "shell_tag"),
        ('w:name="x"', 'w:name="{{ 7 * 7 }}"', "shell_tag"),
        ("<w:cols", "<!-- {{ 7 * 7 }} --><w:cols", "shell_tag"),
    ],
)
def it_says_what_is_wrong_with_a_shell(tmp_path, old, new, code):
    changes = [(old, new)]
    if old.startswith("w:name"):
        changes.insert(0, ("<w:cols", '<w:bookmarkStart w:id="9" w:name="x"/><w:bookmarkEnd w:id="9"/><w:cols'))
        changes[0] = ("<w:sectPr>", '<w:bookmarkStart w:id="9" w:name="x"/><w:bookmarkEnd w:id="9"/><w:sectPr>')
    assert code in codes(edited(tmp_path, *changes))


def it_looks_into_headers_and_footers(tmp_path):
    shell = edited(tmp_path, ("{{ short_title }}", "{{ cycler() }}"), name="word/footer1.xml")
    assert codes(shell) == {"shell_tag"}


def it_sees_tags_that_word_has_split(tmp_path):
    split = "{</w:t></w:r><w:r><w:t>{ jud</w:t></w:r><w:r><w:t>ge }}"
    assert codes(edited(tmp_path, ("{{ title }}", split))) == {"shell_field"}


def it_misses_a_style_that_was_deleted(tmp_path):
    shell = edited(tmp_path, ('w:name w:val="Quote"', 'w:name w:val="Other"'), name="word/styles.xml")
    assert [finding.message for finding in check_shell(shell)] == [
        "The shell lacks the style “Quote”; copy it from a shipped shell."
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"words"])
def it_refuses_what_is_no_word_document(tmp_path, content):
    path = tmp_path / "not.docx"
    path.write_bytes(content)
    assert codes(path) == {"shell_unreadable"}


def it_stops_an_unsound_shell_in_one_sentence(tmp_path):
    shell = edited(tmp_path, ("{{ title }}", "{{ judge }}"))
    with pytest.raises(TemplateProblem, match=r"edited\.docx: “judge” is not a field"):
        fill_shell(shell, make_front())


def it_says_when_a_loop_is_never_closed(tmp_path):
    shell = edited(tmp_path, ("{%p for line in court %}", "{{ title }}"))
    with pytest.raises(TemplateProblem, match=r"edited\.docx"):
        fill_shell(shell, make_front())


def it_fills_in_the_first_page():
    filled = fill_shell(SHIPPED, make_front())
    text = "\n".join(node.text or "" for node in filled.document.element.body.iter() if node.tag.endswith("}t"))
    for words in ("LINDQVIST & ADEYEMI LLP", "SAN JOSE DIVISION", "MILES BRANDT & SONS, et al.,", "Defendants."):
        assert words in text
    assert "Case No. 5:21-cv-01234-XYZ" in text
    assert "Case No. Case No." not in text
    assert "{" not in text


def it_says_in_which_role_the_parties_stand():
    filled = fill_shell(
        SHIPPED, replace(make_front(), defendant="CITY AND COUNTY OF SAN FRANCISCO", defendant_role="Defendant")
    )
    assert "Defendant." in [node.text for node in filled.document.element.body.iter() if node.tag.endswith("}t")]


def it_marks_gaps_and_keeps_the_words_around_them_in_order():
    filled = fill_shell(SHIPPED, make_front())
    runs = [
        run
        for cell in filled.document.tables[0]._cells + filled.document.tables[1]._cells
        for item in cell.paragraphs
        for run in item.runs
        if "BAR NUMBER" in item.text or "HEARING" in item.text
    ]
    assert [(run.text, run.style.name) for run in runs] == [
        ("Rosa Lindqvist (SBN ", "Default Paragraph Font"),
        ("[BAR NUMBER]", "Placeholder Single"),
        (")", "Default Paragraph Font"),
        ("Date:", "Default Paragraph Font"),
        ("\t", "Default Paragraph Font"),
        ("[HEARING DATE]", "Placeholder Single"),
    ]


def it_survives_control_characters_and_braces():
    front = replace(make_front(), title="A\x0bB {{ title }} {% if %} <w:p>")
    filled = fill_shell(SHIPPED, front)
    texts = [node.text for node in filled.document.element.body.iter() if node.tag.endswith("}t")]
    assert "A B {{ title }} {% if %} <w:p>" in texts


def it_prefers_the_users_shell(own_home):
    mine = own_home / "templates" / "shells" / "cand_pleading.docx"
    mine.parent.mkdir(parents=True)
    shutil.copy(SHIPPED, mine)
    assert find_shell("cand_pleading") == mine


@pytest.mark.parametrize("name", ["nosuch", "../shells/cand_pleading", ""])
def it_says_when_there_is_no_such_shell(name):
    with pytest.raises(MissingFile):
        find_shell(name)


def it_grows_a_row_by_whole_lines_when_the_caption_is_long():
    front = replace(make_front(), defendant="THE VERY LONG NAME OF A DEFENDANT, " * 20)
    height = fill_shell(SHIPPED, front).document.tables[1].rows[0].height
    assert height is not None
    assert height.pt > 6 * 24
    assert (height.pt + 0.5) % 24 == 0
