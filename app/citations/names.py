"""Case names as they are printed: in citations, in sentences, and short (Bluebook rules 10.2 and 10.9)."""

import re
from collections.abc import Iterable, Mapping

from app.citations.abbreviations import (
    COMMON_LITIGANTS,
    GIVEN_NAMES,
    GOVERNMENTS,
    PLACES,
    STATES,
    TEXTUAL,
    UNABBREVIATED_STATES,
    WORDS,
)

_VERSUS = re.compile(r"\s+v\.\s+")
_TOKEN = re.compile(r"[A-Za-z]+|[^A-Za-z]+")
_PLACES = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, PLACES), key=len, reverse=True))})\b")
_PROCEDURAL = re.compile(r"^(?:In re|Ex parte|Matter of|Estate of)\s+")
_LONG_PROCEDURAL = re.compile(r"^(?:In the Matter of|Matter of|Petition of|Application of|In Re)\s+")
_BUSINESS_TAIL = re.compile(r",?\s+(?:LLC|L\.L\.C\.|Inc\.|Corp\.|Co\.|Ltd\.|L\.P\.|LLP|N\.A\.|Corporation|Company)$")
_LONE_GOVERNMENTS = {"United States", "State", "People", "Commonwealth", *PLACES, *UNABBREVIATED_STATES}

_OTHER_PARTIES = re.compile(
    r",?\s+(?:et al\.?|et ux\.?|et vir\.?|and others)$|,?\s+(?:d/b/a|a/k/a|f/k/a|dba|aka)\s+.*$", re.IGNORECASE
)
_STATE_AFTER = re.compile(rf"(?<=[a-z]),\s(?:{'|'.join(map(re.escape, (*STATES, *UNABBREVIATED_STATES)))})$")
_STATE_PARTY = re.compile(
    rf"^(?:The\s)?(?P<form>State|Commonwealth|People)\sof\s(?:the\s)?(?:State\sof\s)?(?P<state>{'|'.join(map(re.escape, (*STATES, *UNABBREVIATED_STATES)))})$"
)
_IS_BUSINESS = re.compile(
    r"\b(?:Ass[’']n|Association|Bros\.|Brothers|Co\.|Company|Corp\.|Corporation|R\.R\.|Railroad|Cos\.)"
)
_SECOND_DESIGNATOR = re.compile(r",?\s+(?:Inc\.|Incorporated|Ltd\.|Limited|LLC|L\.L\.C\.|N\.A\.|F\.S\.B\.)$")
_LONE_OFFICES = {"Commissioner", "Secretary", "Department", "Director", "Commission"}
_SURNAME = re.compile(r"[A-Z][a-z’]+(?:-[A-Z][a-z’]+)?$")
_INITIAL = re.compile(r"[A-Z]\.$")


def citation_name(name: str, *, state: str | None = None) -> str:
    """The name as a citation prints it, abbreviated: "Fisher v. Cnty. of Madera".

    Args:
        state: the state whose court decided; there it is "State" or "People", elsewhere "California".
    """
    return _join(_abbreviate_party(party, WORDS, places=True) for party in _plain_parties(name, state))


def textual_name(name: str, *, state: str | None = None) -> str:
    """The name within a sentence, where only eight words are abbreviated: "Sharp v. County of Orange"."""
    return _join(_abbreviate_party(party, TEXTUAL, places=False) for party in _plain_parties(name, state))


def whole_name(name: str) -> str:
    """The name with nothing abbreviated, but without what rule 10.2.1 leaves out."""
    return _join(_plain_parties(name, None))


def _parties(name: str) -> list[str]:
    return _VERSUS.split(" ".join(name.replace("'", "’").split()))


def _plain_parties(name: str, state: str | None) -> list[str]:
    """The parties without what a citation leaves out: others, aliases, given names, second designators (10.2.1)."""
    return [_plain_party(party, state) for party in _parties(name)]


def _plain_party(party: str, state: str | None) -> str:
    party = _LONG_PROCEDURAL.sub("In re ", _OTHER_PARTIES.sub("", party)).replace("Cty.", "County")
    government = _STATE_PARTY.match(party)
    if government:
        return government["form"] if government["state"] == state else government["state"]
    if party == "United States of America":
        return "United States"
    if party == "Commissioner of Internal Revenue":
        return "Commissioner"
    party = _STATE_AFTER.sub("", party.removeprefix("The ") if " " in party.removeprefix("The ") else party)
    if _IS_BUSINESS.search(_SECOND_DESIGNATOR.sub("", party)):
        party = _SECOND_DESIGNATOR.sub("", party)
    return _without_given_names(party)


def _without_given_names(party: str) -> str:
    """The surname alone of “Robert L. Smith, Jr.”; a name that may be a firm's or a place's is left."""
    words = re.sub(r",\s(?:Jr|Sr)\.$|,\sI{2,3}$", "", party).split()
    given, surname = words[:-1], words[-1] if words else ""
    is_person = (
        1 <= len(given) <= 2
        and given[0] in GIVEN_NAMES
        and all(one in GIVEN_NAMES or _INITIAL.match(one) for one in given[1:])
        and _SURNAME.match(surname) is not None
        and surname not in WORDS
    )
    return surname if is_person else party


def _join(parties: Iterable[str]) -> str:
    return " v. ".join(parties)


def _abbreviate_party(party: str, words: Mapping[str, str], *, places: bool) -> str:
    if party in _LONE_GOVERNMENTS or (party in WORDS and party not in _LONE_OFFICES):
        # A whole party that is one word of the table is a surname: West v. Atkins.
        return party
    lead = _PROCEDURAL.match(party)
    head, rest = (lead.group(), party[lead.end() :]) if lead else ("", party)
    kept = _abbreviate_words(rest, words, places=places)
    return head + (kept.replace("United States", "U.S.") if places else kept).replace("..", ".")


def _abbreviate_words(words: str, table: Mapping[str, str], *, places: bool) -> str:
    """Places first, so that "West Virginia" is not taken for a direction."""
    if not places:
        return "".join(table.get(token, token) for token in _TOKEN.findall(words))
    at, kept = 0, ""
    for place in _PLACES.finditer(words):
        kept += (
            "".join(table.get(token, token) for token in _TOKEN.findall(words[at : place.start()]))
            + PLACES[place.group()]
        )
        at = place.end()
    return kept + "".join(table.get(token, token) for token in _TOKEN.findall(words[at:]))


def short_name(name: str) -> str:
    """The party by which a case is known: not a government, not a common litigant.

    "United States v. Santana" is *Santana*; "In re Gilead Sciences Securities Litigation" is *Gilead*.
    """
    parties = _plain_parties(name, None)
    lead = _PROCEDURAL.match(parties[0])
    if lead:
        return parties[0][lead.end() :].split()[0].rstrip(",")
    fit = [party for party in parties if not _is_unfit(party)]
    people = [party for party in fit if not _AGENCY.search(party)]
    named = [party for party in parties if party != "United States"]
    return _bare((people or fit or named or [name])[0])


_AGENCY = re.compile(
    r"\b(?:Department|Dep’t|Board|Bd\.|District|Dist\.|Agency|Commission|Comm’n|Authority|Auth\.|County|Cnty\.)(?!\w)"
)
"""A public body beside a person: the person's name is the telling one (Police Department v. Mosley)."""


def _is_unfit(party: str) -> bool:
    return party in _LONE_GOVERNMENTS or party.startswith((*GOVERNMENTS, *COMMON_LITIGANTS))


def _bare(party: str) -> str:
    return _BUSINESS_TAIL.sub("", party)


def distinct_short_names(names: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """A short name for each authority such that no two of them share one.

    Args:
        names: by key, the whole name and the preferred short name ("" derives one).

    A collision takes the other party ("City of Madera"); where that is the United States or a
    state, or is taken too, the whole name is repeated, which is never wrong.
    """
    preferred = {key: short or short_name(name) for key, (name, short) in names.items()}
    chosen = {
        key: short if _count(preferred, short) == 1 else _other_party(names[key][0], short)
        for key, short in preferred.items()
    }
    return {key: short if _count(chosen, short) == 1 else textual_name(names[key][0]) for key, short in chosen.items()}


def _count(names: Mapping[str, str], name: str) -> int:
    return sum(other == name for other in names.values())


def _other_party(name: str, short: str) -> str:
    others = [party for party in _plain_parties(name, None) if _bare(party) != short and party not in _LONE_GOVERNMENTS]
    return _bare(others[0]) if others else textual_name(name)
