"""The first prong of immunity where nothing is picked for it: the law that answers the count's other points, or a gap."""

import re

import pytest

from app.filing.papers import load_paper
from app.law.briefs import Placeholder
from app.law.claims import ClaimId, DefenseId
from app.law.matters import Count, Issue, Matter, Selection, Support
from app.tasks.draft_brief import make_draft
from app.tasks.workspace import Workspace
from tests.helpers.matters import make_matter
from tests.helpers.written import find_seams, find_unsourced, paragraphs, pieces

NAMED = "Count 1, qualified immunity, for want of a constitutional violation"
BESIDE = "What answers the other points on Count 1 shows the violation as well. See "
PAPERS = ["opposition", "opposition_summary_judgment"]


def answer(count: str, defense: str, *propositions: str, conceded: str = "") -> Selection:
    supports = tuple(Support(authority=one.partition(".")[0], proposition=one) for one in propositions)
    return Selection(count=count, defense=DefenseId(defense), supports=supports, conceded=conceded)


def case(*selections: Selection) -> Matter:
    return make_matter(
        counts=tuple(
            Count(number=n, label=str(n), claim=ClaimId(claim), title=claim, paragraphs=(str(20 + n),))
            for n, claim in enumerate(("entry", "force"), 1)
        ),
        issues=tuple(Issue(count=one.count, defense=one.defense) for one in selections),
        selections=selections,
        reply_selections=(),
        facts=(),
    )


def text_of(matter: Matter, workspace: Workspace, paper: str) -> str:
    written = make_draft(matter, workspace, load_paper(paper).kind).written
    assert find_seams(written) == []
    assert find_unsourced(written) == []
    return "\n".join(paragraphs(written))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_violation_is_shown_by_what_answers_the_other_points(workspace: Workspace, paper: str) -> None:
    text = text_of(case(answer("1", "exigency", "payton.arrest"), answer("1", "qi_prong1")), workspace, paper)
    assert BESIDE in text
    assert "[AUTHORITY REQUIRED]" not in text


@pytest.mark.parametrize(
    "others",
    [
        (),
        (answer("2", "graham_reasonable", "blankenhorn.need"),),
        (answer("1", "exigency", "payton.arrest", conceded="The entry is not contested."),),
        (answer("1", "exigency"),),
    ],
)
def test_without_such_law_the_gap_says_what_is_offered(workspace: Workspace, others: tuple[Selection, ...]) -> None:
    draft = make_draft(case(*others, answer("1", "qi_prong1")), workspace, load_paper("opposition").kind)
    text = "\n".join(paragraphs(draft.written))
    assert "[AUTHORITY REQUIRED]" in text
    assert BESIDE not in text
    reasons = [p.reason for p in pieces(draft.written) if isinstance(p, Placeholder) and NAMED in p.reason]
    assert reasons
    assert all(re.search(r"; the library offers \d+\.$", reason) for reason in reasons)
