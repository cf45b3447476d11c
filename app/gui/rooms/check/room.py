"""The Check room: what stands against filing, where each sentence comes from, and the list before filing."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTabWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui import operations
from app.gui.advice import Advice, advise
from app.gui.days import write_day
from app.gui.desk import Desk
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT, Tone
from app.gui.open_gaps import OpenGap, gap_of, open_gaps
from app.gui.places import Place, find_place
from app.gui.room import Room
from app.gui.rooms.check import PLAN
from app.gui.rooms.check.detail import Detail
from app.gui.rooms.check.filing import BeforeFiling
from app.gui.rooms.check.provenance import Provenance
from app.gui.setting_aside import can_set_aside, log_aside
from app.gui.widgets.choice import Choice
from app.gui.widgets.findings_list import FindingsList
from app.gui.widgets.scaled import hold
from app.gui.words import SEVERITY_CHIPS
from app.law.findings import Finding, Override, Severity, count_blocking
from app.law.matters import Matter, SetAside
from app.matters import editing

_ALL, _PASSED = "", "overridden"


class CheckRoom(Room):
    """Shows the findings of the present draft, gravest first, and leads to their places."""

    plan = PLAN
    side_share = 0.3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.findings, self.sources, self.filing = FindingsList(), Provenance(), BeforeFiling(desk)
        self.summary, self.filter, self.words = QLabel(), Choice(), QLineEdit()
        self.tabs, self.tracing, self.sought = QTabWidget(), QWidget(), QLineEdit()
        self.detail = Detail()
        self._finding: Finding | None = None
        self._advice = Advice()
        self._gaps: tuple[OpenGap, ...] = ()
        self._all: tuple[Finding, ...] = ()
        self.side = self.detail

    def build(self) -> Iterator[None]:
        """Lay the pages out; then show what is found already."""
        self._build()
        yield
        self._connect()
        self._show(None)
        self.refresh()

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {
            "next_finding": lambda: self.findings.step(1),
            "previous_finding": lambda: self.findings.step(-1),
            "go_to_finding": self._go,
            "accept_finding": self._begin_to_accept,
        }

    def obstacles(self) -> Mapping[str, str]:
        """Without a finding there is none to go to or to let pass."""
        if self.findings.findings:
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
        self.desk.drafting.show_pages(wanted=self.tabs.currentWidget() is self.filing)
        self.findings.setFocus()

    def leave(self) -> None:
        """Pages need not be counted while nobody looks."""
        self.desk.drafting.show_pages(wanted=False)

    def find_here(self) -> None:
        """Filter by words."""
        field = self.sought if self.tabs.currentWidget() is self.tracing else self.words
        if self.tabs.currentWidget() is self.filing:
            self.tabs.setCurrentIndex(0)
        field.setFocus()

    def refresh(self) -> None:
        """Show the findings of the present draft."""
        shown = self.desk.drafting.shown
        self._all = self.desk.drafting.findings
        self._gaps = tuple(open_gaps(shown)) if shown else ()
        blocking = count_blocking(self._all)
        if shown is None:
            self.summary.setText(tr("Nothing is drafted yet."))
        elif blocking:
            self.summary.setText(_summary(blocking, len(self._all)))
        else:
            self.summary.setText(f"{tr('Nothing blocks filing')} · {trn('%n finding(s)', len(self._all))}")
        self._count_kinds()
        self._fill()
        self.sources.show_draft(shown)
        self.filing.refresh()

    # Building

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Checks"))
        self.tabs.addTab(self._list_page(), tr("Findings"))
        self.tabs.addTab(self._tracing_page(), tr("Provenance"))
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
        for kind in (_ALL, *Severity, _PASSED):
            self.filter.addItem("", str(kind))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
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

    def _tracing_page(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        self.sought.setPlaceholderText(tr("Filter sentences and sources by words"))
        self.sought.setAccessibleName(tr("Filter sentences and sources by words"))
        self.sought.setClearButtonEnabled(True)
        row.addWidget(self.sought, 1)
        layout = QVBoxLayout(self.tracing)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.sources, 1)
        return self.tracing

    def _connect(self) -> None:
        drafting = self.desk.drafting
        self.follow(self.refresh, drafting.drafted, drafting.previewed, self.desk.session.opened)
        self.follow(self.filing.refresh, drafting.counted)
        self.follow(self.filing.refresh, self.desk.session.saved_state_changed)  # every change tells this too
        self.findings.stood_on.connect(self._show)
        self.findings.chosen.connect(self._go_to_mend)
        self.filter.activated.connect(lambda _n: self._fill())
        self.words.textChanged.connect(lambda _words: self._fill())
        self.detail.went.connect(self._go)
        self.detail.accepted.connect(self._accept)
        self.detail.taken_back.connect(self._take_back)
        self.detail.mended.connect(lambda: self._follow(self._advice.place))
        self.sources.chosen.connect(self.desk.go_to)
        self.sought.textChanged.connect(self.sources.narrow)
        self.sources.currentItemChanged.connect(lambda item, _before: self._show_sentence(item))
        self.tabs.currentChanged.connect(lambda _number: self._on_tab())

    # Following

    def _fill(self) -> None:
        kind, words = self.filter.currentData(), self.words.text().casefold().split()
        self.findings.show_findings(tuple(f for f in self._all if _matches(f, kind, words)), self.desk.drafting.where)
        self._show_chosen()

    def _count_kinds(self) -> None:
        """Say behind each kind in the filter how many there are."""
        for number in range(self.filter.count()):
            kind = self.filter.itemData(number)
            words = {_ALL: tr("All"), _PASSED: tr("Let pass")}.get(kind)
            words = words or tr(SEVERITY_CHIPS[Severity(kind)][1].capitalize())
            count = sum(_matches(finding, kind, ()) for finding in self._all)
            self.filter.setItemText(number, f"{words} ({count})")

    def _show(self, finding: Finding | None) -> None:
        self._finding = finding
        self._advice = self._advise(finding, self.findings.nth_of_current()) if finding else Advice()
        if finding is None:
            self.detail.teach(self._teaching())
            return
        where, place = self.desk.drafting.where(finding), find_place(finding)
        self.detail.show_finding(finding, where, self._advice, place, self._passed(finding))
        self.detail.count_together(len(self._together()))
        line = self.findings.currentItem()
        if line is not None and line.childCount():
            self.detail.tell_group(line.childCount(), unread=finding.code == "unverified")

    def _passed(self, finding: Finding) -> str:
        """Who let a finding pass, and when; empty while it blocks."""
        matter = self.desk.session.matter
        known = matter.overrides if matter is not None and finding.overridden else ()
        said = tr("Let pass on {day}, by {name}.")
        found = next((one for one in known if one.finding == finding.key), None)
        return said.format(day=write_day(found.on), name=found.by) if found is not None else ""

    def _teaching(self) -> str:
        if self._all and not self.findings.findings:
            return tr("No finding is of this kind and has these words.")
        return tr("Choose a finding to see where it is and what can be done.") if self._all else ""

    def _advise(self, finding: Finding, nth: int) -> Advice:
        """What mends it."""
        return advise(finding, gap_of(finding, nth, self._gaps))

    def _on_tab(self) -> None:
        if self.isVisible():
            self.desk.drafting.show_pages(wanted=self.tabs.currentWidget() is self.filing)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Tell of what is chosen in the list that is shown."""
        if self.tabs.currentWidget() is self.tracing:
            self._show_sentence(self.sources.currentItem())
        elif self.tabs.currentWidget() is self.filing:
            self._show(None)
            self.detail.teach(tr("Tick what you have done; the ticks are remembered for this paper."))
        else:
            self._show(self.findings.current())

    def _show_sentence(self, item: QTreeWidgetItem | None) -> None:
        """Tell a sentence whole, with its sources."""
        self._show(None)
        sentence, sources = self.sources.told(item)
        if sentence:
            self.detail.show_words(sentence, sources)
        else:
            self.detail.teach(tr("Choose a sentence to see its sources; Enter goes to it in the draft."))

    def _go(self) -> None:
        """Go where the finding at the cursor stands."""
        if self._finding is not None:
            nth = self.findings.nth_of_current()
            self._follow(find_place(self._finding, nth) or self._advise(self._finding, nth).place)

    def _go_to_mend(self, finding: Finding, nth: int) -> None:
        """Go where a finding is mended, as the first button does."""
        self._follow(self._advise(finding, nth).place or find_place(finding, nth))

    def _follow(self, place: Place | None) -> None:
        if place is not None:
            self.desk.go_to(place)

    def _begin_to_accept(self) -> None:
        if self.detail.passing.isVisibleTo(self.detail):
            self.side_asked.emit(True)
            self.detail.reason.setFocus()
        else:
            self.desk.tell(tr("This finding cannot be let pass; what mends it stands beside it."), Tone.CAUTION)

    def _accept(self, reason: str) -> None:
        matter, finding = self.desk.session.matter, self._finding
        if matter is None or finding is None or not (finding.can_override or can_set_aside(finding)):
            return
        if not reason:
            asked = "Say why it is set aside" if can_set_aside(finding) else "Say why it may pass"
            self.desk.tell(f"{tr(asked)}: {tr('the reason is kept with the matter.')}", Tone.CAUTION)
            self.detail.reason.setFocus()
        elif can_set_aside(finding):
            self._set_aside(matter, [one for one in self._together() if can_set_aside(one)], reason)
        else:
            self._let_pass(matter, [one for one in self._together() if one.can_override], reason)

    def _together(self) -> tuple[Finding, ...]:
        """What a reason is given for: every finding that is selected and can be met as the one at the cursor."""
        finding = self._finding
        if finding is None:
            return ()
        chosen = self.findings.chosen_together()
        chosen = chosen if finding in chosen else (finding,)
        aside = can_set_aside(finding)
        return tuple(one for one in chosen if can_set_aside(one) is aside and (aside or one.can_override))

    def _set_aside(self, matter: Matter, findings: Sequence[Finding], reason: str) -> None:
        """Leave adverse authorities aside as their cards at the issues do, and go on to the next finding."""
        after, asides = matter, []
        for finding in findings:
            aside = SetAside(authority=finding.subject, reason=reason)
            after = editing.set_aside(after, self.desk.session.side, finding.issue, aside)
            asides.append((finding.issue, aside))
        self.findings.step_over(findings)
        self.desk.session.change(after, tr("setting an authority aside"))
        self.desk.tell(f"{tr('Set aside, and recorded with the matter')}: {reason}", Tone.OK)
        for issue, aside in asides:
            log_aside(self.desk, issue, aside)

    def _let_pass(self, matter: Matter, findings: Sequence[Finding], reason: str) -> None:
        overrides = [self._override(finding, reason) for finding in findings]
        after = matter
        for override in overrides:
            after = editing.put_override(after, override)
        self.findings.step_over(findings)
        self.desk.session.change(after, tr("letting a finding pass"))
        told = findings[0].message if len(findings) == 1 else reason
        self.desk.tell(f"{tr('Let pass, and recorded with the matter')}: {told}", Tone.OK)
        for override in overrides:
            self._log(override)

    def _override(self, finding: Finding, reason: str) -> Override:
        return Override(
            finding=finding.key,
            paper=self.desk.session.kind.value,
            reason=reason,
            by=self.desk.workspace.settings.attorney or tr("the attorney"),
            on=dt.datetime.now().astimezone().date(),
        )

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


def _summary(blocking: int, together: int) -> str:
    """How many block, and, where it is another number, how many there are."""
    if blocking == together:
        return trn("%n finding(s), (which blocks/all block) filing", together)
    blocks = trn("%n (blocks/block) filing", blocking)
    return tr("{blocks}, of {all}").format(blocks=blocks, all=trn("%n finding(s)", together))


def _matches(finding: Finding, kind: str, words: Sequence[str]) -> bool:
    if kind == _PASSED:
        return bool(finding.overridden)
    said = f"{finding.message} {finding.place}".casefold()
    return (not kind or finding.severity.value == kind) and all(word in said for word in words)
