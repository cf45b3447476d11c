"""He or she is taken only from words that certainly speak of the party, and is else not known."""

import pytest

from app.law.authorities import Side
from app.law.fronts import Stated, StatedParty
from app.law.parties import PartyKind
from app.reading.front.called import with_callings


def person(name: str, side: Side = Side.DEFENDANT, *, capacity: str = "", doubt: str = "") -> StatedParty:
    return StatedParty(at=Stated(words=name, doubt=doubt), side=side, capacity=capacity, kind=PartyKind.PERSON)


PLAINTIFF = person("Hanna Quill", Side.PLAINTIFF)
OWN = [
    ("individually and in his official capacity", [], "he"),
    ("chief of police, in her individual and official capacities", [], "she"),
    ("", ["4. Defendant Sergeant Robin Stroud works for the City. She is sued in her individual capacity."], "she"),
    ("", ["4. At all times, Defendant Robin Stroud was a jailer. He is sued personally."], "he"),
    ("", ["4. Defendant police officer Robin Stroud is sued only in his individual capacity."], "he"),
    ("", ["9. The door hit Mr. Stroud."], "he"),
]


@pytest.mark.parametrize(("capacity", "paragraphs", "pronoun"), OWN)
def it_takes_the_pronoun_of_the_partys_own_words(capacity, paragraphs, pronoun):
    _, stroud = with_callings([PLAINTIFF, person("Robin Stroud", capacity=capacity)], paragraphs)
    assert stroud.pronoun == pronoun


UNSURE = [
    ("", ["9. Officer Stroud told her that she was under arrest."]),
    ("", ["9. Sergeant Stroud saw the driver. He was asleep."]),
    ("", ["4. Defendant Robin Stroud is the deputy of Sheriff Ott, who acted in his official capacity."]),
    ("", ["4. Defendant Stroud’s captain was absent. He is sued in a state court."]),
    ("", ["4. Defendant Robin Stroud struck Ms. Quill. She brings this action."]),
    ("", ["9. Mr. and Mrs. Stroud live nearby.", "9. Mrs. Alma Stroud lives nearby."]),
    ("in their official capacity", []),
    ("as guardian of T.O., in his individual capacity", []),
    ("in his individual capacity", ["4. Defendant Robin Stroud is a jailer. She is sued personally."]),
    ("in his individual capacity", ["9. The door hit Ms. Stroud."]),
]


@pytest.mark.parametrize(("capacity", "paragraphs"), UNSURE)
def it_leaves_the_pronoun_unknown_where_it_may_speak_of_another_or_is_contradicted(capacity, paragraphs):
    _, stroud = with_callings([PLAINTIFF, person("Robin Stroud", capacity=capacity)], paragraphs)
    assert stroud.pronoun == ""


def it_leaves_the_capacity_of_two_in_one_name_alone():
    (both,) = with_callings([person("Ann and Lee Stroud", capacity="in his capacity", doubt="two?")], [])
    assert both.pronoun == ""


def it_keeps_the_pronouns_of_two_officers_apart():
    officers = [
        person("Robin Stroud", capacity="in his individual capacity"),
        person("Kit Abernathy", capacity="in her individual capacity"),
    ]
    paragraphs = [
        "5. Defendant Robin Stroud was an officer. He is sued in his individual capacity.",
        "6. Defendant Kit Abernathy was an officer. She is sued in her individual capacity.",
        "7. Stroud told her to leave.",
        "8. Abernathy followed him and pushed her.",
    ]
    found = with_callings([PLAINTIFF, *officers], paragraphs)
    assert [party.pronoun for party in found] == ["", "he", "she"]
