"""What is taken out of a library is gone from every search, and comes back whole."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import NotFound, StoreError
from app.law.annotations import CaseOutcome, PassageTagKind
from app.law.authorities import Verification
from app.library.results import SearchQuery
from app.library.store import Library, open_library
from app.tasks.taking_back import restore, restore_readings
from tests.helpers.library import DAY, DOOR, FORCE, NOON, OAK, OPINION, REPORT, STATUTE, empty_library, starter_library

ME = {"by": "A. Advocate", "at": NOON}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "mine.sqlite"
    path.write_bytes(empty_library())
    with open_library(str(path)) as library:
        library.add_authorities([OAK, STATUTE])
        library.add_propositions([DOOR, FORCE])
        library.import_opinion(OPINION, REPORT)
        yield library
        assert library.check() == ()


def found(library: Library, words: str) -> list[str]:
    return [result.id for result in library.search(SearchQuery(words=words)).results]


def it_takes_an_authority_out_and_puts_it_back_whole(library):
    for subject in ("oak", "oak.door", "oak/2"):
        library.marks.add_note(subject, f"On {subject}.", **ME)
        library.marks.tag(subject, "doors")
    library.marks.collect("entry", "oak")
    library.marks.favour("oak")
    library.suggestions.add_outcome(CaseOutcome(authority="oak", claim="entry"), **ME)
    library.suggestions.tag_passage("oak/3", PassageTagKind.KIND, "holding", **ME)
    library.verify("oak", by="A. Advocate", on=DAY)
    (before,) = library.exchange.read_entries(["oak"])
    removed = library.removal.take_out("oak", **ME)
    assert removed.authority.name == OAK.name
    assert library.find_authority("oak") is None
    assert library.find_proposition("oak.door") is None
    assert found(library, "sill") == found(library, "Oak") == []
    assert library.check() == ()
    library.removal.put_back(removed, **ME)
    (after,) = library.exchange.read_entries(["oak"])
    assert after == before
    assert found(library, "sill")
    assert library.marks.collections()[0].authorities == ("oak",)
    assert [edit.field for edit in library.history_of("oak")][-2:] == ["taken out", "taken out"]


def it_reads_a_file_again_that_was_taken_out(library):
    library.removal.take_out("oak", **ME)
    assert library.has_file(OPINION.source.sha256) is None
    library.import_opinion(OPINION, REPORT)
    assert found(library, "sill")


def it_takes_a_proposition_out_and_puts_it_back(library):
    removed = library.removal.take_out_proposition("oak.door", **ME)
    assert removed == DOOR
    assert library.find_proposition("oak.door") is None
    assert "oak.door" not in found(library, "doorway")
    library.removal.put_back_proposition(removed, **ME)
    assert library.get_proposition("oak.door") == DOOR
    assert "oak.door" in found(library, "doorway")


def it_knows_nothing_of_what_is_not_there(library):
    with pytest.raises(NotFound):
        library.removal.take_out("elm", **ME)
    with pytest.raises(NotFound):
        library.removal.take_out_proposition("oak.elm", **ME)


def it_leaves_what_ships_with_the_program(tmp_path):
    (tmp_path / "mine.sqlite").write_bytes(starter_library())
    with open_library(str(tmp_path / "mine.sqlite")) as library:
        one = next(iter(library.find_propositions()))
        with pytest.raises(StoreError, match="would come back"):
            library.removal.take_out(str(one.authority), **ME)
        with pytest.raises(StoreError, match="would come back"):
            library.removal.take_out_proposition(str(one.id), **ME)


def it_restores_an_entry_with_who_had_read_it(library):
    library.verify("oak", by="A. Advocate", on=DAY, text="the slip")
    before = library.get_authority("oak")
    library.edit(dataclasses.replace(before, name="Oak v. Elm"), **ME)
    after = library.get_authority("oak")
    assert after.verification is None
    restore(library, before, after, **ME)
    assert library.get_authority("oak") == before


def it_restores_each_statement_of_who_had_read_what(library):
    library.verify_proposition("oak.door", by="B. Barrister", on=DAY, text="the slip")
    before = [*library.propositions_of("oak"), library.get_authority("oak")]
    library.verify("oak", by="A. Advocate", on=DAY)
    restore_readings(library, before, **ME)
    assert library.get_authority("oak").verification is None
    assert library.get_proposition("oak.force").verification is None
    read = library.get_proposition("oak.door").verification
    assert read == Verification(by="B. Barrister", on=DAY, text="the slip")
    library.take_back_verification("oak", **ME)
    restore_readings(library, before, **ME)
    assert library.get_proposition("oak.door").verification == read
