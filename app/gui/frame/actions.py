"""Everything that can be done, once: the menus of the frame and of each room, made of deeds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.gui.deeds import Deed
from app.gui.frame.deed_menu import DeedMenu
from app.gui.language import tr
from app.gui.room import Room, RoomPlan
from app.gui.words import paper_name
from app.law.briefs import BriefKind

RECENT, APPEARANCE, HISTORY, ROOMS, PAPERS = "recent", "appearance", "history", "rooms", "papers"

_Standard = QKeySequence.StandardKey

FILE: tuple[Deed | str | None, ...] = (
    Deed("new", "&New matter…", (_Standard.New,)),
    Deed("open", "&Open a matter…", (_Standard.Open,)),
    Deed("sample", "Open the &sample"),
    RECENT,
    None,
    Deed("save", "&Save", (_Standard.Save,), needs_matter=True),
    Deed("save_as", "Save &as…", ("Ctrl+Shift+S",), needs_matter=True),
    None,
    Deed("import", "&Import opinions…", ("Ctrl+I",)),
    None,
    Deed("settings", "Se&ttings…", ("Ctrl+,",)),
    None,
    Deed("close", "&Close the matter", ("Ctrl+W",), needs_matter=True),
    Deed("quit", "&Quit", ("Ctrl+Q",)),
)
EDIT: tuple[Deed | str | None, ...] = (
    HISTORY,
    None,
    Deed("find", "&Find here", (_Standard.Find,)),
    Deed("search", "Search the &library", ("Ctrl+Shift+F",)),
)
GO: tuple[Deed | str | None, ...] = (
    ROOMS,
    None,
    Deed("back", "&Back", (_Standard.Back,)),
    Deed("forward", "&Forward", (_Standard.Forward,)),
    None,
    Deed("opposition", "&Opposition", ("Ctrl+Shift+O",), needs_matter=True, checkable=True),
    Deed("reply", "&Reply (for the defendants)", ("Ctrl+Shift+R",), needs_matter=True, checkable=True),
    PAPERS,
    Deed("commands", "&Command palette", ("Ctrl+K",)),
)
VIEW: tuple[Deed | str | None, ...] = (
    Deed("side", "&Side pane", ("Ctrl+\\",), checkable=True),
    Deed("fold_rail", "&Fold the rail", ("F9",), checkable=True),
    Deed("next_pane", "&Next pane", ("F6",)),
    Deed("jobs", "&Running jobs", ("Ctrl+J",)),
    None,
    Deed("larger", "&Larger type", (_Standard.ZoomIn, "Ctrl+=")),
    Deed("smaller", "S&maller type", (_Standard.ZoomOut,)),
    Deed("usual", "&Usual size of type", ("Ctrl+0",)),
    None,
    APPEARANCE,
)
HELP: tuple[Deed | str | None, ...] = (
    Deed("help", "&Help with this room", (_Standard.HelpContents,)),
    Deed("guide", "&Guide, from its beginning"),
    Deed("shortcuts", "&Keyboard shortcuts", ("Ctrl+F1",)),
    None,
    Deed("about", "&About Rejoinder"),
)

_MENUS = {
    "matter": "&Matter",
    "arguments": "&Arguments",
    "draft": "&Draft",
    "authorities": "A&uthorities",
    "check": "&Check",
    "export": "E&xport",
}
"""The rooms' menus with their mnemonics, which no other menu has."""


class Actions:
    """The window's actions by id, and the menus that are filled later."""

    def __init__(self, window: QMainWindow, history: tuple[QAction, QAction], rooms: Sequence[RoomPlan]) -> None:
        self._window, self._history = window, history
        self._by_id: dict[str, QAction] = {}
        self._needing: list[QAction] = []
        self._menu_of: dict[str, str] = {}
        self._of_room: dict[str, list[QAction]] = {}
        self._home: dict[str, str] = {}
        self.recent = QMenu(tr("Open &recent"), window)
        self.appearance = QMenu(tr("&Appearance"), window)
        self._rooms = rooms
        self.obstacle_of: Callable[[QAction], str] = lambda _action: ""
        """Why an action cannot be done now, for the menus; empty when it can."""
        self._leads: dict[str, list[QAction]] = {}
        for title, entries in ((tr("&File"), FILE), (tr("&Edit"), EDIT), (tr("&Go"), GO)):
            self._add_menu(title, entries)
        for room in rooms:
            if room.deeds:
                self._add_menu(_MENUS.get(room.name, room.title), room.deeds, room=room.name)
        for title, entries in ((tr("&View"), VIEW), (tr("&Help"), HELP)):
            self._add_menu(title, entries)
        self._papers = QActionGroup(window)
        for name in ("opposition", "reply"):
            self._papers.addAction(self[name])
        self.enable(has_matter=False)

    def __getitem__(self, name: str) -> QAction:
        """The action of that id."""
        return self._by_id[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is an action of that id."""
        return name in self._by_id

    def __iter__(self) -> Iterator[QAction]:
        """All actions, in the order of the menus."""
        return iter(self._by_id.values())

    def items(self) -> Iterator[tuple[str, QAction]]:
        """The title of the menu of each action, and the action."""
        return ((self._menu_of[name], action) for name, action in self._by_id.items())

    def find_obstacle(self, action: QAction, rooms: Mapping[str, Room], *, has_matter: bool) -> str:
        """Why an action cannot be done now; empty when it can."""
        home = self._home[action.objectName()]
        if action in self._needing and not has_matter:
            return tr("open a matter first")
        if home in rooms and (why := rooms[home].obstacles().get(action.objectName())):
            return why
        if action.isEnabled():
            return ""
        titles = {room.name: tr(room.title) for room in self._rooms}
        return tr("in the {room} room").format(room=titles[home]) if home else tr("not now")

    def home_of(self, action: QAction) -> str:
        """The room in which it is done; empty for any."""
        return self._home[action.objectName()]

    def connect(self, name: str, do: Callable[[], object]) -> None:
        """Let an action do something; whether it is checked is not passed on."""
        self[name].triggered.connect(lambda _checked=False: do())

    def add_papers(self, kinds: Iterable[BriefKind], choose: Callable[[BriefKind], object]) -> None:
        """Offer further papers beside the opposition and the reply, once each."""
        for kind in kinds:
            if kind.value not in self._by_id:
                action = self._make(
                    Deed(kind.value, paper_name(kind), needs_matter=True, checkable=True), self._papers_in, ""
                )
                self._papers.addAction(action)
                self._go_menu.insertAction(self._after_papers, action)
                self.connect(kind.value, partial(choose, kind))

    def choose_paper(self, kind: BriefKind) -> None:
        """Tick the paper on which the work is now."""
        if kind.value in self._by_id:
            self[kind.value].setChecked(True)

    def enable(self, *, has_matter: bool) -> None:
        """Allow what needs a matter only while one is open."""
        for action in self._needing:
            action.setEnabled(has_matter)

    def enter(self, room: str, *, has_matter: bool) -> None:
        """Let the shortcuts that belong to single rooms be those of one."""
        for name, actions in self._of_room.items():
            for action in actions:
                action.setEnabled(name == room and (has_matter or action not in self._needing))
        for name, lead in self._leads.items():
            for action in lead:
                action.setVisible(name != room)

    def _add_menu(self, title: str, entries: Sequence[Deed | str | None], room: str = "") -> None:
        menu = DeedMenu(title, self._window, self._say_obstacle)
        self._window.menuBar().addMenu(menu)
        for entry in entries:
            self._add(menu, entry, room)
        if room:
            self._add_lead(menu, room)

    def _say_obstacle(self, action: QAction) -> str:
        return self.obstacle_of(action)

    def _add_lead(self, menu: QMenu, room: str) -> None:
        """Under what is done in a room the way there, while one is elsewhere."""
        there = self[f"go_{room}"]
        said = tr("Go to the {room} room").format(room=_bare(menu.title()))
        lead = QAction(f"{said}\t{there.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}", self._window)
        lead.triggered.connect(there.trigger)
        there.enabledChanged.connect(lead.setEnabled)
        self._leads[room] = [menu.addSeparator(), lead]
        menu.addAction(lead)

    def _add(self, menu: QMenu, entry: Deed | str | None, room: str) -> None:
        match entry:
            case Deed():
                menu.addAction(self._make(entry, _bare(menu.title()), room))
            case "recent":
                menu.addMenu(self.recent)
            case "appearance":
                menu.addMenu(self.appearance)
            case "history":
                self._add_history(menu)
            case "rooms":
                self._add_rooms(menu)
            case "papers":
                self._go_menu, self._after_papers = menu, menu.addSeparator()
                self._papers_in = _bare(menu.title())
            case _:
                menu.addSeparator()

    def _add_rooms(self, menu: QMenu) -> None:
        for number, room in enumerate(self._rooms, start=1):
            deed = Deed(f"go_{room.name}", f"&{number} {tr(room.title)}", (f"Ctrl+{number}",), room.needs_matter)
            menu.addAction(self._make(deed, _bare(menu.title()), ""))

    def _add_history(self, menu: QMenu) -> None:
        """Undo and redo, which name what they would take back."""
        for name, action in zip(("undo", "redo"), self._history, strict=True):
            action.setObjectName(name)
            action.setProperty("words", action.text())
            self._by_id[name], self._menu_of[name], self._home[name] = action, _bare(menu.title()), ""
            menu.addAction(action)

    def _make(self, deed: Deed, menu: str, room: str) -> QAction:
        action = QAction(tr(deed.words), self._window)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setCheckable(deed.checkable)
        self._by_id[deed.id] = action
        self._menu_of[deed.id] = menu
        self._home[deed.id] = room
        action.setObjectName(deed.id)
        if deed.needs_matter:
            self._needing.append(action)
        if deed.here_only:
            self._of_room.setdefault(room, []).append(action)
        return action


def _bare(title: str) -> str:
    return title.replace("&", "")
