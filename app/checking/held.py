"""The library's authorities and texts as a text under check cites them: by place of print, by docket, by name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.checking.verbatim import find_verbatim
from app.citations.known import name_key
from app.law.authorities import Authority, AuthorityKind
from app.law.citations import Citation, CitationForm, CitationKind, CitationReport
from app.law.opinions import PageNumbering, PageScheme, Passage

PassagesOf = Callable[[str], Sequence[Passage]]
NumberingOf = Callable[[str], PageNumbering | None]

Place = tuple[str | None, str | None]
"""A volume and its reporter; both None where a decision is cited by its docket."""


@dataclass(frozen=True)
class HeldText:
    """The passages of one opinion that are fit to be quoted, as one text.

    Attributes:
        certain: whether it is surely the text of what was cited, and not of another decision of that name, court and year.
    """

    name: str
    passages: Sequence[Passage]
    numbering: PageNumbering | None = None
    certain: bool = True

    @cached_property
    def words(self) -> str:
        """The whole text."""
        return "\n".join(passage.text for passage in self.passages)

    def pages_of(self, quotation: str, *, modified: bool) -> tuple[str | None, ...]:
        """The page of each passage or run of passages that has the quoted words; empty when none has."""
        single = [
            passage.pin_for(found.start, found.start + 1)
            for passage in self.passages
            if (found := find_verbatim(quotation, passage.text, modified=modified)) is not None
        ]
        if single:
            return tuple(single)
        return (None,) if find_verbatim(quotation, self.words, modified=modified) else ()

    def counts_as(self, place: Place) -> bool:
        """Whether its page labels are those that a citation of this place uses."""
        if self.numbering is None:
            return False
        if self.numbering.scheme is PageScheme.REPORTER:
            return place == (self.numbering.volume, self.numbering.reporter)
        return place == (None, None)

    @cached_property
    def last_page(self) -> int | None:
        """The highest of its page labels; None when they are not all numbers."""
        labels = {page for p in self.passages for page in (p.page, *(turn for _, turn in p.page_turns)) if page}
        return max(map(int, labels)) if labels and all(map(str.isdigit, labels)) else None


@dataclass
class HeldTexts:
    """Finds what the library holds of the decisions that one text cites; each text is put together once."""

    report: CitationReport
    authorities: Iterable[Authority]
    passages_of: PassagesOf
    numbering_of: NumberingOf
    _kept: dict[str, HeldText | None] = field(default_factory=dict, init=False)

    @cached_property
    def _opinions(self) -> Sequence[Authority]:
        return [a for a in self.authorities if a.kind is AuthorityKind.OPINION]

    @cached_property
    def _by_place(self) -> Mapping[str, Authority]:
        return {str(cite): authority for authority in self._opinions for cite in authority.citations}

    @cached_property
    def _cited(self) -> Mapping[str, Sequence[str]]:
        return {one.key: (one.key, *one.citations) for one in self.report.authorities}

    def of(self, citation: Citation) -> HeldText | None:
        """The sound text of what a citation refers to; None when the library has none or it is not sure what is meant."""
        if citation.kind is not CitationKind.CASE or not citation.certain or citation.refers_to is None:
            return None
        key = citation.refers_to
        if key not in self._kept:
            self._kept[key] = self._find(key)
        return self._kept[key]

    def all_cited(self) -> Sequence[HeldText]:
        """The sound texts of all decisions that the text cites, each once."""
        texts = (self.of(citation) for citation in self.report.citations)
        return list({id(text): text for text in texts if text is not None}.values())

    def place_of(self, citation: Citation) -> Place:
        """The volume and reporter whose pages a citation's pin counts: for *id.* those last printed for its authority."""
        if citation.form in {CitationForm.FULL, CitationForm.SHORT}:
            return citation.volume, citation.reporter
        before = [
            one
            for one in self.report.citations[: citation.index]
            if one.refers_to == citation.refers_to and one.form in {CitationForm.FULL, CitationForm.SHORT}
        ]
        return (before[-1].volume, before[-1].reporter) if before else (None, "")

    def _find(self, key: str) -> HeldText | None:
        held = next((self._by_place[place] for place in self._cited.get(key, (key,)) if place in self._by_place), None)
        held = held or self._by_docket(key)
        if held is None:
            return None
        own = self._text(held)
        return own or next(filter(None, (self._text(twin, certain=False) for twin in self._twins(held))), None)

    def _by_docket(self, key: str) -> Authority | None:
        """The decision that is cited by name and docket number: "White v. Pauly, 16-67"."""
        name, _, docket = key.rpartition(", ")
        return find_by_docket(self._opinions, name, docket)

    def _twins(self, held: Authority) -> Iterable[Authority]:
        """Entries of the same name, court and year: the same decision, most likely, imported under its docket number."""
        return (
            one
            for one in self._opinions
            if one.key != held.key
            and name_key(one.name) == name_key(held.name)
            and one.court == held.court
            and one.decided
            and held.decided
            and one.decided.year == held.decided.year
        )

    def _text(self, authority: Authority, *, certain: bool = True) -> HeldText | None:
        sound = [passage for passage in self.passages_of(authority.key) if passage.quotable]
        if not sound:
            return None
        return HeldText(authority.name, sound, self.numbering_of(authority.key), certain)


def find_by_docket(opinions: Iterable[Authority], name: str, docket: str) -> Authority | None:
    """The one decision of that name and docket number; None for none, and for several."""
    found = [a for a in opinions if a.docket and a.docket == docket and name_key(a.name) == name_key(name)]
    return found[0] if len(found) == 1 else None
