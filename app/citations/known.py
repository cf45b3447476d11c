"""The authorities that a text cites, and by which names and numbers it may call them again."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.citations.abbreviations import PLACES, STATES, UNABBREVIATED_STATES, WORDS
from app.citations.pins import first_page
from app.citations.typography import fold
from app.citations.working import Found
from app.law.authorities import DATABASES
from app.law.courts import CourtId

LONGEST_OPINION = 350
"""Pages. The longest reported opinions with all separate ones stay below it; a pin farther on is another case's."""

_FAMILIES = (
    {"U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d"},
    {
        "Cal.",
        "Cal. 2d",
        "Cal. 3d",
        "Cal. 4th",
        "Cal. 5th",
        "Cal. Rptr.",
        "Cal. Rptr. 2d",
        "Cal. Rptr. 3d",
        "P.",
        "P.2d",
        "P.3d",
    },
    {
        "Cal. App.",
        "Cal. App. 2d",
        "Cal. App. 3d",
        "Cal. App. 4th",
        "Cal. App. 5th",
        "Cal. Rptr.",
        "Cal. Rptr. 2d",
        "Cal. Rptr. 3d",
    },
)


_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")


@dataclass(slots=True, eq=False)
class Known:
    """One authority of a text.

    Attributes:
        cites: where it is printed: volume, reporter, first page.
        first: the running number of its first citation.
        seen: the running number of its latest mention so far.
        history_of: the authority whose later history it is.
    """

    key: str
    name: str | None
    first: int
    cites: list[tuple[str, str, str | None]] = field(default_factory=list)
    court: CourtId | None = None
    year: int | None = None
    seen: int = -1
    history_of: "Known | None" = None

    @property
    def is_database(self) -> bool:
        """Whether its pages are star pages."""
        return all(reporter in DATABASES for _, reporter, _ in self.cites)

    @property
    def is_neutral(self) -> bool:
        """Whether it has a public-domain cite, whose places are paragraphs: "2004 WI 58"."""
        return any(_YEAR.fullmatch(volume) and reporter not in DATABASES for volume, reporter, _ in self.cites)

    def starts(self) -> list[tuple[str, int]]:
        """Reporter and first page of each print of it, where the page is a number."""
        return [(reporter, int(page)) for _, reporter, page in self.cites if page and page.isdigit()]

    def is_akin(self, reporter: str) -> bool:
        """Whether `reporter` prints the same decisions as one that it was cited from."""
        return any(reporter in family and own in family for family in _FAMILIES for _, own, _ in self.cites)


class Directory:
    """The authorities of a text, findable by cite, by volume and by name."""

    def __init__(self) -> None:
        self.all: dict[str, Known] = {}
        self._by_cite: dict[tuple[str, str, str], Known] = {}
        self._by_volume: defaultdict[tuple[str, str], list[tuple[int, Known]]] = defaultdict(list)
        self._by_whole_name: defaultdict[str, list[Known]] = defaultdict(list)
        self._by_part: defaultdict[str, list[Known]] = defaultdict(list)

    def enter(self, found: Found, order: int) -> Known:
        """Put a full citation under its authority, a new one or one already known."""
        known = self._find_known(found)
        if known is None:
            key = found.cite or _key_without_page(found)
            known = self.all.setdefault(key, Known(key, found.name, order))
        self._add_cite(known, found)
        known.name = known.name or found.name
        known.court = known.court or found.court
        known.year = known.year or found.year
        self.call(known, found.name)
        return known

    def call(self, known: Known, name: str | None) -> None:
        """Let `known` be found by `name` and by the parts of it that a short form may use."""
        if not name:
            return
        self._file(self._by_whole_name, name_key(name), known)
        for part in _parts(name):
            self._file(self._by_part, part, known)

    def nickname(self, known: Known, name: str) -> None:
        """Let `known` be found by a short name that the text itself gives ("(“Hartford”)")."""
        self._file(self._by_part, name_key(name), known)

    def find_cite(self, volume: str | None, reporter: str | None, page: str | None) -> Known | None:
        """The authority printed there, or None."""
        return self._by_cite.get((volume or "", reporter or "", page or ""))

    def named(self, name: str) -> list[Known]:
        """The authorities that `name` may mean: by its whole name, else by a part of it."""
        return self._by_whole_name.get(name_key(name)) or self._by_part.get(name_key(name), [])

    def in_volume(self, volume: str | None, reporter: str | None) -> list[Known]:
        """The authorities printed in that volume."""
        return [known for _, known in self._by_volume.get((volume or "", reporter or ""), [])]

    def covering(self, volume: str | None, reporter: str | None, page: int) -> Known | None:
        """The authority of that volume that begins last at or before `page`, near enough to hold it."""
        entries = sorted(self._by_volume.get((volume or "", reporter or ""), []), key=lambda entry: entry[0])
        place = bisect_right(entries, page, key=lambda entry: entry[0]) - 1
        if place < 0 or page - entries[place][0] > LONGEST_OPINION:
            return None
        return entries[place][1]

    def begins_inside(self, volume: str | None, reporter: str | None, page: int) -> bool:
        """Whether one authority begins on `page` and another before it, which may end there."""
        starts = sorted(start for start, _ in self._by_volume.get((volume or "", reporter or ""), []))
        return page in starts and 0 < page - starts[0] <= LONGEST_OPINION

    def _find_known(self, found: Found) -> Known | None:
        if found.parallel_to is not None and found.parallel_to.refers_to:
            return self.all.get(found.parallel_to.refers_to)
        by_cite = self.find_cite(found.volume, found.reporter, found.page) if found.page else None
        return by_cite or self._find_other_print(found)

    def _find_other_print(self, found: Found) -> Known | None:
        """The same decision in another report: same whole name, same year, a reporter that prints the same court."""
        if not found.name or not found.year or not found.reporter:
            return None
        same = [known for known in self._by_whole_name.get(name_key(found.name), []) if known.year == found.year]
        akin = [known for known in same if known.is_akin(found.reporter) and not _prints(known, found.reporter)]
        return akin[0] if len(akin) == 1 else None

    def _add_cite(self, known: Known, found: Found) -> None:
        cite = (found.volume or "", found.reporter or "", found.page)
        if not found.volume or cite in known.cites:
            return
        known.cites.append(cite)
        if found.page:
            self._by_cite[(cite[0], cite[1], found.page)] = known
            if found.page.isdigit():
                self._by_volume[cite[:2]].append((int(found.page), known))

    @staticmethod
    def _file(index: defaultdict[str, list[Known]], key: str, known: Known) -> None:
        if key and known not in index[key]:
            index[key].append(known)


def _prints(known: Known, reporter: str) -> bool:
    return any(own == reporter for _, own, _ in known.cites)


def _key_without_page(found: Found) -> str:
    """A key for what has no page yet: "577 U.S. ___" is told from others by its name."""
    place = f"{found.volume} {found.reporter} ___" if found.volume else found.docket or ""
    return f"{found.name}, {place}" if found.name else place


_TOKEN = re.compile(r"[a-z0-9&']+(?:-[a-z0-9']+)*")
_FULL_FORMS = {
    fold(short).casefold().rstrip("."): fold(full).casefold()
    for full, short in (*WORDS.items(), *PLACES.items())
    if " " not in full
} | {
    "cty": "county",
    "cnty": "county",
    "&": "and",
    "vs": "v",
    "s.f": "san francisco",
    "dept": "department",
    "assn": "association",
}
_DROPPED = {"the", "et", "al"}
_VERSUS = re.compile(r"\s(?:v|vs|V)\.?\s")
_PROCEDURAL = re.compile(
    r"^(?:In re|In the Matter of|Matter of|Ex parte|Estate of|People ex rel\.|State ex rel\.)\s+", re.IGNORECASE
)
_COMMON = {
    "united states", "us", "state", "people", "commonwealth", "city", "county", "united", "states", "the", "of", "and", "in", "inc", "incorporated", "company",
    "corporation", "corp", "co", "llc", "ltd", "new", "san", "los", "santa", "doe", "city of", "county of", "state of", "for", "board", "department",
    "dist", "district", "school", "city and county", "north", "south", "east", "west", "national", "american", "america",
} | {state.casefold() for state in (*STATES, *UNABBREVIATED_STATES)}  # fmt: skip


def name_key(name: str) -> str:
    """A name such that "Reese v. Cty. of Sacramento" and "Reese v. County of Sacramento" are the same."""
    words = _TOKEN.findall(_plain_letters(fold(name).casefold()).replace(".", ""))
    return " ".join(_FULL_FORMS.get(word.rstrip("'"), word.rstrip("'")) for word in words if word not in _DROPPED)


def _plain_letters(name: str) -> str:
    """Without accents: "Rodríguez" and "Rodriguez" are one name."""
    if name.isascii():
        return name
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


def _parts(name: str) -> Iterable[str]:
    """What a short form may call a case: a party, its beginning, its end, or one telling word of it."""
    for party in _VERSUS.split(_PROCEDURAL.sub("", name)):
        words = name_key(party).split()
        runs = {" ".join(words[:n]) for n in range(1, len(words) + 1)} | {
            " ".join(words[n:]) for n in range(len(words))
        }
        yield from sorted(
            run for run in (runs | set(words)) if run not in _COMMON and (len(run) > 2 or run == " ".join(words))
        )


def pin_misfit(pin: str | None, known: Known) -> str | None:
    """Why `pin` cannot be a place in `known`; None when it can."""
    if not pin:
        return None
    if "¶" in pin and not known.is_neutral:
        return "A paragraph number does not point into a reported case."
    if pin.startswith("§") or ":" in pin:
        return "A section or line number does not point into a reported case."
    if pin.startswith("*") and not known.is_database:
        return f"A star page does not point into {known.key}."
    page = first_page(pin)
    if page is None or known.is_database or not known.starts():
        return None
    if any(start <= page <= start + LONGEST_OPINION for _, start in known.starts()):
        return None
    start = known.starts()[0][1]
    where = "before its first page" if page < start else "far beyond it"
    return f"Page {page} cannot be in {known.key}, which begins on page {start}: it is {where}."


def latest(candidates: Sequence[Known]) -> Known | None:
    """The one mentioned last."""
    return max(candidates, key=lambda known: known.seen, default=None)
