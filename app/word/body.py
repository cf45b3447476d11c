"""The blocks of a written brief → paragraphs and tables in the shell's named styles, kept on the line grid."""

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.law.briefs import BlockKind, WrittenBlock, WrittenTable
from app.word import wml
from app.word.comparison import comparison_table
from app.word.grid import faced, quote_style
from app.word.inline import InlineWriter
from app.word.numbering import Numbering, in_list
from app.word.styles import HEADINGS, Style, StyleBook


class BodyWriter:
    """Writes blocks one after the other.

    Args:
        width: of the text area, in points.
        new_page: the bookmarks of headings that begin a new page.
    """

    def __init__(
        self,
        writer: InlineWriter,
        book: StyleBook,
        numbering: Numbering,
        width: float,
        new_page: frozenset[str] = frozenset(),
    ) -> None:
        self._writer = writer
        self._book = book
        self._numbering = numbering
        self._width = width
        self._new_page = new_page
        self._in_list = False

    def block(self, block: WrittenBlock | WrittenTable, *, start: str = "") -> Element:
        """One block as an element. `start` names a further bookmark at its beginning."""
        goes_on, self._in_list = self._in_list, False
        if isinstance(block, WrittenTable):
            return comparison_table(block, self._writer, self._book, self._width)
        match block.kind:
            case BlockKind.HEADING:
                return self._heading(block, start)
            case BlockKind.LIST_ITEM:
                self._in_list = True
                return self._list_item(block, start, goes_on=goes_on)
            case BlockKind.BLOCK_QUOTE:
                return self._paragraph(quote_style(faced(block.pieces), self._book, self._width), block, start)
            case BlockKind.CENTERED:
                return self._paragraph(self._writer.style(Style.CENTERED), block, start)
            case BlockKind.PARAGRAPH:
                style = Style.CONTINUED if block.flush else Style.BODY
                return self._paragraph(self._writer.style(style), block, start)

    def _heading(self, block: WrittenBlock, start: str) -> Element:
        """A heading, its label left to Word; one that Word would not print so is typed, and hangs from level 2 on."""
        style = HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1]
        style_id = self._writer.style(style)
        placed = self._book.on_new_page(style_id) if block.anchor in self._new_page else style_id
        if self._numbering.takes_heading(style_id, block.label):
            return self._paragraph(placed, block, start, label="")
        made = self._paragraph(placed, block, start, gap="\xa0\xa0" if style is Style.HEADING_1 else "\t")
        if self._numbering.is_numbered(style_id):
            wml.put_property(made, in_list(self._numbering.unnumbered()))
        return made

    def _list_item(self, block: WrittenBlock, start: str, *, goes_on: bool) -> Element:
        for style in (Style.LIST_NUMBER, Style.LIST_BULLET):
            style_id = self._writer.style(style)
            number = self._numbering.list_item(style_id, block.label, goes_on=goes_on)
            if number is not None:
                made = self._paragraph(style_id, block, start, label="")
                wml.put_property(made, in_list(number))
                return made
        return self._paragraph(self._writer.style(Style.LIST_ITEM), block, start)

    def _paragraph(
        self, style: str, block: WrittenBlock, start: str, *, gap: str = "\t", label: str | None = None
    ) -> Element:
        label = block.label if label is None else label
        typed = wml.run(f"{label}{gap}") if label else []
        words = self._writer.pieces(block.pieces, in_bold=self._book.measure(style).bold)
        content = self._writer.bookmarked(block.anchor, [*typed, *words])
        return wml.paragraph(style, [*self._writer.bookmarked(start, []), *content])
