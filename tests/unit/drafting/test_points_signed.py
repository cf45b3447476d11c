"""A signature's firm, in bold capitals, is no point of the motion above it."""

import pytest

from app.drafting.opponent.outline import find_headings
from app.drafting.opponent.points import find_points
from app.filing.practice import load_practice
from tests.helpers.matters import make_matter
from tests.unit.drafting.test_complaint import flow

PRACTICE = load_practice()


@pytest.mark.parametrize("signing", ["DATED: June 16, 2031", "Respectfully submitted,", "By: /s/ Noa Imber"])
def it_takes_no_firm_of_the_signature_for_a_point(signing: str):
    read = flow(
        "Defendants move to dismiss the complaint of the plaintiff for the reasons below.",
        "# I. ARGUMENT",
        "# A. Count 1 Fails",
        "The officer stood at the doorway all the while.",
        "# B. The Claims Are Stale",
        "They were filed too late.",
        signing,
        "# PINE COUNTY COUNSEL",
    )
    points = find_points(read, find_headings(read), make_matter(), PRACTICE)
    assert [one.point.heading for one in points] == ["Count 1 Fails", "The Claims Are Stale"]
