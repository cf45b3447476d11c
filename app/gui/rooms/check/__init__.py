"""The Check room: what the frame knows of it; the room itself is imported when it is first entered."""

from app.gui.deeds import Deed
from app.gui.desk import Desk
from app.gui.places import CHECK
from app.gui.room import Room, RoomPlan


def _build(desk: Desk) -> Room:
    from app.gui.rooms.check.room import CheckRoom  # noqa: PLC0415  # see the module's docstring

    return CheckRoom(desk)


PLAN = RoomPlan(
    name=CHECK,
    title="Check",
    about="What still stands against filing, and where each sentence comes from",
    build=_build,
    deeds=(
        Deed("next_finding", "&Next finding", ("F8",), needs_matter=True),
        Deed("previous_finding", "&Previous finding", ("Shift+F8",), needs_matter=True),
        Deed("go_to_finding", "&Go to its place", ("Ctrl+G",), needs_matter=True, here_only=True),
        Deed("accept_finding", "&Let it pass, with a reason", ("Ctrl+Shift+A",), needs_matter=True, here_only=True),
    ),
)
