"""The argument of a paper: the answers to its issues, count by count."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from app.drafting.blocks import read_blocks, read_inlines
from app.drafting.job import Job
from app.drafting.ledger import Marked
from app.drafting.picks import IssueView
from app.law.briefs import AnyBlock, Block, BlockKind
from app.law.matters import ArgumentOrder, Count


def argument_blocks(job: Job) -> list[AnyBlock]:
    """The answers, count by count, in the order that the matter asks for."""
    writer = _Writer(job)
    return [block for count, views in _by_count(job) for block in writer.write_count(count, views)]


def _by_count(job: Job) -> list[tuple[Count, list[IssueView]]]:
    order = [count.label for count in job.matter.counts]
    argued = [view for view in job.views if view.count.is_pending and not _elsewhere(view)]
    argued.sort(key=lambda view: order.index(view.count.label))
    groups = [list(views) for _label, views in groupby(argued, key=lambda view: view.count.label)]
    match job.matter.argument_order:
        case ArgumentOrder.COUNTS:
            pass
        case ArgumentOrder.MOTION:
            for views in groups:
                views.sort(key=_raised_at)
            groups.sort(key=lambda views: _raised_at(views[0]))
        case ArgumentOrder.STRENGTH:  # a count is as strong as the weakest answer on it
            groups.sort(key=lambda views: -min(view.strength for view in views))
        case ArgumentOrder.OWN:
            own = [issue.key for issue in job.matter.issues]
            groups.sort(key=lambda views: min(own.index(view.issue.key) for view in views))
    return [(views[0].count, views) for views in groups]


def _raised_at(view: IssueView) -> tuple[bool, int]:
    """The first page of the paper that raises it; what has no page comes last."""
    cite = view.issue.raised_at
    pages = [int(found[0]) for page in (cite.pages if cite else ()) if (found := re.findall(r"\d+", page))]
    return not pages, min(pages, default=0)


def _elsewhere(view: IssueView) -> bool:
    """Some points, such as leave to amend, have a section of their own."""
    return bool(view.defense.section)


@dataclass(slots=True)
class _Writer:
    """Writes counts, and remembers what was argued already: by what an answer is made of, where it was first given."""

    job: Job
    argued: dict[tuple[object, ...], IssueView] = field(default_factory=dict)

    def write_count(self, count: Count, views: list[IssueView]) -> list[AnyBlock]:
        """One count: a lone issue takes its count's heading; a count argued before is answered in one paragraph."""
        self.job.scribe.facts.begin_count()
        values = {"count": count, "claim": views[0].claim, "issues": views}
        firsts = [self._argued_before(view) for view in views]
        repeated = len(views) > 1 and all(firsts)
        heading, opening = self.job.render(self._templates(f"_count.{count.claim}", "_count"), **values)
        if repeated:
            _, body = self.job.render(self._templates("_count_again"), first=firsts[0], **values)
            return [self._heading(heading, 2), *self._blocks(body)]
        if len(views) == 1:
            head, *rest = self._answer(views[0], firsts[0], lone=True)
            return [head, *self._blocks(opening), *rest, *self._ending(count, values)]
        pairs = zip(views, firsts, strict=True)
        answers = [block for view, first in pairs for block in self._answer(view, first)]
        return [self._heading(heading, 2), *self._blocks(opening), *answers, *self._ending(count, values)]

    def _ending(self, count: Count, values: dict[str, object]) -> list[AnyBlock]:
        _, ending = self.job.render(self._templates(f"_count_end.{count.claim}", "_count_end"), **values)
        return self._blocks(ending)

    def _argued_before(self, view: IssueView) -> IssueView | None:
        """Where the same answer was first given; None when it is new, or when nothing is picked for it."""
        if view.substance is None:
            return None
        first = self.argued.setdefault(view.substance, view)
        return None if first is view else first

    def _answer(self, view: IssueView, first: IssueView | None, *, lone: bool = False) -> list[AnyBlock]:
        values = {"issue": view, "count": view.count, "claim": view.claim, "defense": view.defense, "first": first}
        heading, body = self.job.render(self._answer_templates(view, first), **values)
        if view.selection and view.selection.heading:
            heading = self.job.scribe.own_heading(view)
        if lone:
            return [self._heading(_with_count(heading, view.count), 2), *self._blocks(body)]
        return [self._heading(heading, 3), *self._blocks(body)]

    def _answer_templates(self, view: IssueView, first: IssueView | None) -> list[str]:
        if view.conceded:
            return self._templates("_conceded")
        own = (f"{view.claim.id}.{view.defense.id}", view.defense.id, "_default")
        return self._templates("_again") if first else self._templates(*own)

    def _templates(self, *names: str) -> list[str]:
        return self.job.arguments(*names)

    def _blocks(self, body: Marked) -> list[AnyBlock]:
        return read_blocks(body, self.job.ledger, self.job.lines)

    def _heading(self, text: Marked, level: int) -> Block:
        inlines = read_inlines(text, self.job.ledger, self.job.lines)
        return Block(kind=BlockKind.HEADING, inlines=inlines, level=level)


def _with_count(heading: Marked, count: Count) -> Marked:
    """The heading of a count's only answer, which says which count it is about."""
    if not count.is_numbered or not heading.endswith(".") or f"Count {count.label}" in heading:
        return heading
    return Marked(f"{heading[:-1]} (Count {count.label}).")
