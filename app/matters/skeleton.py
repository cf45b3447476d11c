"""A new matter: the frame that the attorney fills in. Nothing in it is guessed."""

import datetime as dt
import re

from app.law.authorities import Side
from app.law.courts import CourtId
from app.law.matters import Matter, Paper, PaperId, PaperKind
from app.law.parties import Caption, Counsel, Party, PartyId, PartyKind, is_public_body


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
_SMALL = frozenset({"of", "and", "the", "for", "de", "la"})


def _party(name: str, words: str, side: Side) -> Party:
    """The party whom a caption names, without those beside it and not in capitals; a public body is an entity."""
    first = _OTHERS.sub("", words)
    called = " ".join(_in_case(word) for word in first.split()) if first.isupper() else first
    if is_public_body(called):
        entity, it = PartyKind.ENTITY, ("it", "it", "its")
        return Party(id=PartyId(name), name=called, short_name=called, side=side, kind=entity, pronouns=it)
    return Party(id=PartyId(name), name=called, short_name=called, side=side)


def _in_case(word: str) -> str:
    """A word of capitals as it is written within a line ("O'BRIEN-DAY" is "O'Brien-Day")."""
    return word.lower() if word.lower() in _SMALL else re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


_PAPERS = (
    Paper(id=PaperId("complaint"), kind=PaperKind.COMPLAINT, short_name="Compl.", title="Complaint", operative=True),
    Paper(id=PaperId("motion"), kind=PaperKind.MOTION, short_name="Mot.", title="Motion to Dismiss", operative=True),
)
