"""The editor's field by itself: chips through clipboard and undo; and what the room computes without a window."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from app.gui.rooms.draft.caret import editor_place
from app.gui.rooms.draft.conflicts import mark_changes, read_words
from app.gui.rooms.draft.replacing import find_places
from app.gui.widgets.chip_edit import ChipEdit
from app.law.briefs import BlockKind, CitationNode, Placeholder, TextRun, Written, WrittenBlock, WrittenNote

TEXT = "One thing first. [[cite:lalonde|pin=955]] And *then* another [[gap:PIN REQUIRED|reason=none]] thing."
PASTED = "As held in Payton v. New York, 445 U.S. 573, 590 (1980), so."


@pytest.fixture
def field(qtbot) -> ChipEdit:
    made = ChipEdit("Paragraph")
    qtbot.addWidget(made)
    made.show_text(TEXT, str)
    return made


def keys(qtbot, field: ChipEdit, *pressed: Qt.Key) -> None:
    for key in pressed:
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)


def it_moves_chips_through_the_clipboard_with_their_spaces(qtbot, field):
    keys(qtbot, field, Qt.Key.Key_A, Qt.Key.Key_X)
    assert field.text() == ""
    assert "lalonde at 955 And then" in QApplication.clipboard().text()
    keys(qtbot, field, Qt.Key.Key_V)
    assert field.text() == TEXT
    start = field.toPlainText().index("And")
    field.select_at(start - 2, len("c And "))
    keys(qtbot, field, Qt.Key.Key_X)
    assert "lalonde" not in field.text()
    field.moveCursor(QTextCursor.MoveOperation.Start)
    keys(qtbot, field, Qt.Key.Key_V)
    assert field.text().startswith("[[cite:lalonde|pin=955]] And One")
    keys(qtbot, field, Qt.Key.Key_Z, Qt.Key.Key_Z)
    assert field.text() == TEXT


def it_selects_a_word_by_a_double_click(qtbot, field):
    field.show()
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index("another") + 2)
    at = field.cursorRect(cursor).center()
    qtbot.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert field.textCursor().selectedText() == "another"


def it_keeps_several_paragraphs_through_the_clipboard(qtbot, field):
    field.show_text("First.\n\nSecond [[cite:payton]]", str)
    keys(qtbot, field, Qt.Key.Key_A, Qt.Key.Key_C)
    field.moveCursor(QTextCursor.MoveOperation.End)
    keys(qtbot, field, Qt.Key.Key_V)
    assert field.text() == "First.\n\nSecond [[cite:payton]]First.\n\nSecond [[cite:payton]]"


def it_takes_nothing_from_a_clipboard_that_cannot_be_read(field):
    odd = QMimeData()
    odd.setData("application/x-rejoinder-words", b"[[cite:")
    field.insertFromMimeData(odd)
    assert field.text() == TEXT


def it_undoes_and_redoes_what_becomes_of_chips(qtbot, field):
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.insert(CitationNode(authority="payton", pin="590"))
    assert field.text() == f"{TEXT} [[cite:payton|pin=590]]"
    keys(qtbot, field, Qt.Key.Key_Z)
    assert field.text() == TEXT
    keys(qtbot, field, Qt.Key.Key_Y)
    assert field.text().endswith("[[cite:payton|pin=590]]")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text().rstrip() == TEXT
    keys(qtbot, field, Qt.Key.Key_Z)
    assert field.text().endswith("[[cite:payton|pin=590]]")


def it_keeps_a_citation_apart_from_the_words_beside_it(field):
    field.show_text("One.Two", str)
    field.select_at(4)
    field.insert(CitationNode(authority="payton"))
    assert field.text() == "One. [[cite:payton]] Two"
    field.select_at(5, 1)
    field.insert(CitationNode(authority="gant"))
    assert field.text() == "One. [[cite:gant]] Two"


def it_fills_a_chosen_placeholder_by_typing(qtbot, field):
    at = field.document().toRawText().index("another ") + len("another ")
    field.select_at(at, 1)
    assert isinstance(field.chosen_node(), Placeholder)
    qtbot.keyClicks(field, "plain")
    assert field.text().endswith("another plain thing.")


def it_makes_chips_of_pasted_words_in_one_step(qtbot, field):
    told = []
    field.pasted.connect(lambda at, words: told.append((at, words)))
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QApplication.clipboard().setText(PASTED)
    keys(qtbot, field, Qt.Key.Key_V)
    assert told == [(0, PASTED)]
    start, end = PASTED.index("Payton"), PASTED.index(", so")
    node = CitationNode(authority="payton", pin="590", textual=True)
    assert field.make_chips(0, PASTED, [(start, end, node)]) == 1
    assert field.text().startswith("As held in [[cite:payton|pin=590|textual=yes]], so.One")
    keys(qtbot, field, Qt.Key.Key_Z)
    assert field.text().startswith(PASTED)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(field, "Not ")
    assert field.make_chips(0, PASTED, [(start, end, node)]) == 0


def test_search_knows_letters_by_whatever_they_are_printed_with():
    text = "The officers’ “duty” — § 1983–85. THE END"
    assert find_places(text, 'officers\' "duty" - ') == [4]
    assert find_places(text, "the") == [0, text.index("THE")]
    assert find_places(text, "1983-85") == [text.index("1983")]
    assert find_places(text, "") == []


BLOCK = WrittenBlock(
    kind=BlockKind.PARAGRAPH,
    pieces=(
        TextRun(text="Words. "),
        Written(runs=(TextRun(text="See X, 1 U.S. 2."),), form="full", anchor="a", authority="x"),
        TextRun(text=" More"),
        WrittenNote(number=12, pieces=()),
        Placeholder(text="[PIN REQUIRED]", reason=""),
        TextRun(text="."),
    ),
)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        pytest.param(0, (0, 0), id="before-all"),
        pytest.param(3, (3, 0), id="in-words"),
        pytest.param(12, (7, 0), id="in-a-citation"),
        pytest.param(23, (8, 0), id="behind-it"),
        pytest.param(26, (11, 0), id="in-later-words"),
        pytest.param(30, (14, 1), id="placeholder-is-chosen"),
        pytest.param(44, (15, 0), id="behind-the-placeholder"),
        pytest.param(400, (16, 0), id="beyond"),
    ],
)
def test_the_editor_opens_where_the_cursor_stood(offset, expected):
    assert editor_place(BLOCK, offset, 0) == expected
    assert editor_place(BLOCK, offset + 4, 4) == expected


def test_what_changed_is_marked_and_safe():
    assert mark_changes("a b c", "a x c") == "a <s>b</s> <b><u>x</u></b> c"
    assert mark_changes("", "<i>") == "&lt;i&gt;"
    assert mark_changes("nothing that stood there before", "other words alone\nnow") == "other words alone<br>now"
    assert read_words("See [[cite:k|pin=4]]", lambda key: key.upper()) == "See K at 4"
    assert read_words("[[cite:", str) == "[[cite:"
