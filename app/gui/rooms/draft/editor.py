"""Editing one paragraph of the draft in place of its sources: words, citations as chips, and what to do with it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.widgets.chip_edit import ChipEdit
from app.gui.widgets.citation_chips import NameOf
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.law.briefs import CitationNode

_HIGH, _WORDS = 190, 110
"""How high it is at least, and how much of that is for the words."""


@guarded
class BlockEditor(QFrame):
    """The paragraph at the cursor, open for editing."""

    kept = Signal(str, str)
    """The id of the block and its new text."""
    restored = Signal(str)
    """The block is to be as drafted again."""
    deleted = Signal(str)
    left = Signal()
    wanted_citation = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.block = ""
        self._before = ""
        self.field, self.told, self.about = ChipEdit(tr("Paragraph")), Wrapped("", "stop"), Wrapped("", "muted")
        self.keep, self.back = QPushButton(tr("Keep (Ctrl+Enter)")), QPushButton(tr("Cancel (Esc)"))
        self.cite = QPushButton(tr("Cite ([[)"))
        self.restore, self.delete = QPushButton(tr("As drafted")), QPushButton(tr("Delete the paragraph"))
        self._build()
        self.hide()

    @property
    def changed(self) -> bool:
        """Whether something would be lost."""
        return self.isVisible() and self.field.text() != self._before

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as another size needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumHeight(scale.px(_HIGH))

    def open(self, block: str, text: str, name_of: NameOf, *, edited: bool = False, about: str = "") -> None:
        """Edit a block; `edited` says whether the attorney has edited it before.

        Args:
            about: what is edited when it is no block of the paper, which can then not be left out.
        """
        self.block = block
        self.say_about(about)
        self.delete.setVisible(not about)
        self.field.show_text(text, name_of)
        self._before = self.field.text()
        self.restore.setVisible(edited)
        self.told.hide()
        self.show()
        self._take_room()
        self.field.setFocus()

    def _take_room(self) -> None:
        """Be as high as the words need, up to half of what text and editor share."""
        rows = self.parentWidget()
        if not isinstance(rows, QSplitter):
            return
        words = round(self.field.document().size().height()) + 2 * self.field.frameWidth() + UNIT
        around = self.minimumHeight() - scale.px(_WORDS)
        high = max(self.minimumHeight(), min(words + around, rows.height() // 2))
        rows.setSizes([rows.height() - high, high])

    def bring_back(self, text: str) -> None:
        """Show words that were left, over those with which the editor was opened."""
        self.field.show_text(text, self.field.name_of)

    def say_about(self, about: str) -> None:
        """Say above the words what is edited; empty for nothing."""
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def refuse(self, why: str) -> None:
        """Say why the text cannot be kept; it stays open."""
        self.told.setText(why)
        self.told.show()

    def insert(self, node: CitationNode) -> None:
        """Put a citation where the cursor is."""
        self.field.insert(node)
        self.field.setFocus()

    def _build(self) -> None:
        self.keep.setProperty("role", "first")
        row = FlowRow([self.keep, self.back, self.cite, self.restore, self.delete], gap=2 * UNIT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.addWidget(self.about)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.told)
        layout.addWidget(row)
        self.setMinimumHeight(scale.px(_HIGH))
        self.cite.setToolTip(tr("Insert a citation by part of its name (Ctrl+Shift+C)"))
        self.field.kept.connect(self._keep)
        self.field.left.connect(self.left)
        self.field.wanted_citation.connect(self.wanted_citation)
        self.keep.clicked.connect(self._keep)
        self.back.clicked.connect(self.left)
        self.cite.clicked.connect(self.wanted_citation)
        self.restore.clicked.connect(lambda: self.restored.emit(self.block))
        self.delete.clicked.connect(lambda: self.deleted.emit(self.block))

    def _keep(self) -> None:
        self.kept.emit(self.block, self.field.text())
