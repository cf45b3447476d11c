"""An element without a fact is told from a fact without its place: other words, and another way."""

import pytest

from app.drafting.fact_scribe import NO_FACT
from app.gui.advice import advise_gap
from app.gui.groups import group
from app.gui.open_gaps import OpenGap
from app.law.findings import Finding, Severity

NAMED = "No fact is marked as showing that Officer Marsh acted under color of state law."


@pytest.mark.parametrize(
    ("text", "reason", "missing", "field"),
    [
        (NO_FACT, NAMED, NAMED, "elements"),
        (NO_FACT, "", "No fact is marked as showing this element of the claim.", "elements"),
        ("[Compl. ¶ ?]", "None is noted.", "The place in the record is not noted for a fact.", "facts"),
    ],
)
def test_what_is_missing_is_named_and_led_to(text, reason, missing, field):
    advice = advise_gap(text, OpenGap("I. The entry", text, reason, "b1"))
    assert advice.missing == missing
    assert advice.place.field == field
    assert advice.act == "Enter it in Matter"


def test_the_two_do_not_stand_together():
    found = [
        Finding(code="placeholder", severity=Severity.BLOCK, message=f"{text} is still to be filled.", subject=text)
        for text in (NO_FACT, "[Compl. ¶ ?]", NO_FACT)
    ]
    groups = group(found)
    assert [one.numbers for one in groups] == [(0, 2), (1,)]
    assert groups[0].title == f"{NO_FACT}: no fact is marked as showing this element of the claim."
