"""A text that has lost its capitals and digits, imported: its cases are known by the library's names."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.library.store import Library, open_library
from app.tasks.import_opinions import import_opinions
from app.tasks.import_rows import Fate
from tests.helpers.law import cite, make_authority
from tests.helpers.library import empty_library

WORDS = "the officers went to the gate and asked whether anybody was in the yard and the gate was opened to them,"
DAMAGED = "\n\n".join([f"{WORDS} so it went on."] * 5 + ["as was held in perkins calder,the gate is not enough."])


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "library.sqlite"
    path.write_bytes(empty_library())
    with open_library(str(path)) as opened:
        opened.add_authority(make_authority("perkins", name="Perkins v. Calder", citations=(cite("555 U.S. 1"),)))
        yield opened


def it_knows_the_cases_of_a_damaged_text_by_the_library(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "damaged.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    [row] = import_opinions([path], library, workers=1).rows
    assert (row.fate, row.quotable) == (Fate.IMPORTED, False)
    assert [citing.authority for citing in library.cited_by("perkins")] == [row.key]


def it_takes_no_sound_text_for_one(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "sound.txt"
    path.write_text(
        f"Order of May 4, 2011\n\nOn May 4 Perkins, Calder and 2 more came. {WORDS}\n" * 6, encoding="utf-8"
    )
    assert import_opinions([path], library, workers=1).rows[0].fate is Fate.IMPORTED
    assert library.cited_by("perkins") == []
