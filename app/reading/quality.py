"""How far a text can be trusted: what lower-casing, stripping or poor scanning took from it.

Thresholds, and what was measured on 97 sound plain texts (45 CourtListener opinions of all
circuits, state and district courts, 12 slip opinions of the Supreme Court, 36 opinions of the
First Circuit and 4 others) against one text that had been lower-cased and stripped of digits:

====================================  =========  ==================  ========
measure                               threshold  sound texts         stripped
====================================  =========  ==================  ========
capitals among the letters            < 1 %      3.2 % to 55 %       0 %
digits in 1 000 characters            < 4        8.2 to 69           0
marks with no blank after them        > 10 %     0 % to 2.7 %        79 %
broken words and scanner's signs in   > 8        0 to 2.0            0
1 000 words
quotation marks in a text of 20 000   none       2 or more           0
characters
====================================  =========  ==================  ========

One more of the texts, a scanned letter, counts 30 broken words and is rightly refused; an
edited casebook version has 2.4 digits in 1 000 characters, because its citations were cut. Digits
are looked for from 5 000 characters on, quotation marks from 20 000: a short order may do
without. A text that is cut off stays quotable: what is there is verbatim. So does a PDF of which some pages are
pictures, or that holds text which no one sees; both cost points and are told.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.law.opinions import Quality, Removal

_LEAST_CAPITALS = 0.01
_LEAST_DIGITS = 4 / 1000
_MOST_GLUED = 0.10
_MOST_BROKEN = 8 / 1000
_LEAST_LETTERS = 50
_LEAST_LOSS = 0.05
_DIGITS_EXPECTED_FROM = 5_000
_QUOTATIONS_EXPECTED_FROM = 20_000

_MARK = re.compile(r"[a-z]{2}[.,;](?P<glued>[A-Za-z]{2})?")
_WORD = re.compile(r"[A-Za-z]{3,}")
_BROKEN = re.compile(
    r"\b[A-Za-z]{1,20}\d[A-Za-z]{1,20}\b|\b[bcdfghjklmnpqrstvwxz]{5,20}\b|[\N{REPLACEMENT CHARACTER}¬¦■•^~|\\]"
)
_QUOTATION = re.compile(r"[\"“”]")
_SALUTATION = re.compile(r"Dear (?:[A-Z][\w.’'-]*,? ?){1,6}(?=[:,]|$)")
_HEAD_OF_A_LETTER = 15
"""Paragraphs among which a letter greets."""
_END = re.compile(r"[.!?:*\d][\"”’'»)\]*_]*$")


@dataclass(frozen=True, slots=True)
class _Flaw:
    reason: str
    cost: float
    forbids_quoting: bool = True


def grade(text: str, last: str) -> Quality:
    """The quality of a text.

    Args:
        text: all its words, clean.
        last: its last paragraph of running text; empty when it has none.
    """
    flaws = [*_flaws(text), *_cut_off(last)]
    return Quality(
        quotable=not any(flaw.forbids_quoting for flaw in flaws),
        score=round(max(0.0, 1.0 - sum(flaw.cost for flaw in flaws)), 2),
        reasons=tuple(flaw.reason for flaw in flaws),
    )


def with_losses(quality: Quality, removals: Sequence[Removal], sheets: int) -> Quality:
    """The quality of a text of which something stands in the file and could not be read, or is not seen there.

    What was read is verbatim all the same, so that it may be quoted, unless its order is in doubt.

    Args:
        removals: what cleaning and the reader took out.
        sheets: how many sheets the file has.
    """
    losses = list(_losses(Counter(removal.kind for removal in removals), max(1, sheets)))
    return replace(
        quality,
        quotable=quality.quotable and not any(loss.forbids_quoting for loss in losses),
        score=round(max(0.0, quality.score - sum(loss.cost for loss in losses)), 2),
        reasons=(*quality.reasons, *(loss.reason for loss in losses)),
    )


def with_doubt(quality: Quality, first: Sequence[str]) -> Quality:
    """The quality of a text that no court or judge is known to have written: of a letter, it asks.

    Courts write letters too, and attorneys general opine in them, so that it stays as quotable as its print is.

    Args:
        first: the text's paragraphs from the first on.
    """
    greeting = next(filter(None, map(_SALUTATION.match, first[:_HEAD_OF_A_LETTER])), None)
    if greeting is None:
        return quality
    reason = f"It is written as a letter (“{greeting.group().rstrip(' ,')}”) and names no court or judge of its own: see whether it is a decision."
    return replace(quality, score=round(max(0.0, quality.score - _LEAST_LOSS), 2), reasons=(*quality.reasons, reason))


def _losses(removed: Counter[str], sheets: int) -> Iterator[_Flaw]:
    if pictures := removed["picture_page"]:
        reason = f"{pictures} of {sheets} pages are pictures and could not be read."
        yield _Flaw(reason, max(_LEAST_LOSS, pictures / sheets), forbids_quoting=False)
    if hidden := removed["hidden_text"]:
        places = "one page" if hidden == 1 else f"{hidden} pages"
        yield _Flaw(f"Text that is not seen in print was left out on {places}.", _LEAST_LOSS, forbids_quoting=False)
    if mixed := removed["doubtful_columns"]:
        pages = "a page" if mixed == 1 else f"{mixed} pages"
        yield _Flaw(f"The columns of {pages} could not be told apart: lines may be read across.", 0.35)


def _flaws(text: str) -> Iterator[_Flaw]:
    letters = sum(map(str.isalpha, text))
    if letters < _LEAST_LETTERS:
        return
    if _share(sum(map(str.isupper, text)), letters) < _LEAST_CAPITALS:
        yield _Flaw("The text has no capital letters, or almost none.", 0.35)
    yield from _lost_digits(text)
    yield from _lost_blanks(text)
    yield from _lost_quotations(text)
    if _share(len(_BROKEN.findall(text)), len(_WORD.findall(text))) > _MOST_BROKEN:
        yield _Flaw("Many words are broken or hold stray signs, as poor scanning leaves them.", 0.35)


def _lost_digits(text: str) -> Iterator[_Flaw]:
    if len(text) < _DIGITS_EXPECTED_FROM:
        return
    digits = sum(map(str.isdigit, text))
    if digits == 0:
        yield _Flaw("The text has no digits: volume, page and section numbers and dates are gone.", 0.30)
    elif _share(digits, len(text)) < _LEAST_DIGITS:
        yield _Flaw("The text has very few digits: citations seem to have been cut out.", 0.20)


def _lost_blanks(text: str) -> Iterator[_Flaw]:
    marks = [match["glued"] for match in _MARK.finditer(text)]
    if _share(sum(glued is not None for glued in marks), len(marks)) > _MOST_GLUED:
        yield _Flaw("Words run together after full stops and commas.", 0.20)


def _lost_quotations(text: str) -> Iterator[_Flaw]:
    if len(text) >= _QUOTATIONS_EXPECTED_FROM and not _QUOTATION.search(text):
        yield _Flaw("The text has no quotation marks: what is quoted cannot be told from what is not.", 0.10)


def _cut_off(last: str) -> Iterator[_Flaw]:
    if last and not _END.search(last):
        yield _Flaw("The text ends in mid sentence: a part of it is missing.", 0.05, forbids_quoting=False)


def _share(count: int, total: int) -> float:
    return count / total if total else 0.0
