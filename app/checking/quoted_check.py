"""Quotations and pins of any text, against the sound texts of the library: words that differ, a page that is not theirs.

Silence means that the words stand there. What could not be compared is counted in one note: silence would be taken for a
match. Words of no more than three are too few to compare.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.checking.citation_check import place_of
from app.checking.held import HeldText, HeldTexts
from app.citations.pins import first_page, holds_page
from app.law.citations import Citation, CitationForm, CitationKind, CitationReport, Quotation, QuotationKind
from app.law.findings import Finding, Severity, counted, quoted_short

_SCARE = 3
_ALIKE = 0.6
"""From how large a share of common words on two stretches are one, misquoted."""
_MOST_ALIKE = 0.75
"""The same, where it is unsure whom the text quotes."""
_ANCHOR = 3
"""Words in a row that both stretches must have."""
_SHOWN_CHANGES = 2
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PARTED = re.compile(r"(?:\s?\.){3,4}|…|\[[^\]\w]*\]")
_LEFT_OUT = frozenset(
    ["citations omitted", "footnotes omitted", "quotation marks omitted", "alterations omitted", "citation modified"]
)


def check_quoted(held: HeldTexts) -> Iterator[Finding]:
    """Findings on a text's quotations of decisions, in reading order; last what could not be compared."""
    unchecked: list[Citation] = []
    for quotation in held.report.quotations:
        source = _source(quotation, held.report)
        if source is None or len(quotation.text.split()) <= _SCARE:
            continue
        text = held.of(source)
        if text is None:
            unchecked += [source] if quotation.certain else []
        else:
            yield from _check(quotation, source, text, held)
    if unchecked:
        yield _not_compared(unchecked)


def _source(quotation: Quotation, report: CitationReport) -> Citation | None:
    """The decision that whole quoted words are attributed to."""
    whole = quotation.closed and not quotation.continues
    if not whole or quotation.kind is not QuotationKind.AUTHORITY or quotation.citation is None:
        return None
    source = report.citations[quotation.citation]
    return source if source.kind is CitationKind.CASE else None


def _check(quotation: Quotation, source: Citation, text: HeldText, held: HeldTexts) -> Iterator[Finding]:
    pages = text.pages_of(quotation.text, modified=bool(_LEFT_OUT.intersection(quotation.alterations)))
    if pages:
        if quotation.certain:
            yield from _check_page(quotation, source, text, held, pages)
        return
    near = find_nearest(quotation.text, text.words)
    if near is not None and near.alike >= (_ALIKE if quotation.certain else _MOST_ALIKE):
        yield _misquoted(quotation, source, text, near)
    elif quotation.certain:
        elsewhere = next(
            (t for t in held.all_cited() if t is not text and t.pages_of(quotation.text, modified=False)), None
        )
        where = f"; it stands in {elsewhere.name}" if elsewhere else ""
        message = f"“{quoted_short(quotation.text)}” was not found in the library’s text of {text.name}{where}."
        yield _finding("quotation_not_found", Severity.WARN, quotation, message)


def _misquoted(quotation: Quotation, source: Citation, text: HeldText, near: "Nearest") -> Finding:
    message = f"“{quoted_short(quotation.text)}” does not stand so in {text.name}: {near.differences}."
    noted = _LEFT_OUT.intersection(quotation.alterations)
    sure = quotation.certain and source.certain and text.certain and not noted
    return _finding("quotation", Severity.BLOCK if sure else Severity.WARN, quotation, message)


def _check_page(
    quotation: Quotation, source: Citation, text: HeldText, held: HeldTexts, pages: Sequence[str | None]
) -> Iterator[Finding]:
    """A pin that names no page on which the words stand."""
    found = [page for page in pages if page]
    if not source.pin or len(found) < len(pages) or not text.counts_as(held.place_of(source)):
        return
    if not any(holds_page(source.pin, page) for page in found):
        message = f"“{quoted_short(quotation.text)}” stands at {found[0]} of {text.name}, and is cited at {source.pin}."
        yield _finding("quotation_pin", Severity.WARN, quotation, message)


def check_pins(held: HeldTexts) -> Iterator[Finding]:
    """Pins behind the last page that the library's text of a decision has."""
    for citation in held.report.citations:
        text, page = held.of(citation), first_page(citation.pin)
        if text is None or page is None or citation.form is CitationForm.NAME or not text.certain:
            continue
        if text.last_page and page > text.last_page and text.counts_as(held.place_of(citation)):
            message = f"“{citation.text}” cites page {page}, but the library’s text of {text.name} ends on page {text.last_page}."
            yield Finding(
                code="pin_beyond_text",
                severity=Severity.WARN,
                message=message,
                place=place_of(citation),
                citation=citation.index,
            )


# -- the nearest words of a text


@dataclass(frozen=True, slots=True)
class Nearest:
    """The stretch of a text that is most like quoted words.

    Attributes:
        alike: 0 to 1.
        differences: how they differ, in words.
    """

    alike: float
    differences: str


def find_nearest(quotation: str, text: str) -> Nearest | None:
    """The stretch of a text that has the longest run of the quoted words; None when that run is no longer than chance."""
    longest = max(_PARTED.split(quotation), key=len).replace("[", "").replace("]", "")
    quoted, there = _tokens(longest), _tokens(text)
    matcher = SequenceMatcher(None, [word for word, _, _ in quoted], [word for word, _, _ in there], autojunk=False)
    anchor = matcher.find_longest_match()
    if not quoted or anchor.size < min(_ANCHOR, len(quoted)):
        return None
    window = there[max(anchor.b - anchor.a, 0) : anchor.b - anchor.a + len(quoted)]
    compared = SequenceMatcher(None, [word for word, _, _ in quoted], [word for word, _, _ in window], autojunk=False)
    changes = [op for op in compared.get_opcodes() if op[0] != "equal"]
    said = [_change(longest, text, quoted[a:b], window[c:d]) for _, a, b, c, d in changes[:_SHOWN_CHANGES]]
    return Nearest(compared.ratio(), "; ".join(said) or "its marks or spaces differ")


_Tokens = Sequence[tuple[str, int, int]]


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(m.group().casefold().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _change(quoted: str, text: str, ours: _Tokens, theirs: _Tokens) -> str:
    here = f"“{quoted[ours[0][1] : ours[-1][2]]}”" if ours else "nothing"
    there = f"“{' '.join(text[theirs[0][1] : theirs[-1][2]].split())}”" if theirs else "nothing"
    return f"it has {there} where {here} is quoted"


# -- findings


def _not_compared(sources: Sequence[Citation]) -> Finding:
    names = list(dict.fromkeys(source.refers_to or source.text for source in sources))
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    message = f"{counted(len(sources), 'quotation')} could not be compared: the library has no sound text of {shown}."
    return Finding(code="quotations_unchecked", severity=Severity.NOTE, message=message)


def _finding(code: str, severity: Severity, quotation: Quotation, message: str) -> Finding:
    place = place_of(quotation)
    return Finding(code=code, severity=severity, message=message, place=place, citation=quotation.citation)
