"""Adverse authority in the sample papers: none is hidden, what binds or is cited must be met by name, the rest by one reason."""

from dataclasses import replace

import pytest

from app import paths
from app.checking.candor import check_adverse, check_undisclosed
from app.checking.guards import apply_overrides
from app.drafting.match import IssueMatch, match_matter
from app.law.authorities import Side
from app.law.findings import Finding, Override, Severity
from app.law.matters import Matter, PaperKind, Selection, SetAside, Support, SupportRole
from app.law.opposing import CitedThere, PaperReading
from app.matters.store import load_matter
from app.tasks.workspace import Workspace

SAMPLES = ["malek", "okafor", "lindqvist"]
ANSWERS = {Side.PLAINTIFF: PaperKind.MOTION, Side.DEFENDANT: PaperKind.OPPOSITION}


def sample(name: str, workspace: Workspace) -> Matter:
    return load_matter(paths.resources_dir() / "samples" / f"{name}.matter.json", workspace.practice)


def matched(matter: Matter, workspace: Workspace, side: Side) -> tuple[IssueMatch, ...]:
    return match_matter(matter, workspace.practice, workspace.source_for(matter), side)


def found(matter: Matter, workspace: Workspace, side: Side = Side.DEFENDANT) -> list[Finding]:
    return list(check_adverse(matter, matched(matter, workspace, side), side, ANSWERS[side]))


def unanswering(selection: Selection) -> Selection:
    kept = tuple(s for s in selection.supports if s.role not in {SupportRole.ADVERSE, SupportRole.DISTINGUISHED})
    return replace(selection, supports=kept, set_aside=())


def silent(matter: Matter) -> Matter:
    """The matter with nothing adverse answered or set aside."""
    return replace(
        matter,
        selections=tuple(map(unanswering, matter.selections)),
        reply_selections=tuple(map(unanswering, matter.reply_selections)),
    )


@pytest.mark.parametrize("side", list(ANSWERS), ids=lambda side: side.value)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_meets_all_that_is_adverse(workspace: Workspace, name: str, side: Side) -> None:
    assert found(sample(name, workspace), workspace, side) == []


@pytest.mark.parametrize("side", list(ANSWERS), ids=lambda side: side.value)
@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_not_met_is_named_and_blocks(workspace: Workspace, name: str, side: Side) -> None:
    matter = silent(sample(name, workspace))
    findings = found(matter, workspace, side)
    assert {f.severity for f in findings} == {Severity.BLOCK}
    for match in matched(matter, workspace, side):
        selection = matter.find_selection(side, match.issue)
        if selection is None or selection.is_empty:
            continue
        used = {s.authority for s in matter.selections_for(side) if s.count == match.count.label for s in s.supports}
        said = " ".join(f.message for f in findings if f.place.split(" × ")[0] == f"Count {match.count.label}")
        unsaid = [
            o.authority.name for o in match.adverse if o.authority.key not in used and o.authority.name not in said
        ]
        assert unsaid == []


def asked_for(findings: list[Finding], count: str) -> set[str]:
    return {f.subject for f in findings if f.code == "adverse_unanswered" and f.issue.startswith(f"{count}:")}


@pytest.mark.parametrize(
    ("count", "asked", "left"),
    [
        ("1", {"lalonde", "quaempts", "payton", "kyllo"}, {"Quintero v. City of Escondido (persuasive)"}),
        ("2", {"drummond", "young", "starr"}, {"Hardwick v. County of Orange (binding, decided after the incident)"}),
        ("3a", {"coolidge", "payton"}, {"Boyd v. United States (binding, law of the claim in general)"}),
        ("6", set(), {"Nieves v. Bartlett (binding, decided after the motion was heard)"}),
        ("7", {"cornell", "reese_sac", "chaudhry"}, set()),
    ],
)
def test_what_binds_on_the_point_is_asked_for_by_name(
    workspace: Workspace, count: str, asked: set[str], left: set[str]
) -> None:
    findings = found(silent(sample("malek", workspace)), workspace)
    assert asked <= asked_for(findings, count)
    further = " ".join(f.message for f in findings if f.code == "adverse_further" and f.place == f"Count {count}")
    assert [name for name in left if name not in further] == []


def test_what_the_other_side_cites_is_asked_for_whatever_its_weight(workspace: Workspace) -> None:
    matter = silent(sample("malek", workspace))
    cites = CitedThere(citation="2017 WL 4005345", name="Quintero", key="quintero", pages=("7",))
    read = PaperReading(paper="opp", filename="o.pdf", sha256="0", authorities=(cites,))
    assert "quintero" not in asked_for(found(matter, workspace), "1")
    assert "quintero" in asked_for(found(replace(matter, readings=(read,)), workspace), "1")


def test_law_of_what_the_matter_does_not_speak_of_is_asked_for_where_it_is_cited(workspace: Workspace) -> None:
    matter = silent(sample("malek", workspace))
    cites = CitedThere(citation="55 F.3d 436", name="Fordyce", key="fordyce", pages=("7",))
    read = PaperReading(paper="opp", filename="o.pdf", sha256="0", authorities=(cites,))
    assert "fordyce" not in " ".join(f.subject for f in found(matter, workspace))
    assert "fordyce" in asked_for(found(replace(matter, readings=(read,)), workspace), "6")


def test_one_reason_lets_the_rest_pass_and_no_more_than_that(workspace: Workspace) -> None:
    matter = silent(sample("malek", workspace))
    rest = next(f for f in found(matter, workspace) if f.code == "adverse_further" and f.place == "Count 2")
    override = Override(finding=rest.key, paper="reply", reason="None is near.", by="A. Lawyer", on=matter.incident)
    (passed,) = apply_overrides([rest], [override], "reply")
    assert (passed.severity, passed.overridden) == (Severity.NOTE, "None is near.")
    more = replace(rest, subject=f"{rest.subject},another")
    assert apply_overrides([more], [override], "reply") == (more,)


def test_a_conceded_point_asks_for_nothing(workspace: Workspace) -> None:
    matter = silent(sample("okafor", workspace))
    conceded = tuple(replace(s, conceded="Not pressed.") for s in matter.reply_selections)
    assert found(replace(matter, reply_selections=conceded), workspace) == []


def set_aside(matter: Matter, issue: str, authority: str) -> Matter:
    """The matter in which the reply sets an authority aside at an issue."""
    aside = SetAside(authority=authority, reason="It is beside the point.")
    changed = tuple(replace(s, set_aside=(aside,)) if s.key == issue else s for s in matter.reply_selections)
    return replace(matter, reply_selections=changed)


def undisclosed(matter: Matter, workspace: Workspace, side: Side = Side.DEFENDANT) -> list[Finding]:
    return list(check_undisclosed(matter, matched(matter, workspace, side), side, ANSWERS[side]))


def test_what_binds_and_is_set_aside_stays_in_sight_with_its_reason(workspace: Workspace) -> None:
    matter = set_aside(silent(sample("malek", workspace)), "1:exigency", "kyllo")
    assert "kyllo" not in asked_for(found(matter, workspace), "1")
    (finding,) = undisclosed(matter, workspace)
    assert (finding.severity, finding.subject, finding.issue) == (Severity.WARN, "kyllo", "1:exigency")
    assert "Kyllo v. United States (set aside: It is beside the point)" in finding.message


def test_what_a_paper_names_is_disclosed(workspace: Workspace) -> None:
    matter = set_aside(silent(sample("malek", workspace)), "1:exigency", "kyllo")
    cites = CitedThere(citation="533 U.S. 27", name="Kyllo", key="kyllo", pages=("7",))
    read = PaperReading(paper="opp", filename="o.pdf", sha256="0", authorities=(cites,))
    assert undisclosed(replace(matter, readings=(read,)), workspace) == []
    support = Support(authority="kyllo", proposition="kyllo.home", role=SupportRole.DISTINGUISHED)
    first, *others = matter.reply_selections
    named = (replace(first, supports=(*first.supports, support)), *others)
    assert undisclosed(replace(matter, reply_selections=named), workspace) == []


def test_what_need_not_be_followed_may_be_set_aside_without_a_word(workspace: Workspace) -> None:
    assert undisclosed(set_aside(silent(sample("malek", workspace)), "1:qi_prong2", "quintero"), workspace) == []
