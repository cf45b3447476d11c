"""Rich text on its way to a manuscript: runs with emphasis and note calls, as word processors keep them.

What RTF and Word readers share. The manuscript is Markdown, whose signs the file's own text is
escaped against, so that cleaning has one way to learn of emphasis, headings and calls.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.reading.pages import Line, Manuscript, Page

LINE_BREAK = "\N{LINE SEPARATOR}"
"""Stands in a run's text where a line ends but its paragraph does not."""

_SIGNS = re.compile(r"[\\*]|<(?=/?(?:sup|page)>)")
_LEADING_SIGN = re.compile(r"(?:[-+>]|#{1,6})(?=\s|$)|[-_]{3}")
_NUMBER = re.compile(r"\d{1,3}")
_CORE = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_NO_SENTENCE = 0.5
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\u200b\u2060]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one look, or a footnote's call.

    Attributes:
        call: the number of the note called here; its `text` is then empty.
        page: the label of the page that begins here; its `text` is then empty.
    """

    text: str = ""
    italic: bool = False
    bold: bool = False
    call: str = ""
    page: str = ""


@dataclass(slots=True)
class RichParagraph:
    """One paragraph of a word processor's file.

    Attributes:
        heading: whether its style says that it is a heading.
        set_in: whether it stands in from both margins, or in a style for quotations.
        opens: whether it is a list's item.
    """

    runs: list[Run] = field(default_factory=list)
    heading: bool = False
    set_in: bool = False
    opens: bool = False


@dataclass(slots=True)
class RichNote:
    """A footnote or endnote; `number` is empty when it is called by another sign than a number."""

    number: str
    paragraphs: list[RichParagraph] = field(default_factory=list)


def compose(paragraphs: Iterable[RichParagraph], notes: Sequence[RichNote]) -> Manuscript:
    """One unnumbered page: the paragraphs, then the notes; a note without a number is a paragraph of its own."""
    lines = [line for paragraph in paragraphs for line in _lines(paragraph)]
    for note in notes:
        if not _NUMBER.fullmatch(note.number):
            lines += [line for paragraph in note.paragraphs for line in _lines(paragraph)]
    numbered = [note for note in notes if _NUMBER.fullmatch(note.number)]
    lines += [line for note in numbered for line in _note_lines(note)]
    return Manuscript(pages=(Page(lines=tuple(lines)),), markdown=True)


def _lines(paragraph: RichParagraph) -> Iterator[Line]:
    while paragraph.runs and paragraph.runs[0].page:  # a page that begins with the paragraph stands before it
        yield from (Line(text=_page_mark(paragraph.runs.pop(0).page)), Line(text=""))
    texts = [text for text in _marked(paragraph.runs).split(LINE_BREAK) if text.strip()]
    if not texts:
        return
    quoted = paragraph.set_in and not paragraph.heading and _is_prose(" ".join(texts))
    for place, text in enumerate(texts):
        opens = paragraph.opens and place == 0
        yield Line(text=_guarded(text, heading=paragraph.heading and place == 0), opens=opens, quoted=quoted)
    yield Line(text="")


def _note_lines(note: RichNote) -> Iterator[Line]:
    texts = (_marked(paragraph.runs).replace(LINE_BREAK, " ").strip() for paragraph in note.paragraphs)
    words = [text for text in texts if text]
    for place, text in enumerate(words):
        yield Line(text=f"<sup>{note.number}</sup> {text}" if place == 0 else _guarded(text, heading=False))
    if words:
        yield Line(text="")


def _guarded(text: str, *, heading: bool) -> str:
    """A line whose first sign is words and not markup; a call that comes first makes no note of it."""
    words = text.strip()
    if heading:
        return f"# {words}"
    if words.startswith("<sup>"):
        return f" {words}"
    return f"\\{words}" if _LEADING_SIGN.match(words) else words


def _page_mark(label: str) -> str:
    return f"<page>{label}</page>"


def _is_prose(text: str) -> bool:
    return sum(map(str.islower, text)) > _NO_SENTENCE * len(text)


def _marked(runs: Sequence[Run]) -> str:
    """The text with its marks. Emphasis that touches another emphasis is not marked: the stars would run together."""
    written = ""
    for (italic, bold, call, page), group in groupby(runs, key=lambda run: (run.italic, run.bold, run.call, run.page)):
        text = _NO_TEXT.sub("", "".join(run.text for run in group))
        if page:
            written += _page_mark(page)
        elif call:
            written += f"<sup>{call}</sup>" if _NUMBER.fullmatch(call) else ""
        else:
            written += _emphasised(text, "*" * (italic + 2 * bold), touches=written.endswith("*"))
    return written


def _emphasised(text: str, stars: str, *, touches: bool) -> str:
    """The text between its stars, line by line, blanks outside."""
    parts: list[str] = []
    for line in text.split(LINE_BREAK):
        core = _CORE.fullmatch(_SIGNS.sub(r"\\\g<0>", line))
        if core is None or not core[2] or not stars or (touches and not core[1] and not parts):
            parts.append(_SIGNS.sub(r"\\\g<0>", line))
        else:
            parts.append(f"{core[1]}{stars}{core[2]}{stars}{core[3]}")
    return LINE_BREAK.join(parts)
