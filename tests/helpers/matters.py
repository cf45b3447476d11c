"""Matters made for tests: a wholly made-up lawsuit with something in every field."""

import dataclasses
import datetime as dt

from app.law.authorities import Side
from app.law.claims import ClaimId, DefenseId
from app.law.courts import CourtId
from app.law.matters import (
    Count,
    Fact,
    FactId,
    Issue,
    Likeness,
    Matter,
    Paper,
    PaperId,
    PaperKind,
    RecordCite,
    Selection,
    Support,
    SupportRole,
)
from app.law.parties import Caption, Counsel, Hearing, Party, PartyId

COMPLAINT, MOTION = PaperId("compl"), PaperId("mot")


def make_matter(**changes: object) -> Matter:
    """A sound matter; `changes` replace its fields."""
    matter = Matter(
        title="Doyle v. Marsh",
        practice="section_1983",
        profile="cand",
        caption=Caption(
            court=CourtId("cand"),
            division="Oakland Division",
            title_plaintiff="Ada Doyle",
            title_defendant="Officer Ned Marsh, et al.",
            case_number="4:20-cv-01234-XYZ",
            judge="Hon. Test Judge",
            hearing=Hearing(date=dt.date(2021, 3, 4), time="2:00 p.m.", courtroom="1"),
        ),
        incident=dt.date(2019, 5, 6),
        parties=(
            Party(
                id=PartyId("doyle"),
                name="Ada Doyle",
                short_name="Ms. Doyle",
                side=Side.PLAINTIFF,
                pronouns=("she", "her", "her"),
            ),
            Party(id=PartyId("marsh"), name="Ned Marsh", short_name="Officer Marsh", side=Side.DEFENDANT),
        ),
        counsel=(Counsel(side=Side.PLAINTIFF, name="P. Counsel"), Counsel(side=Side.DEFENDANT, name="D. Counsel")),
        papers=(
            Paper(
                id=COMPLAINT,
                kind=PaperKind.COMPLAINT,
                short_name="Compl.",
                title="Complaint",
                ecf="1",
                filed=dt.date(2020, 2, 20),
                operative=True,
            ),
            Paper(
                id=MOTION,
                kind=PaperKind.MOTION,
                short_name="Mot.",
                title="Motion to Dismiss",
                ecf="9",
                filed=dt.date(2020, 9, 1),
                operative=True,
            ),
        ),
        counts=(
            Count(number=1, label="1", claim=ClaimId("entry"), title="Unlawful entry", paragraphs=("30-33",)),
            Count(number=2, label="2", claim=ClaimId("bane"), title="Bane Act", defendants=(PartyId("marsh"),)),
        ),
        facts=(
            Fact(
                id=FactId("inside"),
                text="Ms. Doyle stood in her kitchen.",
                cites=(RecordCite(paper=COMPLAINT, paragraphs=("12", "14-15")),),
                tags=("entry",),
            ),
        ),
        issues=(
            Issue(
                count="1",
                defense=DefenseId("doorway"),
                raised_at=RecordCite(paper=MOTION, pages=("4-5",)),
                contention="Ms. Doyle came to the door.",
            ),
        ),
        selections=(
            Selection(
                count="1",
                defense=DefenseId("doorway"),
                supports=(
                    Support(authority="lalonde", proposition="lalonde.doorway"),
                    Support(
                        authority="santana",
                        proposition="santana.doorway",
                        role=SupportRole.ADVERSE,
                        distinction="Ms. Doyle never left her kitchen.",
                    ),
                ),
                facts=(FactId("inside"),),
                likenesses=(
                    Likeness(
                        aspect="where the person stood",
                        proposition="lalonde.doorway",
                        facts=(FactId("inside"),),
                        ours="in the kitchen",
                    ),
                ),
            ),
        ),
        reply_selections=(Selection(count="1", defense=DefenseId("doorway"), text="The door was open."),),
        own_words={"opposition.introduction": "This is a test."},
    )
    return dataclasses.replace(matter, **changes)
