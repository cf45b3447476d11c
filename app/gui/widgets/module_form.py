"""Asking what an argument, a heading or a standard that is to be used again is called."""

import re
from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.drafting.modules import ModuleKind
from app.gui.language import tr
from app.gui.look import scale
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog

_TEACH = (
    "It is kept in your own folder, for every matter. Facts of this case and places in its record become gaps; "
    "citations stay citations."
)


class ModuleForm(OrderedDialog):
    """A title and a kind; the name of the file follows from the title."""

    named = Signal(str, object, str)
    """The name, the `ModuleKind`, and the title."""

    def __init__(self, kind: ModuleKind, title: str, known: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._known = known
        self.title, self.kind, self.said = QLineEdit(title), Choice(), Wrapped("", "caution")
        self.setWindowTitle(tr("Save as a module"))
        for one in ModuleKind:
            self.kind.addItem(tr(one.value.capitalize()), one.value)
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        self.title.setAccessibleName(tr("Title"))
        self.kind.setAccessibleName(tr("Kind"))
        self.title.selectAll()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.named.emit(self.name, ModuleKind(self.kind.currentData()), self._title))
        self.title.textChanged.connect(lambda _words: self._judge())
        form = QFormLayout()
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("Kind"), self.kind)
        layout = QVBoxLayout(self)
        layout.addWidget(Wrapped(tr(_TEACH), "muted"))
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addWidget(self.buttons)
        self.resize(scale.px(460), self.sizeHint().height())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._judge()

    @property
    def name(self) -> str:
        """The title as a file can be named; empty when nothing of it can."""
        return "-".join(re.findall(r"[a-z0-9]+", self._title.casefold()))[:60].strip("-")

    @property
    def _title(self) -> str:
        return self.title.text().strip()

    def _judge(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(bool(self.name))
        taken = self.name in self._known
        self.said.setText(tr("A module of that name is there already: it is replaced.") if taken else "")
        self.said.setVisible(taken)
