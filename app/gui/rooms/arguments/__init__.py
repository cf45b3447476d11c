"""The Arguments room: what the frame knows of it; the room itself is imported when it is first entered."""

from app.gui.deeds import Deed
from app.gui.desk import Desk
from app.gui.places import ARGUMENTS
from app.gui.room import Room, RoomPlan


def _build(desk: Desk) -> Room:
    from app.gui.rooms.arguments.room import ArgumentsRoom  # noqa: PLC0415  # see the module's docstring

    return ArgumentsRoom(desk)


PLAN = RoomPlan(
    name=ARGUMENTS,
    title="Arguments",
    about="What is raised against each count, and what answers it",
    build=_build,
    deeds=(
        Deed("first_open", "&First unanswered issue", ("Ctrl+U",), needs_matter=True),
        Deed("raise", "&Raise the issue at the cursor", ("Ctrl+R",), needs_matter=True, here_only=True),
        Deed("unraise", "&Not raised after all", needs_matter=True),
        None,
        Deed("search_supports", "&Search the supports", needs_matter=True),
        Deed("module", "Argument &modules", ("Ctrl+P",), needs_matter=True, here_only=True),
        Deed("order", "&Order of the argument", ("Ctrl+Alt+O",), needs_matter=True, here_only=True),
        Deed(
            "cite_own", "Insert a &citation into your own words…", ("Ctrl+Shift+I",), needs_matter=True, here_only=True
        ),
    ),
)
