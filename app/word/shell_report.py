"""What an attorney is told about a shell: what keeps it from use, what to look at, and what it prints."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from app.errors import ExportError, TemplateProblem
from app.law.briefs import FrontPage
from app.law.findings import Finding, Severity
from app.word.shell import FIELDS, check_shell, fill_shell
from app.word.styles import HEADINGS, Style, StyleBook

_NAMED = re.compile(r"\b([a-z]\w*)\b")
_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_XML = re.compile(r"<[^>]*>")
_EXPECTED = {
    "title": "the paper's title",
    "case_number": "the case number",
    "plaintiff": "the plaintiff's name",
    "defendant": "the defendant's name",
    "signature": "the signature block",
    "counsel_block": "counsel's name and address",
}
_FULL = FrontPage(
    counsel_block=("Counsel",),
    court="Court",
    division="Division",
    plaintiff="Plaintiff",
    defendant="Defendant",
    plaintiff_role="Plaintiff",
    defendant_role="Defendant",
    case_number="1",
    title="Title",
    short_title="Title",
    hearing=(("Date:", "May 1"),),
    signature=("Signature",),
    dated="May 1",
)
_BARE = FrontPage(**{field.name: type(getattr(_FULL, field.name))() for field in fields(FrontPage)})
"""First pages with all that one may say, and with nothing: a shell must do for both."""


@dataclass(frozen=True, slots=True)
class ShellReport:
    """A shell checked.

    Attributes:
        findings: the blocking ones first; none that blocks means that the shell can be used.
        facts: what it is, a sentence each.
    """

    path: Path
    findings: tuple[Finding, ...]
    facts: tuple[str, ...]


def report_on_shell(path: Path) -> ShellReport:
    """Check a shell and describe it. A file that is no Word document has the finding that says so, and no facts."""
    findings = check_shell(path)
    findings = findings or tuple(_tried(path))
    if any(finding.code == "shell_unreadable" for finding in findings):
        return ShellReport(path, findings, ())
    document = docx.Document(str(path))
    book = StyleBook(document)
    named = _fields(path)
    advice = (*_unprinted(named), *_unnumbered_pages(path), *_off_the_lines(document, book), *_typed_labels(book))
    return ShellReport(path, (*findings, *advice), tuple(_facts(document, book, named)))


def _tried(path: Path) -> Iterator[Finding]:
    """What goes wrong when the shell is filled in, with all that a first page may say and with nothing."""
    for front in (_FULL, _BARE):
        try:
            fill_shell(path, front)
        except (TemplateProblem, ExportError) as error:
            said = f"The shell cannot be filled in: {error.message}"
            yield _advise("shell_filling", said, Severity.BLOCK)
            return


def _fields(path: Path) -> frozenset[str]:
    """The known fields that the shell names anywhere: body, headers, footers."""
    with zipfile.ZipFile(path) as package:
        parts = (package.read(name).decode(errors="replace") for name in package.namelist() if name.endswith(".xml"))
        tags = [tag for part in parts for tag in _TAGS.findall(_XML.sub("", part))]
    return frozenset(name for tag in tags for name in _NAMED.findall(tag) if name in FIELDS)


def _advise(code: str, message: str, severity: Severity = Severity.WARN) -> Finding:
    return Finding(code=code, severity=severity, message=message)


def _unprinted(fields: frozenset[str]) -> Iterator[Finding]:
    said = fields | {"counsel_block"} if "counsel_below" in fields else fields
    for name, words in _EXPECTED.items():
        if name not in said:
            yield _advise("shell_unprinted", f"The shell never prints {words}: put {{{{ {name} }}}} where it belongs.")


def _unnumbered_pages(path: Path) -> Iterator[Finding]:
    with zipfile.ZipFile(path) as package:
        edges = [name for name in package.namelist() if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)]
        if not any(re.search(rb"\bPAGE\b", package.read(name)) for name in edges):
            yield _advise("shell_page_number", "No header or footer prints the page number: insert a PAGE field.")


def _off_the_lines(document: Document, book: StyleBook) -> Iterator[Finding]:
    """Numbered paper whose text area is no whole number of lines lets the text drift from the numbers."""
    style = book.find_id(Style.BODY)
    if not book.is_numbered or style is None:
        return
    line = book.measure(style).line
    if line is None:
        yield _advise("shell_lines", "The paper has line numbers, but its Body Text has no exact line spacing.")
        return
    for section in document.sections[-1:]:
        room = (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)
        height = room / 12700
        if abs(height / line - round(height / line)) * line > 0.5:
            yield _advise(
                "shell_lines",
                f"The text area is {height:g} points high, which is no whole number of lines of {line:g} points: "
                "the text will drift from the line numbers. Set the bottom margin so that it is.",
            )


def _typed_labels(book: StyleBook) -> Iterator[Finding]:
    plain = [style for style in HEADINGS if (found := book.find_id(style)) and book.list_of(found) is None]
    if plain:
        yield _advise(
            "shell_numbers",
            f"Word does not number {', '.join(plain)} in this shell; Rejoinder types their numbers as words.",
            Severity.NOTE,
        )


def _facts(document: Document, book: StyleBook, fields: frozenset[str]) -> Iterator[str]:
    style = book.find_id(Style.BODY)
    if style is not None:
        measure = book.measure(style)
        spacing = f"exactly {measure.line:g} points" if measure.line else "as Word spaces it"
        numbers = "with numbered lines" if book.is_numbered else "without line numbers"
        yield f"Text of {measure.size:g} points, lines {spacing}, {numbers}."
    section = document.sections[-1]
    if section.page_width and section.page_height:
        yield f"Paper of {section.page_width.inches:g} by {section.page_height.inches:g} inches."
    yield f"Prints: {', '.join(sorted(fields)) or 'no field'}."
    unused = sorted(FIELDS - fields)
    if unused:
        yield f"Does not print: {', '.join(unused)}."
    if any("vanish" in style.xml for style in document.element.body.iter(qn("w:rPr"))):
        yield "Holds hidden text, which stays in every paper made from it."
