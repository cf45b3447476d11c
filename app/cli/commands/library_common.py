"""What the commands on the library share."""

from argparse import Namespace
from collections.abc import Sequence

from app.cli.main import DONE
from app.cli.printing import print_json
from app.errors import NotFound, UsageError
from app.law.authorities import Authority
from app.library.store import Library
from app.tasks.library_shapes import record_shape
from app.tasks.workspace import Workspace


def get(library: Library, key: str) -> Authority:
    """The authority of a key or a citation. Raises NotFound."""
    found = library.find_authority(key) or library.find_by_citation(key)
    if found is None:
        raise NotFound(f"The library holds no “{key}”.", hint="See “rejoinder library list”.")
    return found


def who(options: Namespace, workspace: Workspace) -> str:
    """Who does it: as said, or as the settings have it. Raises UsageError for nobody."""
    by: str = options.by.strip() or workspace.settings.attorney.strip()
    if not by:
        raise UsageError("It is not said who does it.", hint="Give --by NAME, or set “attorney” in the settings.")
    return by


def answer(options: Namespace, name: str, found: Sequence[object], lines: Sequence[str]) -> int:
    """What was found: one JSON document, or a line each."""
    if options.json:
        print_json({name: [record_shape(one) for one in found]})
    else:
        for line in lines:
            print(line)
    return DONE


def shortened(text: str, length: int = 100) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def fields_of(options: Namespace) -> dict[str, str]:
    """The fields that `--set FIELD=VALUE` gives. Raises UsageError."""
    return dict(_split_field(text) for text in options.set)


def _split_field(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"--set {text}: write it as FIELD=VALUE.")
    return field.strip(), value.strip()
