"""An error in what Qt calls is reported and ends nothing: each kind of method, and each class of the window."""

# ruff: noqa: N802 the names of the methods are Qt's

import importlib
import inspect
import pkgutil
import sys

import pytest
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyledItemDelegate, QTableView, QTextEdit

import app.gui
from app.gui import guard
from app.gui.application import _reporter
from app.gui.frame.notices import ReportDialog
from app.gui.guard import guarded, overrides
from tests.gui.conftest import PATIENCE

NOTHING: list[int] = []


def broken(*_anything: object) -> object:
    return NOTHING[1]  # raised in C, which PySide survives least


@guarded
class Model(QAbstractTableModel):
    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 3

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return broken(parent) if self.objectName() == "columnCount" else 3

    def data(self, index: QModelIndex, role: int = 0) -> object:
        return broken(role) if self.objectName() == "data" else str(index.row())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        return broken(role) if self.objectName() == "headerData" else super().headerData(section, orientation, role)


@guarded
class Painter(QStyledItemDelegate):
    def paint(self, *args) -> None:
        broken() if self.objectName() == "paint" else super().paint(*args)

    def sizeHint(self, *args) -> QSize:
        return broken() if self.objectName() == "sizeHint" else super().sizeHint(*args)


@guarded
class Filter(QObject):
    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        return bool(broken()) if self.objectName() == "eventFilter" else False


@guarded
class Table(QTableView):
    def resizeEvent(self, event) -> None:
        broken() if self.objectName() == "resizeEvent" else super().resizeEvent(event)

    def timerEvent(self, event) -> None:
        broken() if self.objectName() == "timerEvent" else super().timerEvent(event)

    def mouseReleaseEvent(self, event) -> None:
        broken() if self.objectName() == "mouseReleaseEvent" else super().mouseReleaseEvent(event)


@pytest.fixture
def told(monkeypatch) -> list[type[BaseException]]:
    """The errors of which a report was made."""
    kinds: list[type[BaseException]] = []
    monkeypatch.setattr(guard, "_told", set())
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: kinds.append(kind))
    return kinds


VIRTUALS = [name for kind in (Model, Painter, Filter, Table) for name in overrides(kind) if name != "rowCount"]


@pytest.mark.parametrize("name", VIRTUALS)
def it_reports_an_error_once_and_goes_on(qtbot, told, name):
    table, model, painter, watcher = Table(), Model(), Painter(), Filter()
    qtbot.addWidget(table)
    for part in (table, model, painter, watcher):
        part.setObjectName(name)
    table.setModel(model)
    table.setItemDelegate(painter)
    table.installEventFilter(watcher)
    table.show()
    table.startTimer(1)
    model.beginResetModel()
    model.endResetModel()
    for size in (300, 400):
        table.resize(size, size)
        table.resizeColumnsToContents()
        table.grab()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    table.grab()
    assert told == [IndexError]


def it_lets_qt_answer_what_failed(qtbot, told):
    model, painter = Model(), Painter()
    for part, name in ((model, "headerData"), (painter, "sizeHint")):
        part.setObjectName(name)
    assert model.headerData(1, Qt.Orientation.Horizontal) == 2
    model.setObjectName("data")
    assert model.data(model.index(0, 0)) is None
    model.setObjectName("columnCount")
    assert model.columnCount() == 0
    assert told == [IndexError]


def it_shows_one_report_and_the_work_stays(qtbot, opened, monkeypatch):
    monkeypatch.setattr(guard, "_told", set())
    monkeypatch.setattr(sys, "excepthook", _reporter(opened))
    table, model = Table(opened), Model()
    model.setObjectName("headerData")
    table.setModel(model)
    table.show()
    sys.excepthook(ValueError, ValueError(), None)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in opened.findChildren(ReportDialog)), timeout=PATIENCE)
    QApplication.processEvents()
    (dialog,) = opened.findChildren(ReportDialog)
    dialog.reject()
    table.deleteLater()
    qtbot.waitUntil(lambda: not opened.findChildren(ReportDialog), timeout=PATIENCE)
    assert opened.session.matter is not None


def classes() -> list[type]:
    """Every class of the window that is made of one of Qt's."""
    names = [module.name for module in pkgutil.walk_packages(app.gui.__path__, "app.gui.")]
    found = [kind for name in names for kind in vars(importlib.import_module(name)).values() if inspect.isclass(kind)]
    return [kind for kind in dict.fromkeys(found) if kind.__module__.startswith("app.gui")]


def it_guards_every_class_of_the_window():
    ours = classes()
    assert sum(bool(overrides(kind)) for kind in ours) > 50
    unguarded = [
        f"{kind.__module__}.{kind.__qualname__}.{name}: decorate the class with app.gui.guard.guarded"
        for kind in ours
        for name in overrides(kind)
        if not hasattr(vars(kind)[name], "__wrapped__")
    ]
    assert unguarded == []


def it_finds_what_a_class_puts_in_the_place_of_qts():
    assert set(overrides(Table)) == {"resizeEvent", "timerEvent", "mouseReleaseEvent"}
    for plain in (QPushButton, QLabel, QTextEdit):
        assert overrides(type("Ours", (plain,), {"own": broken})) == []
        assert overrides(type("Ours", (plain,), {"own": broken, "event": broken})) == ["event"]
