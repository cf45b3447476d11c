"""Statutes, rules and constitutions, by one linear pattern for each way of writing them.

citeurl knows more codes, but needs a package that it does not install, 0.6 s to load, and finds
"Rule 12" of any rules alike. The practice cites few codes; eyecite's table of laws serves the rest.
A bare "§ 29805" refers back to the code it was cited with; that is `resolve`'s work.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.citations.working import Found
from app.law.citations import CitationForm, CitationKind

_SUBSECTIONS = r"(?:\s?\([A-Za-z0-9]{1,4}\))*"
_SECTION = rf"\d+[A-Za-z]{{0,2}}(?:[.:]\d+[A-Za-z]{{0,2}})*(?:-\d+[a-z]?(?!\d*:))?{_SUBSECTIONS}(?![\w$%])"
_SECTIONS = rf"(?P<sections>{_SECTION}(?:(?:,?\sand\s|,?\s&\s|,\s|\s?-\s?)(?:§§?\s?)?(?!\d+\s[A-Z]){_SECTION})*)"
_MARK = r"(?:§§?|\b[Ss]ections?|\b[Ss]ecs?\.)\s?"

_CALIFORNIA_CODES = {
    "penal": "Penal", "pen": "Penal", "civil": "Civ.", "civ": "Civ.", "government": "Gov't", "gov't": "Gov't", "gov": "Gov't", "govt": "Gov't",
    "vehicle": "Veh.", "veh": "Veh.", "evidence": "Evid.", "evid": "Evid.", "health & safety": "Health & Safety", "health and safety": "Health & Safety",
    "labor": "Lab.", "lab": "Lab.", "family": "Fam.", "fam": "Fam.", "probate": "Prob.", "prob": "Prob.", "education": "Educ.", "educ": "Educ.",
    "welfare & institutions": "Welf. & Inst.", "welfare and institutions": "Welf. & Inst.", "welf. & inst": "Welf. & Inst.",
    "business & professions": "Bus. & Prof.", "business and professions": "Bus. & Prof.", "bus. & prof": "Bus. & Prof.",
    "insurance": "Ins.", "ins": "Ins.", "corporations": "Corp.", "corp": "Corp.", "public utilities": "Pub. Util.", "pub. util": "Pub. Util.",
    "revenue and taxation": "Rev. & Tax.", "rev. & tax": "Rev. & Tax.", "fish & game": "Fish & Game",
}  # fmt: skip
_SUBJECTS = "|".join(sorted((re.escape(subject) for subject in _CALIFORNIA_CODES), key=len, reverse=True))
_PROCEDURE = r"Code\sof\sCivil\sProcedure|Code\sCiv\.\sProc\.|Civ\.\sProc\.\sCode|C\.C\.P\."
_RULES = {
    "civ": "Fed. R. Civ. P.", "crim": "Fed. R. Crim. P.", "evid": "Fed. R. Evid.", "app": "Fed. R. App. P.", "bankr": "Fed. R. Bankr. P.",
}  # fmt: skip
_RULE_NUMBER = rf"(?P<number>\d+(?:\.\d+)?(?:-\d+)?{_SUBSECTIONS})(?![\w%])"
_ROMAN = r"[IVX]{1,6}"


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of writing a law: its pattern, and what it is."""

    kind: CitationKind
    pattern: re.Pattern[str]


_WAYS = (
    _Way(
        CitationKind.STATUTE,
        re.compile(
            rf"(?<![\w.])(?P<title>\d{{1,2}})\s(?P<code>U\.\s?S\.\s?C\.(?:\s?A\.|\s?S\.)?|USCA?|United\sStates\sCode|C\.\s?F\.\s?R\.|CFR)"
            rf"(?:,|\s\(\d{{4}}\))?\s?(?:{_MARK})?{_SECTIONS}"
        ),
    ),
    _Way(
        CitationKind.STATUTE,
        re.compile(
            rf"(?P<state>\bCal(?:ifornia|\.)\s)?(?:(?<![\w.])(?P<subject>(?i:{_SUBJECTS}))\.?\sC(?:ode|ODE)|(?P<procedure>{_PROCEDURE}))"
            rf",?\s{_MARK}{_SECTIONS}"
        ),
    ),
    _Way(
        CitationKind.RULE,
        re.compile(
            r"\bF(?:ed(?:eral|\.)|\.)\s?(?:R\.|Rules?)\s?(?:of\s)?(?P<rules>Civ|Crim|Evid|App|Bankr)[a-z]*\.?\s?(?:Proc[a-z]*\.?|P\.|R\.)?,?\s?(?:[Rr]ule\s)?"
            rf"{_RULE_NUMBER}"
        ),
    ),
    _Way(
        CitationKind.RULE,
        re.compile(
            rf"(?P<court>\b(?:[NSECW]\.D\.|D\.)\s?[A-Z][a-z]+\.\s)?(?P<local>\bCiv(?:il|\.)\sL(?:ocal\s|\.\s?)R(?:ule|\.)|\bCrim\.\sL\.\s?R\.|\bL\.\s?R\.|\bLocal\sRule)\s{_RULE_NUMBER}"
        ),
    ),
    _Way(
        CitationKind.RULE,
        re.compile(
            rf"(?P<circuit>\b(?:\d{{1,2}}(?:st|nd|rd|th|d)|Ninth)\sCir(?:cuit|\.)\s)(?:R(?:ule|\.))\s{_RULE_NUMBER}"
        ),
    ),
    _Way(
        CitationKind.RULE,
        re.compile(
            rf"\bCal(?:ifornia|\.)\sR(?:ules?|\.)\s(?:of\s)?(?:C(?:our)?t\.?),?\s(?:[Rr]ule\s)?(?P<state_court>{_RULE_NUMBER})"
        ),
    ),
    _Way(CitationKind.RULE, re.compile(rf"\bRules?\s(?P<bare>{_RULE_NUMBER})")),
    _Way(
        CitationKind.CONSTITUTION,
        re.compile(
            rf"\b(?P<whose>U\.\s?S\.|Cal\.)\sConst\.,?\s(?P<provision>(?:amends?\.|art\.)\s(?:{_ROMAN}|\d+)(?:,?\s(?:§\s?\d+[a-z]?(?:\([a-z0-9]\))?|cl\.\s\d+))*)"
        ),
    ),
    _Way(CitationKind.STATUTE, re.compile(rf"(?:§§?\s?|\b[Ss]ections?\s(?=\d)){_SECTIONS}")),
)


def iter_statutes(folded: str) -> Iterator[Found]:
    """Every law cited in `folded`, each section of a list on its own, in order and without overlaps."""
    taken = bytearray(len(folded))
    found: list[Found] = []
    for way in _WAYS:
        for match in way.pattern.finditer(folded):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\x01" * len(match.group())
                found.extend(_read(way, match))
    yield from sorted(found, key=lambda law: law.start)


def _read(way: _Way, match: re.Match[str]) -> Iterator[Found]:
    groups = match.groupdict()
    if groups.get("sections"):
        yield from _each_section(match)
        return
    key = _rule_key(groups)
    yield _law(way.kind, match.start(), match.end(), key)


_ONE_SECTION = re.compile(_SECTION)


def _each_section(match: re.Match[str]) -> Iterator[Found]:
    """One reference for each section; the first has the code's name in its span."""
    groups = match.groupdict()
    start, offset = match.start(), match.start("sections")
    for section in _ONE_SECTION.finditer(match["sections"]):
        number = section.group().replace(" ", "")
        law = _law(CitationKind.STATUTE, start, offset + section.end(), _section_key(groups, number))
        law.volume, law.page = groups.get("title"), number
        law.reporter = _code(groups)
        if law.reporter is None:
            law.form = CitationForm.SHORT
        yield law
        start = _next_start(match["sections"], section.end(), offset)


def _next_start(sections: str, end: int, offset: int) -> int:
    following = _ONE_SECTION.search(sections, end)
    return offset + (following.start() if following else end)


def _law(kind: CitationKind, start: int, end: int, key: str | None) -> Found:
    form = CitationForm.FULL if key else CitationForm.SHORT
    return Found(kind=kind, form=form, start=start, end=end, core=(start, end), lead=start, stop=end, refers_to=key)


def _code(groups: dict[str, str | None]) -> str | None:
    if groups.get("code"):
        return "C.F.R." if "F" in str(groups["code"]) else "U.S.C."
    if groups.get("subject"):
        return f"Cal. {_CALIFORNIA_CODES[' '.join(str(groups['subject']).casefold().split())]} Code"
    return "Cal. Civ. Proc. Code" if groups.get("procedure") else None


def _section_key(groups: dict[str, str | None], number: str) -> str | None:
    code = _code(groups)
    if code is None:
        return None
    title = f"{groups['title']} " if groups.get("title") else ""
    return f"{title}{code} § {number}"


def _rule_key(groups: dict[str, str | None]) -> str | None:
    """The whole citation of a rule or constitution; None for a bare "Rule 12(f)"."""
    if groups.get("provision"):
        return f"{str(groups['whose']).replace(' ', '')} Const. {' '.join(str(groups['provision']).split())}"
    number = str(groups["number"]).replace(" ", "")
    if groups.get("rules"):
        return f"{_RULES[str(groups['rules']).casefold()]} {number}"
    if groups.get("local"):
        return f"{groups.get('court') or ''}{_local(str(groups['local']))} {number}"
    if groups.get("circuit"):
        return f"{str(groups['circuit']).strip().replace('Ninth Circuit', '9th Cir.')} R. {number}"
    return f"Cal. R. Ct. {number}" if groups.get("state_court") else None


def _local(printed: str) -> str:
    return {"Civ": "Civ. L.R.", "Cri": "Crim. L.R."}.get(printed[:3], "L.R.")
