"""What the library room computes, without a window: filters, the list, readings, pins, ids of propositions."""

import dataclasses
import datetime as dt

import pytest

from app.filing.practice import load_practice
from app.gui.look.palette import LIGHT
from app.gui.rooms.authorities.catalog import (
    Catalog,
    Order,
    Row,
    browse,
    count_entries,
    make_entry,
    rows_of_entries,
    rows_of_results,
    shelf_keys,
    snippet_of,
)
from app.gui.rooms.authorities.filters import (
    FAVOURITES,
    Chosen,
    Facet,
    make_filters,
    possible_values,
    read_day,
    value_words,
)
from app.gui.rooms.authorities.reader_document import make_document
from app.gui.rooms.authorities.reading import Spot, make_reading, take
from app.gui.rooms.authorities.sheet import judge_quotation, proposition_id, shortened
from app.law.authorities import Authority, AuthorityKind, PartKind, Publication, ReporterCitation, Verification
from app.law.dates import PartialDate
from app.law.opinions import OpinionPart, PageNumbering, PageScheme, Paragraph, Passage, Quality
from app.law.pinning import pin_basis
from app.library.results import ResultKind, SearchQuery, SearchResult, SearchResults
from app.tasks.weighing import DEFAULT_FORUM, Weigher
from tests.helpers.library import DAY, OAK, OPINION

PRACTICE = load_practice()
F3D = PageNumbering(scheme=PageScheme.REPORTER, volume="100", reporter="F.3d")
WITH_SYLLABUS = dataclasses.replace(
    OPINION,
    parts=(
        OpinionPart(kind=PartKind.SYLLABUS, paragraphs=(Paragraph(text="The clerk's own summary.", page="200"),)),
        *OPINION.parts,
    ),
    numbering=F3D,
)


def passages_of(opinion) -> list[Passage]:
    texts = [(part, p) for part in opinion.parts for p in part.paragraphs]
    made = [
        Passage(
            id=f"oak/{n}",
            authority="oak",
            part=part.kind,
            author=part.author,
            text=p.text,
            page=p.page,
            page_turns=p.page_turns,
            heading=p.heading,
            block_quote=p.block_quote,
            quotable=opinion.quality.quotable,
        )
        for n, (part, p) in enumerate(texts, start=1)
    ]
    notes = [
        Passage(
            id=f"oak/{len(made) + n}", authority="oak", part=PartKind.MAJORITY, author=None, text=note.text,
            page=note.page, footnote=note.number,
        )
        for n, note in enumerate(opinion.footnotes, start=1)
    ]  # fmt: skip
    return made + notes


def reading_of(opinion=WITH_SYLLABUS, authority=OAK):
    return make_reading(authority, opinion, passages_of(opinion))


def authority(key: str, name: str, **more) -> Authority:
    return Authority(key=key, kind=AuthorityKind.OPINION, name=name, **more)


def catalog_of(*authorities: Authority, about=None, favourites=()) -> Catalog:
    weigher, about = Weigher(), about or {}
    entries = {
        a.key: make_entry(
            a,
            weigher.weigh(a),
            {**about.get(a.key, {}), Facet.SHELF: {FAVOURITES} if a.key in favourites else set()},
            has_text=False,
            favourite=a.key in favourites,
        )
        for a in authorities
    }
    return Catalog(entries=entries)


ELM = authority("elm", "Elm v. Fir", court="cand", decided=PartialDate(2010, 5, 1))
YEW = authority(
    "yew",
    "yew v. Ash",
    court="ca9",
    publication=Publication.PUBLISHED,
    decided=PartialDate(2018),
    verification=Verification(by="A", on=DAY),
)


@pytest.mark.parametrize(
    ("typed", "last", "day"),
    [
        ("2016", False, dt.date(2016, 1, 1)),
        ("2016", True, dt.date(2016, 12, 31)),
        ("2016-02", True, dt.date(2016, 2, 29)),
        ("2016-12", True, dt.date(2016, 12, 31)),
        ("2016-02", False, dt.date(2016, 2, 1)),
        (" 2016-02-04 ", True, dt.date(2016, 2, 4)),
        ("2016-13", False, None),
        ("soon", True, None),
        ("", True, None),
        ("2016-02-04-05", True, None),
    ],
)
def it_reads_days(typed, last, day):
    assert read_day(typed, last=last) == day


def it_makes_the_filters_of_a_search():
    chosen = Chosen(after=dt.date(2000, 12, 31))
    for facet, value in (
        (Facet.CLAIM, "fa_entry"),
        (Facet.KIND, "holding"),
        (Facet.VERIFIED, "no"),
        (Facet.QUOTABLE, "yes"),
        (Facet.PART, "dissent"),
    ):
        chosen = chosen.toggled(facet, value)
    made = make_filters(chosen, DEFAULT_FORUM, limit=7)
    assert (made.claims, made.kinds, made.parts) == (("fa_entry",), ("holding",), ("dissent",))
    assert (made.verified, made.quotable, made.after, made.limit) == (False, True, dt.date(2000, 12, 31), 7)
    assert chosen.toggled(Facet.VERIFIED, "yes").of(Facet.VERIFIED) == ("no", "yes")
    assert make_filters(chosen.toggled(Facet.VERIFIED, "yes"), DEFAULT_FORUM, limit=7).verified is None
    assert chosen.toggled(Facet.CLAIM, "fa_entry").of(Facet.CLAIM) == ()
    assert Chosen().toggled(Facet.TAG, "x").toggled(Facet.TAG, "x").empty


@pytest.mark.parametrize("facet", list(Facet))
def it_says_every_value_in_words(facet):
    for value, _count in possible_values(facet, PRACTICE, {}):
        words = value_words(facet, value, PRACTICE)
        assert words
        assert "_" not in words


def it_offers_known_values_that_would_leave_nothing_last():
    values = possible_values(Facet.CLAIM, PRACTICE, {"claim": (("fa_entry", 3),)})
    assert values[0] == ("fa_entry", 3)
    assert {count for _value, count in values[1:]} == {0}


def it_browses_under_filters():
    catalog = catalog_of(ELM, YEW, about={"elm": {Facet.CLAIM: {"fa_entry"}}}, favourites=("yew",))
    found = {
        "claim": Chosen().toggled(Facet.CLAIM, "fa_entry"),
        "court": Chosen().toggled(Facet.COURT, "ca9"),
        "read": Chosen().toggled(Facet.VERIFIED, "yes"),
        "shelf": Chosen().toggled(Facet.SHELF, FAVOURITES),
        "after": Chosen(after=dt.date(2012, 1, 1)),
        "before": Chosen(before=dt.date(2012, 1, 1)),
        "within": Chosen(after=dt.date(2018, 6, 1)),
    }
    keys = {name: [e.authority.key for e in browse(catalog, chosen)] for name, chosen in found.items()}
    assert keys == {
        "claim": ["elm"], "court": ["yew"], "read": ["yew"], "shelf": ["yew"], "after": ["yew"], "before": ["elm"],
        "within": [],
    }  # fmt: skip
    assert dict(count_entries(catalog.entries.values())["court"]) == {"cand": 1, "ca9": 1}
    assert shelf_keys(catalog, found["shelf"]) == {"yew"}
    assert shelf_keys(catalog, found["claim"]) is None


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        (Order.BEST, ["elm", "yew"]),
        (Order.NAME, ["elm", "yew"]),
        (Order.NEWEST, ["yew", "elm"]),
        (Order.WEIGHT, ["yew", "elm"]),
        (Order.UNREAD, ["elm", "yew"]),
        (Order.COURT, ["yew", "elm"]),
    ],
)
def it_orders_the_list(order, keys):
    rows = rows_of_entries(catalog_of(YEW, ELM).entries.values(), order)
    assert [row.entry.authority.key for row in rows] == keys


def hit(text: str, *marks: tuple[int, int], key: str = "elm", number: str = "elm/1") -> SearchResult:
    return SearchResult(
        authority=ELM if key == "elm" else YEW, kind=ResultKind.PASSAGE, id=number, part=PartKind.MAJORITY, author=None,
        page="3", text=text, highlights=marks, score=1.0, reasons=(),
    )  # fmt: skip


def it_puts_what_was_found_under_its_authority():
    pages = [
        SearchResults(query=SearchQuery(words="x"), total=3, results=(hit("a"), hit("b", key="yew", number="yew/1"))),
        SearchResults(query=SearchQuery(words="x"), total=3, results=(hit("c", number="elm/2"),)),
    ]
    rows = rows_of_results(pages, catalog_of(ELM, YEW), Order.BEST)
    assert [(r.entry.authority.key, r.hit.text if r.hit else "") for r in rows] == [
        ("elm", ""), ("elm", "a"), ("elm", "c"), ("yew", ""), ("yew", "b"),
    ]  # fmt: skip
    assert rows[0] == Row(rows[0].entry)


def it_shows_the_words_that_were_found():
    text = f"{'far words ' * 40}the doorway {'more words ' * 40}".strip()
    at = text.index("doorway")
    words, marks = snippet_of(hit(text, (at, at + 7)))
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert [words[a:b] for a, b in marks] == ["doorway"]
    assert snippet_of(hit("the doorway", (4, 11))) == ("the doorway", ((4, 11),))


def it_reads_parts_pages_notes_and_headings():
    reading = reading_of()
    assert [part.title for part in reading.parts] == ["Syllabus", "Majority · Birch", "Dissent · Cedar"]
    assert [label for label, _spot in reading.pages] == ["200", "205", "206", "210"]
    assert [(level, words) for level, words, _spot in reading.outline] == [
        (0, "Syllabus"), (0, "Majority · Birch"), (1, "I. The Doorway"), (0, "Dissent · Cedar"), (0, "Footnotes"),
    ]  # fmt: skip
    assert reading.find_page("206") == Spot(2, 37)
    assert reading.find_page("205-06") == Spot(2)
    assert reading.find_page("*205") == Spot(2)
    assert reading.find_page("205 n.1") == Spot(5)
    assert reading.find_page("999") is None
    assert reading.find_passage("oak/4") == Spot(3)


def it_keeps_the_notes_of_two_parts_apart():
    opinion = dataclasses.replace(
        WITH_SYLLABUS,
        footnotes=tuple(dataclasses.replace(n, part=p) for n, p in zip(OPINION.footnotes, (1, 2), strict=True)),
    )
    reading = reading_of(opinion)
    assert reading.find_note("1", 1) == Spot(5)
    assert reading.find_note("1", 2) == Spot(6)
    assert reading.find_call("1", 2) == Spot(4, 8)


def it_takes_words_with_their_pin():
    reading = reading_of()
    taken = take(reading, Spot(2, 4), Spot(2, 36))
    assert (taken.text, taken.pin, taken.obstacle) == ("officer reached across the sill.", "205", "")
    assert take(reading, Spot(2, 30), Spot(2, 50)).pin == "205-206"
    over = take(reading, Spot(2, 4), Spot(3, 9))
    assert over.pin == "205-206"
    assert "one paragraph" in over.obstacle
    assert take(reading, Spot(2, 3), Spot(2, 4)) is None
    assert take(reading, Spot(5), Spot(5, 8)).pin == "205 n.1"


def it_refuses_to_quote_staff_and_damaged_text():
    assert "not the court's words" in take(reading_of(), Spot(0), Spot(0, 9)).obstacle
    damaged = dataclasses.replace(
        WITH_SYLLABUS, quality=Quality(quotable=False, score=0.2, reasons=("Digits are gone.",))
    )
    taken = take(reading_of(damaged), Spot(2, 4), Spot(2, 11))
    assert "Digits are gone." in taken.obstacle
    assert taken.pin is None
    assert "damaged" in taken.pin_obstacle


@pytest.mark.parametrize(
    ("cites", "numbering", "reporter", "obstacle"),
    [
        ((("100", "F.3d", "200"),), F3D, None, ""),
        ((("5", "WL", "9"), ("100", "F.3d", "200")), F3D, "F.3d", ""),
        ((("7", "U.S.", "1"),), F3D, None, "100 F.3d"),
        ((("7", "U.S.", "1"),), PageNumbering(scheme=PageScheme.SLIP), None, "slip opinion, not those of 7 U.S. 1"),
        ((("7", "U.S.", "1"),), PageNumbering(scheme=PageScheme.PAPER), None, "filed paper"),
        ((), PageNumbering(scheme=PageScheme.PAPER), None, ""),
        ((), PageNumbering(scheme=PageScheme.REPORTER), None, "whose pages"),
        ((), None, None, "no page numbers"),
    ],
)
def it_knows_whose_pages_a_pin_counts(cites, numbering, reporter, obstacle):
    basis = pin_basis(authority("x", "X", citations=tuple(ReporterCitation(*c) for c in cites)), numbering)
    assert basis.reporter == reporter
    assert obstacle in basis.obstacle
    assert bool(basis.obstacle) == bool(obstacle)


def it_names_propositions_readably():
    assert proposition_id(OAK, "It was an entry of the home.", frozenset()) == "oak.entry-home"
    assert proposition_id(OAK, "It was an entry.", frozenset({"oak.entry", "oak.entry-2"})) == "oak.entry-3"
    assert proposition_id(OAK, "§ 5", frozenset()) == "oak.proposition"


def it_judges_quotations():
    texts = tuple(p.text for part in OPINION.parts for p in part.paragraphs)
    assert judge_quotation("", None, texts) == ""
    assert judge_quotation("the sill. That was an entry", None, texts) == ""
    assert "word for word" in judge_quotation("the sill. That was no entry", None, texts)
    staff = take(reading_of(), Spot(0), Spot(0, 9))
    assert judge_quotation(staff.text, staff, texts) == staff.obstacle


def it_shortens_at_words():
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one", 9) == "one"


def it_maps_every_letter_to_its_place_in_the_document_and_back(qapp):
    reading = reading_of()
    document, places = make_document(reading, LIGHT)
    for number, stretch in enumerate(reading.stretches):
        for offset in range(len(stretch.text)):
            position = places.position(Spot(number, offset))
            assert places.spot(position) == Spot(number, offset)
            if offset not in {at for at, _note in stretch.calls}:
                assert document.characterAt(position) == stretch.text[offset]
