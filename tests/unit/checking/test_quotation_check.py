"""Every quotation of a paper against what it is attributed to."""

from collections.abc import Sequence

import pytest

from app.checking.quotation_check import check_quotations
from app.law.authorities import Authority, PartKind, Proposition
from app.law.briefs import (
    Block,
    BlockKind,
    Brief,
    BriefKind,
    BriefSection,
    CitationNode,
    Inline,
    NoteNode,
    RecordNode,
    TextRun,
)
from app.law.matters import Matter
from app.law.opinions import Passage
from app.law.opposing import NumberedParagraph, PaperReading
from tests.helpers.briefs import make_front
from tests.helpers.law import make_authority
from tests.helpers.matters import make_matter

PASSAGES = (
    Passage(
        id="doe/0", authority="doe", part=PartKind.MAJORITY, author=None, text="Officers had no warrant.", page="104"
    ),
    Passage(
        id="doe/1",
        authority="doe",
        part=PartKind.MAJORITY,
        author=None,
        text="They went in all the same, and the entry was unlawful.",
        page="105",
    ),
)


class Library:
    """The authority "doe" with its text; "bare" without."""

    def __init__(self, *, sound: bool = True) -> None:
        self._sound = sound

    def find_authority(self, key: str) -> Authority | None:
        return make_authority(key) if key in {"doe", "bare"} else None

    def find_proposition(self, proposition: str) -> Proposition | None:
        raise NotImplementedError(proposition)

    def propositions(self) -> Sequence[Proposition]:
        raise NotImplementedError

    def search_passages(self, phrases: Sequence[str], limit: int) -> Sequence[Passage]:
        raise NotImplementedError(phrases, limit)

    def passages_of(self, key: str) -> Sequence[Passage]:
        kept = PASSAGES if key == "doe" else ()
        return [p for p in kept if self._sound]


def codes(*inlines: Inline, kind: BlockKind = BlockKind.PARAGRAPH, after: Sequence[Inline] = ()) -> list[str]:
    blocks = [Block(kind=kind, inlines=inlines, id="b")]
    blocks += [Block(kind=BlockKind.PARAGRAPH, inlines=tuple(after), id="c")] if after else []
    return found(blocks, make_matter())


def found(blocks: Sequence[Block], matter: Matter, *, sound: bool = True) -> list[str]:
    section = BriefSection(id="argument", title="", blocks=tuple(blocks))
    brief = Brief(  # noqa: S604  # the name of a Word shell
        kind=BriefKind.OPPOSITION, title="", front=make_front(), sections=(section,), shell="cand_pleading"
    )
    return [finding.code for finding in check_quotations(brief, Library(sound=sound), matter)]


def cited(key: str = "doe", pin: str | None = "105", **more: object) -> CitationNode:
    return CitationNode(authority=key, pin=pin, **more)  # type: ignore[arg-type]


def said(text: str) -> TextRun:
    return TextRun(text=text)


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ((said("“They went in all the same.” "), cited()), []),
        ((said("“[T]hey went in . . . and the entry was unlawful.” "), cited()), []),
        ((said("“They went in with a warrant.” "), cited()), ["quotation"]),
        ((said("“They went in all the same.” "), cited(pin="104")), ["quotation_pin"]),
        ((said("“They went in all the same.” "), cited(pin="104-05")), []),
        ((said("“They went in all the same.” "), cited(pin="103, 105 n.2")), []),
        ((said("“They went in all the same.” "), cited(pin=None)), []),
        ((said("“had no warrant” "), cited(pin="104")), []),
        ((said("“had a warrant” "), cited(pin="104")), ["quotation"]),
        ((said("“had no warrant. They went in all the same” "), cited(pin="104-05")), []),
        ((said("“They went in all the same.” "), cited("bare")), ["quotation_unchecked"]),
        ((said("The “so-called” door, and a “knock and talk”."),), []),
        ((said("He said, “I have nothing at all to say.”"),), ["quotation_unattributed"]),
        ((said("It was unlawful. "), cited()), []),
        (
            (said("“entry had been unlawful” "), cited(parentheticals=("citation modified",))),
            ["quotation"],
        ),
        ((said("A note."), NoteNode(inlines=(said("“They had a warrant then.” "), cited()))), ["quotation"]),
    ],
)
def it_compares_quotations_with_the_text(inlines: tuple[Inline, ...], expected: list[str]):
    assert codes(*inlines) == expected


def it_attributes_a_block_quotation_to_the_citation_after_it():
    words = said("They went in all the same, and the entry was unlawful.")
    assert codes(words, kind=BlockKind.BLOCK_QUOTE, after=(cited(),)) == []
    assert codes(said("They knocked."), kind=BlockKind.BLOCK_QUOTE, after=(cited(),)) == ["quotation"]


def it_quotes_from_no_damaged_text():
    block = Block(kind=BlockKind.PARAGRAPH, inlines=(said("“They went in all the same.” "), cited()), id="b")
    assert found([block], make_matter(), sound=False) == ["quotation_unchecked"]


@pytest.mark.parametrize(("words", "expected"), [("stood in her kitchen", []), ("stood at her door", ["quotation"])])
def it_compares_words_of_the_record_with_the_paper_that_was_read(words: str, expected: list[str]):
    paragraph = NumberedParagraph(number="12", text="Ms. Doyle stood in her kitchen that evening.")
    reading = PaperReading(paper="compl", filename="c.pdf", sha256="0", paragraphs=(paragraph,))
    node = RecordNode(text="Compl. ¶ 12.", paper="compl")
    block = Block(kind=BlockKind.PARAGRAPH, inlines=(said(f"She “{words}.” "), node), id="b")
    assert found([block], make_matter(readings=(reading,))) == expected
    assert found([block], make_matter()) == []
