"""The attorney's edits put into a freshly drafted paper, and what of the paper has run against them.

What was not touched is as drafted; what was touched is as the attorney left it. Where the drafted text under an
edit is not what it was any more, the attorney's stands and a conflict says so: nothing is overwritten or lost.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.drafting import prose
from app.drafting.identity import section_of, slot_of, subject_of
from app.drafting.markup import MarkupProblem, from_text, inlines_to_text, split_paragraphs, to_text
from app.drafting.numbering import number_headings
from app.drafting.record import record_nodes, split_record_cites
from app.drafting.sentences import sentence_spans
from app.law.briefs import (
    AnyBlock,
    Block,
    BlockKind,
    Brief,
    BriefSection,
    Inline,
    NoteNode,
    Origin,
    OriginKind,
    TextRun,
)
from app.law.edits import BlockEdit, ConflictKind, EditConflict, EditKind, text_hash
from app.law.matters import Matter


def apply_edits(brief: Brief, matter: Matter) -> tuple[Brief, tuple[EditConflict, ...]]:
    """The paper as the attorney edited it, and the conflicts that are still to be resolved.

    Raises:
        MarkupProblem: an edit's text cannot be read; the message names the edit.
    """
    edits = matter.edits_of(brief.kind.value)
    if not edits:
        return brief, ()
    editor = _Editor.of(brief, matter)
    editor.change_texts([e for e in edits if not e.kind.has_place])
    editor.place([e for e in edits if e.kind.has_place])
    sections = number_headings([s for s in editor.sections() if s.blocks])
    return replace(brief, sections=sections), tuple(editor.conflicts)


@dataclass(slots=True)
class _Editor:
    """A paper taken apart: the ids of its blocks in order, and what stands under each.

    A deleted block keeps its place in the order, and every section has one at its beginning, so that
    other blocks can stand after them.
    """

    matter: Matter
    drafted: dict[str, BriefSection]
    order: list[str] = field(default_factory=list)
    home: dict[str, str] = field(default_factory=dict)
    generated: dict[str, AnyBlock] = field(default_factory=dict)
    content: dict[str, list[AnyBlock]] = field(default_factory=dict)
    conflicts: list[EditConflict] = field(default_factory=list)
    tails: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief, matter: Matter) -> "_Editor":
        editor = cls(matter, {section.id: section for section in brief.sections})
        for section in brief.sections:
            if section.blocks[0].id != section.id:
                editor._add(section.id, section.id, [])
            for block in section.blocks:
                editor.generated[block.id] = block
                editor._add(block.id, section.id, [block])
        return editor

    def _add(self, block: str, section: str, content: list[AnyBlock]) -> None:
        self.order.append(block)
        self.home[block] = section
        self.content[block] = content

    def sections(self) -> list[BriefSection]:
        blocks: dict[str, list[AnyBlock]] = {section: [] for section in self.drafted}
        for name in self.order:
            blocks[self.home[name]] += self.content[name]
        drafted = ((self.drafted[section], tuple(content)) for section, content in blocks.items())
        return [replace(one, title=_title(content) or one.title, blocks=content) for one, content in drafted]

    # -- texts

    def change_texts(self, edits: Sequence[BlockEdit]) -> None:
        """Replace and delete. Edits whose block is there by its name go first, so that no other takes it."""
        taken = {edit.block for edit in edits if edit.block in self.generated}
        for edit in sorted(edits, key=lambda e: e.block not in self.generated):
            target = self._target(edit, taken)
            if target is None:
                self._keep_orphan(edit)
                continue
            taken.add(target)
            self._change(edit, target)

    def _target(self, edit: BlockEdit, taken: set[str]) -> str | None:
        """The block that an edit means: by its text, by its name, or as the only one of its slot."""
        named = self.generated.get(edit.block)
        if named is not None and self._unchanged(edit, named):
            return edit.block
        near = [name for name in self.generated if section_of(name) == section_of(edit.block) and name not in taken]
        same = [name for name in near if self._unchanged(edit, self.generated[name])]
        if len(same) == 1:
            return same[0]
        if named is not None:
            return edit.block
        alike = [name for name in near if slot_of(name) == slot_of(edit.block)]
        return alike[0] if len(alike) == 1 else None

    @staticmethod
    def _unchanged(edit: BlockEdit, block: AnyBlock) -> bool:
        return bool(edit.base) and text_hash(to_text(block)) == edit.base_hash

    def _change(self, edit: BlockEdit, target: str) -> None:
        block = self.generated[target]
        self.content[target] = list(self._own_blocks(edit, block)) if edit.kind is EditKind.REPLACE else []
        if edit.base and not self._unchanged(edit, block):
            self._conflict(edit, ConflictKind.CHANGED, target, new=to_text(block))

    def _keep_orphan(self, edit: BlockEdit) -> None:
        """Text whose block is gone stands at the end of what it was about; a deletion of nothing is nothing."""
        if edit.kind is EditKind.REPLACE:
            after = self._near(edit.block)
            self._insert(edit, after, Block(kind=edit.set_as, inlines=(), level=edit.level))
            self._conflict(edit, ConflictKind.GONE, edit.block, after=after)

    def _conflict(
        self, edit: BlockEdit, kind: ConflictKind, block: str, *, new: str | None = None, after: str = ""
    ) -> None:
        self.conflicts.append(
            EditConflict(edit=edit, kind=kind, base=edit.base, mine=edit.text, new=new, block=block, after=after)
        )

    # -- places

    def place(self, edits: Sequence[BlockEdit]) -> None:
        """Insert and move, each once the block is there after which it stands."""
        waiting = list(edits)
        while waiting:
            ready = next((edit for edit in waiting if edit.after in self.content), None)
            edit = ready or waiting[0]
            waiting.remove(edit)
            if ready is None:
                self._put_near(edit)
            else:
                self._put(edit, edit.after)

    def _put_near(self, edit: BlockEdit) -> None:
        """Where its place is gone, what is inserted stands near it, and what is moved stays where it is drafted."""
        if edit.kind is EditKind.INSERT:
            after = self._near(edit.after)
            self._put(edit, after)
        elif edit.block in self.order[1:]:
            after = self.order[self.order.index(edit.block) - 1]
        else:
            return
        self._conflict(edit, ConflictKind.PLACE_GONE, edit.block, after=after)

    def _put(self, edit: BlockEdit, after: str) -> None:
        if edit.kind is EditKind.INSERT:
            self._insert(edit, after, Block(kind=edit.set_as, inlines=(), level=edit.level))
        elif edit.block in self.content and edit.block not in self.drafted:
            self.order.remove(edit.block)
            self._stand(edit.block, after)

    def _insert(self, edit: BlockEdit, after: str, like: Block) -> None:
        name = edit.block if edit.kind is EditKind.INSERT else f"own:{edit.id}"
        self.content[name] = list(self._own_blocks(edit, replace(like, id=name)))
        self._stand(name, after)

    def _stand(self, name: str, after: str) -> None:
        """Put a block after another, behind those that were put there before."""
        last = self.tails.get(after, after)
        last = last if last in self.order else after
        self.order.insert(self.order.index(last) + 1, name)
        self.home[name] = self.home[after]
        self.tails[after] = name

    def _near(self, block: str) -> str:
        """The last block about the same issue, else of the same section, else of the paper."""
        about = (section_of(block), subject_of(block))
        same = [name for name in self.order if (section_of(name), subject_of(name)) == about]
        section = [name for name in self.order if self.home[name] == section_of(block)]
        return (same or section or self.order)[-1]

    # -- the attorney's words

    def _own_blocks(self, edit: BlockEdit, like: AnyBlock) -> Iterator[Block]:
        """The edit's paragraphs, set as the block they stand for; what follows a heading is a paragraph."""
        sources = _Sources.of(like, Origin(OriginKind.ATTORNEY, f"edits[{edit.id}]"), self.matter)
        first = like if isinstance(like, Block) else Block(kind=BlockKind.PARAGRAPH, inlines=(), id=like.id)
        later = first if first.kind is not BlockKind.HEADING else Block(kind=BlockKind.PARAGRAPH, inlines=())
        for number, part in enumerate(split_paragraphs(edit.text)):
            try:
                inlines = sources.trace(from_text(part))
            except MarkupProblem as problem:
                problem.message = f"Edit {edit.id} cannot be read: {problem.message}"
                raise
            shape = later if number else first
            yield replace(shape, inlines=inlines, id=f"{first.id}+{number}" if number else first.id)


@dataclass(slots=True)
class _Sources:
    """Whose words an edited text holds: the attorney's, but for what stands in it as it was drafted."""

    own: Origin
    matter: Matter
    sentences: dict[str, Origin | None]
    nodes: dict[str, Origin | None]

    @classmethod
    def of(cls, block: AnyBlock, own: Origin, matter: Matter) -> "_Sources":
        inlines = block.inlines if isinstance(block, Block) else ()
        runs = [inline for inline in inlines if isinstance(inline, TextRun)]
        nodes = [inline for inline in inlines if not isinstance(inline, TextRun | NoteNode)]
        return cls(
            own,
            matter,
            {run.text[a:b]: run.origin for run in runs for a, b in sentence_spans(run.text)},
            {inlines_to_text((node,)): node.origin for node in nodes},
        )

    def trace(self, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
        """The inlines, each with its source."""
        return tuple(traced for inline in inlines for traced in self._trace(inline))

    def _trace(self, inline: Inline) -> Iterator[Inline]:
        match inline:
            case TextRun():
                yield from self._trace_words(inline)
            case NoteNode():
                yield replace(inline, inlines=self.trace(inline.inlines), origin=self.own)
            case _:
                yield replace(inline, origin=self.nodes.get(inlines_to_text((inline,)), self.own))

    def _trace_words(self, run: TextRun) -> Iterator[Inline]:
        spans = [(0, 0), *sentence_spans(run.text), (len(run.text), len(run.text))]
        typed = ""
        for (start, end), (following, _) in pairwise(spans):
            known = self.sentences.get(run.text[start:end])
            if known is None:
                typed += run.text[start:following]
                continue
            yield from self._own_words(run, typed)
            typed = ""
            yield replace(run, text=run.text[start:following], origin=known)
        yield from self._own_words(run, typed)

    def _own_words(self, run: TextRun, words: str) -> Iterator[Inline]:
        """Typed words, with their record cites as nodes. Dockets were introduced where the papers first stood."""
        for piece in split_record_cites(prose.typographic(words), self.matter):
            if isinstance(piece, str):
                yield replace(run, text=piece, origin=self.own)
            else:
                introduced = {str(paper.id) for paper in self.matter.papers}
                yield from record_nodes([piece], self.matter, sentence=False, introduced=introduced)


def _title(blocks: Sequence[AnyBlock]) -> str:
    """A section's title: the words of its own heading."""
    first = blocks[0] if blocks else None
    if isinstance(first, Block) and first.kind is BlockKind.HEADING and first.level == 1:
        return "".join(inline.text for inline in first.inlines if isinstance(inline, TextRun))
    return ""
