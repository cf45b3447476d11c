"""The system's dialogs for files and folders; where the system has none, Qt's own, kept from opening what it lists.

Qt's own dialog reads the beginning of every file without a known ending, to find its picture and its kind. It does so on
the thread of the window, which stands still for good at a pipe or at a share that does not answer.
"""

from pathlib import Path

from PySide6.QtCore import QFileInfo, QSize
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFileIconProvider,
    QHeaderView,
    QSplitter,
    QToolButton,
    QTreeView,
    QWidget,
)

from app.gui.guard import guarded
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.look.icons import line_icon

_Kind = QAbstractFileIconProvider.IconType
_SIZE, _PLACES = (760, 480), 150
_PICTURES = {"backButton": "left", "forwardButton": "right", "toParentButton": "up"}
_TYPE = 2
"""The column of kinds: the ending, which the name has as well."""


def find_file(parent: QWidget, title: str, begin: str = "", kinds: str = "") -> str:
    """A file that is there; empty when the attorney thought better of it."""
    return next(iter(_ask(parent, title, begin, kinds, QFileDialog.FileMode.ExistingFile)), "")


def find_files(parent: QWidget, title: str, begin: str = "", kinds: str = "") -> list[str]:
    """Files that are there; none when the attorney thought better of it."""
    return _ask(parent, title, begin, kinds, QFileDialog.FileMode.ExistingFiles)


def find_folder(parent: QWidget, title: str, begin: str = "") -> str:
    """A folder; empty when the attorney thought better of it."""
    return next(iter(_ask(parent, title, begin, "", QFileDialog.FileMode.Directory)), "")


def find_place(parent: QWidget, title: str, suggested: str, kinds: str = "") -> str:
    """Where to write, over a file that is there only after asking; empty when the attorney thought better of it."""
    return next(iter(_ask(parent, title, suggested, kinds, QFileDialog.FileMode.AnyFile)), "")


@guarded
class PlainPictures(QFileIconProvider):
    """One picture for folders and one for files, found by what they are called and never by what is in them."""

    def __init__(self) -> None:
        super().__init__()
        self._folder, self._file = super().icon(_Kind.Folder), super().icon(_Kind.File)

    def icon(self, what: QFileInfo | _Kind) -> QIcon:
        """The picture."""
        if isinstance(what, QFileInfo):
            return self._folder if what.isDir() else self._file
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        """What the column of kinds says: the ending."""
        return "" if info.isDir() else info.suffix()


def _ask(parent: QWidget, title: str, begin: str, kinds: str, mode: QFileDialog.FileMode) -> list[str]:
    folder, name = (begin, "") if not begin or Path(begin).is_dir() else (str(Path(begin).parent), Path(begin).name)
    dialog, pictures = QFileDialog(parent, title, folder, kinds), PlainPictures()
    dialog.setIconProvider(pictures)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, mode is QFileDialog.FileMode.Directory)
    dialog.setFileMode(mode)
    if mode is QFileDialog.FileMode.AnyFile:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    _lay_out(dialog)
    chosen = dialog.selectedFiles() if dialog.exec() == QDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return chosen


def _lay_out(dialog: QFileDialog) -> None:
    """Give Qt's own dialog a breadth in which names, sizes and days are whole; the system's has no such parts."""
    tree = dialog.findChild(QTreeView, "treeView")
    if tree is None:
        return
    header, mode = tree.header(), QHeaderView.ResizeMode
    header.setStretchLastSection(False)
    for column in range(header.count()):
        header.setSectionResizeMode(column, mode.Stretch if column == 0 else mode.ResizeToContents)
    header.setSectionHidden(_TYPE, True)
    for button in dialog.findChildren(QToolButton):
        if (picture := _PICTURES.get(button.objectName())) is not None:
            button.setIcon(line_icon(picture, colors.active().ink))  # Qt's own are black on a dark ground too
    splitter = dialog.findChild(QSplitter, "splitter")
    if splitter is not None:
        splitter.setSizes([scale.px(_PLACES), scale.px(_SIZE[0] - _PLACES)])
    over = dialog.screen().availableSize()
    dialog.resize(QSize(scale.px(_SIZE[0]), scale.px(_SIZE[1])).boundedTo(over))
