"""Another order that is chosen while words are still being looked for."""

from app.gui.rooms.authorities.catalog import Order
from tests.gui.conftest import PATIENCE


def it_lists_what_is_found_in_the_order_chosen_meanwhile(qtbot, window, settle):
    room = window.enter("authorities")
    settle()
    room.search.field.setText("arrest")
    assert not room.search.finder.pages
    room.search.order.setCurrentIndex(list(Order).index(Order.NEWEST))
    qtbot.waitUntil(lambda: bool(room.search.finder.pages), timeout=PATIENCE)
    settle()
    rows = room.search.list.rows.rows
    years = [row.entry.authority.decided.year for row in rows if row.hit is None and row.entry.authority.decided]
    assert rows
    assert years == sorted(years, reverse=True)
