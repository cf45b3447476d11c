"""Beside the text: whether it was read, what it weighs, what became of it, and the attorney's own marks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.desk import Changes
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.panes import Pane, WordRow, link_button, said
from app.gui.rooms.authorities.sheet import Sheet
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.small_parts import TextArea, narrow
from app.law.annotations import Note
from app.law.authorities import Treatment, TreatmentKind
from app.law.claims import Practice
from app.library.store import Library
from app.tasks.edit_library import make_treatment, now

_UNREAD = "Nobody has said that it was read. A final paper needs every authority read."


class AboutPane(Pane):
    """Shows a sheet, and takes what the attorney says of the authority as a whole."""

    def __init__(self, acts: Acts, practice: Practice) -> None:
        super().__init__(tr("About this authority"))
        self._acts = acts
        self.sheet: Sheet | None = None
        self._tagged = ""
        self.read_words, self.text_box = said(""), QComboBox()
        self.read, self.unread = QPushButton(tr("I read it")), QPushButton(tr("Take it back"))
        self.weight, self.texts = said("", "muted"), said("", "muted")
        self.favourite = QCheckBox(tr("Favorite"))
        self.shelves, self.shelf = WordRow(), QComboBox()
        self.tags, self.tag = WordRow(), QLineEdit()
        self.notes = NotesBox(acts)
        self.treatments = TreatmentsBox(acts, practice)
        self._build()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what is known of an authority."""
        self.sheet = sheet
        key, seen = sheet.authority.key, sheet.authority.verification
        self.read_words.setText(
            f"✓ {tr('Read by')} {seen.by}, {seen.on}: {seen.text or tr('the entry')}" if seen else tr(_UNREAD)
        )
        self.text_box.clear()
        for text in sheet.texts:
            self.text_box.addItem(text.filename or text.sha256[:12], text.sha256)
        self.text_box.setVisible(len(sheet.texts) > 1 and seen is None)
        self.read.setVisible(seen is None)
        self.unread.setVisible(seen is not None)
        self.weight.setText(f"{sheet.weighing.weight.value}: {sheet.weighing.reason} {sheet.weighing.caution}".strip())
        self.texts.setText("\n".join(_text_words(sheet)) or tr("No text of it is in the library."))
        self.favourite.blockSignals(True)
        self.favourite.setChecked(sheet.favourite)
        self.favourite.blockSignals(False)
        self._show_shelves(sheet)
        self._show_tags(sheet)
        self.notes.show_notes(sheet.notes, str(key))
        self.treatments.show_treatments(sheet.authority.treatments, str(key))

    def tag_on(self, passage: str) -> None:
        """Put the next tag on a passage in place of the whole authority."""
        self._tagged = passage
        self.tag.setPlaceholderText(f"{tr('Tag the passage')} {passage.partition('/')[2]}, {tr('then Enter')}")

    def _show_tags(self, sheet: Sheet) -> None:
        key = str(sheet.authority.key)
        if not self._tagged.startswith(f"{key}/"):
            self._tagged = ""
            self.tag.setPlaceholderText(tr("Add a tag, then Enter"))
        words = [f"{tag}{_place(subject, key)}" for subject, tags in sheet.tags.items() for tag in tags]
        self.tags.show_words(words, tr("Take off the tag"))

    def _show_shelves(self, sheet: Sheet) -> None:
        key = sheet.authority.key
        inside = [c.name for c in sheet.collections if key in c.authorities]
        self.shelves.show_words(inside, tr("Take out of the collection"))
        self.shelf.clear()
        self.shelf.addItems([c.name for c in sheet.collections if c.name not in inside])
        self.shelf.setCurrentIndex(-1)

    def _build(self) -> None:
        self.column.addWidget(self.read_words)
        narrow(self.text_box).setAccessibleName(tr("Which text was read"))
        self.column.addWidget(self.text_box)
        self.read.setProperty("role", "first")
        self.column.addWidget(FlowRow([self.read, self.unread]))
        self.column.addWidget(self.weight)
        self.add_heading(tr("What became of it"))
        self.column.addWidget(self.treatments)
        self.add_heading(tr("Notes"))
        self.column.addWidget(self.notes)
        self.add_heading(tr("Tags and collections"))
        self.column.addWidget(self.favourite)
        self._build_marks()
        self.add_heading(tr("Texts"))
        self.column.addWidget(self.texts)
        self.end()
        self.read.clicked.connect(self.say_read)
        self.unread.clicked.connect(self._take_back)
        self.favourite.toggled.connect(self._favour)

    def _build_marks(self) -> None:
        self.tag.setPlaceholderText(tr("Add a tag, then Enter"))
        self.tag.setAccessibleName(tr("Add a tag"))
        self.tag.returnPressed.connect(self._add_tag)
        self.shelf.setEditable(True)
        self.shelf.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.shelf.setAccessibleName(tr("Add to a collection"))
        line = self.shelf.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("Add to a collection, then Enter"))
            line.setAccessibleName(tr("Add to a collection"))
            line.returnPressed.connect(self._collect)
        narrow(self.shelf)
        self.tags.dropped.connect(self._drop_tag)
        self.shelves.dropped.connect(self._uncollect)
        for widget in (self.tags, self.tag, self.shelves, self.shelf):
            self.column.addWidget(widget)

    def say_read(self) -> None:
        """Record "I read it", of the text that is chosen."""
        if self.sheet is None:
            return
        key, chosen = self.sheet.authority.key, self.text_box.currentText() if len(self.sheet.texts) > 1 else ""
        self._acts.do(
            "Recording",
            lambda library, by: library.verify(key, by=by, on=now().date(), text=chosen, at=now()),
            Changes.PROPOSITIONS | Changes.NOTES,
        )

    def _take_back(self) -> None:
        if self.sheet is not None:
            key = self.sheet.authority.key
            self._acts.do(
                "Recording",
                lambda library, by: library.take_back_verification(key, by=by, at=now()),
                Changes.PROPOSITIONS | Changes.NOTES,
            )

    def _favour(self, checked: bool) -> None:  # Qt's signature
        self._mark(lambda library, key: library.marks.favour(key, favourite=checked))

    def _add_tag(self) -> None:
        word, subject = self.tag.text().strip(), self._tagged
        if word:
            self.tag.clear()
            self._tagged = ""
            self._mark(lambda library, key: library.marks.tag(subject or key, word))

    def _drop_tag(self, shown: str) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        key = str(sheet.authority.key)
        found = ((s, t) for s, tags in sheet.tags.items() for t in tags if f"{t}{_place(s, key)}" == shown)
        subject, word = next(found, (key, shown))
        self._mark(lambda library, _key: library.marks.untag(subject, word))

    def _collect(self) -> None:
        name = self.shelf.currentText().strip()
        if name:
            self.shelf.setCurrentText("")
            self._mark(lambda library, key: library.marks.collect(name, key))

    def _uncollect(self, name: str) -> None:
        self._mark(lambda library, key: library.marks.uncollect(name, key))

    def _mark(self, work: Callable[[Library, str], object]) -> None:
        if self.sheet is not None:
            key = str(self.sheet.authority.key)
            self._acts.do("Recording", lambda library, _by: work(library, key), Changes.NOTES, signed=False)


def _place(subject: str, key: str) -> str:
    """Where a tag is, when it is not on the whole: "lalonde/12" is paragraph 12."""
    return "" if subject == key else f" (¶ {subject.partition('/')[2]})" if "/" in subject else f" ({subject})"


def _text_words(sheet: Sheet) -> list[str]:
    return [
        f"{text.filename or text.sha256[:12]}{' (shown)' if text.shown else ''}: "
        + ("may be quoted" if text.quotable else f"not to be quoted. {' '.join(text.reasons)}")
        for text in sheet.texts
    ]


class NotesBox(QWidget):
    """The notes on an authority, its propositions and passages, and a field for one more."""

    opened = Signal(str)
    """A passage or a proposition whose note was chosen."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._subject, self._key, self._changing = "", "", 0
        self.rows, self.field = QVBoxLayout(), TextArea(3)
        self.target, self.add = said("", "small"), QPushButton(tr("Keep the note"))
        self.field.setAccessibleName(tr("Note"))
        self.field.setPlaceholderText(tr("What you want to remember"))
        self.add.clicked.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self.rows)
        column.addWidget(self.target)
        column.addWidget(self.field)
        column.addWidget(FlowRow([self.add]))

    def show_notes(self, notes: tuple[Note, ...], key: str) -> None:
        """Show other notes; what is being written stays while the authority is the same."""
        empty(self.rows)
        for note in notes:
            self.rows.addWidget(self._row(note))
        if key != self._key:
            self._key = key
            self.write_on(key)
            self.field.clear()

    def write_on(self, subject: str) -> None:
        """Write the next note on an authority, a proposition or a passage."""
        self._subject, self._changing = subject, 0
        on = tr("on the whole authority") if subject == self._key else f"{tr('on')} {subject}"
        self.target.setText(f"{tr('New note')} {on}")

    def _row(self, note: Note) -> QWidget:
        row = QFrame()
        row.setObjectName("card")
        column = QVBoxLayout(row)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(0)
        column.addWidget(said(note.text))
        about = "" if note.subject == self._key_of(note) else f" · {note.subject.partition('/')[2] or note.subject}"
        column.addWidget(said(f"{note.by}, {note.changed_at or note.at:%Y-%m-%d}{about}", "small"))
        buttons = [
            link_button(tr("Rewrite"), partial(self._change, note)),
            link_button(tr("Remove"), partial(self._drop, note)),
        ]
        if "/" in note.subject:
            buttons.insert(0, link_button(tr("Go to"), lambda: self.opened.emit(note.subject)))
        column.addWidget(FlowRow(buttons))
        return row

    @staticmethod
    def _key_of(note: Note) -> str:
        return note.subject.partition("/")[0]

    def _change(self, note: Note) -> None:
        self._changing = note.id
        self.target.setText(tr("Rewriting a note"))
        self.field.setPlainText(note.text)
        self.field.setFocus()

    def _drop(self, note: Note) -> None:
        self._acts.do(
            "Recording", lambda library, by: library.marks.remove_note(note.id, by=by, at=now()), Changes.NOTES
        )

    def _keep(self) -> None:
        text, subject, number = self.field.toPlainText().strip(), self._subject, self._changing
        if not text:
            self.field.setFocus()
            return

        def work(library: Library, by: str) -> None:
            if number:
                library.marks.change_note(number, text, by=by, at=now())
            else:
                library.marks.add_note(subject, text, by=by, at=now())

        if self._acts.do("Recording", work, Changes.NOTES):
            self.field.clear()
            self.write_on(self._key)


class TreatmentsBox(QWidget):
    """What became of an authority, as recorded, and a form to record more."""

    def __init__(self, acts: Acts, practice: Practice) -> None:
        super().__init__()
        self._acts, self._practice, self._key = acts, practice, ""
        self.rows, self.more = QVBoxLayout(), QPushButton(tr("Record a treatment…"))
        self.form = QFrame()
        self.kind, self.phrase, self.citation, self.source = QComboBox(), QLineEdit(), QLineEdit(), QLineEdit()
        narrow(self.kind)
        for kind in TreatmentKind:
            self.kind.addItem(kind.value.replace("_", " "), kind.value)
        fields = (
            (self.kind, tr("What happened"), ""),
            (self.citation, tr("By which decision"), tr("By: name and citation")),
            (self.phrase, tr("Phrase to print"), tr("Phrase to print: overruled by")),
            (self.source, tr("Who says so"), tr("Looked up in: citator, text")),
        )
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(UNIT)
        for widget, name, hint in fields:
            widget.setAccessibleName(name)
            widget.setToolTip(name)
            if isinstance(widget, QLineEdit):
                widget.setPlaceholderText(hint)
            inside.addWidget(widget)
        self.keep, leave = QPushButton(tr("Record")), QPushButton(tr("Cancel"))
        inside.addWidget(FlowRow([self.keep, leave]))
        self.keep.clicked.connect(self._record)
        leave.clicked.connect(lambda: self._open(shown=False))
        self.more.clicked.connect(lambda: self._open(shown=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self.rows)
        column.addWidget(FlowRow([self.more]))
        column.addWidget(self.form)
        self._open(shown=False)

    def show_treatments(self, treatments: tuple[Treatment, ...], key: str) -> None:
        """Show other treatments."""
        if key != self._key:
            self._open(shown=False)
        self._key = key
        empty(self.rows)
        if not treatments:
            self.rows.addWidget(said(tr("Nothing is recorded. The program never infers it: look it up."), "muted"))
        for treatment in treatments:
            self.rows.addWidget(self._row(treatment))

    def _row(self, treatment: Treatment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        sign = "✕" if treatment.kind.destroys else "!"
        by = " ".join(w for w in (treatment.phrase or treatment.kind.value.replace("_", " "), treatment.citation) if w)
        checked = f"{tr('checked')} {treatment.checked_on}" if treatment.checked_on else tr("not checked")
        words = Wrapped(
            f"{sign} {by} ({', '.join(w for w in (treatment.source, checked) if w)})",
            "stop" if treatment.kind.destroys else "caution",
        )
        line.addWidget(words, 1)
        line.addWidget(link_button("✕", partial(self._drop, treatment), f"{tr('Take out')} {by}"))
        return row

    def _open(self, *, shown: bool) -> None:
        self.form.setVisible(shown)
        self.more.setVisible(not shown)
        if shown:
            self.kind.setFocus()

    def _record(self) -> None:
        key, kind = self._key, self.kind.currentData()
        phrase, citation = self.phrase.text().strip(), self.citation.text().strip()
        source = self.source.text().strip() or tr("entered by the attorney")

        def work(library: Library, by: str) -> None:
            made = make_treatment(self._practice, kind=kind, source=source, citation=citation, phrase=phrase)
            library.set_treatment(key, made, by=by, at=now())

        if self._acts.do("Recording", work, Changes.AUTHORITIES):
            for field in (self.phrase, self.citation, self.source):
                field.clear()
            self._open(shown=False)

    def _drop(self, treatment: Treatment) -> None:
        key = self._key
        self._acts.do(
            "Recording",
            lambda library, by: library.remove_treatment(key, treatment, by=by, at=now()),
            Changes.AUTHORITIES,
        )


def empty(layout: QVBoxLayout) -> None:
    """Take everything out of a column, for good."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
