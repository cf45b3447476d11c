"""What the attorney does to the draft: edits, own words, moves and modules. Each leaves as one change of the matter."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.drafting.modules import BriefModule, ModuleKind, load_modules
from app.errors import AppError
from app.gui.citing import find_citations, short_name
from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.look.palette import Tone
from app.gui.operations import ShownDraft
from app.gui.rooms.draft import moving
from app.gui.rooms.draft.draft_view import DraftView
from app.gui.rooms.draft.editor import BlockEditor
from app.gui.widgets.module_form import ModuleForm
from app.gui.widgets.quick_pick import Choice, QuickPick
from app.law.briefs import BlockKind, BriefKind, CitationNode, OriginKind, WrittenBlock, WrittenTable
from app.law.edits import OWN, EditConflict
from app.law.edits import Choice as Resolution
from app.law.matters import Matter
from app.matters import block_edits, editing
from app.tasks.edit_brief import check_text, own_sections, put_module, save_blocks

_NEW_PARAGRAPH = "New paragraph."
_WORDS = "words:"
"""How what the editor calls a block begins when it is a section's own words."""


class Writer(QObject):
    """Opens the editor, keeps what was written, and moves what stands in the draft."""

    closed = Signal()
    """The editor was closed; the text is to have the keyboard."""

    def __init__(self, desk: Desk, view: DraftView, editor: BlockEditor, picker: QuickPick, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._view, self._editor, self._picker, self._parent = desk, view, editor, picker, parent
        self._third: EditConflict | None = None
        self._paper, self._base = BriefKind.OPPOSITION, ""
        self.following = ""
        """The block that was moved last: the next draft is shown where it stands."""
        editor.kept.connect(self._keep)
        editor.left.connect(self.close)
        editor.restored.connect(self._restore)
        editor.deleted.connect(self._delete)
        editor.wanted_citation.connect(self.pick_citation)
        picker.picked.connect(self._on_picked)
        desk.session.opened.connect(self.close)
        desk.session.paper_changed.connect(self._on_paper)

    # Opening

    def edit(self) -> None:
        """Edit the paragraph at the cursor; one that is a section's own words is edited as these."""
        if (found := self._at_cursor()) is None or self._would_lose():
            return
        _, shown, block = found
        if section := self._own_section_at_cursor(shown, block):
            self._open_words(section)
        else:
            self._open(shown, block, shown.draft.edited_text(block) or "")

    def add(self) -> None:
        """Put a new paragraph after the one at the cursor, and edit it."""
        if (found := self._at_cursor()) is None or self._would_lose():
            return
        matter, shown, block = found
        after = block_edits.insert_block(matter, shown.kind.value, after=block, text=_NEW_PARAGRAPH)
        self._desk.session.change(after, tr("adding a paragraph"))
        self._open(shown, after.edits[-1].block, _NEW_PARAGRAPH)
        self._editor.field.selectAll()

    def own_words(self) -> None:
        """Choose a section that prints words of the attorney's own, and write them."""
        shown, matter = self._desk.drafting.shown, self._desk.session.matter
        if shown is None or matter is None or self._would_lose():
            return
        choices = [
            Choice(_title(shown, key), matter.own_words.get(key, "") or tr("nothing yet"), key)
            for key in own_sections(shown.kind.value)
        ]
        self._picker.open_with(lambda typed: [one for one in choices if typed.casefold() in one.words.casefold()])

    def settle(self, conflict: EditConflict, choice: Resolution) -> None:
        """Settle a conflict; a third wording is written first."""
        matter, shown = self._desk.session.matter, self._desk.drafting.shown
        if matter is None or shown is None:
            return
        if choice is Resolution.THIRD:
            self._open(shown, conflict.block, conflict.mine or conflict.base)
            self._third = conflict
            return
        self._desk.session.change(block_edits.resolve_conflict(matter, conflict, choice), tr("settling a conflict"))

    def close(self) -> None:
        """Close the editor; what was not kept is lost."""
        self._third = None
        self._editor.hide()
        self._view.foot.show()
        self.closed.emit()

    def _open(self, shown: ShownDraft, block: str, text: str) -> None:
        edited = any(e.block == block for e in shown.matter.edits_of(shown.kind.value)) and not block.startswith(OWN)
        self._show(shown, block, text, edited=edited)

    def _open_words(self, section: str) -> None:
        matter, shown = self._desk.session.matter, self._desk.drafting.shown
        if matter is not None and shown is not None:
            about = f"{tr('Your own words')}: {_title(shown, section)}. {tr('An empty line begins a paragraph.')}"
            self._show(shown, f"{_WORDS}{section}", matter.own_words.get(section, ""), about=about)

    def _show(self, shown: ShownDraft, block: str, text: str, *, edited: bool = False, about: str = "") -> None:
        try:
            self._editor.open(block, text, self._short_name, edited=edited, about=about)
        except AppError as error:
            self._desk.show_failure(error)
            return
        self._paper, self._base = shown.kind, shown.draft.base_text(block) or ""
        self._view.foot.hide()

    def _own_section_at_cursor(self, shown: ShownDraft, block: str) -> str:
        """The section whose own words the sentence at the cursor is, unless its paragraph was edited since."""
        sentence = self._view.sentence_at(self._view.text.textCursor())
        refs = {origin.ref for origin in sentence.sources if origin.kind is OriginKind.ATTORNEY} if sentence else set()
        own = [section for section in own_sections(shown.kind.value) if f"own_words.{section}" in refs]
        edited = any(edit.block == block for edit in shown.matter.edits_of(shown.kind.value))
        return own[0] if len(own) == 1 and not edited else ""

    def _at_cursor(self) -> tuple[Matter, ShownDraft, str] | None:
        """The matter, the draft, and the block at the cursor; says why when there is nothing to edit."""
        matter, shown, number = self._desk.session.matter, self._desk.drafting.shown, self._view.block_number()
        if matter is None or shown is None:
            return None
        if number is None:
            self._desk.tell(
                tr("The first page and the signature come from the matter: edit them in the Matter room (Ctrl+1).")
            )
            return None
        if isinstance(shown.draft.written.blocks[number], WrittenTable):
            self._desk.tell(
                tr("The comparison comes from the fact-analogue sheet: edit it in the Arguments room (Ctrl+2).")
            )
            return None
        return matter, shown, shown.draft.block_ids[number]

    def _would_lose(self) -> bool:
        if not self._editor.changed:
            return False
        self._desk.tell(tr("Keep or leave the paragraph that you are editing first (Ctrl+Enter or Esc)."))
        self._editor.field.setFocus()
        return True

    # Keeping

    def keep(self) -> bool:
        """Keep what is in the editor, in the paper for which it was opened; whether that could be done."""
        self._keep(self._editor.block, self._editor.field.text())
        return not self._editor.changed

    def with_words(self, matter: Matter) -> Matter:
        """The matter as it would be if the editor's words were kept; as it is when they cannot be."""
        if not self._editor.changed:
            return matter
        text = self._editor.field.text()
        try:
            check_text(text)
        except AppError:
            return matter
        return self._kept(matter, self._editor.block, text)

    def _on_paper(self) -> None:
        """Close what would lose nothing; say of the rest which paper it is of."""
        if not self._editor.changed:
            self.close()
            return
        said = tr("You are editing this paragraph of the {paper}; it is kept there.")
        self._editor.say_about(said.format(paper=self._paper.title))

    def _keep(self, block: str, text: str) -> None:
        matter = self._desk.session.matter
        if matter is None:
            return
        try:
            check_text(text)
        except AppError as error:
            self._editor.refuse(str(error))
            return
        after = self._kept(matter, block, text)
        self.close()
        self._desk.session.change(after, tr("editing a paragraph"))

    def _kept(self, matter: Matter, block: str, text: str) -> Matter:
        if block.startswith(_WORDS):
            return editing.set_own_words(matter, block.removeprefix(_WORDS), text)
        if self._third is not None:
            return block_edits.resolve_conflict(matter, self._third, Resolution.THIRD, text)
        return block_edits.replace_block(matter, self._paper.value, block, base=self._base, text=text)

    def _restore(self, block: str) -> None:
        matter = self._desk.session.matter
        if matter is not None:
            self.close()
            restored = block_edits.restore_block(matter, self._paper.value, block)
            self._desk.session.change(restored, tr("putting back what was drafted"))

    def _delete(self, block: str) -> None:
        matter = self._desk.session.matter
        if matter is not None:
            self.close()
            after = block_edits.delete_block(matter, self._paper.value, block, base=self._base)
            self._desk.session.change(after, tr("leaving a paragraph out"))

    # Moving

    def move(self, by: int) -> None:
        """Move the paragraph at the cursor up (-1) or down (1)."""
        if (found := self._fresh_at_cursor()) is not None:
            self._moved(found[1], moving.move_block(found[0].draft, found[1], by), tr("moving a paragraph"))

    def move_point(self, by: int, block: str = "") -> None:
        """Move a point, with all that is under its heading, past its neighbor; the one at the cursor for no block."""
        if (found := self._fresh_at_cursor(block)) is not None:
            self._moved(found[1], moving.move_point(found[0].draft, found[1], by), tr("moving a point"))

    def drop_point(self, block: str, target: str) -> None:
        """Put a point where another stands."""
        if (found := self._fresh_at_cursor(block)) is not None:
            self._moved(block, moving.drop_point(found[0].draft, block, target), tr("moving a point"))

    def _fresh_at_cursor(self, block: str = "") -> tuple[ShownDraft, str] | None:
        """The draft and the block; None while the draft is older than the matter, whose order it would not be."""
        found = self._at_cursor() if not block else None
        shown = self._desk.drafting.shown
        if shown is None or (not block and found is None) or self._would_lose():
            return None
        if shown.matter != self._desk.session.matter:
            self._desk.tell(tr("The draft is being made anew: move it when it is there."))
            return None
        return shown, block or (found[2] if found else "")

    def _moved(self, block: str, matter: Matter | None, what: str) -> None:
        if matter is None:
            self._desk.tell(tr("It cannot go further there: it stays within its section, among points of its rank."))
        else:
            self.following = block
            self._desk.session.change(matter, what)

    # Modules

    def save_module(self) -> None:
        """Save the paragraphs that are selected, or the one at the cursor, as a module."""
        if (found := self._at_cursor()) is None:
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

    def insert_module(self) -> None:
        """Choose a saved module, and put it after the paragraph at the cursor."""
        if self._at_cursor() is not None and not self._would_lose():
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
        self._run(load_modules, then)

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._desk.runner.run(
            "Searching",
            lambda _progress, _cancel: work(),
            on_success=then,
            on_failure=self._desk.show_failure,
            on_store=False,
        )

    def _put_module(self, module: BriefModule) -> None:
        if (found := self._fresh_at_cursor()) is None:
            return
        after, unknown = put_module(found[0].draft, module, after=found[1])
        self._desk.session.change(after, tr("inserting a module"))
        if unknown:
            said = f"{tr('The library does not hold what the module cites')}: {', '.join(unknown)}."
            self._desk.tell(said, Tone.CAUTION)

    # Citations

    def pick_citation(self) -> None:
        """Insert a citation at the cursor of the editor, which is opened if need be."""
        if not self._editor.isVisible():
            self.edit()
        if self._editor.isVisible():
            shown = self._desk.drafting.shown
            source = shown.draft.source if shown else None
            self._picker.open_with(
                lambda typed: [Choice(one.words, one.detail, one.node) for one in find_citations(source, typed)]
            )

    def _on_picked(self, what: object) -> None:
        match what:
            case CitationNode():
                self._editor.insert(what)
            case BriefModule():
                self._put_module(what)
            case str():
                self._open_words(what)
            case _:
                pass

    def _short_name(self, key: str) -> str:
        shown = self._desk.drafting.shown
        return short_name(shown.draft.source if shown else None, key)


def _title(shown: ShownDraft, section: str) -> str:
    """What a section of own words is called."""
    name = section.rpartition(".")[2]
    found = next((one.title for one in shown.draft.brief.sections if one.id == name), "")
    return found or name.replace("_", " ").capitalize()
