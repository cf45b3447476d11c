"""Pages of a PDF under each other: pictures drawn off the main thread; old ones stay until new are there."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.gui.guard import guarded
from app.gui.jobs import JobRunner
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.jobs import CancelToken, ProgressCallback

if TYPE_CHECKING:
    from app.tasks.preview import PagePicture

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""Hundredths of the pane's breadth that a page may have."""

USUAL = 100
_MARGIN = 10
_MARK = 4
_SHAPE = 11 / 8.5
_WAIT = 60
_KEPT = 3
"""Pages on both sides of those in view whose pictures are kept."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words on a page (from 0): between which shares of its height they stand."""

    page: int
    top: float
    bottom: float


@guarded
class PageStrip(QAbstractScrollArea):
    """As broad as the pane, or broader or narrower. Ctrl and the wheel, +, − and 0 zoom; a click tells its place."""

    clicked = Signal(int, float)
    """The page (from 0), and the share of its height."""
    zoomed = Signal(int)

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pdf: Path | None = None
        self._count = 0
        self._pictures: dict[int, QImage] = {}
        self._coming: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self._asked: set[int] = set()
        self._turn = 0
        self._mark: Mark | None = None
        self.zoom = USUAL
        self._waiting = QTimer(self, singleShot=True, interval=_WAIT)
        self._waiting.timeout.connect(self._ask)
        self.setObjectName("pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Pages"))
        self.viewport().setToolTip(tr("A click shows the words in the draft; Ctrl and the wheel zoom."))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def drawn(self) -> frozenset[int]:
        """The pages of the present PDF that are drawn."""
        return frozenset(self._fresh)

    @property
    def marked(self) -> Mark | None:
        """The words that are marked."""
        return self._mark

    def show_pdf(self, pdf: Path | None, count: int) -> None:
        """Show another PDF; its pages take the place of the old ones as they are drawn."""
        self._pdf, self._count = pdf, count
        if pdf is None:
            self._pictures, self._mark = {}, None
        self._pictures = {number: picture for number, picture in self._pictures.items() if number < count}
        self._draw_anew()

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) into view, if it is not yet."""
        top, height = page * self._step(), self._step()
        bar = self.verticalScrollBar()
        if not bar.value() <= top + height // 3 <= bar.value() + self.viewport().height():
            bar.setValue(top)

    def mark(self, mark: Mark | None) -> None:
        """Mark words in the margin of their page, and bring them into view, if they are not yet."""
        self._mark = mark
        self.viewport().update()
        if mark is None:
            return
        place, view = self._place_of(mark), self.viewport().height()
        if place.top() < 0 or place.bottom() > view:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - view // 3)

    def zoom_by(self, steps: int) -> None:
        """Make the pages larger or smaller by so many steps; 0 makes them as broad as the pane."""
        near = min(range(len(ZOOMS)), key=lambda n: abs(ZOOMS[n] - self.zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, near + steps))] if steps else USUAL)

    def set_zoom(self, percent: int) -> None:
        """Make the pages so broad; what is at the top of the pane stays there."""
        if percent == self.zoom or percent not in ZOOMS:
            return
        share = self.verticalScrollBar().value() / self._step()
        self.zoom = percent
        self._draw_anew()
        self.verticalScrollBar().setValue(round(share * self._step()))
        self.zoomed.emit(percent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages anew at another width, after a pause; the page that is read stays."""
        share = self.verticalScrollBar().value() / max(1, self._step_for(event.oldSize().width()))
        super().resizeEvent(event)
        self._draw_anew()
        if event.oldSize().width() not in {-1, event.size().width()}:
            self.verticalScrollBar().setValue(round(share * self._step()))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing while nobody looks."""
        super().hideEvent(event)
        self._waiting.stop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+, − and 0 zoom, Home and End go to the first and the last page."""
        bar = self.verticalScrollBar()
        match Qt.Key(event.key()):
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
            case Qt.Key.Key_0:
                self.zoom_by(0)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which place of which page was clicked."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        page = next((number for number in self._in_view() if self._place(number).contains(at)), None)
        if page is not None and event.button() == Qt.MouseButton.LeftButton:
            place = self._place(page)
            self.clicked.emit(page, (at.y() - place.top()) / place.height())

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
        if self._mark is not None and self._mark.page < self._count:
            painter.fillRect(self._place_of(self._mark), QColor(colors.LIGHT.accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors.active().accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _step(self) -> int:
        return self._step_for(self.viewport().width())

    def _step_for(self, broad: int) -> int:
        return round(self._width_for(broad) * _SHAPE) + _MARGIN

    def _width(self) -> int:
        return self._width_for(self.viewport().width())

    def _width_for(self, broad: int) -> int:
        return max(60, (broad - 2 * _MARGIN) * self.zoom // 100)

    def _place(self, number: int) -> QRect:
        top = _MARGIN + number * self._step() - self.verticalScrollBar().value()
        spare = self.viewport().width() - 2 * _MARGIN - self._width()
        left = _MARGIN + max(0, spare // 2) - self.horizontalScrollBar().value()
        return QRect(left, top, self._width(), self._step() - _MARGIN)

    def _place_of(self, mark: Mark) -> QRect:
        """The bar in the margin beside marked words."""
        page = self._place(mark.page)
        top, bottom = (page.top() + round(share * page.height()) for share in (mark.top, mark.bottom))
        return QRect(QPoint(page.left() + 1, top - 1), QPoint(page.left() + scale.px(_MARK), bottom))

    def _lay_out(self) -> None:
        whole, view = self._count * self._step() + _MARGIN, self.viewport().size()
        for bar, size, all_of_it in (
            (self.verticalScrollBar(), view.height(), whole),
            (self.horizontalScrollBar(), view.width(), (self._width() + 2 * _MARGIN) * bool(self._count)),
        ):
            bar.setRange(0, max(0, all_of_it - size))
            bar.setPageStep(size)
            bar.setSingleStep(scale.px(40))
        self.viewport().update()

    def _in_view(self) -> range:
        first = max(0, (self.verticalScrollBar().value() - _MARGIN) // self._step())
        last = (self.verticalScrollBar().value() + self.viewport().height()) // self._step()
        return range(first, min(self._count, last + 1))

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._wait()

    def _draw_anew(self) -> None:
        """Old pictures stay until the new ones are there."""
        self._fresh, self._asked, self._coming = set(), set(), {}
        self._turn += 1
        self._lay_out()
        self._wait()

    def _wait(self) -> None:
        """Draw after a pause, if there is anything to draw."""
        if self._pdf is not None and self.isVisible():
            self._waiting.start()

    def _ask(self) -> None:
        pdf = self._pdf
        if pdf is None or not self.isVisible():
            return
        self._forget_far()
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

    def _forget_far(self) -> None:
        """Pictures far from what is read are let go: a page is several megabytes."""
        seen = self._in_view()
        near = range(seen.start - _KEPT, seen.stop + _KEPT)
        self._pictures = {number: picture for number, picture in self._pictures.items() if number in near}
        self._fresh &= set(near)
        self._asked &= set(near)

    def _on_drawn(self, turn: int, number: int, picture: "PagePicture | None") -> None:
        if turn != self._turn or picture is None:
            return
        image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self._coming[number] = image.copy()
        if not set(self._in_view()) <= self._fresh | self._coming.keys():
            return  # pages of two drafts beside each other would tell of none
        self._pictures = {**self._pictures, **self._coming} if self._fresh else dict(self._coming)
        self._fresh |= self._coming.keys()
        self._coming = {}
        self.viewport().update()


def _draw(
    pdf: Path, number: int, width: int, _progress: ProgressCallback, _cancel: CancelToken
) -> "PagePicture | None":
    from app.tasks.preview import draw_page  # noqa: PLC0415  # PDF's machinery is not needed for the first window

    return draw_page(pdf, number, width)
