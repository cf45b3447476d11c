"""Authorities that may be the same: both sides, what speaks for it and against, and the attorney's word."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from app.gui.days import write_day
from app.gui.desk import Changes, Desk
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.filters import court_words
from app.gui.rooms.authorities.panes import Pane, empty, link_button, said
from app.law.dates import PartialDate
from app.library.store import Library
from app.library.twins import Side, Twins
from app.tasks.edit_library import now
from app.tasks.upkeep import back_up_beside

_TEACH = "No authority is in the library twice, as far as texts, citations and docket numbers tell."
SHOWN = 40


class TwinsPane(Pane):
    """Shows pairs. Nothing is ever merged by itself."""

    opened = Signal(str)
    counted = Signal(int)

    def __init__(self, desk: Desk, acts: Acts) -> None:
        super().__init__(tr("Duplicates"))
        self._desk, self._acts = desk, acts
        self.pairs: tuple[Twins, ...] = ()
        self.said, self.rows = said(tr(_TEACH), "muted"), QVBoxLayout()
        self.rows.setSpacing(2 * UNIT)
        self.column.addWidget(self.said)
        self.column.addLayout(self.rows)
        self.end()

    def look(self) -> None:
        """Look for pairs, in the background."""
        library = self._desk.workspace.library
        self._desk.runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: tuple(library.twins.find()),
            on_success=self.show_pairs,
            on_failure=self._desk.show_failure,
        )

    def show_pairs(self, pairs: tuple[Twins, ...]) -> None:
        """Show other pairs."""
        self.pairs = pairs
        empty(self.rows)
        more = f" {tr('The first of them are shown.')}" if len(pairs) > SHOWN else ""
        asked = tr(
            "These may be the same decision twice. Merging keeps all texts, notes and propositions under one entry; "
            "a backup is made before."
        )
        self.said.setText(f"{asked}{more}" if pairs else tr(_TEACH))
        for pair in pairs[:SHOWN]:
            self.rows.addWidget(self._card(pair))
        self.counted.emit(len(pairs))

    def _card(self, pair: Twins) -> QFrame:
        card, grid, column = QFrame(), QGridLayout(), QVBoxLayout()
        card.setObjectName("card")
        card.setLayout(column)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        grid.setHorizontalSpacing(4 * UNIT)
        for place, (side, other) in enumerate(((pair.one, pair.other), (pair.other, pair.one))):
            self._put_side(grid, place, side, other)
        column.addLayout(grid)
        column.addWidget(said(f"{tr('For it')}: {'; '.join(pair.reasons)}.", "muted"))
        if pair.against:
            column.addWidget(said(f"{tr('Against it')}: {'; '.join(pair.against)}.", "caution"))
        apart = QPushButton(tr("Not the same"))
        apart.clicked.connect(partial(self._tell_apart, pair))
        row = QHBoxLayout()
        row.addWidget(apart)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _put_side(self, grid: QGridLayout, place: int, side: Side, other: Side) -> None:
        keep = QPushButton(tr("Merge into this one"))
        keep.setAccessibleName(f"{tr('Merge into')} {side.authority.name}, {side.authority.key}")
        keep.clicked.connect(partial(self._merge, side, other))
        grid.setColumnStretch(place, 1)
        grid.addWidget(said(side.authority.name, "title"), 0, place)
        grid.addWidget(said("\n".join(_lines(side)), "muted"), 1, place)
        row = QHBoxLayout()
        row.addWidget(keep)
        row.addWidget(link_button(tr("Open"), lambda: self.opened.emit(str(side.authority.key))))
        row.addStretch(1)
        grid.addLayout(row, 2, place)

    def _merge(self, keep: Side, drop: Side) -> None:
        one, other = keep.authority.key, drop.authority.key
        self._acts.do(
            "Merging",
            lambda library, by: _merge(library, one, other, by),
            Changes.AUTHORITIES,
            told=tr("Both are one entry now, {name}. The library as it was is backed up (Upkeep).").format(
                name=keep.authority.name
            ),
        )

    def _tell_apart(self, pair: Twins) -> None:
        one, other = pair.one.authority.key, pair.other.authority.key
        self._acts.do(
            "Recording",
            lambda library, by: library.twins.tell_apart(one, other, by=by, at=now()),
            Changes.NOTES,
            then=lambda _none: self.look(),
        )


def _merge(library: Library, keep: str, drop: str, by: str) -> None:
    """Merge two entries; what cannot be taken apart again is backed up before."""
    if library.path is not None:
        back_up_beside(library, now())
    library.twins.merge(keep, drop, by=by, at=now())


def _lines(side: Side) -> tuple[str, ...]:
    authority = side.authority
    counts = ", ".join(
        (
            trn("%n passage(s)", side.passages),
            trn("%n proposition(s)", side.propositions),
            trn("%n note(s)", side.notes),
        )
    )
    cites = "; ".join(map(str, authority.citations)) or tr("no citation")
    court = ", ".join(
        w for w in (court_words(authority.court), _decided(authority.decided), authority.docket or "") if w
    )
    return (
        cites,
        court or tr("court and date not known"),
        "; ".join(side.texts) or tr("no text"),
        counts,
    )


def _decided(decided: PartialDate | None) -> str:
    return write_day(decided.exact) if decided and decided.exact else str(decided or "")
