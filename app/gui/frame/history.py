"""Undo and redo in the Edit menu: each names what it takes back, and the room in which that was done.

Each room takes back its own steps. Where this one has none and another has, the keys take nothing back unseen: they say
where the steps are, and lead there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.gui.places import Place
from app.gui.room import RoomPlan


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the two ways through the steps, in words."""

    bare: str
    step: str
    nothing: str
    told: str


_UNDO = _Way(
    bare="&Undo",
    step="&Undo in {room}: {what}",
    nothing="&Undo (nothing in {room})",
    told="There is nothing to undo in the {room} room. Each room undoes its own steps.",
)
_REDO = _Way(
    bare="&Redo",
    step="&Redo in {room}: {what}",
    nothing="&Redo (nothing in {room})",
    told="There is nothing to redo in the {room} room. Each room redoes its own steps.",
)


class History(QObject):
    """The two actions, which follow the room and its steps."""

    def __init__(self, desk: Desk, rooms: Sequence[RoomPlan], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._titles = desk, {room.name: room.title for room in rooms}
        self.undo = self._make(_UNDO, ("Ctrl+Z",), partial(self._step, redo=False))
        self.redo = self._make(_REDO, ("Ctrl+Y", "Ctrl+Shift+Z"), partial(self._step, redo=True))
        group = desk.session.undoing
        for changed in (
            group.activeStackChanged,
            group.canUndoChanged,
            group.canRedoChanged,
            group.undoTextChanged,
            group.redoTextChanged,
            desk.session.opened,
        ):
            changed.connect(self._refresh)
        self._refresh()

    def _make(self, way: _Way, keys: Sequence[str], do: Callable[[], None]) -> QAction:
        action = QAction(tr(way.bare), self.parent())
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _refresh(self, *_what: object) -> None:
        """Say what would be taken back now."""
        group = self._desk.session.undoing
        for action, way, can, what in (
            (self.undo, _UNDO, group.canUndo(), group.undoText()),
            (self.redo, _REDO, group.canRedo(), group.redoText()),
        ):
            elsewhere = bool(self._desk.session.steps_elsewhere(redo=way is _REDO))
            words = way.step if can else way.nothing if elsewhere else way.bare
            action.setText(tr(words).format(room=self._here, what=what.replace("&", "&&")))
            action.setEnabled(can or elsewhere)

    @property
    def _here(self) -> str:
        return tr(self._titles.get(self._desk.session.room, ""))

    def _step(self, *, redo: bool) -> None:
        """Take one step here, or say where there is one."""
        group = self._desk.session.undoing
        if group.canRedo() if redo else group.canUndo():
            group.redo() if redo else group.undo()
            return
        steps = self._desk.session.steps_elsewhere(redo=redo)
        way = _REDO if redo else _UNDO
        names = [tr("{room}: {what}").format(room=tr(self._titles[room]), what=what) for room, what in steps.items()]
        self._desk.offer(
            f"{tr(way.told).format(room=self._here)} {'; '.join(names)}.",
            Tone.PLAIN,
            {self._lead(room): partial(self._desk.went.emit, Place(room=room)) for room in steps},
        )

    def _lead(self, room: str) -> str:
        return tr("Go to {room}").format(room=tr(self._titles[room]))
