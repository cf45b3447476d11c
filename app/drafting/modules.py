"""Arguments, headings and standards that the attorney saved from a brief, to be put into others.

A module is a TOML file in the user's folder (`modules/<name>.toml`): its blocks as editable text, so that its
citations stay citations. What belongs to one matter alone is left out: a client's facts stay in the client's
file. Saving one of a name that there is replaces it.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from app import paths
from app.drafting.markup import MarkupProblem, from_text, split_paragraphs, to_text
from app.errors import Remedy, ResourceError, UnwritableFolder, UsageError, how
from app.filing.records import RecordProblem, from_table, to_table
from app.law.briefs import (
    Block,
    BlockKind,
    CitationNode,
    Inline,
    NameNode,
    NoteNode,
    Origin,
    OriginKind,
    Placeholder,
    RecordNode,
    TextRun,
)

_FORMAT = 1
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")


class ModuleKind(StrEnum):
    """What a module is."""

    ARGUMENT = "argument"
    HEADING = "heading"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleBlock:
    """One block: how it is set, and its editable text."""

    text: str
    set_as: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefModule:
    """Blocks to be used again.

    Attributes:
        title: what a list calls it.
        claims, defenses: what it is for; empty means anything.
    """

    name: str
    kind: ModuleKind
    title: str
    block: tuple[ModuleBlock, ...]
    claims: tuple[str, ...] = ()
    defenses: tuple[str, ...] = ()

    @property
    def authorities(self) -> tuple[str, ...]:
        """The keys of the authorities it cites, each once."""
        nodes = (node for block in self.block for part in split_paragraphs(block.text) for node in from_text(part))
        return tuple(dict.fromkeys(n.authority for n in nodes if isinstance(n, CitationNode | NameNode)))


def make_module(name: str, kind: ModuleKind, blocks: Sequence[Block], *, title: str = "") -> BriefModule:
    """A module of some blocks of a paper.

    Raises:
        UsageError: the name cannot be a file's, or there is nothing to save.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"“{name}” cannot name a module.", hint="Use small letters, digits, - and _.")
    if not blocks:
        raise UsageError("There is no block to save.", hint=how(Remedy.SEE_BLOCKS))
    kept = tuple(ModuleBlock(text=to_text(_general(b)), set_as=b.kind, level=b.level) for b in blocks)
    words = "".join(i.text for i in blocks[0].inlines if isinstance(i, TextRun))
    return BriefModule(name=name, kind=kind, title=title or words[:80].strip(), block=kept)


def _general(block: Block) -> Block:
    """The block without what belongs to its matter alone: facts and places in the record become gaps."""
    return replace(block, inlines=tuple(_without_matter(inline) for inline in block.inlines))


def _without_matter(inline: Inline) -> Inline:
    match inline:
        case RecordNode():
            return Placeholder(text="[FAC ¶ ?]", reason="The place in this matter's record.")
        case TextRun(origin=Origin(kind=OriginKind.FACT)):
            return Placeholder(text="[FACT]", reason="A fact of this matter.")
        case NoteNode():
            return replace(inline, inlines=tuple(_without_matter(one) for one in inline.inlines))
        case _:
            return inline


def save_module(module: BriefModule) -> Path:
    """Write a module into the user's folder, in place of one of the same name."""
    folder = paths.user_dir() / "modules"
    path = folder / f"{module.name}.toml"
    beside = path.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_text(_as_toml(module), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise UnwritableFolder(folder, f"{path.name} could not be saved ({error.strerror}).") from error
    return path


def load_modules() -> tuple[BriefModule, ...]:
    """All saved modules, by name."""
    return tuple(_load(file) for file in sorted((paths.user_dir() / "modules").glob("*.toml")))


def get_module(name: str) -> BriefModule:
    """The module of that name. Raises `UsageError` when there is none."""
    file = paths.user_dir() / "modules" / f"{name}.toml"
    if not _NAME.fullmatch(name) or not file.is_file():
        known = ", ".join(module.name for module in load_modules()) or "none"
        raise UsageError(f"There is no module “{name}”.", hint=f"Saved: {known}.")
    return _load(file)


def _load(file: Path) -> BriefModule:
    try:
        module = _read(file.stem, tomllib.loads(file.read_text(encoding="utf-8")))
    except RecordProblem as problem:
        raise ResourceError(file, problem.place, f"{problem.reason}.") from problem
    except (ValueError, OSError) as error:
        raise ResourceError(file, "file", f"the module cannot be read: {error}.") from error
    return module


def _read(name: str, table: dict[str, Any]) -> BriefModule:
    if table.pop("format", None) != _FORMAT:
        raise RecordProblem("format", f"should be {_FORMAT}")
    module = from_table(BriefModule, {**table, "name": name})
    for number, block in enumerate(module.block):
        _check(block.text, f"block[{number}].text")
    return module


def _check(text: str, place: str) -> None:
    for part in split_paragraphs(text):
        try:
            from_text(part)
        except MarkupProblem as problem:
            raise RecordProblem(place, problem.message.rstrip(".")) from problem


def _as_toml(module: BriefModule) -> str:
    table = to_table(module)
    lines = [f"format = {_FORMAT}", *(f"{key} = {_value(table[key])}" for key in ("kind", "title"))]
    lines += [f"{key} = {_value(table[key])}" for key in ("claims", "defenses") if key in table]
    for block in table["block"]:
        lines += ["", "[[block]]", *(f"{key} = {_value(value)}" for key, value in block.items())]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_value(item) for item in value)}]"
    return str(value) if isinstance(value, int) else _quoted(str(value))


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\u{ord(match.group()):04x}", escaped) + '"'
