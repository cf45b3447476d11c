"""Who sat: the panel or the judge that a paper's head names, and those who sign its end."""

import itertools
import re
from collections.abc import Sequence

from app.reading.spelling import Spellings

_PANEL = re.compile(
    r"\b(?:before:?|panel:|present:)\s+(?P<names>[A-Z][^:;]{3,400}?(?:judges?|justices?|JJ))(?=\.|\*|\n|$)",
    re.IGNORECASE,
)
_CONSISTS = re.compile(
    r"panel consist(?:s|ed) of\s+(?P<names>(?:chief )?justices?[^:;]{3,200}?)\.(?=\s|$)", re.IGNORECASE
)
_LINES_OF_A_PANEL = 2
_OFFICE = re.compile(
    r",?\*?\s*\b(?:(?:senior|chief|associate|presiding|circuit|district|acting|united states|u\.s\.)\s+)*"
    r"(?:judges?|justices?|JJ)\b\.?|,\s+(?:[CP]\. ?J\.|A\.?C\.?J\.|J\.P\.)",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[A-Z]\.|[A-Z][\w’'-]+)"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}(?:, (?i:Jr|Sr|III|II)\.?)?")
_BETWEEN = re.compile(r",\s+(?!(?:jr|sr|ii|iii)\b)(?:(?:and|&)\s+)?|\s+(?:and|&)\s+", re.IGNORECASE)
_ORDER_BY = re.compile(
    rf"ORDER by (?:(?:Chief|Magistrate|Senior) )*Judge (?P<name>{_NAME.pattern}?)(?= (?:granting|denying|re\b|on\b|\())"
)
_JUDGE_LABEL = re.compile(rf"Judge: (?P<name>{_NAME.pattern})")
_PRESENT = re.compile(
    rf"(?i:present:?|before:?) (?i:the )?(?i:hon(?:orable|\.)) (?P<name>{_NAME.pattern}?)"
    r"(?:,? (?i:(?:u\.s\.|united states|chief|senior) )*(?i:(?:district |magistrate )?judge)\.?)?"
)
_APPEALED = re.compile(r"\bappeal", re.IGNORECASE)
_SIGNED_AS = re.compile(
    r"(?:(?:chief|senior)\s+)?(?:hon(?:orable)?\.?\s+)?(?:united states|u\.\s?s\.)\s+(?:senior\s+|chief\s+)?"
    r"(?:district|magistrate|bankruptcy|district court|circuit)(?:\s+court)?\s+judge\.?",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"(?P<name>{_NAME.pattern}), (?:(?:Acting )?[CP]\. ?J\.|J\.)\*{{0,2}}")
_CONCUR = re.compile(r"(?:we|i) concur[.:]?", re.IGNORECASE)
_JUSTICE = re.compile(r"(?:chief |senior |associate )?justice", re.IGNORECASE)


def find_judges(cells: Sequence[str], last_cells: Sequence[str], spellings: Spellings) -> tuple[str, ...]:
    """The panel of the head or of the end, else the one judge whom the head names or who signs; empty when none is told.

    Args:
        cells: the cells of the head.
        last_cells: those of the end.
        spellings: how the text itself writes names.
    """
    found = (
        _listed(_PANEL, cells)
        or _find_named(cells)
        or _listed(_CONSISTS, last_cells)
        or find_concurring(last_cells)
        or _find_signer(last_cells)
    )
    return tuple(spellings.person(name) for name in found)


def find_signing_author(cells: Sequence[str]) -> str | None:
    """Who signs the court's opinion above those who concur ("FERN, J." / "We concur:"), or above the bench that is told below.

    Args:
        cells: the cells of the end.
    """
    if signers := find_concurring(cells):
        return signers[0]
    panel = {name.rsplit(maxsplit=1)[-1].lower() for name in _listed(_CONSISTS, cells)}
    signed = [
        name for name, office in itertools.pairwise(cells) if _JUSTICE.fullmatch(office) and _NAME.fullmatch(name)
    ]
    return signed[0] if len(signed) == 1 and signed[0].rsplit(maxsplit=1)[-1].lower() in panel else None


def find_concurring(cells: Sequence[str]) -> tuple[str, ...]:
    """The justice who signs above "We concur:" and those who sign below it; empty when nobody concurs so."""
    place = next((place for place, cell in enumerate(cells) if place and _CONCUR.fullmatch(cell)), None)
    author = _SIGNED.fullmatch(cells[place - 1]) if place else None
    if place is None or author is None:
        return ()
    below = itertools.takewhile(bool, (_SIGNED.fullmatch(cell) for cell in cells[place + 1 :]))
    return (author["name"], *(match["name"] for match in below if match))


def _listed(pattern: re.Pattern[str], cells: Sequence[str]) -> tuple[str, ...]:
    """The names of a list in the cells: one that is joined by "and", or that fills lines of its own."""
    match = pattern.search("\n".join(cells))
    if match is None or not (
        re.search(r"\s(?:and|&)\s", match["names"]) or match["names"].count("\n") >= _LINES_OF_A_PANEL
    ):
        return ()
    plain = re.sub(r"[*\d]", "", _OFFICE.sub("", match["names"]))
    names = [" ".join(name.split()).strip(" ,") for name in _BETWEEN.split(plain)]
    return tuple(names) if names and all(_NAME.fullmatch(name) for name in names) else ()


def _find_named(cells: Sequence[str]) -> tuple[str, ...]:
    """The judge whom a docket entry, a label or the clerk's list of those present names."""
    found = {match["name"] for cell in cells if (match := _ORDER_BY.match(cell) or _JUDGE_LABEL.fullmatch(cell))}
    for place, cell in enumerate(cells):
        pair = " ".join(cells[place : place + 2])
        match = _PRESENT.fullmatch(cell) or _PRESENT.fullmatch(pair)
        if match and not any(map(_APPEALED.search, cells[:place])):
            found.add(match["name"])
    return tuple(found) if len(found) == 1 else ()


def _find_signer(cells: Sequence[str]) -> tuple[str, ...]:
    """The judge whose name stands above "United States District Judge" at the end."""
    for name, office in itertools.pairwise(cells):
        printed = re.sub(r"^(?:/?s/|hon(?:orable)?\.?)\s*", "", name, flags=re.IGNORECASE).strip(" ,")
        if _SIGNED_AS.fullmatch(office) and " " in printed and _NAME.fullmatch(printed):
            return (printed,)
    return ()
