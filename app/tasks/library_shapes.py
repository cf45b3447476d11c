"""The JSON of `library …` subcommands: each record with all its fields, under their own names."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.law.authorities import Authority, ReporterCitation
from app.law.dates import PartialDate
from app.tasks.shapes import authority_shape


def record_shape(value: Any) -> Any:  # noqa: ANN401  # any value that a record holds
    """A record as JSON; an authority within it by its key, name and citation."""
    if isinstance(value, Authority):
        return authority_shape(value)
    if isinstance(value, PartialDate | ReporterCitation | dt.date | Path):
        return value.isoformat() if isinstance(value, dt.date) else str(value)
    if isinstance(value, Mapping):
        return {str(key): record_shape(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [record_shape(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {f.name: record_shape(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value
