"""Sizes that are given at the usual size and stay true to it when everything is drawn larger or smaller."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.gui.guard import guarded
from app.gui.look import scale


@guarded
class _Sizes(QObject):
    """Sets them again whenever the widget is dressed anew."""

    def __init__(self, widget: QWidget, least: int, most: int, height: int) -> None:
        super().__init__(widget)
        self._widget, self._least, self._most, self._height = widget, least, most, height
        self._set()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on."""
        if event.type() == QEvent.Type.StyleChange:
            self._set()
        return super().eventFilter(watched, event)

    def _set(self) -> None:
        if self._least:
            self._widget.setMinimumWidth(scale.px(self._least))
        if self._most:
            self._widget.setMaximumWidth(scale.px(self._most))
        if self._height:
            self._widget.setFixedHeight(scale.px(self._height))


def hold(widget: QWidget, *, least: int = 0, most: int = 0, height: int = 0) -> None:
    """Give a widget its least and most breadth and its height, in pixels at the usual size; 0 leaves one open."""
    _Sizes(widget, least, most, height)
