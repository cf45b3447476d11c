"""Rules laid over rules: court, judge, user."""

from pathlib import Path

import pytest

from app.errors import ResourceError
from app.filing.layers import Layer, Stack
from app.filing.profiles import load_effective, load_profile, profile_ids


def _stack(*tables: dict[str, object]) -> Stack:
    stack = Stack()
    for number, table in enumerate(tables):
        stack.lay(Layer(name=f"layer {number}", file=Path(f"{number}.toml"), table=table))
    return stack


def it_lays_entries_of_one_paper_over_each_other():
    below = {"limit": [{"paper": "reply", "pages": 15, "basis": {"rule": "7-3"}}, {"paper": "motion", "pages": 25}]}
    above = {"limit": [{"paper": "reply", "pages": 10, "basis": {"rule": "order"}}, {"paper": "letter", "pages": 5}]}
    stack = _stack(below, above)
    assert [(entry["paper"], entry["pages"]) for entry in stack.table["limit"]] == [
        ("reply", 10),
        ("motion", 25),
        ("letter", 5),
    ]
    assert stack.table["limit"][0]["basis"] == {"rule": "order"}
    assert stack.origins["limit.reply.pages"].name == "layer 1"
    assert stack.origins["limit.motion.pages"].name == "layer 0"


def it_keeps_what_a_layer_does_not_say_and_takes_away_what_it_drops():
    stack = _stack(
        {"form": {"font": "A", "size_pt": 12}, "block": [{"id": "x"}, {"id": "y"}]},
        {"form": {"size_pt": 14}, "block": [{"id": "x", "drop": True}]},
    )
    assert stack.table == {"form": {"font": "A", "size_pt": 14}, "block": [{"id": "y"}]}
    assert (stack.origins["form.font"].name, stack.origins["form.size_pt"].name) == ("layer 0", "layer 1")
    assert stack.find_origin("form.size_pt.nothing") is stack.origins["form.size_pt"]


@pytest.mark.parametrize("profile_id", profile_ids())
def it_ships_profiles_whose_every_value_has_an_origin(profile_id: str):
    effective = load_effective(profile_id)
    profile = effective.profile
    assert profile.id == profile_id
    for limit in profile.limit:
        assert effective.origins[f"limit.{limit.paper}.basis"] == "court rules"
    bases = [entry.basis for entry in (profile.form, profile.tables, *profile.limit, *profile.deadline, *profile.block)]
    assert all(basis.rule and basis.source for basis in bases)
    assert all("general knowledge" in basis.source or basis.verified for basis in bases)
    assert profile.edition
    assert profile.judge_note


@pytest.mark.parametrize(
    "name", ["Hon. Eumi K. Lee", "Judge Eumi Lee", "The Honorable Eumi K. Lee", "EUMI K. LEE", "Hon. Eumi K.  Lee"]
)
def it_lays_the_judges_rules_over_the_courts(name: str):
    effective = load_effective("cand", name)
    assert effective.layers == ("federal rules", "court rules", "Judge Eumi K. Lee")
    assert effective.origins["block.ai_certificate.certificate"] == "Judge Eumi K. Lee"
    assert "_ yes _" in effective.profile.certificates_for("opposition")[0].certificate  # blank, never ticked


def it_asks_when_a_surname_could_be_the_judges():
    effective = load_effective("cand", "Judge Lee")
    assert effective.layers == ("federal rules", "court rules")
    assert effective.doubts == (
        "Rules of Judge Eumi K. Lee are stored. Are they the assigned judge's? Write the whole name.",
    )
    assert load_effective("cand", "Hon. Ann Leeward").doubts == ()
    assert load_effective("cacd", "Judge Lee").doubts == ()


def it_shortens_a_limit_by_a_judges_order():
    limit = load_profile("cacd", "Fernando L. Aenlle-Rocha").find_limit("reply")
    assert limit is not None
    assert (limit.text, limit.counts_footnotes) == ("4,200 words", True)
    assert limit.basis.rule.startswith("Standing Order")


def it_lays_the_users_rules_over_all(own_home: Path):
    folder = own_home / "resources" / "courts"
    (folder / "judges").mkdir(parents=True)
    (folder / "judges" / "mine.toml").write_text(
        'format = 1\ncourt = "cand"\njudge = "Ann Author"\nnames = []\npassim_at = 4\njudge_note = "x"\n', "utf-8"
    )
    (folder / "cand.user.toml").write_text("format = 1\npassim_at = 3\n", "utf-8")
    effective = load_effective("cand", "Ann Author")
    assert effective.layers == ("federal rules", "court rules", "Judge Ann Author", "your rules")
    assert (effective.profile.passim_at, effective.profile.judge_note) == (3, "x")
    assert effective.origins["passim_at"] == "your rules"
    assert "cand.user" not in profile_ids()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('format = 1\n[[limit]]\npaper = "reply"\npages = "ten"\n', "limit[2].pages"),
        ("format = 1\nfont = 3\n", "font"),
        ('format = 1\n[[limit]]\npaper = "letter"\n', "limit[3].basis"),
    ],
)
def it_names_the_file_of_the_layer_that_is_wrong(own_home: Path, text: str, key: str):
    folder = own_home / "resources" / "courts"
    folder.mkdir(parents=True)
    (folder / "cand.user.toml").write_text(text, "utf-8")
    with pytest.raises(ResourceError) as caught:
        load_profile("cand")
    assert (caught.value.path, caught.value.key) == (str(folder / "cand.user.toml"), key)


def it_refuses_a_judges_file_that_names_no_judge(own_home: Path):
    folder = own_home / "resources" / "courts" / "judges"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('format = 1\ncourt = "cand"\n', "utf-8")
    with pytest.raises(ResourceError, match=r"mine\.toml.*judge"):
        load_profile("cand", "Ann Author")


@pytest.mark.parametrize("court", profile_ids())
def it_shows_every_field_and_says_what_no_layer_says(court):
    effective = load_effective(court)
    shown = {place: (value, layer) for place, value, layer in effective.iter_values()}
    assert shown["pdf_megabytes"] == ("not said", "no layer")
    assert shown["form.basis.checked_on"] == ("not said", "no layer")
    assert shown["form.double_spaced"][0] is True
    bases = [place for place in shown if place.endswith("basis.rule")]
    assert len(bases) == 2 + sum(
        map(len, (effective.profile.limit, effective.profile.deadline, effective.profile.block))
    )
    for place in bases:
        assert all(f"{place.removesuffix('rule')}{name}" in shown for name in ("source", "verified", "checked_on"))
        assert shown[place][0] != "not said"
    assert effective.as_table()["pdf_megabytes"] is None
