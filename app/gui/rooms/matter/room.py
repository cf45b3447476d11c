"""The Matter room: the case, its parties, papers, counts and facts, and what its filed papers say."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.gui import operations
from app.gui.desk import Desk
from app.gui.frame.files import ENDING, file_name
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look import scale
from app.gui.look.palette import Tone
from app.gui.places import Place
from app.gui.room import Room
from app.gui.rooms.matter import PLAN
from app.gui.rooms.matter.case import CaseForm
from app.gui.rooms.matter.leading import CASE, COUNTS, ELEMENTS, FACTS, PAPERS, PARTIES, READING, find_goal
from app.gui.rooms.matter.reader import PaperReader
from app.gui.rooms.matter.reading import ReadingPage
from app.gui.rooms.matter.rules import Rules, RulesPane, find_rules
from app.gui.rooms.matter.shown import ShownPage, lacking
from app.gui.rooms.matter.tables import ECF, PLACE, MatterTables
from app.gui.widgets.lazy_tabs import LazyTabs
from app.law.matters import Matter, PaperKind

_BESIDE = 800
"""The breadth of the window, at the usual size, from which the deadlines stand beside the case."""

_SPLIT, _SHOWN_SPLIT = "reading", "elements"

_TABS = ("Case", "Parties", "Papers", "Counts", "Facts", "Reading", "Elements")
_TABLES = ("parties", "papers", "counts", "facts")


@guarded
class MatterRoom(Room):
    """Everything that the brief says of the case, and when it is due."""

    plan = PLAN
    side_share = 0.3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reading: ReadingPage | None = None
        self._shown: ShownPage | None = None
        self._is_narrow = False
        self._opening = 0
        self.tables = MatterTables(desk.workspace.practice, self)
        self.tabs, self.rules = LazyTabs(), RulesPane()
        self.case = CaseForm()
        self.reader = PaperReader(desk, lambda: self.reading, self._show_readings, self)
        self.side = self.rules

    def build(self) -> Iterator[None]:
        """The frame, then what the case says; the other pages are made when they are looked at."""
        self._build()
        self._connect()
        yield
        self.refresh()
        self._tell_of_begun()
        self._find_rules()
        self._find_courts()

    def prepare(self) -> Iterator[None]:
        """The pages that take longest to make."""
        for page in (lambda: self.reading, lambda: self.shown):
            page()
            yield

    @property
    def reading(self) -> ReadingPage:
        """The page on which filed papers are read; made when it is first asked for."""
        if self._reading is None:
            self._reading = page = ReadingPage(self.desk.workspace.practice)
            page.changed.connect(self._change)
            page.counts.refused.connect(self._tell_refused)
            page.asked_to_read.connect(self.reader.ask_and_read)
            page.pasted.connect(self.reader.read_text)
            if self.desk.session.matter is not None:
                page.show_matter(self.desk.session.matter)
            if (places := self.desk.memory.find_bytes(f"{self.plan.name}/{_SPLIT}")) is not None:
                page.split.restoreState(places)
                page.shares = False
            self.tabs.put(READING, page)
        return self._reading

    @property
    def shown(self) -> ShownPage:
        """The page of what must be shown; made when it is first asked for."""
        if self._shown is None:
            self._shown = page = ShownPage(self.desk.workspace.practice)
            page.changed.connect(self._change)
            page.led.connect(self.reader.lead_to_complaint)
            if self.desk.session.matter is not None:
                page.show_matter(self.desk.session.matter)
            if (places := self.desk.memory.find_bytes(f"{self.plan.name}/{_SHOWN_SPLIT}")) is not None:
                page.split.restoreState(places)
            self.tabs.put(ELEMENTS, page)
        return self._shown

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {
            "read_complaint": partial(self.reader.read_kind, PaperKind.COMPLAINT),
            "read_motion": partial(self.reader.read_kind, PaperKind.MOTION),
            "read_opposition": partial(self.reader.read_kind, PaperKind.OPPOSITION),
            "read_reply": partial(self.reader.read_kind, PaperKind.REPLY),
            "add_fact": partial(self._add_to, FACTS),
            "add_count": partial(self._add_to, COUNTS),
            "add_party": partial(self._add_to, PARTIES),
            "add_paper": partial(self._add_to, PAPERS),
            "show_elements": self._go_to_missing,
            "save_calendar": self._save_calendar,
        }

    def obstacles(self) -> Mapping[str, str]:
        """A paper that is answered is read when the matter has it."""
        matter, asked = self.desk.session.matter, {}
        for name, kind in (("read_opposition", PaperKind.OPPOSITION), ("read_reply", PaperKind.REPLY)):
            if matter is not None and matter.find_operative(kind) is None:
                asked[name] = tr("There is no {paper} among the papers: add it there first.").format(paper=kind.value)
        return asked

    def panes(self) -> tuple[QWidget, ...]:
        """The tabs' page, then the tabs."""
        return (self.tabs,)

    def arrive(self) -> None:
        """Begin at the tab that was shown last; very large type leaves no place for the deadlines beside it."""
        self._is_narrow = False
        self._fit_side()
        self.tabs.tabBar().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the deadlines away, or show them again, with the breadth of the window."""
        super().resizeEvent(event)
        self._fit_side()

    def changeEvent(self, event: QEvent) -> None:
        """The same when everything is drawn larger or smaller, once all of it has its new size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._fit_side)  # the breadths are shared by what each pane asks for

    def splitters(self) -> Mapping[str, QSplitter]:
        """Counts over paragraphs, and elements over facts, once there are pages of them."""
        made = {_SPLIT: self._reading, _SHOWN_SPLIT: self._shown}
        return {name: page.split for name, page in made.items() if page is not None}

    def show_place(self, place: Place) -> None:
        """Go to a tab, to a field of the case, or to the cell in which a gap is filled."""
        matter = self.desk.session.matter
        goal = find_goal(place.field, matter, self.desk.session.side, self.case.fields)
        if goal.tab == ELEMENTS:
            self._go_to_missing()
            return
        page = self.tabs.turn_to(goal.tab)
        if goal.tab == CASE:
            self.case.focus_field(goal.field)
        elif goal.tab == READING:
            self.reading.choose(PaperKind.MOTION)
            self.reading.points.go_to_open()
        elif goal.paper:
            self.tables.papers.edit_at([str(one.id) for one in matter.papers].index(goal.paper) if matter else 0, ECF)
        elif goal.tab == FACTS:
            self.tables.facts.go_to(self._first_placeless(), PLACE)
        else:
            page.setFocus()

    @property
    def has_words(self) -> bool:
        """Whether a field or a cell has words that the matter has not, or a pasted paper is not read yet."""
        return self.case.has_words or self.tables.has_words or self._has_pasted

    def keep_words(self) -> bool:
        """Take them into the matter; a pasted text must be read first."""
        if not self.tables.keep_words():
            self.tabs.turn_to(PARTIES + _TABLES.index(self.tables.refusing))
            return False
        if not self.case.keep_words():
            self.tabs.turn_to(CASE)
            return False
        if self._has_pasted:
            self.tabs.turn_to(READING)
            self.reading.text.setFocus()
            self.desk.tell(tr("The text that was pasted is not read yet: press “Read this text”, or empty it."))
            return False
        return True

    def with_words(self, matter: Matter) -> Matter:
        """The matter with the words of fields and cells, for what is kept against a crash."""
        return self.tables.with_words(self.case.with_words(matter))

    @property
    def _has_pasted(self) -> bool:
        return self._reading is not None and self._reading.has_words

    def refresh(self) -> None:
        """Show the matter as it is now."""
        matter = self.desk.session.matter
        if matter is None:
            return
        self._opening = self.desk.session.opening
        self.reader.follow_counts(matter)
        self.case.show_matter(matter)
        self.tables.show_matter(matter)
        if self._reading is not None:
            self._reading.show_matter(matter)
        if self._shown is not None:
            self._shown.show_matter(matter)
        lack = lacking(matter, self.desk.workspace.practice)
        sizes = (0, len(matter.parties), len(matter.papers), len(matter.counts), len(matter.facts), 0, lack)
        for number, (words, size) in enumerate(zip(_TABS, sizes, strict=True)):
            self.tabs.setTabText(number, f"{tr(words)} {size}" if size else tr(words))

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Parts of the matter"))
        tables: list[Callable[[], QWidget]] = [partial(self.tables.find, field) for field in _TABLES]
        for make, words in zip(
            [lambda: self.case, *tables, lambda: self.reading, lambda: self.shown], _TABS, strict=True
        ):
            self.tabs.add_later(tr(words), make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def _connect(self) -> None:
        session = self.desk.session
        session.opened.connect(self._on_opened)
        session.matter_changed.connect(self.refresh)
        self.desk.drafting.counted.connect(self._find_rules)
        self.rules.wanted_days.connect(partial(self.tabs.turn_to, PAPERS))
        self.tables.made.connect(lambda field, table: self.tabs.put(PARTIES + _TABLES.index(field), table))
        for source in (self.case, self.tables):
            source.changed.connect(self._change)
            source.refused.connect(self._tell_refused)
            source.mended.connect(self._tell_mended)
        self.tables.led.connect(lambda _field: self.reader.lead_to_complaint())

    def _on_opened(self) -> None:
        self.case.let_go()
        self.tables.let_go()
        self.reader.begin()
        if self._reading is not None:
            self._reading.begin()
        if self._shown is not None:
            self._shown.begin()
        self.refresh()
        self._tell_of_begun()

    def _tell_of_begun(self) -> None:
        """A matter that was begun from its complaint has what was read behind a tab that nobody looked at."""
        if self.desk.session.matter is not None and self.desk.session.path is None:
            self.reader.tell_of_begun(self.desk.session.matter)

    def _tell_refused(self, why: str) -> None:
        self.desk.tell(why, Tone.CAUTION)

    def _tell_mended(self) -> None:
        """What was told of words that could not be meant is true no more."""
        self.desk.tell(tr("Put right."), Tone.OK)

    def _find_courts(self) -> None:
        """Ask for the courts that can be chosen, which are read from files the first time."""
        self.desk.runner.run(
            "Reading the courts",
            lambda _progress, _cancel: (operations.find_courts(), operations.find_district_courts()),
            on_success=lambda found: self.case.offer_courts(*found),
            on_failure=self.desk.show_failure,
            on_store=False,
        )

    def _fit_side(self) -> None:
        is_narrow = self.window().width() < scale.px(_BESIDE)
        if self.isVisible() and is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.side_asked.emit(not is_narrow and self.desk.memory.flag("show_side", default=True))

    def _change(self, matter: Matter, what: str) -> None:
        """Take a change in; one of a field that loses the cursor because another matter is opened is not that one's."""
        if self._opening == self.desk.session.opening:
            self.desk.session.change(matter, what)

    def _first_placeless(self) -> int:
        """The first fact without a place in the record; the first of all where each has one."""
        facts = self.desk.session.matter.facts if self.desk.session.matter else ()
        return next((row for row, fact in enumerate(facts) if not fact.cites), 0)

    def _show_readings(self) -> None:
        self.desk.go_to(Place(room=self.plan.name))
        self.tabs.turn_to(READING)

    def _go_to_missing(self) -> None:
        self.tabs.turn_to(ELEMENTS)
        self.shown.go_to_missing()

    def _add_to(self, number: int) -> None:
        table = self.tabs.turn_to(number)
        table.added.emit()  # type: ignore[attr-defined]  # one of the record tables

    def _find_rules(self) -> None:
        """Find what the court's rules ask, whenever the days are counted: after a pause, and not at every key."""
        matter = self.desk.session.matter
        if matter is None:
            return
        self.desk.runner.run(
            "Counting days",
            lambda _progress, _cancel: find_rules(matter),
            on_success=partial(self._show_rules, matter),
            on_failure=self.desk.show_failure,
            on_store=False,
        )

    def _show_rules(self, matter: Matter, rules: Rules) -> None:
        if matter is self.desk.session.matter:
            self.rules.show_rules(rules)

    def _save_calendar(self) -> None:
        matter = self.desk.session.matter
        file = self.desk.session.path or Path.home() / f"{file_name(matter.title if matter else '')}{ENDING}"
        suggested = file.with_name(f"{file.name.removesuffix(ENDING)}-deadlines.ics")
        target = self.desk.questions.place_for_calendar(suggested) if matter else None
        if matter is not None and target is not None:
            self.desk.runner.run(
                "Writing the deadlines",
                lambda _progress, _cancel: operations.save_calendar(matter, target),
                on_success=lambda count: self.desk.tell(f"{trn('%n deadline(s)', count)}: {target.name}", Tone.OK),
                on_failure=self.desk.show_failure,
                on_store=False,
            )
