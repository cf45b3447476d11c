"""The cues as data: read strictly, matched with their endings."""

from pathlib import Path

import pytest

from app.errors import ResourceError
from app.filing.practice import load_practice
from app.library.cues import fold, load_cues, pattern, read_cues


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ('[[poem]]\nid = "x"', "poem"),
        ('kind = "x"', "kind"),
        ('[[kind]]\nid = "ballad"\ncues = ["x"]', r"kind\[0\]\.id"),
        ('[[kind]]\nid = "rule"\ncues = ["Upper"]', r"kind\[0\]\[0\].*lower case"),
        ('[[treatment]]\nphrases = [""]', r"treatment\[0\]\[0\]"),
        ('[[element]]\nclaim = "noise"\nelement = "x"\ncues = ["x"]', "unknown claim 'noise'"),
        ('[[element]]\nclaim = "entry"\nelement = "x"\ncues = ["x"]', "unknown element 'x'"),
        ('[[result]]\nruling = "denied"\ncues = ["x"]', r"result\[0\]\.result: is missing"),
    ],
)
def it_says_what_is_wrong_with_a_file(tmp_path: Path, table: str, key: str):
    file = tmp_path / "cues.toml"
    file.write_text(f"format = 1\n{table}\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=rf"(?s)cues\.toml.*{key}"):
        read_cues([file], load_practice())


def it_reads_what_ships():
    cues = load_cues(load_practice())
    assert {"holding", "standard", "rule", "application", "contrast"} <= {tag.value for tag in cues.tags}
    assert cues.treatments["overruled on other grounds"].kind == "overruled_other_grounds"


def it_lets_a_file_of_the_users_hide_the_shipped(own_home: Path):
    folder = own_home / "resources" / "library"
    folder.mkdir(parents=True)
    (folder / "cues.toml").write_text('format = 1\n[[kind]]\nid = "rule"\ncues = ["mind the rule"]\n', encoding="utf-8")
    assert [tag.cues for tag in load_cues(load_practice()).tags if tag.kind == "kind"] == [("mind the rule",)]


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("handcuff", "He was Handcuffed.", "Handcuffed"),
        ("handcuff", "the handcuffs", "handcuffs"),
        ("use of force", "use  of\nforce", "use  of\nforce"),
        ("officer's duty", "an officer’s duty", "officer’s duty"),
        ("chill", "the chilling", "chilling"),
        ("arm", "an army", None),
        ("arm", "a farm", None),
        ("12(b)(6)", "Rule 12(b)(6).", "12(b)(6)"),
    ],
)
def it_matches_words_with_their_endings(cue: str, text: str, found: str | None):
    match = pattern((cue,)).search(text)
    assert (match[0] if match else None) == found
    assert found is None or cue in fold(text)
