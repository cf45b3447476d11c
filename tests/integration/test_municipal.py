"""Municipal liability and failure to intervene, from their data to the drafted paper, on both sides and at both stages."""

from dataclasses import replace

import pytest

from app.drafting.match import IssueMatch, match_issue
from app.filing.papers import load_paper
from app.law.authorities import Posture, Side
from app.law.claims import ClaimId, DefenseId
from app.law.matters import Count, Fact, FactId, Issue, Matter, RecordCite, Selection, Support, SupportRole
from app.law.parties import Party, PartyId, PartyKind
from app.tasks.draft_brief import make_draft
from app.tasks.workspace import Workspace
from tests.helpers.matters import COMPLAINT, make_matter
from tests.helpers.written import find_seams, find_unsourced, headings, paragraphs

COUNTY = Party(
    id=PartyId("county"),
    name="County of Alder",
    short_name="the County",
    side=Side.DEFENDANT,
    kind=PartyKind.ENTITY,
    pronouns=("it", "it", "its"),
)
THEORIES = ["monell_policy", "monell_custom", "monell_training", "monell_ratification"]
OTHERS = ["monell_causation", "monell_immunity", "no_underlying_violation"]
STANDING_BY = ["no_opportunity", "qi_prong1", "qi_prong2"]


def municipal(*selections: Selection, counties: tuple[Party, ...] = (COUNTY,), facts: tuple[Fact, ...] = ()) -> Matter:
    """A deputy who stood by, and a county that is sued for its policy."""
    matter = make_matter()
    answered = {(selection.count, selection.defense) for selection in selections}
    return replace(
        matter,
        parties=(*matter.parties, *counties),
        counts=(
            Count(
                number=2,
                label="2",
                claim=ClaimId("intervene"),
                title="Failure to intervene",
                defendants=(PartyId("marsh"),),
                paragraphs=("40",),
            ),
            Count(
                number=4,
                label="4",
                claim=ClaimId("monell"),
                title="Municipal liability",
                defendants=tuple(county.id for county in counties),
                paragraphs=("50",),
            ),
        ),
        issues=tuple(Issue(count=count, defense=defense) for count, defense in sorted(answered)),
        facts=facts,
        selections=selections,
        reply_selections=selections,
    )


def answer(count: str, defense: str, *propositions: str, facts: tuple[str, ...] = ()) -> Selection:
    """An answer that picks propositions; "=" before one makes it the statement of the test."""
    supports = tuple(
        Support(
            authority=one.lstrip("=").split(".")[0],
            proposition=one.lstrip("="),
            role=SupportRole.STANDARD if one.startswith("=") else SupportRole.SUPPORT,
        )
        for one in propositions
    )
    return Selection(
        count=count, defense=DefenseId(defense), supports=supports, facts=tuple(FactId(name) for name in facts)
    )


def everything() -> tuple[Selection, ...]:
    return (
        answer("4", "monell_policy", "=gillette.policy", "lee_la.inaction"),
        answer("4", "monell_custom", "=trevino.custom"),
        answer("4", "monell_training", "=merritt.training", "canton.obvious"),
        answer("4", "monell_ratification", "=gillette.ratification"),
        answer("4", "monell_causation", "=canton.moving_force"),
        answer("4", "monell_immunity", "owen.no_immunity"),
        answer("4", "no_underlying_violation", "fairley.exonerated"),
        answer("2", "no_opportunity", "=cunningham.opportunity", "cunningham.duty"),
        answer("2", "qi_prong1", "cunningham.duty"),
        answer("2", "qi_prong2", "=sharp.identify"),
    )


def text_of(matter: Matter, workspace: Workspace, paper: str = "opposition") -> str:
    written = make_draft(matter, workspace, load_paper(paper).kind).written
    assert find_seams(written) == []
    assert find_unsourced(written) == []
    return "\n".join(paragraphs(written))


def headings_of(matter: Matter, workspace: Workspace, paper: str) -> list[str]:
    return headings(make_draft(matter, workspace, load_paper(paper).kind).written)


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("opposition", "The complaint pleads a settled custom, and not one event."),
        ("opposition", "The County has no qualified immunity."),
        ("opposition", "Officer Marsh had a realistic opportunity to intervene."),
        ("opposition_summary_judgment", "A jury could find a settled custom, and not one event."),
        (
            "opposition_summary_judgment",
            "A jury could find that Officer Marsh had a realistic opportunity to intervene.",
        ),
        ("reply", "The facts pleaded show no deliberate indifference in training."),
        ("reply_summary_judgment", "The evidence shows no realistic opportunity to intervene."),
    ],
)
def test_headings_speak_of_the_stage_and_the_parties(workspace: Workspace, paper: str, said: str) -> None:
    assert any(said in heading for heading in headings_of(municipal(*everything()), workspace, paper))


@pytest.mark.parametrize("paper", ["opposition", "opposition_summary_judgment"])
def test_the_count_against_a_county_begins_with_what_it_does_not_answer_for(workspace: Workspace, paper: str) -> None:
    text = text_of(municipal(*everything()), workspace, paper)
    first = text.index("Monell v. Dep’t of Soc. Servs., 436 U.S. 658, 691 (1978).")
    assert first < text.index("Id. at 694.") < text.index("Merritt v. Cnty. of L.A., 875 F.2d 765, 770 (9th Cir. 1989)")


def test_the_elements_name_the_county_with_their_places_and_authority(workspace: Workspace) -> None:
    fact = Fact(
        id=FactId("order"),
        text="A written order allowed it.",
        cites=(RecordCite(paper=COMPLAINT, paragraphs=("51",)),),
        tags=("monell.policy", "monell.moving_force"),
    )
    text = text_of(municipal(*everything(), facts=(fact,)), workspace)
    assert "that the County had a policy, be it official" in text
    assert "that the policy was the moving force behind the deprivation (Compl. ¶ 51)" in text
    assert "that Ms. Doyle was deprived of a constitutional right [FACT ON THIS ELEMENT REQUIRED]" in text
    assert (
        "See Mabe v. San Bernardino Cnty., Dep’t of Pub. Soc. Servs., 237 F.3d 1101, 1110–11 (9th Cir. 2001)." in text
    )


@pytest.mark.parametrize("theory", THEORIES)
def test_a_theory_without_the_statement_of_its_parts_asks_for_it(workspace: Workspace, theory: str) -> None:
    bare = municipal(answer("4", theory, "ae_tulare.pleading"))
    assert "[AUTHORITY FOR THE PARTS OF THIS THEORY]" in text_of(bare, workspace)
    stated = municipal(answer("4", theory, "=ae_tulare.pleading"))
    assert "[AUTHORITY FOR THE PARTS OF THIS THEORY]" not in text_of(stated, workspace)


@pytest.mark.parametrize(
    ("theory", "said"),
    [
        ("monell_policy", "If proved, these facts would show a policy of the City of Elm’s own, and not the fault"),
        ("monell_custom", "If proved, these facts would show a practice, and not one event."),
    ],
)
def test_a_theory_ends_on_what_the_facts_would_show_and_not_on_what_there_is(
    workspace: Workspace, theory: str, said: str
) -> None:
    elm = replace(COUNTY, name="City of Elm", short_name="City of Elm")
    told = Fact(id=FactId("order"), text="It had no rule.", cites=(RecordCite(paper=COMPLAINT, paragraphs=("51",)),))
    picked = replace(answer("4", theory, "ae_tulare.pleading"), facts=(told.id,))
    assert said in text_of(municipal(picked, counties=(elm,), facts=(told,)), workspace)
    bare = text_of(municipal(replace(picked, facts=()), counties=(elm,), facts=(told,)), workspace)
    assert "would show" not in bare
    assert "of City of Elm" not in bare


@pytest.mark.parametrize("defense", [*THEORIES, *OTHERS])
def test_nothing_picked_against_a_county_is_a_gap(workspace: Workspace, defense: str) -> None:
    assert "[AUTHORITY REQUIRED]" in text_of(municipal(answer("4", defense)), workspace)


def test_standing_by_has_no_shipped_case_that_gave_notice(workspace: Workspace) -> None:
    assert "[CONTROLLING CASE REQUIRED]" in text_of(municipal(*everything()), workspace)


def test_two_counties_have_no_immunity(workspace: Workspace) -> None:
    city = replace(COUNTY, id=PartyId("city"), name="City of Birch", short_name="the City")
    found = headings_of(
        municipal(answer("4", "monell_immunity", "owen.no_immunity"), counties=(COUNTY, city)), workspace, "opposition"
    )
    assert any("The County and the City have no qualified immunity" in heading for heading in found)


def _match(matter: Matter, workspace: Workspace, count: str, defense: str) -> IssueMatch:
    issue = Issue(count=count, defense=DefenseId(defense))
    source = workspace.source_for(matter)
    return match_issue(issue, matter, workspace.practice, source, Side.PLAINTIFF, posture=Posture.MOTION_TO_DISMISS)


@pytest.mark.parametrize("defense", ["qi_prong1", "qi_prong2"])
def test_a_county_cannot_raise_the_immunity_of_persons(workspace: Workspace, defense: str) -> None:
    assert "for an entity" in _match(municipal(), workspace, "4", defense).refusal


@pytest.mark.parametrize(
    ("count", "defense"), [*(("4", one) for one in (*THEORIES, *OTHERS)), *(("2", one) for one in STANDING_BY)]
)
def test_each_point_is_offered_law_of_its_own(workspace: Workspace, count: str, defense: str) -> None:
    found = _match(municipal(), workspace, count, defense)
    claim = {"2": "intervene", "4": "monell"}[count]
    assert any(claim in offer.proposition.claims for offer in found.offered)


@pytest.mark.parametrize(
    ("count", "defense", "key"),
    [
        ("4", "monell_custom", "trevino"),
        ("4", "monell_training", "connick"),
        ("4", "monell_training", "bryan_county"),
        ("4", "no_underlying_violation", "heller_la"),
        ("2", "no_opportunity", "knapps"),
    ],
)
def test_adverse_authority_is_shown_to_the_plaintiff(workspace: Workspace, count: str, defense: str, key: str) -> None:
    assert key in {offer.authority.key for offer in _match(municipal(), workspace, count, defense).adverse}


def test_every_shipped_proposition_on_these_claims_has_its_page(workspace: Workspace) -> None:
    found = [
        one
        for one in workspace.source_for(municipal()).propositions()
        if {"monell", "intervene"} & set(one.claims) and one.authority != "usc_42_1983"
    ]
    assert len(found) > 20
    assert [one.id for one in found if not one.pin] == []


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("opposition", "Officer Marsh answers for "),
        ("opposition_summary_judgment", "Officer Marsh"),
        ("reply", "Officer Marsh is not liable for the conduct"),
    ],
)
def test_a_count_against_a_supervisor_alone_names_that_one(workspace: Workspace, paper: str, said: str) -> None:
    matter = supervisory()
    assert any(said in heading for heading in headings_of(matter, workspace, paper))


def test_the_elements_of_a_supervisors_liability_are_his_own_part_and_are_cited(workspace: Workspace) -> None:
    text = text_of(supervisory(), workspace)
    assert (
        "that Officer Marsh was personally involved in that violation, or by culpable acts led to it (Compl. ¶ 9)"
        in (text)
    )
    assert "Starr v. Baca, 652 F.3d 1202, 1207–08 (9th Cir. 2011)" in text


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Officer Marsh", "(Compl. ¶ 9)"),
        ("The officers", "(Compl. ¶ 9)"),
        ("Deputy Fen", "[FACT ON THIS ELEMENT REQUIRED]"),
    ],
)
def test_what_another_defendant_did_shows_no_element_of_a_count_against_this_one(
    workspace: Workspace, told: str, shown: str
) -> None:
    place = RecordCite(paper=COMPLAINT, paragraphs=("9",))
    tags = ("intervene.inaction", "intervene.violation")
    fact = Fact(id=FactId("saw"), text=f"{told} did nothing.", cites=(place,), tags=tags)
    fen = Party(id=PartyId("fen"), name="Di Fen", short_name="Deputy Fen", side=Side.DEFENDANT)
    matter = municipal(answer("2", "no_opportunity", "cunningham.duty"), facts=(fact,))
    text = text_of(replace(matter, parties=(*matter.parties, fen)), workspace)
    assert f"that Officer Marsh did not step in {shown}" in text
    assert "that a fellow officer violated Ms. Doyle’s constitutional rights (Compl. ¶ 9)" in text


def supervisory() -> Matter:
    """A deputy who commanded others, sued as their supervisor beside the county."""
    matter = municipal(answer("2", "personal_participation", "starr.supervisor", facts=("knew",)))
    first, *others = matter.counts
    count = replace(first, claim=ClaimId("supervisory"), title="Supervisory liability")
    place = RecordCite(paper=COMPLAINT, paragraphs=("9",))
    knew = Fact(id=FactId("knew"), text="Officer Marsh gave the order.", cites=(place,), tags=("supervisory.own_part",))
    return replace(matter, counts=(count, *others), facts=(knew,))


def test_an_officer_who_is_sued_beside_a_county_is_one_officer(workspace: Workspace) -> None:
    first, *others = municipal().counts
    arrested = answer("2", "probable_cause", "harper.suspicion", facts=("knew",))
    place = RecordCite(paper=COMPLAINT, paragraphs=("9",))
    knew = Fact(id=FactId("knew"), text="Officer Marsh knew nothing of her.", cites=(place,))
    count = replace(first, claim=ClaimId("arrest"), title="Unlawful arrest")
    matter = replace(municipal(arrested, facts=(knew,)), counts=(count, *others))
    assert "what the officer knew was no probable cause for an arrest." in text_of(matter, workspace)
