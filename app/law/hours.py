"""Hours and telephone numbers as briefs write them."""

import re

_TIME = re.compile(
    r"(?<![\d:])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b\.?", re.IGNORECASE
)
_NOON = re.compile(r"(?:12(?::00)?\s*)?noon", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?:\+?1[-. ]?)?\(?([2-9]\d{2})\)?[-. ]?(\d{3})[-. ]?(\d{4})")


def write_time(words: str) -> str:
    """An hour as briefs write it ("2pm" is "2:00 p.m."); words that are not one alone stay as they are."""
    found = _TIME.fullmatch(words.strip())
    return _written(found) if found else words


def find_time(text: str) -> str | None:
    """The first hour in a text, as briefs write it; None where there is none."""
    found = _TIME.search(text)
    if found:
        return _written(found)
    return "12:00 p.m." if _NOON.search(text) else None


def _written(found: re.Match[str]) -> str:
    return f"{int(found['hour'])}:{found['minute'] or '00'} {found['half'].lower()}.m."


def write_telephone(words: str) -> str:
    """A telephone number of North America as "(510) 555-0147"; other words stay as they are."""
    found = _TELEPHONE.fullmatch(words.strip())
    return f"({found[1]}) {found[2]}-{found[3]}" if found else words
