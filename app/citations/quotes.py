"""How quoted words are printed (rules 5.1 to 5.3): set off or not, marks, brackets, omissions.

Nothing here decides what to quote, and nothing is corrected silently: a change shows.
"""

from collections.abc import Callable
from enum import StrEnum

from app.citations.marks import find_quoted
from app.citations.styles import CitationStyle, load_style

ELLIPSIS = ". . ."
SIC = "[sic]"


class QuotationForm(StrEnum):
    """How a quotation is set."""

    INLINE = "inline, double quotation marks"
    BLOCK = "block, no quotation marks, citation on the next line at the left margin"


def form_of(words: str | int, style: CitationStyle | None = None) -> QuotationForm:
    """Inline below fifty words, set off from there on (B5.2)."""
    count = words if isinstance(words, int) else len(words.split())
    limit = (style or load_style()).block_quote_words
    return QuotationForm.BLOCK if count >= limit else QuotationForm.INLINE


def quote(words: str) -> str:
    """The words in double marks; those inside change over: “a ‘b “c” d’ e”."""
    return f"“{nested(words)}”"


def nested(words: str) -> str:
    """The words for their place inside a quotation: double marks become single, single ones double."""
    letters = list(words)
    for one in find_quoted(words):
        if one.closed:
            opening, closing = ("‘", "’") if one.depth % 2 == 0 else ("“", "”")
            letters[one.start - 1], letters[one.end] = opening, closing
    return "".join(letters)


def capitalised(words: str) -> str:
    """The words made to begin a sentence: "[T]he elements". Those that begin in capitals stay (rule 5.2(a))."""
    return _change_first(words, str.upper)


def lowered(words: str) -> str:
    """The words made to go on a sentence: "[t]he elements"."""
    return _change_first(words, str.lower)


def _change_first(words: str, change: Callable[[str], str]) -> str:
    first = words[:1]
    return words if change(first) == first else f"[{change(first)}]{words[1:]}"


def replaced(words: str, old: str, new: str) -> str:
    """`old` replaced by `new` in brackets, once. Raises `ValueError` when it is not there."""
    if old not in words:
        raise ValueError(f"The quotation does not contain {old!r}.")
    return words.replace(old, f"[{new}]", 1)


def omitted(before: str, after: str = "", *, ends_sentence: bool = False) -> str:
    """What stands around left-out words: three spaced periods, and a fourth where a sentence ends (rule 5.3).

    Nothing marks what is left out at the beginning; without `after` the end of the last sentence is left out.
    """
    before, after = before.rstrip(), after.lstrip()
    if not before:
        return after
    stop = " ." if (ends_sentence or not after) and not before.endswith((".", "?", "!")) else ""
    return f"{before} {ELLIPSIS}{stop} {after}".rstrip()


def marked_error(words: str, error: str) -> str:
    """`error` in the source kept and marked: "a a [sic] specific intent". Raises `ValueError` when it is not there."""
    if error not in words:
        raise ValueError(f"The quotation does not contain {error!r}.")
    return words.replace(error, f"{error} {SIC}", 1)
