"""What is to be looked at again: treatments whose look-up ran out, and matters that rely on what went bad since."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.gui.days import write_day
from app.gui.desk import Desk
from app.gui.language import tr, trn
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.panes import LinkList, said
from app.gui.rooms.authorities.sheet import Link
from app.gui.widgets.flow import FlowRow
from app.library.relations import DueTreatment
from app.tasks.affected import AffectedMatter, find_affected
from app.tasks.edit_library import now


class WatchBox(QWidget):
    """Two questions to the library, and their answers as links."""

    opened = Signal(str)
    """The key of an authority that is to be shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.due, self.affected = QPushButton(tr("What must be looked up again")), QPushButton(tr("Matters affected"))
        self.outcome, self.list = said(""), LinkList(tr("To be looked at again"))
        self.list.setObjectName("boxed")
        self.list.setMinimumHeight(scale.px(140))
        self.affected.setToolTip(tr("Which of the matters opened lately rely on an authority that went bad since"))
        self.due.clicked.connect(self._look_due)
        self.affected.clicked.connect(self._look_affected)
        self.list.chosen.connect(lambda link: self.opened.emit(link.key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        for widget in (FlowRow([self.due, self.affected]), self.outcome, self.list):
            column.addWidget(widget)
        self.outcome.hide()
        self.list.hide()

    def _look_due(self) -> None:
        library = self._desk.workspace.library
        self._desk.runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: library.relations.due_treatments(now().date()),
            on_success=self._show_due,
            on_failure=self._desk.show_failure,
        )

    def _show_due(self, found: list[DueTreatment]) -> None:
        links = tuple(_due_link(one) for one in found)
        self._show(links, tr("Every recorded treatment was looked up, and none too long ago."))

    def _look_affected(self) -> None:
        library, paths = self._desk.workspace.library, self._desk.memory.recent
        self._desk.runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: find_affected(library, paths),
            on_success=self._show_affected,
            on_failure=self._desk.show_failure,
        )

    def _show_affected(self, found: tuple[AffectedMatter, ...]) -> None:
        count = len(self._desk.memory.recent)
        sound = "The (matter/%n matters) opened lately (relies/rely) on no authority that went bad since."
        none = trn(sound, count) if count else tr("No matter was opened lately.")
        self._show(tuple(_affected_link(one) for one in found), none)

    def _show(self, links: tuple[Link, ...], none: str) -> None:
        self.outcome.setText("" if links else f"✓ {none}")
        self.outcome.setVisible(not links)
        self.list.show_links(links)
        self.list.setVisible(bool(links))


def _due_link(one: DueTreatment) -> Link:
    when = f"{tr('checked')} {write_day(one.checked_on)}" if one.checked_on else tr("never looked up")
    until = f"{tr('good until')} {write_day(one.expires_on)}" if one.expires_on else ""
    detail = " · ".join(w for w in (one.phrase or one.kind.value.replace("_", " "), one.service, when, until) if w)
    return Link(words=one.authority.name, detail=detail, key=str(one.authority.key))


def _affected_link(one: AffectedMatter) -> Link:
    if one.authority is None:
        return Link(words=one.path.name, detail=one.problem)
    bad = "; ".join(f"{t.phrase or t.kind.value.replace('_', ' ')} {t.citation}".strip() for t in one.treatments)
    used = f" · {trn('%n proposition(s)', len(one.propositions))}" if one.propositions else ""
    return Link(words=f"{one.title}: {one.authority.name}", detail=f"{bad}{used}", key=str(one.authority.key))
