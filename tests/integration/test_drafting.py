"""Match and draft on the sample matters with the starter library: the papers as data, before Word."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import paths
from app.bootstrap import make_workspace
from app.drafting.match import IssueMatch, match_matter
from app.drafting.provenance import trace_sentences
from app.errors import TemplateProblem
from app.filing.papers import load_paper
from app.law.authorities import Side, Treatment, TreatmentKind
from app.law.briefs import BriefKind, Written
from app.law.findings import Severity
from app.law.matters import Matter
from app.law.parties import Party, PartyKind
from app.library.results import ResultKind, SearchQuery
from app.library.store import open_library
from app.matters.store import load_matter
from app.settings import Settings
from app.tasks.draft_brief import Draft, make_draft, make_snapshot
from app.tasks.ledger import provenance
from app.tasks.workspace import Workspace
from tests.helpers.library import NOON, starter_library
from tests.helpers.written import find_misplaced, find_seams, find_unsourced, paragraphs, pieces, read_back

PAPERS = [BriefKind.OPPOSITION, BriefKind.REPLY]


def sample(name: str, workspace: Workspace) -> Matter:
    return load_matter(paths.resources_dir() / "samples" / f"{name}.matter.json", workspace.practice)


@pytest.fixture(scope="module")
def malek(workspace: Workspace) -> Matter:
    return sample("malek", workspace)


def issue(matches: tuple[IssueMatch, ...], count: str, defense: str) -> IssueMatch:
    return next(m for m in matches if (m.count.label, m.defense.id) == (count, defense))


def keys(offers: object) -> set[str]:
    return {offer.authority.key for offer in offers}  # type: ignore[attr-defined]


# -- matching


def test_the_other_side_sees_the_same_case_as_adverse(workspace: Workspace, malek: Matter) -> None:
    reply = match_matter(malek, workspace.practice, workspace.source_for(malek), Side.DEFENDANT)
    doorway = issue(reply, "1", "doorway")
    assert {"santana", "botero", "vaneaton"} <= keys(doorway.offered)
    assert {"lalonde", "quaempts", "johnson_us"} <= keys(doorway.adverse)


def test_adverse_authority_is_never_hidden(workspace: Workspace, malek: Matter) -> None:
    opposition = match_matter(malek, workspace.practice, workspace.source_for(malek), Side.PLAINTIFF)
    assert {"santana", "botero", "vaneaton"} <= keys(issue(opposition, "1", "doorway").adverse)
    assert {"lyall", "doe_state"} <= keys(issue(opposition, "7", "independent_coercion").adverse)


def test_the_incident_date_moves_the_gate(workspace: Workspace, malek: Matter) -> None:
    later = replace(malek, incident=malek.incident.replace(year=2019))
    found = match_matter(later, workspace.practice, workspace.source_for(later), Side.PLAINTIFF)
    retaliation = issue(found, "6", "qi_prong2")
    assert "morales" in keys(retaliation.offered)
    assert "morales" not in keys(retaliation.excluded)


@contextmanager
def bad_law(folder: Path, gone: Treatment) -> Iterator[Workspace]:
    """A workspace on the starter library, with LaLonde treated so."""
    (folder / "library.sqlite").write_bytes(starter_library())
    with open_library(str(folder / "library.sqlite")) as library:
        treated = replace(library.get_authority("lalonde"), treatments=(gone,))
        library.edit(treated, by="R. L.", at=NOON)
        yield make_workspace(library, Settings())


def test_bad_law_is_excluded_with_the_reason(malek: Matter, tmp_path: Path) -> None:
    gone = Treatment(kind=TreatmentKind.OVERRULED, citation="made for this test", source="the attorney")
    with bad_law(tmp_path, gone) as workspace:
        matches = match_matter(malek, workspace.practice, workspace.source_for(malek), Side.PLAINTIFF)
    entry = issue(matches, "1", "qi_prong2")
    assert "lalonde" not in keys(entry.offered)
    reasons = [g.reason for o in entry.excluded if o.authority.key == "lalonde" for g in o.gates if g.gate == "weight"]
    assert reasons
    assert all("Overruled" in reason for reason in reasons)


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize(("phrase", "severity"), [("overruled by", Severity.WARN), ("", Severity.BLOCK)])
def test_bad_law_is_reported_whatever_it_is_cited_for(
    malek: Matter, kind: BriefKind, phrase: str, severity: Severity, tmp_path: Path
) -> None:
    gone = Treatment(kind=TreatmentKind.OVERRULED, phrase=phrase, source="the attorney", checked_on=dt.date(2020, 1, 2))
    with bad_law(tmp_path, gone) as workspace:
        draft = make_draft(malek, workspace, kind)
    (bad,) = [f for f in draft.findings if f.code == "bad_law"]
    assert (bad.place, bad.severity) == ("lalonde", severity)
    (unread,) = [f for f in draft.findings if f.code == "unverified" and f.place == "lalonde"]
    assert "not checked" not in unread.message
    assert any("overruled by [CITATION REQUIRED]" in text for text in paragraphs(draft.written)) == bool(phrase)


def test_an_entity_has_no_qualified_immunity(workspace: Workspace, malek: Matter) -> None:
    entities = tuple(as_entity(p) if p.side is Side.DEFENDANT else p for p in malek.parties)
    matter = replace(malek, parties=entities)
    found = match_matter(matter, workspace.practice, workspace.source_for(matter), Side.PLAINTIFF)
    assert "entity" in issue(found, "1", "qi_prong2").refusal


def as_entity(party: Party) -> Party:
    return replace(party, kind=PartyKind.ENTITY)


# -- drafting


SAMPLE_PAPERS = [
    ("malek", "opposition"),
    ("malek", "reply"),
    ("okafor", "opposition"),
    ("okafor", "reply"),
    ("lindqvist", "opposition_summary_judgment"),
    ("lindqvist", "reply_summary_judgment"),
]


@pytest.fixture(scope="module", params=SAMPLE_PAPERS, ids=lambda p: f"{p[0]}-{p[1]}")
def drafted(request: pytest.FixtureRequest, workspace: Workspace) -> Draft:
    name, kind = request.param
    return make_draft(sample(name, workspace), workspace, load_paper(kind).kind)


def test_every_sentence_has_a_source(drafted: Draft) -> None:
    assert len(trace_sentences(drafted.written)) > 40
    assert find_unsourced(drafted.written) == []


def test_nothing_of_the_machinery_is_printed(drafted: Draft) -> None:
    assert find_seams(drafted.written) == []


def test_each_case_is_cited_in_full_once_and_first(drafted: Draft) -> None:
    assert find_misplaced(drafted.written) == []


def test_a_sample_meets_every_adverse_authority(drafted: Draft) -> None:
    unmet = [f.subject for f in drafted.findings if f.code in {"adverse_unanswered", "adverse_further"}]
    assert unmet == []


def test_what_both_sides_use_is_not_called_contrary(workspace: Workspace, malek: Matter) -> None:
    text = "\n".join(paragraphs(make_draft(malek, workspace, BriefKind.OPPOSITION).written))
    assert "Defendants may point to another passage of Beier." in text
    assert "Defendants will look to Littlefield v. Viveros" in text


def test_notice_is_counted_before_what_points_back(workspace: Workspace, malek: Matter) -> None:
    text = "\n".join(paragraphs(make_draft(malek, workspace, BriefKind.OPPOSITION).written))
    counted = text.index(
        "One controlling decision, issued before February 4, 2016, gave the officers notice. Keeping a person"
    )
    assert counted < text.index("See Wall, 364 F.3d at 1112.", counted)


def test_citations_read_back_to_the_authority_they_came_from(drafted: Draft) -> None:
    """Our own finder reads the finished text: every case citation is certain, and bound as the nodes say."""
    back = read_back(drafted)
    assert back.uncertain == []
    assert back.read == back.meant


def test_the_table_lists_what_the_text_cites(drafted: Draft) -> None:
    cited = {p.authority for p in pieces(drafted.written) if isinstance(p, Written)}
    assert {entry.authority for entry in drafted.written.table} >= cited


@pytest.mark.parametrize("kind", PAPERS)
def test_the_same_input_gives_the_same_paper(workspace: Workspace, malek: Matter, kind: BriefKind) -> None:
    assert provenance(make_draft(malek, workspace, kind)) == provenance(make_draft(malek, workspace, kind))


@st.composite
def without_some(draw: st.DrawFn, matter: Matter, side: Side) -> Matter:
    """The matter with one support after another taken away on one side."""
    picked = list(matter.selections_for(side))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.sampled_from([n for n, one in enumerate(picked) if one.supports]))
        gone = draw(st.sampled_from(picked[place].supports))
        picked[place] = replace(picked[place], supports=tuple(s for s in picked[place].supports if s is not gone))
    name = "reply_selections" if side is Side.DEFENDANT else "selections"
    return replace(matter, **{name: tuple(picked)})  # type: ignore[arg-type]


@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_supports_taken_away_leave_no_dangling_reference(workspace: Workspace, data: st.DataObject) -> None:
    """In any sample paper: every short form and *id.* left still leads to its authority, cited in full before it."""
    name, kind = data.draw(st.sampled_from(SAMPLE_PAPERS))
    outline = load_paper(kind).kind
    fewer = data.draw(without_some(sample(name, workspace), outline.side))
    made = make_draft(fewer, workspace, outline)
    back = read_back(made)
    assert (find_misplaced(made.written), find_seams(made.written), back.uncertain) == ([], [], [])
    assert back.read == back.meant
    cited = {p.authority for p in pieces(made.written) if isinstance(p, Written)}
    assert {entry.authority for entry in made.written.table} >= cited


def test_what_the_library_lacks_shows_and_blocks(malek: Matter) -> None:
    library = open_library(":memory:")
    workspace = make_workspace(library, Settings())
    draft = make_draft(malek, workspace, BriefKind.OPPOSITION)
    library.close()
    assert any("[AUTHORITY NOT IN LIBRARY: " in text for text in paragraphs(draft.written))
    assert any(f.severity is Severity.BLOCK and "NOT IN LIBRARY" in f.message for f in draft.findings)


def test_a_quotation_that_the_library_lacks_names_its_case_and_no_key(workspace: Workspace) -> None:
    printed = " ".join(paragraphs(make_draft(sample("okafor", workspace), workspace, BriefKind.OPPOSITION).written))
    assert "[QUOTATION REQUIRED: IMPORT Malek v. Green]" in printed
    assert "malek-v-green" not in printed


def test_a_sentence_that_was_taken_out_of_the_library_is_asked_for_by_its_case(workspace: Workspace) -> None:
    matter = sample("okafor", workspace)
    gone = replace(matter.selections[0].supports[3], proposition="quaempts.gone")
    first = replace(matter.selections[0], supports=(*matter.selections[0].supports[:3], gone))
    drafted = make_draft(replace(matter, selections=(first, *matter.selections[1:])), workspace, BriefKind.OPPOSITION)
    assert any("[SENTENCE NOT IN LIBRARY: Quaempts]" in text for text in paragraphs(drafted.written))


def test_a_snapshot_rebuilds_the_brief_without_the_library(workspace: Workspace, malek: Matter) -> None:
    draft = make_draft(malek, workspace, BriefKind.OPPOSITION)
    kept = replace(malek, snapshot=make_snapshot(malek.snapshot, [draft]))
    empty = open_library(":memory:")
    rebuilt = make_draft(kept, make_workspace(empty, Settings()), BriefKind.OPPOSITION)
    empty.close()
    assert paragraphs(rebuilt.written) == paragraphs(draft.written)


def test_an_own_template_goes_before_the_shipped_one(workspace: Workspace, malek: Matter, own_home: Path) -> None:
    own = own_home / "templates" / "arguments" / "opposition" / "hot_pursuit.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{% set heading %}Nobody was chased.{% endset %}\nMy own words.\n", encoding="utf-8")
    texts = paragraphs(make_draft(malek, workspace, BriefKind.OPPOSITION).written)
    assert "Nobody was chased." in texts
    assert "My own words." in texts


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"First.\n\n{{ 1 / 0 }}\n", 3),
        (b"First.\n{% for i in range(10000000) %}x{% endfor %}\n", 2),
        (b"First.\n{% if %}\n", 2),
        (b"First.\n{{ nobody.name }}\n", 2),
        (b'First.\n{% include "arguments/opposition/hot_pursuit.md.j2" %}\n', None),
        (b"First, then \xff.\n", None),
    ],
)
def test_a_mistake_in_an_own_template_is_told_with_its_place(
    workspace: Workspace, malek: Matter, own_home: Path, text: bytes, line: int | None
) -> None:
    own = own_home / "templates" / "arguments" / "opposition" / "hot_pursuit.md.j2"
    own.parent.mkdir(parents=True)
    own.write_bytes(text)
    with pytest.raises(TemplateProblem) as caught:
        make_draft(malek, workspace, BriefKind.OPPOSITION)
    assert (caught.value.template, caught.value.line) == ("arguments/opposition/hot_pursuit.md.j2", line)


def test_a_search_may_ask_for_one_kind_of_result(workspace: Workspace) -> None:
    found = workspace.library.search(SearchQuery(words="doorway", kinds=frozenset({ResultKind.PROPOSITION}))).results
    assert found
    assert {result.kind for result in found} == {ResultKind.PROPOSITION}
