"""The points that a paper argues, and which issues each may raise, by the practice's cue words.

Parts that argue nothing by their name (the facts, the legal standard, the conclusion) are no points. A
suggestion shows the words that led to it; nothing is confirmed here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drafting.opponent.flow import Flow
from app.drafting.opponent.numbers import iter_counts
from app.drafting.opponent.outline import Heading
from app.drafting.opponent.spoken import SpokenHeading, claims_named, claims_spoken, count_apart, fold, words_in
from app.law.authorities import Side
from app.law.claims import Defense, Practice
from app.law.matters import Count, Matter
from app.law.opposing import PaperPoint, Suggestion
from app.law.pairing import refuse_pairing
from app.law.parties import PartyKind

_ARGUMENT = re.compile(r"^(?:legal )?(?:argument|discussion|analysis)s?\W*$", re.IGNORECASE)
_NO_POINT = re.compile(
    r"^(?:notice of|table of|index of|statement of|memorandum of|introduction|preliminary statement|summary of"
    r"|(?:factual|procedural|relevant|legal)\b.*\b(?:background|history|allegations|standards?|facts)\b|background"
    r"|(?:(?:the|statement|summary|undisputed|uncontroverted|material|relevant|of)\s+)*facts\b"
    r"|allegations|(?:legal |governing |applicable )?(?:standards?|law)(?: of review| on .*)?\W*$|procedural history|issues? (?:to be decided|presented)"
    r"|relief (?:sought|requested)|conclusion|request for judicial notice|certificate|proof of service)",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"^(?:in the )?(?:(?:united states|u\.s\.) (?:district court|court of appeals)|superior court|supreme court"
    r"|(?:for the )?(?:northern|southern|eastern|western|central|middle) district of|county of [\w ]+$|[\w ]+ division$)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:motion|memorandum|opposition|reply|brief|response)\b", re.IGNORECASE)
"""What the title of a paper calls it."""
_SIGNED = re.compile(
    r"^\W*(?:dated?\b\s*:?|executed on\b|respectfully submitted\b|(?:by\s*:?\s*)?/s/)", re.IGNORECASE | re.MULTILINE
)
_VERSUS = re.compile(r"\bv(?:s)?\.\s.*\bdefendants?\b", re.IGNORECASE | re.DOTALL)
_LEAST_PROSE = 12
"""A paragraph of so many words that ends in a full stop is the paper's text, and its caption is over."""
_MOST_DEFENSES, _MOST_SUGGESTIONS = 3, 12
_IN_HEADING, _IN_TEXT, _MOST_IN_TEXT = 6, 1, 4
_SURE_IN_TEXT = 3
"""So many of a defense's words in the text propose it beside a stronger one of the heading."""
_REPORTED = re.compile(r"[*_]*,\s+\d+\s+(?:U\.\s?S\.|S\.\s?Ct\.|F\.)")
"""What follows on the name of a decision that is cited."""
_OPENING = 600
"""How far into a point's text its count may be named."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A point as it stands in the paper: its heading, those above it, and its own text."""

    heading: Heading
    above: tuple[str, ...]
    text: str
    last_page: str | None
    is_leaf: bool


@dataclass(frozen=True, slots=True)
class LocatedPoint:
    """A point, and where it begins in the paper's text; -1 when that is not known."""

    point: PaperPoint
    start: int


def find_points(
    flow: Flow, headings: Sequence[Heading], matter: Matter, practice: Practice, raised_by: Side | None = None
) -> tuple[LocatedPoint, ...]:
    """The points of a paper in order, each with what it may raise.

    Args:
        raised_by: the side whose paper it is, which raises nothing that only the other one can; None where it is not known.
    """
    return tuple(
        LocatedPoint(_point(number, stretch, matter, practice, raised_by), stretch.heading.start)
        for number, stretch in enumerate(_stretches(flow, _without_caption(flow, headings)), 1)
    )


def _without_caption(flow: Flow, headings: Sequence[Heading]) -> list[Heading]:
    """The headings without the court's name and the paper's title above the text, and the signature's firm below it."""
    text, signed = _first_prose(flow), _signing(flow, headings)
    opening = _opening(headings, text)
    return [
        heading
        for number, heading in enumerate(headings)
        if heading.label
        or not (
            _COURT.match(heading.text)
            or heading.start >= signed
            or (0 <= heading.start < text and (number < opening or _TITLE.search(heading.text)))
        )
    ]


def _signing(flow: Flow, headings: Sequence[Heading]) -> int:
    """Where the signature begins, behind the last heading that has a label."""
    last = max((heading.end for heading in headings if heading.label), default=0)
    found = _SIGNED.search(flow.text, last)
    return found.start() if found else len(flow.text)


def _opening(headings: Sequence[Heading], text: int) -> int:
    """The first heading of an outline or of a known part; where none is, the last one above the first sentences."""
    known = (n for n, one in enumerate(headings) if one.label or _NO_POINT.match(one.text) or _ARGUMENT.match(one.text))
    return next(known, max((n for n, one in enumerate(headings) if 0 <= one.start < text), default=0))


def _first_prose(flow: Flow) -> int:
    """Where the paper's first sentences stand, behind the caption."""
    for start, paragraph in zip(flow.starts, flow.paragraphs, strict=True):
        words = paragraph.text.split()
        is_prose = len(words) >= _LEAST_PROSE and words[-1].endswith((".", "?")) and not paragraph.heading
        if is_prose and not _VERSUS.search(paragraph.text):
            return start
    return len(flow.text)


def _point(number: int, stretch: _Stretch, matter: Matter, practice: Practice, raised_by: Side | None) -> PaperPoint:
    return PaperPoint(
        id=f"p{number}",
        heading=stretch.heading.text,
        label=stretch.heading.label,
        level=stretch.heading.level,
        page=stretch.heading.page,
        last_page=stretch.last_page,
        suggestions=_suggest(stretch, matter, practice, raised_by) if stretch.is_leaf else (),
        is_leaf=stretch.is_leaf,
    )


def _stretches(flow: Flow, headings: Sequence[Heading]) -> Iterator[_Stretch]:
    above: list[Heading] = []
    for number, heading in enumerate(headings):
        above = [one for one in above if one.level < heading.level]
        following = headings[number + 1] if number + 1 < len(headings) else None
        silent = any(_NO_POINT.match(one.text) for one in (*above, heading))
        if not silent and not _ARGUMENT.match(heading.text):
            titles = tuple(one.text for one in above if not _ARGUMENT.match(one.text))
            leaf = following is None or following.level <= heading.level
            yield _Stretch(heading, titles, _text(flow, heading, following), _last_page(flow, heading, following), leaf)
        above.append(heading)


def _text(flow: Flow, heading: Heading, following: Heading | None) -> str:
    return flow.text[heading.end : _end(flow, heading, following)] if heading.start >= 0 else ""


def _end(flow: Flow, heading: Heading, following: Heading | None) -> int:
    """Where the text under a heading ends: before the next one's label."""
    if following is None or following.start <= heading.end:
        return len(flow.text)
    before = flow.text[heading.end : following.start].rstrip()
    bare = before.removesuffix(f"{following.label}.") if following.label else before
    return heading.end + len(bare.rstrip())


def _last_page(flow: Flow, heading: Heading, following: Heading | None) -> str | None:
    if heading.start >= 0 and (following is None or following.start > heading.start):
        return flow.page_at(_end(flow, heading, following) - 1) or (following.page if following else heading.page)
    return following.page if following else heading.page


# -- suggestions


def _suggest(stretch: _Stretch, matter: Matter, practice: Practice, raised_by: Side | None) -> tuple[Suggestion, ...]:
    names = _names_of(matter)
    heading = SpokenHeading.of(_unnamed(stretch.heading.text, names), practice)
    counts = list(_counts(stretch, matter, practice))
    found = [
        Suggestion(count=count.label, defense=defense.id, words=tuple(dict.fromkeys((*words, *named))))
        for defense, words in _defenses(_unnamed(stretch.text, names), heading, practice)
        if raised_by in {None, defense.raised_by}
        for count, named in counts or _raised(matter, defense) or _meant(heading, matter, defense)
        if not refuse_pairing(matter, practice, count, defense)
    ]
    return tuple(found[:_MOST_SUGGESTIONS])


def _names_of(matter: Matter) -> re.Pattern[str] | None:
    """The names by which a paper calls the persons of a matter: Officer Iqbal-Ferris is no word of a doctrine."""
    last = {party.name.split()[-1] for party in matter.parties if party.kind is PartyKind.PERSON and party.name.split()}
    words = "|".join(re.escape(form) for name in sorted(last) for form in dict.fromkeys((name, name.upper())))
    return re.compile(rf"\b(?:{words})\b") if words else None


def _unnamed(text: str, names: re.Pattern[str] | None) -> str:
    """A text without these names; the case of that name ("v. Iqbal", "*Iqbal*, 556 U.S.") stays one."""
    return names.sub(lambda found: found[0] if _is_case(text, found) else "—", text) if names else text


def _is_case(text: str, found: re.Match[str]) -> bool:
    """Whether a name is that of a case, by the "v." before it or the reporter behind it."""
    before, after = text[: found.start()].rstrip(), text[found.end() :]
    return before.endswith((" v.", " vs.")) or bool(_REPORTED.match(after))


def _raised(matter: Matter, defense: Defense) -> list[tuple[Count, tuple[str, ...]]]:
    """Where no count is named: those against which the matter has the defense already."""
    labels = {issue.count for issue in matter.issues if issue.defense == defense.id}
    return [(count, ()) for count in matter.counts if count.label in labels]


def _meant(heading: SpokenHeading, matter: Matter, defense: Defense) -> list[tuple[Count, tuple[str, ...]]]:
    """Where none has it yet: a heading that speaks of the defense and of no count may mean every one that is open."""
    if not heading.words_of(defense):
        return []
    return [(count, ()) for count in matter.counts if count.is_pending]


def _defenses(text: str, heading: SpokenHeading, practice: Practice) -> list[tuple[Defense, tuple[str, ...]]]:
    """The defenses whose cues the point speaks, the strongest first: the heading tells more than the text.

    One word in the text is little, and counts only where nothing says more.
    """
    scored = []
    low = fold(text)
    for place, defense in enumerate(practice.defenses.values()):
        in_heading, in_text = heading.words_of(defense), words_in(defense.cues, low)
        score = _IN_HEADING * count_apart(heading.text, in_heading) + _IN_TEXT * min(len(in_text), _MOST_IN_TEXT)
        if in_heading or in_text:
            scored.append((-score, place, defense, tuple(dict.fromkeys((*in_heading, *in_text)))))
    scored.sort(key=lambda entry: entry[:2])
    best = -scored[0][0] if scored else 0
    least = max(min(best / 2, _SURE_IN_TEXT), min(best, 2 * _IN_TEXT))
    return [(defense, words) for score, _, defense, words in scored[:_MOST_DEFENSES] if -score >= least]


def _counts(stretch: _Stretch, matter: Matter, practice: Practice) -> Iterator[tuple[Count, tuple[str, ...]]]:
    """The counts that a point is about: by number, nearest heading first; else by the claim's own words."""
    for text in (stretch.heading.text, *reversed(stretch.above), stretch.text[:_OPENING]):
        numbered = dict(iter_counts(text))
        named = [c for c in matter.counts if c.label in numbered or str(c.number) in numbered]
        if named:
            yield from ((c, (numbered.get(c.label) or numbered[str(c.number)],)) for c in named)
            return
    titles = " ".join((stretch.heading.text, *stretch.above))
    for text, find in ((fold(titles), claims_named), (fold(stretch.text), claims_spoken)):
        words = find(text, practice)
        spoken = [(count, words[count.claim]) for count in matter.counts]
        most = max((count_apart(text, said) for _, said in spoken), default=0)
        if most:
            yield from ((count, said) for count, said in spoken if count_apart(text, said) == most)
            return
