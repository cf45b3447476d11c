"""The real pages beside the text: pictures of the PDF, drawn off the main thread; old ones stay until new are there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.gui.frame.status import page_words
from app.gui.jobs import JobRunner
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.widgets.labels import Wrapped
from app.jobs import CancelToken, ProgressCallback

if TYPE_CHECKING:
    from app.tasks.preview import PagePicture, Preview

_MARGIN = 10
_SHAPE = 11 / 8.5
_WAIT = 60


class PageStrip(QAbstractScrollArea):
    """The pages of a PDF under each other, as broad as the pane."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pdf: Path | None = None
        self._count = 0
        self._pictures: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self._asked: set[int] = set()
        self._turn = 0
        self._waiting = QTimer(self, singleShot=True, interval=_WAIT)
        self._waiting.timeout.connect(self._ask)
        self.setObjectName("pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def drawn(self) -> frozenset[int]:
        """The pages of the present PDF that are drawn."""
        return frozenset(self._fresh)

    def show_pdf(self, pdf: Path | None, count: int) -> None:
        """Show another PDF; its pages take the place of the old ones as they are drawn."""
        self._pdf, self._count = pdf, count
        self._turn += 1
        self._fresh, self._asked = set(), set()
        if pdf is None:
            self._pictures = {}
        self._pictures = {number: picture for number, picture in self._pictures.items() if number < count}
        self._lay_out()
        self._wait()

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) into view, if it is not yet."""
        top, height = page * self._step(), self._step()
        bar = self.verticalScrollBar()
        if not bar.value() <= top + height // 3 <= bar.value() + self.viewport().height():
            bar.setValue(top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages anew at another width, after a pause."""
        super().resizeEvent(event)
        self._fresh, self._asked = set(), set()
        self._turn += 1
        self._lay_out()
        self._wait()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing while nobody looks."""
        super().hideEvent(event)
        self._waiting.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in view; a page that is not drawn yet is white paper."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), QColor(colors.active().sunken))
        for number in self._in_view():
            place = self._place(number)
            painter.fillRect(place, Qt.GlobalColor.white)
            if (picture := self._pictures.get(number)) is not None:
                painter.drawImage(place, picture)
            painter.setPen(QColor(colors.active().line))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _step(self) -> int:
        return round(self._width() * _SHAPE) + _MARGIN

    def _width(self) -> int:
        return max(60, self.viewport().width() - 2 * _MARGIN)

    def _place(self, number: int) -> QRect:
        top = _MARGIN + number * self._step() - self.verticalScrollBar().value()
        return QRect(_MARGIN, top, self._width(), self._step() - _MARGIN)

    def _lay_out(self) -> None:
        whole = self._count * self._step() + _MARGIN
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(scale.px(40))
        self.viewport().update()

    def _in_view(self) -> range:
        first = max(0, (self.verticalScrollBar().value() - _MARGIN) // self._step())
        last = (self.verticalScrollBar().value() + self.viewport().height()) // self._step()
        return range(first, min(self._count, last + 1))

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._wait()

    def _wait(self) -> None:
        """Draw after a pause, if there is anything to draw."""
        if self._pdf is not None and self.isVisible():
            self._waiting.start()

    def _ask(self) -> None:
        pdf = self._pdf
        if pdf is None or not self.isVisible():
            return
        for number in self._in_view():
            if number in self._asked:
                continue
            self._asked.add(number)
            broad = round(self._width() * self.devicePixelRatioF())
            self._runner.run(
                "Making pages",
                partial(_draw, pdf, number, broad),
                on_success=partial(self._on_drawn, self._turn, number),
                on_failure=lambda _error: None,
                on_store=False,
            )

    def _on_drawn(self, turn: int, number: int, picture: "PagePicture | None") -> None:
        if turn != self._turn or picture is None:
            return
        image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self._pictures[number] = image.copy()
        self._fresh.add(number)
        self.viewport().update()


def _draw(
    pdf: Path, number: int, width: int, _progress: ProgressCallback, _cancel: CancelToken
) -> "PagePicture | None":
    from app.tasks.preview import draw_page  # noqa: PLC0415  # PDF's machinery is not needed for the first window

    return draw_page(pdf, number, width)


class PagesPane(QWidget):
    """The pages, and over them how they stand to the limit."""

    appeared = Signal(bool)
    """It is seen now, or not any more."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip, self.meter, self.words = PageStrip(runner), QProgressBar(), QLabel()
        self.missing = Wrapped("", "muted")
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName(tr("Pages of the limit"))
        self.words.setProperty("role", "muted")
        head = QFrame()
        head.setObjectName("bar")
        column = QVBoxLayout(head)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.words)
        column.addWidget(self.meter)
        column.addWidget(self.missing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.strip, 1)
        self.show_preview(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell it."""
        super().showEvent(event)
        self.appeared.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell it."""
        super().hideEvent(event)
        self.appeared.emit(False)

    def show_preview(self, preview: "Preview | None") -> None:
        """Show the pages of a draft."""
        none = preview is None or preview.pdf is None
        self.meter.setVisible(preview is not None and preview.limit is not None)
        self.missing.setText(preview.missing if preview else "")
        self.missing.setVisible(bool(self.missing.text()))
        if preview is None:
            self.words.setText(tr("Pages appear here a few seconds after the draft."))
        elif not none:
            self.words.setText(f"{page_words(preview)}{f' ({preview.rule})' if preview.rule else ''}")
            self.meter.setRange(0, preview.limit or preview.body_pages or 1)
            self.meter.setValue(min(preview.body_pages, self.meter.maximum()))
        self.words.setVisible(bool(self.words.text()))
        self.strip.show_pdf(preview.pdf if preview else None, preview.sheets if preview else 0)
