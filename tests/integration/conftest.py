"""The starter library, stocked once for all tests; each module has a copy of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import make_workspace
from app.library.store import open_library
from app.settings import Settings
from app.tasks.workspace import Workspace
from tests.helpers.library import starter_library


@pytest.fixture(scope="module")
def library_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the starter authorities."""
    path = tmp_path_factory.mktemp("starter") / "library.sqlite"
    path.write_bytes(starter_library())
    return path


@pytest.fixture(scope="module")
def workspace(library_file: Path) -> Iterator[Workspace]:
    """A workspace on it."""
    with open_library(str(library_file)) as library:
        yield make_workspace(library, Settings())
