"""From a place in the draft to the same place in the editor of its paragraph. No Qt."""

from dataclasses import replace

from app.law.briefs import CitationNode, Inline, Piece, Placeholder, TextRun, WrittenBlock, WrittenNote

AFTER_LABEL = "  "
"""What stands between the number of a block and its words."""


def lead_of(block: WrittenBlock) -> int:
    """How many letters stand before the words of a block."""
    return len(f"{block.label}{AFTER_LABEL}") if block.label else 0


def editor_place(block: WrittenBlock, offset: int, lead: int) -> tuple[int, int]:
    """Where the editor's cursor is to stand, and how much of what follows is to be selected.

    The pieces of a written block are the nodes of the editor, one for one: words letter for letter, and each other node
    one chip. A placeholder is selected whole, so that typing fills it.

    Args:
        offset: how far the place is behind the beginning of the block as it is shown.
        lead: how many letters of it are the block's number ("1.  ").
    """
    left, place = max(0, offset - lead), 0
    for piece in block.pieces:
        shown = len(shown_words(piece))
        if left < shown:
            if isinstance(piece, TextRun):
                return place + left, 0
            return place, 1 if isinstance(piece, Placeholder) else 0
        left -= shown
        place += len(piece.text) if isinstance(piece, TextRun) else 1
    return place, 0


def shown_words(piece: Piece) -> str:
    """The letters of a piece in the text of the room."""
    return str(piece.number) if isinstance(piece, WrittenNote) else piece.text


def lacks_page(node: Inline | None) -> bool:
    """Whether it is a citation whose page is to be filled."""
    return isinstance(node, CitationNode) and node.pin_required and not node.pin


def with_page_of(chosen: Inline | None, picked: CitationNode) -> CitationNode:
    """What was picked; of another page of the authority that was chosen only the page, so that its signal stays."""
    if isinstance(chosen, CitationNode) and chosen.authority == picked.authority:
        return replace(chosen, pin=picked.pin, pin_reporter=picked.pin_reporter)
    return picked
