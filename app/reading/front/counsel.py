"""Blocks of counsel: who signs, with the number of the bar, firm, address, telephone, e-mail, and for whom.

What a line is, is told by its form. A block ends with whom it represents; lines that fit no form between the lawyers and
the address are the firm.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.law.authorities import Side
from app.law.fronts import Stated, StatedCounsel
from app.reading.front.labels import is_beside
from app.reading.front.rows import Piece

_FOR = re.compile(
    r"(?:one of )?(?:the )?(?:(?:lead |local |co-?)?(?:attorneys?|counsel|solicitors?)(?: of record)?(?: and counsel)?|lawyers?)\s+for\s*:?\s*(?P<whom>.*)",
    re.IGNORECASE,
)
_PRO_SE = re.compile(r".*\b(?:pro se|in pro(?:pria)? per(?:sona)?|self-represented)\b.*", re.IGNORECASE)
_BAR = re.compile(
    r"[(\[,;]?\s*(?:(?:cal(?:ifornia)?|ca|texas|tex|tx|n\.?y|fla|florida|or|oregon|wash(?:ington)?|attorney|atty|state|d\.?c|il|ariz|nev)\.?\s+)*"
    r"(?:state\s+)?(?:bar(?:\s+(?:card|id|i\.d\.|reg(?:istration)?))?|c?sbn|s\.\s?b\.\s?n\.|s\.b\.|sb|osb|wsba|i\.?d\.?|ardc|reg(?:istration)?\.?|juris|bpr|bbo|asb|att(?:orne)?y)"
    r"\s*(?:nos?\b\.?|number|#|id)?\s*[:#.]*\s*(?P<number>(?:[A-Z]{1,3}[- ]?)?\d{3,9}|\d{2}-\d{4})\s*[)\]]?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(
    r"(?:\+?1[-. ])?(?:\(\d{3}\)\s?|\d{3}[-. /])\d{3}[-. –]\d{4}(?:,?\s*(?:ext|x)\.?\s*\d+)?", re.IGNORECASE
)
_FAX = re.compile(
    r"\b(?:f(?:ax|acsimile)(?: no\.?| number)?|f)\s*[:.]?\s*(?=[(\d+])|\((?:f(?:ax|acsimile)?)\)", re.IGNORECASE
)
_PHONE_LABEL = re.compile(
    r"\b(?:tel(?:ephone)?|phone|ph|direct|main|office|cell|t|f(?:ax|acsimile)?|e-?mails?)\b\.?(?: no\.?| number)?\s*:?",
    re.IGNORECASE,
)
_ZIP = re.compile(
    r".+?,?\s+(?:[A-Z]{2}|[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?|[A-Z]\.\s?[A-Z]\.|[A-Z]{4,}(?: [A-Z]+)?)\.?,?\s+\d{5}(?:[-–]\d{4})?(?:\s*,?\s*(?:USA|U\.S\.A\.))?",
    re.ASCII,
)
_STREET = re.compile(
    r"(?:\d+[\w-]*\s+\S.*|p\.?\s?o\.? box .*|post office box .*|one [A-Z].*|(?:suite|ste\.|floor|room|building|\w+ floor|mail ?stop|east wing|west wing).*)",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:llp|llc|l\.l\.p|p\.?c|a\.?p\.?c|plc|pllc|law|offices?|associates|attorneys? general|county counsel|city attorney|attorney[’']s office|legal|foundation|center|clinic|university|project"
    r"|department of|professional corporation|partners|union|aclu|counsel[’']s? office|& [A-Z]\w+)\b|\s&\s",
    re.IGNORECASE,
)
_POST = re.compile(
    r",?\s+(?:(?:chief |senior |supervising |lead |assistant |deputy |special )*(?:county counsel|city attorney|deputy attorney general|attorney general(?: of [\w ]+)?|united states attorney|u\.s\. attorney|attorney general|civil division chief|solicitor)|esq(?:uire)?)\b\.?(?:,? [\w ]+)?$",
    re.IGNORECASE,
)
_HAC = re.compile(r"\(?(?:admitted |application |appearing )?(?:pro hac vice|phv)[^)]*\)?", re.IGNORECASE)
_SIGNED = re.compile(r"^(?:by\s*:?\s*)?(?:/s/|s/)\s*|^by\s*:\s*|^_{3,}\s*", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}[A-Z][\w.’'-]+(?:,? (?:Jr|Sr|II|III|IV)\.?)?")
_NO_NAME = re.compile(
    r"\b(?:respectfully|submitted|dated?|january|february|march|april|june|july|august|september|october|november|december|filed|clerk|court|telephone"
    r"|county|city|state|department|ordered|judge|complaint|introduction|argument|conclusion|signature|the|it|is|so|by|pursuant|motion|statement|i\.|ii\.)(?:\b|$)",
    re.IGNORECASE,
)
_TWO = "{count} lawyers are named; the first is offered."


@dataclass(slots=True)
class _Block:
    """A block as its lines are read."""

    first: Piece | None = None
    names: list[tuple[str, str | None]] = field(default_factory=list)
    firm: list[str] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    phone: str | None = None
    emails: list[str] = field(default_factory=list)
    represents: list[str] = field(default_factory=list)

    @property
    def is_one(self) -> bool:
        """Whether it has enough to be a block of counsel."""
        return bool(self.names) and bool(self.emails or self.phone or self.represents or self.names[0][1])


def find_counsel(pieces: Iterable[Piece], spell: Callable[[str], str]) -> tuple[StatedCounsel, ...]:
    """The blocks of counsel among the lines, in order."""
    blocks = [_Block()]
    for piece in pieces:
        text = piece.text.strip()
        if text and _begins_block(blocks[-1], text):
            blocks.append(_Block())
        if text:
            _read(blocks[-1], piece, text)
    for block, following in reversed(list(pairwise(blocks))):  # one "Attorneys for" may stand under several firms
        block.represents = block.represents or following.represents
    return merge_counsel(_stated(one, spell) for one in blocks if one.is_one)


def _begins_block(block: _Block, text: str) -> bool:
    """Whether a line is another firm's: after whom a block represents, or a lawyer below an address."""
    if block.represents:
        return not _goes_on(block, text)
    bar = _BAR.search(text) or _HAC.search(text)
    return bool(block.address and block.names and bar and text[: bar.start()].strip(" ,(") and not _FOR.match(text))


def merge_counsel(blocks: Iterable[StatedCounsel]) -> tuple[StatedCounsel, ...]:
    """The blocks, those of one lawyer as one: what the first leaves out the later ones say."""
    merged: dict[str, StatedCounsel] = {}
    for block in blocks:
        key = block.at.words.casefold()
        merged[key] = _filled(merged[key], block) if key in merged else block
    return tuple(merged.values())


def _filled(block: StatedCounsel, later: StatedCounsel) -> StatedCounsel:
    return replace(
        block,
        side=block.side or later.side,
        bar_number=block.bar_number or later.bar_number,
        firm=block.firm or later.firm,
        address=block.address or later.address,
        phone=block.phone or later.phone,
        email=block.email or later.email,
        represents=block.represents or later.represents,
    )


def _goes_on(block: _Block, text: str) -> bool:
    """Whether a line goes on with whom a block represents."""
    if _BAR.search(text) or _EMAIL.search(text) or _STREET.match(text) or _FIRM.search(text):
        return False
    last = block.represents[-1]
    return last.rstrip().endswith((",", "and", "of", "&", ";")) or not last or (len(text) < 60 and text.isupper())


def _read(block: _Block, piece: Piece, text: str) -> None:
    """Take one line into a block."""
    block.first = block.first or piece
    represents = _FOR.match(text)
    if represents:
        block.represents.append(represents["whom"].strip())
    elif block.represents or _PRO_SE.fullmatch(text):
        block.represents.append(text)
    elif not (_read_reach(block, text) or _read_place(block, text) or _read_name(block, text)):
        _read_firm(block, text)


def _read_reach(block: _Block, text: str) -> bool:
    """Telephone, fax and e-mail, of which a line may have several."""
    emails, phones = _EMAIL.findall(text), list(_TELEPHONE.finditer(text))
    if not (emails or phones):
        return False
    block.emails += emails
    fax = [match.end() for match in _FAX.finditer(text)]
    spoken = [one for one in phones if not any(end <= one.start() <= end + 2 for end in fax)]
    if spoken and block.phone is None:
        block.phone = " ".join(spoken[0][0].split())
    rest = _PHONE_LABEL.sub("", _TELEPHONE.sub("", _EMAIL.sub("", text))).strip(" ,;|/()")
    if rest and _BAR.search(rest):
        _read_name(block, rest)
    return True


def _read_place(block: _Block, text: str) -> bool:
    if _ZIP.fullmatch(text) or _STREET.fullmatch(text):
        if _BAR.search(text):
            return False
        block.address.append(text)
        return True
    return False


def _read_name(block: _Block, text: str) -> bool:
    """A lawyer with a number of the bar, a number alone below one, or a person's name where none is yet."""
    text = _HAC.sub("", _SIGNED.sub("", text)).strip(" ,()")
    bar = _BAR.search(text)
    if bar:
        name = _POST.sub("", text[: bar.start()].strip(" ,(")).strip(" ,")
        if name:
            block.names.append((name, bar["number"]))
        elif block.names and block.names[-1][1] is None:
            block.names[-1] = (block.names[-1][0], bar["number"])
        return True
    bare = _POST.sub("", text).strip(" ,")
    is_name = _NAME.fullmatch(bare) is not None and not (_NO_NAME.search(bare) or _FIRM.search(bare) or is_beside(bare))
    if is_name and any(known == bare for known, _ in block.names):
        return True
    if is_name and (not block.address or bare != text) and not (block.names and block.firm):
        block.names.append((bare, None))
        return True
    return False


def _read_firm(block: _Block, text: str) -> None:
    if _FIRM.search(text) and not _NO_LINE.search(text) and len(text) < 90:
        (block.address or block.firm).append(text.strip(" ,"))
    elif block.names and block.firm and not block.address and len(text) < 60 and not _NO_LINE.search(text):
        block.firm.append(text.strip(" ,"))


_NO_LINE = re.compile(
    r"\b(?:respectfully|submitted|dated|pursuant|hereby|u\.s\. district court|clerk)\b", re.IGNORECASE
)


def _stated(block: _Block, spell: Callable[[str], str]) -> StatedCounsel:
    names = _with_numbers_first(block.names)
    name, number = names[0]
    represents = " ".join(" ".join(block.represents).split()).strip(" .")
    doubt = _TWO.format(count=len(names)) if len(names) > 1 else ""
    first = block.first
    return StatedCounsel(
        at=Stated(
            words=spell(name), page=first.page if first else None, line=first.number if first else 0, doubt=doubt
        ),
        side=_side(represents),
        bar_number=number,
        firm=_firm(block.firm, spell),
        address=tuple(block.address),
        phone=block.phone,
        email=block.emails[0] if block.emails else None,
        others=tuple(spell(other) for other, _ in names[1:]),
        represents=represents,
    )


def _with_numbers_first(names: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """The lawyers of a block, a name that comes twice once, with its number; where one has a number, those without have none to sign with."""
    kept: dict[str, tuple[str, str | None]] = {}
    for name, number in names:
        key = name.casefold()
        kept[key] = (name, number or (kept[key][1] if key in kept else None))
    numbered = [one for one in kept.values() if one[1]]
    return numbered or list(kept.values())


def _firm(lines: Sequence[str], spell: Callable[[str], str]) -> str | None:
    return ", ".join(spell(line) for line in lines[:2]) or None


def _side(represents: str) -> Side | None:
    said = represents.lower()
    sides = {
        Side.PLAINTIFF: "plaintiff" in said or "petitioner" in said,
        Side.DEFENDANT: "defendant" in said or "respondent" in said,
    }
    told = [side for side, is_said in sides.items() if is_said]
    return told[0] if len(told) == 1 else None
