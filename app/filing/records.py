"""Plain tables (TOML, JSON) to frozen dataclasses and back, strictly.

The dataclass is the schema: an unknown key, a wrong kind of value and a missing field are each
refused with the place where they stand ("counts[2].status"). Fields at their default are left out
when writing. It knows nothing of files; `RecordProblem` is translated where the file is known.
"""

import dataclasses
import datetime as dt
import itertools
import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from app.law.authorities import ReporterCitation
from app.law.dates import PartialDate

_T = TypeVar("_T")


class RecordProblem(ValueError):
    """A table does not fit its dataclass.

    Attributes:
        place: where, as keys and indexes ("counts[2].claim").
        reason: what is wrong, as part of a sentence.
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}" if place else reason)
        self.place = place
        self.reason = reason


def to_table(record: object, *, whole: bool = False) -> dict[str, Any]:
    """A dataclass as a plain table, without the fields that are at their default unless it is to be `whole`."""
    return {
        f.name: _to_plain(value, whole=whole)
        for f in dataclasses.fields(cast("Any", record))
        if (value := getattr(record, f.name)) != _default(f) or whole
    }


def from_table(kind: type[_T], table: object, place: str = "") -> _T:
    """Build a dataclass of `kind` from a plain table. Raises `RecordProblem`."""
    if not isinstance(table, Mapping):
        raise RecordProblem(place, f"should be a table, but is {_called(table)}")
    fields = {f.name: f for f in dataclasses.fields(cast("Any", kind))}
    _refuse_unknown(table, fields, place)
    hints = _hints(cast("Any", kind))
    values = {
        name: _from_plain(hints[name], table[name], _join(place, name))
        for name, f in fields.items()
        if name in table or _required(f, place)
    }
    try:
        return kind(**values)
    except ValueError as error:
        raise RecordProblem(place, str(error)) from error


def _join(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _refuse_unknown(table: Mapping[str, object], fields: Mapping[str, object], place: str) -> None:
    for key in table:
        if key not in fields:
            raise RecordProblem(_join(place, str(key)), f"unknown key; known: {', '.join(fields)}")


def _required(field: "dataclasses.Field[Any]", place: str) -> bool:
    if _default(field) is dataclasses.MISSING:
        raise RecordProblem(_join(place, field.name), "is missing")
    return False


def _default(field: "dataclasses.Field[Any]") -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _to_plain(value: object, *, whole: bool) -> object:
    if value is None or isinstance(value, str | bool | int | float):
        return str(value) if isinstance(value, StrEnum) else value
    if isinstance(value, dt.date | PartialDate | ReporterCitation):
        return str(value)
    if isinstance(value, tuple):
        return [_to_plain(item, whole=whole) for item in value]
    if isinstance(value, Mapping):
        return {key: _to_plain(item, whole=whole) for key, item in value.items()}
    return to_table(value, whole=whole)


def _from_plain(hint: Any, value: object, place: str) -> object:  # noqa: ANN401 - a type hint has no type
    hint = getattr(hint, "__supertype__", hint)
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType or origin is typing.Union:
        return None if value is None else _from_plain(args[0], value, place)
    if origin is tuple:
        return _to_tuple(args, value, place)
    if origin is dict:
        return _to_dict(args[1], value, place)
    if dataclasses.is_dataclass(hint) and hint not in _READERS:
        return from_table(cast("type[object]", hint), value, place)
    return _to_scalar(hint, value, place)


def _to_tuple(args: tuple[Any, ...], value: object, place: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise RecordProblem(place, f"should be a list, but is {_called(value)}")
    if args[-1] is not Ellipsis and len(value) != len(args):
        raise RecordProblem(place, f"should hold {len(args)} values, but holds {len(value)}")
    hints = itertools.repeat(args[0], len(value)) if args[-1] is Ellipsis else args
    pairs = zip(hints, value, strict=True)
    return tuple(_from_plain(hint, item, f"{place}[{number}]") for number, (hint, item) in enumerate(pairs))


def _to_dict(hint: Any, value: object, place: str) -> dict[str, object]:  # noqa: ANN401 - a type hint has no type
    if not isinstance(value, Mapping):
        raise RecordProblem(place, f"should be a table, but is {_called(value)}")
    return {str(key): _from_plain(hint, item, _join(place, str(key))) for key, item in value.items()}


def _to_scalar(hint: type, value: object, place: str) -> object:
    if issubclass(hint, StrEnum):
        return _to_choice(hint, value, place)
    if hint in _READERS:
        return _to_special(hint, value, place)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise RecordProblem(place, f"should be {_NAMES[hint]}, but is {_called(value)}")
    return value


def _to_choice(hint: type[StrEnum], value: object, place: str) -> StrEnum:
    try:
        return hint(cast("str", value))
    except ValueError as error:
        raise RecordProblem(place, f"unknown value {value!r}; known: {', '.join(hint)}") from error


def _to_special(hint: type, value: object, place: str) -> object:
    if type(value) is hint:
        return value
    if not isinstance(value, str):
        raise RecordProblem(place, f"should be {_NAMES[hint]}, but is {_called(value)}")
    try:
        return _READERS[hint](value)
    except ValueError as error:
        raise RecordProblem(place, f"should be {_NAMES[hint]}, but is {value!r}") from error


def parse_reporter_citation(text: str) -> ReporterCitation:
    """Read "204 F.3d 947". Raises ValueError for anything that is not volume, reporter, page."""
    words = text.split()
    if len(words) < 3:
        message = f"not a reporter citation: {text!r}"
        raise ValueError(message)
    return ReporterCitation(words[0], " ".join(words[1:-1]), words[-1])


_READERS: dict[type, Callable[[str], object]] = {
    dt.date: dt.date.fromisoformat,
    PartialDate: PartialDate.parse,
    ReporterCitation: parse_reporter_citation,
}
_NAMES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dt.date: "a date such as 2018-05-30",
    PartialDate: "a date such as 2018-05-30 or 2018",
    ReporterCitation: 'a citation such as "204 F.3d 947"',
}


def _called(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f"{value!r}"
