"""What becomes of an error in a method that Qt calls: a report, and Qt goes on with its own answer.

PySide keeps such an error for the Python code further up and calls the next method all the same; with the second error,
or the first that C raised, it ends the whole program (docs/decisions/0012-errors-in-what-qt-calls.md). So none may leave.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import CodeType, FunctionType
from typing import TypeVar

Kind = TypeVar("Kind", bound=type)

_PLAIN: dict[object, object] = {None: None, bool: False, int: 0}
"""What is answered in place of a method by what it says it gives: nothing is done, not taken, none there."""

_told: set[tuple[CodeType, int]] = set()
"""Where it failed already. What is painted fails at every repaint; one report of it is enough."""


def guarded(kind: Kind) -> Kind:
    """Decorates each class of ours that overrides what a class of Qt's has: errors of these methods end in them."""
    for name in overrides(kind):
        setattr(kind, name, _guard(kind, name, vars(kind)[name]))
    return kind


def overrides(kind: type) -> list[str]:
    """The methods that a class itself puts in the place of those of Qt's classes."""
    bases = [base for base in kind.__mro__ if base.__module__.startswith("PySide6.")]
    return [
        name
        for name, part in vars(kind).items()
        if isinstance(part, FunctionType) and not name.startswith("__") and any(name in vars(base) for base in bases)
    ]


def _guard(kind: type, name: str, method: Callable[..., object]) -> Callable[..., object]:
    gives = method.__annotations__.get("return", object)

    @wraps(method)
    def call(self: object, *args: object) -> object:
        try:
            return method(self, *args)
        except Exception as error:  # noqa: BLE001  # the outermost frame below Qt: what leaves it ends the program
            _report(error)
            if gives is None or gives is bool:
                return _PLAIN[gives]
            return _of_qt(super(kind, self), name, args, _PLAIN.get(gives))

    return call


def _of_qt(base: object, name: str, args: tuple[object, ...], otherwise: object) -> object:
    """What Qt's class would have answered, if it answers by itself."""
    try:
        return getattr(base, name)(*args)
    except NotImplementedError:
        return otherwise


def _report(error: Exception) -> None:
    """Once for each place, as any other error that nobody expected."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is not None and (place := (trace.tb_frame.f_code, trace.tb_lineno)) not in _told:
        _told.add(place)
        sys.excepthook(type(error), error, error.__traceback__)
