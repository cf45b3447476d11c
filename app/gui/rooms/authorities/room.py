"""The Authorities room: search, read and keep the library. It connects its parts; what they show they know themselves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app import paths
from app.gui.desk import Changes, Desk
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.gui.places import AUTHORITIES, Place
from app.gui.room import Room
from app.gui.rooms.authorities import PLAN
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.arrangement import Arrangement
from app.gui.rooms.authorities.banners import Banners
from app.gui.rooms.authorities.catalog import Catalog, Row, Subset, forum_of, read_catalog, stranger, subsets_of
from app.gui.rooms.authorities.going_on import GoingOn
from app.gui.rooms.authorities.hindrances import hindrances
from app.gui.rooms.authorities.import_pane import ImportPane, report_words
from app.gui.rooms.authorities.leaves import DUPLICATES, IMPORT, LIBRARY, UPKEEP, Leaves
from app.gui.rooms.authorities.opening import Goal, Opener, goal_of
from app.gui.rooms.authorities.questions import LibraryDialogs, LibraryQuestions
from app.gui.rooms.authorities.reader import ACTS, Reader
from app.gui.rooms.authorities.reading import Reading
from app.gui.rooms.authorities.reading_round import ReadingRound
from app.gui.rooms.authorities.search_pane import SearchPane
from app.gui.rooms.authorities.sheet import Sheet
from app.gui.rooms.authorities.side import ABOUT, REVIEW, Side
from app.gui.rooms.authorities.taking import Taking
from app.gui.rooms.authorities.twins_pane import TwinsPane
from app.gui.rooms.authorities.unfinished import Unfinished
from app.gui.rooms.authorities.upkeep_pane import UpkeepPane

if TYPE_CHECKING:
    from app.tasks.import_rows import ImportReport

_LEAST_TEXT = 320
"""The least breadth of the text in pixels, at every size: in the narrowest window the list stands beside it, too."""

_FIELDS = {"import": IMPORT, "duplicates": DUPLICATES}
PIN = "pin"
"""The field of a place at which the page of a proposition is to be typed."""


@guarded
class AuthoritiesRoom(Room):
    """Finds, shows and keeps what the library holds."""

    plan = PLAN
    side_share = 0.27
    side_most = 0.3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.questions: LibraryQuestions = LibraryDialogs(self, desk.memory)
        self.catalog = Catalog()
        self.acts = Acts(desk, self)
        self.opener = Opener(desk, self)
        secret = desk.workspace.settings.is_encrypted
        self.unfinished = Unfinished(paths.unfinished_path(), secret=secret)
        self.tabs, self.middle = Leaves(), QSplitter(Qt.Orientation.Horizontal)
        self.banners = Banners(self.acts)
        self.read_only = self.banners.read_only
        self._upkeep = QVBoxLayout()

    def build(self) -> Iterator[None]:
        """Make the panes one after the other."""
        desk = self.desk
        self.search = SearchPane(desk)
        yield
        self.reader = Reader()
        yield
        self.side = self.sheet = Side(self.acts, desk.workspace.practice, self.unfinished)
        self.arrangement = Arrangement(desk, self.search, self.reader, self.sheet)
        self.taking = Taking(desk, self.sheet, self._turn_to)
        self.going_on = GoingOn(desk, self.reader, self.unfinished)
        self.round = ReadingRound(desk, self.reader, self.sheet, self.opener, self._on_key)
        yield
        self.sheet.turn_to(ABOUT)
        yield
        self.imports, self.twins = (
            ImportPane(desk, None if desk.workspace.settings.is_encrypted else paths.past_imports_path()),
            TwinsPane(desk, self.acts),
        )
        yield
        self._build()
        self._connect()
        self._propose_name()
        yield
        self._load()
        self.imports.restore()

    # The room

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        takes = {f"take_{act}": partial(self.reader.act, act) for act in ACTS}
        turn = self.tabs.setCurrentIndex
        return {
            **takes,
            "find_in_text": self._find_in_text,
            "find_next": self.reader.find_next,
            "find_previous": partial(self.reader.find_next, -1),
            "go_to_page": self.reader.page.setFocus,
            "outline": self.reader.open_outline,
            "read_it": self.round.say_read,
            "read_and_next": self.round.read_and_next,
            "next_unread": self.round.next,
            "explain": self._explain,
            "suggestions": partial(self._turn_to, REVIEW),
            "imported": partial(turn, IMPORT),
            "import_folder": self._import_folder,
            "duplicates": partial(turn, DUPLICATES),
            "upkeep": partial(turn, UPKEEP),
        }

    def obstacles(self) -> Mapping[str, str]:
        """What needs a text that is open, or words selected in it."""
        none = {} if self.round.left else {"next_unread": tr("the draft cites nothing else that nobody has read")}
        return {**hindrances(self.reader, self.opener.key), **none}

    @cached_property
    def upkeep(self) -> UpkeepPane:
        """The leaf for the library as a whole, made when it is first shown."""
        made = UpkeepPane(self.desk, self.acts, lambda: self.questions, self._subsets)
        made.watch.opened.connect(self._on_key)
        self._upkeep.addWidget(made)
        return made

    def panes(self) -> tuple[QWidget, ...]:
        """The field, the list, the text."""
        return (self.search.field, self.search.list, self.reader.text)

    def splitters(self) -> Mapping[str, QSplitter]:
        """Between the list and the text."""
        return {"middle": self.middle}

    def arrive(self) -> None:
        """Begin in the search field; the side pane stands beside what is read, if there is place for it."""
        self._fold_side()
        self.going_on.offer(self.catalog)
        super().arrive()

    @property
    def has_words(self) -> bool:
        """Half-written notes and propositions are kept in a file of their own; those of an encrypted library are not."""
        return bool(self.unfinished.keys) and not self.unfinished.kept

    def leave(self) -> None:
        """The way back is gone with it."""
        self.reader.show_origin("")
        self.round.show_from("")

    def find_here(self) -> None:
        """Find in the text while one reads; else search the library."""
        focus = self.window().focusWidget()
        if focus is not None and self.reader.isAncestorOf(focus):
            self._find_in_text()
            return
        self.tabs.setCurrentIndex(LIBRARY)
        self.arrangement.show_list()
        self.search.field.setFocus()
        self.search.field.selectAll()

    def here(self) -> Place:
        """The authority that is read, on its leaf of the room."""
        reads = self.tabs.currentIndex() == LIBRARY
        return Place(room=AUTHORITIES, authority=self.opener.key if reads else "")

    def show_place(self, place: Place) -> None:
        """Show an authority at a page, the imported files, or what words find."""
        self.reader.show_origin(self.came_from)
        self.round.show_from(self.came_from)
        if place.field in _FIELDS:
            self.tabs.setCurrentIndex(_FIELDS[place.field])
            return
        self.tabs.setCurrentIndex(LIBRARY)
        if place.authority:
            self.open(place.authority, Goal(pin=place.pin))
            if place.field == PIN:
                self.arrangement.show_side()
                self.sheet.ask_for_pin(place.authority)
        if place.words:
            self.arrangement.show_list()
            self.search.field.setText(place.words)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Import files and folders, and show a row for each."""
        if paths:
            self.tabs.setCurrentIndex(IMPORT)
            self.imports.run(paths)

    def open(self, key: str, goal: Goal) -> None:
        """Read an authority at a place, in the background."""
        self.going_on.keep_place()
        self.opener.open(key, goal, self.catalog)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped; a matter is the window's."""
        urls = event.mimeData().urls()
        if urls and not any(url.toLocalFile().endswith(".matter.json") for url in urls):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what has no place any more."""
        super().resizeEvent(event)
        self.arrangement.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember where one reads: the room is left, or the window closes."""
        super().hideEvent(event)
        self.going_on.keep_place()
        self.sheet.save()

    # What follows from what

    def _fold_side(self) -> None:
        """The side pane speaks of what is read: it is there beside the library only."""
        reads = self.tabs.currentIndex() == LIBRARY
        self.arrangement.begin(reading=reads and bool(self.opener.key))

    def _turn_to(self, leaf: int) -> None:
        self.arrangement.show_side()
        self.sheet.turn_to(leaf)

    def _explain(self) -> None:
        self.arrangement.show_list()
        self.search.explain()

    def _load(self) -> None:
        forum = forum_of(self.desk.session.matter)
        self.desk.runner.run(
            "Looking for authorities",
            lambda _progress, _cancel: read_catalog(self.desk.workspace, forum),
            on_success=self._show_catalog,
            on_failure=self.desk.show_failure,
        )

    def _show_catalog(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.search.show_catalog(catalog)
        self.round.show_catalog(catalog)
        self.imports.show_catalog(catalog)
        self.read_only.setVisible(self.desk.workspace.library.read_only)  # it is open by now
        self.going_on.offer(self.catalog)

    def _on_matter(self) -> None:
        self._propose_name()
        if forum_of(self.desk.session.matter) != self.catalog.forum:
            self._load()

    def _propose_name(self) -> None:
        matter = self.desk.session.matter
        name = matter.counsel_of(self.desk.session.side).name or "" if matter is not None else ""
        self.acts.proposed = name
        self.sheet.propose_name(name)
        self.banners.name.setText(name)

    def _ask_for_name(self) -> None:
        (self.sheet if self.sheet.isVisible() else self.banners).ask_for_name()

    def _on_row(self, row: Row) -> None:
        self.open(str(row.entry.authority.key), goal_of(row.hit or self.search.best_hit(row)))

    def _on_opened(self, reading: Reading, goal: Goal, fresh: bool) -> None:  # Qt's signature
        entry = self.catalog.entries.get(reading.authority.key) or stranger(reading.authority, self.catalog)
        if fresh:
            first = self.reader.head.isHidden()
            self.acts.let_go()
            self.reader.show_reading(reading, entry)
            self.sheet.show_reading(reading)
            if first and self.isVisible():
                self.arrangement.begin(reading=True)
                self.search.make_room()
        self.search.follow(self.opener.key)
        self.round.show()
        self.going_on.go_to(reading, goal)
        self.going_on.note_opened(self.opener.key)

    def _on_known(self, sheet: Sheet) -> None:
        known = stranger(sheet.authority, self.catalog)
        self.reader.show_entry(replace(known, favourite=sheet.favourite))
        self.sheet.show_sheet(sheet)

    def _on_gone(self, key: str) -> None:
        if key == self.opener.key:
            self.opener.close()
            self.reader.show_reading(None, None)
            self.sheet.show_sheet(None)
            self.search.follow("")
            self.round.show()
            self.arrangement.begin(reading=False)

    def _find_in_text(self) -> None:
        self.reader.seek.setFocus()
        self.reader.seek.selectAll()

    def _on_key(self, key: str) -> None:
        self.tabs.setCurrentIndex(LIBRARY)
        self.open(key, Goal())

    def _import_files(self) -> None:
        self.take_files(self.desk.questions.opinions())

    def _import_folder(self) -> None:
        folder = self.questions.folder_to_import()
        if folder is not None:
            self.take_files([folder])

    def _on_imported(self, report: "ImportReport") -> None:
        self._count_files()
        self.going_on.note_imported(report)
        words, doubtful = report_words(report)
        place = "duplicates" if report.twins else "import"
        self.desk.tell(
            words,
            Tone.CAUTION if doubtful else Tone.OK,
            act=tr("Compare") if report.twins else tr("Show the files"),
            action=lambda: self.desk.go_to(Place(room=AUTHORITIES, field=place)),
        )

    def _count_files(self) -> None:
        self.tabs.show_count(IMPORT, len(self.imports.rows))

    def _subsets(self) -> tuple[Subset, ...]:
        listed = tuple(dict.fromkeys(str(row.entry.authority.key) for row in self.search.list.rows.rows))
        return subsets_of(self.catalog, self.opener.key, listed)

    def _on_tab(self, number: int) -> None:
        if number == DUPLICATES:
            self.twins.look()
        elif number == UPKEEP:
            self.upkeep.look()

    def _on_changed(self, changes: Changes) -> None:
        if not changes & (Changes.AUTHORITIES | Changes.PROPOSITIONS | Changes.NOTES):
            return
        self._load()
        self.opener.refresh(self.catalog)
        if changes & Changes.AUTHORITIES:
            self._on_tab(self.tabs.currentIndex())

    # Building

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.middle.addWidget(self.search)
        self.middle.addWidget(self.reader)
        self.middle.setStretchFactor(0, 4)
        self.middle.setStretchFactor(1, 6)
        self.middle.setChildrenCollapsible(False)
        self.reader.setMinimumWidth(_LEAST_TEXT)
        whole = QWidget()
        whole.setLayout(self._upkeep)
        self._upkeep.setContentsMargins(0, 0, 0, 0)
        self.tabs.show_pages((self.middle, self.imports, self.twins, whole))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banners)
        layout.addWidget(self.tabs)

    def _connect(self) -> None:
        self.search.opened.connect(self._on_row)
        self.search.entered.connect(self.reader.text.setFocus)
        self.search.import_wanted.connect(self._import_files)
        self.opener.opened.connect(self._on_opened)
        self.opener.known.connect(self._on_known)
        self.reader.wanted.connect(self.taking.take)
        self.reader.import_wanted.connect(self._import_files)
        self.imports.files_wanted.connect(self._import_files)
        self.imports.folder_wanted.connect(self._import_folder)
        self.imports.finished.connect(self._on_imported)
        self.imports.counted.connect(self._count_files)
        self.imports.opened.connect(self._on_key)
        self.twins.opened.connect(self._on_key)
        self.twins.counted.connect(partial(self.tabs.show_count, DUPLICATES))
        self.sheet.went.connect(self.open)
        self.sheet.done.connect(self.reader.text.setFocus)
        self.arrangement.side_asked.connect(self.side_asked)
        self.reader.back.clicked.connect(self.back_asked)
        self.reader.started.connect(lambda link: self.open(link.key, Goal(passage=link.passage)))
        self.acts.gone.connect(self._on_gone)
        self.acts.nameless.connect(self._ask_for_name)
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.currentChanged.connect(self._fold_side)
        self.desk.changed.connect(self._on_changed)
        self.desk.session.opened.connect(self._on_matter)
        self.desk.session.matter_changed.connect(self._on_matter)
