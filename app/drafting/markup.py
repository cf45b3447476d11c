"""Editable text: a block's words as the attorney may change them, with its nodes as strict markers.

    The agents came in. *See* [[cite:lalonde|pin=955|signal=see also]] [[record:fac|FAC ¶ 51.]]

`*italic*`, `**bold**`, a backslash before a mark that is meant as itself. A marker is `[[kind:what|name=value]]`:

- `[[cite:KEY|pin=955|signal=see]]`  a citation of an authority, written out in its place's form;
- `[[name:KEY]]`                     a case named in a sentence;
- `[[record:PAPER|text=FAC ¶ 51.]]`  a place in the record;
- `[[gap:PIN REQUIRED|reason=…]]`    a placeholder, which prints in brackets;
- `[[note:words]]`                   a footnote, whose words may hold markers too.

The values are the fields of the nodes of `law.briefs`, whatever they come to hold. What is not such a
marker is refused with its place: nothing is guessed, and nothing is dropped.
"""

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.drafting.blocks import tidy
from app.errors import AppError
from app.law.briefs import AnyBlock, Block, CitationNode, Inline, NameNode, NoteNode, Placeholder, RecordNode, TextRun

_KINDS: dict[str, tuple[type[CitationNode | NameNode | RecordNode | Placeholder], str]] = {
    "cite": (CitationNode, "authority"),
    "name": (NameNode, "authority"),
    "record": (RecordNode, "paper"),
    "gap": (Placeholder, "text"),
}
_NAMES = {kind: name for name, (kind, _) in _KINDS.items()}
_NOTE = "note"
_CITATIONS = tuple[CitationNode, ...]
_TO_ESCAPE = re.compile(r"([\\*\[\]|])")
_FLAGS = {"yes": True, "no": False}
_TOKEN = re.compile(r"\\(?P<escaped>.)|\[\[(?P<kind>\w*):?|(?P<close>\]\])|(?P<stars>\*{1,3})", re.DOTALL)
_VALUE = r"(?:\\.|[^\\|\[\]]|\[(?!\[)|\](?!\]))*"
_HEAD = re.compile(rf"(?P<what>{_VALUE})(?P<rest>(?:\|{_VALUE})*)\]\]", re.DOTALL)
_PART = re.compile(r"\|((?:\\.|[^\\|])*)", re.DOTALL)
_BRACKETED = re.compile(r"\[[^\[\]\s]([^\[\]]*[^\[\]\s])?\]")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class MarkupProblem(AppError):
    """Editable text that says something which cannot be read; the message shows the place."""

    def __init__(self, text: str, place: int, message: str) -> None:
        near = " ".join(text[max(0, place - 20) : place + 30].split())
        super().__init__(f"{message} (near “{near}”).", hint="See the markup of editable text in docs/drafting.md.")
        self.place = place


# -- a block as text


def to_text(block: AnyBlock) -> str:
    """The editable text of a block; a table's cells one after the other, to be compared and not edited."""
    if isinstance(block, Block):
        return inlines_to_text(block.inlines)
    return "\n".join(" | ".join(inlines_to_text(cell) for cell in row) for row in (block.header, *block.rows))


def inlines_to_text(inlines: Sequence[Inline]) -> str:
    """Inline nodes as editable text; runs of one type face are one."""
    return "".join(_write(inline) for inline in _joined(inlines))


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    last: TextRun | None = None
    for inline in inlines:
        if isinstance(inline, TextRun):
            same = last is not None and (last.italic, last.bold) == (inline.italic, inline.bold)
            if last is not None and not same:
                yield last
            last = replace(inline, text=last.text + inline.text) if last is not None and same else inline
            continue
        if last is not None:
            yield last
            last = None
        yield inline
    if last is not None:
        yield last


def _write(inline: Inline) -> str:
    if isinstance(inline, TextRun):
        stars = "*" * (inline.italic + 2 * inline.bold)
        return f"{stars}{_escape(inline.text)}{stars}"
    if isinstance(inline, NoteNode):
        return f"[[{_NOTE}:{inlines_to_text(inline.inlines)}]]"
    name = _NAMES[type(inline)]
    _, first = _KINDS[name]
    options = "".join(f"|{_escape(option)}" for option in _options(inline, first))
    return f"[[{name}:{_escape(_shown(name, getattr(inline, first)))}{options}]]"


def _escape(text: str) -> str:
    return _TO_ESCAPE.sub(r"\\\1", text)


def _shown(name: str, value: str) -> str:
    """A placeholder's brackets are its marker's."""
    return value[1:-1] if name == "gap" and _BRACKETED.fullmatch(value) else value


def _options(node: CitationNode | NameNode | RecordNode | Placeholder, first: str) -> Iterator[str]:
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        if field.name in {first, "origin"} or value == field.default:
            continue
        for item in value if isinstance(value, tuple) else (value,):
            yield f"{field.name}={_value(item)}"


def _value(item: object) -> str:
    """A field's value; a citation within a citation is its own marker."""
    match item:
        case bool():
            return "yes" if item else "no"
        case CitationNode():
            return _write(item)
        case _:
            return str(item)


def plain_words(text: str, name_of: Callable[[str], str] = str) -> str:
    """Editable text as plain words, for a message: what is cited by its short name. What cannot be read stays as it is."""
    try:
        inlines = from_text(text)
    except MarkupProblem:
        return text
    return "".join(_said(inline, name_of) for inline in inlines)


def _said(inline: Inline, name_of: Callable[[str], str]) -> str:
    match inline:
        case CitationNode() | NameNode():
            return name_of(inline.authority)
        case NoteNode():
            return ""
        case _:
            return inline.text


# -- text as inline nodes


def split_paragraphs(text: str) -> list[str]:
    """Editable text cut at its blank lines."""
    return [part.strip() for part in _PARAGRAPHS.split(text.strip()) if part.strip()]


def from_text(text: str) -> tuple[Inline, ...]:
    """The inline nodes of one paragraph of editable text.

    Raises:
        MarkupProblem: a marker cannot be read, or emphasis does not end.
    """
    reader = _Reader(text)
    inlines = reader.read(0, inside_note=False)
    return tidy(inlines)


@dataclass(slots=True)
class _Reader:
    """Reads editable text from left to right."""

    text: str
    place: int = 0

    def read(self, start: int, *, inside_note: bool) -> list[Inline]:
        self.place = start
        found: list[Inline] = []
        words, italic, bold, opened = "", False, False, 0

        def run() -> None:
            nonlocal words
            if words:
                found.append(TextRun(text=words, italic=italic, bold=bold))
                words = ""

        while (match := _TOKEN.search(self.text, self.place)) is not None:
            words += self.text[self.place : match.start()]
            self.place = match.end()
            if match["escaped"] is not None:
                words += match["escaped"]
            elif match["stars"]:
                run()
                opened = opened if italic or bold else match.start()
                italic ^= len(match["stars"]) != 2
                bold ^= len(match["stars"]) >= 2
            elif match["close"]:
                if not inside_note:
                    raise MarkupProblem(self.text, match.start(), "Nothing is closed by “]]”")
                break
            else:
                run()
                found.append(self._marker(match))
        else:
            words += self.text[self.place :]
            if inside_note:
                raise MarkupProblem(self.text, start, "This footnote is not closed by “]]”")
        run()
        if italic or bold:
            raise MarkupProblem(self.text, opened, "This emphasis does not end")
        return found

    def _marker(self, opening: re.Match[str]) -> Inline:
        kind, start = opening["kind"], opening.start()
        if kind == _NOTE:
            inner = tidy(self.read(opening.end(), inside_note=True))
            if any(isinstance(inline, NoteNode) for inline in inner):
                raise MarkupProblem(self.text, start, "A footnote holds no footnotes")
            return NoteNode(inlines=inner)
        head = _HEAD.match(self.text, opening.end())
        if kind not in _KINDS or head is None or not opening.group().endswith(":"):
            raise MarkupProblem(self.text, start, f"There is no such marker; known: {', '.join((*_KINDS, _NOTE))}")
        self.place = head.end()
        return self._node(kind, head, start)

    def _node(self, name: str, head: re.Match[str], start: int) -> Inline:
        kind, first = _KINDS[name]
        what = _unescape(head["what"]).strip()
        if not what:
            raise MarkupProblem(self.text, start, f"A “{name}” marker says what it means: [[{name}:…]]")
        values: dict[str, object] = {first: f"[{what}]" if name == "gap" and not what.startswith("[") else what}
        for part in _PART.findall(head["rest"]):
            self._take(kind, values, _unescape(part), start, first)
        try:
            return kind(**values)  # type: ignore[arg-type]  # the fields are checked as they are read
        except TypeError as error:
            missing = ", ".join(re.findall(r"'(\w+)'", str(error)))
            raise MarkupProblem(self.text, start, f"A “{name}” marker needs {missing}=…") from error

    def _take(self, kind: type, values: dict[str, object], part: str, start: int, first: str) -> None:
        field, equals, value = part.partition("=")
        field = field.strip()
        known = [name for name in _types_of(kind) if name not in {first, "origin"}]
        if field not in known or not equals:
            raise MarkupProblem(self.text, start, f"“{part}” is not of the form name=value; known: {', '.join(known)}")
        hint = _types_of(kind)[field]
        if typing.get_origin(hint) is tuple:
            item = self._nested(value, start) if hint == _CITATIONS else value
            values[field] = (*typing.cast("tuple[object, ...]", values.get(field, ())), item)
            return
        if field in values:
            raise MarkupProblem(self.text, start, f"“{field}” stands twice")
        if hint is bool and value not in _FLAGS:
            raise MarkupProblem(self.text, start, f"“{field}” is yes or no")
        values[field] = _FLAGS[value] if hint is bool else value

    def _nested(self, value: str, start: int) -> CitationNode:
        """A citation within a citation's marker, which stands there as a marker of its own."""
        inner = from_text(value)
        if len(inner) != 1 or not isinstance(inner[0], CitationNode):
            raise MarkupProblem(self.text, start, "What is quoted or cited in turn is one [[cite:…]] marker")
        return inner[0]


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


@cache
def _types_of(kind: type) -> dict[str, object]:
    """The fields of a node that a marker can hold: text, flags, lists of text, and citations within it."""
    hints = typing.get_type_hints(kind)
    held = {str, bool, tuple[str, ...], _CITATIONS}
    return {name: _plain(hint) for name, hint in hints.items() if _plain(hint) in held}


def _plain(hint: object) -> object:
    """`str | None` counts as text."""
    if isinstance(hint, types.UnionType):
        return next((one for one in typing.get_args(hint) if one is not type(None)), hint)
    return hint
