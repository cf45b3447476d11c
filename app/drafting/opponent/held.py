"""Which authorities of a read paper the library holds: by place of print, by docket, and laws by name."""

import re
from collections.abc import Iterable
from dataclasses import replace

from app.citations.known import name_key
from app.law.authorities import Authority, AuthorityKind
from app.law.matters import Matter
from app.law.opposing import CitedThere, PaperReading

_DOCKET = re.compile(r"\d{2}-(?:cv|cr|mc)-\d{3,6}")
"""A district court's number for a case, without its office and its judge."""


class HeldIndex:
    """The library's authorities by place of print, by docket for what is not printed, and laws by name."""

    def __init__(self, held: Iterable[Authority]) -> None:
        self._by_docket: dict[str, str] = {}
        self._by_cite: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for authority in held:
            for cite in authority.citations:
                self._by_cite.setdefault(str(cite), authority.key)
            for docket in _DOCKET.findall(authority.docket or ""):
                self._by_docket.setdefault(docket, authority.key)
            if authority.kind is not AuthorityKind.OPINION:
                self._by_name.setdefault(name_key(authority.name), authority.key)

    def find(self, citation: str, parallel: Iterable[str] = ()) -> str | None:
        """The key of what is cited so, or by a parallel citation; None when the library does not hold it."""
        by_cite = (self._by_cite.get(cite) for cite in (citation, *parallel))
        by_docket = (self._by_docket.get(docket) for docket in _DOCKET.findall(citation))
        found = (key for key in (*by_cite, *by_docket) if key)
        return next(found, None) or self._by_name.get(name_key(citation))


def look_up_again(matter: Matter, held: HeldIndex) -> Matter:
    """The matter whose readings know what the library has come to hold since the papers were read; else the same one."""
    readings = tuple(_known(reading, held) for reading in matter.readings)
    return replace(matter, readings=readings) if readings != matter.readings else matter


def _known(reading: PaperReading, held: HeldIndex) -> PaperReading:
    return replace(reading, authorities=tuple(_found(cited, held) for cited in reading.authorities))


def _found(cited: CitedThere, held: HeldIndex) -> CitedThere:
    key = held.find(cited.citation) if cited.key is None else None
    return replace(cited, key=key) if key else cited
