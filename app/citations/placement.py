"""The last pass: every citation node gets the form that its place allows.

Full at first use; *id.* only when the citation immediately before has the same, single authority
(B4; record cites and strings come between); short otherwise. A case named in a sentence before it
has been cited is cited there. A footnote is apart: *id.* never reaches into it or out of it, and what
only a footnote has cited in full is cited in full again in the text. The Table of Authorities is made
from the same nodes; the authorities that a printed history or parenthetical cites have their place in it too.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.citations import bluebook, california
from app.citations.bluebook import NO_PIN, FindAuthority, PinCite
from app.citations.keys import name_from_key
from app.citations.names import distinct_short_names
from app.citations.runs import Run, join, lower_id, plain, with_signal
from app.citations.strings import mark_between, shortened
from app.citations.styles import CitationStyle, load_style
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


def place_citations(
    brief: Brief, find_authority: FindAuthority, *, style: CitationStyle | None = None, as_of: dt.date | None = None
) -> WrittenBrief:
    """Write out every citation of a brief.

    Args:
        find_authority: by key; a key that is not found prints as a placeholder.
        style: how citations are written; None is the default edition of the Bluebook.
        as_of: the day of the paper, by which an old denial of review is left out.
    """
    chosen = style or load_style()
    writer = _Writer(find_authority, _short_names(brief, find_authority), chosen, as_of)
    blocks = tuple(writer.write_block(block) for section in brief.sections for block in section.blocks)
    return WrittenBrief(blocks=blocks, table=make_entries(writer.places, find_authority, chosen))


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
            yield from _with_inner(node)
            if isinstance(node, NoteNode):
                yield from (inner for one in node.inlines for inner in _with_inner(one))


def _with_inner(node: Inline) -> Iterator[Inline]:
    yield node
    if isinstance(node, CitationNode):
        for inner in (*node.quoting, *node.citing):
            yield from _with_inner(inner)


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
    style: CitationStyle
    as_of: dt.date | None = None
    cited: set[str] = field(default_factory=set)
    cited_in_notes: set[str] = field(default_factory=set)
    last: tuple[str, str | None, str | None] | None = None
    named: str | None = None
    signal: str = ""
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
                    pieces.append(_one_stop(node, pieces, inlines[place - 1 : place] if place else ()))
                case Placeholder():
                    pieces.append(node)
                case RecordNode():
                    self.last = self.named = None
                    pieces.append(node)
                case CitationNode():
                    pieces.append(self._cite(node, _next_in_string(inlines[place + 1 :]), cell=cell))
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

    def _cite(self, node: CitationNode, following: CitationNode | None, *, cell: bool) -> Piece:
        authority = self.find_authority(node.authority)
        if authority is None:
            self.last = None
            return _missing(node.authority)
        before = self.signal if node.continues else ""
        opens = not (node.textual or cell) and (not node.continues or mark_between(before, node.signal) == ".")
        form, runs = self._form(authority, node, cell=cell)
        signal = shortened(node.signal, before) if node.continues and not opens else node.signal
        if signal:
            runs = with_signal(signal, lower_id(runs), capital=opens)
        if not (node.textual or cell):
            runs = self._ended(runs, node, following, opens=opens)
        self.signal = node.signal
        self._note(authority, node.pin, node.pin_reporter, in_string=node.continues or following is not None)
        return self._written(runs, form, node)

    def _ended(
        self, runs: Sequence[Run], node: CitationNode, following: CitationNode | None, *, opens: bool
    ) -> list[Run]:
        """With the mark that ends it; California puts the whole sentence in parentheses."""
        mark = mark_between(node.signal, following.signal) if following else "."
        closed = _ended(runs, mark)
        if self.style.form != "california":
            return closed
        opening = [plain("(")] if opens else []
        return join([*opening, *closed, *([plain(")")] if mark == "." else [])])

    def _form(self, authority: Authority, node: CitationNode, *, cell: bool) -> tuple[str, list[Run]]:
        if authority.kind is not AuthorityKind.OPINION:
            return self._law(authority, node, cell=cell)
        pin = PinCite(node.pin, node.pin_reporter, node.pin_required)
        notes = [node.separate, *node.parentheticals, *([self.style.modified] if node.modified else [])]
        if authority.key not in self.cited:
            self.cited.add(authority.key)
            linked = self._linked(node)
            return "full", self._full(authority, pin, notes=notes, linked=linked, textual=node.textual)
        forms = california if self.style.form == "california" else bluebook
        linked = self._linked(node)
        if self._id_allowed(node) and not cell:
            known = node.pin is not None or not node.pin_required  # a missing pin is shown, never taken from before
            same = known and self.last == (authority.key, node.pin, node.pin_reporter)
            return "id", forms.write_id(authority, pin, same_pin=same, notes=notes, linked=linked)
        short = self.short_names[authority.key]
        return "short", forms.write_short(authority, pin, short=short, notes=notes, linked=linked)

    def _full(
        self,
        authority: Authority,
        pin: PinCite,
        *,
        notes: Sequence[str] = (),
        linked: Sequence[Sequence[Run]] = (),
        textual: bool,
    ) -> list[Run]:
        forms = california if self.style.form == "california" else bluebook
        written: list[Run] = forms.write_full(
            authority, pin, notes=notes, linked=linked, textual=textual, find_authority=self.find_authority,
            style=self.style, as_of=self.as_of,
        )  # fmt: skip
        return written

    def _law(self, authority: Authority, node: CitationNode, *, cell: bool) -> tuple[str, list[Run]]:
        """A law in full, or *id.* for the very same one in the next citation sentence."""
        if not (node.textual or cell) and self._id_allowed(node):
            return "id", bluebook.write_id(authority, same_pin=True)
        return "statute", self._full(authority, NO_PIN, textual=node.textual)

    def _linked(self, node: CitationNode) -> list[list[Run]]:
        """What the citation quotes or cites, each in the form of its place; *id.* is not used inside."""
        lasting, self.last = self.last, None
        linked = [[plain(f"{word} "), *self._inner(inner)] for word, inner in _inner_nodes(node)]
        self.last = lasting
        return linked

    def _inner(self, node: CitationNode) -> Sequence[Run]:
        authority = self.find_authority(node.authority)
        if authority is None:
            return [_missing(node.authority)]
        _, runs = self._form(authority, node, cell=False)
        return with_signal(node.signal, runs, capital=False)

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
            return self._written([plain(authority.name)], "statute", node)
        short = self.short_names[authority.key]
        if bare:
            return TextRun(text=short, italic=True, origin=node.origin)
        self.named = authority.key
        if authority.key in self.cited:
            return TextRun(text=short, italic=True, origin=node.origin)
        pin = PinCite(node.pin, node.pin_reporter)
        runs = self._full(authority, pin, textual=True)
        if _needs_comma(following):
            runs = [*runs, plain(",")]
        self._note(authority, node.pin, node.pin_reporter, in_string=False)
        return self._written(runs, "full", node)

    def _note(self, authority: Authority, pin: str | None, reporter: str | None, *, in_string: bool) -> None:
        self.cited.add(authority.key)
        self.last = None if in_string else (authority.key, pin, reporter)
        self.named = None

    def _written(self, runs: Sequence[Run], form: str, node: CitationNode | NameNode) -> Written:
        anchor = self._place(node.authority)
        text = "".join(run.text for run in runs)
        within = [*self._in_history(text, node.authority)] if form == "full" else []
        within += self._in_parentheses(text, node) if isinstance(node, CitationNode) else []
        return Written(
            runs=tuple(runs),
            form=form,
            anchor=anchor,
            authority=node.authority,
            origin=node.origin,
            within=tuple(sorted(within, key=lambda one: one.offset)),
            node=node,
        )

    def _place(self, key: str) -> str:
        anchor = f"cite{len(self.places) + 1:05d}"
        self.places.append((key, anchor))
        return anchor

    def _in_history(self, text: str, key: str) -> Iterator[CitedWithin]:
        """The authorities that the citation's history names, each where its own citation begins."""
        authority = self.find_authority(key)
        for treatment in authority.treatments if authority else ():
            later = self.find_authority(treatment.by) if treatment.phrase and treatment.by else None
            if later is not None and (offset := _find_cite(text, later)) > 0:
                yield CitedWithin(offset, self._place(later.key), later.key)

    def _in_parentheses(self, text: str, node: CitationNode) -> Iterator[CitedWithin]:
        at = 0
        for word, inner in _inner_nodes(node):
            at = text.find(f"({word} ", at) + len(word) + 2
            if self.find_authority(inner.authority) is not None:
                yield CitedWithin(at, self._place(inner.authority), inner.authority)


def _inner_nodes(node: CitationNode) -> list[tuple[str, CitationNode]]:
    return [("quoting", inner) for inner in node.quoting] + [("citing", inner) for inner in node.citing]


def _find_cite(text: str, authority: Authority) -> int:
    """Where an authority's full citation stands in a text, with its name or, in its own later history, without."""
    runs = bluebook.write_full(authority)
    whole = "".join(run.text for run in runs)
    found = text.find(whole)
    return found if found >= 0 else text.find(whole[len(runs[0].text) + 2 :])


def _next_in_string(following: Sequence[Inline]) -> CitationNode | None:
    """The citation that goes on the same string, with nothing but a space between."""
    for node in following:
        if isinstance(node, CitationNode):
            return node if node.continues else None
        if not (isinstance(node, TextRun) and not node.text.strip()):
            return None
    return None


def _one_stop(node: TextRun, pieces: Sequence[Piece], before: Sequence[Inline]) -> TextRun:
    """The words after a name, without their full stop when the name ends in one ("*Mary M.*")."""
    named = bool(before) and isinstance(before[0], NameNode) and pieces[-1].text.endswith(".")
    return replace(node, text=node.text[1:]) if named and node.text.startswith(".") else node


def _needs_comma(following: Inline | None) -> bool:
    """A citation inside a sentence is set off on both sides: "*X v. Y*, 1 U.S. 1 (1900), held …"."""
    return isinstance(following, TextRun) and following.text[:1] == " "


def _ended(runs: Sequence[Run], mark: str) -> list[Run]:
    last = runs[-1].text if runs else ""
    if mark == "." and last.endswith("."):
        return list(runs)
    return join([*runs, plain(mark)])


def _missing(key: str) -> Placeholder:
    return Placeholder(
        text=f"[AUTHORITY NOT IN LIBRARY: {name_from_key(key)}]",
        reason=f"“{key}” is neither in the library nor in the matter's snapshot.",
    )
