"""A complaint read in: its paragraphs whole and alone, and the counts that its headings propose."""

import re
from dataclasses import replace

import pytest

from app.drafting.opponent.complaint import find_paragraphs
from app.drafting.opponent.counts import find_counts
from app.drafting.opponent.flow import Flow
from app.drafting.opponent.numbers import iter_counts
from app.errors import UsageError
from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.claims import ClaimId
from app.law.matters import Matter
from app.law.opinions import Paragraph
from app.law.opposing import PaperReading, ProposedCount
from app.law.parties import Party, PartyId
from app.matters.editing import put_reading, take_count
from tests.helpers.matters import COMPLAINT, make_matter

PRACTICE = load_practice()


def flow(*texts: str) -> Flow:
    """One paragraph of the reader's for each text; "# " before it marks a heading."""
    return Flow.of_paragraphs(
        tuple(Paragraph(text=text.removeprefix("# "), heading=text.startswith("# "), page="1") for text in texts)
    )


def paragraphs(*texts: str) -> list[tuple[str, str]]:
    return [(p.number, p.text) for p in find_paragraphs(flow(*texts))]


def counts(*texts: str, matter: Matter | None = None) -> tuple[ProposedCount, ...]:
    return find_counts(flow("1. She lives in Oakland.", *texts), matter or make_matter(), PRACTICE)


@pytest.mark.parametrize(
    "texts",
    [
        ("1. He came.", "# FIRST CLAIM FOR RELIEF", "Unlawful Entry", "(Against all Defendants)", "2. He left."),
        ("1. He came. FIRST CLAIM FOR RELIEF (42 U.S.C. § 1983 – Entry) (Against Marsh) 2. He left.",),
        ("1. He came.", "COUNT I – FALSE ARREST", "2. He left."),
        ("1. He came.", "Claim One", "Battery", "Against Officer Marsh and Does 1 to 5", "2. He left."),
        ("CLAIMS 1. He came. A. The second visit 2. He left.",),
        ("# COMPLAINT FOR:", "1. Entry;", "2. Battery", "1. He came.", "2. He left."),
        ("COMPLAINT 1. He came.", "WHAT CAME LATER B. The second visit 2. He left.", "# PRAYER", "1. Damages."),
        ("1. He came.", "# FACTS", "2. He left. WHEREFORE, she prays for: 1. Damages. 2. Costs."),
    ],
)
def it_keeps_headings_out_of_paragraphs(texts: tuple[str, ...]):
    assert paragraphs(*texts) == [("1", "He came."), ("2", "He left.")]


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (
            ("1. He then:", "(a) took her wrist;", "(b) turned it.", "2. He left."),
            "He then: (a) took her wrist; (b) turned it.",
        ),
        (
            ("1. He said:", "“Step down now.”", "She stayed.", "2. He left."),
            "He said: “Step down now.” She stayed.",
        ),
        (("1. Present were:", "John Smith", "Ruth Hale", "2. He left."), "Present were: John Smith Ruth Hale"),
        (("1. It was No. 3. 14. Elm Street is long. On March 2. He slept.", "2. He left."), None),
        (("1. 911 was called at 2 a.m. by a neighbor.", "2. He left."), "911 was called at 2 a.m. by a neighbor."),
        (("1. The First Cause of Action names him. Claim One is about him.", "2. He left."), None),
    ],
)
def it_loses_no_words_of_a_paragraph(texts: tuple[str, ...], first: str | None):
    whole = first if first is not None else texts[0].removeprefix("1. ")
    assert paragraphs(*texts) == [("1", whole), ("2", "He left.")]


def it_reads_a_part_of_a_complaint():
    texts = ("45. He came.", "46. He knocked.", "47. He left.")
    assert [number for number, _ in paragraphs(*texts)] == ["45", "46", "47"]
    assert paragraphs(*texts[:2]) == []


def it_keeps_every_word_and_number_of_a_long_complaint():
    bodies = [f"Sentence {n} tells what was seen on that day. It took {n} minutes." for n in range(1, 60)]
    lines = [f"{n}. {body}" for n, body in enumerate(bodies, 1)]
    runs = [" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]
    assert paragraphs(*runs) == [(str(n), body) for n, body in enumerate(bodies, 1)]


@pytest.mark.parametrize(
    ("heading", "title", "statutes", "claim"),
    [
        (("# FIRST CAUSE OF ACTION", "(42 U.S.C. § 1983 – Unlawful Arrest)"), "Unlawful Arrest", 1, "arrest"),
        (("# FIRST CLAIM FOR RELIEF (Bane Act – Cal. Civ. Code § 52.1)",), "Bane Act", 1, "bane"),
        (("COUNT ONE: EXCESSIVE FORCE (42 U.S.C. § 1983; U.S. Const. amend. IV)",), "Excessive Force", 2, "force"),
        (("Claim 1", "Unlawful Search under 42 U.S.C. § 1983"), "Unlawful Search", 1, "search"),
        (("COUNT I – FALSE ARREST",), "False Arrest", 0, None),  # of state law, or of the Fourth Amendment
        (("COUNT I – FALSE ARREST (42 U.S.C. § 1983)",), "False Arrest", 1, "arrest"),
        (("COUNT I", "Unlawful Arrest and Excessive Force"), "Unlawful Arrest and Excessive Force", 0, None),
        (("COUNT I", "(42 U.S.C. § 1983 - Excessive Force - against Marsh)"), "Excessive Force", 1, "force"),
        (("COUNT I", "Negligent Hiring and Training"), "Negligent Hiring and Training", 0, None),
        (("COUNT I", "(42 U.S.C. § 1983 – Municipal Liability (Monell))"), "Municipal Liability (Monell)", 1, "monell"),
        (("COUNT I – BATTERY BY LVMPD SWAT (NRS 41.031)",), "Battery by LVMPD SWAT", 0, None),
    ],
)
def it_proposes_counts_and_asks_when_unsure(heading: tuple[str, ...], title: str, statutes: int, claim: str | None):
    (found,) = counts("1. She lives there.", *heading, "2. He left.")
    assert (found.label, found.claim, len(found.statutes)) == ("1", claim, statutes)
    assert re.sub(r"\W+", " ", found.title).strip() == re.sub(r"\W+", " ", title).strip()
    assert bool(found.cues) == bool(found.may_be)
    assert found.paragraphs == ("2",)


@pytest.mark.parametrize(
    ("against", "defendants", "unknown"),
    [
        ("(Against all Defendants)", (), ()),
        ("(By Plaintiff against Officer Marsh)", ("marsh",), ()),
        ("(Against Defendants Marsh and Does 1–10)", ("marsh",), ("Does 1–10",)),
        ("(Against Deputy Hale)", (), ("Hale",)),
        ("against Marsh", ("marsh",), ()),
        ("By Plaintiff against Ned Marsh", ("marsh",), ()),
        ("", (), ()),
    ],
)
def it_knows_the_parties_of_a_count(against: str, defendants: tuple[str, ...], unknown: tuple[str, ...]):
    (found,) = counts("# SECOND CLAIM", "Negligence", *((against,) if against else ()), "2. He left.", "3. He slept.")
    assert (found.defendants, found.unknown, found.title) == (defendants, unknown, "Negligence")
    assert found.paragraphs == ("2-3",)


@pytest.mark.parametrize("against", ["against Marsh", "(Against Marsh)"])
def it_asks_which_of_two_parties_of_one_name_is_meant(against: str):
    parties = make_matter().parties
    other = replace(parties[1], id=PartyId("other"), name="Lee Marsh", short_name="Deputy Marsh")
    (found,) = counts("COUNT I", "Negligence", against, "2. He left.", matter=make_matter(parties=(*parties, other)))
    assert found.defendants == ()


def it_knows_a_public_body_by_what_it_is():
    board = Party(
        id=PartyId("board"),
        name="Board of Commissioners of Pine County",
        short_name="Board of Commissioners of Pine County",
        side=Side.DEFENDANT,
    )
    (found,) = counts(
        "COUNT I",
        "Negligence",
        "(Against Defendant Board)",
        "2. He left.",
        matter=make_matter(parties=(*make_matter().parties, board)),
    )
    assert (found.defendants, found.unknown) == (("board",), ())


def it_takes_what_is_done_to_somebody_for_no_party():
    (found,) = counts("COUNT I", "Retaliation against Doyle", "2. He left.")
    assert (found.against, found.title) == ("", "Retaliation against Doyle")


def it_makes_a_count_of_a_proposed_one():
    matter = make_matter(counts=(), issues=(), selections=(), reply_selections=())
    sure, unsure, stranger = counts(
        "COUNT I – NEGLIGENCE", "2. He left.", "COUNT II – FALSE ARREST", "3. He held her.",
        "COUNT III – NEGLIGENCE (Against Deputy Hale)", "4. She fell.", matter=matter,
    )  # fmt: skip
    reading = PaperReading(paper=COMPLAINT, filename="c.txt", sha256="0", counts=(sure, unsure, stranger))
    matter = take_count(put_reading(matter, reading), COMPLAINT, "1")
    assert [(c.number, c.claim, c.title, c.paragraphs) for c in matter.counts] == [
        (1, "negligence", "Negligence", ("2",))
    ]
    assert take_count(matter, COMPLAINT, "1") is matter
    with pytest.raises(UsageError, match="Which kind of claim"):
        take_count(matter, COMPLAINT, "2")
    with pytest.raises(UsageError, match="no such party"):
        take_count(matter, COMPLAINT, "3")
    with pytest.raises(UsageError, match="heads no count"):
        take_count(matter, COMPLAINT, "9")
    matter = take_count(matter, COMPLAINT, "2", claim=ClaimId("arrest"))
    matter = take_count(matter, COMPLAINT, "3", defendants=[PartyId("marsh")])
    assert [(c.claim, c.defendants) for c in matter.counts[1:]] == [("arrest", ()), ("negligence", ("marsh",))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Counts 2 and 3b fail", ["2", "3b"]),
        ("Count II fails", ["2"]),
        ("Claims One through Four", ["1", "2", "3", "4"]),
        ("the First and Third Causes of Action", ["1", "3"]),
        ("the Seventh Claim for Relief", ["7"]),
        ("the claim is barred", []),
        ("no claim in this case", []),
    ],
)
def it_reads_counts_by_number(text: str, numbers: list[str]):
    assert [number for number, _ in iter_counts(text)] == numbers


@pytest.mark.parametrize(
    "said",
    [
        "He said, “I’m not doing anything. Please don’t.”",
        "She cried, “Stop. Get Off Me.”",
        "The sergeant answered, “No. Not Here”",
        "The dispatcher wrote it down (“Send Two. Now!”)",
    ],
)
def it_keeps_what_is_quoted_to_its_last_mark(said):
    apart = paragraphs("1. The officers came at night.", f"2. {said}", "3. They left.")
    together = paragraphs(f"1. The officers came at night. 2. {said} 3. They left.")
    assert apart[1] == together[1] == ("2", said)
