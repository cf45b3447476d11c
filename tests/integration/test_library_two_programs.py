"""Two programs on one library at once: what the one changed is never undone by the other that had not seen it."""

import contextlib
import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import DatabaseLocked, NotFound, StoreError
from app.law.authorities import Treatment, TreatmentKind
from app.library.store import Library, open_library
from tests.helpers.library import DAY, DOOR, FORCE, NOON, OAK, OPINION, REPORT, empty_library

ME, THEM = {"by": "A. Advocate", "at": NOON}, {"by": "B. Barrister", "at": NOON}
LATER = NOON + dt.timedelta(hours=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    path.write_bytes(empty_library())
    return path


@pytest.fixture
def mine(path: Path) -> Iterator[Library]:
    with open_library(str(path)) as opened:
        opened.add_authorities([OAK])
        opened.add_propositions([DOOR, FORCE])
        opened.import_opinion(OPINION, REPORT)
        yield opened


@pytest.fixture
def theirs(mine: Library, path: Path) -> Iterator[Library]:
    with open_library(str(path), busy_seconds=0.0) as opened:
        yield opened


def it_rewrites_no_note_that_somebody_else_has_rewritten(mine: Library, theirs: Library):
    note = mine.marks.add_note("oak", "marmalade", **ME)
    theirs.marks.change_note(note.id, "honey", **THEM, seen="marmalade")
    with pytest.raises(StoreError, match=r"note was changed by somebody else meanwhile \(honey\)"):
        mine.marks.change_note(note.id, "jam", **ME, seen="marmalade")
    with pytest.raises(StoreError, match="meanwhile"):
        mine.marks.remove_note(note.id, **ME, seen="marmalade")
    assert [n.text for n in mine.marks.notes_of("oak")] == ["honey"]
    mine.marks.change_note(note.id, "jam", **ME, seen="honey")
    mine.marks.remove_note(note.id, **ME, seen="jam")
    with pytest.raises(NotFound):
        theirs.marks.change_note(note.id, "honey", **THEM, seen="jam")


def it_adds_up_the_marks_of_both(mine: Library, theirs: Library):
    for library, tag in ((mine, "doors"), (theirs, "gates"), (mine, "doors")):
        library.marks.tag("oak", tag)
        library.marks.collect(tag, "oak")
    mine.marks.untag("oak", "doors")
    assert theirs.marks.tags_of("oak") == {"oak": ("gates",)}
    assert [c.name for c in theirs.marks.collections()] == ["doors", "gates"]


CHANGES: dict[str, Callable[[Library], object]] = {
    "pin": lambda library: library.edit(dataclasses.replace(DOOR, pin="207"), **THEM),
    "text": lambda library: library.edit(dataclasses.replace(FORCE, text="Another sentence."), **THEM),
    "name": lambda library: library.edit(dataclasses.replace(OAK, name="Oak v. Elm"), **THEM),
    "was added": lambda library: library.add_propositions([dataclasses.replace(DOOR, id="oak.more")]),
}


@pytest.mark.parametrize("what", CHANGES)
def it_takes_no_word_for_what_was_not_seen(mine: Library, theirs: Library, what: str):
    seen = (mine.get_authority("oak"), *mine.propositions_of("oak"))
    CHANGES[what](theirs)
    with pytest.raises(StoreError, match=f"meanwhile.*{what}"):
        mine.verify("oak", by="A. Advocate", on=DAY, seen=seen)
    assert mine.get_authority("oak").verification is None
    mine.verify("oak", by="A. Advocate", on=DAY, seen=(mine.get_authority("oak"), *mine.propositions_of("oak")))
    assert mine.get_authority("oak").verification.by == "A. Advocate"


def it_takes_the_word_for_one_proposition_as_it_was_seen(mine: Library, theirs: Library):
    seen = mine.get_proposition("oak.door")
    theirs.edit(dataclasses.replace(seen, claims=("entry",)), **THEM)  # what nobody reads on a page
    mine.verify_proposition("oak.door", by="A. Advocate", on=DAY, seen=seen)
    assert mine.get_proposition("oak.door").verification.by == "A. Advocate"
    theirs.edit(dataclasses.replace(seen, pin="207"), **THEM)
    with pytest.raises(StoreError, match=r"meanwhile \(pin\)"):
        mine.verify_proposition("oak.door", by="A. Advocate", on=DAY, seen=seen)
    assert mine.get_proposition("oak.door").verification is None


def it_replaces_no_treatment_that_was_not_seen(mine: Library, theirs: Library):
    seen = mine.get_authority("oak")
    other = Treatment(kind=TreatmentKind.OVERRULED, citation="Fir", source="me", note="Theirs.")
    theirs.set_treatment("oak", other, **THEM)
    with pytest.raises(StoreError, match="meanwhile"):
        mine.set_treatment("oak", dataclasses.replace(other, note="Mine."), **ME, seen=seen)
    mine.set_treatment("oak", dataclasses.replace(other, citation="Yew"), **ME, seen=seen)
    assert {t.citation for t in mine.get_authority("oak").treatments} >= {"Fir", "Yew"}
    now = mine.get_authority("oak")
    mine.set_treatment("oak", dataclasses.replace(other, note="Mine."), **ME, seen=now)
    assert [t.note for t in mine.get_authority("oak").treatments if t.citation == "Fir"] == ["Mine."]


def it_says_that_another_program_writes_and_goes_on_reading(mine: Library, theirs: Library, path: Path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseLocked, match="another program is writing"):
            theirs.marks.tag("oak", "doors")
        assert theirs.get_authority("oak").name == OAK.name
        other.execute("ROLLBACK")
    theirs.marks.tag("oak", "doors")
    assert mine.marks.tags() == {"doors": 1}
