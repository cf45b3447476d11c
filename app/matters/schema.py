"""The matter file's text: JSON of one schema version, read strictly and written without loss.

The fields of `law.matters.Matter` stand under their own names; what is at its default is left out;
dates as "2016-02-04", choices by their value, a reporter citation as "204 F.3d 947". Files of older
versions are brought to the present one in `upgrades`.
"""

import json
from collections.abc import Mapping
from typing import Any

from app.filing.records import RecordProblem, from_table, to_table
from app.law.matters import Matter
from app.matters.layout import lay_out
from app.matters.upgrades import OLDEST, SCHEMA, upgrade


def matter_to_json(matter: Matter) -> str:
    """The text of a matter file."""
    return lay_out({"schema": SCHEMA, **to_table(matter)})


def matter_from_json(text: str) -> Matter:
    """Read the text of a matter file. Raises `RecordProblem` naming the place.

    Whether the ids within it are known is `references.check_references`.
    """
    table = _parse(text)
    version = _read_version(table.pop("schema", None))
    return from_table(Matter, upgrade(table, version))


def _parse(text: str) -> dict[str, Any]:
    try:
        table = json.loads(text, object_pairs_hook=_without_repeats, parse_int=_whole_number)
        _check_characters(table)
    except json.JSONDecodeError as error:
        raise RecordProblem(
            f"line {error.lineno}", "not sound JSON: the file was cut off, or changed by hand"
        ) from error
    except RecursionError as error:
        raise RecordProblem("", "is nested too deep") from error
    if not isinstance(table, dict):
        raise RecordProblem("", "should hold one JSON object")
    return table


def _whole_number(digits: str) -> int:
    try:
        return int(digits)
    except ValueError as error:  # Python reads none of more than 4300 digits
        raise RecordProblem("", "holds a number that is too long") from error


def _check_characters(value: object) -> None:
    r"""Refuse the escapes ("\ud800") that stand for half a character: they could be read and never be saved."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        raise RecordProblem("", f"holds half a character ({half})") from error


def _without_repeats(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise RecordProblem(repeated, "the key stands twice in one table")
    return table


def _read_version(found: object) -> int:
    if found is None or not isinstance(found, int) or isinstance(found, bool):
        raise RecordProblem("schema", f"should be {SCHEMA}, but is {'missing' if found is None else repr(found)}")
    if found > SCHEMA:
        raise RecordProblem(
            "schema", f"the file is of version {found}; this Rejoinder reads up to {SCHEMA}. Install a newer one"
        )
    if found < OLDEST:
        raise RecordProblem("schema", f"should be {SCHEMA}, but is {found}")
    return found
