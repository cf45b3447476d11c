"""What becomes of an adverse authority: distinguished with a sentence, or conceded or set aside with the reason."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.arguments.sentence_field import SentenceField
from app.gui.widgets.citation_chips import NameOf
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.small_parts import WordButton
from app.law.matters import SetAside, Support


class Fate(StrEnum):
    """The three ways to meet an adverse authority; none is met by silence."""

    DISTINGUISHED = "distinguished"
    CONCEDED = "conceded"
    ASIDE = "set aside"


_BUTTONS = {Fate.DISTINGUISHED: "Distinguish", Fate.CONCEDED: "Concede", Fate.ASIDE: "Set aside"}
_TIPS = {
    Fate.DISTINGUISHED: "The brief cites it, and prints your sentence on why it does not decide this case.",
    Fate.CONCEDED: "Its force is conceded; the reason is kept with the matter and not printed.",
    Fate.ASIDE: "It is beside the point; the reason is kept with the matter and not printed.",
}
_HINTS = {
    Fate.DISTINGUISHED: "Your answer to it, as a whole sentence",
    Fate.CONCEDED: "Why its force is conceded",
    Fate.ASIDE: "Why it is beside the point",
}


_UNPRINTED = frozenset({Fate.CONCEDED, Fate.ASIDE})
"""What no brief prints: its reason goes into the matter's log."""


class AdverseBox(QWidget):
    """Three buttons and a field for a sentence. It reports what is chosen and changes nothing by itself."""

    settled = Signal(object, str)
    """The `Fate`, and the sentence or reason."""
    decided = Signal(object, str)
    """The `Fate` that was typed to its end, and its reason; empty when it is taken back."""
    taken_back = Signal()
    """It is neither distinguished nor conceded nor set aside any more."""
    citing = Signal(object, bool)
    """The field, and whether a citation is to be picked for it; else one was typed into it as words."""

    def __init__(self, name: str, name_of: NameOf = str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._fate = name, Fate.DISTINGUISHED
        self._known: tuple[Fate | None, str] = (None, "")
        self._told: tuple[Fate | None, str] | None = None
        self.buttons = {fate: WordButton(tr(words)) for fate, words in _BUTTONS.items()}
        self.words = SentenceField(cites=True, sentence=True)
        self.words.name_of = name_of
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(FlowRow(self.buttons.values()))
        column.addWidget(self.words)
        for fate, button in self.buttons.items():
            button.setCheckable(True)
            button.setProperty("role", "choice")
            button.setToolTip(tr(_TIPS[fate]))
            button.setAccessibleName(f"{tr(_BUTTONS[fate])} {name}")
            button.clicked.connect(lambda checked, chosen=fate: self._on_button(chosen, checked))
        self.words.textEdited.connect(lambda _words: self._on_words())
        self.words.editingFinished.connect(self._on_finished)
        self.words.wanted_citation.connect(lambda: self.citing.emit(self.words, True))  # a signal's
        self.words.citation_typed.connect(lambda: self.citing.emit(self.words, False))  # a signal's
        self.words.hide()

    def show_state(self, support: Support | None, aside: SetAside | None) -> None:
        """Show what was decided: the picked support, or how it is conceded or set aside."""
        if aside is not None:
            known: tuple[Fate | None, str] = (Fate.CONCEDED if aside.conceded else Fate.ASIDE, aside.reason)
        elif support is not None and support.role.asks_answer:
            known = (Fate.DISTINGUISHED, support.distinction)
        else:
            known = (None, "")
        if self._told is None:
            self._told = known
        if known == self._known:
            return  # what is being typed stays
        self._known = known
        if known[0] is None and self._is_emptied:
            return  # another reason is about to be typed
        self._show(known[0])
        if self.words.text().strip() != known[1]:
            self.words.setText(known[1])

    def begun(self) -> tuple[Fate, str] | None:
        """The way that was chosen and the words for it, as far as they were not taken."""
        said = self._fate, self.words.text().strip()
        return said if self.buttons[self._fate].isChecked() and said != self._known else None

    def go_on(self, fate: Fate, words: str) -> None:
        """Have a way chosen that was begun in another box."""
        self._show(fate)
        self.words.setText(words)

    @property
    def _is_emptied(self) -> bool:
        chosen = self._fate is not Fate.DISTINGUISHED and self.buttons[self._fate].isChecked()
        return chosen and self.words.hasFocus() and not self.words.text().strip()

    def _show(self, fate: Fate | None) -> None:
        for one, button in self.buttons.items():
            button.setChecked(one is fate)
        self.words.setVisible(fate is not None)
        if fate is not None:
            self._fate = fate
            self.words.takes_citations = fate not in _UNPRINTED
            self.words.setPlaceholderText(tr(_HINTS[fate]))
            self.words.setAccessibleName(f"{tr(_HINTS[fate])}: {self._name}")

    def _on_button(self, fate: Fate, checked: bool) -> None:  # Qt's signature
        if not checked:
            self._show(None)
            self.words.clear()
            self.taken_back.emit()
            self._on_finished()
            return
        self._show(fate)
        self.words.setText(self._known[1] if fate is self._known[0] else "")
        self.words.setFocus()
        if fate is Fate.DISTINGUISHED:
            self.settled.emit(fate, self.words.text())

    def _on_words(self) -> None:
        words, chosen = self.words.text().strip(), self.buttons[self._fate].isChecked()
        if chosen and (self._fate, words) != self._known:
            self.settled.emit(self._fate, words)

    def _on_finished(self) -> None:
        """Tell of a reason that neither brief prints, once it is typed; of taking it back, too."""
        if self._known == self._told:
            return
        before, self._told = self._told, self._known
        fate, words = self._known
        if fate in _UNPRINTED:
            self.decided.emit(fate, words)
        elif before is not None and before[0] in _UNPRINTED:
            self.decided.emit(before[0], "")
