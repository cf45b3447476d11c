"""Dataclasses as plain tables, and back."""

import pytest

from app.filing.records import RecordProblem, from_table, to_table
from app.law.authorities import PartKind
from app.law.opinions import Passage

TURNING = Passage(
    id="oak/1",
    authority="oak",
    part=PartKind.MAJORITY,
    author=None,
    text="Over the page.",
    page="1",
    page_turns=((5, "2"),),
)


def it_reads_back_pairs_of_different_kinds():
    assert from_table(Passage, to_table(TURNING)) == TURNING


@pytest.mark.parametrize(("turn", "place"), [([5, 2], r"page_turns\[0\]\[1\]"), (["5", "2"], r"page_turns\[0\]\[0\]")])
def it_says_which_of_a_pair_is_wrong(turn: list[object], place: str):
    with pytest.raises(RecordProblem, match=place):
        from_table(Passage, {**to_table(TURNING), "page_turns": [turn]})
