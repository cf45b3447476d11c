"""The Draft room: outline and gaps, the text with its sources or its editor, and the real pages beside it."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.gui.desk import Desk
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.places import AUTHORITIES, DRAFT, Place
from app.gui.room import Room
from app.gui.rooms.draft import PLAN
from app.gui.rooms.draft.bar import make_bar
from app.gui.rooms.draft.draft_view import DraftView
from app.gui.rooms.draft.editor import BlockEditor
from app.gui.rooms.draft.following import Follower
from app.gui.rooms.draft.left_pane import CONFLICTS, LeftPane
from app.gui.rooms.draft.modules import Modules
from app.gui.rooms.draft.pages import PagesPane
from app.gui.rooms.draft.replacer import Replacer
from app.gui.rooms.draft.writing import Writer
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.paper_button import PaperButton
from app.gui.widgets.quick_pick import QuickPick
from app.law.edits import OWN, EditConflict
from app.law.matters import Matter

BROAD = 620
"""The breadth, at the usual size, from which outline and text stand side by side unless the user says otherwise."""

_ROOM = (3 * UNIT, UNIT, 2 * UNIT, UNIT)
"""Around how the draft stands."""


@guarded
class DraftRoom(Room):
    """Shows the drafted paper, takes the attorney's edits, and keeps its pages in view."""

    plan = PLAN
    side_share = 0.4

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view, self.editor, self.pages = DraftView(), BlockEditor(), PagesPane(desk.runner, desk.memory)
        self.beside, self.left, self.columns = QWidget(), LeftPane(), QSplitter(Qt.Orientation.Horizontal)
        self.rows, self.state = QSplitter(Qt.Orientation.Vertical), Wrapped("", "muted", room=_ROOM)
        self.paper = PaperButton(desk.papers)
        self.with_outline, self.with_pages = QPushButton(tr("Outline")), QPushButton(tr("Pages"))
        self.picker = QuickPick(tr("Part of a name or of what it stands for"), self)
        self.writer = Writer(desk, self.view, self.editor, self.picker)
        self._conflicts: frozenset[str] = frozenset()
        self.modules = Modules(desk, self.view, self.writer, self.picker, self)
        self.replacer = Replacer(desk, self.view, self.writer)
        self.follower = Follower(desk, self.view, self.pages.strip)
        self.side = self.pages

    def build(self) -> Iterator[None]:
        """Lay the panes out; then show what is drafted already."""
        self._build()
        yield
        self._connect()
        self._on_drafted()
        self.pages.show_preview(self.desk.drafting.preview)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {
            "draft": self.desk.drafting.draft,
            "edit": self.writer.edit,
            "add_paragraph": self.writer.add,
            "insert_citation": self.writer.pick_citation,
            "open_cited": self._open_cited,
            "move_up": partial(self.writer.move, -1),
            "move_down": partial(self.writer.move, 1),
            "argument_up": partial(self.writer.move_point, -1),
            "argument_down": partial(self.writer.move_point, 1),
            "own_words": self.writer.own_words,
            "save_module": self.modules.save,
            "insert_module": self.modules.insert,
            "replace": self.replacer.open,
            "next_gap": partial(self._step_to_gap, 1),
            "fill_gap": self._fill_gap,
            "show_conflicts": self._show_conflicts,
            "previous_gap": partial(self._step_to_gap, -1),
            "draft_outline": self.with_outline.click,
        }

    def obstacles(self) -> Mapping[str, str]:
        """Without a draft there is nothing to edit; not every place of it is a paragraph, or a citation."""
        if self.desk.drafting.shown is None:
            return dict.fromkeys(self.table().keys() - {"draft", "draft_outline"}, tr("nothing is drafted yet"))
        found: dict[str, str] = {}
        if not self.view.places.gaps:
            found |= dict.fromkeys(("next_gap", "previous_gap", "fill_gap"), tr("no placeholder is left"))
        if not self._shown_conflicts():
            found["show_conflicts"] = tr("no edit stands against the draft")
        if self.view.block_number() is None:
            here = ("edit", "add_paragraph", "move_up", "move_down", "argument_up", "argument_down", "save_module")
            found |= dict.fromkeys(here, tr("put the cursor into a paragraph"))
        if self.view.cited_at(self.view.text.textCursor()) is None:
            found["open_cited"] = tr("put the cursor on a citation")
        return found

    def splitters(self) -> Mapping[str, QSplitter]:
        """Outline beside the text, the text over its editor."""
        return {"columns": self.columns, "rows": self.rows}

    def panes(self) -> tuple[QWidget, ...]:
        """Text, outline, and then the pages."""
        return (self.left, self.view.text)

    def arrive(self) -> None:
        """Make pages while one is here; draft if there is none yet."""
        self.desk.drafting.show_pages(wanted=True)
        if self.desk.drafting.shown is None:
            self.desk.drafting.draft()
        self.view.text.setFocus()

    def leave(self) -> None:
        """Pages need not be made while nobody looks."""
        self.desk.drafting.show_pages(wanted=False)

    @property
    def has_words(self) -> bool:
        """Whether the editor holds words that were not kept."""
        return self.editor.changed

    def keep_words(self) -> bool:
        """Keep what is in the editor."""
        return self.writer.keep()

    def with_words(self, matter: Matter) -> Matter:
        """The matter with the editor's words."""
        return self.writer.with_words(matter)

    def here(self) -> Place:
        """The block at the cursor, and how far in it."""
        shown, number = self.desk.drafting.shown, self.view.block_number()
        if shown is None or number is None:
            return super().here()
        block = shown.draft.block_ids[number]
        start = self.view.position_of(block) or 0
        return Place(room=DRAFT, block=block, offset=self.view.text.textCursor().position() - start)

    def show_place(self, place: Place) -> None:
        """Go to a heading, a placeholder or a citation of the draft."""
        places = self.view.places
        if any(one.block == place.block for one in self._shown_conflicts()):
            self._show_conflicts(place.block)
            return
        if place.gap is not None:
            heading = "" if place.heading == "first page" else place.heading
            under = [gap.position for gap in places.gaps if gap.heading == heading]
            if under:
                self.view.show_position(under[min(place.gap, len(under) - 1)])
                return
        position = places.headings.get(place.heading, places.citations.get(place.heading))
        if position is None and place.block:
            position = self.view.position_of(place.block)
        if position is not None and place.words:
            self.view.select_words(position, place.words)
        elif position is not None:
            self.view.show_position(position + place.offset)

    def find_here(self) -> None:
        """Search in the text."""
        self.view.search.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the outline away where the text would have too little room."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """At another size the room is another breadth."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._share()

    # Building

    def _build(self) -> None:
        self.rows.addWidget(self.view)
        self.rows.addWidget(self.editor)
        self.rows.setChildrenCollapsible(False)
        self.rows.setStretchFactor(0, 1)
        self.columns.addWidget(self._beside())
        self.columns.addWidget(self.rows)
        self.columns.setStretchFactor(0, 1)
        self.columns.setStretchFactor(1, 2)
        self.columns.setSizes([250, 500])
        self.columns.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self.columns, 1)

    def _bar(self) -> QFrame:
        shown = {
            self.with_outline: tr("Show the outline, the placeholders and the conflicts (Ctrl+Shift+B)"),
            self.with_pages: tr("Show the pages (Ctrl+\\)"),
        }
        acts = (
            (tr("Edit"), self.writer.edit, tr("Edit the paragraph at the cursor (F2, Enter, or a double click)")),
            (tr("Add"), self.writer.add, tr("Add a paragraph of your own after it (Ctrl+Shift+Enter)")),
            (tr("↑"), partial(self.writer.move, -1), tr("Move the paragraph up (Alt+↑); Alt+Shift+↑ moves its point")),
            (tr("↓"), partial(self.writer.move, 1), tr("Move the paragraph down (Alt+↓); Alt+Shift+↓ moves its point")),
            (tr("Own words"), self.writer.own_words, tr("Write your own words of a section (Ctrl+Shift+W)")),
        )
        return make_bar(self.paper, shown, acts)

    def _beside(self) -> QWidget:
        """Outline, placeholders and conflicts, and under them how the draft stands."""
        column = QVBoxLayout(self.beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.left, 1)
        column.addWidget(self.state)
        return self.beside

    def _connect(self) -> None:
        drafting, session = self.desk.drafting, self.desk.session
        self.follow(self._on_drafted, drafting.drafted)
        drafting.previewed.connect(lambda: self.pages.show_preview(drafting.preview))
        session.matter_changed.connect(self._on_changed)
        self.view.asked_to_draft.connect(drafting.draft)
        self.follower.went.connect(self._go)
        self.view.moved.connect(lambda: self.left.outline.follow(self.view.text.textCursor().position()))
        self.view.edited.connect(self.writer.edit)
        self.view.opened.connect(self._open)
        self.left.outline.went.connect(self._go)
        self.left.outline.moved.connect(lambda block, by: self.writer.move_point(by, block))
        self.left.outline.dropped.connect(self.writer.drop_point)
        self.left.gaps.filled.connect(self.desk.go_to)
        self.left.conflicts.chosen.connect(self.writer.settle)
        self.left.conflicts.went.connect(self._go_to_conflict)
        self.left.conflicts.stood_on.connect(self._show_conflict)
        self.left.conflicts.emptied.connect(self._on_settled)
        self.writer.closed.connect(self._on_closed)
        self.with_outline.clicked.connect(self._on_outline)
        self.with_pages.clicked.connect(self.side_asked)
        self.pages.appeared.connect(self.with_pages.setChecked)

    # Panes

    def _share(self) -> None:
        """Show the outline or not: as the user said at such a breadth, else where there is room for it."""
        broad = self.width() >= scale.px(BROAD)
        shown = self.desk.memory.flag(_outline_at(broad=broad), default=broad)
        self.beside.setVisible(shown)
        self.with_outline.setChecked(shown)

    def _on_outline(self, shown: bool) -> None:  # Qt's signal
        self.desk.memory.remember(_outline_at(broad=self.width() >= scale.px(BROAD)), shown)
        self._share()

    # Following

    def _on_drafted(self) -> None:
        shown = self.desk.drafting.shown
        self.view.show_draft(shown)
        if self.writer.following:
            position = self.view.position_of(self.writer.following)
            self.writer.following = ""
            if position is not None:
                self.view.show_position(position)
        self.replacer.follow_draft()
        self.left.show_draft(shown, self.view.places, self.view.text.document().toRawText())
        self._on_changed()
        self._tell_conflicts()
        if shown is None:
            self.pages.show_preview(None)

    def _shown_conflicts(self) -> tuple[EditConflict, ...]:
        shown = self.desk.drafting.shown
        return shown.draft.conflicts if shown is not None else ()

    def _tell_conflicts(self) -> None:
        """Tell of conflicts that were not there before, and lead to them."""
        known, self._conflicts = self._conflicts, frozenset(one.edit.id for one in self._shown_conflicts())
        if count := len(self._conflicts - known):
            said = tr("The draft has changed under {count} of yours; your words stand until you choose.")
            self.desk.tell(
                said.format(count=trn("%n edit(s)", count)),
                Tone.CAUTION,
                act=tr("Show what changed"),
                action=self.desk.session.while_open(self._show_conflicts),
            )

    def _show_conflicts(self, block: str = "") -> None:
        """Show what changed under an edit of the attorney's, the first if no block is named, ready to be settled by a key."""
        if self.desk.drafting.shown is None or not self._conflicts:
            return
        self.desk.go_to(Place(room=DRAFT))
        if self.beside.isHidden():
            self.with_outline.click()
        self.left.setCurrentIndex(CONFLICTS)
        self.columns.setSizes([self.columns.width() // 2] * 2)
        self.left.conflicts.stand_on(block)

    def _step_to_gap(self, by: int) -> None:
        """Go to the next placeholder or the one before; what was to be picked over the text is picked no more."""
        self.picker.hide()
        self.view.step_to_gap(by)

    def _fill_gap(self) -> None:
        """Go where the placeholder at the cursor is filled; one that only words fill is edited where it stands."""
        gap = self.view.gap_at(self.view.text.textCursor())
        place = self.left.gaps.place_at(gap.position) if gap is not None else None
        if gap is None:
            self.view.step_to_gap(1)
        elif place is not None:
            self.desk.go_to(place)
        else:
            self.writer.edit()

    def _on_changed(self) -> None:
        shown, matter = self.desk.drafting.shown, self.desk.session.matter
        stale = self.desk.drafting.stale and not self.desk.drafting.busy
        self.view.mark_stale(stale=stale)
        edits = len(matter.edits_of(self.desk.session.kind.value)) if matter else 0
        own = trn("%n edit(s)", edits) if edits else ""
        unread = f"{trn('%n source(s)', shown.unread)} {tr('unread')}" if shown and shown.unread else ""
        told = " · ".join(part for part in (own, unread) if part)
        self.state.setText(told if shown else tr("No draft yet"))
        self.state.setToolTip(
            tr("How many paragraphs you changed, and how many sources nobody has read and cite-checked yet (Ctrl+5)")
        )

    def _show_conflict(self, conflict: EditConflict) -> None:
        """Show the words of a conflict; those whose paragraph is gone stand in one of their own."""
        places = (self.view.position_of(name) for name in (conflict.block, f"{OWN}{conflict.edit.id}"))
        position = next((place for place in places if place is not None), None)
        if position is not None:
            self.view.show_position(position)

    def _go_to_conflict(self, conflict: EditConflict) -> None:
        self._show_conflict(conflict)
        self.view.text.setFocus()

    def _on_settled(self) -> None:
        """No conflict is left: the text has the keyboard, and the panes their usual breadth."""
        self.columns.setSizes([scale.px(250), self.columns.width() - scale.px(250)])
        self.view.text.setFocus()
        self.desk.tell(tr("All conflicts are settled."), Tone.OK)

    def _go(self, position: int) -> None:
        self.view.show_position(position)
        self.view.text.setFocus()

    def _on_closed(self) -> None:
        if self.isVisible():
            self.view.text.setFocus()

    def _open_cited(self) -> None:
        cited = self.view.cited_at(self.view.text.textCursor())
        if cited is not None:
            self._open(*cited)

    def _open(self, key: str, pin: str) -> None:
        self.desk.go_to(Place(room=AUTHORITIES, authority=key, pin=pin))


def _outline_at(*, broad: bool) -> str:
    """The name under which it is remembered whether the outline is shown."""
    return f"draft/outline/{'broad' if broad else 'narrow'}"
