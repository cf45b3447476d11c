"""Statements that a search runs at every key: put into words once, and then handed to SQLite as they are.

Putting a statement together, and wrapping its rows, takes SQLAlchemy longer than SQLite takes to answer it on a library
of usual size.
"""

import json
from collections import namedtuple
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, func, literal_column, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.library.driver import raw_errors

_DIALECT = sqlite.dialect()


class Prepared:
    """A select with named parameters. Its rows are named tuples, with the cells that SQLAlchemy would give."""

    def __init__(self, statement: Any) -> None:  # noqa: ANN401  # a select of any width
        self._statement = statement

    def rows(self, session: Session, **values: object) -> list[Any]:
        """Its rows for some values of its parameters."""
        readers = self._readers
        if not readers:
            return list(map(self._shape, driver_rows(session, self._words, values)))
        return [self._shape(_read(row, readers)) for row in driver_rows(session, self._words, values)]

    @cached_property
    def _words(self) -> str:
        return str(self._statement.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))

    @cached_property
    def _shape(self) -> Callable[[Sequence[Any]], Any]:
        columns = list(self._statement.selected_columns.keys())
        cells: Any = namedtuple("Cells", columns)  # type: ignore[misc]  # noqa: PYI024  # any columns
        made: Callable[[Sequence[Any]], Any] = cells._make
        return made

    @cached_property
    def _readers(self) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
        """What makes dates, truth and JSON of what SQLite holds, by the places of their columns."""
        types = [column.type for column in self._statement.selected_columns]
        readers = [kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for kind in types]
        return tuple((place, reader) for place, reader in enumerate(readers) if reader is not None)


def _read(row: Sequence[Any], readers: Sequence[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    cells = list(row)
    for place, reader in readers:
        cells[place] = reader(cells[place])
    return cells


def driver_rows(session: Session, words: str, values: Mapping[str, object] | Sequence[object]) -> list[Any]:
    """All rows of a statement as the driver gives them. Raises DBAPIError, as any other statement of the session."""
    driver: Any = session.connection().connection.driver_connection
    try:
        found: list[Any] = driver.execute(words, values).fetchall()
    except raw_errors() as error:
        raise DBAPIError(words, values, error) from error
    return found


def driver_iter(session: Session, words: str, values: Sequence[object]) -> Iterator[Any]:
    """The rows of a statement one by one, for those that are too many. Raises DBAPIError, as above."""
    driver: Any = session.connection().connection.driver_connection
    try:
        yield from driver.execute(words, values)
    except raw_errors() as error:
        raise DBAPIError(words, values, error) from error


def driver_many(session: Session, words: str, values: Sequence[Sequence[object]]) -> None:
    """Run a statement that gives no rows, once for each of some values. Raises DBAPIError, as above."""
    driver: Any = session.connection().connection.driver_connection
    try:
        driver.executemany(words, values)
    except raw_errors() as error:
        raise DBAPIError(words, None, error) from error


def among(column: SQLColumnExpression[int], name: str) -> ColumnElement[bool]:
    """That a column is one of the numbers that the parameter `name` lists (`listed`)."""
    numbers: ColumnElement[str] = literal_column(f":{name}")
    return column.in_(select(func.json_each(numbers).table_valued("value").c.value))


def listed(numbers: Collection[int]) -> str:
    """Numbers as the value of a parameter for `among`."""
    return json.dumps(list(numbers))
