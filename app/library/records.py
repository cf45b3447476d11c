"""What a dataclass holds beyond the columns of its row, as JSON in the row's `details`.

`{"v": 1, field: value …}` without what is at its default. A field that is new in the dataclass travels by itself; one that
a later program wrote is passed over by an earlier one.
"""

import dataclasses
import types
import typing
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from app.filing.records import from_table, to_table

VERSION = 1
_MARK = "v"


def details_of(record: object, columns: Collection[str]) -> dict[str, Any]:
    """The fields of a dataclass that have no column."""
    table = {name: value for name, value in to_table(record).items() if name not in columns}
    return {_MARK: VERSION, **table}


def from_details(kind: type, details: Mapping[str, Any]) -> dict[str, Any]:
    """The values of those fields of `kind` that a row's details hold.

    Raises:
        RecordProblem: a value is none of its field's kind.
    """
    if len(details) <= 1:
        return {}
    hints = _hints(kind)
    return {name: _value(hints[name], value, name) for name, value in details.items() if name in hints}


def _value(hint: Any, value: object, name: str) -> object:  # noqa: ANN401  # a type hint has no type
    """One value, read by the strict reader as the only field of a dataclass."""
    return from_table(_holder(hint), {"value": without_unknown(hint, value)}, name).value


@cache
def _holder(hint: Any) -> type:  # noqa: ANN401  # a type hint has no type
    return dataclasses.make_dataclass("Holder", [("value", hint)], frozen=True)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def without_unknown(hint: Any, value: Any) -> Any:  # noqa: ANN401  # any value that JSON has
    """`value` without the keys that the dataclasses in it do not know, however deep."""
    hint = getattr(hint, "__supertype__", hint)
    args = typing.get_args(hint)
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        return without_unknown(args[0], value)
    if typing.get_origin(hint) is tuple and isinstance(value, list):
        hints = args if args[-1] is not Ellipsis else args[:1] * len(value)
        return [without_unknown(*pair) for pair in zip(hints, value, strict=False)]
    if dataclasses.is_dataclass(hint) and isinstance(value, Mapping) and isinstance(hint, type):
        known = _hints(hint)
        return {name: without_unknown(known[name], inner) for name, inner in value.items() if name in known}
    return value
