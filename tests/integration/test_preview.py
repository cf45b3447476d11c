"""The pages on the screen are the pages of the export: their words, the tables or none, and their numbers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from app import paths
from app.jobs import CancelToken
from app.law.briefs import BriefKind
from app.law.matters import Matter
from app.matters.store import load_matter
from app.reading.soffice import find_soffice
from app.tasks.draft_brief import Draft, export_draft, make_draft
from app.tasks.preview import Preview, PreviewMaker
from app.tasks.workspace import Workspace

pytestmark = pytest.mark.skipif(find_soffice() is None, reason="needs LibreOffice, which is not installed here")


@pytest.fixture
def maker() -> Iterator[PreviewMaker]:
    made = PreviewMaker()
    yield made
    made.close()


def whole(matter: Matter) -> Matter:
    return matter


def short(matter: Matter) -> Matter:
    return replace(matter, issues=matter.issues[:2], selections=matter.selections[:1], facts=matter.facts[:5])


def settle(maker: PreviewMaker, draft: Draft) -> list[Preview]:
    """Previews of one draft until one is settled."""
    made = [maker.make(draft, CancelToken())]
    while not made[-1].settled:
        made.append(maker.make(draft, CancelToken()))
    return made


def words_of(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [document[n].get_textpage().get_text_range() for n in range(len(document))]


def draft_of(name: str, workspace: Workspace, kind: BriefKind, change: Callable[[Matter], Matter]) -> Draft:
    path = paths.resources_dir() / "samples" / f"{name}.matter.json"
    return make_draft(change(load_matter(path, workspace.practice)), workspace, kind)


@pytest.mark.parametrize(
    ("name", "kind", "change", "tables"),
    [("malek", BriefKind.OPPOSITION, whole, True), ("malek", BriefKind.OPPOSITION, short, False)],
    ids=["long", "short"],
)
def test_a_settled_preview_has_the_words_of_every_page_of_the_export(
    workspace: Workspace,
    tmp_path: Path,
    maker: PreviewMaker,
    name: str,
    kind: BriefKind,
    change: Callable[[Matter], Matter],
    tables: bool,
) -> None:
    draft = draft_of(name, workspace, kind, change)
    preview = settle(maker, draft)[-1]
    report = export_draft(draft, tmp_path / "brief.docx", pdf=tmp_path / "brief.pdf")
    assert report.tables is tables
    assert (preview.sheets, preview.body_pages) == (report.sheets, report.body_pages)
    assert preview.pdf is not None
    assert words_of(preview.pdf) == words_of(tmp_path / "brief.pdf")


def test_a_draft_that_grows_gets_its_tables_and_loses_them_when_it_shrinks(
    workspace: Workspace, maker: PreviewMaker
) -> None:
    little = draft_of("malek", workspace, BriefKind.OPPOSITION, short)
    much = draft_of("malek", workspace, BriefKind.OPPOSITION, whole)
    seen = [settle(maker, draft)[0] for draft in (little, much, little)]
    found = ["TABLE OF AUTHORITIES" in "".join(words_of(one.pdf)).upper() for one in seen if one.pdf]
    assert found == [False, True, False]
