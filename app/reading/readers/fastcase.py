"""The reader of Fastcase's XML, as the Caselaw Access Project received it: data, and the text as HTML inside."""

import re

from app.errors import EmptyFile, UnsupportedFormat
from app.law.authorities import ReporterCitation
from app.reading.captions import find_case_name
from app.reading.facts import Facts
from app.reading.marked import MarkedText, assemble
from app.reading.readers.events import Node, read_html, read_xml
from app.reading.readers.headings import read_court, read_date, read_dockets, read_person
from app.reading.readers.html import read_html_text
from app.reading.readers.numbering import in_order_of_use, read_citation
from app.reading.readers.pieces import Marked
from app.reading.readers.scribe import write_pieces
from app.reading.spelling import Spellings

_CASEBODY = re.compile(r"<(?:\w+:)?casebody\b", re.IGNORECASE)
_XHTML = re.compile(r"<html\b", re.IGNORECASE)
_TWICE_ESCAPED = re.compile(r"&amp;(#x?[0-9a-f]{1,6};)", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def read_xml_text(text: str, *, name: str) -> tuple[str | MarkedText, str]:
    """The text of an XML file, and the name of its format.

    Raises:
        UnsupportedFormat: it holds no opinion in a form that is known.
        EmptyFile: it holds a decision's data without its text.
        DamagedFile: it is not sound XML, or built to do harm.
    """
    root = read_xml(text, name=name)
    if root.name == "case" and root.find("casehtml"):
        return _read_case(root, name), "fastcase_xml"
    if root.name in {"casebody", "opinion"} or _CASEBODY.search(text[:4096]):
        return read_html_text(text, name=name)[0], "cap_xml"
    if root.name == "html" or _XHTML.search(text[:1024]):
        return read_html_text(text, name=name)
    raise UnsupportedFormat(
        name,
        "is an XML file, but of no kind that holds an opinion here.",
        hint="Save the opinion as plain text, PDF or HTML.",
    )


def _read_case(root: Node, name: str) -> MarkedText:
    head = write_pieces(read_html(_inner(root, "headerhtml"), name=name))
    body = write_pieces(read_html(_inner(root, "casehtml"), name=name))
    if not body.pieces:
        raise EmptyFile(name, "holds the decision's data, but not its text.", hint="Get the file with the opinion.")
    whole = Marked([*head.pieces, *body.pieces], body.sections, [*head.removed, *body.removed])
    return assemble(whole, _facts(root, whole))


def _inner(root: Node, name: str) -> str:
    node = root.find(name)
    return _TWICE_ESCAPED.sub(r"&\1", node.inner) if node else ""


def _facts(root: Node, whole: Marked) -> Facts:
    dockets = read_dockets(node.text for node in _children(root, "docketnumbers"))
    name = root.value("shortname")
    text = "\n".join(piece.text for piece in whole.pieces)
    case = find_case_name([name], Spellings(text, text)) if name else None
    official = _TAG.sub("", root.value("partyheader"))
    return Facts(
        name=name or None,
        short_name=case.short_name if case else None,
        official_name=official or None,
        citations=in_order_of_use(_citations(root)),
        court=read_court(root.value("jurisdiction", "courtname"), root.value("jurisdiction", "courtabbreviation")),
        decided=read_date(root.value("decisiondate")),
        dockets=dockets,
        author=read_person(root.value("author")),
    )


def _children(root: Node, name: str) -> tuple[Node, ...]:
    node = root.find(name)
    return node.children if node else ()


def _citations(root: Node) -> list[ReporterCitation]:
    printed = (
        f"{node.value('volume')} {node.value('reporter')} {node.value('page')}" for node in _children(root, "citations")
    )
    return [citation for text in printed if (citation := read_citation(text))]
