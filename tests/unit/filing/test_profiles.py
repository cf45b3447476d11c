"""Court profiles: what ships, and what is refused."""

from pathlib import Path

import pytest

from app import paths
from app.errors import ResourceError
from app.filing.profiles import load_profile


@pytest.mark.parametrize(("paper", "pages"), [("motion", 25), ("opposition", 25), ("reply", 15)])
def it_knows_the_page_limits_of_northern_california(paper: str, pages: int):
    limit = load_profile("cand").find_limit(paper)
    assert limit is not None
    assert limit.pages == pages
    assert limit.excludes == ("cover", "tables")


def it_knows_the_form_of_northern_california():
    profile = load_profile("cand")
    assert (profile.form.font, profile.form.size_pt, profile.form.lines_per_page) == ("Times New Roman", 12, 28)
    assert profile.tables.above_pages == 10
    assert profile.passim_at == 6
    assert profile.shell == "cand_pleading"
    assert profile.find_limit("letter") is None


def it_begins_with_the_federal_rules():
    profile = load_profile("cand")
    assert [d.paper for d in profile.deadline] == ["amended_complaint", "opposition", "reply", "hearing"]
    assert [b.id for b in profile.block][:3] == ["signature", "redaction", "service"]
    assert {"counsel", "caption", "issues"} <= {b.id for b in profile.block}


def it_gives_every_value_a_basis_and_claims_no_check_that_nobody_made():
    profile = load_profile("cand")
    bases = [entry.basis for entry in (profile.form, profile.tables, *profile.limit, *profile.deadline, *profile.block)]
    assert all(basis.rule and basis.source for basis in bases)
    assert all(basis.checked_on is None for basis in bases)
    assert all(basis.verified == ("general knowledge" not in basis.source) for basis in bases)


def _edited(home: Path, old: str, new: str) -> Path:
    folder = home / "resources" / "courts"
    folder.mkdir(parents=True)
    text = (paths.resources_dir() / "courts" / "cand.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "cand.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder / "cand.toml"


def it_takes_the_users_copy(own_home: Path):
    _edited(own_home, "passim_at = 6", "passim_at = 8")
    assert load_profile("cand").passim_at == 8


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ('id = "cand"', 'id = "cacd"', "id", "as the file is named"),
        ("size_pt = 12", 'size_pt = "12"', "form.size_pt", "should be a whole number"),
        ("pages = 25", "page = 25", "limit[0].page", "unknown key"),
        ('anchor = "opposition"', 'anchor = "answer"', "deadline[2].anchor", "known: amended_complaint, hearing"),
        ("days = 14", "days = 0", "deadline[1].days", "at least 1"),
        ('direction = "after"', 'direction = "sideways"', "deadline[1].direction", "known: after, before, not_before"),
        ('base = "_federal"', 'base = "_state"', "_state", "there is no such court profile; known: ca9"),
        ("format = 1", "format = 2", "format", "should be 1"),
    ],
)
def it_names_file_and_key_of_an_error(own_home: Path, old: str, new: str, key: str, words: str):
    _edited(own_home, old, new)
    with pytest.raises(ResourceError) as caught:
        load_profile("cand")
    assert caught.value.key == key
    assert words in caught.value.message


def it_says_that_a_profile_is_not_there():
    with pytest.raises(ResourceError, match="zzz: there is no such court profile; known: ca9"):
        load_profile("zzz")
