"""The Draft room: outline and gaps, the text with its sources or its editor, and the real pages beside it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.drafting.markup import from_text, split_paragraphs
from app.errors import AppError
from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.operations import ShownDraft
from app.gui.places import AUTHORITIES, Place
from app.gui.room import Room
from app.gui.rooms.draft import PLAN
from app.gui.rooms.draft.conflicts import ConflictList
from app.gui.rooms.draft.draft_view import DraftView
from app.gui.rooms.draft.editor import BlockEditor
from app.gui.rooms.draft.pages import PagesPane
from app.gui.widgets.quick_pick import Choice, QuickPick
from app.law.briefs import CitationNode, WrittenTable
from app.law.edits import OWN, EditConflict
from app.law.edits import Choice as Resolution
from app.law.matters import Matter
from app.matters import block_edits

_POSITION = Qt.ItemDataRole.UserRole
_NEW_PARAGRAPH = "New paragraph."


class DraftRoom(Room):
    """Shows the drafted paper, takes the attorney's edits, and keeps its pages in view."""

    plan = PLAN
    side_share = 0.42

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view, self.editor, self.pages = DraftView(), BlockEditor(), PagesPane(desk.runner)
        self.outline, self.gaps, self.conflicts = QTreeWidget(), QListWidget(), ConflictList()
        self.left, self.columns = QTabWidget(), QSplitter(Qt.Orientation.Horizontal)
        self.rows, self.state = QSplitter(Qt.Orientation.Vertical), QLabel()
        self.picker = QuickPick(tr("Part of a name or of what it stands for"), self)
        self._third: EditConflict | None = None
        self.side = self.pages
        self._build()
        self._connect()
        self._on_drafted()
        self.pages.show_preview(desk.drafting.preview)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What each deed does."""
        return {
            "draft": self.desk.drafting.draft,
            "edit": self._edit,
            "add_paragraph": self._add,
            "insert_citation": self._pick_citation,
            "open_cited": self._open_cited,
            "next_gap": lambda: self.view.step_to_gap(1),
            "previous_gap": lambda: self.view.step_to_gap(-1),
            "outline": lambda: self.left.setVisible(self.left.isHidden()),
        }

    def splitters(self) -> Mapping[str, QSplitter]:
        """Outline beside the text, the text over its editor."""
        return {"columns": self.columns, "rows": self.rows}

    def panes(self) -> tuple[QWidget, ...]:
        """Text, outline, and then the pages."""
        return (self.view.text, self.left)

    def arrive(self) -> None:
        """Make pages while one is here; draft if there is none yet."""
        self.desk.drafting.show_pages(wanted=True)
        if self.desk.drafting.shown is None:
            self.desk.drafting.draft()
        self.view.text.setFocus()

    def leave(self) -> None:
        """Pages need not be made while nobody looks."""
        self.desk.drafting.show_pages(wanted=False)

    def show_place(self, place: Place) -> None:
        """Go to a heading, a placeholder or a citation of the draft."""
        places = self.view.places
        if place.gap is not None:
            heading = "" if place.heading == "first page" else place.heading
            under = [position for position, _, name in places.gaps if name == heading]
            if under:
                self.view.show_position(under[min(place.gap, len(under) - 1)])
                return
        position = places.headings.get(place.heading, places.citations.get(place.heading))
        if position is None and place.block:
            position = self._position_of(place.block)
        if position is not None:
            self.view.show_position(position)

    def find_here(self) -> None:
        """Go to the outline's list of headings, which is searched by typing."""
        self.outline.setFocus()

    # Building

    def _build(self) -> None:
        self.outline.setHeaderHidden(True)
        self.outline.setObjectName("plain")
        self.outline.setAccessibleName(tr("Outline"))
        self.outline.setIndentation(scale.px(12))
        self.gaps.setObjectName("plain")
        self.gaps.setAccessibleName(tr("Placeholders"))
        self.gaps.setWordWrap(True)
        self.left.setDocumentMode(True)
        self.left.setUsesScrollButtons(True)
        self.left.addTab(self.outline, tr("Outline"))
        self.left.addTab(self.gaps, tr("Gaps"))
        self.left.addTab(self.conflicts, tr("Conflicts"))
        self.left.setMinimumWidth(scale.px(170))
        self.rows.addWidget(self.view)
        self.rows.addWidget(self.editor)
        self.rows.setChildrenCollapsible(False)
        self.rows.setStretchFactor(0, 1)
        self.columns.addWidget(self.left)
        self.columns.addWidget(self.rows)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([210, 540])
        self.columns.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self.columns, 1)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        self.state.setProperty("role", "muted")
        row.addWidget(self.state, 1)
        for words, do, tip in (
            (tr("Edit"), self._edit, tr("Edit the paragraph at the cursor (F2, Enter, or a double click)")),
            (tr("Add"), self._add, tr("Add a paragraph of your own after it (Ctrl+Shift+Enter)")),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.clicked.connect(do)
            row.addWidget(button)
        return bar

    def _connect(self) -> None:
        drafting, session = self.desk.drafting, self.desk.session
        drafting.drafted.connect(self._on_drafted)
        drafting.previewed.connect(lambda: self.pages.show_preview(drafting.preview))
        session.matter_changed.connect(self._on_changed)
        session.opened.connect(self._close_editor)
        self.view.asked_to_draft.connect(drafting.draft)
        self.view.moved.connect(self._on_cursor)
        self.view.edited.connect(self._edit)
        self.view.opened.connect(self._open)
        self.outline.itemActivated.connect(lambda item: self._go(item.data(0, _POSITION)))
        self.outline.itemClicked.connect(lambda item: self._go(item.data(0, _POSITION)))
        self.gaps.itemActivated.connect(lambda item: self._go(item.data(_POSITION)))
        self.gaps.itemClicked.connect(lambda item: self._go(item.data(_POSITION)))
        self.conflicts.chosen.connect(self._resolve)
        self.editor.kept.connect(self._keep)
        self.editor.left.connect(self._close_editor)
        self.editor.restored.connect(self._restore)
        self.editor.deleted.connect(self._delete)
        self.editor.wanted_citation.connect(self._pick_citation)
        self.picker.picked.connect(self.editor.insert)

    # Following

    def _on_drafted(self) -> None:
        shown = self.desk.drafting.shown
        self.view.show_draft(shown)
        self._show_outline()
        self._show_gaps()
        conflicts = shown.draft.conflicts if shown else ()
        self.conflicts.show_conflicts(conflicts)
        self.left.setTabText(2, f"{tr('Conflicts')} {len(conflicts)}")
        self.left.setTabVisible(2, bool(conflicts))
        self._on_changed()
        if shown is None:
            self.pages.show_preview(None)

    def _on_changed(self) -> None:
        shown, matter = self.desk.drafting.shown, self.desk.session.matter
        stale = self.desk.drafting.stale and not self.desk.drafting.busy
        self.view.mark_stale(stale=stale)
        edits = len(matter.edits_of(self.desk.session.kind.value)) if matter else 0
        own = f" · {edits} of your edits" if edits else ""
        self.state.setText(f"{self.desk.session.kind.title}{own}" if shown else tr("No draft yet"))

    def _show_outline(self) -> None:
        self.outline.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for level, words, position in self.view.places.outline:
            item = QTreeWidgetItem([words])
            item.setToolTip(0, words)
            item.setData(0, _POSITION, position)
            while above and above[-1][0] >= level:
                above.pop()
            if above:
                above[-1][1].addChild(item)
            else:
                self.outline.addTopLevelItem(item)
            above.append((level, item))
        self.outline.expandAll()

    def _show_gaps(self) -> None:
        self.gaps.clear()
        document = self.view.text.document()
        told: set[tuple[str, str]] = set()
        for position, length, heading in self.view.places.gaps:
            words = document.toRawText()[position : position + length]
            if not heading and (words, heading) in told:
                continue  # the first page and the signature say the same of counsel
            told.add((words, heading))
            item = QListWidgetItem(f"{words}\n{heading or tr('First page or signature')}")
            item.setToolTip(item.text())
            item.setData(_POSITION, position)
            self.gaps.addItem(item)
        count = self.gaps.count()
        self.left.setTabText(1, f"{tr('Gaps')} {count}" if count else tr("Gaps"))

    def _on_cursor(self) -> None:
        preview = self.desk.drafting.preview
        anchor = self.view.places.anchor_before(self.view.text.textCursor().position())
        if preview is not None and anchor in preview.places:
            self.pages.strip.go_to(preview.places[anchor])

    def _go(self, position: int) -> None:
        self.view.show_position(position)
        self.view.text.setFocus()

    def _position_of(self, block: str) -> int | None:
        shown = self.desk.drafting.shown
        if shown is None or block not in shown.draft.block_ids:
            return None
        number = shown.draft.block_ids.index(block)
        place = self.view.text.document().begin()
        while place.isValid():
            if place.userState() == number:
                return place.position()
            place = place.next()
        return None

    # Editing

    def _at_cursor(self) -> tuple[Matter, ShownDraft, str] | None:
        """The matter, the draft, and the block at the cursor; says why when there is nothing to edit."""
        matter, shown, number = self.desk.session.matter, self.desk.drafting.shown, self.view.block_number()
        if matter is None or shown is None:
            return None
        if number is None:
            self.desk.tell(
                tr("The first page and the signature come from the matter: edit them in the Matter room (Ctrl+1).")
            )
            return None
        if isinstance(shown.draft.written.blocks[number], WrittenTable):
            self.desk.tell(
                tr("The comparison comes from the fact-analogue sheet: edit it in the Arguments room (Ctrl+2).")
            )
            return None
        return matter, shown, shown.draft.block_ids[number]

    def _edit(self) -> None:
        if (found := self._at_cursor()) is None or self._would_lose():
            return
        _, shown, block = found
        self._open_editor(shown, block, shown.draft.edited_text(block) or "")

    def _open_editor(self, shown: ShownDraft, block: str, text: str) -> None:
        paper = shown.kind.value
        edited = any(edit.block == block for edit in shown.matter.edits_of(paper)) and not block.startswith(OWN)
        try:
            self.editor.open(block, text, self._short_name, edited=edited)
        except AppError as error:
            self.desk.show_failure(error)
            return
        self.view.foot.hide()

    def _would_lose(self) -> bool:
        if not self.editor.changed:
            return False
        self.desk.tell(tr("Keep or leave the paragraph that you are editing first (Ctrl+Enter or Esc)."))
        self.editor.field.setFocus()
        return True

    def _keep(self, block: str, text: str) -> None:
        matter, shown = self.desk.session.matter, self.desk.drafting.shown
        if matter is None or shown is None:
            return
        try:
            for paragraph in split_paragraphs(text):
                from_text(paragraph)
        except AppError as error:
            self.editor.refuse(str(error))
            return
        paper = shown.kind.value
        if self._third is not None:
            after = block_edits.resolve_conflict(matter, self._third, Resolution.THIRD, text)
        else:
            after = block_edits.replace_block(matter, paper, block, base=shown.draft.base_text(block) or "", text=text)
        self._close_editor()
        self.desk.session.change(after, tr("editing a paragraph"))

    def _restore(self, block: str) -> None:
        matter = self.desk.session.matter
        if matter is not None:
            self._close_editor()
            kind = self.desk.session.kind.value
            self.desk.session.change(
                block_edits.restore_block(matter, kind, block), tr("putting back what was drafted")
            )

    def _delete(self, block: str) -> None:
        matter, shown = self.desk.session.matter, self.desk.drafting.shown
        if matter is not None and shown is not None:
            self._close_editor()
            base = shown.draft.base_text(block) or ""
            after = block_edits.delete_block(matter, shown.kind.value, block, base=base)
            self.desk.session.change(after, tr("leaving a paragraph out"))

    def _add(self) -> None:
        if (found := self._at_cursor()) is None or self._would_lose():
            return
        matter, shown, block = found
        after = block_edits.insert_block(matter, shown.kind.value, after=block, text=_NEW_PARAGRAPH)
        self.desk.session.change(after, tr("adding a paragraph"))
        self._open_editor(shown, after.edits[-1].block, _NEW_PARAGRAPH)
        self.editor.field.selectAll()

    def _close_editor(self) -> None:
        self._third = None
        self.editor.hide()
        self.view.foot.show()
        if self.isVisible():
            self.view.text.setFocus()

    def _resolve(self, conflict: EditConflict, choice: Resolution) -> None:
        matter, shown = self.desk.session.matter, self.desk.drafting.shown
        if matter is None or shown is None:
            return
        if choice is Resolution.THIRD:
            self._open_editor(shown, conflict.block, conflict.mine or conflict.base)
            self._third = conflict
            return
        self.desk.session.change(block_edits.resolve_conflict(matter, conflict, choice), tr("settling a conflict"))

    # Citations

    def _pick_citation(self) -> None:
        if not self.editor.isVisible():
            self._edit()
        if self.editor.isVisible():
            self.picker.open_with(self._find_citations)

    def _find_citations(self, typed: str) -> Sequence[Choice]:
        """Propositions of which the name or the words hold all that is typed, and authorities by name."""
        shown = self.desk.drafting.shown
        if shown is None:
            return ()
        source, words = shown.draft.source, typed.casefold().split()
        found = []
        for proposition in source.propositions():
            authority = source.find_authority(proposition.authority)
            if authority is None or not _holds(f"{authority.name} {proposition.text}", words):
                continue
            at = f" at {proposition.pin}" if proposition.pin else ""
            node = CitationNode(authority=authority.key, pin=proposition.pin)
            found.append(Choice(f"{authority.name}, {authority.citation}{at}", proposition.text, node))
        named = {choice.what.authority for choice in found if isinstance(choice.what, CitationNode)}
        others = (a for a in source.authorities() if a.key not in named and _holds(f"{a.name} {a.citation}", words))
        found += [Choice(f"{a.name}, {a.citation}", "", CitationNode(authority=a.key)) for a in others]
        return found

    def _short_name(self, key: str) -> str:
        shown = self.desk.drafting.shown
        authority = shown.draft.source.find_authority(key) if shown else None
        return (authority.short_name or authority.name) if authority else key

    def _open_cited(self) -> None:
        cited = self.view.cited_at(self.view.text.textCursor())
        if cited is not None:
            self._open(*cited)

    def _open(self, key: str, pin: str) -> None:
        self.desk.go_to(Place(room=AUTHORITIES, authority=key, pin=pin))


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
