"""The fact-analogue sheet for prong two: each precedent beside this case, as the attorney marked it.

The sheet lists what a precedent's facts are and what the attorney marked as alike. It claims no likeness:
an aspect without a mark says so.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.citations.courts import find_court
from app.citations.pins_written import format_pin
from app.drafting import prose
from app.drafting.match import IssueMatch, Offer
from app.drafting.record import record_nodes
from app.drafting.source import AuthoritySource
from app.law.annexes import Annex, AnnexTable
from app.law.authorities import Authority, Proposition, Side
from app.law.claims import Prong
from app.law.dates import PartialDate
from app.law.matters import AnalogueNote, Fact, Likeness, Matter, Selection

NOT_MARKED = "not marked"
NO_PAGE = "[PIN REQUIRED]"
_CAUTION = (
    "The likenesses are those that the attorney marked; what is not marked is not claimed. "
    "Whether the law was clearly established is for the attorney to say."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectRow:
    """One aspect of a precedent's facts beside this case's.

    Attributes:
        theirs_pin: the precedent's page that says so; None when none is noted.
        ours: how it is here, as the attorney wrote it; None when no likeness is marked.
        record: where the record says so ("FAC ¶¶ 51, 55"); empty when no fact is marked.
    """

    aspect: str
    theirs: str
    theirs_pin: str | None
    ours: str | None = None
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalogueSheet:
    """One precedent of one issue.

    Attributes:
        decided: as precisely as it is known; empty when it is not.
        notice: the notice gate's code, and `reason` its sentence; empty when the gate does not apply.
    """

    issue: str
    count: str
    proposition: str
    authority: str
    name: str
    citation: str
    court: str
    decided: str
    incident: str
    pin: str | None
    holding: str
    notice: str
    reason: str
    aspects: tuple[AspectRow, ...]
    differences: tuple[str, ...] = ()
    likely_answer: str = ""


def make_sheets(
    matter: Matter, matches: Sequence[IssueMatch], source: AuthoritySource, side: Side
) -> tuple[AnalogueSheet, ...]:
    """A sheet for every precedent picked on prong two, in the order of the issues."""
    return tuple(
        _sheet(matter, match, selection, found, authority)
        for match in matches
        if match.defense.prong is Prong.CLEARLY_ESTABLISHED and not match.refusal
        if (selection := matter.find_selection(side, match.issue)) is not None
        for key in _precedents(selection, source)
        if (found := source.find_proposition(key)) is not None
        if (authority := source.find_authority(found.authority)) is not None
    )


def _precedents(selection: Selection, source: AuthoritySource) -> list[str]:
    """The picked precedents and those that likenesses are marked to, each once."""
    picked = (s.proposition for s in selection.supports if s.proposition)
    decided = [key for key in picked if (found := source.find_proposition(key)) and found.outcome is not None]
    return list(dict.fromkeys((*decided, *(likeness.proposition for likeness in selection.likenesses))))


def _sheet(
    matter: Matter, match: IssueMatch, selection: Selection, found: Proposition, authority: Authority
) -> AnalogueSheet:
    court = find_court(authority.court) if authority.court else None
    notice, reason = _notice(match, str(found.id))
    notes = next((n for n in selection.analogues if n.proposition == found.id), AnalogueNote(proposition=found.id))
    return AnalogueSheet(
        issue=match.issue.key,
        count=match.count.label,
        proposition=str(found.id),
        authority=authority.key,
        name=authority.name,
        citation=authority.citation,
        court=court.name if court else "",
        decided=_in_words(authority.decided),
        incident=prose.long_date(matter.incident),
        pin=found.pin,
        holding=found.text,
        notice=notice,
        reason=reason,
        aspects=tuple(_aspects(matter, selection, found)),
        differences=notes.differences,
        likely_answer=notes.likely_answer,
    )


def _in_words(date: PartialDate | None) -> str:
    if date is None:
        return ""
    return prose.long_date(dt.date(date.year, date.month, date.day)) if date.month and date.day else str(date)


def _notice(match: IssueMatch, proposition: str) -> tuple[str, str]:
    offers: tuple[Offer, ...] = (*match.offered, *match.adverse, *match.excluded)
    gates = (gate for o in offers if o.proposition.id == proposition for gate in o.gates if gate.gate == "notice")
    return next(((gate.code, gate.reason) for gate in gates), ("", ""))


def _aspects(matter: Matter, selection: Selection, found: Proposition) -> Iterator[AspectRow]:
    marked = {m.aspect: m for m in selection.likenesses if m.proposition == found.id}
    for fact in found.facts:
        likeness = marked.get(fact.aspect)
        yield AspectRow(
            aspect=fact.aspect,
            theirs=fact.text,
            theirs_pin=fact.pin,
            ours=_ours(likeness, matter) if likeness else None,
            record=_record(likeness, matter) if likeness else "",
        )


def _facts(likeness: Likeness, matter: Matter) -> list[Fact]:
    return [fact for key in likeness.facts if (fact := matter.find_fact(key)) is not None]


def _ours(likeness: Likeness, matter: Matter) -> str:
    return likeness.ours or " ".join(fact.text for fact in _facts(likeness, matter))


def _record(likeness: Likeness, matter: Matter) -> str:
    cites = [cite for fact in _facts(likeness, matter) for cite in fact.cites]
    introduced = {str(paper.id) for paper in matter.papers}
    return "".join(node.text for node in record_nodes(cites, matter, sentence=False, introduced=introduced))


# -- as a table


def analogue_annex(matter: Matter, sheets: Sequence[AnalogueSheet]) -> Annex:
    """The sheets as a working paper."""
    return Annex(
        title=f"Fact-analogue sheet: {matter.title}",
        notes=(f"Incident: {prose.long_date(matter.incident)}. {_CAUTION}",),
        tables=tuple(_table(sheet) for sheet in sheets),
    )


def _table(sheet: AnalogueSheet) -> AnnexTable:
    rows = [
        ("court", sheet.court or "unknown", ""),
        ("decided", sheet.decided or "unknown", f"incident: {sheet.incident}"),
        ("holding", f"{sheet.holding} ({_at(sheet.pin)})", ""),
        ("gate of notice", sheet.reason, ""),
        *((row.aspect, f"{row.theirs} ({_at(row.theirs_pin)})", _this_case(row)) for row in sheet.aspects),
        ("differences", "", "\n".join(sheet.differences) or "none noted"),
        ("likely answer", "", sheet.likely_answer or "none noted"),
    ]
    return AnnexTable(
        caption=f"Count {sheet.count}: {sheet.name}, {sheet.citation}",
        header=("", "precedent", "this case"),
        rows=tuple(rows),
    )


def _at(pin: str | None) -> str:
    return f"at {format_pin(pin)}" if pin else NO_PAGE


def _this_case(row: AspectRow) -> str:
    if row.ours is None:
        return NOT_MARKED
    return f"{row.ours} ({row.record or '[FAC ¶ ?]'})"
