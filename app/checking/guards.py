"""What refuses a final export, and what the attorney lets pass: by name, with a reason, kept in the matter.

Some findings cannot be let pass: a gap in the text, words that are not the source's, an authority that nobody has
read. Their remedy is to fill, mend or read.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.filing.profiles import Limit
from app.law.briefs import Brief, TextRun, WrittenBlock, WrittenBrief, WrittenNote, WrittenTable
from app.law.findings import Finding, Override, Severity, gravest_first


def apply_overrides(findings: Iterable[Finding], overrides: Iterable[Override], paper: str) -> tuple[Finding, ...]:
    """The findings of a paper, those that the attorney let pass as notes with the reason."""
    reasons = {override.finding: override for override in overrides if override.paper == paper}
    return gravest_first(_let_pass(finding, reasons.get(finding.key)) for finding in findings)


def _let_pass(finding: Finding, override: Override | None) -> Finding:
    if override is None or not finding.can_override or finding.severity is not Severity.BLOCK:
        return finding
    message = f"{finding.message} Let pass by {override.by} on {override.on}: {override.reason}"
    return replace(finding, severity=Severity.NOTE, message=message, overridden=override.reason)


NUMBER = "[NUMBER]"
"""Where a certificate states how many words the paper has."""


def count_for(brief: Brief, written: WrittenBrief, limit: Limit) -> int:
    """The words of a paper that its limit counts: the sections that it leaves out are not among them."""
    sections = (section for section in brief.sections for _ in section.blocks)
    together = zip(sections, written.blocks, strict=True)
    counted = (block for section, block in together if section.id not in limit.excludes)
    return count_words(counted, footnotes=limit.counts_footnotes)


def state_number(brief: Brief, written: WrittenBrief, limit: Limit | None) -> WrittenBrief:
    """The paper with the number of its words where a certificate states it."""
    if limit is None or limit.words is None:
        return written
    number = f"{count_for(brief, written, limit):,}"
    return replace(written, blocks=tuple(_with_number(block, number) for block in written.blocks))


def _with_number(block: WrittenBlock | WrittenTable, number: str) -> WrittenBlock | WrittenTable:
    if isinstance(block, WrittenTable) or not any(piece.text == NUMBER for piece in block.pieces):
        return block
    pieces = (TextRun(text=number, origin=p.origin) if p.text == NUMBER else p for p in block.pieces)
    return replace(block, pieces=tuple(pieces))


def count_words(blocks: Iterable[WrittenBlock | WrittenTable], *, footnotes: bool) -> int:
    """The words of a paper's body: headings, text and citations; footnotes where the rule counts them."""
    total = 0
    for block in blocks:
        rows = ((block.pieces,),) if isinstance(block, WrittenBlock) else (block.header, *block.rows)
        for cell in (cell for row in rows for cell in row):
            total += len("".join(piece.text for piece in cell).split())
            total += sum(len(p.words.split()) for p in cell if footnotes and isinstance(p, WrittenNote))
    return total


def check_length(paper: str, limit: Limit, *, pages: int | None, words: int) -> Finding | None:
    """A finding when a paper is longer than its court allows; None when it keeps the limit, or pages are not counted."""
    measured = ((pages, limit.pages, "pages"), (words, limit.words, "words"))
    counts = [(number, most, thing) for number, most, thing in measured if number is not None and most is not None]
    over = [(number, most, thing) for number, most, thing in counts if number > most]
    if not over or (limit.either and len(over) < len(counts)):
        return None
    said = " and ".join(f"{number:,} {thing}, {number - most:,} too many" for number, most, thing in over)
    return Finding(
        code="length",
        severity=Severity.BLOCK,
        message=f"The paper has {said}; {limit.basis.rule} allows {limit.text}.",
        subject=paper,
        can_override=True,
    )
