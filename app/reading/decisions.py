"""A decision as data files deliver it: one or more writings and facts; its opinions are merged to one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.law.authorities import PartKind
from app.law.opinions import Opinion, OpinionPart, Quality
from app.reading.facts import NO_FACTS, Facts
from app.reading.marked import MarkedText, with_footnote_parts
from app.reading.pages import Manuscript
from app.reading.spelling import Spellings


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One text of a decision.

    Attributes:
        kind, author: what the file's data say of it; None when they say nothing.
    """

    content: str | Manuscript | MarkedText
    kind: PartKind | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a marked-up or data file holds."""

    writings: tuple[Writing, ...]
    facts: Facts = NO_FACTS


def as_said(opinion: Opinion, writing: Writing) -> Opinion:
    """The opinion of one writing with the kind and author that the data say, when it holds one voice only."""
    voices = [place for place, part in enumerate(opinion.parts) if not part.kind.is_staff_text]
    if writing.kind is None and writing.author is None:
        return opinion
    if len(voices) == 1:
        return _with_voice(opinion, voices[0], writing)
    return _as_one(opinion, writing.kind, writing.author) if not voices and writing.kind else opinion


def _with_voice(opinion: Opinion, place: int, writing: Writing) -> Opinion:
    parts = list(opinion.parts)
    parts[place] = _as_said(parts[place], writing)
    author = None if parts[place].kind.is_separate else parts[place].author
    return replace(opinion, parts=tuple(parts), author=author)


def _as_one(opinion: Opinion, kind: PartKind, author: str | None) -> Opinion:
    """A text in which no voice was found: all of it is the one that the data say."""
    paragraphs = tuple(paragraph for part in opinion.parts for paragraph in part.paragraphs)
    notes = tuple(note if note.part is None else replace(note, part=0) for note in opinion.footnotes)
    whole = OpinionPart(kind=kind, author=author, paragraphs=paragraphs)
    return replace(opinion, parts=(whole,), footnotes=notes, author=None if kind.is_separate else author)


def _as_said(part: OpinionPart, writing: Writing) -> OpinionPart:
    kind = writing.kind or part.kind
    if kind is PartKind.MAJORITY and part.kind in {PartKind.PER_CURIAM, PartKind.PLURALITY, PartKind.ORDER}:
        kind = part.kind  # the text says it more exactly than "lead opinion"
    text = "\n".join(paragraph.text for paragraph in part.paragraphs)
    author = Spellings(text, text).person(writing.author) if writing.author else part.author
    return replace(part, kind=kind, author=author)


def merge(opinions: Sequence[Opinion]) -> Opinion:
    """One opinion of several writings of one decision; the first one's head counts."""
    first, *others = opinions
    parts, notes, removed = list(first.parts), list(first.footnotes), Counter(dict(first.removed))
    for other in others:
        notes += with_footnote_parts(other.footnotes, len(parts))
        parts += other.parts
        removed += Counter(dict(other.removed))
    return replace(
        first,
        parts=tuple(parts),
        footnotes=tuple(notes),
        removed=tuple(sorted(removed.items())),
        removals=tuple(removal for opinion in opinions for removal in opinion.removals),
        rulings=tuple(ruling for opinion in opinions for ruling in opinion.rulings),
        numbering=next((opinion.numbering for opinion in opinions if opinion.numbering), None),
        quality=_worst([opinion.quality for opinion in opinions]),
    )


def _worst(qualities: Sequence[Quality]) -> Quality:
    return Quality(
        quotable=all(quality.quotable for quality in qualities),
        score=min(quality.score for quality in qualities),
        reasons=tuple(dict.fromkeys(reason for quality in qualities for reason in quality.reasons)),
    )
