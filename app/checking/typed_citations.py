"""Citations that stand in the attorney's words as words: in no table of authorities, and compared with nothing."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.law.briefs import (
    BlockKind,
    OriginKind,
    Piece,
    TextRun,
    WrittenBlock,
    WrittenBrief,
    WrittenNote,
    WrittenTable,
)
from app.law.citations import CitationForm, CitationKind
from app.law.findings import Finding, Severity

_LOOKS_CITED = re.compile(r"\d\s+[A-Z][\w.’' ]{0,25}?\s(?:at\s+)?\d|§\s*\d")
"""Words in which a citation may stand: only they are read for one."""

_KINDS = frozenset({CitationKind.CASE, CitationKind.STATUTE, CitationKind.RULE, CitationKind.CONSTITUTION})
_FORMS = frozenset({CitationForm.FULL, CitationForm.SHORT})


def check_typed_citations(written: WrittenBrief) -> Iterator[Finding]:
    """Cases and laws that were typed and are no citations of the paper's; each once."""
    found: dict[str, str] = {}
    heading = ""
    for block in written.blocks:
        if isinstance(block, WrittenBlock) and block.kind is BlockKind.HEADING:
            heading = f"{block.label} {block.text}".strip()
        words = "".join(_own_words(_pieces(block)))
        for cited in _cited_in(words) if _LOOKS_CITED.search(words) else ():
            found.setdefault(cited, heading)
    yield from (_finding(cited, place) for cited, place in found.items())


def _pieces(block: WrittenBlock | WrittenTable) -> Iterator[Piece]:
    rows = ((block.pieces,),) if isinstance(block, WrittenBlock) else (block.header, *block.rows)
    for piece in (piece for row in rows for cell in row for piece in cell):
        yield piece
        if isinstance(piece, WrittenNote):
            yield from piece.pieces


def _own_words(pieces: Iterable[Piece]) -> Iterator[str]:
    """The attorney's words, those of two places kept apart."""
    for piece in pieces:
        is_own = piece.origin is not None and piece.origin.kind is OriginKind.ATTORNEY
        yield piece.text if is_own and isinstance(piece, TextRun) else "\n"


@lru_cache(maxsize=256)
def _cited_in(words: str) -> tuple[str, ...]:
    from app.citations.report import find_citations_in_text  # noqa: PLC0415  # eyecite is not needed for the first window

    found = find_citations_in_text([part for part in words.split("\n") if part.strip()]).citations
    return tuple(c.text for c in found if c.kind in _KINDS and c.form in _FORMS)


def _finding(cited: str, place: str) -> Finding:
    return Finding(
        code="typed_citation",
        severity=Severity.BLOCK,
        message=f"“{cited}” is typed as words: it stands in no table of authorities, and nobody has compared it with its source.",
        place=place,
        subject=cited,
        can_override=True,
    )
