"""From a matter, its picks and the library to a Brief: sections of blocks, every sentence with a source."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jinja2.sandbox import SandboxedEnvironment

from app import paths
from app.citations.placement import cited_keys
from app.drafting.blocks import read_blocks, read_inlines
from app.drafting.environment import default_environment, find_template, render_module, template_lines
from app.drafting.front import make_front
from app.drafting.ledger import Ledger, Marked
from app.drafting.match import IssueMatch
from app.drafting.picks import IssueView, make_view
from app.drafting.prose import Roster
from app.drafting.scribe import Scribe
from app.drafting.source import AuthoritySource
from app.errors import ResourceError, TemplateProblem
from app.law.authorities import Side
from app.law.briefs import AnyBlock, Block, BlockKind, Brief, BriefKind, BriefSection, TextRun
from app.law.matters import Count, Matter, PaperKind, Party

ARGUMENT = "argument"
"""The section that is made of the answers to the issues."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """One drafting run."""

    matter: Matter
    kind: BriefKind
    environment: SandboxedEnvironment
    ledger: Ledger
    scribe: Scribe
    values: dict[str, object]
    views: tuple[IssueView, ...]

    @property
    def lines(self) -> list[str]:
        return template_lines(self.environment)

    def render(self, names: list[str], **more: object) -> tuple[Marked, Marked]:
        name = find_template(self.environment, names)
        return render_module(self.environment, name, {**self.values, **more})


def draft_brief(
    matter: Matter, matches: Sequence[IssueMatch], source: AuthoritySource, kind: BriefKind, *, shell: str
) -> Brief:
    """Draft a paper. The same matter, library and templates give the same brief.

    Raises:
        TemplateProblem: a template is wrong; the message names it and the line.
        ResourceError: the paper's outline file is wrong.
    """
    outline = _load_outline(kind)
    job = _make_job(matter, matches, source, kind)
    sections = [_draft_section(section, job) for section in outline]
    numbered = _number_headings([section for section in sections if section.blocks])
    title, footer = (_plain(job, f"briefs/{kind.value}/{name}.md.j2") for name in ("title", "footer"))
    front = make_front(matter, kind, title=title, short_title=footer)
    brief = Brief(kind=kind, title=title, front=front, sections=numbered, shell=shell)
    unverified = [key for key in cited_keys(brief) if (a := source.find_authority(key)) and a.verification is None]
    return replace(brief, unverified=tuple(unverified))


def _load_outline(kind: BriefKind) -> list[str]:
    name = f"{kind.value}.toml"
    path = next((folder / name for folder in paths.layered("templates", "briefs") if (folder / name).is_file()), None)
    if path is None:
        raise TemplateProblem(name, None, "the outline of this paper is missing")
    try:
        sections = tomllib.loads(path.read_text(encoding="utf-8"))["sections"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise ResourceError(path, "sections", f"the outline cannot be read: {error}") from error
    if not isinstance(sections, list) or not all(isinstance(section, str) for section in sections):
        raise ResourceError(path, "sections", "must be a list of section names")
    return sections


def _make_job(matter: Matter, matches: Sequence[IssueMatch], source: AuthoritySource, kind: BriefKind) -> _Job:
    ledger = Ledger()
    scribe = Scribe(ledger, matter, source)
    side = kind.side
    views = tuple(
        make_view(match, matter.find_selection(side, match.issue), matter, source)
        for match in matches
        if not match.refusal
    )
    values: dict[str, object] = {
        **scribe.words(),
        "matter": matter,
        "views": views,
        "kind": kind.value,
        "plaintiff": Roster(matter.parties_of(Side.PLAINTIFF), "Plaintiff", "Plaintiffs"),
        "defendants": Roster(_movants(matter), "Defendant", "Defendants"),
        "complaint": matter.find_operative(PaperKind.COMPLAINT),
        "motion": matter.find_operative(PaperKind.MOTION),
        "incident": matter.incident,
        "counts": matter.counts,
        "claims": {match.claim.id: match.claim for match in matches},
    }
    return _Job(
        matter=matter,
        kind=kind,
        environment=default_environment(),
        ledger=ledger,
        scribe=scribe,
        values=values,
        views=views,
    )


def _movants(matter: Matter) -> Sequence[Party]:
    return [party for party in matter.parties_of(Side.DEFENDANT) if party.moving]


def _draft_section(section: str, job: _Job) -> BriefSection:
    heading, body = job.render([f"briefs/{job.kind.value}/{section}.md.j2"])
    blocks = read_blocks(body, job.ledger, job.lines)
    if section == ARGUMENT:
        blocks += _argument_blocks(job)
    if not blocks:
        return BriefSection(id=section, title="", blocks=())
    inlines = read_inlines(heading, job.ledger, job.lines)
    title = "".join(run.text for run in inlines if isinstance(run, TextRun))
    opening = [Block(kind=BlockKind.HEADING, inlines=inlines, level=1)] if inlines else []
    return BriefSection(id=section, title=title, blocks=(*opening, *blocks))


def _argument_blocks(job: _Job) -> list[AnyBlock]:
    """The answers, count by count in the order of the complaint; a lone issue takes its count's heading."""
    blocks: list[AnyBlock] = []
    earlier: dict[object, IssueView] = {}
    for count, views in _by_count(job):
        heading, opening = job.render(_count_templates(job, count), count=count, claim=views[0].claim, issues=views)
        alone = len(views) == 1
        answers = [_answer(view, job, earlier, level=2 if alone else 3) for view in views]
        if not alone:
            blocks.append(_heading(heading, 2, job))
            blocks += read_blocks(opening, job.ledger, job.lines)
            blocks += [block for answer in answers for block in answer]
        else:
            first, *rest = answers[0]
            blocks += [first, *read_blocks(opening, job.ledger, job.lines), *rest]
    return blocks


def _by_count(job: _Job) -> Iterator[tuple[Count, list[IssueView]]]:
    order = [count.label for count in job.matter.counts]
    argued = [view for view in job.views if view.count.status == "pending" and not _elsewhere(view)]
    argued.sort(key=lambda view: order.index(view.count.label))
    for _label, views in groupby(argued, key=lambda view: view.count.label):
        group = list(views)
        yield group[0].count, group


def _elsewhere(view: IssueView) -> bool:
    """Leave to amend has a section of its own."""
    return view.defense.id == "futility"


def _count_templates(job: _Job, count: Count) -> list[str]:
    folder = f"arguments/{job.kind.value}"
    return [f"{folder}/_count.{count.claim}.md.j2", f"{folder}/_count.md.j2"]


def _answer(view: IssueView, job: _Job, earlier: dict[object, IssueView], *, level: int) -> list[AnyBlock]:
    """The answer to one issue; one whose picks were argued on an earlier count refers back to it."""
    folder = f"arguments/{job.kind.value}"
    names = [
        f"{folder}/{view.claim.id}.{view.defense.id}.md.j2",
        f"{folder}/{view.defense.id}.md.j2",
        f"{folder}/_default.md.j2",
    ]
    values = {"issue": view, "count": view.count, "claim": view.claim, "defense": view.defense}
    first = earlier.setdefault(view.substance or view.issue.key, view)
    again = [f"{folder}/_again.md.j2"]
    heading, body = job.render(names if first is view else again, first=first, **values)
    if view.selection and view.selection.heading:
        heading = job.scribe.attorney(view, "heading")
    return [_heading(heading, level, job), *read_blocks(body, job.ledger, job.lines)]


def _heading(text: Marked, level: int, job: _Job) -> Block:
    return Block(kind=BlockKind.HEADING, inlines=read_inlines(text, job.ledger, job.lines), level=level)


def _plain(job: _Job, template: str) -> str:
    """A template's body as plain words, for titles."""
    _, body = job.render([template])
    inlines = read_inlines(body, job.ledger, job.lines)
    return "".join(run.text for run in inlines if isinstance(run, TextRun))


def _number_headings(sections: Sequence[BriefSection]) -> tuple[BriefSection, ...]:
    """Labels I., A., 1., a. and bookmarks, over the whole brief."""
    counters = [0] * 5
    serial = 0
    numbered = []
    for section in sections:
        blocks: list[AnyBlock] = []
        for block in section.blocks:
            if isinstance(block, Block) and block.kind is BlockKind.HEADING:
                counters[block.level] += 1
                counters[block.level + 1 :] = [0] * (len(counters) - block.level - 1)
                serial += 1
                label = heading_label(block.level, counters[block.level])
                blocks.append(replace(block, label=label, anchor=f"sec{serial:05d}"))
            else:
                blocks.append(block)
        numbered.append(replace(section, blocks=tuple(blocks)))
    return tuple(numbered)


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def heading_label(level: int, number: int) -> str:
    """The label of the n-th heading of a level: "II.", "B.", "3.", "a."."""
    match level:
        case 1:
            return f"{_ROMAN[number] if number < len(_ROMAN) else number}."
        case 2:
            return f"{_letters(number)}."
        case 3:
            return f"{number}."
        case _:
            return f"{_letters(number).lower()}."


def _letters(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
