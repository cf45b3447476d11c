"""What holds for any text: nothing raises, and every span is the words that it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.citations.checks import check_citations
from app.citations.report import find_citations_in_text
from app.citations.typography import fold

_PIECES = st.sampled_from(
    [
        "Adams v. Brown, ", "In re Cole, ", "204 F.3d 947", "533 U.S. at 201", "131 S. Ct. 2074", ", 955", "–56", " n.7", " (9th Cir. 2000)", " (2001)",
        " (quoting ", "(citing ", ")", "(", "[", "]", "Id. ", "id. at 5", "Ibid.", " ¶¶ 4, 5-6", "FAC", "ECF 60", "Opp’n at 12", ", aff’d, ", "overruled by ",
        "§ 1983", "42 U.S.C. §§ 1, 2", "Penal Code ", "Rule 12(f)", "“", "”", "‘", "’", '"', "...", ". ", "; ", " and ", "See, e.g., ", "supra", "Adams, ",
        "\u00a0", "—", "Adams", "2017 WL 12, at *6–7", " (S.D. Cal. Feb. 30, 2017)", "___", "577 U. S. ___", "\n", "é", "🏛", "1 U.S. 1", " v. ",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=14).map("".join), max_size=4), st.lists(_PIECES, max_size=8).map("".join))
def it_never_raises_and_its_spans_are_exact(paragraphs: list[str], note: str) -> None:
    report = find_citations_in_text(paragraphs, notes={"1": note})
    for found in (*report.citations, *report.quotations):
        text = note if found.footnote else paragraphs[found.paragraph]
        assert text[found.span[0] : found.span[1]] == found.text
    assert [one.index for one in report.citations] == list(range(len(report.citations)))
    assert all(one.certain or one.reasons for one in report.citations)
    assert all(one.refers_to or not one.certain for one in report.citations)
    assert sum(one.count for one in report.authorities) <= len(report.citations)
    check_citations(report)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def it_reads_any_text(text: str) -> None:
    report = find_citations_in_text([text])
    assert all(text[one.span[0] : one.span[1]] == one.text for one in report.citations)


@given(st.text())
def it_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
