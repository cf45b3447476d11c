"""A row of the list in words: as it is read, as a screen reader says it, and why it stands where it stands. No Qt."""

import re

from app.gui.days import write_day
from app.gui.language import tr
from app.gui.rooms.authorities.catalog import Entry, Row, snippet_of
from app.gui.rooms.authorities.filters import court_words
from app.law.authorities import AuthorityKind
from app.law.dates import PartialDate
from app.law.weight import Weight
from app.library.results import ResultKind, SearchResult


def second_line(entry: Entry, *, whole_day: bool = False) -> str:
    """Citation, court and year, as far as they are known and say more than the name; else where the text comes from.

    Args:
        whole_day: whether the day of decision is said, if it is known, in place of its year.
    """
    authority = entry.authority
    opinion = authority.kind is AuthorityKind.OPINION
    cite = authority.citation if opinion else authority.kind.value
    unknown = opinion and not authority.citations and not authority.docket
    pieces = (
        cite if cite != authority.name else "",
        court_words(authority.court),
        _decided(authority.decided, whole_day=whole_day),
        authority.provenance if unknown else "",
    )
    return " · ".join(piece for piece in pieces if piece)


def _decided(decided: PartialDate | None, *, whole_day: bool) -> str:
    if decided is None:
        return ""
    return write_day(decided.exact) if whole_day and decided.exact else str(decided.year)


_LONG_WORD = re.compile(r"(\S{24})(?=\S)")


def breakable(words: str) -> str:
    """Words of which the very long (names of files) may be broken, so that they fit into a narrow column."""
    return _LONG_WORD.sub("\\1\N{ZERO WIDTH SPACE}", words)


def weight_words(weight: Weight) -> str:
    """A weight in words that say by themselves what is meant."""
    return tr("weight unknown") if weight is Weight.UNKNOWN else weight.value


def row_words(row: Row) -> str:
    """A row as a screen reader says it."""
    if row.hit is not None:
        return f"{row_place(row)}: {snippet_of(row.hit)[0]}"
    read = tr("read") if row.entry.authority.verification else tr("not read yet")
    return f"{row.entry.authority.name}, {second_line(row.entry)}, {weight_words(row.entry.weighing.weight)}, {read}"


def row_place(row: Row) -> str:
    """Where what was found stands: its voice and page, and whose decision it is when the row stands alone."""
    place = hit_place(row.hit) if row.hit is not None else ""
    return " · ".join(one for one in (row.entry.authority.name if row.alone else "", place) if one)


def hit_place(hit: SearchResult) -> str:
    """Whose words they are, and on what page."""
    page = f"{tr('at')} {hit.page}" if hit.page else ""
    what = (
        hit.kind.value if hit.kind is ResultKind.PROPOSITION else (hit.part.value.replace("_", " ") if hit.part else "")
    )
    return " ".join(word for word in (what, page) if word)


def explain(hit: SearchResult) -> tuple[str, ...]:
    """Why it was found and stands where it stands: the reasons, and what the score is made of, a line each."""
    parts = [f"{'+' if part.name in _ADDED else '×'} {part.value:.2f}  {part.reason}" for part in hit.parts]
    return (*(hit.reasons if not parts else ()), *parts, f"= {hit.score:.2f}")


_ADDED = frozenset({"words", "opinion"})
"""The parts of a score that are added; the others multiply (`SearchResult.score`)."""


def row_tip(row: Row) -> str:
    """All that is to be said of a row."""
    if row.hit is not None:
        return "\n".join((row_place(row), *explain(row.hit)))
    weighing, seen = row.entry.weighing, row.entry.authority.verification
    read = f"{tr('Read by')} {seen.by}, {write_day(seen.on)}" if seen else tr("Nobody has said that it was read.")
    return f"{row.entry.authority.name}\n{second_line(row.entry, whole_day=True)}\n{weight_words(weighing.weight)}: {weighing.reason}\n{read}"
