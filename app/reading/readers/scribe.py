"""Events of markup become pieces: paragraphs with emphasis, footnote marks and page marks taken out of their words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.law.opinions import Emphasis
from app.reading.marks import is_formula, is_section_number
from app.reading.readers.events import Closed, Event, Opened
from app.reading.readers.pieces import Marked, NoteMark, PageMark, Piece, Section, read_note_sign
from app.reading.readers.tags import (
    BLOCKS,
    BOLD,
    HEADINGS,
    ITALIC,
    NOTE_CLASSES,
    PAGE_CLASSES,
    VOID,
    is_quote,
    is_section,
    is_skipped,
    note_of,
    role_of,
    section_kind,
)

_NOTE_LINK = re.compile(r"#.*(?:fn|note|foot)|#_?(?:fr?|ftn|n)[_-]?\w{0,3}[\d*†]", re.IGNORECASE)
_WAYS_BACK = frozenset(("^", "↑", "↩", "↵", "Back", "back"))
_PAGE_LABEL = re.compile(r"\[?(?:\*{1,2}|Page |pg\.? ?|p\. ?)?\s*(?P<label>\d{1,5}|[ivxlc]{1,7})\]?", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\xad\u200b\u2060\ufeff]")
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True)
class _Capture:
    """Text that is collected apart until its tag closes: a page's label or a footnote's mark.

    Attributes:
        tag: the tag that opened it, and `depth` how many of its name are open within.
    """

    kind: str
    tag: str
    depth: int = 1
    text: str = ""
    label: str = ""
    target: str = ""
    anchors: set[str] = field(default_factory=set)
    is_link: bool = False


class Scribe:
    """Writes the pieces while events come in."""

    def __init__(self) -> None:
        self.marked = Marked()
        self._open: list[Opened] = []
        self._capture: _Capture | None = None
        self._skipping = 0
        self._section: int | None = None
        self._targets: set[str] = set()
        self._start()

    def _start(self) -> None:
        self._words: list[str] = []
        self._length = 0
        self._after_blank = True
        self._breaks: list[int] = []
        self._spans: list[Emphasis] = []
        self._calls: list[tuple[int, NoteMark]] = []
        self._marks: list[tuple[int, PageMark]] = []
        self._italic_from = self._bold_from = 0

    def take(self, event: Event) -> None:
        """Go on with one event."""
        match event:
            case Opened():
                self._take_opened(event)
            case Closed():
                self._take_closed(event)
            case _:
                self._take_text(event)

    def finish(self) -> Marked:
        """The text in pieces."""
        self._flush()
        return self.marked

    def _take_opened(self, tag: Opened) -> None:
        if self._skipping or is_skipped(tag):
            self._skipping += tag.name not in VOID
            return
        if self._capture is not None:
            self._nest(self._capture, tag)
            return
        if (capture := _begin_capture(tag, in_note=bool(self._note()))) is not None:
            self._capture = capture
            return
        if tag.name in BLOCKS:
            self._flush()
        if tag.name == "br":
            self._break()
        self._toggle(tag.name, opens=True)
        if tag.name not in VOID:
            self._open.append(tag)
            self._open_section(tag)

    def _nest(self, capture: _Capture, tag: Opened) -> None:
        capture.depth += tag.name == capture.tag
        _link(capture, tag)

    def _take_closed(self, tag: Closed) -> None:
        if self._skipping:
            self._skipping -= tag.name not in VOID
            return
        if self._capture is not None:
            self._capture.depth -= tag.name == self._capture.tag
            if self._capture.depth == 0:
                self._end_capture(self._capture)
            return
        if tag.name in VOID or not self._open:
            return
        if tag.name in BLOCKS:
            self._flush()
        self._toggle(tag.name, opens=False)
        if is_section(self._open.pop()):
            self._section = None

    def _open_section(self, tag: Opened) -> None:
        if is_section(tag):
            self._section = len(self.marked.sections)
            self.marked.sections.append(Section(section_kind(tag)))

    def _end_capture(self, capture: _Capture) -> None:
        self._capture = None
        if capture.kind == "skip":
            self.marked.removed.append(("paragraph_number", capture.text.strip()))
        elif capture.kind == "page" and (mark := _read_page(capture)):
            self._marks.append((self._length, mark))
            self.marked.removed.append(("star_page", capture.text.strip()))
        elif capture.kind == "note" and (sign := _read_sign(capture)):
            self._calls.append((self._length, NoteMark(sign, capture.target, frozenset(capture.anchors))))
            self._targets |= {capture.target} - {""}
        elif capture.kind == "note" and capture.is_link and capture.text.strip() in _WAYS_BACK:
            self.marked.removed.append(("footnote_mark", capture.text.strip()))
        else:
            self._write(capture.text)

    def _take_text(self, text: str) -> None:
        if self._skipping:
            return
        if self._capture is not None:
            self._capture.text += text
            return
        self._write(text)

    def _write(self, text: str) -> None:
        plain = _BLANK.sub(" ", _NOT_IN_TEXT.sub("", _INVISIBLE.sub("", text)))
        if len(plain) != len(text) and (hidden := text.count("\xad")):
            self.marked.removed += [("soft_hyphen", "\xad")] * hidden
        if self._after_blank and plain.startswith(" "):
            plain = plain[1:]
        if plain:
            self._words.append(plain)
            self._length += len(plain)
            self._after_blank = plain.endswith(" ")

    def _break(self) -> None:
        """Take a forced line break; a second one without a word between begins a paragraph."""
        if self._breaks and self._breaks[-1] >= len("".join(self._words).rstrip(" ")):
            self._flush()
            return
        self._breaks.append(self._length)
        self._write(" ")

    def _depth(self, names: frozenset[str]) -> int:
        return sum(tag.name in names for tag in self._open)

    def _toggle(self, name: str, *, opens: bool) -> None:
        """Begin or end emphasis at the outermost of nested tags; called before a tag opens and before it is closed."""
        if name in ITALIC and self._depth(ITALIC) == (0 if opens else 1):
            if opens:
                self._italic_from = self._length
            else:
                self._span(self._italic_from, bold=False)
        if name in BOLD and self._depth(BOLD) == (0 if opens else 1):
            if opens:
                self._bold_from = self._length
            else:
                self._span(self._bold_from, bold=True)

    def _span(self, start: int, *, bold: bool) -> None:
        if start < self._length:
            self._spans.append(Emphasis(start=start, end=self._length, bold=bold))

    def _flush(self) -> None:
        if self._depth(ITALIC):
            self._span(self._italic_from, bold=False)
        if self._depth(BOLD):
            self._span(self._bold_from, bold=True)
        if self._length or self._marks or self._calls:
            self.marked.pieces.append(self._piece())
        self._start()

    def _note(self) -> str:
        """The key of the open footnote: what its tag calls itself, or the anchor that a call has named."""
        for tag in self._open:
            if note := note_of(tag):
                return note
            if tag.name in BLOCKS and tag.attributes.get("id") in self._targets:
                return tag.attributes["id"]
        return ""

    def _role(self) -> str:
        """What the innermost telling tag calls the paragraph; a centred first-rank heading names the parties."""
        role = next((role for tag in reversed(self._open) if (role := role_of(tag))), "")
        names = {tag.name for tag in self._open}
        return role or ("parties" if {"h1", "center"} <= names else "")

    def _piece(self) -> Piece:
        whole = "".join(self._words)
        text = whole.rstrip(" ")
        end = len(text)
        return Piece(
            text=text,
            role=self._role(),
            breaks=tuple(place for place in self._breaks if 0 < place < end),
            heading=any(tag.name in HEADINGS for tag in self._open)
            or is_section_number(text)
            or (_is_bold(text, self._spans) and not is_formula(text)),
            block_quote=any(is_quote(tag) for tag in self._open),
            opens=any(tag.name == "li" for tag in self._open),
            emphasis=_tidy(text, self._spans),
            calls=tuple((min(place, end), call) for place, call in self._calls),
            marks=tuple((min(place, end), mark) for place, mark in self._marks),
            section=self._section,
            note=self._note(),
            is_cut=whole.endswith(" "),
        )


def write_pieces(events: Iterable[Event]) -> Marked:
    """The pieces of markup."""
    scribe = Scribe()
    for event in events:
        scribe.take(event)
    return scribe.finish()


def _begin_capture(tag: Opened, *, in_note: bool) -> _Capture | None:
    """The capture that a tag begins, or None; inside a note every link within the page may be the way back."""
    classes = set(tag.classes)
    if tag.name in {"page-number", "pagenumber"} or (tag.name in {"a", "span"} and classes & PAGE_CLASSES):
        capture = _Capture("page", tag.name, label=tag.attributes.get("data-label") or tag.attributes.get("label", ""))
    elif tag.name == "span" and "num" in classes:
        capture = _Capture("skip", tag.name)
    elif tag.name in {"sup", "footnotemark"} or (tag.name in {"a", "span"} and _is_note_link(tag, in_note=in_note)):
        capture = _Capture("note", tag.name, is_link=tag.name == "footnotemark")
    else:
        return None
    _link(capture, tag)
    return capture


def _is_note_link(tag: Opened, *, in_note: bool) -> bool:
    if set(tag.classes) & NOTE_CLASSES:
        return True
    target = tag.attributes.get("href", "")
    return tag.name == "a" and (_NOTE_LINK.match(target) is not None or (in_note and target.startswith("#")))


def _link(capture: _Capture, tag: Opened) -> None:
    target = tag.attributes.get("href", "")
    if target.startswith("#"):
        capture.target = target.removeprefix("#")
        capture.is_link = True
    capture.anchors |= {tag.attributes[name] for name in ("id", "name") if name in tag.attributes}


def _read_page(capture: _Capture) -> PageMark | None:
    match = _PAGE_LABEL.fullmatch(capture.label.strip() or capture.text.strip())
    return PageMark(match["label"]) if match else None


def _read_sign(capture: _Capture) -> str | None:
    sign = read_note_sign(capture.text)
    # a letter is a note's mark only with a link; else it is an exponent or the like
    return None if sign is not None and sign.isalpha() and not capture.is_link else sign


_LONGEST_BOLD_HEADING = 200


def _is_bold(text: str, spans: list[Emphasis]) -> bool:
    """Whether a short paragraph is bold as a whole and no sentence."""
    if not text or len(text) > _LONGEST_BOLD_HEADING or text[-1] in ",;":
        return False
    covered = sum(min(span.end, len(text)) - span.start for span in spans if span.bold)
    return covered >= len(text)


def _tidy(text: str, spans: list[Emphasis]) -> tuple[Emphasis, ...]:
    """Spans without the blanks at their ends."""
    tidy: list[Emphasis] = []
    for span in spans:
        inner = text[span.start : span.end]
        start = span.start + len(inner) - len(inner.lstrip())
        end = span.start + len(inner.rstrip())
        if start < end:
            tidy.append(Emphasis(start=start, end=end, bold=span.bold))
    return tuple(sorted(tidy, key=lambda span: (span.start, span.end)))
