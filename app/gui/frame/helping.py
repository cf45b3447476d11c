"""Opens the guide at the page of the room one stands in, and does what its links say."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.gui.desk import Desk
from app.gui.frame.actions import Actions
from app.gui.frame.way import Way, plan_of
from app.gui.language import languages, tr

if TYPE_CHECKING:
    from app.gui.frame.guide.window import GuideWindow

SHORTCUTS = "shortcuts"
"""The page of all keys."""


class Helping(QObject):
    """Has the window of the guide, which is made when it is first wanted."""

    def __init__(self, desk: Desk, deeds: Actions, way: Way) -> None:
        super().__init__(desk)
        self._desk, self._deeds, self._way = desk, deeds, way
        self._folders: Mapping[str, Path] = {}
        self.window: GuideWindow | None = None

    def open_here(self) -> None:
        """F1: the page of the room."""
        self._open(lambda window: window.open_page(self._page_of_room))

    def open_first(self) -> None:
        """The first page."""
        self._open(lambda window: window.open_page(self._guide.pages[0].id))

    def open_page(self, name: str) -> None:
        """A page by its id."""
        self._open(lambda window: window.open_page(name))

    def close(self) -> None:
        """The program is left: the guide goes with it."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _open(self, show: "Callable[[GuideWindow], None]") -> None:
        try:
            window = self.window or self._make()
            show(window)
        except Exception as error:  # noqa: BLE001  # told in the window: a page of the user's own may be wrong
            self._desk.show_failure(error)
            return
        window.view.setFocus()
        window.show()
        window.raise_()
        window.activateWindow()

    def _make(self) -> "GuideWindow":
        from app.gui.frame.guide.names import Names, folders  # noqa: PLC0415  # not before it is wanted
        from app.gui.frame.guide.pages import load_guide  # noqa: PLC0415
        from app.gui.frame.guide.window import GuideWindow  # noqa: PLC0415

        self._guide = load_guide(languages())
        self._folders = folders()
        self.window = GuideWindow(self._guide, Names(self._deeds, self._guide).fill, self._desk.memory)
        self.window.asked.connect(self._follow)
        self.window.addActions([self._deeds[name] for name in ("larger", "smaller", "usual")])
        return self.window

    @property
    def _page_of_room(self) -> str:
        return self._guide.page_of(self._way.room)

    def _follow(self, kind: str, name: str) -> None:
        """Do what a link of the guide says; what cannot be done now is said in the guide."""
        obstacle = {"deed": self._do, "room": self._enter, "folder": self._show_folder}[kind](name)
        if self.window is not None and obstacle:
            self.window.say(obstacle)

    def _do(self, name: str) -> str:
        action = self._deeds[name]
        if (home := self._deeds.home_of(action)) and (why := self._enter(home)):
            return why
        if why := self._find_obstacle(name):
            return tr("“{deed}” cannot be done now: {why}.").format(deed=action.text().replace("&", ""), why=why)
        self._come_forward()
        action.trigger()
        return ""

    def _find_obstacle(self, name: str) -> str:
        has_matter = self._desk.session.matter is not None
        return self._deeds.find_obstacle(self._deeds[name], self._way.rooms, has_matter=has_matter)

    def _enter(self, room: str) -> str:
        if plan_of(room).needs_matter and self._desk.session.matter is None:
            return tr("This needs a matter: open one first.")
        self._come_forward()
        self._way.enter(room)
        return ""

    def _show_folder(self, name: str) -> str:
        path = self._folders[name]
        folder = path if path.is_dir() else path.parent
        if not folder.is_dir():
            return tr("{folder} is not there yet.").format(folder=folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        return ""

    def _come_forward(self) -> None:
        """The window of the work before the guide."""
        window = self._desk.parent()
        if isinstance(window, QWidget):
            window.raise_()
            window.activateWindow()
