"""Searching a library on a real file: names, places, filters, counts, pages, stopping, and that the parts make the score."""

import dataclasses
import datetime as dt
import math
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import make_workspace
from app.errors import UsageError
from app.jobs import Cancelled, CancelToken
from app.law.annotations import PassageTagKind
from app.law.authorities import PartKind, PropositionKind, Publication, Treatment, TreatmentKind
from app.law.citations import CitationReport
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.law.opinions import Opinion, OpinionPart, Paragraph, Quality, Source
from app.law.weight import Weight
from app.library import filters as filters_of_rows
from app.library import fulltext, pools, vocabulary
from app.library.results import ResultKind, SearchQuery, SearchResult, SearchResults
from app.library.store import Library, open_library
from app.settings import Settings
from app.tasks.search_library import SearchFilters, count_library, search_library
from app.tasks.shapes import search_shape
from app.tasks.weighing import Weigher
from tests.helpers.law import cite, make_authority, make_proposition
from tests.helpers.library import DOOR, OAK, OPINION, REPORT, STATUTE, empty_library

WEIGH = Weigher().weigh_footing


def text_of(number: int, *parts: OpinionPart, quotable: bool = True) -> Opinion:
    """An opinion without a head, so that it belongs to the entry whose citation it prints."""
    return Opinion(
        name=None,
        short_name=None,
        parts=parts,
        citations=(cite(f"{number} F.3d 100"),),
        quality=Quality(quotable=quotable, score=1.0 if quotable else 0.4, reasons=()),
        source=Source(sha256=f"{number:064d}", format="text", filename=f"{number}.txt"),
    )


def part(kind: PartKind, *texts: str, author: str | None = None, page: int = 100) -> OpinionPart:
    paragraphs = tuple(Paragraph(text=text, page=str(page + n)) for n, text in enumerate(texts))
    return OpinionPart(kind=kind, author=author, paragraphs=paragraphs)


MAPLE = text_of(
    401,
    part(
        PartKind.MAJORITY,
        "The lantern hung over the gate when the officers came.",
        "A gate is open to all who call; a parlor is not.",
        "We hold that a lantern over the gate invites nobody into the parlor.",
        author="Rowan",
    ),
    part(PartKind.DISSENT, "The lantern over the gate invites whoever sees it.", author="Thorn", page=104),
)
BIRCH = text_of(402, part(PartKind.MAJORITY, "The lantern and the gate were far from any parlor.", author="Rowan"))
CEDAR = text_of(403, part(PartKind.ORDER, "A lantern at a gate in another circuit."), quotable=False)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(str(tmp_path / "library.sqlite")) as opened:
        opened.add_authorities(
            [
                make_authority("maple", name="Maple v. County of Riverbend", citations=(cite("401 F.3d 100"),)),
                make_authority(
                    "birch",
                    name="Birch v. Hollow",
                    citations=(cite("402 F.3d 100"),),
                    decided=PartialDate(1990, 5),
                    treatments=(Treatment(kind=TreatmentKind.OVERRULED, source="the attorney"),),
                ),
                make_authority(
                    "cedar",
                    name="Cedar v. Grove",
                    citations=(cite("403 F.3d 100"),),
                    court=CourtId("ca2"),
                    publication=Publication.UNPUBLISHED,
                ),
            ]
        )
        for opinion in (MAPLE, BIRCH, CEDAR):
            opened.import_opinion(opinion, CitationReport())
        opened.add_propositions(
            [
                make_proposition(
                    "maple.parlor",
                    text="A lantern over a gate is no invitation into a parlor.",
                    pin="102",
                    claims=("entry",),
                    elements=("entry.no_warrant",),
                    kind=PropositionKind.HOLDING,
                )
            ]
        )
        yield opened


def search(library: Library, words: str, **filters: object) -> SearchResults:
    return library.search(SearchQuery(words=words, **filters))


def ids(results: SearchResults) -> list[str]:
    return [result.id for result in results.results]


def only(library: Library, **filters: object) -> set[str]:
    found = search(library, "lantern OR gate", **filters)
    assert found.total == len(found.results)
    return set(ids(found))


# Ranking


def it_puts_the_courts_own_words_before_a_dissent(library: Library):
    found = ids(search(library, "lantern over gate invites", kinds=frozenset({ResultKind.PASSAGE})))
    assert found.index("maple/3") < found.index("maple/4")


def it_makes_every_score_of_the_parts_that_it_tells(library: Library):
    found = search(library, "lantern gate parlor", weigh=WEIGH)
    assert {result.kind for result in found.results} == {ResultKind.PASSAGE, ResultKind.PROPOSITION}
    for result in found.results:
        sums = [part.value for part in result.parts if part.name in {"words", "opinion"}]
        factors = [part.value for part in result.parts if part.name not in {"words", "opinion"}]
        assert result.score == pytest.approx(sum(sums) * math.prod(factors), abs=1e-4)
        assert all(part.reason for part in result.parts)


def it_ranks_by_the_weight_in_the_forum(library: Library):
    weighed = {result.id: result for result in search(library, "lantern gate", weigh=WEIGH).results}
    plain = {result.id: result for result in search(library, "lantern gate").results}
    assert weighed["maple/1"].score > plain["maple/1"].score
    assert weighed["birch/1"].score < plain["birch/1"].score
    assert "bad law in this forum" in {part.reason for part in weighed["birch/1"].parts}


def it_raises_the_page_that_a_matching_statement_points_to(library: Library):
    pinned = [r.id for r in search(library, "lantern gate").results if "pinned" in {p.name for p in r.parts}]
    assert pinned == ["maple/3"]


def it_marks_the_words_that_matched(library: Library):
    result = next(r for r in search(library, "lanterns parlor").results if r.id == "maple/3")
    assert [result.text[a:b] for a, b in result.highlights] == ["lantern", "parlor"]


def it_finds_what_holds_some_of_many_words_and_says_what_is_lacking(library: Library):
    found = search(library, "lantern gate parlor zebra")
    assert found.loosened
    best = next(result for result in found.results if result.id == "maple/3")
    assert "lacks “zebra”" in best.reasons
    assert not search(library, "lantern gate").loosened


def it_groups_results_under_their_authorities(library: Library):
    found = search(library, "lantern gate")
    groups = found.by_authority()
    assert groups[0][0].key == found.results[0].authority.key
    assert sorted(r.id for _authority, results in groups for r in results) == sorted(ids(found))
    assert all(r.authority == authority for authority, results in groups for r in results)


# Names and places


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("mapel v riverbnd", "maple"),
        ("Maple v. Riverbend", "maple"),
        ("birtch v. holow", "birch"),
        ("riverbent", "maple"),
    ],
)
def it_finds_a_name_with_typing_errors(library: Library, typed: str, key: str):
    first = search(library, typed).results[0]
    assert (first.kind, first.id) == (ResultKind.NOTE, key)


@pytest.mark.parametrize("typed", ["oak v. elm", "m v p", "lantern"])
def it_takes_no_other_name_for_the_one_that_was_typed(library: Library, typed: str):
    assert not [r for r in search(library, typed).results if r.kind is ResultKind.NOTE]


def it_follows_a_changed_name(library: Library):
    maple = library.get_authority("maple")
    library.edit(dataclasses.replace(maple, name="Juniper v. Stone"), by="x", at=dt.datetime(2024, 5, 6))  # noqa: DTZ001  # as stored
    assert (ids(search(library, "junipr v stone"))[0], ids(search(library, "mapel v riverbnd"))) == ("maple", [])
    assert library.check() == ()


@pytest.mark.parametrize(
    "typed", ["401 F.3d 102", "Maple v. County of Riverbend, 401 F.3d 100, 102 (9th Cir. 2005)", "401 F.3d at 102"]
)
def it_finds_the_page_within_an_opinion(library: Library, typed: str):
    assert ids(search(library, typed))[:3] == ["maple.parlor", "maple/3", "maple"]


# Beginnings of words


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("invitatio*", {"maple.parlor"}),
        ('"no invitatio*"', {"maple.parlor"}),
        ("invitatio* NEAR/3 parlor", {"maple.parlor"}),
        ("invites*", {"maple/3", "maple/4"}),
        ("hangs*", set()),
    ],
)
@pytest.mark.parametrize("most", [vocabulary.MOST, 0])
def it_finds_what_begins_so_where_the_index_holds_a_shorter_stem(
    library: Library, monkeypatch: pytest.MonkeyPatch, typed: str, first: set[str], most: int
):
    monkeypatch.setattr(vocabulary, "MOST", most)
    monkeypatch.setattr(vocabulary, "MOST_WITHIN", most)
    # Other forms of the same word come after it.
    assert set(ids(search(library, typed))[: len(first)]) == first


def it_knows_the_words_of_what_is_changed_and_made_anew(library: Library):
    assert not ids(search(library, "wellheads*"))
    maple = library.get_authority("maple")
    library.edit(
        dataclasses.replace(maple, notes="Mind the wellheads."), by="A", at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    )
    assert ids(search(library, "wellheads*")) == ["maple"]
    library.rebuild_index()
    assert ids(search(library, "wellheads*")) == ["maple"]


# Filters and counts


@pytest.fixture(params=["read", "asked"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What matches is read and filtered; or, as in a large library, only what the filters let through is asked."""
    if request.param == "asked":
        monkeypatch.setattr(pools, "COMMON", 0)
        monkeypatch.setattr(pools, "SELECTIVE", 0)
        monkeypatch.setattr(filters_of_rows, "_MANY", 1)


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, {"maple/1", "maple/2", "maple/3", "maple/4", "birch/1", "cedar/1", "maple.parlor"}),
        ({"authors": ("thorn",)}, {"maple/4"}),
        ({"authors": ("th%rn", "_")}, set()),
        ({"courts": (CourtId("ca2"),)}, {"cedar/1"}),
        ({"after": dt.date(1990, 5, 1)}, {"maple/1", "maple/2", "maple/3", "maple/4", "cedar/1", "maple.parlor"}),
        ({"after": dt.date(1990, 4, 30), "before": dt.date(1990, 6, 1)}, {"birch/1"}),
        ({"publications": frozenset({Publication.UNPUBLISHED})}, {"cedar/1"}),
        ({"verified": True}, set()),
        ({"quotable": False}, {"cedar/1", "maple.parlor"}),
        ({"elements": ("entry.no_warrant",)}, {"maple.parlor"}),
        ({"uses": frozenset({PropositionKind.HOLDING})}, {"maple.parlor"}),
        ({"uses": frozenset({PropositionKind.CONTRAST})}, set()),
        ({"weights": frozenset({Weight.BINDING})}, {"maple/1", "maple/2", "maple/3", "maple.parlor"}),
        ({"weights": frozenset({Weight.SEPARATE_OPINION})}, {"maple/4"}),
        ({"weights": frozenset({Weight.BAD_LAW, Weight.NONPRECEDENTIAL})}, {"birch/1", "cedar/1"}),
        ({"weights": frozenset({Weight.OWN_CASE})}, set()),
        ({"kinds": frozenset({ResultKind.PROPOSITION})}, {"maple.parlor"}),
    ],
)
def it_filters(library: Library, filters: dict[str, object], expected: set[str]):
    assert only(library, weigh=WEIGH, **filters) == expected


@pytest.mark.usefixtures("either_way")
def it_filters_by_tags_on_passages_and_on_wholes(library: Library):
    for subject, tag in (("maple/2", "door"), ("birch", "door"), ("maple.parlor", "door"), ("cedar/1", "other")):
        library.marks.tag(subject, tag)
    taken = {"by": "A", "at": dt.datetime(2026, 1, 2, tzinfo=dt.UTC)}
    for passage in ("maple/1", "maple/3", "cedar/1"):
        library.suggestions.tag_passage(passage, PassageTagKind.ELEMENT, "entry.no_warrant", **taken)
    library.suggestions.tag_passage("maple/3", PassageTagKind.KIND, PropositionKind.RULE, **taken)
    passages = {"kinds": frozenset({ResultKind.PASSAGE})}
    assert only(library, **passages, tags=("door",)) == {"maple/2", "birch/1"}
    assert only(library, tags=("door",)) == {"maple/2", "birch/1", "maple.parlor"}
    assert only(library, **passages, elements=("entry.no_warrant",)) == {"maple/1", "maple/3", "cedar/1"}
    assert only(library, **passages, elements=("entry.no_warrant",), courts=(CourtId("ca2"),)) == {"cedar/1"}
    both = {"elements": ("entry.no_warrant",), "uses": frozenset({PropositionKind.RULE})}
    assert only(library, **passages, **both) == {"maple/3"}


def it_filters_by_what_the_attorney_read(library: Library):
    library.verify("maple", by="x", on=dt.date(2024, 5, 6))
    assert only(library, verified=True) == {"maple/1", "maple/2", "maple/3", "maple/4", "maple.parlor"}
    assert only(library, verified=False) == {"birch/1", "cedar/1"}


def it_counts_what_each_filter_would_leave(library: Library):
    query = SearchQuery(words="lantern OR gate", weigh=WEIGH)
    facets = library.count_facets(query)
    assert (facets.total, facets.exact) == (7, True)
    assert facets.counts["found"] == (("passage", 6), ("proposition", 1))
    assert dict(facets.counts["court"]) == {"ca9": 6, "ca2": 1}
    for court, times in facets.counts["court"]:
        assert library.search(dataclasses.replace(query, courts=(CourtId(court),))).total == times
    for weight, times in facets.counts["weight"]:
        assert library.search(dataclasses.replace(query, weights=frozenset({Weight(weight)}))).total == times
    for voice, times in facets.counts["part"]:
        assert library.search(dataclasses.replace(query, parts=frozenset({PartKind(voice)}))).total == times
    assert dict(facets.counts["author"]) == {"Rowan": 4, "Thorn": 1}


def it_counts_nothing_without_a_word(library: Library):
    facets = library.count_facets(SearchQuery(words=" -lantern"))
    assert (facets.total, facets.counts) == (0, {})


# What the command line gives


def it_keeps_the_contract_of_search_json(library: Library):
    query = SearchQuery(words="lantern gate", weigh=WEIGH)
    shape = search_shape(library.search(query), Weigher(), explain=True, facets=library.count_facets(query))
    assert list(shape) == ["query", "total", "total_exact", "loosened", "results", "facets"]
    assert (shape["query"], shape["total"], shape["facets"]["court"]["ca2"]) == ("lantern gate", 6, 1)
    for result in shape["results"]:
        assert {
            "authority",
            "kind",
            "part",
            "author",
            "page",
            "text",
            "highlights",
            "weight",
            "score",
            "reasons",
        } <= set(result)
        assert set(result["authority"]) == {"key", "name", "citation"}
        assert all(0 <= start < end <= len(result["text"]) for start, end in result["highlights"])
        assert all(set(part) == {"name", "value", "reason"} for part in result["score_parts"])
    assert "score_parts" not in search_shape(library.search(query), Weigher())["results"][0]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (SearchFilters(claims=("nonsense",)), "“nonsense” is no claim"),
        (SearchFilters(elements=("entry.nonsense",)), "“entry.nonsense” is no element"),
        (SearchFilters(kinds=("verse",)), "“verse” is no kind"),
        (SearchFilters(courts=("moot",)), "“moot” is no court id"),
        (SearchFilters(forum="moot"), "“moot” is no court id"),
        (SearchFilters(weights=("heavy",)), "'heavy' is no weight"),
        (SearchFilters(publications=("lost",)), "'lost' is no publication"),
    ],
)
def it_refuses_what_it_does_not_know(library: Library, filters: SearchFilters, message: str):
    with pytest.raises(UsageError, match=message):
        search_library("lantern", make_workspace(library, Settings()), filters)


def it_searches_with_the_filters_of_the_practice(library: Library):
    workspace = make_workspace(library, Settings())
    filters = SearchFilters(kinds=("holding",), elements=("entry.no_warrant",), weights=("binding",))
    results, weigher = search_library("lantern", workspace, filters)
    assert ids(results) == ["maple.parlor"]
    assert weigher.weigh(results.results[0].authority).weight is Weight.BINDING
    assert count_library("lantern", workspace, filters).total == 1


# Very many


@pytest.fixture
def crowded(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library in which words are common: the limits are lowered, not the texts raised."""
    texts = [f"Lantern {n} stood by {'the gate' if n % 10 == 0 else 'a wall'}." for n in range(200)]
    library.import_opinion(text_of(404, part(PartKind.MAJORITY, *texts, page=1)), CitationReport())
    monkeypatch.setattr(fulltext, "CANDIDATES", 30)
    monkeypatch.setattr(pools, "CANDIDATES", 30)
    monkeypatch.setattr(pools, "WHOLE", 30)
    monkeypatch.setattr(fulltext, "SAMPLE", 10)
    monkeypatch.setattr(pools, "AFFORDABLE", 100)
    return library


def it_says_when_it_looked_at_the_newest_only(crowded: Library):
    found = search(crowded, "lantern", kinds=frozenset({ResultKind.PASSAGE}))
    assert not found.exact
    assert found.total == 30
    facets = crowded.count_facets(SearchQuery(words="lantern", kinds=frozenset({ResultKind.PASSAGE})))
    assert facets.total == 205


def it_lets_the_rarest_words_decide_among_many(crowded: Library):
    found = search(crowded, "lantern stood invites parlor")
    assert found.loosened
    assert {"maple/3", "maple/4"} <= set(ids(found)[:4])


def it_turns_stable_pages_of_what_is_common(crowded: Library):
    pages: list[SearchResult] = []
    for offset in range(0, 60, 7):
        pages += search(crowded, "lantern", limit=7, offset=offset).results
    assert len({result.id for result in pages}) == len(pages) >= 30
    again = [r.id for r in search(crowded, "lantern", limit=len(pages)).results]
    assert again == [result.id for result in pages]


# Stopping


def it_is_stopped_by_a_newer_search(library: Library):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        library.search(SearchQuery(words="lantern"), token)
    with pytest.raises(Cancelled):
        library.count_facets(SearchQuery(words="lantern"), token)
    assert search(library, "lantern").total


def it_is_stopped_from_another_thread_within_a_statement(library: Library, monkeypatch: pytest.MonkeyPatch):
    """A statement that would never end is ended by the token, and the library answers the next search."""
    token = CancelToken()
    started = threading.Event()

    def endless(session: object, *_more: object) -> list[int]:
        started.set()
        words = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        return session.connection().exec_driver_sql(words).scalars().all()

    monkeypatch.setattr(fulltext, "newest_row", endless)
    stopper = threading.Thread(target=lambda: (started.wait(60), token.cancel()))
    stopper.start()
    with pytest.raises(Cancelled):
        library.search(SearchQuery(words="lantern"), token)
    stopper.join(60)
    monkeypatch.undo()
    assert search(library, "lantern").total


# What is called just so


@pytest.fixture
def named(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "named.sqlite"
    path.write_bytes(empty_library())
    with open_library(str(path)) as opened:
        opened.add_authorities([OAK, dataclasses.replace(STATUTE, key="usc_7", name="7 U.S.C. § 1977")])
        for key, name in (("rule_12", "Fed. R. Civ. P. 12(b)(6)"), ("rule_56", "Fed. R. Civ. P. 56(a)")):
            opened.add_authority(dataclasses.replace(STATUTE, key=key, name=name))
        opened.add_authority(dataclasses.replace(STATUTE, key="gov", name="Cal. Gov't Code § 820.4"))
        opened.add_propositions([DOOR])
        opened.import_opinion(OPINION, REPORT)
        yield opened


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("7 USC 1977", "usc_7"),
        ("7 U.S.C. sec. 1977", "usc_7"),
        ("section 1977", "usc_7"),
        ("§1977", "usc_7"),
        ("FRCP 12(b)(6)", "rule_12"),
        ("Rule 12(b)(6)", "rule_12"),
        ("Cal Gov Code 820.4", "gov"),
        ("98-1234", "oak"),
        ("No. 98-1234", "oak"),
        ("Oak, 100 F.3d 205", "oak.door"),
        ("Elme 100 F.3d 200", "oak.door"),
        ("See Oak v. Elm, 5 Nowhere 7, 100 F.3d 200, 205 n.3 (9th Cir. 1999);", "oak.door"),
        ("Oak v. County of Elm, 5 Nowhere 7 (1999)", "oak"),
        ("1999 WL 300, at *4", "oak.door"),
    ],
)
def it_finds_what_is_called_so_however_it_is_written(named: Library, typed: str, first: str):
    assert named.search(SearchQuery(words=typed)).results[0].id == first


@pytest.mark.parametrize(
    "typed", ["²", "①½", "٣", "1" * 79, "§§§1", "\ud800 1", "1-1", "(1)", "rule ²", "1.:-", "\x00" * 9]
)
def it_is_safe_to_type_any_number(named: Library, typed: str):
    named.search(SearchQuery(words=typed))


@pytest.mark.parametrize("typed", ["Birch, 100 F.3d 205", "rule 2", "section 77", "99-1234", "3 USC 1977"])
def it_does_not_guess_what_is_called_so(named: Library, typed: str):
    assert all(result.score < 10 for result in named.search(SearchQuery(words=typed)).results)


def it_keeps_to_the_filters_in_what_is_called_so(named: Library):
    assert not named.search(SearchQuery(words="7 USC 1977", courts=("ca9",))).results
