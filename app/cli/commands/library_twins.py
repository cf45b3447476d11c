"""library duplicates, merge, apart."""

from argparse import Namespace

from app.cli.commands.library_common import answer, get, who
from app.cli.main import DONE
from app.cli.opening import open_workspace
from app.cli.printing import say
from app.library.twins import Side
from app.tasks.edit_library import now


def duplicates(options: Namespace) -> int:
    """Authorities that may be the same, side by side."""
    with open_workspace(options.library) as workspace:
        key = get(workspace.library, options.key).key if options.key else None
        found = workspace.library.twins.find(key)
    lines = [
        line
        for pair in found
        for line in (
            "; ".join((*pair.reasons, *(f"but {reason}" for reason in pair.against))),
            *(f"    {_side(side)}" for side in (pair.one, pair.other)),
        )
    ]
    return answer(options, "duplicates", found, lines)


def _side(side: Side) -> str:
    a = side.authority
    held = f"{len(side.texts)} texts, {side.passages} passages, {side.propositions} propositions, {side.notes} notes"
    return f"{a.key}: {a.name}, {a.citation} ({a.court or '?'}, {a.decided or '?'}); {held}"


def merge(options: Namespace) -> int:
    """Make one authority of two."""
    with open_workspace(options.library) as workspace:
        library = workspace.library
        keep, drop = get(library, options.keep), get(library, options.drop)
        made = library.twins.merge(keep.key, drop.key, by=who(options, workspace), at=now())
    say(f"{drop.key} is now {made.key}: {made.name}, {made.citation}.")
    return DONE


def apart(options: Namespace) -> int:
    """Remember that two authorities are not the same."""
    with open_workspace(options.library) as workspace:
        library = workspace.library
        one, other = get(library, options.one), get(library, options.other)
        library.twins.tell_apart(one.key, other.key, by=who(options, workspace), at=now())
    say(f"{one.key} and {other.key} will not be offered as the same again.")
    return DONE
