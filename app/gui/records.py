"""Replacing fields of frozen records by name, for forms and tables whose columns are data."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

T = TypeVar("T")


def with_fields(record: T, values: Mapping[str, Any]) -> T:
    """The record with other values in the named fields."""
    return replace(record, **values)  # type: ignore[type-var]  # always a dataclass
