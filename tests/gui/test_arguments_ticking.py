"""Ticking cards and looking for facts: nothing moves from under the hand, and nothing is hidden without a word."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from shiboken6 import isValid

from app.drafting.opponent.held import HeldIndex, look_up_again
from app.gui.advice import advise
from app.gui.look.dress import putting_on
from app.gui.places import find_place
from app.gui.rooms.arguments.offers import OfferListView
from app.gui.rooms.arguments.opponent import Opponent
from app.gui.rooms.arguments.picks import OfferList
from app.gui.rooms.arguments.room import ArgumentsRoom
from app.gui.rooms.arguments.standing import keep_standing, name_of
from app.law.authorities import Side
from app.law.findings import Finding, Severity
from app.law.matters import Fact, FactId, RecordCite
from app.law.opposing import CitedThere, PaperPoint, PaperReading, PointStatus
from app.matters import editing
from tests.gui.conftest import PATIENCE
from tests.helpers.law import cite, make_authority


def shown_whole(view: OfferListView) -> OfferListView:
    while view._waiting:
        view._add_next()
    QApplication.processEvents()
    return view


def names(view: OfferListView) -> list[object]:
    return [card.offer.proposition.id for card in shown_whole(view).ordered()]


@pytest.fixture
def offered(arguments: ArgumentsRoom, opened) -> OfferListView:
    """The offered cards, with room for several of them."""
    opened.resize(1440, 1000)
    QApplication.processEvents()
    return shown_whole(arguments.supports.lists[OfferList.OFFERED])


@pytest.mark.parametrize("ranked_anew", [False, True])
def it_ticks_the_cards_that_were_aimed_at(qtbot, arguments, opened, settle, offered, monkeypatch, ranked_anew):
    before = names(offered)
    aimed = offered.ordered()[:3]
    wanted = [card.offer.proposition.id for card in aimed]
    spots = [card.box.mapTo(opened, QPoint(8, card.box.height() // 2)) for card in aimed]
    for spot in spots:
        box = opened.childAt(spot)
        assert isinstance(box, QCheckBox)
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.mapFrom(opened, spot))
        settle()
        if ranked_anew:  # as when a fact that applies is ticked between
            match = arguments.supports._match
            again = tuple(replace(one, score=n) for n, one in enumerate(reversed(match.offered)))
            arguments.desk.drafting.matches[arguments.issue.key] = replace(match, offered=again)
            arguments.desk.drafting.matched.emit()
        assert names(offered) == before
    selection = opened.session.find_selection(arguments.issue)
    assert [support.proposition for support in selection.supports] == wanted
    assert [card.ordinal.text() for card in offered.ordered()[:4]] == ["1st", "2nd", "3rd", ""]


def it_keeps_an_adverse_card_in_its_place_while_its_answer_is_typed(qtbot, arguments, offered, settle):
    arguments.supports.tabs.setCurrentIndex(1)
    adverse = arguments.supports.lists[OfferList.ADVERSE]
    before = names(adverse)
    card = adverse.ordered()[-1]
    qtbot.mouseClick(card.box, Qt.MouseButton.LeftButton)
    rows = arguments.answer.supports
    assert rows.item(0).text().startswith("To distinguish · ")
    low = card.adverse.words.height()
    qtbot.keyClicks(card.adverse.words, "The door stayed shut all the while that they stood there. " * 3)
    settle()
    assert names(adverse) == before
    assert card.adverse.words.height() > low  # the whole sentence is seen
    assert rows.item(0).text().startswith("Distinguished · ")


@pytest.mark.parametrize("code", ["adverse_unanswered", "adverse_undisclosed"])
def it_goes_from_a_finding_of_another_room_to_the_card(arguments, opened, settle, code):
    adverse = arguments.supports.lists[OfferList.ADVERSE]
    key = adverse._offers[-1].authority.key
    finding = Finding(code=code, severity=Severity.BLOCK, message="It.", issue=arguments.issue.key, subject=key)
    arguments.below.turn_to(arguments.answer)
    opened.enter("check")
    opened.desk.go_to(find_place(finding))
    settle()
    assert arguments.isVisible()
    assert adverse.isVisible()
    assert QApplication.focusWidget() in [card.box for card in adverse.cards if card.offer.authority.key == key]


def it_goes_from_further_adverse_authority_to_the_first_card(arguments, opened, settle):
    adverse = arguments.supports.lists[OfferList.ADVERSE]
    key, issue = adverse._offers[-1].authority.key, arguments.issue
    finding = Finding(
        code="adverse_further", severity=Severity.BLOCK, message="It.", subject=f"{issue.count}:{key},zebra"
    )
    opened.enter("check")
    opened.desk.go_to(advise(finding).place)
    settle()
    match = opened.drafting.matches[arguments.issue.key]
    assert key in [offer.authority.key for offer in match.adverse]
    assert QApplication.focusWidget() in [card.box for card in adverse.cards if card.offer.authority.key == key]


def it_puts_what_is_new_behind_what_it_is_ranked_behind(arguments, offered):
    one, two, three, four = offered._offers[:4]
    standing = keep_standing([], (one, two, three))
    assert keep_standing(standing, (three, four, one)) == [name_of(o) for o in (one, two, three, four)]
    assert keep_standing(standing, (four, two)) == [name_of(o) for o in (four, one, two, three)]


def it_looks_for_facts_of_one_issue_without_moving_the_form(qtbot, arguments, opened, settle):
    opened.resize(1440, 1000)
    made = tuple(Fact(id=FactId(f"n{n}"), text=f"On that day the neighbor number {n} heard it.") for n in range(12))
    opened.session.change(replace(opened.session.matter, facts=made), "facts")
    settle()
    QApplication.processEvents()
    answer = arguments.answer
    fields = (answer.pages, answer.heading, answer.filter, answer.facts, answer.text, answer.conceded)
    before = [(field.y(), field.height()) for field in fields]
    answer.filter.setFocus()
    qtbot.keyClicks(answer.filter, "number 7")
    QApplication.processEvents()
    rows = range(answer.facts.count())
    assert [answer.facts.fact(row) for row in rows if not answer.facts.item(row).isHidden()] == ["n7"]
    assert [(field.y(), field.height()) for field in fields] == before
    other = next(one for one in opened.session.matter.issues if one.key != arguments.issue.key)
    arguments.board.go_to(other.key)
    assert answer.filter.text() == ""
    assert not any(answer.facts.item(row).isHidden() for row in rows)


def it_names_what_their_paper_cites_and_the_library_lacks(arguments, opened, settle):
    matter, issue = opened.session.matter, arguments.issue
    cited = (
        CitedThere(citation="999 F.3d 1", name="Alder v. Birch", pages=("6",), points=("p1",)),
        CitedThere(citation="999 F.3d 2", name="Cedar v. Dogwood", points=("p2",)),
        CitedThere(citation="9 Imag. Code § 1", points=("p1",)),
    )
    points = tuple(
        PaperPoint(id=f"p{n}", heading="It was lawful", status=PointStatus.CONFIRMED, issues=(key,))
        for n, key in enumerate((issue.key, "none"), start=1)
    )
    motion = issue.raised_at or RecordCite(paper="mot")
    reading = PaperReading(paper=motion.paper, filename="m.txt", sha256="0", points=points, authorities=cited)
    opened.session.change(replace(matter, readings=(reading,)), "reading")
    settle()
    told = arguments.supports.lists[OfferList.ADVERSE]._told
    assert "Alder v. Birch, 999 F.3d 1 (at 6)" in told.text()
    assert "Ctrl+I" in told.text()
    assert "Cedar" not in told.text()
    assert arguments.supports.tabs.tabText(1).endswith("1 missing")
    alder = make_authority(key="alder", citations=(cite("999 F.3d 1"),))
    known = look_up_again(opened.session.matter, HeldIndex((alder,)))
    assert Opponent(known, Side.PLAINTIFF).missing(issue) == ()
    opened.session.change(editing.put_issue(matter, issue), "no reading")
    settle()
    assert arguments.supports.lists[OfferList.ADVERSE]._told.text() == ""
    assert "missing" not in arguments.supports.tabs.tabText(1)


def it_deletes_no_card_while_qt_tells_every_widget_of_another_dress(qtbot, offered):
    cards = list(offered.cards)
    with putting_on():
        offered._clear()
        assert all(map(isValid, cards))
    qtbot.waitUntil(lambda: not any(map(isValid, cards)), timeout=PATIENCE)
