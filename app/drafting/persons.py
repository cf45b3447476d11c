"""Whom an issue is about: the defendants whom the motion names there, else those of its count."""

import re
from collections.abc import Iterable, Sequence

from app.drafting.ranking import kinds_in
from app.law.authorities import Side
from app.law.claims import FactKind
from app.law.matters import Fact, Issue, Matter, Selection
from app.law.opposing import PointStatus
from app.law.parties import Party, PartyKind


def said_of(matter: Matter, issue: Issue) -> tuple[str, ...]:
    """What the motion says of an issue: its headings, as far as they are confirmed, and the attorney's words for it."""
    points = (point for reading in matter.readings for point in reading.points)
    headings = (p.heading for p in points if p.status is PointStatus.CONFIRMED and issue.key in p.issues)
    return tuple(filter(None, (issue.contention, *headings)))


def persons_of(matter: Matter, issue: Issue) -> tuple[Party, ...]:
    """The defendants whom an issue is about; none where it is about all of them."""
    sued = [party for party in matter.parties_of(Side.DEFENDANT) if party.kind is PartyKind.PERSON]
    said = said_of(matter, issue)
    if named := tuple(party for party in sued if is_named(party, said)):
        return named if len(named) < len(sued) or len(sued) == 1 else ()
    count = matter.find_count(issue.count)
    against = count.defendants if count else ()
    everybody = all(party.id in against for party in matter.parties_of(Side.DEFENDANT))
    return () if everybody else tuple(party for party in sued if party.id in against)


def kinds_spoken_of(
    matter: Matter, issue: Issue, selection: Selection | None, kinds: Sequence[FactKind]
) -> frozenset[str]:
    """The ids of those kinds of which the matter speaks at an issue; of a kind that titles show, of the persons there."""
    persons = persons_of(matter, issue)
    about = [fact for fact in matter.facts if not persons or _is_about(fact, issue, selection, persons)]
    told: set[str] = set()
    for kind in kinds:
        facts = about if kind.titles else matter.facts
        texts = (*said_of(matter, issue), *(fact.text for fact in facts))
        told |= {found.id for found in kinds_in(texts, (kind,))}
    whom = persons or matter.parties_of(Side.DEFENDANT)
    return frozenset(told | {kind.id for kind in kinds if any(_has_title(party, kind) for party in whom)})


def _is_about(fact: Fact, issue: Issue, selection: Selection | None, persons: Iterable[Party]) -> bool:
    picked = selection is not None and fact.id in selection.facts
    return picked or issue.defense in fact.tags or any(is_named(party, (fact.text,)) for party in persons)


def is_named(party: Party, texts: Iterable[str]) -> bool:
    """Whether one of some texts has the surname of a person; a heading may have it in capitals."""
    words = party.name.split()
    forms = (re.escape(form) for form in (words[-1], words[-1].upper())) if words else ()
    pattern = rf"\b(?:{'|'.join(forms)})\b"
    return bool(words) and any(re.search(pattern, text) for text in texts)


def _has_title(party: Party, kind: FactKind) -> bool:
    called = " ".join((party.name, party.short_name, party.role)).lower()
    return any(re.search(rf"(?<!deputy )\b{re.escape(title)}\b", called) for title in kind.titles)
