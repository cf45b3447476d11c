"""What is told of one finding: where it is, what mends it, and a reason to let it pass or the one for which it was."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.gui.advice import Advice
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.places import ARGUMENTS, AUTHORITIES, DRAFT, MATTER, Place
from app.gui.setting_aside import can_set_aside
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.small_parts import TextArea, set_first
from app.law.findings import Finding, Severity

_WAYS = {
    MATTER: "Enter it in Matter",
    ARGUMENTS: "Open the issue",
    AUTHORITIES: "Open the authority",
    DRAFT: "Show it in the draft",
}
"""What a button to a room says."""

_PASS = ("Let it pass in the final paper", "Let it pass", "Why it may pass, for the record")
_ASIDE = (
    "Set it aside: the reason is kept with the matter, not printed",
    "Set aside with this reason",
    "Why it is beside the point",
)
"""Over the field for a reason, on its button, and in it."""


@guarded
class Detail(QWidget):
    """The side pane of the Check room: the ways on top and the reason at the foot, so that they stand still, and the words between."""

    went = Signal()
    """The place of the finding is to be shown."""
    mended = Signal()
    """The room in which it is mended is to be shown."""
    accepted = Signal(str)
    """The reason for which it is let pass, or an adverse authority set aside."""
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said, self.taught, self.group = Wrapped("", "title"), Wrapped("", "muted"), Wrapped("", "muted")
        self.where, self.missing, self.remedy = Wrapped("", "muted"), Wrapped(), Wrapped()
        self.mend, self.go = QPushButton(tr("Where it is mended")), QPushButton(tr("Where it is"))
        self.reason, self.accept = TextArea(3), QPushButton(tr("Let it pass"))
        self.take_back = QPushButton(tr("Let it block again"))
        self.ways, self.passing = QFrame(), QFrame()
        self.over, self.must = Wrapped("", "heading"), Wrapped("", "muted")
        self._key = ""
        self._build()

    def show_finding(self, finding: Finding, where: str, advice: Advice, place: Place | None, passed: str) -> None:
        """Tell of a finding.

        Args:
            place: where it is, if it has a place.
            passed: who let it pass and when, in words; empty while it blocks.
        """
        self._say(without_pass(finding), where, passed or tr(advice.missing), "" if passed else tr(advice.remedy))
        self._show_way(self.mend, advice.place if advice.place != place and not passed else None)
        self._show_way(self.go, place)
        self._rank_ways()
        self._show_passing(finding)
        self._fit()
        if finding.key != self._key or finding.overridden:
            self.reason.setPlainText(finding.overridden)  # else what is being typed stays
        self._key = finding.key

    def tell_group(self, number: int, *, unread: bool) -> None:
        """Say that the line stands for several, of which the first is told; and how authorities are read one after the other."""
        said = tr("The first of {n}: → lists them, F8 goes from one to the next.").format(n=number)
        after = tr("Once one is open, “I read it, next” leads through all of them.")
        self.group.setText(f"{said} {after}" if unread else said)
        self._fit()

    def count_together(self, number: int) -> None:
        """Say on the button for how many findings the reason is."""
        if number > 1:
            aside = self.accept.text() == tr(_ASIDE[1])
            words = tr("Set {n} aside with this reason") if aside else tr("Let {n} pass with this reason")
            self.accept.setText(words.format(n=number))

    def show_words(self, words: str, sources: str = "") -> None:
        """Tell a sentence and what stands behind it."""
        self._say(words, sources)
        self._leave_finding()

    def teach(self, words: str) -> None:
        """Say what can be chosen."""
        self._say(taught=words)
        self.reason.clear()
        self._leave_finding()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter lets pass; with Shift it begins a line."""
        if watched is self.reason and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not shift:
                self._accept()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.installEventFilter(self)
        inside = QVBoxLayout(self.passing)
        inside.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 3 * UNIT)
        for widget in (self.over, self.reason, self.accept, self.take_back):
            inside.addWidget(widget)
        on_top = QVBoxLayout(self.ways)
        on_top.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 2 * UNIT)
        on_top.addWidget(FlowRow((self.mend, self.go), gap=2 * UNIT))
        self.ways.setObjectName("bar")
        self.passing.setObjectName("foot")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.ways)
        layout.addWidget(self._words(), 1)
        layout.addWidget(self.passing)
        self.go.clicked.connect(self.went)
        self.mend.clicked.connect(self.mended)
        self.accept.clicked.connect(self._accept)
        self.take_back.clicked.connect(self.taken_back)

    def _words(self) -> QScrollArea:
        inside, area = QWidget(), QScrollArea()
        inside.setObjectName("cards")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        layout.setSpacing(2 * UNIT)
        for part in self._told():
            layout.addWidget(part)
        layout.addStretch(1)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("What is told of the finding"))
        area.setWidget(inside)
        return area

    def _told(self) -> tuple[Wrapped, ...]:
        return (self.taught, self.group, self.said, self.where, self.missing, self.remedy, self.must)

    def _say(self, said: str = "", where: str = "", missing: str = "", remedy: str = "", *, taught: str = "") -> None:
        for label, words in zip(self._told(), (taught, "", said, where, missing, remedy, ""), strict=True):
            label.setText(words)

    def _leave_finding(self) -> None:
        """There is none of which the way and the reason could be shown."""
        self._key = ""
        self.ways.hide()
        self.passing.hide()
        self._fit()

    def _fit(self) -> None:
        """What says nothing takes no place."""
        for label in self._told():
            label.setVisible(bool(label.text()))

    def _rank_ways(self) -> None:
        """The way to what mends it is the first; where there is none, the one to its place."""
        set_first(self.mend, first=not self.mend.isHidden())
        set_first(self.go, first=self.mend.isHidden())
        self.ways.setVisible(not (self.mend.isHidden() and self.go.isHidden()))

    @staticmethod
    def _show_way(button: QPushButton, place: Place | None) -> None:
        words = tr(_WAYS.get(place.room, "Go to its place")) if place is not None else ""
        button.setText(words)
        button.setAccessibleName(words or tr("Go to its place"))
        button.setVisible(place is not None)

    def _show_passing(self, finding: Finding) -> None:
        blocks = finding.severity is Severity.BLOCK
        may = can_set_aside(finding) or (finding.can_override and blocks) or bool(finding.overridden)
        self._word_passing(aside=can_set_aside(finding))
        self.passing.setVisible(may)
        self.accept.setVisible(not finding.overridden)
        self.reason.setReadOnly(bool(finding.overridden))
        self.take_back.setVisible(bool(finding.overridden))
        must = tr("This cannot be let pass: it must be mended before a final export.")
        if not may:
            self.must.setText(must if blocks else tr("It does not block the final paper."))

    def _word_passing(self, *, aside: bool) -> None:
        """Ask for the reason to let it pass, or for the one to set an adverse authority aside."""
        over, act, why = _ASIDE if aside else _PASS
        self.over.setText(tr(over))
        self.accept.setText(tr(act))
        self.reason.setPlaceholderText(tr(why))

    def _accept(self) -> None:
        if not self.accept.isHidden():
            self.accepted.emit(" ".join(self.reason.toPlainText().split()))


def without_pass(finding: Finding) -> str:
    """What a finding says, without by whom and why it was let pass."""
    return finding.message.rpartition(" Let pass by ")[0] if finding.overridden else finding.message
