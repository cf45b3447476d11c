"""The one door to eyecite: where a text prints a reporter, and which.

Only eyecite's tokens are used, the spots that match a pattern of reporters-db. Its reading of
years, courts, pins, parties and antecedents is left aside: it copies the next citation's year back,
drops pins with an en dash and takes "(Ct. App.)" for Indian Territory. Those are read by
`tail`, `names_found` and `resolve`. Without that work the door costs a third of `get_citations`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from eyecite.models import CitationToken, Edition, TokenExtractor
from eyecite.tokenizers import default_tokenizer

from app.citations.typography import fold


@dataclass(frozen=True, slots=True)
class Printed:
    """A reporter with its numbers, as it stands in a text.

    Attributes:
        source: "reporters", "laws" or "journals".
        volume, page: None where the text leaves a blank, or where a law has none.
        reporter: the reporters-db form, when the printed one means only one.
        editions: all reporters-db forms it may mean, with their first and last years.
        short: a short form ("533 U.S. at 201"): `page` is the page cited, not the first one.
    """

    start: int
    end: int
    source: str
    volume: str | None
    reporter: str
    page: str | None
    editions: tuple[tuple[str, int, int], ...]
    short: bool


_ANY_DIGIT = re.compile(r"\d")
_BLANK_PAGE = re.compile(r"_+|-+|—+")
_LEFT_OUT = re.compile(
    r"(?<![\w.])(?P<volume>\d{1,4}) (?P<reporter>"
    r"U\. ?S\.|S\. ?Ct\.|L\. ?Ed\. ?2d|F\. ?(?:2d|3d|4th)|F\. ?Supp\.(?: ?[23]d)?|F\. ?App'x|F\.R\.D\."
    r"|Cal\. ?(?:App\. ?)?(?:[23]d|[45]th)|Cal\. ?Rptr\. ?(?:[23]d)?|P\. ?[23]d)(?:(?P<page>\d{1,4})| (?P<blank>-{2,4}|—|_{2,4}))(?!\w)"
)
"""What eyecite leaves: no space before the page ("54 F.3d1447"), or dashes for a page not yet known."""
_RUN_ON = re.compile(
    r"(?<![\w.$])(?:(?P<volume>\d{1,4})(?P<reporter>U\. ?S\.|S\. ?Ct\.|F\. ?(?:2d|3d|4th)|F\. ?Supp\. ?[23]d|Cal\. ?(?:App\. ?)?(?:[23]d|[45]th)|P\. ?[23]d)"
    r"|(?P<apart>\d{1,4}) (?P<supplement>F\. ?Supp(?: [23]d)?)) ?(?P<page>\d{1,4})(?!\w)"
)
"""No space after the volume ("550U.S. 372"), or no full stop in the reporter ("12 F. Supp 2d 345")."""
_STAR_INSIDE = re.compile(r"(?<=\d )\*\d{1,4}(?= [A-Z])")
"""A page of another print that turns between volume and reporter: "135 *355 Mass. 147"."""
_OPEN_END = 9999


def iter_printed(text: str) -> Iterator[Printed]:
    """Every place in `text` where a reporter, a code or a journal is cited, in order, without overlaps."""
    folded = fold(text)
    if not _ANY_DIGIT.search(folded):
        return
    end = 0
    tokens = sorted(_tokens_of(folded), key=lambda found: (found.start, -found.end, found.short))
    whole = [(token.start, token.end) for token in tokens if token.volume]
    for token in tokens:
        if token.start >= end and not _is_a_party(token, whole):
            end = token.end
            yield token


def _is_a_party(token: Printed, whole: Iterable[tuple[int, int]]) -> bool:
    """Whether an old reporter's name without a volume is a party's: "Thompson, 563" in "Connick v. Thompson, 563 U.S. 51"."""
    if token.source != "reporters" or token.volume:
        return False
    return any(start < token.end and token.start < end for start, end in whole)


def _tokens_of(folded: str) -> list[Printed]:
    """The tokens of a text in which several spaces may stand for one: a justified line, a turned page."""
    folded = _STAR_INSIDE.sub(lambda star: " " * len(star.group()), folded)
    left_out = [_left_out(match) for match in _LEFT_OUT.finditer(folded)]
    left_out += [_run_on(match) for match in _RUN_ON.finditer(folded)]
    if "  " not in folded:
        return _tokens(folded) + left_out
    places = [place for place, letter in enumerate(folded) if letter != " " or folded[place - 1 : place] != " "]
    single = "".join(folded[place] for place in places)
    return [replace(one, start=places[one.start], end=places[one.end - 1] + 1) for one in _tokens(single)] + left_out


def _tokens(folded: str) -> list[Printed]:
    tokens: dict[tuple[int, int, bool], list[CitationToken]] = {}
    for extractor in _extractors_for(folded):
        for match in extractor.compiled_regex.finditer(folded):
            token = cast("CitationToken", extractor.get_token(match))
            if token.data is not None:
                tokens.setdefault((token.start, token.end, token.short), []).append(token)
    return [_merge(same) for same in tokens.values() if not _APPENDIX.fullmatch(folded, same[0].start, same[0].end)]


def _extractors_for(folded: str) -> Iterable[TokenExtractor]:
    """Eyecite's patterns of citations whose telling words stand in the text.

    Its own `get_extractors` puts them into a set, for which it writes each of them out in full: a sixth of all our time.
    """
    words = "".join(folded.split())
    chosen = {id(one): one for one in default_tokenizer.unfiltered_extractors}
    for words_of, text in (
        (default_tokenizer.case_sensitive_filter, words),
        (default_tokenizer.case_insensitive_filter, words.lower()),
    ):
        for _, extractors in words_of.iter(text):
            chosen.update((id(one), one) for one in extractors)
    return [one for one in chosen.values() if one.constructor == CitationToken.from_match]


_APPENDIX = re.compile(r"\d{1,2} App\. (?:at )?\d+")
"""A volume of the record's appendix, which eyecite takes for Ohio's appellate reports."""


def _merge(tokens: Sequence[CitationToken]) -> Printed:
    """One report of tokens that several patterns found at the same place; an exact spelling goes first."""
    first = tokens[0]
    exact = [edition for token in tokens for edition in token.exact_editions]
    editions = exact or [edition for token in tokens for edition in token.variation_editions]
    names = tuple(sorted({_as_edition(edition) for edition in editions}))
    groups = first.groups
    page = groups.get("page") or groups.get("section")
    return Printed(
        start=first.start,
        end=first.end,
        source=str(editions[0].reporter.source),
        volume=groups.get("volume") or groups.get("title") or groups.get("chapter"),
        reporter=names[0][0] if len({name for name, _, _ in names}) == 1 else str(groups.get("reporter")).strip(),
        page=None if page is None or _BLANK_PAGE.fullmatch(page) else page,
        editions=names,
        short=first.short,
    )


def _as_edition(edition: Edition) -> tuple[str, int, int]:
    start = edition.start.year if edition.start else 0
    return edition.short_name.strip(), start, edition.end.year if edition.end else _OPEN_END


def _left_out(match: re.Match[str]) -> Printed:
    return _repaired(match, match["volume"], match["reporter"])


def _run_on(match: re.Match[str]) -> Printed:
    return _repaired(
        match, match["volume"] or match["apart"], match["reporter"] or match["supplement"].replace("Supp", "Supp.")
    )


def _repaired(match: re.Match[str], volume: str, printed: str) -> Printed:
    reporter = _spaced(printed)
    return Printed(
        start=match.start(),
        end=match.end(),
        source="reporters",
        volume=volume,
        reporter=reporter,
        page=match["page"],
        editions=((reporter, 0, _OPEN_END),),
        short=False,
    )


def _spaced(reporter: str) -> str:
    """The reporters-db spelling of a reporter that stands alone: asked of eyecite's own table."""
    return next((token.reporter for token in _tokens(f"1 {reporter} 1")), reporter)


def narrow(editions: Sequence[tuple[str, int, int]], year: int | None) -> str | None:
    """The one reporter among `editions` that was printed in `year`, or None when that does not decide."""
    names = {name for name, start, end in editions if year is None or start <= year <= end}
    return names.pop() if len(names) == 1 else None
