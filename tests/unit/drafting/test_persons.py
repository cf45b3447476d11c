"""Whom a point is about, and whether law of supervision is for them."""

from dataclasses import replace

import pytest

from app.drafting.persons import kinds_spoken_of, persons_of
from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.claims import DefenseId
from app.law.matters import Fact, FactId, Issue, Matter
from app.law.opposing import PaperPoint, PaperReading, PointStatus
from app.law.parties import Party, PartyId
from tests.helpers.matters import MOTION, make_matter

NAMES = {
    "hill": ("Ada Hill", "Officer Hill"),
    "moor": ("Bo Moor", "Officer Moor"),
    "dale": ("Cy Dale", "Sergeant Dale"),
}
ISSUE = Issue(count="1", defense=DefenseId("personal_participation"))
ONLY = tuple(kind for kind in load_practice("section_1983").kinds if kind.only)
KINDS = tuple(kind for kind in ONLY if kind.titles)


def three_officers(heading: str = "", facts: tuple[str, ...] = (), contention: str = "", **changes: object) -> Matter:
    """A matter against two officers and a sergeant; the motion's heading on the issue is confirmed."""
    sued = tuple(
        Party(id=PartyId(key), name=name, short_name=short, side=Side.DEFENDANT) for key, (name, short) in NAMES.items()
    )
    point = PaperPoint(id="p1", heading=heading, status=PointStatus.CONFIRMED, issues=(ISSUE.key,))
    reading = PaperReading(paper=MOTION, filename="m.txt", sha256="0", points=(point,) if heading else ())
    return make_matter(
        parties=sued,
        issues=(replace(ISSUE, contention=contention),),
        readings=(reading,),
        facts=tuple(Fact(id=FactId(f"f{n}"), text=text) for n, text in enumerate(facts)),
        **changes,
    )


@pytest.mark.parametrize(
    ("heading", "contention", "ids"),
    [
        ("Officer Moor Did Not Participate", "", ["moor"]),
        ("OFFICERS HILL AND MOOR TOOK NO PART", "", ["hill", "moor"]),
        ("", "Officer Hill stood on the stair.", ["hill"]),
        ("The hill and the moor are far away", "", []),
        ("No Defendant Participated", "", []),
        ("Hill, Moor and Dale Took No Part", "", []),
    ],
)
def it_hears_whom_a_point_names(heading: str, contention: str, ids: list[str]):
    matter = three_officers(heading, contention=contention)
    assert [party.id for party in persons_of(matter, matter.issues[0])] == ids


def it_takes_those_of_the_count_where_the_motion_names_nobody():
    matter = three_officers()
    counts = (replace(matter.counts[0], defendants=(PartyId("dale"),)), *matter.counts[1:])
    assert [party.id for party in persons_of(replace(matter, counts=counts), ISSUE)] == ["dale"]


@pytest.mark.parametrize(
    ("heading", "facts", "spoken"),
    [
        ("Officer Moor Did Not Participate", (), False),
        ("Officer Moor Did Not Participate", ("Sergeant Dale supervised the search.",), False),
        ("Officer Moor Did Not Participate", ("Officer Moor supervised the search.",), True),
        ("Officer Moor Did Not Supervise Anybody", (), True),
        ("Sergeant Dale Did Not Participate", (), True),
        ("No Defendant Participated", (), True),
    ],
)
def it_hears_whether_a_point_is_about_a_supervisor(heading: str, facts: tuple[str, ...], spoken: bool):
    matter = three_officers(heading, facts)
    assert bool(kinds_spoken_of(matter, matter.issues[0], None, KINDS)) is spoken


@pytest.mark.parametrize(
    ("fact", "spoken"),
    [
        ("Ms. Roe held up her phone and filmed the arrest.", True),
        ("The officers saw that she was livestreaming.", True),
        ("She shouted at Officer Moor, as his own record of that day says.", False),
    ],
)
def it_hears_of_what_the_plaintiff_did_whomever_the_point_names(fact: str, spoken: bool):
    matter = three_officers("Officer Moor Did Not Retaliate", (fact,))
    assert ("recording" in kinds_spoken_of(matter, matter.issues[0], None, ONLY)) is spoken


def it_takes_no_deputy_for_the_sheriff():
    sued = Party(id=PartyId("fen"), name="Di Fen", short_name="Deputy Fen", side=Side.DEFENDANT, role="deputy sheriff")
    assert not kinds_spoken_of(replace(three_officers(), parties=(sued,)), ISSUE, None, KINDS)
    chief = replace(sued, role="sheriff of Pine County")
    assert kinds_spoken_of(replace(three_officers(), parties=(chief,)), ISSUE, None, KINDS)
