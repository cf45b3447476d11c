"""The button that says which paper is written, and lets another be chosen."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.gui.language import tr
from app.gui.papers import Papers
from app.gui.words import paper_name


class PaperButton(QPushButton):
    """Opens the list of papers by a click, Space or ↓: those of the matter's side and stage stand first."""

    def __init__(self, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers = papers
        self._list = QMenu(self)
        self._list.aboutToShow.connect(self._fill)
        self.setMenu(self._list)
        self.setToolTip(tr("Choose which paper is written (also in the Go menu)"))
        papers.chosen.connect(self._show_present)
        self._show_present()

    def _show_present(self) -> None:
        title = self._papers.present.title
        self.setText(title)
        self.setAccessibleName(tr("Which paper is written: {title}").format(title=title))
        self.updateGeometry()

    def _fill(self) -> None:
        self._list.clear()
        group = QActionGroup(self._list)
        near, others = self._papers.near(), self._papers.others()
        for kind in (*near, *others):
            if near and others and kind == others[0]:
                self._list.addSeparator()
            action = QAction(paper_name(kind), group)
            action.setCheckable(True)
            action.setChecked(kind == self._papers.present)
            action.triggered.connect(partial(self._choose, kind.value))
            self._list.addAction(action)

    def _choose(self, name: str, _checked: bool = False) -> None:  # Qt's signal
        self._papers.choose(next(kind for kind in self._papers.known if kind.value == name))
