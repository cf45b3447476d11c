"""Probable cause, the Heck bar, specific intent and an argument of the attorney's own, drafted on both sides and stages."""

from dataclasses import replace

import pytest

from app.drafting.match import IssueMatch, match_issue
from app.filing.papers import load_paper
from app.law.authorities import Posture, Side
from app.law.claims import ClaimId, DefenseId
from app.law.matters import Count, Fact, FactId, Issue, Matter, RecordCite, Selection, Support, SupportRole
from app.tasks.draft_brief import make_draft
from app.tasks.workspace import Workspace
from tests.helpers.matters import COMPLAINT, MOTION, make_matter
from tests.helpers.written import find_seams, find_unsourced, headings, paragraphs

CLAIMS = {"1": "arrest", "2": "force", "3": "retaliation", "4": "bane", "5": "judicial_deception", "6": "false_arrest"}
PAPERS = ["opposition", "opposition_summary_judgment", "reply", "reply_summary_judgment"]


def make_case(*selections: Selection, facts: tuple[Fact, ...] = ()) -> Matter:
    """An arrest, force in it, and a conviction after it."""
    counts = tuple(
        Count(number=int(label), label=label, claim=ClaimId(claim), title=claim, paragraphs=(str(20 + int(label)),))
        for label, claim in CLAIMS.items()
    )
    issues = tuple(
        Issue(
            count=one.count,
            defense=one.defense,
            raised_at=RecordCite(paper=MOTION, pages=("7",)),
            contention="the claim is barred" if one.text else "",
        )
        for one in selections
    )
    return replace(
        make_matter(),
        counts=counts,
        issues=issues,
        facts=facts,
        selections=selections,
        reply_selections=selections,
    )


def answer(count: str, defense: str, *propositions: str, **fields: object) -> Selection:
    """An answer that picks propositions; "=" before one makes it the statement of the test, "!" what is adverse."""
    roles = {"=": SupportRole.STANDARD, "!": SupportRole.ADVERSE}
    supports = tuple(
        Support(
            authority=one.lstrip("=!").split(".")[0],
            proposition=one.lstrip("=!"),
            role=roles.get(one[0], SupportRole.SUPPORT),
            distinction="That case is another." if one[0] == "!" else "",
        )
        for one in propositions
    )
    return Selection(count=count, defense=DefenseId(defense), supports=supports, **fields)  # type: ignore[arg-type]


def text_of(matter: Matter, workspace: Workspace, paper: str = "opposition") -> str:
    written = make_draft(matter, workspace, load_paper(paper).kind).written
    assert find_seams(written) == []
    assert find_unsourced(written) == []
    return "\n".join(paragraphs(written))


def headings_of(matter: Matter, workspace: Workspace, paper: str) -> str:
    return "\n".join(headings(make_draft(matter, workspace, load_paper(paper).kind).written))


HECK = answer("2", "heck_bar", "=heck.bar", "smithart.force", "!smith_hemet.verdict")


@pytest.mark.parametrize(
    ("count", "defense", "said"),
    [
        ("1", "probable_cause", ["No probable cause for the arrest appears on the face", "A jury could find facts that leave no probable cause", "The facts pleaded show probable cause", "The evidence shows probable cause"]),
        ("3", "probable_cause", ["Probable cause does not defeat the claim for retaliation"] * 2 + ["Probable cause for the arrest defeats the claim for retaliation"] * 2),
        ("5", "probable_cause", ["Put right, the application shows no probable cause"] * 2 + ["Put right, the application still shows probable cause"] * 2),
        ("2", "heck_bar", ["Success on the claim for excessive force would undo no conviction"] * 2 + ["Success on the claim for excessive force would undo a conviction"] * 2),
        ("4", "specific_intent", ["Specific intent is pleaded", "Specific intent is supported by evidence", "No specific intent is plausibly pleaded", "There is no evidence of a specific intent"]),
    ],
)  # fmt: skip
def test_headings_speak_of_the_side_and_the_stage(
    workspace: Workspace, count: str, defense: str, said: list[str]
) -> None:
    case = make_case(answer(count, defense, "=heck.bar"))
    for paper, words in zip(PAPERS, said, strict=True):
        assert words in headings_of(case, workspace, paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_what_came_of_the_criminal_case_is_asked_for(workspace: Workspace, paper: str) -> None:
    assert "[THE CONVICTION" in text_of(make_case(HECK), workspace, paper)
    convicted = Fact(
        id=FactId("plea"),
        text="Ms. Doyle was convicted of a later act.",
        cites=(RecordCite(paper=COMPLAINT, paragraphs=("44",)),),
    )
    told = make_case(replace(HECK, facts=(convicted.id,)), facts=(convicted,))
    text = text_of(told, workspace, paper)
    assert "[THE CONVICTION" not in text
    assert "Ms. Doyle was convicted of a later act. " in text
    assert "¶ 44" in text


@pytest.mark.parametrize("paper", PAPERS)
def test_a_fact_that_tells_no_conviction_leaves_it_asked_for(workspace: Workspace, paper: str) -> None:
    place = RecordCite(paper=COMPLAINT, paragraphs=("44",))
    held = Fact(id=FactId("held"), text="Ms. Doyle was held for two hours.", cites=(place,))
    text = text_of(make_case(replace(HECK, facts=(held.id,)), facts=(held,)), workspace, paper)
    assert "[THE CONVICTION" in text
    assert "undoes a conviction" not in text


@pytest.mark.parametrize(
    ("told", "first", "behind"),
    [
        ("Ms. Doyle pleaded no contest to resisting an officer.", "smithart.force", {"wallace_kato.standing"}),
        (
            "The district attorney dropped the charges.",
            "wallace_kato.standing",
            {"smithart.force", "hooper.resisting", "lemos.same_event"},
        ),
        ("It rained.", "heck.bar", {"wallace_kato.standing", "smithart.force", "hooper.resisting", "lemos.same_event"}),
    ],
)
def test_what_came_of_the_criminal_case_decides_which_law_is_offered_first(
    workspace: Workspace, told: str, first: str, behind: set[str]
) -> None:
    case = make_case(facts=(Fact(id=FactId("case"), text=told),))
    issue = Issue(count="2", defense=DefenseId("heck_bar"))
    source = workspace.source_for(case)
    posture = Posture.MOTION_TO_DISMISS
    offered = match_issue(issue, case, workspace.practice, source, Side.PLAINTIFF, posture=posture).offered
    assert offered[0].proposition.id == first
    assert {str(offer.proposition.id) for offer in offered if offer.of_other_facts} == behind


def test_the_law_of_the_bar_is_cited_with_its_pins_and_what_is_adverse_is_met(workspace: Workspace) -> None:
    text = text_of(make_case(HECK), workspace)
    assert "Heck v. Humphrey, 512 U.S. 477, 486–87 (1994)." in text
    assert "Smithart v. Towery, 79 F.3d 951, 952–53 (9th Cir. 1996) (per curiam)." in text
    assert "Smith v. City of Hemet, 394 F.3d 689 (9th Cir. 2005) (en banc)." in text
    assert "Id. at 699 n.5. That case is another." in text


def test_a_page_that_nobody_saw_is_a_gap(workspace: Workspace) -> None:
    text = text_of(make_case(answer("2", "heck_bar", "=heck.bar", "lemos.same_event")), workspace)
    assert "Lemos v. Cnty. of Sonoma, 40 F.4th 1002, [PIN REQUIRED] (9th Cir. 2022) (en banc)." in text


@pytest.mark.parametrize("paper", PAPERS)
def test_an_argument_without_a_name_says_nothing_of_its_own(workspace: Workspace, paper: str) -> None:
    bare = make_case(answer("1", "other"), answer("1", "probable_cause", "=harper.test"))
    text, named = text_of(bare, workspace, paper), headings_of(bare, workspace, paper)
    assert "[HEADING OF THIS ARGUMENT]" in named
    assert "[AUTHORITY REQUIRED]" in text
    assert "[YOUR ANSWER]" in text or "[YOUR ARGUMENT]" in text
    assert "further argument" not in text + named
    if paper.startswith("opposition"):
        assert "[QUESTION OF THE FURTHER ARGUMENT ON COUNT 1]" in text


def test_several_arguments_without_a_name_on_one_count_stay_apart(workspace: Workspace) -> None:
    own = (
        answer("1", name, heading=f"The {word} reason fails.", text=f"It is the {word} answer.")
        for name, word in (("other", "first"), ("other_2", "second"), ("other_3", "third"))
    )
    case = make_case(*own)
    draft = make_draft(case, workspace, load_paper("opposition").kind)
    text, named = "\n".join(paragraphs(draft.written)), "\n".join(headings(draft.written))
    for word in ("first", "second", "third"):
        assert f"The {word} reason fails." in named
        assert f"It is the {word} answer." in text
    assert "further argument" not in text + named


def test_an_argument_without_a_name_prints_the_attorneys_words_and_authority(workspace: Workspace) -> None:
    own = answer(
        "1",
        "other",
        heading="The claim was filed in time.",
        text="She filed within the period. [[cite:wallace_kato|pin=388]]",
    )
    case = make_case(own, answer("1", "probable_cause", "=harper.test"))
    draft = make_draft(case, workspace, load_paper("opposition").kind)
    text = "\n".join(paragraphs(draft.written))
    assert "The claim was filed in time." in "\n".join(headings(draft.written))
    assert "argues that the claim is barred. Mot. at 7." in text
    assert "She filed within the period. Wallace v. Kato, 549 U.S. 384, 388 (2007)." in text
    assert "[AUTHORITY REQUIRED]" not in text
    assert "[HEADING" not in text


def test_an_own_heading_ends_as_those_beside_it(workspace: Workspace) -> None:
    own = (
        answer("1", name, heading=head) for name, head in (("other", "The First Reason"), ("other_2", "Is It Late?"))
    )
    named = headings_of(make_case(*own), workspace, "opposition")
    assert "The First Reason." in named
    assert "Is It Late?" in named
    assert "Is It Late?." not in named


@pytest.mark.parametrize("paper", PAPERS)
def test_an_argument_without_a_name_and_without_an_answer_draws_nothing_from_facts(
    workspace: Workspace, paper: str
) -> None:
    told = tuple(
        Fact(id=FactId(name), text=f"It was {name}.", cites=(RecordCite(paper=COMPLAINT, paragraphs=(name[1:],)),))
        for name in ("n11", "n12")
    )
    first = answer("1", "probable_cause", "=harper.test", facts=("n11",))
    bare = text_of(make_case(first, answer("1", "other", facts=("n11", "n12")), facts=told), workspace, paper)
    lines = bare.splitlines()
    assert lines[lines.index("It was n12. Compl. ¶ 12.") + 1] in {"[YOUR ANSWER]", "[YOUR ARGUMENT]"}
    assert "on this count" not in bare
    said = answer("1", "other", facts=("n11", "n12"), text="The point is late.")
    assert "on this count" in text_of(make_case(first, said, facts=told), workspace, paper)


def test_every_count_that_is_answered_says_so_at_its_end(workspace: Workspace) -> None:
    several = (answer("1", "probable_cause", "=harper.test"), answer("1", "qi_prong1"))
    alone = (answer("2", "qi_prong1"), answer("3", "probable_cause"))
    lines = text_of(make_case(*several, *alone), workspace).splitlines()
    endings = [line for line in lines for word in ("denied", "forward", "fails") if word in line and "Count " in line]
    assert [number for line in endings for number in "123" if f"Count {number}" in line] == ["1", "2", "3"]
    assert len({line[:9] for line in endings}) == 3


def _match(workspace: Workspace, count: str, defense: str, side: Side) -> IssueMatch:
    case = make_case()
    issue = Issue(count=count, defense=DefenseId(defense))
    source = workspace.source_for(case)
    return match_issue(issue, case, workspace.practice, source, side, posture=Posture.MOTION_TO_DISMISS)


@pytest.mark.parametrize(
    ("count", "defense", "ours", "theirs"),
    [
        ("1", "probable_cause", {"harper.suspicion", "lacey.arrest"}, {"devenpeck.any_crime", "pringle.chances"}),
        ("3", "probable_cause", {"nieves.exception"}, {"nieves.probable_cause"}),
        ("5", "probable_cause", {"franks.falsehood"}, set()),
        ("2", "heck_bar", {"smithart.force", "hooper.resisting", "lemos.same_event"}, {"smith_hemet.verdict"}),
        ("1", "heck_bar", {"wallace_kato.standing"}, {"cabrera.arrest", "smithart.inconsistent"}),
        ("6", "heck_bar", {"wallace_kato.standing"}, {"yount.state"}),
        ("4", "specific_intent", {"cornell.intent", "reese_sac.intent"}, set()),
    ],
)
def test_each_side_is_shown_what_the_other_will_cite(
    workspace: Workspace, count: str, defense: str, ours: set[str], theirs: set[str]
) -> None:
    plaintiff = _match(workspace, count, defense, Side.PLAINTIFF)
    assert ours <= {str(offer.proposition.id) for offer in plaintiff.offered}
    assert theirs <= {str(offer.proposition.id) for offer in plaintiff.adverse}
    defendant = _match(workspace, count, defense, Side.DEFENDANT)
    assert theirs <= {str(offer.proposition.id) for offer in defendant.offered}


def test_nothing_is_offered_for_an_argument_without_a_name(workspace: Workspace) -> None:
    found = _match(workspace, "1", "other", Side.PLAINTIFF)
    assert (found.refusal, found.offered, found.adverse) == ("", (), ())


@pytest.mark.parametrize("defense", ["futility", "probable_cause", "iqbal_twombly", "personal_participation"])
def test_statutes_on_firearms_are_offered_for_no_other_point(workspace: Workspace, defense: str) -> None:
    offered = _match(workspace, "1", defense, Side.PLAINTIFF).offered
    assert not any(offer.authority.key.startswith("cal_penal_") for offer in offered)


@pytest.mark.parametrize("count", list(CLAIMS))
@pytest.mark.parametrize("defense", ["futility", "probable_cause", "heck_bar", "iqbal_twombly"])
def test_law_of_the_claim_in_general_stands_below_what_speaks_to_the_point(
    workspace: Workspace, count: str, defense: str
) -> None:
    speaks = [offer.on_point for offer in _match(workspace, count, defense, Side.PLAINTIFF).offered]
    assert speaks == sorted(speaks, reverse=True)
