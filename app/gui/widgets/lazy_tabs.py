"""Tabs whose pages are made one by one, when they are first looked at or asked for: no room is built in one long step."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QWidget


class LazyTabs(QTabWidget):
    """Each page's maker is called once. A page that is not made yet is an empty widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[int, Callable[[], QWidget]] = {}
        self.currentChanged.connect(self._on_current)

    def add_later(self, title: str, make: Callable[[], QWidget]) -> None:
        """Add a page that is made when it is first looked at."""
        self._makers[self.count()] = make  # before the tab: the first one added is looked at
        self.addTab(QWidget(), title)

    def page(self, number: int) -> QWidget:
        """The page of that number, made now if it is not yet."""
        make = self._makers.pop(number, None)
        if make is not None:
            self.put(number, make())
        page = self.widget(number)
        assert page is not None  # noqa: S101  # a number of this widget
        return page

    def turn_to(self, number: int) -> QWidget:
        """Look at a page; the page."""
        page = self.page(number)
        self.setCurrentIndex(number)
        return page

    def put(self, number: int, page: QWidget) -> None:
        """Put a page that was made in the place of the empty widget that stood for it."""
        self._makers.pop(number, None)
        if self.widget(number) is page:
            return
        title, current, empty = self.tabText(number), self.currentIndex(), self.widget(number)
        had_focus = empty is not None and empty.hasFocus()  # it was given what a page before it had
        self.blockSignals(True)  # Qt's signature
        self.removeTab(number)
        self.insertTab(number, page, title)
        self.setCurrentIndex(current)
        self.blockSignals(False)  # Qt's signature
        if had_focus:
            self.tabBar().setFocus()
        if empty is not None:
            empty.deleteLater()

    def _on_current(self, number: int) -> None:
        if number in self._makers:
            self.page(number)
