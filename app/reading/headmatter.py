"""What the head (and the end) of a paper says: name, court, date, docket number, judges. Unknown is None."""

import itertools
import re
from collections.abc import Iterator, Sequence

from app.citations.courts import find_court_by_heading
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.reading.benches import find_judges
from app.reading.captions import CaseName, find_case_name, in_court, name_of
from app.reading.columns import caption_columns
from app.reading.dating import find_amended, find_decided, find_filed
from app.reading.dockets import find_dockets
from app.reading.facts import Facts
from app.reading.pages import Line
from app.reading.printings import Printing, citations_of, find_printings
from app.reading.spelling import Spellings
from app.reading.standing import find_disposition, find_publication, is_en_banc
from app.reading.state_courts import find_court_by_number, find_number_alone, find_state_court, with_division

_GAP = re.compile(r"\s{3,}|\s*(?:[)}\]§│|]\s*){1,3}(?=\s|$)|\t")
_COLUMN_RULE = re.compile(r"[^)}\]§│|]*\s[)}\]§│|](?=\s|$)|[)}\]§│|](?=\s|$)")
_RULED_LINES = 4
_RIGHT_COLUMN = 45
_LONGEST_LINE = 300
_MARKS = re.compile(r"<sup>.*?</sup>|l{8,}|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|\\(?=[*_.#-])|^#{1,6}\s+")
_FUSED_LABEL = re.compile(r"^(?P<label>Decision Date|Docket Number|Parties|Court|Citation|Published date)(?=[A-Z\d(])")
"""Labels that a web page's table leaves without a blank before their values."""
_COURT_LABEL = re.compile(r"court:\s*", re.IGNORECASE)
_HEADING_LINES = 5
_FROM_BELOW = re.compile(
    r"appeal(?:s|ed)?\s+from|appeals?\s*:?$|certiorari|courts?\s+below|on\s+(?:petition|review)|review\s+of|removed\s+from"
    r"|transferred|from:$",
    re.IGNORECASE,
)


def read_head(head: Sequence[Line], end: Sequence[Line], spellings: Spellings) -> Facts:
    """What the head matter says.

    Args:
        head: the lines before the text begins, blank ones between its blocks.
        end: the last lines, where orders are dated and signed.
        spellings: how the text itself writes names.
    """
    head = [line for line in head if len(line.text) <= _LONGEST_LINE]
    cells, last_cells = list(_cells(head)), list(_cells(end))
    lines = [" ".join(_MARKS.sub("", line.text).split()) for line in head]
    printings = find_printings(lines)
    case = _find_name(head, spellings) or _name_in(printings, spellings)
    court = (
        with_division(_find_court(cells), cells)
        or _find_court([cell for cell in _left_cells(head) if cell])
        or _find_court([cell for reading in caption_columns(head) for cell in reading if cell])
        or find_state_court(cells)
        or _court_in(printings)
        or find_court_by_number(cells)
    )
    return Facts(
        name=in_court(case.name, court) if case else None,
        short_name=case.short_name if case else None,
        official_name=case.official if case else None,
        citations=citations_of(printings),
        court=court,
        decided=find_decided(cells, last_cells) or _year_in(printings),
        filed=find_filed(cells),
        amended=find_amended(lines),
        dockets=find_dockets(cells) or find_number_alone(cells, court),
        judges=find_judges(cells, last_cells, spellings),
        disposition=find_disposition(cells),
        publication=find_publication([*lines, *cells]),
        en_banc=is_en_banc(cells) or None,
    )


def _find_name(head: Sequence[Line], spellings: Spellings) -> CaseName | None:
    """The case's name from the caption, in whichever way its columns can be read."""
    readings = itertools.chain([_caption_cells(head)], caption_columns(head))
    return next((name for cells in readings if (name := find_case_name(cells, spellings))), None)


def _name_in(printings: Sequence[Printing], spellings: Spellings) -> CaseName | None:
    """The case's name before its own citation ("Doe v. Roe, 17 Cal. App. 5th 766 (2017)")."""
    named = next((printing.name for printing in printings if printing.name), None)
    parties = re.split(r"\s+[vV][sS]?\.?\s+", named, maxsplit=1) if named else []
    return name_of((parties[0], parties[1]), spellings) if len(parties) == 2 else None


def _court_in(printings: Sequence[Printing]) -> CourtId | None:
    courts = {printing.court for printing in printings if printing.court}
    return courts.pop() if len(courts) == 1 else None


def _year_in(printings: Sequence[Printing]) -> PartialDate | None:
    years = {printing.year for printing in printings if printing.year}
    return PartialDate(years.pop()) if len(years) == 1 else None


def _cells(lines: Sequence[Line]) -> Iterator[str]:
    """The stretches of each line that wide gaps or a column rule part."""
    for line in lines:
        for cell in _GAP.split(_MARKS.sub("", line.text)):
            if text := " ".join(cell.split()).removeprefix(": "):
                yield _FUSED_LABEL.sub(r"\g<label>: ", text)


def _left_cells(lines: Sequence[Line]) -> list[str]:
    """The first stretch of each line that begins in the left half of the page."""
    return [" ".join(_GAP.split(_MARKS.sub("", line.text))[0].split()) for line in lines if line.indent < _RIGHT_COLUMN]


def _caption_cells(lines: Sequence[Line]) -> list[str]:
    """The caption's lines; of a caption in two columns the left one, where the parties stand."""
    ruled = [line for line in lines if _COLUMN_RULE.match(_MARKS.sub("", line.text))]
    return _left_cells(ruled if len(ruled) >= _RULED_LINES else lines)


def _find_court(cells: Sequence[str]) -> CourtId | None:
    for place in range(len(cells)):
        if any(_FROM_BELOW.search(cell) for cell in cells[max(0, place - 2) : place]):
            continue
        for length in range(min(_HEADING_LINES, len(cells) - place), 0, -1):
            court = find_court_by_heading(_COURT_LABEL.sub("", " ".join(cells[place : place + length])))
            if court is not None:
                return court.id
    return None
