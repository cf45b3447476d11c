"""Findings that say the same, together in one line of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.gui.advice import FIRST_PAGE, advise
from app.gui.language import tr, trn
from app.law.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind: what they say together, and their running numbers in the list from which they were made."""

    title: str
    severity: Severity
    numbers: tuple[int, ...]


def group(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """The findings in their order, those that say the same together where the first of them stands."""
    found: dict[tuple[str, ...], list[int]] = {}
    for number, finding in enumerate(findings):
        found.setdefault(_kind_of(finding), []).append(number)
    return tuple(
        Group(_title([findings[n] for n in numbers]), findings[numbers[0]].severity, tuple(numbers))
        for numbers in found.values()
    )


def _kind_of(finding: Finding) -> tuple[str, ...]:
    same = (finding.severity.value, finding.code, finding.overridden)
    if finding.code == "placeholder":
        return (*same, FIRST_PAGE if finding.place == FIRST_PAGE else finding.subject)
    return same if finding.code in _TOGETHER else (*same, finding.message)


_TOGETHER = {
    "unverified": "%n authorit(y/ies) not read and cite-checked by anybody yet",
    "unanswered": "%n argument(s) raised and not answered yet",
    "fact_without_record": "%n sentence(s) without a place in the record",
    "unsourced": "%n sentence(s) without a source",
    "element_of_some": "%n element(s) shown by facts that name some of the defendants alone",
}
"""Codes whose findings stand together, and what they say."""


def _title(findings: Sequence[Finding]) -> str:
    """What findings of one kind say; that one is let pass is said by its own message."""
    first, count = findings[0], len(findings)
    passed = f" ({tr('let pass')}: {first.overridden})" if first.overridden else ""
    if first.code == "placeholder" and first.place == FIRST_PAGE and count > 1:
        return trn("%n placeholder(s) on the first page or in the signature block", count)
    if first.code == "placeholder" and first.place != FIRST_PAGE and (missing := advise(first).missing):
        return f"{first.subject}: {missing[:1].lower()}{missing[1:]}"
    if first.code in _TOGETHER and count > 1:
        return f"{trn(_TOGETHER[first.code], count)}{passed}"
    return first.message
