"""Arguments to search, to read and then to add: this answer as it would be drafted, saved modules, other defenses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.drafting.modules import BriefModule, ModuleKind, load_modules
from app.gui.citing import short_name
from app.gui.desk import Desk
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.palette import UNIT, Tone
from app.gui.look.serif import serif
from app.gui.rooms.arguments.previewing import (
    Preview,
    add_module,
    add_offers,
    blocks_of,
    not_raised,
    preview_issue,
    preview_module,
)
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.module_form import ModuleForm
from app.gui.widgets.wrapped_cells import WrappedCells
from app.gui.words import sentence_case
from app.law.matters import Issue, Matter
from app.tasks.edit_brief import save_blocks

_WHAT = Qt.ItemDataRole.UserRole
_BROAD = 210
"""The breadth of the list of arguments, at the usual size."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One argument that could be added: its title, what it is, and the words by which it is found."""

    title: str
    kind: str
    what: Issue | BriefModule
    words: str


@guarded
class ModulesPane(QWidget):
    """A list to search, and what is at its cursor as it would read. Nothing is added before a button says so."""

    changed = Signal(object, str, str)
    """The matter after a change, what it was, and the name under which it merges."""
    raised = Signal(str)
    """The key of an issue that was raised now: one goes on there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._matter: Matter | None = None
        self._issue: Issue | None = None
        self._saved: tuple[BriefModule, ...] = ()
        self._preview = Preview(())
        self._asked = 0
        self.search, self.list, self.text = QLineEdit(), QListWidget(), QTextBrowser()
        self.add, self.save = QPushButton(tr("Add this answer")), QPushButton(tr("Save this answer…"))
        self._build()

    def show_issue(self, matter: Matter, issue: Issue) -> None:
        """Offer arguments for an issue; what is at the cursor stays there, and is read anew."""
        known = matter.find_count(issue.count) is not None  # else the issue is of the matter before
        stays = self._issue is not None and issue.key == self._issue.key
        self._matter, self._issue = (matter, issue) if known else (None, None)
        self.save.setEnabled(bool(blocks_of(self._desk.drafting.shown, issue)))
        self._fill(stays=stays)

    def look(self) -> None:
        """Read the saved modules, in the background."""
        self._desk.runner.run(
            "Searching",
            lambda _progress, _cancel: load_modules(),
            on_success=self._on_loaded,
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    def _on_loaded(self, saved: tuple[BriefModule, ...]) -> None:
        self._saved = saved
        self._fill()

    def _entries(self, matter: Matter, issue: Issue) -> list[Entry]:
        practice = self._desk.workspace.practice
        titles = {key: sentence_case(defense.title) for key, defense in practice.defenses.items()}
        here = Entry(titles[issue.defense], tr("this answer"), issue, titles[issue.defense])
        saved = [
            Entry(
                one.title, f"{tr('saved')} {one.kind.value}", one, " ".join((one.title, *(b.text for b in one.block)))
            )
            for one in self._saved
        ]
        others = [
            Entry(titles[one.defense], tr("not raised here"), one, titles[one.defense])
            for one in not_raised(matter, practice, issue)
        ]
        return [here, *saved, *others]

    def _fill(self, *, stays: bool = True) -> None:
        """List what can be added; at another issue the cursor begins at the answer to it."""
        matter, issue = self._matter, self._issue
        words, row = self.search.text().casefold().split(), max(0, self.list.currentRow()) if stays else 0
        self.list.blockSignals(True)  # Qt's signature
        self.list.clear()
        for entry in self._entries(matter, issue) if matter is not None and issue is not None else ():
            if all(word in f"{entry.words} {entry.kind}".casefold() for word in words):
                item = QListWidgetItem(f"{entry.title}\n{entry.kind}")
                item.setToolTip(item.text())
                item.setData(_WHAT, entry)
                self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)  # Qt's signature
        self._read()

    @property
    def entry(self) -> Entry | None:
        """What is at the cursor."""
        item = self.list.currentItem()
        return item.data(_WHAT) if item else None

    def _read(self) -> None:
        """Read what is at the cursor; a draft of it is made in the background."""
        self._asked += 1
        entry, matter = self.entry, self._matter
        self.add.setEnabled(False)
        if entry is None or matter is None:
            self.text.setPlainText(tr("No argument has these words."))
        elif isinstance(entry.what, Issue):
            workspace, kind, issue = self._desk.workspace, self._desk.session.kind, entry.what
            self._desk.runner.run(
                "Drafting",
                lambda _progress, _cancel: preview_issue(matter, workspace, kind, issue),
                on_success=partial(self._show, self._asked, entry),
                on_failure=self._desk.show_failure,
            )
        else:
            shown = self._desk.drafting.shown
            source = shown.draft.source if shown else None
            self._show(self._asked, entry, preview_module(entry.what, partial(short_name, source)))

    def _show(self, asked: int, entry: Entry, preview: Preview) -> None:
        if asked != self._asked:
            return
        self._preview = preview
        self.text.document().setDefaultFont(serif())
        paragraphs = (f"<b>{escape(p.text)}</b>" if p.heading else escape(p.text) for p in preview.pieces)
        self.text.setHtml("".join(f"<p>{words}</p>" for words in paragraphs))
        saved = isinstance(entry.what, BriefModule)
        here = not saved and entry.what == self._issue
        words = tr("Add to this answer") if saved else tr("Pick these supports") if here else tr("Raise it, pick these")
        self.add.setText(words)
        self.add.setEnabled(saved or not here or bool(preview.offers))
        self.add.setToolTip("" if self.add.isEnabled() else tr("It stands on what is picked already."))

    def _add(self) -> None:
        entry, matter, issue = self.entry, self._matter, self._issue
        if entry is None or matter is None or issue is None:
            return
        side = self._desk.session.side
        if isinstance(entry.what, BriefModule):
            self.changed.emit(add_module(matter, side, issue, entry.what), tr("adding a module"), "")
            self._tell_unknown(entry.what)
        else:
            after = add_offers(matter, side, entry.what, self._preview.offers)
            self.changed.emit(after, tr("picking what the argument uses"), "")
            if entry.what != issue:
                self.raised.emit(entry.what.key)

    def _tell_unknown(self, module: BriefModule) -> None:
        shown = self._desk.drafting.shown
        unknown = [k for k in module.authorities if shown and shown.draft.source.find_authority(k) is None]
        if unknown:
            said = f"{tr('The library does not hold what the module cites')}: {', '.join(unknown)}."
            self._desk.tell(said, Tone.CAUTION)

    def _save(self) -> None:
        shown, issue = self._desk.drafting.shown, self._issue
        if shown is None or issue is None:
            return
        title = sentence_case(self._desk.workspace.practice.defenses[issue.defense].title)
        form = ModuleForm(ModuleKind.ARGUMENT, title, [one.name for one in self._saved], self)
        blocks, draft = blocks_of(shown, issue), shown.draft
        form.named.connect(
            lambda name, kind, said: self._write(lambda: save_blocks(draft, name, kind, blocks, title=said))
        )
        form.open()

    def _write(self, work: Callable[[], object]) -> None:
        self._desk.runner.run(
            "Saving",
            lambda _progress, _cancel: work(),
            on_success=self._on_saved,
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    def _on_saved(self, _path: object) -> None:
        self._desk.tell(tr("Saved as a module: it can be added to any answer."), Tone.OK)
        self.look()

    def changeEvent(self, event: QEvent) -> None:
        """Take the breadths of another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        for field in (self.search, self.list):
            field.setFixedWidth(scale.px(_BROAD))

    def _build(self) -> None:
        self.search.setPlaceholderText(tr("Search arguments"))
        self.search.setAccessibleName(tr("Search arguments"))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(tr("Arguments"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setObjectName("boxed")
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        WrappedCells(self.list, lambda _column: self.list.viewport().width(), 4)
        self._fit()
        self.text.setObjectName("draft")
        self.text.setAccessibleName(tr("The argument as it would read"))
        self.search.textChanged.connect(lambda _words: self._fill())
        self.list.currentRowChanged.connect(lambda _row: self._read())
        self.list.itemActivated.connect(lambda _item: self.add.click())
        self.add.clicked.connect(self._add)
        self.save.clicked.connect(self._save)
        self.save.setToolTip(tr("Keep this answer as a module, for other matters"))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        right.addWidget(self.text, 1)
        right.addWidget(FlowRow([self.add, self.save]))
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        row.setSpacing(2 * UNIT)
        row.addLayout(left)
        row.addLayout(right, 1)
