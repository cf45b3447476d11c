"""Turns an opinion into parts and passages as rows, and back, without loss.

What is searched, filtered or shown in lists has columns; everything else that reading gives lies in `details`.
"""

import datetime as dt
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.law.authorities import PartKind, ReporterCitation
from app.law.opinions import Emphasis, Footnote, Opinion, OpinionPart, Origin, Paragraph, Passage, Quality, Source
from app.library.citing import squeeze
from app.library.mapping import court_from, date_from
from app.library.records import details_of, from_details
from app.library.tables import OpinionRow, PartRow, PassageRow

# The fields that have columns, or rows, of their own; `origins` are packed. All others lie in `details`.
_OPINION_COLUMNS = {
    "name",
    "short_name",
    "parts",
    "footnotes",
    "citations",
    "court",
    "decided",
    "docket",
    "judges",
    "quality",
    "removed",
    "source",
}
_PART_COLUMNS = {"kind", "author", "paragraphs"}
_PARAGRAPH_COLUMNS = {
    "text",
    "page",
    "page_turns",
    "heading",
    "block_quote",
    "footnotes",
    "footnote_calls",
    "emphasis",
    "origins",
}
_FOOTNOTE_COLUMNS = {"number", "text", "page", "emphasis", "origins"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one passage row will hold, and the number of the part it belongs to."""

    part: int
    values: dict[str, Any]


def opinion_row(opinion: Opinion, authority_id: int, *, preferred: bool, at: dt.datetime | None = None) -> OpinionRow:
    """The row of an opinion with its parts; its passages come from `stretches`."""
    return OpinionRow(
        authority_id=authority_id,
        sha256=opinion.source.sha256,
        format=opinion.source.format,
        filename=opinion.source.filename,
        name=opinion.name,
        short_name=opinion.short_name,
        court=opinion.court,
        decided=str(opinion.decided) if opinion.decided else None,
        docket=opinion.docket,
        judges=list(opinion.judges),
        citations=[[c.volume, c.reporter, c.page] for c in opinion.citations],
        quotable=opinion.quality.quotable,
        score=opinion.quality.score,
        quality_reasons=list(opinion.quality.reasons),
        removed=[list(pair) for pair in opinion.removed],
        preferred=preferred,
        author=opinion.author,
        imported_at=at,
        text_digest=text_digest(opinion),
        details=details_of(opinion, _OPINION_COLUMNS),
        parts=[
            PartRow(position=n, kind=p.kind, author=p.author, details=details_of(p, _PART_COLUMNS))
            for n, p in enumerate(opinion.parts)
        ],
    )


def text_digest(opinion: Opinion) -> str:
    """A hash of the letters and digits of the paragraphs: the same for one text in two kinds of file."""
    words = hashlib.sha256()
    for part in opinion.parts:
        for paragraph in part.paragraphs:
            words.update(squeeze(paragraph.text).encode())
    return words.hexdigest()


def stretches(opinion: Opinion) -> Iterator[Stretch]:
    """Paragraphs part by part, then the footnotes, each with what its row holds."""
    for number, part in enumerate(opinion.parts):
        section = ""
        for paragraph in part.paragraphs:
            section = paragraph.text if paragraph.heading else section
            yield Stretch(number, _paragraph_values(paragraph, section))
    for number, note in zip(_parts_of_footnotes(opinion), opinion.footnotes, strict=True):
        yield Stretch(number, _footnote_values(note))


def opinion_from(row: OpinionRow, passages: Sequence[PassageRow]) -> Opinion:
    """The opinion that a row and its passages, in order, hold."""
    by_part: dict[int, list[PassageRow]] = {part.id: [] for part in row.parts}
    for passage in passages:
        if passage.footnote is None:
            if passage.part_id not in by_part:
                message = f"passage {passage.number} belongs to no part of its text"
                raise ValueError(message)
            by_part[passage.part_id].append(passage)
    return Opinion(
        name=row.name,
        short_name=row.short_name,
        parts=tuple(_part_from(part, by_part[part.id]) for part in row.parts),
        footnotes=tuple(_footnote_from(p) for p in passages if p.footnote is not None),
        citations=tuple(ReporterCitation(*parts) for parts in row.citations),
        court=court_from(row.court),
        decided=date_from(row.decided),
        docket=row.docket,
        judges=tuple(row.judges),
        quality=Quality(quotable=row.quotable, score=row.score, reasons=tuple(row.quality_reasons)),
        removed=tuple((kind, count) for kind, count in row.removed),
        source=Source(sha256=row.sha256, format=row.format, filename=row.filename),
        **from_details(Opinion, row.details),
    )


def passage_from(row: PassageRow, part: PartRow, key: str, *, quotable: bool) -> Passage:
    """The passage that a row holds, of the authority `key`."""
    return Passage(
        id=f"{key}/{row.number}",
        authority=key,
        part=PartKind(part.kind),
        author=part.author,
        text=row.text,
        page=row.page,
        page_turns=_turns(row),
        heading=row.heading,
        block_quote=row.block_quote,
        footnote=row.footnote,
        quotable=quotable,
        section=row.section,
        **_shared_details(row.details),
    )


def _shared_details(details: Mapping[str, Any]) -> dict[str, Any]:
    """What a passage takes over from the paragraph or the note that it is."""
    voices = details.get("voices")
    return from_details(Passage, {"v": details["v"], "voices": voices}) if voices else {}


def _paragraph_values(paragraph: Paragraph, section: str) -> dict[str, Any]:
    return {
        "text": paragraph.text,
        "section": "" if paragraph.heading else section,
        "page": paragraph.page,
        "page_turns": [list(turn) for turn in paragraph.page_turns],
        "heading": paragraph.heading,
        "block_quote": paragraph.block_quote,
        "footnote": None,
        "calls": [list(paragraph.footnotes), list(paragraph.footnote_calls)],
        "emphasis": _emphasis_values(paragraph.emphasis),
        "details": _with_origins(details_of(paragraph, _PARAGRAPH_COLUMNS), paragraph.origins),
    }


def _footnote_values(note: Footnote) -> dict[str, Any]:
    return {
        "text": note.text,
        "section": "",
        "page": note.page,
        "page_turns": [],
        "heading": False,
        "block_quote": False,
        "footnote": note.number,
        "calls": [[], []],
        "emphasis": _emphasis_values(note.emphasis),
        "details": _with_origins(details_of(note, _FOOTNOTE_COLUMNS), note.origins),
    }


def _emphasis_values(emphasis: Iterable[Emphasis]) -> list[list[Any]]:
    return [[e.start, e.end, e.bold] for e in emphasis]


def _with_origins(details: dict[str, Any], origins: Sequence[Origin]) -> dict[str, Any]:
    """Origins as a flat list of steps, which takes a fifth of the room: [clean, raw, clean step, raw step …]."""
    if not origins:
        return details
    before = (Origin(0, 0), *origins)
    steps = [(one.clean - last.clean, one.raw - last.raw) for last, one in itertools.pairwise(before)]
    return {**details, "origins": list(itertools.chain.from_iterable(steps))}


def _origins_from(details: Mapping[str, Any]) -> tuple[Origin, ...]:
    steps = details.get("origins", [])
    clean, raw = itertools.accumulate(steps[::2]), itertools.accumulate(steps[1::2])
    return tuple(Origin(*place) for place in zip(clean, raw, strict=True))


def _unpacked(kind: type, details: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in details.items() if name != "origins"}
    return {**from_details(kind, plain), "origins": _origins_from(details)}


def _part_from(part: PartRow, passages: Iterable[PassageRow]) -> OpinionPart:
    return OpinionPart(
        kind=PartKind(part.kind),
        author=part.author,
        paragraphs=tuple(_paragraph_from(p) for p in passages),
        **from_details(OpinionPart, part.details),
    )


def _paragraph_from(row: PassageRow) -> Paragraph:
    numbers, offsets = row.calls
    return Paragraph(
        text=row.text,
        page=row.page,
        page_turns=_turns(row),
        heading=row.heading,
        block_quote=row.block_quote,
        footnotes=tuple(numbers),
        footnote_calls=tuple(offsets),
        emphasis=_emphasis_from(row),
        **_unpacked(Paragraph, row.details),
    )


def _footnote_from(row: PassageRow) -> Footnote:
    return Footnote(
        number=row.footnote or "",
        text=row.text,
        page=row.page,
        emphasis=_emphasis_from(row),
        **_unpacked(Footnote, row.details),
    )


def _turns(row: PassageRow) -> tuple[tuple[int, str], ...]:
    return tuple((offset, page) for offset, page in row.page_turns)


def _emphasis_from(row: PassageRow) -> tuple[Emphasis, ...]:
    return tuple(Emphasis(start=start, end=end, bold=bold) for start, end, bold in row.emphasis)


def _parts_of_footnotes(opinion: Opinion) -> list[int]:
    """For each footnote the number of the part that calls it, as reading says or as its call shows.

    Numbers begin anew in a separate opinion, so calls are used up in order. A note that nothing
    calls stands between two notes with known parts; of those parts it gets the one that does not
    speak for the court, so that no dissenter's note is offered as the court's.
    """
    calls = [(n, number) for n, part in enumerate(opinion.parts) for p in part.paragraphs for number in p.footnotes]
    found: list[int | None] = []
    for note in opinion.footnotes:
        called = [c for c in calls if c[1] == note.number and note.part in {None, c[0]}]
        call = called[0] if called else None
        found.append(call[0] if call else note.part)
        if call:
            calls.remove(call)
    return [part if part is not None else _guarded(opinion, found, at) for at, part in enumerate(found)]


def _guarded(opinion: Opinion, found: Sequence[int | None], at: int) -> int:
    before = next((part for part in reversed(found[:at]) if part is not None), 0)
    after = next((part for part in itertools.islice(found, at, None) if part is not None), len(opinion.parts) - 1)
    between = range(min(before, after), max(before, after) + 1)
    return next((n for n in between if not opinion.parts[n].kind.speaks_for_court), before)
