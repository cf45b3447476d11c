"""Whom the facts speak of that show an element: the brief says it of all defendants of the count."""

from collections.abc import Iterable, Iterator

from app.drafting.match import IssueMatch
from app.drafting.persons import is_named
from app.law.authorities import Side
from app.law.claims import Element
from app.law.findings import Finding, Severity
from app.law.matters import Count, Matter
from app.law.parties import Party, PartyKind


def check_elements(matter: Matter, matches: Iterable[IssueMatch]) -> Iterator[Finding]:
    """Elements of a count against several persons whose facts name some of these alone: of the others nothing may show it."""
    for match in {match.count.label: match for match in matches if match.count.is_pending}.values():
        persons = _persons(matter, match.count)
        for element in filter(lambda one: one.is_of_defendant, match.claim.elements):
            told = [fact.text for fact in matter.facts if match.claim.tag_of(element) in fact.tags]
            named = [person for person in persons if is_named(person, told)]
            if named and len(named) < len(persons):
                yield _finding(match.count, element, named, [one for one in persons if one not in named])


def _persons(matter: Matter, count: Count) -> list[Party]:
    sued = [party for party in matter.parties_of(Side.DEFENDANT) if party.kind is PartyKind.PERSON]
    return [party for party in sued if not count.defendants or party.id in count.defendants]


def _finding(count: Count, element: Element, named: list[Party], others: list[Party]) -> Finding:
    told, untold = (", ".join(party.called for party in parties) for parties in (named, others))
    message = (
        f"On Count {count.label} the facts that show “{element.text}” name {told}, and not {untold}: mark a fact that does,"
        " or see that these tell it of all."
    )
    return Finding(
        code="element_of_some",
        severity=Severity.WARN,
        message=message,
        place=f"Count {count.label}",
        subject=f"{count.label}:{element.id}",
    )
