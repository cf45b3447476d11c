"""What a sound matter file still lacks, or says that the law of the practice does not allow."""

from collections.abc import Callable, Iterator

from app.citations.courts import find_court
from app.errors import AppError
from app.filing.profiles import load_effective
from app.law.authorities import Side
from app.law.claims import Practice
from app.law.findings import Finding, Severity, gravest_first
from app.law.matters import Issue, Matter, PaperKind, Selection
from app.law.pairing import refuse_pairing


def check_matter(matter: Matter, practice: Practice) -> tuple[Finding, ...]:
    """Everything that the attorney should look at before drafting, gravest first."""
    return gravest_first(finding for check in _CHECKS for finding in check(matter, practice))


def _papers(matter: Matter, _practice: Practice) -> Iterator[Finding]:
    for kind in (PaperKind.COMPLAINT, PaperKind.MOTION):
        operative = [p for p in matter.papers if p.kind is kind and p.operative]
        if not operative:
            yield _block("no_operative", f"No {kind.value} is marked as the operative one.", "papers")
        elif len(operative) > 1:
            yield _block("many_operative", f"More than one {kind.value} is marked as the operative one.", "papers")
    complaint = matter.find_operative(PaperKind.COMPLAINT)
    if complaint and complaint.filed and complaint.filed < matter.incident:
        yield _warn("incident_date", "The incident is dated after the complaint was filed.", "incident")
    motion = matter.find_operative(PaperKind.MOTION)
    if motion and motion.filed is None:
        yield _warn("motion_date", "The motion's filing date is missing: deadlines cannot be computed.", "papers")


def _pairings(matter: Matter, practice: Practice) -> Iterator[Finding]:
    for number, issue in enumerate(matter.issues):
        count, defense = matter.find_count(issue.count), practice.defenses[issue.defense]
        if count is None:
            continue
        reason = refuse_pairing(matter, practice, count, defense)
        if reason:
            yield _block("wrong_pairing", reason, f"issues[{number}]")
        elif not count.is_pending:
            yield _note("closed_count", f"Count {count.label} is {count.status}.", f"issues[{number}]")


def _issues(matter: Matter, _practice: Practice) -> Iterator[Finding]:
    if not matter.issues:
        yield _warn("no_issues", "No issue is noted: what the motion raises against which count.", "issues")
    for number, issue in enumerate(matter.issues):
        place = f"issues[{number}]"
        if issue.raised_at is None or not issue.raised_at.pages:
            yield _warn("no_page", f"The page that raises {issue.key} is missing; it prints as a placeholder.", place)
        if _is_open(matter, issue):
            yield from _unanswered(matter, issue, place)


def _is_open(matter: Matter, issue: Issue) -> bool:
    count = matter.find_count(issue.count)
    return count is not None and count.is_pending


def _unanswered(matter: Matter, issue: Issue, place: str) -> Iterator[Finding]:
    if matter.find_selection(Side.PLAINTIFF, issue) is None:
        yield _warn("unanswered", f"Nothing is picked for the opposition's answer to {issue.key}.", place)
    if matter.find_selection(Side.DEFENDANT, issue) is None:
        yield _note("unanswered_reply", f"Nothing is picked for the reply on {issue.key}.", place)


def _selections(matter: Matter, _practice: Practice) -> Iterator[Finding]:
    raised = {issue.key for issue in matter.issues}
    for name in ("selections", "reply_selections"):
        chosen: tuple[Selection, ...] = getattr(matter, name)
        for number, selection in enumerate(chosen):
            place = f"{name}[{number}]"
            if selection.key not in raised:
                yield _warn("no_issue", f"Something is picked for {selection.key}, which no paper raises.", place)
            yield from _unconfronted(selection, place)


def _unconfronted(selection: Selection, place: str) -> Iterator[Finding]:
    for number, support in enumerate(selection.supports):
        if support.role.asks_answer and not support.distinction.strip():
            message = f"{support.proposition or support.authority} is adverse and no answer to it is written."
            yield _warn("unconfronted", message, f"{place}.supports[{number}]")


def _facts(matter: Matter, _practice: Practice) -> Iterator[Finding]:
    for number, fact in enumerate(matter.facts):
        place = f"facts[{number}]"
        if not fact.cites or any(not cite.paragraphs and not cite.pages for cite in fact.cites):
            yield _warn(
                "no_cite", f"Fact {fact.id!r} lacks its place in the record; it prints as a placeholder.", place
            )
        if not fact.text.rstrip().endswith((".", "?", "”", '"')):
            yield _warn("no_sentence", f"Fact {fact.id!r} does not end as a sentence.", place)


def _court(matter: Matter, _practice: Practice) -> Iterator[Finding]:
    if find_court(matter.caption.court) is None:
        said = f"“{matter.caption.court}” is no court that is known; the first page prints a placeholder."
        yield _block("unknown_court", said, "caption.court")
    try:
        load_effective(matter.profile, matter.caption.judge)
    except AppError as error:
        yield _block("unknown_profile", str(error.message), "profile")


def _parties(matter: Matter, _practice: Practice) -> Iterator[Finding]:
    for side in (Side.PLAINTIFF, Side.DEFENDANT):
        if not matter.parties_of(side):
            yield _block("no_party", f"The matter names no {side.value}.", "parties")


def _has_rules(matter: Matter) -> bool:
    """Whether the court's own rules are known, and with them what its first pages show."""
    try:
        return bool(load_effective(matter.profile, matter.caption.judge).profile.court)
    except AppError:
        return False


def _front(matter: Matter, _practice: Practice) -> Iterator[Finding]:
    hearing, known = matter.caption.hearing, _has_rules(matter)
    prints = "it prints as a placeholder" if known else "the first page leaves it out"
    for what in ("date", "time", "courtroom"):
        if getattr(hearing, what) is None:
            yield _warn("no_hearing", f"The hearing's {what} is missing; {prints}.", "caption.hearing")
    if matter.caption.judge is None:
        named = "the name prints as a placeholder" if known else "the first page leaves the name out"
        yield _warn("no_judge", f"The judge is missing; {named}.", "caption.judge")
    for side in (Side.PLAINTIFF, Side.DEFENDANT):
        if matter.counsel_of(side).name is None:
            yield _warn(
                "no_counsel", f"Counsel for the {side.value} is missing and prints as a placeholder.", "counsel"
            )


_CHECKS: tuple[Callable[[Matter, Practice], Iterator[Finding]], ...] = (
    _papers,
    _pairings,
    _issues,
    _selections,
    _facts,
    _court,
    _parties,
    _front,
)


def _block(code: str, message: str, place: str) -> Finding:
    return Finding(code=code, severity=Severity.BLOCK, message=message, place=place)


def _warn(code: str, message: str, place: str) -> Finding:
    return Finding(code=code, severity=Severity.WARN, message=message, place=place)


def _note(code: str, message: str, place: str) -> Finding:
    return Finding(code=code, severity=Severity.NOTE, message=message, place=place)
