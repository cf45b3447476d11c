"""Looks for what Fed. R. Civ. P. 5.2(a) keeps out of a public filing: a scan before export, not a promise.

Numbers and dates are found by their form and the words beside them. A name is never known to be a minor's: a
sentence that says somebody is a child and names a person by more than initials is shown, and the attorney decides.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from app.law.findings import Finding, Severity

HOME_ADDRESS = "home_address"
"""What a court profile's `redact` asks for beyond the federal rule."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}},?\s+(?:19|20)\d\d|\d{{1,2}}\s+{_MONTH}\s+(?:19|20)\d\d|\d{{1,2}}[/-]\d{{1,2}}[/-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)"
_STREET = (
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Drive|Dr\.?|Lane|Ln\.?|Boulevard|Blvd\.?|Place|Pl\.?|Way|Terrace|Circle)"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A form of what is looked for.

    Attributes:
        found: the pattern; its group "it" is what must be redacted.
        what: how the finding calls it.
        remedy: what the rule allows instead.
    """

    code: str
    severity: Severity
    found: re.Pattern[str]
    what: str
    remedy: str


_SSN = _Rule(
    "redact_ssn",
    Severity.BLOCK,
    re.compile(r"(?<![\d-])(?P<it>(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4})(?![\d-])"),
    "a social-security number",
    "only its last four digits may stand (Fed. R. Civ. P. 5.2(a)(1))",
)
_SSN_BY_WORD = _Rule(
    "redact_ssn",
    Severity.BLOCK,
    re.compile(r"(?i:social[- ]security|\bSSN\b)[^.;\d]{0,30}(?P<it>\d{3}([ -]?)\d\d\2\d{4})(?!\d)"),
    "a social-security number",
    "only its last four digits may stand (Fed. R. Civ. P. 5.2(a)(1))",
)
_TAXPAYER = _Rule(
    "redact_taxpayer",
    Severity.BLOCK,
    re.compile(r"(?i:taxpayer|\bTIN\b|\bEIN\b|\bITIN\b)[^.;\d]{0,40}(?P<it>\d\d-?\d{7}|9\d\d-\d\d-\d{4})(?!\d)"),
    "a taxpayer-identification number",
    "only its last four digits may stand (Fed. R. Civ. P. 5.2(a)(1))",
)
_ACCOUNT = _Rule(
    "redact_account",
    Severity.BLOCK,
    re.compile(
        r"(?i:\b(?:bank|checking|savings|credit[- ]card|debit[- ]card|card|financial)?\s*(?:account|acct\.?|card|IBAN|routing))"
        r"(?: [Nn]o\.)?[^.;\d]{0,30}(?P<it>\d[\d -]{5,22}\d)(?!\d)"
    ),
    "a financial-account number",
    "only its last four digits may stand (Fed. R. Civ. P. 5.2(a)(4))",
)
_BIRTH = _Rule(
    "redact_birth_date",
    Severity.BLOCK,
    re.compile(
        rf"(?i:\b(?:born(?:\s+on)?|date\s+of\s+birth|birth\s*date|D\.?O\.?B\.?|birthday))[^.;\d]{{0,20}}?(?P<it>{_DATE})"
    ),
    "a birth date",
    "only the year may stand (Fed. R. Civ. P. 5.2(a)(2))",
)
_CHILD = (
    r"(?i:child|children|son|daughter|boy|girl|infant|toddler|teenager|student|sibling|brother|sister|niece|nephew|"
    r"plaintiff|victim|witness|claimant|patient|passenger)"
)
_UNDER_18 = (
    r"(?i:1[0-7]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen)"
)
_AGE = rf"(?i:\b{_UNDER_18}[- ](?:year|month)s?[- ]old)"
_NAME = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?(?![a-z])(?<!Act)(?<!Court)(?<!Rule)(?<!Order)(?<!Complaint)(?<!Code)"
_NAMES = rf"{_NAME}(?: and {_NAME})?"
_MINOR = _Rule(
    "redact_minor",
    Severity.WARN,
    re.compile(
        rf"(?:\b(?i:minor|juvenile) {_CHILD},? |\b(?i:the|a) (?i:minor|juvenile), |{_AGE}(?: {_CHILD})?,? )(?P<it>{_NAME})"
        rf"|(?P<name>{_NAMES})(?:,? \(?(?i:(?:ages?|aged|then|who (?:is|was)) {_UNDER_18}\b)(?=[,.;)]|$| years?\b(?! (?:ago|before|after|later))| and \w+[,.;)])|, (?i:a (?:minor|juvenile)\b)"
        rf"| (?i:is|was|had been|were) {_AGE}\b)"
    ),
    "what may be a minor's name",
    "only initials may stand (Fed. R. Civ. P. 5.2(a)(3))",
)
_HOME = _Rule(
    "redact_home_address",
    Severity.WARN,
    re.compile(rf"(?P<it>(?<![\d§¶.-])\b\d{{2,5}} (?:[NSEW]\.? )?(?:[A-Z][a-z]+ ){{1,3}}{_STREET}(?=[\s,.;)]|$))"),
    "what may be a home address",
    "this court asks for the city and state only",
)


_STREET_NAMED = replace(
    _HOME,
    severity=Severity.NOTE,
    remedy="leave the street out if it is one, as some courts ask; the federal rule does not",
)
"""Where the court's profile asks for nothing: the paper is public all the same."""


def check_redaction(sentences: Iterable[tuple[str, str]], *, redact: Collection[str] = ()) -> tuple[Finding, ...]:
    """What must be redacted before a text is filed.

    Args:
        sentences: each with the place where it stands (a heading).
        redact: what the court's profile asks for beyond the federal rule; a street is noted where it asks for nothing.
    """
    home = _HOME if HOME_ADDRESS in redact else _STREET_NAMED
    rules = [_SSN, _SSN_BY_WORD, _TAXPAYER, _ACCOUNT, _BIRTH, _MINOR, home]
    found = [finding for place, text in sentences for rule in rules for finding in _apply(rule, place, text)]
    return tuple({(finding.code, finding.place, finding.subject): finding for finding in found}.values())


def _apply(rule: _Rule, place: str, text: str) -> Iterator[Finding]:
    for match in rule.found.finditer(text):
        it = next(group for group in (match.groupdict().get("it"), match.groupdict().get("name")) if group)
        yield Finding(
            code=rule.code,
            severity=rule.severity,
            message=f"“{_masked(it)}” looks like {rule.what}: {rule.remedy}.",
            place=place,
            subject=_masked(it),
            can_override=True,
        )


def _masked(text: str) -> str:
    """The words with all but the last four digits hidden: a report must not repeat what it warns of."""
    digits = sum(character.isdigit() for character in text)
    shown = []
    for character in text:
        if character.isdigit():
            shown.append(character if digits <= 4 else "x")
            digits -= 1
        else:
            shown.append(character)
    return "".join(shown)
