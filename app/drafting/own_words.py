"""The attorney's own words, in the markup of editable text (`markup`), as a template prints them."""

import re
from dataclasses import dataclass, replace

from app.drafting import prose
from app.drafting.fact_scribe import FactScribe
from app.drafting.ledger import Ledger, Marked
from app.drafting.markup import MarkupProblem, from_text, split_paragraphs
from app.drafting.record import split_record_cites
from app.law.briefs import CitationNode, Inline, NameNode, NoteNode, Origin, OriginKind, TextRun
from app.law.matters import Matter, RecordCite

_MARKER = re.compile(r"(\[\[(?:cite|name):.*?\]\])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Writes own words into one brief's ledger, their record cites and citations as nodes."""

    ledger: Ledger
    matter: Matter
    facts: FactScribe

    def own(self, text: str, ref: str) -> Marked:
        """The words with what they cite; paragraphs are kept. What is no markup is meant as it stands."""
        origin = Origin(OriginKind.ATTORNEY, ref)
        return Marked("\n\n".join(self._paragraph(part, origin) for part in split_paragraphs(text)))

    def _paragraph(self, text: str, origin: Origin) -> Marked:
        try:
            inlines = from_text(text)
        except MarkupProblem:
            return Marked("".join(self._part(part, origin) for part in _MARKER.split(text) if part))
        return self._inlines(inlines, origin)

    def _inlines(self, inlines: tuple[Inline, ...], origin: Origin) -> Marked:
        return Marked("".join(self._inline(inline, origin) for inline in inlines))

    def _inline(self, inline: Inline, origin: Origin) -> Marked:
        match inline:
            case TextRun():
                return self._run(inline, origin)
            case NoteNode():
                return Marked(f"^[{self._inlines(inline.inlines, origin)}]")
            case _:
                return self.ledger.node(replace(inline, origin=origin))

    def _run(self, run: TextRun, origin: Origin) -> Marked:
        words = self._words(run.text, origin)
        stars = "*" * (run.italic + 2 * run.bold)
        apart = self.ledger.around(Marked(""), origin) if stars else ""  # or the stars of two runs were one mark
        return Marked(f"{apart}{stars}{words}{stars}")

    def _words(self, words: str, origin: Origin) -> Marked:
        pieces = split_record_cites(prose.typographic(words), self.matter)
        return Marked("".join(self._piece(piece, origin) for piece in pieces))

    def _piece(self, piece: str | RecordCite, origin: Origin) -> Marked:
        if isinstance(piece, RecordCite):
            return Marked("".join(self.ledger.node(n) for n in self.facts.nodes([piece], sentence=False)))
        return self.ledger.sourced(piece, origin)

    def _part(self, part: str, origin: Origin) -> Marked:
        """A part of a paragraph that cannot be read as a whole."""
        if not part.startswith("[["):
            return self._words(part, origin)
        try:
            (node,) = from_text(part)
        except MarkupProblem as problem:
            return self.ledger.gap("[CITATION NOT READ]", f"{origin.ref}: {problem}")
        if isinstance(node, CitationNode | NameNode):
            return self.ledger.node(replace(node, origin=origin))
        return self.ledger.gap("[CITATION NOT READ]", f"{origin.ref}: “{part}” is no citation.")
