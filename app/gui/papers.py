"""Which paper is written: what can be chosen, in one order for menu, rooms and palette."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.gui.frame.memory import WindowMemory
from app.gui.session import MatterSession
from app.law.briefs import BriefKind
from app.law.matters import PaperKind


class Papers(QObject):
    """The papers that can be written by themselves, and the one on which the work is."""

    found = Signal()
    """There are more papers to choose from."""
    chosen = Signal()
    """The work is on another paper, or on that of another matter."""

    def __init__(self, session: MatterSession, memory: WindowMemory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._memory = session, memory
        self._picked = False  # whether it was chosen for this matter, and not only fits it
        self.known: tuple[BriefKind, ...] = (BriefKind.OPPOSITION, BriefKind.REPLY)
        """Each once, in the order in which they were found."""
        session.paper_changed.connect(self.chosen)
        session.taken_up.connect(self._take_up)
        session.opened.connect(self.chosen)
        session.matter_changed.connect(self._follow)
        session.saved_state_changed.connect(self._remember)

    @property
    def present(self) -> BriefKind:
        """The paper on which the work is."""
        return self._session.kind

    def add(self, kinds: Iterable[BriefKind]) -> None:
        """Offer further papers."""
        self.known = tuple(dict.fromkeys((*self.known, *kinds)))
        self.found.emit()
        self._recall()

    def choose(self, kind: BriefKind) -> None:
        """Work on that paper from now on, and whenever the matter is opened again."""
        self._picked = True
        self._session.set_kind(kind)
        self._remember()

    def near(self) -> tuple[BriefKind, ...]:
        """Those of the present side that answer a motion such as the matter's is by its title."""
        return tuple(kind for kind in self.known if kind.side is self._session.side and self._fits(kind))

    def others(self) -> tuple[BriefKind, ...]:
        """All that are not near, those of the present side first."""
        near = self.near()
        far = [kind for kind in self.known if kind not in near]
        return tuple(sorted(far, key=lambda kind: kind.side is not self._session.side))

    def _take_up(self) -> None:
        """Another matter: the paper on which the work was when it was left, or one that fits."""
        self._picked = False
        self._recall()

    def _recall(self) -> None:
        last = self._memory.paper(self._session.path) if self._session.path and not self._picked else ""
        known = next((kind for kind in self.known if kind.value == last), None)
        if known:
            self._picked = True
            self._session.set_kind(known)
        self._follow()

    def _remember(self) -> None:
        """For the file of the matter, which one that is saved for the first time did not have when it was chosen."""
        path, paper = self._session.path, self.present.value
        if self._picked and path and self._memory.paper(path) != paper:
            self._memory.remember_paper(path, paper)

    def _follow(self) -> None:
        """An opposition to a motion for summary judgment is none to a motion to dismiss, as long as nobody chose it."""
        if not self._picked and self._session.matter and not self._fits(self.present) and (near := self.near()):
            self._session.set_kind(near[0])

    def _fits(self, kind: BriefKind) -> bool:
        matter = self._session.matter
        motion = matter.find_operative(PaperKind.MOTION) if matter else None
        return motion is None or motion.may_be_at(kind.posture)
