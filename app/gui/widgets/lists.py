"""Lists of rows with a sign, and the one of imported files."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from app.gui.guard import guarded
from app.gui.look import palette as colors
from app.gui.look.palette import Tone
from app.gui.widgets.lasting import LastingTree

SIGN = 0


@guarded
class SignedList(LastingTree):
    """Rows with a sign in its tone first."""

    def __init__(self, headings: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels(["", *headings])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setMinimumSectionSize(28)
        header.setSectionResizeMode(SIGN, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(SIGN, 28)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)

    def add_row(self, sign: str, tone: Tone, said: str, texts: Sequence[str]) -> QTreeWidgetItem:
        """Add a row; `said` is the sign in words."""
        item = QTreeWidgetItem([sign, *texts])
        item.setData(SIGN, Qt.ItemDataRole.UserRole, tone)
        item.setData(SIGN, Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(SIGN, said)
        item.setTextAlignment(SIGN, Qt.AlignmentFlag.AlignCenter)
        for column, text in enumerate(texts, start=1):
            item.setToolTip(column, text)
        self.addTopLevelItem(item)
        self._color(item)
        return item

    def changeEvent(self, event: QEvent) -> None:
        """Take the signs' colors from another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for number in range(self.topLevelItemCount()):
                item = self.topLevelItem(number)
                if item is not None:
                    self._color(item)

    @staticmethod
    def _color(item: QTreeWidgetItem) -> None:
        tone = Tone(item.data(SIGN, Qt.ItemDataRole.UserRole))
        item.setForeground(SIGN, colors.active().ink_of(tone))


class ImportList(SignedList):
    """A row for each file of the last import."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(["File", "What became of it"], "Imported files", parent)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.header().resizeSection(1, 140)
