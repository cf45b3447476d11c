"""The other side's paper read in: its outline, what each point may raise, what it cites, a complaint's paragraphs."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.drafting.opponent.authorities import find_authorities
from app.drafting.opponent.complaint import find_paragraphs
from app.drafting.opponent.flow import Flow
from app.drafting.opponent.outline import find_headings
from app.drafting.opponent.points import find_points
from app.filing.practice import load_practice
from app.law.authorities import AuthorityKind, PartKind
from app.law.matters import Matter
from app.law.opinions import Opinion, OpinionPart, Paragraph, Quality, Source
from app.reading.pipeline import read_opinion
from tests.helpers.law import cite, make_authority
from tests.helpers.matters import make_matter

PRACTICE = load_practice()
CONTENTS = (
    "TABLE OF CONTENTS\n"
    "I. INTRODUCTION ........ 1\n"
    "II. ARGUMENT ........ 2\n"
    "A. Count 1 fails because she came to the open doorway. ........ 2\n"
    "1. A threshold is a public place. ........ 2\n"
    "2. Exigent circumstances excused the lack of\na warrant. ........ 3\n"
    "B. The Second Claim lacks independent coercion. ........ 4\n"
    "III. CONCLUSION ........ 5\n"
    "TABLE OF AUTHORITIES\n"
    "LaLonde v. County of Riverside, 204 F.3d 947 (9th Cir. 2000) ........ 2, 9"
)
BODY = (
    ("1", "I. INTRODUCTION", True),
    ("1", "The motion should be granted.", False),
    ("2", "II. ARGUMENT", True),
    ("2", "A. Count 1 fails because she came to the open doorway.", False),
    ("2", "1. A threshold is a public place.", False),
    ("2", "The plaintiff stood at the door. United States v. Santana, 427 U.S. 38, 42 (1976).", False),
    ("3", "2. Exigent circumstances excused the lack of a warrant.", False),
    ("3", "LaLonde v. County of Riverside, 204 F.3d 947, 955 (9th Cir. 2000), is different. Id. at 956.", False),
    ("4", "B. The Second Claim lacks independent coercion.", False),
    ("4", "Nothing but the entry is pleaded. Cal. Civ. Code § 52.1. Santana, 427 U.S. at 43.", False),
    ("5", "III. CONCLUSION", True),
    ("5", "The motion should be granted.", False),
)


def make_opinion(*paragraphs: Paragraph) -> Opinion:
    return Opinion(
        name=None,
        short_name=None,
        parts=(OpinionPart(kind=PartKind.ORDER, paragraphs=paragraphs),),
        quality=Quality(quotable=True, score=1.0, reasons=()),
        source=Source(sha256="0", format="text"),
    )


def motion(*, contents: str = CONTENTS, labels: bool = True) -> Opinion:
    body = [Paragraph(text=text, page=page, heading=heading) for page, text, heading in BODY]
    if not labels:
        body = [replace(p, text=p.text.partition(". ")[2]) if p.heading else p for p in body]
    first = [Paragraph(text=contents, page="i")] if contents else []
    return make_opinion(*first, *body)


def outline(opinion: Opinion) -> list[tuple[int, str, str, str | None]]:
    return [(h.level, h.label, h.text, h.page) for h in find_headings(Flow.of(opinion))]


WHOLE = [
    (1, "I", "INTRODUCTION", "1"),
    (1, "II", "ARGUMENT", "2"),
    (2, "A", "Count 1 fails because she came to the open doorway", "2"),
    (3, "1", "A threshold is a public place", "2"),
    (3, "2", "Exigent circumstances excused the lack of a warrant", "3"),
    (2, "B", "The Second Claim lacks independent coercion", "4"),
    (1, "III", "CONCLUSION", "5"),
]


def it_takes_the_headings_from_the_table_of_contents():
    assert outline(motion()) == WHOLE


def it_takes_pages_from_the_table_when_the_paper_shows_none():
    bare = make_opinion(*(replace(p, page=None) for p in motion().parts[0].paragraphs))
    assert outline(bare) == WHOLE


def it_fills_a_table_of_contents_that_lost_lines():
    lines = CONTENTS.split("\n")
    damaged = "\n".join(line for line in lines if not line.startswith(("A.", "1.")))
    assert outline(motion(contents=damaged)) == WHOLE


RUN_TOGETHER = (
    ("1", "[FIRM]", True),
    ("1", "v. NED MARSH, Defendant", True),
    ("1", "I. INTRODUCTION The motion should be granted.", False),
    ("2", "II. ARGUMENT", True),
    ("2", "A. Count 1 fails because she came to the open", False),
    ("2", "doorway. Count 1 is the entry. U.S. Const. amend. IV. A person came. 1. A threshold is a public place.", False),
    ("2", "The plaintiff stood at the door. Santana, 427 U.S. at 42. She waited. 2. Exigent circumstances excused the", False),
    ("3", "lack of a warrant. LaLonde is different.", False),
    ("4", "Id. at 956. B. The Second Claim lacks independent coercion.", False),
    ("5", "Nothing but the entry is pleaded. III. CONCLUSION AND RELIEF SOUGHT The motion should be granted.", False),
)  # fmt: skip


def it_finds_headings_that_a_page_ran_into_paragraphs():
    found = outline(make_opinion(*(Paragraph(text=text, page=page, heading=head) for page, text, head in RUN_TOGETHER)))
    begins = [heading if heading[1] != "2" else (*heading[:3], "2") for heading in WHOLE[1:6]]
    assert found == [*begins, (1, "III", "CONCLUSION AND RELIEF SOUGHT", "5")]


def it_reads_marked_headings_without_a_table():
    assert outline(motion(contents="")) == WHOLE


@pytest.mark.parametrize(
    ("labels", "levels"),
    [
        (["I", "A", "B", "II"], [1, 2, 2, 1]),
        (["I", "A", "1", "a", "b", "2", "B"], [1, 2, 3, 4, 4, 3, 2]),
        (["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"], [1] * 10),
        (["I", "II", "III", "IV", "V", "VI"], [1] * 6),
        (["I", "i", "ii", "iii", "II"], [1, 2, 2, 2, 1]),
        (["I", "A", "II", "A", "B"], [1, 2, 1, 2, 2]),
        (["A", "i", "a", "I", "2", "b", "ii", "B"], [1, 2, 3, 4, 5, 3, 2, 1]),  # "I" is a misread "1"
    ],
)
def it_tells_levels_from_labels(labels: list[str], levels: list[int]):
    contents = "TABLE OF CONTENTS\n" + "\n".join(f"{label}. Point {n} ....... {n}" for n, label in enumerate(labels, 1))
    assert [level for level, _, _, _ in outline(make_opinion(Paragraph(text=contents)))] == levels


def it_reads_the_outline_of_a_real_paper(shared: Path):
    order = next((shared / "seeds").glob("003_*.txt"))
    numbered = [(level, label) for level, label, _, _ in outline(read_opinion(order)) if label]
    parts = [label for level, label in numbered if level == 1]
    assert parts == ["I", "II", "III", "IV", "V"]
    third = [label for level, label in numbered[numbered.index((1, "III")) : numbered.index((1, "IV"))] if level == 3]
    assert third == ["i", "ii", "iii", "iv", "v", "i", "ii"]


def points(matter: Matter, opinion: Opinion | None = None):  # located points, as the function gives them
    flow = Flow.of(opinion or motion())
    return find_points(flow, find_headings(flow), matter, PRACTICE)


def it_suggests_issues_with_the_words_that_led_to_them():
    found = {located.point.heading: located.point for located in points(make_matter())}
    doorway = found["A threshold is a public place"]
    assert [s.key for s in doorway.suggestions] == ["1:doorway"]
    assert doorway.suggestions[0].words == ("threshold", "public place", "at the door", "Count 1")
    assert doorway.pages == ("2",)
    exigency = found["Exigent circumstances excused the lack of a warrant"]
    assert exigency.suggestions[0].key == "1:exigency"
    bane = found["The Second Claim lacks independent coercion"]
    assert [s.key for s in bane.suggestions] == ["2:independent_coercion"]
    assert "Second Claim" in bane.suggestions[0].words


def it_takes_parts_that_argue_nothing_for_no_points():
    found = [located.point for located in points(make_matter())]
    assert [(p.id, p.label, p.is_leaf) for p in found] == [
        ("p1", "A", False),
        ("p2", "1", True),
        ("p3", "2", True),
        ("p4", "B", True),
    ]


def it_suggests_no_pairing_that_the_practice_refuses():
    entry_only = make_matter(counts=make_matter().counts[:1])
    bane = next(p.point for p in points(entry_only) if p.point.heading.startswith("The Second"))
    assert all(s.defense != "independent_coercion" for s in bane.suggestions)


def it_finds_the_authorities_of_the_body_with_pages_and_points():
    opinion = motion()
    flow = Flow.of(opinion)
    headings = find_headings(flow)
    held = [
        make_authority("lalonde", name="LaLonde v. County of Riverside", citations=(cite("204 F.3d 947"),)),
        make_authority("bane", kind=AuthorityKind.STATUTE, name="Cal. Civ. Code § 52.1", citations=()),
    ]
    found = find_authorities(opinion, flow, headings, points(make_matter(), opinion), held)
    assert [(a.citation, a.key, a.pages, a.points, a.count) for a in found] == [
        ("427 U.S. 38", None, ("2", "4"), ("p2", "p4"), 2),
        ("204 F.3d 947", "lalonde", ("3",), ("p3",), 2),
        ("Cal. Civ. Code § 52.1", "bane", ("4",), ("p4",), 1),
    ]


def it_knows_a_case_that_is_not_printed_by_its_docket():
    text = "A court held so. Doyle v. Marsh, No. 4:20-cv-01234-XYZ, slip op. at 3 (N.D. Cal. May 4, 2021)."
    opinion = make_opinion(Paragraph(text=text, page="1"))
    held = [make_authority("doyle", name="Doyle v. Marsh", citations=(), docket="20-cv-01234-XYZ")]
    found = find_authorities(opinion, Flow.of(opinion), (), (), held)
    assert [a.key for a in found] == ["doyle"]


def it_reads_numbered_paragraphs_with_their_pages():
    opinion = make_opinion(
        Paragraph(text="COMPLAINT", heading=True, page="1"),
        Paragraph(text="1. Plaintiff lives in Oakland.", page="1"),
        Paragraph(text="2. On May 6, 2019 at 3. Main Street officers came.", page="1"),
        Paragraph(text="They did not knock.", page="2"),
        Paragraph(text="THE ENTRY", heading=True, page="2"),
        Paragraph(text="3. They went in. 4. They stayed an hour. 12. Not the next one.", page="2"),
        Paragraph(text="5. She was arrested.", page="3"),
    )
    found = find_paragraphs(Flow.of(opinion))
    assert [(p.number, p.text, p.page) for p in found] == [
        ("1", "Plaintiff lives in Oakland.", "1"),
        ("2", "On May 6, 2019 at 3. Main Street officers came. They did not knock.", "1"),
        ("3", "They went in.", "2"),
        ("4", "They stayed an hour. 12. Not the next one.", "2"),
        ("5", "She was arrested.", "3"),
    ]


def it_finds_no_paragraphs_in_a_letter():
    letter = make_opinion(Paragraph(text="Dear counsel:"), Paragraph(text="7. That is a date in no sequence."))
    assert find_paragraphs(Flow.of(letter)) == ()


def it_takes_no_caption_for_a_point():
    captioned = make_opinion(
        Paragraph(text="IN THE UNITED STATES DISTRICT COURT", heading=True, page="1"),
        Paragraph(text="DEFENDANT MARSH’S MOTION TO DISMISS", heading=True, page="1"),
        *(p for p in motion(contents="").parts[0].paragraphs),
    )
    assert next(p.point.heading for p in points(make_matter(), captioned)).startswith("Count 1 fails")


@pytest.mark.parametrize("part", ["ARGUMENT", ""])
def it_takes_the_headings_of_a_paper_that_labels_none(part: str):
    opening = "The officer came about the noise, and did no more than what the law has always let him do."
    opinion = make_opinion(
        Paragraph(text="UNITED STATES DISTRICT COURT", heading=True, page="1"),
        Paragraph(text="OAKLAND DIVISION", heading=True, page="1"),
        Paragraph(text="MOTION FOR SUMMARY JUDGMENT", heading=True, page="1"),
        *([Paragraph(text=part, heading=True, page="1")] if part else []),
        Paragraph(text=opening, page="1"),
        Paragraph(text="THE OFFICER STOOD AT THE DOORWAY", heading=True, page="2"),
        Paragraph(text="The First Claim fails for that.", page="2"),
    )
    (found,) = points(make_matter(), opinion)
    assert (found.point.heading, found.point.page) == ("THE OFFICER STOOD AT THE DOORWAY", "2")
    assert [one.key for one in found.point.suggestions] == ["1:doorway"]


def it_asks_of_every_open_count_where_the_heading_names_none():
    opinion = make_opinion(
        Paragraph(text="I. THE OFFICER HAS QUALIFIED IMMUNITY.", heading=True, page="1"),
        Paragraph(text="He acted as others would have.", page="1"),
        Paragraph(text="II. THE COMPLAINT IS STALE.", heading=True, page="2"),
        Paragraph(text="It came late, and an open door is beside the point.", page="2"),
    )
    immunity, stale = points(make_matter(issues=()), opinion)
    assert {one.key for one in immunity.point.suggestions} == {"1:qi_prong1", "1:qi_prong2"}
    assert stale.point.suggestions == ()


def it_asks_for_both_prongs_where_only_the_immunity_is_named():
    opinion = make_opinion(
        Paragraph(text="I. THE OFFICER HAS QUALIFIED IMMUNITY ON COUNT 1.", heading=True, page="1"),
        Paragraph(text="He acted as others would have.", page="1"),
    )
    (found,) = points(make_matter(), opinion)
    assert [s.key for s in found.point.suggestions] == ["1:qi_prong1", "1:qi_prong2"]
    assert found.point.suggestions[1].words == ("qualified immunity", "COUNT 1")


def it_reads_a_line_of_capitals_with_a_section_in_it():
    marked = Paragraph(text="I. INTRODUCTION", heading=True, page="1")
    text = "He acted well. II. SECTION 847(b) BARS COUNT 2 AS WELL. A reasonable officer may."
    found = outline(make_opinion(marked, Paragraph(text=text, page="1")))
    assert found[1:] == [(1, "II", "SECTION 847(b) BARS COUNT 2 AS WELL", "1")]
