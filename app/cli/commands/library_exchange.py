"""library export, import."""

from argparse import Namespace

from app.cli.commands.library import members
from app.cli.commands.library_common import answer, get, shortened, who
from app.cli.opening import open_workspace
from app.cli.printing import say
from app.library.exchange_changes import EntryChange
from app.tasks.exchange import ExchangeFormat, export_library, import_library
from app.tasks.workspace import Workspace


def export(options: Namespace) -> int:
    """Write the library, or a part of it, to a file."""
    with open_workspace(options.library) as workspace:
        written = export_library(
            workspace.library,
            options.to,
            form=ExchangeFormat(options.format),
            keys=_keys(options, workspace),
            private=not options.shared,
        )
    line = (
        f"{written.path}: {written.authorities} authorities, {written.propositions} propositions, {written.texts} texts"
    )
    return answer(options, "exported", [written], [line])


def _keys(options: Namespace, workspace: Workspace) -> list[str] | None:
    named: list[str] = [get(workspace.library, key).key for key in options.key]
    if options.collection:
        named += members(workspace.library, options.collection)
    return named if options.key or options.collection else None


def import_(options: Namespace) -> int:
    """Take an exchange file in, or show what it would change."""
    with open_workspace(options.library) as workspace:
        changes = import_library(
            workspace.library,
            options.from_,
            by=who(options, workspace),
            theirs=options.theirs,
            preview=options.preview,
        )
    code = answer(options, "changes", changes, [line for change in changes for line in _lines(change)])
    say("Nothing was changed: this is what would be." if options.preview else f"{len(changes)} authorities taken in.")
    return code


def _lines(change: EntryChange) -> list[str]:
    return [
        "\t".join([change.fate.value, change.key, change.name, ", ".join(change.added)]),
        *(
            f"    {d.subject} {d.field}: {shortened(str(d.mine))} ≠ {shortened(str(d.theirs))}"
            for d in change.differences
        ),
        *(f"    refused: {reason}" for reason in change.refused),
    ]
