"""Words from other programs as clean paragraphs: italic and bold are kept, everything else of their dress is left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFont, QTextBlock, QTextDocument

from app.law.briefs import TextRun

_TO_SPACE = re.compile(r"[ \t\x0b\x0c\u00a0\u1680\u2000-\u200a\u2028\u202f\u205f\u3000]+")
_NOTHING = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc]")
_SYMBOLS = re.compile(r"[\ue000-\uf8ff]")
"""Bullets of fonts that only their own program knows."""

_FOOTNOTE = re.compile(r"#_(?:ftn|edn)")
"""Where Word's marks of footnotes lead; the notes themselves are not in the words."""

_CLOSED = tuple('.!?:;”"’)]')

Paragraph = list[TextRun]


def holds_files(source: QMimeData) -> bool:
    """Whether files were copied or dragged, which are no words."""
    return any(url.isLocalFile() for url in source.urls())


def read_paste(source: QMimeData) -> list[Paragraph]:
    """The paragraphs of what is pasted; those that are empty are left out."""
    found = _rich(source.html()) if source.hasHtml() else _plain(source.text())
    cleaned = [_clean(runs) for runs in found]
    kept = [runs for runs in cleaned if "".join(run.text for run in runs).strip()]
    return kept if len(kept) < 2 else [_strip(runs) for runs in kept]  # between two there is a border


def words_of(paragraphs: Sequence[Paragraph]) -> str:
    """Their words alone, a paragraph a line."""
    return "\n".join("".join(run.text for run in runs) for runs in paragraphs)


def _plain(text: str) -> list[Paragraph]:
    lines = re.split(r"\r\n|[\r\n\u2029]", text)
    return [[TextRun(text=line)] for line in _join_broken(lines)]


def _join_broken(lines: Sequence[str]) -> Iterator[str]:
    """A line that breaks within a sentence, as in words copied from a PDF, goes on with the next."""
    held = ""
    for line in lines:
        if held and line[:1].islower() and not held.rstrip().endswith(_CLOSED):
            held = f"{held.rstrip()}{'' if held.rstrip().endswith('-') else ' '}{line}"
            continue
        yield held
        held = line
    yield held


def _rich(text: str) -> Iterator[Paragraph]:
    document = QTextDocument()
    document.setHtml(text)
    block = document.begin()
    while block.isValid():
        yield _runs_of(block)
        block = block.next()


def _runs_of(block: QTextBlock) -> Paragraph:
    """A face in which all of a block stands is that of its style, and no emphasis."""
    runs = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        face = fragment.charFormat()
        if not _FOOTNOTE.search(face.anchorHref()):
            bold = face.fontWeight() >= QFont.Weight.DemiBold
            runs.append(TextRun(text=fragment.text(), italic=face.fontItalic(), bold=bold))
        at += 1
    said = [run for run in runs if run.text.strip()]
    italic, bold = (not all(marks) for marks in ([run.italic for run in said], [run.bold for run in said]))
    return [replace(run, italic=run.italic and italic, bold=run.bold and bold) for run in runs]


def _clean(runs: Paragraph) -> Paragraph:
    """Plain spaces, one at a time, and no signs that print nothing."""
    made: Paragraph = []
    for run in runs:
        words = _TO_SPACE.sub(" ", _NOTHING.sub("", _SYMBOLS.sub(" ", run.text)))
        if made and made[-1].text.endswith(" "):
            words = words.lstrip(" ")
        if words:
            made.append(replace(run, text=words))
    return made


def _strip(runs: Paragraph) -> Paragraph:
    """Without spaces at both ends."""
    made = list(runs)
    made[0] = replace(made[0], text=made[0].text.lstrip(" "))
    made[-1] = replace(made[-1], text=made[-1].text.rstrip(" "))
    return [run for run in made if run.text]
