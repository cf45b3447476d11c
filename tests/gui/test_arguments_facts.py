"""The facts of an issue, looked through by words or by paragraph; and what leads to them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.gui.places import Place
from app.gui.rooms.arguments.board import CellState
from app.gui.rooms.arguments.facts import FactsList
from app.gui.rooms.arguments.picks import OfferList
from app.law.matters import Fact, FactId, RecordCite
from tests.gui.conftest import PATIENCE

TEXTS = {
    "7": "She was at home.",
    "19": "Nobody was hurt.",
    "27": "He came in.",
    "28-31": "Nobody asked, on October 19.",
    "190": "He left.",
}


@pytest.fixture
def facts(qtbot) -> FactsList:
    made = FactsList()
    qtbot.addWidget(made)
    said = [
        Fact(id=FactId(f"f{place}"), text=text, cites=(RecordCite(paper="c", paragraphs=(place,)),))
        for place, text in TEXTS.items()
    ]
    made.show_facts(said, [FactId("f7")])
    return made


@pytest.mark.parametrize(
    ("typed", "shown", "unseen"),
    [
        ("¶ 19", ["f19"], 1),
        ("¶30", ["f28-31"], 1),
        ("19, 28-29", ["f19", "f28-31"], 1),
        ("190", ["f190"], 1),
        ("nobody", ["f19", "f28-31"], 1),
        ("home", ["f7"], 0),
        ("", ["f7", "f19", "f27", "f28-31", "f190"], 0),
    ],
)
def it_shows_what_is_looked_for_and_tells_of_ticked_ones_that_are_not(qtbot, facts, typed, shown, unseen):
    with qtbot.waitSignal(facts.narrowed) as told:
        facts.narrow(typed)
    assert [facts.fact(row) for row in range(facts.count()) if not facts.item(row).isHidden()] == shown
    assert told.args == [len(shown), unseen]


def it_ticks_no_row_that_is_not_seen(qtbot, facts):
    facts.setCurrentRow(2)
    facts.narrow("¶ 19")
    with qtbot.waitSignal(facts.ticked) as told:
        qtbot.keyClick(facts, Qt.Key.Key_Space)
    assert told.args == ["f19", True]
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(facts, key)
        assert facts.fact(facts.currentRow()) == "f19"
    facts.narrow("zebra")
    assert facts.currentRow() == -1


def it_leads_to_what_an_issue_lacks(arguments, opened, settle):
    made = tuple(Fact(id=FactId(f"n{n}"), text=f"The neighbor number {n} heard it.") for n in range(12))
    opened.session.change(replace(opened.session.matter, facts=made), "facts")
    settle()
    opened.activateWindow()
    issue, answer, supports = arguments.issue.key, arguments.answer, arguments.supports
    supports.search.setText("obviously")
    answer.filter.setText("number 7")
    other = next(one.key for one in opened.session.matter.issues if one.key != issue)
    arguments.board.go_to(other)
    assert (supports.search.text(), answer.filter.text()) == ("", "")
    offered = supports.lists[OfferList.OFFERED]
    leads = {
        "facts": lambda: answer.facts,
        "raised": lambda: answer.pages,
        "supports": lambda: offered.ordered()[0].box,
    }
    for field, widget in leads.items():
        opened.desk.go_to(Place(room="arguments", issue=issue, field=field))
        assert arguments.issue.key == issue
        assert QApplication.focusWidget() is widget()


def it_looks_in_the_library_for_what_no_offer_has(qtbot, arguments, opened, settle):
    went = []
    opened.desk.went.connect(went.append)
    arguments.supports.search.setText("zebra crossing")
    view = arguments.supports.lists[OfferList.OFFERED]

    def ways():
        return [one for one in view.findChildren(type(arguments.answer.remove)) if "library" in one.text()]

    qtbot.waitUntil(lambda: len(ways()) == 1, timeout=PATIENCE)
    (button,) = ways()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went[-1] == Place(room="authorities", words="zebra crossing")
    settle()


def it_takes_no_issue_for_answered_while_the_draft_has_gaps_in_it(arguments, opened, settle):
    arguments.supports.lists[OfferList.OFFERED].ordered()[0].box.click()
    settle()
    cell = arguments.board.boards.cell(arguments.board.currentIndex())
    assert cell.state is CellState.PICKED
    assert "in the draft" in cell.reason or "to be met" in cell.reason


def it_goes_to_the_issue_that_an_argument_raises(qtbot, arguments, opened, settle):
    opened.activateWindow()
    arguments._turn_to(arguments.modules, arguments.modules.search)
    settle()
    pane = arguments.modules
    row = next(n for n in range(pane.list.count()) if "not raised here" in pane.list.item(n).text())
    pane.list.setCurrentRow(row)
    settle()
    raised = pane.entry.what.key
    pane.add.click()
    settle()
    assert arguments.issue.key == raised
    assert pane.entry.what.key == raised
    assert pane.list.currentRow() == 0
    assert arguments.board.hasFocus()
