"""All citations and quotations of a text, found and bound.

    find_citations(opinion)              an Opinion as `reading` leaves it
    find_citations_in_text(paragraphs)   plain paragraphs
    check_citations(report)              the faults that the text itself shows

Nothing is ever bound silently: what more than one thing fits says so (`Citation.certain`, `.reasons`).
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.citations.checks import check_citations
from app.citations.courts import find_court
from app.citations.marks import Quoted, find_quoted, goes_on, stray_marks
from app.citations.name_only import NameFinder, is_damaged
from app.citations.quotations import Echoes, find_quotations
from app.citations.reporters import write_cite
from app.citations.resolve import Resolver, defined_papers
from app.citations.scan import scan
from app.citations.typography import fold
from app.citations.working import Found, Span, Stretch
from app.law.authorities import Authority
from app.law.citations import (
    Citation,
    CitationForm,
    CitationKind,
    CitationReport,
    CitedAuthority,
    HistoryLink,
    Quotation,
    StrayMark,
)
from app.law.opinions import Emphasis, Footnote, Opinion, Paragraph

__all__ = ["check_citations", "find_citations", "find_citations_in_text", "needs_names"]


def find_citations(opinion: Opinion, authorities: Iterable[Authority] = ()) -> CitationReport:
    """Every citation and quotation in an opinion.

    Args:
        authorities: those of the library, by whose names the cases of a damaged text are known.

    `paragraph` counts over all parts in order. A note's references come after those of the paragraph that
    calls it, with `span` in the note's text.
    """
    return _report(list(_stretches(opinion)), authorities, civil=_is_federal_and_civil(opinion))


def _is_federal_and_civil(opinion: Opinion) -> bool:
    court = find_court(opinion.court) if opinion.court else None
    return court is not None and court.is_federal and not (opinion.name or "").startswith(("United States v.", "In re"))


def needs_names(opinion: Opinion) -> bool:
    """Whether a text is so damaged that its cases are known only when `find_citations` is given the library's names."""
    return is_damaged(list(_stretches(opinion)))


def find_citations_in_text(
    paragraphs: Sequence[str], *, notes: Mapping[str, str] | None = None, authorities: Iterable[Authority] = ()
) -> CitationReport:
    """Every citation and quotation in plain paragraphs; notes come last, under the last paragraph's number."""
    running = [_stretch(text, number) for number, text in enumerate(paragraphs)]
    last = max(0, len(running) - 1)
    return _report(
        running + [_stretch(text, last, footnote=number) for number, text in (notes or {}).items()], authorities
    )


def _stretch(text: str, paragraph: int, footnote: str | None = None) -> Stretch:
    return Stretch(text, fold(text), paragraph=paragraph, footnote=footnote)


def _stretches(opinion: Opinion) -> Iterator[Stretch]:
    """Paragraphs in order, each followed by the notes it calls; notes called nowhere come last."""
    notes = {note.number: note for note in opinion.footnotes}
    number = -1
    for part_number, part in enumerate(opinion.parts):
        for paragraph in part.paragraphs:
            number += 1
            yield _of_paragraph(paragraph, part_number, number)
            for called in paragraph.footnotes:
                note = notes.pop(called, None)
                if note is not None:
                    yield _of_note(note, part_number, number)
    for note in notes.values():
        yield _of_note(note, max(0, len(opinion.parts) - 1), max(0, number))


def _of_paragraph(paragraph: Paragraph, part: int, number: int) -> Stretch:
    return Stretch(
        text=paragraph.text,
        folded=fold(paragraph.text),
        italics=_italics(paragraph.text, paragraph.emphasis),
        part=part,
        paragraph=number,
        heading=paragraph.heading,
        whole_quote=paragraph.block_quote,
    )


def _of_note(note: Footnote, part: int, number: int) -> Stretch:
    italics = _italics(note.text, note.emphasis)
    return Stretch(note.text, fold(note.text), italics, part=part, paragraph=number, footnote=note.number)


def _italics(text: str, emphasis: Sequence[Emphasis]) -> tuple[Span, ...]:
    """The italic stretches in order; those that only space parts are one (a line or page turned inside)."""
    joined: list[Span] = []
    for start, end in sorted((one.start, one.end) for one in emphasis if not one.bold and one.end > one.start):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _report(stretches: Sequence[Stretch], authorities: Iterable[Authority], *, civil: bool = False) -> CitationReport:
    papers = defined_papers(stretches)
    read = [(stretch, scan(stretch, papers)) for stretch in stretches]
    resolver = Resolver(read, civil=civil)
    bound = resolver.resolve()
    names = dict[str, str]()
    if is_damaged(stretches):
        bound = _with_names(bound, NameFinder(authorities), names)
    for index, found in enumerate(found for _, all_found in bound for found in all_found):
        found.index = index
    return CitationReport(
        citations=tuple(_citation(stretch, found) for stretch, all_found in bound for found in all_found),
        authorities=tuple(_authorities(bound, resolver, names)),
        quotations=tuple(map(Echoes().hear, _quotations(bound))),
        stray_marks=tuple(_stray_marks(stretches)),
    )


def _with_names(
    bound: Sequence[tuple[Stretch, list[Found]]], finder: NameFinder, names: dict[str, str]
) -> list[tuple[Stretch, list[Found]]]:
    """With the cases that a damaged text only names; their names are noted by key."""
    merged = []
    for stretch, cited in bound:
        named = list(finder.find(stretch))
        names.update({found.refers_to or "": found.name or "" for found in named})
        merged.append((stretch, sorted([*cited, *named], key=lambda found: found.core)))
    return merged


def _citation(stretch: Stretch, found: Found) -> Citation:
    first = found.parallel_to
    return Citation(
        index=found.index,
        kind=found.kind,
        form=found.form,
        text=stretch.text[found.start : found.end],
        name=found.name,
        volume=found.volume,
        reporter=found.reporter,
        page=found.page,
        pin=found.pin,
        court=found.court or (first.court if first else None),
        year=found.year or (first.year if first else None),
        date=found.date or (first.date if first else None),
        docket=found.docket,
        signal=found.signal,
        parentheticals=tuple(stretch.text[start:end] for start, end in found.parens),
        history=tuple(
            HistoryLink(phrase=phrase, index=later.index if later else None, date=found.history_dates.get(place))
            for place, (phrase, later) in enumerate(found.history)
        ),
        part=stretch.part,
        paragraph=stretch.paragraph,
        footnote=stretch.footnote,
        span=(found.start, found.end),
        inside_of=found.inside.index if found.inside else None,
        in_block_quote=stretch.whole_quote,
        refers_to=found.refers_to,
        certain=found.certain,
        reasons=tuple(found.reasons),
    )


def _authorities(
    bound: Sequence[tuple[Stretch, list[Found]]], resolver: Resolver, names: Mapping[str, str]
) -> Iterator[CitedAuthority]:
    counts: dict[str, int] = {}
    dockets: dict[str, tuple[str, ...]] = {}
    for _, all_found in bound:
        for found in all_found:
            if found.kind is CitationKind.RECORD and found.refers_to and found.docket:
                dockets[found.refers_to] = tuple(dict.fromkeys((*dockets.get(found.refers_to, ()), found.docket)))
            if found.refers_to and found.parallel_to is None:
                counts[found.refers_to] = counts.get(found.refers_to, 0) + 1
    for key, count in counts.items():
        known = resolver.directory.all.get(key)
        if known is None:
            yield CitedAuthority(key=key, name=names.get(key), citations=dockets.get(key, ()), count=count)
            continue
        cites = tuple(write_cite(volume, reporter, page or "___") for volume, reporter, page in known.cites)
        yield CitedAuthority(key=key, name=known.name, citations=cites, court=known.court, year=known.year, count=count)


def _quotations(bound: Sequence[tuple[Stretch, list[Found]]]) -> Iterator[Quotation]:
    """The quotations of all stretches; one that runs over paragraphs belongs to the citation after its end."""
    running_on = _running_on([stretch for stretch, _ in bound])
    waiting: dict[str | None, Quotation] = {}
    for place, (stretch, all_found) in enumerate(bound):
        opening = _opening_citation(bound, place) if stretch.whole_quote else None
        opened = waiting.pop(stretch.footnote, None)
        found = list(find_quotations(stretch, all_found, opening, carried=opened is not None))
        if opened is not None:
            yield _as_its_end(opened, found)
        if running_on[place] and found and not found[-1].closed:
            waiting[stretch.footnote] = found.pop()
        yield from found
    yield from waiting.values()


def _as_its_end(opened: Quotation, found: Sequence[Quotation]) -> Quotation:
    end = next((one for one in found if one.continues), None)
    if end is None:
        return opened
    return replace(opened, kind=end.kind, citation=end.citation, pin=end.pin, certain=end.certain)


def _running_on(stretches: Sequence[Stretch]) -> list[bool]:
    """For each stretch, whether the next paragraph of the same voice may go on a quotation left open there."""
    following: dict[str | None, Stretch] = {}
    answers: list[bool] = []
    for stretch in reversed(stretches):
        after = following.get(stretch.footnote)
        near = after is not None and after.paragraph - stretch.paragraph <= 1 and not after.whole_quote
        answers.append(near and after is not None and goes_on(after.text))
        following[stretch.footnote] = stretch
    return answers[::-1]


_SPREAD = 4
"""Paragraphs over which a quotation may be cut up by pages and notes, so that its marks still belong together."""


def _stray_marks(stretches: Sequence[Stretch]) -> Iterator[StrayMark]:
    """Marks without a partner; an opening and a closing one in paragraphs that pages cut apart are partners."""
    found: list[StrayMark] = []
    within: list[StrayMark] = []
    carried: dict[str | None, bool] = {}
    for stretch, left_open in zip(stretches, _running_on(stretches), strict=True):
        is_carried = carried.get(stretch.footnote, False)
        for offset, opens in stray_marks(stretch.text, carried=is_carried, left_open=left_open):
            _enter_stray(found, _stray_mark(stretch, offset, opens=opens))
        quoted = find_quoted(stretch.text, carried=is_carried)
        outer = [one for one in quoted if one.depth == 0]
        within += [
            _stray_mark(stretch, inner.start - 1, opens=True)
            for inner in quoted
            if inner.depth == 1 and not inner.closed and _is_inside_closed(inner, outer, stretch.text)
        ]
        carried[stretch.footnote] = left_open and bool(outer) and not outer[-1].closed
    yield from sorted([*found, *within], key=lambda mark: mark.paragraph)


def _is_inside_closed(inner: Quoted, outer: Sequence[Quoted], text: str) -> bool:
    """Whether a single mark opened inside a quotation that is closed, and was meant to open: "‘90s" was not."""
    meant = text[inner.start - 1 : inner.start] == "‘" and not text[inner.start : inner.start + 1].isdigit()
    return meant and any(one.closed and one.start <= inner.start and inner.end <= one.end for one in outer)


def _stray_mark(stretch: Stretch, offset: int, *, opens: bool) -> StrayMark:
    words = stretch.text[offset : offset + 50] if opens else stretch.text[max(0, offset - 50) : offset + 1]
    return StrayMark(text=words, opens=opens, paragraph=stretch.paragraph, footnote=stretch.footnote, offset=offset)


def _enter_stray(found: list[StrayMark], mark: StrayMark) -> None:
    last = found[-1] if found else None
    partners = last is not None and last.opens and not mark.opens and mark.paragraph != last.paragraph
    if partners and last is not None and mark.paragraph - last.paragraph <= _SPREAD:
        found.pop()
    else:
        found.append(mark)


def _opening_citation(bound: Sequence[tuple[Stretch, list[Found]]], place: int) -> Found | None:
    """The citation with which the paragraph after a block quotation begins."""
    following = next((one for one in itertools.islice(bound, place + 1, None) if one[0].footnote is None), None)
    if following is None or following[0].whole_quote:
        return None
    first = next((found for found in following[1] if found.form is not CitationForm.NAME and not found.inside), None)
    return first if first is not None and not following[0].folded[: first.lead].strip(" (") else None
