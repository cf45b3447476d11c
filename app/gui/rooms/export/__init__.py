"""The Export room: what the frame knows of it; the room itself is imported when it is first entered."""

from app.gui.deeds import Deed
from app.gui.desk import Desk
from app.gui.places import EXPORT
from app.gui.room import Room, RoomPlan


def _build(desk: Desk) -> Room:
    from app.gui.rooms.export.room import ExportRoom  # noqa: PLC0415  # see the module's docstring

    return ExportRoom(desk)


PLAN = RoomPlan(
    name=EXPORT,
    title="Export",
    about="Write the paper for Word and as a PDF, as a draft or to be filed",
    build=_build,
    deeds=(
        Deed("export", "Export a &draft…", ("Ctrl+E",), needs_matter=True),
        Deed("export_final", "Export the &final paper…", ("Ctrl+Shift+E",), needs_matter=True),
        None,
        Deed("refresh_edited", "&Bring a brief edited in Word up to date…"),
        Deed("save_log", "Save the &activity log…", needs_matter=True),
        None,
        Deed("open_folder", "&Open the folder", needs_matter=True),
    ),
)
