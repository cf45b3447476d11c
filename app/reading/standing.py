"""How an opinion stands: published or not, en banc, its disposition, its counsel. What the paper does not say is None."""

import re
from collections.abc import Sequence

from app.law.authorities import Publication

_NOT_CITABLE = re.compile(
    r"\bnot (?:for|to be) cit(?:ation|ed)\b|\bnot citable\b|prohibits courts and parties from citing", re.IGNORECASE
)
_UNPUBLISHED = re.compile(
    r"\bnot for (?:official )?publication\b|\bdo not publish\b|\bnot (?:recommended|designated) for (?:full-text )?publication\b"
    r"|\bnot (?:to )?be published\b|\b(?:not|non-?) ?precedential\b|\bno precedential value\b|\bnot have precedential effect\b"
    r"|\bnot (?:create legal|to be considered as|binding) precedent\b|^\W*unpublished\b",
    re.IGNORECASE | re.MULTILINE,
)
_PUBLISHED = re.compile(
    r"^\W*(?:certified |recommended )?for (?:full-text )?(?:partial )?publication\W*$|^\W*publish(?:ed)?\W*$|^\W*precedential\W*$"
    r"|\bcertified for (?:partial )?publication\b|^published (?:opinion|decision|order)\b",
    re.IGNORECASE | re.MULTILINE,
)
_EN_BANC = re.compile(
    r"\W*(?:(?:opinion|sitting|heard|before the (?:full )?court)[ ,]*)?(?:en|in) banc\W*", re.IGNORECASE
)
_EN_BANC_COURT = re.compile(r"(?:court of appeals|circuit|supreme court)\b.{0,40}[,(\s]en banc\W*$", re.IGNORECASE)
_DONE = re.compile(r"affirmed|reversed|vacated|remanded|dismissed|denied|granted", re.IGNORECASE)
_DISPOSITION_WORDS = frozenset(
    [
        "affirmed",
        "reversed",
        "vacated",
        "remanded",
        "dismissed",
        "denied",
        "granted",
        "in",
        "part",
        "and",
        "with",
        "directions",
        "instructions",
        "petition",
        "petitions",
        "for",
        "review",
        "appeal",
        "appeals",
        "judgment",
        "judgments",
        "conviction",
        "sentence",
        "order",
        "orders",
        "is",
        "are",
        "the",
        "of",
        "writ",
        "motion",
        "as",
        "modified",
        "case",
        "cause",
    ]
)
_ROLE = (
    r"(?:plaintiffs?|defendants?|petitioners?|respondents?|appellants?|appellees?|intervenors?|amic(?:us|i) curiae|claimants?|debtors?"
    r"|the (?:people|state|government|united states|commonwealth))"
)
_COUNSEL = re.compile(
    rf"argued the cause|\bwith (?:him|her|them|whom) on (?:the )?briefs?\b|\b(?:was|were) on (?:the )?(?:joint )?briefs?\b|\bon briefs?,? for\b|\battorneys? for\b"
    rf"|,\s+for (?:the )?(?:cross-)?{_ROLE}\b|\bfor (?:the )?(?:cross-)?{_ROLE}(?:[ -]+{_ROLE})*[.:;]?$",
    re.IGNORECASE,
)
_APPEARS = re.compile(
    rf"[A-Z][\w.’'-]*[\w)],? for (?:the )?(?i:(?:cross-)?{_ROLE}(?:(?:[ -]+|,? and ){_ROLE})*[.:;]?)$"
)
"""How California lists counsel: "Law Offices of Ann Fern and Ann Fern for Plaintiff and Appellant."."""
_FROM_BELOW = re.compile(r"^(?:on )?(?:appeal|petition|writ|certiorari|motion|order|before)\b", re.IGNORECASE)


def find_publication(lines: Sequence[str]) -> Publication | None:
    """Whether the head says that the opinion is published, unpublished, or not to be cited; None when it says neither, or both."""
    text = "\n".join(lines)
    joined = " ".join(lines)
    if _NOT_CITABLE.search(joined):
        return Publication.NOT_FOR_CITATION
    if _PUBLISHED.search(_UNPUBLISHED.sub("", text)):
        return None if _UNPUBLISHED.search(text) else Publication.PUBLISHED
    return Publication.UNPUBLISHED if _UNPUBLISHED.search(text) or _UNPUBLISHED.search(joined) else None


def is_en_banc(lines: Sequence[str]) -> bool:
    """Whether a line of the head says that the court sat en banc; a petition for it says nothing."""
    return any(_EN_BANC.fullmatch(line) or _EN_BANC_COURT.search(line) for line in lines)


def find_disposition(lines: Sequence[str]) -> str | None:
    """The outcome when one line of the head is that alone ("AFFIRMED IN PART"), or None."""
    found = {line.strip(" .[]") for line in lines if _is_disposition(line)}
    return found.pop() if len(found) == 1 else None


def _is_disposition(line: str) -> bool:
    words = re.findall(r"[a-z]+", line.lower())
    return (
        bool(words)
        and _DONE.search(line) is not None
        and _DISPOSITION_WORDS.issuperset(words)
        and not re.search(r"\d", line)
    )


def find_counsel(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of the head that say who argued or briefed for whom."""
    return tuple(text for text in paragraphs if _lists_counsel(text) and not _FROM_BELOW.match(text))


def _lists_counsel(text: str) -> bool:
    return ("," in text and _COUNSEL.search(text) is not None) or _APPEARS.search(text) is not None
