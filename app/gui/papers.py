"""Which paper is written: what can be chosen, in one order for menu, rooms and palette."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.gui.session import MatterSession
from app.law.briefs import BriefKind
from app.law.matters import PaperKind


class Papers(QObject):
    """The papers that can be written by themselves, and the one on which the work is."""

    found = Signal()
    """There are more papers to choose from."""
    chosen = Signal()
    """The work is on another paper, or on that of another matter."""

    def __init__(self, session: MatterSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.known: tuple[BriefKind, ...] = (BriefKind.OPPOSITION, BriefKind.REPLY)
        """Each once, in the order in which they were found."""
        session.paper_changed.connect(self.chosen)
        session.opened.connect(self.chosen)

    @property
    def present(self) -> BriefKind:
        """The paper on which the work is."""
        return self._session.kind

    def add(self, kinds: Iterable[BriefKind]) -> None:
        """Offer further papers."""
        self.known = tuple(dict.fromkeys((*self.known, *kinds)))
        self.found.emit()

    def choose(self, kind: BriefKind) -> None:
        """Work on that paper from now on."""
        self._session.set_kind(kind)

    def near(self) -> tuple[BriefKind, ...]:
        """Those of the present side that answer a motion such as the matter's is by its title."""
        return tuple(kind for kind in self.known if kind.side is self._session.side and self._fits(kind))

    def others(self) -> tuple[BriefKind, ...]:
        """All that are not near, those of the present side first."""
        near = self.near()
        far = [kind for kind in self.known if kind not in near]
        return tuple(sorted(far, key=lambda kind: kind.side is not self._session.side))

    def _fits(self, kind: BriefKind) -> bool:
        matter = self._session.matter
        motion = matter.find_operative(PaperKind.MOTION) if matter else None
        return motion is None or motion.may_be_at(kind.posture)
