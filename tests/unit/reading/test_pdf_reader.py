"""PDFs made by hand: what stands where decides what it is."""

from pathlib import Path

import pytest

from app.errors import AppError, DamagedFile, EmptyFile, NoTextLayer
from app.law.opinions import Source
from app.reading.pages import Manuscript
from app.reading.pipeline import read_opinion, read_pages
from app.reading.readers.pdf import read_pdf
from tests.helpers.files import column, make_pdf, words

PATH = Path("order.pdf")
PROSE = [
    "The officers waited outside the house for an hour before",
    "anyone came to the door, and the record does not say what",
    "they had been told of the people who were living in it.",
    "The neighbors had seen nothing of the kind that afternoon.",
]


def texts(manuscript: Manuscript, page: int = 0) -> list[str]:
    return [line.text for line in manuscript.pages[page].lines if line.text]


def read(*pages: str) -> Manuscript:
    return read_pdf(make_pdf(pages), PATH)


def it_reads_lines_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    lines = [words(72, 700 - 14 * place, line) for place, line in enumerate(PROSE)]
    assert texts(read("\n".join(reversed(lines)))) == PROSE


def it_joins_what_stands_on_one_line_and_keeps_wide_gaps() -> None:
    page = "\n".join([column(PROSE, top=600), words(330, 700, "Case No. 17-263"), words(72, 700, "JANE ROE,")])
    assert texts(read(page))[0].split("   ")[0] == "JANE ROE,"
    assert texts(read(page))[0].endswith("   Case No. 17-263")


def it_parts_paragraphs_where_the_lines_stand_wider_or_are_set_in() -> None:
    second = column(["  A second paragraph stands lower on the page than a line would."], top=700 - 14 * 6)
    third = column(["A third is set in by more than an em at its beginning, as"], x=96, top=700 - 14 * 7)
    lines = read("\n".join([column(PROSE), second, third])).pages[0].lines
    assert [line.text for line in lines][4] == ""
    assert lines[-1].indent >= 3
    assert lines[0].indent == 0


def it_takes_out_pleading_numbers_and_the_foot_below_them() -> None:
    numbers = [words(40, 724 - 24 * place, str(place + 1)) for place in range(28)]
    body = column([f"{line} {place}" for place, line in enumerate(PROSE * 6)], x=90, top=724, leading=24)
    foot = "\n".join([words(300, 50, "7"), words(200, 38, "ORDER DENYING MOTION TO DISMISS")])
    manuscript = read("\n".join([*numbers, body, foot]))
    assert texts(manuscript) == [f"{line} {place}" for place, line in enumerate(PROSE * 6)]
    assert manuscript.pages[0].label == "7"
    kinds = [removal.kind for removal in manuscript.removals]
    assert (kinds.count("line_number"), kinds.count("page_number"), kinds.count("running_foot")) == (28, 1, 1)


def it_leaves_numbers_that_begin_a_line_of_the_text() -> None:
    lines = ["42 U.S.C. 1983 gives the claim its form and nothing more", *PROSE]
    assert texts(read(column(lines)))[0] == lines[0]


def it_learns_the_numbers_of_pages_that_count_on() -> None:
    pages = [column(PROSE), *(f"{column(PROSE)}\n{words(300, 40, str(number))}" for number in (2, 3, 4))]
    manuscript = read(*pages)
    assert [page.label for page in manuscript.pages] == ["1", "2", "3", "4"]
    assert all("4" not in texts(manuscript, page) for page in range(4))


def it_does_not_take_any_number_at_the_foot_for_a_page_number() -> None:
    manuscript = read(*(f"{column(PROSE)}\n{words(300, 40, number)}" for number in ("1983", "12", "77")))
    assert [page.label for page in manuscript.pages] == [None, None, None]


def it_has_the_number_of_a_filing_stamp_when_no_other_is_printed() -> None:
    stamp = words(72, 770, "Case 3:17-cv-00263-BLF Document 32 Filed 05/30/18 Page 9 of 37")
    assert read(f"{stamp}\n{column(PROSE)}").pages[0].label == "9"


def it_takes_out_feet_that_come_back() -> None:
    pages = [f"{column(PROSE)}\n{words(200, 40, 'ORDER RE SUMMARY JUDGMENT')}" for _ in range(4)]
    manuscript = read(*pages)
    assert all(texts(manuscript, page) == PROSE for page in range(4))
    assert [removal.kind for removal in manuscript.removals] == ["running_foot"] * 4


def it_knows_footnotes_by_their_raised_numbers_and_small_print() -> None:
    call = words(72, 700 - 14 * 4, "The warrant said otherwise.") + "\n" + words(203, 700 - 14 * 4 + 5, "1", 7)
    note = words(82, 110, "1", 6) + "\n" + words(86, 106, "The warrant is in the record, and no party disputes it.", 9)
    manuscript = read("\n".join([column(PROSE), call, note]))
    opinion = read_pages(manuscript, source=Source(sha256="0" * 64, format="pdf"))
    (footnote,) = opinion.footnotes
    assert (footnote.number, footnote.text) == ("1", "The warrant is in the record, and no party disputes it.")
    assert opinion.parts[-1].paragraphs[-1].footnotes == ("1",)
    assert "otherwise.1" not in opinion.parts[-1].paragraphs[-1].text


def it_enlarges_type_that_a_file_sets_at_size_one() -> None:
    lines = [f"BT /F1 1 Tf 12 0 0 12 72 {700 - 14 * place} Tm ({line}) Tj ET" for place, line in enumerate(PROSE)]
    assert texts(read("\n".join(lines))) == PROSE


def it_reads_words_printed_over_once() -> None:
    bold = "\n".join([words(72, 700, "ORDER"), words(72.4, 700.2, "ORDER"), column(PROSE, top=660)])
    assert texts(read(bold)) == ["ORDER", *PROSE]


def it_leaves_out_rotated_words() -> None:
    aside = "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (DRAFT) Tj ET"
    assert texts(read(f"{column(PROSE)}\n{aside}")) == PROSE


def it_leaves_out_invisible_words_and_words_under_a_bar() -> None:
    invisible = f"3 Tr {words(72, 600, 'a draft that was never filed')} 0 Tr"
    covered = f"{words(72, 560, 'John Secret')}\n0 0 0 rg 70 556 70 14 re f"
    manuscript = read("\n".join([column(PROSE), invisible, covered]))
    assert texts(manuscript) == PROSE
    assert [removal.kind for removal in manuscript.removals] == ["hidden_text"]


def it_keeps_words_on_which_a_light_mark_lies_and_dark_rules_beside_words() -> None:
    marked = f"0.9 0.9 0.5 rg 70 696 300 14 re f\n0 0 0 rg 60 400 2 300 re f\n{column(PROSE)}"
    assert texts(read(marked)) == PROSE


def it_reads_the_invisible_text_of_a_scan() -> None:
    assert texts(read_pdf(make_pdf([f"3 Tr {column(PROSE)}"], picture=True), PATH)) == PROSE


def it_refuses_pictures_of_pages_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(
        make_pdf(["", words(72, 770, "Case 3:17-cv-1 Document 3 Filed 01/02/18 Page 1 of 2")], picture=True)
    )
    with pytest.raises(NoTextLayer, match=r"no text layer\. Run OCR"):
        read_opinion(path)


def it_tells_of_single_pages_that_are_pictures() -> None:
    manuscript = read_pdf(make_pdf([column(PROSE), "", column(PROSE)], picture=True), PATH)
    assert [(removal.kind, removal.text) for removal in manuscript.removals] == [("picture_page", "sheet 2")]


def it_refuses_a_pdf_without_words() -> None:
    with pytest.raises(EmptyFile, match="holds no words"):
        read("")


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing that follows is one", make_pdf([column(PROSE)])[:300]])
def it_refuses_damaged_pdfs(data: bytes) -> None:
    with pytest.raises(DamagedFile, match="damaged PDF"):
        read_pdf(data, PATH)


def it_refuses_another_file_that_is_named_as_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "opinion.pdf"
    path.write_text("Please sign in to download this opinion.", encoding="utf-8")
    with pytest.raises(DamagedFile, match="is named as a PDF and is none"):
        read_opinion(path)


def it_finds_a_pdf_behind_a_few_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "mailed.bin"
    path.write_bytes(b"\r\n" + make_pdf([column(PROSE)]))
    assert read_opinion(path).source.format == "pdf"


def it_answers_every_cut_and_changed_file_with_a_reason() -> None:
    whole = make_pdf([column(PROSE), f"{column(PROSE)}\n{words(300, 40, '2')}"])
    for place in range(0, len(whole), 97):
        for data in (whole[:place], whole[:place] + b"\xff\x00<<" + whole[place + 4 :]):
            try:
                read_pdf(data, PATH)
            except AppError as error:
                assert error.hint  # noqa: PT017 - either it reads or it says what to do
