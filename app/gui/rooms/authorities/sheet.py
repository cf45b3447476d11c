"""What stands beside the text: everything that the library knows of one authority, read in the background. No Qt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.gui.rooms.authorities.catalog import Catalog
from app.gui.rooms.authorities.reading import Taken
from app.law.annotations import CaseOutcome, Note, PassageTag, SeenTreatment, Standing
from app.law.authorities import Authority, AuthorityKey, PartKind, Proposition
from app.law.courts import CourtId
from app.law.weight import Weighing
from app.library.quoting import find_verbatim
from app.library.relations import CitingPlace
from app.library.results import Collection, Edit, TextInfo
from app.library.store import Library
from app.tasks.weighing import DEFAULT_FORUM, Weigher


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An authority that is cited, or that cites.

    Attributes:
        key: its key when the library holds it, else empty.
        page: where the citing words stand, when they are those of another authority.
        passage: the citing passage; empty when none is meant.
    """

    words: str
    detail: str = ""
    key: str = ""
    page: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One authority with all that is laid beside it.

    Attributes:
        seen_in: the names of those in whose texts treatments were seen.
        forum: the court for which it is weighed.
    """

    authority: Authority
    weighing: Weighing
    favourite: bool = False
    texts: tuple[TextInfo, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    notes: tuple[Note, ...] = ()
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    collections: tuple[Collection, ...] = ()
    outcomes: tuple[CaseOutcome, ...] = ()
    passage_tags: tuple[PassageTag, ...] = ()
    seen: tuple[SeenTreatment, ...] = ()
    seen_in: Mapping[AuthorityKey, str] = field(default_factory=dict)
    cites: tuple[Link, ...] = ()
    cited_by: tuple[Link, ...] = ()
    history: tuple[Edit, ...] = ()
    forum: CourtId = DEFAULT_FORUM

    def weigh(self, part: PartKind) -> Weighing:
        """What the words of one of its parts weigh."""
        return Weigher(self.forum).weigh(self.authority, part)

    @property
    def waiting(self) -> int:
        """How many suggestions wait for the attorney's word."""
        decisions = [one.decision for one in self.outcomes]
        decisions += [one.decision for one in self.passage_tags]
        decisions += [one.decision for one in self.seen]
        return sum(decision.standing is Standing.SUGGESTED for decision in decisions)


def load_sheet(library: Library, key: str, catalog: Catalog) -> Sheet:
    """Read all of it; to be run off the main thread. Raises NotFound."""
    authority = library.get_authority(key)
    own = authority.key
    seen = tuple(library.suggestions.treatments_seen(own))
    return Sheet(
        authority=authority,
        weighing=Weigher(catalog.forum).weigh(authority),
        favourite=any(one.key == own for one in library.marks.favourites()),
        texts=tuple(library.texts_of(own)),
        propositions=tuple(library.propositions_of(own)),
        notes=tuple(library.marks.notes_of(own)),
        tags=library.marks.tags_of(own),
        collections=tuple(library.marks.collections()),
        outcomes=tuple(library.suggestions.outcomes_of(own)),
        passage_tags=tuple(library.suggestions.tags_of(own)),
        seen=seen,
        seen_in={one.seen_in: library.get_authority(one.seen_in).name for one in seen},
        cites=_cites(library, own, catalog),
        cited_by=_cited_by(library, own, catalog),
        history=tuple(library.history_of(own)),
        forum=catalog.forum,
    )


def _cites(library: Library, key: AuthorityKey, catalog: Catalog) -> tuple[Link, ...]:
    links = []
    for one in library.cites_of(key):
        held = catalog.find_cited(one.cited)
        if held is not None and held.key == key:
            continue  # its own citation in its head
        name = one.name or (held.name if held else "")
        words = ", ".join(dict.fromkeys(word for word in (name, one.cited) if word))
        times = f"{one.count} times" if one.count > 1 else "once"
        links.append(Link(words=words, detail=times, key=held.key if held else ""))
    return tuple(links)


def _cited_by(library: Library, key: AuthorityKey, catalog: Catalog) -> tuple[Link, ...]:
    return tuple(_citing(place, catalog) for place in library.relations.places_citing(key))


def _citing(place: CitingPlace, catalog: Catalog) -> Link:
    held = catalog.entries.get(place.authority)
    name = held.authority.name if held else place.authority
    at, of = (f" at {place.page}" if place.page else ""), (f"our page {place.pin}: " if place.pin else "")
    return Link(
        words=f"{name}{at}",
        detail=f"{of}{shortened(place.text, 200)}",
        key=place.authority,
        page=place.page or "",
        passage=place.passage,
    )


def find_related(library: Library, passage: str) -> tuple[Link, ...]:
    """Passages of other opinions that cite the same law. Raises NotFound."""
    links = []
    for one in library.relations.related(passage):
        authority = library.find_authority(one.authority)
        at = f" at {one.page}" if one.page else ""
        links.append(
            Link(
                words=f"{authority.name if authority else one.authority}{at}",
                detail=f"{'; '.join(one.reasons)}. {shortened(one.text, 160)}",
                key=one.authority,
                page=one.page or "",
                passage=one.passage,
            )
        )
    return tuple(links)


def shortened(text: str, length: int) -> str:
    """At most so many letters of a text, whole words, with a sign that it goes on."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


_WORDS_OF_ID = 3
_SMALL = re.compile(
    r"\b(?:an?|and|are|as|at|be|by|for|from|if|in|is|it|may|must|no|not|of|on|or|that|the|to|under|was|when|who|with)\b"
)
"""Words that tell nothing of what a sentence is about."""


def proposition_id(authority: Authority, text: str, taken: frozenset[str]) -> str:
    """A readable id that is not taken: the authority's key and the first words that tell something."""
    words = re.findall(r"[a-z]+", _SMALL.sub(" ", text.casefold()))[:_WORDS_OF_ID]
    stem = f"{authority.key}.{'-'.join(words) or 'proposition'}"
    number, made = 2, stem
    while made in taken:
        made, number = f"{stem}-{number}", number + 1
    return made


def judge_quotation(quotation: str, taken: Taken | None, passages: tuple[str, ...]) -> str:
    """Why these words cannot be a quotation; empty when they can, or when there are none."""
    if not quotation.strip():
        return ""
    if taken is not None and taken.obstacle:
        return taken.obstacle
    if find_verbatim(quotation, passages) is None:
        return "Not found word for word in one paragraph of a text that may be quoted."
    return ""
