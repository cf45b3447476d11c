"""The authorities that a brief principally relies upon, ticked among those that its table lists."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog
from app.gui.widgets.wrapped_items import WrappedItems

_KEY = Qt.ItemDataRole.UserRole


@guarded
class StarsDialog(OrderedDialog):
    """Some courts ask for a star beside them in the table of authorities."""

    chose = Signal(object)
    """The keys of the ticked ones, a frozen set."""

    def __init__(self, names: Mapping[str, str], starred: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Principal authorities"))
        self.resize(scale.px(560), scale.px(460))
        self.list, self.sought, self.count = QListWidget(), QLineEdit(), QLabel()
        self.sought.setPlaceholderText(tr("Filter by words"))
        self.sought.setAccessibleName(tr("Filter by words"))
        self.sought.setClearButtonEnabled(True)
        self.count.setProperty("role", "muted")
        self.list.setObjectName("boxed")
        WrappedItems(self.list)
        self.list.setAccessibleName(tr("Authorities that the brief cites"))
        for key, name in names.items():
            item = QListWidgetItem(name)
            item.setToolTip(name)
            item.setData(_KEY, key)
            item.setCheckState(Qt.CheckState.Checked if key in starred else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        said = tr("Tick those on which the brief principally relies; the table of authorities marks them by a star.")
        for widget in (Wrapped(said, "muted"), self.sought, self.list, self.count, self.buttons):
            layout.addWidget(widget)
        self.sought.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self._tell()

    def accept(self) -> None:
        """Tell what is ticked."""
        self.chose.emit(self._ticked())
        super().accept()

    def _ticked(self) -> frozenset[str]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _tell(self) -> None:
        said = tr("{count} of {all} starred")
        self.count.setText(said.format(count=len(self._ticked()), all=self.list.count()))

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        for item in (self.list.item(row) for row in range(self.list.count())):
            item.setHidden(not all(word in item.text().casefold() for word in words))
