"""Every word that is shown goes through the door to its translation."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from app.gui.language import trn

GUI = Path(__file__).parents[2] / "app" / "gui"
MAKERS = {"QPushButton", "QLabel", "QCheckBox", "QAction", "QRadioButton", "QGroupBox", "Wrapped", "WordButton"}
SETTERS = {
    "setText",
    "setToolTip",
    "setWindowTitle",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "addTab",
    "addRow",
}


def words_shown(tree: ast.AST) -> list[ast.Constant]:
    """Constants with words that go straight into a widget."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    shown = [call for call in calls if _name(call.func) in MAKERS | SETTERS]
    constants = (one for call in shown for one in call.args if isinstance(one, ast.Constant))
    return [one for one in constants if isinstance(one.value, str) and any(c.isalpha() for c in one.value)]


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("file", sorted(GUI.rglob("*.py")), ids=lambda path: str(path.relative_to(GUI)))
def it_translates_what_it_shows(file: Path):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    roles = {"muted", "title", "heading", "small", "stop", "caution"}
    assert [one.value for one in words_shown(tree) if one.value not in roles] == []


def it_finds_words_that_are_not_translated():
    tree = ast.parse('QPushButton("Save"); label.setText("·"); box.setToolTip(tr("Go")); field.setText(f"{x}")')
    assert [one.value for one in words_shown(tree)] == ["Save"]


@pytest.mark.parametrize(
    ("words", "number", "said"),
    [
        ("%n finding(s)", 1, "1 finding"),
        ("%n finding(s)", 0, "0 findings"),
        ("%n box(es)", 12, "12 boxes"),
        ("%n authorit(y/ies) (is/are) read", 1, "1 authority is read"),
        ("%n authorit(y/ies) (is/are) read", 3, "3 authorities are read"),
        ("(The text/All %n texts)", 1, "The text"),
    ],
)
def it_counts_in_words_that_agree(words, number, said):
    assert trn(words, number) == said


class _Finnish(QTranslator):
    """Gives one word, in two forms."""

    def translate(self, _context: str, source: str, _other: str | None = None, number: int = -1) -> str:
        return {"%n page(s)": "%n sivu" if number == 1 else "%n sivua"}.get(source, "")


def it_takes_the_forms_of_another_language(qapp):
    finnish = _Finnish()
    QCoreApplication.installTranslator(finnish)
    try:
        assert [trn("%n page(s)", number) for number in (1, 3)] == ["1 sivu", "3 sivua"]
    finally:
        QCoreApplication.removeTranslator(finnish)
