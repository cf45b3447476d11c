"""What the head (and the end) of a paper says: name, court, date, docket number, judges. Unknown is None."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.citations.courts import find_court_by_heading
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.reading.captions import find_case_name
from app.reading.dating import find_decided
from app.reading.pages import Line
from app.reading.spelling import Spellings

_GAP = re.compile(r"\s{3,}|\s*(?:[)}§│|]\s*){1,3}(?=\s|$)|\t")
_COLUMN_RULE = re.compile(r"[^)}§│|]*\s[)}§│|](?=\s|$)|[)}§│|](?=\s|$)")
_RULED_LINES = 4
_RIGHT_COLUMN = 45
_LONGEST_LINE = 300
_MARKS = re.compile(r"<sup>.*?</sup>|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|\\(?=[*_.#-])|^#{1,6}\s+")
_HEADING_LINES = 5
_FROM_BELOW = re.compile(
    r"appeal(?:s|ed)?\s+from|appeals?\s*:?$|certiorari|courts?\s+below|on\s+(?:petition|review)|review\s+of|removed\s+from"
    r"|transferred|from:$",
    re.IGNORECASE,
)
_APPEAL_FROM = re.compile(r"appeal(?:s|ed)?\s+from|from:$|courts?\s+below", re.IGNORECASE)
_COURT_BELOW = re.compile(
    r"\b(?:circuit|superior|trial|sessions|probate|family|municipal|chancery|criminal) court\b|\bchancery$|\bcounty\b(?! of)",
    re.IGNORECASE,
)
_REACH = 4
_DOCKET = re.compile(
    r"(?:(?:(?:civil|criminal|adversary)\s+)?(?:(?:supreme court|case|action|docket|cause|appeal|c\.?a\.)\s+)?"
    r"(?:nos?\.|number|no:)|case\s+\#)\s*:?\s*"
    r"(?P<docket>\d{1,4}, (?:[A-Z][a-z]+ Term, )?\d{4}\b"
    r"|[A-Z\d][^\s,;()]*\d[^\s,;()]*(?-i:(?: [A-Z]{2,4}\b(?: \d{4}\b)?)*))",
    re.IGNORECASE,
)
_DOCKET_NUMBER_LABEL = re.compile(r"docket numbers?\s*:\s*(?P<docket>.*\d.*)", re.IGNORECASE)
_TOO_SHORT = re.compile(r"\d{1,4}")  # "No. 80" of a term that stands elsewhere
_NUMBER_OF_OPINION = re.compile(r".*[–—-] [A-Z][a-z]+ \d{1,2}, \d{4}")
_PANEL = re.compile(r"\bbefore:?\s+(?P<names>[A-Z][^:;]{3,300}?(?:judges?|justices?|JJ))(?=\.|\*|\n|$)", re.IGNORECASE)
_OFFICE = re.compile(
    r",?\*?\s*\b(?:(?:senior|chief|associate|presiding|circuit|district|acting|united states|u\.s\.)\s+)*"
    r"(?:judges?|justices?|JJ)\b",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[A-Z]\.|[A-Z][\w’'-]+)"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}(?:, (?:Jr|Sr|III|II)\.?)?")
_SIGNED_AS = re.compile(
    r"(?:(?:chief|senior)\s+)?(?:hon(?:orable)?\.?\s+)?(?:united states|u\.\s?s\.)\s+(?:senior\s+|chief\s+)?"
    r"(?:district|magistrate|bankruptcy|district court|circuit)(?:\s+court)?\s+judge\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadMatter:
    """What a paper says of itself."""

    name: str | None = None
    short_name: str | None = None
    court: CourtId | None = None
    decided: PartialDate | None = None
    docket: str | None = None
    judges: tuple[str, ...] = ()


def read_head(head: Sequence[Line], end: Sequence[Line], spellings: Spellings) -> HeadMatter:
    """The head matter.

    Args:
        head: the lines before the text begins, blank ones between its blocks.
        end: the last lines, where orders are dated and signed.
        spellings: how the text itself writes names.
    """
    head = [line for line in head if len(line.text) <= _LONGEST_LINE]
    cells, last_cells = list(_cells(head)), list(_cells(end))
    case = find_case_name(_caption_cells(head), spellings)
    return HeadMatter(
        name=case.name if case else None,
        short_name=case.short_name if case else None,
        court=_find_court(cells) or _find_court([cell for cell in _left_cells(head) if cell]),
        decided=find_decided(cells, last_cells),
        docket=_find_docket(cells),
        judges=_find_panel(cells, spellings) or _find_signer(last_cells, spellings),
    )


def _cells(lines: Sequence[Line]) -> Iterator[str]:
    """The stretches of each line that wide gaps or a column rule part."""
    for line in lines:
        for cell in _GAP.split(_MARKS.sub("", line.text)):
            if text := " ".join(cell.split()):
                yield text


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
            court = find_court_by_heading(" ".join(cells[place : place + length]))
            if court is not None:
                return court.id
    return None


def _find_docket(cells: Sequence[str]) -> str | None:
    for place, cell in enumerate(cells):
        if labelled := _DOCKET_NUMBER_LABEL.fullmatch(cell):
            return labelled["docket"]
        match = _DOCKET.match(cell)
        if match is None or _is_from_below(cells, place) or _NUMBER_OF_OPINION.fullmatch(cell):
            continue
        docket = match["docket"].rstrip(".:").replace("–", "-")
        return None if _TOO_SHORT.fullmatch(docket) else docket
    return None


def _is_from_below(cells: Sequence[str], place: int) -> bool:
    """Whether a number stands where the lower court's does."""
    return any(_APPEAL_FROM.search(before) for before in cells[max(0, place - _REACH) : place]) or any(
        _COURT_BELOW.search(before) for before in cells[max(0, place - 2) : place]
    )


def _find_panel(cells: Sequence[str], spellings: Spellings) -> tuple[str, ...]:
    match = _PANEL.search("\n".join(cells))
    if match is None or " and " not in match["names"]:
        return ()
    plain = re.sub(r"[*\d]", "", _OFFICE.sub("", match["names"]))
    names = [" ".join(name.split()).strip(" ,") for name in re.split(r",\s+(?:and\s+)?|\s+and\s+", plain)]
    if not all(_NAME.fullmatch(name) for name in names if name):
        return ()
    return tuple(spellings.person(name) for name in names if name)


def _find_signer(cells: Sequence[str], spellings: Spellings) -> tuple[str, ...]:
    """The judge whose name stands above "United States District Judge" at the end."""
    for name, office in itertools.pairwise(cells):
        printed = re.sub(r"^(?:/s/|hon(?:orable)?\.?)\s*", "", name, flags=re.IGNORECASE).strip(" ,")
        if _SIGNED_AS.fullmatch(office) and " " in printed and _NAME.fullmatch(printed):
            return (spellings.person(printed),)
    return ()
