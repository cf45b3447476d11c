"""What became of an authority, as recorded, and a form to record more."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.gui.days import write_day
from app.gui.desk import Changes
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.filters import read_day
from app.gui.rooms.authorities.panes import KeepingForm, empty, link_button, said
from app.gui.rooms.authorities.undoing import Undo, as_before
from app.gui.rooms.authorities.unfinished import Words
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped, field_label
from app.gui.widgets.small_parts import narrow
from app.law.authorities import Authority, Treatment, TreatmentKind
from app.law.claims import Practice
from app.library.store import Library
from app.tasks.edit_library import make_treatment, now


class TreatmentsBox(QWidget):
    """Shows treatments, and takes one more in the attorney's words."""

    typed = Signal()
    """Something is written in the form."""

    def __init__(self, acts: Acts, practice: Practice) -> None:
        super().__init__()
        self._acts, self._practice, self._key = acts, practice, ""
        self._authority: Authority | None = None
        self.rows, self.more = QVBoxLayout(), QPushButton(tr("Record a treatment…"))
        self.form, self.verdict = KeepingForm(), said("", "stop")
        self.kind, self.phrase, self.citation, self.source = Choice(), QLineEdit(), QLineEdit(), QLineEdit()
        self.service, self.until = QLineEdit(), QLineEdit()
        self._fields = {
            "citation": self.citation,
            "phrase": self.phrase,
            "source": self.source,
            "service": self.service,
            "until": self.until,
        }
        self.keep, self.leave = QPushButton(tr("Record")), QPushButton(tr("Cancel"))
        self._build()
        self._open(shown=False)

    def show_treatments(self, authority: Authority) -> None:
        """Show the treatments of an authority."""
        self._authority, treatments, key = authority, authority.treatments, str(authority.key)
        if key != self._key:
            self.restore({})
        self._key = key
        empty(self.rows)
        if not treatments:
            self.rows.addWidget(said(tr("Nothing is recorded. The program never infers it: look it up."), "muted"))
        for treatment in treatments:
            self.rows.addWidget(self._row(treatment))

    def words(self) -> Words:
        """What is written in the form and not recorded."""
        written = {name: field.text() for name, field in self._fields.items() if field.text().strip()}
        return {**written, "kind": str(self.kind.currentData())} if written and not self.form.isHidden() else {}

    def restore(self, words: Words) -> None:
        """Show the form as it was left."""
        for name, field in self._fields.items():
            field.setText(words.get(name, ""))
        self.kind.setCurrentIndex(max(self.kind.findData(words.get("kind", "")), 0))
        self._open(shown=bool(words))

    def _row(self, treatment: Treatment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        sign = "✕" if treatment.kind.destroys else "!"
        by = " ".join(w for w in (treatment.phrase or treatment.kind.value.replace("_", " "), treatment.citation) if w)
        said_by = ", ".join(word for word in (treatment.source, treatment.service, _checked(treatment)) if word)
        words = Wrapped(f"{sign} {by} ({said_by})", "stop" if treatment.kind.destroys else "caution")
        line.addWidget(words, 1)
        line.addWidget(link_button("✕", partial(self._drop, treatment), f"{tr('Take out')} {by}"))
        return row

    def _open(self, *, shown: bool) -> None:
        self.form.setVisible(shown)
        self.more.setVisible(not shown)
        self.verdict.hide()

    def _begin(self) -> None:
        self._open(shown=True)
        self.kind.setFocus()

    def _leave(self) -> None:
        self.restore({})
        self.typed.emit()

    def _record(self) -> None:
        key, kind = self._key, self.kind.currentData()
        words = {name: field.text().strip() for name, field in self._fields.items()}
        until = read_day(words["until"], last=True) if words["until"] else None
        if words["until"] and until is None:
            self.verdict.setText(tr("Look again after: write 2027, 2027-05 or 2027-05-31."))
            self.verdict.show()
            return

        seen = self._authority

        def work(library: Library, by: str) -> tuple[Authority, Authority]:
            before = library.get_authority(key)
            made = make_treatment(
                self._practice,
                kind=kind,
                source=words["source"] or tr("entered by the attorney"),
                citation=words["citation"],
                phrase=words["phrase"],
                service=words["service"],
                expires_on=until,
            )
            library.set_treatment(key, made, by=by, at=now(), seen=seen)
            return before, library.get_authority(key)

        self._acts.do(
            "Recording",
            work,
            Changes.AUTHORITIES,
            then=lambda _forms: self._recorded(key, kind),
            undo=Undo(tr("treatment"), as_before),
        )

    def _recorded(self, key: str, kind: str) -> None:
        if TreatmentKind(kind).destroys:
            self._acts.warn_of(key)
        if key == self._key:
            self._leave()

    def _drop(self, treatment: Treatment) -> None:
        key = self._key

        def work(library: Library, by: str) -> tuple[Authority, Authority]:
            before = library.get_authority(key)
            library.remove_treatment(key, treatment, by=by, at=now())
            return before, library.get_authority(key)

        self._acts.do("Recording", work, Changes.AUTHORITIES, undo=Undo(tr("taking out a treatment"), as_before))

    def _build(self) -> None:
        narrow(self.kind)
        for kind in TreatmentKind:
            self.kind.addItem(kind.value.replace("_", " "), kind.value)
        fields = (
            (self.kind, tr("What happened"), ""),
            (self.citation, tr("By which decision"), tr("name and citation")),
            (self.phrase, tr("Phrase to print"), tr("overruled by")),
            (self.source, tr("Who says so"), tr("the text, a colleague")),
            (self.service, tr("Looked up in"), tr("the citator")),
            (self.until, tr("Look again after"), tr("2027-05")),
        )
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(UNIT)
        for widget, name, hint in fields:
            widget.setAccessibleName(name)
            widget.setToolTip(name)
            if isinstance(widget, QLineEdit):
                widget.setPlaceholderText(hint)
                widget.textChanged.connect(self.typed)
            label = field_label(name)
            label.setBuddy(widget)
            inside.addWidget(label)
            inside.addWidget(widget)
        self.kind.currentIndexChanged.connect(lambda _row: self.typed.emit())
        inside.addWidget(self.verdict)
        inside.addWidget(FlowRow([self.keep, self.leave]))
        self.keep.clicked.connect(self._record)
        self.form.keep_asked.connect(self._record)
        self.leave.clicked.connect(self._leave)
        self.more.clicked.connect(self._begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self.rows)
        column.addWidget(FlowRow([self.more]))
        column.addWidget(self.form)


def _checked(treatment: Treatment) -> str:
    """When it was looked up, and whether that is too long ago."""
    if treatment.checked_on is None:
        return tr("not checked")
    said_on = f"{tr('checked')} {write_day(treatment.checked_on)}"
    if treatment.expires_on is None:
        return said_on
    today: dt.date = now().date()
    again = tr("look again: its term ended") if treatment.is_stale(today) else tr("good until")
    return f"{said_on}, {again} {write_day(treatment.expires_on)}"
