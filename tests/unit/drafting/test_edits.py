"""Edits put into a drafted paper: kept, placed, and never overwritten."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.drafting.edits import apply_edits
from app.drafting.identity import name_blocks, slot_of, subject_of
from app.drafting.markup import MarkupProblem, to_text
from app.law.briefs import (
    Block,
    BlockKind,
    Brief,
    BriefKind,
    BriefSection,
    CitationNode,
    Origin,
    OriginKind,
    RecordNode,
    TextRun,
)
from app.law.edits import Choice, ConflictKind, EditConflict
from app.law.matters import Matter
from app.matters.block_edits import (
    delete_block,
    insert_block,
    move_block,
    replace_block,
    resolve_conflict,
    restore_block,
)
from tests.helpers.briefs import make_front
from tests.helpers.matters import make_matter

PAPER = "opposition"
LAW = Origin(OriginKind.PROPOSITION, "lalonde.doorway")
FRAME = Origin(OriginKind.TEMPLATE, "blocks/rule.md.j2:1")


def paragraph(name: str, *texts: str, cites: str = "") -> Block:
    runs = tuple(TextRun(text=text, origin=LAW if number == 0 else FRAME) for number, text in enumerate(texts))
    nodes = (CitationNode(authority=cites, pin="955", origin=LAW),) if cites else ()
    return Block(kind=BlockKind.PARAGRAPH, inlines=(*runs, *nodes), id=name)


def heading(text: str, level: int) -> Block:
    return Block(kind=BlockKind.HEADING, inlines=(TextRun(text=text, origin=FRAME),), level=level)


def make_brief(*, rule: str = "A door is a door. ", facts: str = "She stood inside.", adverse: bool = True) -> Brief:
    blocks = [
        heading("Argument", 1),
        heading("The entry was unlawful.", 2),
        paragraph("1:doorway/blocks/rule#proposition:lalonde.doorway", rule, cites="lalonde"),
        paragraph("1:doorway/blocks/facts#fact:inside", facts),
    ]
    if adverse:
        blocks.append(paragraph("1:doorway/blocks/adverse#proposition:santana.doorway", "Santana differs."))
    argument = name_blocks(BriefSection(id="argument", title="Argument", blocks=tuple(blocks)))
    end = name_blocks(
        BriefSection(id="conclusion", title="Conclusion", blocks=(heading("Conclusion", 1), paragraph("/c", "Deny.")))
    )
    return Brief(  # noqa: S604  # the name of a Word shell
        kind=BriefKind.OPPOSITION, title="Opposition", front=make_front(), sections=(argument, end), shell="cand"
    )


RULE = "argument/1:doorway/blocks/rule#proposition:lalonde.doorway"
FACTS = "argument/1:doorway/blocks/facts#fact:inside"
ADVERSE = "argument/1:doorway/blocks/adverse#proposition:santana.doorway"


def text_of(brief: Brief, block: str) -> str:
    return next(to_text(b) for s in brief.sections for b in s.blocks if b.id == block)


def ids(brief: Brief) -> list[str]:
    return [b.id for s in brief.sections for b in s.blocks]


def edit(text: str, block: str = FACTS, brief: Brief | None = None) -> Matter:
    return replace_block(make_matter(), PAPER, block, base=text_of(brief or make_brief(), block), text=text)


def conflict_of(brief: Brief, matter: Matter) -> EditConflict:
    _, (conflict,) = apply_edits(brief, matter)
    return conflict


def it_names_blocks_by_where_they_come_from():
    assert ids(make_brief())[:4] == ["argument", "argument/1:doorway/heading2", RULE, FACTS]
    assert (slot_of(RULE), subject_of(RULE)) == ("argument/1:doorway/blocks/rule", "1:doorway")


def it_counts_blocks_of_one_origin():
    twice = BriefSection(id="a", title="", blocks=(paragraph("/x", "One."), paragraph("/x", "Two.")))
    assert [b.id for b in name_blocks(twice).blocks] == ["a//x", "a//x~2"]


def it_leaves_a_paper_without_edits_as_it_is():
    assert apply_edits(make_brief(), make_matter()) == (make_brief(), ())


def it_puts_the_attorneys_words_in_place():
    brief, conflicts = apply_edits(make_brief(), edit("She stood in *her* kitchen. [[cite:payton|pin=590]]"))
    assert conflicts == ()
    assert text_of(brief, FACTS) == "She stood in *her* kitchen. [[cite:payton|pin=590]]"
    own = Origin(OriginKind.ATTORNEY, "edits[e1]")
    (block,) = [b for s in brief.sections for b in s.blocks if b.id == FACTS]
    assert isinstance(block, Block)
    assert {inline.origin for inline in block.inlines} == {own}


def it_keeps_the_source_of_what_was_left_as_drafted():
    text = f"{text_of(make_brief(), RULE)} So it is here, too. Compl. ¶ 12."
    brief, _ = apply_edits(make_brief(), edit(text, RULE))
    (block,) = [b for s in brief.sections for b in s.blocks if b.id == RULE]
    assert isinstance(block, Block)
    origins = [(type(i).__name__, i.origin.kind.value if i.origin else None) for i in block.inlines]
    assert origins == [
        ("TextRun", "proposition"),
        ("CitationNode", "proposition"),
        ("TextRun", "attorney"),
        ("RecordNode", "record"),
        ("TextRun", "attorney"),
    ]
    assert next(i.text for i in block.inlines if isinstance(i, RecordNode)) == "Compl. ¶ 12"


def it_makes_paragraphs_of_blank_lines():
    brief, _ = apply_edits(make_brief(), edit("One.\n\nTwo."))
    assert [name for name in ids(brief) if name.startswith(FACTS)] == [FACTS, f"{FACTS}+1"]


def it_numbers_the_headings_again():
    matter = insert_block(make_matter(), PAPER, after=FACTS, text="And more.", set_as=BlockKind.HEADING, level=2)
    brief, _ = apply_edits(make_brief(), matter)
    labels = [b.label for s in brief.sections for b in s.blocks if isinstance(b, Block) and b.label]
    assert labels == ["I.", "A.", "B.", "II."]


def it_renames_a_section_with_its_heading():
    brief, _ = apply_edits(make_brief(), edit("Why the Motion Fails", "argument"))
    assert brief.sections[0].title == "Why the Motion Fails"


# -- drafted again


def it_keeps_an_edit_when_another_block_changes():
    brief, conflicts = apply_edits(make_brief(rule="Another rule. ", adverse=False), edit("Mine."))
    assert (text_of(brief, FACTS), conflicts) == ("Mine.", ())
    assert text_of(brief, RULE).startswith("Another rule.")


def it_asks_when_the_text_under_an_edit_changes():
    matter, changed = edit("Mine."), make_brief(facts="She sat inside.")
    brief, conflicts = apply_edits(changed, matter)
    assert text_of(brief, FACTS) == "Mine."
    (found,) = conflicts
    assert (found.kind, found.base, found.mine, found.new) == (
        ConflictKind.CHANGED,
        "She stood inside.",
        "Mine.",
        "She sat inside.",
    )


@pytest.mark.parametrize(
    ("choice", "text"), [(Choice.MINE, "Mine."), (Choice.NEW, "She sat inside."), (Choice.THIRD, "A third.")]
)
def it_is_settled_once_resolved(choice: Choice, text: str):
    matter, changed = edit("Mine."), make_brief(facts="She sat inside.")
    matter = resolve_conflict(matter, conflict_of(changed, matter), choice, "A third.")
    brief, conflicts = apply_edits(changed, matter)
    assert (text_of(brief, FACTS), conflicts) == (text, ())


def it_asks_when_deleted_text_changes():
    matter = delete_block(make_matter(), PAPER, FACTS, base=text_of(make_brief(), FACTS))
    brief, conflicts = apply_edits(make_brief(), matter)
    assert FACTS not in ids(brief)
    assert conflicts == ()
    changed = make_brief(facts="She sat inside.")
    found = conflict_of(changed, matter)
    assert (found.kind, found.mine) == (ConflictKind.CHANGED, "")
    assert apply_edits(changed, resolve_conflict(matter, found, Choice.MINE))[1] == ()


def it_never_loses_words_whose_block_is_gone():
    matter = edit("Mine.", ADVERSE)
    brief, conflicts = apply_edits(make_brief(adverse=False), matter)
    assert [c.kind for c in conflicts] == [ConflictKind.GONE]
    assert ids(brief)[:5] == ["argument", "argument/1:doorway/heading2", RULE, FACTS, "own:e1"]
    settled = resolve_conflict(matter, conflicts[0], Choice.MINE)
    again, none = apply_edits(make_brief(adverse=False), settled)
    assert (text_of(again, "own:e1"), none) == ("Mine.", ())


def it_finds_a_block_whose_first_proposition_changed():
    """The only block of its slot is still the block that was meant; the attorney is asked all the same."""
    matter = edit("Mine.")
    blocks = make_brief().sections[0].blocks
    other = tuple(replace(b, id=f"{slot_of(FACTS)}#fact:other") if b.id == FACTS else b for b in blocks)
    brief = replace(make_brief(), sections=(replace(make_brief().sections[0], blocks=other), make_brief().sections[1]))
    assert apply_edits(brief, matter)[1] == ()
    changed = tuple(
        replace(b, inlines=(TextRun(text="New."),)) if b.id.endswith("fact:other") and isinstance(b, Block) else b
        for b in other
    )
    brief = replace(brief, sections=(replace(brief.sections[0], blocks=changed), brief.sections[1]))
    found = conflict_of(brief, matter)
    assert (found.kind, found.new) == (ConflictKind.CHANGED, "New.")


# -- places


def it_inserts_in_the_order_of_inserting():
    matter = insert_block(make_matter(), PAPER, after=RULE, text="One.")
    matter = insert_block(matter, PAPER, after=RULE, text="Two.")
    matter = insert_block(matter, PAPER, after="own:e1", text="Between.")
    brief, _ = apply_edits(make_brief(), matter)
    assert ids(brief)[2:7] == [RULE, "own:e1", "own:e3", "own:e2", FACTS]


def it_moves_across_sections_and_back():
    matter = move_block(make_matter(), PAPER, RULE, after="conclusion")
    brief, _ = apply_edits(make_brief(), matter)
    assert [b.id for b in brief.sections[1].blocks] == ["conclusion", RULE, "conclusion//c"]
    assert apply_edits(make_brief(), restore_block(matter, PAPER, RULE))[0] == make_brief()


def it_stands_after_a_deleted_block():
    matter = delete_block(make_matter(), PAPER, RULE, base="x")
    matter = insert_block(matter, PAPER, after=RULE, text="Here.")
    assert ids(apply_edits(make_brief(), matter)[0])[1:4] == ["argument/1:doorway/heading2", "own:e2", FACTS]


def it_asks_when_the_place_is_gone():
    matter = insert_block(make_matter(), PAPER, after=ADVERSE, text="Here.")
    brief, conflicts = apply_edits(make_brief(adverse=False), matter)
    assert [c.kind for c in conflicts] == [ConflictKind.PLACE_GONE]
    assert ids(brief)[3:5] == [FACTS, "own:e1"]
    settled = resolve_conflict(matter, conflicts[0], Choice.MINE)
    assert apply_edits(make_brief(adverse=False), settled)[1] == ()


def it_names_the_edit_that_cannot_be_read():
    with pytest.raises(MarkupProblem, match=r"Edit e1 cannot be read: .*no such marker"):
        apply_edits(make_brief(), edit("[[cat:x]]"))


BLOCKS = st.sampled_from([RULE, FACTS, ADVERSE, "own:e1", "own:e2", "conclusion//c", "gone/x/y"])
CHANGES = st.lists(st.tuples(st.sampled_from(["text", "delete", "insert", "move"]), BLOCKS, BLOCKS), max_size=8)


@settings(deadline=None, max_examples=150)
@given(CHANGES, st.booleans(), st.sampled_from(["She stood inside.", "She sat inside."]))
def it_keeps_every_word_of_the_attorney(changes: list[tuple[str, str, str]], adverse: bool, facts: str):
    """Whatever was edited and however the paper changes, each text stands in it once, and no block twice."""
    matter = make_matter()
    for number, (what, block, after) in enumerate(changes):
        match what:
            case "text":
                matter = replace_block(matter, PAPER, block, base="base", text=f"word{number}x")
            case "delete":
                matter = delete_block(matter, PAPER, block, base="base")
            case "insert":
                matter = insert_block(matter, PAPER, after=after, text=f"word{number}x")
            case "move":
                matter = move_block(matter, PAPER, block, after=after)
    brief, conflicts = apply_edits(make_brief(adverse=adverse, facts=facts), matter)
    whole = " ".join(to_text(b) for s in brief.sections for b in s.blocks)
    for one in matter.edits:
        assert not one.text or whole.count(one.text) == 1
    assert len(set(ids(brief))) == len(ids(brief))
    for conflict in conflicts:
        matter = resolve_conflict(matter, conflict, Choice.MINE)
    assert apply_edits(make_brief(adverse=adverse, facts=facts), matter)[1] == ()
