"""Saving paragraphs of the draft as a module, and putting saved ones into it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.drafting.modules import BriefModule, ModuleKind, load_modules
from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.gui.operations import ShownDraft
from app.gui.rooms.draft.draft_view import DraftView
from app.gui.rooms.draft.writing import Writer
from app.gui.widgets.module_form import ModuleForm
from app.gui.widgets.quick_pick import Choice, QuickPick
from app.law.briefs import BlockKind, WrittenBlock
from app.tasks.edit_brief import put_module, save_blocks


class Modules(QObject):
    """Asks for a name or a choice, and does it."""

    def __init__(self, desk: Desk, view: DraftView, writer: Writer, picker: QuickPick, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._view, self._writer, self._picker, self._parent = desk, view, writer, picker, parent
        picker.picked.connect(self._put)

    def save(self) -> None:
        """Save the paragraphs that are selected, or the one at the cursor, as a module."""
        if (found := self._writer.at_cursor()) is None:
            return
        _, shown, _ = found
        blocks = [shown.draft.block_ids[number] for number in self._view.selected_blocks()]
        first = shown.draft.written.blocks[self._view.selected_blocks()[0]]
        heading = isinstance(first, WrittenBlock) and first.kind is BlockKind.HEADING
        kind = ModuleKind.HEADING if heading and len(blocks) == 1 else ModuleKind.ARGUMENT
        title = first.text[:60] if isinstance(first, WrittenBlock) else ""
        self._with_modules(partial(self._ask_name, shown, kind, title, blocks))

    def _ask_name(
        self, shown: ShownDraft, kind: ModuleKind, title: str, blocks: Sequence[str], known: Sequence[BriefModule]
    ) -> None:
        form = ModuleForm(kind, title, [one.name for one in known], self._parent)
        form.named.connect(
            lambda name, chosen, said: self._run(
                lambda: save_blocks(shown.draft, name, chosen, blocks, title=said),
                lambda _path: self._desk.tell(tr("Saved as a module: it can be put into any paper."), Tone.OK),
            )
        )
        form.open()

    def insert(self) -> None:
        """Choose a saved module, and put it after the paragraph at the cursor."""
        if self._writer.at_cursor() is not None and not self._writer.would_lose():
            self._with_modules(self._offer_modules)

    def _offer_modules(self, known: Sequence[BriefModule]) -> None:
        if not known:
            self._desk.tell(tr("No module is saved yet: select paragraphs, and save them as one (Draft menu)."))
            return
        choices = [Choice(f"{one.title} ({one.kind.value})", one.block[0].text[:200], one) for one in known]
        self._picker.open_with(
            lambda typed: [one for one in choices if typed.casefold() in f"{one.words} {one.detail}".casefold()]
        )

    def _with_modules(self, then: Callable[[Sequence[BriefModule]], None]) -> None:
        self._run(load_modules, self._desk.session.while_open(then))

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._desk.runner.run(
            "Searching",
            lambda _progress, _cancel: work(),
            on_success=then,
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    def _put(self, module: object) -> None:
        if not isinstance(module, BriefModule):
            return
        if (found := self._writer.fresh_at_cursor()) is None:
            return
        after, unknown = put_module(found[0].draft, module, after=found[1])
        self._desk.session.change(after, tr("inserting a module"))
        if unknown:
            said = f"{tr('The library does not hold what the module cites')}: {', '.join(unknown)}."
            self._desk.tell(said, Tone.CAUTION)
