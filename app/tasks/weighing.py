"""Weights for lists that are not bound to a matter: for a forum, on questions of federal law."""

from app.citations.abbreviations import find_state
from app.citations.courts import find_court, get_court
from app.law.authorities import Authority, AuthorityKey, PartKind, Treatment, TreatmentKind
from app.law.claims import Question
from app.law.courts import CourtId
from app.law.weight import Forum, Weighing, Weight, weigh
from app.library.results import Footing

DEFAULT_FORUM = CourtId("cand")
"""The program's first forum: N.D. Cal. and the Ninth Circuit."""

_DESTROYED = (Treatment(kind=TreatmentKind.OVERRULED),)


_NO_FORUM = Forum(court=CourtId(""), circuit=None, state=None)


class Weigher:
    """Weighs authorities for one forum and question; the empty id is a court that is not known yet."""

    def __init__(self, forum: CourtId = DEFAULT_FORUM, question: Question = Question.FEDERAL) -> None:
        self._forum = Forum.of(get_court(forum)) if forum else _NO_FORUM
        self._question = question
        self._known: dict[tuple[Footing, PartKind | None], Weight] = {}

    def weigh(self, authority: Authority, part: PartKind | None = None) -> Weighing:
        """The weight of one part of an authority; the court's own opinion when none is named."""
        court = find_court(authority.court) if authority.court else None
        return weigh(
            authority,
            court,
            forum=self._forum,
            question=self._question,
            part=part or PartKind.MAJORITY,
            of_state=find_state(authority.citation),
        )

    def weigh_footing(self, footing: Footing, part: PartKind | None) -> Weight:
        """The weight that every authority on one footing has in this forum; a search asks for it at every result."""
        key = (footing, part)
        if key not in self._known:
            self._known[key] = self.weigh(_standing_on(footing), part).weight
        return self._known[key]


def _standing_on(footing: Footing) -> Authority:
    return Authority(
        key=AuthorityKey(""),
        kind=footing.kind,
        name="",
        court=footing.court,
        publication=footing.publication,
        treatments=_DESTROYED if footing.destroyed else (),
    )
