"""A matter before a court that has no rules of its own here, and what follows from not knowing it."""

import pytest

from app.drafting.front import make_front
from app.drafting.match import forum_of
from app.gui.operations import find_courts, put_before
from app.gui.rooms.matter.room import MatterRoom
from app.law.briefs import BriefKind
from app.law.weight import Weight
from app.tasks.weighing import Weigher
from tests.helpers.matters import make_matter


def elsewhere():
    return put_before(make_matter(), next(court for court in find_courts() if not court.court))


def it_does_not_take_another_court_for_the_one_before():
    matter = elsewhere()
    assert matter.caption.court == ""
    assert forum_of(matter).circuit is None
    assert make_front(matter, BriefKind.OPPOSITION, title="T", short_title="T").division.startswith("[COURT]")


def it_keeps_a_court_that_was_named(opened, settle):
    room = opened.enter("matter")
    settle()
    assert isinstance(room, MatterRoom)
    opened.session.change(elsewhere(), "the court")
    room.case.fields["court"].setText("flmd")
    room.case.fields["court"].editingFinished.emit()
    assert forum_of(opened.session.matter).circuit == "ca11"
    again = put_before(opened.session.matter, next(court for court in find_courts() if not court.court))
    assert again.caption.court == "flmd"


def it_refuses_what_is_no_court(opened, settle):
    room = opened.enter("matter")
    settle()
    opened.session.change(elsewhere(), "the court")
    room.case.fields["court"].setText("nowhere")
    room.case.fields["court"].editingFinished.emit()
    assert opened.session.matter.caption.court == ""
    assert "M.D. Fla." in opened.notice.label.text()
    assert room.case.fields["court"].text() == "nowhere"


@pytest.mark.parametrize(("forum", "binding"), [("cand", True), ("", False)])
def it_weighs_no_circuit_as_its_own_for_an_unknown_court(workspace, forum, binding):
    lalonde = next(one for one in workspace.library.iter_authorities() if one.court == "ca9")
    assert (Weigher(forum).weigh(lalonde).weight is Weight.BINDING) is binding
