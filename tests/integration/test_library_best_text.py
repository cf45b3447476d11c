"""Of several texts of one authority the one is searched and read whose words may be quoted and whose pages are cited."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.law.opinions import Opinion, PageNumbering, PageScheme, Quality, Source
from app.library.store import Library, open_library
from tests.helpers.library import OPINION, REPORT, empty_library

REPORTER = PageNumbering(scheme=PageScheme.REPORTER, volume="100", reporter="F.3d")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "library.sqlite"
    path.write_bytes(empty_library())
    with open_library(str(path)) as opened:
        yield opened


def text(name: str, numbering: PageNumbering | None, *, quotable: bool = True, score: float = 0.97) -> Opinion:
    quality = Quality(quotable=quotable, score=score, reasons=())
    source = Source(sha256=name[0] * 64, format="txt", filename=name)
    return dataclasses.replace(OPINION, numbering=numbering, quality=quality, source=source)


SLIP = PageNumbering(scheme=PageScheme.SLIP)


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        (text("a slip", SLIP), text("b report", REPORTER), "b report"),
        (text("b report", REPORTER), text("a slip", None), "b report"),
        (text("a slip", None, score=0.99), text("b report", REPORTER, score=0.9), "b report"),
        (text("a slip", None), text("b report", REPORTER, quotable=False), "a slip"),
        (text("a slip", None, score=0.9), text("c other", None, score=0.99), "c other"),
        (text("a slip", None), text("c other", None), "a slip"),
    ],
)
def it_prefers_what_may_be_quoted_with_the_pages_that_are_cited(
    library: Library, first: Opinion, second: Opinion, shown: str
):
    keys = {library.import_opinion(one, REPORT).key for one in (first, second)}
    assert len(keys) == 1
    assert [one.filename for one in library.texts_of(keys.pop()) if one.shown] == [shown]
