"""The files that were written lately: Enter opens one, a button their folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.widgets.labels import Wrapped

_HIGH = 150
"""How high the list may become, at the usual size."""


class Written(QWidget):
    """The latest first; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.open = QListWidget(), QPushButton(tr("Open the folder"))
        self._folder: Path | None = None
        self.list.setObjectName("plain")
        self.list.setAccessibleName(tr("Files written lately"))
        self.list.itemActivated.connect(lambda item: QDesktopServices.openUrl(QUrl.fromLocalFile(item.toolTip())))
        self.open.clicked.connect(self.open_folder)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(Wrapped(tr("Written lately"), "heading"))
        layout.addWidget(self.list)
        layout.addLayout(row)
        self.hide()

    def add(self, files: Sequence[Path]) -> None:
        """Show more files."""
        for path in reversed(files):
            for row in (
                row for row in reversed(range(self.list.count())) if self.list.item(row).toolTip() == str(path)
            ):
                self.list.takeItem(row)  # it was written over
            item = QListWidgetItem(path.name)
            item.setToolTip(str(path))
            self.list.insertItem(0, item)
            self._folder = path.parent
        self.setVisible(bool(self.list.count()))
        self.list.setFixedHeight(min(max(1, self.list.count()) * self.list.sizeHintForRow(0) + 4, scale.px(_HIGH)))

    def clear(self) -> None:
        """Show none."""
        self.list.clear()
        self._folder = None
        self.hide()

    def open_folder(self) -> bool:
        """Open the folder of the latest file; whether there is one."""
        return self._folder is not None and QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
