"""What a sound matter still lacks, and pairings that the practice does not allow."""

import dataclasses
import datetime as dt

import pytest

from app.filing.practice import load_practice
from app.law.findings import Severity
from app.law.matters import (
    Count,
    Fact,
    Issue,
    Matter,
    RecordCite,
)
from app.law.parties import Hearing, PartyKind
from app.matters import check_matter, new_matter
from tests.helpers.matters import make_matter

AT = RecordCite(paper="mot", pages=("4",))


def _with(matter: Matter, field: str, index: int, **changes: object) -> Matter:
    entries = list(getattr(matter, field))
    entries[index] = dataclasses.replace(entries[index], **changes)
    return dataclasses.replace(matter, **{field: tuple(entries)})


def _codes(matter: Matter) -> list[tuple[str, Severity]]:
    return [(f.code, f.severity) for f in check_matter(matter, load_practice())]


def it_finds_nothing_in_a_finished_matter():
    assert check_matter(make_matter(), load_practice()) == ()


_GOOD = make_matter()
_CAPTION = _GOOD.caption


@pytest.mark.parametrize(
    ("matter", "code", "severity"),
    [
        (make_matter(facts=(Fact(id="inside", text="No cite."),)), "no_cite", Severity.WARN),
        (make_matter(facts=(Fact(id="inside", text="Empty.", cites=(RecordCite(paper="compl"),)),)), "no_cite", Severity.WARN),
        (_with(_GOOD, "facts", 0, text="no full stop"), "no_sentence", Severity.WARN),
        (_with(_GOOD, "papers", 0, operative=False), "no_operative", Severity.BLOCK),
        (_with(_GOOD, "papers", 1, operative=False), "no_operative", Severity.BLOCK),
        (make_matter(papers=(*_GOOD.papers, dataclasses.replace(_GOOD.papers[0], id="c2"))), "many_operative", Severity.BLOCK),
        (_with(_GOOD, "papers", 0, filed=dt.date(2019, 1, 1)), "incident_date", Severity.WARN),
        (_with(_GOOD, "papers", 1, filed=None), "motion_date", Severity.WARN),
        (make_matter(issues=(*_GOOD.issues, Issue(count="2", defense="qi_prong2", raised_at=AT))), "wrong_pairing", Severity.BLOCK),
        (_with(_GOOD, "counts", 0, status="withdrawn"), "closed_count", Severity.NOTE),
        (_with(_GOOD, "issues", 0, raised_at=None), "no_page", Severity.WARN),
        (_with(_GOOD, "issues", 0, raised_at=RecordCite(paper="mot")), "no_page", Severity.WARN),
        (make_matter(selections=()), "unanswered", Severity.WARN),
        (make_matter(reply_selections=()), "unanswered_reply", Severity.NOTE),
        (make_matter(caption=dataclasses.replace(_CAPTION, hearing=Hearing(date=dt.date(2021, 3, 4), time="2 p.m."))), "no_hearing", Severity.WARN),
        (make_matter(caption=dataclasses.replace(_CAPTION, judge=None)), "no_judge", Severity.WARN),
        (_with(_GOOD, "counsel", 0, name=None), "no_counsel", Severity.WARN),
        (make_matter(caption=dataclasses.replace(_CAPTION, court="nowhere")), "unknown_court", Severity.BLOCK),
        (make_matter(profile="nowhere"), "unknown_profile", Severity.BLOCK),
        (make_matter(parties=_GOOD.parties[:1]), "no_party", Severity.BLOCK),
    ],
)  # fmt: skip
def it_reports_what_is_wrong_and_little_else(matter: Matter, code: str, severity: Severity):
    assert (code, severity) in _codes(matter)
    assert len(_codes(matter)) <= 3


def it_reports_an_adverse_authority_that_is_not_answered():
    support = dataclasses.replace(_GOOD.selections[0].supports[1], distinction=" ")
    found = check_matter(_with(_GOOD, "selections", 0, supports=(support,)), load_practice())
    assert [(f.code, f.place) for f in found] == [("unconfronted", "selections[0].supports[0]")]


def it_reports_picks_for_an_issue_that_nobody_raised():
    found = check_matter(make_matter(issues=()), load_practice())
    assert [f.place for f in found if f.code == "no_issue"] == ["selections[0]", "reply_selections[0]"]


def it_gives_the_reason_why_a_defense_does_not_fit():
    matter = make_matter(
        counts=(*_GOOD.counts, Count(number=3, label="3", claim="false_arrest", title="x")),
        issues=(Issue(count="3", defense="gov_820_4", raised_at=AT),),
    )
    message = next(f.message for f in check_matter(matter, load_practice()) if f.code == "wrong_pairing")
    assert message.startswith("Count 3 (false arrest or imprisonment) cannot be met with the immunity of California")
    assert "leaves liability for false arrest or imprisonment untouched" in message


def it_gives_no_immunity_to_an_entity():
    matter = _with(_GOOD, "parties", 1, kind=PartyKind.ENTITY)
    matter = dataclasses.replace(matter, issues=(Issue(count="1", defense="qi_prong2", raised_at=AT),))
    messages = [f.message for f in check_matter(matter, load_practice()) if f.code == "wrong_pairing"]
    assert messages == ["Count 1 is against an entity, which has no qualified immunity."]


def it_puts_the_gravest_first():
    found = check_matter(
        new_matter(title="A v. B", plaintiff="A", defendant="B", case_number="1", incident=dt.date(2020, 1, 1)),
        load_practice(),
    )
    severities = [list(Severity).index(f.severity) for f in found]
    assert severities == sorted(severities)
    assert {"no_hearing", "no_judge", "no_counsel", "motion_date"} <= {f.code for f in found}
