"""The reader of Rich Text Format (Microsoft's RTF specification 1.9.1): text, emphasis, headings, footnotes.

Pictures, headers, comments, fields' instructions and deleted text are left out; fields' results,
text boxes and list numbers stay. A group that the reader does not know is skipped when the file
marks it as one that may be (backslash, asterisk).
"""

import codecs
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.errors import DamagedFile
from app.reading.pages import Manuscript
from app.reading.readers.rich import LINE_BREAK, RichNote, RichParagraph, Run, compose

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<value>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|.",
    re.DOTALL,
)
_DEEPEST = 2000
_SET_IN = 432  # twips: three tenths of an inch
_CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_SYMBOLS = {
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emdash": "—", "endash": "–", "bullet": "•",
    "tab": "\t", "line": LINE_BREAK, "emspace": " ", "enspace": " ", "qmspace": " ", "nestcell": "\t",
}  # fmt: skip
_SIGNS = {"~": " ", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
_ENDS_PARAGRAPH = {"par", "cell", "row", "sect", "page", "nestrow"}
_SKIPPED = {
    "colortbl", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "xe", "tc", "rxe", "fldinst", "annotation", "atnid", "atnauthor", "sp",
    "nonshppict", "shprslt", "listtable", "listoverridetable", "revtbl", "filetbl", "objdata", "bkmkstart", "bkmkend",
}  # fmt: skip
_KNOWN = {"shpinst", "shptxt", "ud", "footnote"}
_BODY, _SKIP, _FONTS, _STYLES = "body", "skip", "fonts", "styles"


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and leaves behind when it ends."""

    target: str = _BODY
    italic: bool = False
    bold: bool = False
    hidden: bool = False
    raised: bool = False
    codec: str = ""
    fallback: int = 1
    note: int = 0


@dataclass(slots=True)
class _Story:
    """The body, or one note: its paragraphs and the one being written."""

    paragraphs: list[RichParagraph] = field(default_factory=list)
    current: RichParagraph = field(default_factory=RichParagraph)

    def end_paragraph(self) -> None:
        self.paragraphs.append(self.current)
        self.current = RichParagraph(heading=self.current.heading, set_in=self.current.set_in)


class _Reader:
    """Walks the tokens once."""

    def __init__(self) -> None:
        self.state = _State()
        self.stack: list[_State] = []
        self.stories = [_Story()]
        self.custom: set[int] = set()
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._style = 0
        self._headings: set[int] = set()
        self._name = ""
        self._bytes = bytearray()
        self._to_skip = 0
        self._may_skip = False
        self._numbered_call = False
        self._indents = [0, 0]

    def read(self, text: str) -> None:
        """Take in the whole file."""
        position = 0
        while token := _TOKEN.match(text, position):
            position = token.end()
            if token["word"] == "bin":
                position += max(0, int(token["value"] or 0))
            elif self._take(token) is False:
                break
        self._flush()
        for story in self.stories:
            story.end_paragraph()

    def _take(self, token: re.Match[str]) -> bool:
        if token["hex"]:
            self._take_byte(int(token["hex"], 16))
            return True
        if token["text"] is None:
            self._flush()
        match token.lastgroup:
            case "brace":
                return self._brace(token["brace"])
            case "word" | "value":
                self._word(token["word"].lower(), int(token["value"]) if token["value"] else None)
            case "sign":
                self._sign(token["sign"])
            case "text":
                for byte in token["text"].encode("latin-1"):
                    self._take_byte(byte)
            case _:
                pass  # line ends and stray signs between the words of RTF
        return True

    def _brace(self, brace: str) -> bool:
        if brace == "{":
            self.stack.append(self.state)
            return len(self.stack) <= _DEEPEST
        if self.state.target == _STYLES:
            self._learn_style()
        if not self.stack:
            return False
        self.state = self.stack.pop()
        return bool(self.stack)

    def _learn_style(self) -> None:
        if self._name.strip().lower().startswith(("heading", "title")):
            self._headings.add(self._style)
        self._name = ""

    def _take_byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(byte)

    def _flush(self) -> None:
        if self._bytes:
            written = bytes(self._bytes).decode(self.state.codec or self._codec, errors="replace")
            self._bytes.clear()
            self._write(written)

    def _write(self, text: str) -> None:
        state = self.state
        if state.target == _STYLES:
            self._name += text
        if state.target != _BODY or state.hidden:
            return
        runs = self._story.current.runs
        number = text.strip()
        if state.raised and number.isascii() and number.isdigit():
            runs.append(Run(call=number))
        else:
            runs.append(Run(text, state.italic, state.bold))

    @property
    def _story(self) -> _Story:
        return self.stories[self.state.note]

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._may_skip = True
        elif sign in "\r\n":
            self._end_paragraph()
        else:
            self._write(_SIGNS.get(sign, ""))

    def _end_paragraph(self) -> None:
        if self.state.target == _BODY:
            self._story.end_paragraph()

    def _word(self, word: str, value: int | None) -> None:
        may_skip, self._may_skip = self._may_skip, False
        if word in _SKIPPED or (may_skip and word not in _KNOWN):
            self.state = replace(self.state, target=_SKIP)
        elif word in _SYMBOLS:
            self._write(_SYMBOLS[word])
        elif word in _ENDS_PARAGRAPH:
            self._end_paragraph()
        elif word == "u" and value is not None:
            self._unicode(value)
        elif not self._look(word, on=value != 0):
            self._structure(word, value or 0)

    def _unicode(self, value: int) -> None:
        self._write_unit(value % 0x10000)
        self._to_skip = self.state.fallback

    def _write_unit(self, unit: int) -> None:
        """One UTF-16 unit; the second of a pair joins the first, which was kept as it came."""
        runs = self._story.current.runs
        if 0xDC00 <= unit < 0xE000 and runs and "\ud800" <= runs[-1].text[-1:] < "\udc00":
            high = ord(runs[-1].text[-1])
            runs[-1] = replace(runs[-1], text=runs[-1].text[:-1])
            self._write(chr(0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00))
        else:
            self._write(chr(unit))

    def _look(self, word: str, *, on: bool) -> bool:
        """Whether the word changes how characters look; if so, the change is made."""
        state = self.state
        match word:
            case "i":
                self.state = replace(state, italic=on)
            case "b":
                self.state = replace(state, bold=on)
            case "v" | "deleted":
                self.state = replace(state, hidden=on)
            case "super":
                self.state = replace(state, raised=on)
            case "nosupersub":
                self.state = replace(state, raised=False)
            case "plain":
                self.state = replace(state, italic=False, bold=False, hidden=False, raised=False)
            case _:
                return False
        return True

    def _structure(self, word: str, value: int) -> None:
        match word:
            case "footnote":
                self._open_note()
            case "ftnalt" if self.state.note:
                pass  # an endnote is numbered with the footnotes, as the file numbers its calls
            case "chftn":
                self._numbered_call = self._numbered_call or not self.state.note
            case "fonttbl":
                self.state = replace(self.state, target=_FONTS)
            case "stylesheet":
                self.state = replace(self.state, target=_STYLES)
            case "uc":
                self.state = replace(self.state, fallback=max(0, min(value, 16)))
            case "f" | "fcharset" | "ansicpg" | "mac":
                self._encoding(word, value)
            case _:
                self._paragraph_property(word, value)

    def _encoding(self, word: str, value: int) -> None:
        if word == "ansicpg":
            self._codec = _codec(f"cp{value}")
        elif word == "mac":
            self._codec = "mac-roman"
        elif word == "fcharset":
            self._fonts[self._font] = _CHARSETS.get(value, "")
        elif self.state.target == _FONTS:
            self._font = value
        else:
            self.state = replace(self.state, codec=self._font_codec(value))

    def _font_codec(self, font: int) -> str:
        """The font's own code page; the usual Western one leaves the file's to decide."""
        codec = self._fonts.get(font, "")
        return "" if codec == "cp1252" else codec

    def _paragraph_property(self, word: str, value: int) -> None:
        if self.state.target == _STYLES:
            self._style = value if word == "s" else self._style
            return
        paragraph = self._story.current
        if word == "pard":
            paragraph.heading = paragraph.set_in = False
            self._indents = [0, 0]
        elif word == "s":
            paragraph.heading = value in self._headings
        elif word == "outlinelevel":
            paragraph.heading = True
        elif word in {"li", "ri"}:
            self._indents[word == "ri"] = value
            paragraph.set_in = min(self._indents) >= _SET_IN

    def _open_note(self) -> None:
        self.stories.append(_Story())
        number = len(self.stories) - 1
        if self._numbered_call:
            self._story.current.runs.append(Run(call=str(number - len(self.custom))))
        else:
            self.custom.add(number)
        self._numbered_call = False
        self.state = replace(self.state, note=number, raised=False, target=_BODY)


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def read_rtf(data: bytes, path: Path) -> Manuscript:
    """The manuscript of a rich text file. Raises `DamagedFile` when its groups do not fit together."""
    reader = _Reader()
    reader.read(data.decode("latin-1").lstrip("\xef\xbb\xbf"))
    if len(reader.stack) > _DEEPEST:
        raise DamagedFile(path, "is a damaged RTF document.", hint="Open it in a word processor and save it again.")
    body, *noted = reader.stories
    notes = []
    for place, story in enumerate(noted, start=1):
        custom = sum(1 for number in reader.custom if number <= place)
        number = "" if place in reader.custom else str(place - custom)
        notes.append(RichNote(number=number, paragraphs=story.paragraphs))
    return compose(body.paragraphs, notes)
