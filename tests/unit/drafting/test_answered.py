"""Where the paper that is answered cites an authority, and what it leaves without an answer."""

from dataclasses import replace

import pytest

from app.drafting.answered import find_cited_at, find_cited_before, find_unanswered, merge_pages
from app.drafting.opponent.held import HeldIndex, look_up_again
from app.law.claims import DefenseId
from app.law.matters import Issue, Matter, Paper, PaperId, PaperKind, RecordCite
from app.law.opposing import CitedThere, PaperPoint, PaperReading, PointStatus
from tests.helpers.law import cite, make_authority
from tests.helpers.matters import make_matter

OPP = Paper(id=PaperId("opp"), kind=PaperKind.OPPOSITION, short_name="Opp'n", title="Opposition")
CITED = (
    CitedThere(citation="1 F.3d 1", key="lalonde", pages=("8", "6", "9", "17")),
    CitedThere(citation="2 F.3d 2", key="quaempts", pages=()),
    CitedThere(citation="3 F.3d 3", key=None, pages=("4",)),
)


def point(issue: str, *pages: str, status: PointStatus = PointStatus.CONFIRMED) -> PaperPoint:
    return PaperPoint(
        id=f"p{issue}", heading="Said.", page=pages[0], last_page=pages[-1], status=status, issues=(issue,)
    )


HEAD = PaperPoint(id="p0", heading="The entry.", is_leaf=False)
"""A heading over other points, of which nothing is to be confirmed."""


def read(*points: PaperPoint) -> Matter:
    reading = PaperReading(paper="opp", filename="o.pdf", sha256="0", points=points, authorities=CITED)
    issues = (
        Issue(count="1", defense=DefenseId("doorway")),
        Issue(count="1", defense=DefenseId("exigency"), authorities=("lindsey",)),
    )
    matter = make_matter(readings=(reading,), issues=issues)
    return replace(matter, papers=(*matter.papers, OPP))


@pytest.mark.parametrize(
    ("points", "pages"),
    [
        ((), ("6", "8-9", "17")),
        ((point("1:doorway", "7", "9"),), ("8-9",)),
        ((point("1:doorway", "7", "9", status=PointStatus.OPEN),), ("6", "8-9", "17")),
        ((point("1:exigency", "16", "18"),), ("17",)),
        ((point("1:exigency", "16", "18"), point("1:doorway", "7", "9")), ("8-9",)),
        ((point("2:handcuff", "16", "18"),), ("6", "8-9", "17")),
        ((point("1:doorway", "1", "2"),), ("6", "8-9", "17")),
        ((point("1:doorway", "ii", "iv"),), ("6", "8-9", "17")),
    ],
)
def it_cites_the_pages_near_the_issue(points: tuple[PaperPoint, ...], pages: tuple[str, ...]):
    found = find_cited_at(read(*points), PaperKind.OPPOSITION, "1:doorway", "lalonde")
    assert found == RecordCite(paper=OPP.id, pages=pages)


@pytest.mark.parametrize("authority", ["quaempts", "santana"])
def it_cites_no_page_that_is_not_known(authority: str):
    assert find_cited_at(read(), PaperKind.OPPOSITION, "1:doorway", authority) is None
    assert find_cited_at(read(), PaperKind.MOTION, "1:doorway", "lalonde") is None


def it_knows_what_both_papers_cited_before():
    assert find_cited_before(read()) == {"lalonde", "quaempts", "lindsey"}


@pytest.mark.parametrize(
    ("points", "silent"),
    [
        ((), set()),
        ((point("1:doorway", "7"),), {"1:exigency"}),
        ((point("1:doorway", "7"), point("1:exigency", "8", status=PointStatus.OPEN)), set()),
        ((point("1:doorway", "7"), point("1:exigency", "8")), set()),
        ((HEAD, point("1:doorway", "7")), {"1:exigency"}),
        ((HEAD,), set()),
    ],
)
def it_says_that_nothing_is_answered_only_when_every_point_is_settled(points: tuple[PaperPoint, ...], silent: set[str]):
    assert find_unanswered(read(*points)) == silent


@pytest.mark.parametrize(
    ("pages", "merged"),
    [
        ((), ()),
        (("3",), ("3",)),
        (("9", "8", "8"), ("8-9",)),
        (("2", "4"), ("2", "4")),
        (("iv", "2", "iv"), ("iv", "2")),
    ],
)
def it_merges_pages_that_follow_each_other(pages: tuple[str, ...], merged: tuple[str, ...]):
    assert merge_pages(pages) == merged


def it_knows_what_the_library_came_to_hold_after_the_reading():
    strangers = (CitedThere(citation="999 F.3d 1", name="Alder v. Birch"), CitedThere(citation="999 F.3d 2"))
    matter = make_matter(readings=(PaperReading(paper="mot", filename="m", sha256="0", authorities=strangers),))
    held = HeldIndex((make_authority(key="alder", citations=(cite("999 F.3d 1"),)),))
    (reading,) = look_up_again(matter, held).readings
    assert [cited.key for cited in reading.authorities] == ["alder", None]
    assert look_up_again(matter, HeldIndex(())) is matter
