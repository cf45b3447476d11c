"""What the conclusion of an order rules, count by count."""

import pytest

from app.law.authorities import PartKind
from app.law.opinions import OpinionPart, Paragraph, Ruling, RulingOutcome
from app.reading.rulings import find_rulings

GRANTED, DENIED, BOTH = RulingOutcome.GRANTED, RulingOutcome.DENIED, RulingOutcome.GRANTED_AND_DENIED_IN_PART


def rulings(*texts: str, kind: PartKind = PartKind.ORDER) -> tuple[Ruling, ...]:
    body = [Paragraph(text="IV. CONCLUSION", heading=True), *(Paragraph(text=text, page="9") for text in texts)]
    return find_rulings([OpinionPart(kind=kind, paragraphs=tuple(body))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. The Rangers' motion to dismiss is DENIED with respect to Ashgrove's § 1983 claims for entry (Count 1) and force (Count 4);",
            [("1", "entry", DENIED, None), ("4", "force", DENIED, None)],
        ),
        (
            "The motion to dismiss is GRANTED WITHOUT LEAVE TO AMEND as to Counts 2 and 3 and DENIED as to Count 5.",
            [
                ("2", "Counts 2 and 3", GRANTED, False),
                ("3", "Counts 2 and 3", GRANTED, False),
                ("5", "Count 5", DENIED, None),
            ],
        ),
        (
            "The motion to dismiss the state law claims in Counts 8 and 9 is GRANTED IN PART WITH LEAVE TO AMEND and DENIED IN PART.",
            [
                ("8", "the state law claims in Counts 8 and 9", BOTH, True),
                ("9", "the state law claims in Counts 8 and 9", BOTH, True),
            ],
        ),
        (
            "The Rangers' motion to dismiss (ECF No. 14) will be denied as to Count I and granted as to Count II.",
            [("I", "Count I", DENIED, None), ("II", "Count II", GRANTED, None)],
        ),
        (
            "The motion to dismiss, ECF No. 40, is GRANTED IN PART and DENIED IN PART as follows:",
            [(None, None, BOTH, None)],
        ),
        ("The court will grant in part and deny in part the motion to strike [24].", [(None, None, BOTH, None)]),
        (
            "The motion to dismiss is GRANTED with prejudice as to Count 2. It is DENIED as to Count 1.",
            [("2", "Count 2", GRANTED, None), ("1", "Count 1", DENIED, None)],
        ),
        (
            "The motion to strike paragraph 9 is GRANTED; the motion to dismiss the complaint is DENIED.",
            [(None, "paragraph 9", GRANTED, None), (None, None, DENIED, None)],
        ),
        (
            "The Court GRANTS Thorne's motion for summary judgment as to the third cause of action.",
            [("third", "the third cause of action", GRANTED, None)],
        ),
        ("Defendants SHALL ANSWER within 21 days.", []),
        ("Relief was granted to others before.", []),
    ],
)
def it_reads_each_ruling(text: str, expected: list[tuple[str | None, str | None, RulingOutcome, bool | None]]) -> None:
    found = rulings(text)
    assert [(one.count, one.subject, one.outcome, one.leave_to_amend) for one in found] == expected
    assert all(one.page == "9" for one in found)


def it_reads_only_the_conclusion_of_an_order() -> None:
    assert rulings("The motion to dismiss is DENIED.", kind=PartKind.MAJORITY) == ()
    text = Paragraph(text="The motion to dismiss is DENIED.")
    assert find_rulings([OpinionPart(kind=PartKind.ORDER, paragraphs=(text,))]) == ()


def it_stops_at_the_signature() -> None:
    assert (
        len(rulings("The motion to dismiss is DENIED.", "Dated: May 3, 2020", "The motion to strike is GRANTED.")) == 1
    )


def it_begins_at_a_bare_order_and_not_at_its_closing_formula() -> None:
    texts = (
        "Accordingly, it is",
        "ORDERED that:",
        "1. The motion to dismiss is GRANTED.",
        "2. The motion to strike is DENIED.",
    )
    closing = ("It is so ordered.", "DONE AND ORDERED in Fern. The motion to stay is DENIED.")
    paragraphs = tuple(Paragraph(text=text) for text in (*texts, *closing))
    found = find_rulings([OpinionPart(kind=PartKind.ORDER, paragraphs=paragraphs)])
    assert [(one.motion, one.outcome) for one in found] == [
        ("The motion to dismiss", GRANTED),
        ("The motion to strike", DENIED),
    ]
