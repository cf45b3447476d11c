"""The side pane of a room has its own share of the breadth, however broad that of another room must be."""

from app.gui.places import AUTHORITIES, DRAFT, Place


def it_gives_the_text_the_most_room_when_all_rooms_are_built(window, settle):
    window.resize(1280, 800)
    room = window.enter(AUTHORITIES)
    window.way.find(DRAFT)  # its pages ask for more
    settle()
    window.desk.go_to(Place(room=AUTHORITIES, authority="lalonde"))
    room._turn_to(0)
    settle()
    assert room.sheet.isVisible()
    _middle, side = window.columns.sizes()
    assert side <= round(sum(window.columns.sizes()) * room.side_most)
