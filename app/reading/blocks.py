"""Blocks: the paragraphs, headings, list items and set-off quotations of one page, before pages are joined."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.reading.announcements import begins_writing, find_announcement, find_byline
from app.reading.marks import enumerator, is_formula, is_rule, is_section_number
from app.reading.pages import Line, Page
from app.reading.widths import set_width

_ALL_BOLD = re.compile(r"\*{2,3}[^*].*\*{2,3}(?:<sup>\d+</sup>)?", re.DOTALL)
_ALL_ITALIC = re.compile(r"\*[^*]+\*(?:<sup>\d+</sup>)?\.?", re.DOTALL)
_MARKED_HEADING = re.compile(r"#{1,6}\s+")
_FIRST_LINE_INDENT = 3
_QUOTE_INDENT = 4
_NAMES_OFFICE = re.compile(r"judge|justice|per curiam|\bJJ?\.", re.IGNORECASE)
_RAISED = re.compile(r"</?(?:sup|page)>")
_CENTERED_FROM = 10
_OFF_CENTER = 0.12
_FINISHED = re.compile(r"[.!?:;][\"”’')\]*]*(?:<sup>\d+</sup>|\d{1,3}|\[\d{1,3}\])?$")
_NARROW = 0.85
_FULL = 0.6
_SENTENCE = 0.4
_SHARE_OF_PARAGRAPHS = 0.6
_MOST = 0.8
_SHORTEST_SPACED_RUN = 3
_LONGEST_HEADING = 200
_WORDS_OF_A_SHORT_TITLE = 8
_LONGEST_PRINTED_LINE = 200
_LONGEST_WRAPPED_LINE = 120
_WIDEST_PRINTED_LINE = 80_000
_SECTION_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-Z]|\d{1,2})\.?")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-H])\.\s+")
"""What numbers a section also where its title stands at the left edge; digits may be a list's."""
_OFFICE = re.compile(
    r"\b(?:(?:district|circuit|magistrate|bankruptcy|chief|presiding) (?:judge|justice)|clerk of (?:the )?court)$",
    re.IGNORECASE,
)
"""Below a signature."""
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
    titles = set() if markdown else _find_titles(page.lines)
    groups = [group for group in _groups(page.lines, titles, markdown=markdown) if group]
    measure = max((set_width(line.text) for line in page.lines), default=0)
    base = _usual_indent(page.lines)
    indents = _page_indents(groups, base)
    blocks: list[Block] = []
    for group in groups:
        heading = group[0] in titles or is_heading(group, base, markdown=markdown)
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


def _groups(lines: Sequence[Line], titles: AbstractSet[Line], *, markdown: bool) -> Iterator[list[Line]]:
    if not markdown and _is_unwrapped(lines):
        yield from ([line] for line in lines if not line.is_blank and not is_rule(line.text))
        return
    base = _usual_indent(lines)
    measure = max((line.indent - base + _width(line) for line in lines if not line.is_blank), default=0)
    spacing = set() if markdown else _blanks_of_double_spacing(lines)
    group: list[Line] = []
    parted = False
    for place, line in enumerate(lines):
        if line.is_blank or is_rule(line.text):
            parted = parted or place not in spacing
            continue
        parted = parted or line.opens or (markdown and _MARKED_HEADING.match(line.text) is not None)
        parted = parted or line in titles
        if not parted and not markdown and _opened_at_last(group, line, base, measure):
            yield group[:-1]
            group = group[-1:]
        elif parted or (group and not markdown and _begins_anew(group, line, base, measure)):
            yield group
            group = []
        group.append(line)
        parted = line in titles
    yield group


def _is_unwrapped(lines: Sequence[Line]) -> bool:
    """Whether every line is a whole paragraph, as in text that no page ever held: most are too long for a page, or long and finished."""
    whole = _length(line.text for line in lines)
    long = [line.text for line in lines if len(line.text) > _LONGEST_WRAPPED_LINE]
    finished = _length(text for text in long if _FINISHED.search(text))
    return _length(text for text in long if len(text) > _LONGEST_PRINTED_LINE) > _MOST * whole or (
        finished >= _SHARE_OF_PARAGRAPHS * whole and finished >= _MOST * _length(long)
    )


def _length(texts: Iterable[str]) -> int:
    return sum(map(len, texts))


def _blanks_of_double_spacing(lines: Sequence[Line]) -> set[int]:
    """Places of the blank lines that only space a text out: within a run of every other line, below a full line."""
    measure = max((set_width(line.text) for line in lines), default=0)
    blanks: set[int] = set()
    for run in _runs_of_every_other(lines):
        if len(run) <= _SHORTEST_SPACED_RUN or not _is_wrapped([lines[place] for place in run]):
            continue
        full = [place for place in run[:-1] if set_width(lines[place].text) > _FULL * measure]
        finished = sum(_FINISHED.search(lines[place].text) is not None for place in full)
        if finished <= len(full) / 2:  # else they are paragraphs of one line each
            blanks |= {place + 1 for place in full if not _opens_list(lines[place], lines[place + 2])}
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


def _begins_anew(group: list[Line], line: Line, base: int, measure: int) -> bool:
    """Whether a line's indentation, or its announcing a writing, begins another paragraph."""
    if begins_writing(line.text) or is_formula(line.text) or _announces_below(group[-1], line):
        return True
    if _is_centered(group[-1], base, measure) and (
        not _is_centered(line, base, measure) or is_section_number(group[-1].text) or is_section_number(line.text)
    ):
        return True
    set_in, before = _is_set_in(line, base), _is_set_in(group[-1], base)
    if set_in and before:
        return abs(line.indent - group[-1].indent) > _FIRST_LINE_INDENT or _is_next_item(group, line)
    if set_in:
        return True
    return before and len(group) > 1


def _opened_at_last(group: Sequence[Line], line: Line, base: int, measure: int) -> bool:
    """Whether a line goes on, at the left edge, with the full last line of those set in: a paragraph of one line stands above it."""
    if len(group) < 2 or _is_set_in(line, base):
        return False
    above, opening = group[-2:]
    alike = _is_set_in(opening, base) and above.indent == opening.indent
    is_full = opening.indent - base + _width(opening) > _NARROW * measure
    return alike and is_full and _FINISHED.search(above.text) is not None and not _FINISHED.search(opening.text)


def _find_titles(lines: Sequence[Line]) -> set[Line]:
    """Short numbered lines between a finished paragraph and one that begins set in, without blank lines."""
    printed = [line for line in lines if not line.is_blank]
    base = _usual_indent(lines)
    measure = max((line.indent - base + _width(line) for line in printed), default=0)
    numbered = [place for place, line in enumerate(printed[:-1]) if _is_numbered_title(line)]
    return {
        printed[place]
        for place in numbered
        if _width(printed[place]) <= _FULL * measure
        and (not place or _ends_paragraph(printed[place - 1]) or place - 1 in numbered)
        and (place + 1 in numbered or _stands_over(printed[place], printed[place + 1], base, measure))
    }


def _is_numbered_title(line: Line) -> bool:
    number = enumerator(line.text)
    title = line.text[len(number) :]
    return bool(number) and _is_title(title) and (_numbers_section(number) or _is_title_case(title))


def _stands_over(title: Line, below: Line, base: int, measure: int) -> bool:
    """Whether a paragraph opens below a title, or another title set much farther in."""
    if _width(below) > _FULL * measure:
        return _is_set_in(below, base)
    return below.indent - title.indent >= _CENTERED_FROM


def _ends_paragraph(line: Line) -> bool:
    return _FINISHED.search(line.text) is not None or not any(map(str.isalpha, line.text))


def _numbers_section(number: str) -> bool:
    """Whether a Roman number or a letter stands a wide blank before what it numbers."""
    return _SECTION.fullmatch(number) is not None and number.endswith("  ")


def _is_title(text: str) -> bool:
    """Whether words begin with a capital and end in no mark, as titles do."""
    return text[:1].isupper() and len(text) > 2 and text[-1] not in ".,;:?!-—"


def _is_next_item(group: Sequence[Line], line: Line) -> bool:
    """Whether a line begins the item after the one that the group holds."""
    ends = group[-1].text.removesuffix(" and").removesuffix(" or")
    return bool(enumerator(line.text) and enumerator(group[0].text)) and ends[-1:] in {".", ";", ","}


def _announces_below(above: Line, line: Line) -> bool:
    """Whether a line that a finished one stands above announces a writing; what ends in mid parenthesis is a citation."""
    may_announce = _NAMES_OFFICE.search(line.text) and _FINISHED.search(above.text)
    announcement = (find_announcement(line.text) or find_byline(line.text)) if may_announce else None
    return announcement is not None and (
        line.text.rstrip("*†")[-1:] in {".", ":"} or (announcement.author or "").isupper()
    )


def _width(line: Line) -> int:
    """How many columns a line fills."""
    return len(_RAISED.sub("", line.text))


def _is_centered(line: Line, base: int, measure: int) -> bool:
    """Whether a short line stands in the middle, deeper than a paragraph's first line does."""
    width = _width(line)
    off = line.indent - base + width / 2 - measure / 2
    return line.indent - base >= _CENTERED_FROM and width < measure / 2 and abs(off) <= _OFF_CENTER * measure


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
    return len(group) <= 3 and (_is_plain_heading(text, group[0], base) or _is_short_section(text, group))


def _is_short_section(text: str, group: Sequence[Line]) -> bool:
    """Whether a few words that a section's number heads are its title, though small letters begin more of them than a title's.

    A Roman number or a letter with a single blank heads a title only where that stands on one line by itself, and
    is no initial ("D. C. Docket No. 9").
    """
    number = enumerator(text)
    title = text[len(number) :]
    alone = len(group) == 1 and _SECTION.fullmatch(number) is not None and not enumerator(title)
    return (alone or _numbers_section(number)) and _is_title(title) and len(text.split()) <= _WORDS_OF_A_SHORT_TITLE


def _is_marked_heading(text: str) -> bool:
    if _MARKED_HEADING.match(text) or is_section_number(text):
        return True
    if is_formula(text):
        return False
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
    if (
        _OFFICE.search(title)
        or find_announcement(text)
        or not title
        or title[-1] in ".,;:?!-—"
        or not title[0].isalnum()
    ):
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
    if len(group) <= 2 or before is None or not _announces(before):
        return False
    return _widest(group) < _NARROW * (_widest(before.lines) if _shows_width(before, group) else measure)


def _shows_width(before: Block, group: Sequence[Line]) -> bool:
    """Whether the block above, and not the page, tells how wide lines at its left edge are set: notes in small print may be wider."""
    edge, start = min(line.indent for line in before.lines), min(line.indent for line in group)
    return len(before.lines) > 1 and not before.block_quote and start <= edge


def _widest(lines: Iterable[Line]) -> int:
    return max(set_width(line.text) for line in lines)


def _has_sentences(group: Sequence[Line]) -> bool:
    words = " ".join(line.text for line in group).split()
    return sum(word[0].islower() for word in words) > _SENTENCE * len(words)


def _announces(before: Block) -> bool:
    return before.lines[-1].text.endswith((":", "that", ",", "—")) and find_announcement(before.text) is None
