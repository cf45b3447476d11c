"""The caption below the court's heading: its two columns, and the parties that stand in one of them."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from app.law.authorities import Side
from app.law.fronts import Stated, StatedParty
from app.reading.columns import aligned_edge
from app.reading.front.labels import is_beside
from app.reading.front.parties import find_parties, list_names, names_others, spell_name, with_suffix
from app.reading.front.rows import Piece, Row, Run

_REACH = 90
_SIGN = re.compile(r"(?:^|(?<=[\s,;.]))(?P<sign>[)}\]§│|:*])(?=\s(?!\d)|$)")
_FEWEST_SIGNS = 3
_SLACK = 4
_RIGHT = 30
"""A row that begins at this column stands right of the parties."""
_BELOW = 12
"""So many rows below the second side's role may still belong to the right column."""
_VERSUS = re.compile(r"[-–—\s]*(?:v\.?|vs\.?|versus|against)[-–—\s]*,?", re.IGNORECASE)
_VERSUS_WITHIN = re.compile(r"(?:(?<=\s)|^)(?:vs?\.|-v-|versus|[-–—]\s?against\s?[-–—])(?=\s|$)", re.IGNORECASE)
_LEFT_ROLE = r"(?:Plaintiffs?|Petitioners?|Claimants?|Relators?|Appellants?)(?:[-/ &,]+(?:(?:and )?(?:Counter|Cross)[- ]?\w+|Appell\w+|Respondents?))*"
_RIGHT_ROLE = r"(?:Defendants?|Respondents?|Appellees?)(?:[-/ &,]+(?:(?:and )?(?:Counter|Cross|Third)[- ]?\w+(?: Plaintiffs?)?|Appell\w+))*"
_ENDS_LEFT = re.compile(rf"[\s,;]*(?<![\w’']){_LEFT_ROLE}\s*[,.;:]*\s*$", re.IGNORECASE)
_ENDS_RIGHT = re.compile(
    rf"(?:^|[\s,;])(?P<role>{_RIGHT_ROLE})\s*[.,;:]*(?=\s*$|\s+(?:and related|and consolidated|\())", re.IGNORECASE
)
_PROSE = re.compile(
    r"(?:(?:plaintiffs?|defendants?|comes? now|pursuant|please take|to (?:the|all)|i, |this )\b.*|\d{1,2}\.\s.*)",
    re.IGNORECASE,
)
_LONG = 70
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption: what stands beside or below the parties, and the rows after it.

    Attributes:
        beside: the number, the title, the hearing, in order.
        end: the index of the first row after it.
    """

    parties: tuple[StatedParty, ...]
    plaintiff: Stated
    defendant: Stated
    beside: tuple[Piece, ...]
    end: int


def find_caption(rows: Sequence[Row], start: int, spell: Callable[[str], str]) -> Caption | None:
    """The caption that begins at a row, or None where no two sides face each other."""
    zone = rows[start : start + _REACH]
    for split in (_by_sign, _by_edge, _by_labels, _in_one):
        left, right, length = split(zone)
        caption = _read(left, right, start + length, spell)
        if caption is not None:
            return caption
    return None


# -- the columns


def _by_sign(zone: Sequence[Row]) -> tuple[list[Piece], list[Piece], int]:
    """The columns on both sides of a rule of signs."""
    zone = zone[: _closing(zone) + _BELOW]
    signs = Counter(match["sign"] for row in zone for match in [_SIGN.search(row.printed)] if match)
    sign, often = signs.most_common(1)[0] if signs else ("", 0)
    if often < _FEWEST_SIGNS:
        return [], [], 0
    part = re.compile(rf"(?:^|(?<=[\s,;.])){re.escape(sign)}(?=\s|$)")
    ruled = [place for place, row in enumerate(zone) if part.search(row.printed)]
    last = ruled[-1]
    while last + 1 < len(zone) and _hangs(zone[last + 1]):
        last += 1
    left, right = [], []
    for place, row in enumerate(zone[: last + 1]):
        found = part.search(row.printed)
        before, after = (row.printed[: found.start()], row.printed[found.end() :]) if found else (row.printed, "")
        if not found and (place > ruled[-1] or row.cells[0].column >= _RIGHT):
            before, after = "", row.text
        left.append(row.piece(_bare(before)))
        right.append(row.piece(_bare(after)))
    return left, right, last + 1


def _hangs(row: Row) -> bool:
    """Whether a row below the rule still belongs to the right column."""
    return row.cells[0].column >= _RIGHT and is_beside(row.text)


def _by_edge(zone: Sequence[Row]) -> tuple[list[Piece], list[Piece], int]:
    """The columns of cells that begin below each other."""
    edge = aligned_edge([row.cells for row in zone[: _closing(zone) + _BELOW]])
    return _in_columns(zone, edge - _SLACK) if edge is not None else ([], [], 0)


def _by_labels(zone: Sequence[Row]) -> tuple[list[Piece], list[Piece], int]:
    """The columns where what stands beside the parties begins twice, though letters of uneven breadth set it out of line."""
    rows = zone[: _closing(zone) + _BELOW]
    labels = [cell.column for row in rows for cell in row.cells[1:2] if is_beside(cell.text)]
    return _in_columns(zone, min(labels) - 2 * _SLACK) if len(labels) > 1 else ([], [], 0)


def _in_columns(zone: Sequence[Row], edge: int) -> tuple[list[Piece], list[Piece], int]:
    """The two columns, of which the right one begins at an edge or after it."""
    if all(cell.column < edge for row in zone[: _closing(zone) + 1] for cell in row.cells):
        return [], [], 0
    left: list[Piece] = []
    right: list[Piece] = []
    closed = False
    for place, row in enumerate(zone):
        beside = [cell.column >= edge or _is_label(cell.text, n) for n, cell in enumerate(row.cells)]
        before, after = (
            " ".join(cell.text for cell, stands in zip(row.cells, beside, strict=True) if stands is side)
            for side in (False, True)
        )
        if closed and before:
            return left, right, place
        left.append(row.piece(_bare(before)))
        right.append(row.piece(_bare(after)))
        closed = closed or _closes(left)
    return left, right, len(zone)


def _is_label(text: str, place: int) -> bool:
    """Whether a cell that is not the first of its row says what stands beside the parties, however the PDF set it."""
    return place > 0 and is_beside(text)


def _closing(zone: Sequence[Row]) -> int:
    """The row in which the second side's role stands; the last where none does."""
    cells: list[Piece] = []
    for place, row in enumerate(zone):
        cells += [row.piece(_bare(cell.text)) for cell in row.cells]
        if _closes(cells):
            return place
    return len(zone)


def _in_one(zone: Sequence[Row]) -> tuple[list[Piece], list[Piece], int]:
    """One column, or the cells of a table one after the other: what is no party is told by its form."""
    left: list[Piece] = []
    right: list[Piece] = []
    for place, row in enumerate(zone):
        pieces = _of_row(row)
        if _closes(left) and not all(_goes_on(piece.text, begun=bool(right)) for piece in pieces):
            return left, right, place
        for piece in pieces:
            (right if _closes(left) or is_beside(piece.text) else left).append(piece)
    return left, right, len(zone)


def _of_row(row: Row) -> list[Piece]:
    """A row's words; by its cells where one of them is such as stands beside the parties."""
    cells = [row.piece(_bare(cell.text)) for cell in row.cells]
    if len(cells) > 1 and is_beside(cells[-1].text) and not is_beside(cells[0].text):
        return cells
    return [row.piece(_bare(_SIGN.sub(" ", row.printed)))]


def _goes_on(text: str, *, begun: bool) -> bool:
    """Whether a row after the parties still belongs to the caption."""
    if is_beside(text):
        return True
    if begun and (_PROSE.match(text) or not text.isupper()):
        return False
    return text.isupper() and not text.endswith(".") if begun else len(text) <= _LONG or text.isupper()


def _closes(left: Sequence[Piece]) -> bool:
    """Whether the second side's role has come."""
    versus = next((n for n, piece in enumerate(left) if _VERSUS.fullmatch(piece.text)), None)
    after = left[versus + 1 :] if versus is not None else [p for p in left if _VERSUS_WITHIN.search(p.text)]
    return any(_ENDS_RIGHT.search(piece.text) for piece in after)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[_═─]{3,}|(?:[-–—]\s?){4,}[xX]?", " ", text).split())


# -- the sides


def _read(left: Sequence[Piece], right: Sequence[Piece], end: int, spell: Callable[[str], str]) -> Caption | None:
    sides = _sides(left)
    if sides is None:
        return None
    first, second = sides
    one, doubt_one = _without_role(first, _ENDS_LEFT)
    two, doubt_two = _without_role(second, _ENDS_RIGHT)
    if not (one.text and two.text):
        return None
    parties = (*find_parties(one, Side.PLAINTIFF, spell), *find_parties(two, Side.DEFENDANT, spell))
    return Caption(
        parties=parties,
        plaintiff=_title(one, doubt_one, spell),
        defendant=_title(two, doubt_two, spell),
        beside=tuple(piece for piece in right if piece.text),
        end=end,
    )


def _sides(left: Sequence[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    """The pieces before and after the "v."."""
    pieces = [piece for piece in left if piece.text]
    for place, piece in enumerate(pieces):
        if _VERSUS.fullmatch(piece.text):
            return pieces[:place], pieces[place + 1 :]
    for place, piece in enumerate(pieces):
        within = _VERSUS_WITHIN.search(piece.text)
        if within:
            before = replace(piece, text=piece.text[: within.start()].strip())
            after = replace(piece, text=piece.text[within.end() :].strip())
            return [*pieces[:place], before], [after, *pieces[place + 1 :]]
    return None


def _without_role(pieces: Sequence[Piece], role: re.Pattern[str]) -> tuple[Run, str]:
    """One side without its role and what follows that; the doubt where no role ends it."""
    kept: list[Piece] = []
    for piece in pieces:
        found = role.search(piece.text) if role is _ENDS_RIGHT else None
        if found:
            return Run([*kept, replace(piece, text=piece.text[: found.start()].rstrip(" ,;"))]), ""
        kept.append(piece)
    if kept and (ends := role.search(kept[-1].text)):
        kept[-1] = replace(kept[-1], text=kept[-1].text[: ends.start()].rstrip(" ,;"))
        return Run(kept), ""
    return Run(
        list(takewhile(_may_be_party, kept))[:_MOST_LINES]
    ), "No word such as “Plaintiff” or “Defendants” ends this side of the caption: look."


def _may_be_party(piece: Piece) -> bool:
    """Whether a line can still belong to a side whose end no role tells."""
    return (
        not is_beside(piece.text)
        and not _VERSUS_WITHIN.search(piece.text)
        and (len(piece.text) <= _LONG or piece.text.isupper())
    )


def _title(run: Run, doubt: str, spell: Callable[[str], str]) -> Stated:
    """A side as the title of a later paper has it: its first party, and whether there are others (FRCP 10(a))."""
    names = list_names(run.text)
    first = names[0] if names else None
    name = spell_name(with_suffix(first.printed, first.describes), spell) if first else ""
    others = ", et al." if names_others(run.text) else ""
    return run.piece_at(first.start if first else 0).state(
        f"{name}{others}", doubt=doubt or (first.doubt if first else "")
    )
