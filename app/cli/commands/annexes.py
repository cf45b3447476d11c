"""matter coverage, analogues, sources."""

from argparse import Namespace

from app.cli.main import BLOCKED, DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_json, say
from app.filing.papers import load_paper
from app.filing.records import to_table
from app.law.annexes import Annex, annex_markdown
from app.matters.store import load_matter
from app.tasks.annexes import analogue_paper, coverage_paper, find_coverage, find_sheets, save_annex
from app.tasks.draft_brief import Draft, make_draft
from app.tasks.ledger import provenance, provenance_annex


def coverage(options: Namespace) -> int:
    """Where each argument of the other side is answered."""
    draft = _draft(options)
    found = find_coverage(draft)
    _give(coverage_paper(draft), to_table(found), options)
    say(f"{len(found.silent)} of {len(found.rows)} arguments are not met.")
    return BLOCKED if found.silent else DONE


def analogues(options: Namespace) -> int:
    """The fact-analogue sheets."""
    draft = _draft(options)
    _give(analogue_paper(draft), {"sheets": [to_table(sheet) for sheet in find_sheets(draft)]}, options)
    return DONE


def sources(options: Namespace) -> int:
    """The ledger, to be read."""
    draft = _draft(options)
    _give(provenance_annex(draft), provenance(draft), options)
    return DONE


def _draft(options: Namespace) -> Draft:
    with open_workspace(options.library) as workspace:
        matter = load_matter(options.file, workspace.practice)
        return make_draft(matter, workspace, load_paper(options.brief).kind)


def _give(annex: Annex, shape: dict[str, object], options: Namespace) -> None:
    if options.output is not None:
        save_annex(annex, options.output)
    if options.json:
        print_json(shape)
    elif options.output is not None:
        print(options.output)
    else:
        print(annex_markdown(annex), end="")
