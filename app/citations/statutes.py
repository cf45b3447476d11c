"""Statutes, regulations, rules and constitutions: what `law_patterns` finds, each as one reference.

A bare "§ 29805" refers back to the code it was cited with; that is `laws`'s work. "The Fourth Amendment" in
running prose names the provision without citing it: the form is NAME, and *id.* does not look back on it.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from app.citations.abbreviations import STATE_CODE_WORDS, STATES
from app.citations.law_patterns import (
    BARE,
    CALIFORNIA_CODES,
    CODES_IN_SHORT,
    INITIALS,
    ONE_SECTION,
    ONE_STATE_SECTION,
    ORDINALS,
    WAYS,
    Way,
)
from app.citations.typography import fold
from app.citations.working import Found
from app.law.citations import CitationForm, CitationKind

_FEDERAL_RULES = {
    "civ": "Fed. R. Civ. P.", "crim": "Fed. R. Crim. P.", "evid": "Fed. R. Evid.", "app": "Fed. R. App. P.", "bankr": "Fed. R. Bankr. P.",
}  # fmt: skip
_Groups = dict[str, str | None]


def iter_statutes(folded: str) -> Iterator[Found]:
    """Every law cited in `folded`, each section of a list on its own, in order and without overlaps."""
    taken = bytearray(len(folded))
    found: list[Found] = []
    for way in WAYS:
        if not any(hint in folded for hint in way.hints):
            continue
        for match in way.pattern.finditer(folded):
            whole = match if not any(taken[match.start() : match.end()]) else _free_part(way, match, taken)
            if whole:
                taken[whole.start() : whole.end()] = b"\x01" * len(whole.group())
                found.extend(_read(way, whole))
    yield from sorted(found, key=lambda law: law.start)


def _free_part(way: Way, match: re.Match[str], taken: bytearray) -> re.Match[str] | None:
    """Of a row of bare sections the first ones, where the last is of another law: "§ 1983 and § 2 of the Sherman Act"."""
    if way is not BARE:
        return None
    return way.pattern.match(match.string, match.start(), taken.index(1, match.start()))


def _read(way: Way, match: re.Match[str]) -> Iterator[Found]:
    groups = match.groupdict()
    if groups.get("sections"):
        yield from _each_section(match, "sections", _ONE_SECTION)
    elif groups.get("number_before"):
        yield from _each_section(match, "number_before", _ONE_SECTION)
    elif groups.get("state_sections"):
        yield from _each_section(match, "state_sections", _ONE_STATE_SECTION)
    elif groups.get("amendments"):
        yield from _each_amendment(match)
    elif groups.get("several"):
        yield from _each_numeral(match)
    else:
        yield _one_law(way.kind, match, groups)


def _one_law(kind: CitationKind, match: re.Match[str], groups: _Groups) -> Found:
    law = _law(kind, match.start(), match.end(), _key(groups))
    law.name = _plain(groups.get("authors"))
    if groups.get("again") or groups.get("book_again"):
        law.form, law.refers_to = CitationForm.SUPRA, None
        law.name = _plain(groups.get("encyclopedia") or groups.get("book_again"))
    law.volume, law.page = groups.get("volume"), groups.get("page") or groups.get("named_section")
    law.reporter = _PRINTED.get(str(groups.get("printed")).replace(" ", ""), _plain(groups.get("named")))
    return law


_ONE_SECTION = re.compile(ONE_SECTION)
_ONE_STATE_SECTION = re.compile(ONE_STATE_SECTION)


def _each_section(match: re.Match[str], group: str, one: re.Pattern[str]) -> Iterator[Found]:
    """One reference for each section; the code's name is in the span of the first, or of the last that it follows."""
    groups = match.groupdict()
    if groups.get("of_title"):
        groups |= {"title": groups["of_title"], "code": "U.S.C."}
    start, offset = match.start(), match.start(group)
    for section in one.finditer(match[group]):
        number = section.group().replace(" ", "") if section.group()[:1].isdigit() else section.group()
        following = one.search(match[group], section.end())
        if following is None and _ONE_SUBDIVISION.fullmatch(groups.get("subdivision") or ""):
            number += str(groups["subdivision"])
        end = offset + section.end() if following else match.end()
        law = _law(CitationKind.STATUTE, start, end, _section_key(groups, number))
        law.volume, law.page = groups.get("title") or groups.get("state_title"), number
        law.reporter = _code(groups)
        if groups.get("of_state") and not _is_state_code(groups):
            law.doubt(f"{law.reporter} is no code known here.")
        yield law
        start = offset + (_with_sign(match[group], following.start()) if following else section.end())


_ONE_SUBDIVISION = re.compile(r"\([a-z]\)(?:\(\w{1,4}\))*")
_SIGN = re.compile(r"§§?\s?$")


def _with_sign(sections: str, start: int) -> int:
    """Where a section begins with the sign before it, if it has one of its own."""
    sign = _SIGN.search(sections, max(0, start - 3), start)
    return sign.start() if sign else start


_ORDINAL = re.compile("|".join(sorted(ORDINALS, key=len, reverse=True)))


def _each_amendment(match: re.Match[str]) -> Iterator[Found]:
    """One reference each in “the First and Fourth Amendments”: the last has the word in its span."""
    words = list(_ORDINAL.finditer(match.string, match.start("amendments"), match.end("amendments")))
    for word in words:
        end = match.end() if word is words[-1] else word.end()
        number = ORDINALS.index(word.group()) + 1
        law = _law(CitationKind.CONSTITUTION, word.start(), end, f"U.S. Const. amend. {_roman(number)}")
        law.form, law.textual = CitationForm.NAME, True
        yield law


_NUMERAL = re.compile(r"[IVX]+")


def _each_numeral(match: re.Match[str]) -> Iterator[Found]:
    """One reference each in "U.S. Const. amends. IV, XIV": the first has the constitution in its span."""
    whose = match["whose"].replace("U. S.", "U.S.")
    numerals = list(_NUMERAL.finditer(match.string, match.start("several"), match.end("several")))
    for numeral in numerals:
        start = match.start() if numeral is numerals[0] else numeral.start()
        yield _law(CitationKind.CONSTITUTION, start, numeral.end(), f"{whose} Const. amend. {numeral.group()}")


def _roman(number: int) -> str:
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def _law(kind: CitationKind, start: int, end: int, key: str | None) -> Found:
    form = CitationForm.FULL if key else CitationForm.SHORT
    return Found(kind=kind, form=form, start=start, end=end, core=(start, end), lead=start, stop=end, refers_to=key)


def _code(groups: _Groups) -> str | None:
    if groups.get("code"):
        return "C.F.R." if "F" in str(groups["code"]) else "U.S.C."
    if groups.get("subject"):
        return f"Cal. {CALIFORNIA_CODES[' '.join(str(groups['subject']).casefold().split())]} Code"
    if groups.get("in_short"):
        return f"Cal. {CODES_IN_SHORT[_NO_LETTER.sub('', str(groups['in_short'])).casefold()]} Code"
    if str(groups.get("state_code")).replace(".", "") == "ILCS":
        return "Ill. Comp. Stat."
    if groups.get("state_code"):
        return _state_code(str(_plain(groups["state_code"])))
    if groups.get("act"):
        return _plain(groups["act"])
    return "Cal. Civ. Proc. Code" if groups.get("procedure") else None


def _is_state_code(groups: _Groups) -> bool:
    """Whether nothing but words of a code's name follows the state; "Laws" alone may be any session's."""
    state, printed = str(groups["of_state"]), str(groups["state_code"])
    name = printed.removeprefix(state).casefold().strip(" ,")
    if name in {"law", "laws"}:
        return state == "P.R."
    return all(word.endswith(".") or word.rstrip("'") in STATE_CODE_WORDS for word in _CODE_WORD.findall(name))


_CODE_WORD = re.compile(r"[\w'-]{2,}\.?")
"""With its period: who shortens a word so cites a code ("Orgs.")."""


def _state_code(printed: str) -> str:
    """With the state and the last word in short: "Florida Statutes" is "Fla. Stat."."""
    name = next((name for name in STATES if printed.startswith(f"{name} ")), None)
    if name is None:
        in_capitals = printed.isupper() and not _INITIALS.fullmatch(printed)
        return printed.replace(" .", ".").title().replace("'S", "'s") if in_capitals else printed
    return re.sub(
        r"Statutes?$", "Stat.", fold(STATES[name]) + printed[len(name) :].replace("General Laws", "Gen. Laws")
    )


_INITIALS = re.compile(INITIALS)
_NO_LETTER = re.compile(r"[.\s]")


def _plain(printed: str | None) -> str | None:
    return " ".join(printed.split()).rstrip(",") if printed else None


def _section_key(groups: _Groups, number: str) -> str | None:
    code = _code(groups)
    if code is None:
        return None
    title = groups.get("title") or groups.get("state_title")
    chapter = f" ch. {groups['chapter']}," if groups.get("chapter") else ""
    return f"{title + ' ' if title else ''}{code}{chapter} § {number}"


_PRINTED = {"Fed.Reg.": "Fed. Reg.", "Stat.": "Stat.", "U.N.T.S.": "U.N.T.S."}
_NAMED = {"USSG": "U.S.S.G.", "U.S.S.G.": "U.S.S.G.", "USSG.": "U.S.S.G."}


def _key(groups: _Groups) -> str | None:
    """The whole citation of what has one number; None for a bare "Rule 12(f)"."""
    given = {name: str(_plain(value)) for name, value in groups.items() if value}
    write = next((write for name, write in _KEYS.items() if name in given), None)
    return write(given) if write else _rule_key(groups, str(groups["number"]).replace(" ", ""))


def _provision_key(given: Mapping[str, str]) -> str:
    provision = given["provision"].replace("Am", "am").replace("Art", "art")
    return f"{given['whose'].replace('U. S.', 'U.S.')} Const. {provision}"


def _session_key(given: Mapping[str, str]) -> str:
    section = f", § {given['session_section']}" if "session_section" in given else ""
    return f"Cal. {given['session']}{section}"


def _named_key(given: Mapping[str, str]) -> str:
    return f"{_NAMED.get(given['named'].replace(' ', ''), given['named'])} § {given['named_section']}"


def _encyclopedia_key(given: Mapping[str, str]) -> str:
    return f"{given['encyclopedia']} {given.get('topic', '')} § {given['named_section']}".replace("  ", " ")


_PART = re.compile(r"[Pp]arts?\b")
_KEYS: dict[str, Callable[[Mapping[str, str]], str]] = {
    "provision": _provision_key,
    "printed": lambda given: f"{given['volume']} {_PRINTED[given['printed'].replace(' ', '')]} {given['page']}",
    "session": _session_key,
    "public_law": lambda given: f"Pub. L. No. {given['public_law']}",
    "restatement": lambda given: f"Restatement ({given['restatement']}) of {given['field']} § {given['named_section']}",
    "report": lambda given: given["report"].replace("H. R.", "H.R."),
    "regulation": lambda given: f"{given['title']} C.F.R. {_PART.sub('pt.', given['regulation'])}",
    "treatise": lambda given: f"{given['treatise']} § {given['treatise_section']}",
    "encyclopedia": _encyclopedia_key,
    "book_again": lambda given: given["book_again"],
    "named": _named_key,
}
"""What each way of writing a law is called by: by the group that tells it."""


def _rule_key(groups: _Groups, number: str) -> str | None:
    if groups.get("rules"):
        return f"{_FEDERAL_RULES[str(groups['rules']).casefold()]} {number}"
    if groups.get("local"):
        return f"{groups.get('court') or ''}{_local(str(groups['local']))} {number}"
    if groups.get("general"):
        return f"{groups.get('court') or ''}General Order {number}"
    if groups.get("circuit"):
        return f"{str(groups['circuit']).strip().replace('Circuit', 'Cir.').replace('Ninth', '9th')} R. {number}"
    if groups.get("supreme"):
        return f"{_of_state(groups.get('supreme_of'))}Sup. Ct. R. {number}"
    if groups.get("state_rules"):
        return f"{_plain(groups['state_rules'])} {number}"
    return f"Cal. R. Ct. {number}" if groups.get("state_court") else None


def _of_state(printed: str | None) -> str:
    return f"{fold(STATES.get(printed, printed))} " if printed else ""


def _local(printed: str) -> str:
    return {"Civ": "Civ. L.R.", "Cri": "Crim. L.R."}.get(printed[:3], "L.R.")
