"""The form and the parts of a paper against a court's rules."""

import dataclasses

import pytest

from app.checking.form_check import check_form, check_parts, checklist
from app.filing.page_form import PageForm
from app.filing.profiles import load_profile, profile_ids
from app.law.findings import Severity
from app.word.form import read_form
from app.word.shell import find_shell
from tests.helpers.briefs import make_brief

GOOD = PageForm(
    font="Times New Roman",
    size_pt=14,
    footnote_size_pt=14,
    quote_size_pt=14,
    line_pt=24,
    lines_per_page=28,
    line_numbers=True,
    margins_in=(1, 1, 1, 1),
)


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"font": "Arial"}, "form_font", "Arial"),
        ({"size_pt": 12.0, "line_pt": 24.0}, "form_size", "it must be 14 at least"),
        ({"quote_size_pt": 12.0}, "form_size", "Block quotations are set in 12"),
        ({"footnote_size_pt": 10.0}, "form_footnotes", "they must be 14 at least"),
        ({"line_pt": 16.0}, "form_spacing", "not double-spaced"),
        ({"lines_per_page": 30}, "form_lines", "at most 28"),
        ({"line_numbers": False}, "form_line_numbers", "not numbered"),
    ],
)
def it_names_what_differs_and_the_rule(change: dict[str, object], code: str, words: str):
    form = load_profile("cacd").form
    assert check_form(GOOD, form) == ()
    (finding,) = check_form(dataclasses.replace(GOOD, **change), form)
    assert (finding.code, finding.severity) == (code, Severity.WARN)
    assert words in finding.message
    assert "L.R. 11-3" in finding.message


def it_measures_margins_where_the_rule_asks_for_them():
    form = load_profile("ca9").form
    page = dataclasses.replace(GOOD, lines_per_page=23, line_numbers=False)
    assert check_form(page, form) == ()
    (finding,) = check_form(dataclasses.replace(page, margins_in=(1, 0.5, 1, 1)), form)
    assert finding.message == "The right margin is 0.5 inches; it must be 1 (Fed. R. App. P. 32(a)(4)-(5))."


def it_says_nothing_of_what_a_file_does_not_say():
    page = dataclasses.replace(GOOD, font=None, line_pt=None, lines_per_page=None, footnote_size_pt=None)
    assert check_form(page, load_profile("cacd").form) == ()


@pytest.mark.parametrize("profile_id", profile_ids())
def it_ships_shells_in_the_form_of_their_courts(profile_id: str):
    profile = load_profile(profile_id)
    assert check_form(read_form(find_shell(profile.shell)), profile.form) == ()


def it_names_the_parts_that_a_paper_lacks():
    brief = make_brief()
    lacking = {finding.subject for finding in check_parts(brief, load_profile("cand"))}
    present = {section.id for section in brief.sections if section.blocks}
    assert lacking == {"issues", "facts", "argument"} - present
    assert lacking
    assert check_parts(brief, load_profile("federal")) == ()


def it_lists_what_the_attorney_must_still_see_to():
    asked = {block.id for block in checklist(load_profile("cand", "Eumi K. Lee"), "opposition")}
    assert {"signature", "redaction", "proposed_order", "ai_certificate"} <= asked
    assert "issues" not in asked
    assert "conference" not in {block.id for block in checklist(load_profile("cacd"), "reply")}
