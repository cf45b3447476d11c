"""What multiplies a text score: whose words they are, their weight in the forum, their date, what kind of thing it is.

Every factor is a number near 1 with its reason in plain words; docs/library_search.md lists them all. They order what
answers the words about equally well; they never hide what answers them much better.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from app.law.authorities import PartKind
from app.law.weight import Weight
from app.library.citing import squeeze
from app.library.findable import Findable
from app.library.query import words_of
from app.library.results import ResultKind, ScorePart, SearchQuery
from app.library.stemming import stem

_OF_WEIGHT = {
    Weight.BINDING: 1.15,
    Weight.BINDING_STATE: 1.15,
    Weight.OWN_CASE: 1.15,
    Weight.STATE_AUTHORITY: 1.05,
    Weight.NONPRECEDENTIAL: 0.9,
    Weight.SECONDARY: 0.85,
    Weight.BLOCKED: 0.8,
    Weight.BAD_LAW: 0.7,
}
_FIRST_YEAR, _PER_DECADE = 1950, 0.01
_PROPOSITION = ScorePart("kind", 1.2, "a statement of law in the library")
_CALLED = ScorePart("kind", 2.0, "it is called that")
_NAMED_WHOLLY = ScorePart("kind", 1.5, "its name or citation holds every word")
_NAMED = ScorePart("kind", 1.0, "its name or citation matches")
_NOTED = ScorePart("kind", 0.9, "the notes on it match")
_HEADING = ScorePart("heading", 0.7, "only a heading")
_DAMAGED = ScorePart("text", 0.9, "damaged text: not to be quoted")
_WHOLE = ScorePart("whole", 1.1, "holds every word")
NAMED_WELL = frozenset({_CALLED, _NAMED_WHOLLY})
PINNED = ScorePart("pinned", 1.1, "a statement of law that matches points to this page")


def factors_of(thing: Findable, query: SearchQuery, *, missing: tuple[str, ...], loosened: bool) -> Iterator[ScorePart]:
    """All factors of one thing; `missing` are the wanted words that it lacks."""
    if thing.part is not None:
        yield _voice(thing.part)
    if query.weigh is not None:
        yield _weight(query.weigh(thing.footing, thing.part))
    if thing.year is not None:
        yield _recency(thing.year)
    yield from _of_kind(thing, query, missing)
    if loosened and not missing:
        yield _WHOLE


def _of_kind(thing: Findable, query: SearchQuery, missing: tuple[str, ...]) -> Iterator[ScorePart]:
    match thing.kind:
        case ResultKind.PASSAGE:
            if thing.heading:
                yield _HEADING
            if not thing.quotable:
                yield _DAMAGED
        case ResultKind.PROPOSITION:
            yield _PROPOSITION
        case ResultKind.NOTE:
            yield _naming(thing, query, missing)


def _naming(thing: Findable, query: SearchQuery, missing: tuple[str, ...]) -> ScorePart:
    if squeeze(query.words) in {squeeze(name) for name in thing.names}:
        return _CALLED
    title, _line, _notes = thing.text.partition("\n")
    held = _stems(title) & _stems(query.words)
    if not held:
        return _NOTED
    return _NAMED if missing or _stems(query.words) - held else _NAMED_WHOLLY


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words_of(text)}


@cache
def _voice(part: PartKind) -> ScorePart:
    name = part.value.replace("_", " ")
    if part.speaks_for_court:
        return ScorePart("voice", 1.1, "the court's own words")
    if part.is_separate:
        return ScorePart("voice", 0.8, f"a separate opinion ({name})")
    if part.is_staff_text:
        return ScorePart("voice", 0.6, f"not the court's words ({name})")
    return ScorePart("voice", 1.0, f"no majority ({name})")


@cache
def _weight(weight: Weight) -> ScorePart:
    return ScorePart("weight", _OF_WEIGHT.get(weight, 1.0), f"{weight.value} in this forum")


@cache
def _recency(year: int) -> ScorePart:
    decades = max(year - _FIRST_YEAR, 0) / 10
    return ScorePart("date", round(1 + _PER_DECADE * decades, 4), f"decided in {year}")


def told(factors: Iterable[ScorePart]) -> tuple[str, ...]:
    """The reasons that a lawyer wants to read without asking for the whole sum."""
    silent = {"date", "weight"}
    return tuple(factor.reason for factor in factors if factor.name not in silent)
