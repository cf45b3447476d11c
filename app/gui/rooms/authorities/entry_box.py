"""The library's own entry on an authority: what it says, who changed what of it, and a form to correct it."""

import json
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.gui.days import read_day
from app.gui.desk import Changes
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.filters import court_words, read_court
from app.gui.rooms.authorities.panes import KeepingForm, said
from app.gui.rooms.authorities.row_words import breakable
from app.gui.rooms.authorities.sheet import Sheet
from app.gui.rooms.authorities.undoing import Undo, as_before
from app.gui.rooms.authorities.unfinished import Words
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import field_label
from app.gui.widgets.small_parts import narrow
from app.law.authorities import Authority, Publication
from app.law.dates import PartialDate
from app.library.results import Edit
from app.library.store import Library
from app.tasks.edit_library import edit_entry

_LABELS = {
    "name": "Name",
    "short_name": "Short name",
    "citations": "Citations, the one to cite first",
    "court": "Court",
    "decided": "Decided",
    "docket": "Docket number",
    "weight_notes": "Weight",
    "notes": "To look at when reading it",
}
_HINTS = {
    "name": "LaLonde v. County of Riverside",
    "short_name": "LaLonde",
    "citations": "204 F.3d 947; 2000 WL 123456",
    "court": "9th Cir.",
    "decided": "February 25, 2000",
    "docket": "98-56012",
    "weight_notes": "en banc, per curiam",
    "notes": "",
}


class EntryBox(QWidget):
    """Shows the entry; the form says only what is changed in it."""

    typed = Signal()
    """Something in the form changed."""
    refused = Signal()
    """The form says why it was not kept."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._authority: Authority | None = None
        self._shown: dict[str, str] = {}
        self.facts, self.history = said("", "muted"), said("", "small")
        self.change, self.changes = QPushButton(tr("Correct the entry…")), QPushButton(tr("What was changed"))
        self.form, self.verdict = KeepingForm(), said("", "stop")
        self.lines = {name: QLineEdit() for name in _LABELS}
        self.publication = Choice()
        self.keep, self.leave = QPushButton(tr("Keep the corrections")), QPushButton(tr("Cancel"))
        self.buttons = FlowRow([self.change, self.changes])
        self._build()
        self._open(shown=False)

    def show_entry(self, sheet: Sheet) -> None:
        """Show another entry, or what is now known of the same; what is being written stays."""
        other = self._authority is None or self._authority.key != sheet.authority.key
        self._authority = sheet.authority
        self.facts.setText(breakable("\n".join(_facts(sheet.authority))))
        self.changes.setText(f"{tr('What was changed')} {len(sheet.history)}")
        self.changes.setVisible(bool(sheet.history))
        self.history.setText("\n".join(map(edit_words, reversed(sheet.history))))
        self.buttons.fit()
        if other:
            self.history.hide()
            self._open(shown=False)

    def words(self) -> Words:
        """What is written in the form and not kept."""
        return {} if self.form.isHidden() else self._changed()

    def restore(self, words: Words) -> None:
        """Show the form as it was left."""
        if self._authority is not None:
            self._fill(self._authority)
        for name, value in words.items():
            self._put(name, value)
        self._open(shown=bool(words))

    def _changed(self) -> dict[str, str]:
        return {name: value for name, value in self._typed().items() if value != self._shown.get(name)}

    def _typed(self) -> dict[str, str]:
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        return typed | {"publication": str(self.publication.currentData())}

    def _fill(self, authority: Authority) -> None:
        for name, value in _fields(authority).items():
            self._put(name, value)
        self._shown = self._typed()

    def _put(self, name: str, value: str) -> None:
        if name in self.lines:
            self.lines[name].setText(value)
            self.lines[name].setCursorPosition(0)
        else:
            self.publication.setCurrentIndex(max(self.publication.findData(value), 0))

    def _open(self, *, shown: bool) -> None:
        self.form.setVisible(shown)
        self.verdict.hide()
        self.change.setVisible(not shown)
        self.buttons.fit()

    def _begin(self) -> None:
        self.restore({})
        self._open(shown=True)
        self.lines["name"].setFocus()

    def _end(self) -> None:
        self._open(shown=False)
        self.typed.emit()

    def _keep(self) -> None:
        authority, fields = self._authority, self._changed()
        if authority is None or not fields:
            self._end()
            return
        if "court" in fields:
            court = read_court(fields["court"])
            if court is None:
                self._refuse(
                    tr("This court is not known. Write it as a citation does: 9th Cir., N.D. Cal., Cal. Ct. App.")
                )
                return
            fields["court"] = court
        if fields.get("decided"):
            try:
                fields["decided"] = _date(fields["decided"])
            except ValueError as error:
                self._refuse(str(error))
                return

        def work(library: Library, by: str) -> tuple[Authority, Authority]:
            edit_entry(library, str(authority.key), fields, by=by, seen=authority)
            return authority, library.get_authority(str(authority.key))

        self._acts.do(
            "Recording",
            work,
            Changes.AUTHORITIES,
            then=partial(self._on_kept, authority),
            failed=lambda error: self._refuse(str(error)),
            undo=Undo(tr("corrections"), as_before),
        )

    def _on_kept(self, kept: Authority, _forms: tuple[Authority, Authority]) -> None:
        if self._authority is not None and self._authority.key == kept.key:
            self._end()

    def _refuse(self, reason: str) -> None:
        field, _, rest = reason.partition(": ")
        self.verdict.setText(f"{tr(_LABELS[field])}: {rest}" if field in _LABELS else reason)
        self.verdict.show()
        QTimer.singleShot(0, self.refused.emit)  # it has its place by then

    def _build(self) -> None:
        narrow(self.publication)
        for kind in Publication:
            self.publication.addItem(kind.value.replace("_", " "), kind.value)
        self.form.setObjectName("card")
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        inside.setSpacing(UNIT)
        fields = [(tr(_LABELS[name]), line) for name, line in self.lines.items()]
        for words, field in (*fields, (tr("Publication"), self.publication)):
            label = field_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            inside.addWidget(label)
            inside.addWidget(field)
        for name, line in self.lines.items():
            line.setPlaceholderText(_HINTS[name])
            line.textChanged.connect(self.typed)
        self.publication.currentIndexChanged.connect(lambda _row: self.typed.emit())
        inside.addWidget(self.verdict)
        self.keep.setProperty("role", "first")
        inside.addWidget(FlowRow([self.keep, self.leave]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for widget in (self.facts, self.buttons, self.form, self.history):
            column.addWidget(widget)
        self.history.hide()
        self.change.clicked.connect(self._begin)
        self.changes.clicked.connect(lambda: self.history.setVisible(self.history.isHidden()))
        self.keep.clicked.connect(self._keep)
        self.form.keep_asked.connect(self._keep)
        self.leave.clicked.connect(self._end)


def _date(typed: str) -> str:
    """A day, a month or a year as the library reads it, however lawyers write the day. Raises ValueError."""
    try:
        return str(PartialDate.parse(typed))
    except ValueError:
        return read_day(typed).isoformat()


def _fields(authority: Authority) -> Mapping[str, str]:
    """The fields as `edit_library` reads them; the court as lawyers write it."""
    return {
        "name": authority.name,
        "short_name": authority.short_name,
        "citations": "; ".join(map(str, authority.citations)),
        "court": court_words(authority.court),
        "decided": str(authority.decided or ""),
        "docket": authority.docket or "",
        "publication": authority.publication.value,
        "weight_notes": ", ".join(authority.weight_notes),
        "notes": authority.notes,
    }


def _facts(authority: Authority) -> list[str]:
    known = (
        (tr("Also printed at"), "; ".join(map(str, authority.citations[1:]))),
        (tr("Docket number"), authority.docket or ""),
        (tr("Publication"), authority.publication.value.replace("_", " ")),
        (tr("Weight"), ", ".join(authority.weight_notes)),
        (tr("From"), authority.provenance),
        (tr("To look at when reading it"), authority.notes),
    )
    return [f"{words}: {value}" for words, value in known if value]


def edit_words(edit: Edit) -> str:
    """Who changed what, and when, in a line."""
    field = _LABELS.get(edit.field, edit.field.replace("_", " "))
    return f"{edit.at:%Y-%m-%d %H:%M} {edit.by}: {field}: {_value(edit.old)} → {_value(edit.new)}"


def _value(stored: str) -> str:
    """A stored value as it is read: words as they are, nothing as a dash, more than that cut short."""
    try:
        value = json.loads(stored)
    except ValueError:
        value = stored
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if words in {"", "null", "[]", "{}"}:
        return "–"
    return words if len(words) <= 80 else f"{words[:79]}…"
