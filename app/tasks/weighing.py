"""Weights for lists that are not bound to a matter: for a forum, on questions of federal law."""

from app.citations.courts import find_court, get_court
from app.law.authorities import Authority, PartKind
from app.law.claims import Question
from app.law.courts import CourtId
from app.law.weight import Forum, Weighing, weigh

DEFAULT_FORUM = CourtId("cand")
"""The program's first forum: N.D. Cal. and the Ninth Circuit."""


class Weigher:
    """Weighs authorities for one forum and question."""

    def __init__(self, forum: CourtId = DEFAULT_FORUM, question: Question = Question.FEDERAL) -> None:
        self._forum = Forum.of(get_court(forum))
        self._question = question

    def weigh(self, authority: Authority, part: PartKind | None = None) -> Weighing:
        """The weight of one part of an authority; the court's own opinion when none is named."""
        court = find_court(authority.court) if authority.court else None
        return weigh(authority, court, forum=self._forum, question=self._question, part=part or PartKind.MAJORITY)
