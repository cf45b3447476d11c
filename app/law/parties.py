"""Who is in a lawsuit and where it is heard: parties, counsel, the hearing, the caption."""

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from app.law.authorities import Side
from app.law.courts import CourtId

PartyId = NewType("PartyId", str)

_PUBLIC_BODY = re.compile(
    r"(?:City|County|State|Town|Village|Regents|Department|District|University|Estate|Board|People|Commonwealth)"
    r"(?: (?:and|&) County)? of\b"
)
_BARE_BODY = re.compile(r"(?:City|County|State|Town|Village|Department|District|University|Estate|Board)")


def is_public_body(name: str) -> bool:
    """Whether a name is that of a city, a county, a state or another public body ("County of Placer")."""
    return bool(_PUBLIC_BODY.match(name))


class PartyKind(StrEnum):
    """What a party is; an entity has no qualified immunity."""

    PERSON = "person"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party.

    Attributes:
        name: as in the caption, in normal case ("Pourya Malek").
        short_name: as the brief calls it ("Mr. Malek", "Agent Green").
        side: plaintiff or defendant.
        pronouns: subject, object, possessive ("he", "him", "his").
        moving: whether it is one of the parties on the motion.
    """

    id: PartyId
    name: str
    short_name: str
    side: Side
    kind: PartyKind = PartyKind.PERSON
    pronouns: tuple[str, str, str] = ("they", "them", "their")
    role: str = ""
    moving: bool = True

    @property
    def full_name(self) -> str:
        """The name as it stands in a sentence: a public body takes its article ("the City of Alder Point")."""
        return f"the {self.name}" if is_public_body(self.name) else self.name

    @property
    def called(self) -> str:
        """The short name as it stands in a sentence: "Officer Marsh", "the City of Alder Point", "the County"."""
        takes_article = is_public_body(self.short_name) or _BARE_BODY.fullmatch(self.short_name)
        return f"the {self.short_name}" if takes_article else self.short_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Counsel:
    """Who signs. What is not known prints as a placeholder; a bar number is never made up."""

    side: Side
    name: str | None = None
    bar_number: str | None = None
    firm: str | None = None
    address: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """When and where the motion is heard, as far as it is set."""

    date: dt.date | None = None
    time: str | None = None
    courtroom: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What the first page says of the case."""

    court: CourtId
    division: str | None = None
    title_plaintiff: str
    title_defendant: str
    case_number: str
    judge: str | None = None
    hearing: Hearing = field(default_factory=Hearing)
