"""From a matter, its picks and the library to a Brief: sections of blocks, every sentence with a source."""

from collections.abc import Sequence
from dataclasses import replace

from app.citations.placement import cited_keys
from app.drafting.answered import find_cited_at, find_unanswered
from app.drafting.argument import argument_blocks
from app.drafting.blocks import read_blocks, read_inlines
from app.drafting.environment import default_environment
from app.drafting.front import make_front
from app.drafting.identity import name_blocks
from app.drafting.job import Job
from app.drafting.ledger import Ledger
from app.drafting.match import IssueMatch
from app.drafting.naming import name_count
from app.drafting.numbering import number_headings
from app.drafting.picks import IssueView, make_view
from app.drafting.prose import Roster
from app.drafting.scribe import Scribe
from app.drafting.source import AuthoritySource
from app.filing.papers import PaperOutline, load_paper
from app.filing.profiles import CourtProfile
from app.law.authorities import Posture, Side
from app.law.briefs import Block, BlockKind, Brief, BriefKind, BriefSection, TextRun
from app.law.claims import Prong
from app.law.matters import Matter, PaperKind
from app.law.parties import Party

ARGUMENT = "argument"
"""The section that is made of the answers to the issues."""


def draft_brief(
    matter: Matter,
    matches: Sequence[IssueMatch],
    source: AuthoritySource,
    kind: BriefKind,
    *,
    profile: CourtProfile,
) -> Brief:
    """Draft a paper. The same matter, library and templates give the same brief.

    Args:
        profile: the court's rules: the paper's shell, the parts that it asks for, and what the signer must certify.

    Raises:
        TemplateProblem: a template is wrong; the message names it and the line.
        ResourceError: the paper's outline file is wrong.
    """
    outline = load_paper(kind.value)
    job = _make_job(matter, matches, source, outline, profile)
    optional = frozenset(outline.where_asked) - profile.sections_for(kind.limit_key)
    sections = [name_blocks(_draft_section(one, job)) for one in outline.sections if one not in optional]
    numbered = number_headings([section for section in sections if section.blocks])
    title, footer = (_plain(job, name) for name in ("title", "footer"))
    front = make_front(
        matter,
        kind,
        title=title,
        short_title=footer,
        signed_by=outline.signed_by,
        asks_hearing=bool(profile.court),
    )
    brief = Brief(kind=outline.kind, title=title, front=front, sections=numbered, shell=outline.shell or profile.shell)
    return note_unverified(brief, source)


def note_unverified(brief: Brief, source: AuthoritySource) -> Brief:
    """The paper with the authorities listed that it uses and that nobody has read."""
    unverified = [key for key in cited_keys(brief) if (a := source.find_authority(key)) and a.verification is None]
    return replace(brief, unverified=tuple(unverified))


def _make_job(
    matter: Matter,
    matches: Sequence[IssueMatch],
    source: AuthoritySource,
    outline: PaperOutline,
    profile: CourtProfile,
) -> Job:
    ledger = Ledger()
    scribe = Scribe(ledger, matter, source, evidence=outline.kind.posture is Posture.SUMMARY_JUDGMENT)
    side = outline.side
    views = _violation_first(
        [
            make_view(match, matter.find_selection(side, match.issue), matter, source)
            for match in matches
            if not match.refusal
        ]
    )
    motion = matter.find_operative(PaperKind.MOTION)
    claims = {match.claim.id: match.claim for match in matches}
    plaintiff = Roster(matter.parties_of(Side.PLAINTIFF), "Plaintiff", "Plaintiffs")
    defendants = Roster(_movants(matter), "Defendant", "Defendants")
    values: dict[str, object] = {
        **scribe.words(),
        "matter": matter,
        "views": views,
        "kind": outline.id,
        "phrases": outline.phrases_on(motion.plain_title if motion else ""),
        "unanswered": find_unanswered(matter),
        "cited_at": lambda view, pick: find_cited_at(matter, outline.answers, view.issue.key, pick.key),
        "certificates": profile.certificates_for(outline.id),
        "word_rule": _word_rule(profile, outline),
        "asks_hearing": bool(profile.court),
        "plaintiff": plaintiff,
        "defendants": defendants,
        "client": plaintiff if side is Side.PLAINTIFF else defendants,
        "complaint": matter.find_operative(PaperKind.COMPLAINT),
        "motion": motion,
        "motion_fits": motion is not None and motion.may_be_at(outline.posture),
        "incident": matter.incident,
        "counts": matter.counts,
        "claims": claims,
        "count_called": lambda count: name_count(count, matter, claims),
    }
    return Job(
        matter=matter,
        outline=outline,
        environment=default_environment(),
        ledger=ledger,
        scribe=scribe,
        values=values,
        views=views,
    )


def _violation_first(views: Sequence[IssueView]) -> tuple[IssueView, ...]:
    """The issues in their order, but the violation before whether it was clearly established, count by count."""
    asked = {label: [v for v in views if v.count.label == label and v.defense.prong] for label in _labels(views)}
    for prongs in asked.values():
        prongs.sort(key=lambda view: view.defense.prong is not Prong.VIOLATION)
    return tuple(asked[view.count.label].pop(0) if view.defense.prong else view for view in views)


def _labels(views: Sequence[IssueView]) -> set[str]:
    return {view.count.label for view in views}


def _word_rule(profile: CourtProfile, outline: PaperOutline) -> str:
    """The rule that limits the paper's words; empty when none does."""
    limit = profile.find_limit(outline.kind.limit_key)
    return limit.basis.rule if limit is not None and limit.words else ""


def _movants(matter: Matter) -> Sequence[Party]:
    return [party for party in matter.parties_of(Side.DEFENDANT) if party.moving]


def _draft_section(section: str, job: Job) -> BriefSection:
    heading, body = job.render(job.sections(section))
    blocks = read_blocks(body, job.ledger, job.lines)
    if section == ARGUMENT:
        blocks += argument_blocks(job)
    if not blocks:
        return BriefSection(id=section, title="", blocks=())
    inlines = read_inlines(heading, job.ledger, job.lines)
    title = "".join(run.text for run in inlines if isinstance(run, TextRun))
    opening = [Block(kind=BlockKind.HEADING, inlines=inlines, level=1)] if inlines else []
    return BriefSection(id=section, title=title, blocks=(*opening, *blocks), numbered=section not in job.outline.apart)


def _plain(job: Job, name: str) -> str:
    """A template's body as plain words, for titles."""
    _, body = job.render(job.sections(name))
    inlines = read_inlines(body, job.ledger, job.lines)
    return "".join(run.text for run in inlines if isinstance(run, TextRun))
