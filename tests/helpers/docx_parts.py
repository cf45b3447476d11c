"""Reads a written .docx part by part, and checks what validators miss: bookmarks, fields, ids."""

import re
import zipfile
from collections import Counter
from pathlib import Path

from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(path: Path, name: str = "word/document.xml") -> Element:
    """One part of a package as a tree."""
    with zipfile.ZipFile(path) as package:
        return parse_xml(package.read(name))


def parts(path: Path) -> dict[str, bytes]:
    """All parts of a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def paragraphs(path: Path) -> list[tuple[str, str]]:
    """Style id and words of every paragraph of the document, tables included."""
    return [(style_of(item), words_of(item)) for item in part(path).iter(f"{W}p")]


def style_of(paragraph: Element) -> str:
    """A paragraph's style id."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def words_of(element: Element) -> str:
    """The words that are printed, tabs included."""
    tags = {f"{W}t": lambda node: node.text or "", f"{W}tab": lambda _: "\t", f"{W}br": lambda _: "\n"}
    return "".join(
        tags[node.tag](node) for node in element.iter() if node.tag in tags and not node.attrib.get(f"{W}pos")
    )


def roots(path: Path) -> list[Element]:
    """The document and, where it has any, its footnotes: bookmarks and fields stand in both."""
    names = ("word/document.xml", "word/footnotes.xml")
    return [part(path, name) for name in names if name in parts(path)]


def notes(path: Path) -> dict[str, str]:
    """The words of each footnote by its id; fails unless each note is called once and each call has its note."""
    body, *rest = roots(path)
    found = {
        note.get(f"{W}id", ""): words_of(note).strip()
        for root in rest
        for note in root.iter(f"{W}footnote")
        if note.get(f"{W}type") is None
    }
    called = [call.get(f"{W}id", "") for call in body.iter(f"{W}footnoteReference")]
    assert called == list(found), "footnotes and their marks do not pair in order"
    return found


def field_codes(path: Path) -> list[str]:
    """The code of every field, in order; fails on fields that do not begin and end in turn."""
    return [code for root in roots(path) for code in _field_codes(root)]


def _field_codes(root: Element) -> list[str]:
    codes, depth, code = [], 0, ""
    for node in root.iter():
        if node.tag == f"{W}instrText":
            code += node.text or ""
        if node.tag != f"{W}fldChar":
            continue
        match node.get(f"{W}fldCharType"):
            case "begin":
                depth, code = depth + 1, ""
            case "separate":
                assert depth == 1, "a field is separated outside of a field"
            case "end":
                depth -= 1
                codes.append(code.strip())
        assert depth in {0, 1}, f"fields overlap near {code!r}"
    assert depth == 0, "a field is never closed"
    return codes


def bookmarks(path: Path) -> list[str]:
    """The names of all bookmarks; fails on ids used twice, names used twice, and ends without starts."""
    found = roots(path)
    starts = [(n.get(f"{W}id"), n.get(f"{W}name", "")) for root in found for n in root.iter(f"{W}bookmarkStart")]
    ends = [node.get(f"{W}id") for root in found for node in root.iter(f"{W}bookmarkEnd")]
    assert Counter(number for number, _ in starts) == Counter(ends)
    for values in ([number for number, _ in starts], [name for _, name in starts]):
        assert max(Counter(values).values(), default=1) == 1, "a bookmark's id or name is used twice"
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,39}", name) for _, name in starts)
    return [name for _, name in starts]
