"""A new matter: the frame that the attorney fills in. Nothing in it is guessed."""

import datetime as dt

from app.law.authorities import Side
from app.law.courts import CourtId
from app.law.matters import Matter, Paper, PaperId, PaperKind
from app.law.parties import Caption, Counsel, Party, PartyId


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
            Party(id=PartyId("plaintiff"), name=plaintiff, short_name=plaintiff, side=Side.PLAINTIFF),
            Party(id=PartyId("defendant"), name=defendant, short_name=defendant, side=Side.DEFENDANT),
        ),
        counsel=(Counsel(side=Side.PLAINTIFF), Counsel(side=Side.DEFENDANT)),
        papers=_PAPERS,
    )


_PAPERS = (
    Paper(id=PaperId("complaint"), kind=PaperKind.COMPLAINT, short_name="Compl.", title="Complaint", operative=True),
    Paper(id=PaperId("motion"), kind=PaperKind.MOTION, short_name="Mot.", title="Motion to Dismiss", operative=True),
)
