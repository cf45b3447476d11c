"""The Matter room after larger and smaller type: what folds comes back as it was."""

import pytest

from app.gui.look import scale
from app.gui.look.dress import Appearance, dress
from app.gui.rooms.matter.room import CASE
from tests.gui.conftest import PATIENCE


@pytest.fixture
def usual_size(qapp):
    yield
    scale.set_percent(scale.USUAL)
    dress(qapp, Appearance.LIGHT)


def it_gives_both_halves_their_former_breadth_after_very_large_type(qtbot, qapp, opened, settle, usual_size):
    opened.resize(1280, 800)
    opened.enter("matter").tabs.turn_to(CASE)
    settle()
    before = opened.columns.sizes()
    assert before[1] > 0
    for percent, is_folded in ((200, True), (scale.USUAL, False)):
        scale.set_percent(percent)
        dress(qapp, Appearance.LIGHT)
        qtbot.waitUntil(lambda folded=is_folded: (opened.columns.sizes()[1] == 0) is folded, timeout=PATIENCE)
    settle()
    assert opened.columns.sizes() == before
