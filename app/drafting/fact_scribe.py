"""Facts, the elements that they stand for, and the record: each told once, each with its place."""

from collections.abc import Callable, Sequence

from app.drafting import prose
from app.drafting.ledger import Ledger, Marked
from app.drafting.naming import name_shortly
from app.drafting.persons import is_named
from app.drafting.record import record_nodes
from app.law.authorities import Side
from app.law.briefs import Origin, OriginKind, Placeholder, RecordNode
from app.law.claims import Claim, Element
from app.law.matters import Count, Fact, Matter, Paper, PaperKind, RecordCite
from app.law.parties import Party, PartyKind

NO_FACT = "[FACT ON THIS ELEMENT REQUIRED]"
"""Stands where a matter has no fact for an element of a claim."""


class FactScribe:
    """Writes a matter's facts and its record into one brief's ledger.

    Attributes:
        no_place: the gap that stands where no place in the record is noted.
    """

    def __init__(self, ledger: Ledger, matter: Matter, *, evidence: bool = False) -> None:
        complaint = matter.find_operative(PaperKind.COMPLAINT)
        self.no_place = "[RECORD CITE ?]" if evidence else f"[{complaint.short_name if complaint else 'Compl.'} ¶ ?]"
        self._ledger = ledger
        self._matter = matter
        self._introduced: set[str] = set()
        self._told: set[str] = set()

    def words(self) -> dict[str, Callable[..., object]]:
        """The functions that templates may call, by name."""
        return {
            "fact": self.fact,
            "untold": self.untold,
            "places": self.places,
            "elements": self.elements,
            "record": self.record,
            "record_of": self.record_of,
            "introduce": self.introduce,
            "record_paragraphs": self.record_paragraphs,
        }

    def fact(self, fact: Fact) -> Marked:
        """A fact's sentence and its record cite."""
        self._told.add(fact.id)
        words = name_shortly(prose.typographic(fact.text), self._matter.parties)
        sentence = self._ledger.sourced(words, Origin(OriginKind.FACT, fact.id))
        if not fact.cites:
            return Marked(f"{sentence} {self._no_paragraph(fact)}")
        return Marked(f"{sentence} {self.record(fact.cites)}")

    def untold(self, facts: Sequence[Fact]) -> list[Fact]:
        """Those that this count's argument has not told yet: a fact is told once, and pointed back to after."""
        return [fact for fact in facts if fact.id not in self._told]

    def places(self, facts: Sequence[Fact]) -> Marked:
        """Where the record tells these facts, as one citation sentence, without telling them again."""
        cites = [cite for fact in facts for cite in fact.cites]
        return (
            self.record(cites)
            if cites
            else self._ledger.gap(self.no_place, "No place in the record is noted for these facts.")
        )

    def elements(self, claim: Claim, count: Count | None = None) -> Marked:
        """The elements of a claim in a series, each with the places of the facts that are tagged with it."""
        parts = [self._element(claim, element, count) for element in claim.elements]
        if not any(self._facts_of(claim, element, count) for element in claim.elements):
            return self._ledger.gap(
                f"[ELEMENTS OF {claim.title.upper()}: WHERE IN THE RECORD?]", "No fact is tagged with an element."
            )
        return Marked(prose.series(parts) if len(parts) < 3 else f"{'; '.join(parts[:-1])}; and {parts[-1]}")

    def _element(self, claim: Claim, element: Element, count: Count | None) -> Marked:
        them, who = self._on_count(Side.DEFENDANT, count), self._on_count(Side.PLAINTIFF, count)
        text = element.text.replace("the defendant", them).replace("the plaintiff", who)
        said = self._ledger.sourced(
            prose.typographic(f"that {text}"), Origin(OriginKind.COMPUTED, claim.tag_of(element))
        )
        facts = self._facts_of(claim, element, count)
        if not facts:
            return Marked(f"{said} {self._ledger.gap(NO_FACT, f'No fact is marked as showing that {text}.')}")
        cites = [cite for fact in facts for cite in fact.cites]
        if not cites:
            return Marked(f"{said} {self.places(facts)}")
        nodes = "".join(self._ledger.node(node) for node in self.nodes(cites, sentence=False))
        return Marked(f"{said} ({nodes})")

    def _on_count(self, side: Side, count: Count | None) -> str:
        """Those by whom, or against whom, a count is pleaded: by name, unless they are all of several that move.

        What an element says that they did is done by persons; a body that is sued beside them answers for it.
        """
        everyone = [party for party in self._matter.parties_of(side) if party.moving or side is Side.PLAINTIFF]
        ids = (count.plaintiffs if side is Side.PLAINTIFF else count.defendants) if count else ()
        named = [party for party in self._matter.parties_of(side) if party.id in ids] or everyone
        named = [party for party in named if party.kind is PartyKind.PERSON] or named
        if side is Side.DEFENDANT and named == everyone and len(everyone) > 1:
            return "Defendants"
        return prose.series([party.called for party in named])

    def _facts_of(self, claim: Claim, element: Element, count: Count | None) -> list[Fact]:
        """The facts that are tagged with an element; of what the defendant did, none that tells it of others alone."""
        tagged = [fact for fact in self._matter.facts if claim.tag_of(element) in fact.tags]
        if count is None or not count.defendants or not element.is_of_defendant:
            return tagged
        sued = [party for party in self._matter.parties_of(Side.DEFENDANT) if party.kind is PartyKind.PERSON]
        here = [party for party in sued if party.id in count.defendants]
        others = [party for party in sued if party not in here]
        return [fact for fact in tagged if not here or _speaks_of(fact, here) or not _speaks_of(fact, others)]

    def begin_count(self) -> None:
        """Begin the argument on another count, where the facts may be told anew."""
        self._told.clear()

    def _no_paragraph(self, fact: Fact) -> Marked:
        return self._ledger.gap(self.no_place, f"No place in the record is noted for the fact “{fact.id}”.")

    def record(self, cites: Sequence[RecordCite]) -> Marked:
        """Record cites as a citation sentence."""
        return Marked("".join(self._ledger.node(node) for node in self.nodes(cites)))

    def nodes(self, cites: Sequence[RecordCite], *, sentence: bool = True) -> list[RecordNode | Placeholder]:
        """Record cites as nodes; a paper's first one introduces it."""
        return record_nodes(cites, self._matter, sentence=sentence, introduced=self._introduced)

    def record_of(self, paper: Paper) -> Marked:
        """A paper cited as a whole, by its docket number."""
        if paper.ecf is None:
            return self._ledger.gap(f"[ECF NO. OF {paper.short_name.upper()}]", f"{paper.title} has no docket number.")
        origin = Origin(OriginKind.RECORD, paper.id)
        self._introduced.add(paper.id)
        return self._ledger.node(RecordNode(text=f"ECF No. {paper.ecf}.", paper=paper.id, origin=origin))

    def introduce(self, paper: Paper) -> Marked:
        """A paper's docket number and short name in brackets, where the brief has not introduced it yet."""
        if paper.id in self._introduced:
            return Marked("")
        self._introduced.add(paper.id)
        docket = f"ECF No. {paper.ecf}, " if paper.ecf else ""
        words = f" ({docket}“{prose.typographic(paper.short_name)}”)"
        return self._ledger.sourced(words, Origin(OriginKind.RECORD, paper.id))

    def record_paragraphs(self, paragraphs: Sequence[str]) -> Marked:
        """Paragraphs of the operative complaint."""
        complaint = self._matter.find_operative(PaperKind.COMPLAINT)
        if complaint is None:
            return self._ledger.gap("[COMPLAINT REQUIRED]", "The matter names no operative complaint.")
        return self.record([RecordCite(paper=complaint.id, paragraphs=tuple(paragraphs))])


def _speaks_of(fact: Fact, persons: Sequence[Party]) -> bool:
    return any(is_named(person, (fact.text,)) for person in persons)
