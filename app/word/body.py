"""The blocks of a written brief → paragraphs and tables in the shell's named styles, kept on the line grid."""

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.law.briefs import BlockKind, WrittenBlock, WrittenTable
from app.word import wml
from app.word.comparison import comparison_table
from app.word.grid import faced, is_off_grid
from app.word.inline import InlineWriter
from app.word.styles import HEADINGS, Style, StyleBook


class BodyWriter:
    """Writes blocks one after the other.

    Args:
        width: of the text area, in points.
    """

    def __init__(self, writer: InlineWriter, book: StyleBook, width: float) -> None:
        self._writer = writer
        self._book = book
        self._width = width

    def block(self, block: WrittenBlock | WrittenTable, *, start: str = "") -> Element:
        """One block as an element. `start` names a further bookmark at its beginning."""
        if isinstance(block, WrittenTable):
            return comparison_table(block, self._writer, self._width)
        match block.kind:
            case BlockKind.HEADING:
                return self._heading(block, start)
            case BlockKind.LIST_ITEM:
                return self._paragraph(Style.LIST_ITEM, block, start)
            case BlockKind.BLOCK_QUOTE:
                return self._paragraph(self._quote_style(block), block, start)
            case BlockKind.CENTERED:
                return self._paragraph(Style.CENTERED, block, start)
            case BlockKind.PARAGRAPH:
                return self._paragraph(Style.CONTINUED if block.flush else Style.BODY, block, start)

    def _heading(self, block: WrittenBlock, start: str) -> Element:
        """A heading with its label, which hangs from the second level on."""
        style = HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1]
        return self._paragraph(style, block, start, gap="\xa0\xa0" if style is Style.HEADING_1 else "\t")

    def _paragraph(self, style: Style, block: WrittenBlock, start: str, *, gap: str = "\t") -> Element:
        in_bold = self._book.measure(self._writer.style(style)).bold
        label = wml.run(f"{block.label}{gap}") if block.label else []
        words = self._writer.pieces(block.pieces, in_bold=in_bold)
        content = self._writer.bookmarked(block.anchor, [*label, *words])
        return wml.paragraph(self._writer.style(style), [*self._writer.bookmarked(start, []), *content])

    def _quote_style(self, block: WrittenBlock) -> Style:
        """The quotation's style, or its twin that adds the half line an odd number of lines leaves over."""
        measure = self._book.measure(self._writer.style(Style.QUOTE))
        return Style.QUOTE_ODD if is_off_grid(faced(block.pieces), measure, self._width) else Style.QUOTE
