"""What a numbered paragraph of a complaint is for: most tell facts; some only reallege, say why the court may hear it, plead a count, or conclude.

It decides nothing but what is ticked together: a paragraph that is taken for another kind can still be ticked by itself.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from app.drafting.opponent.numbers import iter_counts
from app.law.opposing import NumberedParagraph


class PleadedAs(StrEnum):
    """What a paragraph is for."""

    FACT = "fact"
    REALLEGES = "realleges"
    JURISDICTION = "jurisdiction"
    CONCLUSION = "conclusion"
    COUNT = "count"


_REALLEGES = re.compile(
    r"\b(?:re-?alleg|re-?stat|re-?assert|re-?incorporat|repeat|incorporat|adopt)\w*\b.{0,120}?"
    r"(?:\bparagraphs?\b|¶|\ballegations?\b|\babove\b|\bpreceding\b|\bforegoing\b|\bprior\b|\bby (?:this )?reference\b|\bset forth\b)",
    re.IGNORECASE,
)
_LONGEST_REALLEGING = 60
"""Of more words it says something besides."""
_JURISDICTION = re.compile(
    r"\bcourt(?:’s|'s)?\b[^.;]{0,80}\bjurisdiction\b|\b(?:subject[ -]matter|personal|supplemental|pendent|original|diversity|federal[ -]question)"
    r" jurisdiction\b|\bjurisdiction\b[^.]{0,80}(?:\bcourt\b|§|U\.\s?S\.\s?C)|\bvenue (?:is|lies|was|in)\b|28 U\.\s?S\.\s?C\.[^.]{0,12}\b1(?:331|343|367|391)\b"
    r"|\bassign(?:ed\b|ments?\b)[^.]{0,60}\bdivision\b",
    re.IGNORECASE,
)
_OF_THE_COURT = re.compile(r"\bjurisdiction|\bvenue\b|\bassignment\b", re.IGNORECASE)
_OF_A_CLAIM = re.compile(r"\b(?:claim|cause) (?:for relief|of action)\b", re.IGNORECASE)
_OF_FACTS = re.compile(r"\bfacts?\b|\bfactual\b|\ballegations\b", re.IGNORECASE)
_CONCLUSION = re.compile(
    r"\b(?:direct(?:ly)?(?:, | and |, and )(?:\w+ and )?(?:proximate|legal)(?:ly)?|proximate(?:ly)?) (?:result|cause)|\bentitle[sd]?\b[^.]{0,60}"
    r"\b(?:damages|fees|relief|recover\w*|award|judgment|punitive|injuncti\w+|declarat\w+)"
    r"|\b(?:violat|depriv|infring)\w*\b[^.]{0,120}\b(?:Amendments?|Constitution|constitutional|rights?|statutes?|§|Act)"
    r"|\b(?:clearly|well)[ -]established\b[^.]{0,60}\b(?:law|rights?|constitutional)|\b(?:law|rights?)\b[^.]{0,60}\bclearly[ -]established\b"
    r"|\b(?:action|suit|complaint) (?:seeks|prays for)\b|^this is an? (?:[\w’'-]+ ){0,5}(?:action|lawsuit|suit|case)\b"
    r"|\b(?:punitive|exemplary) damages\b|\b(?:reckless|callous|deliberate)(?:ly)? (?:disregard|indifferen\w+)\b[^.]{0,40}\b(?:rights|safety)\b",
    re.IGNORECASE,
)

_COLOR = re.compile(r"\bunder (?:the )?color of\b", re.IGNORECASE)
_TELLS_WHO = re.compile(
    r"\bdefendants?\b[^.;]{0,120}\b(?:is|was|are|were)\b[^.;]{0,160}\b(?:employ\w+|officers?|deput(?:y|ies)|sheriffs?|sergeants?|lieutenants?"
    r"|captains?|corporals?|detectives?|troopers?|agents?|chief|warden|supervisors?)\b",
    re.IGNORECASE,
)
"""Who a defendant is, and whose officer: such a paragraph tells that besides "under color of state law"."""
_OF_THE_ACTION = re.compile(
    r"\bnature of (?:the |this )?(?:action|case|suit|lawsuit)\b|\bpreliminary statement\b|\bintroduct(?:ion|ory)\b",
    re.IGNORECASE,
)
"""What stands under it says in short what the facts tell later."""


def iter_pleaded(paragraphs: Iterable[NumberedParagraph]) -> Iterator[PleadedAs]:
    """What each paragraph of a complaint is for, in order; a heading holds until the next one."""
    heading = ""
    for paragraph in paragraphs:
        heading = paragraph.heading or heading
        yield pleaded_as(paragraph.text, heading)


def pleaded_as(text: str, heading: str = "") -> PleadedAs:
    """What a paragraph of these words is for, under a heading."""
    if _REALLEGES.search(text) and len(text.split()) <= _LONGEST_REALLEGING:
        return PleadedAs.REALLEGES
    if _JURISDICTION.search(text) or _OF_THE_COURT.search(heading):
        return PleadedAs.JURISDICTION
    if _CONCLUSION.search(text) or (_COLOR.search(text) and not _TELLS_WHO.search(text)):
        return PleadedAs.CONCLUSION
    if _OF_THE_ACTION.search(heading):
        return PleadedAs.CONCLUSION
    return PleadedAs.COUNT if _heads_a_count(heading) else PleadedAs.FACT


def _heads_a_count(heading: str) -> bool:
    """Whether what stands under a heading pleads a count; "facts common to all causes of action" do not."""
    names_one = any(True for _ in iter_counts(heading)) or _OF_A_CLAIM.search(heading) is not None
    return names_one and not _OF_FACTS.search(heading)
