"""Word parts of small papers, compared as readable XML with what a person has looked at (`--update-golden`)."""

import pytest

from app.law.briefs import BlockKind, Placeholder, RecordNode, TextRun, WrittenBlock, WrittenBrief, WrittenNote
from app.word.document import write_brief
from app.word.pages import PageNumbers
from tests.helpers.briefs import CASES, STATUTES, Citing, heading, make_brief, paragraph
from tests.helpers.docx_parts import parts
from tests.helpers.golden import check_golden, pretty


def plain() -> WrittenBrief:
    """Headings, a paragraph with every kind of piece, a list, a quotation, a footnote."""
    citing = Citing()
    blocks = (
        heading(1, "I.", "The Door", 1),
        heading(2, "A.", "A chain held it.", 2),
        paragraph(
            TextRun(text="The chain held. "),
            citing.cite(CASES[0]),
            TextRun(text=" "),
            RecordNode(text="FAC ¶ 5.", paper="fac"),
            TextRun(text=" It "),
            TextRun(text="held", italic=True),
            TextRun(text=" "),
            Placeholder(text="[FAC ¶ ?]", reason="no paragraph"),
            WrittenNote(number=1, pieces=(TextRun(text="So "), citing.id("payton"))),
        ),
        WrittenBlock(kind=BlockKind.BLOCK_QUOTE, pieces=(TextRun(text="A chain is no invitation."),)),
        paragraph(citing.statute(*STATUTES[0][:2]), flush=True),
        WrittenBlock(kind=BlockKind.LIST_ITEM, label="1.", pieces=(TextRun(text="The first."),)),
        WrittenBlock(kind=BlockKind.LIST_ITEM, label="2.", pieces=(TextRun(text="The second."),)),
    )
    return WrittenBrief(blocks=blocks, table=citing.table())


def numbered(written: WrittenBrief) -> PageNumbers:
    anchors = ["sec00001", "sec00002", *(anchor for entry in written.table for anchor in entry.anchors)]
    return PageNumbers(labels=dict.fromkeys(anchors, "1"), sheets=3, body_pages=1)


@pytest.mark.parametrize(
    ("name", "shell", "wanted"),
    [
        ("plain", "cand_pleading", ("document", "footnotes", "numbering")),
        ("tables", "cand_pleading", ("document",)),
        ("cover", "ca9_brief", ("document",)),
    ],
)
def it_writes_the_parts_that_were_looked_at(tmp_path, update_golden, name, shell, wanted):
    path = tmp_path / "paper.docx"
    written = plain()
    write_brief(make_brief(paper=shell), written, path, pages=numbered(written), tables=name != "plain")
    made = parts(path)
    for part in wanted:
        check_golden(f"word/{name}/{part}.xml", pretty(made[f"word/{part}.xml"]), update=update_golden)


@pytest.mark.parametrize("shell", ["cacd_pleading", "federal_plain"])
def it_builds_the_styles_that_were_looked_at(tmp_path, update_golden, shell):
    path = tmp_path / "paper.docx"
    write_brief(make_brief(paper=shell), plain(), path, tables=False)
    check_golden(f"word/{shell}/styles.xml", pretty(parts(path)["word/styles.xml"]), update=update_golden)
