"""The library as a whole: how much there is, backups, restoring, checking, giving it away and taking one in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QPushButton

from app.gui.desk import Changes, Desk
from app.gui.language import tr, trn
from app.gui.look import scale
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.catalog import Subset
from app.gui.rooms.authorities.panes import Pane, said
from app.gui.rooms.authorities.questions import LibraryQuestions
from app.gui.rooms.authorities.watch_box import WatchBox
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.scaled import hold
from app.gui.widgets.wrapped_items import WrappedItems
from app.gui.words import SEVERITY_CHIPS
from app.law.findings import Finding
from app.library.exchange_changes import EntryChange, Fate
from app.library.results import Counts
from app.library.store import Library
from app.tasks.edit_library import now
from app.tasks.exchange import ExchangeFormat, ExportOutcome, export_library, import_library
from app.tasks.upkeep import FOLDER, back_up_beside

_FORMS = {
    "json": "Everything, for another Rejoinder (JSON)",
    "csv": "A table of authorities (CSV)",
    "csl": "For Zotero and others (CSL-JSON)",
}
_FATES = {Fate.NEW: "new", Fate.SAME: "the same", Fate.COMPLETED: "completed", Fate.CHANGED: "differs"}


class UpkeepPane(Pane):
    """Buttons, and what became of them.

    Args:
        subsets: what can be given away by itself: its words and the keys, None for the whole library.
    """

    def __init__(
        self,
        desk: Desk,
        acts: Acts,
        questions: Callable[[], LibraryQuestions],
        subsets: Callable[[], tuple[Subset, ...]],
    ) -> None:
        super().__init__(tr("The library as a whole"))
        self._desk, self._acts, self._questions = desk, acts, questions
        self._subsets = subsets
        self._taking: Path | None = None
        self.counts, self.place = said(""), said("", "small")
        self.back_up, self.back_up_to = QPushButton(tr("Back up now")), QPushButton(tr("Back up to…"))
        self.restore, self.check, self.repair = (
            QPushButton(tr("Restore a backup…")),
            QPushButton(tr("Check the library")),
            QPushButton(tr("Make the search index anew")),
        )
        self.found, self.outcome = _list(tr("What the check found")), said("", "ok")
        self.form, self.private, self.export = Choice(), QCheckBox(), QPushButton(tr("Export…"))
        self.which, self.watch = Choice(), WatchBox(desk)
        self.take, self.theirs = QPushButton(tr("Take in an exported library…")), QCheckBox()
        self.preview, self.accept, self.leave = (
            _list(tr("What would change")),
            QPushButton(),
            QPushButton(tr("Leave it")),
        )
        self.preview_said = said("")
        self._build()

    def look(self) -> None:
        """Count what there is, in the background."""
        self._fill_which()
        library = self._desk.workspace.library
        self._run("Looking for authorities", library.counts, self._show_counts)

    def _run(self, title: str, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._desk.runner.run(
            title, lambda _progress, _cancel: work(), on_success=then, on_failure=self._desk.show_failure
        )

    def _show_counts(self, counts: Counts) -> None:
        self.counts.setText(
            f"{_many(counts.authorities, 'authority', 'authorities')} ({counts.verified} {tr('read by you')}), "
            f"{_many(counts.propositions, 'proposition')}, {_many(counts.opinions, 'text')} "
            f"{tr('in')} {_many(counts.passages, 'passage')}."
        )
        self.place.setText(str(self._desk.workspace.library.path or tr("in memory")))

    def _tell(self, words: str) -> None:
        """Say what became of the last that was asked for."""
        self.outcome.setText(words)
        self.outcome.show()

    # Backups

    def _back_up(self) -> None:
        library = self._desk.workspace.library
        self._run("Backing up", lambda: back_up_beside(library, now()), self._on_backed_up)

    def _back_up_to(self) -> None:
        place = self._questions().place_to_back_up()
        if place is not None:
            library = self._desk.workspace.library
            self._run("Backing up", lambda: library.backup(place), self._on_backed_up)

    def _on_backed_up(self, written: Path) -> None:
        self._tell(f"✓ {tr('Backed up, and checked')}: {written}")

    def _restore(self) -> None:
        library = self._desk.workspace.library
        folder = library.path.parent / FOLDER if library.path else None
        chosen = self._questions().backup_to_restore(folder)
        if chosen is not None and library.path is not None:
            self._run("Restoring", lambda: library.restore(chosen), partial(self._on_restored, chosen))

    def _on_restored(self, chosen: Path, kept: Path | None) -> None:
        self._acts.stack.clear()  # what was done before is of another state of the library
        words = f"✓ {tr('Restored from')} {chosen.name}."
        self._tell(f"{words} {tr('What it replaced is kept in')} {kept}." if kept else words)
        self._desk.announce(Changes.AUTHORITIES | Changes.NOTES)

    # Checking

    def _check(self) -> None:
        self._run("Checking the library", self._desk.workspace.library.check, self._show_findings)

    def _repair(self) -> None:
        library = self._desk.workspace.library

        def work() -> tuple[Finding, ...]:
            library.rebuild_index()
            return library.check()

        self._run("Making the index anew", work, self._show_findings)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self.found.clear()
        for finding in findings:
            sign, words, _tone = SEVERITY_CHIPS[finding.severity]
            self.found.addItem(QListWidgetItem(f"{sign} {words}: {finding.message} ({finding.place})"))
        self.found.setVisible(bool(findings))
        self.repair.setVisible(any(finding.code == "index_out_of_step" for finding in findings))
        count = len(findings)
        self._tell(tr("✓ The library is sound.") if not count else trn("%n thing(s) (was/were) found:", count))

    # Giving away and taking in

    def _export(self) -> None:
        form = ExchangeFormat(self.form.currentData())
        place = self._questions().place_to_export(form.value)
        if place is not None:
            library, private, keys = self._desk.workspace.library, self.private.isChecked(), self.which.currentData()
            self._run(
                "Exporting the library",
                lambda: export_library(library, place, form=form, keys=keys, private=private),
                self._on_exported,
            )

    def _on_exported(self, outcome: ExportOutcome) -> None:
        told = ", ".join(
            (
                _many(outcome.authorities, "authority", "authorities"),
                _many(outcome.propositions, "proposition"),
                _many(outcome.texts, "text"),
            )
        )
        self._tell(f"✓ {outcome.path}: {told}")

    def _choose(self) -> None:
        self._taking = self._questions().library_to_take_in()
        self._preview()

    def _preview(self) -> None:
        """Show what taking a file in would change; nothing is changed by that."""
        chosen, theirs = self._taking, self.theirs.isChecked()
        if chosen is not None:
            library, by = self._desk.workspace.library, self._acts.name or "preview"
            self._run(
                "Looking into the file",
                lambda: import_library(library, chosen, by=by, theirs=theirs, preview=True),
                self._show_preview,
            )

    def _show_preview(self, changes: tuple[EntryChange, ...]) -> None:
        self.preview.clear()
        for change in changes:
            if change.fate is not Fate.SAME:
                item = QListWidgetItem("\n".join(change_words(change)))
                item.setToolTip(item.text())
                self.preview.addItem(item)
        counts = {fate: sum(change.fate is fate for change in changes) for fate in Fate}
        told = ", ".join(f"{count} {_FATES[fate]}" for fate, count in counts.items() if count)
        name = self._taking.name if self._taking else ""
        self.preview_said.setText(f"{name}: {told or tr('no authority')}. {tr('Nothing is changed yet.')}")
        moving = any(change.fate is not Fate.SAME for change in changes)
        self._show_taking(shown=True)
        self.preview.setVisible(moving)
        self.accept.setEnabled(moving)

    def _show_taking(self, *, shown: bool) -> None:
        for widget in (self.preview_said, self.preview, self.accept, self.leave, self.theirs):
            widget.setVisible(shown)

    def _accept(self) -> None:
        chosen, theirs = self._taking, self.theirs.isChecked()
        if chosen is None:
            return

        def work(library: Library, by: str) -> int:
            if library.path is not None:
                back_up_beside(library, now())
            return len(import_library(library, chosen, by=by, theirs=theirs))

        self._acts.do("Taking a library in", work, Changes.AUTHORITIES | Changes.NOTES, then=self._on_taken)

    def _on_taken(self, count: int) -> None:
        self._acts.stack.clear()  # what was done before is of another state of the library
        backed = tr("The library as it was before is backed up.")
        self._tell(f"✓ {tr('Taken in')}: {_many(count, 'authority', 'authorities')}. {backed}")
        self._show_taking(shown=False)

    def _fill_which(self) -> None:
        words = self.which.currentText()
        self.which.clear()
        for title, keys in self._subsets():
            self.which.addItem(title, keys)
        self.which.setCurrentIndex(max(self.which.findText(words), 0))

    # Building

    def _build(self) -> None:
        for form, words in _FORMS.items():
            self.form.addItem(tr(words), form)
        self.form.setAccessibleName(tr("What to export"))
        self.private.setText(tr("With notes, tags, favorites and “I read it”"))
        self.private.setChecked(True)
        self.theirs.setText(tr("Where both differ, believe the file"))
        self.accept.setText(tr("Take it in"))
        self.accept.setProperty("role", "first")
        self.column.addWidget(self.counts)
        self.column.addWidget(self.place)
        self.column.addWidget(self.outcome)
        self.add_heading(tr("Backup"))
        self.column.addWidget(
            said(tr("A copy is made by itself every day before the first import; seven are kept."), "muted")
        )
        self.column.addWidget(FlowRow([self.back_up, self.back_up_to, self.restore]))
        self.add_heading(tr("Check"))
        self.column.addWidget(FlowRow([self.check, self.repair]))
        self.column.addWidget(self.found)
        self.add_heading(tr("To look up again"))
        self.column.addWidget(self.watch)
        self.add_heading(tr("Export"))
        self.which.setAccessibleName(tr("Which authorities"))
        for box in (self.which, self.form):
            hold(box, most=_BOX_BROAD)
        self.column.addWidget(self.which)
        self.column.addWidget(self.form)
        self.column.addWidget(self.private)
        self.column.addWidget(FlowRow([self.export]))
        self.add_heading(tr("Take in an exported library"))
        self.column.addWidget(
            said(tr("You see what would change before anything is changed. What you wrote stays."), "muted")
        )
        for widget in (
            FlowRow([self.take]),
            self.preview_said,
            self.preview,
            self.theirs,
            FlowRow([self.accept, self.leave]),
        ):
            self.column.addWidget(widget)
        self.end()
        self.outcome.hide()
        self.repair.hide()
        self.found.hide()
        self._show_taking(shown=False)
        for button, do in (
            (self.back_up, self._back_up),
            (self.back_up_to, self._back_up_to),
            (self.restore, self._restore),
            (self.check, self._check),
            (self.repair, self._repair),
            (self.export, self._export),
            (self.take, self._choose),
            (self.accept, self._accept),
            (self.leave, lambda: self._show_taking(shown=False)),
        ):
            button.clicked.connect(lambda _checked=False, act=do: act())
        self.theirs.toggled.connect(lambda _on: self._preview())


_BOX_BROAD = 420


def _many(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {tr(one if count == 1 else several or f'{one}s')}"


def change_words(change: EntryChange) -> tuple[str, ...]:
    """What an entry of the file would change, a line each."""
    plus = f" + {', '.join(change.added)}" if change.added else ""
    return (
        f"{_FATES[change.fate]}: {change.name}{plus}",
        *(f"    {d.field}: {str(d.mine)[:60]} ≠ {str(d.theirs)[:60]}" for d in change.differences),
        *(f"    {tr('refused')}: {reason}" for reason in change.refused),
    )


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setObjectName("boxed")
    made.setAccessibleName(name)
    WrappedItems(made)
    made.setMinimumHeight(scale.px(160))
    return made
