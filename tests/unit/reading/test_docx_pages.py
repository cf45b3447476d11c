"""The pages of Word documents: noted by Word, counted from breaks, or not known."""

from pathlib import Path

import pytest

from app.law.opposing import PagesFrom
from app.reading.filed import FiledPaper, read_filed
from app.reading.pipeline import read_opinion
from tests.helpers.files import make_docx

NOTED = "<w:r><w:lastRenderedPageBreak/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def section(kind: str = "nextPage", **numbers: str) -> str:
    numbered = "".join(f' w:{name}="{value}"' for name, value in numbers.items())
    return f'<w:sectPr><w:type w:val="{kind}"/><w:pgNumType{numbered}/></w:sectPr>'


def filed(tmp_path: Path, *body: str) -> FiledPaper:
    path = tmp_path / "motion.docx"
    path.write_bytes(make_docx("".join(body)))
    return read_filed(path)


def pages(read: FiledPaper) -> list[str | None]:
    return [paragraph.page for part in read.opinion.parts for paragraph in part.paragraphs]


ONE, TWO, THREE = (run(f"The {number} word of this motion is here.") for number in ("first", "second", "third"))


@pytest.mark.parametrize(
    ("body", "source", "expected"),
    [
        ((para(ONE), para(BREAK), para(TWO)), PagesFrom.BREAKS, ["1", "2"]),
        ((para(ONE, BREAK), para(TWO, BREAK), para(THREE)), PagesFrom.BREAKS, ["1", "2", "3"]),
        ((para(ONE), para(TWO, properties="<w:pageBreakBefore/>")), PagesFrom.BREAKS, ["1", "2"]),
        ((para(ONE, properties=section()), para(TWO), section()), PagesFrom.BREAKS, ["1", "2"]),
        ((para(ONE, properties=section()), para(TWO), section("continuous")), None, [None, None]),
        ((para(ONE), para(NOTED, TWO), para(THREE)), PagesFrom.WORD, ["1", "2", "2"]),
        ((para(ONE, BREAK), para(NOTED, TWO), para(NOTED, THREE)), PagesFrom.WORD, ["1", "2", "3"]),
        ((para(ONE, BREAK), para(BREAK), para(NOTED, TWO)), PagesFrom.WORD, ["1", "3"]),
        ((para(ONE), para(TWO)), None, [None, None]),
        ((para(run("A word of many. " * 200)), para(BREAK), para(TWO)), None, [None, None]),
    ],
    ids=["break", "two", "before", "section", "continuous", "noted", "both", "blank page", "none", "too long"],
)
def it_counts_the_pages_that_the_file_tells(tmp_path, body, source, expected):
    read = filed(tmp_path, *body)
    assert (read.pages_from, pages(read)) == (source, expected)


def it_numbers_the_pages_of_each_section_as_it_says(tmp_path):
    front = section(fmt="lowerRoman", start="1")
    read = filed(
        tmp_path,
        para(ONE, BREAK),
        para(TWO, properties=front),
        para(THREE),
        para(NOTED, ONE),
        section(start="1"),
    )
    assert pages(read) == ["i", "ii", "1", "2"]


def it_turns_the_page_within_a_paragraph(tmp_path):
    read = filed(tmp_path, para(ONE, run(" It goes on "), NOTED, run("overleaf.")), para(TWO))
    first, second = (paragraph for part in read.opinion.parts for paragraph in part.paragraphs)
    assert first.text.endswith("It goes on overleaf.")
    assert (first.page_at(0), first.page_at(len(first.text) - 1), second.page) == ("1", "2", "2")


def it_gives_an_opinion_no_pages_of_a_word_processor(tmp_path):
    path = tmp_path / "opinion.docx"
    path.write_bytes(make_docx(para(ONE) + para(NOTED, TWO)))
    texts = [paragraph for part in read_opinion(path).parts for paragraph in part.paragraphs]
    assert [(paragraph.page, "<" in paragraph.text) for paragraph in texts] == [(None, False), (None, False)]


def it_keeps_words_that_look_like_a_mark(tmp_path):
    read = filed(tmp_path, para(run("The tag &lt;page&gt;7&lt;/page&gt; is printed here.")), para(BREAK), para(TWO))
    assert "<page>7</page>" in read.opinion.parts[0].paragraphs[0].text
    assert pages(read) == ["1", "2"]
