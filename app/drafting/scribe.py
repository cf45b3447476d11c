"""The words that templates call: each returns text that carries its source and its citation nodes."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from app.citations.courts import find_court
from app.citations.quotes import QuotationForm, form_of, quote
from app.drafting import prose
from app.drafting.fact_scribe import FactScribe
from app.drafting.ledger import Ledger, Marked, escape
from app.drafting.match import separate_note
from app.drafting.own_words import OwnWords
from app.drafting.picks import IssueView, Pick, all_pins, pick_proposition
from app.drafting.source import AuthoritySource
from app.filing.profiles import RequiredBlock
from app.law.authorities import AuthorityKind
from app.law.briefs import CitationNode, NameNode, Origin, OriginKind
from app.law.claims import ELEMENTS_TOPIC, Claim
from app.law.matters import Matter

_TO_SIGN = f"Dated: {'_' * 16} Signed: {'_' * 26}"
"""One line of the paper in type of 14 points."""


class Scribe:
    """Writes sourced words into one brief's ledger."""

    def __init__(self, ledger: Ledger, matter: Matter, source: AuthoritySource, *, evidence: bool = False) -> None:
        """Start a brief. `evidence` says that its facts stand on evidence, and not on the complaint."""
        self.facts = FactScribe(ledger, matter, evidence=evidence)
        self._own = OwnWords(ledger, matter, self.facts)
        self._ledger = ledger
        self._matter = matter
        self._source = source
        self._said: set[str] = set()
        self._once: set[str] = set()
        self._turns: dict[tuple[str, ...], int] = {}

    def words(self) -> dict[str, Callable[..., object]]:
        """The functions that templates may call, by name."""
        return {
            "law": self.law,
            "law_of": self.law_of,
            "unsaid": self.unsaid,
            "propositions": self.propositions,
            "cite": self.cite,
            "cites": self.cites,
            "subject": self.subject,
            "cite_of": self.cite_of,
            "authority": self.authority,
            "name": self.name,
            "elements_law": self.elements_law,
            "law_of_state": self.law_of_state,
            **self.facts.words(),
            "gap": self.gap,
            "certificate": self.certificate,
            "own": self.own,
            "own_section": self.own_section,
            "attorney": self.attorney,
            "comparison": self.comparison,
            "vary": self.vary,
            "once": self.once,
            "series": prose.series,
            "date": prose.long_date,
            "number": prose.number_word,
            "choose": prose.choose,
            "capital": prose.capital,
            "clause": prose.clause,
            "ended": prose.ended,
        }

    # -- law

    def law(self, pick: Pick, signal: str = "") -> Marked:
        """A support's sentence and its citation; a quotation with its marks or set off as a block."""
        if pick.authority is None or not pick.found:
            return self._missing(pick)
        if pick.passage is not None:
            return self._quotation(pick)
        proposition = pick.proposition
        text = proposition.text if proposition else ""
        self._said.add(str(pick.support.proposition))
        sentence = self._ledger.sourced(prose.typographic(text), self._origin(pick))
        return Marked(f"{sentence} {self.cite(pick, signal=signal)}{self._string(pick)}")

    def _string(self, pick: Pick) -> Marked:
        """The supports that the attorney joined to this one, as the rest of its citation sentence."""
        joined = [also for also in pick.also if also.authority is not None]
        self._said.update(str(also.support.proposition) for also in joined if also.proposition)
        nodes = (
            self._node(also, signal=also.support.signal, continues=True, note=self._explanation(also))
            for also in joined
        )
        return Marked("".join(f" {self._ledger.node(node)}" for node in nodes))

    def unsaid(self, picks: Sequence[Pick]) -> list[Pick]:
        """Those whose sentence this brief has not printed yet: a test is stated once."""
        return [pick for pick in picks if str(pick.support.proposition) not in self._said]

    def propositions(self, ids: Sequence[str]) -> list[Pick]:
        """Picks of propositions by their ids, for a citation that a template makes."""
        return [pick_proposition(proposition, self._source) for proposition in ids]

    def elements_law(self, claim: Claim) -> list[Pick]:
        """What states the elements of a claim: as the practice names it, else what the library tags with that topic.

        The practice knows the common law of one state: another state's is what the attorney tagged, or is asked for.
        """
        forum = self._forum_state()
        foreign = claim.is_common_law and forum != claim.state
        named = () if foreign else claim.elements_from
        stated = self._source.propositions() if not named else ()
        tagged = [str(p.id) for p in stated if claim.id in p.claims and ELEMENTS_TOPIC in p.topics]
        picks = self.propositions(named or tagged)
        return [pick for pick in picks if _state_of(pick) == forum] if foreign else picks

    def law_of_state(self, claim: Claim) -> str:
        """How the law of a state is called that a claim is brought under ("Nevada law"); empty for no state's."""
        if not claim.state:
            return ""
        state = self._forum_state() if claim.is_common_law else claim.state
        return f"{state} law" if state else "state law"

    def _forum_state(self) -> str:
        """The state in which the court sits; California where no court is known yet, as on the first page."""
        court = find_court(self._matter.caption.court)
        return (court.state or "") if court is not None else "California"

    def law_of(self, proposition: str, signal: str = "") -> Marked:
        """The sentence and citation of one proposition by its id."""
        return self.law(pick_proposition(proposition, self._source), signal)

    def _missing(self, pick: Pick) -> Marked:
        if pick.support.quote is not None:
            return self._missing_words(pick, pick.support.quote.passage)
        if pick.authority is not None:
            reason = f"The sentence {pick.support.proposition} is no longer in the library: pick another."
            return self.gap(f"[SENTENCE NOT IN LIBRARY: {pick.called}]", reason)
        what = pick.called if pick.called != pick.key else pick.support.proposition or pick.key
        return self.gap(f"[AUTHORITY NOT IN LIBRARY: {what}]", f"{what} is not in the library.")

    def _missing_words(self, pick: Pick, passage: str) -> Marked:
        if pick.authority is None or not self._source.passages_of(pick.key):
            reason = f"The quotation prints once the opinion “{pick.called}” is imported into the library."
            return self.gap(f"[QUOTATION REQUIRED: IMPORT {pick.called}]", reason)
        reason = f"The picked quotation of {passage} does not match the text in the library any more."
        return self.gap(f"[QUOTATION REQUIRED: {pick.called}]", reason)

    def _quotation(self, pick: Pick) -> Marked:
        passage, picked = pick.passage, pick.support.quote
        words = passage.text[pick.start : pick.end] if passage else ""
        lead = picked.lead if picked else ""
        opening = (
            self._ledger.sourced(prose.typographic(lead), Origin(OriginKind.ATTORNEY, f"lead:{pick.key}")) + " "
            if lead
            else ""
        )
        if form_of(words) is QuotationForm.BLOCK:
            return Marked(
                f"{opening.rstrip()}\n\n> {self._ledger.sourced(words, self._origin(pick))}\n\n"
                f"{self.cite(pick)}{self._string(pick)}"
            )
        quoted = self._ledger.sourced(quote(words), self._origin(pick))
        return Marked(f"{opening}{quoted} {self.cite(pick)}{self._string(pick)}")

    @staticmethod
    def _origin(pick: Pick) -> Origin:
        if pick.passage is not None:
            return Origin(OriginKind.PASSAGE, f"{pick.passage.id}[{pick.start}:{pick.end}]")
        return Origin(OriginKind.PROPOSITION, str(pick.support.proposition))

    def cite(self, pick: Pick, *, signal: str = "", textual: bool = False, note: str = "") -> Marked:
        """The citation of a support, alone."""
        if pick.authority is None:
            return self._missing(pick)
        signal = signal or pick.support.signal
        explanation = note or (self._explanation(pick) if signal else "")
        return self._ledger.node(self._node(pick, signal=signal, textual=textual, note=explanation))

    def _node(
        self, pick: Pick, *, signal: str = "", textual: bool = False, note: str = "", continues: bool = False
    ) -> CitationNode:
        return CitationNode(
            authority=pick.key,
            pin=pick.pin,
            pin_reporter=pick.pin_reporter,
            signal=signal,
            parentheticals=(prose.typographic(note),) if note else (),
            separate=separate_note(pick.proposition) if pick.proposition else "",
            textual=textual,
            continues=continues,
            origin=self._origin(pick),
        )

    @staticmethod
    def _explanation(pick: Pick) -> str:
        return pick.proposition.parenthetical if pick.proposition else ""

    def cites(self, picks: Sequence[Pick], signal: str = "", *, explain: bool = False) -> Marked:
        """A string citation: one sentence, its parts divided by semicolons, each authority once with all its pins."""
        marks = []
        for place, same in enumerate(_by_authority(picks)):
            note = self._explanation(same[0]) if explain else ""
            node = self._node(same[0], signal="" if place else signal, note=note, continues=place > 0)
            marks.append(self._ledger.node(replace(node, pin=all_pins(same, node.pin_reporter))))
        return Marked(" ".join(marks))

    def subject(self, picks: Sequence[Pick]) -> Marked:
        """Decisions as the subject of a sentence ("*Roe*, 1 F.3d at 2, and *Doe*, 3 F.3d at 4,"), each once with all its pins."""
        marks = []
        for same in _by_authority(picks):
            node = self._node(same[0], textual=True)
            marks.append(f"{self._ledger.node(replace(node, pin=all_pins(same, node.pin_reporter)))},")
        return Marked(" ".join((*marks[:-1], "and", marks[-1]) if len(marks) > 1 else marks))

    def cite_of(self, proposition: str, signal: str = "", *, textual: bool = False) -> Marked:
        """The citation of one proposition by its id."""
        return self.cite(pick_proposition(proposition, self._source), signal=signal, textual=textual)

    def authority(self, key: str) -> Marked:
        """A statute, rule or constitution named within a sentence: "42 U.S.C. § 1983"."""
        found = self._source.find_authority(key)
        if found is None or found.kind is AuthorityKind.OPINION:
            return self.gap(f"[AUTHORITY NOT IN LIBRARY: {key}]", f"{key} is not in the library.")
        origin = Origin(OriginKind.COMPUTED, key)
        return self._ledger.node(CitationNode(authority=key, pin_required=False, textual=True, origin=origin))

    def name(self, pick: Pick, *, with_pin: bool = False) -> Marked:
        """The case named within a sentence; cited there too when it has not been cited before."""
        if pick.authority is None:
            return self._missing(pick)
        node = NameNode(
            authority=pick.key,
            pin=pick.pin if with_pin else None,
            pin_reporter=pick.pin_reporter,
            origin=self._origin(pick),
        )
        return self._ledger.node(node)

    # -- gaps and the attorney's words

    def gap(self, text: str, reason: str) -> Marked:
        """A visible placeholder."""
        return self._ledger.gap(text, reason)

    def certificate(self, block: RequiredBlock, known: Mapping[str, str]) -> Marked:
        """The words of a certificate that the court asks for, with a line to sign.

        Args:
            known: what stands in brackets and is known, by its words; anything else in brackets is the signer's to say.
        """
        origin = Origin(OriginKind.COMPUTED, f"certificate:{block.id}")
        pieces = re.split(r"(\[[^\]]+\])", block.certificate)
        words = "".join(self._certified(piece, block, known, origin) for piece in pieces if piece)
        return Marked(f"{words}\n\n{self._ledger.sourced(_TO_SIGN, origin)}")

    def _certified(self, piece: str, block: RequiredBlock, known: Mapping[str, str], origin: Origin) -> Marked:
        said = known.get(piece[1:-1], "") if piece.startswith("[") else piece
        if not said:
            return self.gap(piece, f"{block.basis.rule}: only the signer can say this.")
        return self._ledger.sourced(prose.typographic(said), origin)

    def own(self, text: str, ref: str) -> Marked:
        """The attorney's own words, with their record cites and citations as nodes; paragraphs are kept."""
        return self._own.own(text, ref)

    def own_section(self, section: str) -> Marked:
        """The attorney's text for a section ("opposition.introduction"); empty when there is none."""
        return self.own(self._matter.own_words.get(section, ""), f"own_words.{section}")

    def attorney(self, view: IssueView, field: str) -> Marked:
        """A field of an issue's selection ("text") as the attorney wrote it."""
        text = getattr(view.selection, field, "") if view.selection else ""
        return self.own(text, f"selections[{view.issue.key}].{field}")

    def own_heading(self, view: IssueView) -> Marked:
        """The attorney's heading of an answer, ended as those beside it are."""
        text = view.selection.heading if view.selection else ""
        return self.own(prose.ended(text), f"selections[{view.issue.key}].heading")

    # -- comparison

    def comparison(self, view: IssueView) -> Marked:
        """The sheet of marked likenesses: a row an aspect, a column a precedent, and this case last."""
        keys = list(dict.fromkeys(pick.key for _, pick in view.likenesses))
        aspects = list(dict.fromkeys(likeness.aspect for likeness, _ in view.likenesses))
        if not keys:
            return Marked("")
        header = [Marked(""), *(self._column_head(view, key) for key in keys), Marked("This case")]
        rows = [
            [escape(prose.capital(a)), *(self._theirs(view, a, k) for k in keys), self._ours(view, a)] for a in aspects
        ]
        lines: list[list[Marked]] = [header, [Marked("---")] * len(header), *rows]
        return Marked("\n\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in lines))

    def _column_head(self, view: IssueView, key: str) -> Marked:
        pick = next(pick for _, pick in view.likenesses if pick.key == key)
        year = f" ({pick.authority.decided.year})" if pick.authority and pick.authority.decided else ""
        return Marked(f"{self.name(pick)}{year}")

    def _theirs(self, view: IssueView, aspect: str, key: str) -> Marked:
        """How it was there, with its pin; only what the attorney marked is printed."""
        for likeness, pick in view.likenesses:
            if likeness.aspect != aspect or pick.key != key or pick.proposition is None:
                continue
            there = next((fact for fact in pick.proposition.facts if fact.aspect == aspect), None)
            if there is not None:
                place = f"(at {there.pin.replace('-', '–')})" if there.pin else None
                pin = escape(place) if place else self.gap("[PIN REQUIRED]", f"No page is noted for “{aspect}”.")
                return Marked(f"{self._ledger.sourced(prose.typographic(there.text), self._origin(pick))} {pin}")
        called = next(pick.called for _, pick in view.likenesses if pick.key == key)
        return self.gap("[not marked]", f"No likeness to {called} is marked on “{aspect}”.")

    def _ours(self, view: IssueView, aspect: str) -> Marked:
        likeness = next(likeness for likeness, _ in view.likenesses if likeness.aspect == aspect)
        facts = [fact for key in likeness.facts if (fact := self._matter.find_fact(key))]
        cites = [cite for fact in facts for cite in fact.cites]
        nodes = "".join(self._ledger.node(node) for node in self.facts.nodes(cites, sentence=False))
        place = f"({nodes})" if nodes else self.gap(self.facts.no_place, f"No fact is marked for “{aspect}”.")
        origin = Origin(OriginKind.ATTORNEY, f"likeness:{likeness.proposition}:{aspect}")
        return Marked(f"{self._ledger.sourced(prose.typographic(likeness.ours or aspect), origin)} {place}")

    # -- variety

    def once(self, text: str) -> Marked:
        """A sentence that a paper says once, at the first place that asks for it; nothing afterwards."""
        first = text not in self._once
        self._once.add(text)
        return Marked(text if first else "")

    def vary(self, *phrasings: str) -> Marked:
        """One of several phrasings of a slot, taken in turn: by place, never by chance."""
        turn = self._turns.get(phrasings, 0)
        self._turns[phrasings] = turn + 1
        return Marked(phrasings[turn % len(phrasings)])


def _by_authority(picks: Sequence[Pick]) -> list[list[Pick]]:
    """The picks of each authority that the library holds, in the order in which these first stand."""
    there: dict[str, list[Pick]] = {}
    for pick in picks:
        if pick.authority is not None:
            there.setdefault(pick.key, []).append(pick)
    return list(there.values())


def _state_of(pick: Pick) -> str | None:
    """The state of the court that decided what is picked; None for a court of no one state."""
    court = find_court(pick.authority.court) if pick.authority is not None and pick.authority.court else None
    return court.state if court is not None else None
