"""Footnotes, which python-docx does not write: the part, its separators, and the notes."""

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.word import wml
from app.word.styles import Style, StyleBook

_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))


class Notes:
    """The footnotes of one document, numbered by Word in the order of their marks."""

    def __init__(self, document: Document, book: StyleBook) -> None:
        self._document = document
        self._text, self._mark = book.id_of(Style.NOTE), book.id_of(Style.NOTE_MARK)
        self._single = book.id_of(Style.SINGLE)
        self._root: Element | None = None
        self._last = 0

    def add(self, content: Sequence[Element]) -> Element:
        """A footnote of this content; what is returned is the run of its mark in the text."""
        root = self._part()
        self._last += 1
        mark = self._marked(wml.el("w:footnoteRef"))
        root.append(wml.el("w:footnote", wml.paragraph(self._text, [mark, *wml.run(" "), *content]), w_id=self._last))
        return self._marked(wml.el("w:footnoteReference", w_id=self._last))

    def _marked(self, content: Element) -> Element:
        return wml.el("w:r", wml.el("w:rPr", wml.el("w:rStyle", w_val=self._mark)), content)

    def _part(self) -> Element:
        """The notes of the document, which a shell that was saved by Word has already."""
        if self._root is None:
            part = find_notes(self._document) or self._new_part()
            self._root = part.element
            self._last = max([int(note.get(qn("w:id")) or 0) for note in self._root] + [0])
        return self._root

    def _new_part(self) -> XmlPart:
        package = self._document.part.package
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        root.extend(self._separator(kind, number) for kind, number in _SEPARATORS)
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _declare(self._document.settings.element)
        return part

    def _separator(self, kind: str, number: str) -> Element:
        rule = wml.paragraph(self._single, [wml.el("w:r", wml.el(f"w:{kind}"))])
        return wml.el("w:footnote", rule, w_type=kind, w_id=number)


def find_notes(document: Document) -> XmlPart | None:
    """The footnotes that are there, as a part that can be changed: python-docx reads them as plain bytes."""
    found: Part | None = next(
        (rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None
    )
    if found is None or isinstance(found, XmlPart):
        return found
    part = XmlPart(found.partname, found.content_type, parse_xml(found.blob), document.part.package)
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            relation._target = part  # noqa: SLF001 - python-docx has no other way to put a part in another's place
    return part


def _declare(settings: Element) -> None:
    """Say in the settings which notes are the separators; the schema has this before the compatibility rules."""
    if settings.find(qn("w:footnotePr")) is None:
        made = wml.el("w:footnotePr", *(wml.el("w:footnote", w_id=number) for _, number in _SEPARATORS))
        compat = settings.find(qn("w:compat"))
        settings.append(made) if compat is None else compat.addprevious(made)
