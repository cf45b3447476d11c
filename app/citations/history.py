"""The words in which a citation tells what became of a decision (Bluebook table T8)."""

import re

_EVENTS = (
    r"aff'd|affirmed|aff'g|affirming|rev'd|reversed|rev'g|reversing|vacated|vacating|overruled|overruling|abrogated|abrogating"
    r"|superseded|disapproved|modified|modifying|amended|amending|withdrawn|depublished|de-published|remanded|receded from"
    r"|adopted|rejected|invalidated|enforced|certifying question|appeal (?:dismissed|docketed|filed|denied)"
    r"|cert(?:iorari|\.) (?:denied|granted|dismissed|filed)|(?:review|rev\.|petition for review) (?:denied|granted|dismissed|filed)"
    r"|(?:reh'g|rehearing)(?: en banc)? (?:denied|granted)|pet\. (?:denied|ref'd|filed|for cert\. filed)|prob\. juris\. noted"
    r"|(?:report and recommendation|R&R|findings and recommendations?) (?:adopted|rejected)|opinion (?:withdrawn|amended|modified|vacated)"
    r"|as (?:amended|modified|corrected)|mandamus (?:denied|granted)|argued|dismissed"
)
_ADDITIONS = (
    r"sub nom\.|in part|on other grounds|on unrelated grounds|on different grounds|in relevant part|in pertinent part|by statute|by rule"
    r"|as (?:recogni[sz]ed|stated|noted) (?:in|by)|on (?:reh'g|rehearing|denial of (?:reh'g|rehearing)|remand|appeal)(?: en banc)?|en banc"
    r"|mem\.|per curiam|without opinion|by|in|from|on|opinion|and"
)
PHRASE = re.compile(rf"(?P<phrase>(?:{_EVENTS})(?:,? (?:{_ADDITIONS}|{_EVENTS})(?![\w']))*)(?![\w'])", re.IGNORECASE)
"""A history phrase, with its additions: "overruled on other grounds by", "aff'd in part, rev'd in part sub nom."."""


def tidy(phrase: str) -> str:
    """The phrase with single spaces and without a comma at its end."""
    return " ".join(phrase.split()).rstrip(", ")
