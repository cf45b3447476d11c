"""Whose words a sentence holds, where a rule tells."""

import pytest

from app.law.authorities import PartKind
from app.law.opinions import OpinionPart, Paragraph, VoiceKind
from app.reading.sentences import iter_sentences
from app.reading.voices import mark_voices


def voices(paragraph: Paragraph, kind: PartKind = PartKind.ORDER) -> list[tuple[VoiceKind, str]]:
    part = mark_voices([OpinionPart(kind=kind, paragraphs=(paragraph,))], ["Ashgrove"])[0]
    return [(voice.kind, paragraph.text[voice.start : voice.end]) for voice in part.paragraphs[0].voices]


@pytest.mark.parametrize(
    "sentence",
    [
        "Plaintiff contends that the gate was open.",
        "Ashgrove further argues that nobody asked.",
        "The officers assert that they knocked.",
        "Defendant McTavish maintains otherwise.",
        "According to Defendants, the mare bolted.",
        "Moreover, Ashgrove alleges that the fence fell.",
    ],
)
def it_marks_what_a_party_contends(sentence: str) -> None:
    text = f"The gate stood open. {sentence} It was noon."
    assert voices(Paragraph(text=text)) == [(VoiceKind.CONTENTION, sentence)]


@pytest.mark.parametrize(
    "sentence", ["The Court finds that the gate was shut.", "Accordingly, we hold that a warrant was needed."]
)
def it_marks_what_the_court_finds(sentence: str) -> None:
    assert voices(Paragraph(text=sentence)) == [(VoiceKind.COURT, sentence)]
    assert voices(Paragraph(text=sentence), PartKind.DISSENT) == []


@pytest.mark.parametrize(
    "sentence", ["The mare argues with nobody.", "He contends that it rained.", "The Court held otherwise long ago."]
)
def it_leaves_the_rest_unmarked(sentence: str) -> None:
    assert voices(Paragraph(text=sentence)) == []


def it_marks_a_block_quotation_whole() -> None:
    assert voices(Paragraph(text="The gate is a door.", block_quote=True)) == [
        (VoiceKind.QUOTED, "The gate is a door.")
    ]
    assert voices(Paragraph(text="Plaintiff argues it.", heading=True)) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The gate. The mare.", ["The gate.", "The mare."]),
        ("See Doe v. Roe, 1 Cal. App. 5th 2. He left.", ["See Doe v. Roe, 1 Cal. App. 5th 2.", "He left."]),
        ("Mr. J. Doe said “no.” She left", ["Mr. J. Doe said “no.”", "She left"]),
        ("", []),
    ],
)
def it_ends_sentences_where_they_end(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in iter_sentences(text)] == sentences
