"""Finds and ranks: passages, propositions and entries together, each with the parts of its score.

score = (words + OPINION · how well its whole opinion answers) × the factors of `factors`

`words` is the text score of `ranking`. The best `POOL` of each kind are ranked so; what lies deeper follows in the
order in which it was found, so that pages of results never overlap.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from sqlalchemy.orm import Session

from app.jobs import CancelToken
from app.library import fulltext, names, vocabulary
from app.library.called import find_called
from app.library.citing import pin_covers
from app.library.factors import NAMED_WELL, PINNED, factors_of, told
from app.library.filters import Filters
from app.library.findable import Findable, load_findable
from app.library.finding import Found, find_rows
from app.library.hits import INDEX_OF, Hit, rows_of
from app.library.interrupting import interruptible
from app.library.places import Place, find_cited_place
from app.library.pools import Commonness
from app.library.presenting import present
from app.library.query import ParsedQuery, parse_query
from app.library.ranking import Scored, TextScorer
from app.library.results import ResultKind, ScorePart, SearchQuery, SearchResults

POOL = {ResultKind.PASSAGE: 50, ResultKind.PROPOSITION: 25, ResultKind.NOTE: 25}
"""How many of each kind are ranked with all factors."""

OPINION = 0.5
_BEST_OF_OPINION = 3
_LIKE_NAME = 2.0
_CALLED = 10.0
"""Above any score that words alone can reach, as for an entry at a cited page (`places`)."""

_T = TypeVar("_T")

Findables = dict[tuple[ResultKind, int], Findable]


def search(session: Session, query: SearchQuery, cancel: CancelToken | None = None) -> SearchResults:
    """Find what the query asks for; nothing when it has no word to look for. Raises Cancelled."""
    with interruptible(session, cancel):
        return _Search(session, query).results()


def wanted(session: Session, query: SearchQuery) -> tuple[Place | None, ParsedQuery]:
    """What the words of a query ask for: the place that they cite, when the library can hold it, and what to match."""
    parsed = parse_query(query.words, partial(vocabulary.begun, session))
    place = find_cited_place(session, parsed.cited, query) if parsed.cited else None
    return place, replace(parsed, match=place.match, loose=None) if place else parsed


class _Search:
    """One search, from the words to a page of results."""

    def __init__(self, session: Session, query: SearchQuery) -> None:
        self._session = session
        self._query = query
        self._findable: Findables = {}

    def results(self) -> SearchResults:
        place, parsed = wanted(self._session, self._query)
        commonness = Commonness.of(self._session, parsed.terms)
        found = find_rows(self._session, self._query, parsed, commonness)
        scorer = TextScorer([term for term in parsed.terms if not term.silent], commonness.rarity)
        hits, total = self._ranked(found, scorer), found.total
        if place:
            hits, total = self._with_place(place, hits, total)
        else:
            hits, total = self._with_names(found, parsed, hits, total)
        page = self._page(found, sorted(hits, key=lambda hit: hit.order))
        return SearchResults(
            query=self._query,
            total=total,
            exact=found.exact,
            results=present(self._session, page, found.match, self._findable, scorer),
            loosened=found.loosened,
            cut=parsed.cut,
        )

    def _ranked(self, found: Found, scorer: TextScorer) -> list[Hit]:
        things = [
            thing
            for kind, pool in found.pools.items()
            for thing in load_findable(self._session, kind, pool.rows[: POOL[kind]])
        ]
        self._findable |= {(thing.kind, thing.row): thing for thing in things}
        texts = {id(thing): scorer.score(thing.text, thing.fields, thing.context) for thing in things}
        shares = _opinion_shares(things, texts)
        pinned = _Pins(things)
        return [
            self._hit(thing, texts[id(thing)], shares.get(thing.owner, 0.0), pinned, loosened=found.loosened)
            for thing in things
        ]

    def _page(self, found: Found, ranked: list[Hit]) -> list[Hit]:
        """The hits of the page that was asked for; what lies deeper than the ranked ones follows as it was found."""
        end = self._query.offset + self._query.limit
        if end > len(ranked):
            deeper = [
                Hit(kind, row, 0.0, (), tier=1, place=place)
                for kind, pool in found.pools.items()
                for place, row in enumerate(pool.rows[POOL[kind] :])
            ]
            there = {(hit.kind, hit.row) for hit in ranked}
            rest = [hit for hit in deeper if (hit.kind, hit.row) not in there]
            ranked = ranked + sorted(rest, key=lambda hit: hit.order)
        return [_explained(hit, loosened=found.loosened) for hit in ranked[self._query.offset : end]]

    def _hit(self, thing: Findable, text: Scored, share: float, pins: "_Pins", *, loosened: bool) -> Hit:
        factors = list(factors_of(thing, self._query, missing=text.missing, loosened=loosened))
        if pins.point_to(thing):
            factors.append(PINNED)
        score = (text.score + share) * math.prod(factor.value for factor in factors)
        return Hit(thing.kind, thing.row, score, (), tuple(factors), text=text, share=share)

    def _with_place(self, place: Place, hits: list[Hit], total: int) -> tuple[list[Hit], int]:
        """Put what stands at the page that was asked for first; it counts once, even when its words match too."""
        there = {(hit.kind, hit.row) for hit in place.hits}
        matching = 0
        for kind, index in INDEX_OF.items():
            rows = rows_of(place.hits, kind)
            matching += len(fulltext.marked_texts(self._session, index, place.match, rows)) if rows else 0
        rest = [hit for hit in hits if (hit.kind, hit.row) not in there]
        return [*place.hits, *rest], total + len(place.hits) - matching

    def _with_names(self, found: Found, parsed: ParsedQuery, hits: list[Hit], total: int) -> tuple[list[Hit], int]:
        """Put entries in front that are called what was typed, or have a name like it when it looks like one or finds nothing."""
        if ResultKind.NOTE not in found.pools:
            return hits, total
        typed = parsed.cited.case if parsed.cited and parsed.cited.case else self._query.words
        raised = self._called()
        if names.looks_like_name(typed) or not total or found.loosened:
            raised = self._named(typed, hits) | raised
        known = {hit.row for hit in hits if hit.kind is ResultKind.NOTE}
        rest = [hit for hit in hits if hit.kind is not ResultKind.NOTE or hit.row not in raised]
        return [*raised.values(), *rest], total + len(raised.keys() - known)

    def _called(self) -> dict[int, Hit]:
        """Entries that are called just so, however that is written."""
        found = self._allowed(find_called(self._session, self._query.words))
        return {row: _raised_hit(row, _CALLED, why) for row, why in found.items()}

    def _named(self, typed: str, hits: Sequence[Hit]) -> dict[int, Hit]:
        """Entries with a name like what was typed, but for those that the words found by their names."""
        found = self._allowed(names.find_like(self._session, typed))
        well = {hit.row for hit in hits if any(part in NAMED_WELL for part in hit.parts)}
        why = f"its name is like “{typed.strip()}”"
        return {row: _raised_hit(row, _LIKE_NAME * likeness, why) for row, likeness in found.items() if row not in well}

    def _allowed(self, found: dict[int, _T]) -> dict[int, _T]:
        """Those that pass the filters."""
        allowed = Filters(self._session, self._query).entries_among(found) if found else []
        return {row: told for row, told in found.items() if row in allowed}


def _explained(hit: Hit, *, loosened: bool) -> Hit:
    """A hit with its reasons and all parts of its score: put into words for those that are shown, not for all ranked."""
    if hit.text is None:
        return hit
    lacks = (f"lacks {_listed(hit.text.missing)}",) if loosened and hit.text.missing else ()
    return hit._replace(reasons=(*told(hit.parts), *lacks), parts=(*_sums(hit.text, hit.share), *hit.parts), text=None)


def _raised_hit(row: int, score: float, why: str) -> Hit:
    return Hit(ResultKind.NOTE, row, score, (why,), (ScorePart("name", score, why),))


def _opinion_shares(things: Sequence[Findable], texts: Mapping[int, Scored]) -> dict[int, float]:
    """For each authority what its best passages add to all that is its: `OPINION` of the best score for the best one."""
    scores: dict[int, list[float]] = defaultdict(list)
    for thing in things:
        if thing.kind is ResultKind.PASSAGE:
            scores[thing.owner].append(texts[id(thing)].score)
    means = {
        owner: sum(sorted(some, reverse=True)[:_BEST_OF_OPINION]) / _BEST_OF_OPINION for owner, some in scores.items()
    }
    best_mean = max(means.values(), default=0.0)
    best_text = max((score for some in scores.values() for score in some), default=0.0)
    if not best_mean:
        return {}
    return {owner: OPINION * best_text * mean / best_mean for owner, mean in means.items()}


class _Pins:
    """The pages that the propositions found point to."""

    def __init__(self, things: Sequence[Findable]) -> None:
        self._pins: dict[int, list[str]] = defaultdict(list)
        for thing in things:
            if thing.kind is ResultKind.PROPOSITION and thing.page:
                self._pins[thing.owner].append(thing.page)

    def point_to(self, thing: Findable) -> bool:
        """Whether a proposition found is pinned to the page of a passage."""
        page = thing.page or ""
        is_passage = thing.kind is ResultKind.PASSAGE and page.isdecimal()
        return is_passage and any(pin_covers(pin, int(page)) for pin in self._pins.get(thing.owner, ()))


def _sums(text: Scored, share: float) -> list[ScorePart]:
    held = ", ".join(f"{word} {value:.3f}" for word, value in text.words)
    words = ScorePart("words", text.score, f"{held}; × {text.nearness:.2f} for standing together")
    return [words, *([ScorePart("opinion", share, "how well its opinion answers as a whole")] if share else [])]


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
