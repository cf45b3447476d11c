"""The pages of a point as the attorney gives them, and the issues that cite them."""

from dataclasses import replace

import pytest

from app.errors import UsageError
from app.law.matters import Matter, RecordCite
from app.law.opposing import PaperPoint, PaperReading
from app.matters.editing import confirm_point, put_point_pages, put_reading
from tests.helpers.matters import MOTION, make_matter

KEY = "1:exigency"


def matter() -> Matter:
    point = PaperPoint(id="p1", heading="The fire was seen")
    reading = PaperReading(paper=MOTION, sha256="0" * 64, filename="m.docx", points=(point,))
    return put_reading(make_matter(), reading)


def pages(made: Matter) -> tuple[str, ...]:
    reading = made.find_reading(MOTION)
    point = reading.find_point("p1") if reading else None
    assert point is not None
    return point.pages


@pytest.mark.parametrize(("words", "expected"), [("4", ("4",)), (" 4–6 ", ("4-6",)), ("ii-iv", ("ii-iv",)), ("", ())])
def it_takes_pages(words, expected):
    assert pages(put_point_pages(matter(), MOTION, "p1", words)) == expected


@pytest.mark.parametrize("words", ["four", "4, 6", "-6"])
def it_refuses_what_is_no_page(words):
    with pytest.raises(UsageError, match="are no pages"):
        put_point_pages(matter(), MOTION, "p1", words)


def it_leaves_a_point_that_is_not_there():
    assert put_point_pages(matter(), MOTION, "p9", "4") == matter()


def it_gives_a_confirmed_issue_the_pages_and_follows_their_correction():
    made = confirm_point(matter(), MOTION, "p1", [KEY])
    for words in ("4", "5-6"):
        made = put_point_pages(made, MOTION, "p1", words)
        issue = made.find_issue(KEY)
        assert issue is not None
        assert issue.raised_at == RecordCite(paper=MOTION, pages=(words,))


def it_keeps_what_the_attorney_wrote_at_the_issue():
    made = put_point_pages(confirm_point(matter(), MOTION, "p1", [KEY]), MOTION, "p1", "4")
    own = RecordCite(paper=MOTION, pages=("9",))
    issues = tuple(replace(one, raised_at=own) if one.key == KEY else one for one in made.issues)
    after = put_point_pages(replace(made, issues=issues), MOTION, "p1", "5")
    issue = after.find_issue(KEY)
    assert issue is not None
    assert issue.raised_at == own
