"""A document of ours read again after somebody worked on it in Word: its words, its citations, its headings.

It is read as if all tracked changes were accepted; nothing is changed by reading.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.word.notes import find_notes
from app.word.pages import TABLES_START
from app.word.styles import HEADINGS, NEW_PAGE, StyleBook
from app.word.typography import join_ranges, part_ranges

_GONE = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")})
_CHANGED = (qn("w:ins"), qn("w:moveTo"), qn("w:del"), qn("w:moveFrom"))
_WORDS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


@dataclass(slots=True)
class Mark:
    """A bookmark in a paragraph: [start, end) of its text, and the element that opens it.

    Attributes:
        tracked: whether a tracked change reaches into it.
    """

    name: str
    element: Element
    start: int
    end: int = -1
    tracked: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it ends in its own paragraph, with words inside and no tracked change."""
        return self.end > self.start and not self.tracked


@dataclass(slots=True)
class EditedParagraph:
    """A paragraph as it reads now.

    Attributes:
        runs: its stretches of text: the element that holds them, and where they begin.
        notes: the ids of the footnotes called, by the place of their mark.
        level: of a heading; 0 for other paragraphs.
    """

    element: Element
    style: str
    level: int
    text: str = ""
    runs: list[tuple[Element, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EditedBrief:
    """The body of a document without its tables, and its footnotes by id."""

    paragraphs: tuple[EditedParagraph, ...]
    notes: dict[str, tuple[EditedParagraph, ...]]

    @property
    def texts(self) -> Iterator[str]:
        """The words of all paragraphs in order, notes last."""
        yield from (part_ranges(paragraph.text) for paragraph in self.paragraphs)
        for number in sorted(self.notes, key=int):
            yield from (part_ranges(paragraph.text) for paragraph in self.notes[number])


def read_edited(document: Document, book: StyleBook) -> EditedBrief:
    """The document as it reads now."""
    names = ((n, f"{name}{twin}") for n, name in enumerate(HEADINGS, start=1) for twin in ("", f" {NEW_PAGE}"))
    levels = {style: n for n, name in names if (style := book.find_id(name)) is not None}
    front = [paragraph for item in front_matter_of(document) for paragraph in item.iter(qn("w:p"))]
    body = [_read(item, levels) for item in document.element.body.iter(qn("w:p")) if item not in front]
    return EditedBrief(tuple(body), {key: tuple(_read(p, levels) for p in ps) for key, ps in _notes(document).items()})


def open_ranges(document: Document) -> None:
    """Take out what holds ranges of numbers together: the words can then be read, and cut, as they were written."""
    _rewrite(document, part_ranges)


def close_ranges(document: Document) -> None:
    """Hold ranges of numbers together again, those that were typed in Word too."""
    _rewrite(document, join_ranges)


def _rewrite(document: Document, change: Callable[[str], str]) -> None:
    part = find_notes(document)
    for root in (document.element.body, *([part.element] if part is not None else [])):
        for node in root.iter(qn("w:t")):
            if node.text:
                node.text = change(node.text)


def front_matter_of(document: Document) -> list[Element]:
    """The paragraphs of the tables, from their first title to the one that ends their section; none without tables."""
    found: list[Element] = []
    for item in document.element.body.iterchildren():
        if found or _holds(item, TABLES_START):
            found.append(item)
            if item.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                return found
    return []


def _holds(item: Element, bookmark: str) -> bool:
    return any(mark.get(qn("w:name")) == bookmark for mark in item.iter(qn("w:bookmarkStart")))


def _notes(document: Document) -> dict[str, list[Element]]:
    """The paragraphs of each footnote, by its id."""
    part = find_notes(document)
    notes = (note for note in part.element if note.get(qn("w:type")) is None) if part is not None else ()
    return {str(note.get(qn("w:id"))): note.findall(qn("w:p")) for note in notes}


def _read(item: Element, levels: dict[str, int]) -> EditedParagraph:
    style = item.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style_id = str(style.get(qn("w:val"))) if style is not None else "Normal"
    paragraph = EditedParagraph(item, style_id, levels.get(style_id, 0))
    open_marks: dict[str, Mark] = {}
    for node in _nodes(item):
        _take(node, paragraph, open_marks)
    return paragraph


def _nodes(item: Element) -> Iterator[Element]:
    """What a reader sees, in order: tracked deletions and properties are passed over."""
    for child in item:
        if child.tag in _GONE:
            continue
        yield child
        yield from _nodes(child)


def _take(node: Element, paragraph: EditedParagraph, open_marks: dict[str, Mark]) -> None:
    place = len(paragraph.text)
    if node.tag == qn("w:t") or node.tag in _WORDS:
        paragraph.runs.append((node, place))
        paragraph.text += _WORDS.get(node.tag) or node.text or ""
    elif node.tag == qn("w:footnoteReference"):
        paragraph.notes.append((place, str(node.get(qn("w:id")))))
    elif node.tag == qn("w:bookmarkStart"):
        mark = Mark(str(node.get(qn("w:name"))), node, place)
        open_marks[str(node.get(qn("w:id")))] = mark
        paragraph.marks.append(mark)
    elif node.tag == qn("w:bookmarkEnd") and str(node.get(qn("w:id"))) in open_marks:
        mark = open_marks.pop(str(node.get(qn("w:id"))))
        mark.end = place
        apart = mark.element.getparent() is not node.getparent()
        mark.tracked = apart or any(sibling.tag in _CHANGED for sibling in between(mark.element, node))


def between(start: Element, end: Element) -> list[Element]:
    """The elements between two siblings; none when they are not siblings."""
    if start.getparent() is not end.getparent():
        return []
    found: list[Element] = []
    item = start.getnext()
    while item is not None and item is not end:
        found.append(item)
        item = item.getnext()
    return found


def split_at(paragraph: EditedParagraph, place: int) -> Element | None:
    """The run that begins at that place of the text; a run that reaches over it is divided. None at the end."""
    for index, (node, start) in enumerate(paragraph.runs):
        length = len(_WORDS.get(node.tag) or node.text or "")
        if place == start:
            return _run_from(node)
        if start < place < start + length:
            text = node.text or ""
            rest = copy.deepcopy(node)
            node.text, rest.text = text[: place - start], text[place - start :]
            for piece in (node, rest):
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            node.addnext(rest)
            paragraph.runs.insert(index + 1, (rest, place))
            return _run_from(rest)
    return None


def _run_from(node: Element) -> Element:
    """The run that begins with this text: its run itself, or a new one for the text and what follows in it."""
    run: Element = node.getparent()
    face = run.find(qn("w:rPr"))
    before = [child for child in run if child is not face]
    if before and before[0] is node:
        return run
    made = copy.deepcopy(run)
    for child in list(made):
        if child.tag != qn("w:rPr"):
            made.remove(child)
    made.extend(before[before.index(node) :])
    run.addnext(made)
    return made
