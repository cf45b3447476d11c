"""What *id.* refers to: the last citation of the same voice, unless its page cannot be there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.citations.known import LONGEST_OPINION, Directory, Known, name_key, pin_misfit
from app.citations.laws import BESIDE
from app.citations.pins import first_page
from app.citations.working import Found, Stretch
from app.law.citations import CitationForm, CitationKind

_LONGEST_PAPER = 150
_LONG_PAPERS = ("ECF", "Ex.", "Tr", "App", "Record", "J.A.", "A.R.", "E.R.", "ER", "S.E.R.", "SER")
_NEAR = 6


@dataclass(slots=True)
class Voice:
    """The references of one voice in order, as *id.* looks back on them.

    Attributes:
        last: the latest citation, or string of citations, outside parentheticals, history and quotations.
        before: earlier ones, latest first, for offering another reading.
        within: the citations in the parentheticals of the latest.
        passed: the stretches that reading has come to since.
        set_off: whether the latest stands in a paragraph after one that ends in a colon, which may be a quotation.
    """

    last: list[Found] = field(default_factory=list)
    before: list[Found] = field(default_factory=list)
    stretch: Stretch | None = None
    within: list[Found] = field(default_factory=list)
    passed: list[Stretch] = field(default_factory=list)
    set_off: bool = False
    _entered: Stretch | None = None
    _after_colon: bool = False

    def enter(self, stretch: Stretch) -> None:
        """Note that reading has come to `stretch`."""
        self._after_colon = self._entered is not None and _is_set_off(self._entered, stretch)
        self._entered = stretch
        self.passed.append(stretch)

    def is_cut(self, stretch: Stretch, found: Found) -> bool:
        """Whether between its latest citation and `found` a source is cited in a form that no finder reads."""
        if self.stretch is None:
            return False
        stop = self.last[-1].stop
        if self.stretch is stretch:
            return _UNREAD.search(stretch.folded, stop, found.start) is not None
        return (
            _UNREAD.search(self.stretch.folded, stop) is not None
            or any(_UNREAD.search(one.folded) for one in self.passed[:-1])
            or _UNREAD.search(stretch.folded, 0, found.start) is not None
        )

    def hear(self, stretch: Stretch, found: Found) -> None:
        """Take in the next reference: what *id.* may look back on becomes the latest, or goes on a string."""
        if found.inside is not None and found.inside in self.last:
            self.within.append(found)
        if not _counts(stretch, found):
            return
        self.within.clear()
        if self.last and self.stretch is stretch and _is_joined(stretch, self.last[-1], found):
            self.last = [*self.last, found]
        else:
            self.before = [*reversed(self.last), *self.before][:_NEAR]
            self.last = [found]
        self.stretch = stretch
        self.set_off = self._after_colon
        self.passed.clear()


_OF_A_LEGISLATURE = r"\b(?:H\.?\s?R\.|S\.|Sen\.|Assem\.)\s(?:Rep\.|Rules|Com\.|Doc\.|Conf\.|Bill)|Cong\.\sRec\.|\bReg\.\sSess\.|\bCong\.,"
_OF_AN_EXECUTIVE = r"\bOp\.\sAtt'y\sGen\.|\bExec\.\sOrder"
_OF_A_LIBRARY = (
    r"\bL\.\s?(?:Rev|J)\.|\bDict(?:ionary|\.)|\b\d{1,2}(?:st|nd|rd|th|d)\sed\.|\(\d{4}\sed\.|\bFederalist\sNo\."
)
_AT_AN_ADDRESS = r"available at|https?://"
_AT_A_PAGE = r"(?:\b[A-Z]\w*\.|\b[A-Z]{2,}|\d/\d{2,4}),?\sat\s(?:pp?\.\s)?\d{1,4}a?(?=[;).,])|[\]\d],\sat\s\d"
_UNREAD = re.compile("|".join((_OF_A_LEGISLATURE, _OF_AN_EXECUTIVE, _OF_A_LIBRARY, _AT_AN_ADDRESS, _AT_A_PAGE)))
"""Marks of sources that the finders leave: committee reports, dictionaries, books, addresses."""


def _is_set_off(before: Stretch, stretch: Stretch) -> bool:
    """Whether a paragraph follows right on one that ends in a colon; a block quotation between them has a voice of its own."""
    beside = stretch.footnote is None and stretch.paragraph == before.paragraph + 1
    return beside and before.folded.rstrip().endswith(":")


def _counts(stretch: Stretch, found: Found) -> bool:
    """Whether *id.* may look back on it."""
    if found.inside or found.later_than or found.parallel_to or found.form is CitationForm.NAME:
        return False
    if found.quoted and not stretch.whole_quote:
        return False
    return not found.textual


def _points_within(found: Found, antecedent: Found, within: Sequence[Found]) -> bool:
    """Whether its page is the one that a parenthetical before it cites, and not near the page of its antecedent."""
    page, there = first_page(found.pin), first_page(antecedent.pin)
    if page is None or there is None or abs(page - there) < _SAME_PLACE:
        return False
    return any(first_page(one.pin) == page and one.refers_to != antecedent.refers_to for one in within)


_SAME_PLACE = 3


def _is_joined(stretch: Stretch, earlier: Found, found: Found) -> bool:
    """Whether nothing but "; " or "and" parts two citations."""
    between = stretch.folded[earlier.stop : found.lead]
    return len(between) < 12 and "." not in between and BESIDE.fullmatch(between) is not None and bool(between.strip())


def _is_named_in(sentence: str, name: str) -> bool:
    words = set(name_key(sentence).split())
    return any(word in words for word in name_key(name).split() if len(word) > 3 and word not in _WEAK)


_WEAK = {"city", "county", "united", "states", "state", "people", "inc", "company", "corporation", "school", "district"}


class Antecedents:
    """Binds each *id.* of one text to what stands before it."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def bind(self, stretch: Stretch, found: Found, sequence: Voice) -> None:
        """Bind it to the citation before it, or offer one and say why it is unsure."""
        antecedents = sequence.last
        if found.inside is not None:
            # The citation in whose parenthetical it stands is the one before it.
            antecedents = [found.inside]
            found.doubt("It stands inside another citation's parenthetical.")
        if found.quoted and not stretch.whole_quote:
            found.doubt("It belongs to quoted words and may refer to what the quoted text cites.")
        if not antecedents:
            found.doubt("No citation stands before it.")
            return
        if _points_within(found, antecedents[-1], sequence.within):
            found.doubt("A citation in the parenthetical of the one before it has this very page.")
        if found.inside is None and sequence.set_off and sequence.stretch is not stretch:
            found.doubt("The citation before it stands in words set off after a colon, which may be a quotation.")
        if found.inside is None and sequence.is_cut(stretch, found):
            found.doubt("A source that is not read here stands between it and the citation before it.")
        self._choose_antecedent(stretch, found, antecedents, sequence.before)

    def _choose_antecedent(
        self, stretch: Stretch, found: Found, antecedents: Sequence[Found], before: Sequence[Found]
    ) -> None:
        chosen = antecedents[-1]
        targets = {one.refers_to for one in antecedents}
        if len(targets) > 1:
            chosen = self._from_string(stretch, found, antecedents)
            found.doubt("It follows several authorities cited together.")
        if any(not one.certain for one in antecedents if one.refers_to == chosen.refers_to):
            found.doubt("The citation before it is itself uncertain.")
        running = "PageID" in stretch.folded[found.start : found.end]
        misfit = None if running and chosen.kind is CitationKind.RECORD else self._misfit(found, chosen)
        if misfit:
            found.doubt(misfit)
            chosen = self._offer_other(found, chosen, before) or chosen
        self._take_from(found, chosen)

    def _from_string(self, stretch: Stretch, found: Found, antecedents: Sequence[Found]) -> Found:
        """The one that the sentence names or the pin fits; the last when neither tells."""
        sentence = stretch.folded[max(0, found.start - 400) : found.start]
        fitting = [one for one in antecedents if self._misfit(found, one) is None] or list(antecedents)
        named = [one for one in fitting if one.name and _is_named_in(sentence.rsplit(". ", 1)[-1], one.name)]
        return (named or fitting)[-1]

    def _misfit(self, found: Found, antecedent: Found) -> str | None:
        pin = found.pin
        if not pin or antecedent.refers_to is None:
            return None
        if antecedent.kind is CitationKind.RECORD:
            page = first_page(pin)
            too_far = page is not None and page > _LONGEST_PAPER and not antecedent.paper.startswith(_LONG_PAPERS)
            return f"Page {page} is beyond a paper of the record." if too_far else None
        if antecedent.kind in {CitationKind.STATUTE, CitationKind.RULE, CitationKind.CONSTITUTION}:
            return None if pin.startswith("§") else "A page or paragraph does not point into a statute or rule."
        known = self._directory.all.get(antecedent.refers_to)
        base = antecedent.base or antecedent
        if known is None or _counts_other_pages(base, known):
            return _misfit_near(pin, base)
        return pin_misfit(pin, known)

    def _offer_other(self, found: Found, chosen: Found, before: Sequence[Found]) -> Found | None:
        """The nearest earlier citation whose pages hold the pin."""
        for other in before:
            if other.refers_to != chosen.refers_to and other.refers_to and self._misfit(found, other) is None:
                found.reasons.append(f"{other.refers_to}, cited shortly before, would fit.")
                return other
        return None

    @staticmethod
    def _take_from(found: Found, antecedent: Found) -> None:
        found.refers_to = antecedent.refers_to
        found.kind = antecedent.kind
        found.paper = antecedent.paper
        found.base = antecedent.base or antecedent
        if found.refers_to is None:
            found.doubt("The citation before it could not be resolved.")


def _counts_other_pages(base: Found, known: Known) -> bool:
    """Whether a short form gives pages of a report that is cited nowhere in full ("225 Cal. Rptr. 3d at 382")."""
    return base.form is CitationForm.SHORT and (base.volume, base.reporter) not in {(v, r) for v, r, _ in known.cites}


def _misfit_near(pin: str, base: Found) -> str | None:
    page, there = first_page(pin), first_page(base.pin)
    if page is None or there is None or abs(page - there) <= LONGEST_OPINION:
        return None
    return f"Page {page} is far from page {there}, cited before it."
