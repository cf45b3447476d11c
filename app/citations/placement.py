"""The last pass: every citation node gets the form that its place allows.

Full at first use; *id.* only when the citation immediately before has the same, single authority
(B4; record cites and strings come between); short otherwise. A case named in a sentence before it
has been cited is cited there. A footnote is apart: *id.* never reaches into it or out of it, and what
only a footnote has cited in full is cited in full again in the text. The Table of Authorities is made
from the same nodes; the authorities that a printed history cites have their place in it too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.citations import bluebook
from app.citations.bluebook import FindAuthority, PinCite, Run
from app.citations.names import distinct_short_names
from app.citations.table import make_entries
from app.law.authorities import Authority, AuthorityKind
from app.law.briefs import (
    AnyBlock,
    Block,
    BlockKind,
    Brief,
    CitationNode,
    CitedWithin,
    Inline,
    NameNode,
    NoteNode,
    Piece,
    Placeholder,
    RecordNode,
    TableBlock,
    TextRun,
    Written,
    WrittenBlock,
    WrittenBrief,
    WrittenNote,
    WrittenTable,
)


def place_citations(brief: Brief, find_authority: FindAuthority) -> WrittenBrief:
    """Write out every citation of a brief.

    Args:
        find_authority: by key; a key that is not found prints as a placeholder.
    """
    writer = _Writer(find_authority, _short_names(brief, find_authority))
    blocks = tuple(writer.write_block(block) for section in brief.sections for block in section.blocks)
    return WrittenBrief(blocks=blocks, table=make_entries(writer.places, find_authority))


def iter_inlines(brief: Brief) -> Iterator[Inline]:
    """All inline nodes of a brief, in order."""
    for section in brief.sections:
        for block in section.blocks:
            yield from block_inlines(block)


def block_inlines(block: AnyBlock) -> Iterator[Inline]:
    """The inline nodes of one block, cell by cell for a table, those of a footnote after its mark."""
    rows = ((block.inlines,),) if isinstance(block, Block) else (block.header, *block.rows)
    for cell in (cell for row in rows for cell in row):
        for node in cell:
            yield node
            if isinstance(node, NoteNode):
                yield from node.inlines


def cited_keys(brief: Brief) -> tuple[str, ...]:
    """The keys of the authorities a brief cites or names, in order of first appearance."""
    keys = (node.authority for node in iter_inlines(brief) if isinstance(node, CitationNode | NameNode))
    return tuple(dict.fromkeys(keys))


def _short_names(brief: Brief, find_authority: FindAuthority) -> dict[str, str]:
    found = {key: find_authority(key) for key in cited_keys(brief)}
    return distinct_short_names(
        {
            key: (authority.name, authority.short_name)
            for key, authority in found.items()
            if authority is not None and authority.kind is AuthorityKind.OPINION
        }
    )


@dataclass(slots=True)
class _Writer:
    """What has been cited so far, and what came last."""

    find_authority: FindAuthority
    short_names: dict[str, str]
    cited: set[str] = field(default_factory=set)
    cited_in_notes: set[str] = field(default_factory=set)
    last: tuple[str, str | None, str | None] | None = None
    named: str | None = None
    places: list[tuple[str, str]] = field(default_factory=list)
    notes: int = 0

    def write_block(self, block: AnyBlock) -> WrittenBlock | WrittenTable:
        if isinstance(block, TableBlock):
            return self._write_table(block)
        if block.kind is BlockKind.HEADING:
            self.last = self.named = None
        return WrittenBlock(
            kind=block.kind,
            pieces=tuple(self.write(block.inlines, heading=block.kind is BlockKind.HEADING)),
            level=block.level,
            label=block.label,
            anchor=block.anchor,
            flush=block.flush,
        )

    def _write_table(self, table: TableBlock) -> WrittenTable:
        header = tuple(tuple(self.write(cell, heading=True)) for cell in table.header)
        rows = tuple(tuple(tuple(self.write(cell, cell=True)) for cell in row) for row in table.rows)
        self.last = self.named = None
        return WrittenTable(header=header, rows=rows)

    def write(self, inlines: Sequence[Inline], *, heading: bool = False, cell: bool = False) -> Iterable[Piece]:
        pieces: list[Piece] = []
        for place, node in enumerate(inlines):
            match node:
                case TextRun():
                    pieces.append(node)
                case Placeholder():
                    pieces.append(node)
                case RecordNode():
                    self.last = self.named = None
                    pieces.append(node)
                case CitationNode():
                    continued = _goes_on(inlines[place + 1 :])
                    pieces.append(self._cite(node, continued=continued, cell=cell))
                case NameNode():
                    following = inlines[place + 1] if place + 1 < len(inlines) else None
                    pieces.append(self._name(node, following, bare=heading))
                case NoteNode():
                    pieces.append(self._write_note(node))
        return pieces

    def _write_note(self, note: NoteNode) -> WrittenNote:
        """A footnote, whose citations do not count as cited for the text above it."""
        in_text, last = set(self.cited), self.last
        self.cited |= self.cited_in_notes
        self.last = self.named = None
        self.notes += 1
        number = self.notes
        pieces = tuple(self.write(note.inlines))
        self.cited_in_notes |= self.cited - in_text
        self.cited = in_text
        self.last = None if any(isinstance(piece, Written) for piece in pieces) else last
        self.named = None
        return WrittenNote(number=number, pieces=pieces, origin=note.origin)

    def _cite(self, node: CitationNode, *, continued: bool, cell: bool) -> Piece:
        authority = self.find_authority(node.authority)
        if authority is None:
            self.last = None
            return _missing(node.authority)
        form, runs = self._form(authority, node, cell=cell)
        opens = not (node.textual or node.continues or cell)
        if node.signal:
            runs = bluebook.with_signal(node.signal, bluebook.lower_id(runs), capital=opens)
        if not (node.textual or cell):
            runs = _ended(runs, ";" if continued else ".")
        self._note(authority, node.pin, node.pin_reporter, in_string=node.continues or continued)
        return self._written(runs, form, node)

    def _form(self, authority: Authority, node: CitationNode, *, cell: bool) -> tuple[str, list[Run]]:
        if authority.kind is not AuthorityKind.OPINION:
            return "statute", bluebook.write_full(authority)
        pin = PinCite(node.pin, node.pin_reporter, node.pin_required)
        notes = [node.separate, *node.parentheticals]
        if authority.key not in self.cited:
            full = bluebook.write_full(
                authority, pin, notes=notes, textual=node.textual, find_authority=self.find_authority
            )
            return "full", full
        if self._id_allowed(node) and not cell:
            same = self.last == (authority.key, node.pin, node.pin_reporter)
            return "id", bluebook.write_id(authority, pin, same_pin=same, notes=notes)
        return "short", bluebook.write_short(authority, pin, short=self.short_names[authority.key], notes=notes)

    def _id_allowed(self, node: CitationNode) -> bool:
        if self.last is None or node.continues or self.last[0] != node.authority:
            return False
        named_other = self.named is not None and self.named != node.authority
        return not named_other and (node.pin is not None or self.last[1] is None or node.pin_required)

    def _name(self, node: NameNode, following: Inline | None, *, bare: bool) -> Piece:
        authority = self.find_authority(node.authority)
        if authority is None:
            return _missing(node.authority)
        if authority.kind is not AuthorityKind.OPINION:
            return self._written([bluebook.plain(authority.name)], "statute", node)
        short = self.short_names[authority.key]
        if bare:
            return TextRun(text=short, italic=True, origin=node.origin)
        self.named = authority.key
        if authority.key in self.cited:
            return TextRun(text=short, italic=True, origin=node.origin)
        pin = PinCite(node.pin, node.pin_reporter)
        runs = bluebook.write_full(authority, pin, textual=True, find_authority=self.find_authority)
        if _needs_comma(following):
            runs = [*runs, bluebook.plain(",")]
        self._note(authority, node.pin, node.pin_reporter, in_string=False)
        return self._written(runs, "full", node)

    def _note(self, authority: Authority, pin: str | None, reporter: str | None, *, in_string: bool) -> None:
        self.cited.add(authority.key)
        self.last = None if in_string else (authority.key, pin, reporter)
        self.named = None

    def _written(self, runs: Sequence[Run], form: str, node: CitationNode | NameNode) -> Written:
        anchor = self._place(node.authority)
        return Written(
            runs=tuple(runs),
            form=form,
            anchor=anchor,
            authority=node.authority,
            origin=node.origin,
            within=tuple(self._within(runs, node.authority)) if form == "full" else (),
        )

    def _place(self, key: str) -> str:
        anchor = f"cite{len(self.places) + 1:05d}"
        self.places.append((key, anchor))
        return anchor

    def _within(self, runs: Sequence[Run], key: str) -> Iterator[CitedWithin]:
        """The authorities that the citation's history names, each where its own citation begins."""
        authority = self.find_authority(key)
        text = "".join(run.text for run in runs)
        for treatment in authority.treatments if authority else ():
            later = self.find_authority(treatment.by) if treatment.phrase and treatment.by else None
            words = "".join(run.text for run in bluebook.write_full(later)) if later else ""
            if later is not None and (offset := text.find(words)) > 0:
                yield CitedWithin(offset, self._place(later.key), later.key)


def _goes_on(following: Sequence[Inline]) -> bool:
    """Whether the next citation belongs to the same string, with nothing but a space between."""
    for node in following:
        if isinstance(node, CitationNode):
            return node.continues
        if not (isinstance(node, TextRun) and not node.text.strip()):
            return False
    return False


def _needs_comma(following: Inline | None) -> bool:
    """A citation inside a sentence is set off on both sides: "*X v. Y*, 1 U.S. 1 (1900), held …"."""
    return isinstance(following, TextRun) and following.text[:1] == " "


def _ended(runs: Sequence[Run], mark: str) -> list[Run]:
    last = runs[-1].text if runs else ""
    if mark == "." and last.endswith("."):
        return list(runs)
    return bluebook.join([*runs, bluebook.plain(mark)])


def _missing(key: str) -> Placeholder:
    return Placeholder(
        text=f"[AUTHORITY NOT IN LIBRARY: {key}]",
        reason=f"“{key}” is neither in the library nor in the matter's snapshot.",
    )
