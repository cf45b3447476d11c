"""The round of reading: from one unread authority of the draft to the next; each is said to be read by itself."""

import pytest

from app.gui.places import AUTHORITIES, CHECK, Place
from app.gui.rooms.authorities.unread import Round, cited_in


@pytest.mark.parametrize(
    ("here", "left"),
    [
        ("", ("oak", "elm", "fir")),
        ("oak", ("elm", "fir")),
        ("elm", ("fir", "oak")),
        ("fir", ("oak", "elm")),
        ("ash", ("elm", "fir", "oak")),
    ],
)
def test_the_next_is_the_one_cited_after_what_is_open(here, left):
    found = Round(cited=("oak", "ash", "elm", "fir"), unread=("oak", "elm", "fir"))
    assert found.after(here) == left
    assert found.read == 1


def it_goes_on_to_the_next_unread_of_the_draft(opened, settle):
    opened.enter(CHECK)
    settle()
    cited = cited_in(opened.drafting.shown)
    opened.desk.go_to(Place(room=AUTHORITIES, authority=cited[0]))
    settle()
    room, library = opened.rooms[AUTHORITIES], opened.desk.workspace.library
    bar, count = room.reader.round, len(room.round.found.cited)
    assert count > 2
    assert (bar.isVisible(), bar.said.text()) == (True, f"0 of {count} read for the draft")
    room.acts.set_name("A. Attorney")
    bar.next.click()
    settle()
    assert room.opener.key == cited[1]
    assert library.find_authority(cited[0]).verification is None  # opening is not reading
    opened.deeds["read_and_next"].trigger()
    settle()
    assert room.opener.key == cited[2]
    assert library.find_authority(cited[1]).verification.by == "A. Attorney"
    assert bar.said.text() == f"1 of {count} read for the draft"
    room.acts.stack.undo()
    settle()
    assert library.find_authority(cited[1]).verification is None
    assert room.round.found.read == 0
    room.sheet.about.sheet = None  # what stands beside the text comes a moment later: nothing is recorded unseen
    opened.deeds["read_and_next"].trigger()
    settle()
    assert room.opener.key == cited[2]
    assert library.find_authority(cited[2]).verification is None
    room.reader.back.click()
    settle()
    assert opened.room == CHECK
