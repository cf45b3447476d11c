"""Which sentences of an opinion may be offered as the court's own words."""

import pytest

from app.drafting.passages import own_sentences
from app.law.authorities import PartKind
from app.law.opinions import Passage

HOLDING = "An officer who has no warrant may not step over the sill of a closed house to make an arrest."


def sentences(text: str) -> list[str]:
    passage = Passage(id="x/1", authority="x", part=PartKind.ORDER, author=None, text=text)
    return [text[start:end] for start, end in own_sentences(passage)]


def it_offers_the_courts_own_words():
    assert sentences(f"{HOLDING} So.") == [HOLDING]


@pytest.mark.parametrize(
    "recounted",
    [
        "The deputies argue that a suspect who opens the door has come out into a public place.",
        "The deputies raise three further points on the complaint, requesting that all be struck.",
        "The deputies move to dismiss every claim of the complaint because no right was settled then.",
        "The deputies point out that the list is compiled by another agency from other sources.",
        "According to the deputies, nobody had ever told them that the list was out of date.",
        "Ms. Stone disputes that the deputies had any reason to believe that she was armed that night.",
        "Ms. Stone seeks to tell this case apart because she never left the kitchen of her house.",
    ],
)
def it_leaves_out_what_a_party_says(recounted: str):
    assert sentences(f"{recounted} {HOLDING}") == [HOLDING]


@pytest.mark.parametrize(
    "held",
    [
        "The complaint plausibly alleged that the deputies stepped over the sill without a warrant.",
        "It was unreasonable for the deputies to rely on a list which they knew to be out of date.",
    ],
)
def it_keeps_findings_on_what_was_pleaded(held: str):
    assert sentences(held) == [held]
