"""What the chips over the list let through, as data: no Qt, no search. Each value in the words that the attorney reads."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.citations.courts import find_court, find_court_by_citation, find_court_by_heading
from app.law.authorities import PartKind, PropositionKind, Publication
from app.law.claims import ClaimId, DefenseId, Practice
from app.law.courts import CourtId
from app.law.weight import Weight
from app.library.results import ResultKind
from app.tasks.search_library import SearchFilters


class Facet(StrEnum):
    """One chip, by the name that its counts have in a search."""

    CLAIM = "claim"
    DEFENSE = "defense"
    ELEMENT = "element"
    KIND = "kind"
    COURT = "court"
    WEIGHT = "weight"
    PART = "part"
    AUTHOR = "author"
    PUBLICATION = "published"
    VERIFIED = "verified"
    QUOTABLE = "quotable"
    TAG = "tag"
    SHELF = "shelf"


TITLES = {
    Facet.CLAIM: "Claim",
    Facet.DEFENSE: "Defense",
    Facet.ELEMENT: "Element",
    Facet.KIND: "Kind",
    Facet.COURT: "Court",
    Facet.WEIGHT: "Weight",
    Facet.PART: "Part",
    Facet.AUTHOR: "Author",
    Facet.PUBLICATION: "Published",
    Facet.VERIFIED: "Read",
    Facet.QUOTABLE: "Quotable",
    Facet.TAG: "Tag",
    Facet.SHELF: "Shelf",
}

FAVOURITES, WITH_TEXT = "favourites", "with text"
"""Shelves that are always there; every collection is one more, by its name."""

Counts = Mapping[str, tuple[tuple[str, int], ...]]
"""For each facet its values with how many things each would leave."""

_ANSWERS = {
    Facet.VERIFIED: {"yes": "read by you", "no": "not read yet"},
    Facet.QUOTABLE: {"yes": "may be quoted", "no": "not to be quoted"},
}
_SHELVES = {FAVOURITES: "favorites", WITH_TEXT: "with their text"}
_KINDS = {
    ResultKind.PASSAGE.value: "passages",
    ResultKind.PROPOSITION.value: "propositions",
    ResultKind.NOTE.value: "entries",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is let through; what is empty lets everything through.

    Attributes:
        values: for each facet the chosen values, of which one must be met.
        after, before: only what was decided after and before these days.
    """

    values: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    after: dt.date | None = None
    before: dt.date | None = None

    def of(self, facet: Facet) -> tuple[str, ...]:
        """The chosen values of a facet."""
        return self.values.get(facet, ())

    def toggled(self, facet: Facet, value: str) -> "Chosen":
        """With a value chosen that was not, or the other way round."""
        now = self.of(facet)
        return self.with_values(facet, tuple(v for v in now if v != value) if value in now else (*now, value))

    def with_values(self, facet: Facet, values: tuple[str, ...]) -> "Chosen":
        """With other values of one facet."""
        others = {name: chosen for name, chosen in self.values.items() if name is not facet}
        return replace(self, values=others | ({facet: values} if values else {}))

    @property
    def empty(self) -> bool:
        """Whether everything is let through."""
        return not self.values and self.after is None and self.before is None


def make_filters(chosen: Chosen, forum: CourtId, *, limit: int, offset: int = 0) -> SearchFilters:
    """The filters of a search; shelves are no filters of its own (see `catalog`)."""
    return SearchFilters(
        claims=chosen.of(Facet.CLAIM),
        defenses=chosen.of(Facet.DEFENSE),
        elements=chosen.of(Facet.ELEMENT),
        kinds=chosen.of(Facet.KIND),
        courts=chosen.of(Facet.COURT),
        weights=chosen.of(Facet.WEIGHT),
        tags=chosen.of(Facet.TAG),
        parts=chosen.of(Facet.PART),
        authors=chosen.of(Facet.AUTHOR),
        publications=chosen.of(Facet.PUBLICATION),
        before=chosen.before,
        after=chosen.after,
        verified=_yes_or_no(chosen.of(Facet.VERIFIED)),
        quotable=_yes_or_no(chosen.of(Facet.QUOTABLE)),
        forum=str(forum),
        limit=limit,
        offset=offset,
    )


def _yes_or_no(values: tuple[str, ...]) -> bool | None:
    return values[0] == "yes" if len(values) == 1 else None


def value_words(facet: Facet, value: str, practice: Practice) -> str:
    """A value as the attorney reads it."""
    match facet:
        case Facet.CLAIM:
            claim = practice.claims.get(ClaimId(value))
            return claim.title if claim else value
        case Facet.DEFENSE:
            defense = practice.defenses.get(DefenseId(value))
            return defense.title if defense else value
        case Facet.ELEMENT:
            return _element_words(value, practice)
        case Facet.COURT:
            return court_words(CourtId(value))
        case Facet.VERIFIED | Facet.QUOTABLE:
            return _ANSWERS[facet].get(value, value)
        case Facet.SHELF:
            return _SHELVES.get(value, value)
        case Facet.KIND:
            return _KINDS.get(value, value)
        case Facet.WEIGHT | Facet.PART | Facet.TAG | Facet.AUTHOR | Facet.PUBLICATION:
            return value.replace("_", " ")


def _element_words(value: str, practice: Practice) -> str:
    claim_id, _, element_id = value.partition(".")
    claim = practice.claims.get(ClaimId(claim_id))
    element = next((e for e in claim.elements if e.id == element_id), None) if claim else None
    return f"{claim.title}: {element.text}" if claim and element else value


def court_words(court: CourtId | None) -> str:
    """A court as a citation has it ("9th Cir."); its id when it is not known."""
    found = find_court(court) if court else None
    if found is None:
        return court or ""
    return found.citation or ("U.S." if found.id == "scotus" else found.name)


def read_court(typed: str) -> CourtId | None:
    """The court that is meant by its id, by a citation's form ("9th Cir."), or by its name; None when that is not sure."""
    found = find_court(typed.strip()) or find_court_by_citation(typed.strip()) or find_court_by_heading(typed)
    return found.id if found else None


def possible_values(facet: Facet, practice: Practice, counts: Counts) -> tuple[tuple[str, int | None], ...]:
    """The values that a chip offers, those that would leave most first; None where nothing was counted.

    A value of the practice that would leave nothing is offered too, at the end: one sees that it is known.
    """
    counted = counts.get(facet.value)
    listed = list(counted or ())
    known = [value for value in _known_values(facet, practice) if value not in dict(listed)]
    return (*listed, *((value, 0 if counted is not None or counts else None) for value in known))


def _known_values(facet: Facet, practice: Practice) -> list[str]:
    elements = [claim.tag_of(element) for claim in practice.claims.values() for element in claim.elements]
    known: dict[Facet, list[str]] = {
        Facet.CLAIM: [str(claim) for claim in practice.claims],
        Facet.DEFENSE: [str(defense) for defense in practice.defenses],
        Facet.ELEMENT: elements,
        Facet.KIND: [*(kind.value for kind in ResultKind), *(kind.value for kind in PropositionKind)],
        Facet.WEIGHT: [weight.value for weight in Weight],
        Facet.PART: [part.value for part in PartKind],
        Facet.PUBLICATION: [one.value for one in Publication],
        Facet.VERIFIED: ["yes", "no"],
        Facet.QUOTABLE: ["yes", "no"],
        Facet.SHELF: [FAVOURITES, WITH_TEXT],
    }
    return known.get(facet, [])


def read_day(typed: str, *, last: bool) -> dt.date | None:
    """A day from "2016", "2016-02" or "2016-02-04": the last or the first that it may be; None when it is none."""
    pieces = typed.strip().split("-")
    try:
        numbers = [int(piece) for piece in pieces]
        year, month, day = (*numbers, *([12, 31] if last else [1, 1])[len(numbers) - 1 :])
        if last and len(numbers) == 2:  # the last day of a month
            return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None
