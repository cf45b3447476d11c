"""Parties whom a complaint's headings name and the matter does not have yet: proposed as its paragraphs call them.

A last name becomes a whole one only where the paragraphs write one and no other; else it stays as the heading has it.
"""

import re
from collections.abc import Collection, Iterable

from app.law.authorities import Side
from app.law.opposing import PaperReading
from app.law.parties import Party, PartyId, PartyKind, is_public_body

_ROLES = (
    "officer", "deputy", "sergeant", "sgt.", "detective", "agent", "special agent", "lieutenant", "captain", "chief",
    "sheriff", "corporal", "trooper", "investigator", "warden", "nurse",
)  # fmt: skip
_ROLE = re.compile(
    rf"\b(?:{'|'.join(re.escape(role) for role in sorted(_ROLES, key=len, reverse=True))})(?!\w)", re.IGNORECASE
)
_TITLE = re.compile(r"\b(?:defendants?|plaintiffs?|mr\.|ms\.|mrs\.|dr\.|the|and|but|when|then|as)(?!\w)", re.IGNORECASE)
_NOBODY = re.compile(r"\bdoes?\b", re.IGNORECASE)
_WORD = r"[A-Z][\w’'.-]*"


def propose_parties(reading: PaperReading, names: Iterable[str], taken: Iterable[str]) -> tuple[Party, ...]:
    """A defendant for each name, with an id that is not taken; "Does 1-10" are nobody yet."""
    text, ids, made = "\n".join(paragraph.text for paragraph in reading.paragraphs), set(taken), []
    for name in dict.fromkeys(names):
        if not _NOBODY.search(name):
            made.append(_party(name, text, ids))
            ids.add(made[-1].id)
    return tuple(made)


def _party(name: str, text: str, taken: set[str]) -> Party:
    if is_public_body(name):
        return Party(
            id=fresh_party_id(name, taken), name=name, short_name=name, side=Side.DEFENDANT, kind=PartyKind.ENTITY,
            pronouns=("it", "it", "its"),
        )  # fmt: skip
    whole, role = _called(name, text)
    last = whole.split()[-1]
    short = f"{role.title()} {last}" if role else last
    return Party(id=fresh_party_id(last, taken), name=whole, short_name=short, side=Side.DEFENDANT, role=role)


def _called(name: str, text: str) -> tuple[str, str]:
    """(the whole name, the role) by which the text calls a person; the name alone, and no role, where it is unsure."""
    wholes: set[str] = set()
    roles: set[str] = set()
    for match in re.finditer(rf"(?P<before>(?:{_WORD} ){{0,5}}){re.escape(name)}(?!\w)", text):
        before = match["before"]
        roles.update(role.lower() for role in _ROLE.findall(before))
        first = _TITLE.sub(" ", _ROLE.sub("\n", before)).rpartition("\n")[2].split()
        if first and len(first) <= 2:  # a first and a middle name
            wholes.add(" ".join((*first, name)))
    return (wholes.pop() if len(wholes) == 1 else name), (roles.pop() if len(roles) == 1 else "")


def fresh_party_id(name: str, taken: Collection[str]) -> PartyId:
    """An id made of a name that no other party has."""
    base = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:24] or "defendant"
    numbers = (base if n == 1 else f"{base}_{n}" for n in range(1, len(taken) + 3))
    return PartyId(next(one for one in numbers if one not in taken))
