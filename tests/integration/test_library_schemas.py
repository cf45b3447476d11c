"""A library that each released program wrote comes up to the present form with everything in it; migrations stand still.

The samples were written by the programs of their time: one opinion with a dissent and a note, a statute that was read,
a proposition whose quotation was edited in, and from the third on a note, a tag, a collection and a favourite.
"""

import ast
import contextlib
import gzip
import sqlite3
from pathlib import Path

import pytest

from app.library import schema
from app.library.results import SearchQuery
from app.library.store import Library, open_library
from tests.helpers.library import NOON

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
SAMPLES = sorted(SCHEMAS.glob("library-*.sqlite.gz"))
MARKED_SINCE = "0003"


def released(sample: Path) -> str:
    return sample.name.removeprefix("library-").removesuffix(".sqlite.gz")


@pytest.fixture(params=SAMPLES, ids=released)
def sample(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    path.write_bytes(gzip.decompress(sample.read_bytes()))
    return path


def ids(library: Library, words: str) -> list[str]:
    return [result.id for result in library.search(SearchQuery(words=words)).results]


def it_has_a_sample_of_every_schema():
    numbers = {f"{number:04d}" for number in range(1, int(schema.HEAD) + 1)}
    assert {file.name.split(".")[0].removeprefix("library-") for file in SCHEMAS.iterdir()} == numbers


def it_finds_everything_that_an_earlier_program_stored(path: Path, sample: Path):
    with open_library(str(path)) as library:
        assert library.check() == ()
        for words, found in (
            ("beehives", "hazel/1"),
            ("immunit*", "hazel/2"),  # the index holds "immun"
            ('"left the bees alone"', "hazel/3"),
            ("turquoise", "hazel/4"),
            ("visitor stop", "hazel.gate"),
            ("weathervane", "hazel"),
            ("700 F.3d 101", "hazel.gate"),
            ("hazzel v town of brok", "hazel"),
            ("7 U.S.C. § 77", "usc_7"),
        ):
            assert found in ids(library, words), words
        assert library.get_authority("usc_7").verification.by == "A. Advocate"
        assert library.get_proposition("hazel.gate").quotation == "The officers opened the garden gate"
        assert [edit.field for edit in library.history_of("hazel.gate")] == ["quotation"]
        assert [row.cited for row in library.cites_of("hazel")] == ["300 U.S. 400"]
        if released(sample) >= MARKED_SINCE:
            assert [note.text for note in library.marks.notes_of("hazel")] == ["Ask about the marmalade."]
            assert library.marks.tags_of("hazel") == {"hazel/1": ("gates",)}
            assert [c.authorities for c in library.marks.collections()] == [("hazel",)]
            assert [a.key for a in library.marks.favourites()] == ["hazel"]
        library.marks.add_note("hazel", "New.", by="A. Advocate", at=NOON)
        assert library.check() == ()


def it_leaves_the_present_schema_alone(path: Path, sample: Path):
    before = path.read_bytes()
    open_library(str(path)).close()
    backups = list(path.parent.glob("library.schema-*"))
    if released(sample) == schema.HEAD:
        assert not backups
    else:
        with (
            contextlib.closing(sqlite3.connect(backups[0])) as backup,
            contextlib.closing(sqlite3.connect(path)) as now,
        ):
            versions = [c.execute("SELECT version_num FROM alembic_version").fetchone()[0] for c in (backup, now)]
        assert versions == [released(sample), schema.HEAD]
        assert path.read_bytes() != before


@pytest.mark.parametrize(
    "migration", sorted((schema.MIGRATIONS / "versions").glob("v*.py")), ids=lambda file: file.stem
)
def it_imports_nothing_of_the_program_into_a_migration(migration: Path):
    """A migration does for ever what it did when it was released, whatever becomes of the program."""
    tree = ast.parse(migration.read_text("utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= {"alembic", "sqlalchemy", "typing", "collections"}
