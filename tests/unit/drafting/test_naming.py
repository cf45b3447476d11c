"""Facts call the parties as the paper does."""

import pytest

from app.drafting.naming import name_shortly
from app.law.authorities import Side
from app.law.parties import Party, PartyId, PartyKind

DOYLE = Party(id=PartyId("d"), name="Ada R. Doyle", short_name="Ms. Doyle", side=Side.PLAINTIFF)
MARSH = Party(id=PartyId("m"), name="Ned Marsh", short_name="Officer Marsh", side=Side.DEFENDANT)
CITY = Party(
    id=PartyId("c"), name="City of Larkhaven", short_name="the City", side=Side.DEFENDANT, kind=PartyKind.ENTITY
)


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("Plaintiff Ada R. Doyle is sixty-three.", "Ms. Doyle is sixty-three."),
        ("Plaintiff Ada R. Doyle (“Doyle”) is a nurse.", "Ms. Doyle is a nurse."),
        ("Defendant Officer Ned Marsh held Ada R. Doyle's arm.", "Officer Marsh held Ms. Doyle's arm."),
        ("Officer Ned Marsh came in. Ned Marsh left.", "Officer Marsh came in. Officer Marsh left."),
        ("Defendant City of Larkhaven employs Ned Marsh.", "The City employs Officer Marsh."),
        ("She sued the City of Larkhaven.", "She sued the City."),
        ("A clerk said, “Ned Marsh is here.”", "A clerk said, “Ned Marsh is here.”"),
        ("Ned Marshall came.", "Ned Marshall came."),
        ("Ada Doyle came.", "Ada Doyle came."),
    ],
)
def it_calls_parties_by_the_papers_names(told: str, printed: str):
    assert name_shortly(told, (DOYLE, MARSH, CITY)) == printed
