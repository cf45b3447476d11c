"""Starts the program as a user does, and writes down what its window shows, for the walks that drive it by keys.

`walk_probe.py FOLDER [MATTER]`: what is shown stands in FOLDER/state.json, anew several times a second. When FOLDER has a
file `fault`, a slot of the window fails as a fault of the program would. Nothing of this is in the program itself.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from app.gui import application
from app.gui.frame.notices import ReportDialog
from app.gui.frame.questions import Questions
from app.gui.frame.window import MainWindow
from app.gui.main import run_window
from app.gui.places import DRAFT
from app.gui.rooms.draft.draft_document import CITATION, PIN
from app.gui.widgets.chip_edit import ChipEdit
from app.tasks.workspace import Workspace

EVERY = 150


class Probe(QObject):
    """Looks at a window; fails when it is asked to."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        state = self._folder / "state.json"
        beside = state.with_suffix(".new")
        beside.write_text(json.dumps(self._state()), encoding="utf-8")
        beside.replace(state)
        if (asked := self._folder / "fault").exists():
            asked.unlink()
            facts = "Ms. Malek's secret"  # a local of the frame that fails, and its message: neither may be reported
            raise RuntimeError(facts)

    def _state(self) -> dict[str, object]:
        window, session = self._window, self._window.session
        room = window.rooms.get(window.room)
        notice = window.notice
        return {
            "room": window.room,
            "here": asdict(room.here()) if room is not None else {},
            "matter": session.matter.title if session.matter else "",
            "edits": len(session.matter.edits) if session.matter else 0,
            "kind": session.kind.value,
            "dirty": session.dirty,
            "path": str(session.path or ""),
            "notice": notice.label.text() if notice.isVisible() else "",
            "act": notice.buttons[0].text() if notice.isVisible() and notice.buttons else "",
            "unsaved": [b.text() for b in window.welcome.unsaved.findChildren(QPushButton) if b.isVisible()],
            "idle": not window.runner.jobs and not window.drafting.busy and not window.warming.busy,
            "shown": window.drafting.shown is not None,
            "pages": window.drafting.preview is not None,
            "editing": any(one.isVisible() for one in window.findChildren(ChipEdit)),
            "writing": room is not None and room.has_words,
            "dialogs": [
                one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible() and one.isModal()
            ],
            "files": [one.windowTitle() for one in window.findChildren(QFileDialog) if one.isVisible()],
            "typed": next(
                (d.findChild(QLineEdit).text() for d in window.findChildren(QFileDialog) if d.isVisible()), ""
            ),
            "report": next((d.report.toPlainText() for d in window.findChildren(ReportDialog) if d.isVisible()), ""),
            "size": [window.width(), window.height()],
            "side": window.columns.frame.isVisible(),
            "cited": self._cited() if window.room == DRAFT and window.drafting.shown is not None else None,
            "reads": self._reads(),
            "spots": {name: self._spot(button) for name, button in self._buttons().items()},
        }

    def _reads(self) -> str:
        room = self._window.rooms.get("authorities")
        return getattr(getattr(room, "opener", None), "key", "") or ""

    def _buttons(self) -> dict[str, QPushButton]:
        """Buttons that a walk clicks."""
        found = {"dismiss": self._window.notice.dismiss}
        for button in self._window.notice.buttons[:1]:
            found["act"] = button
        for button in self._window.welcome.unsaved.findChildren(QPushButton)[:1]:
            found["unsaved"] = button
        return {name: button for name, button in found.items() if button.isVisible()}

    def _spot(self, button: QPushButton) -> list[int]:
        point = button.mapToGlobal(button.rect().center())
        return [point.x(), point.y()]

    def _cited(self) -> dict[str, object] | None:
        """The first citation with a pin that is seen in the draft, and where on the screen."""
        text = self._window.rooms[DRAFT].view.text  # type: ignore[attr-defined]  # the Draft room
        cursor = text.cursorForPosition(QPoint(40, 20))
        last = text.cursorForPosition(QPoint(text.viewport().width() - 20, text.viewport().height() - 40)).position()
        while cursor.position() < last and cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
            face = cursor.charFormat()
            if (key := face.property(CITATION)) and (pin := face.property(PIN)):
                cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, n=6)
                point = text.viewport().mapToGlobal(text.cursorRect(cursor).center())
                return {"key": str(key), "pin": str(pin), "at": [point.x() + 2, point.y()]}
        return None


class Probed(MainWindow):
    """The window, looked at."""

    folder: Path

    def __init__(self, workspace: Workspace, questions: Questions | None = None) -> None:
        super().__init__(workspace, questions)
        self.probe = Probe(self, self.folder)


def main() -> int:
    """Start the program; its exit code."""
    Probed.folder = Path(sys.argv.pop(1))
    application.MainWindow = Probed  # type: ignore[misc]  # the one place that makes the window
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)  # the dialogs of Qt answer to keys alike
    return run_window()


if __name__ == "__main__":
    sys.exit(main())
