"""Changes of a matter: nothing points nowhere afterwards, and each can be undone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.edits import Choice, ConflictKind, EditConflict, EditKind
from app.law.matters import AnalogueNote, Fact, FactId, Likeness, Matter, SetAside, Support
from app.matters import editing, matter_from_json, matter_to_json
from app.matters.block_edits import (
    delete_block,
    insert_block,
    move_block,
    replace_block,
    resolve_conflict,
    restore_block,
)
from app.matters.references import check_references
from tests.helpers.matters import make_matter

ISSUE = "1:doorway"
PLAINTIFF = Side.PLAINTIFF
PRACTICE = load_practice()
SECOND = Fact(id=FactId("second"), text="Officer Marsh came in.")


def picked(matter: Matter) -> list[str | None]:
    return [s.proposition for s in matter.selections[0].supports]


def two_facts() -> Matter:
    return editing.put_fact(make_matter(), SECOND)


def it_picks_moves_and_drops_supports():
    matter = editing.add_support(
        make_matter(), PLAINTIFF, ISSUE, Support(authority="payton", proposition="payton.arrest"), at=0
    )
    assert picked(matter) == ["payton.arrest", "lalonde.doorway", "santana.doorway"]
    assert editing.add_support(matter, PLAINTIFF, ISSUE, matter.selections[0].supports[0]) == matter
    matter = editing.move_support(matter, PLAINTIFF, ISSUE, 0, 2)
    assert picked(matter) == ["lalonde.doorway", "santana.doorway", "payton.arrest"]
    assert picked(editing.remove_support(matter, PLAINTIFF, ISSUE, 1)) == ["lalonde.doorway", "payton.arrest"]


def it_begins_a_selection_and_drops_an_empty_one():
    bare = make_matter(selections=())
    aside = SetAside(authority="santana", reason="A pursuit.")
    matter = editing.set_aside(bare, PLAINTIFF, ISSUE, aside)
    assert matter.selections[0].set_aside == (aside,)
    assert editing.set_aside(matter, PLAINTIFF, ISSUE, replace(aside, reason=" ")) == bare


def it_picks_for_the_reply_apart():
    matter = editing.pick_fact(make_matter(), Side.DEFENDANT, ISSUE, "inside")
    assert matter.reply_selections[0].facts == ("inside",)
    assert matter.selections == make_matter().selections


def it_keeps_picked_facts_in_the_order_of_the_story():
    matter = replace(two_facts(), facts=two_facts().facts[::-1])
    matter = editing.pick_fact(matter, PLAINTIFF, ISSUE, "second")
    assert matter.selections[0].facts == ("second", "inside")
    assert editing.move_picked_fact(matter, PLAINTIFF, ISSUE, 0, 1).selections[0].facts == ("inside", "second")
    assert editing.pick_fact(matter, PLAINTIFF, ISSUE, "inside", on=False).selections[0].facts == ("second",)


def it_takes_a_removed_fact_out_of_picks_and_likenesses():
    matter = editing.remove_fact(make_matter(), "inside")
    assert matter.selections[0].facts == ()
    assert matter.selections[0].likenesses[0].facts == ()
    check_references(matter, PRACTICE)


def it_removes_an_issue_with_its_picks():
    matter = editing.remove_issue(make_matter(), ISSUE)
    assert (matter.issues, matter.selections, matter.reply_selections) == ((), (), ())


def it_marks_a_likeness_once_an_aspect():
    mark = Likeness(aspect="where the person stood", proposition="lalonde.doorway", ours="by the stove")
    matter = editing.mark_likeness(make_matter(), PLAINTIFF, ISSUE, mark)
    assert matter.selections[0].likenesses == (mark,)
    assert (
        editing.unmark_likeness(matter, PLAINTIFF, ISSUE, mark.proposition, mark.aspect).selections[0].likenesses == ()
    )


def it_notes_differences_and_drops_an_empty_note():
    note = AnalogueNote(proposition="lalonde.doorway", differences=("There were two officers.",))
    matter = editing.note_analogue(make_matter(), PLAINTIFF, ISSUE, note)
    assert matter.selections[0].analogues == (note,)
    empty = AnalogueNote(proposition="lalonde.doorway")
    assert editing.note_analogue(matter, PLAINTIFF, ISSUE, empty) == make_matter()


# -- blocks


def edited(text: str = "Mine.") -> Matter:
    return replace_block(make_matter(), "opposition", "argument/1:doorway/a", base="Theirs.", text=text)


def it_keeps_an_edit_with_what_it_replaced():
    (edit,) = edited().edits
    assert (edit.kind, edit.text, edit.base) == (EditKind.REPLACE, "Mine.", "Theirs.")
    assert matter_from_json(matter_to_json(edited())) == edited()


def it_keeps_the_first_base_when_an_edit_is_edited():
    again = replace_block(edited(), "opposition", "argument/1:doorway/a", base="Mine.", text="Mine again.")
    assert [(e.id, e.text, e.base) for e in again.edits] == [("e1", "Mine again.", "Theirs.")]
    gone = delete_block(again, "opposition", "argument/1:doorway/a", base="whatever")
    assert [(e.kind, e.base) for e in gone.edits] == [(EditKind.DELETE, "Theirs.")]


@pytest.mark.parametrize("text", ["Theirs.", " Theirs. "])
def it_takes_an_edit_back_with_the_generated_words(text: str):
    assert replace_block(edited(), "opposition", "argument/1:doorway/a", base="", text=text).edits == ()
    assert restore_block(edited(), "opposition", "argument/1:doorway/a").edits == ()


def it_removes_an_own_block_and_moves_up_what_stood_after_it():
    matter = insert_block(make_matter(), "opposition", after="argument/x", text="One.")
    matter = insert_block(matter, "opposition", after="own:e1", text="Two.")
    matter = move_block(matter, "opposition", "argument/y", after="own:e1")
    matter = delete_block(matter, "opposition", "own:e1", base="")
    assert [(e.block, e.after) for e in matter.edits] == [("own:e2", "argument/x"), ("argument/y", "argument/x")]


def it_changes_and_moves_an_own_block():
    matter = insert_block(make_matter(), "opposition", after="argument/x", text="One.")
    matter = replace_block(matter, "opposition", "own:e1", base="", text="Two.")
    matter = move_block(matter, "opposition", "own:e1", after="facts")
    assert [(e.text, e.after) for e in matter.edits] == [("Two.", "facts")]


@pytest.mark.parametrize(
    ("kind", "choice", "expected"),
    [
        (ConflictKind.CHANGED, Choice.MINE, [(EditKind.REPLACE, "b", "Mine.", "New.", "")]),
        (ConflictKind.CHANGED, Choice.THIRD, [(EditKind.REPLACE, "b", "Third.", "New.", "")]),
        (ConflictKind.CHANGED, Choice.NEW, []),
        (ConflictKind.GONE, Choice.MINE, [(EditKind.INSERT, "own:e1", "Mine.", "", "z")]),
        (ConflictKind.GONE, Choice.NEW, []),
    ],
)
def it_resolves_a_conflict_as_chosen(kind: ConflictKind, choice: Choice, expected: list[tuple[object, ...]]):
    matter = edited()
    new = "New." if kind is ConflictKind.CHANGED else None
    conflict = EditConflict(
        edit=matter.edits[0], kind=kind, base="Theirs.", mine="Mine.", new=new, block="b", after="z"
    )
    resolved = resolve_conflict(matter, conflict, choice, "Third.")
    after = "z" if kind is ConflictKind.GONE else ""
    assert [(e.kind, e.block, e.text, e.base, e.after if after else "") for e in resolved.edits] == expected


# -- many changes, one after the other


STEPS = st.lists(st.tuples(st.sampled_from(["text", "fact", "pick", "delete", "insert"]), st.integers(0, 3)))


def _step(matter: Matter, name: str, number: int) -> Matter:
    block = f"argument/{number}"
    match name:
        case "text":
            matter = replace_block(matter, "reply", block, base="base", text=f"words {len(matter.edits)}")
        case "delete":
            matter = delete_block(matter, "reply", f"own:e{number}" if number % 2 else block, base="base")
        case "insert":
            matter = insert_block(matter, "reply", after=f"own:e{number}", text="new")
        case "fact":
            matter = editing.remove_fact(matter, "inside") if number % 2 else editing.put_fact(matter, SECOND)
        case "pick":
            facts = [fact.id for fact in matter.facts]
            matter = editing.pick_fact(matter, PLAINTIFF, ISSUE, facts[number % len(facts)]) if facts else matter
    return matter


@settings(deadline=None, max_examples=60)
@given(STEPS)
def it_stays_sound_whatever_is_changed(steps: list[tuple[str, int]]):
    matter = make_matter()
    for name, number in steps:
        matter = _step(matter, name, number)
        check_references(matter, PRACTICE)
        assert len({edit.id for edit in matter.edits}) == len(matter.edits)
    assert matter_from_json(matter_to_json(matter)) == matter
