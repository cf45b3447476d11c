"""A new matter: the frame that the attorney fills in. Nothing in it is guessed."""

import datetime as dt
import re

from app.law.authorities import Side
from app.law.courts import CourtId
from app.law.matters import Matter, Paper, PaperId, PaperKind
from app.law.parties import Caption, Counsel, Party, PartyId, PartyKind, is_public_body
from app.reading.front.parties import spell_name
from app.reading.spelling import Spellings


def new_matter(
    *,
    title: str,
    plaintiff: str,
    defendant: str,
    case_number: str,
    incident: dt.date,
) -> Matter:
    """A matter with one party on each side, empty counsel, and the complaint and motion to be described."""
    return Matter(
        title=title,
        practice="section_1983",
        profile="cand",
        caption=Caption(
            court=CourtId("cand"),
            division=None,
            title_plaintiff=plaintiff,
            title_defendant=defendant,
            case_number=case_number,
        ),
        incident=incident,
        parties=(
            _party("plaintiff", plaintiff, Side.PLAINTIFF),
            _party("defendant", defendant, Side.DEFENDANT),
        ),
        counsel=(Counsel(side=Side.PLAINTIFF), Counsel(side=Side.DEFENDANT)),
        papers=_PAPERS,
    )


_OTHERS = re.compile(r",?\s+et\s+al\.?\s*$", re.IGNORECASE)


def _party(name: str, words: str, side: Side) -> Party:
    """The party whom a caption names, without those beside it and not in capitals; a public body is an entity."""
    first = _OTHERS.sub("", words)
    called = spell_name(first, Spellings("").person) if first.isupper() else first
    if is_public_body(called):
        entity, it = PartyKind.ENTITY, ("it", "it", "its")
        return Party(id=PartyId(name), name=called, short_name=called, side=side, kind=entity, pronouns=it)
    return Party(id=PartyId(name), name=called, short_name=called, side=side)


_PAPERS = (
    Paper(id=PaperId("complaint"), kind=PaperKind.COMPLAINT, short_name="Compl.", title="Complaint", operative=True),
    Paper(id=PaperId("motion"), kind=PaperKind.MOTION, short_name="Mot.", title="Motion to Dismiss", operative=True),
)
