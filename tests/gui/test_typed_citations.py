"""A citation that is typed as words: known for one, made one when it is asked for, and never guessed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from app.drafting.opponent.held import HeldIndex
from app.gui.citing import find_cited
from app.gui.rooms.arguments.adverse import Fate
from app.gui.rooms.arguments.picks import OfferList
from app.gui.rooms.arguments.sentence_field import SentenceField
from app.law.authorities import AuthorityKind
from app.law.dates import PartialDate
from tests.helpers.law import cite, make_authority

ALT = Qt.KeyboardModifier.AltModifier
KNOWN = "Payton v. New York, 445 U.S. 573, 590 (1980)"
STRANGER = "Moe v. Roe, 1 F.4th 2, 3 (9th Cir. 2021)"


class Shelf:
    """A library of one decision and one law."""

    dale = make_authority(
        key="dale", name="Dale v. Ames", short_name="Dale", citations=(cite("400 F.3d 100"),), decided=PartialDate(2005)
    )
    law = make_authority(key="law", kind=AuthorityKind.STATUTE, name="42 U.S.C. § 1983", citations=())
    held = HeldIndex((dale, law))

    def authorities(self):
        return (self.dale, self.law)

    def find_authority(self, key):
        return next((one for one in self.authorities() if one.key == key), None)


@pytest.mark.parametrize(
    ("words", "keys", "why"),
    [
        ("Dale v. Ames, 400 F.3d 100, 104 (9th Cir. 2005).", ["dale"], ""),
        ("It was shut. Dale, 400 F.3d at 104.", ["dale"], ""),
        ("He sues under 42 U.S.C. § 1983.", ["law"], ""),
        ("Dale v. Birch, 400 F.3d 100 (9th Cir. 2005).", [], "the library has Dale v. Ames at that place"),
        ("Dale v. Ames, 400 F.3d 100 (9th Cir. 2015).", [], "2015"),
        ("Dale v. Ames, 401 F.3d 100 (9th Cir. 2005).", [], "not in the library"),
        ("Gale, 400 F.3d at 104.", [], "not certain"),
        ("Id. at 104.", [], "not certain"),
    ],
)
def it_knows_what_is_meant_exactly(words: str, keys: list[str], why: str):
    found, left = find_cited(Shelf(), words)
    assert [one.node.authority for one in found] == keys
    assert [why in one.why for one in left] == ([True] if why else [])


def type_out(qtbot, field, words: str, settle) -> None:
    field.window().activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, words)
    field.citation_typed.emit()  # what a pause does
    settle()


def it_makes_a_typed_citation_one_by_a_key(qtbot, arguments, opened, settle):
    field = arguments.answer.text
    type_out(qtbot, field, f"So held in {KNOWN}, and in {STRANGER}. ", settle)
    assert len(field.extraSelections()) == 2
    assert "Moe v. Roe" in opened.notice.label.text()
    assert "Ctrl+I" in opened.notice.label.text()
    place = field.cursorRect(field.document().find("Roe", 0)).center()
    assert "not in the library" in field.typed.said_at(QPoint(place))
    assert "[[cite:" not in field.text()  # nothing is made one unasked
    qtbot.keyClick(field, Qt.Key.Key_Return, ALT)
    assert "[[cite:payton|pin=590" in field.text()
    assert "It is a citation now" in opened.notice.label.text()  # and nothing is offered any more
    assert STRANGER in field.text()
    assert "[[cite:payton" in opened.session.find_selection(arguments.issue).text
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert KNOWN in field.text()


def it_offers_the_same_on_a_card_by_a_button(qtbot, arguments, opened, settle):
    arguments.supports.tabs.setCurrentIndex(1)
    view = arguments.supports.lists[OfferList.ADVERSE]
    while view._waiting:
        view._add_next()
    box = view.ordered()[0].adverse
    box.buttons[Fate.DISTINGUISHED].click()
    type_out(qtbot, box.words, f"they differ under {KNOWN}", settle)
    (way,) = opened.notice.buttons
    way.click()
    assert "[[cite:payton|pin=590" in box.words.text()
    qtbot.keyClick(box.words, Qt.Key.Key_Return)
    assert box.words.text().startswith("They differ under [[cite:payton")
    assert box.words.text().endswith("]].")
    settle()
    (picked,) = opened.session.find_selection(arguments.issue).supports
    assert picked.distinction == box.words.text()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("they had a warrant", "They had a warrant."),
        ("They had a warrant.", "They had a warrant."),
        ("did they not?", "Did they not?"),
        ("(see above.)", "(see above.)"),
        ("", ""),
    ],
)
def it_gives_a_sentence_its_capital_and_its_stop(qtbot, typed: str, kept: str):
    field = SentenceField(sentence=True)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == kept
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == kept
