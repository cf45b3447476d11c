"""Backups, older schemas, two programs at once, and damage of every kind."""

import contextlib
import dataclasses
import datetime as dt
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import AppError, DatabaseDamaged, NotFound, StoreError, UnwritableFolder
from app.jobs import Cancelled, CancelToken
from app.law.annotations import Standing
from app.law.authorities import Treatment, TreatmentKind
from app.law.citations import Citation, CitationForm, CitationKind, CitationReport
from app.law.matters import Snapshot
from app.law.opinions import OpinionPart, Paragraph
from app.library import schema
from app.library.engine import make_engine, make_private_file
from app.library.results import ImportResult, SearchQuery
from app.library.store import Library, open_library, restore_library
from app.matters.schema import matter_to_json
from app.tasks.affected import find_affected
from app.tasks.import_opinions import import_opinions
from app.tasks.import_rows import Fate
from app.tasks.suggestions import renew_suggestions
from app.tasks.upkeep import back_up_beside, back_up_daily
from tests.helpers.library import DAY, DOOR, FORCE, NOON, OAK, OPINION, REPORT, STATUTE, another, empty_library
from tests.helpers.matters import make_matter

ME = {"by": "A. Advocate", "at": NOON}
ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    path.write_bytes(empty_library())
    return path


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with open_library(str(path)) as opened:
        opened.add_authorities([OAK, STATUTE])
        opened.add_propositions([DOOR, FORCE])
        opened.import_opinion(OPINION, REPORT)
        yield opened


# Backups


def it_makes_one_backup_a_day_and_keeps_the_newest(library: Library, path: Path):
    days = [NOON + dt.timedelta(days=n) for n in range(5)]
    made = [back_up_daily(library, day, kept=3) for day in (*days, days[-1])]
    assert made[-1] is None
    names = sorted(file.name for file in (path.parent / "backups").iterdir())
    assert names == [f"library.2024-05-{day:02d}.sqlite" for day in (8, 9, 10)]
    restore_library(str(path), made[-2])
    assert library.counts().passages == 6


def it_backs_up_although_the_clock_was_wrong(library: Library, path: Path):
    """Copies of days to come must not push out those that are made now."""
    for year in range(2030, 2034):
        back_up_daily(library, NOON.replace(year=year), kept=3)
    for day in range(4):
        back_up_daily(library, NOON + dt.timedelta(days=day), kept=3)
    names = sorted(file.name for file in (path.parent / "backups").iterdir())
    assert names == [f"library.2024-05-{day:02d}.sqlite" for day in (7, 8, 9)]


def it_keeps_few_copies_of_a_library_whose_name_is_like_a_pattern(path: Path):
    odd = path.with_name("law [old] 1*.sqlite")
    odd.write_bytes(empty_library())
    with open_library(str(odd)) as library:
        library.add_authority(OAK)
        for day in range(4):
            back_up_daily(library, NOON + dt.timedelta(days=day), kept=2)
    names = sorted(file.name for file in (path.parent / "backups").iterdir())
    assert names == [f"law [old] 1*.2024-05-{day:02d}.sqlite" for day in (8, 9)]


def it_backs_up_nothing_that_is_empty_or_has_no_file(path: Path):
    with open_library(str(path)) as empty, open_library(":memory:") as memory:
        assert back_up_daily(empty, NOON) is None
        assert back_up_daily(memory, NOON) is None
        with pytest.raises(StoreError, match="in memory"):
            back_up_beside(memory, NOON)


def it_replaces_a_damaged_library_and_keeps_its_ruins(library: Library, path: Path, tmp_path: Path):
    copy = library.backup(tmp_path / "copy.sqlite")
    library.close()
    ruins = bytearray(path.read_bytes())
    ruins[4096:9000] = b"\xff" * 4904
    path.write_bytes(ruins)
    Path(f"{path}-wal").write_bytes(b"stale")
    kept = restore_library(str(path), copy)
    assert kept.read_bytes() == bytes(ruins)
    with open_library(str(path)) as again:
        assert (again.counts().passages, again.check()) == (6, ())


def it_says_that_a_backup_cannot_be_written(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_args: object) -> int:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(UnwritableFolder):
            library.backup(tmp_path / "copy.sqlite")
    assert not list(tmp_path.glob("copy*"))


# Older schemas


def make_old(path: Path, revision: str) -> None:
    """A library as an earlier program made it."""
    make_private_file(path)
    engine = make_engine(path, 5.0)
    schema.upgrade(engine, revision)
    engine.dispose()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for statement in OLD_ROWS:
            connection.execute(statement)
        for index in ("passage", "proposition", "entry", *(("name",) if revision >= "0004" else ())):
            connection.execute(f"INSERT INTO {index}_index({index}_index) VALUES ('rebuild')")  # noqa: S608  # constants


OLD_ROWS = (
    (
        "INSERT INTO authorities (id, key, kind, name, short_name, court, decided, decided_latest, publication, weight_notes,"
        " provenance, notes, verified_by, verified_on, verified_text, edited) VALUES (1, 'rowan', 'opinion', 'Rowan v. Kettle',"
        " 'Rowan', 'ca9', '1999-02', '1999-02-28', 'published', '[]', 'old', 'Mind the spout.', 'A', '2020-01-01', 'slip', 1)"
    ),
    (
        "INSERT INTO citations (authority_id, position, volume, reporter, page, key, series_key, first_page)"
        " VALUES (1, 0, '1', 'F.3d', '2', '1|f3d|2', '1|f3d', 2)"
    ),
    (
        "INSERT INTO treatments (authority_id, position, kind, phrase, citation, source, claims, note)"
        " VALUES (1, 0, 'limited', 'limited by', 'Ash', 'old', '[]', '')"
    ),
    (
        "INSERT INTO propositions (id, key, authority_id, text, part, kind, stance, parenthetical, provenance, verified_text,"
        " edited) VALUES (1, 'rowan.kettle', 1, 'Kettles whistle.', 'majority', 'rule', 'neutral', '', 'old', '', 0)"
    ),
    "INSERT INTO proposition_tags (proposition_id, position, kind, value) VALUES (1, 0, 'claim', 'entry')",
    (
        "INSERT INTO opinions (id, authority_id, sha256, format, filename, name, judges, citations, quotable, score,"
        " quality_reasons, removed, preferred) VALUES (1, 1, 'aa', 'txt', 'a.txt', 'Rowan v. Kettle', '[\"Elm\"]', '[]', 1, 0.9,"
        " '[]', '[[\"head\", 2]]', 1)"
    ),
    "INSERT INTO opinion_parts (id, opinion_id, position, kind, author) VALUES (1, 1, 0, 'majority', 'Elm')",
    (
        "INSERT INTO passages (id, authority_id, opinion_id, part_id, number, text, section, page, page_turns, heading,"
        " block_quote, calls, emphasis) VALUES (1, 1, 1, 1, 1, 'The copper spout sang.', '', '3', '[]', 0, 0, '[[], []]', '[]')"
    ),
)


@pytest.mark.parametrize("revision", [f"{number:04d}" for number in range(1, int(schema.HEAD))])
def it_upgrades_every_older_schema_with_all_findable(tmp_path: Path, revision: str):
    old = tmp_path / "old.sqlite"
    make_old(old, revision)
    with open_library(str(old)) as library:
        assert library.check() == ()
        for words, found in (
            ("spout", "rowan/1"),
            ("whistle", "rowan.kettle"),
            ("whistle*", "rowan.kettle"),  # the index holds "whistl"
            ("rowan", "rowan"),
            ("1 F.3d 2", "rowan"),
        ):
            assert found in [r.id for r in library.search(SearchQuery(words=words)).results]
        rowan = library.get_authority("rowan")
        assert (rowan.verification.by, rowan.treatments[0].service, str(rowan.decided)) == ("A", "", "1999-02")
        assert library.get_proposition("rowan.kettle").claims == ("entry",)
        opinion = library.find_opinion("rowan")
        assert (opinion.parts[0].paragraphs[0].text, opinion.judges) == ("The copper spout sang.", ("Elm",))
        library.marks.add_note("rowan/1", "New.", **ME)
        again = dataclasses.replace(OPINION, name="New", citations=(), docket=None)
        assert library.import_opinion(again, REPORT).result is ImportResult.NEW
        assert library.check() == ()
    backup = old.with_name(f"old.schema-{revision}.backup.sqlite")
    with contextlib.closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)


def it_keeps_few_backups_of_failed_migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    old = tmp_path / "old.sqlite"
    make_old(old, "0001")

    def fail(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(schema, "upgrade", fail)
    for _ in range(5):
        with pytest.raises(AppError, match="left as it was"):
            open_library(str(old))
    assert len(list(tmp_path.glob("old.schema-0001.backup*.sqlite"))) == 3


# Two programs


def it_loses_nothing_that_another_changed_meanwhile(library: Library, path: Path):
    seen = library.get_authority("oak")
    with open_library(str(path)) as other:
        other.edit(dataclasses.replace(seen, notes="Theirs."), **ME, seen=seen)
    library.edit(dataclasses.replace(seen, short_name="Mine"), **ME, seen=seen)
    assert (library.get_authority("oak").notes, library.get_authority("oak").short_name) == ("Theirs.", "Mine")
    with pytest.raises(StoreError, match=r"changed by somebody else meanwhile \(notes\)"):
        library.edit(dataclasses.replace(seen, notes="Mine."), **ME, seen=seen)
    assert library.get_authority("oak").notes == "Theirs."


def it_lets_programs_write_by_turns(path: Path, library: Library):
    """Each adds notes of its own at the same time; all are there at the end."""
    script = (
        "import sys, datetime as dt\nfrom app.library.store import open_library\n"
        "with open_library(sys.argv[1], busy_seconds=60) as library:\n"
        "    for number in range(6):\n"
        "        library.marks.add_note('oak', f'{sys.argv[2]} {number}', by='x', at=dt.datetime(2024, 1, 1))\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, str(path), name], cwd=ROOT) for name in ("one", "two")]
    assert [process.wait() for process in running] == [0, 0]
    notes = {note.text for note in library.marks.notes_of("oak")}
    assert notes == {f"{name} {number}" for name in ("one", "two") for number in range(6)}
    assert library.check() == ()


@pytest.mark.skipif(os.name != "posix", reason="killing by signal is POSIX")
def it_loses_nothing_when_it_is_killed():
    script = [sys.executable, str(ROOT / "packaging" / "crash_library.py"), "--rounds", "6", "--size", "6"]
    done = subprocess.run(
        script, capture_output=True, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 kills, 0 broken" in done.stdout


# Damage


def scatter(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def blank(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) // 4096) * 4096
    data[start : start + 4096] = bytes(4096)


def swap(data: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(len(data) // 4096) * 4096 for _ in "ab")
    data[one : one + 4096], data[other : other + 4096] = data[other : other + 4096], data[one : one + 4096]


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def misspell(data: bytearray, chance: random.Random) -> None:
    for _ in range(5):
        at = data.find(chance.choice(b'aeioprst"[{:').to_bytes(1, "big"), chance.randrange(len(data)))
        data[at] = chance.choice(b'\x00\xff\x80az"~')


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("damage", [scatter, blank, swap, cut, misspell])
def it_never_fails_without_words(library: Library, path: Path, damage: Callable[..., None], seed: int):
    """Whatever is wrong with a file: an explained error, or an answer; and a backup brings all back."""
    copy = library.backup(path.with_name("copy.sqlite"))
    library.close()
    data = bytearray(copy.read_bytes())
    damage(data, random.Random(seed))  # noqa: S311  # no secret
    path.write_bytes(data)
    for use in USES:
        with contextlib.suppress(AppError), open_library(str(path)) as damaged:
            use(damaged)
    restore_library(str(path), copy)
    with open_library(str(path)) as again:
        assert (again.counts().passages, again.check()) == (6, ())


USES: tuple[Callable[[Library], object], ...] = (
    lambda library: library.check(),
    lambda library: list(library.iter_authorities()),
    lambda library: library.search(SearchQuery(words="sill OR doorway")),
    lambda library: library.find_opinion("oak"),
    lambda library: library.marks.notes_of("oak"),
    lambda library: library.suggestions.tags_of("oak"),
    lambda library: library.twins.find(),
    lambda library: list(library.exchange.read_entries()),
    lambda library: library.edit(dataclasses.replace(OAK, notes="n"), **ME),
    lambda library: library.import_opinion(another(OPINION, "f", name="New", citations=(), docket="z"), REPORT),
    lambda library: library.twins.merge("oak", "usc_1", **ME),
    lambda library: library.rebuild_index(),
)


def it_takes_no_fault_of_ours_for_damage(library: Library, path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_args: object) -> None:
        raise TypeError("a fault of ours")

    monkeypatch.setattr("app.library.lookup.find_authority_row", fail)
    with pytest.raises(TypeError, match="a fault of ours"):
        library.find_authority("oak")
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE propositions SET authority_id = 999")
    with pytest.raises(DatabaseDamaged):
        library.find_authority("oak")


def it_finds_passages_that_strayed(library: Library, path: Path):
    other = library.import_opinion(another(OPINION, "b", name="Yew", citations=(), docket="2"), REPORT).key
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE passages SET authority_id = (SELECT id FROM authorities WHERE key = 'oak'), number = 99 WHERE number = 3"
            " AND authority_id = (SELECT id FROM authorities WHERE key = ?)",
            (other,),
        )
    assert "stray_passage" in {finding.code for finding in library.check()}


# How texts hang together


def cited(refers_to: str, pin: str | None, paragraph: int) -> Citation:
    return Citation(
        index=paragraph,
        kind=CitationKind.CASE,
        form=CitationForm.FULL,
        text=refers_to,
        refers_to=refers_to,
        pin=pin,
        paragraph=paragraph,
    )


def add_citing(library: Library, digit: str, *citations: Citation) -> str:
    paragraphs = tuple(Paragraph(text=f"Lantern {digit} {n}.", page=str(n)) for n in range(3))
    parts = (OpinionPart(kind="majority", paragraphs=paragraphs),)
    text = another(OPINION, digit, name=f"Yew {digit}", citations=(), docket=digit, parts=parts, footnotes=())
    return library.import_opinion(text, CitationReport(citations=citations)).key


def it_knows_which_passages_cite_what_and_are_related(library: Library):
    one = add_citing(library, "1", cited("100 F.3d 200", "205-06", 0), cited("300 U.S. 400", None, 1))
    two = add_citing(library, "2", cited("100 F.3d 200", "205-06", 2), cited("record:FAC", None, 0))
    three = add_citing(library, "3", cited("100 F.3d 200", "207", 1))
    places = library.relations.places_citing("oak")
    assert [(p.passage, p.pin) for p in places] == [
        (f"{one}/1", "205-06"),
        (f"{two}/3", "205-06"),
        (f"{three}/2", "207"),
    ]
    assert [p.passage for p in library.relations.places_citing("oak", page="206")] == [f"{one}/1", f"{two}/3"]
    found = library.relations.related(f"{one}/1")
    assert [r.passage for r in found] == [f"{two}/3", f"{three}/2"]
    assert (
        found[0].reasons == ("both cite 100|f3d|200 at 205-06".replace("|", " "),) or "at 205-06" in found[0].reasons[0]
    )
    assert library.relations.related(f"{one}/3") == []
    with pytest.raises(NotFound):
        library.relations.related("oak/99")


def it_lists_the_look_ups_that_have_run_out(library: Library):
    fresh = Treatment(
        kind=TreatmentKind.AFFIRMED, source="x", service="Citator", checked_on=DAY, expires_on=dt.date(2024, 8, 1)
    )
    never = Treatment(kind=TreatmentKind.LIMITED, source="x")
    library.edit(dataclasses.replace(STATUTE, treatments=(fresh, never)), **ME)
    due = library.relations.due_treatments(dt.date(2024, 7, 31))
    assert [(d.authority.key, d.kind) for d in due] == [("usc_1", TreatmentKind.LIMITED)]
    due = library.relations.due_treatments(dt.date(2024, 8, 1))
    assert next((d.kind, d.service) for d in due if d.authority.key == "usc_1") == (TreatmentKind.AFFIRMED, "Citator")


def it_lists_the_matters_that_rely_on_what_has_gone_bad(library: Library, tmp_path: Path):
    matter = dataclasses.replace(make_matter(), snapshot=Snapshot(authorities=(OAK,), propositions=(DOOR,)))
    folder = tmp_path / "matters"
    folder.mkdir()
    (folder / "a.matter.json").write_text(matter_to_json(matter), encoding="utf-8")
    (folder / "b.matter.json").write_text("{", encoding="utf-8")
    assert [row.path.name for row in find_affected(library, [folder])] == ["b.matter.json"]
    library.set_treatment("oak", Treatment(kind=TreatmentKind.OVERRULED, citation="Fir", source="me"), **ME)
    affected, unread = find_affected(library, [folder], keys=["oak"])
    assert (affected.authority.key, affected.propositions, affected.title) == ("oak", ("oak.door",), matter.title)
    assert [t.kind for t in affected.treatments] == [TreatmentKind.OVERRULED]
    assert unread.problem
    assert find_affected(library, [folder / "a.matter.json"], keys=["usc_1"]) == ()


# Importing

PAPER = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

FIR {n}, Plaintiff, v. YEW, Defendant.

Case No. 16-cv-0{n}000-ABC

ORDER ON THE MOTION TO DISMISS

I. BACKGROUND

Fir sued Yew over a gate that stood open at night, and over what Yew did with the key of house number {n} afterwards.

II. DISCUSSION

The question is whether the gate was a doorway. The Court concludes that it was not, and qualified immunity is no answer.
"""


def write_papers(folder: Path) -> None:
    for number in range(3):
        (folder / f"{number}.txt").write_text(PAPER.format(n=number), "utf-8")


def it_imports_again_where_it_was_stopped_and_tells_of_each_file(library: Library, tmp_path: Path):
    papers = tmp_path / "papers"
    papers.mkdir()
    write_papers(papers)
    told: list[str] = []
    first = import_opinions([papers / "0.txt"], library, each=lambda row: told.append(row.path.name))
    again = import_opinions([papers], library, each=lambda row: told.append(f"{row.path.name} {row.fate.value}"))
    assert first.rows[0].suggested > 0
    assert [row.fate for row in again.rows] == [Fate.DUPLICATE, Fate.IMPORTED, Fate.IMPORTED]
    assert told == ["0.txt", "0.txt duplicate", "1.txt imported", "2.txt imported"]


def it_keeps_what_is_stored_when_it_is_cancelled_and_goes_on_later(library: Library, tmp_path: Path):
    papers = tmp_path / "papers"
    papers.mkdir()
    write_papers(papers)
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        import_opinions([papers], library, each=lambda _row: cancel.cancel(), cancel=cancel)
    assert library.counts().opinions == 2
    assert [row.fate for row in import_opinions([papers], library).rows] == [
        Fate.DUPLICATE,
        Fate.IMPORTED,
        Fate.IMPORTED,
    ]
    assert library.check() == ()


def it_renews_suggestions_and_leaves_what_was_decided(library: Library, tmp_path: Path):
    write_papers(tmp_path)
    key = import_opinions([tmp_path / "0.txt"], library).rows[0].key
    desk = library.suggestions
    before = desk.tags_of(key)
    assert before
    desk.decide_tag(before[0].id, Standing.REJECTED, **ME)
    assert renew_suggestions(library, key=key) == 1
    assert {(t.kind, t.value) for t in desk.tags_of(key)} == {(t.kind, t.value) for t in before}
    assert [t.value for t in desk.tags_of(key, standing=Standing.REJECTED)] == [before[0].value]
    assert renew_suggestions(library) == 2
