"""The door to giving a library away and taking one in, as records."""

from collections.abc import Iterable, Iterator

from app.library import lookup
from app.library.exchange_changes import EntryChange, Taking
from app.library.exchange_in import take_entry
from app.library.exchange_out import read_entry, read_whole
from app.library.exchange_records import EntryRecord, WholeRecord
from app.library.exchange_whole import take_whole
from app.library.sessions import Sessions


class ExchangeDesk:
    """Gives and takes the records of one library."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def read_entries(self, keys: Iterable[str] | None = None, *, private: bool = True) -> Iterator[EntryRecord]:
        """Authorities with all that belongs to them, in the order of their keys; all, or those named. Raises NotFound.

        Args:
            private: whether with notes, tags, favourites and "I read it".
        """
        with self._sessions.reading() as session:
            wanted = sorted(keys) if keys is not None else [a.key for a in lookup.authorities(session)]
            for key in wanted:
                yield read_entry(session, key, private=private)
                session.expunge_all()  # one entry's rows at a time

    def read_whole(self, keys: Iterable[str] | None = None) -> WholeRecord:
        """Collections, pairs told apart and the history: all, or as far as they concern those authorities."""
        with self._sessions.reading() as session:
            wanted = set(keys) if keys is not None else {str(a.key) for a in lookup.authorities(session)}
            return read_whole(session, wanted)

    def take_in(
        self, entries: Iterable[EntryRecord], whole: WholeRecord, taking: Taking, *, preview: bool = False
    ) -> tuple[EntryChange, ...]:
        """Take records in, all of them or none; what changed, or in a preview would change."""
        changes: list[EntryChange] = []
        with self._sessions.writing() as session:
            keys = {}
            for entry in entries:
                changes.append(take_entry(session, entry, taking))
                keys[str(entry.authority.key)] = changes[-1].key
                session.flush()
            take_whole(session, whole, keys)
            if preview:
                session.rollback()
        return tuple(changes)
