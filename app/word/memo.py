"""What a document remembers of its making, so that it can be read again after an attorney's edits.

For each citation its authority and pin, under its bookmark's name, with the words that were written; and a digest
of the text, which tells whether the tables' pages were counted for it. It is a custom part of the .docx, which Word
keeps and nobody prints; a PDF has nothing of it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from app.law.authorities import Authority, AuthorityKey, AuthorityKind, ReporterCitation
from app.law.briefs import CitationNode, NameNode, Piece, Written, WrittenBlock, WrittenBrief, WrittenNote
from app.law.dates import PartialDate

_SPACE = "urn:rejoinder:memo:1"
_PLACE = PackURI("/customXml/item1.xml")
_PROPERTIES_PLACE = PackURI("/customXml/itemProps1.xml")
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    b'ds:itemID="{5E1B6C0A-52A7-4F0D-9C7B-6F1E6A3D2B10}"><ds:schemaRefs>'
    b'<ds:schemaRef ds:uri="urn:rejoinder:memo:1"/></ds:schemaRefs></ds:datastoreItem>'
)
"""What Word wants to know of a custom part; the id is the same in every document."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One citation as it was written. Words that are the attorney's are not remembered: `text` is then empty."""

    node: CitationNode | NameNode
    text: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """What a document remembers.

    Attributes:
        citations: by the name of their bookmark.
        digest: of the text for which the tables' pages were counted; empty when they never were.
        passim_at, stars: how the tables were made.
        paragraphs: digests of the paragraphs as written; what the attorney typed is in others.
        typed: the authorities that only citations typed in Word name.
    """

    citations: Mapping[str, Remembered] = field(default_factory=dict)
    digest: str = ""
    passim_at: int | None = None
    stars: frozenset[str] = frozenset()
    paragraphs: frozenset[str] = frozenset()
    typed: tuple[Authority, ...] = ()


def citations_of(written: WrittenBrief) -> dict[str, Remembered]:
    """The citations of a brief as a document made from it remembers them."""
    pieces = ((piece, piece.node) for piece in iter_written(written))
    return {piece.anchor: Remembered(node, piece.text, piece.form) for piece, node in pieces if node is not None}


def iter_written(written: WrittenBrief) -> Iterator[Written]:
    """The written citations of a brief in order, those of its footnotes too."""
    for block in written.blocks:
        rows = ((block.pieces,),) if isinstance(block, WrittenBlock) else (block.header, *block.rows)
        for cell in (cell for row in rows for cell in row):
            yield from _of_pieces(cell)


def _of_pieces(pieces: Iterable[Piece]) -> Iterator[Written]:
    for piece in pieces:
        if isinstance(piece, Written):
            yield piece
        elif isinstance(piece, WrittenNote):
            yield from _of_pieces(piece.pieces)


def digest(texts: Iterable[str]) -> str:
    """A short digest of the words of paragraphs."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:32]


def paragraph_digest(text: str) -> str:
    """The digest of one paragraph, as short as will do to tell it from another."""
    return digest((text.strip(),))[:12]


def put_memo(document: Document, memo: Memo) -> None:
    """Let the document remember, in place of what it remembered before."""
    part = _find_part(document)
    blob = _written(memo).encode()
    if part is None:
        package = document.part.package
        part = Part(_PLACE, "application/xml", blob, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
        part.relate_to(Part(_PROPERTIES_PLACE, _PROPERTIES_TYPE, _PROPERTIES, package), _PROPERTIES_RELATION)
    part._blob = blob  # noqa: SLF001 - python-docx has no setter for the bytes of a plain part


def read_memo(document: Document) -> Memo | None:
    """What a document remembers; None for one that Rejoinder did not make, or that has lost its memory."""
    part = _find_part(document)
    if part is None:
        return None
    try:
        return _read(json.loads(parse_xml(part.blob).text or ""))
    except (SyntaxError, ValueError, KeyError, TypeError):
        return None


def _find_part(document: Document) -> Part | None:
    parts = (rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_XML)
    return next((part for part in parts if _SPACE.encode() in part.blob), None)


def _written(memo: Memo) -> str:
    citations = {anchor: _as_table(remembered) for anchor, remembered in memo.citations.items()}
    table = {
        "citations": citations,
        "digest": memo.digest,
        "passim_at": memo.passim_at,
        "stars": sorted(memo.stars),
        "paragraphs": sorted(memo.paragraphs),
        "typed": [_authority_table(authority) for authority in memo.typed],
    }
    text = json.dumps(table, ensure_ascii=True, sort_keys=True).replace("&", "\\u0026").replace("<", "\\u003c")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<memo xmlns="{_SPACE}">{text}</memo>'


def _as_table(remembered: Remembered) -> dict[str, object]:
    return {"text": remembered.text, "form": remembered.form, "node": _node_table(remembered.node)}


def _node_table(node: CitationNode | NameNode) -> dict[str, object]:
    """The fields of a node that say something; where it came from is the draft's affair."""
    kind = "citation" if isinstance(node, CitationNode) else "name"
    values = {one.name: getattr(node, one.name) for one in fields(node) if one.name != "origin"}
    said = {name: value for name, value in values.items() if value not in (None, "", ())}
    return {"kind": kind, **{name: _value(value) for name, value in said.items()}}


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return _node_table(value) if isinstance(value, CitationNode | NameNode) else value


def _read(table: dict[str, Any]) -> Memo:
    return Memo(
        citations={anchor: _remembered(entry) for anchor, entry in table["citations"].items()},
        digest=str(table["digest"]),
        passim_at=table["passim_at"],
        stars=frozenset(table["stars"]),
        paragraphs=frozenset(table["paragraphs"]),
        typed=tuple(_authority(entry) for entry in table["typed"]),
    )


def _authority_table(authority: Authority) -> dict[str, object]:
    return {
        "key": authority.key,
        "kind": authority.kind.value,
        "name": authority.name,
        "citations": [[cite.volume, cite.reporter, cite.page] for cite in authority.citations],
        "court": authority.court,
        "year": authority.decided.year if authority.decided else None,
    }


def _authority(entry: dict[str, Any]) -> Authority:
    return Authority(
        key=AuthorityKey(entry["key"]),
        kind=AuthorityKind(entry["kind"]),
        name=entry["name"],
        citations=tuple(ReporterCitation(*cite) for cite in entry["citations"]),
        court=entry["court"],
        decided=PartialDate(entry["year"]) if entry["year"] else None,
    )


def _remembered(entry: dict[str, Any]) -> Remembered:
    return Remembered(_node(entry["node"]), str(entry["text"]), str(entry["form"]))


def _node(table: dict[str, Any]) -> CitationNode | NameNode:
    values: dict[str, Any] = {name: _read_value(value) for name, value in table.items() if name != "kind"}
    return CitationNode(**values) if table["kind"] == "citation" else NameNode(**values)


def _read_value(value: object) -> object:
    if isinstance(value, list):
        return tuple(_read_value(item) for item in value)
    return _node(value) if isinstance(value, dict) else value
