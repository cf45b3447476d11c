"""The working papers of a draft: its coverage matrix and its fact-analogue sheets, as data and as files."""

from pathlib import Path

from app.checking.coverage import Coverage, coverage_annex, make_coverage
from app.drafting.analogues import AnalogueSheet, analogue_annex, make_sheets
from app.drafting.opponent.held import look_up_again
from app.errors import UnwritableFolder, UsageError
from app.filing.papers import load_paper
from app.law.annexes import Annex, annex_markdown
from app.tasks.draft_brief import Draft
from app.word.annexes import write_annex


def find_coverage(draft: Draft) -> Coverage:
    """What the other side argues and where the draft meets it."""
    known = look_up_again(draft.matter, draft.source.held)
    return make_coverage(known, draft.brief, load_paper(draft.brief.kind.value).answers)


def find_sheets(draft: Draft) -> tuple[AnalogueSheet, ...]:
    """The fact-analogue sheets of the draft's prong-two issues."""
    return make_sheets(draft.matter, draft.matches, draft.source, draft.brief.kind.side)


def coverage_paper(draft: Draft) -> Annex:
    """The coverage matrix as a working paper."""
    titles = {match.issue.key: f"Count {match.count.label}, {match.defense.title}" for match in draft.matches}
    return coverage_annex(draft.matter, draft.brief, find_coverage(draft), draft.source.find_authority, titles)


def analogue_paper(draft: Draft) -> Annex:
    """The fact-analogue sheets as a working paper."""
    return analogue_annex(draft.matter, find_sheets(draft))


def save_annex(annex: Annex, path: Path) -> None:
    """Write a working paper as Word (.docx) or Markdown (.md), by the file's name.

    Raises:
        UsageError: the name ends in neither.
        UnwritableFolder: the folder cannot be written to.
    """
    match path.suffix.lower():
        case ".docx":
            write_annex(annex, path)
        case ".md":
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(annex_markdown(annex), encoding="utf-8")
            except OSError as error:
                raise UnwritableFolder(path.parent, f"{path.name} could not be written ({error.strerror}).") from error
        case _:
            raise UsageError(f"{path}: a working paper is written as .docx or .md.", hint="Name it so.")
