"""The one place that wires settings, library and practice together."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.filing.practice import load_practice
from app.library.driver import AskForKey
from app.library.starter import load_starter_files
from app.library.store import Library, open_library
from app.logs import configure_logging
from app.settings import Settings, load_settings
from app.tasks.workspace import Workspace


@contextmanager
def open_workspace(library_url: str | None = None, *, ask: AskForKey | None = None) -> Iterator[Workspace]:
    """A workspace on the library of that URL, or the one that the settings name; closed at the end.

    A new library is filled with the starter authorities; an old one gets those that it lacks.

    Args:
        ask: how the key of an encrypted library is asked for, when the system's keyring has none.
    """
    configure_logging()
    settings = load_settings()
    library = open_library(library_url or settings.library, ask=ask)
    try:
        _fill(library)
        yield make_workspace(library, settings)
    finally:
        library.close()


def make_workspace(library: Library, settings: Settings) -> Workspace:
    """A workspace on an open library."""
    return Workspace(library=library, practice=load_practice(), settings=settings)


def _fill(library: Library) -> None:
    authorities, propositions = load_starter_files()
    library.load_starter(authorities, propositions)
