"""How the paper stands: whether anything blocks the final one, what mends it, and the way there."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.gui.advice import Advice, advise
from app.gui.desk import Desk
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.open_gaps import OpenGap, gap_of, open_gaps
from app.gui.places import CHECK, Place, find_place
from app.gui.widgets.findings_list import FindingsList
from app.gui.widgets.labels import Wrapped
from app.law.findings import Finding, Severity, count_blocking

_LEAST = 3
"""How many lines of what blocks are shown at once, at least."""
_SHARE = 0.42
"""How much of the window's height they may take."""


@guarded
class Standing(QWidget):
    """A sentence; under it, while something blocks, a line for each point and what mends the one at the cursor."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.said, self.blocking, self.remedy = Wrapped("", "title"), FindingsList(), Wrapped("", "muted")
        self.check = QPushButton(tr("Settle them in the Check room"))
        self.count = 0
        """How many points block."""
        self._gaps: tuple[OpenGap, ...] = ()
        self.blocking.setObjectName("boxed")
        self.check.setProperty("role", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * UNIT)
        for widget in (self.said, self.blocking, self.remedy):
            layout.addWidget(widget)
        layout.addWidget(self.check)
        self.check.clicked.connect(lambda: desk.go_to(Place(room=CHECK)))
        self.blocking.chosen.connect(self._go_to_mend)
        self.blocking.stood_on.connect(self._show_remedy)

    def refresh(self) -> None:
        """Say how the present draft stands."""
        shown = self._desk.drafting.shown
        blocking = tuple(f for f in self._desk.drafting.findings if f.severity is Severity.BLOCK)
        self.count = count_blocking(blocking)
        self._gaps = tuple(open_gaps(shown)) if shown else ()
        for widget in (self.check, self.blocking, self.remedy):
            widget.setVisible(bool(self.count))
        self.blocking.show_findings(blocking, self._desk.drafting.where)
        self._show_remedy(self.blocking.current())
        self.fit()
        self.said.setText(f"{self._desk.session.kind.title}: {self._words()}")

    def changeEvent(self, event: QEvent) -> None:
        """Give the list its height at another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def _words(self) -> str:
        if self._desk.drafting.shown is None:
            return tr("not drafted yet")
        if not self.count:
            return tr("nothing blocks the final paper")
        return f"{trn('%n point(s)', self.count)} {tr('to settle before the final paper')}"

    def fit(self) -> None:
        """Be as high as its lines, as far as the window has room for them."""
        self.blocking.setFixedHeight(self.blocking.height_of_lines(_LEAST, round(_SHARE * self.window().height())))

    def _show_remedy(self, finding: Finding | None) -> None:
        """Say what mends the point at the cursor."""
        teach = tr("Choose a point to see what mends it; Enter goes there.")
        if finding is None:
            self.remedy.setText(teach)
            return
        advice = self._advise(finding, self.blocking.nth_of_current())
        self.remedy.setText(" ".join(tr(words) for words in (advice.missing, advice.remedy) if words) or teach)

    def _advise(self, finding: Finding, nth: int) -> Advice:
        return advise(finding, gap_of(finding, nth, self._gaps))

    def _go_to_mend(self, finding: Finding, nth: int) -> None:
        """Go where the point is mended; the Check room has all that is known of one that is mended nowhere."""
        place = self._advise(finding, nth).place or find_place(finding, nth)
        self._desk.go_to(place or Place(room=CHECK))
