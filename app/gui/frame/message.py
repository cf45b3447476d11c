"""A few words with buttons, in front of the window: for what must be decided before anything else goes on."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from app.gui.guard import guarded
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog

_BREADTH = 400
Role = QDialogButtonBox.ButtonRole


@guarded
class Message(OrderedDialog):
    """Goes with the first button that is pressed; Escape does what the button does that rejects."""

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.label, self._buttons = Wrapped(words), QDialogButtonBox()
        self.label.setMinimumWidth(scale.px(_BREADTH))  # and not the dialog: it would let its buttons be cut
        self._leave: Callable[[], object] = bool
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 4 * UNIT, 4 * UNIT, 3 * UNIT)
        layout.addWidget(self.label)
        layout.addSpacing(2 * UNIT)
        layout.addWidget(self._buttons)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """What can be pressed."""
        return self._buttons.buttons()

    def offer(self, words: str, role: Role, do: Callable[[], object]) -> QPushButton:
        """Add a button; the first one is pressed by Enter."""
        button = self._buttons.addButton(words, role)
        button.setDefault(len(self.buttons) == 1)
        if role is Role.RejectRole:
            self._leave = do
            button.clicked.connect(self.reject)
        else:
            button.clicked.connect(self.accept)
            button.clicked.connect(lambda _checked=False: do())
        self._fit()
        return button

    def reject(self) -> None:
        """Go, and do what is done then."""
        super().reject()
        self._leave()

    def _fit(self) -> None:
        """Be as broad as the buttons need, and as high as the words do at that breadth."""
        self.resize(0, 0)
        if (layout := self.layout()) is not None:
            layout.activate()
        self.adjustSize()
