"""The way back to the room from which one was led to an authority, beside its head."""

from app.gui.language import tr
from app.gui.places import ARGUMENTS, CHECK, DRAFT
from app.gui.widgets.small_parts import WordButton

_WORDS = {DRAFT: "Back to the draft", ARGUMENTS: "Back to the arguments", CHECK: "Back to the findings"}


class BackButton(WordButton):
    """Is there as long as a room led here."""

    def __init__(self) -> None:
        super().__init__()
        self.show_origin("")

    def show_origin(self, room: str) -> None:
        """Lead back to a room; to none, and then it is not shown."""
        words = tr(_WORDS.get(room, "Back"))
        self.setText(f"◂ {words}")
        self.setAccessibleName(words)
        self.setToolTip(f"{words} (Alt+Left)")
        self.setVisible(room in _WORDS)
