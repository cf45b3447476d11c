"""The Arguments room for a reply: what the opposition answers, what it cites, and what is met or set aside."""

from dataclasses import replace

import pytest

from app.gui.advice import advise
from app.gui.places import Place, find_place
from app.gui.rooms.arguments.adverse import Fate
from app.gui.rooms.arguments.board import Board, CellState
from app.gui.rooms.arguments.opponent import Heard, Opponent
from app.gui.rooms.arguments.picks import OfferList
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.law.claims import DefenseId
from app.law.findings import Finding, Severity
from app.law.matters import Issue, Matter, Paper, PaperId, PaperKind, RecordCite, Selection, Support
from app.law.opposing import CitedThere, PaperPoint, PaperReading, PointStatus
from app.matters.activity import read_activity
from tests.helpers.matters import make_matter

DOORWAY, EXIGENCY = (
    Issue(count="1", defense=DefenseId(name), raised_at=RecordCite(paper=PaperId("mot"), pages=("4-5",)))
    for name in ("doorway", "exigency")
)
ANSWER = PaperPoint(
    id="p1",
    heading="The doorway is no public place when nobody stands in it",
    page="3",
    last_page="4",
    status=PointStatus.CONFIRMED,
    issues=(DOORWAY.key,),
)
CITED = CitedThere(citation="445 U.S. 573", name="Payton", key="payton", pages=("4",))
OPPOSITION = Paper(id=PaperId("opp"), kind=PaperKind.OPPOSITION, short_name="Opp'n", title="Opposition")


def replying(*points: PaperPoint, read: bool = True) -> Matter:
    """A matter with two issues and an opposition, of which these points were read."""
    reading = PaperReading(paper="opp", filename="o.txt", sha256="0", points=points, authorities=(CITED,))
    made = make_matter(issues=(DOORWAY, EXIGENCY), selections=(), reply_selections=())
    return replace(made, papers=(*made.papers, OPPOSITION), readings=(reading,) if read else ())


@pytest.mark.parametrize(
    ("matter", "doorway", "exigency"),
    [
        (replying(read=False), Heard.UNREAD, Heard.UNREAD),
        (replying(ANSWER), Heard.SPOKEN, Heard.SILENT),
        (replying(ANSWER, PaperPoint(id="p2", heading="Next")), Heard.SPOKEN, Heard.WAITING),
        (replying(PaperPoint(id="p0", heading="The entry", is_leaf=False), ANSWER), Heard.SPOKEN, Heard.SILENT),
    ],
)
def it_hears_what_the_opposition_answers(matter: Matter, doorway: Heard, exigency: Heard):
    opponent = Opponent(matter, Side.DEFENDANT)
    assert opponent.says(DOORWAY).heard is doorway
    assert opponent.says(EXIGENCY).heard is exigency


def it_tells_where_and_in_which_words_an_issue_is_answered():
    said = Opponent(replying(ANSWER), Side.DEFENDANT).says(DOORWAY)
    assert said.words == "Opp'n at 3–4 answers: “The doorway is no public place when nobody stands in it”."
    assert said.short == "3–4"
    assert Opponent(replying(ANSWER), Side.DEFENDANT).cited(DOORWAY) == {"payton": "cited in Opp'n at 4"}


def it_hears_no_silence_of_a_motion():
    said = Opponent(replying(ANSWER), Side.PLAINTIFF).says(EXIGENCY)
    assert (said.heard, said.short, said.words) == (Heard.UNREAD, "", "")


@pytest.mark.parametrize(
    ("side", "places"),
    [(Side.DEFENDANT, ["3–4", "silent"]), (Side.PLAINTIFF, ["4–5", "4–5"])],
    ids=str,
)
def it_has_in_its_cells_the_page_of_the_paper_that_counts(workspace, side, places):
    board = Board(replying(ANSWER), workspace.practice, side)
    assert [cell.place for cell in board.cells[0]] == places


@pytest.fixture
def reply(arguments, opened, settle):
    """The Arguments room of a reply to an opposition that was read."""
    opened.session.set_kind(BriefKind.REPLY)
    opened.session.change(replying(ANSWER), "reading")
    settle()
    arguments.board.go_to(DOORWAY.key)
    return arguments


def it_shows_the_reply_and_what_the_opposition_says(reply, opened, settle, tmp_path):
    assert reply.bar.paper.text() == "Reply"
    assert reply.bar.heading.text() == "2 raised · 2 open · 1 passed over"
    assert "Opp'n at 3–4 answers" in reply.supports.said.text()
    reply.board.go_to(EXIGENCY.key)
    assert "does not answer it" in reply.supports.said.text()
    assert "not raised" in reply.board.legend.accessibleDescription()
    reply.show_place(Place(room="arguments", issue=DOORWAY.key, authority="payton"))
    adverse = reply.supports.lists[OfferList.ADVERSE]
    assert reply.supports.tabs.currentWidget() is adverse
    card = next(card for card in adverse.ordered() if card.box.hasFocus())
    assert card.offer.authority.key == adverse.ordered()[0].offer.authority.key == "payton"
    assert "cited in Opp'n at 4" in card.chips.accessibleName()
    card.adverse.buttons[Fate.ASIDE].click()
    card.adverse.words.setText("It is about a routine arrest")
    card.adverse.words.textEdited.emit(card.adverse.words.text())
    card.adverse.words.editingFinished.emit()
    settle()
    (noted,) = [one for one in read_activity(opened.session.path) if one.what == "set_aside_adverse"]
    assert noted.details["authority"] == "payton"
    assert noted.details["reason"] == "It is about a routine arrest"
    card.adverse.buttons[Fate.ASIDE].click()
    settle()
    assert read_activity(opened.session.path)[-1].what == "take_up_adverse"


def it_leaves_a_ticked_card_where_it_stands_until_the_issue_is_left(reply, settle):
    view = reply.supports.lists[OfferList.OFFERED]
    reply.below.turn_to(reply.supports)
    assert view.isVisible()
    second = view.ordered()[1]
    second.box.click()
    settle()
    assert view.ordered()[1].offer.proposition.id == second.offer.proposition.id
    assert view.ordered()[1].number == 1
    reply.board.go_to(EXIGENCY.key)
    reply.board.go_to(DOORWAY.key)
    assert view.ordered()[0].offer.proposition.id == second.offer.proposition.id


def it_survives_a_smaller_board(reply, opened, settle):
    model = reply.board.boards
    far = model.index(model.rowCount() - 1, model.columnCount() - 1)
    opened.session.change(replace(opened.session.matter, counts=(), issues=(), facts=()), "emptied")
    settle()
    assert model.data(far) is None
    for orientation in (1, 2):
        assert model.headerData(40, type(reply.split.orientation())(orientation)) is None


@pytest.mark.parametrize(("code", "card"), [("adverse_unanswered", "payton"), ("unanswered", "")])
def it_leads_from_a_finding_to_the_card_by_one_button(code: str, card: str):
    finding = Finding(code=code, severity=Severity.BLOCK, message="Payton.", issue=DOORWAY.key, subject="payton")
    assert find_place(finding) == advise(finding).place == Place(room="arguments", issue=DOORWAY.key, authority=card)


def it_says_that_a_cell_is_not_finished_while_something_adverse_is_not_met(workspace):
    support = Support(authority="santana", proposition="santana.doorway")
    picked = Selection(count="1", defense=DOORWAY.defense, supports=(support,))
    matter = replace(replying(ANSWER), reply_selections=(picked,))
    done = Board(matter, workspace.practice, Side.DEFENDANT)
    unmet = Board(matter, workspace.practice, Side.DEFENDANT, unmet={DOORWAY.key: 2})
    assert done.cells[0][0].state is CellState.ANSWERED
    assert unmet.cells[0][0].state is CellState.PICKED
    assert "2 adverse authorities to be met." in unmet.cells[0][0].reason


def it_begins_at_the_list_of_defenses_where_there_is_no_board(reply, opened, settle):
    opened.session.change(replace(opened.session.matter, issues=()), "emptied")
    settle()
    reply._columns = ()
    reply.refresh()
    assert reply.board.isHidden()
    assert reply.panes()[0] is reply.bar.adder
    reply.bar.adder.setCurrentIndex(reply.bar.adder.findData("doorway"))
    reply.bar.adder.activated.emit(reply.bar.adder.currentIndex())
    assert not reply.board.isHidden()
    assert reply.panes()[0] is reply.board
    settle()
