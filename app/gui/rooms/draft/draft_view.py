"""The draft to read: the text, and under it what stands behind the sentence at the cursor."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QTextEdit, QToolTip, QVBoxLayout, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.dress import worn
from app.gui.look.palette import UNIT
from app.gui.look.serif import FAMILIES
from app.gui.operations import ShownDraft
from app.gui.rooms.draft.caret import editor_place, lead_of
from app.gui.rooms.draft.draft_document import CITATION, MARGIN, PIN, Gap, Places, make_document
from app.gui.rooms.draft.find_bar import FindBar
from app.gui.rooms.draft.foot import SourcesFoot
from app.gui.widgets.labels import Wrapped
from app.law.briefs import WrittenBlock
from app.law.findings import Finding

if TYPE_CHECKING:
    from app.drafting.provenance import Sentence

_TEACH = (
    "No draft yet. Pick supports on the board (Ctrl+2), or press Ctrl+D: the brief appears here, each sentence with "
    "its sources."
)
_STALE = "This draft is older than your picks."

MEASURE = 640
"""The breadth of the text at the usual size, with its margins: some 75 letters on a line."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place of the text: the id of its block, empty on the first page, and how far it is behind the block's beginning."""

    block: str
    offset: int


@guarded
class DraftView(QWidget):
    """Shows a `ShownDraft`. The place that was read is kept when another draft of it comes."""

    asked_to_draft = Signal()
    moved = Signal()
    """The cursor is in another place, or the text is another."""
    edited = Signal()
    """The paragraph at the cursor is to be edited."""
    opened = Signal(str, str)
    """The key of an authority that was clicked, and the page cited; empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: ShownDraft | None = None
        self.text = QTextEdit()
        self.stale, self.foot, self.search = QFrame(), SourcesFoot(), FindBar(self.text)
        self.places = Places()
        self._worn = worn()
        self._clicked: tuple[str, str] | None = None
        self._was_double = False
        self._opening = QTimer(self, singleShot=True)
        self._opening.timeout.connect(self._open_clicked)
        self._build()
        self.show_draft(None)

    def show_draft(self, shown: ShownDraft | None) -> None:
        """Show a draft, or teach how to make one. The place that was read is kept."""
        top, cursor = self._spot(self.text.cursorForPosition(QPoint(0, 0))), self._spot(self.text.textCursor())
        above = self.text.cursorRect(self.text.cursorForPosition(QPoint(0, 0))).top()
        self.shown = shown
        self.stale.hide()
        self._show_document()
        if shown is not None:
            self._put_cursor(self._position(cursor))
            first = QTextCursor(self.text.document())
            first.setPosition(self._position(top))
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + self.text.cursorRect(first).top() - above)
        self.search.look()
        self._on_cursor()

    def position_of(self, block: str) -> int | None:
        """Where a block of the brief begins; None when it is not in the draft."""
        if self.shown is None or block not in self.shown.draft.block_ids:
            return None
        number = self.shown.draft.block_ids.index(block)
        place = self.text.document().begin()
        while place.isValid():
            if place.userState() == number:
                return place.position()
            place = place.next()
        return None

    def _spot(self, cursor: QTextCursor) -> _Spot:
        """A place by its block, which other words before it do not move."""
        number = cursor.block().userState()
        named = self.shown is not None and 0 <= number < len(self.shown.draft.block_ids)
        block = self.shown.draft.block_ids[number] if self.shown is not None and named else ""
        start = self.position_of(block) if block else None
        return _Spot(block, cursor.position() - (start or 0))

    def _position(self, spot: _Spot) -> int:
        last = max(0, self.text.document().characterCount() - 1)
        return min((self.position_of(spot.block) or 0) + spot.offset, last)

    def _put_cursor(self, position: int) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(min(position, max(0, self.text.document().characterCount() - 1)))
        self.text.blockSignals(True)  # Qt's signature
        self.text.setTextCursor(cursor)
        self.text.blockSignals(False)  # Qt's signature

    def mark_stale(self, *, stale: bool) -> None:
        """Say whether the picks have changed since."""
        self.stale.setVisible(stale and self.shown is not None)

    def go_to(self, finding: Finding, nth: int = 0) -> bool:
        """Show the place of a finding, if it has one in the text.

        Args:
            nth: which of the findings of its kind at its place it is; a heading may have several gaps.
        """
        position = self._find_gap(finding, nth) if finding.code == "placeholder" else None
        if position is None:
            place = finding.place
            position = self.places.headings.get(place, self.places.citations.get(place))
        if position is None:
            return False
        self.show_position(position)
        return True

    def sentence_at(self, cursor: QTextCursor) -> "Sentence | None":
        """The sentence at a place of the text."""
        block, offset = cursor.block(), cursor.positionInBlock()
        text, start = block.text(), 0
        for sentence in self.shown.sentences if self.shown else ():
            found = text.find(sentence.text, start) if sentence.block == block.userState() else -1
            if found < 0:
                continue
            start = found + len(sentence.text)
            if offset <= start:
                return sentence
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in other colors or at another size; Qt tells of a change of style when nothing changed, too."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and self.isVisible():
            self._wear()

    def showEvent(self, event: QShowEvent) -> None:
        """Wear what was put on while nobody looked."""
        super().showEvent(event)
        self._wear()

    def _wear(self) -> None:
        if self._worn != worn():
            self._show_document()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click, Enter or F2 edits; a click on a citation opens it; resting on a sentence tells its sources."""
        if watched is self.text.viewport() and isinstance(event, QResizeEvent):
            self._fit_measure()
            self._keep_cursor_in_view(event.oldSize().height())
        if watched is self.text.viewport() and isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if watched is self.text.viewport() and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.text.viewport())
            return True
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.text and pressed in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edited.emit()
            return True
        return super().eventFilter(watched, event)

    def block_number(self) -> int | None:
        """Which block of the brief is at the cursor; None on the first page and in the signature."""
        number = self.text.textCursor().block().userState()
        return number if self.shown is not None and number >= 0 else None

    def editor_place(self) -> tuple[int, int]:
        """Where in the editor of its paragraph the cursor stands, and how much is to be selected there."""
        cursor, number = self.text.textCursor(), self.block_number()
        block = self.shown.draft.written.blocks[number] if self.shown is not None and number is not None else None
        if not isinstance(block, WrittenBlock):
            return 0, 0
        return editor_place(block, cursor.selectionStart() - cursor.block().position(), lead_of(block))

    def selected_blocks(self) -> list[int]:
        """The numbers of the blocks of the brief that are selected, at least in part, or of the one at the cursor."""
        cursor, document = self.text.textCursor(), self.text.document()
        block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
        found = []
        while block.isValid() and block.position() <= last.position():
            if block.userState() >= 0:
                found.append(block.userState())
            block = block.next()
        return list(dict.fromkeys(found))

    def cited_at(self, cursor: QTextCursor) -> tuple[str, str] | None:
        """The key of the authority cited at a place, and the page cited; None when nothing is."""
        probe = QTextCursor(cursor)
        for _ in range(2):
            face = probe.charFormat()
            if key := face.property(CITATION):
                return str(key), str(face.property(PIN) or "")
            probe.movePosition(QTextCursor.MoveOperation.Right)
        return None

    def gap_at(self, cursor: QTextCursor) -> Gap | None:
        """The placeholder at a place of the text."""
        at = cursor.position()
        return next((gap for gap in self.places.gaps if gap.position <= at < gap.position + gap.length), None)

    def step_to_gap(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) placeholder; False when there is none."""
        here = self.text.textCursor().position()
        starts = [gap.position for gap in self.places.gaps]
        if not starts:
            return False
        later, earlier = [p for p in starts if p > here], [p for p in starts if p < here]
        self.show_position((later or starts)[0] if by > 0 else (earlier or starts)[-1])
        return True

    def tip_at(self, point: QPoint) -> str:
        """What stands behind the sentence at a point of the text, and what a click does there; empty for nothing."""
        cursor = self.text.cursorForPosition(point)
        sentence = self.sentence_at(cursor) if self.shown else None
        lead = [tr("A click opens it in the reader.")] if self._cited_under(point) else []
        if (gap := self.gap_at(cursor)) is not None and gap.reason:
            lead.append(f"{tr('To be filled')}: {gap.reason} {tr('A double click, or Enter, and then your words.')}")
        return "\n".join((*lead, self._source_words(sentence) if sentence else "")).strip()

    def _cited_under(self, point: QPoint) -> tuple[str, str] | None:
        """What is cited under a point; nothing beyond the end of a line."""
        cursor = self.text.cursorForPosition(point)
        near = abs(self.text.cursorRect(cursor).center().x() - point.x()) <= self.text.fontMetrics().height()
        return self.cited_at(cursor) if near else None

    def _on_mouse(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonDblClick:
                self._opening.stop()
                self._was_double = True
                self.edited.emit()
                return True
            case QEvent.Type.MouseButtonRelease if self._was_double:
                self._was_double = False  # the second click of two ends here, and opens nothing
            case QEvent.Type.MouseButtonRelease if event.button() == Qt.MouseButton.LeftButton:
                self._on_click(point, at_once=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            case QEvent.Type.MouseMove if not event.buttons():
                over = self._cited_under(point) is not None
                self.text.viewport().setCursor(
                    Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
                )
            case _:
                pass
        return False

    def _on_click(self, point: QPoint, *, at_once: bool) -> None:
        """Open what is cited there, unless words were selected or a second click follows."""
        self._clicked = None if self.text.textCursor().hasSelection() else self._cited_under(point)
        if self._clicked is not None and at_once:
            self._open_clicked()
        elif self._clicked is not None:
            self._opening.start(QApplication.doubleClickInterval())

    def _open_clicked(self) -> None:
        if self._clicked is not None:
            self.opened.emit(*self._clicked)

    def _build(self) -> None:
        self.text.setObjectName("draft")
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(tr("Draft"))
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.cursorPositionChanged.connect(self._on_cursor)
        self.text.installEventFilter(self)
        self.text.viewport().installEventFilter(self)
        self.text.viewport().setMouseTracking(True)
        self.search.left.connect(self.text.setFocus)
        self.search.went.connect(self.select)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._build_stale()
        for bar in (self.stale, self.search):
            layout.addWidget(bar)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.foot)

    def _build_stale(self) -> None:
        self.stale.setObjectName("notice")
        self.stale.setProperty("tone", "caution")
        row = QHBoxLayout(self.stale)
        row.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        row.addWidget(Wrapped(_STALE), 1)
        again = QPushButton(tr("Draft again (Ctrl+D)"))
        again.setProperty("role", "link")
        again.clicked.connect(self.asked_to_draft)
        row.addWidget(again)

    def _show_document(self) -> None:
        self._worn = worn()
        self.text.blockSignals(True)  # Qt's signature
        if self.shown is None:
            document, self.places = _teaching(), Places()
        else:
            draft = self.shown.draft
            document, self.places = make_document(draft.brief.front, draft.written, colors.active())
        before = self.text.document()
        is_ours = before.parent() is self.text  # the first one is Qt's own, which it takes away itself
        document.setParent(self.text)
        self.text.setDocument(document)
        if is_ours:
            before.deleteLater()
        self._fit_measure()
        self.text.blockSignals(False)  # Qt's signature

    def _fit_measure(self) -> None:
        """Keep the lines as short as they can be read, whatever the breadth of the window."""
        frame = self.text.document().rootFrame()
        spare = max(0, self.text.viewport().width() - scale.px(MEASURE))
        made = frame.frameFormat()
        if made.leftMargin() != MARGIN + spare // 2:
            made.setLeftMargin(MARGIN + spare // 2)
            made.setRightMargin(MARGIN + spare // 2)
            frame.setFrameFormat(made)

    def _keep_cursor_in_view(self, height: int) -> None:
        """Words at the cursor that were in view stay so, as when the editor opens under them."""
        at, now = self.text.cursorRect(), self.text.viewport().height()
        if now < at.bottom() < height:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + at.top() - now // 3)

    def _find_gap(self, finding: Finding, nth: int) -> int | None:
        heading = "" if finding.place == "first page" else finding.place
        under = [gap.position for gap in self.places.gaps if gap.heading == heading]
        return under[min(nth, len(under) - 1)] if under else None

    def show_position(self, position: int) -> None:
        """Put the cursor at a place, and show it."""
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(min(position, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - self.text.viewport().height() // 3)

    def select_words(self, start: int, words: str) -> None:
        """Select words at or after a position; where they are not, show the position."""
        at = self.text.document().toRawText().find(words, start)
        if at < 0:
            self.show_position(start)
        else:
            self.select(at, at + len(words))

    def select(self, start: int, end: int) -> None:
        """Select words, and show them."""
        self.show_position(start)
        cursor = self.text.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)

    def _on_cursor(self) -> None:
        self._show_sources()
        self.moved.emit()

    def _show_sources(self) -> None:
        sentence = self.sentence_at(self.text.textCursor()) if self.shown else None
        if self.shown is None:
            self.foot.show_text(tr("Sources: none yet."))
        elif sentence is None:
            self.foot.show_text(tr("Click a sentence for its sources; a double click edits it."))
        else:
            self.foot.show_text(self._source_words(sentence))

    def _source_words(self, sentence: "Sentence") -> str:
        lines = [self.shown.sources[origin] for origin in sentence.sources] if self.shown else []
        points = lines if len(lines) == 1 else [f"• {line}" for line in lines]
        return "\n".join(dict.fromkeys(points)) or tr("No source stands behind this sentence.")


def _teaching() -> QTextDocument:
    document = QTextDocument()
    document.setDefaultStyleSheet(f"p {{ font-family: '{FAMILIES[0]}'; color: {colors.active().muted}; }}")
    document.setDocumentMargin(24)
    document.setHtml(f"<p>{_TEACH}</p>")
    return document
