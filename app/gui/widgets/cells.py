"""The cells of a table of records: how high they are, and the lists in which some of them are edited."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.widgets.choice import Choice

AROUND = 20
"""The space around the words of a cell, at the usual size."""

PADDING = 18
"""What the style sheet's padding, Qt's margins and the grid take beside the words, at every size."""
_BAR, _LINE = 32, 150
"""What a list needs beside its names, and how broad a line that is typed in is at least, at the usual size."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width at the usual size (0 takes what is left), and its choices, value by words.

    Attributes:
        hint: what is meant by it, told at the heading and in empty cells.
        whole: whether its words stand in one line, as a day does.
        room: the longest usual words, for which there is room before they are typed.
        most: so many of the parts that a comma divides are shown; 0 for words that are no list.
        says: how one of these parts is shown.
    """

    title: str
    width: int = 0
    choices: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    whole: bool = False
    room: str = ""
    most: int = 0
    says: Callable[[str], str] = str

    def shown(self, words: str) -> str:
        """What a cell shows of its words: of a list, the first parts and how many more there are."""
        if not self.most:
            return words
        parts = self._parts(words)
        more = len(parts) - self.most
        if more < 2:  # one more is shown in the place of these words
            return ", ".join(parts)
        return f"{', '.join(parts[: self.most])} {tr('and {count} more').format(count=more)}"

    def told(self, words: str) -> str:
        """All of a cell's words, for its tool tip."""
        return "\n".join(self._parts(words)) if self.most else words

    def _parts(self, words: str) -> list[str]:
        return [self.says(part.strip()) for part in words.split(",") if part.strip()]


@guarded
class Several(QListWidget):
    """The things that a cell may have, to be ticked; a part of a name that is typed finds it."""

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._sought: str = ""
        self._is_typed: bool = False
        self.setObjectName("boxed")
        self.setAccessibleName(tr("Tick those that are meant"))
        for name in names:
            item = QListWidgetItem(name)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)

    def keyboardSearch(self, search: str) -> None:
        """Go to the first name that has the letters in it: “Larkin” finds “Deputy Larkin”."""
        self._sought = f"{self._sought}{search}" if self._is_typed else search
        found = self.findItems(self._sought, Qt.MatchFlag.MatchContains)
        if found:
            self.setCurrentItem(found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A name may be typed: its row is sought, and Enter ticks it."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._is_typed and item is not None:
            item.setCheckState(Qt.CheckState.Checked)
        super().keyPressEvent(event)
        self._is_typed = event.text().isalnum()

    def ticked(self) -> str:
        """The ticked ones as the cell says them."""
        items = (self.item(row) for row in range(self.count()))
        return ", ".join(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)

    def tick(self, words: str) -> None:
        """Tick those that the cell says."""
        said = {part.strip() for part in words.split(",")}
        for row in range(self.count()):
            on = self.item(row).text() in said
            self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


@guarded
class Cells(QStyledItemDelegate):
    """Lets cells with choices be edited by a list."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self.several: dict[int, Sequence[str]] = {}
        """What may be ticked, by column."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list where there are choices, a line elsewhere."""
        if index.column() in self.several:
            return Several(self.several[index.column()], parent)
        choices = self._columns[index.column()].choices
        if not choices:
            return super().createEditor(parent, option, index)
        box = Choice(parent)
        box.addItems(list(choices))
        box.activated.connect(lambda _n: self._take(box))
        return box

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words: Qt's own answer leaves out what the style sheet puts around them."""
        table = self.parent()
        if not isinstance(table, QTableWidget):
            return super().sizeHint(option, index)
        words, metrics, around = self._shown(index), table.fontMetrics(), scale.px(AROUND)
        broad, space = metrics.horizontalAdvance(words), table.columnWidth(index.column()) - PADDING
        if broad <= space:
            return QSize(broad + around, metrics.lineSpacing() + around // 2)
        wrapped = metrics.boundingRect(QRect(0, 0, max(space, around), 10_000), Qt.TextFlag.TextWordWrap, words)
        return QSize(broad + around, wrapped.height() + around // 2)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Show of a list its first parts."""
        super().initStyleOption(option, index)
        option.text = self._shown(index)

    def _shown(self, index: Index) -> str:
        return self._columns[index.column()].shown(str(index.data() or ""))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give a list to be ticked the room that it needs, as far as the table has it."""
        super().updateEditorGeometry(editor, option, index)
        over = editor.parentWidget()
        if isinstance(editor, QComboBox):
            editor.resize(max(editor.width(), editor.sizeHint().width()), editor.height())
        if isinstance(editor, Several) and over is not None:
            high = min(editor.sizeHintForRow(0) * editor.count() + 8, over.height())
            broad = min(max(editor.width(), editor.sizeHintForColumn(0) + scale.px(_BAR)), over.width())
            editor.resize(broad, high)
            editor.move(min(editor.x(), over.width() - broad), max(0, min(editor.y(), over.height() - high)))
        elif isinstance(editor, QLineEdit) and over is not None:
            broad = min(max(editor.width(), scale.px(_LINE)), over.width())
            high = max(editor.height(), editor.minimumSizeHint().height())
            at = min(editor.x(), over.width() - broad), max(0, min(editor.y(), over.height() - high))
            editor.setGeometry(*at, broad, high)

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present value."""
        if isinstance(editor, Several):
            editor.tick(str(index.data()))
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen."""
        if isinstance(editor, Several):
            model.setData(index, editor.ticked())
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
