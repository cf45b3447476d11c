"""Every word that is shown goes through the door to its translation."""

import ast
from pathlib import Path

import pytest

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
