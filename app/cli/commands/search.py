"""search."""

import datetime as dt
from argparse import Namespace

from app.bootstrap import open_workspace
from app.cli.main import DONE
from app.cli.printing import print_json, say
from app.errors import UsageError
from app.tasks.search_library import SearchFilters, search_library
from app.tasks.shapes import search_shape


def search(options: Namespace) -> int:
    """Search the library; passages, propositions and entries."""
    filters = SearchFilters(
        claims=tuple(options.claim),
        defenses=tuple(options.defense),
        courts=tuple(options.court),
        weights=tuple(options.weight),
        before=_day(options.before),
        parts=tuple(options.part),
        limit=options.limit,
    )
    if options.limit < 1:
        raise UsageError(f"--limit: {options.limit} is no number of results.", hint="Give 1 or more.")
    with open_workspace(options.library) as workspace:
        results, weigher = search_library(" ".join(options.words), workspace, filters)
    if options.json:
        print_json(search_shape(results, weigher))
        return DONE
    for result in results.results:
        page = f" at {result.page}" if result.page else ""
        print(f"{result.authority.name}, {result.authority.citation}{page} [{result.kind.value}]\n    {result.text}\n")
    say(f"{results.total} found")
    return DONE


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--before: “{text}” is not a date.", hint="Write it as 2016-02-04.") from error
