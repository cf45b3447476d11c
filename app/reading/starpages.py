"""Star pages in running text: "*771Police officer", "[*12]": where a page of the reporter begins.

Database cites ("at *4") are not star pages. A run that counts on is needed, or one star that is glued
to the word it stands before. Where pages of several reporters are mixed ("*771", "[**12]", "***5"), each has its own
number of stars and its own run: the one with the fewest stars is the numbering, the others are taken out and told.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.law.opinions import Removal
from app.reading.pages import Line, Page

_STAR = re.compile(r"(?<![\w*])(?:\[\*{1,4}(?P<bracketed>\d{1,5})\]|\*{1,4}(?P<bare>\d{1,5})(?![\d,;.)\-–]))\s?")
_AT = re.compile(r"(?:\bat|,|WL \d+|-|–)\s*$")
_MOST_STARS = 4
_GLUED = re.compile(r"[A-Za-z“\"§\[]")


def mark_star_pages(pages: Sequence[Page]) -> tuple[tuple[Page, ...], list[Removal]]:
    """The pages with star pages marked as "<page>771</page>", and the stars taken out."""
    found = [
        (number, place, match)
        for number, page in enumerate(pages)
        for place, line in enumerate(page.lines)
        if "*" in line.text
        for match in _STAR.finditer(line.text)
        if not _AT.search(line.text, 0, match.start())
    ]
    by_stars = {
        stars: [one for one in found if one[2].group().count("*") == stars] for stars in range(1, _MOST_STARS + 1)
    }
    runs = {stars: run for stars, run in by_stars.items() if _are_pages([match for _, _, match in run])}
    lines = [list(page.lines) for page in pages]
    for number, place, match in reversed([one for one in found if one[2].group().count("*") in runs]):
        is_page = match.group().count("*") == min(runs)
        mark = f"<page>{_label(match)}</page>" if is_page else ""
        lines[number][place] = lines[number][place].change(match.start(), match.end(), mark)
    removals = [
        Removal("star_page", match.group().strip(), _label(match)) for run in runs.values() for _, _, match in run
    ]
    return tuple(replace(page, lines=tuple(own)) for page, own in zip(pages, lines, strict=True)), removals


def _label(match: re.Match[str]) -> str:
    return match["bracketed"] or match["bare"]


def _are_pages(stars: Sequence[re.Match[str]]) -> bool:
    numbers = [int(_label(star)) for star in stars]
    if len(numbers) == 1:
        following: Line | str = stars[0].string[stars[0].end() : stars[0].end() + 1]
        return stars[0]["bracketed"] is not None or _GLUED.match(str(following)) is not None
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
