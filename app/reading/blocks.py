"""Blocks: the paragraphs, headings, list items and set-off quotations of one page, before pages are joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.reading.announcements import begins_writing, find_announcement
from app.reading.marks import enumerator, is_rule
from app.reading.pages import Line, Page
from app.reading.widths import set_width

_ALL_BOLD = re.compile(r"\*{2,3}[^*].*\*{2,3}(?:<sup>\d+</sup>)?", re.DOTALL)
_ALL_ITALIC = re.compile(r"\*[^*]+\*(?:<sup>\d+</sup>)?\.?", re.DOTALL)
_MARKED_HEADING = re.compile(r"#{1,6}\s+")
_FIRST_LINE_INDENT = 3
_QUOTE_INDENT = 4
_NARROW = 0.85
_FULL = 0.6
_SENTENCE = 0.4
_SHORTEST_SPACED_RUN = 3
_LONGEST_HEADING = 200
_LONGEST_PRINTED_LINE = 200
_LONGEST_WRAPPED_LINE = 120
_WIDEST_PRINTED_LINE = 80_000
_SECTION_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-Z]|\d{1,2})\.?")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-H])\.\s+")
"""What numbers a section also where its title stands at the left edge; digits may be a list's."""
_SMALL_WORDS = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "or",
    "the",
    "to",
    "under",
    "v.",
    "with",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that belong together, on one page.

    Attributes:
        measure: the width of the widest line of its page.
        indents: whether paragraphs of its page begin with an indented line.
        follows_notes: whether footnotes amid the text part its page from the one before.
    """

    lines: tuple[Line, ...]
    page: str | None
    running_head: str = ""
    heading: bool = False
    block_quote: bool = False
    opens: bool = False
    measure: int = 0
    indents: bool = False
    follows_notes: bool = False

    @property
    def is_unwrapped(self) -> bool:
        """Whether its page holds whole paragraphs as single lines."""
        return self.measure > _WIDEST_PRINTED_LINE

    @property
    def text(self) -> str:
        """Its lines with blanks between, marks included."""
        return " ".join(line.text for line in self.lines)


def find_blocks(page: Page, *, markdown: bool) -> list[Block]:
    """The blocks of a page, in order. Rules are left out."""
    groups = [group for group in _groups(page.lines, markdown=markdown) if group]
    measure = max((set_width(line.text) for line in page.lines), default=0)
    base = _usual_indent(page.lines)
    indents = _page_indents(groups, base)
    blocks: list[Block] = []
    for group in groups:
        heading = is_heading(group, base, markdown=markdown)
        quote = not heading and _is_block_quote(group, base, measure, blocks[-1] if blocks else None)
        blocks.append(
            Block(
                lines=tuple(_without_marker(group) if heading else group),
                page=page.label,
                running_head=page.running_head,
                heading=heading,
                block_quote=quote,
                opens=group[0].opens,
                measure=measure,
                indents=indents,
                follows_notes=page.follows_notes,
            )
        )
    return blocks


def _without_marker(group: list[Line]) -> list[Line]:
    return [group[0].with_text(_MARKED_HEADING.sub("", group[0].text)), *group[1:]]


def _groups(lines: Sequence[Line], *, markdown: bool) -> Iterator[list[Line]]:
    if not markdown and _is_unwrapped(lines):
        yield from ([line] for line in lines if not line.is_blank and not is_rule(line.text))
        return
    base = _usual_indent(lines)
    spacing = set() if markdown else _blanks_of_double_spacing(lines)
    group: list[Line] = []
    parted = False
    for place, line in enumerate(lines):
        if line.is_blank or is_rule(line.text):
            parted = parted or place not in spacing
            continue
        parted = parted or line.opens or (markdown and _MARKED_HEADING.match(line.text) is not None)
        if parted or (group and not markdown and _begins_anew(group, line, base)):
            yield group
            group = []
        group.append(line)
        parted = False
    yield group


def _is_unwrapped(lines: Sequence[Line]) -> bool:
    """Whether every line is a whole paragraph, as in text that no page ever held."""
    lengths = [len(line.text) for line in lines]
    return sum(length for length in lengths if length > _LONGEST_PRINTED_LINE) > 0.8 * sum(lengths)


def _blanks_of_double_spacing(lines: Sequence[Line]) -> set[int]:
    """Places of the blank lines that only space a text out: within a run of every other line, below a full line."""
    measure = max((set_width(line.text) for line in lines), default=0)
    blanks: set[int] = set()
    for run in _runs_of_every_other(lines):
        if len(run) > _SHORTEST_SPACED_RUN and _is_wrapped([lines[place] for place in run]):
            blanks |= {
                place + 1
                for place in run[:-1]
                if set_width(lines[place].text) > _FULL * measure and not _opens_list(lines[place], lines[place + 2])
            }
    return blanks


def _opens_list(line: Line, following: Line) -> bool:
    return line.text.endswith(":") and bool(enumerator(following.text))


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are filled to one width, as a column's are; paragraphs that are one line each are not."""
    lengths = [line.indent + len(line.text) for line in lines]
    longest = max(lengths)
    return longest <= _LONGEST_WRAPPED_LINE and sum(length > _FULL * longest for length in lengths) > _FULL * len(
        lengths
    )


def _runs_of_every_other(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Runs of printed lines with exactly one blank line after each."""
    run: list[int] = []
    for place in (place for place, line in enumerate(lines) if not line.is_blank):
        if run and place - run[-1] != 2:
            yield run
            run = []
        run.append(place)
    yield run


def _usual_indent(lines: Sequence[Line]) -> int:
    """The indentation of most lines, the left edge of the text; the smallest when several are equally common."""
    indents = Counter(line.indent for line in lines if not line.is_blank)
    return max(indents, key=lambda indent: (indents[indent], -indent), default=0)


def _begins_anew(group: list[Line], line: Line, base: int) -> bool:
    """Whether a line's indentation, or its announcing a writing, begins another paragraph."""
    if begins_writing(line.text):
        return True
    set_in, before = _is_set_in(line, base), _is_set_in(group[-1], base)
    if set_in and before:
        return abs(line.indent - group[-1].indent) > _FIRST_LINE_INDENT
    if set_in:
        return True
    return before and len(group) > 1


def _is_set_in(line: Line, base: int) -> bool:
    return line.indent - base >= _FIRST_LINE_INDENT


def _page_indents(groups: list[list[Line]], base: int) -> bool:
    return any(len(group) > 1 and _is_set_in(group[0], base) and not _is_set_in(group[1], base) for group in groups)


def is_heading(group: Sequence[Line], base: int, *, markdown: bool) -> bool:
    """Whether lines are a heading: marked or bold, numbered and italic, or short, set off and without a full stop."""
    text = " ".join(line.text for line in group)
    if len(text) > _LONGEST_HEADING:
        return False
    if markdown:
        return _is_marked_heading(text)
    return len(group) <= 3 and _is_plain_heading(text, group[0], base)


def _is_marked_heading(text: str) -> bool:
    if _MARKED_HEADING.match(text):
        return True
    if _ALL_BOLD.fullmatch(text):
        return True
    inner = text.removeprefix("*")
    number = enumerator(inner)
    rest = text.removeprefix(number) if inner is text else text
    return bool(number) and _ALL_ITALIC.fullmatch(rest) is not None


def _is_plain_heading(text: str, first: Line, base: int) -> bool:
    if _SECTION_NUMBER.fullmatch(text):
        return True
    number = enumerator(text)
    title = text[len(number) :]
    if not title or title[-1] in ".,;:?!-—" or not title[0].isalnum():
        return False
    if title.isupper():
        return any(len(word) > 2 for word in title.split())
    stands_off = _is_set_in(first, base) or number.endswith("  ") or _SECTION.fullmatch(number) is not None
    return bool(number) and stands_off and _is_title_case(title)


def _is_title_case(title: str) -> bool:
    words = [word.strip("“”\"'’()*,") for word in title.split()]
    return len(words) <= 14 and all(word[:1].isupper() or word.lower() in _SMALL_WORDS for word in words if word)


def _is_block_quote(group: Sequence[Line], base: int, measure: int, before: Block | None) -> bool:
    """Whether lines are set off as a quotation: marked, set in as a whole, or set narrower after a colon."""
    if all(line.quoted for line in group):
        return True
    if len(group) < 2 or group[0].opens or enumerator(group[0].text):
        return False
    if all(line.indent - base >= _QUOTE_INDENT for line in group):
        return _has_sentences(group)
    narrow = all(set_width(line.text) < _NARROW * measure for line in group)
    return narrow and len(group) > 2 and before is not None and _announces(before)


def _has_sentences(group: Sequence[Line]) -> bool:
    words = " ".join(line.text for line in group).split()
    return sum(word[0].islower() for word in words) > _SENTENCE * len(words)


def _announces(before: Block) -> bool:
    return before.lines[-1].text.endswith((":", "that", ",", "—")) and find_announcement(before.text) is None
