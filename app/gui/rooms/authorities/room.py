"""The Authorities room: search the library, and see what became of imported files."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QTabWidget, QVBoxLayout, QWidget

from app.gui.deeds import Deed
from app.gui.desk import Changes, Desk
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.places import AUTHORITIES, Place
from app.gui.room import Room
from app.gui.widgets.lists import ImportList
from app.library.results import SearchQuery, SearchResults

if TYPE_CHECKING:
    from app.jobs import CancelToken
    from app.tasks.import_opinions import ImportReport

PAUSE = 60
"""Milliseconds after the last key before the library is asked."""


class AuthoritiesRoom(Room):
    """Finds what the library holds."""

    name = AUTHORITIES
    title = "Authorities"
    about = "Search, read and keep the authorities of your library"
    needs_matter = False
    deeds = (Deed("imported", "What became of the &imported files"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.field, self.list, self.imports, self.tabs = QLineEdit(), QListWidget(), ImportList(), QTabWidget()
        self._asking: CancelToken | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._search)
        self._build()
        desk.changed.connect(self._on_changed)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {"imported": partial(self.tabs.setCurrentWidget, self.imports)}

    def panes(self) -> tuple[QWidget, ...]:
        """The field, then the list."""
        return (self.field, self.list)

    def find_here(self) -> None:
        """Search the library."""
        self.tabs.setCurrentIndex(0)
        self.field.setFocus()
        self.field.selectAll()

    def show_place(self, place: Place) -> None:
        """Show an authority, or the imported files."""
        if place.field == "import":
            self.tabs.setCurrentWidget(self.imports)
        elif place.authority or place.words:
            self.tabs.setCurrentIndex(0)
            authority = self.desk.workspace.library.find_authority(place.authority) if place.authority else None
            self.field.setText(place.words or (authority.name if authority else place.authority))

    def show_import(self, report: "ImportReport") -> None:
        """Show the rows of an import."""
        self.imports.show_report(report)
        self.tabs.setTabText(1, f"{tr('Imported')} {len(report.rows)}")

    def _build(self) -> None:
        self.field.setPlaceholderText(tr("Search the library"))
        self.field.setAccessibleName(tr("Search the library"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda _words: self._pause.start())
        self.list.setAccessibleName(tr("Found"))
        self.list.setWordWrap(True)
        page, bar = QWidget(), QFrame()
        bar.setObjectName("bar")
        head = QVBoxLayout(bar)
        head.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        head.addWidget(self.field)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(bar)
        inside.addWidget(self.list, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(page, tr("Library"))
        self.tabs.addTab(self.imports, tr("Imported"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def _search(self) -> None:
        words = self.field.text().strip()
        if self._asking is not None:
            self._asking.cancel()
        if not words:
            self.list.clear()
            return
        library = self.desk.workspace.library
        self._asking = self.desk.runner.run(
            "Searching",
            lambda _progress, _cancel: library.search(SearchQuery(words=words)),
            on_success=self._show,
            on_failure=self.desk.show_failure,
        )

    def _show(self, found: SearchResults) -> None:
        self.list.clear()
        for result in found.results:
            item = QListWidgetItem(f"{result.authority.name}\n{result.text}")
            item.setData(Qt.ItemDataRole.UserRole, result.authority.key)
            self.list.addItem(item)

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.AUTHORITIES and self.field.text():
            self._pause.start()
