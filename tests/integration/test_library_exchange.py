"""A library given away and taken in: nothing lost, nothing of the attorney's overwritten, no damaged file believed."""

import csv
import dataclasses
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import AppError, DamagedFile, ExportError, MissingFile, NotFound, UnsupportedFormat
from app.law.annotations import UNDECIDED, CaseOutcome, PassageTagKind, Standing
from app.law.authorities import Authority, AuthorityKind, PartKind, Publication, ReporterCitation, Verification
from app.law.dates import PartialDate
from app.law.opinions import (
    Footnote,
    Opinion,
    OpinionPart,
    Origin,
    PageNumbering,
    PageScheme,
    Paragraph,
    Quality,
    Removal,
    Ruling,
    RulingOutcome,
    Source,
    Voice,
    VoiceKind,
)
from app.library.exchange_changes import Fate, Taking
from app.library.exchange_records import WholeRecord
from app.library.results import SearchQuery
from app.library.store import Library, open_library
from app.tasks.exchange import ExchangeFormat, export_library, import_library
from tests.helpers.library import DAY, DOOR, FORCE, NOON, OAK, OPINION, REPORT, STATUTE, another, empty_library

ME = {"by": "A. Advocate", "at": NOON}


def opened(path: Path) -> Library:
    path.write_bytes(empty_library())
    return open_library(str(path))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "mine.sqlite") as library:
        yield library


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "other.sqlite") as library:
        yield library
        assert library.check() == ()


@pytest.fixture
def full(library: Library) -> Library:
    """A library with something of everything."""
    library.add_authorities([OAK, STATUTE])
    library.add_propositions([DOOR, FORCE])
    rich = dataclasses.replace(
        OPINION,
        counsel=("Elm for the county",),
        dockets=("98-1234", "98-9"),
        rulings=(Ruling(motion="the motion", subject=None, count="1", outcome=RulingOutcome.DENIED, page="3"),),
        numbering=PageNumbering(scheme=PageScheme.REPORTER, volume="100", reporter="F.3d"),
        removals=(Removal(kind="head", text="Oak", page="2"),),
    )
    library.import_opinion(rich, REPORT)
    library.import_opinion(another(OPINION, "b", quality=Quality(quotable=False, score=0.1)), REPORT, at=NOON)
    library.add_authority(dataclasses.replace(OAK, key="ash", name="Ash v. Fir"))
    library.edit(dataclasses.replace(DOOR, quotation="That was an entry.", elements=("entry.sill",)), **ME)
    library.verify("oak", by="A. Advocate", on=DAY)
    marks, desk = library.marks, library.suggestions
    for subject in ("oak", "oak.door", "oak/2"):
        marks.add_note(subject, f"On {subject}.", **ME)
        marks.tag(subject, "doors")
    marks.collect("entry", "usc_1", about="Doors")
    marks.collect("entry", "oak")
    marks.favour("oak")
    desk.add_outcome(CaseOutcome(authority="oak", claim="entry"), **ME)
    tag = desk.tag_passage("oak/3", PassageTagKind.KIND, "holding", **ME)
    desk.decide_tag(tag.id, Standing.REJECTED, **ME)
    library.twins.tell_apart("usc_1", "oak", **ME)
    library.twins.merge("oak", "ash", **ME)
    return library


def whole(library: Library) -> tuple[object, ...]:
    return (list(library.exchange.read_entries()), library.exchange.read_whole())


def it_loses_nothing_between_two_libraries(full: Library, other: Library, tmp_path: Path):
    file = tmp_path / "library.json"
    outcome = export_library(full, file)
    assert (outcome.authorities, outcome.propositions, outcome.texts) == (2, 2, 2)
    changes = import_library(other, file, by="B. Advocate")
    assert {c.fate for c in changes} == {Fate.NEW}
    assert whole(other) == whole(full)
    assert other.get_passage("oak/8") == full.get_passage("oak/8")
    assert other.find_authority("ash").key == "oak"
    again = tmp_path / "again.json"
    export_library(other, again)
    assert again.read_bytes() == file.read_bytes()
    words = SearchQuery(words="sill")
    assert [r.id for r in other.search(words).results] == [r.id for r in full.search(words).results]


def it_changes_nothing_when_a_file_is_taken_in_twice(full: Library, tmp_path: Path):
    file = tmp_path / "library.json"
    export_library(full, file)
    before = whole(full)
    assert {c.fate for c in import_library(full, file, by="B. Advocate")} == {Fate.SAME}
    assert whole(full) == before


def it_shows_in_a_preview_what_would_change(full: Library, other: Library, tmp_path: Path):
    file = tmp_path / "library.json"
    export_library(full, file)
    seen = import_library(other, file, by="B. Advocate", preview=True)
    assert other.counts().authorities == 0
    assert import_library(other, file, by="B. Advocate") == seen
    assert [(c.key, c.propositions, c.texts, c.notes, c.outcomes) for c in seen] == [
        ("oak", 2, 2, 3, 1),
        ("usc_1", 0, 0, 0, 0),
    ]


def it_keeps_what_the_attorney_has_and_shows_the_difference(full: Library, other: Library, tmp_path: Path):
    file = tmp_path / "library.json"
    export_library(full, file)
    mine = dataclasses.replace(OAK, name="Oak v. Elm", docket=None, court=None, treatments=(), notes="")
    other.add_authority(mine)
    other.add_propositions([dataclasses.replace(DOOR, pin="207")])
    (oak, _usc) = import_library(other, file, by="B. Advocate")
    assert oak.fate is Fate.COMPLETED
    found = other.get_authority("oak")
    assert (found.name, found.court, found.docket) == ("Oak v. Elm", "ca9", OAK.docket)
    assert other.get_proposition("oak.door").pin == "207"
    differing = {(d.subject, d.field): (d.mine, d.theirs) for d in oak.differences}
    assert differing["oak", "name"] == ("Oak v. Elm", "Oak v. County of Elm")
    assert differing["oak.door", "pin"] == ("207", "205-06")
    (oak, _usc) = import_library(other, file, by="B. Advocate", theirs=True)
    assert oak.fate is Fate.CHANGED
    assert other.get_authority("oak").name == "Oak v. County of Elm"
    assert other.get_proposition("oak.door").pin == "205-06"
    assert "B. Advocate" in {e.by for e in other.history_of("oak.door")}


def it_finds_the_same_authority_under_another_key(full: Library, other: Library, tmp_path: Path):
    file = tmp_path / "library.json"
    export_library(full, file)
    other.add_authority(Authority(key="o", kind=AuthorityKind.OPINION, name="Oak", citations=OAK.citations[:1]))
    assert [c.key for c in import_library(other, file, by="B. Advocate")] == ["o", "usc_1"]
    assert [p.id for p in other.propositions_of("o")] == ["oak.door", "oak.force"]
    assert [n.subject for n in other.marks.notes_of("o")] == ["o", "oak.door", "o/2"]


def it_refuses_a_quotation_that_the_text_here_lacks(full: Library, other: Library):
    other.add_authority(OAK)
    changed = (OpinionPart(kind=PartKind.ORDER, paragraphs=(Paragraph(text="Other words."),)),)
    other.import_opinion(another(OPINION, "9", parts=changed, footnotes=()), REPORT)
    (entry,) = full.exchange.read_entries(["oak"], private=False)
    without_texts = dataclasses.replace(entry, texts=(), outcomes=())
    (change,) = other.exchange.take_in([without_texts], WholeRecord(), Taking(**ME))
    assert [reason.partition(":")[0] for reason in change.refused] == ["oak.door"]
    assert [p.id for p in other.propositions_of("oak")] == ["oak.force"]


def it_shares_a_part_without_what_is_private(full: Library, other: Library, tmp_path: Path):
    file = tmp_path / "share.json"
    full.import_opinion(another(OPINION, "7"), REPORT)
    oak = full.get_authority("oak")
    full.edit(dataclasses.replace(oak, provenance="read from 7.txt"), **ME)
    export_library(full, file)
    whole = file.read_text(encoding="utf-8")
    export_library(full, file, keys=["oak"], private=False)
    text = file.read_text(encoding="utf-8")
    for private in ("On oak", "doors", "Doors", "Advocate", "gazebo", "7.txt"):
        assert private in whole
        assert private not in text
    import_library(other, file, by="B. Advocate")
    assert {o.decision for o in other.suggestions.outcomes_of("oak")} == {UNDECIDED}
    # The one tag had been rejected.
    assert full.suggestions.tags_of("oak")
    assert not other.suggestions.tags_of("oak")
    assert [a.key for a in other.iter_authorities()] == ["oak"]
    assert other.get_authority("oak").verification is None
    assert other.find_opinion("oak").counsel == ("Elm for the county",)
    with pytest.raises(NotFound):
        export_library(full, file, keys=["nothing"])


def change_entry(table: dict) -> None:
    table["entries"][0]["entry"]["authority"]["name"] = "Oak v. Nobody"


def drop_entry(table: dict) -> None:
    table["entries"].pop()


def change_whole(table: dict) -> None:
    table["whole"]["collections"] = []


def make_newer(table: dict) -> None:
    table["version"] = 2


def make_other(table: dict) -> None:
    table["format"] = "recipes"


def drop_whole(table: dict) -> None:
    del table["whole"]


@pytest.mark.parametrize(
    ("damage", "error", "words"),
    [
        (change_entry, DamagedFile, "“oak” is not as it was written"),
        (drop_entry, DamagedFile, "entries were added, changed or taken out"),
        (change_whole, DamagedFile, "entries were added, changed or taken out"),
        (drop_whole, DamagedFile, "parts of it are missing"),
        (make_newer, UnsupportedFormat, "version 2"),
        (make_other, UnsupportedFormat, "no library that was exported"),
    ],
)
def it_does_not_believe_a_damaged_file(
    full: Library, tmp_path: Path, damage: Callable[[dict], None], error: type[AppError], words: str
):
    file = tmp_path / "library.json"
    export_library(full, file)
    before = whole(full)
    table = json.loads(file.read_text(encoding="utf-8"))
    damage(table)
    file.write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(error, match=words):
        import_library(full, file, by="B. Advocate", theirs=True)
    assert whole(full) == before


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.json", b"{", DamagedFile),
        ("a.json", b"\xff\xfe\xff", DamagedFile),
        ("a.json", b"[" * 100_000, DamagedFile),
        ("a.json", b'{"format": "rejoinder-library", "version": 1, "entries": 7}', DamagedFile),
        ("a.json", b'[{"type": "legal_case"}]', DamagedFile),
        ("a.json", b"7", UnsupportedFormat),
        ("a.csv", b"author,title\r\nx,y", DamagedFile),
        ("a.csv", b"name,citations\r\nOak,F.3d", DamagedFile),
        ("a.csv", b"name,kind\r\nOak,poem", DamagedFile),
        ("a.csv", b"name,court\r\nOak,The Court of Chess", DamagedFile),
    ],
)
def it_says_what_is_wrong_with_a_file(other: Library, tmp_path: Path, name: str, content: bytes, error: type[AppError]):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(error, match=name):
        import_library(other, file, by="B. Advocate")
    with pytest.raises(MissingFile):
        import_library(other, tmp_path / "none.json", by="B. Advocate")


def it_leaves_no_half_file(full: Library, tmp_path: Path):
    with pytest.raises(ExportError, match="cannot be written"):
        export_library(full, tmp_path / "none" / "library.json")
    taken = tmp_path / "taken"
    taken.mkdir()
    with pytest.raises(ExportError):
        export_library(full, taken)
    assert not list(tmp_path.glob("*.part"))


# Tables


def it_writes_a_table_that_a_spreadsheet_does_not_compute(full: Library, other: Library, tmp_path: Path):
    risky = dataclasses.replace(STATUTE, key="risky", name="=1+1", notes="'quoted", provenance='a, "b"\nc')
    full.add_authority(risky)
    file = tmp_path / "library.csv"
    export_library(full, file, form=ExchangeFormat.CSV)
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline=""))}
    assert rows["risky"]["name"] == "'=1+1"
    assert rows["oak"]["citations"] == "100 F.3d 200; 1999 WL 300"
    assert rows["oak"]["tags"] == "doors"
    import_library(other, file, by="B. Advocate")
    assert other.get_authority("risky").notes == "'quoted"
    assert other.get_authority("risky").name == "=1+1"
    assert other.get_authority("oak").verification is None
    assert other.marks.tags_of("oak") == {"oak": ("doors",)}


def it_reads_a_table_of_somebody_elses(other: Library, tmp_path: Path):
    file = tmp_path / "table.csv"
    file.write_text("name,citations,court,decided\r\nElm v. Fir,50 F.4th 10,9th Cir.,2022-05\r\n", encoding="utf-8")
    (change,) = import_library(other, file, by="B. Advocate")
    elm = other.get_authority(change.key)
    assert (elm.kind, elm.court, elm.decided) == (AuthorityKind.OPINION, "ca9", PartialDate(2022, 5))


def it_exchanges_references_with_zotero(full: Library, other: Library, tmp_path: Path):
    file = tmp_path / "library.json"
    export_library(full, file, form=ExchangeFormat.CSL)
    items = {item["id"]: item for item in json.loads(file.read_text(encoding="utf-8"))}
    oak = items["oak"]
    assert (oak["type"], oak["title"], oak["volume"], oak["container-title"], oak["page"]) == (
        "legal_case",
        "Oak v. County of Elm",
        "100",
        "F.3d",
        "200",
    )
    assert oak["issued"] == {"date-parts": [[1999, 2, 3]]}
    assert "Ninth Circuit" in oak["authority"]
    import_library(other, file, by="B. Advocate")
    expected = dataclasses.replace(full.get_authority("oak"), treatments=(), verification=None)
    assert other.get_authority("oak") == expected


ZOTERO = [
    {
        "id": "http://zotero.org/users/1/items/AB",
        "type": "legal_case",
        "title": "Elm v. Fir",
        "container-title": "F.4th",
        "volume": "50",
        "page": "10-19",
        "authority": "United States Court of Appeals for the Ninth Circuit",
        "issued": {"date-parts": [["2022", 5, 4]]},
        "number": "21-1",
    },
    {"id": "x/1", "type": "article-journal", "title": "On Doors", "issued": {"raw": "Spring 2020"}},
]


def it_reads_what_zotero_writes(other: Library, tmp_path: Path):
    file = tmp_path / "zotero.json"
    file.write_text(json.dumps(ZOTERO), encoding="utf-8")
    case, article = import_library(other, file, by="B. Advocate")
    elm = other.get_authority(case.key)
    assert elm == Authority(
        key="elm-v-fir-ca9-2022",
        kind=AuthorityKind.OPINION,
        name="Elm v. Fir",
        citations=(ReporterCitation("50", "F.4th", "10"),),
        court="ca9",
        decided=PartialDate(2022, 5, 4),
        docket="21-1",
        provenance="from a reference manager",
    )
    assert (other.get_authority(article.key).kind, other.get_authority(article.key).decided) == ("secondary", None)


# The property

_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
_SOME = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=30).map(lambda t: f"x{t}")
_PAGE = st.none() | st.integers(1, 999).map(str)
_PARAGRAPHS = st.builds(
    Paragraph,
    text=_SOME,
    page=_PAGE,
    page_turns=st.lists(st.tuples(st.integers(0, 9), st.just("7")), max_size=2).map(tuple),
    heading=st.booleans(),
    block_quote=st.booleans(),
    list_item=st.booleans(),
    voices=st.lists(
        st.builds(Voice, start=st.just(0), end=st.integers(0, 9), kind=st.sampled_from(VoiceKind), rule=_WORDS),
        max_size=2,
    ).map(tuple),
    origins=st.lists(st.builds(Origin, st.integers(0, 99), st.integers(0, 999)), max_size=3).map(tuple),
)
_PARTS = st.builds(
    OpinionPart,
    kind=st.sampled_from(PartKind),
    author=st.none() | _WORDS,
    paragraphs=st.lists(_PARAGRAPHS, min_size=1, max_size=3).map(tuple),
    joined_by=st.lists(_WORDS, max_size=2).map(tuple),
)
_OPINIONS = st.builds(
    Opinion,
    name=st.none() | _SOME,
    short_name=st.none() | _SOME,
    parts=st.lists(_PARTS, min_size=1, max_size=3).map(tuple),
    footnotes=st.lists(st.builds(Footnote, number=st.integers(1, 9).map(str), text=_SOME, page=_PAGE), max_size=2).map(
        tuple
    ),
    decided=st.none() | st.dates().map(lambda d: PartialDate(d.year, d.month, d.day)),
    counsel=st.lists(_WORDS, max_size=2).map(tuple),
    publication=st.sampled_from(Publication),
    en_banc=st.none() | st.booleans(),
    quality=st.builds(Quality, quotable=st.booleans(), score=st.floats(0, 1)),
    source=st.builds(
        Source, sha256=st.integers(0, 2**64).map(lambda n: f"{n:064x}"), format=st.just("txt"), filename=_WORDS
    ),
    removed=st.lists(st.tuples(_WORDS, st.integers(0, 9)), max_size=2).map(tuple),
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(opinion=_OPINIONS, note=_SOME, name=_WORDS, read=st.booleans())
def test_what_goes_out_comes_in(tmp_path: Path, opinion: Opinion, note: str, name: str, read: bool):
    signed = Verification(by=f"x{name}", on=DAY) if read else None
    with opened(tmp_path / "one.sqlite") as one, opened(tmp_path / "two.sqlite") as two:
        one.add_authority(Authority(key="key", kind=AuthorityKind.OPINION, name=name, verification=signed))
        stored = one.import_opinion(opinion, REPORT).key
        one.marks.add_note(stored, note, **ME)
        export_library(one, tmp_path / "one.json")
        import_library(two, tmp_path / "one.json", by="x")
        assert whole(two) == whole(one)
        assert two.find_opinion(stored) == opinion
        assert two.check() == ()
