"""A long paper for tests, made from the starter library: real citations, sentences of the tests' own, footnotes.

Every citation has a pin that no other has, and that no page has either, so that its place in a PDF can be found by
searching for a number.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle

from app.citations.placement import place_citations
from app.drafting.numbering import number_headings
from app.law.authorities import Authority, AuthorityKind
from app.law.briefs import (
    AnyBlock,
    Block,
    BlockKind,
    Brief,
    BriefSection,
    CitationNode,
    Inline,
    NoteNode,
    TextRun,
    WrittenBrief,
)
from app.library.starter import load_starter_files
from tests.helpers.briefs import QUOTE, SENTENCES, make_brief

FIRST_PIN = 70_001


def make_long_brief(*, points: int = 20, paper: str = "cand_pleading") -> tuple[Brief, WrittenBrief]:
    """About two pages for each point: headings of three levels, quotations, lists, and a footnote each."""
    authorities = {str(a.key): a for a in load_starter_files()[0]}
    writer = _Writer(list(authorities.values()))
    section = BriefSection(id="argument", title="", blocks=tuple(writer.blocks(points)))
    frame = make_brief(paper=paper)
    brief = replace(frame, sections=number_headings([section]))
    return brief, place_citations(brief, authorities.get)


class _Writer:
    def __init__(self, authorities: list[Authority]) -> None:
        self._pins = count(FIRST_PIN)
        self._cases = cycle([a for a in authorities if a.kind is AuthorityKind.OPINION and a.citations])
        self._laws = cycle([a for a in authorities if a.kind is AuthorityKind.STATUTE])
        self._sentences = cycle(SENTENCES)

    def blocks(self, points: int) -> Iterator[AnyBlock]:
        yield _heading(1, "Introduction")
        yield self._paragraph(6)
        yield _heading(1, "Argument")
        for point in range(points):
            yield from self._point(point)
        yield _heading(1, "Conclusion")
        yield self._paragraph(1)

    def _point(self, point: int) -> Iterator[AnyBlock]:
        case = next(self._cases)
        yield _heading(2, f"The entry was unlawful for the reason that is numbered {point + 1} here.")
        yield self._paragraph(2, self._cite(case), self._words(1), self._cite(case), TextRun(text=" "), self._law())
        yield self._paragraph(3, self._note(case), self._words(2), self._cite(next(self._cases)))
        yield _heading(3, f"The chain on the door answers argument {point + 1} of the motion.")
        yield self._paragraph(4, self._cite(next(self._cases)), self._words(2), self._cite(case))
        yield Block(kind=BlockKind.BLOCK_QUOTE, inlines=(TextRun(text=QUOTE[: 270 - 9 * point]),))
        yield Block(kind=BlockKind.PARAGRAPH, inlines=(self._cite(case), self._words(3)), flush=True)
        yield self._item("1.")
        yield self._item("2.")

    def _item(self, label: str) -> Block:
        return Block(kind=BlockKind.LIST_ITEM, inlines=(self._words(1), self._cite(next(self._cases))), label=label)

    def _paragraph(self, sentences: int, *inlines: Inline) -> Block:
        return Block(kind=BlockKind.PARAGRAPH, inlines=(self._words(sentences), *inlines))

    def _words(self, number: int) -> TextRun:
        return TextRun(text=" " + "".join(next(self._sentences) for _ in range(number)))

    def _cite(self, case: Authority) -> CitationNode:
        return CitationNode(authority=case.key, pin=str(next(self._pins)))

    def _law(self) -> CitationNode:
        return CitationNode(authority=next(self._laws).key, pin_required=False)

    def _note(self, case: Authority) -> NoteNode:
        return NoteNode(inlines=(self._words(2), self._cite(case), self._words(1), self._cite(next(self._cases))))


def _heading(level: int, text: str) -> Block:
    return Block(kind=BlockKind.HEADING, inlines=(TextRun(text=text),), level=level)
