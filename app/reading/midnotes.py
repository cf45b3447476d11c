"""Footnotes that stand amid a plain text that has no page ends, as a paste or a converted page leaves them.

The rule is agreement. A note begins with a number on a line that stands apart; above it, in the text, that number is
called; and calls and notes count on together from 1, in one form of mark ("1", "1.", "[1]", "FN1", "¹"). Its end must be
told too: by the next note, by a blank line where blank lines part the paragraphs, by a line set in, or by the small
letter with which a sentence goes on that the note had cut. Notes that are all called above the first of them are a
group, as at the foot of one page; what stands below a group is the text's. Where one of these does not hold, the words
stay where they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.reading.marks import NO_CITED_NUMBER
from app.reading.pages import Line, Page
from app.reading.sentences import is_abbreviation

_WHOLE_PARAGRAPH = 150
_LONGEST_NOTE = 2_400
_FULL_LINE = 45
_SET_IN = 2
_SHORT = 0.6
_MOSTLY = 0.25
_MARK = r"(?P<number>\d{1,3})"
_FN_MARK = r"FN ?(?P<number>\d{1,3})"
_RAISED_MARK = "(?P<number>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
_GLUED = (
    r"(?:(?<=[a-z]{2})|(?<=[^\d\s][.,;:!?)\]”\"'’])|(?<=[A-Z]{3}))(?<!(?<![A-Z])[A-Z]\.)"
    + NO_CITED_NUMBER
    + _MARK
    + r"(?=\s|$|[.,;)—])"
)
_ORDINARY = r"(?=[A-Z“\"§(\[‘]|[a-z]{2,} )"
_ENDS_SENTENCE = re.compile(r"(?P<words>.*[.!?:;])[\"”’'»)\]*]*\s*(?:\[?(?:FN ?)?\d{1,3}\]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?")


@dataclass(frozen=True, slots=True)
class _Form:
    """How a text marks its notes: the patterns of a call and of a note's beginning.

    Attributes:
        common: whether numbers that are no notes' stand so too.
        listed: whether items of a list begin so; then a note must cut a sentence of the text.
    """

    call: re.Pattern[str]
    note: re.Pattern[str]
    common: bool = False
    listed: bool = False


_FORMS = (
    _Form(
        re.compile(rf"\s*\[{_FN_MARK}\]|(?<=\S){_FN_MARK.replace('number', 'bare')}(?!\d)\.?"),
        re.compile(rf"\[?{_FN_MARK}(?:\]\.?|[.:]|(?=\s))\s*(?=\S)"),
    ),
    _Form(re.compile(rf"\s*\[{_MARK}\](?=\W|$)"), re.compile(rf"\[{_MARK}\]\.?\s*(?=\S)")),
    _Form(re.compile(rf"(?<=\S){_RAISED_MARK}"), re.compile(rf"{_RAISED_MARK}\s*(?=\S)")),
    _Form(re.compile(_GLUED), re.compile(rf"{_MARK}(?:\s+|(?=[A-Z“\"§(\[])){_ORDINARY}"), common=True),
    _Form(re.compile(_GLUED), re.compile(rf"{_MARK}\.\s+{_ORDINARY}"), common=True, listed=True),
)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A number in one of the forms: its line, and the stretch that it fills there."""

    number: int
    line: int
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int]:
        return self.line, self.start


@dataclass(frozen=True, slots=True)
class _Pair:
    """A note and its call.

    Attributes:
        end: the line below the note's last.
        cuts: whether the text above the note stops in mid sentence.
    """

    call: _Sign
    note: _Sign
    end: int
    cuts: bool


@dataclass(frozen=True, slots=True)
class NotesAmid:
    """The notes found in a text without page ends.

    Attributes:
        pages: the text with calls and notes marked, cut below each group of notes.
        certain: whether the text goes on below them beyond doubt: there are several groups, one of them cuts a sentence
            of the text, or their marks are no plain numbers.
    """

    pages: tuple[Page, ...]
    certain: bool


def find_notes_amid(page: Page) -> NotesAmid | None:
    """The notes amid a text, or None when calls and notes do not agree."""
    lines = page.lines
    layout = _layout(lines)
    form, pairs = max(((form, _pairs(lines, form, layout)) for form in _FORMS), key=lambda found: len(found[1]))
    groups = list(_groups(lines, pairs, layout))
    cuts = any(_resumes(lines, group[-1]) for group in groups)
    if not pairs or (form.listed and not cuts):
        return None
    marked, edges = _marked(lines, pairs), [0, *(group[-1].end for group in groups), len(lines)]
    pieces = [tuple(marked[start:end]) for start, end in pairwise(edges)]
    pages = (
        replace(page, lines=piece, follows_notes=place > 0) for place, piece in enumerate(pieces) if _is_printed(piece)
    )
    return NotesAmid(tuple(pages), certain=not form.common or len(groups) > 1 or cuts)


def _is_printed(lines: Sequence[Line]) -> bool:
    return any(not line.is_blank for line in lines)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text sets its paragraphs.

    Attributes:
        by_blanks: whether blank lines part them.
        spaced: whether blank lines stand between the lines of one; then a blank line after an unfinished one ends no note.
    """

    by_blanks: bool
    spaced: bool


def _layout(lines: Sequence[Line]) -> _Layout:
    printed = [line for line in lines if not line.is_blank]
    measure = max((len(line.text) for line in printed if len(line.text) < _WHOLE_PARAGRAPH), default=0)
    below = list(pairwise(lines))
    parted = sum(not line.is_blank and following.is_blank for line, following in below)
    unparted = sum(
        not following.is_blank
        and _is_ended(line)
        and (following.indent - line.indent >= _SET_IN or len(line.text) < _SHORT * measure)
        for line, following in below
    )
    single = sum(
        _FULL_LINE < len(line.text) < _WHOLE_PARAGRAPH and before.is_blank and following.is_blank
        for (before, line), (_, following) in pairwise(below)
    )
    return _Layout(by_blanks=unparted <= _MOSTLY * parted, spaced=single > len(printed) / 2)


def _pairs(lines: Sequence[Line], form: _Form, layout: _Layout) -> list[_Pair]:
    """The notes with their calls, in order; a second writing's begin again at 1."""
    notes = [_sign(match, place) for place, line in enumerate(lines) if (match := form.note.match(line.text))]
    begun = {note.line: note.end for note in notes if _stands_apart(lines, note.line)}
    calls = [
        _sign(match, place)
        for place, line in enumerate(lines)
        for match in form.call.finditer(line.text, begun.get(place, 0))
        if match.start() or (place and not lines[place - 1].is_blank)
    ]
    pairs: list[_Pair] = []
    while pair := _next_pair(lines, calls, notes, pairs[-1] if pairs else None, layout):
        pairs.append(pair)
        calls = [call for call in calls if not pair.note.line <= call.line < pair.end]
    return pairs


def _sign(match: re.Match[str], line: int) -> _Sign:
    found = match.groupdict()
    printed = found["number"] or found["bare"]
    digits = (str("⁰¹²³⁴⁵⁶⁷⁸⁹".find(sign)) if sign in "⁰¹²³⁴⁵⁶⁷⁸⁹" else sign for sign in printed)
    return _Sign(int("".join(digits)), line, match.start(), match.end())


def _stands_apart(lines: Sequence[Line], place: int) -> bool:
    """Whether a line begins a paragraph: the first one, below a blank one or a whole paragraph, or set in."""
    before = lines[place - 1] if place else None
    return before is None or before.is_blank or _is_whole(before) or lines[place].indent > before.indent


def _is_whole(line: Line) -> bool:
    return len(line.text) > _WHOLE_PARAGRAPH


def _next_pair(
    lines: Sequence[Line], calls: Sequence[_Sign], notes: Sequence[_Sign], last: _Pair | None, layout: _Layout
) -> _Pair | None:
    """The pair that follows: the next number, the next but one where one is lost, or 1 again."""
    numbers = (last.note.number + 1, last.note.number + 2, 1) if last else (1,)
    for number in numbers:
        call = next((one for one in calls if one.number == number and (not last or one.place > last.call.place)), None)
        below = max(call.line + 1, last.end if last else 0) if call else 0
        for note in (one for one in notes if call and one.number == number and one.line >= below):
            if (last and note.line == last.end) or _stands_apart(lines, note.line):
                pair = _bounded(lines, call, note, last, layout) if call else None
                if pair:
                    return pair
                break
    return None


def _bounded(lines: Sequence[Line], call: _Sign, note: _Sign, last: _Pair | None, layout: _Layout) -> _Pair | None:
    """The pair with the end of its note; None when nothing tells that."""
    above = next((place for place in range(note.line - 1, -1, -1) if not lines[place].is_blank), 0)
    cuts = last.cuts if last and above < last.end else not _is_ended(lines[above])
    for place in range(note.line + 1, len(lines)):
        line, before = lines[place], lines[place - 1]
        if _is_whole(line) or _is_whole(before) or (_is_ended(before) and _ends_note(line, before, note, cuts=cuts)):
            return _Pair(call, note, place, cuts)
        if line.is_blank:
            following = next((below for below in lines[place:] if not below.is_blank), None)
            told = following is None or (cuts and _goes_on(following)) or _begins_note(following, note.number + 1)
            certain = layout.by_blanks and (_is_ended(before) or not layout.spaced)
            return _Pair(call, note, place, cuts) if told or certain else None
    return _Pair(call, note, len(lines), cuts)


def _ends_note(line: Line, before: Line, note: _Sign, *, cuts: bool) -> bool:
    """Whether a line below an ended one is not the note's: the next note's, one set in, or one that goes on with a cut sentence."""
    is_set_in = not line.is_blank and line.indent - before.indent >= _SET_IN
    return is_set_in or _begins_note(line, note.number + 1) or (cuts and _goes_on(line))


def _begins_note(line: Line, number: int) -> bool:
    return any((match := form.note.match(line.text)) and _sign(match, 0).number == number for form in _FORMS)


def _goes_on(line: Line) -> bool:
    return line.text[:1].islower() and not is_abbreviation(line.text.split(maxsplit=1)[0])


def _is_ended(line: Line) -> bool:
    match = _ENDS_SENTENCE.fullmatch(line.text)
    return match is not None and not is_abbreviation(match["words"].rsplit(maxsplit=1)[-1])


def _resumes(lines: Sequence[Line], pair: _Pair) -> bool:
    """Whether a sentence of the text that a note has cut goes on below it."""
    below = next((line for line in lines[pair.end :] if not line.is_blank), None)
    return pair.cuts and below is not None and _goes_on(below)


def _groups(lines: Sequence[Line], pairs: Sequence[_Pair], layout: _Layout) -> Iterator[list[_Pair]]:
    """Notes that stand together: all are called above the first of them, and no text is resumed between them."""
    group: list[_Pair] = []
    for pair in pairs:
        if group and (pair.call.line >= group[0].note.line or _is_text_between(lines, group[-1], pair, layout)):
            yield group
            group = []
        group.append(pair)
    if group:
        yield group


def _is_text_between(lines: Sequence[Line], note: _Pair, following: _Pair, layout: _Layout) -> bool:
    """Whether what stands between two notes is the text's; in one group it goes on with the first note."""
    length = sum(len(line.text) for line in lines[note.end : following.note.line])
    return length > 0 and (length > _LONGEST_NOTE or not layout.by_blanks or _resumes(lines, note))


def _marked(lines: Sequence[Line], pairs: Sequence[_Pair]) -> list[Line]:
    """The lines with the marks that a marked-up text has."""
    marked = list(lines)
    signs = sorted(
        (sign for pair in pairs for sign in (pair.call, pair.note)), key=lambda sign: sign.place, reverse=True
    )
    calls = {pair.call for pair in pairs}
    for sign in signs:
        mark = f"<sup>{sign.number}</sup>"
        marked[sign.line] = marked[sign.line].change(sign.start, sign.end, "" if _leads(sign, calls) else mark)
        if _leads(sign, calls):  # a mark at a line's beginning would be a note's
            before = marked[sign.line - 1]
            marked[sign.line - 1] = before.change(len(before.text), len(before.text), mark)
    return marked


def _leads(sign: _Sign, calls: set[_Sign]) -> bool:
    """Whether a call stands at the beginning of a line, where the line's end has put it."""
    return sign.start == 0 and sign in calls
