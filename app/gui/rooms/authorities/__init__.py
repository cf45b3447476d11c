"""The Authorities room: what the frame knows of it; the room itself is imported when it is first entered."""

from app.gui.deeds import Deed
from app.gui.desk import Desk
from app.gui.places import AUTHORITIES
from app.gui.room import Room, RoomPlan


def _build(desk: Desk) -> Room:
    from app.gui.rooms.authorities.room import AuthoritiesRoom  # noqa: PLC0415  # see the module's docstring

    return AuthoritiesRoom(desk)


PLAN = RoomPlan(
    name=AUTHORITIES,
    title="Authorities",
    about="Search, read and keep the authorities of your library",
    needs_matter=False,
    build=_build,
    deeds=(
        Deed("take_proposition", "&Proposition from the selected words", ("Ctrl+Shift+P",), here_only=True),
        Deed("take_quotation", "&Quotation from the selected words", ("Ctrl+Shift+Q",), here_only=True),
        Deed("take_note", "&Note on the selected passage", ("Ctrl+Alt+N",), here_only=True),
        Deed("take_tag", "&Tag the selected passage", ("Ctrl+Shift+T",), here_only=True),
        Deed("take_copy", "&Copy with the citation", ("Ctrl+Alt+C",), here_only=True),
        Deed("take_related", "&Related passages"),
        None,
        Deed("find_in_text", "&Find in this text", ("Ctrl+Alt+F",), here_only=True),
        Deed("find_next", "Find ne&xt", ("F3",), here_only=True),
        Deed("find_previous", "Find pre&vious", ("Shift+F3",), here_only=True),
        Deed("go_to_page", "&Go to a page or a pin", ("Ctrl+G",), here_only=True),
        Deed("outline", "&Outline of the text", ("Ctrl+L",), here_only=True),
        Deed("read_it", "&I read it", ("Ctrl+Alt+R",), here_only=True),
        Deed(
            "read_and_next", "I read it, &and the next unread", ("Ctrl+Alt+Return",), needs_matter=True, here_only=True
        ),
        Deed("next_unread", "Next &unread of the draft", ("Ctrl+Alt+U",), needs_matter=True, here_only=True),
        None,
        Deed("explain", "&Why it was found", ("Ctrl+Shift+Y",), here_only=True),
        Deed("suggestions", "&Suggestions of the text"),
        Deed("imported", "What became of the &imported files"),
        Deed("import_folder", "Import a fol&der…"),
        Deed("duplicates", "&Duplicates"),
        Deed("upkeep", "&Backup, check, exchange"),
    ),
)
