"""Pins as they are printed (rules 3.2 and 3.3)."""

import itertools
import re

_RANGE = re.compile(r"(\d+)\s*[-–—]\s*(\d+)")
_NOTE = re.compile(r"[,\s]*\bnn?\.\s*(?=\d)")


def format_pin(pin: str) -> str:
    """A pin as printed: "1241-42" → "1241–42", "2066-2067" → "2066–67", "notes 5 and 6 on 147" → "147 nn.5–6"."""
    text = _RANGE.sub(lambda m: f"{m.group(1)}–{_last_page(*m.groups())}", _from_words(pin.strip()))
    return _NOTE.sub(lambda m: " nn." if "nn" in m.group() else " n.", text).strip()


_NOTES_ON = re.compile(
    r"(?:foot)?notes?\s(?P<notes>\d[\d\s,&and–-]*?)\s(?:on|at)\s(?:pages?\s|p\.\s)?(?P<page>\*?\d+)", re.IGNORECASE
)
_PAGES_TO = re.compile(r"^(?:at\s)?(?:pages?|pp?\.)\s(?P<pages>.+)$", re.IGNORECASE)


def _from_words(pin: str) -> str:
    """A pin told in words: "notes 5 and 6 on 147", "pages 12 to 14"."""
    notes = _NOTES_ON.fullmatch(pin)
    if notes:
        return f"{notes['page']} {_note_numbers(re.findall(r'[0-9]+', notes['notes']), notes['notes'])}"
    pages = _PAGES_TO.match(pin)
    return re.sub(r"\s(?:to|through)\s", "-", pages["pages"]).replace(" and ", ", ") if pages else pin


def _note_numbers(numbers: list[str], words: str) -> str:
    """Notes that follow each other make a range; others are joined by "&" (rule 3.2(b))."""
    if len(numbers) == 1:
        return f"n.{numbers[0]}"
    follow = all(int(later) - int(one) == 1 for one, later in itertools.pairwise(numbers))
    if follow or (len(numbers) == 2 and re.search(r"[-–]", words)):
        return f"nn.{numbers[0]}–{numbers[-1]}"
    return f"nn.{', '.join(numbers[:-1])} & {numbers[-1]}"


def _last_page(first: str, last: str) -> str:
    """Rule 3.2(a): drop repeated digits, but keep two."""
    if len(first) < 3 or len(last) < len(first):
        return last
    keep = 2
    while first[:-keep] != last[:-keep]:
        keep += 1
    return last[-keep:]
