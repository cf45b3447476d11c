"""A fact that is told first in its paragraph names the person, or the attorney is told that it does not."""

import pytest

from app.checking.brief_check import check_pronouns
from app.law.briefs import BlockKind, Origin, OriginKind, TextRun, WrittenBlock, WrittenBrief


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
