"""Everything that can be done, once: its words, its shortcut, and its place in the menus."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

Key = QKeySequence.StandardKey | str


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of a menu.

    Attributes:
        id: its name in the program.
        words: as the menu says it.
        needs_matter: whether it can be done only with a matter open.
        checkable: whether it is switched on and off.
    """

    id: str
    words: str
    keys: tuple[Key, ...] = ()
    needs_matter: bool = False
    checkable: bool = False


SEPARATOR = None
RECENT = "recent"
APPEARANCE = "appearance"
HISTORY = "history"

_Standard = QKeySequence.StandardKey

MENUS: dict[str, tuple[Deed | str | None, ...]] = {
    "&File": (
        Deed("new", "&New matter…", (_Standard.New,)),
        Deed("open", "&Open a matter…", (_Standard.Open,)),
        Deed("sample", "Open the &sample"),
        RECENT,
        SEPARATOR,
        Deed("save", "&Save", (_Standard.Save,), needs_matter=True),
        Deed("save_as", "Save &as…", ("Ctrl+Shift+S",), needs_matter=True),
        SEPARATOR,
        Deed("import", "&Import opinions…", ("Ctrl+I",)),
        SEPARATOR,
        Deed("export", "&Export a draft…", ("Ctrl+E",), needs_matter=True),
        Deed("export_final", "Export &final…", ("Ctrl+Shift+E",), needs_matter=True),
        Deed("with_pdf", "Make the &PDF too", checkable=True),
        SEPARATOR,
        Deed("close", "&Close the matter", ("Ctrl+W",), needs_matter=True),
        Deed("quit", "&Quit", ("Ctrl+Q",)),
    ),
    "&Edit": (HISTORY,),
    "&Draft": (
        Deed("draft", "&Draft", ("Ctrl+D",), needs_matter=True),
        SEPARATOR,
        Deed("opposition", "&Opposition", ("Ctrl+Shift+O",), needs_matter=True, checkable=True),
        Deed("reply", "&Reply", ("Ctrl+Shift+R",), needs_matter=True, checkable=True),
        SEPARATOR,
        Deed("next_finding", "&Next finding", ("F8",), needs_matter=True),
        Deed("previous_finding", "&Previous finding", ("Shift+F8",), needs_matter=True),
        Deed("next_gap", "Next place&holder", ("F7",), needs_matter=True),
        Deed("previous_gap", "Previous p&laceholder", ("Shift+F7",), needs_matter=True),
    ),
    "&View": (
        Deed("board", "&Board and findings", ("Ctrl+Shift+B",), checkable=True),
        Deed("supports", "&Supports", ("Ctrl+\\",), checkable=True),
        Deed("text", "Draft &text", ("Ctrl+Shift+D",), checkable=True),
        Deed("next_pane", "&Next pane", ("F6",)),
        SEPARATOR,
        Deed("larger", "&Larger text", (_Standard.ZoomIn, "Ctrl+=")),
        Deed("smaller", "S&maller text", (_Standard.ZoomOut,)),
        Deed("usual", "&Usual text size", ("Ctrl+0",)),
        SEPARATOR,
        APPEARANCE,
    ),
    "&Help": (
        Deed("shortcuts", "&Keyboard shortcuts", (_Standard.HelpContents,)),
        Deed("about", "&About Rejoinder"),
    ),
}


class Actions:
    """The window's actions by id, and the menus that are filled later."""

    def __init__(self, window: QMainWindow, history: tuple[QAction, QAction]) -> None:
        self._by_id: dict[str, QAction] = {}
        self._needing: list[QAction] = []
        self.recent = QMenu("Open &recent", window)
        self.appearance = QMenu("&Appearance", window)
        for title, entries in MENUS.items():
            menu = window.menuBar().addMenu(title)
            for entry in entries:
                self._add(window, menu, entry, history)
        papers = QActionGroup(window)
        for name in ("opposition", "reply"):
            papers.addAction(self[name])
        self.enable(has_matter=False)

    def __getitem__(self, name: str) -> QAction:
        """The action of that id."""
        return self._by_id[name]

    def __iter__(self) -> Iterator[QAction]:
        """All actions, in the order of the menus."""
        return iter(self._by_id.values())

    def connect(self, name: str, do: Callable[[], object]) -> None:
        """Let an action do something; whether it is checked is not passed on."""
        self[name].triggered.connect(lambda _checked=False: do())

    def enable(self, *, has_matter: bool) -> None:
        """Allow what needs a matter only while one is open."""
        for action in self._needing:
            action.setEnabled(has_matter)

    def _add(
        self, window: QMainWindow, menu: QMenu, entry: Deed | str | None, history: tuple[QAction, QAction]
    ) -> None:
        match entry:
            case Deed():
                menu.addAction(self._make(window, entry))
            case "recent":
                menu.addMenu(self.recent)
            case "appearance":
                menu.addMenu(self.appearance)
            case "history":
                menu.addActions(history)
            case _:
                menu.addSeparator()

    def _make(self, window: QMainWindow, deed: Deed) -> QAction:
        action = QAction(deed.words, window)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setCheckable(deed.checkable)
        self._by_id[deed.id] = action
        if deed.needs_matter:
            self._needing.append(action)
        return action
