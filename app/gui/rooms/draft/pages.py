"""The real pages beside the text, how they stand to the limit, and how large they are shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.gui.frame.memory import WindowMemory
from app.gui.frame.status import page_words
from app.gui.guard import guarded
from app.gui.jobs import JobRunner
from app.gui.language import tr
from app.gui.look.palette import UNIT, Tone
from app.gui.rooms.draft.page_strip import USUAL, PageStrip
from app.gui.widgets.labels import Wrapped

if TYPE_CHECKING:
    from app.tasks.preview import Preview

_ZOOM = "draft/zoom"


@guarded
class PagesPane(QWidget):
    """The pages, and over them how they stand to the limit."""

    appeared = Signal(bool)
    """It is seen now, or not any more."""

    def __init__(self, runner: JobRunner, memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.strip, self.meter, self.words = PageStrip(runner), QProgressBar(), QLabel()
        self.missing = Wrapped("", "muted")
        self.smaller, self.fit, self.larger = QPushButton("−"), QPushButton(), QPushButton("+")
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName(tr("Pages of the limit"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self.strip, 1)
        self.strip.zoomed.connect(self._on_zoomed)
        self.strip.set_zoom(memory.number(_ZOOM, USUAL))
        self._on_zoomed(self.strip.zoom)
        self.show_preview(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell it."""
        super().showEvent(event)
        self.appeared.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell it."""
        super().hideEvent(event)
        self.appeared.emit(False)

    def show_preview(self, preview: "Preview | None") -> None:
        """Show the pages of a draft."""
        none = preview is None or preview.pdf is None
        self.meter.setVisible(preview is not None and preview.limit is not None)
        self.missing.setText(preview.missing if preview else "")
        self.missing.setVisible(bool(self.missing.text()))
        if preview is None:
            self.words.setText(tr("Pages appear here a few seconds after the draft."))
        elif not none:
            self._show_length(preview)
        self.words.setVisible(bool(self.words.text()))
        self.strip.show_pdf(preview.pdf if preview else None, preview.sheets if preview else 0)

    def _show_length(self, preview: "Preview") -> None:
        """How many pages of how many; too many are told in the color of what blocks, too."""
        over = preview.limit is not None and preview.body_pages > preview.limit
        self.words.setText(page_words(preview))
        self.words.setToolTip(preview.rule)
        self.meter.setRange(0, preview.limit or preview.body_pages or 1)
        self.meter.setValue(min(preview.body_pages, self.meter.maximum()))
        self.meter.setToolTip(preview.rule)
        for widget, name, value in (
            (self.words, "role", Tone.STOP.value if over else "muted"),
            (self.meter, "tone", Tone.STOP.value if over else ""),
        ):
            if widget.property(name) != value:
                widget.setProperty(name, value)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("bar")
        column = QVBoxLayout(head)
        column.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        self.words.setProperty("role", "muted")
        row.addWidget(self.words, 1)
        for button, steps, tip in (
            (self.smaller, -1, tr("Smaller pages (−, or Ctrl and the wheel)")),
            (self.fit, 0, tr("Pages as broad as the pane (0)")),
            (self.larger, 1, tr("Larger pages (+, or Ctrl and the wheel)")),
        ):
            button.setProperty("role", "link")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _checked=False, by=steps: self.strip.zoom_by(by))
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.meter)
        column.addWidget(self.missing)
        return head

    def _on_zoomed(self, percent: int) -> None:
        self.fit.setText(f"{percent} %")
        self._memory.remember(_ZOOM, percent)
