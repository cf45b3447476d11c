import datetime as dt
from dataclasses import replace

import pytest

from app.drafting import prose
from app.drafting.record import record_nodes, split_record_cites
from app.law.authorities import Side
from app.law.briefs import Placeholder
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.law.matters import (
    Matter,
    Paper,
    PaperId,
    PaperKind,
    RecordCite,
)
from app.law.parties import Caption, Party, PartyId

FAC = Paper(
    id=PaperId("fac"),
    kind=PaperKind.COMPLAINT,
    short_name="FAC",
    title="First Amended Complaint",
    ecf="52",
    operative=True,
)
MOT = Paper(id=PaperId("mot"), kind=PaperKind.MOTION, short_name="Mot.", title="", ecf="55", operative=True)
ORDER = Paper(id=PaperId("order"), kind=PaperKind.ORDER, short_name="Prior Order", title="", ecf="49")
DEP = Paper(id=PaperId("dep"), kind=PaperKind.DEPOSITION, short_name="Roe Dep.", title="")
OPP = Paper(id=PaperId("opp"), kind=PaperKind.OPPOSITION, short_name="Opp'n", title="")
MATTER = Matter(
    title="Doe v. Roe",
    practice="section_1983",
    profile="cand",
    caption=Caption(
        court=CourtId("cand"), division=None, title_plaintiff="Doe", title_defendant="Roe", case_number="1:20-cv-1"
    ),
    incident=dt.date(2020, 1, 2),
    parties=(),
    papers=(FAC, MOT, ORDER, DEP, OPP),
)


def cite(paper: str, *, at: tuple[str, ...] = (), para: tuple[str, ...] = ()) -> RecordCite:
    return RecordCite(paper=PaperId(paper), pages=at, paragraphs=para)


@pytest.mark.parametrize(
    ("cites", "printed"),
    [
        ([cite("fac", para=("51",))], "FAC ¶ 51."),
        ([cite("fac", para=("51", "55", "57-58"))], "FAC ¶¶ 51, 55, 57–58."),
        ([cite("fac", para=("57-58",))], "FAC ¶¶ 57–58."),
        ([cite("fac", para=("51",)), cite("fac", para=("55",))], "FAC ¶¶ 51, 55."),
        ([cite("fac", para=("51",)), cite("mot", at=("12-13",))], "FAC ¶ 51; Mot. at 12–13."),
        ([cite("order", at=("18-25",))], "Prior Order at 18–25, ECF No. 49."),
        ([cite("dep", at=("45:12-20", "46:3-47:1"))], "Roe Dep. 45:12–20, 46:3–47:1."),
        ([cite("opp", at=("8-9",))], "Opp’n at 8–9."),
    ],
)
def test_record_cites(cites: list[RecordCite], printed: str) -> None:
    introduced = {"fac", "mot"}
    assert "".join(node.text for node in record_nodes(cites, MATTER, introduced=introduced)) == printed


def test_a_paper_is_introduced_where_it_is_first_cited() -> None:
    introduced: set[str] = set()
    cites = [cite("fac", para=("51",)), cite("mot", at=("12",))]
    first, again = ("".join(node.text for node in record_nodes(cites, MATTER, introduced=introduced)) for _ in range(2))
    assert first == "First Amended Complaint (“FAC”) ¶ 51, ECF No. 52; Mot. at 12, ECF No. 55."
    assert again == "FAC ¶ 51; Mot. at 12."


def test_a_missing_place_is_a_gap() -> None:
    (node,) = record_nodes([cite("mot")], MATTER)
    assert isinstance(node, Placeholder)
    assert node.text == "[Mot. at ?]."


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b, and c")],
)
def test_series(items: list[str], expected: str) -> None:
    assert prose.series(items) == expected


def test_long_date() -> None:
    assert prose.long_date(dt.date(2016, 2, 4)) == "February 4, 2016"


def party(name: str, *pronouns: str) -> Party:
    return Party(
        id=PartyId(name),
        name=name,
        short_name=name,
        side=Side.DEFENDANT,
        pronouns=pronouns or ("they", "them", "their"),
    )  # type: ignore[arg-type]


def test_roster_of_one_and_of_three() -> None:
    one = prose.Roster([party("Agent Roe", "she", "her", "her")], "Defendant", "Defendants")
    many = prose.Roster([party("A"), party("B"), party("C")], "Defendant", "Defendants")
    assert (one.possessive, one.verb("argues", "argue"), one.he, one.his) == ("Defendant’s", "argues", "she", "her")
    assert (many.possessive, many.verb("argues", "argue"), many.him, many.names) == (
        "Defendants’",
        "argue",
        "them",
        "A, B, and C",
    )


def test_a_public_body_takes_its_article_in_a_sentence_and_none_after_its_title_alone() -> None:
    whole, short = party("City of Elm"), replace(party("Agent Roe"), name="Ann Roe")
    county = replace(party("County"), name="County of Elm")
    several = prose.Roster([whole, short, county], "Defendant", "Defendants")
    assert several.names == "the City of Elm, Agent Roe, and the County"
    assert several.titled == "Defendants the City of Elm, Agent Roe, and the County"
    assert several.full_names == "the City of Elm, Ann Roe, and the County of Elm"
    assert prose.Roster([whole], "Defendant", "Defendants").titled == "Defendant City of Elm"
    assert prose.Roster([county], "Defendant", "Defendants").titled == "Defendant County of Elm"
    assert prose.Roster([short], "Defendant", "Defendants").titled == "Defendant Agent Roe"
    assert prose.Roster([party("Elm County")], "Defendant", "Defendants").names == "Elm County"


def test_a_transcript_within_the_attorneys_words_is_a_record_cite() -> None:
    pieces = split_record_cites("He waited. Roe Dep. 45:12-20, 46:3. So.", MATTER)
    assert pieces == ["He waited. ", cite("dep", at=("45:12-20", "46:3")), ". So."]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (PartialDate(2018, 5, 30), "on May 30, 2018"),
        (PartialDate(2018, 5), "in May 2018"),
        (PartialDate(2018), "in 2018"),
    ],
)
def test_a_date_known_in_part_is_said_as_far_as_it_is_known(date: PartialDate, said: str) -> None:
    assert prose.when(date) == said


@pytest.mark.parametrize(
    ("pronouns", "verb"),
    [(("she", "her", "her"), "asks"), (("they", "them", "their"), "ask"), (("it", "it", "its"), "asks")],
)
def test_a_pronoun_takes_its_own_verb(pronouns: tuple[str, str, str], verb: str) -> None:
    party = Party(id=PartyId("x"), name="X", short_name="X", side=Side.PLAINTIFF, pronouns=pronouns)
    assert prose.Roster([party], "Plaintiff", "Plaintiffs").verb_of_pronoun("asks", "ask") == verb


@pytest.mark.parametrize(
    ("typed", "rest", "whole"),
    [
        ("that the force was reasonable", "the force was reasonable", "that the force was reasonable."),
        ("no case was close enough.", "no case was close enough", "no case was close enough."),
        ("Defendants say that nobody was hurt.", "", "Defendants say that nobody was hurt."),
        ("Why sue at all?", "", "Why sue at all?"),
        ("They quote “it was routine.”", "", "They quote “it was routine.”"),
    ],
)
def it_tells_what_follows_argue_that_from_a_sentence_of_its_own(typed, rest, whole):
    assert prose.clause(typed) == rest
    assert prose.ended(typed) == whole
