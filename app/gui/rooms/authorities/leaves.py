"""The leaves of the room as tabs: the library, what was imported, texts that may be the same, and the library as a whole."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget, QWidget

from app.gui.language import tr

LIBRARY, IMPORT, DUPLICATES, UPKEEP = range(4)
_TITLES = ("Library", "Import", "Duplicates", "Upkeep")


class Leaves(QTabWidget):
    """Shows one leaf; on the tabs of some stands how much there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Authorities"))

    def show_pages(self, pages: Sequence[QWidget]) -> None:
        """Take the pages in, in the order of the leaves."""
        for page, title in zip(pages, _TITLES, strict=True):
            self.addTab(page, tr(title))

    def show_count(self, leaf: int, count: int) -> None:
        """Say how much there is on a leaf; nothing for none."""
        title = tr(_TITLES[leaf])
        self.setTabText(leaf, f"{title} {count}" if count else title)
