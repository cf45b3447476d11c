"""Notes on an authority, its propositions and passages: those that there are, and a field for one more."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.gui.days import write_day
from app.gui.desk import Changes
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.panes import Area, empty, link_button, said
from app.gui.rooms.authorities.undoing import Undo
from app.gui.rooms.authorities.unfinished import Words
from app.gui.widgets.flow import FlowRow
from app.law.annotations import Note
from app.library.store import Library
from app.tasks.edit_library import now


class NotesBox(QWidget):
    """The notes on an authority, its propositions and passages, and a field for one more."""

    opened = Signal(str)
    """A passage or a proposition whose note was chosen."""
    typed = Signal()
    """Something is written in the field."""
    done = Signal()
    """The note was kept."""

    def __init__(self, acts: Acts, place_of: Callable[[str], str]) -> None:
        super().__init__()
        self._acts, self._place_of = acts, place_of
        self._subject, self._key, self._changing = "", "", 0
        self._notes: tuple[Note, ...] = ()
        self.rows, self.field = QVBoxLayout(), Area(3)
        self.target, self.add = said("", "small"), QPushButton(tr("Keep the note"))
        self.field.setAccessibleName(tr("Note"))
        self.field.setPlaceholderText(tr("What you want to remember"))
        self.add.clicked.connect(self._keep)
        self.field.textChanged.connect(self.typed)
        self.field.kept.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self.rows)
        column.addWidget(self.target)
        column.addWidget(self.field)
        column.addWidget(FlowRow([self.add]))

    def show_notes(self, notes: tuple[Note, ...], key: str) -> None:
        """Show other notes; what is being written stays while the authority is the same."""
        self._notes = notes
        if key != self._key:
            self._key = key
            self.write_on(key)
            self.field.clear()
        empty(self.rows)
        for note in notes:
            self.rows.addWidget(self._row(note))

    def write_on(self, subject: str) -> None:
        """Write the next note on an authority, a proposition or a passage."""
        self._subject, self._changing = subject, 0
        self.target.setText(f"{tr('New note')} {self._place(subject)}")

    def words(self) -> Words:
        """What is written and not kept."""
        text = self.field.toPlainText()
        before = next((note.text for note in self._notes if note.id == self._changing), "")
        if not text.strip() or text == before:
            return {}
        return {"text": text, "subject": self._subject, "changing": str(self._changing)}

    def restore(self, words: Words) -> None:
        """Write on where it was left."""
        self.field.setPlainText(words.get("text", ""))
        self.write_on(words.get("subject", self._key))
        changing = int(words.get("changing", "0"))
        if any(note.id == changing for note in self._notes):
            self._begin_to_change(changing)

    def _row(self, note: Note) -> QWidget:
        row = QFrame()
        row.setObjectName("card")
        column = QVBoxLayout(row)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(0)
        column.addWidget(said(note.text))
        about = "" if note.subject == self._key else f" · {self._place(note.subject)}"
        column.addWidget(said(f"{note.by}, {write_day(note.changed_at or note.at)}{about}", "small"))
        buttons = [
            link_button(tr("Rewrite"), partial(self._change, note)),
            link_button(tr("Remove"), partial(self._drop, note)),
        ]
        if "/" in note.subject:
            buttons.insert(0, link_button(tr("Go to"), lambda: self.opened.emit(note.subject)))
        column.addWidget(FlowRow(buttons))
        return row

    def _place(self, subject: str) -> str:
        """What a note is on, as one says it."""
        if subject == self._key:
            return tr("on the whole authority")
        return self._place_of(subject) if "/" in subject else tr("on a proposition")

    def _change(self, note: Note) -> None:
        if self.words():
            self.field.setFocus()
            self.target.setText(tr("Keep this note first, or empty the field; then rewrite the other."))
            return
        self._begin_to_change(note.id)
        self.field.setPlainText(note.text)
        self.field.setFocus()

    def _begin_to_change(self, number: int) -> None:
        self._changing = number
        self.target.setText(tr("Rewriting a note"))

    def _drop(self, note: Note) -> None:
        self._acts.do(
            "Recording",
            lambda library, by: library.marks.remove_note(note.id, by=by, at=now(), seen=note.text),
            Changes.NOTES,
            undo=Undo(tr("taking out a note"), lambda _none: _note_again(note)),
        )

    def _keep(self) -> None:
        text, subject, number = self.field.toPlainText().strip(), self._subject, self._changing
        seen = next((note.text for note in self._notes if note.id == number), None)
        if not text:
            self.field.setFocus()
            return

        def work(library: Library, by: str) -> Note:
            if number:
                return library.marks.change_note(number, text, by=by, at=now(), seen=seen)
            return library.marks.add_note(subject, text, by=by, at=now())

        def back(kept: Note) -> Callable[[Library, str], object]:
            if number and seen is not None:
                return lambda library, by: library.marks.change_note(number, seen, by=by, at=now(), seen=text)
            return lambda library, by: library.marks.remove_note(kept.id, by=by, at=now(), seen=text)

        begun = self._acts.do(
            "Recording",
            work,
            Changes.NOTES,
            then=lambda _note: self._kept(text),
            failed=self._failed,
            undo=Undo(tr("note"), back),
        )
        self.add.setEnabled(not begun)

    def _kept(self, text: str) -> None:
        self.add.setEnabled(True)
        if self.field.toPlainText().strip() == text:
            self.field.clear()
            self.write_on(self._key)
            self.done.emit()

    def _failed(self, error: Exception) -> None:
        self.add.setEnabled(True)
        self._acts.show_failure(error)


def _note_again(note: Note) -> Callable[[Library, str], object]:
    """What lays a note again on what it was on."""
    return lambda library, by: library.marks.add_note(note.subject, note.text, by=by, at=now())
