"""Clicks, types and chooses at random in every room, and tells what broke: `monkey_window.py [--seed N] [--steps N]`.

Everything that a user can reach is reached: deeds of all menus, buttons, boxes, lists, cells, keys, the wheel, sizes and
looks, dialogs (cancelled or not), other matters, closing and undoing, each while jobs still run. Files are asked for by
no dialog; they are the samples and a folder of its own. It prints its seed first. An error that reached nobody, a report
of a fault, and a wrapper that PySide keeps of what Qt deletes by itself are faults: each is printed, and the end is 1.
A crash prints where every thread was.
"""

import argparse
import faulthandler
import os
import random
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
    Slot,
)  # the platform is chosen first
from PySide6.QtGui import QDesktopServices, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabBar,
    QWidget,
)
from shiboken6 import Shiboken

from app import paths
from app.bootstrap import open_workspace
from app.gui import file_dialogs
from app.gui.frame.notices import ReportDialog
from app.gui.frame.questions import Unsaved
from app.gui.frame.window import MainWindow
from app.gui.look import scale
from app.gui.look.dress import Appearance, dress, dress_first
from app.gui.rooms import ROOMS
from app.law.matters import Matter
from app.matters import new_matter

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Home),
    *(
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_F2,
        Qt.Key.Key_F4,
        Qt.Key.Key_F6,
        Qt.Key.Key_A,
    ),
)
HELD = (*(Qt.KeyboardModifier.NoModifier,) * 5, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
WORDS = (
    "excessive force",
    "Graham v. Connor, 490 U.S. 386 (1989)",
    "1,2",
    "2020-02-30",
    "¶ 12",
    "#",
    "ä\u2014{}[]",
    "",
)
SOUGHT = ("arrest", "the", "force", "no such word")
SIZES = ((1280, 800), (1920, 1080), (800, 600), (640, 480))
LEAVE_ALONE = ("quit",)
"""Deeds that would end the walk."""


@dataclass
class Whims:
    """Answers what the window asks for, now so and now so; everything that is written is in one folder."""

    chance: random.Random
    folder: Path
    samples: Sequence[Path] = field(default_factory=lambda: sorted((paths.resources_dir() / "samples").glob("*.json")))

    def some_file(self, *_anything: object) -> list[str]:
        """In the place of the system's dialogs."""
        return [str(self.folder)] if self.chance.random() < 0.3 else []

    def matter_to_open(self) -> Path | None:
        """A sample, one saved before, or none."""
        return self.chance.choice([None, *self.samples, *self.folder.glob("*.matter.json")])

    def place_to_save(self, suggested: Path) -> Path | None:
        """A place in the folder, or none."""
        return self.chance.choice([None, self.folder / suggested.name])

    def place_to_export(self, suggested: Path) -> Path | None:
        """A place in the folder, or none."""
        return self.place_to_save(suggested)

    def place_for_calendar(self, suggested: Path) -> Path | None:
        """A place in the folder, or none."""
        return self.place_to_save(suggested)

    def paper_to_read(self) -> Path | None:
        """An opinion, which is no paper, or none."""
        return self.chance.choice([None, Path(__file__).parent / "picture_opinion.txt"])

    def brief_to_refresh(self) -> Path | None:
        """A brief exported before, or none."""
        return self.chance.choice([None, *self.folder.glob("*.docx")])

    def opinions(self) -> list[Path]:
        """An opinion, or none."""
        return self.chance.choice([[], [Path(__file__).parent / "picture_opinion.txt"]])

    def new_matter(self) -> Matter | None:
        """An empty matter, or none."""
        frame = new_matter(
            title="Doyle v. Marsh",
            plaintiff="Ada Doyle",
            defendant="Neil Marsh",
            case_number="4:23-cv-01234-ABC",
            incident=date(2023, 3, 9),
        )
        return self.chance.choice([None, frame])

    def unsaved(self, title: str) -> Unsaved:  # noqa: ARG002  # the same whims whatever it is
        """Any answer."""
        return self.chance.choice(list(Unsaved))


class Monkey(QObject):
    """Takes one step after the other from within the event loop, in dialogs that stop the work too."""

    def __init__(self, window: MainWindow, whims: Whims, steps: int) -> None:
        super().__init__(window)
        self.window, self.chance, self.left = window, whims.chance, steps
        self.aloud = False
        self.faults: list[str] = []
        self.trail: list[str] = []
        window.desk.questions = whims
        setattr(file_dialogs, "_ask", whims.some_file)  # noqa: B010  # no dialog of the system's stays open
        for scheme in ("file", "https", "http"):
            QDesktopServices.setUrlHandler(scheme, self, "_ignore")  # type: ignore[arg-type]  # it takes no bytes
        self._acts: tuple[Callable[[], str], ...] = (
            *(self._click,) * 6,
            *(self._press,) * 5,
            *(self._do,) * 4,
            *(self._choose_item,) * 4,
            *(self._tick,) * 3,
            *(self._filter,) * 2,
            *(self._cancel,) * 3,
            *(self._type, self._enter, self._open, self._wheel, self._resize, self._dress),
        )

    def begin(self) -> None:
        """Open the sample, and begin the walk; `left` is 0 at its end."""
        self.window.files.open_sample()
        QTimer.singleShot(0, self, self._step)

    def tell(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take note of an error that nobody expected."""
        words = "".join(traceback.format_exception(kind, error, trace))
        self.faults.append(f"after {' | '.join(self.trail[-6:])}\n{words}")

    def _step(self) -> None:
        self._look_for_reports()
        if not self.left:
            self._leave_dialogs()
            return
        self.left -= 1
        QTimer.singleShot(self.chance.choice((0, 0, 0, 5, 30, 150)), self, self._step)
        act = self.chance.choice(self._acts)
        self.trail.append(act.__name__)
        self.trail[-1] = act()
        if self.aloud:
            print(self.trail[-1], flush=True)

    def _leave_dialogs(self) -> None:
        """One after the other: each may stand in the loop of another."""
        at = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if at is not None:
            at.close()
            QTimer.singleShot(0, self, self._leave_dialogs)

    def _look_for_reports(self) -> None:
        for dialog in self.window.findChildren(ReportDialog):
            if dialog.isVisible():
                self.faults.append(f"after {' | '.join(self.trail[-6:])}\n{dialog.report.toPlainText()}")
                dialog.reject()

    def _at(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def _some(self, kind: type[QWidget]) -> QWidget | None:
        found = [one for one in self._at().findChildren(kind) if _is_there(one)]
        return self.chance.choice(found) if found else None

    def _spot(self, widget: QWidget) -> QPoint:
        return QPoint(self.chance.randrange(max(1, widget.width())), self.chance.randrange(max(1, widget.height())))

    def _click(self) -> str:
        kind = self.chance.choice((QAbstractButton, QAbstractButton, QWidget, QTabBar, QComboBox))
        widget = self._some(kind)
        if widget is None:
            return "nothing to click"
        button = self.chance.choice((*(Qt.MouseButton.LeftButton,) * 6, Qt.MouseButton.RightButton))
        click = self.chance.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        said = f"click {_told(widget)}"
        click(widget, button, Qt.KeyboardModifier.NoModifier, self._spot(widget))
        return said

    def _choose_item(self) -> str:
        view = self._some(QAbstractItemView)
        model = view.model() if isinstance(view, QAbstractItemView) else None
        if not isinstance(view, QAbstractItemView) or model is None or not model.rowCount():
            return "nothing to choose"
        columns = 1 if isinstance(view, QListView) else model.columnCount()
        index = model.index(self.chance.randrange(model.rowCount()), self.chance.randrange(max(1, columns)))
        said = f"choose {_told(view)} {index.row()},{index.column()}"
        view.setCurrentIndex(index)
        click = self.chance.choice((QTest.mouseClick, QTest.mouseDClick))
        click(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, view.visualRect(index).center()
        )
        return said

    def _tick(self) -> str:
        """Click a check box of a list or tree, which may fill that list or tree anew."""
        found = (one for one in self._at().findChildren(QAbstractItemView) if _is_there(one))
        views = [one for one in found if not isinstance(one, QHeaderView)]  # which is a view to Qt
        boxes = [(view, index) for view in views for index in _boxes(view)]
        if not boxes:
            return "nothing to tick"
        view, index = self.chance.choice(boxes)
        said = f"tick {_told(view)} {index.row()}"
        view.scrollTo(index)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _box_at(view, index)
        )
        return said

    def _filter(self) -> str:
        """Type other words into a line, as one does who looks for something."""
        line = self._some(QLineEdit)
        if not isinstance(line, QLineEdit) or line.isReadOnly():
            return "nothing to type in"
        words = self.chance.choice((*SOUGHT, *WORDS))
        said = f"filter {_told(line)} {words!r}"
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for letter in words:
            QApplication.sendEvent(line, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        return said

    def _press(self) -> str:
        widget = QApplication.focusWidget() or self._at()
        key, held = self.chance.choice(KEYS), self.chance.choice(HELD)
        said = f"press {held.name} {key.name} in {_told(widget)}"
        QTest.keyClick(widget, key, held)
        return said

    def _type(self) -> str:
        widget, words = QApplication.focusWidget() or self._at(), self.chance.choice(WORDS)
        said = f"type {words!r} in {_told(widget)}"
        for letter in words:
            key = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget() or self._at(), key)
        return said

    def _do(self) -> str:
        found = [deed for deed in self.window.deeds if deed.isEnabled() and deed.objectName() not in LEAVE_ALONE]
        deed = self.chance.choice(found)
        if self._at() is self.window:
            deed.trigger()
        return f"do {deed.objectName()}"

    def _enter(self) -> str:
        room = self.chance.choice(ROOMS).name
        if self._at() is self.window:
            self.window.enter(room)
        return f"enter {room}"

    def _open(self) -> str:
        what = self.chance.choice(("sample", "open", "close", "new"))
        if self._at() is self.window and self.window.deeds[what].isEnabled():
            self.window.deeds[what].trigger()
        return f"matter {what}"

    def _wheel(self) -> str:
        widget = self._some(QWidget) or self.window
        at, down = QPointF(self._spot(widget)), QPoint(0, self.chance.choice((-240, 240)))
        held = self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier))
        wheel = QWheelEvent(
            *(at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), down, Qt.MouseButton.NoButton, held),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        said = f"wheel {_told(widget)}"
        QApplication.sendEvent(widget, wheel)
        return said

    def _resize(self) -> str:
        size = self.chance.choice(SIZES)
        self.window.resize(*size)
        return f"resize {size}"

    def _dress(self) -> str:
        look = self.chance.choice((Appearance.LIGHT, Appearance.DARK))
        scale.set_percent(self.chance.choice((100, 100, 150)))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application, look)
        return f"dress {look}"

    def _cancel(self) -> str:
        at = self._at()
        said = f"cancel {_told(at)}"
        if isinstance(at, QDialog):
            at.reject()
        elif at is not self.window:
            at.close()  # a menu, or the list of a box, in which nothing else can be reached
        return said

    @Slot(QUrl)
    def _ignore(self, _url: QUrl) -> None:
        """Open nothing outside of the window."""


def find_stale() -> list[str]:
    """What PySide still takes for items of layouts that Qt has deleted. To ask makes wrappers of all items: only at the end."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = (one for one in Shiboken.getAllValidWrappers() if isinstance(one, QLayoutItem))
    kept = {_address(one): type(one).__name__ for one in held if not isinstance(one, QObject)}
    living = {address for widget in QApplication.allWidgets() for address in _items_in(widget)}
    return [name for address, name in kept.items() if address not in living]


def _items_in(widget: QWidget) -> list[int]:
    """Where the items of a widget's layouts lie, asked at once: a wrapper of a layout may not outlive what holds it."""
    layouts = widget.findChildren(QLayout)
    return [_address(item) for layout in layouts for at in range(layout.count()) if (item := layout.itemAt(at))]


def _address(wrapper: Shiboken.Object) -> int:
    return int(Shiboken.getCppPointer(wrapper)[0])


def _is_there(widget: QWidget) -> bool:
    """Whether it can be clicked; the list of a box may go with its popup while one looks."""
    try:
        return widget.isVisible() and widget.isEnabled()
    except RuntimeError:
        return False


def _boxes(view: QAbstractItemView) -> list[QModelIndex]:
    """The rows of a view, two levels of them, that have a check box."""
    model = view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    rows += [model.index(under, 0, row) for row in rows for under in range(model.rowCount(row))]
    return [row for row in rows if row.data(Qt.ItemDataRole.CheckStateRole) is not None]


def _box_at(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    delegate = view.itemDelegate()
    if isinstance(delegate, QStyledItemDelegate):
        delegate.initStyleOption(option, index)
    return view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view).center()


def _told(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    name = widget.accessibleName() or (words() if callable(words) else "") or widget.objectName()
    return f"{type(widget).__name__} {str(name)[:30]!r}"


def walk(window: MainWindow, seed: int, steps: int, folder: Path) -> Monkey:
    """Begin a walk in a window; what it wrote is in the folder."""
    monkey = Monkey(window, Whims(random.Random(seed), folder), steps)  # noqa: S311  # whims
    monkey.begin()
    return monkey


def main() -> int:
    """Walk, and tell what broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))  # noqa: S311
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--trail", action="store_true", help="print every step")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}, {chosen.steps} steps", flush=True)
    faulthandler.enable()
    with tempfile.TemporaryDirectory() as home:
        os.environ["REJOINDER_HOME"] = home
        faults = _walk_alone(chosen, Path(home))
    for fault in faults:
        print(f"FAULT {fault}", flush=True)
    return 1 if faults else 0


def _walk_alone(chosen: argparse.Namespace, home: Path) -> list[str]:
    application = QApplication(sys.argv[:1])
    dress_first(application, Appearance.LIGHT)
    with open_workspace() as workspace:
        window = MainWindow(workspace)
        window.show()
        monkey = walk(window, chosen.seed, chosen.steps, home)
        monkey.aloud = chosen.trail
        sys.excepthook = monkey.tell
        watch = QTimer(interval=100)
        watch.timeout.connect(lambda: _quit_when_done(monkey))
        watch.start()
        application.exec()
        sys.excepthook = sys.__excepthook__  # what fails from here on is told at once
        faults = [*monkey.faults, *(f"kept although deleted: {name}" for name in find_stale())]
        window.close()
    return faults


def _quit_when_done(monkey: Monkey) -> None:
    if not monkey.left and not QApplication.activeModalWidget() and not monkey.window.runner.jobs:
        QApplication.quit()


if __name__ == "__main__":
    sys.exit(main())
