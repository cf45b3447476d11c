"""What the window tells without stopping the work: a bar for one sentence, and the report of a bug to copy."""

import platform
import traceback
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look.palette import UNIT, Tone
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog
from app.gui.words import SIGNS

LINGER = 12_000
"""Milliseconds for which a sentence stays that was only to be known."""


@guarded
class NoticeBar(QFrame):
    """One sentence over the last line, so that nothing moves away under the pointer, with what can be done about it.

    What was only to be known goes by itself. What asks for something stays until it is dismissed or done; a caution that
    leads to one place only, and could be read, goes with the room in which it was.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.label = Wrapped()
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons: list[QPushButton] = []
        """What can be done, the least dangerous first."""
        self.dismiss = QPushButton(tr("Dismiss"))
        self.dismiss.setProperty("role", "link")
        self.dismiss.clicked.connect(self.hide)
        self._was_read = False
        self._lingering = QTimer(self, singleShot=True, interval=LINGER)
        self._lingering.timeout.connect(self.let_go)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(3 * UNIT, 0, 2 * UNIT, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.dismiss)
        self.hide()

    def tell(self, text: str, tone: Tone, ways: Mapping[str, Callable[[], object]] | None = None) -> None:
        """Show a sentence with a button for each of its ways."""
        self.label.setText(f"{SIGNS[tone]} {text}".strip())
        self.setAccessibleName(text)
        self._offer(ways or {})
        self.setProperty("tone", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        self._was_read = False
        self._lingering.start()

    def let_go(self) -> None:
        """Time has passed: hide what was only to be known, and offers nothing."""
        self._was_read = True
        if not self.buttons and self._is_news:
            self.hide()

    def leave(self) -> None:
        """One goes on to other work: hide what was only to be known; what went wrong stays until it is dismissed."""
        is_told = self.property("tone") == Tone.CAUTION.value and self._was_read and len(self.buttons) <= 1
        if self._is_news or is_told:
            self.hide()

    @property
    def _is_news(self) -> bool:
        return self.property("tone") in {Tone.OK.value, Tone.PLAIN.value}

    def lie_over(self, line: QRect) -> None:
        """Lie over a line, and grow upwards from it when the words need more."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        beside = sum(one.sizeHint().width() + gap for one in (*self.buttons, self.dismiss))
        rest = line.width() - margins.left() - margins.right() - beside
        high = max(line.height(), self.label.heightForWidth(max(rest, UNIT)) + 2 * UNIT)
        self.setGeometry(line.x(), line.y() + line.height() - high, line.width(), high)
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is shown that could go."""
        self._lingering.stop()
        super().hideEvent(event)

    def _offer(self, ways: Mapping[str, Callable[[], object]]) -> None:
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = [self._add(words, action) for words, action in ways.items()]

    def _add(self, words: str, action: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "link")
        button.setAccessibleName(words)
        button.clicked.connect(partial(self._act, action))
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def _act(self, action: Callable[[], object]) -> None:
        """Do it; the bar goes, unless it is told something new."""
        self.hide()
        action()


class ReportDialog(OrderedDialog):
    """The report of an unexpected error: to read, to edit and to copy. The work stays open behind it."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong in Rejoinder"))
        self.resize(640, 420)
        said = Wrapped(
            tr(
                "This is a fault of the program, not of yours. Your matter is still open: save it, and go on.\n"
                "The report below helps to mend the fault. Read it before you send it, and take out what is confidential."
            )
        )
        self.report = QPlainTextEdit(make_report(error))
        self.report.setAccessibleName(tr("Report"))
        self.report.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (said, self.report, buttons):
            layout.addWidget(widget)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def make_report(error: BaseException) -> str:
    """Where the fault is: the program's version, the system, and the frames; no data of the matter."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"Rejoinder {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n{frames}{type(error).__name__}"
