"""The reader of Word documents (ECMA-376): the text as it prints when all tracked changes are accepted.

Read from the parts themselves, since the library for Word files knows neither notes nor fields nor
text boxes. Comments, deleted and hidden text are left out and told; headers and fields' instructions are left out.
Pages are marked where Word noted them or somebody set their breaks (`docx_pages`); else they are not known.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from lxml import etree

from app.errors import DamagedFile, UnsupportedFormat
from app.reading.pages import Manuscript
from app.reading.readers.archive import Archive
from app.reading.readers.docx_left_out import find_left_out
from app.reading.readers.docx_numbers import Numbers, read_numbers
from app.reading.readers.docx_pages import Paging
from app.reading.readers.docx_styles import (
    Styles,
    attribute,
    child,
    is_outlined,
    local,
    numbering_of,
    read_styles,
    switch,
)
from app.reading.readers.rich import LINE_BREAK, RichNote, RichParagraph, Run, compose

_SET_IN = 432  # twentieths of a point: three tenths of an inch
_ACCEPTED = {
    "ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "oMath",
    "oMathPara", "ruby", "rubyBase", "subDoc", "e", "num", "den", "sup", "sub", "f", "d", "rad", "deg", "sSup", "sSub",
}  # fmt: skip
_PICTURES = {"drawing", "pict", "object", "AlternateContent"}
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": LINE_BREAK, "noBreakHyphen": "-", "softHyphen": "\N{SOFT HYPHEN}"}
_NO_TEXT_FONTS = ("symbol", "wingdings", "webdings")
_LOST = "\N{REPLACEMENT CHARACTER}"
_DEEPEST = 200


def is_word_archive(archive: Archive) -> bool:
    """Whether a zip archive is a Word document."""
    return _main_part(archive) in archive


def read_docx(archive: Archive, path: Path) -> Manuscript:
    """The manuscript of a Word document. Raises `DamagedFile` or `UnsupportedFormat` when it is none."""
    main = _main_part(archive)
    root = archive.read_xml(main)
    body = child(root, "body")
    if local(root) != "document" or body is None:
        raise UnsupportedFormat(path, "is no Word document.", hint="Save it as .docx or as plain text.")
    folder = PurePosixPath(main).parent
    styles = _part(archive, folder / "styles.xml")
    numbers = read_numbers(_part(archive, folder / "numbering.xml"))
    reader = _Reader(read_styles(styles) if styles is not None else Styles(), numbers, path)
    paging = Paging(body)
    paragraphs = reader.read(body, paging)
    notes = [*_notes(archive, folder, "footnote", reader), *_notes(archive, folder, "endnote", reader)]
    stories = [
        body,
        *(part for kind in ("foot", "end") if (part := _part(archive, folder / f"{kind}notes.xml")) is not None),
    ]
    removals = find_left_out(stories, _part(archive, folder / "comments.xml"))
    return replace(compose(paragraphs, notes), removals=removals, marked_by=paging.source)


def _main_part(archive: Archive) -> str:
    """The name of the part that holds the text: as the package says, else the usual one."""
    if "_rels/.rels" in archive:
        for relation in archive.read_xml("_rels/.rels"):
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                return (attribute(relation, "Target") or "").lstrip("/")
    return "word/document.xml"


def _part(archive: Archive, name: PurePosixPath) -> etree._Element | None:
    return archive.read_xml(str(name)) if str(name) in archive else None


def _notes(archive: Archive, folder: PurePosixPath, kind: str, reader: "_Reader") -> Iterator[RichNote]:
    """The notes of one kind in the order of their calls; those never called are not printed."""
    part = _part(archive, folder / f"{kind}s.xml")
    if part is None:
        return
    by_id = {attribute(note, "id"): note for note in part if local(note) == kind}
    for identity, number in reader.calls(kind):
        if identity in by_id:
            yield RichNote(number=number, paragraphs=reader.read(by_id[identity]))


class _Reader:
    """Walks one story after another: the body, then each note."""

    def __init__(self, styles: Styles, numbers: Numbers, path: Path) -> None:
        self._styles = styles
        self._numbers = numbers
        self._path = path
        self._written: list[RichParagraph] = []
        self._boxes: list[etree._Element] = []
        self._fields: list[bool] = []  # for each open field, whether its result has begun
        self._fields_are_sound = True
        self._calls: dict[str, list[tuple[str, str]]] = {"footnote": [], "endnote": []}
        self._called: dict[str, int] = {"footnote": 0, "endnote": 0}
        self._has_footnotes = False
        self._carried: RichParagraph | None = None
        self._paging: Paging | None = None

    def calls(self, kind: str) -> list[tuple[str, str]]:
        """The id and number of each note of a kind, in the order of the text."""
        return self._calls[kind]

    def read(self, story: etree._Element, paging: Paging | None = None) -> list[RichParagraph]:
        """The paragraphs of the body, whose pages are counted, or of one note."""
        self._paging = paging
        self._written, self._boxes, self._fields, self._carried = [], [], [], None
        marks = [attribute(mark, "fldCharType") for mark in story.iter("{*}fldChar")]
        self._fields_are_sound = marks.count("begin") == marks.count("end")
        self._has_footnotes = self._has_footnotes or next(story.iter("{*}footnoteReference"), None) is not None
        self._read_blocks(story, 0)
        return [*self._written, *self._unended()]

    def _unended(self) -> list[RichParagraph]:
        """The last paragraph, when its end was deleted and nothing goes on with it."""
        return [] if self._carried is None else [self._carried]

    def _read_blocks(self, parent: etree._Element, depth: int) -> None:
        if depth > _DEEPEST:
            raise DamagedFile(self._path, "nests its parts too deep.", hint="Save it again in a word processor.")
        for element in parent:
            match local(element):
                case "p":
                    self._read_paragraph(element, depth)
                case "tr" if child(element, "trPr", "del") is not None:
                    pass
                case "tbl" | "tr" | "tc" | "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag":
                    self._read_blocks(element, depth + 1)
                case _:
                    pass

    def _read_paragraph(self, element: etree._Element, depth: int) -> None:
        goes_on = self._carried is not None
        paragraph = self._carried or self._begin(child(element, "pPr"))
        self._carried = None
        if self._paging is not None:
            self._paging.begin_paragraph(child(element, "pPr"))
        runs = list(self._runs(element, depth))
        if not goes_on and any(run.text.strip() for run in runs):
            words = next(place for place, run in enumerate(runs) if not run.page)
            runs[words:words] = self._label(child(element, "pPr"), runs[words])
        paragraph.runs.extend(runs)
        if self._paging is not None:
            self._paging.end_paragraph(child(element, "pPr"))
        boxes, self._boxes = self._boxes, []
        if child(element, "pPr", "rPr", "del") is not None and not boxes:
            self._carried = paragraph  # its end was deleted: the next paragraph goes on with it
        else:
            self._written.append(paragraph)
        for box in boxes:
            self._read_blocks(box, depth + 1)

    def _label(self, properties: etree._Element | None, first: Run) -> list[Run]:
        """The paragraph's automatic number, in the look of its first run."""
        numbering = numbering_of(properties) or self._styles.numbering(attribute(child(properties, "pStyle")))
        label = self._numbers.label(*numbering) if numbering else ""
        return [Run(f"{label} ", first.italic, first.bold)] if label else []

    def _begin(self, properties: etree._Element | None) -> RichParagraph:
        style = attribute(child(properties, "pStyle"))
        indents = child(properties, "ind")
        left, right = (max(_twips(indents, side), _twips(indents, other)) for side, other in _SIDES)
        return RichParagraph(
            heading=is_outlined(properties) or self._styles.is_heading(style),
            set_in=min(left, right) >= _SET_IN or self._styles.is_quotation(style),
            opens=child(properties, "numPr") is not None or self._styles.numbering(style) is not None,
        )

    def _runs(self, parent: etree._Element, depth: int) -> Iterator[Run]:
        if depth > _DEEPEST:
            raise DamagedFile(self._path, "nests its parts too deep.", hint="Save it again in a word processor.")
        for element in parent:
            name = local(element)
            if name == "r":
                yield from self._run(element)
            elif name in _ACCEPTED:
                yield from self._runs(element, depth + 1)
            elif name in _PICTURES:
                self._boxes.extend(_text_boxes(element))

    def _run(self, element: etree._Element) -> Iterator[Run]:
        look = child(element, "rPr")
        style = attribute(child(look, "rStyle"))
        italic, bold = switch(look, "i"), switch(look, "b")
        italic = self._styles.italic(style) if italic is None else italic
        bold = self._styles.bold(style) if bold is None else bold
        raised = attribute(child(look, "vertAlign")) == "superscript"
        hidden = switch(look, "vanish") or child(look, "del") is not None
        for inner in element:
            text, call = self._inner(inner)
            if self._paging is not None:
                self._paging.turn(inner)
            if hidden or not self._shows():
                continue
            if self._paging is not None and text.strip() and (page := self._paging.page_of_text()):
                yield Run(page=page)
            if call or (raised and text.isascii() and text.isdigit()):
                yield Run(call=call or text)
            elif text:
                yield Run(text, italic, bold)

    def _shows(self) -> bool:
        """Whether no field's instruction is open."""
        return all(self._fields) or not self._fields_are_sound

    def _inner(self, element: etree._Element) -> tuple[str, str]:
        """What one element of a run prints: its text, or the number of the note that it calls."""
        match local(element):
            case "t":
                return element.text or "", ""
            case "fldChar":
                self._field(attribute(element, "fldCharType"))
            case "footnoteReference" | "endnoteReference" as name:
                return "", self._call(name.removesuffix("Reference"), element)
            case "br":
                return ("" if attribute(element, "type") in {"page", "column"} else LINE_BREAK), ""
            case "sym":
                return _symbol(element), ""
            case "ruby":
                return "".join(text.text or "" for text in element.iter("{*}t")), ""
            case name if name in _PICTURES:
                self._boxes.extend(_text_boxes(element))
            case name:
                return _SIGNS.get(name, ""), ""
        return "", ""

    def _field(self, mark: str | None) -> None:
        if mark == "begin":
            self._fields.append(False)
        elif mark == "separate" and self._fields:
            self._fields[-1] = True
        elif mark == "end" and self._fields:
            self._fields.pop()

    def _call(self, kind: str, element: etree._Element) -> str:
        """The number of the note called; empty for a note with a sign of its own, or an endnote among footnotes."""
        own_sign = (attribute(element, "customMarkFollows") or "0").lower() in {"1", "true", "on"}
        identity, number = attribute(element, "id") or "", ""
        if not own_sign and (kind == "footnote" or not self._has_footnotes):
            self._called[kind] += 1
            number = str(self._called[kind])
        if self._shows():
            self._calls[kind].append((identity, number))
        return number


_SIDES = (("left", "start"), ("right", "end"))


def _twips(indents: etree._Element | None, side: str) -> int:
    value = attribute(indents, side) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a drawing; of two versions of one drawing only the first that has any."""
    if local(element) == "txbxContent":
        yield element
        return
    if local(element) == "AlternateContent":
        versions = (list(_text_boxes_in(version)) for version in element)
        yield from next((boxes for boxes in versions if boxes), [])
        return
    yield from _text_boxes_in(element)


def _text_boxes_in(element: etree._Element) -> Iterator[etree._Element]:
    for inner in element:
        yield from _text_boxes(inner)


def _symbol(element: etree._Element) -> str:
    """The character of a symbol element; a sign of a picture font is marked as lost."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return _LOST
    if (attribute(element, "font") or "").lower().startswith(_NO_TEXT_FONTS) or not 0x20 <= code <= 0xFFFF:
        return _LOST
    return chr(code & 0xFF if 0xF000 <= code <= 0xF0FF else code)
