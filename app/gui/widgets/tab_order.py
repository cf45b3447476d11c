"""Where Tab goes: through everything that takes the keyboard in the order in which one reads, pane by pane.

Qt goes in the order in which widgets were made, which is another one wherever a card, a row or a page is made later. Here
the order is that of the places on the screen at the time: what lies within one layout, or one widget, belongs together.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QFormLayout, QGridLayout, QLayout, QListView, QWidget

from app.gui.guard import guarded
from app.gui.widgets.spoken import name_boxes

_Place = tuple[QRect, QWidget | QLayout]


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the focus one control on or back, round at the ends; whether there was one to go to."""
    walk, now = list(_walk(window)), QApplication.focusWidget()
    while now is not None and now not in walk and now is not window:
        now = now.parentWidget()  # a part of a control: the line of a box, the surface of a list
    at = walk.index(now) if now in walk else (-1 if forward else len(walk))
    ahead = (
        [*walk[at + 1 :], *walk[: max(at, 0)]]
        if forward
        else [*reversed(walk[: max(at, 0)]), *reversed(walk[at + 1 :])]
    )
    control = next((widget for widget in ahead if takes_tab(widget)), None)
    if control is not None:
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        control.setFocus(reason)
    return control is not None


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    wanted = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & wanted == wanted and widget.isEnabled() and widget.focusProxy() is None


@guarded
class OrderedDialog(QDialog):
    """A dialog in which Tab goes in the order in which one reads, and whose boxes a screen reader can name."""

    def showEvent(self, event: QShowEvent) -> None:
        """Name what the dialog has by now, and give the rows of lists that were filled before the height of the style sheet."""
        name_boxes(self)
        super().showEvent(event)
        for view in self.findChildren(QListView):
            view.scheduleDelayedItemsLayout()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on or back in that order."""
        return step(self, forward=forward)


def _walk(parent: QWidget) -> Iterator[QWidget]:
    """Every visible widget within a parent, as one reads."""
    laid_out = list(_laid_out(parent.layout()))
    managed = set(map(id, _widgets(laid_out)))
    free = [
        (w.geometry(), w) for w in parent.children() if isinstance(w, QWidget) and _shows(w) and id(w) not in managed
    ]
    yield from _walk_places([*laid_out, *free])


def _walk_places(places: Iterable[_Place]) -> Iterator[QWidget]:
    for _, part in _as_read(places):
        if isinstance(part, QLayout):
            yield from _walk_places(_laid_out(part))
        else:
            yield part
            yield from _walk(part)


def _laid_out(layout: QLayout | None) -> Iterator[_Place]:
    """What a layout of rows and columns places; other kinds (stacks, the window's own) leave it to the geometry.

    The layout's items are never asked for (`itemAt`): PySide keeps what it gave for an item that Qt has deleted since, takes
    for it whatever is made at the same address later, and the program ends when that is deleted.
    """
    if not isinstance(layout, QBoxLayout | QGridLayout | QFormLayout):
        return
    for inner in layout.children():
        if isinstance(inner, QLayout):
            yield inner.geometry(), inner
    home = layout.parentWidget()
    for widget in home.children() if home is not None else ():
        if isinstance(widget, QWidget) and _shows(widget) and layout.indexOf(widget) >= 0:
            yield widget.geometry(), widget


def _widgets(places: Iterable[_Place]) -> Iterator[QWidget]:
    for _, part in places:
        if isinstance(part, QLayout):
            yield from _widgets(_laid_out(part))
        else:
            yield part


def _shows(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isWindow()


def _as_read(places: Iterable[_Place]) -> list[_Place]:
    """Row by row from the top, within a row from the left. What begins below the lowest start of a row's end is the next row."""
    ordered: list[_Place] = []
    row: list[_Place] = []
    end = 0
    for place in sorted(places, key=lambda one: (one[0].top(), one[0].left())):
        if row and place[0].top() >= end:
            ordered += sorted(row, key=lambda one: one[0].left())
            row = []
        end = min(end, _middle(place[0])) if row else _middle(place[0])
        row.append(place)
    return [*ordered, *sorted(row, key=lambda one: one[0].left())]


def _middle(place: QRect) -> int:
    return place.center().y()
