"""Where the keyboard is: a ring around every area that took the focus by a key and does not show it itself.

Fields and buttons are bounded by the style sheet. Lists, boards, pages and areas that scroll have no edge that could turn
to another color, and each would have to paint one; so one rule paints it for all (WCAG 2.1, 2.4.7 and 1.4.11: the accent
stands 3 : 1 to every ground).
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from app.gui.guard import guarded
from app.gui.look import palette as colors

_WIDTH = 2


@guarded
class FocusRing(QWidget):
    """A ring over an area, which takes no click and follows the size of the area."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(area.rect())
        area.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the area."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring and nothing else."""
        del event
        painter, half = QPainter(self), _WIDTH / 2
        painter.setPen(QPen(QColor(colors.active().accent), _WIDTH))
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()


class FocusRings(QObject):
    """Puts the ring around what has the focus, where it came there by a key and not by the mouse."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: FocusRing | None = None
        self._clicked: QWidget | None = None
        """What took the focus by the mouse: when the window comes to the front again, it has it by no key either."""
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        came_back = before is None and now is self._clicked
        by_mouse = came_back or bool(QGuiApplication.mouseButtons())
        if now is not None:
            self._clicked = now if by_mouse else None
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()
        if isinstance(now, QAbstractScrollArea) and _lacks_edge(now) and not by_mouse:
            self._ring = FocusRing(now)


def _lacks_edge(area: QAbstractScrollArea) -> bool:
    """Whether the style sheet gives an area no edge: all but fields that are written in and lists that stand in a box."""
    if isinstance(area, QTextEdit | QPlainTextEdit):
        return area.isReadOnly() and area.objectName() != "page"
    return area.objectName() != "boxed"
