"""What follows the kernel of a citation: pin, court and date, parentheticals, history.

Read from the text itself, forwards, and never beyond where the next reference begins.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from app.citations.history import PHRASE, tidy
from app.citations.pins import AT, LINES, PAGES, PARAGRAPHS, SECTIONS, normalise
from app.citations.working import Span

_LONGEST_PARENTHETICAL = 3000
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "Jan January",
            "Feb February",
            "Mar March",
            "Apr April",
            "May",
            "Jun June",
            "Jul July",
            "Aug August",
            "Sep Sept September",
            "Oct October",
            "Nov November",
            "Dec December",
        ],
        start=1,
    )
    for name in names.split()
}
_DATE = (
    rf"(?:(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?(?:\s?(?P<day>\d{{1,2}}))?(?P<stray>,\s?\d{{1,2}})?,?\s)?"
    r"(?P<year>1[6-9]\d\d|20\d\d)(?!\d)"
)
_COURT_AND_DATE = re.compile(
    rf"\s*[(\[](?P<court>(?:[^()\[\]\d]|(?<=CA)\d{{1,2}}\b|(?<=C\.A\.)\s?\d{{1,2}}\b|(?<=CCA)\s\d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th|d)(?=\b|Cir)|\d{{1,2}}(?=\s(?:Cir|Dist|Dep)\b)|[(\[][^()\[\]]{{1,30}}[)\]]){{0,90}}?),?\s?{_DATE}(?P<rest>\s?[,;][^()]{{0,80}})?[)\]]"
)
_WHOLE_DATE = re.compile(_DATE)
_LONE_DATE = re.compile(rf"\s*\({_DATE}\)")
_FULL_PIN = re.compile(
    rf"(?:{AT}|,\s?|\s(?=\*))(?P<pin>{PAGES}|{PARAGRAPHS})(?=\s*(?:[(\[;.,:)\]\"'—]|$|\band\b|\bor\b))|\s?(?P<note>nn?\.\s?\d+(?:\s?-\s?\d+)?)"
)
_WHOLE_RANGE = re.compile(r"(?<=\d)(?P<pin>-\d{1,5})(?=\s?[,;.(]|$)")
"""All pages of a decision instead of its first: "890 F.3d 1201-1210"."""
_AT_PIN = re.compile(rf"(?:{AT}|,\spp?\.\s)(?P<pin>{PAGES})")
_MENTION_PIN = re.compile(rf"\s(?:at\s(?:pp?\.\s)?|pp?\.\s)(?P<pin>{PAGES})(?=[\s.,;)]|$)")
_LAW_YEAR = re.compile(
    r"(?:\set\sseq\.)?\s\((?:[A-Z][\w.'& ]{1,24}?,?\s)?(?P<year>1[89]\d\d|20\d\d)(?:[ ,&][^()]{0,30})?\)"
)
_BOOK_YEAR = re.compile(r"\s\([^()]{0,40}?(?P<year>1[89]\d\d|20\d\d)\)")
_AFTER_COURT = re.compile(r"\s(?:filed|decided|argued|entered|dated|issued)$")
_BLANK_REPORT = re.compile(r",\s*[-—_]+\s(?:[A-Z][A-Za-z.']*\s?(?:\dd\s|\dth\s)?){1,3}[-—_]+(?=[\s,;(])")
_SLIP = re.compile(r",?\s?slip op\.?|(?:,\s?[-—_]{2,}(?:\s?-\s?_{2,})?)+")
_RECORD_PIN = re.compile(
    rf"(?:,?\s?(?:at\s?)?(?P<pin>{PARAGRAPHS}|{SECTIONS})|(?:{AT}|,\spp?\.\s)(?P<page>{LINES}|{PAGES}(?:,\s{PARAGRAPHS})?)|,?\s(?P<lines>{LINES}))"
)
_BARE_ID_PIN = re.compile(rf",\s(?P<pin>{PAGES})(?=\s?[.;)(]|$)")
"""Pages right after the comma, as Connecticut cites: "Id., 823-24."."""
_SENTENCE = re.compile(r'\s"?[A-Z]')
"""What follows the number of a paragraph that begins after *id.*, not a place in it: "Id. ¶ 37 The rule"."""
_MORE_SHORT_PIN = re.compile(rf"(?P<pin>{PAGES})")


@dataclass(slots=True)
class Tail:
    """What was read after a kernel.

    Attributes:
        end: where court and year (or, without them, the pin) end.
        stop: where the last parenthetical or history phrase ends.
        parens: spans of the parentheticals' words.
        phrases: history phrases and where each ends.
        stray: whether a number stands loose inside the date.
        dates: the date right after a history phrase, by the phrase's place in `phrases`.
    """

    end: int
    stop: int
    pin: str | None = None
    court: str = ""
    year: int | None = None
    date: str | None = None
    rest: str = ""
    stray: bool = False
    parens: list[Span] = field(default_factory=list)
    phrases: list[tuple[str, int]] = field(default_factory=list)
    dates: dict[int, str] = field(default_factory=dict)


def read_full_tail(folded: str, at: int, limit: int) -> Tail:
    """What follows "204 F.3d 947", up to `limit`, where the next kernel of the same level begins."""
    tail = Tail(end=at, stop=at)
    slip = _SLIP.match(folded, at, limit)
    after_slip = slip.end() if slip else at
    _take_pin(tail, _FULL_PIN.match(folded, after_slip, limit) or _WHOLE_RANGE.match(folded, at, limit))
    after_pin = max(tail.end, after_slip)
    blank = _BLANK_REPORT.match(folded, after_pin, limit)
    dated_at = blank.end() if blank else after_pin
    dated = _COURT_AND_DATE.match(folded, dated_at, limit)
    if dated:
        _take_court_and_date(tail, dated)
    else:
        _take_spoilt_date(tail, folded, dated_at, limit)
    _take_rest(tail, folded, limit)
    return tail


def read_short_tail(folded: str, pin_at: int, limit: int) -> Tail:
    """What follows "533 U.S. at": the pin begins at `pin_at`."""
    tail = Tail(end=pin_at, stop=pin_at)
    _take_pin(tail, _MORE_SHORT_PIN.match(folded, pin_at, limit))
    _take_rest(tail, folded, limit)
    return tail


def read_id_tail(folded: str, at: int, limit: int) -> Tail:
    """What follows "Id.": pages, paragraphs, sections or lines, and parentheticals."""
    tail = Tail(end=at, stop=at)
    pin = _RECORD_PIN.match(folded, at, limit) or _BARE_ID_PIN.match(folded, at, limit)
    if pin and not (pin.group().lstrip().startswith("¶") and _SENTENCE.match(folded, pin.end())):
        _take_pin(tail, pin)
    _take_rest(tail, folded, limit)
    return tail


def read_supra_tail(folded: str, at: int, limit: int) -> Tail:
    """What follows "supra"."""
    tail = Tail(end=at, stop=at)
    _take_pin(tail, _AT_PIN.match(folded, at, limit))
    _take_rest(tail, folded, limit)
    return tail


def find_pin(folded: str, at: int, limit: int) -> tuple[str, int] | None:
    """The pin of a record cite and where it ends, or None."""
    match = _RECORD_PIN.match(folded, at, limit)
    return (normalise(_which(match)), match.end()) if match else None


def find_mention_pin(folded: str, at: int) -> tuple[str, int] | None:
    """The page after a name ("Mancari at 665") and where it ends, or None."""
    match = _MENTION_PIN.match(folded, at)
    return (normalise(match["pin"]), match.end()) if match else None


def find_law_year(folded: str, at: int, limit: int) -> tuple[int, int] | None:
    """The year of a code after a section ("(West 2009)") and where it ends, or None."""
    match = _LAW_YEAR.match(folded, at, limit)
    return (int(match["year"]), match.end()) if match else None


def find_book_year(folded: str, at: int, limit: int) -> int | None:
    """The year of an edition, in the parenthesis after a book's section and page: "(3d ed. 2010)"."""
    match = _BOOK_YEAR.match(folded, at, limit)
    return int(match["year"]) if match else None


def read_parentheticals(folded: str, at: int, limit: int) -> Tail:
    """Parentheticals and history alone, for what has no date of its own."""
    tail = Tail(end=at, stop=at)
    _take_rest(tail, folded, limit)
    return tail


def _take_pin(tail: Tail, match: re.Match[str] | None) -> None:
    if match:
        tail.pin = normalise(_which(match))
        tail.end = tail.stop = match.end()


def _which(match: re.Match[str]) -> str:
    return next(found for found in match.groups() if found)


def _take_court_and_date(tail: Tail, match: re.Match[str] | None) -> None:
    if match is None:
        return
    tail.court = _AFTER_COURT.sub("", match["court"].strip(" ,"))
    tail.year = int(match["year"])
    tail.date = iso_date(match)
    tail.rest = (match["rest"] or "").strip(" ,;")
    tail.stray = match["stray"] is not None
    tail.end = tail.stop = match.end()


def read_date(words: str) -> str | None:
    """A day in words ("Mar. 3, 2014") as ISO text, or None."""
    match = _WHOLE_DATE.fullmatch(words)
    return iso_date(match) if match else None


_PARENTHETICAL = re.compile(r"\s*\([^()]{4,80}\)")
_LOOSE_NUMBER = re.compile(r"(?<=[ (])\d{1,2} (?!Cir|Dist|Dep)")


def _take_spoilt_date(tail: Tail, folded: str, at: int, limit: int) -> None:
    """Court and date between which a line's number has come: "(C.D. Cal. Aug. 14 23, 2005)"."""
    whole = _PARENTHETICAL.match(folded, at, limit)
    loose = _LOOSE_NUMBER.search(whole.group()) if whole else None
    if whole is None or loose is None:
        return
    mended = _COURT_AND_DATE.fullmatch(whole.group()[: loose.start()] + whole.group()[loose.end() :])
    if mended:
        _take_court_and_date(tail, mended)
        tail.end = tail.stop = whole.end()
        tail.stray = True


def iso_date(match: re.Match[str]) -> str | None:
    """The day as ISO text, or None when the text gives no day or an impossible one."""
    if not match["month"] or not match["day"]:
        return None
    try:
        return dt.date(int(match["year"]), _MONTHS[match["month"]], int(match["day"])).isoformat()
    except ValueError:
        return None


def _take_rest(tail: Tail, folded: str, limit: int) -> None:
    """Parentheticals and history phrases, in whatever order they come."""
    while True:
        if _take_parenthetical(tail, folded, limit):
            continue
        if not _take_phrase(tail, folded, limit):
            return


_SPACE = re.compile(r"\s*")
_BEFORE_PHRASE = re.compile(r"\s*[,;]?\s*")


def _take_parenthetical(tail: Tail, folded: str, limit: int) -> bool:
    start = _skip(_SPACE, folded, tail.stop)
    if start >= limit or folded[start : start + 1] not in {"(", "["}:
        return False
    close = find_close(folded, start)
    # A bracket that opens another report is no parenthetical: "[77 Cal.Rptr.2d 107]".
    if close is None or (folded[start] == "[" and folded[start + 1 : start + 2].isdigit()):
        return False
    date = _LONE_DATE.match(folded, start) if tail.phrases else None
    if date:
        tail.dates[len(tail.phrases) - 1] = iso_date(date) or date["year"]
    else:
        tail.parens.append((start + 1, close))
    tail.stop = close + 1
    return True


def _take_phrase(tail: Tail, folded: str, limit: int) -> bool:
    match = PHRASE.match(folded, _skip(_BEFORE_PHRASE, folded, tail.stop), limit)
    # "…, 5. Affirmed …" begins a sentence: history goes on in lower case after a comma or nothing.
    if match is None or match.start() == tail.stop or match.group()[0].isupper():
        return False
    tail.phrases.append((tidy(match["phrase"]), match.end()))
    tail.stop = match.end()
    return True


def _skip(what: re.Pattern[str], folded: str, at: int) -> int:
    match = what.match(folded, at)
    return match.end() if match else at


_BRACKET = re.compile(r"[()\[\]]")
_CLOSING = {"(": ")", "[": "]"}


def find_close(folded: str, opening: int) -> int | None:
    """Where the bracket at `opening` closes, or None when it does not within a parenthetical's length."""
    kind = folded[opening]
    depth = 0
    for bracket in _BRACKET.finditer(folded, opening, opening + _LONGEST_PARENTHETICAL):
        if bracket.group() == kind:
            depth += 1
        elif bracket.group() == _CLOSING[kind]:
            depth -= 1
            if depth == 0:
                return bracket.start()
    return None
