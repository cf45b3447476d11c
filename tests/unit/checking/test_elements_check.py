"""An element is said of all defendants of a count: facts that name some of them alone are told."""

from dataclasses import replace

import pytest

from app.checking.elements_check import check_elements
from app.drafting.match import IssueMatch
from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.claims import DefenseId
from app.law.matters import Fact, FactId, Issue
from app.law.parties import Party, PartyId
from tests.helpers.matters import make_matter

PRACTICE = load_practice("section_1983")
SUED = tuple(
    Party(id=PartyId(key), name=name, short_name=f"Officer {name.split()[-1]}", side=Side.DEFENDANT)
    for key, name in (("hill", "Ada Hill"), ("moor", "Bo Moor"))
)


@pytest.mark.parametrize(
    ("told", "against", "said"),
    [
        ("Officer Hill cuffed her.", ("hill", "moor"), ["name Officer Hill, and not Officer Moor"]),
        ("Officer Hill and Officer Moor cuffed her.", ("hill", "moor"), []),
        ("The officers cuffed her.", ("hill", "moor"), []),
        ("Officer Hill cuffed her.", ("hill",), []),
        ("Officer Hill cuffed her.", (), ["name Officer Hill, and not Officer Moor"]),
    ],
)
def it_tells_of_facts_that_name_some_defendants_alone(told: str, against: tuple[str, ...], said: list[str]):
    fact = Fact(id=FactId("f"), text=told, tags=("arrest.seizure", "arrest.state_law"))
    matter = make_matter(parties=SUED, facts=(fact,))
    count = replace(matter.counts[0], claim=PRACTICE.claims["arrest"].id, defendants=tuple(map(PartyId, against)))
    issue = Issue(count=count.label, defense=DefenseId("probable_cause"))
    match = IssueMatch(
        issue=issue, count=count, claim=PRACTICE.claims["arrest"], defense=PRACTICE.defenses["probable_cause"]
    )
    found = list(check_elements(matter, [match, match]))
    about = {element.id for element in match.claim.elements if element.is_of_defendant}
    assert {one.subject for one in found} == (
        {f"{count.label}:{e}" for e in about & {"seizure", "state_law"}} if said else set()
    )
    assert all(words in one.message for one in found for words in said)
