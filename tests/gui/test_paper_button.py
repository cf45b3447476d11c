"""Which paper is written is chosen where one looks, and is the same everywhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.law.matters import PaperKind


def titles(button) -> list[str]:
    button.menu().aboutToShow.emit()
    return [action.text() for action in button.menu().actions() if not action.isSeparator()]


@pytest.mark.parametrize("room", ["draft", "export"])
def it_chooses_the_paper_in_the_room(opened, settle, room):
    button = opened.enter(room).paper
    settle()
    assert button.text() == "Opposition"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    offered = titles(button)
    assert {"Opposition", "Reply (for the defendants)", "Opposition to summary judgment"} <= set(offered)
    next(one for one in button.menu().actions() if one.text() == "Reply (for the defendants)").trigger()
    settle()
    assert opened.session.kind.value == "reply"
    assert opened.deeds["reply"].isChecked()
    assert "Reply" in opened.windowTitle()
    assert button.text() == "Reply"
    assert button.accessibleName() == "Which paper is written: Reply"
    opened.deeds["opposition"].trigger()
    settle()
    assert button.text() == "Opposition"


def it_puts_the_papers_of_the_side_and_stage_first(opened, settle):
    button = opened.enter("draft").paper
    settle()
    matter = opened.session.matter
    named = tuple(
        replace(paper, title="Motion for Summary Judgment") if paper.kind is PaperKind.MOTION else paper
        for paper in matter.papers
    )
    opened.session.change(replace(matter, papers=named), "title")
    settle()
    assert titles(button)[:2] == ["Opposition to summary judgment", "Opposition"]
    assert button.text() == "Opposition to summary judgment"  # nobody chose another


def it_takes_up_the_paper_on_which_the_work_was(opened, settle, tmp_path):
    session, papers = opened.session, opened.desk.papers
    first, second = tmp_path / "one.matter.json", tmp_path / "two.matter.json"
    session.mark_saved(first)
    papers.choose(next(kind for kind in papers.known if kind.value == "reply"))
    session.open(session.matter, second)
    papers.choose(next(kind for kind in papers.known if kind.value == "opposition"))
    session.open(session.matter, first)
    settle()
    assert papers.present.value == "reply"
    session.open(session.matter, second)
    settle()
    assert papers.present.value == "opposition"
