"""Where in a stretch references have their kernels, and which finder's word counts where two overlap."""

import re
from collections.abc import Iterable

from app.citations.extract import Printed, iter_printed
from app.citations.records import iter_records
from app.citations.statutes import iter_statutes
from app.citations.working import Found, Stretch
from app.law.citations import CitationForm

ID = re.compile(
    r"(?<![\w.'-])(?:(?:[Ii]d\s?\.(?:,?\sExh?\.\s[A-Z0-9]{1,3}(?!\w))?|[Ii]bid\s?\.)(?!\w)|[Ii]d(?=\sat\s\*?\d))"
)
"""*Id.* and *ibid.*, at times with an exhibit, "Id., Ex. A", or without its full stop, "Id at 6"."""
SUPRA = re.compile(r"(?<!\w)supra(?!\w)")
DOCKETED = re.compile(
    r"(?<![\w.])(?:Case\s|Civ(?:il)?\.?\s(?:A(?:ction|\.)\s)?)?N[oO]s?\.\s?(?P<docket>\d[\w:.-]{2,30}(?:\s[A-Z]{2,4}(?![a-z])){0,3}(?:\s?\([A-Z]{1,5}\)){0,3})"
    r"(?:,\sslip\sop\.?)?(?=(?:,?\sat\s\*?\d[\d-]*)?,?\s\([A-Z0-9][^()]{1,40}\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}\))"
)
"""A decision that only its docket number tells: "No. 15-1234 (9th Cir. Mar. 3, 2016)"."""
SLIP_SHORT = re.compile(r"(?<!\d),\s(?P<slip>slip\sop\.)(?=\sat\s\d)")
"""Such a decision cited again: "Malek, slip op. at 5"."""

Kernel = Printed | Found | re.Match[str]
"""What a finder gives: a printed reporter, a reference read already, or one of the patterns above."""


class Spot:
    """A kernel of any sort, with its place."""

    __slots__ = ("end", "start", "what")

    def __init__(self, what: Kernel) -> None:
        self.what = what
        self.start = what.start() if isinstance(what, re.Match) else what.start
        self.end = what.end() if isinstance(what, re.Match) else what.end


def find_kernels(stretch: Stretch, papers: frozenset[str]) -> list[Spot]:
    """The kernels in order. Where two overlap the more telling finder goes first: laws, reporters, the record."""
    folded = stretch.folded
    printed = list(iter_printed(stretch.text))
    laws = list(iter_statutes(folded))
    cases = [one for one in printed if one.source != "laws" and one.volume]
    other_laws = [one for one in printed if one.source == "laws"]
    full = [law for law in laws if law.form is CitationForm.FULL]
    bare = [law for law in laws if law.form is not CitationForm.FULL]
    ids = ID.finditer(folded)
    supras = SUPRA.finditer(folded)
    taken = bytearray(len(folded) + 1)
    spots: list[Spot] = []
    docketed = DOCKETED.finditer(folded)
    slips = SLIP_SHORT.finditer(folded)
    for group in (full, cases, other_laws, docketed, bare, ids, iter_records(folded, papers), supras, slips):
        spots.extend(_free(group, taken))
    return sorted(spots, key=lambda spot: spot.start)


def _free(group: Iterable[Kernel], taken: bytearray) -> list[Spot]:
    free = []
    for spot in map(Spot, group):
        if not any(taken[spot.start : spot.end]):
            taken[spot.start : spot.end] = b"\x01" * (spot.end - spot.start)
            free.append(spot)
    return free
