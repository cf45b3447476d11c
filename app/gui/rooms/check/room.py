"""The Check room: what stands against filing, where each sentence comes from, and the list before filing."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui import operations
from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.look.palette import UNIT, Tone
from app.gui.places import DRAFT, Place, find_place
from app.gui.room import Room
from app.gui.rooms.check import PLAN
from app.gui.rooms.check.filing import BeforeFiling
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.lists import FindingsList
from app.gui.widgets.scaled import hold
from app.gui.words import SEVERITY_CHIPS
from app.law.findings import Finding, Override, Severity, count_blocking, counted
from app.matters import editing

_ALL = ""


class CheckRoom(Room):
    """Shows the findings of the present draft, gravest first, and leads to their places."""

    plan = PLAN
    side_share = 0.3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.findings, self.sources, self.filing = FindingsList(), QTreeWidget(), BeforeFiling(desk)
        self.summary, self.filter, self.words = QLabel(), QComboBox(), QLineEdit()
        self.tabs = QTabWidget()
        self.said, self.where = Wrapped("", "title"), Wrapped("", "muted")
        self.go, self.reason, self.accept = (
            QPushButton(tr("Go to its place")),
            QLineEdit(),
            QPushButton(tr("Let it pass")),
        )
        self.take_back = QPushButton(tr("Let it block again"))
        self.passing = QWidget()
        self._finding: Finding | None = None
        self._nth = 0
        self._all: tuple[Finding, ...] = ()
        self.side = self._detail()
        self._build()
        self._connect()
        self._show(None)
        self.refresh()

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {
            "next_finding": lambda: self.findings.step(1),
            "previous_finding": lambda: self.findings.step(-1),
            "go_to_finding": self._go,
            "accept_finding": self.reason.setFocus,
        }

    def obstacles(self) -> Mapping[str, str]:
        """Without a finding there is none to go to or to let pass."""
        if self.findings.model().rowCount():
            return {}
        return dict.fromkeys(self.table(), tr("nothing is found"))

    def splitters(self) -> Mapping[str, QSplitter]:
        """None."""
        return {}

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then what is told of one."""
        return (self.findings, self.tabs)

    def arrive(self) -> None:
        """Check what there is; draft first when nothing is drafted."""
        if self.desk.drafting.shown is None:
            self.desk.drafting.draft()
        self.findings.setFocus()

    def find_here(self) -> None:
        """Filter by words."""
        self.words.setFocus()

    def refresh(self) -> None:
        """Show the findings of the present draft."""
        shown = self.desk.drafting.shown
        self._all = shown.draft.findings if shown else ()
        blocking = count_blocking(self._all)
        if shown is None:
            self.summary.setText(tr("Nothing is drafted yet."))
        elif blocking:
            self.summary.setText(f"{blocking} {tr('block filing')} · {len(self._all)} {tr('in all')}")
        else:
            self.summary.setText(f"{tr('Nothing blocks filing')} · {counted(len(self._all), 'finding')}")
        self._fill()
        self._show_sources()
        self.filing.refresh()

    # Building

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Checks"))
        self.tabs.addTab(self._list_page(), tr("Findings"))
        self.sources.setHeaderLabels([tr("Sentence"), tr("Where it comes from")])
        self.sources.setAccessibleName(tr("Sentences and their sources"))
        self.sources.setWordWrap(True)
        self.sources.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.sources.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tabs.addTab(self.sources, tr("Provenance"))
        self.tabs.addTab(self.filing, tr("Before filing"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)

    def _list_page(self) -> QWidget:
        page, bar = QWidget(), QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        self.summary.setProperty("role", "title")
        self.filter.addItem(tr("All"), _ALL)
        for severity in Severity:
            self.filter.addItem(tr(SEVERITY_CHIPS[severity][1].capitalize()), severity.value)
        self.filter.addItem(tr("Let pass"), "overridden")
        self.filter.setAccessibleName(tr("Show findings of this kind"))
        self.words.setPlaceholderText(tr("Filter by words"))
        self.words.setAccessibleName(tr("Filter by words"))
        self.words.setClearButtonEnabled(True)
        hold(self.words, most=200)
        row.addWidget(self.summary, 1)
        row.addWidget(self.words)
        row.addWidget(self.filter)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.findings, 1)
        return page

    def _detail(self) -> QWidget:
        pane = QWidget()
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        layout.setSpacing(2 * UNIT)
        self.reason.setPlaceholderText(tr("Why it may pass, for the record"))
        self.reason.setAccessibleName(tr("Reason"))
        self.go.setProperty("role", "first")
        inside = QVBoxLayout(self.passing)
        inside.setContentsMargins(0, 2 * UNIT, 0, 0)
        inside.addWidget(Wrapped(tr("Let it pass in the final paper"), "heading"))
        for widget in (self.reason, self.accept, self.take_back):
            inside.addWidget(widget)
        parts: tuple[QWidget, ...] = (self.said, self.where, self.go, self.passing)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        return pane

    def _connect(self) -> None:
        drafting = self.desk.drafting
        drafting.drafted.connect(self.refresh)
        self.desk.session.matter_changed.connect(self.filing.refresh)
        self.desk.session.opened.connect(self.refresh)
        drafting.previewed.connect(self.filing.refresh)
        drafting.counted.connect(self.filing.refresh)
        self.findings.stood_on.connect(self._show)
        self.findings.chosen.connect(self._go_to)
        self.filter.activated.connect(lambda _n: self._fill())
        self.words.textChanged.connect(lambda _words: self._fill())
        self.go.clicked.connect(self._go)
        self.accept.clicked.connect(self._accept)
        self.reason.returnPressed.connect(self._accept)
        self.take_back.clicked.connect(self._take_back)
        self.sources.itemActivated.connect(self._on_sentence)
        self.sources.currentItemChanged.connect(lambda item, _before: self._show_sentence(item))
        self.tabs.currentChanged.connect(lambda _number: self._show_chosen())

    # Following

    def _fill(self) -> None:
        kind, words = self.filter.currentData(), self.words.text().casefold().split()
        self.findings.show_findings(tuple(f for f in self._all if _matches(f, kind, words)), self._where)
        if not self.findings.topLevelItemCount():
            self._show(None)

    def _where(self, finding: Finding) -> str:
        """The place in words: a heading, or the name of an authority."""
        shown = self.desk.drafting.shown
        authority = shown.draft.source.find_authority(finding.place) if shown and finding.place else None
        return (authority.short_name or authority.name) if authority else finding.place

    def _show(self, finding: Finding | None) -> None:
        self._finding = finding
        said = tr("Choose a finding to see where it is and what can be done.") if self._all else ""
        self.said.setText(finding.message if finding else said)
        self.where.setText(self._where(finding) if finding else "")
        self.go.setVisible(finding is not None and find_place(finding) is not None)
        may = finding is not None and (finding.can_override or bool(finding.overridden))
        self.passing.setVisible(may)
        self.accept.setVisible(finding is not None and not finding.overridden)
        self.take_back.setVisible(finding is not None and bool(finding.overridden))
        self.reason.setText(finding.overridden if finding else "")

    def _show_chosen(self) -> None:
        """Tell of what is chosen in the list that is shown."""
        if self.tabs.currentWidget() is self.sources:
            self._show_sentence(self.sources.currentItem())
        else:
            self._show(self.findings.current() if self.tabs.currentWidget() is not self.filing else None)

    def _show_sentence(self, item: QTreeWidgetItem | None) -> None:
        """Tell a sentence whole, with its sources."""
        self._show(None)
        told = item is not None and item.parent() is not None
        self.said.setText(item.text(0) if item is not None and told else tr("Choose a sentence to see its sources."))
        self.where.setText(item.text(1).replace("; ", "\n") if item is not None and told else "")

    def _show_sources(self) -> None:
        self.sources.clear()
        shown = self.desk.drafting.shown
        under: dict[str, QTreeWidgetItem] = {}
        for sentence in shown.sentences if shown else ():
            if sentence.heading not in under:
                under[sentence.heading] = QTreeWidgetItem([sentence.heading or tr("Before the first heading"), ""])
                self.sources.addTopLevelItem(under[sentence.heading])
            words = "; ".join(shown.sources[origin] for origin in sentence.sources) if shown else ""
            item = QTreeWidgetItem([sentence.text, words or tr("none")])
            item.setToolTip(0, sentence.text)
            item.setToolTip(1, words)
            item.setData(0, Qt.ItemDataRole.UserRole, sentence.heading)
            under[sentence.heading].addChild(item)
        self.sources.expandAll()

    def _on_sentence(self, item: QTreeWidgetItem) -> None:
        heading = item.data(0, Qt.ItemDataRole.UserRole) or item.text(0)
        self.desk.go_to(Place(room=DRAFT, heading=heading))

    def _go(self) -> None:
        if self._finding is not None:
            self._go_to(self._finding, self.findings.nth_of_current())

    def _go_to(self, finding: Finding, nth: int) -> None:
        place = find_place(finding, nth)
        if place is not None:
            self.desk.go_to(place)

    def _accept(self) -> None:
        matter, finding, reason = self.desk.session.matter, self._finding, self.reason.text().strip()
        if matter is None or finding is None or not finding.can_override:
            return
        if not reason:
            self.desk.tell(tr("Say why it may pass: the reason is kept with the matter."), Tone.CAUTION)
            self.reason.setFocus()
            return
        override = Override(
            finding=finding.key,
            paper=self.desk.session.kind.value,
            reason=reason,
            by=self.desk.workspace.settings.attorney or tr("the attorney"),
            on=dt.datetime.now().astimezone().date(),
        )
        self.desk.session.change(editing.put_override(matter, override), tr("letting a finding pass"))
        self._log(override)

    def _log(self, override: Override) -> None:
        path = self.desk.session.path
        if path is not None:
            self.desk.runner.run(
                "Recording",
                lambda _progress, _cancel: operations.log_passing(path, override),
                on_success=lambda _done: None,
                on_failure=self.desk.show_failure,
            )

    def _take_back(self) -> None:
        matter, finding = self.desk.session.matter, self._finding
        if matter is not None and finding is not None:
            after = editing.drop_override(matter, self.desk.session.kind.value, finding.key)
            self.desk.session.change(after, tr("letting a finding block again"))


def _matches(finding: Finding, kind: str, words: Sequence[str]) -> bool:
    if kind == "overridden":
        return bool(finding.overridden)
    said = f"{finding.message} {finding.place}".casefold()
    return (not kind or finding.severity.value == kind) and all(word in said for word in words)
