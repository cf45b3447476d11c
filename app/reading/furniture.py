"""Page furniture other than pleading numbers: page numbers, running heads, filing stamps, Markdown's own signs.

First version: it takes out what is certain (a number that counts on from page to page, a head
that comes back, a court's filing stamp) and leaves the rest in the text.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.law.opinions import Removal
from app.reading.gutter import cut_gutter
from app.reading.interior import cut_pages, drop_ghosts
from app.reading.marks import is_rule
from app.reading.pages import Line, Manuscript, Page
from app.reading.plainnotes import mark_notes
from app.reading.pleading import find_pages
from app.reading.stamps import is_stamp
from app.reading.starpages import mark_star_pages

_WATERMARK = re.compile(
    r"\[?copyrighted material omitted\]?|download pdf|from casetext: smarter legal research"
    r"|(?:page )?\d{1,4} of \d{1,4}\s+westlaw.*|©\s?\d{4} (?:thomson reuters|lexisnexis).*|\W*(?:confidential|draft|for educational use only)\W*",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"[-–—]? ?(\d{1,4}) ?[-–—]?|Page (\d{1,4})(?: of \d{1,4})?")
_LEADING_NUMBER = re.compile(r"(\d{1,4})(?:\s{3,}|\s*\t\s*)(\S.*)")
_TRAILING_NUMBER = re.compile(r"(\S.*?)(?:\s{3,}|\s*\t\s*)(\d{1,4})")
_SLIP_HEAD = re.compile(
    r"Syllabus|Opinion of the Court|Per Curiam|Statement of [A-Z][\w’' -]+, (?:C\. )?J\."
    r"|Opinion of [A-Z][\w’' -]+, (?:C\. )?J\.|[A-Z][\w’' -]+, (?:C\. )?J\., (?:concurring|dissenting)[\w ,]*"
)
_CITE_AS = re.compile(r"Cite as:? .*")
_TWICE = 2
_MANY = 0.4
_LINES_OF_A_HEAD = 4
_LONGEST_TITLE = 80
_LONGEST_HEAD = 250
_LIST_BULLET = re.compile(r"[-+*•] +(?=\S)")
_QUOTE_SIGN = re.compile(r"(?:> ?)+")


@dataclass(frozen=True, slots=True)
class Stripped:
    """Pages without furniture, how many things of each kind were removed, and those things."""

    pages: tuple[Page, ...]
    removed: Counter[str]
    removals: tuple[Removal, ...] = ()


def strip_furniture(manuscript: Manuscript) -> Stripped:
    """The manuscript's pages, numbered where their numbers are printed, without what is not text."""
    ledger = list(manuscript.removals)
    sheets = [_strip_stamps(sheet, ledger) for sheet in manuscript.pages]
    sheets = [_strip_gutter(sheet, ledger) for sheet in sheets]
    signs: Counter[str] = Counter()
    line_numbers: list[Removal] = []
    pleading = find_pages([line for sheet in sheets for line in sheet.lines], line_numbers)
    if pleading is not None:
        pages, numbers = pleading
        signs += numbers
    else:
        pages = _strip_sheets(sheets, ledger)
    if not manuscript.markdown:
        pages = _strip_plain(pages, ledger, signs)
    pages = tuple(_strip_signs(page, manuscript.markdown, signs) for page in pages)
    ledger += [Removal("rule", line.text, page.label) for page in pages for line in page.lines if is_rule(line.text)]
    counts = Counter(removal.kind for removal in ledger)
    return Stripped(pages, +(signs + counts), (*line_numbers, *ledger))


def _strip_plain(pages: Sequence[Page], ledger: list[Removal], signs: Counter[str]) -> tuple[Page, ...]:
    """Pages of plain text without ghosts of underlining, their star pages and notes marked."""
    bare: list[Page] = []
    for page in pages:
        stripped, ghosts = drop_ghosts(page)
        signs["underlining"] += ghosts
        bare.append(stripped)
    starred, stars = mark_star_pages(bare)
    ledger += stars
    return mark_notes(starred)


def _strip_gutter(sheet: Page, ledger: list[Removal]) -> Page:
    """A sheet whose lines with line numbers run into them are cut at those numbers."""
    lines: list[Line] = []
    for line in sheet.lines:
        pieces, removals = cut_gutter(line)
        lines += pieces
        ledger += removals
    return replace(sheet, lines=tuple(lines))


def _strip_stamps(sheet: Page, ledger: list[Removal]) -> Page:
    kinds = [_kind_of_stamp(line.text) for line in sheet.lines]
    ledger += [Removal(kind, line.text, sheet.label) for kind, line in zip(kinds, sheet.lines, strict=True) if kind]
    return replace(sheet, lines=tuple(line for kind, line in zip(kinds, sheet.lines, strict=True) if not kind))


def _kind_of_stamp(text: str) -> str | None:
    if is_stamp(text):
        return "filing_stamp"
    return "watermark" if len(text) < _LONGEST_HEAD and _WATERMARK.fullmatch(text) else None


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


def _strip_sheets(sheets: Sequence[Page], ledger: list[Removal]) -> tuple[Page, ...]:
    if len(sheets) < _TWICE:
        pages: list[Page] = []
        for sheet in sheets:
            cut, removals = cut_pages(sheet)
            pages += cut
            ledger += removals
        return tuple(pages)
    heads = _repeated_heads(sheets, 1)
    stripped = _strip_lone_numbers([_strip_head(sheet, heads, ledger) for sheet in sheets], ledger)
    further = _repeated_heads(stripped, _LINES_OF_A_HEAD)
    return tuple(_label_firsts([_strip_further(sheet, further, ledger) for sheet in stripped]))


def _label_firsts(sheets: Sequence[Page]) -> Iterator[Page]:
    """The sheets; one without a number before the second page of its paper is the first, on which none is printed."""
    for place, sheet in enumerate(sheets):
        following = sheets[place + 1].label if place + 1 < len(sheets) else None
        yield replace(sheet, label="1") if sheet.label is None and following == "2" else sheet


def _printed(sheet: Page, count: int) -> list[int]:
    """Places of the first printed lines, or with a negative count of the last."""
    places = [place for place, line in enumerate(sheet.lines) if not line.is_blank]
    return places[:count] if count > 0 else places[count:]


def _skeleton(text: str) -> str:
    return re.sub(r"[\d\s]+", " ", text).strip().casefold()


def _repeated_heads(sheets: Sequence[Page], lines: int) -> set[str]:
    """Heads that stand on several sheets among their first lines, without their numbers; below the first, on many."""
    texts = [sheet.lines[place].text for sheet in sheets for place in _printed(sheet, lines)]
    first = Counter(_skeleton(text) for text in texts if lines == 1 or _is_title(text))
    often = _TWICE if lines == 1 else max(_TWICE, len(sheets) * _MANY)
    return {head for head, count in first.items() if count > often and len(head) > 3}


def _is_title(text: str) -> bool:
    """Whether words are a title and no sentence's: hardly any begins with a small letter."""
    words = text.split()
    return sum(word[:1].islower() for word in words) <= len(words) / 2 and len(" ".join(words)) < _LONGEST_TITLE


def _strip_further(sheet: Page, heads: set[str], ledger: list[Removal]) -> Page:
    """A sheet without the further lines of a running head, which stand on top once its first line or number is gone."""
    printed = _printed(sheet, _LINES_OF_A_HEAD)
    taken = list(itertools.takewhile(lambda place: _skeleton(sheet.lines[place].text) in heads, printed))
    texts = [sheet.lines[place].text for place in taken]
    ledger += [Removal("running_head", text, sheet.label) for text in texts]
    kept = tuple(line for place, line in enumerate(sheet.lines) if place not in taken)
    whose = next((text for text in texts if _SLIP_HEAD.fullmatch(text)), sheet.running_head)
    return replace(sheet, lines=kept, running_head=whose)


def _strip_head(sheet: Page, heads: set[str], ledger: list[Removal]) -> Page:
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
    ledger += [Removal("running_head", sheet.lines[place].text, label) for place in sorted(taken)]
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


def _strip_lone_numbers(sheets: Sequence[Page], ledger: list[Removal]) -> list[Page]:
    """Sheets without the numbers alone on their first or last line, where those count on from sheet to sheet."""
    for end in (-1, 1):
        numbers = [_lone_number(sheet, end) for sheet in sheets]
        if not _count_on(numbers):
            continue
        ledger += [
            Removal("page_number", sheet.lines[_printed(sheet, end)[0]].text, str(number))
            for sheet, number in zip(sheets, numbers, strict=True)
            if number is not None
        ]
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
