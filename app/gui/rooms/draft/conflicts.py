"""Conflicts after a paper was drafted again: what changed under your words, both wordings, and the choice."""

import difflib
import html
import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.drafting.markup import MarkupProblem, from_text, split_paragraphs
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.widgets.citation_chips import NameOf, plain_words
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.law.edits import Choice, EditConflict

_CHOICES = (
    ("Keep mine", Choice.MINE, "Your words stand as they are; what was drafted now is left out"),
    ("Take the new", Choice.NEW, "What was drafted now stands in place of your words (Ctrl+Z takes it back)"),
    ("Write a third", Choice.THIRD, "Opens your words in the editor, to be made one with what was drafted now"),
)
_ALIKE = 0.5
"""How much two wordings must share for their differences to be marked."""

_CONFLICT = "conflict"
"""The property of a button that holds its conflict."""

_WORD = re.compile(r"\s+|[^\s]+")


@guarded
class ConflictList(QScrollArea):
    """A card for each edit under which the drafted text has changed."""

    chosen = Signal(object, object)
    """The `EditConflict`, and the `Choice`."""
    went = Signal(object)
    """The `EditConflict` whose words are to be shown in the draft."""
    stood_on = Signal(object)
    """The `EditConflict` at the keyboard: its words are shown, and the keyboard stays."""
    emptied = Signal()
    """The last one was settled here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Conflicts"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._first: list[tuple[EditConflict, QPushButton]] = []
        self.show_conflicts((), str)

    def show_conflicts(self, conflicts: Sequence[EditConflict], name_of: NameOf) -> None:
        """Show these conflicts, with their authorities called so; who was settling them goes on with the next."""
        at = self._at_keyboard()
        self._first = []
        inside = QWidget()
        inside.setObjectName("cards")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        for conflict in conflicts:
            layout.addWidget(self._card(conflict, name_of))
        if not conflicts:
            layout.addWidget(Wrapped(tr("No edit stands against the draft."), "muted"))
        layout.addStretch(1)
        self.setWidget(inside)
        if at is not None and self._first:
            self._first[min(at, len(self._first) - 1)][1].setFocus()
        elif at is not None:
            self.emptied.emit()

    def stand_on(self, block: str = "") -> None:
        """Put the keyboard on the conflict of a block, or on the first."""
        found = next((button for conflict, button in self._first if block in {"", conflict.block}), None)
        if found is not None:
            found.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A card at the keyboard comes into view, and its words with it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QPushButton):
            card = watched.parentWidget()
            self.ensureWidgetVisible(watched, 0, card.height() if card is not None else 0)
            if (conflict := watched.property(_CONFLICT)) is not None:
                self.stood_on.emit(conflict)
        return super().eventFilter(watched, event)

    def _at_keyboard(self) -> int | None:
        """The number of the card at the keyboard."""
        focus, inside = QApplication.focusWidget(), self.widget()
        if focus is None or inside is None or not inside.isAncestorOf(focus):
            return None
        conflict = focus.property(_CONFLICT)
        return next((n for n, (one, _) in enumerate(self._first) if one is conflict), 0)

    def _card(self, conflict: EditConflict, name_of: NameOf) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.addWidget(Wrapped(conflict.message, "caution"))
        buttons = self._buttons(conflict)
        self._first.append((conflict, buttons[0]))
        column.addWidget(FlowRow(buttons))
        before, now = read_words(conflict.base, name_of), read_words(conflict.new or "", name_of)
        for title, words, rich in (
            (tr("Yours"), read_words(conflict.mine, name_of) or tr("(left out)"), False),
            (tr("Drafted before"), before or tr("(nothing)"), False),
            (tr("Drafted now, with what changed"), self._now(conflict, before, now), conflict.new is not None),
        ):
            column.addWidget(Wrapped(title, "heading"))
            label = Wrapped(words, rich=rich)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        return card

    @staticmethod
    def _now(conflict: EditConflict, before: str, now: str) -> str:
        return mark_changes(before, now) if conflict.new is not None else tr("(not drafted any more)")

    def _buttons(self, conflict: EditConflict) -> list[QPushButton]:
        buttons = []
        for words, choice, tip in _CHOICES:
            button = QPushButton(tr(words))
            button.setToolTip(tr(tip))
            button.setAccessibleName(f"{tr(words)}: {conflict.mine or conflict.base}")
            button.clicked.connect(lambda _=False, c=choice: self.chosen.emit(conflict, c))
            buttons.append(button)
        show = QPushButton(tr("Show it"))
        show.setProperty("role", "link")
        show.setAccessibleName(f"{tr('Show it in the draft')}: {conflict.mine or conflict.base}")
        show.clicked.connect(lambda: self.went.emit(conflict))
        for button in (*buttons, show):
            button.setProperty(_CONFLICT, conflict)
            button.installEventFilter(self)
        return [*buttons, show]


def read_words(text: str, name_of: NameOf) -> str:
    """Editable text as one reads it: chips by their labels."""
    try:
        return plain_words([from_text(part) for part in split_paragraphs(text)], name_of)
    except MarkupProblem:
        return text


def mark_changes(before: str, now: str) -> str:
    """What is there now as rich text: new words underlined and bold, words that are gone struck through.

    Of words that have little in common only the new ones are said: woven into each other nobody could read them.
    """
    if difflib.SequenceMatcher(None, before.split(), now.split(), autojunk=False).ratio() < _ALIKE:
        return html.escape(now).replace("\n", "<br>")
    old, new = _WORD.findall(before), _WORD.findall(now)
    said = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = html.escape("".join(old[a:b])), html.escape("".join(new[c:d]))
        if what == "equal":
            said.append(come)
            continue
        said += [f"<s>{gone}</s> " if gone.strip() else "", f"<b><u>{come}</u></b>" if come.strip() else come]
    return "".join(said).replace("\n", "<br>")
