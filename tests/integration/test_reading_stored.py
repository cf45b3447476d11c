"""What reading gives is what the library gives back: every field of every real opinion, through the store."""

from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import pytest

from app.law.citations import CitationReport
from app.law.dates import PartialDate
from app.law.opinions import Opinion
from app.library.store import Library, open_library
from app.reading.pipeline import read_opinion

FILES = [
    "seeds/003*.txt",  # rulings, footnotes, emphasis, origins, the numbering of a filed paper
    "data/scotus_cl_2016term/html/*.html",  # parts with joiners, block quotations, star pages
    "data/cap_fastcase/xml/*.xml",  # a reporter's pages, counsel, dockets
    "data/cl_api_1st_cir/json/*.json",  # pages turned in mid sentence
    "data/court_pdfs/scotus_snyder*.pdf",
    "data/docx_stress/pandoc/lists-compact.docx",  # list items
]
NOT_IN_THEM: dict[str, Any] = {
    "filed": PartialDate(2018, 5, 30),
    "amended": PartialDate(2018, 6),
    "disposition": "AFFIRMED in part",
    "en_banc": True,
    "per_curiam": True,
}
"""Fields that none of these files fills."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(str(tmp_path_factory.mktemp("stored") / "library.sqlite")) as made:
        yield made


def it_gives_back_every_field_of_what_was_read(shared: Path, library: Library) -> None:
    opinions = [read_opinion(min(shared.glob(pattern))) for pattern in FILES]
    given = [*opinions, replace(opinions[0], source=replace(opinions[0].source, sha256="f" * 64), **NOT_IN_THEM)]
    for opinion in given:
        library.import_opinion(opinion, CitationReport())
        loaded = library.find_text(opinion.source.sha256)
        assert loaded is not None
        assert asdict(loaded) == asdict(opinion), opinion.source.filename  # `==` passes over origins
    filled = {one.name for one in fields(Opinion) for opinion in given if getattr(opinion, one.name)}
    assert filled == {one.name for one in fields(Opinion)}
