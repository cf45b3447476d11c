"""A fact that is told first in its paragraph names the person, or the attorney is told that it does not."""

import pytest

from app.checking.pronouns import check_pronouns
from app.law.briefs import BlockKind, Origin, OriginKind, TextRun, WrittenBlock, WrittenBrief
from app.law.matters import Fact, FactId


def written(*texts: tuple[str, OriginKind]) -> WrittenBrief:
    runs = tuple(TextRun(text=f"{text} ", origin=Origin(kind, f"{n}")) for n, (text, kind) in enumerate(texts))
    return WrittenBrief(blocks=(WrittenBlock(kind=BlockKind.PARAGRAPH, pieces=runs),), table=())


FACT, LEAD = OriginKind.FACT, OriginKind.TEMPLATE


@pytest.mark.parametrize(
    ("texts", "asks"),
    [
        ((("She did not move.", FACT),), True),
        ((("The complaint answers the point.", LEAD), ("Her hands were open.", FACT)), True),
        ((("Between her and the hall stood a door.", FACT),), True),
        ((("Ms. Doyle sat down.", FACT), ("She did not move.", FACT)), False),
        ((("Sheila Roe sat down.", FACT),), False),
        ((("They argue otherwise.", LEAD),), False),
    ],
)
def it_asks_who_it_is_where_nobody_is_named_before(texts, asks):
    found = list(check_pronouns(written(*texts)))
    assert [finding.code for finding in found] == ["nobody_named"] * asks


FACTS = tuple(
    Fact(id=FactId(name), text=text)
    for name, text in {
        "sat": "Ms. Doyle sat down.",
        "still": "She did not move.",
        "officers": "The officers knelt on her back.",
        "roe": "Officer Roe came in.",
        "neighbor": "A neighbor said that she saw it.",
    }.items()
)


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        (["sat", "still"], 0),
        (["sat", "still", "officers"], 0),
        (["roe", "still"], 1),
        (["sat", "officers"], 1),
        (["sat", "neighbor"], 0),
        (["still", "sat"], 1),
        (["sat", "roe"], 0),
    ],
)
def it_asks_who_it_is_where_facts_stand_side_by_side_that_did_not_in_the_matter(told: list[str], asks: int):
    texts = {fact.id: fact.text for fact in FACTS}
    runs = tuple(TextRun(text=f"{texts[FactId(one)]} ", origin=Origin(FACT, one)) for one in told)
    brief = WrittenBrief(blocks=(WrittenBlock(kind=BlockKind.PARAGRAPH, pieces=runs),), table=())
    assert [finding.code for finding in check_pronouns(brief, FACTS)] == ["nobody_named"] * asks


def it_ends_a_long_quotation_with_a_sign():
    told = "She did not step off the sidewalk, did not touch any officer, and did not block the way of anybody at all."
    (found,) = check_pronouns(written((told, FACT)))
    assert " …” is told first" in found.message
