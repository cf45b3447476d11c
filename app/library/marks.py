"""The attorney's own marks: notes, tags, collections and favourites.

A tag, a place in a collection, a favourite is put on or taken off by itself, so that two programs never undo each other's.
The words of a note are rewritten as a whole: who rewrites them says which words he saw.
"""

import datetime as dt

from sqlalchemy import Select, delete, exists, func, select
from sqlalchemy.orm import Session

from app.errors import NotFound, Remedy, StoreError, how
from app.law.annotations import Note
from app.law.authorities import Authority, AuthorityKey
from app.library import lookup
from app.library.changing import changed_meanwhile
from app.library.fulltext import ENTRIES, reindexed
from app.library.mapping import authority_from
from app.library.results import Collection
from app.library.sessions import Sessions
from app.library.side_tables import CollectionRow, MemberRow, NoteRow, UserTagRow
from app.library.subjects import find_subject, is_on, name_of
from app.library.tables import AuthorityRow, EditRow


class Marks:
    """Notes, tags, collections and favourites of one library. A subject is "lalonde", "lalonde.doorway" or "lalonde/12"."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    # Notes

    def add_note(self, subject: str, text: str, *, by: str, at: dt.datetime) -> Note:
        """Lay a note on something. Raises NotFound, and StoreError for a note without words."""
        words = _words(text, "The note")
        with self._sessions.writing() as session:
            found = find_subject(session, subject)
            row = NoteRow(
                authority_id=found.authority_id,
                proposition_id=found.proposition_id,
                passage_id=found.passage_id,
                text=words,
                by=by,
                at=at,
            )
            with reindexed(session, found.authority_id, (ENTRIES,)):
                session.add(row)
            return _note_from(session, row)

    def change_note(self, number: int, text: str, *, by: str, at: dt.datetime, seen: str | None = None) -> Note:
        """Rewrite a note; its history keeps the old words.

        Args:
            seen: the words that the attorney had before him.

        Raises:
            NotFound: there is no such note.
            StoreError: somebody else has rewritten it since; nothing was changed.
        """
        words = _words(text, "The note")
        with self._sessions.writing() as session:
            row = _note_row(session, number, seen)
            _remember(session, row, words, by=by, at=at)
            with reindexed(session, row.authority_id, (ENTRIES,)):
                row.text, row.changed_at = words, at
            return _note_from(session, row)

    def remove_note(self, number: int, *, by: str, at: dt.datetime, seen: str | None = None) -> None:
        """Take a note away; its history keeps the words. `seen`, and what is raised, are as for `change_note`."""
        with self._sessions.writing() as session:
            row = _note_row(session, number, seen)
            _remember(session, row, "", by=by, at=at)
            with reindexed(session, row.authority_id, (ENTRIES,)):
                session.delete(row)

    def notes_of(self, key: str) -> list[Note]:
        """The notes on an authority, its propositions and its passages, oldest first."""
        with self._sessions.reading() as session:
            owner = lookup.authority_row(session, key)
            rows = select(NoteRow).where(NoteRow.authority_id == owner.id).order_by(NoteRow.id)
            return [_note_from(session, row) for row in session.scalars(rows)]

    # Tags

    def tag(self, subject: str, tag: str) -> None:
        """Mark something with a word; twice is once."""
        word = _words(tag, "The tag")
        with self._sessions.writing() as session:
            found = find_subject(session, subject)
            if session.scalar(select(UserTagRow.id).where(UserTagRow.tag == word, *is_on(UserTagRow, found))) is None:
                session.add(
                    UserTagRow(
                        authority_id=found.authority_id,
                        proposition_id=found.proposition_id,
                        passage_id=found.passage_id,
                        tag=word,
                    )
                )

    def untag(self, subject: str, tag: str) -> None:
        """Take a word off again."""
        with self._sessions.writing() as session:
            found = find_subject(session, subject)
            session.execute(delete(UserTagRow).where(UserTagRow.tag == tag.strip(), *is_on(UserTagRow, found)))

    def tags(self) -> dict[str, int]:
        """All words in use, and on how many things each is."""
        with self._sessions.reading() as session:
            counted = (
                select(UserTagRow.tag, func.count().label("number")).group_by(UserTagRow.tag).order_by(UserTagRow.tag)
            )
            return {row.tag: row.number for row in session.execute(counted)}

    def tags_of(self, key: str) -> dict[str, tuple[str, ...]]:
        """The words on an authority, its propositions and its passages: by the subject's id."""
        with self._sessions.reading() as session:
            owner = lookup.authority_row(session, key)
            rows = select(UserTagRow).where(UserTagRow.authority_id == owner.id).order_by(UserTagRow.tag)
            found: dict[str, tuple[str, ...]] = {}
            for row in session.scalars(rows):
                subject = name_of(session, row)
                found[subject] = (*found.get(subject, ()), row.tag)
            return found

    def tagged(self, tag: str) -> list[Authority]:
        """The authorities that bear a word, themselves or on something of theirs."""
        with self._sessions.reading() as session:
            bears = exists().where(UserTagRow.authority_id == AuthorityRow.id, UserTagRow.tag == tag.strip())
            return _authorities(session, select(AuthorityRow).where(bears).order_by(AuthorityRow.key))

    # Collections

    def collect(self, name: str, key: str, *, about: str = "") -> None:
        """Put an authority into a collection, at its end; a collection is made when it is first used."""
        with self._sessions.writing() as session:
            owner = lookup.authority_row(session, key)
            collection = _collection_row(session, _words(name, "The collection's name"))
            collection.about = about or collection.about
            inside = MemberRow.collection_id == collection.id
            if session.scalar(select(MemberRow.id).where(inside, MemberRow.authority_id == owner.id)) is None:
                last = session.scalar(select(func.max(MemberRow.position)).where(inside))
                position = 0 if last is None else last + 1
                session.add(MemberRow(collection_id=collection.id, authority_id=owner.id, position=position))

    def uncollect(self, name: str, key: str) -> None:
        """Take an authority out of a collection; an empty collection stays. Raises NotFound."""
        with self._sessions.writing() as session:
            owner, collection = lookup.authority_row(session, key), _known_collection(session, name)
            session.execute(
                delete(MemberRow).where(MemberRow.collection_id == collection.id, MemberRow.authority_id == owner.id)
            )

    def drop_collection(self, name: str) -> None:
        """Do away with a collection; its authorities stay. Raises NotFound."""
        with self._sessions.writing() as session:
            session.delete(_known_collection(session, name))

    def collections(self) -> list[Collection]:
        """All collections by name, each with its authorities' keys in order."""
        with self._sessions.reading() as session:
            rows = session.scalars(select(CollectionRow).order_by(CollectionRow.name)).all()
            return [Collection(name=r.name, about=r.about, authorities=_members(session, r.id)) for r in rows]

    # Favourites

    def favour(self, key: str, *, favourite: bool = True) -> None:
        """Mark an authority as a favourite, or no longer."""
        with self._sessions.writing() as session:
            lookup.authority_row(session, key).favourite = favourite

    def favourites(self) -> list[Authority]:
        """The favourites by key."""
        with self._sessions.reading() as session:
            return _authorities(session, select(AuthorityRow).where(AuthorityRow.favourite).order_by(AuthorityRow.key))


def _words(text: str, what: str) -> str:
    words = text.strip()
    if not words:
        raise StoreError(f"{what} has no words.", hint="Write something.")
    return words


def _note_row(session: Session, number: int, seen: str | None) -> NoteRow:
    row = session.get(NoteRow, number)
    if row is None:
        raise NotFound(f"The library holds no note {number}.", hint=how(Remedy.SEE_NOTES))
    if seen is not None and row.text != seen:
        raise changed_meanwhile("The note", row.text)
    return row


def _note_from(session: Session, row: NoteRow) -> Note:
    session.flush()
    subject = name_of(session, row)
    return Note(id=row.id, subject=subject, text=row.text, by=row.by, at=row.at, changed_at=row.changed_at)


def _remember(session: Session, row: NoteRow, words: str, *, by: str, at: dt.datetime) -> None:
    key = session.get_one(AuthorityRow, row.authority_id).key
    session.add(EditRow(subject="note", subject_key=key, field=f"note {row.id}", old=row.text, new=words, by=by, at=at))


def _collection_row(session: Session, name: str) -> CollectionRow:
    row = session.scalar(select(CollectionRow).where(CollectionRow.name == name))
    if row is None:
        row = CollectionRow(name=name, about="")
        session.add(row)
        session.flush()
    return row


def _known_collection(session: Session, name: str) -> CollectionRow:
    row = session.scalar(select(CollectionRow).where(CollectionRow.name == name.strip()))
    if row is None:
        raise NotFound(f"The library holds no collection “{name}”.", hint=how(Remedy.SEE_COLLECTIONS))
    return row


def _members(session: Session, collection: int) -> tuple[AuthorityKey, ...]:
    keys = select(AuthorityRow.key).join(MemberRow, MemberRow.authority_id == AuthorityRow.id)
    ordered = keys.where(MemberRow.collection_id == collection).order_by(MemberRow.position, MemberRow.id)
    return tuple(AuthorityKey(key) for key in session.scalars(ordered))


def _authorities(session: Session, rows: Select[AuthorityRow]) -> list[Authority]:
    return [authority_from(row) for row in session.scalars(rows.options(*lookup.whole_authority()))]
