"""Modules saved from a brief: blocks with their citations, without what is one client's."""

from pathlib import Path

import pytest

from app.drafting.markup import from_text
from app.drafting.modules import ModuleKind, get_module, load_modules, make_module, save_module
from app.errors import ResourceError, UsageError
from app.law.briefs import Block, BlockKind, CitationNode, Origin, OriginKind, RecordNode, TextRun

FACT = Origin(OriginKind.FACT, "inside")
BLOCKS = (
    Block(kind=BlockKind.HEADING, inlines=(TextRun(text="A door is a door."),), level=2),
    Block(
        kind=BlockKind.PARAGRAPH,
        inlines=(
            TextRun(text='The law is "settled" \\ here. '),
            CitationNode(authority="lalonde", pin="955", signal="see"),
            TextRun(text=" Ms. Doyle stood inside.", origin=FACT),
            RecordNode(text="Compl. ¶ 12.", paper="compl"),
        ),
    ),
)


def it_comes_back_as_it_was_saved():
    module = make_module("doors", ModuleKind.ARGUMENT, BLOCKS)
    save_module(module)
    assert get_module("doors") == module
    assert load_modules() == (module,)
    assert module.authorities == ("lalonde",)
    assert module.title == "A door is a door."
    assert [(b.set_as, b.level) for b in module.block] == [(BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0)]
    assert CitationNode(authority="lalonde", pin="955", signal="see") in from_text(module.block[1].text)


def it_holds_no_fact_and_no_record_of_the_client(own_home: Path):
    save_module(make_module("doors", ModuleKind.ARGUMENT, BLOCKS))
    kept = (own_home / "modules" / "doors.toml").read_text(encoding="utf-8")
    assert "Doyle" not in kept
    assert "Compl." not in kept
    assert "[[gap:FACT|" in kept


def it_replaces_one_of_the_same_name():
    save_module(make_module("doors", ModuleKind.ARGUMENT, BLOCKS))
    save_module(make_module("doors", ModuleKind.HEADING, BLOCKS[:1], title="Another"))
    assert [m.title for m in load_modules()] == ["Another"]


@pytest.mark.parametrize("name", ["", "../x", "A b", "x" * 80])
def it_refuses_names_that_are_no_file(name: str):
    with pytest.raises(UsageError, match="cannot name a module"):
        make_module(name, ModuleKind.ARGUMENT, BLOCKS)
    with pytest.raises(UsageError, match="no module"):
        get_module(name)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format = 2", r"doors\.toml: format: should be 1"),
        ('format = 1\nkind = "x"', r"doors\.toml: kind: unknown value"),
        ('format = 1\nkind = "heading"\ntitle = "T"\n[[block]]\ntext = "[[cat:x]]"', r"block\[0\]\.text: There is no such marker"),
        ("not toml", r"doors\.toml: file: the module cannot be read"),
    ],
)  # fmt: skip
def it_names_file_and_place_of_a_mistake(own_home: Path, text: str, message: str):
    folder = own_home / "modules"
    folder.mkdir()
    (folder / "doors.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError, match=message):
        get_module("doors")
