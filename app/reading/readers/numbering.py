"""Page marks of a marked-up text: which reporter's they are, and which one's numbering the text is cited by."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.citations.extract import iter_printed
from app.law.authorities import ReporterCitation
from app.reading.readers.pieces import PageMark, Piece

_AFTER_CITATION = re.compile(r"\s*(?:\((?:[^()]{0,40} )?\d{4}\))?[.,;]?\s*")
_BRACKETED_PAGE = re.compile(r"\[(?P<citation>\d{1,4} [A-Z][A-Za-z0-9. ]{0,30}? \d{1,5})\]")
_SQUEEZED = {
    "A2d": "A.2d",
    "A3d": "A.3d",
    "CalRptr": "Cal. Rptr.",
    "CalRptr2d": "Cal. Rptr. 2d",
    "CalRptr3d": "Cal. Rptr. 3d",
}
"""Folders of reporters that the table of reporters does not know without points."""
_ENDS_SENTENCE = re.compile(r"[.!?:][\"”’'»)\]*]*$")
_REGIONAL = frozenset(
    [
        "A.",
        "A.2d",
        "A.3d",
        "N.E.",
        "N.E.2d",
        "N.E.3d",
        "N.W.",
        "N.W.2d",
        "P.",
        "P.2d",
        "P.3d",
        "S.E.",
        "S.E.2d",
        "So.",
        "So.2d",
        "So.3d",
        "S.W.",
        "S.W.2d",
        "S.W.3d",
    ]
)
_FARTHEST_GAP = 3
_FIRST_WITHIN = 40


def read_citation(text: str) -> ReporterCitation | None:
    """The citation that a text is ("254 P.3d 649 (2011)"), or None when it is anything else."""
    printed = next(iter(iter_printed(text)), None)
    if printed is None or printed.start or printed.short or printed.source != "reporters":
        return None
    if printed.volume is None or printed.page is None or not _AFTER_CITATION.fullmatch(text[printed.end :]):
        return None
    return ReporterCitation(printed.volume, printed.reporter, printed.page)


def read_folder_citation(folder: str, volume: str, page: str) -> ReporterCitation | None:
    """The citation that a file's place gives: "NE2d", "997", "384"."""
    return read_citation(f"{volume} {_SQUEEZED.get(folder, folder)} {page}")


def in_order_of_use(citations: Iterable[ReporterCitation]) -> tuple[ReporterCitation, ...]:
    """Parallel citations, the one to cite first: the U.S. and the California official reports, then West's reporters.

    Federal courts are cited that way (Bluebook table T1; N.D. Cal. practice for California's own courts).
    """
    return tuple(sorted(dict.fromkeys(citations), key=_rank))


def _rank(citation: ReporterCitation) -> int:
    reporter = citation.reporter
    if reporter in {"U.S.", "F.", "F.2d", "F.3d", "F.4th"} or reporter.startswith(("F. Supp", "Cal. App", "Cal. 2d")):
        return 0
    if re.fullmatch(r"Cal\.(?: [2-5](?:d|th))?", reporter):
        return 0
    return 1 if reporter in _REGIONAL or reporter == "S. Ct." else 2


def read_bracketed_pages(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with marks for pages that stand as words: "[107 A.3d 1006]"."""
    return [_with_marks(piece) for piece in pieces]


def _with_marks(piece: Piece) -> Piece:
    while match := _BRACKETED_PAGE.search(piece.text):
        citation = read_citation(match["citation"])
        if citation is None:
            return piece
        mark = PageMark(citation.page, f"{citation.volume} {citation.reporter}")
        cut = piece.cut(*match.span())
        place = min(match.start(), len(cut.text))
        piece = replace(cut, marks=tuple(sorted([*cut.marks, (place, mark)], key=lambda found: found[0])))
    return piece


def join_cut_pieces(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that a page mark standing between them had cut are joined; a mark between whole ones goes to the next."""
    joined: list[Piece] = []
    waiting: Piece | None = None
    for piece in pieces:
        if not piece.text and piece.marks:
            waiting = waiting.joined(piece) if waiting else piece
        elif waiting is None:
            joined.append(piece)
        else:
            marked = replace(piece, marks=tuple((0, mark) for _, mark in waiting.marks) + piece.marks)
            waiting = None
            if joined and _goes_on(joined[-1], marked):
                joined[-1] = joined[-1].joined(marked)
            else:
                joined.append(marked)
    return joined


def _goes_on(last: Piece, following: Piece) -> bool:
    if last.heading or following.heading or last.role or following.role or last.block_quote != following.block_quote:
        return False
    return last.is_cut or not _ENDS_SENTENCE.search(last.text) or following.text[:1].islower()


def choose_numbering(
    marks: Sequence[PageMark], citations: Sequence[ReporterCitation], pages: tuple[str, str] | None = None
) -> frozenset[int]:
    """Places of the marks that belong to the numbering one would cite; none when that cannot be told.

    Args:
        marks: all marks in order.
        citations: where the text is printed, the one to cite first.
        pages: first and last page in the file's own reporter, when the markup says them.
    """
    named = [place for place, mark in enumerate(marks) if mark.reporter]
    if named:
        return _of_first_reporter(marks, citations)
    chains = _chains([mark.label for mark in marks])
    if len(chains) < 2:
        return frozenset(place for chain in chains for place in chain)
    spans: list[tuple[int, int | None]] = [(int(c.page), None) for c in citations if c.page.isdigit()]
    if pages and all(page.isdigit() for page in pages):
        spans = [(int(pages[0]), int(pages[1])), *spans]
    for first, last in spans:
        fitting = [chain for chain in chains if _fits(marks, chain, first, last)]
        if len(fitting) == 1:
            return frozenset(fitting[0])
    return frozenset()


def _of_first_reporter(marks: Sequence[PageMark], citations: Sequence[ReporterCitation]) -> frozenset[int]:
    order = [f"{c.volume} {c.reporter}" for c in citations] + [mark.reporter for mark in marks if mark.reporter]
    chosen = next(reporter for reporter in order if any(mark.reporter == reporter for mark in marks))
    return frozenset(place for place, mark in enumerate(marks) if mark.reporter == chosen)


def _chains(labels: Sequence[str]) -> list[list[int]]:
    """Labels that count on from each other, as those of one reporter do; roman ones are in none."""
    chains: list[list[int]] = []
    for place, label in enumerate(labels):
        if not label.isdigit():
            continue
        gaps = {index: int(label) - int(labels[chain[-1]]) for index, chain in enumerate(chains)}
        near = {index: gap for index, gap in gaps.items() if 0 < gap <= _FARTHEST_GAP}
        if near:
            chains[min(near, key=lambda index: near[index])].append(place)
        else:
            chains.append([place])
    return chains


def _fits(marks: Sequence[PageMark], chain: Sequence[int], first: int, last: int | None) -> bool:
    start, end = int(marks[chain[0]].label), int(marks[chain[-1]].label)
    if last is not None:
        return first < start and end == last
    return first < start <= first + _FIRST_WITHIN


def first_page(label: str, reporter: str, citations: Sequence[ReporterCitation]) -> str | None:
    """The page before the first mark, when the citation says that the text begins on it; else None."""
    pages = {c.page for c in citations if not reporter or f"{c.volume} {c.reporter}" == reporter}
    before = str(int(label) - 1) if label.isdigit() else ""
    return before if before in pages else None
