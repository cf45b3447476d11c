"""What the documents promise is there."""

import re
from pathlib import Path

import pytest

from app.bootstrap import make_workspace
from app.citations.placement import place_citations
from app.drafting.ledger import Ledger
from app.drafting.scribe import Scribe
from app.law.briefs import BriefKind
from app.library.store import open_library
from app.matters.store import load_matter
from app.settings import Settings
from app.tasks.draft_brief import make_draft
from tests.helpers.library import starter_library

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "malek.matter.json"


def test_every_word_of_templates_is_documented() -> None:
    matter = load_matter(SAMPLE)
    words = Scribe(Ledger(), matter, None).words()  # type: ignore[arg-type]  # no word is called
    told = re.findall(r"^\| `(\w+)\(", (ROOT / "docs" / "templates.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert told == list(words)


def test_words_that_no_shipped_template_uses_work(own_home: Path, tmp_path: Path) -> None:
    own = own_home / "templates" / "arguments" / "opposition" / "hot_pursuit.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        "{% set heading %}Own.{% endset %}\n"
        'Under {{ authority("usc_42_1983") }}, so. {{ cite_of("lange.misdemeanor") }} {{ cites(issue.adverse, "see") }}\n',
        encoding="utf-8",
    )
    (tmp_path / "library.sqlite").write_bytes(starter_library())
    with open_library(str(tmp_path / "library.sqlite")) as library:
        workspace = make_workspace(library, Settings())
        draft = make_draft(load_matter(SAMPLE, workspace.practice), workspace, BriefKind.OPPOSITION)
        written = place_citations(draft.brief, draft.source.find_authority)
    text = next(block.text for block in written.blocks if getattr(block, "text", "").startswith("Under"))
    assert text.startswith("Under 42 U.S.C. § 1983, so. Lange v. California, 594 U.S. 295, 313 (2021).")
    assert "See Santana, 427 U.S. at" in text


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md"])
def test_the_links_of_a_document_lead_somewhere(document: str) -> None:
    file = ROOT / document
    for target in re.findall(r"\]\(([^)#]+)\)", file.read_text(encoding="utf-8")):
        assert (file.parent / target).exists(), target
