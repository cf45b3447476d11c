"""The lines of a document's tables of contents and of authorities, as Word itself marks them: the results of TOC and TOA fields."""

import re
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.errors import DamagedFile

_TABLE = re.compile(r"\s*(?:TOC|TOA)\b")


def read_table_lines(path: Path) -> tuple[str, ...]:
    """The lines of all tables in a .docx of anyone, in order, with a tab before the pages.

    Raises:
        DamagedFile: when it is no Word document.
    """
    try:
        body = docx.Document(str(path)).element.body
    except (OSError, PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise DamagedFile(path, "this is not a Word document (.docx) that can be opened.") from error
    return tuple(line for line in _lines(body) if line.strip())


def _lines(body: Element) -> Iterator[str]:
    """The paragraphs that a table's field reaches into: it begins inside the first and ends inside the last."""
    fields: list[str] = []
    for paragraph in body.iter(qn("w:p")):
        inside = any(map(_TABLE.match, fields))
        for node in paragraph.iter(qn("w:fldChar"), qn("w:instrText")):
            _follow(node, fields)
            inside = inside or any(map(_TABLE.match, fields))
        if inside:
            yield "".join("\t" if node.tag == qn("w:tab") else node.text or "" for node in _words(paragraph))


def _follow(node: Element, fields: list[str]) -> None:
    """Keep the codes of the open fields, the innermost last; an end without a beginning counts for nothing."""
    if node.tag == qn("w:instrText"):
        if fields:
            fields[-1] += node.text or ""
    elif node.get(qn("w:fldCharType")) == "begin":
        fields.append("")
    elif node.get(qn("w:fldCharType")) == "end" and fields:
        fields.pop()


def _words(paragraph: Element) -> Iterator[Element]:
    return (node for node in paragraph.iter(qn("w:t"), qn("w:tab")) if node.getparent().tag == qn("w:r"))
