"""Written pieces → runs: faces as character styles, citations inside bookmarks with their TA marks, footnotes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.law.briefs import (
    CitedWithin,
    Piece,
    Placeholder,
    RecordNode,
    TableEntry,
    TableGroup,
    TextRun,
    Written,
    WrittenNote,
)
from app.word import wml
from app.word.styles import Style, StyleBook
from app.word.typography import bind

CATEGORIES: Mapping[TableGroup, int] = {
    TableGroup.CASES: 1,
    TableGroup.STATUTES: 2,
    TableGroup.OTHER: 3,
    TableGroup.RULES: 4,
    TableGroup.CONSTITUTION: 7,
}
"""The numbers that Word gives to the groups of a Table of Authorities."""


NoteWriter = Callable[[Sequence[Element]], Element]
"""Puts a footnote of this content into the document, and returns the run of its mark."""


class InlineWriter:
    """Makes the runs of one document; knows which bookmarks and TA marks it has given out.

    Args:
        linked: whether each citation is a link to its line in the Table of Authorities.
        last_bookmark: the highest number that a bookmark of the document has already.
    """

    def __init__(
        self,
        book: StyleBook,
        table: Iterable[TableEntry],
        add_note: NoteWriter,
        *,
        linked: bool = False,
        last_bookmark: int = 0,
    ) -> None:
        self._styles = {style: book.id_of(style) for style in Style}
        self._bookmarks = wml.Bookmarks(last_bookmark)
        self._add_note = add_note
        self._linked = linked
        self._entries = {anchor: entry for entry in table for anchor in entry.anchors}
        self._marked: set[str] = set()

    def style(self, style: Style) -> str:
        """The id of a style in this document."""
        return self._styles[style]

    def pieces(self, pieces: Iterable[Piece], *, in_bold: bool = False) -> list[Element]:
        """The runs of written pieces.

        Args:
            in_bold: the paragraph's style is bold already; a bold character style would undo it.
        """
        return [item for piece in pieces for item in self._piece(piece, in_bold=in_bold)]

    def plain(self, pieces: Iterable[Piece]) -> list[Element]:
        """The runs of written pieces as a table shows them: faces kept, no bookmarks, no marks, no notes."""
        runs = (run for piece in pieces for run in _runs(piece))
        return [item for run in runs for item in self._piece(run, in_bold=False)]

    def words(self, text: str, style: Style | None = None) -> list[Element]:
        """The run of a text, with its non-breaking spaces."""
        return wml.run(bind(text), self._styles[style] if style else "")

    def bookmarked(self, anchor: str, content: Iterable[Element]) -> list[Element]:
        """The content inside a bookmark of that name."""
        return self._bookmarks.around(anchor, content)

    def _piece(self, piece: Piece, *, in_bold: bool) -> list[Element]:
        match piece:
            case Written():
                return self._citation(piece, in_bold=in_bold)
            case WrittenNote():
                return [self._add_note(self.pieces(piece.pieces))]
            case TextRun():
                return self.words(piece.text, _face(piece, in_bold=in_bold))
            case Placeholder():
                return self.words(piece.text, Style.PLACEHOLDER)
            case RecordNode():
                return self.words(piece.text)

    def _citation(self, piece: Written, *, in_bold: bool) -> list[Element]:
        """A citation with its mark; what its history cites is a citation of its own, up to the end of this one."""
        head, *rest = _divided(piece)
        later = [
            item
            for runs, inner in rest
            for item in (*self.mark(inner.anchor), *self.bookmarked(inner.anchor, self.pieces(runs, in_bold=in_bold)))
        ]
        runs = [
            *self.mark(piece.anchor),
            *self.bookmarked(piece.anchor, [*self.pieces(head[0], in_bold=in_bold), *later]),
        ]
        entry = self._entries.get(piece.anchor)
        return [wml.link(entry_anchor(entry), runs)] if self._linked and entry is not None else runs

    def mark(self, anchor: str) -> list[Element]:
        """The hidden TA field of a citation: long form where its authority is first cited, short form after."""
        entry = self._entries.get(anchor)
        if entry is None:
            return []
        first = entry.authority not in self._marked
        self._marked.add(entry.authority)
        return self._field(_long_mark(entry) if first else [(f'TA \\s "{_quoted(entry.short)}"', False)])

    def _field(self, code: list[tuple[str, bool]]) -> list[Element]:
        codes = [self._hidden(wml.el("w:instrText", text=text), italic=italic) for text, italic in code]
        begin, end = (wml.el("w:fldChar", w_fldCharType=kind) for kind in ("begin", "end"))
        return [self._hidden(begin), *codes, self._hidden(end)]

    def _hidden(self, content: Element, *, italic: bool = False) -> Element:
        face = wml.el("w:rPr", wml.el("w:rStyle", w_val=self._styles[Style.CITATION_MARK]))
        if italic:
            face.append(wml.el("w:i"))
        return wml.el("w:r", face, content)


def entry_anchor(entry: TableEntry) -> str:
    """The bookmark of an authority's line in the table, named after its first citation."""
    return f"toa{entry.anchors[0]}" if entry.anchors else ""


def _runs(piece: Piece) -> Sequence[TextRun | Placeholder | RecordNode]:
    if isinstance(piece, WrittenNote):
        return ()
    return piece.runs if isinstance(piece, Written) else (piece,)


_Stretch = tuple[Sequence[TextRun | Placeholder], CitedWithin]


def _divided(piece: Written) -> list[_Stretch]:
    """The runs of a citation, cut where another one begins in its history."""
    own = CitedWithin(0, piece.anchor, piece.authority)
    starts = [own, *sorted(piece.within, key=lambda inner: inner.offset)]
    ends = [*(inner.offset for inner in starts[1:]), len(piece.text)]
    return [(list(_cut(piece.runs, inner.offset, end)), inner) for inner, end in zip(starts, ends, strict=True)]


def _cut(runs: Iterable[TextRun | Placeholder], start: int, end: int) -> Iterator[TextRun | Placeholder]:
    """The part of the runs between two offsets of their text; a placeholder belongs to where it begins."""
    place = 0
    for run in runs:
        first, last = max(start - place, 0), min(end - place, len(run.text))
        if isinstance(run, TextRun) and first < last:
            yield replace(run, text=run.text[first:last])
        elif isinstance(run, Placeholder) and start <= place < end:
            yield run
        place += len(run.text)


def _face(run: TextRun, *, in_bold: bool) -> Style | None:
    bold = run.bold and not in_bold
    if bold and run.italic:
        return Style.STRONG_EMPHASIS
    if bold:
        return Style.STRONG
    return Style.EMPHASIS if run.italic else None


def _long_mark(entry: TableEntry) -> list[tuple[str, bool]]:
    """The pieces of a TA field's code and whether each is italic: Word prints the table's line in these faces."""
    long = [(_quoted(run.text), isinstance(run, TextRun) and run.italic) for run in entry.runs]
    return [('TA \\l "', False), *long, (f'" \\s "{_quoted(entry.short)}" \\c {CATEGORIES[entry.group]} ', False)]


def _quoted(text: str) -> str:
    return bind(text).replace("\\", "\\\\").replace('"', '\\"')
