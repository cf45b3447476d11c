"""What a check reports. A finding is not an exception: the program reports, the attorney decides."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters, the gravest first."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a check found.

    Attributes:
        code: a stable id ("placeholder", "unverified", "pin_out_of_range").
        message: one sentence for the attorney.
        place: where: a section, a citation, a paragraph.
        citation: the index of the citation it concerns, or None.
        issue: the key of the issue it concerns ("1:qi_prong2"); empty for none.
        subject: the id of what it is about: an authority, a proposition, an edit; empty for none.
        can_override: whether the attorney may let it pass in a final export, with a reason.
        overridden: the attorney's reason, when it was let pass; it then blocks no more.
    """

    code: str
    severity: Severity
    message: str
    place: str = ""
    citation: int | None = None
    issue: str = ""
    subject: str = ""
    can_override: bool = False
    overridden: str = ""

    @property
    def key(self) -> str:
        """What names it from draft to draft: its code, issue and subject."""
        return "|".join((self.code, self.issue, self.subject))


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A blocking finding that the attorney lets pass.

    Attributes:
        finding: the finding's key.
        paper: the paper in which it may pass ("opposition").
        reason: why, in the attorney's words; never empty.
        by, on: who decided it, and when.
    """

    finding: str
    paper: str
    reason: str
    by: str
    on: dt.date


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by severity, those of one severity in the order in which they were found."""
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


def count_blocking(findings: Iterable[Finding]) -> int:
    """How many of the findings refuse a final export."""
    return sum(finding.severity is Severity.BLOCK for finding in findings)


def counted(number: int, thing: str) -> str:
    """A number of things in words that agree: "1 finding", "2 findings"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def quoted_short(text: str) -> str:
    """The beginning of quoted words, as a message shows them."""
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
