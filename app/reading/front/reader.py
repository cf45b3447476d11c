"""A paper's pages to what its first page says: zones in order, then what only its end or its notice says."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from app.law.fronts import FrontMatter, Stated, StatedCounsel
from app.law.hours import find_time
from app.law.opinions import Removal
from app.reading.dating import find_day
from app.reading.front.called import with_callings
from app.reading.front.caption import Caption, find_caption
from app.reading.front.counsel import find_counsel, merge_counsel
from app.reading.front.court import Heading, find_heading
from app.reading.front.labels import Beside, is_beside, is_labelled, read_beside, write_title
from app.reading.front.rows import Piece, Row, rows_of
from app.reading.front.stamp import Stamp, find_stamp
from app.reading.pages import Page
from app.reading.spelling import Spellings

_FIRST_ROWS = 200
_LAST_ROWS = 70
_NOTICE_ROWS = 45
_TITLE_ROWS = 12
_SIGNING = re.compile(r"(?:respectfully submitted|dated:?\b|date:|by\s*:?\s*/s/|/s/)", re.IGNORECASE)
_SERVICE = re.compile(r"(?:certificate|proof|declaration) of service\b", re.IGNORECASE)
_NOTICE = re.compile(r"(?:take notice|notice is hereby given)\s+that\b(?P<said>.{0,700})", re.IGNORECASE | re.DOTALL)
_COURTROOM = re.compile(r"\bcourtroom (?:no\. |number )?(?P<room>[\w-]+)", re.IGNORECASE)
_BEFORE = re.compile(r"(?i:honorable|hon\.|judge) (?P<name>(?:[A-Z][\w’'-]*\.? ){1,3}[A-Z][\w’'-]+)")
_TWO_NUMBERS = "The paper prints more than one number ({others}): look."
_STAMPED = "The court’s stamp has {number}: look."
_TWO_DAYS = "The caption and the notice of motion name different days: look."


def find_front(pages: Sequence[Page], removals: Sequence[Removal], text: str) -> FrontMatter:
    """What a paper's first page says, with its filing stamp, its notice and its signature block.

    Args:
        pages: the pages without line numbers and stamps.
        removals: what was taken off the pages; the filing stamp is among it.
        text: the paper's running text, which tells how names in capitals are spelled.
    """
    spell = Spellings(text).person
    rows = list(rows_of(pages))
    first = list(islice(rows, _FIRST_ROWS))
    stamp = find_stamp(pages, removals)
    heading = find_heading(first)
    start = heading.end if heading else 0
    caption = find_caption(first, start, spell)
    if heading is None and caption is None:
        return _stamped(FrontMatter(counsel=_signing(rows, spell)), stamp)
    beside = read_beside(_pieces_beside(first, heading, caption), spell)
    front = _front(heading, caption, beside, text)
    front = _with_notice(front, first[caption.end if caption else start :], spell)
    return _stamped(replace(front, counsel=_counsel(rows, first, heading, caption, spell)), stamp)


def _front(heading: Heading | None, caption: Caption | None, beside: Beside, text: str) -> FrontMatter:
    return FrontMatter(
        court=heading.court if heading else None,
        court_id=heading.court_id if heading else None,
        division=heading.division if heading else None,
        case_number=_number(beside.numbers),
        plaintiff=caption.plaintiff if caption else None,
        defendant=caption.defendant if caption else None,
        parties=with_callings(caption.parties, text.split("\n")) if caption else (),
        judge=beside.judge or (replace(beside.magistrate, doubt="A magistrate judge.") if beside.magistrate else None),
        hearing=beside.hearing,
        time=beside.time,
        courtroom=beside.courtroom,
        title=_title(beside.title),
    )


def _pieces_beside(rows: Sequence[Row], heading: Heading | None, caption: Caption | None) -> list[Piece]:
    """What stands beside the parties; a number above the court or between it and the parties goes first."""
    above = [row.piece() for row in rows[: heading.start] if is_beside(row.text)] if heading else []
    below = caption.beside if caption else ()
    after = _below(rows, caption.end) if caption else []
    return [*below, *above, *after]


def _below(rows: Sequence[Row], start: int) -> list[Piece]:
    """Lines right below the caption that go on with it: labels, and the title where it stands there."""
    found: list[Piece] = []
    for row in rows[start : start + _TITLE_ROWS]:
        if _IN_BRACKETS.fullmatch(row.text):  # the rule that the motion is made under
            continue
        if not (is_beside(row.text) or row.text.isupper()) or _STOP.match(row.text) or _ends_sentence(row.text):
            break
        found.append(row.piece())
    return found


def _ends_sentence(text: str) -> bool:
    """Whether a line is the end of a sentence; "Time: 10:00 a.m." is none."""
    return text.endswith(".") and not is_labelled(text)


_IN_BRACKETS = re.compile(r"[\[(].*[\])]")
_STOP = re.compile(
    r"(?:table of|introduction|to (?:the|all)\b|i\.|1\.|a\.|memorandum of points and authorities$|parties|jurisdiction|nature of|preliminary|plaintiffs? (?!.*[’']s)[\w ]+,)",
    re.IGNORECASE,
)


def _title(pieces: Sequence[Piece]) -> Stated | None:
    return pieces[0].state(write_title(pieces)) if pieces else None


def _number(numbers: Sequence[Stated]) -> Stated | None:
    """The case's number, the first that has a federal form; a doubt where others stand beside it."""
    if not numbers:
        return None
    chosen = next((one for one in numbers if one.is_certain), numbers[0])
    others = dict.fromkeys(one.words for one in numbers if _bare(one.words) != _bare(chosen.words))
    return replace(chosen, doubt=_TWO_NUMBERS.format(others=", ".join(others))) if others else chosen


def _bare(number: str) -> str:
    """A number by its digits, without the office before and the judge behind."""
    found = re.search(r"(\d{2})\D+(\d{2,6})", number.rsplit(":", maxsplit=1)[-1])
    return f"{found[1]}-{int(found[2])}" if found else number


# -- what only the notice says


def _with_notice(front: FrontMatter, rows: Sequence[Row], spell: Callable[[str], str]) -> FrontMatter:
    """Day, hour, courtroom and judge from a notice of motion, as far as the caption has them not."""
    pieces = rows[:_NOTICE_ROWS]
    found = _NOTICE.search(" ".join(row.text for row in pieces))
    if found is None:
        return front
    said, at = found["said"], next((row for row in pieces if "notice" in row.text.lower()), pieces[0]).piece()
    day, hour = find_day(said), find_time(said)
    room, judge = _COURTROOM.search(said), _BEFORE.search(said)
    hearing = front.hearing
    if day is not None and hearing is None:
        hearing = replace(at.state(f"{day:%B} {day.day}, {day.year}"), day=day)
    elif day is not None and hearing is not None and hearing.day != day:
        hearing = replace(hearing, doubt=_TWO_DAYS)
    return replace(
        front,
        hearing=hearing,
        time=front.time or (at.state(hour) if hour else None),
        courtroom=front.courtroom or (at.state(room["room"]) if room else None),
        judge=front.judge or (at.state(f"Hon. {spell(judge['name'])}") if judge else None),
    )


# -- counsel


def _counsel(
    rows: Sequence[Row],
    first: Sequence[Row],
    heading: Heading | None,
    caption: Caption | None,
    spell: Callable[[str], str],
) -> tuple[StatedCounsel, ...]:
    """The blocks above the court's heading, else the signatures', else those below the caption; each completes the same lawyer's."""
    above = find_counsel(_columns(first[: heading.start]), spell) if heading else ()
    signed = _signing(rows, spell)
    page = first[0].page if first else None
    after = [row.piece() for row in first[caption.end :] if row.page == page] if caption else []
    below = find_counsel(after, spell)
    found = above or signed or below
    named = {block.at.words.casefold() for block in found}
    return merge_counsel((*found, *(one for one in (*signed, *below) if one.at.words.casefold() in named)))


def _columns(rows: Sequence[Row]) -> list[Piece]:
    """The lines above the court: where they stand in two columns, the left one and then the right."""
    left = [row.piece(row.cells[0].text) for row in rows]
    right = [row.piece(" ".join(cell.text for cell in row.cells[1:])) for row in rows]
    return [*left, *(piece for piece in right if piece.text)]


def _signing(rows: Sequence[Row], spell: Callable[[str], str]) -> tuple[StatedCounsel, ...]:
    """The blocks of the signatures: after the last words of submission, before any certificate of service."""
    served = next((n for n in range(len(rows) - 1, -1, -1) if _SERVICE.match(rows[n].text)), len(rows))
    near = range(max(0, served - _LAST_ROWS), served)
    start = next((n for n in near if _SIGNING.match(rows[n].text)), None)
    if start is None:
        return ()
    return find_counsel((row.piece() for row in rows[start:served]), spell)


# -- the stamp


def _stamped(front: FrontMatter, stamp: Stamp | None) -> FrontMatter:
    """With what the court's own stamp says, which goes before what the paper says of itself."""
    if stamp is None:
        return front
    number = front.case_number
    if stamp.case_number and (number is None or number.words.endswith("-")):
        number = Stated(words=stamp.case_number, page="1")
    elif number is not None and stamp.case_number and _bare(number.words) != _bare(stamp.case_number):
        number = replace(number, doubt=_STAMPED.format(number=stamp.case_number))
    return replace(
        front,
        case_number=number,
        ecf=Stated(words=stamp.ecf, page="1") if stamp.ecf else None,
        filed=Stated(words=f"{stamp.filed:%B} {stamp.filed.day}, {stamp.filed.year}", page="1", day=stamp.filed)
        if stamp.filed
        else None,
    )
