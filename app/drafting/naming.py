"""Parties as a paper calls them, in facts that call them as the complaint does.

A complaint introduces everybody anew ("Plaintiff Ada Doyle", "Defendant Officer Ned Marsh"); the paper has said once who
is who. Only whole names are shortened, and never within quotation marks.
"""

import re
from collections.abc import Mapping, Sequence

from app.drafting import prose
from app.law.claims import Claim, ClaimId
from app.law.matters import Count, Matter
from app.law.parties import Party

_TITLES = r"(?:Officer|Sergeant|Sgt\.|Lieutenant|Lt\.|Captain|Deputy|Detective|Agent|Trooper|Chief|Sheriff|Mr\.|Ms\.|Mrs\.|Dr\.)"
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_DEFINED = r"(?: \((?:hereinafter )?[“\"][^”\"]{1,40}[”\"]\))?"
"""A name that the complaint defines: it is the paper's business which one it uses."""


def name_count(count: Count, matter: Matter, claims: Mapping[ClaimId, Claim]) -> str:
    """What a list of counts calls one: its claim, and, where another count is on the same claim, whom it is against."""
    title = claims[count.claim].title
    alike = [one for one in matter.counts if one.claim == count.claim and one.is_numbered]
    if not any(set(one.defendants) != set(count.defendants) for one in alike):
        return title
    named = [party.called for party in matter.parties if party.id in count.defendants]
    return f"{title}, against {prose.series(named)}" if named else title


def name_shortly(text: str, parties: Sequence[Party]) -> str:
    """The sentence with every party by the name that the paper gives it."""
    for party in sorted(parties, key=lambda one: -len(one.name)):
        text = _shorten(text, party)
    return text


def _shorten(text: str, party: Party) -> str:
    role = r"(?:\b(?:Plaintiff|Defendant)s? )"
    role = role if party.short_name == party.name else f"{role}?"  # else there is nothing to shorten
    whole = re.compile(
        rf"(?P<article>\b[Tt]he )?(?P<role>{role})(?P<after>the )?(?:\b{_TITLES} )?\b{re.escape(party.name)}(?!\w){_DEFINED}"
    )
    quoted = [(found.start(), found.end()) for found in _QUOTED.finditer(text)]

    def put(found: re.Match[str]) -> str:
        if any(start < found.start() < end for start, end in quoted):
            return found[0]
        begins = not text[: found.start()].strip() or text[: found.start()].rstrip().endswith((".", "?", "!"))
        name = party.called if any(found.group("article", "role", "after")) else party.short_name
        return prose.capital(name) if begins else name

    return whole.sub(put, text)
