"""The Export room: draft or final, Word and PDF, the papers that go with the brief, and what blocks a final."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import ExportBlocked
from app.gui import operations
from app.gui.desk import Desk
from app.gui.frame.files import ENDING
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.operations import Exported, ExportOrder
from app.gui.places import CHECK, Place
from app.gui.room import Room
from app.gui.rooms.export import PLAN
from app.gui.widgets.labels import Wrapped
from app.gui.words import COMPANION_NAMES, PAPER_NAMES
from app.law.findings import Severity, count_blocking, counted

_SHOWN_BLOCKING = 8


class ExportRoom(Room):
    """Writes the paper, and says before what a final export would refuse."""

    plan = PLAN

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pdf, self.sources = QCheckBox(tr("A PDF beside it")), QCheckBox(tr("The list of sources (.json)"))
        self.companions = {kind: QCheckBox(tr(words)) for kind, words in COMPANION_NAMES.items()}
        self.draft, self.final = QPushButton(tr("Export a draft…")), QPushButton(tr("Export the final paper…"))
        self.standing, self.blocking, self.check = Wrapped("", "title"), Wrapped("", "muted"), QPushButton()
        self.written, self.open = QListWidget(), QPushButton(tr("Open the folder"))
        self.told = Wrapped("", "muted")
        self._folder: Path | None = None
        self._build()
        self._connect()
        self._show_written()
        self.refresh()

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {
            "export": partial(self._export, final=False),
            "export_final": partial(self._export, final=True),
            "open_folder": self._open_folder,
        }

    def panes(self) -> tuple[QWidget, ...]:
        """The first button."""
        return (self.draft,)

    def arrive(self) -> None:
        """See what blocks; draft first when nothing is drafted."""
        if self.desk.drafting.shown is None:
            self.desk.drafting.draft()
        self.draft.setFocus()

    def refresh(self) -> None:
        """Say how the present draft stands."""
        shown = self.desk.drafting.shown
        paper = PAPER_NAMES[self.desk.session.kind]
        blocking = [f for f in (shown.draft.findings if shown else ()) if f.severity is Severity.BLOCK]
        count = count_blocking(blocking)
        self.final.setEnabled(shown is not None and not count)
        self.check.setVisible(bool(count))
        if shown is None:
            self.standing.setText(f"{paper}: {tr('not drafted yet')}")
            self.blocking.setText("")
        elif count:
            self.standing.setText(f"{paper}: {counted(count, 'point')} to settle before the final paper")
            lines = list(dict.fromkeys(f"• {finding.message}" for finding in blocking))
            more = [f"… and {len(lines) - _SHOWN_BLOCKING} more"] if len(lines) > _SHOWN_BLOCKING else []
            self.blocking.setText("\n".join([*lines[:_SHOWN_BLOCKING], *more]))
            self.check.setText(tr("See all of them in the Check room"))
        else:
            self.standing.setText(f"{paper}: {tr('nothing blocks the final paper')}")
            self.blocking.setText("")

    def _build(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(scale.px(720))
        column = QVBoxLayout(inside)
        column.setSpacing(3 * UNIT)
        column.addWidget(self.standing)
        column.addWidget(self.blocking)
        self.check.setProperty("role", "link")
        line = QHBoxLayout()
        line.addWidget(self.check)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(_rule())
        column.addWidget(Wrapped(tr("What is written"), "heading"))
        column.addLayout(self._choices())
        column.addWidget(self._buttons())
        column.addWidget(self.told)
        self.lately = Wrapped(tr("Written lately"), "heading")
        column.addWidget(self.lately)
        self.written.setObjectName("plain")
        self.written.setAccessibleName(tr("Files written lately"))
        self.written.setMaximumHeight(scale.px(150))
        column.addWidget(self.written)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        page = QWidget()
        around = QHBoxLayout(page)
        around.setContentsMargins(6 * UNIT, 5 * UNIT, 6 * UNIT, 5 * UNIT)
        around.addWidget(inside, 10)
        around.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        self.pdf.setChecked(self.desk.memory.flag("with_pdf", default=True))
        boxes = [self.pdf, self.sources, *self.companions.values()]
        word = QLabel(tr("The Word document (.docx)"))
        grid.addWidget(word, 0, 0)
        for number, box in enumerate(boxes, start=1):
            grid.addWidget(box, number // 2, number % 2)
        return grid

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2 * UNIT, 0, 0)
        self.draft.setProperty("role", "first")
        self.draft.setToolTip(tr("Always possible; what is missing prints as a visible placeholder (Ctrl+E)"))
        self.final.setToolTip(tr("Possible once nothing blocks it (Ctrl+Shift+E)"))
        row.addWidget(self.draft)
        row.addWidget(self.final)
        row.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.desk.drafting.drafted.connect(self.refresh)
        self.desk.session.paper_changed.connect(self.refresh)
        self.desk.session.opened.connect(self._on_opened)
        self.draft.clicked.connect(partial(self._export, final=False))
        self.final.clicked.connect(partial(self._export, final=True))
        self.check.clicked.connect(lambda: self.desk.go_to(Place(room=CHECK)))
        self.open.clicked.connect(self._open_folder)
        self.pdf.toggled.connect(lambda on: self.desk.memory.remember("with_pdf", on))
        self.written.itemActivated.connect(lambda item: QDesktopServices.openUrl(QUrl.fromLocalFile(item.toolTip())))

    def _on_opened(self) -> None:
        self.written.clear()
        self.told.setText("")
        self._show_written()
        self.refresh()

    def _export(self, _checked: bool = False, *, final: bool) -> None:  # Qt's signal
        session = self.desk.session
        matter, kind = session.matter, session.kind
        docx = self.desk.questions.place_to_export(self._suggestion()) if matter else None
        if matter is None or docx is None:
            return
        order = ExportOrder(
            docx=docx,
            pdf=self.pdf.isChecked(),
            final=final,
            sources=self.sources.isChecked(),
            companions=tuple(kind for kind, box in self.companions.items() if box.isChecked()),
        )
        workspace = self.desk.workspace
        self.told.setText(tr("Writing…"))
        self.desk.runner.run(
            "Exporting",
            lambda progress, cancel: operations.export(matter, workspace, kind, order, report=progress, cancel=cancel),
            on_success=self._on_exported,
            on_failure=self._on_not_exported,
            on_cancel=lambda: self.told.setText(tr("The export was stopped; nothing was written.")),
        )

    def _suggestion(self) -> Path:
        session = self.desk.session
        place = session.path or Path.home() / f"{session.matter.title if session.matter else 'brief'}{ENDING}"
        last = self.desk.memory.text("export_folder", "")
        folder = Path(last) if session.path is None and last and Path(last).is_dir() else place.parent
        return folder / f"{place.name.removesuffix(ENDING)}-{session.kind.value}.docx"

    def _on_exported(self, done: Exported) -> None:
        self.desk.drafting.take(done.shown)
        self._folder = done.report.docx.parent
        self.desk.memory.remember("export_folder", str(self._folder))
        for path in reversed(done.files):
            item = QListWidgetItem(path.name)
            item.setToolTip(str(path))
            self.written.insertItem(0, item)
        self._show_written()
        self.told.setText(" ".join(done.notes))
        tone = Tone.CAUTION if done.report.notes else Tone.OK
        told = f"{tr('Written')}: {', '.join(path.name for path in done.files)}."
        self.desk.tell(" ".join([told, *done.notes]), tone, act=tr("Open the folder"), action=self._open_folder)

    def _on_not_exported(self, error: Exception) -> None:
        self.told.setText("")
        self.desk.show_failure(error)
        if isinstance(error, ExportBlocked):
            self.desk.go_to(Place(room=CHECK))

    def _show_written(self) -> None:
        for widget in (self.lately, self.written, self.open):
            widget.setVisible(bool(self.written.count()))

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    return rule
