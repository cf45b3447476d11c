"""The outlines of papers: what ships, and what is refused when somebody edits them."""

from pathlib import Path

import pytest

from app.errors import ResourceError
from app.filing.papers import load_paper, paper_ids
from app.law.authorities import Side
from app.law.briefs import BriefKind


@pytest.mark.parametrize("kind", [BriefKind.OPPOSITION, BriefKind.REPLY])
def it_describes_the_papers_that_are_offered_by_name(kind: BriefKind):
    found = load_paper(kind.value).kind
    assert (found, found.side, found.title, found.posture, found.limit_key) == (
        kind,
        kind.side,
        kind.title,
        kind.posture,
        kind.limit_key,
    )


@pytest.mark.parametrize("paper", paper_ids())
def it_reads_every_shipped_outline(paper: str):
    outline = load_paper(paper)
    assert outline.id == paper
    assert outline.side in {Side.PLAINTIFF, Side.DEFENDANT}
    assert set(outline.companions) <= set(paper_ids())


@pytest.mark.parametrize(
    ("paper", "title", "motion"),
    [
        ("opposition_summary_judgment", "Motion for Partial Summary Judgment", "motion for partial summary judgment"),
        ("opposition_summary_judgment", "PARTIAL MOTION FOR SUMMARY JUDGMENT", "partial motion for summary judgment"),
        ("opposition_summary_judgment", "Motion for Summary Adjudication", "motion for summary adjudication"),
        ("opposition_summary_judgment", "Motion for Summary Judgment", "motion for summary judgment"),
        (
            "reply_summary_judgment",
            "Motion for Summary Judgment or, in the Alternative, Partial Summary Judgment",
            "motion for summary judgment",
        ),
        ("reply_summary_judgment", "Motion for Partial Summary Judgment", "motion for partial summary judgment"),
        ("opposition", "Partial Motion to Dismiss the Complaint", "partial motion to dismiss"),
        ("opposition", "Motion to Dismiss", "motion to dismiss"),
        ("reply", "Motion for Partial Dismissal", "motion for partial dismissal"),
    ],
)
def it_calls_the_motion_what_its_title_says_that_it_is(paper: str, title: str, motion: str):
    phrases = load_paper(paper).phrases_on(title)
    assert (phrases["motion"], phrases["motion_title"].lower()) == (motion, motion)


def write(home: Path, name: str, text: str) -> None:
    folder = home / "templates" / "briefs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


SOUND = 'format = 1\ntitle = "Sur-reply"\nside = "plaintiff"\nsections = ["argument"]\n'


def it_takes_a_paper_of_the_user(own_home: Path):
    write(own_home, "sur_reply", SOUND + 'based_on = "opposition"\nlimit = "reply"\n')
    found = load_paper("sur_reply")
    assert "sur_reply" in paper_ids()
    assert found.folders == ("sur_reply", "opposition")
    assert found.kind.limit_key == "reply"
    assert found.phrases == load_paper("opposition").phrases


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (SOUND.replace('"plaintiff"', '"neutral"'), "side"),
        (SOUND.replace('["argument"]', "[]"), "sections"),
        (SOUND + 'signed_by = "clerk"\n', "signed_by"),
        (SOUND + 'based_on = "nothing"\n', "based_on"),
        (SOUND + "surplus = 1\n", "surplus"),
        (SOUND.replace('title = "Sur-reply"\n', ""), "title"),
    ],
)
def it_names_what_is_wrong(own_home: Path, text: str, key: str):
    write(own_home, "sur_reply", text)
    with pytest.raises(ResourceError, match=key):
        load_paper("sur_reply")


def it_knows_no_other_paper(own_home: Path):
    with pytest.raises(ResourceError, match="no outline"):
        load_paper("haiku")
