"""Marks that carry sources and nodes through Jinja and Markdown, which know only text.

A mark is a private-use character, a number, and another: no data may hold such characters, so none
can be forged by a client's text. The ledger remembers what each number stands for.
"""

import re
from dataclasses import dataclass, field

from app.law.briefs import CitationNode, NameNode, Origin, OriginKind, Placeholder, RecordNode, TextRun

NODE_OPEN, NODE_CLOSE = "\ue000", "\ue001"
SOURCE_OPEN, SOURCE_CLOSE, SOURCE_END = "\ue002", "\ue003", "\ue004"
LINE_OPEN, LINE_CLOSE = "\ue005", "\ue006"
ABOUT_OPEN, ABOUT_CLOSE = "\ue007", "\ue008"
MARK = re.compile("\ue000(\\d+)\ue001|\ue002(\\d+)\ue003|(\ue004)|\ue005(\\d+)\ue006|\ue007(\\d+)\ue008")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&#|~])")
_SPACES = re.compile(r"\s+")
_LIST_START = re.compile(r"^(\s*\d+)([.)])(?=\s)|^(\s*)([-+])(?=\s)")

Node = CitationNode | NameNode | RecordNode | Placeholder


class Marked(str):
    """Text that may carry marks and Markdown: made here or by a template, never from data."""

    __slots__ = ()


def escape(text: str) -> Marked:
    """Data made safe for a Markdown paragraph: no marks, no markup, no line breaks; a space at its ends stays."""
    flat = _SPACES.sub(" ", _PRIVATE.sub("", text))
    safe = _MARKDOWN.sub(r"\\\1", flat)
    return Marked(_LIST_START.sub(lambda m: f"{m.group(1) or m.group(3)}\\{m.group(2) or m.group(4)}", safe))


@dataclass(slots=True)
class Ledger:
    """What the marks of one brief stand for."""

    nodes: list[Node] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)

    def node(self, node: Node) -> Marked:
        """A mark for an inline node."""
        self.nodes.append(node)
        return Marked(f"{NODE_OPEN}{len(self.nodes) - 1}{NODE_CLOSE}")

    def gap(self, text: str, reason: str) -> Marked:
        """A mark for a visible placeholder."""
        return self.node(Placeholder(text=text, reason=reason, origin=Origin(OriginKind.COMPUTED, "gap")))

    def sourced(self, text: str, origin: Origin) -> Marked:
        """Data, escaped, that knows where it comes from."""
        return self.around(escape(text), origin)

    def about(self, subject: str) -> Marked:
        """A mark, as a paragraph of its own, that what follows is about a count or issue ("1:doorway")."""
        self.subjects.append(subject)
        return Marked(f"{ABOUT_OPEN}{len(self.subjects) - 1}{ABOUT_CLOSE}\n\n")

    def around(self, text: Marked, origin: Origin) -> Marked:
        """Marked text that knows where it comes from."""
        self.origins.append(origin)
        return Marked(f"{SOURCE_OPEN}{len(self.origins) - 1}{SOURCE_CLOSE}{text}{SOURCE_END}")


@dataclass(slots=True)
class MarkReader:
    """Turns marked text back into inline nodes, with the origin of every run.

    Attributes:
        subject: the count or issue that the text is about; empty for neither.
        opened: the template line with which the present block began; `begin` starts a block.
    """

    ledger: Ledger
    lines: list[str]
    line: Origin | None = None
    stack: list[Origin] = field(default_factory=list)
    subject: str = ""
    opened: Origin | None = None

    def begin(self) -> None:
        """Note that a block begins."""
        self.opened = None

    def read(self, text: str, *, italic: bool, bold: bool) -> list[TextRun | Node]:
        """The nodes of one stretch of text in one type face."""
        inlines: list[TextRun | Node] = []
        place = 0
        for match in MARK.finditer(text):
            self._add(inlines, text[place : match.start()], italic=italic, bold=bold)
            self._take(inlines, match)
            place = match.end()
        self._add(inlines, text[place:], italic=italic, bold=bold)
        return inlines

    def _add(self, inlines: list[TextRun | Node], words: str, *, italic: bool, bold: bool) -> None:
        if words:
            origin = self.stack[-1] if self.stack else self.line
            inlines.append(TextRun(text=words, italic=italic, bold=bold, origin=origin))

    def _take(self, inlines: list[TextRun | Node], match: re.Match[str]) -> None:
        node, source, ended, line, about = match.groups()
        if node is not None:
            inlines.append(self.ledger.nodes[int(node)])
        elif source is not None:
            self.stack.append(self.ledger.origins[int(source)])
        elif ended is not None and self.stack:
            self.stack.pop()
        elif line is not None:
            self.line = Origin(OriginKind.TEMPLATE, self.lines[int(line)])
            self.opened = self.opened or self.line
        elif about is not None:
            self.subject = self.ledger.subjects[int(about)]
