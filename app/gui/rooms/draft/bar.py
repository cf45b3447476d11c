"""The bar over the draft: the paper, what is shown beside the text, and what is done at the cursor."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.gui.look.palette import UNIT
from app.gui.widgets.flow import FlowRow


def make_bar(
    paper: QWidget, shown: Mapping[QPushButton, str], acts: Iterable[tuple[str, Callable[[], object], str]]
) -> QFrame:
    """The bar.

    Args:
        shown: buttons that show or fold a pane, and what they say when one rests on them.
        acts: the words of a button, what it does, and what it says when one rests on it.
    """
    bar = QFrame()
    bar.setObjectName("bar")
    column = QVBoxLayout(bar)
    column.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
    for button, tip in shown.items():
        button.setCheckable(True)
        _name(button, tip)
    column.addWidget(FlowRow([paper, *shown, *(_button(*act) for act in acts)], gap=2 * UNIT))
    return bar


def _button(words: str, do: Callable[[], object], tip: str) -> QPushButton:
    button = QPushButton(words)
    _name(button, tip)
    button.clicked.connect(lambda _checked=False: do())
    return button


def _name(button: QPushButton, tip: str) -> None:
    button.setToolTip(tip)
    button.setAccessibleName(tip)
