"""The whole way on texts made for it: nothing lost, nothing added, nothing raised but what is explained."""

import pickle
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import AppError, EmptyFile
from app.law.opinions import Opinion
from app.reading.pipeline import read_opinion, read_text
from tests.unit.reading.papers import FILLER, SOURCE, bare, numbered, read

ORDER = "\n\n".join(
    [
        bare(),
        "**UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF CALIFORNIA**",
        "ROWAN ASHGROVE,\nPlaintiff,\nv.\nIRIS MCTAVISH,\nDefendant.",
        "Case No. 21-cv-00417-QRS",
        f"Rowan Ashgrove left the gate. *See* ECF 1. Ashgrove says so.<sup>1</sup> {FILLER}. McTavish denies it.",
        "---",
        "<sup>1</sup> Ashgrove said so at the\nhearing as well.",
        numbered([f"**I. {'THE GATE'}**", "", *[FILLER] * 20, f"{FILLER} again, and"]),
        numbered(
            ["the fence as well.", "", "Dated: March 4, 2021", "", "PAT SILVERTHORN", "United States District Judge"]
        ),
    ]
)


def words_of(opinion: Opinion) -> Counter[str]:
    texts = [p.text for part in opinion.parts for p in part.paragraphs] + [note.text for note in opinion.footnotes]
    return Counter(re.findall(r"[^\W_]+", " ".join(texts)))


def it_reads_an_order() -> None:
    opinion = read(ORDER)
    assert (opinion.name, opinion.court, str(opinion.decided)) == ("Ashgrove v. McTavish", "caed", "2021-03-04")
    assert [(part.kind.value, part.author) for part in opinion.parts] == [
        ("front_matter", None),
        ("order", "Pat Silverthorn"),
    ]
    assert opinion.quality.quotable


def it_loses_and_adds_no_word() -> None:
    opinion = read(ORDER)
    removed = dict(opinion.removed)
    raw = Counter(re.findall(r"[^\W_]+", re.sub(r"</?sup>", " ", ORDER)))
    lost = raw - words_of(opinion)
    assert not words_of(opinion) - raw
    assert all(word.isdigit() for word in lost)
    assert lost.total() == removed["line_number"] + removed["footnote_call"] + removed["footnote_mark"]


def it_is_the_same_for_the_same_text_and_crosses_processes() -> None:
    assert pickle.loads(pickle.dumps(read(ORDER))) == read(ORDER)  # noqa: S301  our own bytes


def it_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "order.txt"
    path.write_bytes(ORDER.encode("utf-16"))
    opinion = read_opinion(path)
    assert (opinion.name, opinion.source.filename) == ("Ashgrove v. McTavish", "order.txt")


@pytest.mark.parametrize("raw", ["", " \n\f\n ", "\n".join(["---", "", "---"])])
def it_refuses_a_text_without_words(raw: str) -> None:
    with pytest.raises(EmptyFile, match=re.escape("made.txt")):
        read(raw)


PIECES = [
    *(
        "1 ",
        "28 ",
        "- 5 ",
        "\n",
        "\n\n",
        "\f",
        "---",
        r"\_\_\_\_",
        "<sup>1</sup>",
        "*",
        "**",
        "> ",
        "# ",
        "v.",
        "\u00ad",
    ),
    *("No. 1-2", "UNITED STATES DISTRICT COURT", "JUSTICE FERN, dissenting.", "Before A and B, Circuit Judges.", "  "),
    *("Dated: May 1, 2020", "Syllabus", "In re Roe", "PER CURIAM", ")", "-", "word", "Word. ", "12/31/99"),
]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_no_text_raises_anything_but_an_explained_error(raw: str) -> None:
    try:
        opinion = read_text(raw, source=SOURCE)
    except AppError:
        return
    for part in opinion.parts:
        for paragraph in part.paragraphs:
            ends = [span.end for span in paragraph.emphasis] + list(paragraph.footnote_calls)
            places = ends + [place for place, _ in paragraph.page_turns]
            assert all(0 <= place <= len(paragraph.text) for place in places)
