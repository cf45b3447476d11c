"""The program's shortcuts before a field's own: some systems give a line of text Ctrl+E, Ctrl+U or Ctrl+K, which are deeds here."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget

from app.gui.frame.actions import Actions


class OwnKeys(QObject):
    """Keeps the line in which one writes from taking what a menu names. Undo and redo of what is typed stay its own."""

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._by_keys = {keys.toString(): action for action in actions for keys in action.shortcuts()}
        self._line: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let no line accept the keys of a deed that can be done now."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        action = self._by_keys.get(QKeySequence(event.keyCombination()).toString())
        if action is None or not action.isEnabled():
            return False
        event.ignore()
        return True

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._line is not None:
            self._line.removeEventFilter(self)
        self._line = now if isinstance(now, QLineEdit | QComboBox | QAbstractSpinBox) else None
        if self._line is not None:
            self._line.installEventFilter(self)
