"""search."""

import datetime as dt
from argparse import Namespace

from app.cli.main import DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_json, say
from app.errors import UsageError
from app.library.results import Facets, SearchResult, SearchResults
from app.tasks.search_library import SearchFilters, count_library, search_library
from app.tasks.shapes import search_shape
from app.tasks.weighing import Weigher


def search(options: Namespace) -> int:
    """Search the library; passages, propositions and entries."""
    filters = _filters(options)
    words = " ".join(options.words)
    with open_workspace(options.library) as workspace:
        results, weigher = search_library(words, workspace, filters)
        facets = count_library(words, workspace, filters) if options.facets else None
    if options.json:
        print_json(search_shape(results, weigher, explain=options.explain, facets=facets))
    else:
        _print_results(results, weigher, options)
        _print_facets(facets)
    return DONE


def _filters(options: Namespace) -> SearchFilters:
    if options.limit < 1:
        raise UsageError(f"--limit: {options.limit} is no number of results.", hint="Give 1 or more.")
    if options.offset < 0:
        raise UsageError(f"--offset: {options.offset} is no number of results.", hint="Give 0 or more.")
    return SearchFilters(
        claims=tuple(options.claim),
        defenses=tuple(options.defense),
        elements=tuple(options.element),
        kinds=tuple(options.kind),
        courts=tuple(options.court),
        weights=tuple(options.weight),
        authors=tuple(options.author),
        publications=tuple(options.published),
        tags=tuple(options.tag),
        parts=tuple(options.part),
        before=_day("before", options.before),
        after=_day("after", options.after),
        verified=options.verified,
        quotable=options.quotable,
        forum=options.forum,
        limit=options.limit,
        offset=options.offset,
    )


def _day(name: str, text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--{name}: “{text}” is not a date.", hint="Write it as 2016-02-04.") from error


def _print_results(results: SearchResults, weigher: Weigher, options: Namespace) -> None:
    if options.by_authority:
        for authority, found in results.by_authority():
            print(f"{authority.name}, {authority.citation}\n")
            for result in found:
                _print_result(result, weigher, explain=options.explain, named=False)
    else:
        for result in results.results:
            _print_result(result, weigher, explain=options.explain, named=True)
    more = "" if results.exact else " or more"
    loosened = "; too few hold all the words, so results that hold some are shown too" if results.loosened else ""
    say(f"{results.total}{more} found{loosened}")


def _print_result(result: SearchResult, weigher: Weigher, *, explain: bool, named: bool) -> None:
    name = f"{result.authority.name}, {result.authority.citation}" if named else "  "
    page = f" at {result.page}" if result.page else ""
    voice = f", {result.part.value.replace('_', ' ')}" if result.part else ""
    weight = weigher.weigh(result.authority, result.part).weight.value
    print(f"{name}{page} [{result.kind.value}{voice}; {weight}]\n    {_marked(result)}")
    if explain:
        print(
            f"    score {result.score:.3f}: " + "; ".join(f"{p.name} {p.value:.3f} ({p.reason})" for p in result.parts)
        )
    print()


def _marked(result: SearchResult) -> str:
    """The text with the matched words between asterisks, as a terminal can show them."""
    pieces, at = [], 0
    for start, end in result.highlights:
        pieces += [result.text[at:start], "*", result.text[start:end], "*"]
        at = end
    return "".join([*pieces, result.text[at:]])


def _print_facets(facets: Facets | None) -> None:
    if facets is None:
        return
    for name, values in facets.counts.items():
        print(f"{name}: " + ", ".join(f"{value} {times}" for value, times in values))
