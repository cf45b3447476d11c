"""The one place that wires settings, library and practice together.

What the library needs is imported when one is opened: the first window is there before.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.errors import StoreError
from app.filing.practice import load_practice
from app.logs import configure_logging
from app.settings import Settings, load_settings
from app.tasks.workspace import Workspace

if TYPE_CHECKING:
    from app.library.driver import AskForKey
    from app.library.store import Library

_CLOSED = "The library is closed already: the program is ending."


@contextmanager
def open_workspace(library_url: str | None = None, *, ask: "AskForKey | None" = None) -> Iterator[Workspace]:
    """A workspace on the library of that URL, or the one that the settings name; closed at the end.

    A new library is filled with the starter authorities; an old one gets those that it lacks.

    Args:
        ask: how the key of an encrypted library is asked for, when the system's keyring has none.
    """
    with prepare_workspace(library_url, ask=ask) as workspace:
        workspace.ask_library()
        yield workspace


@contextmanager
def prepare_workspace(library_url: str | None = None, *, ask: "AskForKey | None" = None) -> Iterator[Workspace]:
    """As `open_workspace`, but the library is opened, on whatever thread, when it is first asked for."""
    configure_logging()
    settings = load_settings()
    library = _Later(lambda: _open(library_url or settings.library, ask))
    try:
        yield Workspace(ask_library=library, practice=load_practice(), settings=settings)
    finally:
        library.close()


def make_workspace(library: "Library", settings: Settings) -> Workspace:
    """A workspace on an open library."""
    return Workspace(ask_library=lambda: library, practice=load_practice(), settings=settings)


class _Later:
    """A library that is opened once, by the first who asks; others wait for it."""

    def __init__(self, open_it: "Callable[[], Library]") -> None:
        self._open_it = open_it
        self._lock = threading.Lock()
        self._library: Library | None = None
        self._closed = False

    def __call__(self) -> "Library":
        """The open library. A failure to open it is raised to each who asks.

        Raises:
            StoreError: it was closed; who asks late neither gets a closed library nor opens another.
        """
        with self._lock:
            if self._closed:
                raise StoreError(_CLOSED)
            if self._library is None:
                self._library = self._open_it()
            return self._library

    def close(self) -> None:
        """Let go of the file, if it was opened; it is not opened any more."""
        with self._lock:
            self._closed = True
            if self._library is not None:
                self._library.close()
            self._library = None


def _open(url: str, ask: "AskForKey | None") -> "Library":
    from app.library.starter import load_starter_files  # noqa: PLC0415  # see the module's docstring
    from app.library.store import open_library  # noqa: PLC0415  # see the module's docstring

    library = open_library(url, ask=ask)
    try:
        library.load_starter(*load_starter_files())
    except BaseException:
        library.close()
        raise
    return library
