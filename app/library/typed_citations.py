"""The pages that a query asks for by citations as they are pasted: behind a name or a signal, parallel ones in a row.

Knows shapes only; whether the library holds such a page is for `places` to say.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.law.authorities import ReporterCitation
from app.library.citing import find_parsed, squeeze

_ANOTHER = r"(?!\d|\s+(?!nn?\.)[A-Za-z][\w.&' ]{0,30}?\s+(?:at\s+)?\d)"
"""What follows is no reporter, so that what stands before is no volume of it."""

_CITATION = re.compile(
    rf"""
    (?<![\w.:-]) (?P<volume>\d{{1,4}}) \s+ (?P<reporter>[A-Za-z][\w.&'() ]{{0,30}}?) ,?
    (?: \s+ (?:at|page|pp?\.?) )? \s+ (?P<page>\d{{1,8}}) (?!\w)
    (?: ,? \s* (?:at\s+)? \*\d+ (?:[-–]\*?\d+)? )?
    (?: ,? \s+ (?:at\s+)? (?P<pin>\d{{1,7}}) {_ANOTHER} (?:[-–]\d+)? (?: ,\s*\d+ {_ANOTHER} (?:[-–]\d+)? )* )?
    (?: ,? \s* (?:&\s*)? nn?\. \s* \d+ (?:[-–]\d+)? )?
    (?: \s* \([^()]*\) )*
    """,
    re.VERBOSE,
)
_SIGNALS = re.compile(
    r"(?:(?:see|but|accord|cf\.?|compare|also|e\.\s?g\.|citing|quoting|contra|generally|in|and|with)[,\s]+)+",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_ENDS = " .,;:"
_ALSO_WRITTEN = {
    "fed2d": "F.2d", "fed3d": "F.3d", "fed4th": "F.4th", "fedappx": "F. App'x", "fappx": "Fed. Appx.", "supct": "S. Ct.",
    "sct": "Sup. Ct.", "fedsupp": "F. Supp.", "fedsupp2d": "F. Supp. 2d", "fedsupp3d": "F. Supp. 3d",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypedCitations:
    """Citations of one decision.

    Attributes:
        pages: the pages asked for, in the order typed; where there is a pin, the pin's.
        case: what was typed before them, without signals: a name, if anything.
    """

    pages: tuple[ReporterCitation, ...]
    case: str = ""


def find_citations(typed: str) -> TypedCitations | None:
    """The citations that a query consists of; None when it says something else."""
    text = " ".join(typed.replace('"', " ").split()).strip(_ENDS)
    inside = _IN_BRACKETS.fullmatch(text)
    text = inside[1].strip(_ENDS) if inside else text
    found = list(_CITATION.finditer(text))
    if not found:
        return None
    between = [text[one.end() : other.start()] for one, other in itertools.pairwise(found)]
    if any(piece.strip(f"{_ENDS}&") for piece in (*between, text[found[-1].end() :])):
        return None
    pages = tuple(dict.fromkeys(itertools.chain.from_iterable(map(_pages, found))))
    case = _SIGNALS.sub("", text[: found[0].start()], count=1) if _SIGNALS.match(text) else text[: found[0].start()]
    return TypedCitations(pages, case.strip(_ENDS)) if pages else None


def _pages(found: re.Match[str]) -> Iterator[ReporterCitation]:
    """The page in the reporter as it is typed, and as it is written otherwise."""
    page = found["pin"] or found["page"]
    for reporter in (found["reporter"], _ALSO_WRITTEN.get(squeeze(found["reporter"]))):
        citation = find_parsed(f"{found['volume']} {reporter} {page}") if reporter else None
        if citation is not None:
            yield citation
