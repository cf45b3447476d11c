"""library note, notes, tag, tags, collect, collections, favour."""

from argparse import Namespace

from app.cli.commands.library_common import answer, get, who
from app.cli.main import DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_json, say
from app.errors import UsageError
from app.tasks.edit_library import now


def note(options: Namespace) -> int:
    """Write, rewrite or remove a note."""
    with open_workspace(options.library) as workspace:
        marks, by = workspace.library.marks, who(options, workspace)
        if options.remove:
            marks.remove_note(_number(options.subject), by=by, at=now())
            say(f"Note {options.subject} was removed; its history keeps its words.")
            return DONE
        if options.change:
            written = marks.change_note(_number(options.subject), options.text, by=by, at=now())
        else:
            written = marks.add_note(options.subject, options.text, by=by, at=now())
    return answer(options, "notes", [written], [f"note {written.id} on {written.subject}"])


def _number(text: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"“{text}” is no number of a note.", hint="See “rejoinder library notes KEY”.")
    return int(text)


def notes(options: Namespace) -> int:
    """The notes on an authority, its propositions and its passages."""
    with open_workspace(options.library) as workspace:
        found = workspace.library.marks.notes_of(get(workspace.library, options.key).key)
    return answer(options, "notes", found, [f"{n.id}\t{n.subject}\t{n.by}\t{n.at:%Y-%m-%d}\t{n.text}" for n in found])


def tag(options: Namespace) -> int:
    """Mark something with a word, or take it off."""
    with open_workspace(options.library) as workspace:
        marks = workspace.library.marks
        (marks.untag if options.remove else marks.tag)(options.subject, options.tag)
    return DONE


def tags(options: Namespace) -> int:
    """All tags."""
    with open_workspace(options.library) as workspace:
        found = workspace.library.marks.tags()
    if options.json:
        print_json({"tags": found})
        return DONE
    for word, count in found.items():
        print(f"{count}\t{word}")
    return DONE


def collect(options: Namespace) -> int:
    """Put an authority into a collection, or take it out."""
    with open_workspace(options.library) as workspace:
        marks, key = workspace.library.marks, get(workspace.library, options.key).key
        if options.remove:
            marks.uncollect(options.name, key)
        else:
            marks.collect(options.name, key, about=options.about)
    return DONE


def collections(options: Namespace) -> int:
    """The collections."""
    with open_workspace(options.library) as workspace:
        if options.drop:
            workspace.library.marks.drop_collection(options.drop)
        found = workspace.library.marks.collections()
    return answer(options, "collections", found, [f"{c.name}\t{c.about}\t{', '.join(c.authorities)}" for c in found])


def favour(options: Namespace) -> int:
    """Mark an authority as a favourite, or no longer."""
    with open_workspace(options.library) as workspace:
        workspace.library.marks.favour(get(workspace.library, options.key).key, favourite=not options.remove)
    return DONE
