"""Lets a newer search stop an older one: SQLite asks now and then whether to go on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.jobs import CancelToken

_STEPS = 5000
"""Steps of SQLite's machine between two looks at the token: well under a millisecond."""


@contextmanager
def interruptible(session: Session, cancel: CancelToken | None) -> Iterator[None]:
    """Raise `Cancelled` soon after the token is set, from within a statement too."""
    if cancel is None:
        yield
        return
    driver = session.connection().connection.driver_connection
    if driver is None:
        yield
        return
    driver.set_progress_handler(lambda: cancel.cancelled, _STEPS)
    try:
        cancel.check()
        yield
        cancel.check()
    except DBAPIError:
        cancel.check()
        raise
    finally:
        driver.set_progress_handler(None, 0)
