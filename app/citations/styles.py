"""How citations are written, as data: an edition of the Bluebook, or the California Style Manual.

A style is a TOML file in `resources/citation_styles`; a user's copy of the same name goes before it.
"""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from app import paths
from app.errors import ResourceError

DEFAULT_STYLE = "bluebook-22"
FORMS = ("bluebook", "california")
NAMES = ("textual", "citation", "whole")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationStyle:
    """One way of writing citations.

    Attributes:
        form: whose forms: "bluebook" or "california".
        modified: what says that a quotation was cleaned of marks and citations ("citation modified").
        block_quote_words: from how many words on a quotation is set off.
        denial_of_review_years: a denial of certiorari older than this is left out.
        parallel: whether all reports of a decision are cited.
        table_names: how the Table of Authorities prints names: "textual", "citation" or "whole".
        groups: the headings of that table, in order.
    """

    id: str
    name: str
    form: str
    modified: str
    block_quote_words: int
    denial_of_review_years: int
    parallel: bool
    table_names: str
    groups: tuple[str, ...]


def style_names() -> dict[str, str]:
    """What each style is called, by its id."""
    files = paths.layered_files("resources", "citation_styles", pattern="*.toml")
    return {file.stem: load_style(file.stem).name for file in files}


@cache
def load_style(style: str = DEFAULT_STYLE) -> CitationStyle:
    """The style of that id, checked. Raises `ResourceError` naming file and key."""
    file = _find_file(style)
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(file, "", f"The citation style cannot be read: {error}.") from error
    return _checked(file, table)


def _find_file(style: str) -> Path:
    files = {file.stem: file for file in paths.layered_files("resources", "citation_styles", pattern="*.toml")}
    if style not in files:
        folder = paths.resources_dir() / "citation_styles"
        raise ResourceError(folder, style, f"there is no such citation style; known: {', '.join(files)}.")
    return files[style]


def _checked(file: Path, table: dict[str, Any]) -> CitationStyle:
    for field in fields(CitationStyle):
        value = table.get(field.name)
        expected = list if field.name == "groups" else field.type
        if not isinstance(value, expected) or isinstance(value, bool) != (field.type is bool):  # type: ignore[arg-type]
            raise ResourceError(file, field.name, "The value is missing or of the wrong kind.")
    for key, allowed in (("form", FORMS), ("table_names", NAMES)):
        if table[key] not in allowed:
            raise ResourceError(file, key, f"It must be one of {', '.join(allowed)}.")
    known = {field.name for field in fields(CitationStyle)}
    unknown = sorted(set(table) - known)
    if unknown:
        raise ResourceError(file, unknown[0], "No such setting of a citation style.")
    return CitationStyle(**{**table, "groups": tuple(table["groups"])})
