"""A row of widgets that goes on in the next line when it is full, and is as high as it must be.

It places its children itself, for the reason that `labels` gives.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.guard import guarded
from app.gui.look.palette import UNIT
from app.gui.widgets.stillness import Stillness


@guarded
class FlowRow(QWidget):
    """Shows widgets one after the other; hidden ones take no place."""

    def __init__(self, widgets: Iterable[QWidget] = (), parent: QWidget | None = None, *, gap: int = UNIT) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._gap = gap
        self._stillness = Stillness(self, self.fit)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        self.fit()

    def clear(self) -> None:
        """Take all widgets out, for good."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets.clear()
        self.fit()

    def widgets(self) -> tuple[QWidget, ...]:
        """The widgets in their order."""
        return tuple(self._widgets)

    def sizeHint(self) -> QSize:
        """As high as the widgets need at the present width."""
        return QSize(240, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets anew."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Place what was added while nobody looked."""
        super().showEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Place the widgets anew when one asks for another size."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._stillness.move()
        return super().event(event)

    def fit(self) -> None:
        """Place every widget, and be as high as all of them."""
        x = y = line = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            hint = widget.sizeHint().expandedTo(widget.minimumSize())
            broad = min(hint.width(), self.width())
            if x and x + broad > self.width():
                x, y, line = 0, y + line + self._gap, 0
            widget.setGeometry(QRect(x, y, broad, hint.height()))
            x, line = x + broad + self._gap, max(line, hint.height())
        if self.minimumHeight() != y + line:
            self.setFixedHeight(y + line)
            self.updateGeometry()
