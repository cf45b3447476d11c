"""Statements that a search runs at every key: put into words once, and then handed to SQLite as they are.

Putting a statement together takes SQLAlchemy longer than SQLite takes to run it on a library of usual size.
"""

import json
from collections.abc import Collection
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, func, literal_column, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session


class Prepared:
    """A statement with named parameters. Cells come as SQLite holds them: truth as 0 and 1, dates as text."""

    def __init__(self, statement: Any) -> None:  # noqa: ANN401  # a select of any width
        self._statement = statement

    def rows(self, session: Session, **values: object) -> list[Row[Any]]:
        """Its rows for some values of its parameters."""
        return list(session.connection().exec_driver_sql(self._words, values))

    @cached_property
    def _words(self) -> str:
        return str(self._statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


def among(column: SQLColumnExpression[int], name: str) -> ColumnElement[bool]:
    """That a column is one of the numbers that the parameter `name` lists (`listed`)."""
    numbers: ColumnElement[str] = literal_column(f":{name}")
    return column.in_(select(func.json_each(numbers).table_valued("value").c.value))


def listed(numbers: Collection[int]) -> str:
    """Numbers as the value of a parameter for `among`."""
    return json.dumps(list(numbers))
