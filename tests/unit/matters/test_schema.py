"""The matter file's text: nothing is lost, nothing unknown is let in, every error has a place."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.filing.practice import load_practice
from app.filing.records import RecordProblem, from_table, to_table
from app.law.authorities import (
    Authority,
    AuthorityKey,
    AuthorityKind,
    Outcome,
    PrecedentFact,
    Proposition,
    PropositionId,
    ReporterCitation,
    Treatment,
    TreatmentKind,
    Verification,
)
from app.law.dates import PartialDate
from app.law.matters import (
    Fact,
    Matter,
    PassageQuote,
    RecordCite,
    Selection,
    Snapshot,
    Support,
)
from app.law.parties import Counsel
from app.matters import SCHEMA, matter_from_json, matter_to_json, new_matter
from app.matters.layout import WIDTH
from app.matters.references import check_references
from tests.helpers.matters import make_matter

QUOTE = PassageQuote(passage="p1", start=3, end=9, sha256="ab", lead="As the court said,")
SNAPSHOT = Snapshot(
    authorities=(
        Authority(
            key=AuthorityKey("roe"),
            kind=AuthorityKind.OPINION,
            name="Roe v. Town of X",
            citations=(ReporterCitation("12", "F. Supp. 3d", "345"), ReporterCitation("2015", "WL", "99")),
            decided=PartialDate(2015, 6),
            weight_notes=("en banc",),
            treatments=(
                Treatment(kind=TreatmentKind.AMENDED, phrase="as amended", date=PartialDate(2016, 1, 2)),
                Treatment(kind=TreatmentKind.LIMITED, checked_on=dt.date(2020, 1, 1), claims=("force",)),
            ),
            verification=Verification(by="A. B.", on=dt.date(2020, 2, 3)),
        ),
    ),
    propositions=(
        Proposition(
            id=PropositionId("roe.rule"),
            authority=AuthorityKey("roe"),
            text="Doors are doors.",
            pin="350 n.2",
            outcome=Outcome.IMMUNITY_DENIED,
            facts=(PrecedentFact(aspect="door", text="open"),),
        ),
    ),
)

MATTERS = {
    "whole": make_matter(),
    "snapshot": make_matter(snapshot=SNAPSHOT),
    "quotation": make_matter(
        selections=(Selection(count="1", defense="doorway", supports=(Support(authority="roe", quote=QUOTE),)),)
    ),
    "bare": new_matter(title="A v. B", plaintiff="A", defendant="B", case_number="1", incident=dt.date(2020, 1, 1)),
}


@pytest.mark.parametrize("name", MATTERS)
def it_reads_what_it_wrote(name: str):
    assert matter_from_json(matter_to_json(MATTERS[name])) == MATTERS[name]


@given(
    text=st.text(),
    paragraphs=st.lists(st.text(min_size=1), max_size=3),
    words=st.dictionaries(st.text(), st.text(), max_size=3),
    incident=st.dates(),
    bar=st.none() | st.text(),
)
def it_reads_whatever_it_wrote(text: str, paragraphs: list[str], words: dict[str, str], incident: dt.date, bar: str):
    matter = make_matter(
        incident=incident,
        own_words=words,
        counsel=(Counsel(side="plaintiff", bar_number=bar, address=tuple(paragraphs)),),
        facts=(Fact(id="f", text=text, cites=(RecordCite(paper="compl", paragraphs=tuple(paragraphs)),)),),
    )
    assert matter_from_json(matter_to_json(matter)) == matter


def it_writes_for_readers():
    text = matter_to_json(make_matter())
    table = json.loads(text)
    assert table["schema"] == SCHEMA
    assert text.endswith("}\n")
    assert "snapshot" not in table
    assert "kind" not in table["parties"][0]
    assert table["incident"] == "2019-05-06"
    assert '"cites": [{' not in text
    assert '{"paper": "compl", "paragraphs": ["12", "14-15"]}' in text
    assert max(len(line) for line in text.splitlines()) <= WIDTH + 20


def it_writes_citations_as_they_are_cited():
    table = json.loads(matter_to_json(MATTERS["snapshot"]))
    entry = table["snapshot"]["authorities"][0]
    assert entry["citations"] == ["12 F. Supp. 3d 345", "2015 WL 99"]
    assert entry["decided"] == "2015-06"


def _set(*keys: str | int, to: object) -> Callable[[Any], None]:
    def change(table: Any) -> None:
        for key in keys[:-1]:
            table = table[key]
        table[keys[-1]] = to

    return change


def _drop(*keys: str | int) -> Callable[[Any], None]:
    def change(table: Any) -> None:
        for key in keys[:-1]:
            table = table[key]
        del table[keys[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (_set("schema", to=SCHEMA + 1), "schema", f"version {SCHEMA + 1}; this Rejoinder reads up to {SCHEMA}"),
        (_set("schema", to="1"), "schema", "should be 2"),
        (_set("schema", to=True), "schema", "should be 2"),
        (_drop("schema"), "schema", "is missing"),
        (_set("titel", to="x"), "titel", "unknown key; known: title, practice"),
        (_drop("title"), "title", "is missing"),
        (_drop("caption", "court"), "caption.court", "is missing"),
        (_set("title", to=3), "title", "should be text, but is 3"),
        (_set("title", to=None), "title", "should be text, but is empty"),
        (_set("parties", to={}), "parties", "should be a list, but is a table"),
        (_set("parties", 0, to="x"), "parties[0]", "should be a table, but is 'x'"),
        (_set("parties", 0, "side", to="judge"), "parties[0].side", "known: plaintiff, defendant, neutral"),
        (_set("parties", 0, "side", to=[]), "parties[0].side", "unknown value"),
        (_set("parties", 0, "moving", to="yes"), "parties[0].moving", "should be true or false"),
        (_set("parties", 0, "pronouns", to=["she"]), "parties[0].pronouns", "should hold 3 values, but holds 1"),
        (_set("incident", to="May 6"), "incident", "should be a date such as 2018-05-30, but is 'May 6'"),
        (_set("incident", to=2019), "incident", "should be a date"),
        (_set("counts", 0, "number", to=True), "counts[0].number", "should be a whole number"),
        (_set("own_words", to=["x"]), "own_words", "should be a table, but is a list"),
        (_set("own_words", "reply", to=1), "own_words.reply", "should be text"),
        (_set("facts", 0, "cites", 0, "paragraph", to="1"), "facts[0].cites[0].paragraph", "unknown key"),
    ],
)
def it_names_the_place_of_an_error(change: Callable[[Any], None], place: str, words: str):
    table = {"schema": SCHEMA, **to_table(make_matter())}
    change(table)
    with pytest.raises(RecordProblem) as caught:
        matter_from_json(json.dumps(table))
    assert caught.value.place == place
    assert words in caught.value.reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not sound JSON"),
        ('{"schema": 2,\n', "line 2: not sound JSON"),
        ("[]", "one JSON object"),
        ('{"schema": 2, "schema": 1}', "schema: the key stands twice"),
        ("[" * 100_000, "nested too deep"),
        (f'{{"schema": 2, "title": {"9" * 5000}}}', "a number that is too long"),
        (r'{"schema": 2, "title": "\ud83d"}', r"half a character \(.ud83d\)"),
    ],
)
def it_refuses_what_is_no_matter(text: str, words: str):
    with pytest.raises(RecordProblem, match=words):
        matter_from_json(text)


@pytest.mark.parametrize("citation", ["204 F.3d", "", "x"])
def it_refuses_a_citation_without_its_parts(citation: str):
    table = to_table(SNAPSHOT)
    table["authorities"][0]["citations"][0] = citation
    with pytest.raises(RecordProblem) as caught:
        from_table(Snapshot, table)
    assert caught.value.place == "authorities[0].citations[0]"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_set("counts", 1, "claim", to="entri"), "counts[1].claim: unknown claim id 'entri'; known: entry, arrest"),
        (_set("counts", 1, "defendants", to=["marsch"]), "counts[1].defendants[0]: unknown party id 'marsch'"),
        (_set("counts", 1, "defendants", to=["doyle"]), "counts[1].defendants[0]: 'doyle' is not a defendant"),
        (_set("counts", 1, "label", to="1"), "counts[1]: the label '1' stands there twice"),
        (_set("counts", 0, "status", to="lost"), "counts[0].status: unknown value 'lost'; known: pending"),
        (_set("parties", 1, "id", to="doyle"), "parties[1]: the id 'doyle' stands there twice"),
        (_set("papers", 1, "id", to="compl"), "papers[1]: the id 'compl' stands there twice"),
        (
            _set("facts", 0, "cites", 0, "paper", to="fac"),
            "facts[0].cites[0].paper: unknown paper id 'fac'; known: compl, mot",
        ),
        (_set("issues", 0, "count", to="9"), "issues[0].count: unknown count id '9'; known: 1, 2"),
        (_set("issues", 0, "defense", to="door"), "issues[0].defense: unknown defense id 'door'; known: qi_prong1"),
        (_set("issues", 0, "raised_at", "paper", to="x"), "issues[0].raised_at.paper: unknown paper id 'x'"),
        (_set("issues", to=[{"count": "1", "defense": "doorway"}] * 2), "issues[1]: the count and defense '1:doorway'"),
        (_set("selections", 0, "count", to="9"), "selections[0].count: unknown count id '9'"),
        (_set("selections", 0, "defense", to="x"), "selections[0].defense: unknown defense id 'x'"),
        (_set("selections", 0, "facts", to=["y"]), "selections[0].facts[0]: unknown fact id 'y'; known: inside"),
        (
            _set("selections", 0, "likenesses", 0, "facts", to=["y"]),
            "selections[0].likenesses[0].facts[0]: unknown fact",
        ),
        (_drop("selections", 0, "supports", 0, "proposition"), "selections[0].supports[0]: should hold either"),
        (_set("reply_selections", 0, "facts", to=["z"]), "reply_selections[0].facts[0]: unknown fact id 'z'"),
        (_set("practice", to="tax"), "practice: the file is for 'tax'"),
    ],
)
def it_refuses_ids_that_point_nowhere(change: Callable[[Any], None], message: str):
    table = to_table(make_matter())
    change(table)
    with pytest.raises(RecordProblem) as caught:
        check_references(from_table(Matter, table), load_practice())
    assert str(caught.value).startswith(message)


def it_accepts_a_sound_matter():
    check_references(make_matter(), load_practice())
