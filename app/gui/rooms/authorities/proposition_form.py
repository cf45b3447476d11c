"""The form of a proposition: its sentence, pin, quotation and what it is for. A quotation that is not verbatim is not kept."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.filters import Facet, value_words
from app.gui.rooms.authorities.panes import is_keep, said
from app.gui.rooms.authorities.reading import Taken
from app.gui.rooms.authorities.row_words import weight_words
from app.gui.rooms.authorities.sheet import judge_quotation
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import field_label
from app.gui.widgets.scaled import hold
from app.gui.widgets.small_parts import TextArea, narrow
from app.gui.widgets.wrapped_items import WrappedItems
from app.law.authorities import Outcome, PartKind, Posture, Proposition, PropositionKind, Side
from app.law.claims import ELEMENTS_TOPIC, ClaimId, Practice
from app.law.weight import Weighing
from app.tasks.edit_library import facts_text

_LIST_HIGH = 108
_HELPS = {Side.PLAINTIFF: "the plaintiff", Side.DEFENDANT: "the defense", Side.NEUTRAL: "neither side"}
"""Whom a proposition helps, as the form says it."""


@guarded
class PropositionForm(QFrame):
    """Fields of one proposition."""

    kept = Signal(object)
    """The fields as they are typed, by name, are to be stored."""
    left = Signal()
    typed = Signal()
    """Something in it changed."""

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.setObjectName("card")
        self._practice = practice
        self._taken: Taken | None = None
        self._reporter: str | None = None
        self._passages: tuple[str, ...] = ()
        self._was_quotation = ""
        self._shown: dict[str, str] = {}
        self._begun: dict[str, str] = {}
        self.title = said("", "title")
        self.text, self.quotation, self.facts = TextArea(3), TextArea(3), TextArea(4)
        self.pin, self.parenthetical = QLineEdit(), QLineEdit()
        self.pin_said, self.verdict = said("", "small"), said("", "stop")
        self.part_said = said("", "caution")
        self.weigh: Callable[[PartKind], Weighing] | None = None
        """What the words of a part of this authority weigh."""
        self.kind, self.stance, self.outcome, self.part = Choice(), Choice(), Choice(), Choice()
        self.posture = Choice()
        self.claims, self.defenses, self.topics, self.elements = (QListWidget() for _ in range(4))
        """What it is ticked with."""
        self._lists = {"claims": self.claims, "defenses": self.defenses, "topics": self.topics}
        self._elements = field_label(tr("Elements"))
        self.keep, self.leave = QPushButton(tr("Keep the proposition")), QPushButton(tr("Cancel"))
        self._texts = {"text": self.text, "quotation": self.quotation, "facts": self.facts}
        self._boxes = {
            "kind": self.kind,
            "stance": self.stance,
            "outcome": self.outcome,
            "part": self.part,
            "posture": self.posture,
        }
        self._build()

    def begin(self, taken: Taken, passages: tuple[str, ...], *, as_quotation: bool) -> None:
        """Begin a new one with what was selected; `passages` are the texts that a quotation may stand in."""
        self._open(tr("New proposition"), taken, passages)
        self.quotation.setPlainText(taken.text if as_quotation else "")
        self.text.setPlainText("" if as_quotation else taken.text)
        self.pin.setText(taken.pin or "")
        self._reporter = taken.pin_reporter
        self._show_pin(taken)
        _choose(self.part, taken.part.value)
        self._show_part()
        self._begun = self._typed()
        self.typed.emit()
        self.text.setFocus()
        _select_backwards(self.text)

    def quote(self, taken: Taken) -> None:
        """Take selected words as the quotation of the one that is being written, with their page if it has none."""
        self._taken = taken
        self.quotation.setPlainText(taken.text)
        if not self.pin.text().strip():
            self.pin.setText(taken.pin or "")
            self._reporter = taken.pin_reporter
            self._show_pin(taken)

    def edit(self, one: Proposition, passages: tuple[str, ...]) -> None:
        """Change one that there is."""
        self._open(tr("Change the proposition"), None, passages)
        self._was_quotation = one.quotation or ""
        self.text.setPlainText(one.text)
        self.quotation.setPlainText(one.quotation or "")
        self.pin.setText(one.pin or "")
        self._reporter = one.pin_reporter
        self.pin_said.hide()
        self.parenthetical.setText(one.parenthetical)
        self.facts.setPlainText(facts_text(one.facts))
        for box, value in (
            (self.kind, one.kind),
            (self.stance, one.stance),
            (self.outcome, one.outcome),
            (self.part, one.part),
            (self.posture, one.posture),
        ):
            _choose(box, value.value if value else "")
        for name, marked in self._lists.items():
            _tick(marked, tuple(map(str, getattr(one, name))))
        self._show_elements(one.elements)
        self._shown = self._begun = self._typed()
        self.typed.emit()
        self.text.setFocus()

    @property
    def touched(self) -> bool:
        """Whether something was written in it that is not kept."""
        return not self.isHidden() and self._typed() != self._begun

    def words(self) -> dict[str, str]:
        """What is written in it and not kept."""
        return self._typed() if self.touched else {}

    def restore(self, words: Mapping[str, str], passages: tuple[str, ...]) -> None:
        """Open it as it was left; over one that is changed, open that one first."""
        if self.isHidden():
            self._open(tr("New proposition"), None, passages)
            self.pin_said.hide()
        for name, field in self._texts.items():
            field.setPlainText(words.get(name, ""))
        for name, line in (("pin", self.pin), ("parenthetical", self.parenthetical)):
            line.setText(words.get(name, ""))
        for name, box in self._boxes.items():
            _choose(box, words.get(name, ""))
        for name, marked in self._lists.items():
            _tick(marked, _split(words.get(name, "")))
        self._show_elements(_split(words.get("elements", "")))
        self._reporter = words.get("pin_reporter") or None

    def close_form(self) -> None:
        """It is done with: kept, or given up."""
        self._begun = self._typed()
        self.hide()
        self.typed.emit()

    def fields(self) -> dict[str, str]:
        """The fields by name, as `edit_library` reads them; of one that is changed, only those that differ now."""
        return {name: words for name, words in self._typed().items() if self._shown.get(name) != words}

    def _typed(self) -> dict[str, str]:
        return {
            "text": self.text.toPlainText().strip(),
            "quotation": self.quotation.toPlainText().strip(),
            "pin": self.pin.text().strip(),
            "pin_reporter": self._reporter or "",
            "parenthetical": self.parenthetical.text().strip(),
            "facts": self.facts.toPlainText().strip(),
            "kind": self.kind.currentData(),
            "stance": self.stance.currentData(),
            "outcome": self.outcome.currentData(),
            "part": self.part.currentData(),
            "posture": self.posture.currentData(),
            "elements": ", ".join(_ticked(self.elements)),
            **{name: ", ".join(_ticked(marked)) for name, marked in self._lists.items()},
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps what is written, from any field of the form."""
        if is_keep(event) and self.keep.isEnabled():
            self.kept.emit(self.fields())
            return
        super().keyPressEvent(event)

    def refuse(self, reason: str) -> None:
        """Say why it was not kept."""
        self.verdict.setText(reason)
        self.verdict.show()

    def _open(self, title: str, taken: Taken | None, passages: tuple[str, ...]) -> None:
        self._taken, self._passages, self._was_quotation = taken, passages, ""
        self._shown, self._begun = {}, {}
        self.title.setText(title)
        self.parenthetical.clear()
        self.facts.clear()
        for box, value in ((self.kind, "rule"), (self.stance, "neutral"), (self.outcome, ""), (self.posture, "")):
            _choose(box, value)
        for marked in self._lists.values():
            _tick(marked, ())
        self._show_elements(())
        self.show()

    def _show_elements(self, ticked: tuple[str, ...]) -> None:
        """Offer the elements of the ticked claims."""
        claims = [self._practice.claims[ClaimId(claim)] for claim in _ticked(self.claims)]
        self.elements.blockSignals(True)
        self.elements.clear()
        for claim in claims:
            for element in claim.elements:
                value = claim.tag_of(element)
                _add(self.elements, value, value_words(Facet.ELEMENT, value, self._practice))
        _tick(self.elements, ticked)
        self.elements.blockSignals(False)
        for widget in (self.elements, self._elements):
            widget.setVisible(self.elements.count() > 0)

    def _show_pin(self, taken: Taken) -> None:
        counted = f"{tr('Counts the pages of')} {taken.pin_reporter}." if taken.pin_reporter else ""
        self.pin_said.setText(taken.pin_obstacle or counted)
        self.pin_said.setVisible(bool(self.pin_said.text()))

    def _show_part(self) -> None:
        """Say what words weigh that are not the court's own."""
        part = PartKind(self.part.currentData())
        weighing = self.weigh(part) if self.weigh and not part.speaks_for_court else None
        self.part_said.setText(f"{weight_words(weighing.weight)}: {weighing.reason}" if weighing else "")
        self.part_said.setVisible(weighing is not None)

    def _judge(self) -> None:
        """Say, while one types, whether the words may be quoted."""
        quotation = self.quotation.toPlainText().strip()
        reason = "" if quotation == self._was_quotation else judge_quotation(quotation, self._taken, self._passages)
        self.verdict.setText(f"✕ {tr('Not kept as a quotation')}: {reason}" if reason else "")
        self.verdict.setVisible(bool(reason))
        self.keep.setEnabled(not reason and bool(self.text.toPlainText().strip()))
        self.keep.setToolTip(
            reason or ("" if self.keep.isEnabled() else tr("Write the sentence of law that it supports."))
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.title)
        self._build_boxes()
        self.text.setPlaceholderText(tr("One whole sentence of law, in your own words"))
        self.quotation.setPlaceholderText(tr("Empty, or words exactly as the text prints them"))
        self.pin.setPlaceholderText(tr("955, 1241-42, 958 n.16"))
        self.parenthetical.setPlaceholderText(tr("holding that …"))
        self.facts.setPlaceholderText(tr("On each line: what is compared, a colon, how it was there (at 955)"))
        for words, field in (
            (tr("Sentence"), self.text),
            (tr("Quotation, word for word"), self.quotation),
            (tr("Pin"), self.pin),
            (tr("It is"), self.kind),
            (tr("It helps"), self.stance),
            (tr("On its facts"), self.outcome),
            (tr("Said at the stage of"), self.posture),
            (tr("Whose words"), self.part),
            (tr("Claims"), self.claims),
            (tr("Defenses"), self.defenses),
            (tr("Topics"), self.topics),
            (tr("Elements"), self.elements),
            (tr("Parenthetical"), self.parenthetical),
            (tr("Facts of the precedent"), self.facts),
        ):
            label = self._elements if field is self.elements else field_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.quotation:
                column.addWidget(self.verdict)
            if field is self.pin:
                column.addWidget(self.pin_said)
            if field is self.part:
                column.addWidget(self.part_said)
        self.keep.setProperty("role", "first")
        column.addWidget(FlowRow([self.keep, self.leave]))
        for area in (self.text, self.quotation):
            area.textChanged.connect(self._judge)
        for area in self._texts.values():
            area.textChanged.connect(self.typed)
        for line in (self.pin, self.parenthetical):
            line.textChanged.connect(self.typed)
        for box in self._boxes.values():
            box.currentIndexChanged.connect(lambda _row: self.typed.emit())
        self.part.currentIndexChanged.connect(lambda _row: self._show_part())
        for marked in (*self._lists.values(), self.elements):
            marked.itemChanged.connect(lambda _item: self.typed.emit())
        self.claims.itemChanged.connect(lambda _item: self._show_elements(tuple(_ticked(self.elements))))
        self.keep.clicked.connect(lambda: self.kept.emit(self.fields()))
        self.pin.returnPressed.connect(self.keep.click)
        self.leave.clicked.connect(self.left)
        self._judge()

    def _build_boxes(self) -> None:
        for box, kinds, none in (
            (self.kind, PropositionKind, ""),
            (self.stance, Side, ""),
            (self.outcome, Outcome, tr("not a precedent")),
            (self.part, PartKind, ""),
            (self.posture, Posture, tr("stage not known")),
        ):
            narrow(box)
            if none:
                box.addItem(none, "")
            for one in kinds:
                box.addItem(tr(_HELPS[one]) if isinstance(one, Side) else one.value.replace("_", " "), one.value)
        titles: Mapping[QListWidget, Mapping[str, str]] = {
            self.claims: {str(key): claim.title for key, claim in self._practice.claims.items()},
            self.defenses: {str(key): defense.title for key, defense in self._practice.defenses.items()},
            self.topics: self._practice.topics,
        }
        for marked in (*self._lists.values(), self.elements):
            marked.setObjectName("boxed")
            hold(marked, height=_LIST_HIGH)
            WrappedItems(marked)
        for marked, words in titles.items():
            for value, title in words.items():
                _add(marked, value, title)
        for item in _items(self.topics):
            if item.data(Qt.ItemDataRole.UserRole) == ELEMENTS_TOPIC:
                item.setToolTip(
                    tr("It states the elements of the claims that are ticked: a brief sets the claim out by it.")
                )


def _add(marked: QListWidget, value: str, words: str) -> None:
    item = QListWidgetItem(words)
    item.setToolTip(words)
    item.setData(Qt.ItemDataRole.UserRole, value)
    marked.addItem(item)


def _split(ids: str) -> tuple[str, ...]:
    return tuple(one for one in ids.split(", ") if one)


def _select_backwards(area: TextArea) -> None:
    """Select all with the cursor at the beginning, which so stays in view."""
    cursor = area.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)


def _choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))


def _tick(marked: QListWidget, values: tuple[str, ...]) -> None:
    for item in _items(marked):
        ticked = item.data(Qt.ItemDataRole.UserRole) in values
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    first = next((item for item in _items(marked) if item.data(Qt.ItemDataRole.UserRole) in values), marked.item(0))
    if first is not None:
        marked.scrollToItem(first, QListWidget.ScrollHint.PositionAtTop)


def _ticked(marked: QListWidget) -> list[str]:
    return [
        item.data(Qt.ItemDataRole.UserRole) for item in _items(marked) if item.checkState() == Qt.CheckState.Checked
    ]


def _items(marked: QListWidget) -> list[QListWidgetItem]:
    return [marked.item(number) for number in range(marked.count())]
