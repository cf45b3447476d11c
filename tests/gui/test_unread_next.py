"""From one unread authority of the draft to the next, without the way back in between; each is said to be read by itself."""

import pytest

from app.gui.places import AUTHORITIES, CHECK, Place
from app.gui.rooms.authorities.unread import unread_of
from app.law.findings import Finding, Severity


def found(subject: str, code: str = "unverified") -> Finding:
    return Finding(code=code, severity=Severity.BLOCK, message=f"{subject} is not read.", subject=subject)


FOUND = (found("oak"), found("elm"), found("ash", "bad_law"), found("elm"), found("fir"))


@pytest.mark.parametrize(
    ("here", "left"),
    [
        ("", ("oak", "elm", "fir")),
        ("oak", ("elm", "fir")),
        ("elm", ("fir", "oak")),
        ("fir", ("oak", "elm")),
        ("ash", ("oak", "elm", "fir")),
    ],
)
def test_the_next_is_the_one_listed_after_what_is_open(here, left):
    assert unread_of(FOUND, here) == left


def it_goes_on_to_the_next_unread_of_the_draft(opened, settle):
    opened.enter(CHECK)
    settle()
    keys = unread_of(opened.drafting.findings, "")
    assert len(keys) > 2
    opened.desk.go_to(Place(room=AUTHORITIES, authority=keys[0]))
    settle()
    room, library = opened.rooms[AUTHORITIES], opened.desk.workspace.library
    assert room.reader.next.isVisible()
    assert f"({len(keys) - 1} left)" in room.reader.next.text()
    room.acts.set_name("A. Attorney")
    opened.deeds["read_it"].trigger()
    settle()
    assert unread_of(opened.drafting.findings, "") == keys[1:]
    assert room.reader.next.isVisible()
    room.reader.next.click()
    settle()
    assert room.opener.key == keys[1]
    assert f"({len(keys) - 2} left)" in room.reader.next.text()
    assert library.find_authority(keys[1]).verification is None  # opening is not reading
    opened.deeds["next_unread"].trigger()
    settle()
    assert room.opener.key == keys[2]
    room.reader.back.click()
    settle()
    assert opened.room == CHECK
    opened.enter(AUTHORITIES)
    assert room.reader.next.isHidden()
    settle()
