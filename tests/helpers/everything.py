"""Matters that raise everything: every pair of claim and defense, answered with what matching offers."""

from dataclasses import replace

from app.drafting.match import IssueMatch, match_matter
from app.law.authorities import PropositionKind, Side
from app.law.claims import Claim
from app.law.matters import Count, Fact, FactId, Issue, Matter, RecordCite, Selection, Support, SupportRole
from app.tasks.workspace import Workspace
from tests.helpers.matters import COMPLAINT, MOTION, make_matter


def make_everything(workspace: Workspace, **changes: object) -> Matter:
    """A matter with a count for every claim, an issue for every defense that may meet it, and picks on both sides."""
    claims = list(workspace.practice.claims.values())
    counts = tuple(_count(number, claim) for number, claim in enumerate(claims, 1))
    issues = tuple(
        Issue(
            count=count.label,
            defense=defense.id,
            raised_at=RecordCite(paper=MOTION, pages=(str(number + place),)),
            contention="The motion says otherwise.",
        )
        for number, count in enumerate(counts, 1)
        for place, defense in enumerate(workspace.practice.defenses.values())
        if defense.can_answer(count.claim)
    )
    facts = tuple(fact for claim in claims for fact in _facts(claim))
    values = {"counts": counts, "issues": issues, "facts": facts, "selections": (), "reply_selections": ()}
    matter = replace(make_matter(), **{**values, **changes})
    return replace(
        matter,
        selections=_selections(matter, workspace, Side.PLAINTIFF),
        reply_selections=_selections(matter, workspace, Side.DEFENDANT),
    )


def _count(number: int, claim: Claim) -> Count:
    numbered = bool(claim.elements)
    label = str(number) if numbered else claim.title.split()[-1]
    return Count(number=number if numbered else 0, label=label, claim=claim.id, title=claim.title, paragraphs=("60",))


def _facts(claim: Claim) -> list[Fact]:
    elements = [f"{claim.id}.{element.id}" for element in claim.elements]
    return [
        Fact(
            id=FactId(f"{claim.id}{number}"),
            text=f"Something happened that bears on {claim.title}, in {place}.",
            cites=(RecordCite(paper=COMPLAINT, paragraphs=(str(20 + number),)),),
            tags=(str(claim.id), *(elements if number == 0 else ())),
        )
        for number, place in enumerate(("the hall", "the kitchen"))
    ]


def _selections(matter: Matter, workspace: Workspace, side: Side) -> tuple[Selection, ...]:
    matches = match_matter(matter, workspace.practice, workspace.source_for(matter), side)
    return tuple(_selection(match) for match in matches if not match.refusal)


def _selection(match: IssueMatch) -> Selection:
    standards = [o for o in match.offered if o.proposition.kind is PropositionKind.STANDARD][:2]
    others = [o for o in match.offered if o.proposition.kind is not PropositionKind.STANDARD][:3]
    picked = (
        *(
            Support(authority=o.authority.key, proposition=o.proposition.id, role=SupportRole.STANDARD)
            for o in standards
        ),
        *(Support(authority=o.authority.key, proposition=o.proposition.id) for o in others),
        *(
            Support(
                authority=o.authority.key,
                proposition=o.proposition.id,
                role=SupportRole.DISTINGUISHED if o.proposition.outcome else SupportRole.ADVERSE,
                distinction="That was another case.",
            )
            for o in match.adverse[:2]
        ),
    )
    facts = tuple(FactId(f"{match.claim.id}{number}") for number in (0, 1))
    return Selection(count=match.count.label, defense=match.defense.id, supports=picked, facts=facts)
