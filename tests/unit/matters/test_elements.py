"""Which elements of the counts are shown, and what a tick changes."""

from dataclasses import replace

from app.filing.practice import load_practice
from app.matters.elements import mark_shown, showings
from tests.helpers.matters import make_matter

PRACTICE = load_practice()


def it_tells_each_element_of_each_pending_count():
    rows = list(showings(make_matter(), PRACTICE))
    assert {row.count.label for row in rows} == {"1", "2"}
    assert [row.tag for row in rows if row.count.label == "1"] == [
        f"entry.{element.id}" for element in PRACTICE.claims["entry"].elements
    ]
    assert not any(row.facts or row.has_place for row in rows)


def it_leaves_out_a_count_that_need_not_be_argued():
    matter = make_matter()
    gone = replace(matter, counts=tuple(replace(count, status="withdrawn") for count in matter.counts))
    assert list(showings(gone, PRACTICE)) == []


def it_marks_a_fact_once_and_takes_the_mark_back():
    matter = make_matter()
    marked = mark_shown(matter, "inside", "entry.entry", on=True)
    row = next(row for row in showings(marked, PRACTICE) if row.tag == "entry.entry")
    assert [fact.id for fact in row.facts] == ["inside"]
    assert row.has_place
    assert mark_shown(marked, "inside", "entry.entry", on=True) is marked
    assert mark_shown(marked, "inside", "entry.entry", on=False) == matter
    assert mark_shown(matter, "nobody", "entry.entry", on=True) is matter
