"""The main window: rail, rooms, side pane, menus and status. It connects; it computes nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QWidget,
)

from app.gui import operations
from app.gui.desk import Desk
from app.gui.frame.about import about
from app.gui.frame.actions import Actions
from app.gui.frame.columns import Columns
from app.gui.frame.command_palette import Command, CommandPalette, commands_of
from app.gui.frame.files import ENDING, MatterFiles
from app.gui.frame.helping import SHORTCUTS, Helping
from app.gui.frame.history import History
from app.gui.frame.keys import OwnKeys
from app.gui.frame.memory import WindowMemory
from app.gui.frame.notices import NoticeBar, ReportDialog
from app.gui.frame.questions import Dialogs, Questions
from app.gui.frame.rail import Rail
from app.gui.frame.settings import SettingsDialog
from app.gui.frame.standing import Standing
from app.gui.frame.status import JobList, StatusBar
from app.gui.frame.warming import Warming
from app.gui.frame.way import Way
from app.gui.frame.welcome import Welcome
from app.gui.garbage import MainThreadGarbage
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.dress import Appearance, dress_in_parts
from app.gui.look.palette import Tone
from app.gui.places import ARGUMENTS, AUTHORITIES, DRAFT, MATTER, Place
from app.gui.room import Room
from app.gui.rooms import ROOMS
from app.gui.widgets import tab_order
from app.law.briefs import BriefKind
from app.tasks.workspace import Workspace

if TYPE_CHECKING:
    from app.matters import Autosave

KEEP_EVERY = 3000
"""Milliseconds between two looks at what is to be kept."""

SIZE = (1280, 800)


@guarded
class MainWindow(QMainWindow):
    """Rejoinder's window on one workspace, with at most one matter open."""

    def __init__(self, workspace: Workspace, questions: Questions | None = None) -> None:
        super().__init__()
        self._garbage = MainThreadGarbage(self)
        self.memory = WindowMemory()
        self.desk = Desk(workspace, self.memory, questions or Dialogs(self), self)
        self.session, self.runner, self.drafting = self.desk.session, self.desk.runner, self.desk.drafting
        self.history = History(self.desk, ROOMS, self)
        self.deeds = Actions(self, (self.history.undo, self.history.redo), ROOMS)
        self.rail, self.status = Rail(ROOMS, self.memory), StatusBar(self.runner)
        self.notice = NoticeBar(self)
        self.welcome = Welcome([self.deeds[name] for name in ("new", "open", "sample", "import")])
        self.columns = Columns(self.memory, self.welcome)
        self.way = Way(self.desk, self.deeds, self.rail, self.columns, self.notice)
        self.warming = Warming(self.desk, self.way)
        self.files = MatterFiles(self.desk, self.way.rooms)
        self.standing = Standing(self, self.desk, self.rail, self.status)
        self.helping = Helping(self.desk, self.deeds, self.way)
        self.jobs = JobList(self.runner, self)
        self.palette_panel = CommandPalette(self)
        self._keeping = QTimer(self, interval=KEEP_EVERY)
        self._dressing = QTimer(self, singleShot=True, interval=0)
        self._undressed: Iterator[None] = iter(())
        """What is left to do of putting on other colors or another size."""
        self._keys = OwnKeys(self.deeds, self)
        self._build()
        self._connect()
        self._recall()
        self.standing.begin()
        self._on_opened()
        self.files.look_for_unsaved(self._on_unsaved)
        self.files.look_for_samples(self.welcome.show_samples)

    @property
    def rooms(self) -> Mapping[str, Room]:
        """The rooms that are built, by name."""
        return self.way.rooms

    @property
    def room(self) -> str:
        """In which room one is; empty where one begins."""
        return self.way.room

    # What the actions do

    def open_path(self, path: Path) -> None:
        """Open a matter file, after asking about what would be lost."""
        if self.files.may_leave():
            self.files.open(path)

    def import_opinions(self, paths: Sequence[Path]) -> None:
        """Let the Authorities room import files and folders; what is stored stays when it is stopped."""
        if paths:
            importing = self.way.find(AUTHORITIES) if self.room else self.way.enter(AUTHORITIES)
            importing.take_files(paths)

    def enter(self, name: str) -> Room:
        """Go into a room."""
        return self.way.enter(name)

    # Qt's events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about changes, stop all jobs, and remember the sizes."""
        if not self.files.may_leave():
            event.ignore()
            return
        for timer in self.findChildren(QTimer):
            timer.stop()  # nothing is waited for any more: neither what is kept, nor what a room does after a pause
        self._remember()
        self.helping.close()
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
            self._garbage.collect_when_away()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close what lies over the rooms, whose place would be wrong now."""
        super().resizeEvent(event)
        self.palette_panel.hide()
        self.jobs.hide()
        self.rail.fit_to(self.width())
        self.columns.show_side(wanted=self.deeds["side"].isChecked())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go as one reads."""
        return tab_order.step(self, forward=forward)

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

    def _build(self) -> None:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.addWidget(self.rail)
        row.addWidget(self.columns, 1)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.deeds.obstacle_of = self._find_obstacle
        self.setMinimumSize(760, 480)
        self.deeds.recent.aboutToShow.connect(self._fill_recent)
        looks = QActionGroup(self)
        for appearance in Appearance:
            action = self.deeds.appearance.addAction(tr(appearance.value.capitalize()))
            action.setCheckable(True)
            action.setChecked(appearance is remembered_appearance())
            action.triggered.connect(partial(self._wear, appearance))
            looks.addAction(action)
        self._looks = looks

    def _connect(self) -> None:
        desk, session = self.desk, self.session
        desk.told.connect(self._on_told)
        desk.faulted.connect(lambda error: ReportDialog(error, self).open())
        desk.went.connect(self.way.go_to)
        session.opened.connect(self._on_opened)
        desk.papers.chosen.connect(lambda: self.deeds.choose_paper(session.kind))
        desk.papers.found.connect(lambda: self.deeds.add_papers(desk.papers.known, desk.papers.choose))
        session.refused.connect(self._on_refused)
        self._keeping.timeout.connect(self.files.keep)
        self._keeping.timeout.connect(self.files.look_outside)
        self._keeping.start()
        self.rail.chosen.connect(self.way.enter)
        self._dressing.timeout.connect(self._dress)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)
        self.palette_panel.sought.connect(lambda words: self.way.go_to(Place(room=AUTHORITIES, words=words)))
        self.rail.fold_changed.connect(self.deeds["fold_rail"].setChecked)
        self.welcome.chose_recent.connect(self.open_path)
        self.welcome.chose_sample.connect(self.open_path)
        self.welcome.chose_unsaved.connect(self.files.take_up)
        self.status.gaps.clicked.connect(self._show_gap)
        self.status.jobs.opened.connect(self.jobs.toggle)
        self.status.moved.connect(lambda: self.notice.lie_over(self.status.free))
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
            "opposition": lambda: self.desk.papers.choose(BriefKind.OPPOSITION),
            "reply": lambda: self.desk.papers.choose(BriefKind.REPLY),
            "back": self.way.back,
            "forward": self.way.forward,
            "commands": self._open_palette,
            "side": self._toggle_side,
            "fold_rail": self.rail.toggle,
            "next_pane": self._next_pane,
            "jobs": self.jobs.toggle,
            "larger": lambda: self._resize_to(scale.next_step(1)),
            "smaller": lambda: self._resize_to(scale.next_step(-1)),
            "usual": lambda: self._resize_to(scale.USUAL),
            "help": self.helping.open_here,
            "guide": self.helping.open_first,
            "shortcuts": lambda: self.helping.open_page(SHORTCUTS),
            "about": lambda: about(self).open(),
            **{f"go_{room.name}": partial(self.way.enter, room.name) for room in ROOMS},
        }

    def _open_palette(self) -> None:
        """Offer everything that can be done, what is done in this room first, and the matters opened lately."""
        self._fill_recent()
        title = self.deeds.recent.title().replace("&", "")
        recent = [Command(title, one.text(), "", one) for one in self.deeds.recent.actions() if one.isEnabled()]
        items = sorted(self.deeds.items(), key=lambda item: self.deeds.home_of(item[1]) != (self.room or None))
        self.palette_panel.open_with((*commands_of(items, self._find_obstacle), *recent))

    def _do_in(self, room: str, deed: str) -> None:
        """Do something in its room, entering it first."""
        entered = self.way.find(room) if self.room == room else self.enter(room)
        entered.table()[deed]()

    def _find_obstacle(self, action: QAction) -> str:
        if action.objectName() not in self.deeds:
            return ""  # a menu within a menu, a separator, a way to a room
        return self.deeds.find_obstacle(action, self.rooms, has_matter=self.session.matter is not None)

    def _show_gap(self) -> None:
        """Go to the next placeholder, with the keyboard."""
        self.enter(DRAFT).table()["next_gap"]()

    # What follows from what

    def _look_for_papers(self) -> None:
        self.runner.run(
            "Looking for papers",
            lambda _progress, _cancel: operations.find_papers(),
            on_success=self.desk.papers.add,
            on_failure=self.desk.show_failure,
            on_store=False,
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
            self._remember_room()
            self.files.close()

    def _open_settings(self) -> None:
        dialog = SettingsDialog(self.desk, self)
        dialog.wore.connect(self._wear)
        dialog.resized.connect(self._resize_to)
        dialog.open()

    def _on_opened(self) -> None:
        matter = self.session.matter
        self.way.forget()
        self.notice.hide()
        self.deeds.enable(has_matter=matter is not None)
        self.rail.enable(ROOMS, has_matter=matter is not None)
        recent = self.memory.recent
        self.welcome.show_recent(recent)
        if matter is None:
            self.files.look_for_titles(recent, self.welcome.name_recent)
            self.way.go_home()
            if not self.room and self.welcome.first is not None:
                self.welcome.first.setFocus()
        else:
            self.desk.turns.later(self._look_for_papers)
            self.way.step_into(self.memory.room(self.session.path) or (ARGUMENTS if matter.issues else MATTER))

    def _on_unsaved(self, found: "tuple[Autosave, ...]") -> None:
        self.welcome.show_unsaved(found)
        if found and self.session.matter is not None:
            titles = ", ".join(one.matter.title for one in found)
            self.desk.tell(f"{tr('Work that was not saved was found')}: {titles}.", Tone.CAUTION)

    def _on_told(self, text: str, tone: Tone, ways: Mapping[str, Callable[[], object]]) -> None:
        self.notice.tell(text, tone, ways)
        self.notice.lie_over(self.status.free)

    def _on_refused(self, what: str) -> None:
        said = tr("“{what}” cannot be taken back: something in another room was built on it since.")
        self.desk.tell(said.format(what=what), Tone.CAUTION)

    # Panes

    def _toggle_side(self) -> None:
        self.memory.remember("show_side", self.deeds["side"].isChecked())
        self.columns.show_side(wanted=self.deeds["side"].isChecked())

    def _next_pane(self) -> None:
        if self.room:
            self.columns.go_on(self.rail.buttons[self.room])

    # What is remembered

    def _recall(self) -> None:
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        if (geometry := self.memory.find_bytes("geometry")) is not None:
            self.restoreGeometry(geometry)
        self.deeds["side"].setChecked(self.memory.flag("show_side", default=True))

    def _remember(self) -> None:
        self.memory.remember_bytes("geometry", self.saveGeometry())
        self._remember_room()
        for room in self.rooms.values():
            self.columns.remember(room)
        self.memory.save()

    def _remember_room(self) -> None:
        if self.session.path is not None:
            self.memory.remember_room(self.session.path, self.room)

    def _resize_to(self, percent: int) -> None:
        self.memory.remember("percent", percent)
        scale.set_percent(percent)
        self._dressing.start()
        self.desk.tell(f"{tr('Size')}: {percent} %", Tone.PLAIN)

    def _wear(self, appearance: Appearance) -> None:
        self.memory.remember("appearance", appearance.value)
        self._looks.actions()[list(Appearance).index(appearance)].setChecked(True)
        self._dressing.start()

    @Slot(Qt.ColorScheme)
    def _on_scheme(self, _scheme: Qt.ColorScheme) -> None:
        """The system turned light or dark."""
        self._dressing.start()

    def _dress(self) -> None:
        """Put on what is remembered; not at once, because several steps of the size are taken in one go."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._finish_dressing()
            self._undressed = dress_in_parts(application, remembered_appearance())
            next(self._undressed, None)
            self.desk.turns.later(self._finish_dressing)

    def _finish_dressing(self) -> None:
        for _ in self._undressed:
            pass

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
