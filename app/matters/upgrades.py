"""Older matter files brought to the present schema, one version at a time.

A step changes the plain table and nothing else; what is written from then on is of the new version.
"""

from collections.abc import Callable
from typing import Any

SCHEMA = 2
"""The version that this program writes."""


def upgrade(table: dict[str, Any], version: int) -> dict[str, Any]:
    """A table of an older version as one of the present."""
    for step in range(version, SCHEMA):
        table = _STEPS[step](table)
    return table


def _to_2(table: dict[str, Any]) -> dict[str, Any]:
    """Version 2 adds edits, readings of papers, overrides, and what is set aside; version 1 had none of them."""
    return table


_STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _to_2}

OLDEST = min(_STEPS)
