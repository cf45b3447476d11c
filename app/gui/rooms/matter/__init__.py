"""The Matter room: what the frame knows of it; the room itself is imported when it is first entered."""

from app.gui.deeds import Deed
from app.gui.desk import Desk
from app.gui.places import MATTER
from app.gui.room import Room, RoomPlan


def _build(desk: Desk) -> Room:
    from app.gui.rooms.matter.room import MatterRoom  # noqa: PLC0415  # see the module's docstring

    return MatterRoom(desk)


PLAN = RoomPlan(
    name=MATTER,
    title="Matter",
    about="Caption, parties, papers, counts and facts of the case",
    build=_build,
    deeds=(
        Deed("read_complaint", "Read the &complaint…", needs_matter=True),
        Deed("read_motion", "Read the &motion…", needs_matter=True),
        Deed("read_opposition", "Read the oppos&ition…", needs_matter=True),
        Deed("read_reply", "Read the &reply…", needs_matter=True),
        None,
        Deed("add_fact", "Add a &fact", ("Ctrl+Shift+N",), needs_matter=True),
        Deed("add_count", "Add a c&ount", needs_matter=True),
        Deed("add_party", "Add a &party", needs_matter=True),
        Deed("add_paper", "Add a p&aper", needs_matter=True),
        None,
        Deed("show_elements", "What must be &shown", needs_matter=True),
        Deed("save_calendar", "Save the &deadlines for a calendar…", needs_matter=True),
    ),
)
