"""Shows one page of the guide: its Markdown dressed in the program's colors and sizes, and the words that were sought."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit, QWidget

from app.gui.frame.guide.pages import Page
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.dress import worn
from app.gui.look.palette import UNIT

_TEXT, _KEYS, _HEADINGS = 14, 12, {1: 22, 2: 16}
_MEASURE = 640
"""The breadth of a line at most, at the usual size: some eighty letters."""

_LINE = 140
_Part = tuple[int, int, QTextCharFormat]


@guarded
class PageView(QTextBrowser):
    """A page to read; what its links lead to is for others to know."""

    followed = Signal(str)
    """What a link says: "page:verified", "deed:import"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Page of the guide"))
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.anchorClicked.connect(lambda link: self.followed.emit(link.toString()))
        self._page = Page("", "")
        self._words: tuple[str, ...] = ()
        self._worn = worn()

    def show_page(self, page: Page, words: str = "") -> None:
        """Show a page from its beginning, or from the first of the words that were sought in it."""
        self._page, self._words = page, tuple(words.split())
        self._write()
        marks = self.extraSelections()
        cursor = QTextCursor(self.document())
        if marks:
            cursor.setPosition(marks[0].cursor.selectionStart())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_section(self, heading: str) -> None:
        """Bring a section to the top."""
        block = next(
            (b for b in _blocks(self.document()) if b.blockFormat().headingLevel() and b.text() == heading), None
        )
        if block is not None:
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top))

    def changeEvent(self, event: QEvent) -> None:
        """Wear another palette or size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and self.isVisible():
            self._wear()

    def showEvent(self, event: QShowEvent) -> None:
        """Wear what was put on while nobody looked."""
        super().showEvent(event)
        self._wear()

    def _wear(self) -> None:
        if self._page.text and self._worn != worn():
            place = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines at a breadth that can be read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), scale.px(_MEASURE)))

    def _write(self) -> None:
        """Write the page into a document that nobody sees yet, which is laid out once, and not after each step."""
        self._worn = worn()
        document, before = QTextDocument(self), self.document()
        is_ours = before.parent() is self  # the first one is Qt's own, which it takes away itself
        document.setDefaultFont(_font(_TEXT))
        document.setDocumentMargin(scale.px(6 * UNIT))
        document.setMarkdown(self._page.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        _dress(document)
        self.setDocument(document)
        if is_ours:
            before.deleteLater()
        self._fit()
        self.setExtraSelections(self._marks())

    def _marks(self) -> list[QTextEdit.ExtraSelection]:
        """The words that were sought, wherever they stand."""
        marks, ground = [], QTextCharFormat()
        ground.setBackground(QColor(colors.active().found_ground))
        for word in self._words:
            found = self.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = found, ground
                marks.append(mark)
                found = self.document().find(word, found)
        return sorted(marks, key=lambda mark: mark.cursor.selectionStart())


def _font(pixels: int) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(scale.px(pixels))
    return font


def _dress(document: QTextDocument) -> None:
    """Give headings, keys, links and tables their look; setting a format moves no words, so their places hold."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # else it is laid out anew after each
    for block in _blocks(document):
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(_block_format(block))
    for begin, end, look in [part for block in _blocks(document) for part in _parts(block)]:
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)
    cursor.endEditBlock()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _block_format(block: QTextBlock) -> QTextBlockFormat:
    made, level = QTextBlockFormat(), block.blockFormat().headingLevel()
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_table = QTextCursor(block).currentTable() is not None
    made.setTopMargin(scale.px(4 * UNIT) if level > 1 else 0)
    made.setBottomMargin(0 if in_table else scale.px(UNIT if block.textList() or level else 2 * UNIT))
    return made


def _parts(block: QTextBlock) -> Iterator[_Part]:
    """Where in a block other formats begin and end, and which."""
    level = block.blockFormat().headingLevel()
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        yield fragment.position(), fragment.position() + fragment.length(), _look(fragment.charFormat(), level)
        iterator += 1


def _look(found: QTextCharFormat, level: int) -> QTextCharFormat:
    """How words look as a heading, a link, a key, or by themselves."""
    look, shown = QTextCharFormat(found), colors.active()
    if level:
        look.clearProperty(QTextFormat.Property.FontSizeAdjustment)  # it would go before the size
        look.setProperty(QTextFormat.Property.FontPixelSize, scale.px(_HEADINGS.get(level, _TEXT)))
        look.setFontWeight(QFont.Weight.DemiBold)
    if found.isAnchor():
        look.setForeground(QColor(shown.accent))
        look.setFontUnderline(True)
    elif found.fontFixedPitch():
        font = _font(_KEYS)
        look.setFontFamilies(font.families())
        look.setFontFixedPitch(False)
        look.setProperty(QTextFormat.Property.FontPixelSize, font.pixelSize())
        look.setBackground(QColor(shown.plain_ground))
    return look


def _dress_table(table: QTextTable) -> None:
    made = table.format()
    made.setBorder(0)
    made.setCellSpacing(0)
    made.setCellPadding(scale.px(UNIT))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    percents = [30, *[70 // max(1, table.columns() - 1)] * (table.columns() - 1)]
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, percent) for percent in percents])
    table.setFormat(made)
