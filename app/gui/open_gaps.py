"""The placeholders that a draft still has, and where each stands. No Qt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.gui.operations import ShownDraft
from app.law.briefs import BlockKind, Piece, Placeholder, Written, WrittenBlock, WrittenNote, WrittenTable
from app.law.findings import Finding


@dataclass(frozen=True, slots=True)
class OpenGap:
    """A placeholder of the draft: where it stands, what is missing, and of which authority or issue."""

    heading: str
    text: str
    reason: str
    block: str
    authority: str = ""

    @property
    def issue(self) -> str:
        """The key of the issue about which its paragraph is; empty for none."""
        subject = self.block.split("/", 2)[1] if self.block.count("/") > 1 else ""
        return subject if ":" in subject else ""


def open_gaps(shown: ShownDraft) -> list[OpenGap]:
    """The placeholders of a draft in their order, without those of the first page."""
    heading, found = "", []
    for name, block in zip(shown.draft.block_ids, shown.draft.written.blocks, strict=True):
        if isinstance(block, WrittenBlock) and block.kind is BlockKind.HEADING:
            heading = f"{block.label} {block.text}".strip()
        found += [OpenGap(heading, g.text, g.reason, name, key) for g, key in _gaps_in(block)]
    return found


def _gaps_in(block: WrittenBlock | WrittenTable) -> Iterator[tuple[Placeholder, str]]:
    rows = ((block.pieces,),) if isinstance(block, WrittenBlock) else (block.header, *block.rows)
    for cell in (cell for row in rows for cell in row):
        yield from _gaps_of(cell)


def _gaps_of(pieces: Iterable[Piece]) -> Iterator[tuple[Placeholder, str]]:
    for piece in pieces:
        match piece:
            case Placeholder():
                yield piece, ""
            case Written():
                yield from ((run, piece.authority) for run in piece.runs if isinstance(run, Placeholder))
            case WrittenNote():
                yield from _gaps_of(piece.pieces)
            case _:
                pass


def gap_of(finding: Finding, nth: int, gaps: Sequence[OpenGap]) -> OpenGap | None:
    """The placeholder that a finding is about: it is known by its place and its number there."""
    here = [gap for gap in gaps if gap.heading == finding.place]
    return here[nth] if finding.code == "placeholder" and nth < len(here) else None
