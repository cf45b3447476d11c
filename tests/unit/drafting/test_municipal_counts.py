"""Counts against a local government, and against an officer who stood by: known by their headings alone."""

from dataclasses import replace

import pytest

from app.drafting.opponent.counts import find_counts
from app.drafting.opponent.flow import Flow
from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.matters import Matter
from app.law.opinions import Paragraph
from app.law.opposing import ProposedCount
from app.law.parties import Party, PartyId, PartyKind
from tests.helpers.matters import make_matter

PRACTICE = load_practice()


def with_county() -> Matter:
    county = Party(
        id=PartyId("county"),
        name="County of Stanislaus",
        short_name="the County",
        side=Side.DEFENDANT,
        kind=PartyKind.ENTITY,
    )
    matter = make_matter()
    return replace(matter, parties=(*matter.parties, county))


def proposed(*heading: str) -> ProposedCount:
    texts = ("1. She lives in Modesto.", *heading, "2. She repeats what is said above.")
    paragraphs = tuple(Paragraph(text=text, heading=text in heading, page="1") for text in texts)
    (found,) = find_counts(Flow.of_paragraphs(paragraphs), with_county(), PRACTICE)
    return found


def it_reads_a_count_against_a_county_whole():
    found = proposed(
        "FOURTH CLAIM FOR RELIEF",
        "Municipal Liability (Monell) (42 U.S.C. § 1983)",
        "(Against Defendant County of Stanislaus)",
    )
    assert (found.label, found.title, found.claim) == ("4", "Municipal Liability", "monell")
    assert found.defendants == ("county",)
    assert found.statutes == ("42 U.S.C. § 1983",)
    assert found.paragraphs == ("2",)


@pytest.mark.parametrize(
    ("title", "claim"),
    [
        ("Monell", "monell"),
        ("Monell Liability", "monell"),
        ("Municipal Liability Under Monell", "monell"),
        ("Municipal Liability – Ratification", "monell"),
        ("Municipal Liability – Failure to Train", "monell"),
        ("Failure to Train and Supervise", "monell"),
        ("Unconstitutional Policy, Custom or Practice", "monell"),
        ("Unlawful Policies, Customs, and Practices", "monell"),
        ("Municipal Liability for Unconstitutional Custom or Policy", "monell"),
        ("Monell – Custom and Policy", "monell"),
        ("Failure to Intervene", "intervene"),
        ("FAILURE TO INTERCEDE", "intervene"),
        ("Violation of the Fourth Amendment – Failure to Intervene", "intervene"),
        ("Bystander Liability", "intervene"),
        ("Supervisory Liability", "supervisory"),
        ("SUPERVISOR LIABILITY", "supervisory"),
    ],
)
def it_knows_a_count_by_its_heading(title: str, claim: str):
    assert proposed("SECOND CLAIM FOR RELIEF", f"{title} (42 U.S.C. § 1983)", "(Against all Defendants)").claim == claim


@pytest.mark.parametrize(
    ("title", "may_be"),
    [
        ("Municipal and Supervisory Liability (42 U.S.C. § 1983)", ("supervisory",)),
        ("Failure to Supervise (42 U.S.C. § 1983)", ()),
        ("Deliberate Indifference to Medical Needs (42 U.S.C. § 1983)", ()),
        ("Negligent Training (California Common Law)", ("negligence",)),
        ("Municipal Liability for Excessive Force (42 U.S.C. § 1983)", ("monell", "force")),
        ("Failure to Intervene in Excessive Force (42 U.S.C. § 1983)", ("intervene", "force")),
    ],
)
def it_asks_where_a_heading_is_not_plain(title: str, may_be: tuple[str, ...]):
    found = proposed("SECOND CLAIM FOR RELIEF", title, "(Against all Defendants)")
    assert found.claim is None
    assert found.may_be == may_be
