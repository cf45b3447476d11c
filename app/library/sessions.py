"""How the parts of the library get at the file: one short transaction for each act."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.errors import DatabaseDamaged, StoreError
from app.library.engine import writing
from app.library.faults import damaged, sound_values, translated
from app.library.read_only import refusal


class Sessions:
    """Reading and writing transactions on one library; `place` is what errors call it."""

    def __init__(self, engine: Engine, place: str, *, read_only: bool = False) -> None:
        self._engine = engine
        self._read_only = read_only
        self._writer = writing(engine)
        self._place = place

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One state of the library, however long it is looked at."""
        with self._explained(), Session(self._engine) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """All of what is done in it, or nothing; other programs that would write wait.

        Raises UnwritableFolder when the library can only be read.
        """
        self.require_writable()
        with self._explained(), Session(self._writer) as session, session.begin():
            yield session

    def require_writable(self) -> None:
        """Raise UnwritableFolder when the library can only be read."""
        if self._read_only:
            raise refusal(self._place)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Errors of the file in words. What may be a fault of ours or of the file is the file's only if SQLite says so."""
        try:
            with translated(self._place), sound_values(self._place):
                yield
        except (TypeError, LookupError, AttributeError, StopIteration, DBAPIError) as error:
            if self._is_sound():
                raise
            raise damaged(self._place) from error

    def _is_sound(self) -> bool:
        try:
            with translated(self._place), self._engine.connect() as connection:
                whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
                return whole and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        except DatabaseDamaged:
            return False
        except StoreError:  # locked, or unreadable just now: that proves no damage
            return True
