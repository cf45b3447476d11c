"""Blocks of pages become paragraphs: what a page turn has cut is joined, what begins at its top stays apart."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.law.opinions import Paragraph
from app.reading.announcements import find_announcement
from app.reading.blocks import Block
from app.reading.hyphens import Hyphenation, join_lines
from app.reading.inline import read_inline
from app.reading.marks import enumerator, is_item
from app.reading.rawmap import map_back
from app.reading.sentences import is_abbreviation
from app.reading.widths import has_room, set_width

_ENDS_SENTENCE = re.compile(r"[.!?:][\"”’'»)\]*]*(?:<sup>\d+</sup>)?[\"”’*]*$")
_UNFINISHED = re.compile(r"[^\W_]$|[,§’”]$")
_CUT_BY_THE_PAGE = 0.7
_WIDTH_OF_TEXT = 0.6
"""Of the widest line, which notes in small print may make wider than the text; titles and captions are narrower."""
_SMALLER_PRINT = 1.1
_PROSE = 0.4
_BEGINS_NOTE = re.compile(r"\d{1,2}\.?\s+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Flow:
    """One paragraph of the text with the blocks it was set in.

    Attributes:
        paragraph: the clean paragraph.
        blocks: where it stood, one block for each page.
    """

    paragraph: Paragraph
    blocks: tuple[Block, ...]

    @property
    def running_head(self) -> str:
        """What the running head of its first page says."""
        return self.blocks[0].running_head


def join_pages(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """Blocks grouped to paragraphs: a group has more than one block when page turns, or lost ones, cut it."""
    groups: list[list[Block]] = []
    cased = _begins_with_capitals([block for page in pages for block in page])
    for page in pages:
        for place, block in enumerate(page):
            if groups and (goes_on(groups[-1][-1], block) if place == 0 else cased and _is_cut(groups[-1][-1], block)):
                groups[-1].append(block)
            else:
                groups.append([block])
    return groups


def _begins_with_capitals(blocks: Sequence[Block]) -> bool:
    """Whether most blocks begin with capitals, so that a small letter says something; a lower-cased text's do not."""
    return sum(block.lines[0].text[:1].islower() for block in blocks) < len(blocks) / 2


def _is_cut(last: Block, block: Block) -> bool:
    """Whether a blank line only cuts a sentence, as a lost page end does: a full line stops in mid sentence, and the next goes on.

    A small letter goes on; so does any other sign at the left edge where paragraphs begin set in.
    """
    if last.heading or block.heading or last.block_quote or block.block_quote or block.opens:
        return False
    ending, opening = last.lines[-1].text, block.lines[0].text
    if enumerator(opening):
        return False
    if opening[:1].islower() and _UNFINISHED.search(ending) and _is_full(last, ending):
        return True
    may_go_on = find_announcement(block.text) is None and not _BEGINS_NOTE.match(opening)
    return may_go_on and _is_torn(last) and _is_set_alike(last, block)


def _is_torn(block: Block) -> bool:
    """Whether a block stops in mid sentence, and is prose and no title, address or caption."""
    words = block.text.split()
    is_prose = sum(word[0].islower() for word in words) > _PROSE * len(words)
    return is_prose and (_ENDS_SENTENCE.search(block.text) is None or is_abbreviation(words[-1]))


def _is_set_alike(last: Block, block: Block) -> bool:
    """Whether a block begins at the left edge where paragraphs begin set in, below a full line and in no smaller print.

    A line that stands alone, set in, begins a paragraph; only a small letter goes on with it.
    """
    edge = min(line.indent for line in (*last.lines, *block.lines))
    if not block.indents or block.lines[0].indent > edge:
        return False
    width, ending = max(set_width(line.text) for line in last.lines), last.lines[-1]
    following = set_width(block.lines[0].text)
    if len(last.lines) == 1:
        return ending.indent > edge and block.text[:1].islower() and width > _CUT_BY_THE_PAGE * following
    is_full = set_width(ending.text) > _CUT_BY_THE_PAGE * width > _CUT_BY_THE_PAGE * _WIDTH_OF_TEXT * last.measure
    return ending.indent == edge and is_full and following < _SMALLER_PRINT * width


def _is_full(block: Block, line: str) -> bool:
    return block.is_unwrapped or set_width(line) > _CUT_BY_THE_PAGE * block.measure


def goes_on(last: Block, first: Block) -> bool:
    """Whether the first block of a page goes on with the last one of the page before.

    Yes when it begins with a small letter, or when the sentence is unfinished and its last line is not a short one, as
    a date or a title is. When it is finished: by the first line's indentation on pages that indent, else by whether the
    next word would still have found room on the last line. Notes amid a text cut sentences, but end no finished one.
    """
    if last.heading or first.heading or first.opens or last.running_head != first.running_head:
        return False
    ending, opening = last.lines[-1].text, first.lines[0].text
    if find_announcement(first.text) is not None:
        return False
    if opening[:1].islower() and not enumerator(opening):
        return True
    if not _ENDS_SENTENCE.search(ending):
        return _is_full(last, ending)
    if first.follows_notes:
        return False
    if first.indents:
        return first.lines[0].indent <= min(line.indent for line in first.lines)
    if last.is_unwrapped or ending.endswith(":"):
        return False
    return not has_room(ending, opening.split(maxsplit=1)[0], last.measure)


def carry_pages(flows: Sequence[Flow]) -> list[Flow]:
    """The paragraphs with the star page on which each begins, carried on from the last star before it."""
    page: str | None = None
    carried: list[Flow] = []
    for flow in flows:
        paragraph = flow.paragraph
        if paragraph.page is None and page is not None:
            paragraph = replace(paragraph, page=page)
        carried.append(Flow(paragraph, flow.blocks))
        page = paragraph.page_turns[-1][1] if paragraph.page_turns else paragraph.page
    return carried


def make_flow(group: Sequence[Block], hyphenation: Hyphenation, *, markdown: bool) -> tuple[Flow, Counter[str]]:
    """The paragraph of one group of blocks, and what was taken out of it."""
    lines = [line for block in group for line in block.lines]
    marked, starts, dropped = join_lines([line.text for line in lines], hyphenation)
    inline = read_inline(marked, markdown=markdown)
    turns = sorted([*((inline.place(starts[line]), label) for line, label in _turns(group)), *inline.turns])
    first = [label for place, label in turns if place == 0]
    paragraph = Paragraph(
        text=inline.text,
        page=first[-1] if first else group[0].page,
        page_turns=tuple((place, label) for place, label in turns if place),
        heading=group[0].heading,
        block_quote=group[0].block_quote,
        list_item=not group[0].heading and (group[0].opens or is_item(group[0].lines[0].text)),
        footnotes=tuple(number for _, number in inline.calls),
        footnote_calls=tuple(place for place, _ in inline.calls),
        emphasis=inline.emphasis,
        origins=map_back(inline, lines, starts),
    )
    removed = Counter(line_end_hyphen=dropped, emphasis_mark=inline.marks, footnote_call=len(inline.calls))
    return Flow(paragraph, tuple(group)), removed


def _turns(group: Sequence[Block]) -> list[tuple[int, str]]:
    """The line at which each later page begins, with its label."""
    turns: list[tuple[int, str]] = []
    line = 0
    for block in group:
        if line and block.page is not None:
            turns.append((line, block.page))
        line += len(block.lines)
    return turns
