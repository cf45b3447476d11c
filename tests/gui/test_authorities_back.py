"""Led to an authority from another room: the list shows it, the text has the most room, and there is a way back."""

from app.gui.places import ARGUMENTS, AUTHORITIES, Place
from app.gui.rooms.authorities.side import LAW


def it_leads_back_to_the_room_that_led_here(opened, settle):
    opened.resize(1280, 800)
    opened.enter(ARGUMENTS)
    last = max(opened.desk.workspace.library.iter_authorities(), key=lambda one: one.name)
    opened.desk.go_to(Place(room=AUTHORITIES, authority=last.key))
    settle()
    room = opened.rooms[AUTHORITIES]
    assert room.reader.back.text().endswith("Back to the arguments")
    assert room.reader.back.isVisible()
    row = room.search.list.row()
    assert row is not None
    assert row.entry.authority.key == last.key
    shown = room.search.list.visualRect(room.search.list.currentIndex())
    assert room.search.list.viewport().rect().intersects(shown)
    room.sheet.turn_to(LAW)
    assert room.sheet.width() >= room.sheet.head.sizeHint().width()
    assert room.reader.width() > max(room.search.width(), room.sheet.width())
    room.reader.back.click()
    assert opened.room == ARGUMENTS
    opened.enter(AUTHORITIES)
    assert room.reader.back.isHidden()
