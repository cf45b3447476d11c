"""The library is opened when it is first asked for, once."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app import bootstrap
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


def it_refuses_who_asks_after_it_was_closed(tmp_path):
    place = tmp_path / "library.sqlite"
    with prepare_workspace(str(place)) as opened:
        opened.ask_library()
    with prepare_workspace(str(tmp_path / "never.sqlite")) as unopened:
        pass
    for workspace in (opened, unopened):
        with pytest.raises(StoreError, match="closed already"):
            workspace.ask_library()
    assert not (tmp_path / "never.sqlite").exists()


def it_closes_the_library_that_a_worker_was_still_opening(tmp_path, monkeypatch):
    begun, go, closed = threading.Event(), threading.Event(), []

    class Slow:
        def close(self) -> None:
            closed.append(self)

    def slowly(_url, _ask):
        begun.set()
        assert go.wait(60)
        return Slow()

    monkeypatch.setattr(bootstrap, "_open", slowly)
    with prepare_workspace(str(tmp_path / "library.sqlite")) as workspace, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(workspace.ask_library)
        assert begun.wait(60)
        go.set()
    assert closed == [asked.result()]
