"""Reading a filed paper into a matter: the opponent's points and authorities, or the complaint's paragraphs."""

from dataclasses import replace
from pathlib import Path

from app.drafting.match import IssueMatch
from app.drafting.opponent.authorities import find_authorities
from app.drafting.opponent.complaint import find_paragraphs
from app.drafting.opponent.counts import find_counts
from app.drafting.opponent.flow import Flow
from app.drafting.opponent.outline import find_headings
from app.drafting.opponent.points import find_points
from app.errors import UsageError
from app.filing.records import to_table
from app.law.authorities import Side
from app.law.gates import GateResult
from app.law.matters import Matter, PaperKind
from app.law.opposing import CitedThere, PaperPoint, PaperReading, PointStatus, Standing
from app.reading.worker import read_filed_guarded
from app.tasks.workspace import Workspace

_SIDES = {PaperKind.MOTION: Side.DEFENDANT, PaperKind.REPLY: Side.DEFENDANT}
"""What a plaintiff alone can raise is no point of these; an opposition speaks of what both sides raise."""


def read_paper(path: Path, matter: Matter, paper: str, workspace: Workspace) -> PaperReading:
    """What a paper's file says. What the attorney confirmed of an earlier reading of the same file is kept.

    Raises:
        UsageError: the matter has no such paper.
        SourceError: the file cannot be read.
    """
    filed = matter.find_paper(paper)
    if filed is None:
        known = ", ".join(p.id for p in matter.papers)
        raise UsageError(f"The matter has no paper “{paper}”.", hint=f"Its papers: {known}.")
    read = read_filed_guarded(path)
    opinion, flow = read.opinion, Flow.of(read.opinion)
    if filed.kind is PaperKind.COMPLAINT:
        found = PaperReading(
            paper=paper,
            filename=path.name,
            sha256=opinion.source.sha256,
            front=read.front,
            pages_from=read.pages_from,
            paragraphs=find_paragraphs(flow),
            counts=find_counts(flow, matter, workspace.practice),
        )
    else:
        headings = find_headings(flow)
        points = find_points(flow, headings, matter, workspace.practice, _SIDES.get(filed.kind))
        held = workspace.source_for(matter).authorities()
        found = PaperReading(
            paper=paper,
            filename=path.name,
            sha256=opinion.source.sha256,
            front=read.front,
            pages_from=read.pages_from,
            points=tuple(located.point for located in points),
            authorities=find_authorities(opinion, flow, headings, points, held),
        )
    return _with_answers(found, matter.find_reading(paper))


def _with_answers(found: PaperReading, before: PaperReading | None) -> PaperReading:
    """The new reading with what the attorney had said of the same headings."""
    said = {_place(p): p for p in before.points if p.status is not PointStatus.OPEN} if before else {}
    points = (
        replace(point, status=old.status, issues=old.issues, reason=old.reason)
        if (old := said.get(_place(point)))
        else point
        for point in found.points
    )
    return replace(found, points=tuple(points))


def _place(point: PaperPoint) -> tuple[str, str | None]:
    """What tells a point from others; older readings kept the full stop of some headings."""
    return point.heading.rstrip("."), point.page


def standing_of(cited: CitedThere, matches: tuple[IssueMatch, ...]) -> Standing:
    """How an authority of the other side's paper stands: adverse on some issue, known, or not in the library."""
    if cited.key is None:
        return Standing.UNKNOWN
    adverse = any(offer.authority.key == cited.key for match in matches for offer in match.adverse)
    return Standing.ADVERSE if adverse else Standing.GATED


def reading_shape(reading: PaperReading, matches: tuple[IssueMatch, ...]) -> dict[str, object]:
    """`matter read-paper --json`: what a paper says, with how each authority stands here."""
    return {
        "paper": reading.paper,
        "file": reading.filename,
        "sha256": reading.sha256,
        "front": to_table(reading.front) if reading.front else {},
        "points": [{**to_table(point), "pages": list(point.pages)} for point in reading.points],
        "authorities": [
            {**to_table(cited), "standing": standing_of(cited, matches).value, **_gates_of(cited, matches)}
            for cited in reading.authorities
        ],
        "paragraphs": [to_table(paragraph) for paragraph in reading.paragraphs],
        "counts": [to_table(count) for count in reading.counts],
    }


def _gates_of(cited: CitedThere, matches: tuple[IssueMatch, ...]) -> dict[str, object]:
    """The weight of an authority here, and the gates that it does not pass on the issues it bears on."""
    offers = [
        (match.issue.key, offer)
        for match in matches
        for offer in (*match.offered, *match.adverse, *match.excluded)
        if offer.authority.key == cited.key
    ]
    gates = {
        (issue, gate.gate): {"issue": issue, "gate": gate.gate, "result": gate.result.value, "reason": gate.reason}
        for issue, offer in offers
        for gate in offer.gates
        if gate.result is not GateResult.PASS
    }
    weights = dict.fromkeys(offer.weighing.weight.value for _, offer in offers)
    return {"weight": next(iter(weights), None), "gates": list(gates.values())}
