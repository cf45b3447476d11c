"""Changes of a matter as pure functions: a matter in, the changed matter out.

Both front ends change matters through these, so that ids stay unique and nothing points nowhere:
a fact that is removed leaves the picks too. Edits of the drafted papers are in `block_edits`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from app.drafting.opponent.counts import find_named
from app.errors import UsageError
from app.law.authorities import Side
from app.law.claims import ClaimId, DefenseId
from app.law.findings import Override
from app.law.matters import (
    AnalogueNote,
    Count,
    Fact,
    FactId,
    Issue,
    Likeness,
    Matter,
    PaperId,
    PaperKind,
    RecordCite,
    Selection,
    SetAside,
    Support,
)
from app.law.opposing import PaperPoint, PaperReading, PointStatus
from app.law.parties import PartyId
from app.matters.paragraphing import begins_paragraph

_T = TypeVar("_T")

# -- picks


def change_selection(matter: Matter, side: Side, issue: str, change: Callable[[Selection], Selection]) -> Matter:
    """Change what is picked for an issue (its key); one that becomes empty of everything is dropped."""
    before = next((s for s in matter.selections_for(side) if s.key == issue), None)
    count, _, defense = issue.rpartition(":")
    after = change(before or Selection(count=count, defense=DefenseId(defense)))
    if after == before:
        return matter
    kept = [after if s is before else s for s in matter.selections_for(side)]
    if before is None:
        kept.append(after)
    bare = Selection(count=after.count, defense=after.defense)
    return _with_selections(matter, side, tuple(s for s in kept if s != bare))


def add_support(matter: Matter, side: Side, issue: str, support: Support, at: int | None = None) -> Matter:
    """Pick a support, last or at a place. The same support is not picked twice."""

    def add(selection: Selection) -> Selection:
        if any((s.proposition, s.quote) == (support.proposition, support.quote) for s in selection.supports):
            return selection
        place = len(selection.supports) if at is None else at
        return replace(selection, supports=(*selection.supports[:place], support, *selection.supports[place:]))

    return change_selection(matter, side, issue, add)


def replace_support(matter: Matter, side: Side, issue: str, number: int, support: Support) -> Matter:
    """Put a changed support (its role, signal, answer) in the place of one."""

    def swap(selection: Selection) -> Selection:
        return replace(selection, supports=_put(selection.supports, number, support))

    return change_selection(matter, side, issue, swap)


def remove_support(matter: Matter, side: Side, issue: str, number: int) -> Matter:
    """Pick a support no more; the likenesses marked to it stay."""

    def remove(selection: Selection) -> Selection:
        return replace(selection, supports=_without(selection.supports, number))

    return change_selection(matter, side, issue, remove)


def move_support(matter: Matter, side: Side, issue: str, number: int, to: int) -> Matter:
    """Move a support to another place of the order in which they appear."""

    def move(selection: Selection) -> Selection:
        return replace(selection, supports=_moved(selection.supports, number, to))

    return change_selection(matter, side, issue, move)


def pick_fact(matter: Matter, side: Side, issue: str, fact: str, *, on: bool = True) -> Matter:
    """Apply a fact to an issue, or no more; it comes before the picked facts that follow it in the matter."""
    order = [f.id for f in matter.facts]

    def pick(selection: Selection) -> Selection:
        kept = tuple(one for one in selection.facts if one in order and one != fact)
        if not on or fact not in order:
            return replace(selection, facts=kept)
        place = order.index(FactId(fact))
        at = next((n for n, one in enumerate(kept) if order.index(one) > place), len(kept))
        return replace(selection, facts=(*kept[:at], FactId(fact), *kept[at:]))

    return change_selection(matter, side, issue, pick)


def move_picked_fact(matter: Matter, side: Side, issue: str, number: int, to: int) -> Matter:
    """Move a picked fact to another place of an issue's order."""

    def move(selection: Selection) -> Selection:
        return replace(selection, facts=_moved(selection.facts, number, to))

    return change_selection(matter, side, issue, move)


def mark_likeness(matter: Matter, side: Side, issue: str, likeness: Likeness) -> Matter:
    """Mark a likeness to a precedent, in place of an earlier mark on the same aspect."""

    def mark(selection: Selection) -> Selection:
        same = [(m.proposition, m.aspect) == (likeness.proposition, likeness.aspect) for m in selection.likenesses]
        if any(same):
            return replace(selection, likenesses=_put(selection.likenesses, same.index(True), likeness))
        return replace(selection, likenesses=(*selection.likenesses, likeness))

    return change_selection(matter, side, issue, mark)


def unmark_likeness(matter: Matter, side: Side, issue: str, proposition: str, aspect: str) -> Matter:
    """Take a mark of likeness back."""

    def unmark(selection: Selection) -> Selection:
        kept = (m for m in selection.likenesses if (m.proposition, m.aspect) != (proposition, aspect))
        return replace(selection, likenesses=tuple(kept))

    return change_selection(matter, side, issue, unmark)


def note_analogue(matter: Matter, side: Side, issue: str, note: AnalogueNote) -> Matter:
    """Note differences and the likely answer of one precedent; an empty note is dropped."""

    def put(selection: Selection) -> Selection:
        others = tuple(n for n in selection.analogues if n.proposition != note.proposition)
        says = (note,) if note.differences or note.likely_answer else ()
        return replace(selection, analogues=(*others, *says))

    return change_selection(matter, side, issue, put)


def set_aside(matter: Matter, side: Side, issue: str, aside: SetAside) -> Matter:
    """Concede an adverse authority or leave it aside, with the reason; an empty reason takes that back."""

    def put(selection: Selection) -> Selection:
        others = tuple(s for s in selection.set_aside if s.authority != aside.authority)
        return replace(selection, set_aside=(*others, aside) if aside.reason.strip() else others)

    return change_selection(matter, side, issue, put)


# -- issues, facts, own words


def put_issue(matter: Matter, issue: Issue) -> Matter:
    """Add an issue, or replace the one of the same count and defense."""
    return replace(matter, issues=_put_by(matter.issues, issue, lambda one: one.key))


def remove_issue(matter: Matter, issue: str) -> Matter:
    """Remove an issue and what was picked for it; points of read papers raise it no more."""
    return replace(
        matter,
        issues=tuple(i for i in matter.issues if i.key != issue),
        selections=tuple(s for s in matter.selections if s.key != issue),
        reply_selections=tuple(s for s in matter.reply_selections if s.key != issue),
        readings=tuple(_without_issue(reading, issue) for reading in matter.readings),
    )


def _without_issue(reading: PaperReading, issue: str) -> PaperReading:
    points = (replace(p, issues=tuple(key for key in p.issues if key != issue)) for p in reading.points)
    return replace(reading, points=tuple(points))


def move_issue(matter: Matter, number: int, to: int) -> Matter:
    """Move an issue to another place of the order in which the papers raise them."""
    return replace(matter, issues=_moved(matter.issues, number, to))


def put_fact(matter: Matter, fact: Fact) -> Matter:
    """Add a fact, or replace the one of the same id."""
    return replace(matter, facts=_put_by(matter.facts, fact, lambda one: one.id))


def remove_fact(matter: Matter, fact: str) -> Matter:
    """Remove a fact; it leaves every pick and every likeness."""
    return replace(
        matter,
        facts=tuple(f for f in matter.facts if f.id != fact),
        selections=tuple(_without_fact(s, fact) for s in matter.selections),
        reply_selections=tuple(_without_fact(s, fact) for s in matter.reply_selections),
    )


def _without_fact(selection: Selection, fact: str) -> Selection:
    marks = (replace(m, facts=tuple(f for f in m.facts if f != fact)) for m in selection.likenesses)
    return replace(selection, facts=tuple(f for f in selection.facts if f != fact), likenesses=tuple(marks))


def set_own_words(matter: Matter, section: str, text: str) -> Matter:
    """Set the attorney's text of a section ("opposition.introduction"); an empty text removes it."""
    kept = {key: words for key, words in matter.own_words.items() if key != section}
    return replace(matter, own_words={**kept, section: text} if text.strip() else kept)


# -- readings and overrides


def put_reading(matter: Matter, reading: PaperReading) -> Matter:
    """Keep what was read from a paper's file, in place of an earlier reading of it."""
    return replace(matter, readings=_put_by(matter.readings, reading, lambda one: one.paper))


def confirm_point(matter: Matter, paper: str, point: str, issues: Sequence[str]) -> Matter:
    """Say which issues a point of a read paper raises: those that are new are added, with the point's pages.

    An opposition's point answers issues and raises none: only a motion's pages are where an issue is raised.
    """
    reading = matter.find_reading(paper)
    found = reading.find_point(point) if reading else None
    if reading is None or found is None:
        return matter
    changed = replace(found, status=PointStatus.CONFIRMED, issues=tuple(issues), reason="")
    matter = _with_point(matter, reading, changed)
    filed = matter.find_paper(paper)
    at = RecordCite(paper=filed.id, pages=found.pages) if filed and found.pages else None
    for key in issues:
        matter = _raise(matter, key, at if filed and filed.kind is PaperKind.MOTION else None)
    return matter


def _raise(matter: Matter, key: str, at: RecordCite | None) -> Matter:
    count, _, defense = key.rpartition(":")
    issue = matter.find_issue(key) or Issue(count=count, defense=DefenseId(defense))
    lacks = issue.raised_at is None or not issue.raised_at.pages
    return put_issue(matter, replace(issue, raised_at=at if at and lacks else issue.raised_at))


def dismiss_point(matter: Matter, paper: str, point: str, reason: str) -> Matter:
    """Say that a point of a read paper raises no issue, and why."""
    reading = matter.find_reading(paper)
    found = reading.find_point(point) if reading else None
    if reading is None or found is None:
        return matter
    return _with_point(matter, reading, replace(found, status=PointStatus.NO_ISSUE, issues=(), reason=reason))


_PAGES = re.compile(r"(?P<first>\d+|[ivxlc]+)(?:\s*[-–—]\s*(?P<last>\d+|[ivxlc]+))?", re.IGNORECASE)


def put_point_pages(matter: Matter, paper: str, point: str, words: str) -> Matter:
    """Say on which pages a point of a read paper stands ("4", "4-6", or none), as the issues that it raises cite it.

    Raises:
        UsageError: the words are no pages.
    """
    reading = matter.find_reading(paper)
    found = reading.find_point(point) if reading else None
    if reading is None or found is None:
        return matter
    pages = _PAGES.fullmatch(words.strip())
    if pages is None and words.strip():
        raise UsageError(f"“{words.strip()}” are no pages: write them as 4 or 4-6.")
    first, last = (pages["first"], pages["last"]) if pages else (None, None)
    matter = _without_pages(matter, found, RecordCite(paper=PaperId(paper), pages=found.pages))
    matter = _with_point(matter, reading, replace(found, page=first, last_page=last))
    return confirm_point(matter, paper, point, found.issues) if found.status is PointStatus.CONFIRMED else matter


def _without_pages(matter: Matter, point: PaperPoint, at: RecordCite) -> Matter:
    """The matter whose issues no longer cite a point's pages; other pages that the attorney gave one stay."""
    for issue in matter.issues:
        if at.pages and issue.key in point.issues and issue.raised_at == at:
            matter = put_issue(matter, replace(issue, raised_at=None))
    return matter


def _with_point(matter: Matter, reading: PaperReading, point: PaperPoint) -> Matter:
    points = tuple(point if p.id == point.id else p for p in reading.points)
    return put_reading(matter, replace(reading, points=points))


def take_paragraphs(matter: Matter, paper: str, numbers: Sequence[str], *, tags: Sequence[str] = ()) -> Matter:
    """Make facts of numbered paragraphs of the complaint, each with its ¶; one that is there already is kept.

    The fact holds the paragraph's own words, for the attorney to put into a sentence. It comes before the facts of the
    paragraphs that follow its own. Where the complaint has headings, the first fact under one begins a paragraph, and so
    does one after five that do not.
    """
    reading = matter.find_reading(paper)
    order = [FactId(f"{paper}_{paragraph.number}") for paragraph in reading.paragraphs] if reading else []
    for number in numbers:
        paragraph = reading.find_paragraph(number) if reading else None
        name = FactId(f"{paper}_{number}")
        if paragraph is not None and matter.find_fact(name) is None:
            cites = (RecordCite(paper=PaperId(paper), paragraphs=(number,)),)
            later = set(order[order.index(name) + 1 :])
            at = next((n for n, one in enumerate(matter.facts) if one.id in later), len(matter.facts))
            begins = reading is not None and begins_paragraph(reading, name, matter.facts[:at])
            fact = Fact(id=name, text=paragraph.text, cites=cites, tags=(*tags, *(["paragraph"] if begins else ())))
            matter = replace(matter, facts=(*matter.facts[:at], fact, *matter.facts[at:]))
    return matter


def take_count(
    matter: Matter,
    paper: str,
    label: str,
    *,
    claim: ClaimId | None = None,
    theory: str = "",
    title: str = "",
    defendants: Sequence[PartyId] | None = None,
) -> Matter:
    """Make a count of one that a complaint's heading proposes; a count of that label that is there is kept.

    Args:
        claim: the kind of claim; left out, the proposed one.
        theory: the letter of one of several kinds that the heading joins: Count 1 becomes 1a and 1b.
        title: what the count is called; left out, what the heading calls it.
        defendants: against whom; left out, the parties that the matter has now and the heading names, and all when
            it names all.

    Raises:
        UsageError: nothing of that label was read; or the kind of claim, or whom it is against, is not
            known and not said.
    """
    reading = matter.find_reading(paper)
    found = reading.find_count(label) if reading else None
    if found is None:
        raise UsageError(f"The paper heads no count “{label}”.", hint="Read the complaint in first.")
    if matter.find_count(f"{label}{theory}") is not None:
        return matter
    kind = claim or found.claim
    if kind is None:
        raise UsageError(f"Which kind of claim Count {label} (“{found.title}”) is, is not known.", hint="Say which.")
    named, unknown = find_named(found.against, matter.parties_of(Side.DEFENDANT))
    if defendants is None and unknown and not named:
        raise UsageError(
            f"Count {label} is against {found.against}, and the matter has no such party.",
            hint="Add the party, or say against whom it is.",
        )
    count = Count(
        number=int("".join(letter for letter in label if letter.isdigit())),
        label=f"{label}{theory}",
        claim=kind,
        title=title or found.title,
        defendants=tuple(named if defendants is None else defendants),
        paragraphs=found.paragraphs,
    )
    return replace(matter, counts=tuple(sorted((*matter.counts, count), key=lambda one: one.number)))


def put_override(matter: Matter, override: Override) -> Matter:
    """Let a finding pass in one paper, with the reason."""
    return replace(matter, overrides=_put_by(matter.overrides, override, lambda one: (one.paper, one.finding)))


def drop_override(matter: Matter, paper: str, finding: str) -> Matter:
    """Let a finding pass no more."""
    kept = (o for o in matter.overrides if (o.paper, o.finding) != (paper, finding))
    return replace(matter, overrides=tuple(kept))


# -- tuples


def _with_selections(matter: Matter, side: Side, selections: tuple[Selection, ...]) -> Matter:
    if side is Side.DEFENDANT:
        return replace(matter, reply_selections=selections)
    return replace(matter, selections=selections)


def _put(items: Sequence[_T], number: int, item: _T) -> tuple[_T, ...]:
    return (*items[:number], item, *items[number + 1 :])


def _put_by(items: Sequence[_T], item: _T, name: Callable[[_T], object]) -> tuple[_T, ...]:
    place = next((n for n, one in enumerate(items) if name(one) == name(item)), len(items))
    return _put(items, place, item)


def _without(items: Sequence[_T], number: int) -> tuple[_T, ...]:
    return (*items[:number], *items[number + 1 :])


def _moved(items: Sequence[_T], number: int, to: int) -> tuple[_T, ...]:
    rest = _without(items, number)
    return (*rest[:to], items[number], *rest[to:])
