"""Beside the text: whether it was read, what it weighs, what became of it, and the attorney's own marks."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton

from app.gui.days import write_day
from app.gui.desk import Changes
from app.gui.language import tr
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.entry_box import EntryBox
from app.gui.rooms.authorities.notes_box import NotesBox
from app.gui.rooms.authorities.panes import Pane, WordRow, said
from app.gui.rooms.authorities.row_words import breakable, weight_words
from app.gui.rooms.authorities.sheet import Sheet
from app.gui.rooms.authorities.treatments_box import TreatmentsBox
from app.gui.rooms.authorities.undoing import Undo
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.small_parts import narrow
from app.gui.words import sentence_case
from app.law.authorities import Authority, Proposition, Verification
from app.law.claims import Practice
from app.library.store import Library
from app.tasks.edit_library import now
from app.tasks.taking_back import restore_readings

_Mark = Callable[[Library, str], object]
"""Puts something on the authority of a key, or takes it off."""

_UNREAD = "Nobody has said that it was read. A final paper needs every authority read."


class AboutPane(Pane):
    """Shows a sheet, and takes what the attorney says of the authority as a whole."""

    def __init__(self, acts: Acts, practice: Practice, place_of: Callable[[str], str]) -> None:
        super().__init__(tr("About this authority"))
        self._acts, self._place_of = acts, place_of
        self.sheet: Sheet | None = None
        self._tagged = ""
        self.read_words, self.text_box = said(""), Choice()
        self.read, self.unread = QPushButton(tr("I read it")), QPushButton(tr("Take back “I read it”"))
        self.weight, self.texts = said("", "muted"), said("", "muted")
        self.out = QPushButton(tr("Take it out of the library"))
        self.favourite = QCheckBox(tr("Favorite"))
        self.shelves, self.shelf = WordRow(), Choice()
        self.tags, self.tag = WordRow(), QLineEdit()
        self.notes = NotesBox(acts, place_of)
        self.treatments = TreatmentsBox(acts, practice)
        self.entry = EntryBox(acts)
        self._build()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what is known of an authority, another one from the top."""
        if self.sheet is None or self.sheet.authority.key != sheet.authority.key:
            self.verticalScrollBar().setValue(0)
        self.sheet = sheet
        key, seen = sheet.authority.key, sheet.authority.verification
        self.read_words.setText(
            f"✓ {tr('Read by')} {seen.by}, {write_day(seen.on)}: {_read_text(seen) or tr('the entry')}"
            if seen
            else tr(_UNREAD)
        )
        self.text_box.clear()
        for text in sheet.texts:
            self.text_box.addItem(text.filename or text.sha256[:12], text.sha256)
        self.text_box.setVisible(len(sheet.texts) > 1 and seen is None)
        self.read.setVisible(seen is None)
        self.unread.setVisible(seen is not None)
        self.weight.setText(
            f"{sentence_case(weight_words(sheet.weighing.weight))}: {sheet.weighing.reason} {sheet.weighing.caution}".strip()
        )
        self.texts.setText(breakable("\n".join(_text_words(sheet))) or tr("No text of it is in the library."))
        self.favourite.blockSignals(True)
        self.favourite.setChecked(sheet.favourite)
        self.favourite.blockSignals(False)
        self._show_shelves(sheet)
        self._show_tags(sheet)
        self.notes.show_notes(sheet.notes, str(key))
        self.treatments.show_treatments(sheet.authority)
        self.entry.show_entry(sheet)

    def tag_on(self, passage: str) -> None:
        """Put the next tag on a passage in place of the whole authority."""
        self._tagged = passage
        self.tag.setPlaceholderText(f"{tr('Tag')} {self._place_of(passage)}, {tr('then Enter')}")

    def _show_tags(self, sheet: Sheet) -> None:
        key = str(sheet.authority.key)
        if not self._tagged.startswith(f"{key}/"):
            self._tagged = ""
            self.tag.setPlaceholderText(tr("Add a tag, then Enter"))
        words = [f"{tag}{self._place(subject, key)}" for subject, tags in sheet.tags.items() for tag in tags]
        self.tags.show_words(words, tr("Take off the tag"))

    def _place(self, subject: str, key: str) -> str:
        """Where a tag is, when it is not on the whole."""
        if subject == key:
            return ""
        return f" ({self._place_of(subject)})" if "/" in subject else f" ({tr('a proposition')})"

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
        self.column.addWidget(FlowRow([self.read]))
        self.column.addWidget(self.weight)
        self.add_heading(tr("What became of it"))
        self.column.addWidget(self.treatments)
        self.add_heading(tr("Notes"))
        self.column.addWidget(self.notes)
        self.add_heading(tr("Tags and collections"))
        self.column.addWidget(self.favourite)
        self._build_marks()
        self.add_heading(tr("The entry"))
        self.column.addWidget(self.entry)
        self.add_heading(tr("Texts"))
        self.column.addWidget(self.texts)
        self.column.addWidget(FlowRow([self.unread, self.out]))
        self.end()
        self.read.clicked.connect(lambda _checked=False: self.say_read())
        self.unread.clicked.connect(self._take_back)
        self.out.clicked.connect(self._take_out)
        self.entry.refused.connect(lambda: self.ensureWidgetVisible(self.entry.verdict))
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

    def say_read(self, *, then: Callable[[], object] = lambda: None, told: str = "") -> None:
        """Record "I read it", of the text that is chosen; `then` is called, and `told` said, when that is done."""
        if self.sheet is None:
            return
        seen: tuple[Authority | Proposition, ...] = (self.sheet.authority, *self.sheet.propositions)
        key, chosen = self.sheet.authority.key, self.text_box.currentText() if len(self.sheet.texts) > 1 else ""
        self._acts.do(
            "Recording",
            lambda library, by: library.verify(key, by=by, on=now().date(), text=chosen, at=now(), seen=seen),
            Changes.PROPOSITIONS | Changes.NOTES,
            then=lambda _none: then(),
            told=told,
            undo=Undo(tr("“I read it”"), lambda _none: _as_read(seen)),
        )

    def _take_back(self) -> None:
        if self.sheet is not None:
            key = self.sheet.authority.key
            seen: tuple[Authority | Proposition, ...] = (self.sheet.authority, *self.sheet.propositions)
            self._acts.do(
                "Recording",
                lambda library, by: library.take_back_verification(key, by=by, at=now()),
                Changes.PROPOSITIONS | Changes.NOTES,
                undo=Undo(tr("taking back “I read it”"), lambda _none: _as_read(seen)),
            )

    def _take_out(self) -> None:
        if self.sheet is not None:
            self._acts.take_out(str(self.sheet.authority.key))

    def _favour(self, checked: bool) -> None:  # Qt's signature
        self._mark(
            lambda library, key: library.marks.favour(key, favourite=checked),
            tr("favorite"),
            lambda library, key: library.marks.favour(key, favourite=not checked),
        )

    def _add_tag(self) -> None:
        word, subject = self.tag.text().strip(), self._tagged
        if word:
            self.tag.clear()
            self._tagged = ""
            self._mark(
                lambda library, key: library.marks.tag(subject or key, word),
                tr("tag"),
                lambda library, key: library.marks.untag(subject or key, word),
            )

    def _drop_tag(self, shown: str) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        key = str(sheet.authority.key)
        found = ((s, t) for s, tags in sheet.tags.items() for t in tags if f"{t}{self._place(s, key)}" == shown)
        subject, word = next(found, (key, shown))
        self._mark(
            lambda library, _key: library.marks.untag(subject, word),
            tr("taking off a tag"),
            lambda library, _key: library.marks.tag(subject, word),
        )

    def _collect(self) -> None:
        name = self.shelf.currentText().strip()
        if name:
            self.shelf.setCurrentText("")
            self._mark(
                lambda library, key: library.marks.collect(name, key),
                tr("collection"),
                lambda library, key: library.marks.uncollect(name, key),
            )

    def _uncollect(self, name: str) -> None:
        self._mark(
            lambda library, key: library.marks.uncollect(name, key),
            tr("taking out of a collection"),
            lambda library, key: library.marks.collect(name, key),
        )

    def _mark(self, work: _Mark, what: str, back: _Mark) -> None:
        """Put a mark on or take it off; `back` is the contrary of `work`."""
        if self.sheet is not None:
            key = str(self.sheet.authority.key)
            self._acts.do(
                "Recording",
                lambda library, _by: work(library, key),
                Changes.NOTES,
                signed=False,
                undo=Undo(what, lambda _none: lambda library, _by: back(library, key)),
            )


def _as_read(before: tuple[Authority | Proposition, ...]) -> Callable[[Library, str], None]:
    """What states again who had read them."""
    return lambda library, by: restore_readings(library, before, by=by, at=now())


def _read_text(seen: Verification) -> str:
    """The file that was read, without the hash by which the library knows it."""
    return seen.text.partition(" (SHA-256")[0]


def _text_words(sheet: Sheet) -> list[str]:
    return [
        f"{text.filename or text.sha256[:12]}{' (shown)' if text.shown else ''}: "
        + ("may be quoted" if text.quotable else f"not to be quoted. {' '.join(text.reasons)}")
        for text in sheet.texts
    ]
