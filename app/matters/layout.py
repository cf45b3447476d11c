"""Lays a matter's JSON out so that people can read it and compare two versions of it.

Short lists and tables stand on one line; everything else has a line for each entry.
"""

import json
from collections.abc import Iterable, Mapping

WIDTH = 110
_STEP = "  "


def lay_out(value: object) -> str:
    """JSON text of a plain value, ending in a line feed."""
    return _lay_out(value, "") + "\n"


def _lay_out(value: object, indent: str) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, Mapping | list) or not value or _fits(value, line, indent):
        return line
    inner = indent + _STEP
    if isinstance(value, Mapping):
        pairs = (f"{json.dumps(key, ensure_ascii=False)}: {_lay_out(item, inner)}" for key, item in value.items())
        return _block("{", pairs, "}", indent)
    return _block("[", (_lay_out(item, inner) for item in value), "]", indent)


def _fits(value: Mapping[str, object] | list[object], line: str, indent: str) -> bool:
    items = value.values() if isinstance(value, Mapping) else value
    shallow = all(not isinstance(item, Mapping) for item in items)
    return bool(indent) and shallow and len(indent) + len(line) <= WIDTH


def _block(opening: str, entries: Iterable[str], closing: str, indent: str) -> str:
    inner = indent + _STEP
    return f"{opening}\n{inner}" + f",\n{inner}".join(entries) + f"\n{indent}{closing}"
