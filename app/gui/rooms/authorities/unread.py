"""What nobody has read yet of what the present draft cites, one authority after the other."""

from collections.abc import Iterable

from app.gui.language import tr
from app.gui.places import CHECK, DRAFT
from app.gui.widgets.small_parts import WordButton
from app.law.findings import Finding

_LEAD_HERE = frozenset({CHECK, DRAFT})
"""The rooms from which one comes to read for the paper."""


def unread_of(findings: Iterable[Finding], here: str) -> tuple[str, ...]:
    """The keys of what is still to be read, without what is open: those listed after it first, then from the top."""
    keys = tuple(dict.fromkeys(one.subject for one in findings if one.code == "unverified"))
    after = keys.index(here) + 1 if here in keys else 0
    return tuple(key for key in (*keys[after:], *keys[:after]) if key != here)


class NextUnread(WordButton):
    """Is there as long as a room led here in which a paper is made, and it cites more that nobody has read."""

    def __init__(self) -> None:
        super().__init__()
        self.show_left(0, "")

    def show_left(self, count: int, origin: str) -> None:
        """Say how many are left besides what is open, if one was led here from such a room."""
        words = tr("Next unread of the draft ({count} left)").format(count=count)
        self.setText(f"{words} ▸")
        self.setAccessibleName(words)
        self.setToolTip(f"{tr('Opens the next authority of the draft that nobody has read')} (Ctrl+Alt+U)")
        self.setVisible(count > 0 and origin in _LEAD_HERE)
