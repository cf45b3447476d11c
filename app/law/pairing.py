"""Which defenses can be raised against which counts, and why not.

That an entity has no qualified immunity is general knowledge (Owen v. City of Independence), like the table of pairings.
"""

from app.law.authorities import Side
from app.law.claims import Defense, Practice
from app.law.matters import Count, Matter
from app.law.parties import PartyKind


def refuse_pairing(matter: Matter, practice: Practice, count: Count, defense: Defense) -> str:
    """Why `defense` cannot be raised against `count`; empty when it can."""
    claim = practice.claims[count.claim]
    if not defense.can_answer(claim.id):
        return f"Count {count.label} ({claim.title}) cannot be met with {defense.title}. {defense.refusal}".rstrip()
    if defense.persons_only and _only_entities(matter, count):
        return f"Count {count.label} is against an entity, which has no qualified immunity."
    return ""


def _only_entities(matter: Matter, count: Count) -> bool:
    parties = [p for p in matter.parties_of(Side.DEFENDANT) if not count.defendants or p.id in count.defendants]
    return bool(parties) and all(p.kind is PartyKind.ENTITY for p in parties)
