"""What still stands between a draft and a final export (DESIGN §1, PRACTICE §2.3)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.checking.elements_check import check_elements
from app.checking.pronouns import check_pronouns
from app.citations.bluebook import FindAuthority
from app.citations.placement import cited_keys
from app.drafting.match import IssueMatch
from app.drafting.provenance import trace_sentences
from app.law.authorities import Authority, Posture, Side
from app.law.briefs import PLACEHOLDER, SIGNED_BY_HAND, Brief, FrontPage, OriginKind, WrittenBrief
from app.law.edits import EditConflict
from app.law.findings import Finding, Severity, counted, gravest_first
from app.law.gates import GateResult
from app.law.matters import Matter, PaperKind, Support


def check_brief(
    brief: Brief,
    written: WrittenBrief,
    matter: Matter,
    matches: Iterable[IssueMatch],
    find_authority: FindAuthority,
    *,
    conflicts: Iterable[EditConflict] = (),
) -> tuple[Finding, ...]:
    """All findings on a drafted brief, the blocking ones first."""
    argued = tuple(matches)
    findings = (
        *_conflicts(conflicts),
        *_gaps(written),
        *_front_gaps(brief.front),
        *_unsourced(written),
        *check_pronouns(written, matter.facts, matter.parties),
        *(check_elements(matter, argued) if brief.kind.side is Side.PLAINTIFF else ()),
        *_unverified(brief, find_authority),
        *_bad_law(brief, find_authority),
        *_wrong_stage(written, matter, brief.kind.posture),
        *_issues(matter, argued, brief.kind.side),
    )
    return gravest_first(findings)


def _conflicts(conflicts: Iterable[EditConflict]) -> Iterator[Finding]:
    for conflict in conflicts:
        yield Finding(
            code="edit_conflict",
            severity=Severity.BLOCK,
            message=conflict.message,
            place=conflict.block,
            subject=conflict.edit.id,
        )


def _gaps(written: WrittenBrief) -> Iterator[Finding]:
    for sentence in trace_sentences(written):
        for gap in sentence.gaps:
            yield Finding(
                code="placeholder",
                severity=Severity.BLOCK,
                message=f"{gap.rstrip('.;')} is still to be filled.",
                place=sentence.heading,
                subject=gap.rstrip(".;"),
            )


def _front_gaps(front: FrontPage) -> Iterator[Finding]:
    lines = (*front.counsel_block, *(value for _, value in front.hearing), *front.signature, front.dated)
    gaps = dict.fromkeys(gap for line in lines for gap in PLACEHOLDER.findall(line))
    for gap in (one for one in gaps if one not in SIGNED_BY_HAND):
        yield Finding(
            code="placeholder",
            severity=Severity.BLOCK,
            message=f"{gap} is still to be filled on the first page or in the signature block.",
            place="first page",
        )


def _unsourced(written: WrittenBrief) -> Iterator[Finding]:
    cited: set[tuple[int, str]] = set()
    found: list[Finding] = []
    for sentence in reversed(trace_sentences(written)):
        told = {(sentence.block, source.ref) for source in sentence.sources if source.kind is OriginKind.FACT}
        if any(source.kind is OriginKind.RECORD for source in sentence.sources):
            cited |= told
        elif not sentence.sources:
            found.append(_blocking("unsourced", f"No source stands behind “{sentence.text[:80]}”.", sentence.heading))
        elif told - cited:  # a fact of several sentences is cited after the last of them
            words = f"No place in the record is cited for “{sentence.text[:80]}”."
            found.append(_blocking("fact_without_record", words, sentence.heading))
    yield from reversed(found)


def _blocking(code: str, message: str, place: str) -> Finding:
    return Finding(code=code, severity=Severity.BLOCK, message=message, place=place)


_EVIDENCE = frozenset({PaperKind.DEPOSITION, PaperKind.DECLARATION})
_WRONG_RECORD = {
    Posture.MOTION_TO_DISMISS: (
        _EVIDENCE,
        "stand on depositions or declarations alone, and a motion to dismiss is decided on the complaint: cite the complaint, or draft the paper for summary judgment",
    ),
    Posture.SUMMARY_JUDGMENT: (
        frozenset({PaperKind.COMPLAINT}),
        "stand on the complaint alone, which is no evidence unless it is verified: cite testimony or a declaration, or let it pass where the complaint is verified",
    ),
}


def check_motion(matter: Matter, posture: Posture) -> Iterator[Finding]:
    """A motion whose title names another stage than the one that a paper on it is written for."""
    motion = matter.find_operative(PaperKind.MOTION)
    if motion is not None and not motion.may_be_at(posture):
        stage = "summary judgment" if posture is Posture.SUMMARY_JUDGMENT else "a motion to dismiss"
        message = f"The paper is written for {stage}, and the motion is called “{motion.title}”: draft the paper that goes with it, or correct the title."
        yield _blocking("wrong_motion", message, "title")


def _wrong_stage(written: WrittenBrief, matter: Matter, posture: Posture) -> Iterator[Finding]:
    """Facts whose place in the record is not what the paper's stage looks at (from general knowledge: Rules 12(d), 56(c))."""
    wrong, message = _WRONG_RECORD.get(posture, (frozenset(), ""))
    sources = (source for sentence in trace_sentences(written) for source in sentence.sources)
    told = {source.ref for source in sources if source.kind is OriginKind.FACT}
    kinds = [
        {paper.kind for c in f.cites if (paper := matter.find_paper(c.paper))} for f in matter.facts if f.id in told
    ]
    number = sum(bool(kind) and kind <= wrong for kind in kinds)
    if number:
        no_evidence = posture is Posture.SUMMARY_JUDGMENT  # the paper calls evidence what may be none
        yield Finding(
            code="wrong_stage",
            severity=Severity.BLOCK if no_evidence else Severity.WARN,
            message=f"{counted(number, 'fact')} {message}.",
            can_override=no_evidence,
        )


def _name_once(authority: Authority) -> str:
    """Name and citation; a statute is named by its citation."""
    return ", ".join(dict.fromkeys((authority.name, authority.citation)))


def _unverified(brief: Brief, find_authority: FindAuthority) -> Iterator[Finding]:
    for key in brief.unverified:
        authority = find_authority(key)
        name = _name_once(authority) if authority else key
        checked = any(treatment.checked_on for treatment in authority.treatments) if authority else False
        history = "" if checked else " Later history: not checked."
        yield Finding(
            code="unverified",
            severity=Severity.BLOCK,
            message=f"{name} has not been read and cite-checked.{history}",
            place=key,
            subject=key,
        )


def _bad_law(brief: Brief, find_authority: FindAuthority) -> Iterator[Finding]:
    """Authorities recorded as overruled or the like, wherever they are cited: the paper must not hide it."""
    cited = (authority for key in cited_keys(brief) if (authority := find_authority(key)) is not None)
    for authority, treatment in ((a, t) for a in cited for t in a.treatments if t.kind.destroys):
        limits = f" on {', '.join(treatment.claims)}" if treatment.claims else ""
        yield Finding(
            code="bad_law",
            severity=Severity.WARN if treatment.phrase else Severity.BLOCK,  # without a phrase no history is printed
            message=f"{authority.name} is recorded as {treatment.kind.value}{limits}; the paper cites it and must say so.",
            place=authority.key,
            subject=authority.key,
        )


def _issues(matter: Matter, matches: Iterable[IssueMatch], side: Side) -> Iterator[Finding]:
    for match in matches:
        if match.refusal:
            yield _of_issue(match, "wrong_pairing", Severity.WARN, match.refusal)
            continue
        selection = matter.find_selection(side, match.issue)
        if not match.count.is_pending:
            continue
        if selection is None or selection.is_empty:
            message = f"{match.defense.title.capitalize()} on Count {match.count.label} is not answered yet."
            yield replace(_of_issue(match, "unanswered", Severity.BLOCK, message), can_override=True)
            continue
        yield from _failed_gates(match, selection.supports)


def _of_issue(match: IssueMatch, code: str, severity: Severity, message: str, subject: str = "") -> Finding:
    place = f"Count {match.count.label} × {match.defense.label}"
    return Finding(code=code, severity=severity, message=message, place=place, issue=match.issue.key, subject=subject)


def _failed_gates(match: IssueMatch, supports: Iterable[Support]) -> Iterator[Finding]:
    """Gates that a picked support fails: it may stand in a final paper only with a typed reason."""
    offers = {str(o.proposition.id): o for o in (*match.offered, *match.adverse, *match.excluded)}
    for support in supports:
        offer = offers.get(support.proposition or "")
        if offer is None or support.role.asks_answer:
            continue
        for gate in offer.gates:
            if gate.result is GateResult.FAIL:
                message = f"{offer.authority.name}: {gate.reason}"
                finding = _of_issue(match, f"gate_{gate.gate}", Severity.BLOCK, message, str(offer.proposition.id))
                yield replace(finding, can_override=True)
