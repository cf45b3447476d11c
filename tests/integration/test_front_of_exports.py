"""The papers that Rejoinder itself exports are read back exactly, whatever the court's shell."""

import datetime as dt
from dataclasses import replace

import pytest

from app.drafting.front import make_front
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.law.courts import CourtId
from app.law.parties import Caption, Counsel, Hearing
from app.reading.filed import read_filed
from app.word.export import export_brief
from tests.helpers.briefs import make_brief, make_short_written
from tests.helpers.matters import make_matter

SHELLS = [
    ("cand_pleading", "cand", "San Jose Division"),
    ("caed_pleading", "caed", None),
    ("cacd_pleading", "cacd", "Western Division"),
    ("casd_pleading", "casd", None),
    ("federal_plain", "ord", "Portland Division"),
    ("ca9_brief", "ca9", None),
]
TITLE = "PLAINTIFF’S OPPOSITION TO DEFENDANTS’ MOTION TO DISMISS THE COMPLAINT"
COUNSEL = {
    Side.PLAINTIFF: Counsel(
        side=Side.PLAINTIFF,
        name="Ruth M. Abara",
        bar_number="298811",
        firm="Abara & Quist LLP",
        address=("1200 Harbor Street, Suite 410", "Oakland, CA 94607"),
        phone="(510) 555-0134",
        email="ruth@abaraquist.example",
    ),
    Side.DEFENDANT: Counsel(
        side=Side.DEFENDANT,
        name="Thomas Oyelaran",
        bar_number="187702",
        firm="Office of the County Counsel",
        address=("70 West Hedding Street", "San Jose, CA 95110"),
        phone="408-555-0190",
        email="t.oyelaran@cc.example",
    ),
}


@pytest.mark.parametrize("kind", [BriefKind.OPPOSITION, BriefKind.REPLY], ids=str)
@pytest.mark.parametrize(("shell", "court", "division"), SHELLS)
def it_reads_back_what_it_printed(tmp_path, monkeypatch, shell, court, division, kind):
    monkeypatch.setattr("app.word.desk.find_soffice", lambda: None)
    caption = Caption(
        court=CourtId(court),
        division=division,
        title_plaintiff="Ada Doyle",
        title_defendant="Ned Marsh, et al.",
        case_number="4:22-cv-01234-XYZ",
        judge="Hon. Lucia Ferrante",
        hearing=Hearing(date=dt.date(2026, 4, 16), time="1:30 p.m.", courtroom="5, 4th Floor"),
    )
    matter = make_matter(caption=caption, counsel=tuple(COUNSEL.values()))
    brief = replace(
        make_brief(paper=shell), front=make_front(matter, kind, title=TITLE, short_title="OPPOSITION"), kind=kind
    )
    export_brief(brief, make_short_written(), tmp_path / "paper.docx", None)
    front = read_filed(tmp_path / "paper.docx").front
    stated = (front.division, front.case_number, front.plaintiff, front.defendant, front.judge, front.hearing)
    assert [one.words if one else None for one in (*stated, front.time, front.courtroom, front.title)] == [
        division, "4:22-cv-01234-XYZ", "Ada Doyle", "Ned Marsh, et al.", "Hon. Lucia Ferrante", "April 16, 2026",
        "1:30 p.m.", "5, 4th Floor", "Plaintiff’s Opposition to Defendants’ Motion to Dismiss the Complaint",
    ]  # fmt: skip
    assert front.court_id == court
    assert [(one.side, one.to_counsel(kind.side)) for one in front.counsel] == [(kind.side, COUNSEL[kind.side])]
