"""The Draft room: what the frame knows of it; the room itself is imported when it is first entered."""

from app.gui.deeds import Deed
from app.gui.desk import Desk
from app.gui.places import DRAFT
from app.gui.room import Room, RoomPlan


def _build(desk: Desk) -> Room:
    from app.gui.rooms.draft.room import DraftRoom  # noqa: PLC0415  # see the module's docstring

    return DraftRoom(desk)


PLAN = RoomPlan(
    name=DRAFT,
    title="Draft",
    about="The paper as drafted, with every sentence's sources, and its pages",
    build=_build,
    deeds=(
        Deed("draft", "&Draft now", ("Ctrl+D",), needs_matter=True),
        Deed("edit", "&Edit the paragraph", ("F2",), needs_matter=True, here_only=True),
        Deed("add_paragraph", "&Add a paragraph after it", ("Ctrl+Shift+Return",), needs_matter=True, here_only=True),
        Deed("insert_citation", "&Insert a citation…", ("Ctrl+Shift+C",), needs_matter=True, here_only=True),
        Deed("open_cited", "&Open the cited authority", ("Ctrl+Return",), needs_matter=True, here_only=True),
        None,
        Deed("move_up", "Move the paragraph &up", ("Alt+Up",), needs_matter=True, here_only=True),
        Deed("move_down", "Move the paragraph do&wn", ("Alt+Down",), needs_matter=True, here_only=True),
        Deed("argument_up", "Move its whole &point up", ("Alt+Shift+Up",), needs_matter=True, here_only=True),
        Deed("argument_down", "Move its whole poi&nt down", ("Alt+Shift+Down",), needs_matter=True, here_only=True),
        None,
        Deed("own_words", "&Your own words of the section…", ("Ctrl+Shift+W",), needs_matter=True, here_only=True),
        Deed("save_module", "&Save the selection as a module…", needs_matter=True, here_only=True),
        Deed("insert_module", "Insert a &module…", ("Ctrl+Shift+M",), needs_matter=True, here_only=True),
        None,
        Deed("show_conflicts", "&Conflicts with your edits", ("Ctrl+Shift+K",), needs_matter=True, here_only=True),
        Deed("replace", "Find and &replace…", ("Ctrl+H",), needs_matter=True, here_only=True),
        None,
        Deed("next_gap", "Next place&holder", ("F7",), needs_matter=True),
        Deed("previous_gap", "Previous p&laceholder", ("Shift+F7",), needs_matter=True),
        Deed("fill_gap", "&Fill it where it belongs", ("F4",), needs_matter=True, here_only=True),
        None,
        Deed("draft_outline", "&Outline", ("Ctrl+Shift+B",), needs_matter=True, here_only=True),
    ),
)
