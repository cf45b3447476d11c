"""What the paper that is answered says of an issue, as far as its reading is confirmed: where, or that it is silent. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from app.drafting.answered import find_cited_at, find_unanswered, merge_pages
from app.gui.language import trn
from app.gui.words import place_of
from app.law.authorities import Side
from app.law.matters import Issue, Matter, Paper, PaperKind, RecordCite
from app.law.opposing import CitedThere, PaperPoint, PaperReading, PointStatus

ANSWERED = {Side.PLAINTIFF: PaperKind.MOTION, Side.DEFENDANT: PaperKind.OPPOSITION}
"""The paper that each side's paper answers."""

_UNREAD = "The opposition is not read yet: read it in the Matter room (Ctrl+1), and what it answers is shown here."
_SILENT = "The opposition does not answer it, and the reply says so."
_MOST_WORDS = 18
"""So much of a heading is told beside an issue."""


class Heard(Enum):
    """What is known of what the other side's paper says of an issue."""

    UNREAD = auto()
    WAITING = auto()
    SILENT = auto()
    SPOKEN = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """What that paper says of one issue: `short` for a cell, `words` for a sentence beside the supports."""

    heard: Heard
    short: str = ""
    words: str = ""


@dataclass(frozen=True)
class Opponent:
    """The paper that one side answers, in one matter."""

    matter: Matter
    side: Side

    @cached_property
    def paper(self) -> Paper | None:
        """The paper that was read; else the first of its kind."""
        kind = ANSWERED[self.side]
        papers = [paper for paper in self.matter.papers if paper.kind is kind]
        read = [paper for paper in papers if self.matter.find_reading(paper.id) is not None]
        return next(iter((*read, *papers)), None)

    @cached_property
    def reading(self) -> PaperReading | None:
        """What was read of it."""
        return self.matter.find_reading(self.paper.id) if self.paper else None

    @cached_property
    def silent(self) -> frozenset[str]:
        """The issues that an opposition leaves without an answer; none for a motion, which has nothing to answer."""
        return find_unanswered(self.matter) if self.side is Side.DEFENDANT else frozenset()

    def says(self, issue: Issue) -> Said:
        """What it says of an issue."""
        points = self._points(issue.key)
        if points and self.paper is not None:
            pages = tuple(page for point in points for page in point.pages)
            cite = RecordCite(paper=self.paper.id, pages=pages)
            place = place_of(self.matter, cite) if pages else self.paper.short_name
            told = "; ".join(f"“{_shortened(point.heading)}”" for point in points)
            verb = "answers" if self.side is Side.DEFENDANT else "says"
            short = ", ".join(pages).replace("-", "–") or self.paper.short_name
            return Said(Heard.SPOKEN, short, f"{place} {verb}: {told}.")
        if self.side is Side.PLAINTIFF:
            return Said(Heard.UNREAD)
        return self._unspoken(issue)

    def cited(self, issue: Issue) -> Mapping[str, str]:
        """The authorities that it cites, by key, with where: "cited in Opp'n at 4"."""
        if self.paper is None:
            return {}
        noted = dict.fromkeys(self._noted(issue), f"cited in {self.paper.short_name}")
        read = self.reading.authorities if self.reading else ()
        return noted | {one.key: self._cited_at(issue, one.key) for one in read if one.key}

    def missing(self, issue: Issue) -> tuple[CitedThere, ...]:
        """The cases that it cites for an issue and the library does not hold; a law is not imported."""
        points = {point.id for point in self._points(issue.key)}
        read = self.reading.authorities if self.reading else ()
        return tuple(one for one in read if one.key is None and one.name and points.intersection(one.points))

    def say_missing(self, missing: Sequence[CitedThere]) -> str:
        """Name what the library does not hold, and the way to have it; empty for nothing."""
        if not missing or self.paper is None:
            return ""
        told = "; ".join(_full_name(one) for one in missing)
        them = "it" if len(missing) == 1 else "them"
        return f"Cited in {self.paper.short_name}, not in the library: {told}. Import {them} with Ctrl+I."

    def _points(self, key: str) -> list[PaperPoint]:
        points = self.reading.points if self.reading else ()
        return [point for point in points if point.status is PointStatus.CONFIRMED and key in point.issues]

    def _unspoken(self, issue: Issue) -> Said:
        if self.reading is None or not self.reading.points:
            return Said(Heard.UNREAD, words=_UNREAD)
        if issue.key in self.silent:
            return Said(Heard.SILENT, "silent", _SILENT)
        waiting = sum(p.is_leaf and p.status is PointStatus.OPEN for p in self.reading.points)
        told = trn("%n point(s)", waiting)
        verb = "waits" if waiting == 1 else "wait"
        return Said(Heard.WAITING, words=f"{told} of the opposition {verb} in the Matter room to be confirmed.")

    def _noted(self, issue: Issue) -> tuple[str, ...]:
        """What the attorney noted that the motion cites for an issue."""
        return issue.authorities if self.side is Side.PLAINTIFF else ()

    def _cited_at(self, issue: Issue, key: str) -> str:
        cite = find_cited_at(self.matter, ANSWERED[self.side], issue.key, key)
        place = place_of(self.matter, cite) if cite else self.paper.short_name if self.paper else ""
        return f"cited in {place}"


def _full_name(cited: CitedThere) -> str:
    """The name, where it is printed, and the pages that cite it."""
    name = f"{cited.name}, {cited.citation}" if cited.name else cited.citation
    pages = ", ".join(merge_pages(cited.pages)).replace("-", "–")
    return f"{name} (at {pages})" if pages else name


def _shortened(heading: str) -> str:
    words = heading.rstrip(".").split()
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
