"""The button that lists the days a complaint tells, to take the day of the incident from."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.gui.days import write_day
from app.gui.language import tr

if TYPE_CHECKING:
    from app.drafting.opponent.told_days import ToldDay

_MOST_WORDS = 64


class ToldDays(QPushButton):
    """Hidden while no day is told; nothing is taken but what is chosen."""

    chosen = Signal(object)
    """The day that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: tuple[ToldDay, ...] = ()
        self._list = QMenu(self)
        self._list.setToolTipsVisible(True)
        self.setMenu(self._list)
        self.setAutoDefault(False)
        self.setAccessibleName(tr("Days that the complaint tells"))
        self.setToolTip(tr("The days that the complaint's paragraphs of fact tell, each with its ¶"))
        self.hide()

    def show_days(self, days: "tuple[ToldDay, ...]") -> None:
        """Offer these days."""
        self.setVisible(bool(days))
        if days == self.days:
            return
        self.days = days
        self.setText(f"{tr('From the complaint')} ({len(days)})")
        self._list.clear()
        for told in days:
            action = self._list.addAction(day_words(told).replace("&", "&&"))
            action.setToolTip(told.words)
            action.triggered.connect(partial(self._choose, told.day))

    def _choose(self, day: dt.date, _checked: bool = False) -> None:  # Qt's signal
        self.chosen.emit(day)


def day_words(told: "ToldDay") -> str:
    """A day, its paragraphs, and how the first of them begins."""
    marks = "¶" if len(told.paragraphs) == 1 else "¶¶"
    words = told.words if len(told.words) <= _MOST_WORDS else f"{told.words[:_MOST_WORDS].rsplit(' ', 1)[0]} …"
    return f"{write_day(told.day)} · {marks} {', '.join(told.paragraphs)}: {words}"
