"""Adverse authority that a paper does not deal with (Cal. RPC 3.3; PRACTICE §6, from general knowledge).

None is hidden, and none need drown the attorney. What the other side cites, or what binds the court on the very point,
is asked for by name and must be met. What is left (persuasive decisions that nobody cites, general rules of the claim,
precedents that came after the incident) is named too, in one finding a count, which one typed reason may let pass.
What binds on the very point and was conceded or set aside, so that neither paper names it, is shown with the reason
as long as no paper discloses it: that decision is the attorney's, and it is not to be forgotten.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.drafting.match import IssueMatch, Offer
from app.law.authorities import Side
from app.law.findings import Finding, Severity
from app.law.gates import NoticeCode
from app.law.matters import Matter, PaperKind, Selection, SetAside
from app.law.weight import Weight

_NEED_NOT_BE_FOLLOWED = frozenset(
    {Weight.PERSUASIVE, Weight.NONPRECEDENTIAL, Weight.SECONDARY, Weight.SEPARATE_OPINION, Weight.UNKNOWN}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unmet:
    """One adverse authority that no answer on a count meets, with what the library holds of it on that count.

    Attributes:
        excuse: why it need not be met by name ("persuasive"); empty when it must be.
    """

    match: IssueMatch
    offer: Offer
    is_cited: bool
    excuse: str

    @property
    def key(self) -> str:
        return self.offer.authority.key

    @property
    def must_be_met(self) -> bool:
        return self.is_cited or not self.excuse


@dataclass(frozen=True, slots=True)
class _Silent:
    """Binding adverse authority that neither paper names, and why this one does not."""

    match: IssueMatch
    offer: Offer
    aside: SetAside

    @property
    def words(self) -> str:
        met = "conceded" if self.aside.conceded else "set aside"
        return f"{self.offer.authority.name} ({met}: {self.aside.reason.rstrip('.')})"


def check_adverse(
    matter: Matter, matches: Iterable[IssueMatch], side: Side, answers: PaperKind | None
) -> Iterator[Finding]:
    """Adverse authority that is neither distinguished, conceded, nor set aside with a reason.

    Args:
        answers: the kind of paper that this one answers; what that paper cites must be met whatever its weight.
    """
    by_count: dict[str, list[IssueMatch]] = {}
    for match in matches:
        if _is_argued(match, matter, side):
            by_count.setdefault(match.count.label, []).append(match)
    for count, argued in by_count.items():
        met, cited = _met_on(count, matter, side), _cited(matter, answers, argued)
        unmet = _unmet(argued, met, cited, matter.heard)
        yield from (_ask_for(one) for one in unmet if one.must_be_met)
        further = [one for one in unmet if not one.must_be_met]
        if further:
            yield _ask_for_reason(count, further)


def check_undisclosed(
    matter: Matter, matches: Iterable[IssueMatch], side: Side, answers: PaperKind | None
) -> Iterator[Finding]:
    """What binds against this side on the very point, is conceded or set aside, and is named by neither paper: once a count."""
    argued = [match for match in matches if _is_argued(match, matter, side)]
    used = {support.authority for selection in matter.selections_for(side) for support in selection.supports}
    named = used | _cited(matter, answers, argued)
    silent: dict[str, dict[str, _Silent]] = {}
    for match, offer in _adverse_of(argued):
        key, aside = offer.authority.key, _find_aside(matter.find_selection(side, match.issue), offer.authority.key)
        if aside is not None and key not in named and binds_on_point(offer, matter.heard):
            silent.setdefault(match.count.label, {}).setdefault(key, _Silent(match, offer, aside))
    yield from (_tell_undisclosed(count, list(found.values())) for count, found in silent.items())


def binds_on_point(offer: Offer, heard: dt.date | None) -> bool:
    """Whether an adverse authority binds the court on the very point, so that it must be met, cited or not."""
    return not _excuse(offer, heard)


def _find_aside(selection: Selection | None, authority: str) -> SetAside | None:
    return next((one for one in selection.set_aside if one.authority == authority), None) if selection else None


def _tell_undisclosed(count: str, silent: list[_Silent]) -> Finding:
    names = "; ".join(one.words for one in silent)
    first = silent[0]
    return Finding(
        code="adverse_undisclosed",
        severity=Severity.WARN,
        message=f"Binding on the very point on Count {count}, and named in neither paper: {names}. What is directly adverse must be disclosed to the court: distinguish it, and the paper names it.",
        place=f"Count {count}",
        issue=first.match.issue.key,
        subject=first.offer.authority.key,
    )


def _is_argued(match: IssueMatch, matter: Matter, side: Side) -> bool:
    selection = matter.find_selection(side, match.issue)
    picked = selection is not None and not selection.is_empty and not selection.conceded
    return picked and match.count.is_pending and not match.refusal


def _met_on(count: str, matter: Matter, side: Side) -> set[str]:
    """The authorities that the answers on one count use, or set aside with a reason."""
    answers = [selection for selection in matter.selections_for(side) if selection.count == count]
    used = {support.authority for selection in answers for support in selection.supports}
    return used | {one.authority for selection in answers for one in selection.set_aside}


def _cited(matter: Matter, answers: PaperKind | None, argued: Iterable[IssueMatch]) -> set[str]:
    """What the paper that is answered cites: as read from its file, and, of a motion, as noted on the issues."""
    papers = (paper for paper in matter.papers if paper.kind is answers)
    read = (reading for paper in papers if (reading := matter.find_reading(paper.id)) is not None)
    noted = {key for match in argued for key in match.issue.authorities if answers is PaperKind.MOTION}
    return noted | {there.key for reading in read for there in reading.authorities if there.key}


def _unmet(argued: Iterable[IssueMatch], met: set[str], cited: set[str], heard: dt.date | None) -> list[_Unmet]:
    """One entry an authority, at the issue on which it must be met, else at the first on which it is adverse."""
    found: dict[str, _Unmet] = {}
    for match, offer in _adverse_of(argued):
        key = offer.authority.key
        one = _Unmet(match=match, offer=offer, is_cited=key in cited, excuse=_excuse(offer, heard))
        if key not in cited and _is_of_another_case(offer):
            continue
        if key not in met and (key not in found or (found[key].excuse and not one.excuse)):
            found[key] = one
    return list(found.values())


def _adverse_of(argued: Iterable[IssueMatch]) -> Iterator[tuple[IssueMatch, Offer]]:
    for match in argued:
        theirs = (offer for offer in match.excluded if offer.is_theirs and _is_of_another_case(offer))
        for offer in (*match.adverse, *theirs):
            yield match, offer


def _is_of_another_case(offer: Offer) -> bool:
    """Whether it is law of what the matter does not speak of, which need not be met unless the other side cites it."""
    return any(gate.gate == "fit" for gate in offer.gates)


def _excuse(offer: Offer, heard: dt.date | None) -> str:
    """Why an adverse authority may be left to one reason for all; empty when it binds on the very point."""
    weight = offer.weighing.weight
    if weight in _NEED_NOT_BE_FOLLOWED:
        return weight.value
    if offer.authority.decided and heard and offer.authority.decided.is_before(heard) is False:
        return f"{weight.value}, decided after the motion was heard"
    if any(gate.code == NoticeCode.FAIL_DATE for gate in offer.gates):
        return f"{weight.value}, decided after the incident"
    return "" if offer.on_point else f"{weight.value}, law of the claim in general"


def _ask_for(unmet: _Unmet) -> Finding:
    name = f"{unmet.offer.authority.name} ({unmet.offer.weighing.weight.value})"
    is_so = "is cited by the other side, is adverse," if unmet.is_cited else "is adverse"
    return Finding(
        code="adverse_unanswered",
        severity=Severity.BLOCK,
        message=f"{name} {is_so} and not dealt with: distinguish it, concede it, or set it aside with a reason.",
        place=f"Count {unmet.match.count.label} × {unmet.match.defense.label}",
        issue=unmet.match.issue.key,
        subject=unmet.key,
    )


def _ask_for_reason(count: str, further: list[_Unmet]) -> Finding:
    names = "; ".join(f"{one.offer.authority.name} ({one.excuse})" for one in further)
    return Finding(
        code="adverse_further",
        severity=Severity.BLOCK,
        message=f"Also adverse on Count {count}, and not cited by the other side: {names}. Answer what matters, and say why the rest is left aside.",
        place=f"Count {count}",
        subject=f"{count}:{','.join(sorted(one.key for one in further))}",
        can_override=True,
    )
