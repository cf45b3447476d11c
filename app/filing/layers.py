"""Lays rules over rules: the federal rules, the district's, a judge's standing order, the user's own.

A layer is a TOML table. What a later layer says takes the place of what an earlier one said, key by key; entries
of a list are the same when they speak of the same paper (or have the same id) from the same day on. `drop = true`
takes an entry away. Where each value came from is remembered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeGuard


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One source of rules: whose they are, the file, and what it says."""

    name: str
    file: Path
    table: Mapping[str, Any]


@dataclass(slots=True)
class Stack:
    """Layers laid over one another.

    Attributes:
        table: the effective values.
        origins: by place ("limit.opposition.pages"), the layer that said so.
    """

    table: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, Layer] = field(default_factory=dict)

    def lay(self, layer: Layer) -> None:
        """Lay one layer over what is there."""
        for key, value in layer.table.items():
            self.table[key] = self._laid(key, self.table.get(key), value, layer)

    def find_origin(self, place: str) -> Layer | None:
        """Which layer said what stands at a place, or holds the nearest value above it."""
        while place:
            if place in self.origins:
                return self.origins[place]
            place = place.rpartition(".")[0]
        return None

    def _laid(self, place: str, old: object, new: object, layer: Layer) -> object:
        if _is_list_of_tables(new):
            return self._laid_entries(place, old if isinstance(old, list) else [], new, layer)
        if isinstance(new, Mapping) and not place.endswith(".basis"):  # a basis is said whole
            return self._laid_table(place, old if isinstance(old, Mapping) else {}, new, layer)
        self.origins[place] = layer
        return new

    def _laid_table(self, place: str, old: Mapping[str, Any], new: Mapping[str, Any], layer: Layer) -> dict[str, Any]:
        self.origins.setdefault(place, layer)
        return {**old, **{key: self._laid(f"{place}.{key}", old.get(key), value, layer) for key, value in new.items()}}

    def _laid_entries(
        self, place: str, old: list[dict[str, Any]], new: Iterable[Mapping[str, Any]], layer: Layer
    ) -> list[dict[str, Any]]:
        entries = {entry_name(entry): entry for entry in old}
        for number, entry in enumerate(new):
            name = entry_name(entry) or f"{layer.file.name}[{number}]"  # an entry that lacks its name is refused later
            if entry.get("drop") is True:
                entries.pop(name, None)
                continue
            entries[name] = self._laid_table(f"{place}.{name}", entries.get(name, {}), entry, layer)
        return list(entries.values())


def entry_name(entry: Mapping[str, Any]) -> str:
    """What an entry of a list is called: its paper or id, and since when it holds."""
    name = str(entry.get("paper") or entry.get("id") or "")
    return f"{name}@{entry['since']}" if name and entry.get("since") else name


def _is_list_of_tables(value: object) -> TypeGuard[list[Mapping[str, Any]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)
