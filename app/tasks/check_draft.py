"""Everything that is checked on a drafted paper, in one place: what the window lists and a final export obeys."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from app.checking.brief_check import check_brief, check_motion
from app.checking.candor import check_adverse, check_undisclosed
from app.checking.coverage import check_coverage, check_new_arguments, make_coverage
from app.checking.form_check import check_form, check_parts, checklist
from app.checking.guards import apply_overrides
from app.checking.quotation_check import check_quotations
from app.checking.redaction import check_redaction
from app.checking.reply_check import check_reply
from app.checking.typed_citations import check_typed_citations
from app.drafting.match import IssueMatch
from app.drafting.provenance import trace_sentences
from app.filing.page_form import PageForm
from app.filing.papers import load_paper
from app.filing.profiles import CourtProfile, EffectiveProfile, RequiredBlock
from app.law.briefs import Brief, BriefKind, WrittenBrief
from app.law.edits import EditConflict
from app.law.findings import Finding, Severity
from app.law.matters import Matter, PaperKind
from app.tasks.workspace import MatterSource
from app.word.form import read_form
from app.word.shell import find_shell


def steps_by_hand(profile: CourtProfile, kind: BriefKind) -> tuple[RequiredBlock, ...]:
    """What the court's rules ask for with a paper that only the attorney can see to."""
    return checklist(profile, kind.limit_key)


def check_draft(
    brief: Brief,
    written: WrittenBrief,
    matter: Matter,
    *,
    matches: tuple[IssueMatch, ...],
    source: MatterSource,
    effective: EffectiveProfile,
    conflicts: Iterable[EditConflict],
) -> tuple[Finding, ...]:
    """All findings on a drafted paper, the blocking ones first, those that the attorney let pass as notes."""
    outline = load_paper(brief.kind.value)
    answers = outline.answers
    is_on_motion = "motion_title" in outline.phrases  # companion papers are of no stage
    found = (
        *(check_motion(matter, outline.posture) if is_on_motion else ()),
        *check_brief(brief, written, matter, matches, source.find_authority, conflicts=conflicts),
        *check_adverse(matter, matches, brief.kind.side, answers),
        *check_undisclosed(matter, matches, brief.kind.side, answers),
        *check_quotations(brief, source, matter),
        *check_typed_citations(written),
        *check_coverage(make_coverage(matter, brief, answers)),
        *(check_new_arguments(matter, brief) if answers is PaperKind.OPPOSITION else ()),
        *check_reply(matter, answers, source.find_authority),
        *_filing_rules(brief, written, effective),
    )
    return apply_overrides(found, matter.overrides, brief.kind.value)


def _filing_rules(brief: Brief, written: WrittenBrief, effective: EffectiveProfile) -> Iterator[Finding]:
    profile = effective.profile
    yield from check_parts(brief, profile)
    shell = find_shell(brief.shell)
    yield from check_form(_form_of(shell, shell.stat().st_mtime_ns), profile.form)
    sentences = ((sentence.heading, sentence.text) for sentence in trace_sentences(written))
    yield from check_redaction(sentences, redact=profile.redact)
    for doubt in effective.doubts:
        yield Finding(code="judge_unclear", severity=Severity.WARN, message=doubt, place="caption")


@lru_cache(maxsize=8)
def _form_of(shell: Path, _changed: int) -> PageForm:
    return read_form(shell)
