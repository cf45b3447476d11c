"""Factories for the vocabulary: only what a test names differs from a sound default."""

from typing import Any

from app.citations.courts import get_court
from app.law.authorities import (
    Authority,
    AuthorityKey,
    AuthorityKind,
    Proposition,
    PropositionId,
    Publication,
    ReporterCitation,
)
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.law.weight import Forum

N_D_CAL = Forum.of(get_court(CourtId("cand")), "17-cv-00263-BLF")


def cite(text: str) -> ReporterCitation:
    """A citation from "204 F.3d 947"."""
    volume, *reporter, page = text.split(" ")
    return ReporterCitation(volume, " ".join(reporter), page)


def make_authority(key: str = "doe", **changes: Any) -> Authority:
    """A published Ninth Circuit opinion of 2005, unless told otherwise."""
    values: dict[str, Any] = {
        "kind": AuthorityKind.OPINION,
        "name": "Doe v. Roe",
        "citations": (cite("400 F.3d 100"),),
        "court": CourtId("ca9"),
        "decided": PartialDate(2005),
        "publication": Publication.PUBLISHED,
    }
    return Authority(key=AuthorityKey(key), **(values | changes))


def make_proposition(ident: str = "doe.rule", **changes: Any) -> Proposition:
    """A rule of law with a pin, unless told otherwise."""
    authority = AuthorityKey(ident.split(".", maxsplit=1)[0])
    values: dict[str, Any] = {"authority": authority, "text": "Officers need a warrant.", "pin": "105"}
    return Proposition(id=PropositionId(ident), **(values | changes))
