"""What is laid beside authorities: notes, tags, collections, suggestions, duplicates."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import NotFound, StoreError
from app.law.annotations import CaseOutcome, PassageTagKind, Standing
from app.law.authorities import (
    Outcome,
    PartKind,
    Posture,
    Publication,
    ReporterCitation,
    Treatment,
    TreatmentKind,
)
from app.law.citations import Citation, CitationForm, CitationKind, CitationReport, HistoryLink
from app.law.claims import Claim, Defense, Element, Practice, Prong, Question
from app.law.dates import PartialDate
from app.law.opinions import OpinionPart, Paragraph, Quality, Ruling, RulingOutcome, Voice, VoiceKind
from app.library.cues import Cues, read_cues
from app.library.results import SearchQuery
from app.library.store import Library, open_library
from app.library.suggesting import Suggestions, suggest
from tests.helpers.library import DAY, DOOR, FORCE, NOON, OAK, OPINION, REPORT, STATUTE, another, empty_library

ME = {"by": "A. Advocate", "at": NOON}
ASH = dataclasses.replace(OAK, key="ash", name="Ash v. Elm", treatments=(), notes="Look at the map.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    path.write_bytes(empty_library())
    path.chmod(0o600)
    with open_library(str(path)) as opened:
        opened.add_authorities([OAK, STATUTE])
        opened.add_propositions([DOOR, FORCE])
        opened.import_opinion(OPINION, REPORT)
        yield opened
        assert [f.code for f in opened.check()] == []


def found(library: Library, words: str) -> list[str]:
    return [result.id for result in library.search(SearchQuery(words=words)).results]


# Notes, tags, collections


@pytest.mark.parametrize("subject", ["oak", "oak.door", "oak/2"])
def it_keeps_a_note_on_anything_and_finds_its_words(library: Library, subject: str):
    note = library.marks.add_note(subject, "  Ask about the marmalade. ", **ME)
    assert (note.subject, note.text, note.by, note.changed_at) == (
        subject,
        "Ask about the marmalade.",
        "A. Advocate",
        None,
    )
    assert library.marks.notes_of("oak") == [note]
    assert "oak" in found(library, "marmalade")


def it_remembers_what_a_note_said(library: Library):
    note = library.marks.add_note("oak", "marmalade", **ME)
    changed = library.marks.change_note(note.id, "honey", **ME)
    assert (changed.text, changed.at, changed.changed_at) == ("honey", NOON, NOON)
    assert found(library, "marmalade") == []
    library.marks.remove_note(note.id, **ME)
    assert library.marks.notes_of("oak") == []
    assert found(library, "honey") == []
    assert [(e.old, e.new) for e in library.history_of("oak")] == [("marmalade", "honey"), ("honey", "")]


@pytest.mark.parametrize("subject", ["elm", "elm.door", "oak/99", "oak/"])
def it_lays_nothing_on_what_it_does_not_hold(library: Library, subject: str):
    with pytest.raises(NotFound):
        library.marks.add_note(subject, "x", **ME)
    with pytest.raises(NotFound):
        library.marks.tag(subject, "x")


def it_refuses_marks_without_words(library: Library):
    for refused in (
        lambda: library.marks.add_note("oak", " ", **ME),
        lambda: library.marks.tag("oak", ""),
        lambda: library.marks.collect(" ", "oak"),
    ):
        with pytest.raises(StoreError, match="no words"):
            refused()


def it_tags_and_untags(library: Library):
    for subject in ("oak", "oak", "oak.door", "oak/2"):
        library.marks.tag(subject, "doors")
    library.marks.tag("usc_1", "acts")
    assert library.marks.tags() == {"acts": 1, "doors": 3}
    assert library.marks.tags_of("oak") == {"oak": ("doors",), "oak.door": ("doors",), "oak/2": ("doors",)}
    assert [a.key for a in library.marks.tagged("doors")] == ["oak"]
    library.marks.untag("oak.door", "doors")
    assert library.marks.tags_of("oak") == {"oak": ("doors",), "oak/2": ("doors",)}


def it_collects_in_order(library: Library):
    library.marks.collect("entry", "usc_1", about="Doors and sills")
    library.marks.collect("entry", "oak")
    library.marks.collect("entry", "usc_1")
    library.marks.collect("force", "oak")
    first, second = library.marks.collections()
    assert (first.name, first.about, first.authorities) == ("entry", "Doors and sills", ("usc_1", "oak"))
    assert (second.name, second.authorities) == ("force", ("oak",))
    library.marks.uncollect("entry", "usc_1")
    library.marks.drop_collection("force")
    assert [(c.name, c.authorities) for c in library.marks.collections()] == [("entry", ("oak",))]
    with pytest.raises(NotFound):
        library.marks.drop_collection("force")


def it_knows_the_favourites(library: Library):
    library.marks.favour("oak")
    assert [a.key for a in library.marks.favourites()] == ["oak"]
    library.marks.favour("oak", favourite=False)
    assert library.marks.favourites() == []


# Quotations and verification


@pytest.mark.parametrize("typed", ["The officer reached across the sill.", "That was  an entry."])
def it_keeps_a_quotation_as_it_is_printed(library: Library, typed: str):
    library.edit(dataclasses.replace(DOOR, quotation=typed), **ME)
    assert library.get_proposition("oak.door").quotation == " ".join(typed.split())


@pytest.mark.parametrize("typed", ["That was no entry.", "hat was an entry", "The officer … the sill.", " "])
def it_refuses_a_quotation_that_no_passage_holds(library: Library, typed: str):
    with pytest.raises(StoreError, match="not found word for word"):
        library.edit(dataclasses.replace(DOOR, quotation=typed), **ME)
    with pytest.raises(StoreError, match="not found word for word"):
        library.add_propositions([dataclasses.replace(FORCE, id="oak.new", quotation=typed)])
    assert library.get_proposition("oak.door") == DOOR
    assert library.find_proposition("oak.new") is None


def it_refuses_a_quotation_of_what_may_not_be_quoted(library: Library):
    library.add_authority(ASH)
    with pytest.raises(StoreError, match="holds no text of “ash”"):
        library.add_propositions(
            [dataclasses.replace(DOOR, id="ash.x", authority="ash", quotation="That was an entry.")]
        )


def it_undoes_and_remembers_statements(library: Library):
    library.verify("oak", by="A. Advocate", on=DAY)
    assert library.get_authority("oak").verification.text == "oak.txt (SHA-256 aaaaaaaaaaaa…)"
    library.edit(dataclasses.replace(library.get_proposition("oak.door"), quotation="That was an entry."), **ME)
    assert library.get_proposition("oak.door").verification is None
    assert [e.field for e in library.history_of("oak.door")] == ["verification", "quotation", "verification"]
    library.take_back_verification("oak", **ME)
    assert library.get_authority("oak").verification is None
    assert library.get_proposition("oak.force").verification is None


# Suggestions

PRACTICE = Practice(
    id="test",
    title="Doors",
    claims={
        "entry": Claim(
            id="entry",
            title="unlawful entry",
            basis="Law",
            question=Question.FEDERAL,
            elements=(Element(id="sill", text="a sill was crossed"),),
            cues=("doorstep",),
        ),
        "noise": Claim(id="noise", title="noise", basis="Law", question=Question.STATE, cues=("loud",)),
    },
    defenses={
        "qi": Defense(
            id="qi",
            title="immunity",
            label="QI",
            question=Question.FEDERAL,
            answers=("entry",),
            prong=Prong.VIOLATION,
            cues=("qualified immunity",),
        )
    },
    topics={},
)
CUES = """
format = 1
[[kind]]
id = "holding"
speaks_for_court = true
cues = ["we hold"]
[[element]]
claim = "entry"
element = "sill"
cues = ["cross the sill"]
[[posture]]
id = "summary_judgment"
cues = ["summary judgment"]
[[result]]
ruling = "denied"
cues = ["qualified immunity"]
result = "immunity_denied"
[[treatment]]
kind = "overruled_other_grounds"
phrases = ["overruled on other grounds"]
[[treatment]]
kind = "reversed"
of_later = true
phrases = ["rev'g"]
[[treatment]]
phrases = ["cert. denied"]
"""


@pytest.fixture(scope="module")
def cues(tmp_path_factory: pytest.TempPathFactory) -> Cues:
    file = tmp_path_factory.mktemp("cues") / "cues.toml"
    file.write_text(CUES, encoding="utf-8")
    return read_cues([file], PRACTICE)


def said(words: str, kind: PartKind = PartKind.MAJORITY, **more: object) -> Paragraph:
    return Paragraph(text=words, page="7", **more)


def suggested(cues: Cues, *parts: OpinionPart, report: CitationReport = REPORT, **more: object) -> Suggestions:
    return suggest(dataclasses.replace(OPINION, parts=parts, footnotes=(), **more), report, cues)


def part(kind: PartKind, *paragraphs: Paragraph) -> OpinionPart:
    return OpinionPart(kind=kind, paragraphs=paragraphs)


def it_suggests_what_a_passage_is_about_with_its_words(cues: Cues):
    text = "We hold that he Crossed the sill  at the doorsteps: an unlawful\nentry."
    found = suggested(cues, part(PartKind.MAJORITY, said(text), said("Nothing.")))
    assert [(t.stretch, t.kind.value, t.value, t.words) for t in found.tags] == [
        (0, "claim", "entry", ("doorsteps", "unlawful entry")),
        (0, "kind", "holding", ("we hold",)),
    ]
    crossing = suggested(cues, part(PartKind.MAJORITY, said("To cross the sill is enough.")))
    assert [(t.kind.value, t.value) for t in crossing.tags] == [("element", "entry.sill")]


@pytest.mark.parametrize(
    ("kind", "more", "holds"),
    [
        (PartKind.MAJORITY, {}, True),
        (PartKind.PER_CURIAM, {}, True),
        (PartKind.DISSENT, {}, False),
        (PartKind.CONCURRENCE, {}, False),
        (PartKind.PLURALITY, {}, False),
        (PartKind.SYLLABUS, {}, False),
        (PartKind.MAJORITY, {"block_quote": True}, False),
        (PartKind.MAJORITY, {"voices": (Voice(start=0, end=40, kind=VoiceKind.CONTENTION, rule="argues"),)}, False),
        (PartKind.MAJORITY, {"voices": (Voice(start=9, end=40, kind=VoiceKind.QUOTED, rule="marks"),)}, True),
        (PartKind.MAJORITY, {"heading": True}, False),
    ],
)
def it_takes_holdings_from_the_court_alone(cues: Cues, kind: PartKind, more: dict[str, object], holds: bool):
    found = suggested(cues, part(kind, said("We hold it was a doorstep, and no more.", **more)))
    assert ("holding" in [t.value for t in found.tags]) is holds


@pytest.mark.parametrize(
    ("subject", "motion", "expected"),
    [
        ("unlawful entry", "Elm's motion for summary judgment", ("entry", None, Posture.SUMMARY_JUDGMENT, None)),
        (
            "the unlawful entry, for qualified immunity",
            "Elm's motion",
            ("entry", "qi", None, Outcome.IMMUNITY_DENIED),
        ),
        ("loud noise, for qualified immunity", "Elm's motion", ("noise", None, None, Outcome.IMMUNITY_DENIED)),
        ("unlawful entry and noise", "Elm's motion", (None, None, None, None)),
        ("the gazebo", "Elm's motion", (None, None, None, None)),
        (None, "Elm's motion", (None, None, None, None)),
    ],
)
def it_suggests_outcomes_from_rulings(cues: Cues, subject: str | None, motion: str, expected: tuple[object, ...]):
    ruling = Ruling(motion=motion, subject=subject, count="2", outcome=RulingOutcome.DENIED, page="9", text="It is so.")
    (outcome,) = suggested(cues, part(PartKind.ORDER, said("x")), rulings=(ruling,)).outcomes
    assert (outcome.claim, outcome.defense, outcome.posture, outcome.result) == expected
    assert (outcome.party, outcome.count, outcome.pin, outcome.ruling) == ("Elm", "2", "9", RulingOutcome.DENIED)
    assert outcome.decision.standing is Standing.SUGGESTED
    assert outcome.reasons
    poor = Quality(quotable=False, score=0.1)
    assert suggested(cues, part(PartKind.ORDER, said("x")), rulings=(ruling,), quality=poor).outcomes[0].pin is None


def cited(index: int, refers_to: str, **more: object) -> Citation:
    return Citation(
        index=index,
        kind=CitationKind.CASE,
        form=CitationForm.FULL,
        text=f"Fir v. Yew, {refers_to}",
        name="Fir v. Yew",
        refers_to=refers_to,
        **more,
    )


@pytest.mark.parametrize(
    ("phrase", "treated", "kind", "by"),
    [
        ("overruled on other grounds by", "100 F.3d 200", TreatmentKind.OVERRULED_OTHER_GROUNDS, "300 U.S. 400"),
        ("Overruled  on other grounds sub nom.", "100 F.3d 200", TreatmentKind.OVERRULED_OTHER_GROUNDS, "300 U.S. 400"),
        ("rev’g", "300 U.S. 400", TreatmentKind.REVERSED, "100 F.3d 200"),
        ("invited", "100 F.3d 200", None, "300 U.S. 400"),
    ],
)
def it_sees_what_a_text_says_became_of_others(
    cues: Cues, phrase: str, treated: str, kind: TreatmentKind | None, by: str
):
    report = CitationReport(
        citations=(cited(0, "100 F.3d 200", history=(HistoryLink(phrase=phrase, index=1),)), cited(1, "300 U.S. 400"))
    )
    (seen,) = suggested(cues, part(PartKind.ORDER, said("x")), report=report).treatments
    assert (seen.cited, seen.kind, seen.later, seen.stretch, seen.phrase) == (treated, kind, by, 0, phrase)


def it_passes_over_history_that_says_nothing_of_force(cues: Cues):
    report = CitationReport(citations=(cited(0, "100 F.3d 200", history=(HistoryLink(phrase="cert. denied"),)),))
    assert suggested(cues, part(PartKind.ORDER, said("x")), report=report).treatments == ()


RULINGS = (
    Ruling(
        motion="Elm's motion", subject="unlawful entry", count="1", outcome=RulingOutcome.DENIED, page="9", text="No."
    ),
)
CITING = CitationReport(
    citations=(
        cited(0, "100 F.3d 200", history=(HistoryLink(phrase="overruled on other grounds by", index=1),), pin="205"),
        cited(1, "300 U.S. 400"),
    )
)


def imported(library: Library, cues: Cues) -> str:
    """Another opinion, that cites the first and suggests one of each kind."""
    parts = (part(PartKind.MAJORITY, said("We hold that a doorstep is no sill.")),)
    opinion = another(
        OPINION, "c", name="Yew v. Fir", citations=(), docket="77-1", parts=parts, footnotes=(), rulings=RULINGS
    )
    return library.import_opinion(opinion, CITING, suggest(opinion, CITING, cues), at=NOON).key


def it_keeps_suggestions_until_somebody_decides(library: Library, cues: Cues):
    key = imported(library, cues)
    desk = library.suggestions
    counts = desk.review_counts()
    assert (counts.outcomes, counts.tags, counts.treatments) == (1, 2, 1)
    (outcome,) = desk.outcomes_of(key)
    assert (outcome.authority, outcome.claim, outcome.decision.standing) == (key, "entry", Standing.SUGGESTED)
    claim, holding = desk.tags_of(key)
    assert (claim.passage, claim.kind, claim.words) == (f"{key}/1", PassageTagKind.CLAIM, ("doorstep",))
    desk.decide_outcome(outcome.id, Standing.CONFIRMED, **ME)
    desk.decide_tag(holding.id, Standing.REJECTED, **ME)
    assert [o.decision.by for o in desk.outcomes_of(key, standing=Standing.CONFIRMED)] == ["A. Advocate"]
    assert desk.tags_of(key, standing=Standing.SUGGESTED) == [claim]
    assert desk.tags_of(key, kind=PassageTagKind.KIND)[0].decision.on == DAY
    assert [e.new for e in library.history_of(key)] == ["confirmed"]


def it_shows_a_treatment_with_its_source_and_records_what_the_attorney_makes_of_it(library: Library, cues: Cues):
    key = imported(library, cues)
    desk = library.suggestions
    (seen,) = desk.treatments_seen("oak")
    assert (seen.authority, seen.seen_in, seen.passage, seen.later) == ("oak", key, f"{key}/1", "300 U.S. 400")
    assert library.get_authority("oak").treatments == OAK.treatments
    assert not seen.recorded
    treatment = Treatment(kind=seen.kind, phrase=seen.phrase, citation="300 U.S. 400", source="Yew", checked_on=DAY)
    assert desk.confirm_treatment(seen.id, treatment, **ME) == "oak"
    assert treatment in library.get_authority("oak").treatments
    assert [one.recorded for one in desk.treatments_seen("oak")] == [True]
    assert desk.treatments_seen("oak", standing=Standing.SUGGESTED) == []
    library.remove_treatment("oak", treatment, **ME)
    assert library.get_authority("oak").treatments == OAK.treatments
    with pytest.raises(NotFound):
        library.remove_treatment("oak", treatment, **ME)


def it_can_say_that_a_treatment_is_none(library: Library, cues: Cues):
    imported(library, cues)
    (seen,) = library.suggestions.treatments_seen()
    library.suggestions.reject_treatment(seen.id, **ME)
    assert library.suggestions.treatments_seen(standing=Standing.SUGGESTED) == []
    with pytest.raises(NotFound):
        library.suggestions.reject_treatment(99, **ME)
    with pytest.raises(StoreError, match="name"):
        library.suggestions.reject_treatment(seen.id, by=" ", at=NOON)


def it_takes_what_the_attorney_enters_as_confirmed(library: Library):
    outcome = library.suggestions.add_outcome(CaseOutcome(authority="oak", claim="entry", pin="205"), **ME)
    assert library.suggestions.outcomes_of("oak") == [outcome]
    tag = library.suggestions.tag_passage("oak/2", PassageTagKind.CLAIM, "entry", **ME)
    assert library.suggestions.tags_of("oak") == [tag]
    assert {outcome.decision.standing, tag.decision.standing} == {Standing.CONFIRMED}


# Duplicates


def it_offers_what_may_be_the_same_with_both_sides(library: Library):
    library.add_authority(ASH)
    (pair,) = library.twins.find()
    assert (pair.one.authority.key, pair.other.authority.key) == ("oak", "ash")
    appeal = "both are of one court (Court of Appeals for the Ninth Circuit) and one appeal, No. 98-1234"
    assert pair.reasons == ("both begin at 100 F.3d 200", "both begin at 1999 WL 300", appeal)
    assert (pair.one.texts, pair.one.passages, pair.one.propositions, pair.other.passages) == (("oak.txt",), 6, 2, 0)
    assert library.twins.find("ash") == [pair]
    assert library.twins.find("usc_1") == []


@pytest.mark.parametrize(
    ("changes", "reasons", "against"),
    [
        ({"docket": "97-5 & 98-1234", "dockets": ("97-5", "98-1234")}, 1, 0),
        ({"decided": PartialDate(1999, 2, 4), "dockets": ("98-1234",)}, 0, 0),
        ({"decided": PartialDate(1999), "docket": None}, 2, 0),
    ],
)
def it_finds_one_case_and_day_under_several_numbers_and_one_text_in_two_files(
    library: Library, changes: dict[str, object], reasons: int, against: int
):
    text = part(PartKind.ORDER, said("Other words.")) if "dockets" in changes else OPINION.parts[0]
    parts = OPINION.parts if "dockets" not in changes else (text,)
    library.import_opinion(another(OPINION, "d", citations=(), parts=parts, footnotes=(), **changes), REPORT)
    pairs = library.twins.find()
    assert [len(pair.reasons) for pair in pairs] == ([reasons] if reasons else [])


def it_does_not_offer_again_what_was_told_apart(library: Library):
    library.add_authority(dataclasses.replace(ASH, decided=PartialDate(2001)))
    assert library.twins.find()[0].against == ("the dates differ: 1999-02-03, 2001",)
    library.twins.tell_apart("ash", "oak", **ME)
    library.twins.tell_apart("oak", "ash", **ME)
    assert library.twins.find() == []


def it_knows_that_dispositions_may_share_a_page(library: Library):
    library.add_authority(dataclasses.replace(ASH, decided=PartialDate(2001), docket="00-1"))
    assert library.twins.find() == []


def merged(library: Library) -> None:
    """Two authorities with texts, propositions and marks each, made one."""
    library.add_authority(dataclasses.replace(ASH, citations=(ReporterCitation("9", "A. Rep.", "1"),), court=None))
    poor = Quality(quotable=False, score=0.1)
    copy = another(OPINION, "f", citations=(ReporterCitation("9", "A. Rep.", "1"),), quality=poor, docket="5")
    assert library.import_opinion(copy, REPORT).key == "ash"
    library.add_propositions([dataclasses.replace(FORCE, id="ash.x", authority="ash", pin="3")])
    library.marks.add_note("ash/2", "On the second paragraph.", **ME)
    library.marks.tag("ash", "doors")
    library.marks.tag("oak", "doors")
    library.marks.collect("entry", "ash")
    library.marks.favour("ash")
    library.twins.merge("oak", "ash", **ME)


def it_merges_all_that_belongs_to_two_into_one(library: Library):
    merged(library)
    oak = library.get_authority("oak")
    assert library.get_authority("ash") == oak
    assert [str(c) for c in oak.citations] == ["100 F.3d 200", "1999 WL 300", "9 A. Rep. 1"]
    assert oak.notes == "Mind the gazebo.\nLook at the map."
    assert [p.id for p in library.propositions_of("oak")] == ["oak.door", "oak.force", "ash.x"]
    assert library.get_proposition("ash.x").pin_reporter == "A. Rep."
    assert library.get_passage("ash/2").id == "oak/8"
    assert library.marks.notes_of("ash")[0].subject == "oak/8"
    assert library.marks.tags_of("oak") == {"oak": ("doors",)}
    assert library.marks.collections()[0].authorities == ("oak",)
    assert [a.key for a in library.marks.favourites()] == ["oak"]
    assert library.find_opinion("oak") == OPINION
    assert [e.field for e in library.history_of("oak")][-1] == "merged"
    assert library.twins.find() == []
    assert {"oak/2", "ash.x"} <= {*found(library, "sill"), *found(library, "measured")}


def it_understands_old_names_after_merging_twice(library: Library):
    merged(library)
    library.add_authority(dataclasses.replace(ASH, key="elm", citations=(), docket=None))
    library.twins.merge("elm", "oak", **ME)
    assert library.get_passage("ash/2").id == "elm/8"
    assert library.get_passage("oak/2").id == "elm/2"
    assert library.find_authority("ash").key == "elm"


def it_does_not_load_a_starter_entry_again_that_was_merged(library: Library):
    unprinted = dataclasses.replace(ASH, citations=())
    library.load_starter([unprinted], [])
    library.twins.merge("oak", "ash", **ME)
    outcome = library.load_starter([unprinted, dataclasses.replace(unprinted, name="New")], [])
    assert (outcome.added, outcome.updated) == ((), ())


@pytest.mark.parametrize(("keep", "drop"), [("oak", "oak"), ("oak", "usc_1")])
def it_refuses_to_merge_what_cannot_be_one(library: Library, keep: str, drop: str):
    with pytest.raises(StoreError):
        library.twins.merge(keep, drop, **ME)


def it_changes_nothing_when_merging_fails(library: Library, monkeypatch: pytest.MonkeyPatch):
    library.add_authority(ASH)

    def fail(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.library.merging.add_words", fail)
    before = list(library.iter_authorities())
    with pytest.raises(KeyboardInterrupt):
        library.twins.merge("oak", "ash", **ME)
    assert list(library.iter_authorities()) == before


# What an import keeps


def it_takes_over_what_the_paper_says_of_itself(library: Library):
    paper = another(
        OPINION,
        "e",
        citations=(),
        docket="1-2",
        dockets=("1-2", "3-4"),
        publication=Publication.PUBLISHED,
        en_banc=True,
        author="Birch",
        counsel=("Elm for the plaintiff",),
        disposition="AFFIRMED",
        rulings=RULINGS,
    )
    key = library.import_opinion(paper, REPORT).key
    entry = library.get_authority(key)
    assert (entry.publication, entry.weight_notes) == (Publication.PUBLISHED, ("en banc",))
    assert library.find_opinion(key) == paper
