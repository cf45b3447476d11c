"""Sentences of a written brief, each with what stands behind it."""

from app.drafting.provenance import trace_sentences
from app.law.briefs import BlockKind, RecordNode, TextRun, WrittenBlock, WrittenBrief


def it_goes_on_after_a_short_name_that_ends_in_a_stop():
    pieces = (
        TextRun(text="It is pleaded in the Complaint"),
        RecordNode(text=" (ECF No. 1, “Compl.”)", paper="compl", sentence=False),
        TextRun(text=" and is taken as true. Then it ends."),
    )
    written = WrittenBrief(blocks=(WrittenBlock(kind=BlockKind.PARAGRAPH, pieces=pieces),), table=())
    assert [sentence.text for sentence in trace_sentences(written)] == [
        "It is pleaded in the Complaint (ECF No. 1, “Compl.”) and is taken as true.",
        "Then it ends.",
    ]
