"""Parties whom a complaint names and the matter lacks: called as its paragraphs call them, and guessed at nowhere."""

import pytest

from app.drafting.opponent.parties import propose_parties
from app.law.authorities import Side
from app.law.opposing import NumberedParagraph, PaperReading
from app.law.parties import Party, PartyKind


def proposed(name: str, *paragraphs: str, taken: tuple[str, ...] = ()) -> tuple[Party, ...]:
    numbered = tuple(NumberedParagraph(number=str(n), text=text) for n, text in enumerate(paragraphs, 1))
    reading = PaperReading(paper="compl", filename="c.txt", sha256="0", paragraphs=numbered)
    return propose_parties(reading, [name], taken)


@pytest.mark.parametrize(
    ("name", "text", "whole", "short", "role"),
    [
        ("Orr", "Defendant Deputy Lena Orr works there.", "Lena Orr", "Deputy Orr", "deputy"),
        ("Orr", "Defendant Lena M. Orr is a deputy. Orr came in.", "Lena M. Orr", "Orr", ""),
        ("Orr", "Deputy Orr came in.", "Orr", "Deputy Orr", "deputy"),
        ("Orr", "Lena Orr came in. Sam Orr stayed out.", "Orr", "Orr", ""),
        ("Orr", "Deputy Lena Orr came in. Sergeant Lena Orr left.", "Lena Orr", "Orr", ""),
        ("Orr", "Nobody of that name is told of.", "Orr", "Orr", ""),
    ],
)
def it_calls_a_party_as_the_complaint_does(name: str, text: str, whole: str, short: str, role: str):
    (party,) = proposed(name, text)
    assert (party.name, party.short_name, party.role, party.side) == (whole, short, role, Side.DEFENDANT)


def it_knows_a_public_body():
    (party,) = proposed("County of Alder", "The County of Alder employs her.")
    assert (party.name, party.kind, party.pronouns[0]) == ("County of Alder", PartyKind.ENTITY, "it")


def it_names_nobody_who_is_not_known():
    assert proposed("Does 1–10", "Does 1–10 are not known.") == ()


def it_takes_an_id_of_its_own():
    (party,) = proposed("Orr", "Orr came in.", taken=("orr",))
    assert party.id == "orr_2"
