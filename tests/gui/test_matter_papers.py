"""A paper takes the names of its kind until the attorney gives others."""

from app.gui.rooms.matter.edits import PAPER_FIELDS, add_paper, edit_paper
from app.law.matters import PaperKind
from tests.helpers.matters import make_matter


def field(name: str) -> int:
    return PAPER_FIELDS.index(name)


def it_calls_a_paper_by_its_kind_and_takes_the_only_one_for_operative():
    matter = add_paper(make_matter())
    row = len(matter.papers) - 1
    opposition = edit_paper(matter, row, field("kind"), "opposition").papers[row]
    assert (opposition.short_name, opposition.title, opposition.operative) == ("Opp.", "Opposition", True)
    deposition = edit_paper(matter, row, field("kind"), "deposition").papers[row]
    assert (deposition.short_name, deposition.title, deposition.operative) == ("Dep.", "Deposition", False)


def it_keeps_names_that_were_given_and_the_operative_motion():
    matter = add_paper(make_matter())
    row = len(matter.papers) - 1
    named = edit_paper(matter, row, field("short_name"), "Lee Decl.")
    changed = edit_paper(named, row, field("kind"), "motion")
    assert (changed.papers[row].short_name, changed.papers[row].title) == ("Lee Decl.", "Declaration")
    assert not changed.papers[row].operative
    assert changed.find_operative(PaperKind.MOTION) == matter.find_operative(PaperKind.MOTION)
