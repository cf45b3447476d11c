"""What the attorney does to the draft: edits, own words and moves. Each leaves as one change of the matter."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.gui.citing import CitedWords, LeftWords, find_citations, find_cited, short_name
from app.gui.desk import Desk
from app.gui.language import tr
from app.gui.operations import ShownDraft
from app.gui.places import DRAFT, MATTER, Place
from app.gui.rooms.draft import moving
from app.gui.rooms.draft.caret import lacks_page, with_page_of
from app.gui.rooms.draft.draft_view import DraftView
from app.gui.rooms.draft.editor import BlockEditor
from app.gui.typed_citations import TypedCitations
from app.gui.widgets.quick_pick import Choice, QuickPick
from app.law.briefs import PLACEHOLDER, BriefKind, CitationNode, OriginKind, WrittenTable
from app.law.edits import OWN, EditConflict
from app.law.edits import Choice as Resolution
from app.law.matters import Matter
from app.matters import block_edits, editing
from app.tasks.edit_brief import base_name, check_text, own_sections
from app.tasks.workspace import MatterSource

_NEW_PARAGRAPH = "New paragraph."
_WORDS = "words:"
"""How what the editor calls a block begins when it is a section's own words."""

LONGEST_PASTED = 50_000
"""Letters in which citations are looked for when they are pasted."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What was opened in the editor.

    Attributes:
        text: the editable text with which it was opened.
        base: the text as drafted.
        edited: whether the attorney has edited it before.
        about: what it is when it is no block of the paper; empty for a block.
        third: the conflict for which a third wording is written.
    """

    paper: BriefKind
    block: str
    text: str
    base: str = ""
    edited: bool = False
    about: str = ""
    third: EditConflict | None = None


class Writer(QObject):
    """Opens the editor, keeps what was written, and moves what stands in the draft."""

    closed = Signal()
    """The editor was closed; the text is to have the keyboard."""

    def __init__(self, desk: Desk, view: DraftView, editor: BlockEditor, picker: QuickPick) -> None:
        super().__init__(view)
        self._desk, self._view, self._editor, self._picker = desk, view, editor, picker
        self._opened = Opening(BriefKind.OPPOSITION, "", "")
        self.following = ""
        """The block that was moved last: the next draft is shown where it stands."""
        editor.kept.connect(self._keep)
        editor.left.connect(self.leave)
        editor.restored.connect(self._restore)
        editor.deleted.connect(self._delete)
        editor.wanted_citation.connect(self.pick_citation)
        editor.field.pasted.connect(self._on_pasted)
        self._typed = TypedCitations(desk)
        editor.field.citation_typed.connect(lambda: self._typed.look(editor.field))
        picker.picked.connect(self._on_picked)
        desk.session.opened.connect(self.close)
        desk.session.paper_changed.connect(self._on_paper)

    # Opening

    def edit(self) -> None:
        """Edit the paragraph at the cursor, with all that an edit made of it; a section's own words are edited as these."""
        if (found := self.at_cursor()) is None or self.would_lose():
            return
        _, shown, block = found
        if section := self._own_section_at_cursor(shown, block):
            self._open_words(section)
            return
        name = base_name(shown.draft, block)
        parts = [one for one in shown.draft.block_ids if base_name(shown.draft, one) == name]
        start, long = self._view.editor_place()
        self._open(shown, name, "\n\n".join(shown.draft.edited_text(one) or "" for one in parts))
        start += self._editor.field.start_of(parts.index(block))
        self._editor.field.select_at(start, long)
        if not long and self._view.gap_at(self._view.text.textCursor()) is not None:
            self._ask_for_page(start)

    def _ask_for_page(self, start: int) -> None:
        """What is missing in a citation without a page is typed behind its name: it is no word of the paragraph."""
        field = self._editor.field
        field.select_at(start, 1)
        if lacks_page(field.chosen_node()):
            self.pick_citation()
        else:
            field.select_at(start)

    def add(self) -> None:
        """Put a new paragraph after the one at the cursor, and edit it."""
        if (found := self.at_cursor()) is None or self.would_lose():
            return
        matter, shown, block = found
        after = block_edits.insert_block(matter, shown.kind.value, after=block, text=_NEW_PARAGRAPH)
        self._desk.session.change(after, tr("adding a paragraph"))
        self._open(shown, after.edits[-1].block, _NEW_PARAGRAPH)
        self._editor.field.selectAll()

    def own_words(self) -> None:
        """Choose a section that prints words of the attorney's own, and write them."""
        shown, matter = self._desk.drafting.shown, self._desk.session.matter
        if shown is None or matter is None or self.would_lose():
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
            if not self.would_lose():
                self._open(shown, conflict.block, conflict.mine or conflict.base, third=conflict)
            return
        self._desk.session.change(block_edits.resolve_conflict(matter, conflict, choice), tr("settling a conflict"))

    def leave(self) -> None:
        """Close the editor without keeping its words, which can be brought back."""
        lost = self._editor.field.text() if self._editor.changed else None
        opened = self._opened
        self.close()
        if lost is not None:
            again = self._desk.session.while_open(partial(self._bring_back, opened, lost))
            self._desk.tell(tr("What you wrote was not kept."), act=tr("Bring it back"), action=again)

    def close(self) -> None:
        """Close the editor; what was not kept is lost."""
        self._editor.hide()
        self._view.foot.show()
        self.closed.emit()

    def _bring_back(self, opened: Opening, words: str) -> None:
        if self.would_lose():
            return
        self._desk.go_to(Place(room=DRAFT))
        if self._show(opened):
            self._editor.bring_back(words)
            self._desk.tell(tr("Your words are in the editor again: Ctrl+Enter keeps them."))
            self._editor.field.setFocus()

    def _open(self, shown: ShownDraft, block: str, text: str, *, third: EditConflict | None = None) -> None:
        edited = any(e.block == block for e in shown.matter.edits_of(shown.kind.value)) and not block.startswith(OWN)
        base = shown.draft.base_text(block) or ""
        self._show(Opening(shown.kind, block, text, base, edited=edited, third=third))

    def _open_words(self, section: str) -> None:
        matter, shown = self._desk.session.matter, self._desk.drafting.shown
        if matter is not None and shown is not None:
            about = f"{tr('Your own words')}: {_title(shown, section)}. {tr('An empty line begins a paragraph.')}"
            self._show(Opening(shown.kind, f"{_WORDS}{section}", matter.own_words.get(section, ""), about=about))

    def _show(self, opening: Opening) -> bool:
        """Open the editor; whether its text can be read."""
        try:
            self._editor.open(opening.block, opening.text, self._short_name, edited=opening.edited, about=opening.about)
        except AppError as error:
            self._desk.show_failure(error)
            return False
        self._opened = opening
        self._view.foot.hide()
        return True

    def _own_section_at_cursor(self, shown: ShownDraft, block: str) -> str:
        """The section whose own words the sentence at the cursor is, unless its paragraph was edited since."""
        sentence = self._view.sentence_at(self._view.text.textCursor())
        refs = {origin.ref for origin in sentence.sources if origin.kind is OriginKind.ATTORNEY} if sentence else set()
        own = [section for section in own_sections(shown.kind.value) if f"own_words.{section}" in refs]
        edited = any(edit.block == block for edit in shown.matter.edits_of(shown.kind.value))
        return own[0] if len(own) == 1 and not edited else ""

    def _tell_of_front(self) -> None:
        """Say where the line at the cursor is filled, and offer the way there."""
        gap = PLACEHOLDER.search(self._view.text.textCursor().block().text())
        place = Place(room=MATTER, field=gap[0] if gap else "")
        self._desk.tell(
            tr("The first page and the signature come from the matter."),
            act=tr("Enter it in Matter"),
            action=lambda: self._desk.go_to(place),
        )

    def at_cursor(self) -> tuple[Matter, ShownDraft, str] | None:
        """The matter, the draft, and the block at the cursor; says why when there is nothing to edit."""
        matter, shown, number = self._desk.session.matter, self._desk.drafting.shown, self._view.block_number()
        if matter is None or shown is None:
            return None
        if number is None:
            self._tell_of_front()
            return None
        if isinstance(shown.draft.written.blocks[number], WrittenTable):
            self._desk.tell(
                tr("The comparison comes from the fact-analogue sheet: edit it in the Arguments room (Ctrl+2).")
            )
            return None
        return matter, shown, shown.draft.block_ids[number]

    def would_lose(self) -> bool:
        """Whether another paragraph is open with words that would be lost; says so."""
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
        self._editor.say_about(said.format(paper=self._opened.paper.title))

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
        opened = self._opened
        if opened.third is not None:
            return block_edits.resolve_conflict(matter, opened.third, Resolution.THIRD, text)
        return block_edits.replace_block(matter, opened.paper.value, block, base=opened.base, text=text)

    def _restore(self, block: str) -> None:
        matter = self._desk.session.matter
        if matter is not None:
            self.close()
            restored = block_edits.restore_block(matter, self._opened.paper.value, block)
            self._desk.session.change(restored, tr("putting back what was drafted"))

    def _delete(self, block: str) -> None:
        matter = self._desk.session.matter
        if matter is not None:
            self.close()
            after = block_edits.delete_block(matter, self._opened.paper.value, block, base=self._opened.base)
            self._desk.session.change(after, tr("leaving a paragraph out"))

    # Moving

    def move(self, by: int) -> None:
        """Move the paragraph at the cursor up (-1) or down (1)."""
        if (found := self.fresh_at_cursor()) is not None:
            self._moved(found[1], moving.move_block(found[0].draft, found[1], by), tr("moving a paragraph"))

    def move_point(self, by: int, block: str = "") -> None:
        """Move a point, with all that is under its heading, past its neighbor; the one at the cursor for no block."""
        if (found := self.fresh_at_cursor(block)) is not None:
            self._moved(found[1], moving.move_point(found[0].draft, found[1], by), tr("moving a point"))

    def drop_point(self, block: str, target: str) -> None:
        """Put a point where another stands."""
        if (found := self.fresh_at_cursor(block)) is not None:
            self._moved(block, moving.drop_point(found[0].draft, block, target), tr("moving a point"))

    def fresh_at_cursor(self, block: str = "") -> tuple[ShownDraft, str] | None:
        """The draft and the block; None while the draft is older than the matter, whose order it would not be."""
        found = self.at_cursor() if not block else None
        if (not block and found is None) or (shown := self.fresh_draft()) is None:
            return None
        return shown, block or (found[2] if found else "")

    def fresh_draft(self) -> ShownDraft | None:
        """The draft, unless it is older than the matter, or words in the editor would be lost; says so."""
        shown = self._desk.drafting.shown
        if shown is None or self.would_lose():
            return None
        if shown.matter != self._desk.session.matter:
            self._desk.tell(tr("The draft is being made anew: do it when it is there."))
            return None
        return shown

    def _moved(self, block: str, matter: Matter | None, what: str) -> None:
        if matter is None:
            self._desk.tell(tr("It cannot go further there: it stays within its section, among points of its rank."))
        else:
            self.following = block
            self._desk.session.change(matter, what)

    # Citations

    def pick_citation(self) -> None:
        """Insert a citation at the cursor of the editor, which is opened if need be; a chosen chip gives way to it."""
        if not self._editor.isVisible():
            self.edit()
        if self._editor.isVisible():
            chosen = self._editor.field.chosen_node()
            typed = self._typed_for(chosen) if isinstance(chosen, CitationNode) else ""
            self._picker.open_with(
                lambda words: [
                    Choice(one.words, one.detail, one.node) for one in find_citations(self._source(), words)
                ],
                typed,
            )

    def _typed_for(self, node: CitationNode) -> str:
        name = self._short_name(node.authority)
        return f"{name} at {node.pin or ''}" if node.pin or lacks_page(node) else name

    def _source(self) -> MatterSource | None:
        shown = self._desk.drafting.shown
        return shown.draft.source if shown else None

    def _on_picked(self, what: object) -> None:
        match what:
            case CitationNode():
                self._editor.insert(with_page_of(self._editor.field.chosen_node(), what))
            case str():
                self._open_words(what)
            case _:
                pass

    def _on_pasted(self, at: int, words: str) -> None:
        """Look for citations in words that came in; what the library knows becomes a chip."""
        source, opened = self._source(), self._opened
        if source is None or len(words) > LONGEST_PASTED or not any(letter.isdigit() for letter in words):
            return
        self._desk.runner.run(
            "Searching",
            lambda _progress, _cancel: find_cited(source, words),
            on_success=self._desk.session.while_open(partial(self._on_cited, opened, at, words)),
            on_failure=self._desk.show_failure,
        )

    def _on_cited(
        self, opened: Opening, at: int, words: str, found: tuple[tuple[CitedWords, ...], tuple[LeftWords, ...]]
    ) -> None:
        cited, _left = found
        if opened is not self._opened or not self._editor.isVisible():
            return
        if cited:
            self._editor.field.make_chips(at, words, [(one.start, one.end, one.node) for one in cited])
        self._typed.look(self._editor.field)  # it tells of what stays words

    def _short_name(self, key: str) -> str:
        return short_name(self._source(), key)


def _title(shown: ShownDraft, section: str) -> str:
    """What a section of own words is called."""
    name = section.rpartition(".")[2]
    found = next((one.title for one in shown.draft.brief.sections if one.id == name), "")
    return found or name.replace("_", " ").capitalize()
