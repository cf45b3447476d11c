"""To what each reference points: *id.*, short forms, *supra*, names, bare sections, papers of the record.

A reference is certain only when the text leaves no other reading. Where more than one thing fits, or the
nearest one cannot be meant, the likeliest is offered with the reason, and `certain` is False.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from app.citations.antecedents import Antecedents, Voice
from app.citations.known import Directory, Known, latest, name_key, pin_misfit
from app.citations.law_patterns import find_default_code
from app.citations.laws import Laws
from app.citations.meant import UNTOLD, Meant, is_whole_name
from app.citations.mentions import find_whole_names, iter_mentions
from app.citations.pins import first_page
from app.citations.working import Found, Span, Stretch
from app.law.citations import CitationForm, CitationKind

_FEDERAL_RULES = re.compile(
    r"(?:Fed(?:eral|\.)\s?R(?:ules?|\.)\s?(?:of\s)?|\bF\.?R\.?)(?P<rules>Civ|Crim|Evid|App|Bankr|C)"
)
_FEW = 5
"""Paragraphs. A shorter text is an excerpt, which need not say whose law it speaks of."""


class Resolver:
    """Binds the references of one text, stretch by stretch, in reading order.

    Args:
        civil: whether it is known for a federal court's decision in a civil case, whose bare rules are of civil procedure.
    """

    def __init__(self, read: Sequence[tuple[Stretch, list[Found]]], *, civil: bool = False) -> None:
        self._read = read
        self._directory = Directory()
        folded = [stretch.folded for stretch, _ in read]
        default = next(filter(None, map(find_default_code, folded)), None)
        few = len(folded) < _FEW
        self._laws = Laws(
            default=default,
            californian=few or any("Cal" in words for words in folded),
            rules=_rules_named(folded) or frozenset({"Civ"} if few or civil else ()),
        )
        self._papers: dict[str, str] = {}
        self._books = {
            one.refers_to: (frozenset(name_key(one.name or "").split()), name_key(one.refers_to))
            for _, cited in read
            for one in cited
            if one.kind is CitationKind.SECONDARY and one.refers_to
        }
        self._antecedents = Antecedents(self._directory)
        self._running = Voice()
        self._notes = Voice()
        self._order = 0

    def resolve(self) -> list[tuple[Stretch, list[Found]]]:
        """All references bound, with those that only name a case added in their places."""
        self._enter_full_citations()
        self._enter_papers()
        mentions = [list(iter_mentions(stretch, found, self._directory)) for stretch, found in self._read]
        people = {name_key(found.name or "") for row in mentions for found, meant in row if meant is Meant.PERSON}
        return [
            (stretch, self._resolve_stretch(stretch, cited, [one for one in named if _cites(*one, people)]))
            for (stretch, cited), named in zip(self._read, mentions, strict=True)
        ]

    @property
    def directory(self) -> Directory:
        """The authorities that the text cites."""
        return self._directory

    # First pass: what is cited in full, so that a note or a heading may refer ahead.

    def _enter_full_citations(self) -> None:
        order = 0
        for stretch, all_found in self._read:
            for found in all_found:
                order += 1
                if found.form is CitationForm.FULL and found.kind in _ENTERED and not found.refers_to:
                    known = self._directory.enter(found, order)
                    found.refers_to = known.key
                    self._note_history(found, known)
                    self._enter_nicknames(stretch, found, known)
        for stretch, all_found in self._read:
            self._adopt_names(stretch, [found for found in all_found if found.cite and found.kind is CitationKind.CASE])
        for _, all_found in self._read:
            for found in all_found:
                if found.form is CitationForm.FULL and found.kind is CitationKind.CASE and not found.name:
                    self._name_from_elsewhere(found)

    def _note_history(self, found: Found, known: Known) -> None:
        earlier = found.later_than
        if earlier is not None and earlier.refers_to and earlier.refers_to != known.key:
            known.history_of = self._directory.all.get(earlier.refers_to)

    def _enter_nicknames(self, stretch: Stretch, found: Found, known: Known) -> None:
        for start, end in found.parens:
            nickname = _DEFINED.fullmatch(stretch.folded, start, end)
            if nickname:
                self._directory.nickname(known, nickname["term"])

    def _name_from_elsewhere(self, found: Found) -> None:
        """The name that the text gives the same decision elsewhere, or, for history, the name of the case itself."""
        known = self._directory.all.get(found.refers_to or "")
        earlier = found.later_than or found.parallel_to
        found.name = (known.name if known else None) or (earlier.name if earlier else None)
        if found.name:
            found.reasons.append("It prints no name; the text names it elsewhere.")

    def _adopt_names(self, stretch: Stretch, cases: Sequence[Found]) -> None:
        """Names from earlier in the paragraph: "In Payton v. New York the Court held …. 445 U.S. 573"."""
        if all(found.name for found in cases):
            return
        names = find_whole_names(stretch)
        ends = [end for _, end in names]
        floor = 0
        for found in cases:
            place = bisect_right(ends, found.start) - 1
            if place >= 0 and names[place][0] >= floor:
                self._adopt_name(stretch, found, names[place])
            floor = found.end

    def _adopt_name(self, stretch: Stretch, found: Found, name: Span) -> None:
        known = self._directory.all[found.refers_to or ""]
        if known.name or found.later_than or found.parallel_to:
            return
        found.name = known.name = " ".join(stretch.text[name[0] : name[1]].split())
        found.reasons.append("Its name stands earlier in the paragraph.")
        self._directory.call(known, found.name)

    def _enter_papers(self) -> None:
        for stretch, all_found in self._read:
            for found in all_found:
                if found.kind is CitationKind.RECORD:
                    self._enter_paper(stretch, found)

    def _enter_paper(self, stretch: Stretch, found: Found) -> None:
        """Two names of one paper, as "ECF 52 (“FAC”)" and "Opp'n at 13, ECF 60" tell."""
        for start, end in found.parens:
            defined = _DEFINED.fullmatch(stretch.folded, start, end)
            if defined:
                self._papers.setdefault(found.paper, defined["term"])
        before = _NAMED_BEFORE.search(stretch.folded, max(0, found.start - 50), found.start)
        if before:
            self._papers.setdefault(found.paper, before["term"])
        if found.docket and found.docket != found.paper:
            self._papers.setdefault(found.docket, found.paper)

    # Second pass: in reading order.

    def _resolve_stretch(self, stretch: Stretch, cited: list[Found], named: list[tuple[Found, Meant]]) -> list[Found]:
        merged = sorted([*cited, *(found for found, _ in named)], key=lambda found: found.core)
        sequence = self._sequence_for(stretch)
        sequence.enter(stretch)
        bound = []
        for found in merged:
            if self._is_cited_later(stretch, found):
                continue
            self._order += 1
            self._bind(stretch, found, sequence)
            sequence.hear(stretch, found)
            bound.append(found)
        return bound

    def _is_cited_later(self, stretch: Stretch, found: Found) -> bool:
        """Whether one party's name, in plain type, stands before anything that cites its case: it need not be the case."""
        if found.form is not CitationForm.NAME or found.kind is not CitationKind.CASE or is_whole_name(found):
            return False
        return not stretch.italics and all(known.seen < 0 for known in self._directory.named(found.name or ""))

    def _sequence_for(self, stretch: Stretch) -> Voice:
        if stretch.whole_quote:
            return Voice()
        return self._running if stretch.footnote is None else self._notes

    def _bind(self, stretch: Stretch, found: Found, sequence: Voice) -> None:
        match found.form:
            case CitationForm.ID:
                self._antecedents.bind(stretch, found, sequence)
            case CitationForm.NAME if found.kind is CitationKind.CASE:
                self._bind_name(found)
            case CitationForm.NAME:
                pass  # a provision named in a sentence tells by itself which it is
            case CitationForm.SUPRA:
                self._bind_supra(found)
            case _ if found.kind is CitationKind.RECORD:
                found.refers_to = f"record:{self._papers.get(found.paper, found.paper)}"
            case _ if found.kind is CitationKind.CASE and found.form is CitationForm.SHORT:
                self._bind_short(found)
            case _ if found.kind not in {CitationKind.CASE, CitationKind.SECONDARY}:
                self._laws.bind(stretch, found)
            case _:
                self._note_repeated(found)
        known = self._directory.all.get(found.refers_to or "")
        if known:
            known.seen = self._order

    def _note_repeated(self, found: Found) -> None:
        """Full citations were bound when they were entered; one of a database without its date is a short form of it (10.9)."""
        known = self._directory.all.get(found.refers_to or "")
        if known and known.seen >= 0 and known.is_database and not found.year and found.pin:
            found.form = CitationForm.SHORT

    def _bind_short(self, found: Found) -> None:
        by_name = self._directory.named(found.name) if found.name else []
        in_volume = self._directory.in_volume(found.volume, found.reporter)
        both = [known for known in in_volume if known in by_name]
        if both:
            self._settle(found, both)
        elif in_volume:
            self._bind_by_volume(found, in_volume)
        elif by_name and found.volume is None:
            self._settle(found, [self._preferred(found, by_name)])
        elif by_name:
            self._bind_by_name(found, by_name)
        else:
            found.doubt("No full citation of it stands in the text.")

    def _settle(self, found: Found, candidates: Sequence[Known]) -> None:
        if len(candidates) > 1:
            candidates = self._narrow(found, candidates)
        known = candidates[0]
        found.refers_to = known.key
        misfit = pin_misfit(found.pin, known)
        if misfit:
            found.doubt(misfit)

    def _narrow(self, found: Found, candidates: Sequence[Known]) -> Sequence[Known]:
        page = first_page(found.pin)
        covering = self._directory.covering(found.volume, found.reporter, page) if page is not None else None
        if covering in candidates and covering is not None:
            return [covering]
        found.doubt(f"It may be any of {_list(candidates)}.")
        return [latest(candidates) or candidates[0]]

    def _bind_by_volume(self, found: Found, in_volume: Sequence[Known]) -> None:
        page = first_page(found.pin)
        covering = self._directory.covering(found.volume, found.reporter, page) if page is not None else None
        if covering is None:
            found.doubt(
                f"The text cites {_list(in_volume)} from that volume, and page {found.pin or '?'} fits none of them."
            )
            return
        found.refers_to = covering.key
        if page is not None and self._directory.begins_inside(found.volume, found.reporter, page):
            found.doubt(f"Page {page} begins {covering.key}, and the decision before it may end there.")
        if (
            found.name
            and covering.name
            and not set(name_key(found.name).split()) <= set(name_key(covering.name).split())
        ):
            found.doubt(f"The text calls {covering.key} “{covering.name}”, not “{found.name}”.")

    def _bind_by_name(self, found: Found, by_name: Sequence[Known]) -> None:
        """By its name alone: the volume is cited nowhere in full."""
        akin = [known for known in by_name if known.is_akin(found.reporter or "")]
        chosen = akin or by_name
        found.refers_to = (latest(chosen) or chosen[0]).key
        found.reasons.append(f"{found.volume} {found.reporter} is cited nowhere in full; it is bound by its name.")
        if len(chosen) > 1 or not akin:
            found.certain = False

    def _bind_name(self, found: Found) -> None:
        candidates = _without_history(self._directory.named(found.name or ""))
        if not candidates:
            found.doubt("No citation of it stands in the text.")
            return
        known = self._preferred(found, candidates)
        found.refers_to = known.key

    def _preferred(self, found: Found, candidates: Sequence[Known]) -> Known:
        if len(candidates) == 1:
            return candidates[0]
        known = latest(candidates) or candidates[0]
        if known.seen < 0:
            known = min(candidates, key=lambda one: one.first)
        found.doubt(f"It may be any of {_list(candidates)}; the one mentioned last is offered.")
        return known

    def _bind_treatise(self, found: Found) -> bool:
        """Whether a book of that name was cited: "Prosser and Keeton, supra, § 12"."""
        keys = [key for key, book in self._books.items() if _calls(name_key(found.name or ""), *book)]
        same = [key for key in keys if found.page and key.endswith(f"§ {found.page}")]
        if len(same or keys) == 1:
            found.kind, found.refers_to = CitationKind.SECONDARY, (same or keys)[0]
            if found.page and not same:
                found.doubt(f"The text cites no § {found.page} of that book in full.")
        return found.refers_to is not None

    def _bind_supra(self, found: Found) -> None:
        candidates = _without_history(self._directory.named(found.name or ""))
        if not candidates and self._bind_treatise(found):
            return
        fitting = [known for known in candidates if pin_misfit(found.pin, known) is None]
        if not candidates:
            found.doubt("No full citation of it stands in the text.")
            return
        known = self._preferred(found, fitting or candidates)
        found.refers_to = known.key
        if not fitting:
            found.doubt(pin_misfit(found.pin, known) or "")


def _calls(name: str, authors: Collection[str], title: str) -> bool:
    """Whether a name is a book's authors', or the beginning of its title."""
    return bool(name) and (set(name.split()) <= set(authors) or f"{title} ".startswith(f"{name} "))


def _rules_named(folded: Sequence[str]) -> frozenset[str]:
    """Which of the Federal Rules a text names anywhere."""
    found = (match["rules"] for words in folded for match in _FEDERAL_RULES.finditer(words))
    return frozenset("Civ" if rules == "C" else rules for rules in found)


def _cites(found: Found, meant: Meant, people: Collection[str]) -> bool:
    """Whether a name cites its case; a person's does not. What may be either says so."""
    if meant is Meant.UNTOLD and name_key(found.name or "") in people:
        found.doubt(UNTOLD)
    return meant is not Meant.PERSON


def _without_history(candidates: Sequence[Known]) -> list[Known]:
    """A case and its later history are one case: the name means the decision cited, not what became of it."""
    return [known for known in candidates if known.history_of not in candidates]


_ENTERED = {CitationKind.CASE, CitationKind.SECONDARY}
_DEFINED = re.compile(
    r"\s*(?:the |hereinafter,? |hereafter |collectively,? |\")*\"?(?P<term>[A-Z][^\"()]{0,50}?),?\"?\s*"
)


_NAMED_BEFORE = re.compile(r"\((?:the\s|hereinafter,?\s)?\"(?P<term>[A-Z][\w.'’ ]{1,40}?)(?:,\"|\"\),?|\",)\s\(?$")
"""A paper named before its number: ("Decision," Doc. No. 8-2); Complaint ("SAC"), ECF No. 45."""


def _list(candidates: Sequence[Known]) -> str:
    return " and ".join(f"{known.name or '?'}, {known.key}" for known in candidates[:4])


def defined_papers(stretches: Sequence[Stretch]) -> frozenset[str]:
    """Names that the text itself gives to papers of the record: ECF 49 ("Prior Order")."""
    papers = set()
    for stretch in stretches:
        for match in _PAPER_DEFINED.finditer(stretch.folded):
            papers.add((match["term"] or match["before"]).rstrip(","))
    return frozenset(papers)


_PAPER_DEFINED = re.compile(
    r"(?:ECF|Dkt\.|Docket|Doc\.)[^\"();]{0,40}\((?:the |hereinafter,? |\")*\"?(?P<term>[A-Z][\w.'’ ]{1,40}?)\"\)"
    r"|\(\"(?P<before>[A-Z][\w.'’ ]{1,40}?),\"\s(?=(?:ECF|Dkt\.|Docket|Doc\.)\s)"
)
