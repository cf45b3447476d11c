"""Where the pages of a read paper come from, in words: what must be compared with the paper as it was filed."""

from app.gui.language import tr
from app.law.opposing import PagesFrom, PaperReading

_WORDS = {
    PagesFrom.FILE: "It prints no page numbers: its file's own pages are counted, from the first.",
    PagesFrom.WORD: "Its pages are those of Word's last layout of the file: compare them with the paper as filed.",
    PagesFrom.BREAKS: "Its pages are counted from the page breaks set in the file: compare them with the paper as filed.",
}


def pages_words(reading: PaperReading) -> str:
    """How the pages of a paper were found; empty where it prints them itself, or none is known."""
    return tr(_WORDS[reading.pages_from]) if reading.pages_from in _WORDS else ""
