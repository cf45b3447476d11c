"""The case's name from its caption, in the form of a citation (Bluebook rule 10.2.1).

First-listed parties only, given names and "et al." dropped. A given name is dropped when the text itself calls
the party by the surname alone, or when it is one of the census's and the text does not keep using the whole
name, as it would a firm's; what is not certain to be a person's name stays whole. No caption, no name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.citations.courts import find_court
from app.law.courts import CourtId
from app.reading.lexicon import load_given_names, load_lexicon
from app.reading.spelling import Spellings

_VERSUS = re.compile(r"(?:v\.?|vs\.?|versus|-v\.?-|-against-|against)", re.IGNORECASE)
_TITLE = re.compile(r"(?P<first>[^\d\n]{2,120}?),? (?:v\.|vs\.) (?P<second>[^\d\n]{2,120})")
_PREFIX = re.compile(r"^(?:in re|matter of)\s+", re.IGNORECASE)
_IN_RE = re.compile(r"(?:in re|in the matter of|matter of):?\s+(?P<name>\D{3,120})", re.IGNORECASE)
_ROLE = (
    r"(?:plaintiffs?|defendants?|petitioners?|respondents?|appellants?|appellees?|cross|counter|third|party|claimants?"
    r"|intervenors?|movants?|debtors?|real|parties|interest|nominal|in|and|or)"
)
_ROLE_LINE = re.compile(rf"{_ROLE}(?:[\s,/.&*–—-]+{_ROLE})*[.,;:*]*", re.IGNORECASE)
_ROLE_TAIL = re.compile(rf",?\s+(?!in\b|and\b|or\b|interest\b)(?:{_ROLE}[\s,/.–—-]*)+$", re.IGNORECASE)
_BOUNDARY = re.compile(
    r"\bcourt\b|\bcircuit\b|\bdivision\b|\bdistrict of\b(?! columbia\b)|^(?:in and )?for the\b|\bno\.|\bnos\.|\bcase\b|appeal|certiorari|opinion|\border\b|"
    r"publi(?:sh|cation)|\d{2}|,\s*(?:C\. ?|P\. ?)?JJ?\.|before\b|__|\* ?\*|filed|decided|argued|\bterm\b|supreme|rehearing|motion|calendar|clerk|caption|judge|per curiam|panel|reporter|:",
    re.IGNORECASE,
)
_ET_AL = re.compile(
    r",?\s*(?:\bet al\b\.?|& (?:another|(?:\w+ )?others)\b\.?|\bet ux\b\.?|\(.*?\)|,? an individual|\bd/b/a\b.*|\bdba\b.*|\ba/k/a\b.*|\bf/k/a\b.*)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|esq)\.?$", re.IGNORECASE)
_COMPANY_TAIL = re.compile(r",\s+(?=(?:inc|llc|l\.l\.c|ltd|l\.p|lp|llp|n\.a|p\.c|co|corp)\b)", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"^(?:(?:hon\.|the honorable|dr\.|mr\.|mrs\.|ms\.|judge|(?:police |corrections? |correctional |parole |probation |deputy |chief )*"
    r"(?:officer|sheriff|deputy|warden|superintendent|sergeant|sgt\.|lieutenant|lt\.|captain|capt\.|corporal|cpl\.|detective|det\.|trooper|nurse|patrolman|patrolwoman|constable|marshal|(?:special )?agent))\s+)"
    r"(?!of\b)",
    re.IGNORECASE,
)
"""What goes before a person's name: what follows is one."""
_ORGANIZATION = re.compile(
    r"\b(?:inc|llc|corp|corporation|co|company|companies|ltd|lp|llp|county|city|town|state|states|united|department|dept"
    r"|university|school|district|board|bank|association|ass'n|union|church|commission|authority|services?|group|trust"
    r"|estate|agency|hospital|center|people|republic|nation|tribe|systems?|insurance|police|railroad|railway|college"
    r"|institute|foundation|society|partners|holdings|international|of|and|for|the)\b|&",
    re.IGNORECASE,
)
_PLACE_AND_OTHERS = re.compile(
    r"(?P<place>(?:city|county|town|township|village|borough) of (?!.*\bking and queen\b)[\w.’' -]+?),? and (?=\S)",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"^(?:united states|u\.s\.|people|state|commonwealth|city|county|cnty\.|town|village|district of columbia|republic|government)\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"(?:\b(?:inc|corp|co|ltd|assoc|dept|l\.l\.c)|\b[A-Z](?:\.[A-Z])*)\.$", re.IGNORECASE)
_TITLE_AMONG_PARTIES = re.compile(rf",?\s+(?:OPINION|ORDER|DECISION)(?=,?\s+(?i:{_ROLE})\b)")
_INITIALS = re.compile(r"[A-Z]{2,4}(?:-[A-Z]{1,5})+(?: \([A-Z]+\))?")
"""The judges' initials at the end of a docket number that its column broke."""
_LABEL = re.compile(r"^(?:case name|case title|title|caption)\b:?\s+(?=\S.* vs?\. )", re.IGNORECASE)
_NO_PARTY = re.compile(r",?;?\s*(?:and\s+)?does\s+\d.*$", re.IGNORECASE)
_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "las",
        "le",
        "los",
        "san",
        "santa",
        "st.",
        "ten",
        "ter",
        "van",
        "von",
    ]
)
_NOTE_AFTER = re.compile(r"(?<=[A-Za-z][.,])(?:\d{1,2}|\[\d{1,2}\])$")
"""A footnote's number that plain text leaves behind a party."""
_FIRM = re.compile(r"[^;&]+&[^;,]+")
_INITIAL = re.compile(r"[A-Z]\.?")
_STATE_OF = re.compile(
    r"\b(?:State|Commonwealth|People) of (?:the State of )?(?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= v\.|$)"
)
_SLIP_OPINION = re.compile(r"\d{4} NY Slip Op \d+(?:\(U\))?")
_MOST_LINES = 10
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class CaseName:
    """A case's name, and the party's name for short citations (never a government's, rule 10.9).

    Attributes:
        official: the parties as the caption prints them, on one line.
    """

    name: str
    short_name: str | None
    official: str | None = None


def find_case_name(cells: Sequence[str], spellings: Spellings) -> CaseName | None:
    """The case's name from the cells of a paper's head, or None."""
    cells = [_only_parties(cell) for cell in cells if not _INITIALS.fullmatch(cell)]
    parties = _reported(cells) or _title(cells) or _caption(cells)
    if parties is None:
        return _in_re(cells, spellings)
    return name_of(parties, spellings)


def _only_parties(cell: str) -> str:
    """A cell without what stands around the parties: a form's label, the paper's title, Doe defendants, a note's mark."""
    return _NO_PARTY.sub("", _TITLE_AMONG_PARTIES.sub("", _NOTE_AFTER.sub("", _LABEL.sub("", cell))))


def name_of(parties: tuple[str, str], spellings: Spellings) -> CaseName | None:
    """The name of the case between two parties as printed, or None when one of them is no name."""
    first, second = (shorten_party(party, spellings) for party in parties)
    if not all(re.match(r"(?!and\b|or\b)\w", party, re.IGNORECASE) for party in (first, second)):
        return None
    official = " v. ".join(" ".join(_ROLE_TAIL.sub("", party).split()).strip(" ,;*") for party in parties)
    return CaseName(f"{first} v. {second}", _short_name(first, second), official)


def shorten_party(printed: str, spellings: Spellings) -> str:
    """A party as a citation names it: the first-listed one, a person by the surname; empty when nothing is left."""
    party = re.sub(r"^the\s+", "", _first_listed(printed), flags=re.IGNORECASE)
    if re.fullmatch(r"united states of america", party, re.IGNORECASE):
        return "United States"
    person = _HONORIFIC.sub("", party)
    if _ORGANIZATION.search(person):
        return spellings.name(party)
    name = spellings.name(person)
    return _last_name(name.split())[1] if person != party else _surname(name, spellings)


def _surname(name: str, spellings: Spellings) -> str:
    """The surname of a person; the whole name when it is not certain to be one's."""
    given, surname = _last_name(name.split())
    if not 1 <= len(given) <= _MOST_NAMES:
        return name
    if spellings.uses_alone(surname, frozenset(word.strip(".,").lower() for word in given)):
        return surname
    return surname if _is_person(given, surname) and not spellings.keeps_whole(name) else name


def _last_name(words: Sequence[str]) -> tuple[Sequence[str], str]:
    """A person's given names, and the surname with its particles ("Van Wulfen")."""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return words[:start], " ".join(words[start:])


def _is_person(given: Sequence[str], surname: str) -> bool:
    """Whether words are a person's given names and surname; a name that is a word too ("Mark") needs more to tell it."""
    if _INITIAL.fullmatch(surname):
        return False
    if len(given) > 1 and _INITIAL.fullmatch(given[-1]) and not _INITIAL.fullmatch(given[0]):
        return True  # a middle initial
    words = load_lexicon()
    names = [word.strip('“”"').lower() for word in given if not _INITIAL.fullmatch(word)]
    if not names or _INITIAL.fullmatch(given[0]) or not all(name in load_given_names() for name in names):
        return False
    return names[0] not in words.common or len(names) < len(given) or surname.lower() not in words.all


def _first_listed(printed: str) -> str:
    party = _ET_AL.sub("", " ".join(printed.split()))
    party = _ROLE_TAIL.sub("", party)
    party = _SUFFIX.sub("", _COMPANY_TAIL.sub(" ", party).strip(" ,;*"))
    firm = _FIRM.match(party)
    party = firm.group().strip() if firm else re.split(r"[;,]", party, maxsplit=1)[0]
    if not _ORGANIZATION.search(re.sub(r"\band\b", "", party, flags=re.IGNORECASE)):
        party = re.split(r"\s+and\s+", party, maxsplit=1, flags=re.IGNORECASE)[0]
    else:
        party = _without_officer(party)
    party = _SUFFIX.sub("", re.sub(r",?\s+and$", "", party, flags=re.IGNORECASE).strip(" ,;*:"))
    return party if _ABBREVIATION.search(party) else party.rstrip(".")


def _without_officer(party: str) -> str:
    """A body without who is sued beside it: "Water Board and Ann Lee", "Town of Fern and its Police Department"."""
    if place := _PLACE_AND_OTHERS.match(party):
        return place["place"]
    match = re.fullmatch(r"(?P<body>.+),?\s+and\s+(?P<given>.+?)\s+(?P<surname>\S+)", party, re.IGNORECASE)
    if match is None or _ORGANIZATION.search(f"{match['given']} {match['surname']}"):
        return party
    given = _HONORIFIC.sub("", f"{match['given']} ").split()
    if not given:
        return match["body"]
    return match["body"] if len(given) <= _MOST_NAMES and _is_person(given, match["surname"]) else party


def in_court(name: str | None, court: CourtId | None) -> str | None:
    """A case's name as that court's citation has it: "State of Ohio" is "State" in Ohio, else "Ohio" (rule 10.2.1(f))."""
    found = find_court(court) if court else None
    if name is None or found is None:
        return name
    if found.state is None:
        return _STATE_OF.sub(r"\g<state>", name)
    own = rf"\b(State|Commonwealth|People) of (?:the State of )?{re.escape(found.state)}(?= v\.|$)"
    return re.sub(own, r"\1", name)


def _reported(cells: Sequence[str]) -> tuple[str, str] | None:
    """Both parties of New York's title, which prints "v" without a stop above the number of the slip opinion."""
    for cell, following in pairwise(cells):
        match = re.fullmatch(r"(?P<first>[^\d\n]{2,120}?) v (?P<second>[^\d\n]{2,120})", cell)
        if match and _SLIP_OPINION.fullmatch(following):
            return match["first"], match["second"]
    return None


def _title(cells: Sequence[str]) -> tuple[str, str] | None:
    """Both parties of a line such as "SALMAN v. UNITED STATES"."""
    for cell in cells:
        match = _TITLE.fullmatch(cell)
        if match and not _BOUNDARY.search(cell) and not _ROLE_LINE.fullmatch(match["first"]):
            return match["first"], match["second"]
    return None


def _caption(cells: Sequence[str]) -> tuple[str, str] | None:
    """The lines above and below the "v." that stands on a line of its own, or ends one."""
    for place, cell in enumerate(cells):
        ends = re.fullmatch(r"(.{2,120}?),?\s+v\.", cell)
        if not ends and not _VERSUS.fullmatch(cell):
            continue
        above = list(reversed(cells[max(0, place - _MOST_LINES) : place]))
        first = ends[1] if ends else " ".join(reversed(_party_lines(above)))
        second = " ".join(_party_lines(cells[place + 1 : place + 1 + _MOST_LINES]))
        if first and second and not _is_proceeding(above, first):
            return first, second
    return None


def _is_proceeding(above: Sequence[str], first: str) -> bool:
    """Whether the lines taken for the first party go on from "In re": then they are two captions run together."""
    text = " ".join(reversed(above))
    before = text[: text.find(first.split(maxsplit=1)[0])] if first else text
    return re.search(r"\b(?:in re|in the matter of):?\s*$", before, re.IGNORECASE) is not None


def _party_lines(cells: Sequence[str]) -> list[str]:
    """The lines of a party, going away from the "v.": roles before its name are passed over, one after it ends it."""
    lines: list[str] = []
    for cell in cells:
        ends = not cell or _ROLE_LINE.fullmatch(cell) is not None
        if (ends and lines) or _BOUNDARY.search(cell):
            break
        if not ends:
            lines.append(cell)
    return lines


def _in_re(cells: Sequence[str], spellings: Spellings) -> CaseName | None:
    for cell, following in zip(cells, [*cells, ""][1:], strict=True):
        match = _IN_RE.fullmatch(cell)
        is_whole = not following or _ROLE_LINE.fullmatch(following) or _BOUNDARY.search(following)
        if match and is_whole:
            party = shorten_party(match["name"], spellings)
            prefix = "Matter of" if cell.lower().startswith("matter") else "In re"
            return CaseName(f"{prefix} {party}", None, " ".join(cell.split())) if party else None
    return None


def _short_name(first: str, second: str) -> str | None:
    bare = (_PREFIX.sub("", party) for party in (first, second))
    return next((party for party in bare if not _GOVERNMENT.match(party)), None)
