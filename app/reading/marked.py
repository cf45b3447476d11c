"""A marked-up text becomes flows: its pieces are numbered, parted from their notes, and its writings found.

What the markup says (an opinion's kind and author, a note and its call, a page and its reporter)
goes before what the words seem to say.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.law.authorities import ReporterCitation
from app.law.opinions import Footnote, PageNumbering, Paragraph, Removal
from app.reading.blocks import Block
from app.reading.facts import NO_FACTS, Facts
from app.reading.flow import Flow
from app.reading.marks import is_item
from app.reading.pages import Line
from app.reading.paging import told_reporter
from app.reading.readers.notes import MarkedNote, pair_calls, part_marked_notes
from app.reading.readers.numbering import choose_numbering, first_page, join_cut_pieces, read_bracketed_pages
from app.reading.readers.pieces import Marked, NoteMark, PageMark, Piece
from app.reading.readers.writings import Start, find_starts

_KEPT_OUT_OF_REMOVALS = {"soft_hyphen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A marked-up text, ready to be composed to an opinion.

    Attributes:
        starts: where each writing begins, as an index of `flows`; empty when nothing says so.
        numbering: whose pages its marks are; None when it has none.
    """

    flows: tuple[Flow, ...]
    footnotes: tuple[Footnote, ...] = ()
    starts: tuple[Start, ...] = ()
    facts: Facts = NO_FACTS
    numbering: PageNumbering | None = None
    removals: tuple[Removal, ...] = ()

    @property
    def removed(self) -> Counter[str]:
        """How many things of each kind were taken out."""
        return Counter(removal.kind for removal in self.removals)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece with the page it begins on and the pages that begin inside it."""

    piece: Piece
    page: str | None
    turns: tuple[tuple[int, str], ...]

    def page_at(self, offset: int) -> str | None:
        return Paragraph(text=self.piece.text, page=self.page, page_turns=self.turns).page_at(offset)


def assemble(marked: Marked, facts: Facts, *, pages: tuple[str, str] | None = None) -> MarkedText:
    """The flows, notes and writings of a text in pieces.

    Args:
        marked: the text in pieces.
        facts: what the file says of the decision; its citations tell which page numbers count.
        pages: first and last page in the file's own reporter, when the markup says them.
    """
    pieces = join_cut_pieces(read_bracketed_pages(marked.pieces))
    body, notes = part_marked_notes(pieces)
    body = [piece.with_exponents(frozenset(note.mark.number for note in notes)) for piece in body]
    marks = [mark for piece in body for _, mark in piece.marks]
    chosen = choose_numbering(marks, facts.citations, pages)
    whose = told_reporter(marks[min(chosen)].reporter) if chosen else None
    before = _page_before([marks[place] for place in sorted(chosen)], facts.citations, pages)
    placed = [one for one in _place(body, chosen, before) if one.piece.text]
    flows = tuple(_flow(one) for one in placed)
    return MarkedText(
        flows=flows,
        footnotes=_footnotes(placed, notes),
        starts=find_starts([one.piece for one in placed], flows, marked.sections, facts.author),
        facts=facts,
        numbering=whose,
        removals=tuple(_removals(marked, body, notes)),
    )


def _place(body: Sequence[Piece], chosen: frozenset[int], page: str | None) -> list[_Placed]:
    """The pieces with their pages: the marks at the chosen places count, `page` is the one before the first."""
    placed: list[_Placed] = []
    count = 0
    for piece in body:
        turns: list[tuple[int, str]] = []
        start = page
        for offset, mark in piece.marks:
            if count in chosen:
                page = mark.label
                start = page if offset == 0 else start
                turns += [(offset, page)] if offset else []
            count += 1
        placed.append(_Placed(piece, start, tuple(turns)))
    return placed


def _page_before(
    marks: Sequence[PageMark], citations: Sequence[ReporterCitation], pages: tuple[str, str] | None
) -> str | None:
    if not marks:
        return None
    if pages and not marks[0].reporter and marks[0].label.isdigit() and str(int(marks[0].label) - 1) == pages[0]:
        return pages[0]
    return first_page(marks[0].label, marks[0].reporter, citations)


def _flow(placed: _Placed) -> Flow:
    piece = placed.piece
    paragraph = Paragraph(
        text=piece.text,
        page=placed.page,
        page_turns=placed.turns,
        heading=piece.heading,
        block_quote=piece.block_quote and not piece.heading,
        list_item=not piece.heading and (piece.opens or is_item(piece.text)),
        footnotes=tuple(call.number for _, call in piece.calls),
        footnote_calls=tuple(place for place, _ in piece.calls),
        emphasis=piece.emphasis,
    )
    lines = tuple(Line(text=text, opens=piece.opens and place == 0) for place, text in enumerate(piece.lines))
    block = Block(
        lines=lines, page=placed.page, heading=piece.heading, block_quote=piece.block_quote, opens=piece.opens
    )
    return Flow(paragraph, (block,))


def _footnotes(placed: Sequence[_Placed], notes: Sequence[MarkedNote]) -> tuple[Footnote, ...]:
    calls: list[tuple[NoteMark, int | None]] = []
    pages: list[str | None] = []
    for one in placed:
        for offset, call in one.piece.calls:
            calls.append((call, one.piece.section))
            pages.append(one.page_at(max(0, offset - 1)))
    pairs = pair_calls(calls, notes)
    return tuple(
        Footnote(
            number=note.mark.number,
            text=note.piece.text,
            page=pages[pairs[place]] if place in pairs else None,
            emphasis=note.piece.emphasis,
        )
        for place, note in enumerate(notes)
    )


def _removals(marked: Marked, body: Sequence[Piece], notes: Sequence[MarkedNote]) -> list[Removal]:
    bracketed = [mark for piece in body for _, mark in piece.marks if mark.reporter]
    return [
        *(Removal(kind, text) for kind, text in marked.removed),
        *(Removal("star_page", f"[{mark.reporter} {mark.label}]") for mark in bracketed),
        *(Removal("footnote_call", call.number) for piece in body for _, call in piece.calls),
        *(Removal("footnote_mark", note.mark.number) for note in notes),
    ]


def shown(removals: Sequence[Removal]) -> tuple[Removal, ...]:
    """The removals that are more than a sign without a look of its own."""
    return tuple(removal for removal in removals if removal.kind not in _KEPT_OUT_OF_REMOVALS)


def with_footnote_parts(footnotes: Sequence[Footnote], part: int) -> tuple[Footnote, ...]:
    """Notes of a text that is added to another one, whose parts come first."""
    return tuple(note if note.part is None else replace(note, part=note.part + part) for note in footnotes)
