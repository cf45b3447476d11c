"""The coverage matrix: every argument of the other side met, conceded, or shown as silence."""

from dataclasses import replace

import pytest

from app.checking.coverage import Answer, Coverage, check_coverage, check_new_arguments, coverage_annex, make_coverage
from app.law.annexes import annex_markdown
from app.law.briefs import Block, BlockKind, Brief, BriefKind, BriefSection, CitationNode, TextRun
from app.law.findings import Severity
from app.law.matters import Matter, PaperKind, Selection, SetAside
from app.law.opposing import CitedThere, PaperPoint, PaperReading, PointStatus
from tests.helpers.briefs import make_front
from tests.helpers.law import make_authority
from tests.helpers.matters import make_matter

POINTS = (
    PaperPoint(id="p1", heading="Count 1 fails", label="A", page="3", is_leaf=False),
    PaperPoint(id="p2", heading="She came to the door", label="1", level=2, page="3", last_page="4"),
    PaperPoint(id="p3", heading="She consented", label="2", level=2, page="5", status=PointStatus.NO_ISSUE, reason="Not argued."),
)  # fmt: skip
READING = PaperReading(
    paper="mot",
    filename="m.pdf",
    sha256="0",
    points=POINTS,
    authorities=(
        CitedThere(citation="427 U.S. 38", name="Santana", key="santana", pages=("3",)),
        CitedThere(citation="1 F.4th 2", name="Unheard v. Of", pages=("4",)),
    ),
)


def make_brief() -> Brief:
    blocks = (
        Block(kind=BlockKind.HEADING, inlines=(TextRun(text="Argument"),), level=1, label="I.", id="argument"),
        Block(
            kind=BlockKind.HEADING,
            inlines=(TextRun(text="She never left."),),
            level=2,
            label="A.",
            id="argument/1:doorway/heading2",
        ),
        Block(
            kind=BlockKind.PARAGRAPH,
            inlines=(TextRun(text="So it is. "), CitationNode(authority="lalonde")),
            id="argument/1:doorway/blocks/rule",
        ),
        Block(kind=BlockKind.PARAGRAPH, inlines=(CitationNode(authority="payton"),), id="own:e1"),
    )
    section = BriefSection(id="argument", title="Argument", blocks=blocks)
    return Brief(  # noqa: S604  # the name of a Word shell
        kind=BriefKind.OPPOSITION, title="Opposition", front=make_front(), sections=(section,), shell="cand"
    )


def covered(matter: Matter) -> Coverage:
    return make_coverage(matter, make_brief(), PaperKind.MOTION)


def confirmed(*issues: str) -> Matter:
    points = tuple(replace(p, status=PointStatus.CONFIRMED, issues=issues) if p.id == "p2" else p for p in POINTS)
    return make_matter(readings=(replace(READING, points=points),))


def it_shows_where_and_with_what_a_point_is_met():
    rows = covered(confirmed("1:doorway")).rows
    assert [(r.point, r.issue, r.answer) for r in rows] == [
        ("p2", "1:doorway", Answer.ANSWERED),
        ("p3", "", Answer.NO_ISSUE),
    ]
    assert rows[0].sections == ("I.A. She never left.",)
    assert rows[0].authorities == ("lalonde", "payton")
    assert rows[0].raised_at == "Mot. at 3–4"
    assert rows[1].reason == "Not argued."


def it_lists_issues_that_no_point_covers():
    (row,) = covered(make_matter()).rows
    assert (row.point, row.issue, row.argument) == ("", "1:doorway", "Ms. Doyle came to the door.")


@pytest.mark.parametrize(
    ("selection", "answer"),
    [
        (None, Answer.UNANSWERED),
        (Selection(count="1", defense="doorway"), Answer.UNANSWERED),
        (Selection(count="1", defense="doorway", conceded="It is not contested."), Answer.CONCEDED),
    ],
)
def it_tells_silence_from_concession(selection: Selection | None, answer: Answer):
    matter = make_matter(selections=(selection,) if selection else ())
    (row,) = covered(matter).rows
    assert row.answer is answer


def it_takes_a_closed_count_for_closed():
    counts = tuple(replace(count, status="dismissed") for count in make_matter().counts)
    (row,) = covered(make_matter(counts=counts)).rows
    assert (row.answer, row.reason) == (Answer.CLOSED, "Count 1 is dismissed.")


def it_asks_for_points_that_nobody_confirmed():
    coverage = covered(make_matter(readings=(READING,)))
    codes = [(finding.code, finding.subject) for finding in check_coverage(coverage)]
    assert codes == [("point_open", "mot/p2"), ("their_authority_unknown", "1 F.4th 2")]
    assert [row.point for row in coverage.silent] == ["p2"]
    assert [f.code for f in check_coverage(covered(confirmed("1:doorway")))] == ["their_authority_unknown"]


def it_leads_to_the_issue_for_which_they_cite_what_the_library_lacks():
    matter = confirmed("1:doorway")
    cited = tuple(replace(one, points=("p2",)) for one in READING.authorities)
    readings = tuple(replace(reading, authorities=cited) for reading in matter.readings)
    (finding,) = check_coverage(covered(replace(matter, readings=readings)))
    assert (finding.issue, finding.severity) == ("1:doorway", Severity.WARN)
    assert "1 F.4th 2" in finding.message


def it_says_which_of_their_authorities_are_met():
    aside = SetAside(authority="santana", reason="A pursuit.")
    selection = replace(make_matter().selections[0], set_aside=(aside,))
    matter = replace(confirmed("1:doorway"), selections=(selection,))
    assert [(a.key, a.met) for a in covered(matter).authorities] == [("santana", "set aside"), (None, "")]
    assert [(a.key, a.met) for a in covered(confirmed("1:doorway")).authorities] == [("santana", ""), (None, "")]


def it_flags_what_a_reply_argues_and_the_motion_did_not():
    reply = replace(make_brief(), kind=BriefKind.REPLY)
    raised = make_matter()
    assert list(check_new_arguments(raised, reply)) == []
    unraised = make_matter(issues=(replace(raised.issues[0], raised_at=None),))
    assert [f.issue for f in check_new_arguments(unraised, reply)] == ["1:doorway"]
    points = replace(confirmed("1:doorway"), issues=unraised.issues)
    assert list(check_new_arguments(points, reply)) == []
    assert list(check_new_arguments(replace(unraised, reply_selections=()), reply)) == []


def it_can_be_read_as_a_table():
    matter = confirmed("1:doorway")
    annex = coverage_annex(matter, make_brief(), covered(matter), make_authority)
    text = annex_markdown(annex)
    assert "Every argument is met." in text
    assert "| 1. She came to the door | Mot. at 3–4 | 1:doorway | answered | I.A. She never left. | Doe v. Roe; Doe v. Roe |" in text  # fmt: skip
    assert "| Unheard v. Of | 1 F.4th 2 | 4 | not in the library | not cited |" in text
