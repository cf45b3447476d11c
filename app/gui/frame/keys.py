"""The program's shortcuts before a field's own: some systems give a line of text Ctrl+E, Ctrl+U or Ctrl+K, which are deeds here.

Undo and redo belong to the field as long as it has something to take back, and to the room otherwise.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.gui.frame.actions import Actions
from app.gui.guard import guarded
from app.gui.widgets.spoken import name_box

_Line = QLineEdit | QComboBox | QAbstractSpinBox
_Text = QPlainTextEdit | QTextEdit
_UNDO = frozenset({"Ctrl+Z"})
_REDO = frozenset({"Ctrl+Y", "Ctrl+Shift+Z"})


@guarded
class OwnKeys(QObject):
    """Keeps the field in which one writes from taking what a menu names."""

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._by_keys = {keys.toString(): action for action in actions for keys in action.shortcuts()}
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let no field accept the keys of a deed that can be done now."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if not isinstance(watched, _Line | _Text) or not self._is_menus(event, watched):
            return False
        event.ignore()
        return True

    def _is_menus(self, event: QKeyEvent, field: _Line | _Text) -> bool:
        keys = QKeySequence(event.keyCombination()).toString()
        if keys in _UNDO | _REDO:
            return not _can_take_back(field, redo=keys in _REDO)
        action = self._by_keys.get(keys)
        return action is not None and action.isEnabled() and isinstance(field, _Line)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, _Line | _Text):
            now.installEventFilter(self)
        if isinstance(now, QComboBox):
            name_box(now)


def _can_take_back(field: _Line | _Text, *, redo: bool) -> bool:
    """Whether a field has something of its own to undo or redo."""
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isRedoAvailable() if redo else field.document().isUndoAvailable()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    return line is not None and (line.isRedoAvailable() if redo else line.isUndoAvailable())
