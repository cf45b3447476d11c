"""The citations of an edited document brought into the forms that their new places ask for.

What the attorney wrote by hand stays as it is: a citation that was changed in Word keeps its words, one that was
typed in is found by its text and counted, and everything else only moves between its full, short and *id.* forms.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.citations.placement import place_citations
from app.citations.report import find_citations_in_text
from app.law.authorities import Authority, AuthorityKey, AuthorityKind, ReporterCitation
from app.law.briefs import (
    AnyBlock,
    Block,
    BlockKind,
    Brief,
    BriefKind,
    BriefSection,
    CitationNode,
    FrontPage,
    Inline,
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
)
from app.law.citations import Citation, CitationForm, CitationKind
from app.law.dates import PartialDate
from app.word.edited import EditedBrief, EditedParagraph, Mark, between, split_at
from app.word.inline import InlineWriter
from app.word.memo import Memo, Remembered, paragraph_digest
from app.word.styles import Style, StyleBook

_CITATION_MARK = re.compile(r"cite\d{5}$")
_KINDS = {
    CitationKind.STATUTE: AuthorityKind.STATUTE,
    CitationKind.RULE: AuthorityKind.RULE,
    CitationKind.CONSTITUTION: AuthorityKind.CONSTITUTION,
}

FindAuthority = Callable[[str], Authority | None]
FindByCite = Callable[[str], Authority | None]
"""The authority that is printed there ("204 F.3d 947"), or that is called so ("42 U.S.C. § 1983")."""


@dataclass(frozen=True, slots=True)
class Item:
    """A citation in a paragraph: one of ours under its bookmark, or one that was typed in.

    Attributes:
        touched: whether its words are the attorney's and stay as they are.
        edited: whether they were ours before.
        never_id: whether it was written out as more than *id.*, which is never wrong.
    """

    start: int
    end: int
    node: Inline
    mark: Mark | None = None
    touched: bool = True
    edited: bool = False
    never_id: bool = False


@dataclass(slots=True)
class Plan:
    """What is cited where in an edited document.

    Attributes:
        items: of each paragraph, by its element's identity, in order.
        typed: the authorities that only the attorney's own citations name, by key.
        strangers: citations by hand of authorities that the library does not have.
    """

    items: dict[int, list[Item]] = field(default_factory=dict)
    typed: dict[str, Authority] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)

    def of(self, paragraph: EditedParagraph) -> list[Item]:
        """The citations of one paragraph."""
        return self.items.get(id(paragraph.element), [])


def make_plan(edited: EditedBrief, memo: Memo, find_by_cite: FindByCite) -> Plan:
    """Find all citations: ours by their bookmarks, the attorney's by their words."""
    plan = Plan(typed={str(authority.key): authority for authority in memo.typed})
    notes = {f"{number}.{n}": p for number, ps in edited.notes.items() for n, p in enumerate(ps)}
    report = find_citations_in_text(
        [plain(p.text) for p in edited.paragraphs], notes={key: plain(p.text) for key, p in notes.items()}
    )
    found: dict[int, list[Citation]] = {}
    for citation in report.citations:
        paragraph = notes[citation.footnote] if citation.footnote else edited.paragraphs[citation.paragraph]
        found.setdefault(id(paragraph.element), []).append(citation)
    for paragraph in (*edited.paragraphs, *notes.values()):
        ours = [item for mark in paragraph.marks if (item := _ours(paragraph, mark, memo))]
        new = paragraph_digest(paragraph.text) not in memo.paragraphs
        theirs = _typed(found.get(id(paragraph.element), ()), ours, plan, find_by_cite if new else None)
        plan.items[id(paragraph.element)] = sorted([*ours, *theirs], key=lambda item: item.start)
    return plan


def plain(text: str) -> str:
    """The words with common spaces, one for one."""
    return text.replace("\xa0", " ")


def _ours(paragraph: EditedParagraph, mark: Mark, memo: Memo) -> Item | None:
    remembered = memo.citations.get(mark.name)
    if remembered is None or mark.end <= mark.start:
        return None
    touched = _is_touched(paragraph, mark, remembered)
    edited = touched and bool(remembered.text)
    never_id = remembered.form != "id" and not getattr(remembered.node, "continues", False)
    return Item(mark.start, mark.end, remembered.node, mark, touched, edited, never_id)


def _is_touched(paragraph: EditedParagraph, mark: Mark, remembered: Remembered) -> bool:
    return not mark.is_whole or plain(paragraph.text[mark.start : mark.end]) != plain(remembered.text)


def _typed(
    found: Sequence[Citation], ours: Sequence[Item], plan: Plan, find_by_cite: FindByCite | None
) -> Iterator[Item]:
    """The citations outside our bookmarks: those of the record, and with `find_by_cite` those that were typed in."""
    for citation in found:
        start, end = citation.span
        if citation.inside_of is not None or any(start < item.end and item.start < end for item in ours):
            continue
        if citation.kind is CitationKind.RECORD:
            yield Item(start, end, RecordNode(text=citation.text, paper=""))
        elif (
            find_by_cite is not None and citation.form in {CitationForm.FULL, CitationForm.SHORT} and citation.refers_to
        ):
            authority = find_by_cite(citation.refers_to) or _stranger(citation, plan)
            if authority is not None:
                node = CitationNode(authority=authority.key, pin=citation.pin, pin_required=False)
                yield Item(start, end, node)


def _stranger(citation: Citation, plan: Plan) -> Authority | None:
    """An authority that only the text itself tells of: enough for its line in the table."""
    key = f"typed:{citation.refers_to}"
    if key in plan.typed or citation.form is not CitationForm.FULL:
        return plan.typed.get(key)
    authority = _as_authority(key, citation)
    if authority is not None:
        plan.typed[key] = authority
        plan.strangers.append(citation.text)
    return authority


def _as_authority(key: str, citation: Citation) -> Authority | None:
    kind = _KINDS.get(citation.kind)
    if kind is not None:
        return Authority(key=AuthorityKey(key), kind=kind, name=str(citation.refers_to))
    if citation.kind is not CitationKind.CASE or not (citation.name and citation.volume and citation.page):
        return None
    return Authority(
        key=AuthorityKey(key),
        kind=AuthorityKind.OPINION,
        name=citation.name,
        citations=(ReporterCitation(citation.volume, citation.reporter or "", citation.page),),
        court=citation.court,
        decided=PartialDate(citation.year) if citation.year else None,
    )


# -- placing


def place(edited: EditedBrief, plan: Plan, find_authority: FindAuthority) -> WrittenBrief:
    """Every citation in the form that its place asks for, block by block as the paragraphs are."""
    blocks = tuple(_block(paragraph, edited, plan) for paragraph in edited.paragraphs)
    section = BriefSection(id="body", title="", blocks=blocks)
    brief = Brief(kind=BriefKind.OPPOSITION, title="", front=_NO_FRONT, sections=(section,), shell="")
    return place_citations(brief, lambda key: plan.typed.get(key) or find_authority(key))


_NO_FRONT = FrontPage(
    counsel_block=(), court="", division="", plaintiff="", defendant="", plaintiff_role="", defendant_role="",
    case_number="", title="", short_title="", hearing=(), signature=(), dated="",
)  # fmt: skip


def _block(paragraph: EditedParagraph, edited: EditedBrief, plan: Plan) -> AnyBlock:
    inlines = tuple(_inlines(paragraph, edited, plan))
    if any(parent.tag == qn("w:tc") for parent in paragraph.element.iterancestors()):
        return TableBlock(header=(), rows=((inlines,),))
    kind = BlockKind.HEADING if paragraph.level else BlockKind.PARAGRAPH
    return Block(kind=kind, inlines=inlines, level=paragraph.level)


def _inlines(paragraph: EditedParagraph, edited: EditedBrief, plan: Plan) -> Iterator[Inline]:
    """The words, citations and notes of a paragraph: as many nodes as `pieces_of` finds again."""
    calls = [(offset, offset, _note(edited.notes.get(number, ()), plan)) for offset, number in paragraph.notes]
    items = [(item.start, item.end, item.node) for item in plan.of(paragraph)]
    items += [(item.start, item.start, _BREAK) for item in plan.of(paragraph) if item.never_id]
    place = 0
    for start, end, node in sorted([*calls, *items], key=lambda entry: (entry[0], entry[1])):
        if start > place:
            yield TextRun(text=paragraph.text[place:start])
        yield node
        place = max(place, end)
    if place < len(paragraph.text):
        yield TextRun(text=paragraph.text[place:])


_BREAK = RecordNode(text="", paper="")
"""What comes between two citations, so that the second is not written as *id.*"""


def _note(paragraphs: Sequence[EditedParagraph], plan: Plan) -> NoteNode:
    empty = EditedBrief((), {})
    return NoteNode(inlines=tuple(node for p in paragraphs for node in _inlines(p, empty, plan)))


# -- writing


@dataclass(slots=True)
class Reformer:
    """Puts the new forms into the document.

    Attributes:
        written: the words of each bookmarked citation that are ours; empty for the attorney's.
        changed: what became of what.
        kept: our citations that the attorney has changed.
        unmarked: citations that no bookmark can be put around, for which the tables have no page.
    """

    writer: InlineWriter
    book: StyleBook
    plan: Plan
    edited: EditedBrief
    written: dict[str, str] = field(default_factory=dict)
    changed: list[tuple[str, str]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unmarked: set[str] = field(default_factory=set)

    def apply(self, placed: WrittenBrief) -> None:
        """Go through the document in the order of reading."""
        for paragraph, block in zip(self.edited.paragraphs, placed.blocks, strict=True):
            pieces = block.pieces if isinstance(block, WrittenBlock) else block.rows[0][0]
            self._paragraph(paragraph, pieces)

    def _paragraph(self, paragraph: EditedParagraph, pieces: Sequence[Piece]) -> None:
        citations = iter(piece for piece in pieces if not isinstance(piece, WrittenNote))
        texts = {item.start for item in self.plan.of(paragraph)}
        self._pieces(paragraph, list(citations), texts)
        for (_, number), note in zip(paragraph.notes, _notes(pieces), strict=True):
            self._note(self.edited.notes.get(number, ()), note)

    def _note(self, paragraphs: Sequence[EditedParagraph], note: WrittenNote) -> None:
        rest = list(note.pieces)
        for paragraph in paragraphs:
            count = _count(paragraph, self.plan)
            self._pieces(paragraph, rest[:count], {item.start for item in self.plan.of(paragraph)})
            rest = rest[count:]

    def _pieces(self, paragraph: EditedParagraph, pieces: Sequence[Piece], starts: set[int]) -> None:
        items = iter(self.plan.of(paragraph))
        place = 0
        for piece in (piece for piece in pieces if piece is not _BREAK):
            if place in starts and (item := next(items)):
                self._put(paragraph, item, piece)
                place = item.end
            else:
                place += len(piece.text)

    def _put(self, paragraph: EditedParagraph, item: Item, piece: Piece) -> None:
        if isinstance(item.node, RecordNode):
            return
        old = plain(paragraph.text[item.start : item.end])
        if item.mark is not None:
            self._drop_field(item.mark.element)
        if item.mark is None:
            self._mark_typed(paragraph, item, piece)
        elif item.touched or isinstance(piece, Placeholder):
            self._keep(item, item.mark, piece, old)
        else:
            self._rewrite(paragraph, item.mark, piece, old)

    def _keep(self, item: Item, mark: Mark, piece: Piece, old: str) -> None:
        if item.edited:
            self.kept.append(old)
        elif isinstance(piece, Placeholder):
            self.plan.strangers.append(old)
        if isinstance(piece, Written):
            mark.element.set(qn("w:name"), piece.anchor)
            for run in self.writer.mark(piece.anchor):
                mark.element.addprevious(run)
            self.written[piece.anchor] = ""

    def _rewrite(self, paragraph: EditedParagraph, mark: Mark, piece: Piece, old: str) -> None:
        end = _end_of(mark.element)
        in_bold = self.book.measure(paragraph.style).bold
        for made in self.writer.pieces([piece], in_bold=in_bold):
            mark.element.addprevious(made)
        for item in (*between(mark.element, end), mark.element, end):
            item.getparent().remove(item)
        if isinstance(piece, Written):
            self.written[piece.anchor] = piece.text
        if plain(piece.text) != old:
            self.changed.append((old, piece.text))

    def _mark_typed(self, paragraph: EditedParagraph, item: Item, piece: Piece) -> None:
        """A bookmark and a TA mark around words that stay as they are."""
        if not isinstance(piece, Written):
            return
        first = split_at(paragraph, item.start)
        after = split_at(paragraph, item.end)
        if first is None or (after is not None and after.getparent() is not first.getparent()):
            self.unmarked.add(piece.anchor)
            return
        start, *_, end = self.writer.bookmarked(piece.anchor, [])
        for made in (*self.writer.mark(piece.anchor), start):
            first.addprevious(made)
        if after is not None:
            after.addprevious(end)
        else:
            first.getparent().append(end)
        self.written[piece.anchor] = ""

    def _drop_field(self, start: Element) -> None:
        """Take away the TA field before a bookmark; a new one is put in its place."""
        wanted = self.writer.style(Style.CITATION_MARK)
        before = start.getprevious()
        while before is not None and _style_of(before) == wanted:
            before, gone = before.getprevious(), before
            gone.getparent().remove(gone)


def _count(paragraph: EditedParagraph, plan: Plan) -> int:
    """How many pieces a paragraph of a note was made into."""
    return sum(1 for _ in _inlines(replace(paragraph, notes=[]), EditedBrief((), {}), plan))


def _notes(pieces: Sequence[Piece]) -> list[WrittenNote]:
    return [piece for piece in pieces if isinstance(piece, WrittenNote)]


def _style_of(run: Element) -> str:
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return str(style.get(qn("w:val"))) if style is not None else ""


def _end_of(start: Element) -> Element:
    """The end of a bookmark that is whole within its paragraph."""
    number = start.get(qn("w:id"))
    end: Element = next(item for item in start.itersiblings(qn("w:bookmarkEnd")) if item.get(qn("w:id")) == number)
    return end


def free_names(edited: EditedBrief) -> None:
    """Give the bookmarks of citations other names, so that the new ones meet none of the old."""
    paragraphs = (*edited.paragraphs, *(p for ps in edited.notes.values() for p in ps))
    for paragraph in paragraphs:
        for mark in paragraph.element.iter(qn("w:bookmarkStart")):
            name = str(mark.get(qn("w:name")))
            if _CITATION_MARK.match(name):
                mark.set(qn("w:name"), f"old{name}")


def last_bookmark(document: Document, edited: EditedBrief) -> int:
    """The highest number of a bookmark in the document and its notes."""
    roots = [document.element.body, *(p.element for ps in edited.notes.values() for p in ps)]
    return max(
        (int(mark.get(qn("w:id")) or 0) for root in roots for mark in root.iter(qn("w:bookmarkStart"))), default=0
    )
