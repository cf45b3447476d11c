from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drafting.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Mr. Roe left. He ran.", ["Mr. Roe left.", "He ran."]),
        (
            "See Doe v. Roe, 1 F.3d 2 (9th Cir. 2005). It held so.",
            ["See Doe v. Roe, 1 F.3d 2 (9th Cir. 2005).", "It held so."],
        ),
        ("He said “Stop.” She ran.", ["He said “Stop.”", "She ran."]),
        ("It cost 3.5 million. So?", ["It cost 3.5 million.", "So?"]),
        ("Cal. Penal Code § 835 applies. No.", ["Cal. Penal Code § 835 applies.", "No."]),
        ("An end without its mark", ["An end without its mark"]),
        ("under 42 U.S.C. § 1983. Then", ["under 42 U.S.C. § 1983.", "Then"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text())
def test_spans_are_in_order_and_lose_no_letter(text: str) -> None:
    spans = list(sentence_spans(text))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())
