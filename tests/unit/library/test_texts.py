"""Opinions as rows: order, sections, and whose a footnote is."""

import pytest

from app.law.authorities import PartKind
from app.law.opinions import Footnote, Opinion, OpinionPart, Paragraph, Quality, Source
from app.library.importing import slug
from app.library.texts import stretches


def opinion(*parts: OpinionPart, notes: tuple[str, ...] = ()) -> Opinion:
    return Opinion(
        name="Oak v. Elm",
        short_name=None,
        parts=parts,
        footnotes=tuple(Footnote(number=number, text=f"Note {number}.") for number in notes),
        quality=Quality(quotable=True, score=1.0),
        source=Source(sha256="0" * 64, format="txt"),
    )


def part(kind: PartKind, *calls: tuple[str, ...]) -> OpinionPart:
    return OpinionPart(
        kind=kind, paragraphs=tuple(Paragraph(text="Words.", footnotes=numbers) for numbers in calls or ((),))
    )


@pytest.mark.parametrize(
    ("parts", "notes", "owners"),
    [
        ([part(PartKind.MAJORITY, ("1",), ("2",))], ("1", "2"), [0, 0]),
        ([part(PartKind.MAJORITY, ("1", "2")), part(PartKind.DISSENT, ("1",))], ("1", "2", "1"), [0, 0, 1]),
        ([part(PartKind.MAJORITY, ("1", "3"))], ("1", "2", "3"), [0, 0, 0]),
        ([part(PartKind.MAJORITY, ("1",)), part(PartKind.DISSENT, ("3",))], ("1", "2", "3"), [0, 1, 1]),
        ([part(PartKind.MAJORITY), part(PartKind.DISSENT)], ("1",), [1]),
    ],
)
def it_gives_a_footnote_to_the_part_that_calls_it(parts: list[OpinionPart], notes: tuple[str, ...], owners: list[int]):
    found = list(stretches(opinion(*parts, notes=notes)))
    assert [s.part for s in found if s.values["footnote"] is not None] == owners


def it_tells_each_paragraph_the_heading_it_stands_under():
    paragraphs = (
        Paragraph(text="Before."),
        Paragraph(text="A. The Door", heading=True),
        Paragraph(text="Under it."),
    )
    found = stretches(opinion(OpinionPart(kind=PartKind.ORDER, paragraphs=paragraphs)))
    assert [s.values["section"] for s in found] == ["", "", "A. The Door"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Oak v. Elm", "oak-v-elm"),
        ("Peña v. O'Hara & Sons, Inc.", "pena-v-ohara-sons-inc"),
        ("In re A Very Long Name That Goes On And On About Securities Litigation", None),
    ],
)
def it_makes_readable_keys(name: str, expected: str | None):
    key = slug(name)
    assert key == expected if expected else (len(key) <= 60 and not key.endswith("-"))
