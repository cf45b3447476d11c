"""Shells: the court's paper as Word files that an attorney edits. Finds, checks and fills them.

A shell may hold plain fields, loops and conditions over the known names and nothing else: whatever
could compute is refused before rendering, because a shell may come from someone else's machine.
"""

import copy
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docxtpl import DocxTemplate
from docxtpl.template import TemplateError

from app.errors import ExportError, MissingFile, TemplateProblem
from app.law.briefs import FrontPage
from app.law.findings import Finding, Severity
from app.paths import layered
from app.word import wml
from app.word.grid import fit_rows
from app.word.styles import TIGHT_GAP, Style, StyleBook

BODY_MARK = "[[BODY]]"

_UNREADABLE = (OSError, PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError)
"""What python-docx raises over files that are no Word documents; lxml's errors are SyntaxErrors."""

FIELDS = frozenset(
    {
        "counsel_below",
        "counsel_block",
        "court",
        "plaintiff",
        "plaintiff_role",
        "defendant",
        "defendant_role",
        "case_number",
        "title",
        "short_title",
        "hearing",
        "signature",
        "dated",
    }
)
"""What a shell may print. `counsel_block`, `counsel_below` (what of it the signature does not say), `court` and `signature` are lines, `hearing` items with `label` and `value`."""

_XML_TAG = re.compile(r"<[^>]*>")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FIELD = re.compile(r"\{\{-?\s*(?P<name>[a-z]\w*)(?:\.(?:label|value))?\s*-?\}\}")
_LOOP = re.compile(r"\{%(?:p|tr|tc|r)?-?\s*for\s+(?P<own>[a-z]\w*)\s+in\s+(?P<name>[a-z]\w*)\s*-?%\}")
_TEST = re.compile(r"\{%(?:p|tr|tc|r)?-?\s*if\s+(?:not\s+)?(?P<name>[a-z]\w*)\s*-?%\}")
_CLOSE = re.compile(r"\{%(?:p|tr|tc|r)?-?\s*(?:endfor|endif|else)\s*-?%\}")
_GAP = re.compile(r"(\[(?!PROPOSED\])[A-Z][A-Z0-9 .,:/'’#&-]*\])")
"""A gap that the matter left on the first page: capitals in brackets."""


def find_shell(name: str) -> Path:
    """The shell of that name, the user's before the shipped one."""
    if Path(name).name != name:
        raise MissingFile(name, "is not the name of a shell.")
    for folder in layered("templates", "shells"):
        path = folder / f"{name}.docx"
        if path.is_file():
            return path
    raise MissingFile(f"{name}.docx", "no such Word shell.", hint="Look in the folder templates/shells.")


def check_shell(path: Path) -> tuple[Finding, ...]:
    """What keeps a shell from being filled, in plain words; empty when it is sound."""
    try:
        document = docx.Document(str(path))
        texts = tuple(_texts_of(path))
    except _UNREADABLE:
        return (_finding("shell_unreadable", "This is not a Word document (.docx) that can be opened."),)
    return (*_check_body_mark(document), *_check_styles(document), *_check_tags(texts))


def _finding(code: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.BLOCK, message=message)


def _texts_of(path: Path) -> Iterator[str]:
    """Of every part that is XML, whatever its name: its words joined as docxtpl joins them, then tags and comments."""
    with zipfile.ZipFile(path) as package:
        for name in sorted(package.namelist()):
            xml = _find_xml(package.read(name))
            yield _XML_TAG.sub("", xml)
            yield from (tag for tag in _XML_TAG.findall(xml) if "{" in tag)


def _find_xml(part: bytes) -> str:
    """A part as XML, entities resolved; empty for a picture or whatever else is not XML."""
    try:
        return serialize_part_xml(parse_xml(part)).decode()
    except SyntaxError:
        return ""


def _check_body_mark(document: Document) -> Iterator[Finding]:
    body = document.element.body
    marks = "".join(node.text or "" for node in body.iter(qn("w:t"))).count(BODY_MARK)
    if marks != 1:
        yield _finding(
            "shell_body", f"The shell must hold one paragraph {BODY_MARK}, where the brief goes; it holds {marks}."
        )
    elif _find_body_mark(document) is None:
        yield _finding(
            "shell_body", f"{BODY_MARK} must be a paragraph of its own, outside any table or text box, in the shell."
        )


def _find_body_mark(document: Document) -> Element | None:
    marks = (item for item in document.paragraphs if item.text.strip() == BODY_MARK)
    return next((mark._p for mark in marks), None)  # noqa: SLF001 - python-docx names its elements so


def _check_styles(document: Document) -> Iterator[Finding]:
    for style in StyleBook(document).missing():
        yield _finding("shell_style", f"The shell lacks the style “{style}”; copy it from a shipped shell.")


def _check_tags(texts: tuple[str, ...]) -> Iterator[Finding]:
    tags = [tag for text in texts for tag in _TAG.findall(text)]
    own = {match["own"] for tag in tags if (match := _LOOP.fullmatch(tag))}
    for tag in dict.fromkeys(tags):
        match = _FIELD.fullmatch(tag) or _LOOP.fullmatch(tag) or _TEST.fullmatch(tag)
        if match is None and not _CLOSE.fullmatch(tag):
            yield _finding("shell_tag", f"“{tag}” is not something a shell may say: use fields, for, if.")
        elif match is not None and match["name"] not in FIELDS | own:
            known = ", ".join(sorted(FIELDS))
            yield _finding("shell_field", f"“{match['name']}” is not a field of the first page. Known: {known}.")


@dataclass(frozen=True, slots=True)
class FilledShell:
    """A shell with the first page filled in: the document, and the paragraph that the body takes the place of."""

    document: Document
    body_mark: Element
    book: StyleBook


def fill_shell(path: Path, front: FrontPage) -> FilledShell:
    """Fill in the first page, the footer and the signature block. Raises `TemplateProblem` for an unsound shell."""
    findings = check_shell(path)
    if findings:
        raise TemplateProblem(
            path.name, None, findings[0].message, hint=f"Correct it in Word: {path}" if len(findings) == 1 else ""
        )
    document = _render(path, front)
    mark = _find_body_mark(document)
    if mark is None:
        raise TemplateProblem(path.name, None, f"The paragraph {BODY_MARK} stands inside a condition or loop.")
    book = StyleBook(document)
    _mark_gaps(document, book)
    for table in document.element.body.iterchildren(qn("w:tbl")):
        fit_rows(table, book)
    return FilledShell(document, mark, book)


def _render(path: Path, front: FrontPage) -> Document:
    template = DocxTemplate(path)
    filled = io.BytesIO()
    try:
        template.render(_context(front), autoescape=True)
        template.save(filled)
        return docx.Document(filled)
    except TemplateError as error:
        said = str(error).partition(".")[0].lower()
        raise TemplateProblem(
            path.name, None, f"A for or an if has no end, or an end no beginning ({said})."
        ) from error
    except _UNREADABLE as error:
        raise ExportError(path, "The shell could not be filled in.", hint="Check it in Word.") from error


def _context(front: FrontPage) -> dict[str, object]:
    return {
        "counsel_block": [_clean(line) for line in front.counsel_block],
        "counsel_below": [_clean(line) for line in front.counsel_block if line not in front.signature],
        "court": [_clean(line) for line in f"{front.court}\n{front.division}".splitlines() if line.strip()],
        "plaintiff": _clean(front.plaintiff),
        "plaintiff_role": _clean(front.plaintiff_role),
        "defendant": _clean(front.defendant),
        "defendant_role": _clean(front.defendant_role),
        "case_number": _clean(front.case_number),
        "title": _clean(front.title),
        "short_title": _clean(front.short_title),
        "hearing": [{"label": _clean(label), "value": _clean(value)} for label, value in front.hearing],
        "signature": [_clean(line) for line in front.signature],
        "dated": _clean(front.dated),
    }


def _clean(text: str) -> str:
    """Words for one line, without characters that XML forbids."""
    return wml.clean(" ".join(text.split()))


def _mark_gaps(document: Document, book: StyleBook) -> None:
    for part in (document.element.body, *(section.footer._element for section in document.sections)):  # noqa: SLF001
        for run in [run for run in part.iter(qn("w:r")) if _has_gap(run)]:
            _mark_gap(run, _gap_style(run, book))


def _has_gap(run: Element) -> bool:
    return any(_GAP.search(text.text or "") for text in run.iter(qn("w:t")))


def _gap_style(run: Element, book: StyleBook) -> str:
    """The placeholder's style; on lines that stand closer than the body's, that of such lines where the shell has it."""
    usual = book.id_of(Style.PLACEHOLDER)
    style = run.find(f"../{qn('w:pPr')}/{qn('w:pStyle')}")
    line = book.measure(str(style.get(qn("w:val")))).line if style is not None else None
    body = book.measure(book.id_of(Style.BODY)).line
    is_tight = line is not None and body is not None and line < body
    return (book.find_id(TIGHT_GAP) or usual) if is_tight else usual


def _mark_gap(run: Element, style: str) -> None:
    """Replace a run by runs of which those that hold bracketed words have the placeholder's style."""
    face = run.find(qn("w:rPr"))
    for child in [child for child in run if child is not face]:
        for piece, piece_style in _pieces(child, style):
            plain = [copy.deepcopy(face)] if face is not None and not piece_style else []
            wrapper = wml.el("w:r", *plain, piece)
            if piece_style:
                wrapper.insert(0, wml.el("w:rPr", wml.el("w:rStyle", w_val=piece_style)))
            run.addprevious(wrapper)
    run.getparent().remove(run)


def _pieces(child: Element, style: str) -> Iterator[tuple[Element, str]]:
    if child.tag != qn("w:t"):
        yield child, ""
        return
    for words in filter(None, _GAP.split(child.text or "")):
        yield wml.el("w:t", text=words), style if _GAP.fullmatch(words) else ""
