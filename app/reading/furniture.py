"""Page furniture other than pleading numbers: page numbers, running heads, filing stamps, Markdown's own signs.

First version: it takes out what is certain (a number that counts on from page to page, a head
that comes back, a court's filing stamp) and leaves the rest in the text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.reading.marks import is_rule
from app.reading.pages import Line, Manuscript, Page
from app.reading.pleading import find_pages

_STAMP = re.compile(
    r"(?:USCA\d* )?Case:? ?\S+ +(?:\(.*\) +)?(?:Document|Doc\.?|DktEntry|ID):? ?#?:? ?\S+.*\bPage:? ?(?:ID ?)?#?:? ?\d+.*"
)
_PAGE_NUMBER = re.compile(r"[-–—]? ?(\d{1,4}) ?[-–—]?|Page (\d{1,4})(?: of \d{1,4})?")
_LEADING_NUMBER = re.compile(r"(\d{1,4})\s{3,}(\S.*)")
_TRAILING_NUMBER = re.compile(r"(\S.*?)\s{3,}(\d{1,4})")
_SLIP_HEAD = re.compile(
    r"Syllabus|Opinion of the Court|Per Curiam|Statement of [A-Z][\w’' -]+, (?:C\. )?J\."
    r"|Opinion of [A-Z][\w’' -]+, (?:C\. )?J\.|[A-Z][\w’' -]+, (?:C\. )?J\., (?:concurring|dissenting)[\w ,]*"
)
_CITE_AS = re.compile(r"Cite as:? .*")
_TWICE = 2
_LONGEST_HEAD = 250
_LIST_BULLET = re.compile(r"[-+*•] +(?=\S)")
_QUOTE_SIGN = re.compile(r"(?:> ?)+")


@dataclass(frozen=True, slots=True)
class Stripped:
    """Pages without furniture, and how many things of each kind were removed."""

    pages: tuple[Page, ...]
    removed: Counter[str]


def strip_furniture(manuscript: Manuscript) -> Stripped:
    """The manuscript's pages, numbered where their numbers are printed, without what is not text."""
    removed: Counter[str] = Counter()
    sheets = [_strip_stamps(sheet, removed) for sheet in manuscript.pages]
    pleading = find_pages([line for sheet in sheets for line in sheet.lines])
    if pleading is not None:
        pages, numbers = pleading
        removed += numbers
    else:
        pages = _strip_sheets(sheets, removed)
    pages = tuple(_strip_signs(page, manuscript.markdown, removed) for page in pages)
    removed["rule"] += sum(is_rule(line.text) for page in pages for line in page.lines)
    return Stripped(pages, +removed)


def _strip_stamps(sheet: Page, removed: Counter[str]) -> Page:
    kept = tuple(line for line in sheet.lines if not (len(line.text) < _LONGEST_HEAD and _STAMP.fullmatch(line.text)))
    removed["filing_stamp"] += len(sheet.lines) - len(kept)
    return replace(sheet, lines=kept)


def _strip_signs(page: Page, markdown: bool, removed: Counter[str]) -> Page:
    """A page whose list and quotation signs became properties of their lines."""
    if not markdown:
        return page
    return replace(page, lines=tuple(_read_signs(line, removed) for line in page.lines))


def _read_signs(line: Line, removed: Counter[str]) -> Line:
    if quote := _QUOTE_SIGN.match(line.text):
        removed["quote_sign"] += 1
        return replace(line.with_text(line.text[quote.end() :]), quoted=True)
    if not is_rule(line.text) and (bullet := _LIST_BULLET.match(line.text)):
        removed["list_marker"] += 1
        return replace(line.with_text(line.text[bullet.end() :]), opens=True)
    return line


def _strip_sheets(sheets: Sequence[Page], removed: Counter[str]) -> tuple[Page, ...]:
    if len(sheets) < _TWICE:
        return tuple(sheets)
    heads = _repeated_heads(sheets)
    stripped = [_strip_head(sheet, heads, removed) for sheet in sheets]
    return tuple(_strip_lone_numbers(stripped, removed))


def _printed(sheet: Page, count: int) -> list[int]:
    """Places of the first printed lines, or with a negative count of the last."""
    places = [place for place, line in enumerate(sheet.lines) if not line.is_blank]
    return places[:count] if count > 0 else places[count:]


def _skeleton(text: str) -> str:
    return re.sub(r"[\d\s]+", " ", text).strip().casefold()


def _repeated_heads(sheets: Sequence[Page]) -> set[str]:
    """Heads that stand on several sheets, without their numbers."""
    first = Counter(_skeleton(sheet.lines[place].text) for sheet in sheets for place in _printed(sheet, 1))
    return {head for head, count in first.items() if count > _TWICE and len(head) > 3}


def _strip_head(sheet: Page, heads: set[str], removed: Counter[str]) -> Page:
    """A sheet without its running head: the number in it becomes the label, its second line says whose words follow."""
    label, whose, taken = sheet.label, "", set()
    for order, place in enumerate(_printed(sheet, 2)):
        text = sheet.lines[place].text
        number, words = _split_number(text[:_LONGEST_HEAD])
        if order == 0 and not _is_head(text, number, words, heads):
            break
        if order == 1 and not _SLIP_HEAD.fullmatch(words):
            break
        label = number or label
        whose = words if _SLIP_HEAD.fullmatch(words) else whose
        taken.add(place)
    removed["running_head"] += len(taken)
    kept = tuple(line for place, line in enumerate(sheet.lines) if place not in taken)
    return Page(lines=kept, label=label, running_head=whose)


def _is_head(text: str, number: str | None, words: str, heads: set[str]) -> bool:
    return (
        _CITE_AS.fullmatch(words) is not None or (_skeleton(text) in heads) or (number is not None and " v. " in words)
    )


def _split_number(text: str) -> tuple[str | None, str]:
    if leading := _LEADING_NUMBER.fullmatch(text):
        return leading[1], leading[2]
    if trailing := _TRAILING_NUMBER.fullmatch(text):
        return trailing[2], trailing[1]
    return None, text


def _strip_lone_numbers(sheets: Sequence[Page], removed: Counter[str]) -> list[Page]:
    """Sheets without the numbers alone on their first or last line, where those count on from sheet to sheet."""
    for end in (-1, 1):
        numbers = [_lone_number(sheet, end) for sheet in sheets]
        if not _count_on(numbers):
            continue
        removed["page_number"] += sum(number is not None for number in numbers)
        sheets = [
            sheet if number is None else _without_number(sheet, _printed(sheet, end)[0], number)
            for sheet, number in zip(sheets, numbers, strict=True)
        ]
    return list(sheets)


def _lone_number(sheet: Page, end: int) -> int | None:
    places = _printed(sheet, end)
    match = _PAGE_NUMBER.fullmatch(sheet.lines[places[0]].text) if places else None
    return int(match[1] or match[2]) if match else None


def _count_on(numbers: Sequence[int | None]) -> bool:
    """Whether at least two numbers are there and each stands as far from the first as its sheet does."""
    offsets = {number - place for place, number in enumerate(numbers) if number is not None}
    return len(offsets) == 1 and sum(number is not None for number in numbers) >= _TWICE


def _without_number(sheet: Page, place: int, number: int) -> Page:
    return replace(sheet, lines=sheet.lines[:place] + sheet.lines[place + 1 :], label=sheet.label or str(number))
