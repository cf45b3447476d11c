"""The coverage matrix: each argument of the other side's paper, and where and with what this one answers it.

Failure to answer may be taken as a concession: what is unanswered is shown before any export.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.citations.bluebook import FindAuthority
from app.citations.pins_written import format_pin
from app.citations.placement import block_inlines
from app.drafting.identity import subject_of
from app.law.annexes import Annex, AnnexTable
from app.law.briefs import Block, BlockKind, Brief, CitationNode, Inline, NameNode, OriginKind, TextRun
from app.law.findings import Finding, Severity
from app.law.matters import Issue, Matter, Paper, PaperKind, Selection
from app.law.opposing import PaperPoint, PointStatus


class Answer(StrEnum):
    """How an argument of the other side is met."""

    ANSWERED = "answered"
    CONCEDED = "conceded"
    UNANSWERED = "unanswered"
    CLOSED = "closed"
    NO_ISSUE = "no issue"
    OPEN = "not confirmed"

    @property
    def is_silence(self) -> bool:
        """Whether the paper would say nothing to it."""
        return self in {Answer.UNANSWERED, Answer.OPEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """One argument.

    Attributes:
        point: the id of the point of the read paper; empty for an issue that was noted by hand.
        argument: its heading there, or the issue in words.
        raised_at: "Mot. at 12–13"; empty when no page is noted.
        issue: the key of the issue; empty when no issue is confirmed.
        sections: the headings of this paper under which it is answered.
        authorities: keys of the authorities used there.
        reason: why it is conceded, closed or no issue.
    """

    paper: str
    point: str
    argument: str
    raised_at: str
    issue: str
    answer: Answer
    sections: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirAuthority:
    """One authority of the other side's paper, and whether this one deals with it.

    Attributes:
        key: the library's key; None when the library does not hold it.
        met: how: "cited", "set aside", or empty for not at all.
        is_case: whether it is a decision, as far as a name tells, and no law.
        issue: the key of the first issue for which it is cited there; empty while none is confirmed.
    """

    paper: str
    citation: str
    name: str
    key: str | None
    pages: tuple[str, ...]
    met: str
    is_case: bool = False
    issue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The matrix of one paper."""

    rows: tuple[CoverageRow, ...]
    authorities: tuple[TheirAuthority, ...] = ()

    @property
    def silent(self) -> tuple[CoverageRow, ...]:
        """The arguments that this paper says nothing to."""
        return tuple(row for row in self.rows if row.answer.is_silence)


@dataclass(frozen=True, slots=True)
class _View:
    """A matter and one paper drafted from it, with the places where the paper argues each issue."""

    matter: Matter
    brief: Brief
    places: dict[str, "_Place"]

    def place_of(self, issue: str) -> "_Place":
        """Where an issue is argued; one of a count that is argued as a whole, where its count is."""
        count = issue.rpartition(":")[0]
        return self.places.get(issue) or self.places.get(count) or _Place()


@dataclass(slots=True)
class _Place:
    """Where the paper answers an issue, and with what; each once, in order."""

    sections: dict[str, None] = field(default_factory=dict)
    authorities: dict[str, None] = field(default_factory=dict)


def make_coverage(matter: Matter, brief: Brief, answers: PaperKind) -> Coverage:
    """The matrix of a drafted paper.

    Args:
        answers: the kind of paper that it meets.
    """
    view = _View(matter, brief, _places(brief))
    papers = [paper for paper in matter.papers if paper.kind is answers]
    rows = [row for paper in papers for row in _point_rows(view, paper)]
    covered = {row.issue for row in rows}
    rows += [_issue_row(view, issue) for issue in matter.issues if issue.key not in covered]
    return Coverage(rows=tuple(rows), authorities=tuple(_authorities(view, papers)))


def _places(brief: Brief) -> dict[str, _Place]:
    """Where each issue is argued; a block of the attorney's belongs to the issue above it."""
    found: dict[str, _Place] = {}
    heading, subject, labels = "", "", [""] * 8
    for block in (block for section in brief.sections for block in section.blocks):
        if isinstance(block, Block) and block.kind is BlockKind.HEADING:
            words = "".join(inline.text for inline in block.inlines if isinstance(inline, TextRun))
            labels[block.level :] = [block.label.rstrip("."), *[""] * (7 - block.level)]
            heading, subject = f"{'.'.join(label for label in labels if label)}. {words}", subject_of(block.id)
        subject = subject_of(block.id) or subject
        nodes = list(block_inlines(block))
        cited = [node.authority for node in nodes if isinstance(node, CitationNode | NameNode)]
        for key in dict.fromkeys((subject, *_issues_named(nodes))):
            place = found.setdefault(key, _Place())
            place.sections[heading] = None
            place.authorities |= dict.fromkeys(cited)
    return found


def _issues_named(nodes: Iterable[Inline]) -> Iterator[str]:
    """Issues whose words stand in a block of no issue's own, as the points on leave to amend do."""
    for node in nodes:
        origin = node.origin
        if origin is not None and origin.kind is OriginKind.ATTORNEY:
            yield from _KEY.findall(origin.ref)


_KEY = re.compile(r"^\w+\[([^\]]+:\w+)\]")


def _point_rows(view: _View, paper: Paper) -> Iterator[CoverageRow]:
    reading = view.matter.find_reading(paper.id)
    for point in reading.points if reading else ():
        if not point.is_leaf:
            continue
        for key in point.issues if point.status is PointStatus.CONFIRMED and point.issues else ("",):
            yield _point_row(view, paper, point, key)


def _point_row(view: _View, paper: Paper, point: PaperPoint, key: str) -> CoverageRow:
    answer, reason = _answer(view, view.matter.find_issue(key))
    if not key:
        confirmed = point.status is PointStatus.NO_ISSUE
        answer, reason = (Answer.NO_ISSUE, point.reason) if confirmed else (Answer.OPEN, "")
    place = view.place_of(key)
    return CoverageRow(
        paper=paper.id,
        point=point.id,
        argument=f"{point.label}. {point.heading}" if point.label else point.heading,
        raised_at=_raised_at(paper.short_name, point.pages),
        issue=key,
        answer=answer,
        sections=tuple(place.sections) if key else (),
        authorities=tuple(place.authorities) if key else (),
        reason=reason,
    )


def _issue_row(view: _View, issue: Issue) -> CoverageRow:
    answer, reason = _answer(view, issue)
    place = view.place_of(issue.key)
    raised = issue.raised_at
    paper = view.matter.find_paper(raised.paper) if raised else None
    return CoverageRow(
        paper=paper.id if paper else "",
        point="",
        argument=issue.contention or f"Count {issue.count}: {issue.defense}",
        raised_at=_raised_at(paper.short_name, raised.pages) if paper and raised else "",
        issue=issue.key,
        answer=answer,
        sections=tuple(place.sections),
        authorities=tuple(place.authorities),
        reason=reason,
    )


def _answer(view: _View, issue: Issue | None) -> tuple[Answer, str]:
    if issue is None:
        return Answer.UNANSWERED, ""
    count = view.matter.find_count(issue.count)
    selection: Selection | None = view.matter.find_selection(view.brief.kind.side, issue)
    if selection is not None and selection.conceded:
        return Answer.CONCEDED, selection.conceded
    if count is not None and not count.is_pending:
        return Answer.CLOSED, f"Count {count.label} is {count.status}."
    if selection is None or selection.is_empty or not view.place_of(issue.key).sections:
        return Answer.UNANSWERED, ""
    return Answer.ANSWERED, ""


def _raised_at(name: str, pages: Sequence[str]) -> str:
    return f"{name} at {', '.join(format_pin(page) for page in pages)}" if pages else ""


def _authorities(view: _View, papers: Sequence[Paper]) -> Iterator[TheirAuthority]:
    blocks = (block for section in view.brief.sections for block in section.blocks)
    nodes = (node for block in blocks for node in block_inlines(block))
    cited = {node.authority for node in nodes if isinstance(node, CitationNode | NameNode)}
    aside = {one.authority for s in view.matter.selections_for(view.brief.kind.side) for one in s.set_aside}
    for paper in papers:
        reading = view.matter.find_reading(paper.id)
        raised = {point.id: point.issues for point in (reading.points if reading else ())}
        for there in reading.authorities if reading else ():
            met = "cited" if there.key in cited else "set aside" if there.key in aside else ""
            yield TheirAuthority(
                paper=paper.id,
                citation=there.citation,
                name=there.name or there.citation,
                key=there.key,
                pages=there.pages,
                met=met,
                is_case=there.name is not None,
                issue=next((key for point in there.points for key in raised.get(point, ())), ""),
            )


def check_coverage(coverage: Coverage) -> Iterator[Finding]:
    """Points of the other side's paper that are not met. Issues without an answer are found by themselves."""
    for row in coverage.rows:
        if row.point and row.answer is Answer.OPEN:
            message = f"“{row.argument}”{_where(row)}: it is not confirmed which issue this raises."
            yield _silence("point_open", row, message)
    for authority in coverage.authorities:
        if authority.key is None:
            yield _unknown(authority)


def _unknown(authority: TheirAuthority) -> Finding:
    """What the other side relies on and the library lacks: nobody can say whether it is adverse."""
    printed = f", {authority.citation}," if authority.is_case else ","
    return Finding(
        code="their_authority_unknown",
        severity=Severity.WARN if authority.is_case else Severity.NOTE,
        message=f"{authority.name}{printed} which the other side cites, is not in the library, and is not met.",
        place=authority.paper,
        issue=authority.issue,
        subject=authority.citation,
    )


def check_new_arguments(matter: Matter, brief: Brief) -> Iterator[Finding]:
    """Issues that a reply argues though nothing shows that the motion raised them: courts disregard new arguments."""
    motions = {paper.id for paper in matter.papers if paper.kind is PaperKind.MOTION}
    read = (reading for reading in matter.readings if reading.paper in motions)
    confirmed = {key for reading in read for point in reading.points for key in point.issues}
    for issue in matter.issues:
        raised = issue.raised_at
        shown = issue.key in confirmed or (raised is not None and raised.paper in motions and bool(raised.pages))
        selection = matter.find_selection(brief.kind.side, issue)
        if shown or selection is None or selection.is_empty:
            continue
        message = f"Count {issue.count}: no page of the motion is noted that raises this point. A reply may not argue what the motion did not."
        yield Finding(code="new_argument", severity=Severity.WARN, message=message, issue=issue.key)


def _where(row: CoverageRow) -> str:
    return f" ({row.raised_at})" if row.raised_at else ""


def _silence(code: str, row: CoverageRow, message: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.BLOCK,
        message=message,
        place=row.raised_at,
        subject=f"{row.paper}/{row.point}",
        can_override=True,
    )


def coverage_annex(
    matter: Matter,
    brief: Brief,
    coverage: Coverage,
    find_authority: FindAuthority,
    titles: Mapping[str, str] | None = None,
) -> Annex:
    """The matrix as a working paper; `titles` call issues by words in place of their keys."""
    rows = (_cells(row, find_authority, titles or {}) for row in coverage.rows)
    tables = [
        AnnexTable(
            caption="Arguments",
            header=("argument", "raised at", "issue", "met", "where", "with"),
            rows=tuple(rows),
        )
    ]
    if coverage.authorities:
        theirs = ((a.name, a.citation, ", ".join(a.pages), a.key or "not in the library", a.met or "not cited") for a in coverage.authorities)  # fmt: skip
        header = ("authority", "citation", "their pages", "library", "here")
        tables.append(AnnexTable(caption="The other side's authorities", header=header, rows=tuple(theirs)))
    silent = len(coverage.silent)
    note = f"{silent} of {len(coverage.rows)} arguments are not met." if silent else "Every argument is met."
    title = f"Coverage matrix: {matter.title}, {brief.kind.title or brief.kind.value}"
    return Annex(title=title, notes=(note,), tables=tuple(tables))


def _cells(row: CoverageRow, find_authority: FindAuthority, titles: Mapping[str, str]) -> tuple[str, ...]:
    found = ((key, find_authority(key)) for key in row.authorities)
    names = [(a.short_name or a.name) if a else key for key, a in found]
    met = f"{row.answer.value}: {row.reason}" if row.reason else row.answer.value
    return (
        row.argument,
        row.raised_at,
        titles.get(row.issue, row.issue),
        met,
        "\n".join(row.sections),
        "; ".join(names),
    )
