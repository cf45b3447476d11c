"""A heading that joins two kinds of claim, and headings and names as an opposition prints them."""

from dataclasses import replace

import pytest

from app.drafting.opponent.flow import Flow
from app.drafting.opponent.outline import Heading, find_headings
from app.drafting.opponent.points import find_points
from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.claims import ClaimId
from app.law.matters import Matter
from app.law.opinions import Paragraph
from app.law.opposing import PaperReading, ProposedCount
from app.matters import editing
from tests.helpers.matters import make_matter
from tests.unit.drafting.test_point_headings import make_case


def read(matter: Matter, *counts: ProposedCount) -> Matter:
    return editing.put_reading(matter, PaperReading(paper="comp", filename="c.txt", sha256="0", counts=counts))


def it_makes_two_counts_of_a_heading_that_joins_two_kinds():
    matter = read(make_matter(counts=(), issues=(), selections=()), ProposedCount(label="4", words="", title="Both"))
    for letter, kind in (("a", "entry"), ("b", "force")):
        matter = editing.take_count(matter, "comp", "4", claim=ClaimId(kind), theory=letter, title=kind)
    made = [(count.number, count.label, count.claim, count.title) for count in matter.counts]
    assert made == [(4, "4a", "entry", "entry"), (4, "4b", "force", "force")]
    again = editing.take_count(matter, "comp", "4", claim=ClaimId("entry"), theory="a")
    assert again == matter


@pytest.mark.parametrize(
    ("printed", "heading"),
    [
        ("II. THE MOTION SHOULD BE DENIED UNDER RULE 56(d). Discovery is open.", "THE MOTION SHOULD BE DENIED UNDER RULE 56(d)"),
        ("II. THE STATEMENT VIOLATES LOCAL RULE 260. SUF 3 is no fact.", "THE STATEMENT VIOLATES LOCAL RULE 260"),
        ("II. SECTION 847(b) BARS THE SECOND CLAIM. It does.", "SECTION 847(b) BARS THE SECOND CLAIM"),
    ],
)  # fmt: skip
def it_ends_a_line_of_capitals_with_the_number_of_its_rule(printed, heading):
    first = "I. DISPUTES OF MATERIAL FACT PRECLUDE JUDGMENT. Two accounts of one night stand in the record."
    flow = Flow.of_paragraphs((Paragraph(text="OPPOSITION"), Paragraph(text=first), Paragraph(text=printed)))
    assert [one.text for one in find_headings(flow)] == ["DISPUTES OF MATERIAL FACT PRECLUDE JUDGMENT", heading]


@pytest.mark.parametrize(("text", "stays"), [("The County Is Liable.", False), ("It Binds Acme Corp.", True)])
def it_ends_a_marked_heading_without_its_full_stop(text, stays):
    flow = Flow.of_paragraphs((Paragraph(text=text, heading=True), Paragraph(text="The rest follows.")))
    assert find_headings(flow)[0].text.endswith(".") is stays


@pytest.mark.parametrize(
    ("heading", "raises"),
    [
        ("Officer Iqbal-Ferris Was Not There (First Claim)", False),
        ("OFFICER IQBAL-FERRIS WAS NOT THERE (FIRST CLAIM)", False),
        ("The First Claim Fails Under Iqbal", True),
    ],
)
def it_takes_no_party_for_the_decision_of_that_name(heading, raises):
    assert _raises_pleading(heading, "Mara Iqbal-Ferris") is raises


def it_still_knows_the_decision_where_a_party_has_its_very_name():
    assert not _raises_pleading("Officer Iqbal Was Not There (First Claim)", "Mara Iqbal")
    assert _raises_pleading("The First Claim Fails Under Ashcroft v. Iqbal", "Mara Iqbal")


def _raises_pleading(heading: str, name: str) -> bool:
    matter = make_case({"1": "arrest"})
    parties = tuple(replace(one, name=name) if one.name == "Tom Boyce" else one for one in matter.parties)
    flow = Flow.of_paragraphs((Paragraph(text=heading, heading=True), Paragraph(text="")))
    headings = [Heading("A", heading, 1, 0, len(heading), None)]
    points = find_points(flow, headings, replace(matter, parties=parties), load_practice(), Side.DEFENDANT)
    return any(one.defense == "iqbal_twombly" for located in points for one in located.point.suggestions)
