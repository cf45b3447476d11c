"""All that the library holds, as the list shows it: read in the background, let through by the chips. No Qt."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.citations.courts import find_court
from app.gui.rooms.authorities.filters import FAVOURITES, WITH_TEXT, Chosen, Counts, Facet, court_words
from app.law.authorities import Authority, AuthorityKey, AuthorityKind, Proposition
from app.law.courts import CourtId
from app.law.matters import Matter
from app.law.weight import Weighing, Weight
from app.library.results import Collection, SearchResult, SearchResults
from app.tasks.weighing import DEFAULT_FORUM, Weigher
from app.tasks.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One authority with what the list says of it.

    Attributes:
        about: for each facet the values that it, or a proposition of it, has.
    """

    authority: Authority
    weighing: Weighing
    has_text: bool = False
    favourite: bool = False
    about: dict[Facet, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything there is, by key, in the order of the keys.

    Attributes:
        printed: the key of what is printed at a citation, or is called so.
    """

    entries: dict[AuthorityKey, Entry] = field(default_factory=dict)
    collections: tuple[Collection, ...] = ()
    tags: tuple[str, ...] = ()
    forum: CourtId = DEFAULT_FORUM
    printed: Mapping[str, AuthorityKey] = field(default_factory=dict)

    def find_cited(self, cited: str) -> Authority | None:
        """The authority that a citation without a page within it ("204 F.3d 947", "42 U.S.C. § 1983") means."""
        key = self.printed.get(_squeezed(cited))
        return self.entries[key].authority if key is not None else None


class Order(StrEnum):
    """What the list is sorted by."""

    BEST = "best first"
    NAME = "name"
    COURT = "court"
    NEWEST = "newest first"
    WEIGHT = "weight"
    UNREAD = "unread first"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list: an authority, or something that was found, under it or alone.

    Attributes:
        alone: whether what was found stands by itself, so that the row must say whose it is.
    """

    entry: Entry
    hit: SearchResult | None = None
    alone: bool = False


def forum_of(matter: Matter | None) -> CourtId:
    """The court for which authorities are weighed; empty when the matter's is not known."""
    if matter is None:
        return DEFAULT_FORUM
    court = find_court(matter.caption.court)
    return court.id if court else CourtId("")


def read_catalog(workspace: Workspace, forum: CourtId) -> Catalog:
    """Read the library; to be run off the main thread."""
    library, weigher = workspace.library, Weigher(forum)
    with_text = {authority.key for authority in library.iter_authorities(has_text=True)}
    favourites = {authority.key for authority in library.marks.favourites()}
    collections = tuple(library.marks.collections())
    tags = tuple(library.marks.tags())
    about = _about(library.find_propositions())
    for tag in tags:
        for authority in library.marks.tagged(tag):
            about.setdefault(authority.key, {}).setdefault(Facet.TAG, set()).add(tag)
    for collection in collections:
        for key in collection.authorities:
            about.setdefault(key, {}).setdefault(Facet.SHELF, set()).add(collection.name)
    entries = {}
    for authority in library.iter_authorities():
        key = authority.key
        has_text, favourite = key in with_text, key in favourites
        shelves = {*([FAVOURITES] if favourite else []), *([WITH_TEXT] if has_text else [])}
        own = about.get(key, {})
        own[Facet.SHELF] = own.get(Facet.SHELF, set()) | shelves
        entries[key] = make_entry(authority, weigher.weigh(authority), own, has_text=has_text, favourite=favourite)
    printed = {_squeezed(cite): key for key, entry in entries.items() for cite in _cites_of(entry.authority)}
    return Catalog(entries=entries, collections=collections, tags=tags, forum=forum, printed=printed)


def _cites_of(authority: Authority) -> tuple[str, ...]:
    return tuple(map(str, authority.citations)) or (authority.citation,)


def _squeezed(citation: str) -> str:
    return "".join(citation.casefold().split())


def make_entry(
    authority: Authority, weighing: Weighing, about: dict[Facet, set[str]], *, has_text: bool, favourite: bool
) -> Entry:
    """An entry with what its own fields say of it."""
    whole = {
        **about,
        Facet.WEIGHT: {weighing.weight.value},
        Facet.COURT: {str(authority.court)} if authority.court else set(),
        Facet.PUBLICATION: {authority.publication.value} if authority.kind is AuthorityKind.OPINION else set(),
        Facet.VERIFIED: {"yes" if authority.verification else "no"},
    }
    return Entry(
        authority=authority,
        weighing=weighing,
        has_text=has_text,
        favourite=favourite,
        about={facet: frozenset(values) for facet, values in whole.items() if values},
    )


def _about(propositions: Iterable[Proposition]) -> dict[AuthorityKey, dict[Facet, set[str]]]:
    found: dict[AuthorityKey, dict[Facet, set[str]]] = {}
    for one in propositions:
        own = found.setdefault(one.authority, {})
        for facet, values in (
            (Facet.CLAIM, one.claims),
            (Facet.DEFENSE, one.defenses),
            (Facet.ELEMENT, one.elements),
            (Facet.KIND, (one.kind.value,)),
        ):
            own.setdefault(facet, set()).update(values)
    return found


BROWSED = tuple(facet for facet in Facet if facet not in {Facet.PART, Facet.AUTHOR, Facet.QUOTABLE})
"""What a list without words can be narrowed by; the others look into texts, and so need words to look for."""


def browse(catalog: Catalog, chosen: Chosen) -> tuple[Entry, ...]:
    """The authorities that are let through."""
    return tuple(entry for entry in catalog.entries.values() if _passes(entry, chosen))


def _passes(entry: Entry, chosen: Chosen) -> bool:
    decided = entry.authority.decided
    if chosen.after is not None and (decided is None or decided.earliest <= chosen.after):
        return False
    if chosen.before is not None and (decided is None or decided.latest >= chosen.before):
        return False
    return all(
        entry.about.get(facet, frozenset()) & set(values) for facet, values in chosen.values.items() if facet in BROWSED
    )


def count_entries(entries: Iterable[Entry]) -> Counts:
    """How many authorities each value would leave."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        for facet, values in entry.about.items():
            counts.setdefault(facet.value, Counter()).update(values)
    return {name: tuple(counter.most_common()) for name, counter in counts.items()}


def shelf_keys(catalog: Catalog, chosen: Chosen) -> frozenset[AuthorityKey] | None:
    """The only authorities that a search may find because of the chosen shelves; None for all."""
    shelves = set(chosen.of(Facet.SHELF))
    if not shelves:
        return None
    return frozenset(
        key for key, entry in catalog.entries.items() if shelves & entry.about.get(Facet.SHELF, frozenset())
    )


Subset = tuple[str, tuple[str, ...] | None]
"""What of the library may be given away by itself, in words, and its keys; None for all."""


def subsets_of(catalog: Catalog, opened: str, listed: tuple[str, ...]) -> tuple[Subset, ...]:
    """All, what is open, what the list shows if that is not all, the favorites, each collection, each tag."""
    entries = catalog.entries
    one = entries.get(AuthorityKey(opened))
    some = (
        (f"What the list shows: {len(listed)}", listed if len(listed) < len(entries) else ()),
        *((f"{words}: {len(keys)}", keys) for words, keys in _shelves_of(catalog)),
    )
    only: tuple[Subset, ...] = ((f"Only {one.authority.name}", (opened,)),) if one is not None else ()
    return (("The whole library", None), *only, *((words, keys) for words, keys in some if keys))


def _shelves_of(catalog: Catalog) -> tuple[tuple[str, tuple[str, ...]], ...]:
    held = catalog.entries.items()
    return (
        ("Favorites", tuple(str(key) for key, entry in held if entry.favourite)),
        *((f"Collection “{one.name}”", tuple(map(str, one.authorities))) for one in catalog.collections),
        *(
            (f"Tag “{tag}”", tuple(str(key) for key, entry in held if tag in entry.about.get(Facet.TAG, ())))
            for tag in catalog.tags
        ),
    )


def rows_of_entries(entries: Iterable[Entry], order: Order) -> tuple[Row, ...]:
    """The rows of a list without words."""
    key = _KEYS[Order.NAME if order is Order.BEST else order]
    return tuple(Row(entry) for entry in sorted(entries, key=key))


def rows_of_results(
    found: Iterable[SearchResults], catalog: Catalog, order: Order, *, grouped: bool = True
) -> tuple[Row, ...]:
    """The rows of pages of results: each authority where its best result stands, what was found of it below.

    Args:
        grouped: whether they stand under their authorities; if not, each stands alone where it ranks.
    """
    if not grouped:
        alone = [
            Row(catalog.entries.get(hit.authority.key) or stranger(hit.authority, catalog), hit, alone=True)
            for page in found
            for hit in page.results
        ]
        return tuple(alone if order is Order.BEST else sorted(alone, key=lambda row: _KEYS[order](row.entry)))
    groups: dict[AuthorityKey, list[Row]] = {}
    for page in found:
        for authority, results in page.by_authority():
            entry = catalog.entries.get(authority.key) or stranger(authority, catalog)
            rows = groups.setdefault(authority.key, [Row(entry)])
            rows += (Row(entry, hit) for hit in results if hit.id != str(authority.key))
    ordered: Iterable[list[Row]] = groups.values()
    if order is not Order.BEST:
        ordered = sorted(groups.values(), key=lambda rows: _KEYS[order](rows[0].entry))
    return tuple(row for rows in ordered for row in rows)


def stranger(authority: Authority, catalog: Catalog) -> Entry:
    """An entry of an authority as it is now, whatever the catalog says of it."""
    return make_entry(authority, Weigher(catalog.forum).weigh(authority), {}, has_text=False, favourite=False)


_WEIGHTS = {weight: place for place, weight in enumerate(Weight)}


def _by_name(entry: Entry) -> tuple[str, str]:
    return entry.authority.name.casefold(), str(entry.authority.key)


def _by_date(entry: Entry) -> tuple[bool, int, tuple[str, str]]:
    decided = entry.authority.decided
    return decided is None, -decided.latest.toordinal() if decided else 0, _by_name(entry)


_KEYS: dict[Order, Callable[[Entry], tuple[object, ...]]] = {
    Order.BEST: _by_name,
    Order.NAME: _by_name,
    Order.COURT: lambda entry: (court_words(entry.authority.court) or "~", _by_name(entry)),
    Order.NEWEST: _by_date,
    Order.WEIGHT: lambda entry: (_WEIGHTS[entry.weighing.weight], _by_name(entry)),
    Order.UNREAD: lambda entry: (entry.authority.verification is not None, _by_name(entry)),
}

AROUND = 70
SNIPPET = 230
"""The longest stretch of a passage that a row shows."""


def snippet_of(hit: SearchResult, around: int = AROUND, room: int = 0) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The stretch of what was found around its first word that matches, and where the words stand in it.

    Args:
        around: so many letters before that word at the most.
        room: so many letters are shown at the least, if there are as many: where few come after the word, more before it.
    """
    first = hit.highlights[0][0] if hit.highlights else 0
    around = max(around, room - (len(hit.text) - first))
    start = 0 if first <= around else hit.text.rfind(" ", 0, first - around // 2) + 1
    end = min(len(hit.text), start + SNIPPET)
    lead, tail = "… " if start else "", " …" if end < len(hit.text) else ""
    text = " ".join(hit.text[start:end].splitlines())
    shift = len(lead) - start
    marks = tuple((s + shift, min(e, end) + shift) for s, e in hit.highlights if start <= s < end)
    return f"{lead}{text}{tail}", marks
