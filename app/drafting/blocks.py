"""Markdown, with marks, to the blocks of a brief (CommonMark, tables and footnotes, by markdown-it)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from app.drafting.identity import block_name
from app.drafting.ledger import Ledger, MarkReader
from app.law.briefs import AnyBlock, Block, BlockKind, Inline, NoteNode, TableBlock, TextRun

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
_SPACES = re.compile(r"[ \t\n]+")


def read_blocks(markdown: str, ledger: Ledger, lines: list[str]) -> list[AnyBlock]:
    """The blocks of a rendered template. Heading labels are computed later, over the whole brief."""
    tree = SyntaxTreeNode(_PARSER.parse(markdown))
    reader = _Reader(MarkReader(ledger, lines), _notes(tree))
    return _mark_flush([block for child in tree.children for block in _iter_blocks(child, reader)])


@dataclass(slots=True)
class _Reader:
    """Reads words into nodes; knows the footnotes of its text by number. A note holds no notes."""

    marks: MarkReader
    notes: dict[int, SyntaxTreeNode]

    def block(self, kind: BlockKind, node: SyntaxTreeNode, *, level: int = 0, label: str = "") -> Block:
        """One block, named by where it comes from."""
        self.marks.begin()
        inlines = _inlines(node, self)
        return Block(kind=kind, inlines=inlines, level=level, label=label, id=self.name(inlines))

    def name(self, inlines: Sequence[Inline]) -> str:
        """The id of the block just read, but for its section (`identity`)."""
        return block_name(self.marks.subject, self.marks.opened or self.marks.line, inlines)

    def words(self, text: str, *, italic: bool, bold: bool) -> list[Inline]:
        return list(self.marks.read(text, italic=italic, bold=bold))

    def note(self, number: int) -> list[Inline]:
        """The note at its mark. What the text after the mark comes from is not changed by reading it."""
        content = self.notes.pop(number, None)
        if content is None:
            return []
        line = self.marks.line
        inlines = tidy([inline for part in content.children for inline in (*_inlines(part, self), TextRun(text=" "))])
        self.marks.line = line
        return [NoteNode(inlines=_flat(inlines))] if inlines else []


def _flat(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """A note within a note goes on in it: Word has no other place for its words."""
    return tuple(part for node in inlines for part in (node.inlines if isinstance(node, NoteNode) else (node,)))


def _notes(tree: SyntaxTreeNode) -> dict[int, SyntaxTreeNode]:
    """The footnotes of a text: `^[words]` where the mark stands, or `[^name]` there and `[^name]: words` below."""
    blocks = (child for child in tree.children if child.type == "footnote_block")
    return {int(note.meta["id"]): note for block in blocks for note in block.children}


def read_inlines(markdown: str, ledger: Ledger, lines: list[str]) -> tuple[Inline, ...]:
    """The inline nodes of one line of Markdown, such as a heading."""
    blocks = read_blocks(" ".join(markdown.split()), ledger, lines)
    return tuple(inline for block in blocks if isinstance(block, Block) for inline in block.inlines)


def _iter_blocks(node: SyntaxTreeNode, reader: _Reader, *, quoted: bool = False) -> Iterator[AnyBlock]:
    match node.type:
        case "heading":
            yield reader.block(BlockKind.HEADING, node, level=int(node.tag[1]))
        case "paragraph":
            block = reader.block(BlockKind.BLOCK_QUOTE if quoted else BlockKind.PARAGRAPH, node)
            if block.inlines:
                yield block
        case "blockquote":
            for child in node.children:
                yield from _iter_blocks(child, reader, quoted=True)
        case "ordered_list" | "bullet_list":
            for number, item in enumerate(node.children, int(node.attrGet("start") or 1)):
                label = f"{number}." if node.type == "ordered_list" else "•"
                for child in item.children:
                    yield reader.block(BlockKind.LIST_ITEM, child, label=label)
        case "table":
            yield _read_table(node, reader)
        case _:
            pass


def _mark_flush(blocks: list[AnyBlock]) -> list[AnyBlock]:
    """A paragraph right after a block quotation goes on at the margin."""
    marked: list[AnyBlock] = []
    for before, block in pairwise([None, *blocks]):
        after_quote = isinstance(before, Block) and before.kind is BlockKind.BLOCK_QUOTE
        if after_quote and isinstance(block, Block) and block.kind is BlockKind.PARAGRAPH:
            marked.append(replace(block, flush=True))
        elif block is not None:
            marked.append(block)
    return marked


def _read_table(table: SyntaxTreeNode, reader: _Reader) -> TableBlock:
    reader.marks.begin()
    rows = [row for part in table.children for row in part.children]
    read = [tuple(_inlines(cell, reader) for cell in row.children) for row in rows]
    inlines = [inline for row in read[1:] for cell in row for inline in cell]
    return TableBlock(header=read[0], rows=tuple(read[1:]), id=reader.name(inlines))


def _inlines(node: SyntaxTreeNode, reader: _Reader) -> tuple[Inline, ...]:
    found = [inline for child in node.children for inline in _read_inline(child, reader)]
    return tidy(found)


def _read_inline(node: SyntaxTreeNode, reader: _Reader, *, italic: bool = False, bold: bool = False) -> list[Inline]:
    if node.type in {"softbreak", "hardbreak"}:
        return reader.words(" ", italic=italic, bold=bold)
    if node.type == "footnote_ref":
        return reader.note(int(node.meta["id"]))
    if not node.children:
        return reader.words(node.content, italic=italic, bold=bold)
    italic, bold = italic or node.type == "em", bold or node.type == "strong"
    return [inline for child in node.children for inline in _read_inline(child, reader, italic=italic, bold=bold)]


def tidy(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Single spaces, and none at the ends or before a footnote's mark."""
    kept: list[Inline] = []
    spaced = True
    for inline in inlines:
        if isinstance(inline, TextRun):
            text = _SPACES.sub(" ", inline.text)
            text = text.lstrip(" ") if spaced else text
            kept += [replace(inline, text=text)] if text else []
            spaced = text.endswith(" ") if text else spaced
        else:
            kept = list(_without_last_space(kept)) if isinstance(inline, NoteNode) else kept
            kept.append(inline)
            spaced = False
    return _without_last_space(kept)


def _without_last_space(inlines: list[Inline]) -> tuple[Inline, ...]:
    while inlines:
        last = inlines[-1]
        if not isinstance(last, TextRun):
            break
        text = last.text.rstrip(" ")
        if text:
            return (*inlines[:-1], replace(last, text=text))
        inlines.pop()
    return tuple(inlines)
