"""matter read-paper, points, confirm, facts, counts."""

from argparse import Namespace

from app.cli.main import DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_json, say
from app.drafting.match import IssueMatch, match_matter
from app.errors import UsageError
from app.filing.practice import load_practice
from app.filing.records import to_table
from app.law.authorities import Side
from app.law.claims import ClaimId, Practice
from app.law.findings import counted
from app.law.matters import Matter, PaperKind
from app.law.opposing import PaperReading, ProposedCount
from app.law.parties import PartyId
from app.matters.editing import confirm_point, dismiss_point, put_reading, take_count, take_paragraphs
from app.matters.store import load_matter, save_matter
from app.tasks.activity import log_reading
from app.tasks.read_paper import read_paper as read_in
from app.tasks.read_paper import reading_shape, standing_of


def read_paper(options: Namespace) -> int:
    """Read a paper's file into the matter."""
    with open_workspace(options.library) as workspace:
        matter = load_matter(options.file, workspace.practice)
        reading = read_in(options.document, matter, options.paper, workspace)
        changed = put_reading(matter, reading)
        save_matter(changed, options.file)
        log_reading(options.file, reading, workspace.settings.attorney)
        matches = match_matter(changed, workspace.practice, workspace.source_for(changed), _answering(changed, reading))
    _print(reading, matches, as_json=options.json)
    say(
        f"{counted(len(reading.points), 'point')}, {len(reading.authorities)} authorities, "
        f"{counted(len(reading.paragraphs), 'numbered paragraph')}, {counted(len(reading.counts), 'count')}. Which issue a point raises is for you to confirm."
    )
    return DONE


def points(options: Namespace) -> int:
    """Show what was read of a paper."""
    with open_workspace(options.library) as workspace:
        matter = load_matter(options.file, workspace.practice)
        reading = _get_reading(matter, options.paper)
        matches = match_matter(matter, workspace.practice, workspace.source_for(matter), _answering(matter, reading))
    _print(reading, matches, as_json=options.json)
    return DONE


def _answering(matter: Matter, reading: PaperReading) -> Side:
    """The side that answers the paper."""
    paper = matter.find_paper(reading.paper)
    return Side.DEFENDANT if paper and paper.kind is PaperKind.OPPOSITION else Side.PLAINTIFF


def confirm(options: Namespace) -> int:
    """Say which issues a point raises, or that it raises none."""
    practice = load_practice()
    matter = load_matter(options.file, practice)
    reading = _get_reading(matter, options.paper)
    if reading.find_point(options.point) is None:
        known = ", ".join(point.id for point in reading.points)
        raise UsageError(f"The paper has no point “{options.point}”.", hint=f"Its points: {known}.")
    if bool(options.issue) == bool(options.none):
        raise UsageError("Name the issues with --issue, or say with --none why there is none.")
    if options.none:
        changed = dismiss_point(matter, options.paper, options.point, options.none)
    else:
        changed = confirm_point(matter, options.paper, options.point, options.issue)
    save_matter(_checked(changed), options.file)
    return DONE


def facts(options: Namespace) -> int:
    """Make facts of numbered paragraphs."""
    matter = load_matter(options.file, load_practice())
    _get_reading(matter, options.paper)
    numbers = [number for word in options.numbers for number in _numbers(word)]
    changed = take_paragraphs(matter, options.paper, numbers, tags=options.tag)
    made = [fact.id for fact in changed.facts[len(matter.facts) :]]
    save_matter(changed, options.file)
    if options.json:
        print_json({"facts": made})
    else:
        print(*made, sep="\n")
    say(f"{counted(len(made), 'fact')} added. Put each into a sentence of your own.")
    return DONE


def counts(options: Namespace) -> int:
    """Show the counts that a complaint heads, or make counts of the matter of some of them."""
    practice = load_practice()
    matter = load_matter(options.file, practice)
    proposed = _get_reading(matter, options.paper).counts
    for label in options.labels:
        matter = take_count(
            matter,
            options.paper,
            label,
            claim=_claim(options.claim, practice),
            defendants=_parties(options.against, matter),
        )
    if options.labels:
        save_matter(matter, options.file)
    if options.json:
        print_json({"counts": [to_table(count) for count in proposed], "taken": [c.label for c in matter.counts]})
    else:
        _print_counts(proposed)
    return DONE


def _claim(claim: str, practice: Practice) -> ClaimId | None:
    if claim and claim not in practice.claims:
        raise UsageError(f"There is no claim “{claim}”.", hint=f"Known: {', '.join(practice.claims)}.")
    return ClaimId(claim) if claim else None


def _parties(names: list[str], matter: Matter) -> list[PartyId] | None:
    known = [party.id for party in matter.parties]
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None:
        raise UsageError(f"The matter has no party “{unknown}”.", hint=f"Its parties: {', '.join(known)}.")
    return [PartyId(name) for name in names] or None


def _print_counts(proposed: tuple[ProposedCount, ...]) -> None:
    for count in proposed:
        print(f"Count {count.label}: {count.title}{' (¶ ' + count.paragraphs[0] + ')' if count.paragraphs else ''}")
        if count.against:
            unknown = f" (not a party of the matter: {', '.join(count.unknown)})" if count.unknown else ""
            print(f"    against {count.against}{unknown}")
        if count.statutes:
            print(f"    under {', '.join(count.statutes)}")
        kind = count.claim or (f"not sure: {' or '.join(count.may_be)}" if count.may_be else "not known")
        print(f"    claim: {kind}{' (' + ', '.join(count.cues) + ')' if count.cues else ''}")


def _numbers(word: str) -> list[str]:
    first, dash, last = word.partition("-")
    if not first.isdigit() or (dash and not last.isdigit()):
        raise UsageError(f"“{word}” is no number of a paragraph.", hint="Write 51, or 51-55.")
    return [str(n) for n in range(int(first), int(last or first) + 1)]


def _get_reading(matter: Matter, paper: str) -> PaperReading:
    reading = matter.find_reading(paper)
    if reading is None:
        raise UsageError(f"No file of “{paper}” was read yet.", hint="Read it with “rejoinder matter read-paper”.")
    return reading


def _checked(matter: Matter) -> Matter:
    """The matter, when the issues named are of its counts and of the practice."""
    practice = load_practice()
    for issue in matter.issues:
        if matter.find_count(issue.count) is None:
            known = ", ".join(count.label for count in matter.counts)
            raise UsageError(f"There is no count “{issue.count}”.", hint=f"Its counts: {known}.")
        if issue.defense not in practice.defenses:
            raise UsageError(f"There is no defense “{issue.defense}”.", hint=f"Known: {', '.join(practice.defenses)}.")
    return matter


def _print(reading: PaperReading, matches: tuple[IssueMatch, ...], *, as_json: bool) -> None:
    if as_json:
        print_json(reading_shape(reading, matches))
        return
    for point in reading.points:
        pages = f" ({', '.join(point.pages)})" if point.pages else ""
        print(f"{point.id:>4} {'  ' * point.level}{point.label + '. ' if point.label else ''}{point.heading}{pages}")
        for key in point.issues:
            print(f"       confirmed: {key}")
        for suggestion in point.suggestions if not point.issues else ():
            print(f"       may raise {suggestion.key}: {', '.join(suggestion.words)}")
    for cited in reading.authorities:
        pages = ", ".join(cited.pages)
        print(f"     {standing_of(cited, matches).value:8} {cited.name or ''} {cited.citation} · {pages}")
    _print_counts(reading.counts)
    for paragraph in reading.paragraphs:
        print(f"¶ {paragraph.number:>4} {paragraph.text[:100]}")
