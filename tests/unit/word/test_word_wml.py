"""Elements, runs, bookmarks, fields."""

import pytest
from docx.oxml.ns import qn

from app.word import wml


def tags(elements):
    return [element.tag.split("}")[1] for element in elements]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("one", ["t"]),
        ("one\ttwo", ["t", "tab", "t"]),
        ("one\r\ntwo\n", ["t", "br", "t", "br"]),
    ],
)
def it_turns_tabs_and_line_ends_into_words_own(text, inside):
    (run,) = wml.run(text)
    assert tags(run) == inside


def it_makes_no_run_of_nothing():
    assert wml.run("") == []


def it_drops_characters_that_xml_forbids():
    (run,) = wml.run("a\x00b\x0cc\ufffed")
    assert run[0].text == "abcd"


def it_keeps_spaces_at_the_ends():
    (run,) = wml.run(" a ")
    assert run[0].get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def it_numbers_bookmarks_once_each():
    marks = wml.Bookmarks()
    first, second = marks.around("a", wml.run("x")), marks.around("b", [])
    assert tags(first) == ["bookmarkStart", "r", "bookmarkEnd"]
    assert [item[0].get(qn("w:id")) for item in (first, second)] == ["1", "2"]
    assert tags(marks.around("", wml.run("x"))) == ["r"]


@pytest.mark.parametrize(("dirty", "mark"), [(True, "true"), (False, None)])
def it_asks_word_to_update_a_dirty_field(dirty, mark):
    begin = wml.field_begin("PAGE", dirty=dirty)[0]
    assert begin[0].get(qn("w:dirty")) == mark
