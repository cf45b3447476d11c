"""Whom a fact speaks of where it says he, she or they: in the complaint somebody stood before it, and in the brief another may.

Who is meant is never guessed. What is found is a warning: the attorney names the person, or reads it and goes on.
"""

import re
from collections.abc import Iterator, Sequence
from textwrap import shorten

from app.drafting.provenance import Sentence, trace_sentences
from app.law.briefs import OriginKind, WrittenBrief
from app.law.findings import Finding, Severity
from app.law.matters import Fact
from app.law.parties import Party

_LONGEST = 80
_WORDS = r"(?:he|she|his|hers?|him|they|their|them)"
_FIRST = re.compile(
    r"(?:(?:About|After|Against|Around|At|Before|Behind|Beside|Between|For|From|In|Near|On|Over|To|Under|With|Without) )?"
    rf"{_WORDS}\b",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(r"\b(?:he|she|his|hers?|him)\b", re.IGNORECASE)
"""Within a sentence they and them mostly speak of several in it: "the agents held to their view"."""
_SOMEBODY = re.compile(r"(?<=\S )[A-Z][a-z]|\b(?i:an?|one|another|some\w*|every\w*|each|no|nobody|neither|both|who)\b")
"""A name, or somebody who is brought in here: "A neighbor said that she …"."""


def check_pronouns(
    written: WrittenBrief, facts: Sequence[Fact] = (), parties: Sequence[Party] = ()
) -> Iterator[Finding]:
    """Facts that leave open whom they speak of: told first in a paragraph, or after another fact than in the matter.

    Args:
        facts: the matter's, in their order, in which each follows on the one before.
    """
    places = {str(fact.id): place for place, fact in enumerate(facts)}
    surnames = tuple(party.name.split()[-1] for party in parties if party.name)
    block, before = 0, ""
    for sentence in trace_sentences(written):
        fact = next((source.ref for source in sentence.sources if source.kind is OriginKind.FACT), None)
        if fact is None:
            continue
        follows = fact == before or places.get(fact, -1) == places.get(before, -2) + 1
        if block != sentence.block + 1 and _FIRST.match(sentence.text):
            yield _finding(sentence, "is told first in its paragraph, and names nobody")
        elif before and places and not follows and _names_nobody(sentence.text, surnames):
            yield _finding(sentence, "follows another fact here than in the matter, and names nobody")
        block, before = sentence.block + 1, fact


def _names_nobody(text: str, surnames: Sequence[str]) -> bool:
    """Whether a sentence speaks of a person by a pronoun before it names any."""
    found = _FIRST.match(text) or _ANYWHERE.search(text)
    before = text[: found.start()] if found else ""
    named = _SOMEBODY.search(before) or any(name in before for name in surnames)
    return found is not None and not named


def _finding(sentence: Sentence, how: str) -> Finding:
    message = f"“{shorten(sentence.text, _LONGEST, placeholder=' …')}” {how}: say who it is."
    return Finding(code="nobody_named", severity=Severity.WARN, message=message, place=sentence.heading)
