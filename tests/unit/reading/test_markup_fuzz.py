"""Damaged marked-up files: refused with the reason or read, never a traceback."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import AppError
from app.law.opinions import Opinion
from app.reading.pipeline import read_opinion
from app.reading.readers.events import read_html
from app.reading.readers.pieces import Piece
from app.reading.readers.scribe import write_pieces
from tests.unit.reading.test_data_readers import CAP_CASE, CASE, CLUSTER, OPINION
from tests.unit.reading.test_html_reader import CASEBODY, LAWBOX, RESOURCE

SEEDS = {
    "casebody": CASEBODY,
    "lawbox": LAWBOX,
    "resource": RESOURCE,
    "fastcase": CASE,
    "opinion": json.dumps({**CLUSTER, "sub_opinions": [OPINION]}),
    "cap": json.dumps(CAP_CASE),
}
MUTANTS = 250
SPLICES = (
    b"<",
    b">",
    b"&",
    b'"',
    b"</p>",
    b"<p>",
    b"<sup>",
    b"&#0;",
    b"<aside class='footnote'>",
    b"\x00",
    b"\xff",
    b"]]>",
    b"{",
    b"}",
    b"null",
    b"[1]",
)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them lost, changed, doubled or spliced."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed) or 1)
        end = min(len(changed), at + chance.randint(1, 60))
        match chance.randrange(4):
            case 0:
                del changed[at:end]
            case 1:
                changed[at:end] = chance.randbytes(end - at)
            case 2:
                changed[at:at] = changed[at:end]
            case _:
                changed[at:at] = chance.choice(SPLICES)
    return bytes(changed)


def read_or_refuse(path: Path) -> Opinion | None:
    """The opinion, or None when the file is refused; anything else than an `AppError` fails the test."""
    try:
        return read_opinion(path)
    except AppError:
        return None


@pytest.mark.parametrize("seed", SEEDS)
def it_reads_or_refuses_every_mutant(tmp_path: Path, seed: str) -> None:
    chance = random.Random(seed)  # noqa: S311
    path = tmp_path / "given.txt"
    read = 0
    for _ in range(MUTANTS):
        path.write_bytes(mutate(SEEDS[seed].encode(), chance))
        read += read_or_refuse(path) is not None
    assert read > 0


@pytest.mark.parametrize("seed", SEEDS)
def it_reads_or_refuses_every_beginning(tmp_path: Path, seed: str) -> None:
    data = SEEDS[seed].encode()
    path = tmp_path / "given.txt"
    for length in range(1, len(data), max(1, len(data) // 60)):
        path.write_bytes(data[:length])
        opinion = read_or_refuse(path)
        assert opinion is None or opinion.source.filename == "given.txt"


WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<>&"), max_size=12)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<i>",
        "</i>",
        "<b>",
        "</b>",
        "<br>",
        "<sup>1</sup>",
        "<span class='star-pagination'>*7</span>",
        "<div>",
        "</div>",
    ]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(WORDS, TAGS), max_size=30))
def it_keeps_every_place_inside_its_text(pieces: list[str]) -> None:
    marked = write_pieces(read_html("<div>" + "".join(pieces) + "</div>", name="page"))
    for piece in marked.pieces:
        length = len(piece.text)
        assert all(0 <= span.start < span.end <= length for span in piece.emphasis)
        assert all(0 <= place <= length for place, _ in (*piece.calls, *piece.marks))
        assert piece.text == piece.text.strip(" ")
        assert "  " not in piece.text


@given(st.text(alphabet="ab cd", min_size=1, max_size=20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def it_keeps_places_when_a_piece_is_cut(text: str, start: int, end: int, break_at: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    cut = Piece(text=text, breaks=(min(break_at, len(text)),)).cut(start, end)
    assert len(cut.text) <= len(text) - (end - start)
    assert all(0 <= place <= len(cut.text) for place in cut.breaks)
