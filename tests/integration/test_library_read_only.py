"""A library that cannot be written here is searched and read; whoever would change it is told why not. A full disk."""

import errno
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import StoreError, UnwritableFolder
from app.law.opinions import Opinion
from app.library import driver, read_only
from app.library.faults import DiskFull
from app.library.results import ImportOutcome, SearchQuery
from app.library.starter import load_starter_files
from app.library.store import Library, open_library
from app.tasks.import_opinions import import_opinions
from app.tasks.import_rows import Fate
from app.tasks.upkeep import back_up_daily
from tests.helpers.library import DAY, DOOR, NOON, OAK, OPINION, REPORT, STATUTE, empty_library

ME = {"by": "A. Advocate", "at": NOON}
PAPER = """UNITED STATES DISTRICT COURT
EASTERN DISTRICT OF CALIFORNIA

NORA ELM{n}, Plaintiff, v. CITY OF FARROW, Defendant.   No. 2:1{n}-cv-0001

ORDER

The question is whether the gate was a doorway. The Court concludes that it was not.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library whose folder has signs in its name that a URI must not show as they are."""
    folder = tmp_path / "Smith & Co. #1?%20"
    folder.mkdir()
    path = folder / "library.sqlite"
    path.write_bytes(empty_library())
    with open_library(str(path)) as opened:
        opened.add_authorities([OAK, STATUTE])
        opened.add_propositions([DOOR])
        opened.import_opinion(OPINION, REPORT)
    return path


Open = Callable[[], Library]


@pytest.fixture
def open_locked(path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Open:
    """Opens the library as one that cannot be written. (The suite may run as a user whom no permission stops.)"""

    def opened() -> Library:
        monkeypatch.setattr(driver, "is_read_only", lambda _path: True)
        library = open_library(str(path))
        assert "can only be read here" in caplog.text
        caplog.clear()
        return library

    return opened


def it_is_searched_and_read_and_says_so(path: Path, open_locked: Open):
    before = path.read_bytes(), sorted(path.parent.iterdir())
    with open_locked() as library:
        assert library.read_only
        assert library.search(SearchQuery(words="doorway")).total > 0
        assert library.count_facets(SearchQuery(words="doorway")).total > 0
        assert library.get_authority(OAK.key).name == OAK.name
        assert library.find_opinion(OAK.key) is not None
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before


CHANGES: list[Callable[[Library], object]] = [
    lambda library: library.add_authority(OAK),
    lambda library: library.verify(OAK.key, by="A. Advocate", on=DAY),
    lambda library: library.marks.tag(OAK.key, "entry"),
    lambda library: library.import_opinion(OPINION, REPORT),
    lambda library: library.rebuild_index(),
    lambda library: import_opinions([Path("any.txt")], library),
]


@pytest.mark.parametrize("change", CHANGES)
def it_refuses_every_change_in_plain_words(open_locked: Open, change: Callable[[Library], object]):
    with open_locked() as library, pytest.raises(UnwritableFolder, match="can only be read here"):
        change(library)


def it_is_opened_by_the_program_and_backed_up_elsewhere(open_locked: Open, tmp_path: Path):
    with open_locked() as library:
        library.load_starter(*load_starter_files())
        assert back_up_daily(library, NOON) is None
        copy = library.backup(tmp_path / "copy.sqlite")
        counts = library.counts()
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT count(*) FROM passages").fetchone() == (counts.passages,)
    connection.close()


def it_sees_what_another_who_may_write_stores(path: Path, open_locked: Open):
    with open_library(str(path)) as writer, open_locked() as reader:
        writer.marks.tag(OAK.key, "entry")
        assert reader.marks.tags_of(OAK.key) == {OAK.key: ("entry",)}


def it_says_that_an_older_one_must_be_copied_first(path: Path, monkeypatch: pytest.MonkeyPatch):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    monkeypatch.setattr(driver, "is_read_only", lambda _path: True)
    with pytest.raises(UnwritableFolder, match="earlier Rejoinder"):
        open_library(str(path))


@pytest.mark.parametrize("statement", ["UPDATE alembic_version SET version_num = '0999'", "PRAGMA application_id = 7"])
def it_leaves_what_it_refuses_as_it_was(path: Path, statement: str):
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(statement)
    connection.close()
    before = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(StoreError):
        open_library(str(path))
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before


@pytest.mark.parametrize(
    ("number", "found"), [(errno.EROFS, True), (errno.EACCES, True), (errno.EPERM, True), (errno.ENOSPC, False)]
)
def it_takes_only_what_is_forbidden_for_read_only(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, found: bool
):
    def refuse(**_where: object) -> None:
        raise OSError(number, "refused")

    assert not read_only.is_read_only(path)
    assert not read_only.is_read_only(path.with_name("new.sqlite"))
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert read_only.is_read_only(path) is found


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        ("/a b/l#.sqlite", "file:///a%20b/l%23.sqlite?mode=ro"),
        ("C:/a/l.sqlite", "file:///C:/a/l.sqlite?mode=ro"),
        ("//server/share/l.sqlite", "file:////server/share/l.sqlite?mode=ro"),
    ],
)
def it_names_files_as_sqlite_reads_them(written: str, uri: str):
    class Named(Path("x").__class__):
        """A path of any system, on any system."""

        def as_posix(self) -> str:
            return written

    assert read_only.reading_uri(Named("nothing there")) == uri


def it_stops_an_import_when_the_disk_is_full(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(PAPER.format(n=number), "utf-8")
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    with open_library(str(path)) as library:
        store = library.import_opinion

        def full(opinion: Opinion, *rest: object, **more: object) -> ImportOutcome:
            if opinion.source.filename == "1.txt":
                raise DiskFull("the disk is full; nothing was changed.", hint="Free some space.")
            return store(opinion, *rest, **more)

        monkeypatch.setattr(library, "import_opinion", full)
        report = import_opinions(files, library, workers=1)
        assert [row.fate for row in report.rows] == [Fate.IMPORTED, Fate.REFUSED]
        assert report.remaining == tuple(files[2:])
        assert "2 more files, from “2.txt” on, were not tried" in report.rows[-1].reason
        monkeypatch.setattr(library, "import_opinion", store)
        again = import_opinions(files, library, workers=1)
        assert [row.fate for row in again.rows] == [Fate.DUPLICATE, *[Fate.IMPORTED] * 3]
