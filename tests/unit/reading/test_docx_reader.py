"""Word documents made by hand: what prints when every change is accepted."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from app.errors import AppError, DamagedFile, EncryptedFile, FileTooLarge, UnsupportedFormat
from app.law.opinions import Opinion
from app.reading.pages import Line
from app.reading.pipeline import read_opinion
from app.reading.readers import archive as archives
from app.reading.readers.archive import Archive
from app.reading.readers.binary import read_binary
from tests.helpers.files import W, make_docx, make_zip

PATH = Path("order.docx")


def para(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def lines_of(body: str, **parts: str) -> list[Line]:
    found = read_binary(make_docx(body, **parts), PATH)
    assert found is not None
    manuscript, name = found
    assert name == "docx"
    return [line for line in manuscript.lines if line.text]


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines_of(body, **parts)]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("We ") + run("affirm", "<w:i/>") + run("."), "We *affirm*."),
        (run("Not ", '<w:i w:val="0"/>') + run("bold", '<w:b w:val="false"/>'), "Not bold"),
        (run("both", "<w:b/><w:i/>"), "***both***"),
        (f"<w:ins>{run('kept')}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept"),
        (f"<w:moveFrom>{run('from')}</w:moveFrom><w:moveTo>{run('to')}</w:moveTo>", "to"),
        (run("seen ") + run("hidden", "<w:vanish/>") + run("again"), "seen again"),
        (mark("begin") + code("PAGEREF x") + mark("separate") + run("12") + mark("end"), "12"),
        (
            mark("begin")
            + code("IF ")
            + mark("begin")
            + code("DATE")
            + mark("separate")
            + run("not shown")
            + mark("end")
            + mark("separate")
            + run("shown")
            + mark("end"),
            "shown",
        ),
        (mark("begin") + code("TOC") + run("the rest is not lost"), "the rest is not lost"),
        (f'<w:fldSimple w:instr="REF a">{run("result")}</w:fldSimple>', "result"),
        (f"<w:hyperlink>{run('link')}</w:hyperlink>", "link"),
        (f"<w:sdt><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>", "control"),
        (f'<w:commentRangeStart w:id="1"/>{run("said")}<w:r><w:commentReference w:id="1"/></w:r>', "said"),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>trained</w:t></w:r>", "well-trained"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0A7"/></w:r>' + run(" 1983"), "\N{REPLACEMENT CHARACTER} 1983"),
        ('<w:r><w:sym w:font="Times New Roman" w:char="00A7"/></w:r>' + run(" 1983"), "§ 1983"),
        (run("2 * 3 &lt;sup>4"), r"2 \* 3 \<sup>4"),
        (run("# no heading"), r"\# no heading"),
        (run("- no item"), r"\- no item"),
    ],
)
def it_reads_what_prints(inner: str, text: str) -> None:
    assert texts(para(inner)) == [text]


def it_joins_a_paragraph_whose_end_was_deleted_to_the_next() -> None:
    body = para(run("The motion "), "<w:rPr><w:del/></w:rPr>") + para(run("is denied."))
    assert texts(body) == ["The motion is denied."]


def it_keeps_a_last_paragraph_whose_end_was_deleted() -> None:
    assert texts(para(run("So ordered."), "<w:rPr><w:del/></w:rPr>")) == ["So ordered."]


def it_reads_line_ends_as_lines_of_one_paragraph() -> None:
    body = para(f"{run('JANE ROE,')}<w:r><w:br/></w:r>{run('Plaintiff,')}") + para(run("v."))
    assert texts(body) == ["JANE ROE,", "Plaintiff,", "v."]


def it_reads_the_cells_of_tables_and_leaves_out_deleted_rows() -> None:
    cell = "<w:tc>{}</w:tc>".format
    rows = f"<w:tr>{cell(para(run('Roe')))}{cell(para(run('No. 17-263')))}</w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(para(run('gone')))}</w:tr>"
    assert texts(f"<w:tbl>{rows}{gone}</w:tbl>") == ["Roe", "No. 17-263"]


def it_reads_a_text_box_once() -> None:
    box = f"<w:txbxContent>{para(run('In the box'))}</w:txbxContent>"
    two = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert texts(para(f"{run('Beside it')}<w:r>{two}</w:r>")) == ["Beside it", "In the box"]


def it_knows_headings_and_quotations_by_their_styles() -> None:
    styles = (
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="Firm Title"/><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:styleId="Q"><w:name w:val="Block Quotation"/></w:style>'
        '<w:style w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    body = (
        para(run("Background"), '<w:pStyle w:val="Own"/>')
        + para(run("Facts"), '<w:outlineLvl w:val="1"/>')
        + para(run("No person shall be held to answer."), '<w:pStyle w:val="Q"/>')
        + para(run("Nor be deprived of life or liberty."), '<w:ind w:left="720" w:right="720"/>')
        + para(run("See ") + run("id.", '<w:rStyle w:val="Em"/>'), '<w:ind w:left="720"/>')
    )
    lines = lines_of(body, styles=styles)
    assert [line.text for line in lines] == [
        "# Background",
        "# Facts",
        "No person shall be held to answer.",
        "Nor be deprived of life or liberty.",
        "See *id.*",
    ]
    assert [line.quoted for line in lines] == [False, False, True, True, False]


def note(identity: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{identity}">{para(run(text))}</w:{kind}>'


def call(identity: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'


def opinion_of(tmp_path: Path, body: str, **parts: str) -> Opinion:
    path = tmp_path / "made.docx"
    path.write_bytes(make_docx(body, **parts))
    return read_opinion(path)


def it_reads_footnotes_in_the_order_of_their_calls(tmp_path: Path) -> None:
    body = para(run("First claim.") + call(7) + run(" Second claim.") + call(3) + run(" Then the rest."))
    footnotes = note(3, "Of the second.") + note(7, "Of the first.") + note(9, "Never called.")
    opinion = opinion_of(tmp_path, body, footnotes=footnotes)
    assert [(one.number, one.text) for one in opinion.footnotes] == [("1", "Of the first."), ("2", "Of the second.")]
    (paragraph,) = opinion.parts[-1].paragraphs
    assert paragraph.text == "First claim. Second claim. Then the rest."
    assert (paragraph.footnotes, paragraph.footnote_calls) == (("1", "2"), (12, 26))


def it_reads_endnotes_as_notes_when_there_are_no_others(tmp_path: Path) -> None:
    body = para(run("The claim stands.") + call(2, "endnote"))
    opinion = opinion_of(tmp_path, body, endnotes=note(2, "At the end.", "endnote"))
    assert [(one.number, one.text) for one in opinion.footnotes] == [("1", "At the end.")]


def it_keeps_the_words_of_notes_without_a_number_of_their_own() -> None:
    body = para(
        run("The panel")
        + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
        + run(" met.")
        + call(3)
        + call(4, "endnote")
    )
    notes = note(2, "* Sitting by designation.") + note(3, "In March.")
    found = texts(body, footnotes=notes, endnotes=note(4, "At the end.", "endnote"))
    assert found == [
        r"The panel\* met.<sup>1</sup>",
        r"\* Sitting by designation.",
        "At the end.",
        "<sup>1</sup> In March.",
    ]


def it_reads_a_paragraph_that_begins_with_a_raised_number_as_a_paragraph(tmp_path: Path) -> None:
    body = para(run("2", '<w:vertAlign w:val="superscript"/>') + run("The words go on.")) + para(run("And on."))
    opinion = opinion_of(tmp_path, body)
    assert opinion.footnotes == ()
    assert [one.text for part in opinion.parts for one in part.paragraphs] == ["The words go on.", "And on."]


def it_refuses_archives_that_hold_no_word_document() -> None:
    with pytest.raises(UnsupportedFormat, match="zip archive and no Word document"):
        read_binary(make_zip({"a.txt": "words"}), PATH)


def it_refuses_a_damaged_archive() -> None:
    whole = make_docx(para(run("words")))
    with pytest.raises(DamagedFile, match="damaged"):
        read_binary(whole[:-30], PATH)


def it_refuses_a_part_whose_words_are_broken() -> None:
    with pytest.raises(DamagedFile, match=r"damaged part \(word/document.xml\)"):
        read_binary(make_docx("<w:p>"), PATH)


def it_refuses_an_archive_that_unpacks_to_too_much() -> None:
    bomb = make_docx(para(run("x")), extra={"word/styles.xml": b" " * (archives.MAX_PART // 8)})
    with pytest.raises(FileTooLarge, match="far more than a document"):
        read_binary(bomb, PATH)


def it_does_not_trust_the_sizes_that_an_archive_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_PART", 100)
    with pytest.raises(FileTooLarge):
        Archive(make_zip({"word/document.xml": "x" * 101}), PATH).read("word/document.xml")


def it_refuses_entities_and_does_not_expand_them() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with pytest.raises(DamagedFile, match="no word processor writes"):
        read_binary(make_zip({"word/document.xml": bomb}), PATH)


def it_refuses_what_nests_too_deep() -> None:
    deep = "<w:sdt><w:sdtContent>" * 120 + para(run("x")) + "</w:sdtContent></w:sdt>" * 120
    with pytest.raises(DamagedFile):
        read_binary(make_docx(deep), PATH)


def it_refuses_an_encrypted_member() -> None:
    data = bytearray(make_docx(para(run("words"))))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as whole:
        place = whole.getinfo("word/document.xml").header_offset
    directory = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[place + 6] |= 1
    data[directory + 8] |= 1
    with pytest.raises(EncryptedFile, match="password"):
        read_binary(bytes(data), PATH)


def it_answers_every_changed_document_with_a_reason() -> None:
    chance = random.Random(7)  # noqa: S311
    body = para(run("First claim.") + call(2) + mark("begin") + code("REF") + mark("separate") + run("x") + mark("end"))
    for _ in range(150):
        inner = bytearray(body.encode())
        start = chance.randrange(len(inner))
        inner[start : start + chance.randrange(1, 30)] = b"<w:r>" * chance.randrange(3)
        try:
            read_binary(make_docx(inner.decode(), footnotes=note(2, "Note.")), PATH)
        except AppError as error:
            assert error.hint  # noqa: PT017 - either it reads or it says what to do


def it_tells_what_it_left_out(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>never </w:delText></w:r><w:r><w:delText>said</w:delText></w:r></w:del>"
    body = para(run("The gate stood open.") + deleted + run("for the clerk", "<w:vanish/>"))
    remark = '<w:comment w:author="A. Clerk"><w:p><w:r><w:t>Check this.</w:t></w:r></w:p></w:comment>'
    path = tmp_path / "order.docx"
    path.write_bytes(make_docx(body, extra={"word/comments.xml": f"<w:comments {W}>{remark}</w:comments>".encode()}))
    opinion = read_opinion(path)
    assert [paragraph.text for part in opinion.parts for paragraph in part.paragraphs] == ["The gate stood open."]
    assert [(one.kind, one.text) for one in opinion.removals] == [
        ("deleted_text", "never said"),
        ("hidden_run", "for the clerk"),
        ("comment", "A. Clerk: Check this."),
    ]
    assert opinion.quality.quotable
