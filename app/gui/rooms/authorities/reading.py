"""An opinion as the reader shows it: parts, paragraphs, notes, pages and headings, made ready off the main thread. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.law.authorities import Authority, PartKind
from app.law.opinions import Emphasis, Footnote, Opinion, Paragraph, Passage, Voice
from app.law.pinning import PinBasis, pin_basis
from app.library.store import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One voice of the text: what it is, whose, and the number of its first stretch."""

    kind: PartKind
    author: str | None
    joined_by: tuple[str, ...] = ()
    first: int = 0

    @property
    def title(self) -> str:
        """What it is and whose ("Dissent · Judge Reed, joined by Judge Moss")."""
        words = self.kind.value.replace("_", " ")
        joined = f", joined by {', '.join(self.joined_by)}" if self.joined_by else ""
        return f"{words[:1].upper()}{words[1:]}{f' · {self.author}' if self.author else ''}{joined}"

    @property
    def caution(self) -> str:
        """What must not be overlooked of it; empty for the court's own words."""
        if self.kind.is_staff_text:
            return "not authority"
        if self.kind.is_separate:
            return "not the court's opinion"
        return "" if self.kind.speaks_for_court else "no majority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One paragraph, or one note, with the library's passage that holds the same words.

    Attributes:
        part: the number of its part.
        calls: the offset of each call of a note, and the note's number.
        note: the number of the note that it is; None for a paragraph.
    """

    passage: Passage
    part: int
    emphasis: tuple[Emphasis, ...] = ()
    calls: tuple[tuple[int, str], ...] = ()
    list_item: bool = False
    voices: tuple[Voice, ...] = ()
    note: str | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text

    @property
    def turns(self) -> tuple[tuple[int, str], ...]:
        """Where each page begins that begins in it; its own page, at 0, is the first."""
        own = ((0, self.passage.page),) if self.passage.page else ()
        return (*own, *self.passage.page_turns)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a reading: the number of a stretch, and the offset in its words."""

    stretch: int
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All of one text that is shown.

    Attributes:
        pages: the label of each page that begins, and where.
        outline: level (0 for a part), words and place of each part and heading.
        basis: how pins are taken from it.
    """

    authority: Authority
    parts: tuple[Part, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    pages: tuple[tuple[str, Spot], ...] = ()
    outline: tuple[tuple[int, str, Spot], ...] = ()
    basis: PinBasis = field(default_factory=PinBasis)
    quotable: bool = True
    reasons: tuple[str, ...] = ()
    filename: str = ""

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.stretches)

    def is_told(self, part: int) -> bool:
        """Whether a part is a voice of its own: a title or a caption between two of them ("OPINION") is none."""
        return part == 0 or self.parts[part].kind is not PartKind.FRONT_MATTER

    def find_page(self, label: str, part: PartKind | None = None) -> Spot | None:
        """Where a page, the first page of a pin ("1241-42", "*6", "958 n.16"), or a note ("n.16") stands.

        Parts may count their pages and their notes anew: those of the part that is named come first, and staff text last.
        """
        note = re.search(r"n\.\s?(\w+)", label)
        wanted = re.match(r"\*?\w+", label.strip())
        if note is not None:
            found = [Spot(n) for n, stretch in enumerate(self.stretches) if stretch.note == note.group(1)]
        elif wanted is not None:
            number = wanted.group().lstrip("*")
            found = [spot for page, spot in self.pages if page.lstrip("*") == number]
        else:
            found = []
        return min(found, key=lambda spot: self._how_far(spot, part), default=None)

    def _how_far(self, spot: Spot, part: PartKind | None) -> tuple[bool, bool, int]:
        kind = self.kind_at(spot)
        return part is not None and kind is not part, kind.is_staff_text, spot.stretch

    def kind_at(self, spot: Spot) -> PartKind:
        """Whose words stand at a place."""
        return self.parts[self.stretches[spot.stretch].part].kind

    def find_passage(self, passage: str) -> Spot | None:
        """Where a passage of the library stands."""
        return next((Spot(n) for n, stretch in enumerate(self.stretches) if stretch.passage.id == passage), None)

    def find_note(self, number: str, part: int) -> Spot | None:
        """The note of that number of a part; parts may count their notes anew."""
        notes = [(s.part != part, n) for n, s in enumerate(self.stretches) if s.note == number]
        return Spot(min(notes)[1]) if notes else None

    def find_call(self, number: str, part: int) -> Spot | None:
        """Where a part calls its note of that number."""
        calls = [
            (s.part != part, n, at) for n, s in enumerate(self.stretches) for at, called in s.calls if called == number
        ]
        return Spot(*min(calls)[1:]) if calls else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Words that were selected in a text.

    Attributes:
        passages: where they stand: a passage with [start, end) in its words, for each.
        pin: the pages, as far as they may be cited.
        part: whose words they are; of several voices the one that weighs least.
        author: who wrote that part, if it says so.
        obstacle: why they cannot be a quotation; empty when they can.
        caution: what must not be overlooked of whose words they are; empty for the court's own.
    """

    text: str
    passages: tuple[tuple[Passage, int, int], ...]
    pin: str | None
    pin_reporter: str | None
    part: PartKind
    author: str | None
    authority: Authority
    obstacle: str = ""
    pin_obstacle: str = ""
    caution: str = ""

    @property
    def passage(self) -> Passage:
        """The first of the passages."""
        return self.passages[0][0]


def load_reading(library: Library, key: str) -> Reading:
    """Read the best text of an authority; to be run off the main thread. Raises NotFound."""
    authority = library.get_authority(key)
    opinion = library.find_opinion(authority.key)
    if opinion is None:
        return Reading(authority=authority)
    return make_reading(authority, opinion, library.passages_of(authority.key))


def make_reading(authority: Authority, opinion: Opinion, passages: Sequence[Passage]) -> Reading:
    """A reading of an opinion whose passages are its paragraphs, part by part, then its notes."""
    parts: list[Part] = []
    stretches: list[Stretch] = []
    places = iter(passages)
    for number, part in enumerate(opinion.parts):
        parts.append(Part(kind=part.kind, author=part.author, joined_by=part.joined_by, first=len(stretches)))
        stretches += [_paragraph(paragraph, next(places), number) for paragraph in part.paragraphs]
    last = max(len(parts) - 1, 0)
    stretches += [_note(note, next(places), note.part, last) for note in opinion.footnotes]
    return Reading(
        authority=authority,
        parts=tuple(parts),
        stretches=tuple(stretches),
        pages=tuple(_pages(stretches)),
        outline=tuple(_outline(parts, stretches)),
        basis=pin_basis(authority, opinion.numbering, quotable=opinion.quality.quotable),
        quotable=opinion.quality.quotable,
        reasons=opinion.quality.reasons,
        filename=opinion.source.filename,
    )


def _paragraph(paragraph: Paragraph, passage: Passage, part: int) -> Stretch:
    return Stretch(
        passage=passage,
        part=part,
        emphasis=paragraph.emphasis,
        calls=tuple(zip(paragraph.footnote_calls, paragraph.footnotes, strict=False)),
        list_item=paragraph.list_item,
        voices=paragraph.voices,
    )


def _note(note: Footnote, passage: Passage, part: int | None, last: int) -> Stretch:
    return Stretch(passage=passage, part=last if part is None else part, emphasis=note.emphasis, note=note.number)


def _pages(stretches: Sequence[Stretch]) -> list[tuple[str, Spot]]:
    """Where each page begins; a part that counts anew has its own page 1."""
    found: list[tuple[str, Spot]] = []
    for number, stretch in enumerate(stretches):
        for offset, label in stretch.turns if stretch.note is None else ():
            if not found or found[-1][0] != label:
                found.append((label, Spot(number, offset)))
    return found


_LONGEST = 90
_NUMBERED = (re.compile(r"[IVX]+\.?\s"), re.compile(r"[A-Z]\.\s"), re.compile(r"\d{1,2}\.?\s"))
"""How opinions number their headings: Roman numbers, under them letters, under them digits."""


def _style(heading: str) -> int:
    """How a heading is numbered (`_NUMBERED`); one without a number as those of the highest rank."""
    return next((rank for rank, pattern in enumerate(_NUMBERED) if pattern.match(heading)), 0)


def _outline(parts: Sequence[Part], stretches: Sequence[Stretch]) -> list[tuple[int, str, Spot]]:
    """Parts, headings and notes; a title or a caption between two parts ("OPINION") leads nowhere by itself."""
    told = [part for n, part in enumerate(parts) if n == 0 or part.kind is not PartKind.FRONT_MATTER]
    lines = [(0, part.title, Spot(part.first)) for part in told if part.first < len(stretches)]
    headings = [
        (number, stretch.text[:_LONGEST])
        for number, stretch in enumerate(stretches)
        if stretch.passage.heading and not parts[stretch.part].kind.is_staff_text
    ]
    used = sorted({_style(words) for _number, words in headings})
    lines += [(1 + used.index(_style(words)), words, Spot(number)) for number, words in headings]
    notes = next((number for number, stretch in enumerate(stretches) if stretch.note is not None), None)
    if notes is not None:
        lines.append((0, "Footnotes", Spot(notes)))
    return sorted(lines, key=lambda line: (line[2].stretch, line[0]))


def find_words(reading: Reading, typed: str) -> list[tuple[Spot, Spot]]:
    """Where words stand in a text, with their ends."""
    pattern = _pattern(typed)
    return [
        (Spot(number, found.start()), Spot(number, found.end()))
        for number, stretch in enumerate(reading.stretches)
        for found in (pattern.finditer(stretch.text) if pattern else ())
    ]


_SAME = {"'": "['‘’]", "‘": "['‘’]", "’": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]', "-": "[-‐‑–—]"}
"""Signs that a keyboard has in one form and print in several."""


def _pattern(typed: str) -> re.Pattern[str] | None:
    """What is looked for, however print writes its quotation marks, dashes and blanks; None for nothing."""
    words = [re.escape(word) for word in typed.split()]
    spelled = ("".join(_SAME.get(sign, sign) for sign in word.replace("\\-", "-")) for word in words)
    return re.compile(r"\s+".join(spelled), re.IGNORECASE) if words else None


def take(reading: Reading, start: Spot, end: Spot) -> Taken | None:
    """What the words from `start` to `end` are, and what may be done with them; None for no words."""
    pieces = [piece for n in range(start.stretch, end.stretch + 1) if (piece := _piece(reading, n, start, end))]
    if not pieces:
        return None
    first, last = pieces[0], pieces[-1]
    parts = {reading.stretches[n].part: None for n in range(start.stretch, end.stretch + 1)}
    part = max((reading.parts[number] for number in parts), key=lambda one: _lightness(one.kind))
    basis = reading.basis
    return Taken(
        text=" ".join(passage.text[a:b] for passage, a, b in pieces),
        passages=tuple(pieces),
        pin=None if basis.obstacle else _pin(first, last),
        pin_reporter=basis.reporter,
        part=part.kind,
        author=part.author,
        authority=reading.authority,
        obstacle=_obstacle(reading, len(pieces), part.kind),
        pin_obstacle=basis.obstacle,
        caution=_caution(part, mixed=len(parts) > 1),
    )


def _lightness(kind: PartKind) -> int:
    """How little the words of a part weigh: the court's own nothing, staff text most."""
    return 3 if kind.is_staff_text else 2 if kind.is_separate else 0 if kind.speaks_for_court else 1


def _caution(part: Part, *, mixed: bool) -> str:
    if not part.caution:
        return ""
    kind = part.kind.value.replace("_", " ")
    whose = f"{kind} ({part.author})" if part.author else kind
    return f"{'Partly' if mixed else 'Words'} of the {whose}: {part.caution}."


def _piece(reading: Reading, number: int, start: Spot, end: Spot) -> tuple[Passage, int, int] | None:
    passage = reading.stretches[number].passage
    a = start.offset if number == start.stretch else 0
    b = min(end.offset if number == end.stretch else len(passage.text), len(passage.text))
    words = passage.text[a:b]
    a, b = a + len(words) - len(words.lstrip()), b - len(words) + len(words.rstrip())
    return (passage, *_whole_words(passage.text, a, b)) if a < b else None


def _whole_words(text: str, a: int, b: int) -> tuple[int, int]:
    """The same stretch with the words whole that it begins and ends in: half a word is no quotation."""
    while a > 0 and text[a - 1].isalnum() and text[a].isalnum():
        a -= 1
    while b < len(text) and text[b].isalnum() and text[b - 1].isalnum():
        b += 1
    return a, b


def _pin(first: tuple[Passage, int, int], last: tuple[Passage, int, int]) -> str | None:
    if first[0].id == last[0].id:
        return first[0].pin_for(first[1], first[2])
    one, other = first[0].pin_for(first[1], first[2]), last[0].pin_for(last[1], last[2])
    if one is None or other is None or "n." in one + other:
        return None
    a, b = one.split("-")[0], other.split("-")[-1]
    return a if a == b else f"{a}-{b}"


def _obstacle(reading: Reading, pieces: int, kind: PartKind) -> str:
    if not reading.quotable:
        return f"This text may not be quoted: {' '.join(reading.reasons) or 'it is damaged.'}"
    if kind.is_staff_text:
        return "These are not the court's words: a syllabus, a summary or the head of the paper is no authority."
    if pieces > 1:
        return "A quotation is taken from one paragraph: select words of one only."
    return ""
