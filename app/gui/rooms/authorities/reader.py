"""The reader: whose decision it is, the text with its margin, ways to a heading, a page and a word, and what to do with selected words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.days import write_day
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.rooms.authorities.catalog import Entry
from app.gui.rooms.authorities.entry_paint import weight_tone
from app.gui.rooms.authorities.facts import Facts
from app.gui.rooms.authorities.field import Line
from app.gui.rooms.authorities.going_back import BackButton
from app.gui.rooms.authorities.reader_text import ReaderText
from app.gui.rooms.authorities.reading import Reading, Spot, Taken, find_words
from app.gui.rooms.authorities.round_bar import RoundBar
from app.gui.rooms.authorities.row_words import breakable, second_line, weight_words
from app.gui.rooms.authorities.start import Section
from app.gui.rooms.authorities.start_pane import StartList
from app.gui.rooms.authorities.voices_row import VoicesRow
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.quick_pick import Choice, QuickPick
from app.gui.widgets.small_parts import WordButton
from app.gui.widgets.wrapped_items import item_inset
from app.gui.words import Chip
from app.law.authorities import PartKind

_TEACH = (
    "Choose an authority on the left to read it. The margin tells whose words they are, and on what page. "
    "Select words to take a proposition or a quotation, with its pin."
)
_NO_TEXT = (
    "The library has this entry, but no text of it. Import the opinion (Ctrl+I, or drop its file here): it is put to "
    "this entry by its citation, court and date."
)
_NOTHING_SELECTED = "Select words for a proposition, a quotation, a note, a tag, or a copy with the citation."
_SHOWN = 60

ACTS = ("proposition", "quotation", "note", "tag", "copy", "related")
"""What can be done with selected words."""

_ACT_WORDS = {
    "proposition": ("Proposition", "Make a proposition of the selected words (Ctrl+Shift+P)"),
    "quotation": ("Quotation", "Make a proposition with the selected words as its quotation (Ctrl+Shift+Q)"),
    "note": ("Note", "Lay a note on the selected passage (Ctrl+Alt+N)"),
    "tag": ("Tag", "Tag the selected passage (Ctrl+Shift+T)"),
    "copy": ("Copy", "Copy the selected words with their citation (Ctrl+Alt+C)"),
    "related": ("Related", "Passages of other opinions that cite the same law"),
}


class Reader(QWidget):
    """Shows one authority."""

    wanted = Signal(str, object)
    """Something is to be done (`ACTS`) with what is selected (`Taken`)."""
    import_wanted = Signal()
    started = Signal(object)
    """A `Link` of those offered to go on with was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Reader"))
        self.name, self.facts = Wrapped(role="title"), Facts()
        self.text = ReaderText()
        self.page, self.seek, self.count = PageField(), FindField(), QLabel()
        self.back, self.outline, self.up, self.down = BackButton(), WordButton(), QToolButton(), QToolButton()
        self.teach, self.fetch = Wrapped(tr(_TEACH), "muted"), QPushButton(tr("Import its text…"))
        self.start, self.round = StartList(), RoundBar()
        self.list, self.about = WordButton(tr("◂ List")), WordButton(tr("About it"))
        self.said, self.voices = Wrapped(role="small"), VoicesRow()
        self.acts = {act: QPushButton(tr(_ACT_WORDS[act][0])) for act in ACTS}
        self.foot_row = FlowRow(self.acts.values())
        self.bar, self.head, self.foot, self.lesson = FlowRow(), QFrame(), QFrame(), QWidget()
        self.headings = QuickPick(tr("Go to a part or a heading"), self)
        self._found = -1
        self._from: Spot | None = None
        """Where one read when one began to look for words."""
        self._build()
        self.show_reading(None, None)

    def show_reading(self, reading: Reading | None, entry: Entry | None) -> None:
        """Show another authority, or teach."""
        self._from = None
        self.text.show_reading(reading)
        self.voices.show_voices(reading)
        has_text = reading is not None and reading.has_text
        self.seek.clear()
        self._show_head(reading, entry)
        for widget in (self.text, self.foot, self.outline, self.page, self.seek):
            widget.setVisible(has_text)
        self._show_steps()
        self.lesson.setVisible(not has_text)
        self.teach.setText(tr(_TEACH if reading is None else _NO_TEXT))
        self.fetch.setVisible(reading is not None and not has_text)
        self.start.setVisible(reading is None and self.start.count() > 0)
        self.show_taken(None)
        self._follow()

    def show_start(self, sections: Sequence[Section]) -> None:
        """Offer these ways to go on, if nothing is open yet."""
        self.start.show_sections(sections)
        self.start.setVisible(self.head.isHidden() and bool(sections))

    def show_entry(self, entry: Entry) -> None:
        """Show what is now said of the same authority."""
        self._show_head(self.text.reading, entry)

    def show_origin(self, room: str) -> None:
        """Offer the way back to the room that led here; empty for none."""
        self.back.show_origin(room)
        self.bar.fit()

    def go_to(self, spot: Spot) -> None:
        """Show a place."""
        self.text.go_to(spot)

    def go_to_page(self, label: str, part: PartKind | None = None) -> bool:
        """Show a page or a pin, that of a part if several count anew; whether the text has it."""
        spot = self.text.reading.find_page(label, part) if self.text.reading else None
        if spot is not None:
            self.go_to(spot)
        return spot is not None

    def mark(self, stretch: int, places: Sequence[tuple[int, int]]) -> None:
        """Mark words of one stretch that were found."""
        self.text.show_marks([(Spot(stretch, start), Spot(stretch, end)) for start, end in places])
        self.count.clear()

    def find_next(self, by: int = 1) -> None:
        """Go to the next (1) or the previous (-1) place of the words that are looked for."""
        marks = self.text.marks
        if not marks:
            return
        self._found = (self._found + by) % len(marks)
        self.count.setText(f"{self._found + 1} / {len(marks)}")
        self.text.show_marks(marks, self._found)
        self.go_to(marks[self._found][0])

    def open_outline(self) -> None:
        """Choose a part or a heading to go to."""
        reading = self.text.reading
        if reading is not None:
            lines = [Choice(f"{'    ' * level}{words}", "", spot) for level, words, spot in reading.outline]
            self.headings.open_with(lambda typed: [c for c in lines if typed.casefold() in c.words.casefold()])

    def show_taken(self, taken: Taken | None) -> None:
        """Say what is selected, and what may be done with it."""
        for act, button in self.acts.items():
            button.setEnabled(taken is not None and not (act == "quotation" and taken.obstacle))
            button.setToolTip(tr(_ACT_WORDS[act][1]))
            button.setVisible(taken is not None)
        self.foot_row.fit()
        if taken is None:
            self.said.setText(tr(_NOTHING_SELECTED))
            self.said.setToolTip("")
            return
        if taken.obstacle:
            self.acts["quotation"].setToolTip(taken.obstacle)
        words = taken.text if len(taken.text) <= _SHOWN else f"{taken.text[: _SHOWN - 1]}…"
        place = f"{tr('at')} {taken.pin}" if taken.pin else tr("no pin")
        obstacle = taken.obstacle or taken.pin_obstacle
        first = obstacle.partition(". ")[0]
        caution = "" if taken.part.is_staff_text and first else taken.caution.rstrip(".")
        self.said.setText(" · ".join(one for one in (f"“{words}”", place, caution, first) if one))
        self.said.setToolTip(" ".join(one for one in (taken.caution, obstacle) if one))

    def act(self, name: str) -> None:
        """Do something with what is selected, if it may be done."""
        taken = self.text.taken()
        if taken is not None and self.acts[name].isEnabled():
            self.wanted.emit(name, taken)

    # Building

    def _show_head(self, reading: Reading | None, entry: Entry | None) -> None:
        self.name.setText(breakable(entry.authority.name) if entry else "")
        line = breakable(second_line(entry, whole_day=True)) if entry else ""
        self.facts.show_facts(line, _chips(entry, reading) if entry else ())
        self.head.setVisible(entry is not None)

    def _build(self) -> None:
        self.text.took.connect(self.show_taken)
        self.text.moved.connect(self._follow)
        self.voices.chosen.connect(self._on_voice)
        self.headings.picked.connect(self._on_heading)
        self.fetch.clicked.connect(self.import_wanted)
        for act, button in self.acts.items():
            button.setAccessibleName(tr(_ACT_WORDS[act][1]))
            button.clicked.connect(lambda _checked=False, name=act: self.act(name))
        self._build_bar()
        self.head.setObjectName("bar")
        column = QVBoxLayout(self.head)
        column.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for widget in (self.name, self.facts, self.bar, self.voices):
            column.addWidget(widget)
        self.foot.setObjectName("foot")
        under = QVBoxLayout(self.foot)
        under.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 2 * UNIT)
        under.addWidget(self.said)
        under.addWidget(self.foot_row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.text, 1)
        teaching = QVBoxLayout(self.lesson)
        teaching.setContentsMargins(6 * UNIT, 6 * UNIT, 6 * UNIT, 6 * UNIT)
        teaching.addWidget(self.teach)
        teaching.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignLeft)
        offered = QVBoxLayout()
        offered.setContentsMargins(-item_inset(self.start), 0, 0, 0)  # its words begin where those above it do
        offered.addWidget(self.start)
        teaching.addLayout(offered, 100)
        teaching.addStretch(1)
        self.start.chosen.connect(self.started)
        layout.addWidget(self.lesson, 1)
        layout.addWidget(self.foot)
        layout.addWidget(self.round)

    def _build_bar(self) -> None:
        self.outline.setText(tr("Outline ▾"))
        self.outline.setToolTip(tr("Parts and headings (Ctrl+L)"))
        self.outline.setAccessibleName(tr("Outline"))
        self.outline.clicked.connect(self.open_outline)
        self.page.asked.connect(self._on_page)
        self.seek.textChanged.connect(self._on_words)
        self.seek.stepped.connect(self.find_next)
        self.seek.left.connect(self.text.setFocus)
        self.count.setProperty("role", "small")
        self.list.setToolTip(tr("Back to the list (Ctrl+\\)"))
        self.list.setAccessibleName(tr("Back to the list"))
        self.about.setToolTip(tr("Notes, tags, treatment, propositions, suggestions, citations (Ctrl+\\)"))
        self.about.setAccessibleName(tr("About this authority"))
        for widget in (self.back, self.list, self.outline, self.about, self.page, self.seek, self.count):
            self.bar.add(widget)
        for button, words, by in ((self.up, "Previous place", -1), (self.down, "Next place", 1)):
            button.setArrowType(Qt.ArrowType.UpArrow if by < 0 else Qt.ArrowType.DownArrow)
            button.setAccessibleName(tr(words))
            button.setToolTip(tr(words))
            button.clicked.connect(lambda _checked=False, step=by: self.find_next(step))
            self.bar.add(button)

    def _show_steps(self) -> None:
        """The ways from place to place are there once words are looked for."""
        self.count.setMinimumHeight(self.seek.sizeHint().height())  # in the middle of its line
        for widget in (self.count, self.up, self.down):
            widget.setVisible(bool(self.seek.text().strip()))
        self.bar.fit()

    def _follow(self) -> None:
        """Mark whose words stand at the top."""
        self.voices.stand_on(self.text.part_in_view())

    def _on_voice(self, part: int) -> None:
        reading = self.text.reading
        if reading is not None:
            self.go_to(Spot(reading.parts[part].first))
            self.text.setFocus()

    def _on_heading(self, spot: object) -> None:
        if isinstance(spot, Spot):
            self.go_to(spot)
            self.text.setFocus()

    def _on_page(self, label: str) -> None:
        found = self.go_to_page(label)
        self.page.judge(found=found)
        if found:
            self.text.setFocus()

    def _on_words(self, typed: str) -> None:
        reading = self.text.reading
        self._found = -1
        self._show_steps()
        if reading is None:
            return
        if self._from is None or not typed.strip():
            self._from = self.text.spot_read()
        places = find_words(reading, typed)
        self.text.show_marks(places)
        self.count.setText((f"{len(places)}" if places else tr("none")) if typed.strip() else "")
        if places:
            begun = self._from or Spot(0)
            first = next((n for n, (spot, _end) in enumerate(places) if _order(spot) >= _order(begun)), 0)
            self.find_next(first + 1)


def _order(spot: Spot) -> tuple[int, int]:
    return spot.stretch, spot.offset


def _chips(entry: Entry, reading: Reading | None) -> tuple[Chip, ...]:
    weighing, seen = entry.weighing, entry.authority.verification
    chips = [
        Chip(
            weight_words(weighing.weight), weight_tone(weighing.weight), f"{weighing.reason} {weighing.caution}".strip()
        )
    ]
    if seen is None:
        chips.append(Chip(tr("unread"), Tone.CAUTION, tr("Nobody has said that it was read.")))
    else:
        chips.append(Chip(tr("read"), Tone.OK, f"{tr('Read by')} {seen.by}, {write_day(seen.on)}. {seen.text}".strip()))
    if reading is not None and reading.has_text and not reading.quotable:
        chips.append(Chip(tr("not to be quoted"), Tone.STOP, " ".join(reading.reasons)))
    chips += [
        Chip(
            t.kind.value.replace("_", " "),
            Tone.STOP if t.kind.destroys else Tone.CAUTION,
            f"{t.phrase} {t.citation}".strip(),
        )
        for t in entry.authority.treatments
    ]
    return tuple(chips)


@guarded
class PageField(Line):
    """A page or a pin to go to."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Page or pin"))
        self.setAccessibleName(tr("Go to a page, a pin or a note"))
        self.setToolTip(tr("955, 1241-42, *6 or n.16, then Enter (Ctrl+G)"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.returnPressed.connect(self._on_return)

    def sizeHint(self) -> QSize:
        """As broad as its hint."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.placeholderText()) + scale.px(26), super().sizeHint().height()
        )

    def judge(self, *, found: bool) -> None:
        """Say whether there is such a page."""
        self.setToolTip(
            tr("955, 1241-42, *6 or n.16, then Enter (Ctrl+G)") if found else tr("The text has no such page.")
        )
        self.setPlaceholderText(tr("Page or pin") if found else tr("no such page"))
        if not found:
            self.clear()

    def _on_return(self) -> None:
        if self.text().strip():
            self.asked.emit(self.text().strip())


@guarded
class FindField(Line):
    """Words to find in the text: Enter goes on, Shift+Enter goes back, Esc leaves it."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Find in this text"))
        self.setAccessibleName(tr("Find in this text"))
        self.setClearButtonEnabled(True)

    def sizeHint(self) -> QSize:
        """As broad as a few words."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.placeholderText()) + scale.px(52), super().sizeHint().height()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter step; Esc empties it and goes back to the text."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case Qt.Key.Key_Escape:
                self.clear()
                self.left.emit()
            case _:
                super().keyPressEvent(event)
