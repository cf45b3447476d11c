"""Takes an authority or a proposition out again, and puts back what was taken out.

What was taken out is handed to whoever did it, whole, so that it can be put back; the history says who did it.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.law.authorities import Authority, Proposition
from app.library import lookup
from app.library.changing import Act, add_proposition
from app.library.exchange_changes import Taking
from app.library.exchange_in import take_entry
from app.library.exchange_out import read_entry, read_whole
from app.library.exchange_records import EntryRecord, WholeRecord
from app.library.exchange_whole import take_whole
from app.library.fulltext import SMALL_INDEXES, reindexed, remove_words
from app.library.mapping import proposition_from
from app.library.sessions import Sessions
from app.library.tables import AuthorityRow, EditRow, PropositionRow


@dataclass(frozen=True, slots=True)
class Removed:
    """An authority that was taken out, with all that belonged to it."""

    entry: EntryRecord
    whole: WholeRecord

    @property
    def authority(self) -> Authority:
        """The entry as it was."""
        return self.entry.authority


class RemovalDesk:
    """Takes out of one library."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def take_out(self, key: str, *, by: str, at: dt.datetime) -> Removed:
        """Take an authority out with its texts, propositions, notes and tags.

        Raises:
            NotFound: there is none.
            StoreError: it ships with the program, which would bring it back.
        """
        with self._sessions.writing() as session:
            row = lookup.authority_row(session, key)
            if row.starter_digest is not None:
                raise StoreError(
                    f"“{row.name}” ships with the program and would come back.",
                    hint="Leave it; what is not read is never relied on without a warning.",
                )
            removed = Removed(read_entry(session, row.key), read_whole(session, {row.key}))
            remove_words(session, row.id)
            _remember(session, "authority", row.key, (row.name, ""), Act(by, at))
            session.flush()
            session.expunge_all()
            session.execute(delete(AuthorityRow).where(AuthorityRow.id == row.id))
            return removed

    def put_back(self, removed: Removed, *, by: str, at: dt.datetime) -> None:
        """Put an authority back as it was taken out."""
        with self._sessions.writing() as session:
            change = take_entry(session, removed.entry, Taking(by=by, at=at))
            session.flush()
            take_whole(session, removed.whole, {str(removed.authority.key): change.key})
            _remember(session, "authority", str(change.key), ("", removed.authority.name), Act(by, at))

    def take_out_proposition(self, proposition: str, *, by: str, at: dt.datetime) -> Proposition:
        """Take a proposition out; it is given back as it was. Raises NotFound, and StoreError for one of the program's."""
        with self._sessions.writing() as session:
            row = lookup.proposition_row(session, proposition)
            if row.starter_digest is not None:
                raise StoreError(
                    "This proposition ships with the program and would come back.", hint="Change it instead."
                )
            found = proposition_from(row)
            with reindexed(session, row.authority_id, SMALL_INDEXES):
                session.execute(delete(PropositionRow).where(PropositionRow.id == row.id))
            _remember(session, "proposition", str(found.id), (found.text, ""), Act(by, at))
            return found

    def put_back_proposition(self, proposition: Proposition, *, by: str, at: dt.datetime) -> None:
        """Put a proposition back as it was taken out."""
        with self._sessions.writing() as session:
            add_proposition(session, proposition)
            _remember(session, "proposition", str(proposition.id), ("", proposition.text), Act(by, at))


def _remember(session: Session, subject: str, key: str, values: tuple[str, str], act: Act) -> None:
    old, new = values
    session.add(EditRow(subject=subject, subject_key=key, field="taken out", old=old, new=new, by=act.by, at=act.at))
