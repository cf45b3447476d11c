"""Marks through Jinja and Markdown: nothing is lost, nothing can be forged, every run knows its source."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drafting.blocks import read_blocks
from app.drafting.environment import find_template, make_environment, render_module, template_lines
from app.drafting.ledger import Ledger, Marked, escape
from app.errors import TemplateProblem
from app.law.briefs import Block, BlockKind, Origin, OriginKind, Placeholder, TableBlock, TextRun


def render(folder: Path, template: str, ledger: Ledger | None = None, **values: object) -> list[object]:
    (folder / "t.md.j2").write_text(template, encoding="utf-8")
    environment = make_environment((folder,))
    _, body = render_module(environment, "t.md.j2", values)
    return list(read_blocks(body, ledger or Ledger(), template_lines(environment)))


def text_of(block: object) -> str:
    assert isinstance(block, Block)
    return "".join(inline.text for inline in block.inlines if hasattr(inline, "text"))


def test_kinds_of_blocks(tmp_path: Path) -> None:
    template = "## Point\n\nOne *two* three.\n\n> Quoted.\n\nGoes on.\n\n3. third\n4. fourth\n"
    blocks = render(tmp_path, template)
    shapes = [(b.kind, b.label, b.flush) for b in blocks if isinstance(b, Block)]
    assert shapes == [
        (BlockKind.HEADING, "", False),
        (BlockKind.PARAGRAPH, "", False),
        (BlockKind.BLOCK_QUOTE, "", False),
        (BlockKind.PARAGRAPH, "", True),
        (BlockKind.LIST_ITEM, "3.", False),
        (BlockKind.LIST_ITEM, "4.", False),
    ]
    italics = [run.text for run in blocks[1].inlines if isinstance(run, TextRun) and run.italic]
    assert italics == ["two"]


def test_every_run_of_a_template_knows_its_line(tmp_path: Path) -> None:
    (block,) = render(tmp_path, "First line\n{{ name }} goes on\nand ends.", name="Roe")
    origins = [run.origin.ref for run in block.inlines if isinstance(run, TextRun) and run.origin and run.text.strip()]
    assert origins == ["t.md.j2:1", "t.md.j2:2", "t.md.j2:2", "t.md.j2:3"]


def test_data_cannot_make_markup(tmp_path: Path) -> None:
    (block,) = render(tmp_path, "{{ value }}", value="1. *not* [a](link) <b> # | \ue0000\ue001 ¶ 5")
    assert text_of(block) == "1. *not* [a](link) <b> # | 0 ¶ 5"
    assert block.kind is BlockKind.PARAGRAPH


@given(st.text(max_size=60))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    (block,) = read_blocks("x " + escape(text) + " x", Ledger(), [])
    clean = " ".join("".join(ch for ch in text if not "\ue000" <= ch <= "\uf8ff").split())
    expected = " ".join(f"x {clean} x".split()).replace("\x00", "\ufffd")
    assert " ".join(text_of(block).split()) == expected


def test_nodes_and_sources_survive(tmp_path: Path) -> None:
    ledger = Ledger()
    origin = Origin(OriginKind.FACT, "f1")
    fact = ledger.sourced("He stood inside.", origin)
    gap = ledger.node(Placeholder(text="[FAC ¶ ?]", reason="none noted"))
    (block,) = render(tmp_path, "{{ fact }} {{ gap }}", ledger, fact=fact, gap=gap)
    assert [type(inline).__name__ for inline in block.inlines] == ["TextRun", "TextRun", "Placeholder"]
    assert block.inlines[0].origin == origin


def test_tables(tmp_path: Path) -> None:
    (table,) = render(tmp_path, "{{ table }}", table=Marked("\n\n| | A |\n|---|---|\n| x | y |\n"))
    assert isinstance(table, TableBlock)
    assert [[run.text for run in cell] for cell in table.rows[0]] == [["x"], ["y"]]


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("fine\n{{ missing }}", 2, "'missing' is undefined"),
        ("fine\n\n{% if %}", 3, ""),
        ("{{ name.nothing }}", 1, "nothing"),
        ("{% include 'other.md.j2' %}", None, "no such template"),
    ],
)
def test_mistakes_name_template_and_line(tmp_path: Path, template: str, line: int | None, words: str) -> None:
    with pytest.raises(TemplateProblem) as caught:
        render(tmp_path, template, name="Roe")
    assert caught.value.line == line
    assert words in str(caught.value)


def test_templates_cannot_reach_the_machine(tmp_path: Path) -> None:
    with pytest.raises(TemplateProblem):
        render(tmp_path, "{{ name.__class__.__mro__ }}", name="Roe")


def test_own_templates_go_first(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, words in ((shipped, "shipped"), (own, "own")):
        folder.mkdir()
        (folder / "t.md.j2").write_text(words)
    environment = make_environment((own, shipped))
    assert find_template(environment, ["none.md.j2", "t.md.j2"]) == "t.md.j2"
    assert render_module(environment, "t.md.j2", {})[1].endswith("own")
    with pytest.raises(TemplateProblem, match=r"none\.md\.j2"):
        find_template(environment, ["none.md.j2"])
