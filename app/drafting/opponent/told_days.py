"""The days that a complaint's paragraphs of fact tell, from which the attorney picks the day of the incident."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.drafting.opponent.pleading import PleadedAs, iter_pleaded
from app.drafting.sentences import sentence_spans
from app.law.opposing import NumberedParagraph
from app.reading.dating import iter_days

_ABBREVIATED = re.compile(r"\b(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)t?\.(?= \d)")
"""A month whose stop ends no sentence."""
_OFFICER = re.compile(
    r"\b(?:officers?|deput(?:y|ies)|sergeants?|sgt|lieutenants?|detectives?|troopers?|marshals?|agents?|police|sheriff|guards?|defendants?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day, and where it is told.

    Attributes:
        paragraphs: the numbers of the paragraphs that tell it.
        words: the first sentence that does.
        with_officers: whether one of those sentences speaks of an officer or a defendant.
    """

    day: dt.date
    paragraphs: tuple[str, ...]
    words: str
    with_officers: bool


def find_told_days(paragraphs: Sequence[NumberedParagraph]) -> tuple[ToldDay, ...]:
    """The days of the paragraphs that tell facts, in the order in which they are first told."""
    found: dict[dt.date, list[tuple[str, str]]] = {}
    for paragraph, pleaded in zip(paragraphs, iter_pleaded(paragraphs), strict=True):
        if pleaded in (PleadedAs.FACT, PleadedAs.COUNT):
            for sentence in _sentences(paragraph.text):
                for day in iter_days(sentence):
                    found.setdefault(day, []).append((paragraph.number, sentence))
    return tuple(_told(day, told) for day, told in found.items())


def find_plain_day(days: Sequence[ToldDay]) -> ToldDay | None:
    """The day of the incident where it is plain, else None: then it is picked.

    It is plain where no other day is told, and where the day that opens the story is the only one told with what the
    officers did.
    """
    if len(days) == 1:
        return days[0]
    with_officers = [told for told in days if told.with_officers]
    return with_officers[0] if len(with_officers) == 1 and with_officers[0] is days[0] else None


def _sentences(text: str) -> list[str]:
    text = _ABBREVIATED.sub(r"\g<month>", text)
    return [text[start:end] for start, end in sentence_spans(text)]


def _told(day: dt.date, told: Sequence[tuple[str, str]]) -> ToldDay:
    numbers = tuple(dict.fromkeys(number for number, _ in told))
    return ToldDay(day, numbers, told[0][1], any(_OFFICER.search(sentence) for _, sentence in told))
