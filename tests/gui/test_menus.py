"""What the menus of the rooms, the palette and the first page say."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from app.gui.frame.command_palette import COMMAND


def menu_of(window, title: str):
    return next(one.menu() for one in window.menuBar().actions() if one.text().replace("&", "") == title)


def it_greys_what_cannot_be_done_while_the_menu_is_open_and_says_why(opened, settle, monkeypatch):
    room = opened.enter("check")
    settle()
    monkeypatch.setattr(type(room), "obstacles", lambda _self: {"next_finding": "there is none"})
    menu, deed = menu_of(opened, "Check"), opened.deeds["next_finding"]
    menu.popup(opened.mapToGlobal(opened.rect().center()))
    assert not deed.isEnabled()
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _over: said.append(words))
    at = menu.actionGeometry(deed).center()
    QApplication.sendEvent(menu, QHelpEvent(QEvent.Type.ToolTip, at, menu.mapToGlobal(at)))
    menu.close()
    assert (deed.isEnabled(), said) == (True, ["there is none"])


def it_leads_from_the_menu_of_a_room_into_it(opened, settle):
    opened.enter("arguments")
    settle()
    (lead,) = (one for one in menu_of(opened, "Draft").actions() if one.text().startswith("Go to the Draft room"))
    assert lead.isVisible()
    lead.trigger()
    settle()
    assert (opened.room, lead.isVisible()) == ("draft", False)


def it_offers_what_is_done_in_the_room_first_in_whole_lines(opened, settle):
    opened.enter("check")
    settle()
    opened.deeds["commands"].trigger()
    panel = opened.palette_panel
    assert panel.list.item(0).data(COMMAND).menu == "Check"
    row = panel.list.visualItemRect(panel.list.item(0)).height()
    assert panel.list.viewport().height() // row * row == panel.list.viewport().height()
    panel.hide()


@pytest.mark.parametrize(
    ("content", "words"), [('{"title": "Doyle & Co. v. Marsh"}', "Doyle && Co. v. Marsh"), ("{", "doyle")]
)
def it_names_the_matters_opened_lately_by_their_titles(window, settle, tmp_path, content, words):
    path = tmp_path / "doyle.matter.json"
    path.write_text(content, encoding="utf-8")
    window.memory.add_recent(path)
    window.welcome.show_recent(window.memory.recent)
    window.files.look_for_titles(window.memory.recent, window.welcome.name_recent)
    settle()
    assert words in [one.text() for one in window.welcome.findChildren(QPushButton)]
