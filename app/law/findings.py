"""What a check reports. A finding is not an exception: the program reports, the attorney decides."""

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
    """

    code: str
    severity: Severity
    message: str
    place: str = ""
    citation: int | None = None
    issue: str = ""


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
