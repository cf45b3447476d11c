"""Which sentences of an opinion may be offered as the court's own words."""

from collections.abc import Sequence

import pytest

from app.drafting.passages import find_passage_offers, own_sentences
from app.filing.practice import load_practice
from app.law.annotations import Decision, PassageTag, PassageTagKind, Standing
from app.law.authorities import PartKind
from app.law.claims import ClaimId, DefenseId
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


class Shelf:
    """A library of one opinion, whose passages are found whatever is asked."""

    def __init__(self, *passages: Passage, tags: tuple[PassageTag, ...] = ()) -> None:
        self.passages, self.tags = passages, tags
        self.asked: list[tuple[str, ...]] = []

    def search_passages(self, phrases: Sequence[str], limit: int) -> Sequence[Passage]:
        self.asked.append(tuple(phrases))
        return self.passages

    def passages_of(self, key: str) -> Sequence[Passage]:
        return self.passages

    def tags_of(self, key: str) -> Sequence[PassageTag]:
        return self.tags


PRACTICE = load_practice()
ENTRY, DOORWAY = PRACTICE.claims[ClaimId("entry")], PRACTICE.defenses[DefenseId("doorway")]
ON_BOTH = "No warrantless entry is excused because a suspect stood in the vestibule of the house when it began."
ON_CLAIM = "No warrantless entry is excused because a suspect was seen through a window before it began at all."


def passage(number: int, text: str, *, section: str = "") -> Passage:
    part = PartKind.MAJORITY
    return Passage(id=f"x/{number}", authority="x", part=part, author=None, text=text, section=section, page="5")


def tag(kind: PassageTagKind, value: str, standing: Standing) -> PassageTag:
    return PassageTag(passage="x/1", kind=kind, value=value, decision=Decision(standing=standing))


def offered(shelf: Shelf, words: frozenset[str] = frozenset()) -> list[tuple[str, int]]:
    cuts = find_passage_offers(shelf, ENTRY, DOORWAY, words)  # type: ignore[arg-type]
    return [(cut.passage.text[cut.start : cut.end], cut.score) for cut in cuts]


def it_offers_a_sentence_on_both_the_claim_and_the_defense():
    assert [text for text, _ in offered(Shelf(passage(1, ON_BOTH), passage(2, ON_CLAIM)))] == [ON_BOTH]


def it_leaves_out_what_stands_under_a_heading_of_facts():
    assert offered(Shelf(passage(1, ON_BOTH, section="Factual Background"))) == []


@pytest.mark.parametrize(
    ("kind", "value", "standing", "found"),
    [
        (PassageTagKind.DEFENSE, "doorway", Standing.SUGGESTED, True),
        (PassageTagKind.DEFENSE, "doorway", Standing.CONFIRMED, True),
        (PassageTagKind.DEFENSE, "doorway", Standing.REJECTED, False),
        (PassageTagKind.DEFENSE, "exigency", Standing.CONFIRMED, False),
        (PassageTagKind.CLAIM, "entry", Standing.CONFIRMED, False),
    ],
)
def it_lets_a_tag_stand_for_a_cue_that_the_sentence_lacks(
    kind: PassageTagKind, value: str, standing: Standing, found: bool
):
    assert bool(offered(Shelf(passage(1, ON_CLAIM), tags=(tag(kind, value, standing),)))) is found


def it_leaves_out_what_the_attorney_has_said_it_is_not_about():
    rejected = tag(PassageTagKind.CLAIM, "entry", Standing.REJECTED)
    assert offered(Shelf(passage(1, ON_BOTH), tags=(rejected,))) == []


def it_ranks_what_shares_the_words_of_the_facts_higher_and_asks_for_them():
    shelf = Shelf(passage(1, ON_BOTH))
    ((_, bare),) = offered(shelf)
    ((_, shared),) = offered(shelf, frozenset({"vestibule", "kitchen"}))
    assert shared > bare
    assert shelf.asked[-1] == ("vestibule", "kitchen")
