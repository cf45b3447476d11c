"""What the points of a paper raise, whichever side it is of."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import paths
from app.law.matters import Paper, PaperId, PaperKind
from app.matters.store import load_matter
from app.tasks.read_paper import read_paper
from app.tasks.workspace import Workspace

TEXT = """
I. INTRODUCTION

The other side's paper asks the Court to look away from what is pleaded, and it should not.

II. ARGUMENT

A. The Doorway Exception Does Not Apply

Nobody stood in the doorway when the officers came in. Nobody says that he did, and no paper shows it.

III. CONCLUSION

The Court should rule so.
"""


@pytest.mark.parametrize("kind", [PaperKind.MOTION, PaperKind.OPPOSITION, PaperKind.REPLY])
def test_an_opposition_speaks_of_the_defenses_that_it_answers(
    workspace: Workspace, tmp_path: Path, kind: PaperKind
) -> None:
    sample = load_matter(paths.resources_dir() / "samples" / "malek.matter.json", workspace.practice)
    paper = Paper(id=PaperId("theirs"), kind=kind, short_name="Theirs", title="Their paper", operative=True)
    file = tmp_path / "theirs.txt"
    file.write_text(TEXT, encoding="utf-8")
    reading = read_paper(file, replace(sample, papers=(*sample.papers, paper)), "theirs", workspace)
    suggestions = [one for point in reading.points for one in point.suggestions]
    assert [(one.count, one.defense) for one in suggestions] == [("1", "doorway")]
