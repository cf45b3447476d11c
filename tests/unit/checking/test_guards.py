"""What refuses a final export, and what passes with a reason."""

import datetime as dt
from dataclasses import replace

import pytest

from app.checking.guards import apply_overrides, check_length, count_words
from app.filing.profiles import Basis, Limit
from app.law.findings import Finding, Override, Severity, count_blocking
from tests.helpers.briefs import make_short_written

GATE = Finding(
    code="gate_notice", severity=Severity.BLOCK, message="Decided later.", issue="1:qi_prong2", can_override=True
)
GAP = Finding(code="placeholder", severity=Severity.BLOCK, message="[PIN REQUIRED]")
BASIS = Basis(rule="Civ. L.R. 7-4(b)", source="test", verified=True)


def let_pass(finding: Finding, paper: str = "opposition") -> Override:
    return Override(finding=finding.key, paper=paper, reason="It states the rule.", by="R. L.", on=dt.date(2026, 1, 2))


def it_lets_a_named_finding_pass_with_its_reason():
    (found,) = apply_overrides([GATE], [let_pass(GATE)], "opposition")
    assert (found.severity, found.overridden) == (Severity.NOTE, "It states the rule.")
    assert "Let pass by R. L. on 2026-01-02: It states the rule." in found.message


@pytest.mark.parametrize(
    ("finding", "override"),
    [
        (GATE, let_pass(GATE, paper="reply")),
        (GATE, let_pass(replace(GATE, issue="2:qi_prong2"))),
        (GAP, let_pass(GAP)),
    ],
)
def it_lets_nothing_else_pass(finding: Finding, override: Override):
    assert count_blocking(apply_overrides([finding], [override], "opposition")) == 1


@pytest.mark.parametrize(
    ("limit", "pages", "words", "message"),
    [
        (Limit(paper="x", pages=25, basis=BASIS), 25, 9000, None),
        (Limit(paper="x", pages=25, basis=BASIS), 26, 1, "26 pages, 1 too many; Civ. L.R. 7-4(b) allows 25 pages"),
        (Limit(paper="x", pages=25, basis=BASIS), None, 99999, None),
        (Limit(paper="x", words=7000, basis=BASIS), None, 7001, "7,001 words, 1 too many"),
        (Limit(paper="x", pages=30, words=14000, either=True, basis=BASIS), 40, 13000, None),
        (
            Limit(paper="x", pages=30, words=14000, either=True, basis=BASIS),
            40,
            14500,
            "40 pages, 10 too many and 14,5",
        ),
    ],
)
def it_measures_a_paper_against_its_limit(limit: Limit, pages: int | None, words: int, message: str | None):
    found = check_length("x", limit, pages=pages, words=words)
    assert (found is not None and found.can_override) is (message is not None)
    assert found is None or (message or "") in found.message


def it_counts_the_words_of_headings_text_and_citations():
    written = make_short_written()
    words = " ".join(getattr(block, "text", "") for block in written.blocks).split()
    assert count_words(written.blocks, footnotes=True) == len(words)
