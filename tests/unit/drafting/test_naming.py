"""Facts call the parties as the paper does."""

from dataclasses import replace

import pytest

from app.drafting.naming import name_count, name_shortly
from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.claims import ClaimId
from app.law.matters import Count
from app.law.parties import Party, PartyId, PartyKind
from tests.helpers.matters import make_matter

DOYLE = Party(id=PartyId("d"), name="Ada R. Doyle", short_name="Ms. Doyle", side=Side.PLAINTIFF)
MARSH = Party(id=PartyId("m"), name="Ned Marsh", short_name="Officer Marsh", side=Side.DEFENDANT)
CITY = Party(
    id=PartyId("c"), name="City of Larkhaven", short_name="the City", side=Side.DEFENDANT, kind=PartyKind.ENTITY
)


TOWN = Party(id=PartyId("t"), name="Town of Elm", short_name="Town of Elm", side=Side.DEFENDANT, kind=PartyKind.ENTITY)


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("Plaintiff Ada R. Doyle is sixty-three.", "Ms. Doyle is sixty-three."),
        ("Plaintiff Ada R. Doyle (“Doyle”) is a nurse.", "Ms. Doyle is a nurse."),
        ("Defendant Officer Ned Marsh held Ada R. Doyle's arm.", "Officer Marsh held Ms. Doyle's arm."),
        ("Officer Ned Marsh came in. Ned Marsh left.", "Officer Marsh came in. Officer Marsh left."),
        ("Defendant City of Larkhaven employs Ned Marsh.", "The City employs Officer Marsh."),
        ("She sued the City of Larkhaven.", "She sued the City."),
        ("Defendant Town of Elm owns the van.", "The Town of Elm owns the van."),
        ("She sued Defendant Town of Elm and Ned Marsh.", "She sued the Town of Elm and Officer Marsh."),
        ("Town of Elm police came to the Town of Elm.", "Town of Elm police came to the Town of Elm."),
        ("A clerk said, “Ned Marsh is here.”", "A clerk said, “Ned Marsh is here.”"),
        ("Ned Marshall came.", "Ned Marshall came."),
        ("Ada Doyle came.", "Ada Doyle came."),
    ],
)
def it_calls_parties_by_the_papers_names(told: str, printed: str):
    assert name_shortly(told, (DOYLE, MARSH, CITY, TOWN)) == printed


def arrest(number: int, *defendants: str) -> Count:
    ids = tuple(map(PartyId, defendants))
    return Count(number=number, label=str(number), claim=ClaimId("arrest"), title="Arrest", defendants=ids)


@pytest.mark.parametrize(
    ("counts", "called"),
    [
        ([arrest(2, "m")], "unlawful arrest"),
        ([arrest(2, "m"), arrest(5, "c")], "unlawful arrest, against Officer Marsh"),
        ([arrest(2, "m", "c"), arrest(5, "c")], "unlawful arrest, against Officer Marsh and the City"),
        ([arrest(2, "m"), arrest(5, "m")], "unlawful arrest"),
        ([arrest(2), arrest(5, "m")], "unlawful arrest"),
    ],
)
def it_tells_counts_on_one_claim_apart_by_whom_they_are_against(counts: list[Count], called: str):
    matter = replace(make_matter(), parties=(DOYLE, MARSH, CITY, TOWN), counts=tuple(counts))
    assert name_count(counts[0], matter, load_practice().claims) == called
