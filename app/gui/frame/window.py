"""The main window: rail, rooms, side pane, menus and status. It connects; it computes nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.gui import operations
from app.gui.desk import Changes, Desk
from app.gui.frame.actions import Actions
from app.gui.frame.command_palette import CommandPalette, commands_of
from app.gui.frame.files import ENDING, MatterFiles
from app.gui.frame.help import about, shortcuts
from app.gui.frame.memory import WindowMemory
from app.gui.frame.notices import NoticeBar, ReportDialog
from app.gui.frame.questions import Dialogs, Questions
from app.gui.frame.rail import Rail
from app.gui.frame.settings import SettingsDialog
from app.gui.frame.status import JobList, StatusBar
from app.gui.frame.welcome import Welcome
from app.gui.garbage import MainThreadGarbage
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.dress import Appearance, dress
from app.gui.look.palette import Tone
from app.gui.places import ARGUMENTS, AUTHORITIES, CHECK, DRAFT, MATTER, Place
from app.gui.room import Room, RoomPlan
from app.gui.rooms import ROOMS
from app.gui.words import PAPER_NAMES
from app.law.briefs import BriefKind
from app.law.findings import count_blocking
from app.tasks.workspace import Workspace

if TYPE_CHECKING:
    from app.matters import Autosave
    from app.tasks.import_opinions import ImportReport

KEEP_EVERY = 3000
"""Milliseconds between two looks at what is to be kept."""

SIZE = (1280, 800)
WELCOME = "welcome"


class MainWindow(QMainWindow):
    """Rejoinder's window on one workspace, with at most one matter open."""

    def __init__(self, workspace: Workspace, questions: Questions | None = None) -> None:
        super().__init__()
        self._garbage = MainThreadGarbage(self)
        self.memory = WindowMemory()
        self.desk = Desk(workspace, self.memory, questions or Dialogs(self), self)
        self.session, self.runner, self.drafting = self.desk.session, self.desk.runner, self.desk.drafting
        self.files = MatterFiles(self.desk)
        self.deeds = Actions(self, self._history(), ROOMS)
        self.rooms: dict[str, Room] = {}
        self.room = ""
        self.rail, self.notice, self.status = Rail(ROOMS), NoticeBar(), StatusBar(self.runner)
        self.welcome = Welcome([self.deeds[name] for name in ("new", "open", "sample", "import")])
        self.middle, self.side = QStackedWidget(), QStackedWidget()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.jobs = JobList(self.runner, self)
        self.palette_panel = CommandPalette(self)
        self._keeping = QTimer(self, interval=KEEP_EVERY)
        self._build()
        self._connect()
        self._recall()
        self._on_opened()
        self.files.look_for_unsaved(self._on_unsaved)

    # What the actions do

    def open_library(self, on_failure: Callable[[Exception], None]) -> None:
        """Open the library in the background, and copy it once a day; what asks for it waits for its turn."""
        workspace = self.desk.workspace
        self.runner.run(
            "Opening the library",
            lambda _progress, _cancel: workspace.ask_library(),
            on_success=lambda _library: self._back_up(),
            on_failure=on_failure,
        )

    def open_path(self, path: Path) -> None:
        """Open a matter file, after asking about what would be lost."""
        if self.files.may_leave():
            self.files.open(path)

    def import_opinions(self, paths: Sequence[Path]) -> None:
        """Import files and folders in the background; what is stored stays when it is stopped."""
        if not paths:
            return
        desk = self.desk
        self.runner.run(
            "Importing",
            lambda progress, cancel: operations.import_files(
                paths, desk.workspace, self.runner.take_turn, progress, cancel
            ),
            on_success=self._on_imported,
            on_failure=desk.show_failure,
            on_cancel=self._on_import_stopped,
            on_store=False,
        )

    def enter(self, name: str) -> Room:
        """Go into a room, which is built when it is entered for the first time."""
        room = self._room(name)
        if self.room in self.rooms and self.room != name:
            self.rooms[self.room].leave()
        self.room = name
        self.middle.setCurrentWidget(room)
        self.rail.show_room(name)
        self.session.enter_room(name)
        self.deeds.enter(name, has_matter=self.session.matter is not None)
        self._show_side()
        room.arrive()
        return room

    def go_to(self, place: Place) -> None:
        """Go to a place in a room."""
        self.enter(place.room).show_place(place)

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about changes, stop all jobs, and remember the sizes."""
        if not self.files.may_leave():
            event.ignore()
            return
        self._keeping.stop()
        self._remember()
        self.drafting.close()
        self.runner.close()
        self.files.let_go()
        self._garbage.stop()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the work when another program comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow() and self._keeping.isActive():
            self.files.keep()
            self._garbage.collect_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close what lies over the rooms, whose place would be wrong now."""
        super().resizeEvent(event)
        self.palette_panel.hide()
        self.jobs.hide()
        self._show_side()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped matter; import everything else."""
        dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        matters = [path for path in dropped if path.name.endswith(ENDING)]
        self.import_opinions([path for path in dropped if path not in matters])
        if matters:
            self.open_path(matters[0])

    # Building

    def _history(self) -> tuple[QAction, QAction]:
        undo = self.session.undoing.createUndoAction(self, tr("&Undo"))
        redo = self.session.undoing.createRedoAction(self, tr("&Redo"))
        undo.setShortcuts([QKeySequence("Ctrl+Z")])
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        return undo, redo

    def _build(self) -> None:
        self.side_frame = QFrame()
        self.side_frame.setObjectName("side")
        inside = QVBoxLayout(self.side_frame)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self.side)
        self.middle.addWidget(self.welcome)
        self.columns.addWidget(self.middle)
        self.columns.addWidget(self.side_frame)
        self.columns.setStretchFactor(0, 1)
        self.columns.setChildrenCollapsible(False)
        self.columns.splitterMoved.connect(self._keep_columns)
        right = QWidget()
        column = QVBoxLayout(right)
        column.addWidget(self.notice)
        column.addWidget(self.columns, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.addWidget(self.rail)
        row.addWidget(right, 1)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 480)
        self.deeds.recent.aboutToShow.connect(self._fill_recent)
        for appearance in Appearance:
            action = self.deeds.appearance.addAction(tr(appearance.value.capitalize()))
            action.triggered.connect(partial(self._wear, appearance))

    def _connect(self) -> None:
        desk, session, drafting = self.desk, self.session, self.drafting
        desk.told.connect(self._on_told)
        desk.faulted.connect(lambda error: ReportDialog(error, self).open())
        desk.went.connect(self.go_to)
        session.opened.connect(self._on_opened)
        session.paper_changed.connect(self._on_paper)
        session.saved_state_changed.connect(self._show_title)
        session.refused.connect(self._on_refused)
        drafting.drafted.connect(self._on_drafted)
        drafting.previewed.connect(lambda: self.status.show_pages(drafting.preview))
        drafting.counted.connect(lambda: self.status.show_due(drafting.due, PAPER_NAMES[session.kind]))
        self._keeping.timeout.connect(self.files.keep)
        self._keeping.timeout.connect(self.files.look_outside)
        self._keeping.start()
        self.rail.chosen.connect(self.enter)
        self.welcome.chose_recent.connect(self.open_path)
        self.welcome.chose_unsaved.connect(self.files.take_up)
        self.status.gaps.clicked.connect(lambda: self._do_in(DRAFT, "next_gap"))
        self.status.jobs.opened.connect(self.jobs.toggle)
        for name, do in self._table().items():
            self.deeds.connect(name, do)
        for plan in ROOMS:
            for deed in plan.deeds:
                if deed is not None:
                    self.deeds.connect(deed.id, partial(self._do_in, plan.name, deed.id))

    def _table(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self._new,
            "open": self._open,
            "sample": self._open_sample,
            "save": self.files.save,
            "save_as": self.files.save_as,
            "import": lambda: self.import_opinions(self.desk.questions.opinions()),
            "settings": self._open_settings,
            "close": self._close_matter,
            "quit": self.close,
            "find": lambda: self.rooms[self.room].find_here() if self.room in self.rooms else None,
            "search": lambda: self.enter(AUTHORITIES).find_here(),
            "opposition": lambda: self.desk.choose_paper(BriefKind.OPPOSITION),
            "reply": lambda: self.desk.choose_paper(BriefKind.REPLY),
            "commands": lambda: self.palette_panel.open_with(commands_of(self.deeds.items())),
            "side": self._toggle_side,
            "next_pane": self._next_pane,
            "jobs": self.jobs.toggle,
            "larger": lambda: self._resize_to(scale.next_step(1)),
            "smaller": lambda: self._resize_to(scale.next_step(-1)),
            "usual": lambda: self._resize_to(scale.USUAL),
            "shortcuts": lambda: shortcuts(self.deeds, self).open(),
            "about": lambda: about(self).open(),
            **{f"go_{room.name}": partial(self.enter, room.name) for room in ROOMS},
        }

    def _room(self, name: str) -> Room:
        if name not in self.rooms:
            room = self.rooms[name] = _plan(name).build(self.desk)
            room.marked.connect(partial(self.rail.mark, name))
            self.middle.addWidget(room)
            if room.side is not None:
                self.side.addWidget(room.side)
            for splitter_name, splitter in room.splitters().items():
                if (state := self.memory.find_bytes(f"{name}/{splitter_name}")) is not None:
                    splitter.restoreState(state)
        return self.rooms[name]

    def _do_in(self, room: str, deed: str) -> None:
        """Do something in its room, entering it first."""
        entered = self._room(room) if self.room == room else self.enter(room)
        entered.table()[deed]()

    # What follows from what

    def _back_up(self) -> None:
        self.runner.run(
            "Backing the library up",
            lambda _progress, _cancel: operations.back_up(self.desk.workspace),
            on_success=lambda _done: None,
            on_failure=self.desk.show_failure,
        )

    def _new(self) -> None:
        matter = self.desk.questions.new_matter() if self.files.may_leave() else None
        if matter is not None:
            self.files.begin(matter)
            self.enter(MATTER)

    def _open(self) -> None:
        path = self.desk.questions.matter_to_open()
        if path is not None:
            self.open_path(path)

    def _open_sample(self) -> None:
        if self.files.may_leave():
            self.files.open_sample()

    def _close_matter(self) -> None:
        if self.files.may_leave():
            self.files.close()

    def _open_settings(self) -> None:
        dialog = SettingsDialog(self.desk, self)
        dialog.wore.connect(self._wear)
        dialog.resized.connect(self._resize_to)
        dialog.open()

    def _on_opened(self) -> None:
        matter = self.session.matter
        self.notice.hide()
        self.deeds.enable(has_matter=matter is not None)
        self.rail.enable(ROOMS, has_matter=matter is not None)
        self.welcome.show_recent(self.memory.recent)
        self.deeds[self.session.kind.value].setChecked(True)
        self.status.show_gaps(None)
        self.status.show_pages(None)
        self.status.show_due(None, "")
        self.rail.mark(CHECK, "")
        self._show_title()
        if matter is None:
            self._go_home()
        else:
            self.enter(ARGUMENTS if matter.issues else MATTER)

    def _go_home(self) -> None:
        """Show the ways to begin; the library can be read without a matter."""
        if self.room and not _plan(self.room).needs_matter:
            self.enter(self.room)
            return
        self.room = ""
        self.middle.setCurrentWidget(self.welcome)
        self.side_frame.hide()
        if self.welcome.first is not None:
            self.welcome.first.setFocus()
        self.deeds.enter("", has_matter=False)
        for button in self.rail.buttons.values():
            button.setAutoExclusive(False)
            button.group().setExclusive(False)
            button.setChecked(False)
            button.group().setExclusive(True)

    def _on_unsaved(self, found: "tuple[Autosave, ...]") -> None:
        self.welcome.show_unsaved(found)
        if found and self.session.matter is not None:
            titles = ", ".join(one.matter.title for one in found)
            self.desk.tell(f"{tr('Work that was not saved was found')}: {titles}.", Tone.CAUTION)

    def _on_paper(self) -> None:
        self._show_title()
        self.deeds[self.session.kind.value].setChecked(True)
        self.status.show_gaps(None)
        self.status.show_pages(None)
        self.rail.mark(CHECK, "")

    def _on_drafted(self) -> None:
        shown = self.drafting.shown
        findings = shown.draft.findings if shown else ()
        gaps = sum(finding.code == "placeholder" for finding in findings)
        self.status.show_gaps(gaps if shown else None)
        blocking = count_blocking(findings)
        self.rail.mark(CHECK, str(blocking) if blocking else "")

    def _on_imported(self, report: "ImportReport") -> None:
        stored = len(report.rows) - report.refused
        told = f"{stored} of {len(report.rows)} files are in the library"
        refused = [f"{row.path.name}: {row.reason}" for row in report.rows if row.fate.value == "refused"]
        words = ". ".join([told, *refused[:2]]).rstrip(".") + "."
        authorities = self._room(AUTHORITIES)
        show = getattr(authorities, "show_import", None)
        if show is not None:
            show(report)
        self.desk.tell(
            words,
            Tone.CAUTION if refused else Tone.OK,
            act=tr("Show the files"),
            action=lambda: self.go_to(Place(room=AUTHORITIES, field="import")),
        )
        self.desk.announce(Changes.AUTHORITIES)

    def _on_import_stopped(self) -> None:
        self.desk.tell(tr("The import was stopped. Opinions that were finished are in the library."), Tone.CAUTION)
        self.desk.announce(Changes.AUTHORITIES)

    def _on_told(self, text: str, tone: Tone, act: str, action: Callable[[], None] | None) -> None:
        self.notice.tell(text, tone, act=act, action=action)

    def _on_refused(self, what: str) -> None:
        said = tr("“{what}” cannot be taken back: something in another room was built on it since.")
        self.desk.tell(said.format(what=what), Tone.CAUTION)

    def _show_title(self) -> None:
        matter = self.session.matter
        self.setWindowTitle(
            f"{matter.title} · {PAPER_NAMES[self.session.kind]}[*] — Rejoinder" if matter else "Rejoinder"
        )
        self.setWindowModified(self.session.dirty)
        self.status.show_saved(*self._saved_words())

    def _saved_words(self) -> tuple[str, str]:
        path = self.session.path
        if self.session.matter is None:
            return tr("No matter is open"), ""
        if self.session.dirty:
            return tr("not saved (Ctrl+S)"), tr("Your work is kept every few seconds all the same.")
        return (f"{tr('saved in')} {path.name}", str(path)) if path else (tr("a copy of the sample"), "")

    # Panes

    def _show_side(self) -> None:
        room = self.rooms.get(self.room)
        shown = room is not None and room.side is not None and self.deeds["side"].isChecked()
        if room is not None and room.side is not None:
            self.side.setCurrentWidget(room.side)
            self._share_columns(room)
        self.side_frame.setVisible(shown)
        self.deeds["side"].setEnabled(room is not None and room.side is not None)

    def _share_columns(self, room: Room) -> None:
        """Give the side pane the breadth that it had in this room, or the room's usual share."""
        if (state := self.memory.find_bytes(f"{room.plan.name}/side")) is not None:
            self.columns.restoreState(state)
            return
        broad = max(self.columns.width(), 600)
        self.columns.setSizes([round(broad * (1 - room.side_share)), round(broad * room.side_share)])

    def _keep_columns(self) -> None:
        """Remember the breadth of the side pane that the attorney gave it."""
        if self.room:
            self.memory.remember_bytes(f"{self.room}/side", self.columns.saveState())

    def _toggle_side(self) -> None:
        self.memory.remember("show_side", self.deeds["side"].isChecked())
        self._show_side()

    def _next_pane(self) -> None:
        room = self.rooms.get(self.room)
        if room is None:
            return
        panes = [pane for pane in (*room.panes(), room.side, self.rail.buttons[self.room]) if pane and pane.isVisible()]
        now = next((n for n, pane in enumerate(panes) if _has_focus(pane)), -1)
        _focus_into(panes[(now + 1) % len(panes)])

    # What is remembered

    def _recall(self) -> None:
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        if (geometry := self.memory.find_bytes("geometry")) is not None:
            self.restoreGeometry(geometry)
        self.deeds["side"].setChecked(self.memory.flag("show_side", default=True))

    def _remember(self) -> None:
        self.memory.remember_bytes("geometry", self.saveGeometry())
        for name, room in self.rooms.items():
            for splitter_name, splitter in room.splitters().items():
                self.memory.remember_bytes(f"{name}/{splitter_name}", splitter.saveState())
        self.memory.save()

    def _resize_to(self, percent: int) -> None:
        self.memory.remember("percent", percent)
        scale.set_percent(percent)
        self._wear(remembered_appearance())
        self.desk.tell(f"{tr('Size')}: {percent} %", Tone.PLAIN)

    def _wear(self, appearance: Appearance) -> None:
        self.memory.remember("appearance", appearance.value)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, appearance)

    def _fill_recent(self) -> None:
        menu = self.deeds.recent
        menu.clear()
        for path in self.memory.recent:
            menu.addAction(path.name.removesuffix(ENDING)).triggered.connect(partial(self.open_path, path))
        if menu.isEmpty():
            menu.addAction(tr("None yet")).setEnabled(False)


def remembered_appearance() -> Appearance:
    """Light, dark, or as the system."""
    name = WindowMemory().text("appearance", Appearance.SYSTEM.value)
    return Appearance(name) if name in set(Appearance) else Appearance.SYSTEM


def _plan(name: str) -> RoomPlan:
    return next(plan for plan in ROOMS if plan.name == name)


def _has_focus(pane: QWidget) -> bool:
    focus = pane.window().focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))


def _focus_into(pane: QWidget) -> None:
    """Focus a pane, or the first thing in it that takes the keyboard."""
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        return
    for child in pane.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return
