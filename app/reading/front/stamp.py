"""The court's filing stamp: the case, the paper's number on the docket, and the day on which it was filed."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.law.opinions import Removal
from app.reading.dating import find_day
from app.reading.pages import Page
from app.reading.stamps import is_stamp

_CASE = re.compile(r"Case:?\s*#?:?\s*(?P<number>\d:\d\d-[a-z]{2}-\d{3,6}(?:-[A-Z]{1,5})*)", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"(?:Document|Doc\.?|Dkt\.?|ECF No\.?)\s*#?:?\s*(?P<number>\d{1,4}(?:-\d{1,3})?)(?![\d/])", re.IGNORECASE
)
_FILED = re.compile(r"(?:Filed|Entered on FLSD Docket|Entry)\b.{0,30}?(?P<day>\d{1,2}/\d{1,2}/\d{2,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the stamp says; None for what it leaves out."""

    case_number: str | None
    ecf: str | None
    filed: dt.date | None


def find_stamp(pages: Sequence[Page], removals: Sequence[Removal]) -> Stamp | None:
    """The first stamp on the pages or among what was taken off them, or None."""
    lines = [removal.text for removal in removals]
    lines += [line.text for page in pages[:1] for line in page.lines]
    for text in lines:
        if is_stamp(text):
            case, document, filed = _CASE.search(text), _DOCUMENT.search(text), _FILED.search(text)
            return Stamp(
                case["number"] if case else None,
                document["number"] if document else None,
                find_day(filed["day"]) if filed else None,
            )
    return None
