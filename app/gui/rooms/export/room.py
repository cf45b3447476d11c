"""The Export room: draft or final, Word and PDF, the papers that go with the brief, and what blocks a final."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.gui import exporting
from app.gui.desk import Desk
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.room import Room
from app.gui.rooms.export import PLAN
from app.gui.rooms.export.choices import Choices
from app.gui.rooms.export.standing import Standing
from app.gui.rooms.export.writing import ExportWriter
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.paper_button import PaperButton
from app.gui.widgets.scaled import hold
from app.gui.widgets.small_parts import set_first
from app.law.authorities import Side

_SIDE = 6 * UNIT
"""The margin at the left, which list, choices and buttons share."""


@guarded
class ExportRoom(Room):
    """Writes the paper, and says before what a final export would refuse."""

    plan = PLAN

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.choices, self.standing = Choices(desk.memory), Standing(desk)
        self.writer = ExportWriter(desk, self.choices, self)
        self.draft, self.final = QPushButton(tr("Export a draft…")), QPushButton(tr("Export the final paper…"))
        self.refresh_edited = QPushButton(tr("Bring a brief edited in Word up to date…"))
        self.save_log = QPushButton(tr("Save the activity log…"))
        self.why, self.paper = Wrapped("", "muted"), PaperButton(desk.papers)
        self._side: Side | None = None
        self.choices.begin(desk.session.path)
        self._build()
        self._connect()
        self.refresh()

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {
            "export": partial(self.writer.export, final=False),
            "export_final": partial(self.writer.export, final=True),
            "refresh_edited": self.writer.refresh_edited,
            "save_log": self.writer.save_log,
            "open_folder": self.writer.open_folder,
        }

    def obstacles(self) -> Mapping[str, str]:
        """A final paper has nothing open; the log lies beside a saved matter; a folder has something in it."""
        found: dict[str, str] = {}
        if self.writer.running.busy:
            found |= dict.fromkeys(("export", "export_final", "refresh_edited"), tr("an export is under way"))
        elif not self.final.isEnabled():
            found["export_final"] = tr("first settle what blocks it")
        if self.desk.session.path is None:
            found["save_log"] = tr("save the matter first")
        if not self.writer.written.list.count():
            found["open_folder"] = tr("nothing was written yet")
        return found

    def panes(self) -> tuple[QWidget, ...]:
        """The first button, then what blocks."""
        return (self._first, self.standing.blocking)

    @property
    def _first(self) -> QPushButton:
        """The final paper once nothing blocks it, else a draft."""
        return self.final if self.final.isEnabled() else self.draft

    def arrive(self) -> None:
        """See what blocks; draft first when nothing is drafted."""
        if self.desk.drafting.shown is None:
            self.desk.drafting.draft()
        self._first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size has room for other lines."""
        super().resizeEvent(event)
        self.standing.fit()

    def refresh(self) -> None:
        """Say how the present draft stands, and allow what can be done."""
        self.choices.show_draft(self.desk.drafting.shown)
        self._show_companions(self.desk.session.kind.side)
        self.standing.refresh()
        self._allow()

    def _allow(self) -> None:
        """What cannot be done says why."""
        busy, blocking = self.writer.running.busy, self.standing.count
        for button in (self.draft, self.refresh_edited):
            button.setEnabled(not busy)
        drafted = self.desk.drafting.shown is not None
        self.final.setEnabled(drafted and not blocking and not busy)
        set_first(self.final, first=self.final.isEnabled())
        set_first(self.draft, first=not self.final.isEnabled())
        self.why.setText(tr("The final paper: first settle {points}.").format(points=trn("%n point(s)", blocking)))
        self.why.setVisible(drafted and bool(blocking) and not busy)
        saved = self.desk.session.path is not None
        self.save_log.setEnabled(saved)
        self.save_log.setToolTip("" if saved else tr("The log lies beside the matter's file: save the matter first."))

    # Building

    def _build(self) -> None:
        inside = QWidget()
        hold(inside, most=1100)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * UNIT)
        for button in (self.refresh_edited, self.save_log):
            button.setProperty("role", "line")
        for widget in (
            _row(self.paper),
            self.standing,
            _rule(),
            self.choices,
            self.writer.told,
            self.writer.written,
            _rule(),
            _row(self.refresh_edited, self.save_log),
        ):
            column.addWidget(widget)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(_scrolled(inside), 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QFrame:
        """The deeds themselves, in view however long the lists are."""
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(_SIDE, 2 * UNIT, _SIDE, 2 * UNIT)
        row.setSpacing(4 * UNIT)
        self.draft.setToolTip(tr("Always possible; what is missing prints as a visible placeholder (Ctrl+E)"))
        self.final.setToolTip(tr("Possible once nothing blocks it (Ctrl+Shift+E)"))
        for widget in (self.draft, self.final, self.writer.running):
            row.addWidget(widget)
        row.addWidget(self.why, 1)
        row.addStretch(0)  # keeps the buttons as broad as their words while there is no reason to tell
        for button in (self.draft, self.final):
            button.setAutoDefault(True)  # Enter presses it as Space does
        return foot

    def _connect(self) -> None:
        session = self.desk.session
        session.saved_state_changed.connect(self._on_place)
        session.opened.connect(self._on_opened)
        drafting = self.desk.drafting
        self.follow(self.refresh, session.opened, session.paper_changed, drafting.drafted, drafting.previewed)
        self.draft.clicked.connect(lambda: self.writer.export(final=False))
        self.final.clicked.connect(lambda: self.writer.export(final=True))
        self.refresh_edited.clicked.connect(self.writer.refresh_edited)
        self.save_log.clicked.connect(self.writer.save_log)
        self.writer.begun.connect(self._on_begun)
        self.writer.ended.connect(self._on_ended)

    def _show_companions(self, side: Side) -> None:
        if side is not self._side:
            self._side = side
            self.choices.show_companions(exporting.find_companions(side))

    def _on_opened(self) -> None:
        self.writer.begin()
        self.choices.begin(self.desk.session.path)

    def _on_place(self) -> None:
        self._allow()
        self.choices.move_to(self.desk.session.path)

    def _on_begun(self) -> None:
        self._allow()
        self.writer.running.stop.setFocus()

    def _on_ended(self) -> None:
        """Be ready for another export."""
        self.refresh()
        if self.isVisible():
            self._first.setFocus()


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4 * UNIT)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def _scrolled(inside: QWidget) -> QScrollArea:
    page, area = QWidget(), QScrollArea()
    around = QHBoxLayout(page)
    around.setContentsMargins(_SIDE, 3 * UNIT, _SIDE, 3 * UNIT)
    around.addWidget(inside, 10)
    around.addStretch(1)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(tr("Export"))
    area.setWidget(page)
    return area


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    return rule
