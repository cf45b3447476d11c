"""Case names as they are printed: in citations, in sentences, and short (Bluebook rules 10.2 and 10.9)."""

import re
from collections.abc import Iterable, Mapping

from app.citations.abbreviations import COMMON_LITIGANTS, GOVERNMENTS, PLACES, TEXTUAL, WORDS

_VERSUS = re.compile(r"\s+v\.\s+")
_TOKEN = re.compile(r"[A-Za-z]+|[^A-Za-z]+")
_PLACES = re.compile("|".join(sorted(map(re.escape, PLACES), key=len, reverse=True)))
_PROCEDURAL = re.compile(r"^(?:In re|Ex parte|Matter of|Estate of)\s+")
_BUSINESS_TAIL = re.compile(r",?\s+(?:LLC|L\.L\.C\.|Inc\.|Corp\.|Co\.|Ltd\.|L\.P\.|LLP|N\.A\.|Corporation|Company)$")
_LONE_GOVERNMENTS = {"United States", "State", "People", "Commonwealth", *PLACES}


def citation_name(name: str) -> str:
    """The name as a citation prints it, abbreviated: "Fisher v. Cnty. of Madera"."""
    return _join(_abbreviate_party(party, WORDS, places=True) for party in _parties(name))


def textual_name(name: str) -> str:
    """The name within a sentence, where only eight words are abbreviated: "Sharp v. County of Orange"."""
    return _join(_abbreviate_party(party, TEXTUAL, places=False) for party in _parties(name))


def _parties(name: str) -> list[str]:
    return _VERSUS.split(" ".join(name.replace("'", "’").split()))


def _join(parties: Iterable[str]) -> str:
    return " v. ".join(parties)


def _abbreviate_party(party: str, words: Mapping[str, str], *, places: bool) -> str:
    if party in _LONE_GOVERNMENTS:
        return party
    lead = _PROCEDURAL.match(party)
    head, rest = (lead.group(), party[lead.end() :]) if lead else ("", party)
    kept = "".join(words.get(token, token) for token in _TOKEN.findall(rest))
    kept = kept.replace("..", ".")
    return head + (_abbreviate_places(kept) if places else kept)


def _abbreviate_places(party: str) -> str:
    return _PLACES.sub(lambda match: PLACES[match.group()], party)


def short_name(name: str) -> str:
    """The party by which a case is known: not a government, not a common litigant.

    "United States v. Santana" is *Santana*; "In re Gilead Sciences Securities Litigation" is *Gilead*.
    """
    parties = _parties(name)
    lead = _PROCEDURAL.match(parties[0])
    if lead:
        return parties[0][lead.end() :].split()[0].rstrip(",")
    usable = [party for party in parties if not _is_unfit(party)]
    return _bare(usable[0] if usable else name)


def _is_unfit(party: str) -> bool:
    return party in _LONE_GOVERNMENTS or party.startswith((*GOVERNMENTS, *COMMON_LITIGANTS))


def _bare(party: str) -> str:
    return _BUSINESS_TAIL.sub("", party)


def distinct_short_names(names: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """A short name for each authority such that no two of them share one.

    Args:
        names: by key, the whole name and the preferred short name ("" derives one).

    A collision takes the other party ("City of Madera"); where that is the United States or a
    state, the whole name is repeated, which is never wrong.
    """
    preferred = {key: short or short_name(name) for key, (name, short) in names.items()}
    taken: dict[str, list[str]] = {}
    for key, short in preferred.items():
        taken.setdefault(short, []).append(key)
    return {
        key: short if len(taken[short]) == 1 else _other_party(names[key][0], short) for key, short in preferred.items()
    }


def _other_party(name: str, short: str) -> str:
    others = [party for party in _parties(name) if _bare(party) != short and party not in _LONE_GOVERNMENTS]
    return _bare(others[0]) if others else textual_name(name)
