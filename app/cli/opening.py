"""Opens the library for a command; an encrypted one asks for its key when somebody is there to answer."""

import getpass
import sys
from contextlib import AbstractContextManager
from pathlib import Path

from app import bootstrap
from app.tasks.workspace import Workspace


def open_workspace(library_url: str | None = None) -> AbstractContextManager[Workspace]:
    """As `bootstrap.open_workspace`."""
    return bootstrap.open_workspace(library_url, ask=ask_for_key)


def ask_for_key(path: Path) -> str | None:
    """The key of an encrypted library, typed unseen; None when no person is at the keyboard."""
    if not sys.stdin.isatty():
        return None
    try:
        return getpass.getpass(f"Key of {path}: ") or None
    except (EOFError, KeyboardInterrupt):
        return None
