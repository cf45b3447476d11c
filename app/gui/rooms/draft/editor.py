"""Editing one paragraph of the draft in place of its sources: words, citations as chips, and what to do with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.widgets.chip_edit import ChipEdit
from app.gui.widgets.citation_chips import NameOf
from app.gui.widgets.labels import Wrapped
from app.law.briefs import CitationNode


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
        self.keep, self.back = QPushButton(tr("Keep (Ctrl+Enter)")), QPushButton(tr("Leave (Esc)"))
        self.cite = QPushButton(tr("Insert a citation ([[)"))
        self.restore, self.delete = QPushButton(tr("As drafted")), QPushButton(tr("Leave out"))
        self._build()
        self.hide()

    @property
    def changed(self) -> bool:
        """Whether something would be lost."""
        return self.isVisible() and self.field.text() != self._before

    def open(self, block: str, text: str, name_of: NameOf, *, edited: bool = False, about: str = "") -> None:
        """Edit a block; `edited` says whether the attorney has edited it before.

        Args:
            about: what is edited when it is no block of the paper, which can then not be left out.
        """
        self.block = block
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.delete.setVisible(not about)
        self.field.show_text(text, name_of)
        self._before = self.field.text()
        self.restore.setVisible(edited)
        self.told.hide()
        self.show()
        self.field.setFocus()

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
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        for button in (self.keep, self.cite):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.restore, self.delete, self.back):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.addWidget(self.about)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.told)
        layout.addLayout(row)
        self.setMinimumHeight(scale.px(190))
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
