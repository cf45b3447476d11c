"""Counts named by number or by ordinal: "Count II", "Claims 2 and 3b", "the Seventh Cause of Action"."""

import re
from collections.abc import Iterator

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ROMANS = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx",
)  # fmt: skip
NUMBER = (
    rf"(?:\d{{1,2}}[a-z]?|{'|'.join(sorted(WORDS, key=len, reverse=True))}|x?(?:viii|vii|vi|iv|ix|iii|ii|i|v)|xx|x)"
)
_SEPARATOR = r"(?:,\s*(?:and\s+)?|\s*(?:and|through|to|–|-|&)\s*)"
_NAMED = re.compile(
    rf"\b(?:counts?|claims?|causes? of action)\s+(?:nos?\. )?(?P<list>{NUMBER}(?:{_SEPARATOR}{NUMBER}\b)*)\b"
    rf"|\b(?P<ordinals>(?:{'|'.join(ORDINALS)})\b(?:{_SEPARATOR}(?:the\s+)?(?:{'|'.join(ORDINALS)})\b)*)"
    r"\s+(?:causes? of action|claims?|counts?)\b",
    re.IGNORECASE,
)


def iter_counts(text: str) -> Iterator[tuple[str, str]]:
    """(number, words) of each count that a text names."""
    for match in _NAMED.finditer(text):
        words = " ".join(match.group().split())
        one = rf"\b(?:{'|'.join(ORDINALS)})\b" if match["ordinals"] else rf"\b{NUMBER}\b"
        listed = match["ordinals"] or match["list"]
        numbers = [to_digits(n) for n in re.findall(one, listed, re.IGNORECASE)]
        if len(numbers) == 2 and re.search(r"through|\bto\b|–|-", listed) and all(n.isdigit() for n in numbers):
            numbers = [str(n) for n in range(int(numbers[0]), int(numbers[1]) + 1)]
        yield from ((number, words) for number in numbers)


def to_digits(number: str) -> str:
    """A count's number in digits; one that is none of the known forms as it is."""
    low = number.lower()
    series = next((series for series in (WORDS, ORDINALS, _ROMANS) if low in series), None)
    return str(series.index(low) + 1) if series else low
