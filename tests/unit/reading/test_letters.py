"""A letter that names no court or judge of its own: read, and asked after."""

import pytest

from tests.unit.reading.papers import FILLER, read

BODY = f"{FILLER}.\n\n{FILLER}.\n\nRespectfully submitted\n"


@pytest.mark.parametrize("greeting", ["Dear Court Clerk", "Dear Ms. Ode-Lamb:", "Dear Harbor Master,"])
def it_asks_whether_a_letter_is_a_decision(greeting: str) -> None:
    quality = read(f"May 3, 2015\n\nRE: the north ferry\n\n{greeting}\n\n{BODY}").quality
    assert quality.quotable
    assert [f"“{greeting.rstrip(':,')}”" in reason for reason in quality.reasons] == [True]


@pytest.mark.parametrize(
    "text",
    [
        f"UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF CALIFORNIA\n\nDear Counsel:\n\n{BODY}",
        f"ORDER\n\n{FILLER}.\n\nDear as the ferry was to them, they sold it.\n\n{BODY}",
    ],
)
def it_asks_nothing_of_a_court_s_letter_nor_of_prose(text: str) -> None:
    assert read(text).quality.reasons == ()
