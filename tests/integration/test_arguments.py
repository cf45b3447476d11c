"""The arguments: every pair of claim and defense on both sides, and what must hold of each paper they make."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import paths
from app.checking.guards import count_for, count_words
from app.filing.papers import load_paper
from app.law.authorities import Side
from app.law.briefs import BlockKind, Written
from app.law.claims import ClaimId, DefenseId
from app.law.courts import CourtId
from app.law.matters import (
    ArgumentOrder,
    Fact,
    Issue,
    Matter,
    Paper,
    PaperId,
    PaperKind,
    RecordCite,
    Selection,
    Support,
    SupportRole,
)
from app.law.opposing import CitedThere, PaperPoint, PaperReading, PointStatus
from app.law.parties import Hearing, Party, PartyId, PartyKind
from app.matters.store import load_matter
from app.tasks.draft_brief import Draft, make_draft
from app.tasks.workspace import Workspace
from tests.helpers.everything import make_everything
from tests.helpers.matters import make_matter
from tests.helpers.written import find_misplaced, find_seams, find_unsourced, headings, paragraphs, pieces


@pytest.fixture(scope="module")
def everything(workspace: Workspace) -> Matter:
    return make_everything(workspace)


def draft(matter: Matter, workspace: Workspace, paper: str = "opposition") -> Draft:
    return make_draft(matter, workspace, load_paper(paper).kind)


def text_of(matter: Matter, workspace: Workspace, paper: str = "opposition") -> str:
    return "\n".join(paragraphs(draft(matter, workspace, paper).written))


# -- every pair


PAPERS = ["opposition", "reply", "opposition_summary_judgment", "reply_summary_judgment"]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_pair_makes_a_paper_without_a_seam(workspace: Workspace, everything: Matter, paper: str) -> None:
    written = draft(everything, workspace, paper).written
    assert find_seams(written) == []
    assert find_unsourced(written) == []
    assert find_misplaced(written) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_picked_leaves_visible_gaps_and_no_conclusions(
    workspace: Workspace, everything: Matter, paper: str
) -> None:
    bare = replace(everything, selections=(), reply_selections=(), facts=(), papers=(), own_words={}, counsel=())
    written = draft(bare, workspace, paper).written
    assert find_seams(written) == []
    assert find_unsourced(written) == []
    assert "[AUTHORITY REQUIRED]" in paragraphs(written)


def test_every_defense_has_its_own_argument_on_both_sides(workspace: Workspace) -> None:
    folder = paths.templates_dir() / "arguments"
    for defense in workspace.practice.defenses.values():
        for side in ("opposition", "reply"):
            if not defense.section:
                assert (folder / side / f"{defense.id}.md.j2").is_file(), (side, defense.id)


def test_every_argument_belongs_to_a_claim_and_a_defense_of_the_practice(workspace: Workspace) -> None:
    practice = workspace.practice
    for file in (paths.templates_dir() / "arguments").glob("*/*.md.j2"):
        name = file.name.removesuffix(".md.j2")
        claim, _, defense = name.rpartition(".")
        if name.startswith("_"):
            continue
        assert defense in practice.defenses, file
        assert claim in {"", *practice.claims}, file
        assert not claim or practice.defenses[DefenseId(defense)].can_answer(claim), file  # type: ignore[arg-type]


def test_every_question_of_the_statement_of_issues_is_worded(workspace: Workspace) -> None:
    assert [d.id for d in workspace.practice.defenses.values() if not d.asks and not d.unnamed] == []


# -- the parts of an argument


def test_elements_stand_with_their_places_and_a_missing_one_is_a_gap(workspace: Workspace) -> None:
    facts = (fact("entered", "30", "entry.entry"), fact("none", "31", "entry.no_warrant"))
    text = text_of(make_matter(facts=facts), workspace)
    assert "that Officer Marsh entered the home (Compl. ¶ 30)" in text
    assert "that Officer Marsh acted under color of state law [FACT ON THIS ELEMENT REQUIRED]" in text
    unplaced = replace(fact("duty", "32", "entry.state_law"), cites=())
    text = text_of(make_matter(facts=(*facts, unplaced)), workspace)
    assert "that Officer Marsh acted under color of state law [Compl. ¶ ?]" in text


def fact(name: str, paragraph: str, *tags: str) -> Fact:
    cite = RecordCite(paper=PaperId("compl"), paragraphs=(paragraph,))
    return Fact(id=name, text=f"The {name} thing happened.", cites=(cite,), tags=tags)  # type: ignore[arg-type]


def answer(*supports: Support, count: str = "1", defense: str = "doorway", **fields: object) -> Selection:
    return Selection(count=count, defense=DefenseId(defense), supports=supports, **fields)  # type: ignore[arg-type]


def support(proposition: str, role: str = "support", **fields: object) -> Support:
    authority = proposition.split(".", maxsplit=1)[0]
    return Support(authority=authority, proposition=proposition, role=SupportRole(role), **fields)  # type: ignore[arg-type]


def raised(*defenses: str, count: str = "1") -> tuple[Issue, ...]:
    return tuple(Issue(count=count, defense=DefenseId(defense)) for defense in defenses)


def test_a_fact_is_told_once_on_a_count_and_pointed_back_to(workspace: Workspace) -> None:
    picked = [
        answer(support("johnson_us.arrestee"), facts=("door",)),
        answer(support("prescott.warrant"), defense="exigency", facts=("door",)),
    ]
    matter = make_matter(facts=(fact("door", "12"),), issues=raised("doorway", "exigency"), selections=tuple(picked))
    told = [text for text in paragraphs(draft(matter, workspace).written) if "The door thing happened." in text]
    assert len(told) == 2  # once among the facts, once on the count
    assert "already set out on this count" in text_of(matter, workspace)


def test_a_joined_support_is_cited_in_one_string_without_a_sentence(workspace: Workspace) -> None:
    picked = answer(
        support("lalonde.warrant"), support("prescott.warrant", joined=True, signal="see"), defense="exigency"
    )
    matter = make_matter(issues=raised("exigency"), selections=(picked,))
    text = text_of(matter, workspace)
    assert "at 954; see United States v. Prescott, 581 F.2d 1343, 1350 (9th Cir. 1978)." in text
    assert "does not let police into a dwelling" not in text


def test_what_the_other_paper_cites_is_said_to_be_relied_on(workspace: Workspace) -> None:
    picked = answer(support("santana.doorway", "adverse", distinction="She stood elsewhere."))
    (issue,) = raised("doorway")
    guessed = text_of(make_matter(issues=(issue,), selections=(picked,)), workspace)
    known = replace(issue, authorities=("santana",))
    told = text_of(make_matter(issues=(known,), selections=(picked,)), workspace)
    assert "may point to United States v. Santana" in guessed
    assert "Defendant relies on United States v. Santana" in told


def test_an_obvious_case_that_is_argued_needs_no_precedent(workspace: Workspace) -> None:
    hope = support("hope.obvious", "standard")
    bare = make_matter(issues=raised("qi_prong2"), selections=(answer(hope, defense="qi_prong2"),))
    argued = answer(hope, defense="qi_prong2", text="Nobody could think this lawful.")
    assert "[CONTROLLING CASE REQUIRED]" in text_of(bare, workspace)
    assert "[CONTROLLING CASE REQUIRED]" not in text_of(replace(bare, selections=(argued,)), workspace)


def test_a_conceded_point_has_a_heading_that_says_so(workspace: Workspace) -> None:
    conceded = answer(conceded="The door was open.")
    matter = make_matter(issues=raised("doorway", "exigency"), selections=(conceded,))
    written = draft(matter, workspace).written
    assert "On Count 1, Ms. Doyle does not oppose the motion as to the doorway exception." in headings(written)
    assert "of which one is not contested." in "\n".join(paragraphs(written))


@pytest.mark.parametrize(
    ("order", "counts"), [("counts", ["1", "2"]), ("motion", ["2", "1"]), ("strength", ["2", "1"])]
)
def test_the_order_of_the_argument_is_the_matters_choice(workspace: Workspace, order: str, counts: list[str]) -> None:
    issues = (issue_at("1", "doorway", "9"), issue_at("2", "independent_coercion", "3-4"))
    picked = (answer(), answer(support("cornell.coercion"), count="2", defense="independent_coercion"))
    matter = make_matter(issues=issues, selections=picked, argument_order=ArgumentOrder(order))
    found = [text for text in headings(draft(matter, workspace).written) if "(Count " in text]
    assert [text[-3] for text in found] == counts


def test_the_order_of_the_argument_may_be_the_attorneys_own(workspace: Workspace) -> None:
    issues = (issue_at("2", "independent_coercion", "9"), issue_at("1", "doorway", "3-4"))
    picked = (answer(), answer(support("cornell.coercion"), count="2", defense="independent_coercion"))
    matter = make_matter(issues=issues, selections=picked, argument_order=ArgumentOrder.OWN)
    found = [text for text in headings(draft(matter, workspace).written) if "(Count " in text]
    assert [text[-3] for text in found] == ["2", "1"]


def test_the_order_of_the_motion_holds_within_a_count(workspace: Workspace) -> None:
    issues = (issue_at("1", "exigency", "9"), issue_at("1", "doorway", "3"))
    picked = (answer(support("struckman.exigencies"), defense="exigency"), answer(support("payton.arrest")))
    matter = make_matter(issues=issues, selections=picked, argument_order=ArgumentOrder.MOTION)
    text = text_of(matter, workspace)
    assert text.index("The doorway exception ends") < text.index("No exigency appears")


def test_elements_name_those_by_whom_and_against_whom_the_count_is_pleaded(workspace: Workspace) -> None:
    marsh, doyle = (next(p for p in make_matter().parties if p.id == key) for key in ("marsh", "doyle"))
    others = (
        replace(marsh, id=PartyId("kerr"), name="Ida Kerr", short_name="Officer Kerr"),
        replace(marsh, id=PartyId("doe"), name="Doe 1", short_name="Doe 1", moving=False),
        replace(doyle, id=PartyId("ames"), name="Lou Ames", short_name="Mr. Ames"),
    )
    count = replace(make_matter().counts[0], claim=ClaimId("arrest"), plaintiffs=(PartyId("ames"),))
    issues, picked = raised("iqbal_twombly"), (answer(support("iqbal.inference"), defense="iqbal_twombly"),)
    matter = make_matter(
        parties=(marsh, doyle, *others),
        counts=(count,),
        issues=issues,
        selections=picked,
        facts=(fact("a", "9", "arrest.seizure"),),
    )
    assert "that Defendants arrested Mr. Ames (Compl. ¶ 9)" in text_of(matter, workspace)
    one = replace(matter, counts=(replace(count, defendants=(PartyId("kerr"),)),))
    assert "that Officer Kerr arrested Mr. Ames (Compl. ¶ 9)" in text_of(one, workspace)


def test_elements_that_nothing_states_ask_for_their_authority(workspace: Workspace) -> None:
    bane = ClaimId("bane")
    bare = {bane: replace(workspace.practice.claims[bane], elements_from=())}
    practice = replace(workspace.practice, claims=workspace.practice.claims | bare)
    count = replace(make_matter().counts[0], claim=bane)
    issues, picked = raised("gov_820_4"), (answer(support("robinson.no_immunity"), defense="gov_820_4"),)
    matter = make_matter(counts=(count,), issues=issues, selections=picked, facts=(fact("a", "9", "bane.intent"),))
    text = text_of(matter, replace(workspace, practice=practice))
    assert "that Officer Marsh had the specific intent to violate the right (Compl. ¶ 9)" in text
    assert "See [AUTHORITY FOR THE ELEMENTS OF VIOLATION OF THE BANE ACT]." in text


def test_the_elements_of_state_torts_have_their_authority(workspace: Workspace) -> None:
    count = replace(make_matter().counts[0], claim=ClaimId("negligence"))
    issues, picked = raised("gov_820_4"), (answer(support("robinson.no_immunity"), defense="gov_820_4"),)
    matter = make_matter(counts=(count,), issues=issues, selections=picked, facts=(fact("a", "9", "negligence.duty"),))
    text = text_of(matter, workspace)
    assert "that Officer Marsh owed a duty of care (Compl. ¶ 9)" in text
    assert "See Ladd v. Cnty. of San Mateo, 12 Cal. 4th 913, 917 (1996)." in text


ASKED_FOR = "[FACTS ON THIS POINT REQUIRED]"


@pytest.mark.parametrize(
    ("picked", "asked"),
    [
        (answer(support("payton.arrest")), True),
        (answer(support("payton.arrest"), facts=("door",)), False),
        (answer(support("payton.arrest"), text="Nobody crossed the threshold."), False),
        (answer(), False),  # law is asked for first
    ],
)
def test_an_answer_of_law_alone_asks_for_its_facts(workspace: Workspace, picked: Selection, *, asked: bool) -> None:
    matter = make_matter(facts=(fact("door", "12"),), issues=raised("doorway"), selections=(picked,))
    assert (ASKED_FOR in text_of(matter, workspace)) is asked


def test_a_point_of_law_asks_for_no_facts(workspace: Workspace) -> None:
    count = replace(make_matter().counts[0], claim=ClaimId("false_arrest"))
    picked = answer(support("payton.arrest"), defense="penal_847b")
    matter = make_matter(counts=(count,), issues=raised("penal_847b"), selections=(picked,))
    assert ASKED_FOR not in text_of(matter, workspace)


def test_a_point_that_nobody_worded_is_told_by_its_question_and_its_page(workspace: Workspace) -> None:
    picked = answer(support("payton.arrest"))
    matter = make_matter(issues=(issue_at("1", "doorway", "3-4"),), selections=(picked,))
    text = text_of(matter, workspace)
    assert "raises the question whether the doorway exception excuses the entry. Mot. at 3–4." in text


def issue_at(count: str, defense: str, page: str) -> Issue:
    cite = RecordCite(paper=PaperId("mot"), pages=(page,))
    return Issue(count=count, defense=DefenseId(defense), raised_at=cite)


# -- the reply


def test_the_reply_gates_each_case_that_is_offered_as_notice(workspace: Workspace) -> None:
    picked = answer(
        support("quintero.doorway", "distinguished", distinction="It is another case."),
        support("willis_mullins.entry", "distinguished", distinction="That was a motel."),
        defense="qi_prong2",
    )
    matter = make_matter(
        incident=dt.date(2016, 2, 4), issues=raised("qi_prong2"), selections=(), reply_selections=(picked,)
    )
    text = text_of(matter, workspace, "reply")
    assert "It was decided on September 11, 2017, after the events of February 4, 2016. It is another case." in text
    assert "It does not control" in text


@pytest.mark.parametrize(("status", "said"), [(PointStatus.CONFIRMED, True), (PointStatus.OPEN, False)])
def test_the_reply_names_what_the_opposition_does_not_answer(
    workspace: Workspace, status: PointStatus, said: bool
) -> None:
    """Only once the attorney has settled every point of the paper that was read."""
    point = PaperPoint(id="p1", heading="The door was closed.", status=status, issues=("1:doorway",))
    reading = PaperReading(paper="opp", filename="o.pdf", sha256="0", points=(point,))
    opposition = Paper(id=PaperId("opp"), kind=PaperKind.OPPOSITION, short_name="Opp'n", title="Opposition")
    matter = make_matter(issues=raised("doorway", "exigency"), readings=(reading,))
    matter = replace(matter, papers=(*matter.papers, opposition))
    text = text_of(matter, workspace, "reply")
    assert ("The opposition does not answer exigent circumstances on Count 1." in text) is said
    assert "does not answer the doorway exception" not in text


# -- papers that are data


def test_summary_judgment_speaks_of_evidence(workspace: Workspace) -> None:
    matter = load_matter(paths.resources_dir() / "samples" / "lindqvist.matter.json", workspace.practice)
    for paper in ("opposition_summary_judgment", "reply_summary_judgment"):
        text = text_of(matter, workspace, paper)
        assert "plead" not in text
        assert "Moreau Dep. 35:2–17" in text
        assert "dismiss" not in text


@pytest.mark.parametrize("paper", ["opposition", "opposition_summary_judgment"])
def test_no_line_before_the_facts_decides_what_the_answer_leaves_to_a_jury(paper: str) -> None:
    phrases = load_paper(paper).phrases
    assert not [
        lead for name, lead in phrases.items() if name.startswith("lead") and re.search("answers?|decide", lead)
    ]


def test_retaliation_shows_where_the_speech_is_pleaded(workspace: Workspace) -> None:
    matter = load_matter(paths.resources_dir() / "samples" / "malek.matter.json", workspace.practice)
    text = text_of(matter, workspace)
    assert "that Mr. Malek engaged in speech or conduct that the First Amendment protects (FAC ¶" in text


@pytest.mark.parametrize(("profile", "asks"), [("federal", False), ("cand", True)])
def test_a_hearing_is_asked_for_where_the_courts_rules_are_known(
    workspace: Workspace, profile: str, asks: bool
) -> None:
    matter = make_matter(profile=profile)
    matter = replace(matter, caption=replace(matter.caption, hearing=Hearing(), judge=None))
    labels = [label for label, _ in draft(matter, workspace).brief.front.hearing]
    assert labels == (["Date:", "Time:", "Courtroom:", "Judge:", "Re:"] if asks else ["Re:"])
    order = " ".join(paragraphs(draft(matter, workspace, "proposed_order").written))
    assert ("came on for hearing on [HEARING DATE]" in order) is asks
    assert ("came before the Court" in order) is not asks


def test_the_motion_is_named_with_its_docket_number_where_it_is_first_told_of(workspace: Workspace) -> None:
    matter = load_matter(paths.resources_dir() / "samples" / "okafor.matter.json", workspace.practice)
    assert "now move to dismiss (ECF No. 14, “Mot.”)." in text_of(matter, workspace)
    withdrawn = replace(matter.counts[2], status="withdrawn")
    said = text_of(replace(matter, counts=(*matter.counts[:2], withdrawn)), workspace)
    assert "(ECF No. 14, “Mot.”). Count 3 (Bane Act) is not pursued." in said


PARTIAL = "Defendants’ Notice of Motion and Motion for Partial Summary Judgment"


@pytest.mark.parametrize(
    "paper",
    ["opposition_summary_judgment", "reply_summary_judgment", "proposed_order", "proposed_order_defendant",
     "declaration", "judicial_notice", "judicial_notice_defendant"],
)  # fmt: skip
def test_a_motion_for_a_part_is_called_so_wherever_a_paper_speaks_of_it(workspace: Workspace, paper: str) -> None:
    matter = load_matter(paths.resources_dir() / "samples" / "lindqvist.matter.json", workspace.practice)
    papers = [replace(one, title=PARTIAL) if one.id == "mot" else one for one in matter.papers]
    written = draft(replace(matter, papers=tuple(papers)), workspace, paper)
    said = " ".join((written.brief.title, written.brief.front.short_title, *paragraphs(written.written))).lower()
    assert said.count("motion for partial summary judgment") == said.count("motion for ")
    assert "supports summary judgment" not in said
    assert "move for summary judgment" not in said
    assert "judgment shall be entered" not in said


@pytest.mark.parametrize(
    ("paper", "order", "verb"),
    [("opposition", "proposed_order", "DENIED"), ("reply", "proposed_order_defendant", "GRANTED")],
)
def test_the_proposed_order_mirrors_the_conclusion(workspace: Workspace, paper: str, order: str, verb: str) -> None:
    matter = load_matter(paths.resources_dir() / "samples" / "malek.matter.json", workspace.practice)
    conclusion = paragraphs(draft(matter, workspace, paper).written)[-1]
    ordered = [text for text in paragraphs(draft(matter, workspace, order).written) if verb in text]
    assert len(ordered) == 13
    for text in ordered:
        named = text.split(" as to ")[1].removesuffix(".").split(", which")[0]
        assert named in conclusion


def test_certificates_of_the_court_state_what_is_known_and_are_left_to_be_signed(workspace: Workspace) -> None:
    draft_ = draft(make_matter(profile="cacd"), workspace)
    *argued, certified, to_sign = paragraphs(draft_.written)
    number = count_for(draft_.brief, draft_.written, draft_.profile.find_limit("opposition"))
    assert f"contains {number:,} words, which complies with the word limit of L.R. 11-6.1." in certified
    assert "counsel of record for Plaintiff Ada Doyle, certifies" in certified
    assert to_sign == f"Dated: {'_' * 16} Signed: {'_' * 26}"
    assert number == count_words(draft_.written.blocks[:-3], footnotes=True)
    assert argued
    heading = next(block for block in reversed(draft_.written.blocks) if block.kind is BlockKind.HEADING)
    assert (heading.text, heading.label) == ("Certification", "")
    assert not [one for one in draft_.findings if one.place == "Certification"]


@pytest.mark.parametrize(("profile", "asks"), [("cand", True), ("cacd", False), ("caed", False)])
def test_issues_are_stated_where_the_court_asks_for_it(workspace: Workspace, profile: str, asks: bool) -> None:
    found = headings(draft(make_matter(profile=profile), workspace).written)
    assert ("Statement of Issues to Be Decided" in found) is asks


# -- who the parties are

CITY = Party(
    id=PartyId("city"),
    name="City of Larkhaven",
    short_name="the City",
    side=Side.DEFENDANT,
    kind=PartyKind.ENTITY,
    pronouns=("it", "it", "its"),
)


@pytest.mark.parametrize(
    ("parties", "wanted", "unwanted"),
    [
        (
            (0, 1),
            ["Ms. Doyle respectfully asks", "she asks for leave", "Defendant raises"],
            ["Defendants", "Plaintiffs"],
        ),
        ((0, 0, 1), ["respectfully ask the Court", "they ask for leave", "PLAINTIFFS’"], ["Plaintiff "]),
        ((0, 1, 1), ["Defendants raise", "now move to dismiss"], ["Defendant "]),
        (
            (0, 2),
            ["that the City entered the home", "Defendant City of Larkhaven now moves"],
            ["Qualified immunity turns"],
        ),
    ],
)
def test_the_grammar_follows_the_parties(
    workspace: Workspace, everything: Matter, parties: tuple[int, ...], wanted: list[str], unwanted: list[str]
) -> None:
    known = (*make_matter().parties, CITY)
    chosen = tuple(replace(known[n], id=PartyId(f"p{place}")) for place, n in enumerate(parties))
    issues = tuple(issue for issue in everything.issues if issue.count in {"1", "9"})
    made = draft(replace(everything, parties=chosen, issues=issues), workspace)
    text = "\n".join([made.brief.title, *paragraphs(made.written)])
    assert [words for words in wanted if words not in text] == []
    assert [words for words in unwanted if words in text] == []


def test_one_person_who_is_they_takes_the_plural_verb(workspace: Workspace) -> None:
    doyle, marsh = make_matter().parties
    they = replace(doyle, pronouns=("they", "them", "their"))
    text = text_of(make_matter(parties=(they, marsh)), workspace)
    assert "In the alternative, they ask for leave to amend." in text


# -- whose law it is, and in which order


@pytest.mark.parametrize(("court", "law", "asks"), [("nvd", "Nevada law", True), ("caed", "California law", False)])
def test_a_claim_of_the_common_law_is_brought_under_that_of_the_courts_state(
    workspace: Workspace, everything: Matter, court: str, law: str, asks: bool
) -> None:
    count = next(one for one in everything.counts if one.claim == "assault_battery")
    issues = tuple(issue for issue in everything.issues if issue.count == count.label)[:1]
    caption = replace(everything.caption, court=CourtId(court))
    text = text_of(replace(everything, caption=caption, counts=(count,), issues=issues), workspace)
    assert f"brings this action under {law} against" in text
    assert ("[AUTHORITY FOR THE ELEMENTS OF ASSAULT AND BATTERY]" in text) is asks


def test_the_violation_comes_first_and_an_alternative_of_ones_own_is_no_point_of_theirs(
    workspace: Workspace, everything: Matter
) -> None:
    chosen = {issue.defense: issue for issue in everything.issues if issue.count == "1"}
    issues = tuple(chosen[DefenseId(one)] for one in ("qi_prong2", "exigency", "qi_prong1", "obvious_case"))
    made = draft(replace(everything, issues=issues), workspace)
    found = headings(made.written)
    first, second = (
        next(n for n, one in enumerate(found) if words in one) for words in ("a violation of", "clearly established")
    )
    assert first < second
    assert "Defendant raises three points against the claim." in "\n".join(paragraphs(made.written))


# -- what the other paper was read to cite


def cited_there(key: str, page: str) -> CitedThere:
    return CitedThere(citation=key, key=key, pages=(page,))


def read_papers(*cited: CitedThere) -> Matter:
    """A matter whose opposition was read and cites these."""
    reading = PaperReading(paper="opp", filename="o.pdf", sha256="0", authorities=cited)
    opposition = Paper(id=PaperId("opp"), kind=PaperKind.OPPOSITION, short_name="Opp'n", title="Opposition")
    picked = answer(
        support("santana.doorway"), support("lalonde.doorway", "distinguished", distinction="A roommate opened.")
    )
    matter = make_matter(issues=raised("doorway"), selections=(), reply_selections=(picked,), readings=(reading,))
    return replace(matter, papers=(*matter.papers, opposition))


def test_an_authority_of_the_other_paper_is_met_at_its_page(workspace: Workspace) -> None:
    text = text_of(read_papers(cited_there("lalonde", "8-9")), workspace, "reply")
    assert (
        "The opposition relies on LaLonde v. County of Riverside, 204 F.3d 947 (9th Cir. 2000). Opp’n at 8–9." in text
    )
    assert "LaLonde, 204 F.3d at 955. A roommate opened." in text


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ((), ["reply_unread"]),
        ((("lalonde", "8"),), ["new_in_reply"]),
        ((("lalonde", "8"), ("santana", "9")), []),
    ],
)
def test_what_is_new_in_a_reply_is_pointed_out(
    workspace: Workspace, cited: tuple[tuple[str, str], ...], found: list[str]
) -> None:
    matter = read_papers(*(cited_there(*one) for one in cited))
    codes = [f.code for f in draft(matter, workspace, "reply").findings if f.code in {"reply_unread", "new_in_reply"}]
    assert codes == found
    opposition = draft(matter, workspace).findings
    assert not {f.code for f in opposition} & {"reply_unread", "new_in_reply"}


@pytest.mark.parametrize(
    ("marker", "printed"),
    [
        ("[[cite:quaempts|pin=1048]]", "So did he. United States v. Quaempts, 411 F.3d 1046, 1048 (9th Cir. 2005)."),
        ("[[cite:quaempts|page=1048]]", "So did he. [CITATION NOT READ]"),
        ("[[cite:nobody|pin=1]]", "So did he. [AUTHORITY NOT IN LIBRARY: nobody]"),
    ],
)
def test_the_attorneys_words_carry_citations(workspace: Workspace, marker: str, printed: str) -> None:
    matter = make_matter(issues=raised("doorway"), selections=(answer(text=f"So did he. {marker}"),))
    assert printed in text_of(matter, workspace)


# -- whatever is picked


@st.composite
def shuffled(draw: st.DrawFn, selection: Selection) -> Selection:
    """A selection with some of its supports, in any order, some joined, and some of its facts."""
    supports = draw(st.lists(st.sampled_from(selection.supports), unique=True)) if selection.supports else []
    joined = [replace(one, joined=draw(st.booleans())) for one in supports]
    facts = draw(st.lists(st.sampled_from(selection.facts), unique=True)) if selection.facts else []
    return replace(selection, supports=tuple(joined), facts=tuple(facts))


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_whatever_is_picked_reads_as_a_paper(workspace: Workspace, data: st.DataObject) -> None:
    """No citation dangles, is doubled or comes before its full form, and no sentence is without a source."""
    matter = load_matter(paths.resources_dir() / "samples" / "lindqvist.matter.json", workspace.practice)
    picked = tuple(data.draw(shuffled(selection)) for selection in matter.selections)
    written = draft(replace(matter, selections=picked), workspace, "opposition_summary_judgment").written
    assert find_seams(written) == []
    assert find_unsourced(written) == []
    assert find_misplaced(written) == []
    cited = {piece.authority for piece in pieces(written) if isinstance(piece, Written)}
    assert {entry.authority for entry in written.table} >= cited


def test_what_is_no_count_is_called_by_its_title(workspace: Workspace, everything: Matter) -> None:
    labels = [count.label for count in everything.counts if not count.is_numbered]
    assert labels
    for paper in ("opposition", "reply"):
        text = text_of(everything, workspace, paper)
        assert [label for label in labels if f"Count {label}" in text] == []
