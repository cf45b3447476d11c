"""The library is opened when it is first asked for, once."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.bootstrap import prepare_workspace
from app.errors import StoreError

ROOT = Path(__file__).parents[2]


def it_opens_the_library_once_whoever_asks_first(own_home: Path, tmp_path: Path):
    url = str(tmp_path / "library.sqlite")
    with prepare_workspace(url) as workspace:
        assert not Path(url).exists()
        with ThreadPoolExecutor(4) as pool:
            found = {id(library) for library in pool.map(lambda _n: workspace.library, range(4))}
        assert found == {id(workspace.library)}
        assert workspace.library.counts().authorities


def it_leaves_a_library_alone_that_nobody_asks_for(own_home: Path, tmp_path: Path):
    with prepare_workspace(str(tmp_path / "library.sqlite")):
        pass
    assert not list(tmp_path.glob("library*"))


def it_says_to_each_who_asks_that_a_library_is_damaged(own_home: Path, tmp_path: Path):
    (tmp_path / "library.sqlite").write_text("no database at all, but words " * 40)
    with prepare_workspace(str(tmp_path / "library.sqlite")) as workspace:
        for _ in range(2):
            with pytest.raises(StoreError):
                workspace.ask_library()


def it_imports_no_room_and_no_store_for_the_first_window():
    asked = "import sys, app.gui.application; print([m for m in sys.modules if m.startswith(('sqlalchemy', 'eyecite')) or m.endswith('.room')])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "['app.gui.room']"
