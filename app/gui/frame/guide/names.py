"""What stands for a placeholder of a page: the words, keys and menus of the real actions, rooms, pages and folders."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from PySide6.QtGui import QAction, QKeySequence

from app import paths
from app.errors import AppError, ResourceError
from app.gui.frame.actions import Actions
from app.gui.frame.guide.pages import Guide, Page
from app.gui.language import tr
from app.gui.rooms import ROOMS
from app.library.engine import library_path
from app.settings import load_settings, settings_path

_PLACE = re.compile(r"\{(\w+)(?: ([\w.]+))?\}")


class Names:
    """Fills the pages; a name that nothing has is a mistake of the page."""

    def __init__(self, actions: Actions, guide: Guide) -> None:
        self._deeds = {action.objectName(): (menu, action) for menu, action in actions.items() if action.objectName()}
        self._guide = guide
        self._rooms = {room.name: tr(room.title) for room in ROOMS}
        self._folders = folders()

    def fill(self, page: Page) -> Page:
        """The page with its placeholders filled.

        Raises:
            ResourceError: it names a deed, room, page or folder that there is not.
        """

        def put(found: re.Match[str]) -> str:
            try:
                return self._say(found.group(1), found.group(2) or "")
            except KeyError as error:
                raise ResourceError(page.id, found.group(0), "the guide names what there is not.") from error

        return Page(page.id, _PLACE.sub(put, page.text))

    def _say(self, kind: str, name: str) -> str:
        match kind:
            case "deed":
                return self._link(name)
            case "keys":
                return _keys(self._deeds[name][1])
            case "menu":
                menu, action = self._deeds[name]
                return f"**{menu} ▸ {_words(action)}**"
            case "room":
                return f"[{self._rooms[name]}](room:{name})"
            case "page":
                return f"[{self._title(name)}](page:{name})"
            case "folder":
                return f"[{self._folders[name]}](folder:{quote(name)})"
            case "shortcuts":
                return "\n".join(self._shortcuts())
            case _:
                raise KeyError(kind)

    def _link(self, name: str) -> str:
        action = self._deeds[name][1]
        keys = _keys(action)
        return f"[{_words(action)}](deed:{name})" + (f" ({keys})" if keys else "")

    def _title(self, name: str) -> str:
        page = self._guide.find(name)
        if page is None:
            raise KeyError(name)
        return page.title

    def _shortcuts(self) -> Iterator[str]:
        """A table for each menu, of the deeds that have keys."""
        keyed = [(menu, action) for menu, action in self._deeds.values() if action.shortcuts()]
        for menu, lines in groupby(keyed, key=lambda one: one[0]):
            yield f"\n## {menu}\n\n| {tr('Keys')} | {tr('What they do')} |\n|---|---|"
            yield from (f"| {_keys(action)} | [{_words(action)}](deed:{action.objectName()}) |" for _, action in lines)


def folders() -> Mapping[str, Path]:
    """The files and folders that a page may show."""
    home, library = paths.user_dir(), _library()
    return {
        "home": home,
        "library": library,
        "backups": library.parent / "backups",
        "settings": settings_path(),
        "unsaved": home / "unsaved",
    }


def _library() -> Path:
    """The library that the settings name; the usual one where they name none that is a file."""
    try:
        return library_path(load_settings().library) or paths.default_library_path()
    except AppError:
        return paths.default_library_path()


def _words(action: QAction) -> str:
    """What the menu says, without its mnemonic and without what would be undone; marks of Markdown stay letters."""
    said = str(action.property("words") or action.text())
    return re.sub(r"([\[\]*_|])", r"\\\1", said.replace("&", "").rstrip("…"))


def _keys(action: QAction) -> str:
    shown = [keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()]
    return ", ".join(f"`{keys}`" for keys in dict.fromkeys(shown))
