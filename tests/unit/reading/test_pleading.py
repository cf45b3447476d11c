"""Line numbers of pleading paper, and the pages that they show."""

from app.reading.pleading import find_pages
from tests.unit.reading.papers import FILLER, as_lines, bare, numbered


def pages_of(text: str) -> list[tuple[str | None, list[str]]]:
    found = find_pages(as_lines(text))
    assert found is not None
    return [(page.label, [line.text for line in page.lines if line.text]) for page in found[0]]


def it_takes_the_numbers_before_lines_and_turns_the_page_where_they_restart() -> None:
    text = numbered(["First page, line one.", "Line two."]) + "\n\n" + numbered(["Second page."])
    assert pages_of(text) == [("1", ["First page, line one.", "Line two."]), ("2", ["Second page."])]


def it_takes_a_bare_block_of_numbers_as_the_beginning_of_a_page() -> None:
    text = bare() + "\n\nText of the first page.\n\n" + bare() + "\n\nText of the second."
    assert pages_of(text) == [("1", ["Text of the first page."]), ("2", ["Text of the second."])]


def it_counts_what_it_takes() -> None:
    found = find_pages(as_lines(numbered(["- 3 things."]) + "\n" + bare()))
    assert found is not None
    assert found[1] == {"line_number": 56, "page_break": 1}


def it_leaves_numbers_that_belong_to_the_text() -> None:
    lines = ["under", "42 U.S.C. § 1983 and", "7 other rules"] + [FILLER] * 25
    assert pages_of(numbered(lines))[0][1][:3] == lines[:3]


def it_takes_the_number_out_of_a_list_item_and_keeps_the_item_s_own() -> None:
    text = "\n".join([f"{n} {FILLER}" for n in range(1, 5)] + ["- 5 1. The gate is closed;"] + bare().split("\n")[5:])
    assert pages_of(text)[0][1][4] == "1. The gate is closed;"


def it_keeps_the_indentation_that_follows_a_number() -> None:
    found = find_pages(as_lines(numbered(["        Indented.", "Flush."])))
    assert found is not None
    assert [line.indent for line in found[0][0].lines[:2]] == [8, 0]


def it_finds_a_page_whose_numbers_are_lost_after_the_notes_of_the_page_before() -> None:
    noted = numbered([*[FILLER] * 26, r"\_\_\_\_\_", "<sup>1</sup> A note that goes on"])
    text = f"{noted}\nwithout a number on its last line.\n\n2. *A Heading*\n\nText.\n\n{numbered(['Third page.'])}"
    assert [label for label, _ in pages_of(text)] == ["1", "2", "3"]
    assert pages_of(text)[1][1] == ["2. *A Heading*", "Text."]
    assert pages_of(text)[0][1][-1] == "without a number on its last line."


def it_keeps_a_lost_last_number_s_line_on_its_page() -> None:
    text = numbered([FILLER] * 28) + "\nlast words without a number:\n\n---\n\n<sup>4</sup> A note.\n\n" + bare()
    assert pages_of(text)[0][1][-3:] == ["last words without a number:", "---", "<sup>4</sup> A note."]


def it_bears_numbers_that_were_lost_in_between() -> None:
    kept = [f"{n} {FILLER}" for n in range(1, 29) if n not in {6, 17, 18}]
    pages = pages_of("\n".join(kept))
    assert all(line == FILLER for line in pages[0][1])


def it_does_not_take_a_numbered_list_for_pleading_paper() -> None:
    assert find_pages(as_lines("\n".join(f"{n} item" for n in range(1, 13)))) is None
    assert find_pages(as_lines("No numbers.\n\nNone at all.")) is None


def it_strips_the_numbers_of_pages_that_notes_shorten() -> None:
    full = [f"{number:>2}   {FILLER}" for number in range(1, 27)]
    short = [f"{number:>2}   {FILLER}" for number in range(1, 13)]
    notes = ["", "             1", "              The district court heard the ranger and believed him.", ""]
    pages = [full, [*short, *notes], full, full]
    sheets = [[*page, " " * 40 + str(number)] for number, page in enumerate(pages, start=1)]
    sheets[0] = sheets[0][:-1]
    found = find_pages(as_lines("\n".join(line for sheet in sheets for line in sheet)))
    assert found is not None
    assert [page.label for page in found[0]] == ["1", "2", "3", "4"]
    texts = [line.text for page in found[0] for line in page.lines if FILLER in line.text]
    assert texts == [FILLER] * (3 * 26 + 12)
