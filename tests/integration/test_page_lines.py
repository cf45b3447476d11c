"""Places on pages and places in a text, both ways."""

from pathlib import Path

import pytest

from app.jobs import Cancelled, CancelToken
from app.tasks.page_lines import PageLine, PageLines, find_line_in, read_lines
from tests.helpers.files import column, make_pdf, words

TEXT = "The gate stood open, as FAC ¶ 12 says.\u2029Nobody closed it.\u2029The gate stood open again at dawn."


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    first = column(["The gate stood open", "and nobody closed it"])
    second = "\n".join([words(300, 740, "12"), column(["It stayed so until dawn"])])
    path = tmp_path / "pages.pdf"
    path.write_bytes(make_pdf([first, second]))
    return path


def it_reads_the_lines_of_all_pages_from_the_top(pdf):
    lines = read_lines(pdf, CancelToken()).lines
    assert [(line.page, line.words.strip()) for line in lines] == [
        (0, "The gate stood open"),
        (0, "and nobody closed it"),
        (1, "12"),
        (1, "It stayed so until dawn"),
    ]
    assert all(0 <= line.top < line.bottom <= 1 for line in lines)
    assert lines[0].top < lines[1].top


def it_has_no_lines_of_a_file_that_is_gone(tmp_path):
    assert read_lines(tmp_path / "gone.pdf", CancelToken()).lines == ()


def it_stops_when_other_pages_are_there(pdf):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        read_lines(pdf, token)


def made(*lines: tuple[int, str]) -> PageLines:
    return PageLines.of([PageLine(page, n / 10, n / 10 + 0.05, said) for n, (page, said) in enumerate(lines)])


PAGES = made(
    (0, "The gate stood open ......... 2"),
    (1, "4 The gate stood open, as FAC ¶ 12"),
    (1, "says. Nobody closed"),
    (1, "1"),
    (1, "Footer of the page"),
    (2, "it. The gate stood open again at dawn."),
)


@pytest.mark.parametrize(
    ("said", "page", "at"),
    [
        ("The gate stood open, as FAC ¶ 12 says.", 1, 1),
        ("The gate stood open", 0, 0),
        ("The gate stood open again at dawn.", 1, 5),
        ("Nobody ever closed it", 1, None),
        ("The gate", 3, None),
        ("¶ 12", 1, None),
    ],
)
def it_finds_where_words_begin(said, page, at):
    assert PAGES.find(said, page) == (None if at is None else PAGES.lines[at])


def it_finds_words_over_which_a_page_ends():
    ends = made((1, "A sentence of which the first line"), (1, "7"), (1, "Footer"), (2, "stands alone on its page."))
    assert ends.find("A sentence of which the first line stands alone on its page.", 0) == ends.lines[0]


def it_looks_only_a_few_pages_further():
    far = made((0, "Here it begins"), (9, "A heading said twice"))
    assert far.find("A heading said twice", 0) is None
    assert far.find("A heading said twice", 7) == far.lines[1]


@pytest.mark.parametrize(("page", "height", "at"), [(1, 0.0, 1), (1, 0.22, 2), (1, 0.99, 4), (2, 0.1, 5)])
def it_knows_the_line_at_a_height(page, height, at):
    assert PAGES.line_at(page, height) == PAGES.lines[at]


def it_knows_no_line_of_a_page_that_is_not_there():
    assert PAGES.line_at(7, 0.5) is None


@pytest.mark.parametrize(
    ("line", "near", "at"),
    [
        ("4 The gate stood open", 0, 0),
        ("The gate stood open", 60, TEXT.index("The gate stood open again")),
        ("NOBODY CLOSED IT", 0, TEXT.index("Nobody")),
        ("Footer of the page", 0, None),
        ("12", 0, None),
    ],
)
def it_finds_a_line_in_a_text(line, near, at):
    assert find_line_in(TEXT, line, near) == at
