"""All citations and quotations of a text, found and bound.

    find_citations(opinion)              an Opinion as `reading` leaves it
    find_citations_in_text(paragraphs)   plain paragraphs
    check_citations(report)              the faults that the text itself shows

Nothing is ever bound silently: what more than one thing fits says so (`Citation.certain`, `.reasons`).
"""

from collections.abc import Iterator, Mapping, Sequence

from app.citations.checks import check_citations
from app.citations.quotations import find_quotations
from app.citations.reporters import write_cite
from app.citations.resolve import Resolver, defined_papers
from app.citations.scan import scan
from app.citations.typography import fold
from app.citations.working import Found, Span, Stretch
from app.law.citations import Citation, CitationForm, CitationReport, CitedAuthority, HistoryLink, Quotation
from app.law.opinions import Emphasis, Footnote, Opinion, Paragraph

__all__ = ["check_citations", "find_citations", "find_citations_in_text"]


def find_citations(opinion: Opinion) -> CitationReport:
    """Every citation and quotation in an opinion.

    `paragraph` counts over all parts in order. A note's references come after those of the paragraph that
    calls it, with `span` in the note's text.
    """
    return _report(list(_stretches(opinion)))


def find_citations_in_text(paragraphs: Sequence[str], *, notes: Mapping[str, str] | None = None) -> CitationReport:
    """Every citation and quotation in plain paragraphs; notes come last, under the last paragraph's number."""
    running = [_stretch(text, number) for number, text in enumerate(paragraphs)]
    last = max(0, len(running) - 1)
    return _report(running + [_stretch(text, last, footnote=number) for number, text in (notes or {}).items()])


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


def _report(stretches: Sequence[Stretch]) -> CitationReport:
    papers = defined_papers(stretches)
    read = [(stretch, scan(stretch, papers)) for stretch in stretches]
    resolver = Resolver(read)
    bound = resolver.resolve()
    for index, found in enumerate(found for _, all_found in bound for found in all_found):
        found.index = index
    return CitationReport(
        citations=tuple(_citation(stretch, found) for stretch, all_found in bound for found in all_found),
        authorities=tuple(_authorities(bound, resolver)),
        quotations=tuple(_quotations(bound)),
    )


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
            HistoryLink(phrase=phrase, index=later.index if later else None) for phrase, later in found.history
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


def _authorities(bound: Sequence[tuple[Stretch, list[Found]]], resolver: Resolver) -> Iterator[CitedAuthority]:
    counts: dict[str, int] = {}
    for _, all_found in bound:
        for found in all_found:
            if found.refers_to and found.parallel_to is None:
                counts[found.refers_to] = counts.get(found.refers_to, 0) + 1
    for key, count in counts.items():
        known = resolver.directory.all.get(key)
        if known is None:
            yield CitedAuthority(key=key, name=None, count=count)
            continue
        cites = tuple(write_cite(volume, reporter, page or "___") for volume, reporter, page in known.cites)
        yield CitedAuthority(key=key, name=known.name, citations=cites, court=known.court, year=known.year, count=count)


def _quotations(bound: Sequence[tuple[Stretch, list[Found]]]) -> Iterator[Quotation]:
    for place, (stretch, all_found) in enumerate(bound):
        yield from find_quotations(stretch, all_found, _opening_citation(bound, place) if stretch.whole_quote else None)


def _opening_citation(bound: Sequence[tuple[Stretch, list[Found]]], place: int) -> Found | None:
    """The citation with which the paragraph after a block quotation begins."""
    following = next(((s, f) for s, f in bound[place + 1 :] if s.footnote is None), None)
    if following is None or following[0].whole_quote:
        return None
    first = next((found for found in following[1] if found.form is not CitationForm.NAME and not found.inside), None)
    return first if first is not None and not following[0].folded[: first.lead].strip() else None
