"""Who moves is what the motion's title says; where it names nobody, or somebody unknown, nothing changes."""

from dataclasses import replace

import pytest

from app.law.authorities import Side
from app.law.fronts import FrontMatter, Stated
from app.law.matters import Matter
from app.law.opposing import PaperReading
from app.law.parties import Party, PartyId, PartyKind
from app.tasks.movants import find_movants
from app.tasks.take_front import FrontOffer, Standing, offers_of, take_offers
from tests.helpers.matters import COMPLAINT, MOTION, make_matter

OTHERS = (
    Party(id=PartyId("fern"), name="City of Fern", short_name="the City", side=Side.DEFENDANT, kind=PartyKind.ENTITY),
    Party(id=PartyId("orr"), name="Lena Orr", short_name="Sergeant Orr", side=Side.DEFENDANT),
)


def matter() -> Matter:
    made = make_matter()
    return replace(made, parties=(*made.parties, *OTHERS))


NAMED = [
    ("Defendants Officer Ned Marsh and Sergeant Lena Orr's Notice of Motion and Motion to Dismiss", ["marsh", "orr"]),
    ("Defendant City of Fern’s Motion to Dismiss", ["fern"]),
    ("Defendants Marsh and Orr's Motion for Summary Judgment", ["marsh", "orr"]),
    ("Notice of Motion and Motion of Defendants City of Fern and Lena Orr to Dismiss", ["fern", "orr"]),
    ("Motion to Dismiss by Defendant Ned Marsh", ["marsh"]),
]
UNSURE = [
    "Notice of Motion and Motion to Dismiss",
    "Defendants' Motion to Dismiss",
    "Defendants Ned Marsh, et al.'s Motion to Dismiss",
    "Defendants Ned Marsh and Paul Zeller's Motion to Dismiss",
    "Notice of Defendant Ned Marsh",
]


@pytest.mark.parametrize(("title", "ids"), NAMED)
def it_finds_whom_the_title_names(title, ids):
    assert list(find_movants(matter(), title)) == ids


@pytest.mark.parametrize("title", UNSURE)
def it_finds_nobody_where_the_title_does_not_tell_all(title):
    assert find_movants(matter(), title) == ()


def reading(title: str, paper: str = MOTION) -> PaperReading:
    front = FrontMatter(title=Stated(words=title, page="1", line=9))
    return PaperReading(paper=paper, sha256="0" * 64, filename="m.pdf", front=front)  # type: ignore[arg-type]  # an id is text


def offer(title: str, paper: str = MOTION) -> FrontOffer | None:
    return next((one for one in offers_of(matter(), reading(title, paper)) if one.key == "movants"), None)


def it_offers_the_movants_and_takes_them():
    title = NAMED[0][0]
    found = offer(title)
    assert found is not None
    assert (found.found, found.standing, found.doubt) == ("Ned Marsh; Lena Orr", Standing.DIFFERS, "")
    after = take_offers(matter(), reading(title), ["movants"])
    assert {party.id: party.moving for party in after.parties_of(Side.DEFENDANT)} == {
        "marsh": True, "fern": False, "orr": True,
    }  # fmt: skip
    assert after.parties_of(Side.PLAINTIFF) == matter().parties_of(Side.PLAINTIFF)


def it_says_that_it_is_unsure_and_changes_nothing_where_nobody_is_named():
    found = offer("Defendants' Motion to Dismiss")
    assert found is not None
    assert found.standing is Standing.SAME
    assert "look" in found.doubt


def it_asks_no_complaint_who_moves():
    assert offer("Complaint for Damages", COMPLAINT) is None
