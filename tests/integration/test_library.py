"""The authority library on a real file: what it keeps, finds, refuses, and never loses."""

import dataclasses
import datetime as dt
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from app.errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseTooNew,
    MigrationFailed,
    MissingFile,
    NotFound,
    StoreError,
    UnwritableFolder,
)
from app.law.authorities import (
    AuthorityKind,
    PartKind,
    ReporterCitation,
    Side,
    Treatment,
    TreatmentKind,
    Verification,
)
from app.law.dates import PartialDate
from app.law.opinions import OpinionPart, Paragraph, Quality, Source
from app.library import importing, schema, shelving
from app.library.results import ImportResult, ResultKind, SearchQuery, SearchResult
from app.library.side_tables import Base
from app.library.store import Library, open_library, restore_library
from tests.helpers.library import DAY, DOOR, FORCE, NOON, OAK, OPINION, REPORT, STATUTE, another, empty_library

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    path.write_bytes(empty_library())
    path.chmod(0o600)
    with open_library(str(path)) as opened:
        yield opened


@pytest.fixture
def stocked(library: Library) -> Library:
    library.add_authorities([OAK, STATUTE])
    library.add_propositions([DOOR, FORCE])
    return library


def hits(library: Library, words: str, **filters: object) -> list[SearchResult]:
    found = library.search(SearchQuery(words=words, **filters))
    assert found.total >= len(found.results)
    return list(found.results)


def ids(results: list[SearchResult]) -> list[str]:
    return [result.id for result in results]


# What goes in comes out


def it_keeps_authorities_and_propositions_whole(stocked: Library, path: Path):
    stocked.close()
    with open_library(f"sqlite:///{path}") as again:
        assert again.get_authority("oak") == OAK
        assert list(again.iter_authorities()) == [OAK, STATUTE]
        assert again.get_proposition("oak.door") == DOOR
        assert again.propositions_of("oak") == [DOOR, FORCE]


def it_keeps_an_opinion_whole(library: Library):
    outcome = library.import_opinion(OPINION, REPORT)
    assert (outcome.result, outcome.key, outcome.passages) == (ImportResult.NEW, "oak-v-county-of-elm-ca9-1999", 6)
    assert library.find_opinion(outcome.key) == OPINION


def it_keeps_passages_with_their_voice_and_place(library: Library):
    key = library.import_opinion(OPINION, REPORT).key
    passages = library.passages_of(key)
    assert [p.id for p in passages] == [f"{key}/{n}" for n in range(1, 7)]
    assert [(p.part, p.author, p.footnote) for p in passages[2:]] == [
        (PartKind.MAJORITY, "Birch", None),
        (PartKind.DISSENT, "Cedar", None),
        (PartKind.MAJORITY, "Birch", "1"),
        (PartKind.DISSENT, "Cedar", "1"),
    ]
    assert library.get_passage(f"{key}/2") == passages[1]
    assert passages[1].pin_for(0, 55) == "205-206"
    assert passages[4].pin_for(0, 5) == "205 n.1"


def it_makes_a_library_in_memory():
    with open_library(":memory:") as library:
        library.add_authority(OAK)
        assert library.counts().authorities == 1
        with pytest.raises(StoreError, match="in memory"):
            library.backup(Path("x.sqlite"))


@pytest.mark.parametrize("missing", ["get_authority", "get_proposition", "get_passage"])
def it_says_what_it_does_not_hold(stocked: Library, missing: str):
    with pytest.raises(NotFound, match="ash/1"):
        getattr(stocked, missing)("ash/1")


def it_finds_none_of_what_it_does_not_hold(stocked: Library):
    assert stocked.find_authority("ash") is None
    assert stocked.find_proposition("ash.door") is None
    assert stocked.find_passage("oak/1") is None
    assert stocked.find_passage("oak") is None
    assert stocked.find_opinion("oak") is None
    assert stocked.passages_of("ash") == []


def it_refuses_a_key_twice_and_stores_none_of_the_rest(stocked: Library):
    ash = dataclasses.replace(OAK, key="ash")
    with pytest.raises(StoreError, match="already holds an authority “oak”"):
        stocked.add_authorities([ash, OAK])
    assert stocked.find_authority("ash") is None


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({}, ["oak", "usc_1"]),
        ({"kind": AuthorityKind.STATUTE}, ["usc_1"]),
        ({"court": "ca9"}, ["oak"]),
        ({"court": "ca2"}, []),
        ({"verified": True}, []),
        ({"verified": False}, ["oak", "usc_1"]),
        ({"has_text": True}, ["oak"]),
        ({"has_text": False}, ["usc_1"]),
    ],
)
def it_lists_authorities(stocked: Library, filters: dict[str, object], keys: list[str]):
    stocked.import_opinion(OPINION, REPORT)
    assert [authority.key for authority in stocked.iter_authorities(**filters)] == keys


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ({}, ["oak.door", "oak.force"]),
        ({"claims": ["search"]}, ["oak.door"]),
        ({"claims": ["force"], "defenses": ["doorway"]}, ["oak.door", "oak.force"]),
        ({"topics": ["homes"]}, ["oak.door"]),
        ({"defenses": ["entry"]}, []),
    ],
)
def it_finds_propositions_by_tag(stocked: Library, tags: dict[str, list[str]], found: list[str]):
    assert [p.id for p in stocked.find_propositions(**tags)] == found


@pytest.mark.parametrize(
    ("citation", "key"),
    [
        ("100 F.3d 200", "oak"),
        ("100 F. 3d 200", "oak"),
        ("1999 WL 300", "oak"),
        ("1 U.S.C. § 1", "usc_1"),
        ("1 USC 1", "usc_1"),
        ("100 F.3d 205", None),
        ("100 F.2d 200", None),
        ("Oak v. County of Elm", None),
    ],
)
def it_finds_an_authority_by_citation(stocked: Library, citation: str, key: str | None):
    found = stocked.find_by_citation(citation)
    assert (found.key if found else None) == key


def it_does_not_choose_between_two_decisions_on_one_page(stocked: Library):
    stocked.add_authority(dataclasses.replace(OAK, key="ash", name="Ash v. Fir"))
    assert stocked.find_by_citation("100 F.3d 200") is None


# Importing


def it_knows_a_file_it_has_read(library: Library):
    first = library.import_opinion(OPINION, REPORT)
    again = library.import_opinion(OPINION, REPORT)
    assert (again.result, again.key, again.passages) == (ImportResult.DUPLICATE, first.key, 0)
    assert library.counts().passages == 6
    assert library.has_file(OPINION.source.sha256) == first.key
    assert library.has_file("f" * 64) is None


def it_gives_a_text_to_the_entry_that_waits_for_it(stocked: Library):
    outcome = stocked.import_opinion(
        dataclasses.replace(OPINION, citations=(*OPINION.citations, ReporterCitation("50", "A. Rep.", "7"))), REPORT
    )
    assert (outcome.result, outcome.key) == (ImportResult.MERGED, "oak")
    merged = stocked.get_authority("oak")
    assert merged == dataclasses.replace(
        OAK, citations=(*OAK.citations, ReporterCitation("50", "A. Rep.", "7")), decided=PartialDate(1999, 2, 3)
    )
    assert [p.authority for p in stocked.passages_of("oak")] == ["oak"] * 6


def it_leaves_a_verified_entry_as_it_is(stocked: Library):
    stocked.verify("oak", by="A. Advocate", on=DAY)
    before = stocked.get_authority("oak")
    assert stocked.import_opinion(OPINION, REPORT).result is ImportResult.MERGED
    assert stocked.get_authority("oak") == before


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({}, ImportResult.MERGED),
        ({"court": None, "decided": None}, ImportResult.MERGED),
        ({"court": "ca2"}, ImportResult.NEW),
        ({"decided": PartialDate(2001)}, ImportResult.NEW),
        ({"citations": ()}, ImportResult.NEW),
        ({"citations": (), "docket": None}, ImportResult.NEW),
    ],
)
def it_takes_two_decisions_for_one_only_when_nothing_speaks_against_it(
    stocked: Library, changes: dict[str, object], result: ImportResult
):
    assert stocked.import_opinion(dataclasses.replace(OPINION, **changes), REPORT).result is result


@pytest.mark.parametrize(
    ("decided", "result"),
    [
        (PartialDate(2018, 5, 30), ImportResult.MERGED),
        (PartialDate(2018, 1, 9), ImportResult.NEW),
        (PartialDate(2018), ImportResult.NEW),
        (None, ImportResult.NEW),
    ],
)
def it_tells_orders_of_one_case_apart_by_their_day(library: Library, decided: PartialDate | None, result: ImportResult):
    order = dataclasses.replace(
        OAK, citations=(), court="cand", docket="16-cv-06262-ABC", decided=PartialDate(2018, 5, 30)
    )
    library.add_authority(order)
    text_of_it = dataclasses.replace(
        OPINION, citations=(), court="cand", docket="No. 3:16-cv-6262 ABC", decided=decided
    )
    outcome = library.import_opinion(text_of_it, REPORT)
    assert outcome.result is result
    assert result is ImportResult.MERGED or "another order of the same case: oak" in outcome.reason


def it_does_not_guess_between_two_entries(stocked: Library):
    stocked.add_authority(dataclasses.replace(OAK, key="ash"))
    outcome = stocked.import_opinion(OPINION, REPORT)
    assert outcome.result is ImportResult.NEW
    assert "ash, oak" in outcome.reason


def it_searches_the_better_of_two_texts_and_keeps_the_other(library: Library):
    poor = another(OPINION, "b", quality=Quality(quotable=False, score=0.2, reasons=("lower case",)))
    key = library.import_opinion(poor, REPORT).key
    assert not any(p.quotable for p in library.passages_of(key))
    assert library.passages_of(key)[1].pin_for(0, 5) is None
    outcome = library.import_opinion(OPINION, REPORT)
    assert (outcome.result, outcome.key) == (ImportResult.ANOTHER_TEXT, key)
    assert library.find_opinion(key) == OPINION
    assert ids(hits(library, "sill", parts=frozenset({PartKind.DISSENT}))) == [f"{key}/10"]
    assert not library.get_passage(f"{key}/2").quotable
    worse = another(OPINION, "c", quality=Quality(quotable=True, score=0.5))
    assert library.import_opinion(worse, REPORT).result is ImportResult.ANOTHER_TEXT
    assert library.find_opinion(key) == OPINION
    assert library.check() == ()


def it_names_what_has_no_name_by_its_content_and_never_by_the_attorney_s_file(library: Library):
    nameless = dataclasses.replace(OPINION, name=None, short_name=None)
    key = library.import_opinion(nameless, REPORT).key
    assert key == f"opinion-{OPINION.source.sha256[:8]}"
    assert library.get_authority(key).name == importing.NAME_REQUIRED
    unknown = another(nameless, "d", citations=(), docket=None)
    blank = dataclasses.replace(unknown, source=Source(sha256="d" * 64, format="txt"))
    assert library.import_opinion(blank, REPORT).key == "opinion-dddddddd"


def it_gives_another_decision_of_the_same_name_another_key(library: Library):
    first = library.import_opinion(OPINION, REPORT).key
    other = another(OPINION, "e", citations=(), docket="99-9", decided=PartialDate(1999, 8, 8))
    assert library.import_opinion(other, REPORT).key == f"{first}-2"


def it_refuses_an_opinion_without_text(library: Library):
    with pytest.raises(StoreError, match=r"oak\.txt: there is no text"):
        library.import_opinion(dataclasses.replace(OPINION, parts=(), footnotes=()), REPORT)


def it_stores_nothing_of_an_import_that_fails(library: Library, monkeypatch: pytest.MonkeyPatch):
    def fail(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shelving, "_store_references", fail)
    with pytest.raises(KeyboardInterrupt):
        library.import_opinion(OPINION, REPORT)
    counts = library.counts()
    assert (counts.authorities, counts.opinions, counts.passages) == (0, 0, 0)
    assert hits(library, "sill") == []
    assert library.check() == ()


def it_knows_who_cites_what(library: Library):
    citing = library.import_opinion(OPINION, REPORT).key
    library.add_authorities(
        [STATUTE, dataclasses.replace(OAK, key="fir", citations=(ReporterCitation("300", "U.S.", "400"),))]
    )
    assert [(c.cited, c.count) for c in library.cites_of(citing)] == [("300 U.S. 400", 3), ("1 U.S.C. § 1", 1)]
    assert [(c.authority, c.count) for c in library.cited_by("fir")] == [(citing, 3)]
    assert [(c.authority, c.count) for c in library.cited_by("usc_1")] == [(citing, 1)]
    assert library.cited_by(citing) == []


# Searching


def it_finds_a_passage_and_marks_the_words(stocked: Library):
    stocked.import_opinion(OPINION, REPORT)
    first = hits(stocked, "reached sill")[0]
    assert (first.kind, first.id, first.authority.key, first.page) == (ResultKind.PASSAGE, "oak/2", "oak", "205")
    assert [first.text[start:end] for start, end in first.highlights] == ["reached", "sill"]
    assert "holds “reached”, “sill”" in first.reasons
    assert "the court's own words" in first.reasons


def it_finds_propositions_by_sentence_fact_and_name(stocked: Library):
    for words in ("reach doorway", "vestibule", "oak warrant"):
        assert ids(hits(stocked, words))[0] == "oak.door"


@pytest.mark.parametrize("words", ["oak", "Oak v. County of Elm", "OAK"])
def it_finds_a_case_by_its_name(stocked: Library, words: str):
    stocked.import_opinion(OPINION, REPORT)
    first = hits(stocked, words)[0]
    assert (first.kind, first.id) == (ResultKind.NOTE, "oak")
    assert first.text.startswith("Oak v. County of Elm, 100 F.3d 200, 1999 WL 300")
    assert "it is called that" in first.reasons


def it_finds_notes_and_marks_them(stocked: Library):
    (note,) = hits(stocked, "gazebo")
    assert [note.text[start:end] for start, end in note.highlights] == ["gazebo"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("100 F.3d 205", "oak.door"),
        ("100 f.3d 206", "oak.door"),
        ("100 F.3d 210", "oak/4"),
        ("100 F.3d 200", "oak.door"),
    ],
)
def it_finds_what_stands_at_a_cited_page(stocked: Library, words: str, first: str):
    stocked.import_opinion(OPINION, REPORT)
    results = hits(stocked, words)
    assert results[0].id == first
    assert "oak" in ids(results)
    assert any("begins at 100 F.3d 200" in reason for reason in results[0].reasons)


def it_does_not_send_a_distant_page_to_the_nearest_opinion(stocked: Library):
    assert hits(stocked, "100 F.3d 900") == []
    assert hits(stocked, "100 F.3d 199") == []


def it_counts_what_stands_at_a_page_once(stocked: Library):
    citing = another(OPINION, "b", name="Yew v. Fir", citations=(), docket=None)
    part_ = OpinionPart(kind=PartKind.ORDER, paragraphs=(Paragraph(text="See Oak, 100 F.3d 200."),))
    stocked.import_opinion(dataclasses.replace(citing, parts=(part_,), footnotes=()), REPORT)
    found = stocked.search(SearchQuery(words="100 F.3d 200"))
    assert ids(list(found.results)) == ["oak.door", "oak.force", "oak", "yew-v-fir-ca9-1999/1"]
    assert found.total == 4


def it_ranks_the_court_before_a_dissent(library: Library):
    same = Paragraph(text="The lantern was lit.", page="1")
    parts = (
        OpinionPart(kind=PartKind.DISSENT, paragraphs=(same,)),
        OpinionPart(kind=PartKind.MAJORITY, paragraphs=(same,)),
    )
    library.import_opinion(dataclasses.replace(OPINION, parts=parts, footnotes=()), REPORT)
    first, second = hits(library, "lantern")
    assert (first.part, second.part) == (PartKind.MAJORITY, PartKind.DISSENT)
    assert first.score > second.score
    assert "a separate opinion (dissent)" in second.reasons


def it_says_which_heading_a_passage_stands_under(stocked: Library):
    stocked.import_opinion(OPINION, REPORT)
    reasons = next(r.reasons for r in hits(stocked, "doorway entry") if r.id == "oak/2")
    assert "stands under the heading “I. The Doorway”" in reasons


def it_looks_for_any_of_the_words_when_nothing_holds_them_all(stocked: Library):
    found = stocked.search(SearchQuery(words="doorway zeppelin"))
    assert found.loosened
    assert [r.id for r in found.results] == ["oak.door"]
    assert not stocked.search(SearchQuery(words="doorway -zeppelin")).loosened


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, {"oak.door", "oak/1", "oak/2", "oak/3"}),
        ({"courts": ("ca9", "ca2")}, {"oak.door", "oak/1", "oak/2", "oak/3"}),
        ({"courts": ("ca2",)}, set()),
        ({"before": dt.date(2000, 1, 1)}, {"oak.door", "oak/1", "oak/2", "oak/3"}),
        ({"before": dt.date(1999, 2, 3)}, set()),
        ({"authorities": frozenset({"oak", "x"})}, {"oak.door", "oak/1", "oak/2", "oak/3"}),
        ({"authorities": frozenset()}, set()),
        ({"parts": frozenset({PartKind.DISSENT})}, set()),
        ({"parts": frozenset({PartKind.MAJORITY})}, {"oak.door", "oak/1", "oak/2", "oak/3"}),
        ({"claims": ("entry",)}, {"oak.door", "oak/1", "oak/2", "oak/3"}),
        ({"claims": ("retaliation",)}, set()),
        ({"claims": ("entry",), "cues": ("sill", "")}, {"oak.door", "oak/2"}),
        ({"claims": ("force",), "defenses": ("doorway",)}, set()),
        ({"claims": ("search",), "defenses": ("doorway",)}, {"oak.door", "oak/1", "oak/2", "oak/3"}),
    ],
)
def it_filters(stocked: Library, filters: dict[str, object], expected: set[str]):
    stocked.import_opinion(OPINION, REPORT)
    query = SearchQuery(words="doorway OR warrant", **filters)
    found = stocked.search(query)
    assert {r.id for r in found.results} == expected
    assert found.total == len(expected)


def it_turns_pages_without_repeating_or_leaving_out(library: Library):
    paragraphs = tuple(Paragraph(text=f"The lantern {'was lit ' * (n % 7)}{n}.") for n in range(450))
    part_ = OpinionPart(kind=PartKind.ORDER, paragraphs=paragraphs)
    library.import_opinion(dataclasses.replace(OPINION, parts=(part_,), footnotes=()), REPORT)
    pages = [hits(library, "lantern", limit=90, offset=offset) for offset in range(0, 500, 90)]
    seen = [result.id for page in pages for result in page]
    assert len(seen) == len(set(seen)) == 450
    assert library.search(SearchQuery(words="lantern", limit=1)).total == 450


@pytest.mark.parametrize("words", ["", "-", '"', "AND (", "-doorway"])
def it_finds_nothing_without_a_word(stocked: Library, words: str):
    assert stocked.search(SearchQuery(words=words)).total == 0


# The attorney's work


def it_records_that_the_attorney_read_it(stocked: Library):
    stocked.verify("oak", by="A. Advocate", on=DAY, text="slip opinion")
    read = Verification(by="A. Advocate", on=DAY, text="slip opinion")
    assert stocked.get_authority("oak").verification == read
    assert {p.verification for p in stocked.propositions_of("oak")} == {read}
    assert stocked.counts().verified == 1
    assert [a.key for a in stocked.iter_authorities(verified=True)] == ["oak"]


def it_can_verify_one_proposition(stocked: Library):
    stocked.verify_proposition("oak.door", by="A. Advocate", on=DAY)
    assert stocked.get_proposition("oak.door").verification == Verification(by="A. Advocate", on=DAY)
    assert stocked.get_authority("oak").verification is None


@pytest.mark.parametrize(
    ("changes", "authority_stands", "propositions_stand"),
    [
        ({"notes": "Read again."}, True, True),
        ({"short_name": "Elm"}, True, True),
        ({"name": "Oak v. Elm County"}, False, True),
        ({"decided": PartialDate(2000)}, False, True),
        ({"citations": (ReporterCitation("101", "F.3d", "200"),)}, False, False),
    ],
)
def it_undoes_a_verification_when_what_was_read_changes(
    stocked: Library, changes: dict[str, object], authority_stands: bool, propositions_stand: bool
):
    stocked.verify("oak", by="A. Advocate", on=DAY)
    fields = stocked.edit(dataclasses.replace(OAK, **changes), by="A. Advocate", at=NOON)
    assert fields == tuple(changes)
    assert (stocked.get_authority("oak").verification is not None) is authority_stands
    assert (stocked.get_proposition("oak.door").verification is not None) is propositions_stand


@pytest.mark.parametrize(("changes", "stands"), [({"pin": "207"}, False), ({"claims": ("entry",)}, True)])
def it_undoes_only_the_verification_of_the_edited_proposition(
    stocked: Library, changes: dict[str, object], stands: bool
):
    stocked.verify("oak", by="A. Advocate", on=DAY)
    stocked.edit(dataclasses.replace(DOOR, **changes), by="A. Advocate", at=NOON)
    assert (stocked.get_proposition("oak.door").verification is not None) is stands
    assert stocked.get_proposition("oak.force").verification is not None


def it_keeps_the_history_of_edits(stocked: Library):
    stocked.edit(dataclasses.replace(DOOR, pin="207", topics=()), by="A. Advocate", at=NOON)
    stocked.edit(dataclasses.replace(OAK, decided=PartialDate(1999, 2, 3)), by="B. Advocate", at=NOON)
    assert [(e.field, e.old, e.new, e.by, e.at) for e in stocked.history_of("oak.door")] == [
        ("pin", '"205-06"', '"207"', "A. Advocate", NOON),
        ("topics", '["homes"]', "[]", "A. Advocate", NOON),
    ]
    assert [e.field for e in stocked.history_of("oak")] == ["decided"]


def it_records_no_edit_that_changes_nothing(stocked: Library):
    assert stocked.edit(dataclasses.replace(OAK, verification=Verification(by="x", on=DAY)), by="x", at=NOON) == ()
    assert stocked.history_of("oak") == []
    assert stocked.get_authority("oak").verification is None


def it_does_not_move_a_proposition_to_another_authority(stocked: Library):
    with pytest.raises(StoreError, match="belongs to its authority"):
        stocked.edit(dataclasses.replace(DOOR, authority="usc_1"), by="x", at=NOON)


def it_finds_edited_words_and_no_longer_the_old(stocked: Library):
    stocked.import_opinion(OPINION, REPORT)
    stocked.edit(dataclasses.replace(DOOR, text="Zeppelins may not land."), by="x", at=NOON)
    stocked.edit(dataclasses.replace(stocked.get_authority("oak"), name="Larch v. Elm"), by="x", at=NOON)
    assert ids(hits(stocked, "zeppelins")) == ["oak.door"]
    assert "oak.door" not in ids(hits(stocked, "warrant OR officer"))
    assert {"oak", "oak/2", "oak.door"} <= set(ids(hits(stocked, "larch")))
    assert stocked.check() == ()


def it_records_a_treatment_in_place_of_the_same_event(stocked: Library):
    first = Treatment(kind=TreatmentKind.OVERRULED, citation="Fir v. Yew", source="the attorney")
    later = dataclasses.replace(first, checked_on=DAY)
    stocked.set_treatment("oak", first, by="x", at=NOON)
    stocked.set_treatment("oak", later, by="x", at=NOON)
    assert stocked.get_authority("oak").treatments == (*OAK.treatments, later)


# The starter authorities


def it_loads_the_starter_once(library: Library):
    first = library.load_starter([OAK, STATUTE], [DOOR, FORCE])
    assert first.added == ("oak", "usc_1", "oak.door", "oak.force")
    again = library.load_starter([OAK, STATUTE], [DOOR, FORCE])
    assert (again.added, again.updated, again.kept) == ((), (), ())
    assert list(library.iter_authorities()) == [OAK, STATUTE]


def it_follows_a_newer_starter_file_where_nobody_touched_the_entry(library: Library):
    library.load_starter([OAK], [DOOR])
    library.import_opinion(OPINION, REPORT)
    newer = dataclasses.replace(OAK, name="Oak v. Elm")
    outcome = library.load_starter([newer], [dataclasses.replace(DOOR, pin="208")])
    assert outcome.updated == ("oak", "oak.door")
    found = library.get_authority("oak")
    assert (found.name, found.decided) == ("Oak v. Elm", PartialDate(1999, 2, 3))
    assert library.get_proposition("oak.door").pin == "208"
    assert library.check() == ()


@pytest.mark.parametrize("touch", ["edit", "verify"])
def it_never_overwrites_what_the_attorney_did(library: Library, touch: str):
    library.load_starter([OAK], [DOOR])
    if touch == "edit":
        library.edit(dataclasses.replace(OAK, notes="Mine."), by="x", at=NOON)
        library.edit(dataclasses.replace(DOOR, stance=Side.NEUTRAL), by="x", at=NOON)
    else:
        library.verify("oak", by="x", on=DAY)
    before = (library.get_authority("oak"), library.get_proposition("oak.door"))
    outcome = library.load_starter([dataclasses.replace(OAK, name="Other")], [dataclasses.replace(DOOR, pin="1")])
    assert outcome.kept == ("oak", "oak.door")
    assert (library.get_authority("oak"), library.get_proposition("oak.door")) == before


def it_gives_starter_propositions_to_an_authority_that_was_imported_first(library: Library):
    key = library.import_opinion(OPINION, REPORT).key
    assert library.load_starter([OAK], [DOOR]).added == ("oak.door",)
    assert library.find_authority("oak") is None
    assert [p.id for p in library.propositions_of(key)] == ["oak.door"]


# The file


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def it_makes_its_file_for_the_owner_only(tmp_path: Path):
    path = tmp_path / "new" / "library.sqlite"
    previous = os.umask(0)
    try:
        with open_library(str(path)) as library:
            library.add_authority(OAK)
            made = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    finally:
        os.umask(previous)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert set(made) >= {"library.sqlite", "library.sqlite-wal"}
    assert set(made.values()) == {0o600}


def it_connects_with_safe_settings(library: Library):
    with library._engine.connect() as connection:
        answers = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "busy_timeout", "synchronous")
        ]
    assert answers == [1, "wal", 5000, 2]


def it_uses_no_wal_on_a_network_share(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("app.library.engine.on_network_share", lambda _path: True)
    with open_library(str(path)) as library, library._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"


def it_says_that_a_folder_cannot_be_written(tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UnwritableFolder, match="cannot be kept here"):
        open_library(str(tmp_path / "file" / "library.sqlite"))


def it_says_that_another_program_is_writing(stocked: Library, path: Path):
    with open_library(str(path), busy_seconds=0.05) as other, stocked._sessions.writing() as session:
        session.connection()
        assert other.get_authority("oak") == OAK
        with pytest.raises(DatabaseLocked, match=r"library\.sqlite: another program is writing"):
            other.add_authority(dataclasses.replace(OAK, key="ash"))


def it_shows_one_program_what_the_other_wrote(stocked: Library, path: Path):
    with open_library(str(path)) as other:
        other.edit(dataclasses.replace(OAK, notes="From the other."), by="x", at=NOON)
    assert stocked.get_authority("oak").notes == "From the other."


@pytest.mark.parametrize(
    "content", [b"This is a letter, not a database. " * 40, b"SQLite format 3\x00" + b"\xff" * 4000]
)
def it_says_that_a_file_is_no_database(path: Path, content: bytes):
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged, match=r"library\.sqlite: .*sound database"):
        open_library(str(path))
    assert path.read_bytes() == content


def it_refuses_the_database_of_another_program(path: Path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(DatabaseDamaged, match="not a Rejoinder library"):
        open_library(str(path))


def it_refuses_a_newer_library(stocked: Library, path: Path):
    stocked.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    with pytest.raises(DatabaseTooNew, match="made by a newer version of Rejoinder"):
        open_library(str(path))


def it_says_that_the_disk_is_full(stocked: Library):
    with stocked._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    big = OpinionPart(kind=PartKind.ORDER, paragraphs=(Paragraph(text="wide " * 20_000),))
    with pytest.raises(StoreError, match="the disk is full; nothing was changed"):
        stocked.import_opinion(dataclasses.replace(OPINION, parts=(big,), footnotes=()), REPORT)
    assert stocked.counts().opinions == 0


def it_serves_other_threads(stocked: Library):
    with ThreadPoolExecutor(max_workers=1) as pool:
        assert pool.submit(stocked.get_authority, "oak").result() == OAK


# Schemas


def it_has_a_migration_for_every_table_and_column(library: Library):
    with library._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def _is_ours(_object: object, name: str, kind: str, *_rest: object) -> bool:
    return not (kind == "table" and "_index" in name)


def it_knows_its_newest_schema():
    script = ScriptDirectory(str(schema.MIGRATIONS))
    assert script.get_heads() == [schema.HEAD]
    assert sorted(s.revision for s in script.walk_revisions()) == [s.revision for s in script.walk_revisions()][::-1]


def it_upgrades_a_library_of_the_first_schema(path: Path):
    """The sample was written by the first schema's program: one merged opinion, two entries, two propositions."""
    shutil.copy(SCHEMAS / "library-0001.sqlite", path)
    with open_library(str(path)) as library:
        assert library.check() == ()
        assert [a.key for a in library.iter_authorities()] == ["rowan", "usc_5"]
        assert ids(hits(library, "kettle whistled")) == ["rowan/2"]
        assert ids(hits(library, "rowan"))[:1] == ["rowan"]
        assert "rowan.kettle" in ids(hits(library, "boiling"))
        assert library.find_opinion("rowan").footnotes[0].text == "A copper kettle."
        library.edit(dataclasses.replace(library.get_authority("rowan"), notes="New."), by="x", at=NOON)
        assert len(library.history_of("rowan")) == 1
    backup = path.with_name("library.schema-0001.backup.sqlite")
    assert _version(backup) == "0001"
    assert _version(path) == schema.HEAD


def it_leaves_the_library_as_it_was_when_a_migration_fails(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    migrations = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations)
    (migrations / "versions" / "v0999_breaks.py").write_text(
        f"from alembic import op\nrevision = '0999'\ndown_revision = '{schema.HEAD}'\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (id INTEGER)')\n    op.execute('SELECT nothing')\n"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "HEAD", "0999")
    shutil.copy(SCHEMAS / "library-0001.sqlite", path)
    with pytest.raises(MigrationFailed, match=r"left as it was\. A backup is at"):
        open_library(str(path))
    assert _version(path) == "0001"
    with sqlite3.connect(path) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert not {"edits", "half"} & tables
    assert _version(path.with_name("library.schema-0001.backup.sqlite")) == "0001"


def _version(path: Path) -> str:
    connection = sqlite3.connect(path)
    (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    return version


# Backup, restore, check


def it_backs_up_a_library_in_use_and_restores_it(stocked: Library, path: Path, tmp_path: Path):
    copy = stocked.backup(tmp_path / "copy.sqlite")
    stocked.edit(dataclasses.replace(OAK, notes="Later."), by="x", at=NOON)
    kept = restore_library(str(path), copy)
    assert stocked.get_authority("oak") == OAK
    assert kept is not None
    with open_library(str(kept)) as replaced:
        assert replaced.get_authority("oak").notes == "Later."
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def it_restores_a_library_that_is_gone_or_damaged(stocked: Library, path: Path, tmp_path: Path):
    copy = stocked.backup(tmp_path / "copy.sqlite")
    stocked.close()
    path.unlink()
    assert restore_library(str(path), copy) is None
    path.write_bytes(b"ruined" * 1000)
    kept = restore_library(str(path), copy)
    assert kept is not None
    assert kept.read_bytes() == b"ruined" * 1000
    with open_library(str(path)) as restored:
        assert restored.get_authority("oak") == OAK


@pytest.mark.parametrize("content", [None, b"no backup" * 500])
def it_restores_only_from_a_sound_backup(stocked: Library, path: Path, tmp_path: Path, content: bytes | None):
    backup = tmp_path / "backup.sqlite"
    if content:
        backup.write_bytes(content)
    with pytest.raises(DatabaseDamaged if content else MissingFile):
        restore_library(str(path), backup)
    assert stocked.get_authority("oak") == OAK


def it_does_not_back_up_onto_itself(stocked: Library, path: Path):
    with pytest.raises(StoreError, match="the library itself"):
        stocked.backup(path.parent / "." / path.name)
    assert stocked.get_authority("oak") == OAK


@pytest.mark.parametrize("nobody", ["", "  "])
def it_takes_no_statement_without_a_name(stocked: Library, nobody: str):
    with pytest.raises(StoreError, match="name"):
        stocked.verify("oak", by=nobody, on=NOON.date())
    with pytest.raises(StoreError, match="name"):
        stocked.verify_proposition("oak.force", by=nobody, on=NOON.date())
    assert stocked.get_authority("oak").verification is None


def it_leaves_no_half_backup(stocked: Library, tmp_path: Path):
    target = tmp_path / "taken"
    target.mkdir()
    with pytest.raises(UnwritableFolder):
        stocked.backup(target)
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []


def it_finds_a_quotation_that_does_not_match_the_text(library: Library, path: Path):
    """A starter's quotation may wait for its text; later a better text may lack it."""
    library.load_starter([OAK], [dataclasses.replace(DOOR, quotation="That was an entry.")])
    assert [f.code for f in library.check()] == ["quotation_unchecked"]
    library.import_opinion(OPINION, REPORT)
    assert library.check() == ()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE propositions SET quotation = 'That was no entry.'")
    assert [(f.code, f.place) for f in library.check()][-1] == ("quotation_not_found", "oak.door")


def it_finds_an_index_that_lags_behind_and_mends_it(stocked: Library):
    stocked.import_opinion(OPINION, REPORT)
    with stocked._sessions.writing() as session:
        session.execute(text("INSERT INTO passage_index(passage_index) VALUES ('delete-all')"))
    assert [(f.code, f.place) for f in stocked.check()] == [("index_out_of_step", "passage")]
    stocked.rebuild_index()
    assert stocked.check() == ()
    assert "oak/2" in ids(hits(stocked, "sill"))


def it_finds_rows_without_an_owner(stocked: Library, path: Path):
    stocked.import_opinion(OPINION, REPORT)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM passages")
        connection.execute("UPDATE propositions SET authority_id = 999 WHERE key = 'oak.force'")
        connection.execute("UPDATE opinions SET preferred = 0")
    connection.close()
    codes = {f.code for f in stocked.check()}
    assert {"orphan", "empty_text", "unsearched_text"} <= codes


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE authorities SET name = CAST(X'4C61C34C6F' AS TEXT)",  # no UTF-8
        "UPDATE authorities SET publication = 'publi~hed'",
        "UPDATE authorities SET weight_notes = '[['",
        "UPDATE authorities SET decided = '20O0'",
    ],
)
def it_says_that_a_file_is_damaged_whatever_the_damage(stocked: Library, path: Path, change: str):
    stocked.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    with open_library(str(path)) as library, pytest.raises(DatabaseDamaged, match=r"library\.sqlite"):
        list(library.iter_authorities())


def it_is_not_confused_by_a_file_that_is_damaged_while_open(stocked: Library, path: Path):
    stocked.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(DatabaseDamaged), open_library(str(path)) as library:
        library.get_authority("oak")
