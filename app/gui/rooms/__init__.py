"""The rooms, in the order of the rail. Each is a package of its own and knows the desk, not the other rooms."""

from app.gui.room import Room
from app.gui.rooms.arguments.room import ArgumentsRoom
from app.gui.rooms.authorities.room import AuthoritiesRoom
from app.gui.rooms.check.room import CheckRoom
from app.gui.rooms.draft.room import DraftRoom
from app.gui.rooms.export.room import ExportRoom
from app.gui.rooms.matter.room import MatterRoom

ROOMS: tuple[type[Room], ...] = (MatterRoom, ArgumentsRoom, DraftRoom, AuthoritiesRoom, CheckRoom, ExportRoom)
"""What the rail shows; Ctrl+1 to Ctrl+6."""
