"""The model between the readers and cleaning: a manuscript of pages of lines.

A reader delivers sheets as its format has them (a text file: one, or one for each form feed; a
PDF: one for each page). Furniture turns sheets into pages with the numbers one would cite.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line.

    Attributes:
        text: its words and inline marks, without indentation and trailing blanks.
        indent: how many blanks stand before it.
        opens: whether it begins a list item, so that it never goes on the line before.
        quoted: whether the file's own markup sets it off as a quotation.
    """

    text: str
    indent: int = 0
    opens: bool = False
    quoted: bool = False

    @classmethod
    def read(cls, raw: str) -> "Line":
        """The line for a raw one, tabs counted as eight columns."""
        columns = raw.expandtabs(8).rstrip()
        text = columns.lstrip()
        return cls(text=text, indent=len(columns) - len(text))

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text

    def with_text(self, text: str) -> "Line":
        """The same line with other words; further indentation is counted."""
        inner = text.lstrip()
        return replace(self, text=inner.rstrip(), indent=self.indent + len(text) - len(inner))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page or sheet.

    Attributes:
        lines: what is printed on it.
        label: its number, as one would cite it; None when unknown.
        running_head: what its running head says of whose words it holds; empty for none.
    """

    lines: tuple[Line, ...]
    label: str | None = None
    running_head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A file's text as its reader delivers it.

    Attributes:
        markdown: whether asterisks, backslashes and number signs are markup.
    """

    pages: tuple[Page, ...]
    markdown: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in order."""
        return tuple(line for page in self.pages for line in page.lines)
