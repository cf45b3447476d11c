"""Every quotation of a brief compared with the text that it is attributed to.

What cannot be compared (the library has no sound text of the authority) is said to be so: silence would be taken for
a match. Words of no more than three are not taken for a quotation unless a citation follows them at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.checking.verbatim import Verbatim, find_verbatim
from app.citations.marks import find_quoted
from app.citations.pins import holds_page
from app.drafting.source import AuthoritySource
from app.law.briefs import (
    AnyBlock,
    Block,
    BlockKind,
    Brief,
    CitationNode,
    Inline,
    NameNode,
    NoteNode,
    RecordNode,
    TextRun,
)
from app.law.findings import Finding, Severity, quoted_short
from app.law.matters import Matter
from app.law.opinions import Passage

_SCARE = 3
_NODE = "\ufffc"


@dataclass(frozen=True, slots=True)
class BriefQuotation:
    """One quotation of a brief, and the node that it is attributed to; None when none follows it."""

    text: str
    source: CitationNode | RecordNode | NameNode | None
    block: str
    at_once: bool = False


def iter_quotations(brief: Brief) -> Iterator[BriefQuotation]:
    """The quotations of a paper, in order: between marks, and set off as blocks."""
    for section in brief.sections:
        for number, block in enumerate(section.blocks):
            following = section.blocks[number + 1] if number + 1 < len(section.blocks) else None
            yield from _of_block(block, following)


def _of_block(block: AnyBlock, following: AnyBlock | None) -> Iterator[BriefQuotation]:
    if not isinstance(block, Block):
        for row in block.rows:
            for cell in row:
                yield from _marked(cell, block.id)
        return
    if block.kind is BlockKind.BLOCK_QUOTE:
        words, nodes = _flat(block.inlines)
        after = following.inlines if isinstance(following, Block) else ()
        source = next((node for _, node in nodes), None) or next((n for n in after if _is_source(n)), None)
        yield BriefQuotation(words.replace(_NODE, "").strip(), _as_source(source), block.id, at_once=True)
        return
    yield from _marked(block.inlines, block.id)


def _marked(inlines: Sequence[Inline], block: str) -> Iterator[BriefQuotation]:
    words, nodes = _flat(inlines)
    for quoted in find_quoted(words):
        if quoted.depth or not quoted.closed:
            continue
        after = next(((place, node) for place, node in nodes if place >= quoted.end), None)
        at_once = after is not None and not words[quoted.end + 1 : after[0]].strip(" .,;")
        text = words[quoted.start : quoted.end].replace(_NODE, "")
        yield BriefQuotation(text, _as_source(after[1] if after else None), block, at_once=at_once)
    for note in (inline for inline in inlines if isinstance(inline, NoteNode)):
        yield from _marked(note.inlines, block)


def _flat(inlines: Sequence[Inline]) -> tuple[str, list[tuple[int, Inline]]]:
    """The words with one character for each citation, and where those stand."""
    words = ""
    nodes: list[tuple[int, Inline]] = []
    for inline in inlines:
        if isinstance(inline, TextRun):
            words += inline.text
        elif _is_source(inline):
            nodes.append((len(words), inline))
            words += _NODE
    return words, nodes


def _is_source(inline: Inline) -> bool:
    return isinstance(inline, CitationNode | RecordNode)


def _as_source(inline: Inline | None) -> CitationNode | RecordNode | None:
    return inline if isinstance(inline, CitationNode | RecordNode) else None


# -- the comparison


def check_quotations(brief: Brief, source: AuthoritySource, matter: Matter) -> Iterator[Finding]:
    """Findings on the quotations of a paper that do not match, or could not be compared."""
    texts = _Texts(source, matter)
    for quotation in iter_quotations(brief):
        if len(quotation.text.split()) <= _SCARE and not quotation.at_once:
            continue
        match quotation.source:
            case CitationNode() as node:
                yield from _check_authority(quotation, node, texts)
            case RecordNode() as node:
                yield from _check_record(quotation, node, texts)
            case _:
                message = f"“{quoted_short(quotation.text)}” is quoted, and no citation says from where."
                yield _finding("quotation_unattributed", quotation, message, can_override=True)


def _check_authority(quotation: BriefQuotation, node: CitationNode, texts: "_Texts") -> Iterator[Finding]:
    text = texts.of_authority(node.authority)
    name = texts.name(node.authority)
    if text is None:
        message = f"“{quoted_short(quotation.text)}” could not be compared: the library has no sound text of {name}."
        yield _finding("quotation_unchecked", quotation, message, can_override=True)
        return
    noted = any("citation modified" in note or "cleaned up" in note for note in node.parentheticals)
    modified = node.modified or noted
    found = find_verbatim(quotation.text, text.words, modified=modified)
    if found is None:
        message = f"“{quoted_short(quotation.text)}” does not stand so in the text of {name}."
        yield _finding("quotation", quotation, message)
    elif (page := text.page_at(found)) and node.pin and node.pin_reporter is None and not holds_page(node.pin, page):
        message = f"“{quoted_short(quotation.text)}” stands at {page} of {name}, and is cited at {node.pin}."
        yield _finding("quotation_pin", quotation, message, can_override=True)


def _check_record(quotation: BriefQuotation, node: RecordNode, texts: "_Texts") -> Iterator[Finding]:
    words = texts.of_paper(node.paper)
    if words is not None and find_verbatim(quotation.text, words) is None:
        message = f"“{quoted_short(quotation.text)}” does not stand so in the paper that {node.text.rstrip('.')} cites."
        yield _finding("quotation", quotation, message)


def _finding(code: str, quotation: BriefQuotation, message: str, *, can_override: bool = False) -> Finding:
    return Finding(
        code=code,
        severity=Severity.BLOCK,
        message=message,
        place=quotation.block,
        subject=quoted_short(quotation.text),
        can_override=can_override,
    )


@dataclass(frozen=True)
class _Text:
    """The sound passages of one authority as one text."""

    passages: Sequence[Passage]

    @cached_property
    def words(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    def page_at(self, found: Verbatim) -> str | None:
        start = 0
        for passage in self.passages:
            end = start + len(passage.text)
            if found.start < end:
                place = found.start - start
                return passage.pin_for(place, place + 1)
            start = end + 1
        return None


@dataclass
class _Texts:
    """The texts to compare with, each put together once."""

    source: AuthoritySource
    matter: Matter
    kept: dict[str, _Text | None] = field(default_factory=dict)

    def of_authority(self, key: str) -> _Text | None:
        if key not in self.kept:
            sound = [passage for passage in self.source.passages_of(key) if passage.quotable]
            self.kept[key] = _Text(sound) if sound else None
        return self.kept[key]

    def of_paper(self, paper: str) -> str | None:
        reading = self.matter.find_reading(paper)
        return "\n".join(p.text for p in reading.paragraphs) if reading and reading.paragraphs else None

    def name(self, key: str) -> str:
        authority = self.source.find_authority(key)
        return authority.name if authority else key
