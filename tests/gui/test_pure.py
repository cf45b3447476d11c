"""What needs no window: ticking, the board's cells, the palette's contrasts, the words."""

import dataclasses
import datetime as dt
from types import SimpleNamespace

import pytest

from app.drafting.match import Offer
from app.drafting.passages import quote_hash
from app.filing.practice import load_practice
from app.gui.days import read_day
from app.gui.look.palette import DARK, LIGHT, Palette, Tone
from app.gui.main import run_window
from app.gui.places import find_place
from app.gui.rooms.arguments import picks
from app.gui.rooms.arguments.board import Board, CellState
from app.gui.rooms.arguments.picks import OfferList
from app.gui.rooms.arguments.previewing import _likeliest
from app.gui.words import chips_of, first_obstacle, obstacle_words, offer_place, offer_words, place_of
from app.law.authorities import (
    Authority,
    AuthorityKey,
    AuthorityKind,
    PartKind,
    Proposition,
    PropositionId,
    PropositionKind,
    ReporterCitation,
    Side,
)
from app.law.dates import PartialDate
from app.law.findings import Finding, Severity
from app.law.gates import Gate, GateResult
from app.law.matters import Issue, PaperId, RecordCite, Selection, Support, SupportRole
from app.law.opinions import Passage
from app.law.weight import Weighing, Weight
from tests.helpers.matters import make_matter

WORDS = "An officer who crosses a threshold without a warrant needs a reason that the law knows."


def make_offer(name: str = "alpha", *, kind: PropositionKind = PropositionKind.RULE, **changes: object) -> Offer:
    authority = Authority(
        key=AuthorityKey(name),
        kind=AuthorityKind.OPINION,
        name=f"{name.title()} v. Beta",
        citations=(ReporterCitation("12", "F.3d", "34"),),
        decided=PartialDate(2011),
    )
    offer = Offer(
        authority=authority,
        proposition=Proposition(
            id=PropositionId(f"{name}.one"), authority=authority.key, text=WORDS, pin="36", kind=kind
        ),
        weighing=Weighing(weight=Weight.BINDING, reason="It binds."),
        gates=(
            Gate(gate="voice", result=GateResult.PASS, code="COURT", reason="The court's own."),
            Gate(gate="weight", result=GateResult.PASS, code="BINDING", reason="It binds."),
        ),
        score=10,
        reasons=(),
    )
    return dataclasses.replace(offer, **changes)


def make_passage_offer() -> Offer:
    text = f"Before. {WORDS} After."
    passage = Passage(id="alpha/3", authority="alpha", part=PartKind.MAJORITY, author=None, text=text, page="36")
    return make_offer(passage=passage, start=8, end=8 + len(WORDS))


@pytest.fixture
def bare():
    return make_matter(selections=(), reply_selections=())


ISSUE = Issue(count="1", defense="doorway")


@pytest.mark.parametrize(
    ("kind", "place", "role"),
    [
        (PropositionKind.STANDARD, OfferList.OFFERED, SupportRole.STANDARD),
        (PropositionKind.RULE, OfferList.OFFERED, SupportRole.SUPPORT),
        (PropositionKind.HOLDING, OfferList.EXCLUDED, SupportRole.SUPPORT),
        (PropositionKind.HOLDING, OfferList.ADVERSE, SupportRole.ADVERSE),
        (PropositionKind.STANDARD, OfferList.ADVERSE, SupportRole.ADVERSE),
    ],
)
def test_role_follows_kind_and_list(kind, place, role):
    assert picks.support_of(make_offer(kind=kind), place).role is role


def it_picks_in_the_order_of_ticking(bare):
    one, two = make_offer("alpha"), make_offer("gamma")
    matter = picks.pick(bare, Side.PLAINTIFF, ISSUE, one, OfferList.OFFERED)
    matter = picks.pick(matter, Side.PLAINTIFF, ISSUE, two, OfferList.OFFERED)
    (selection,) = matter.selections
    assert [s.proposition for s in selection.supports] == ["alpha.one", "gamma.one"]
    assert picks.find_pick(selection, two) == (2, selection.supports[1])
    assert matter.reply_selections == ()


def it_keeps_the_papers_apart(bare):
    matter = picks.pick(bare, Side.DEFENDANT, ISSUE, make_offer(), OfferList.OFFERED)
    assert matter.selections == ()
    assert matter.reply_selections[0].key == "1:doorway"


def it_fingerprints_verbatim_words(bare):
    offer = make_passage_offer()
    matter = picks.pick(bare, Side.PLAINTIFF, ISSUE, offer, OfferList.OFFERED)
    (support,) = matter.selections[0].supports
    assert support.proposition is None
    assert support.quote is not None
    assert support.quote.sha256 == quote_hash(WORDS)
    assert picks.find_pick(matter.selections[0], offer) is not None


def it_drops_a_pick_and_the_empty_selection_with_it(bare):
    offer = make_offer()
    matter = picks.pick(bare, Side.PLAINTIFF, ISSUE, offer, OfferList.OFFERED)
    assert picks.drop(matter, Side.PLAINTIFF, ISSUE, offer) == bare


def it_keeps_a_selection_that_holds_the_attorneys_text(bare):
    matter = dataclasses.replace(bare, selections=(Selection(count="1", defense="doorway", text="Own words."),))
    offer = make_offer()
    picked = picks.pick(matter, Side.PLAINTIFF, ISSUE, offer, OfferList.OFFERED)
    assert picks.drop(picked, Side.PLAINTIFF, ISSUE, offer) == matter


def it_writes_the_answer_to_an_adverse_pick(bare):
    offer = make_offer()
    matter = picks.pick(bare, Side.PLAINTIFF, ISSUE, offer, OfferList.ADVERSE)
    matter = picks.answer(matter, Side.PLAINTIFF, ISSUE, offer, "  The door was shut. ")
    assert matter.selections[0].supports[0].distinction == "The door was shut."


@pytest.mark.parametrize(("step", "order"), [(-1, ["b", "a", "c"]), (1, ["a", "c", "b"])])
def it_moves_a_pick(bare, step, order):
    matter, offers = bare, {name: make_offer(name) for name in "abc"}
    for offer in offers.values():
        matter = picks.pick(matter, Side.PLAINTIFF, ISSUE, offer, OfferList.OFFERED)
    matter = picks.move(matter, Side.PLAINTIFF, ISSUE, offers["b"], step)
    assert [s.authority for s in matter.selections[0].supports] == order


def it_moves_nothing_over_the_edge(bare):
    offer = make_offer()
    matter = picks.pick(bare, Side.PLAINTIFF, ISSUE, offer, OfferList.OFFERED)
    assert picks.move(matter, Side.PLAINTIFF, ISSUE, offer, -1) == matter


def selected(*supports: Support, **more: str) -> Selection:
    return Selection(count="1", defense="doorway", supports=supports, **more)


RULE = Support(authority="a", proposition="a.one")
STANDARD = Support(authority="s", proposition="s.one", role=SupportRole.STANDARD)
ADVERSE = Support(authority="x", proposition="x.one", role=SupportRole.ADVERSE)


@pytest.mark.parametrize(
    ("selection", "state"),
    [
        (None, CellState.RAISED),
        (selected(), CellState.RAISED),
        (selected(RULE), CellState.ANSWERED),
        (selected(STANDARD), CellState.PICKED),
        (selected(text="Own words."), CellState.ANSWERED),
        (selected(RULE, ADVERSE), CellState.PICKED),
        (selected(RULE, dataclasses.replace(ADVERSE, distinction="Not here.")), CellState.ANSWERED),
        (selected(conceded="Nothing turns on it."), CellState.CONCEDED),
    ],
)
def test_cell_of_a_raised_issue(selection, state):
    matter = make_matter(selections=(selection,) if selection else ())
    board = Board(matter, load_practice(), Side.PLAINTIFF)
    assert board.cells[0][0].state is state
    assert "Mot. at 4–5" in board.cells[0][0].reason


def it_shows_wrong_pairings_and_what_cannot_be_raised():
    matter = make_matter(issues=(ISSUE, Issue(count="2", defense="qi_prong2")), selections=())
    board = Board(matter, load_practice(), Side.PLAINTIFF)
    states = {
        (c.label, d.id): cell
        for c, row in zip(board.counts, board.cells, strict=True)
        for d, cell in zip(board.defenses, row, strict=True)
    }
    assert states["2", "qi_prong2"].state is CellState.WRONG
    assert "state-law" in states["2", "qi_prong2"].reason
    assert states["2", "doorway"].state is CellState.CANNOT
    assert states["1", "qi_prong2"].state is CellState.NOT_RAISED


def it_closes_the_cells_of_a_dismissed_count():
    matter = make_matter()
    counts = (dataclasses.replace(matter.counts[0], status="withdrawn"), matter.counts[1])
    board = Board(dataclasses.replace(matter, counts=counts), load_practice(), Side.PLAINTIFF)
    assert board.cells[0][0].state is CellState.CLOSED


def luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    ("ink", "surface"), ("ink", "raised"), ("ink", "sunken"), ("ink", "picked"),
    ("muted", "surface"), ("muted", "raised"), ("muted", "sunken"), ("muted", "plain_ground"),
    ("accent", "surface"), ("accent", "raised"), ("on_accent", "accent"),
    ("ok", "ok_ground"), ("ok", "raised"), ("caution", "caution_ground"), ("caution", "raised"),
    ("stop", "stop_ground"), ("stop", "raised"), ("gap", "gap_ground"),
    ("ink", "ok_ground"), ("ink", "caution_ground"), ("ink", "stop_ground"),
    ("accent", "ok_ground"), ("accent", "caution_ground"), ("accent", "stop_ground"), ("accent", "picked"),
]  # fmt: skip


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_contrast(palette: Palette, ink: str, ground: str):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


def it_says_the_weight_first_and_shows_no_chip_for_paraphrase():
    quotable = Gate(gate="quotable", result=GateResult.PASS, code="PARAPHRASE", reason="Own words.")
    notice = Gate(gate="notice", result=GateResult.FAIL, code="FAIL_DATE", reason="Decided later.")
    offer = make_offer()
    offer = dataclasses.replace(offer, gates=(*offer.gates, notice, quotable))
    assert [(c.words, c.tone) for c in chips_of(offer)] == [
        ("binding", Tone.OK),
        ("after incident", Tone.STOP),
        ("majority", Tone.OK),
    ]
    assert (first_obstacle(offer), obstacle_words(offer)) == ("Decided later.", "after incident")


def it_quotes_only_verbatim_words():
    assert offer_words(make_offer()) == WORDS
    assert offer_words(make_passage_offer()) == f"“{WORDS}”"


def it_says_when_a_page_is_not_known():
    offer = make_offer()
    assert offer_place(offer) == "12 F.3d 34, 36 (2011)"
    unknown = dataclasses.replace(offer, proposition=dataclasses.replace(offer.proposition, pin=None))
    assert offer_place(unknown) == "12 F.3d 34 (2011), page not known"


@pytest.mark.parametrize(
    ("court", "citation", "words"),
    [
        ("ca9", ReporterCitation("12", "F.3d", "34"), "12 F.3d 34, 36 (9th Cir. 2011)"),
        ("cand", ReporterCitation("12", "F. Supp. 2d", "34"), "12 F. Supp. 2d 34, 36 (N.D. Cal. 2011)"),
        ("scotus", ReporterCitation("12", "U.S.", "34"), "12 U.S. 34, 36 (2011)"),
        ("cand", ReporterCitation("2011", "WL", "34"), "2011 WL 34, at *36 (N.D. Cal. 2011)"),
    ],
)
def it_places_an_offer_as_a_citation_does(court: str, citation: ReporterCitation, words: str):
    offer = make_offer()
    authority = dataclasses.replace(offer.authority, court=court, citations=(citation,))
    assert offer_place(dataclasses.replace(offer, authority=authority)) == words


@pytest.mark.parametrize(
    ("cite", "words"),
    [
        (None, "page not noted"),
        (RecordCite(paper=PaperId("mot"), pages=("4-5", "9")), "Mot. at 4–5, 9"),
        (RecordCite(paper=PaperId("compl"), paragraphs=("12",)), "Compl. ¶ 12"),
        (RecordCite(paper=PaperId("mot")), "Mot., page not noted"),
    ],
)
def test_place_in_the_record(cite, words):
    assert place_of(make_matter(incident=dt.date(2019, 5, 6)), cite) == words


def it_says_in_one_sentence_that_there_is_no_screen(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run_window([]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        "2016-02-04",
        "February 4, 2016",
        "Feb. 4, 2016",
        "feb 4 2016",
        "4 February 2016",
        "2/4/2016",
        " February 4th, 2016 ",
    ],
)
def it_reads_days_as_lawyers_write_them(words: str):
    assert read_day(words) == dt.date(2016, 2, 4)


@pytest.mark.parametrize("words", ["", "soon", "2016", "2/4/16", "February 30, 2016", "13/4/2016", "Smarch 4, 2016"])
def it_takes_no_day_that_is_none_or_could_be_two(words: str):
    with pytest.raises(ValueError, match="is no day: write it as"):
        read_day(words)


def it_leads_a_missing_docket_number_to_the_papers():
    finding = Finding(
        code="placeholder",
        severity=Severity.BLOCK,
        message="[ECF NO. OF MOT.] is still to be filled.",
        place="IV. History",
    )
    place = find_place(finding)
    assert place is not None
    assert place.room == "matter"


def it_previews_an_argument_with_law_on_the_point_alone():
    fits = {"on_point": True, "is_theirs": False, "of_other_facts": False}
    others = ({"on_point": False}, {"is_theirs": True}, {"of_other_facts": True}, {})
    offered = [SimpleNamespace(**(fits | other)) for other in others]
    assert list(_likeliest(offered)) == offered[-1:]
