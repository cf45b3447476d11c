"""Makes a library of any size for measuring: sentences of real opinions put together anew, from a seed.

The sentences come from the orders that lie beside the project, else from words made here. Every opinion has a
court, a year, a majority and sometimes a dissent; every hundredth sentence names a party that occurs nowhere else.
Rows go in by bulk and the index is built once, so that a million passages take minutes.
"""

import argparse
import datetime as dt
import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.law.authorities import AuthorityKind, PartKind, Publication, Side
from app.library import fulltext
from app.library.engine import make_engine, writing
from app.library.store import open_library
from app.library.tables import AuthorityRow, CitationRow, OpinionRow, PartRow, PassageRow, PropositionRow, TagRow

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
PASSAGES_EACH = 80
BATCH = 50
COURTS = ("ca9",) * 6 + ("cand",) * 5 + ("cacd",) * 3 + ("scotus",) * 2 + ("ca2", "ca7", "ca10", "calctapp", "nysd")
SYLLABLES = (
    "bran",
    "quil",
    "os",
    "ter",
    "vel",
    "mon",
    "dan",
    "ik",
    "hol",
    "ar",
    "wen",
    "sto",
    "pri",
    "lu",
    "gas",
    "zeb",
)
TAGS = (("claim", "fa_force"), ("claim", "fa_entry"), ("claim", "fa_arrest"), ("defense", "qualified_immunity"))

Rows = list[dict[str, Any]]


def sentences() -> list[str]:
    """Sentences to recombine, always the same on one machine."""
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in sorted(SEEDS.glob("*.txt"))]
    found = [" ".join(s.split()) for text in texts for s in re.split(r"(?<=[.?!])\s*(?=[A-Za-z])", text)]
    return [s for s in found if 40 <= len(s) <= 500] or _made_sentences()


def make_library(path: Path, passages: int, seed: int = 1) -> None:
    """Fill a new library with about `passages` passages, the same ones for the same seed."""
    open_library(str(path)).close()
    engine = make_engine(path, busy_seconds=60)
    dice = random.Random(seed)  # noqa: S311  # a measure must be repeatable
    pool = sentences()
    with Session(writing(engine)) as session:
        numbers = iter(range(1, passages // PASSAGES_EACH + 1))
        while batch := list(itertools.islice(numbers, BATCH)):
            _store(session, batch, pool, dice)
        fulltext.rebuild(session)
        session.commit()
        fulltext.optimize(session)
        session.commit()
    engine.dispose()


def _store(session: Session, numbers: list[int], pool: list[str], dice: random.Random) -> None:
    names = {n: f"{_name(dice)} v. {_name(dice)}" for n in numbers}
    session.execute(insert(AuthorityRow), [_authority(n, names[n], dice) for n in numbers])
    session.execute(insert(CitationRow), [_citation(n) for n in numbers])
    session.execute(insert(OpinionRow), [_opinion(n, names[n]) for n in numbers])
    session.execute(insert(PartRow), [part for n in numbers for part in _parts(n)])
    for n in numbers:
        session.execute(insert(PassageRow), list(_passages(n, pool, dice)))
    session.execute(insert(PropositionRow), [_proposition(n, pool, dice) for n in numbers])
    session.execute(insert(TagRow), [_tag(n) for n in numbers])


def _authority(number: int, name: str, dice: random.Random) -> dict[str, Any]:
    year = dice.randint(1960, 2023)
    return {
        "id": number,
        "key": f"made-{number}",
        "kind": AuthorityKind.OPINION,
        "name": name,
        "short_name": name.partition(" v. ")[0],
        "court": dice.choice(COURTS),
        "decided": str(year),
        "decided_latest": dt.date(year, 12, 31),
        "publication": dice.choice([Publication.PUBLISHED, Publication.UNPUBLISHED]),
        "weight_notes": [],
        "provenance": "made",
        "notes": "",
        "verified_text": "",
        "edited": False,
    }


def _citation(number: int) -> dict[str, Any]:
    volume, page = 100 + number // 90, 1 + number % 90 * 17
    return {
        "authority_id": number,
        "position": 0,
        "volume": str(volume),
        "reporter": "F.3d",
        "page": str(page),
        "key": f"{volume}|f3d|{page}",
        "series_key": f"{volume}|f3d",
        "first_page": page,
    }


def _opinion(number: int, name: str) -> dict[str, Any]:
    return {
        "id": number,
        "authority_id": number,
        "sha256": f"{number:064d}",
        "format": "text",
        "filename": f"{number}.txt",
        "name": name,
        "judges": [],
        "citations": [],
        "quotable": True,
        "score": 1.0,
        "quality_reasons": [],
        "removed": [],
        "preferred": True,
    }


def _parts(number: int) -> Rows:
    kinds = (PartKind.MAJORITY, PartKind.DISSENT)
    return [
        {"id": 2 * number + place, "opinion_id": number, "position": place, "kind": kind, "author": "Ames"}
        for place, kind in enumerate(kinds)
    ]


def _passages(number: int, pool: list[str], dice: random.Random) -> Iterator[dict[str, Any]]:
    for place in range(1, PASSAGES_EACH + 1):
        words = dice.choices(pool, k=dice.randint(2, 6))
        if dice.random() < 0.05:
            words.append(f"See {_name(dice)} v. {_name(dice)}.")
        yield {
            "id": number * PASSAGES_EACH + place,
            "authority_id": number,
            "opinion_id": number,
            "part_id": 2 * number + (place > PASSAGES_EACH * 4 // 5),
            "number": place,
            "text": " ".join(words),
            "section": "Discussion" if place % 2 else "",
            "page": str(1 + number % 90 * 17 + place // 5),
            "page_turns": [],
            "heading": False,
            "block_quote": False,
            "calls": [[], []],
            "emphasis": [],
        }


def _proposition(number: int, pool: list[str], dice: random.Random) -> dict[str, Any]:
    return {
        "id": number,
        "key": f"made-{number}.one",
        "authority_id": number,
        "text": dice.choice(pool),
        "pin": str(number),
        "part": PartKind.MAJORITY,
        "kind": "rule",
        "stance": Side.NEUTRAL,
        "parenthetical": "",
        "provenance": "made",
        "verified_text": "",
        "edited": False,
    }


def _tag(number: int) -> dict[str, Any]:
    kind, value = TAGS[number % len(TAGS)]
    return {"proposition_id": number, "position": 0, "kind": kind, "value": value}


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize()


def _made_sentences() -> list[str]:
    """Sentences with a few common and many rare words, for machines without the orders."""
    dice = random.Random(7)  # noqa: S311  # as above
    common = ("the", "officers", "entered", "home", "without", "warrant", "used", "force", "immunity", "established")
    rare = [_name(dice).lower() for _ in range(3000)]
    return [" ".join([*dice.choices(common, k=14), *dice.choices(rare, k=6)]).capitalize() + "." for _ in range(1500)]


def main() -> None:
    """Make a library file."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    make_library(options.path, options.passages, options.seed)


if __name__ == "__main__":
    main()
