"""The frame of a new matter: what a caption says of the first party on each side."""

import datetime as dt

import pytest

from app.law.parties import PartyKind
from app.matters import new_matter


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Tom Marsh", "Tom Marsh", PartyKind.PERSON),
        ("Tom Marsh, et al.", "Tom Marsh", PartyKind.PERSON),
        ("COUNTY OF ALDER, ET AL.", "County of Alder", PartyKind.ENTITY),
        ("PAT O’BRIEN-DAY", "Pat O’Brien-Day", PartyKind.PERSON),
        ("TOM MCALLISTER III", "Tom McAllister III", PartyKind.PERSON),
        ("LVMPD SGT. TOM NG", "LVMPD Sgt. Tom Ng", PartyKind.PERSON),
        ("City and County of Alder et al", "City and County of Alder", PartyKind.ENTITY),
    ],
)
def it_names_the_first_defendant_of_a_caption(words: str, name: str, kind: PartyKind):
    matter = new_matter(
        title="T", plaintiff="Rosa Ibarra", defendant=words, case_number="1", incident=dt.date(2023, 3, 9)
    )
    party = matter.parties[1]
    assert (party.name, party.short_name, party.kind) == (name, name, kind)
    assert matter.caption.title_defendant == words
