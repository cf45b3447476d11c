"""The rooms, in the order of the rail. Each is a package of its own and knows the desk, not the other rooms."""

from app.gui.room import RoomPlan
from app.gui.rooms import arguments, authorities, check, draft, export, matter

ROOMS: tuple[RoomPlan, ...] = (matter.PLAN, arguments.PLAN, draft.PLAN, authorities.PLAN, check.PLAN, export.PLAN)
"""What the rail shows; Ctrl+1 to Ctrl+6."""
