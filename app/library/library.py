"""The authority library, open: ask it, change it.

Every method is one short transaction: all of it happens, or nothing. Writing transactions take the
write lock at their start, so that two programs on one library never lose each other's changes.
A `Library` may be used from any thread, one at a time.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from app.errors import StoreError
from app.jobs import CancelToken
from app.law.authorities import (
    Authority,
    AuthorityKey,
    AuthorityKind,
    Proposition,
    PropositionId,
    Treatment,
    Verification,
)
from app.law.citations import CitationReport
from app.law.courts import CourtId
from app.law.findings import Finding
from app.law.opinions import Opinion, Passage
from app.library import backup, changing, checkup, fulltext, importing, loading, lookup
from app.library.driver import PLAIN, Driver
from app.library.exchange import ExchangeDesk
from app.library.facets import count_facets
from app.library.mapping import authority_from, proposition_from
from app.library.marks import Marks
from app.library.phrases import find_by_phrases
from app.library.relations import RelationDesk
from app.library.removing import RemovalDesk
from app.library.results import (
    CitedBy,
    Counts,
    Edit,
    Facets,
    ImportOutcome,
    LoadOutcome,
    SearchQuery,
    SearchResults,
    TextInfo,
)
from app.library.search import search
from app.library.sessions import Sessions
from app.library.shelving import passage_ids
from app.library.suggesting import Suggestions
from app.library.suggestion_rows import store_suggestions
from app.library.suggestions import SuggestionDesk
from app.library.tables import AuthorityRow, OpinionRow, PropositionRow
from app.library.twins import TwinDesk


class Library:
    """The attorney's authorities. Made by `store.open_library`; close it, or use it in a `with` statement."""

    def __init__(self, engine: Engine, path: Path | None, place: str, driver: Driver = PLAIN) -> None:
        self._engine = engine
        self._driver = driver
        self._sessions = Sessions(engine, place, read_only=driver.read_only)
        self.path = path
        self.marks = Marks(self._sessions)
        self.suggestions = SuggestionDesk(self._sessions)
        self.twins = TwinDesk(self._sessions)
        self.relations = RelationDesk(self._sessions)
        self.exchange = ExchangeDesk(self._sessions)
        self.removal = RemovalDesk(self._sessions)

    def __enter__(self) -> Self:
        """Use it for a while."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @property
    def read_only(self) -> bool:
        """Whether its file or folder cannot be written: it is searched and read as any other, and changes are refused."""
        return self._driver.read_only

    def require_writable(self) -> None:
        """Raise UnwritableFolder when the library can only be read: before work that would be in vain."""
        self._sessions.require_writable()

    # Authorities

    def add_authority(self, authority: Authority) -> None:
        """Store an authority. Raises StoreError when its key is taken."""
        self.add_authorities([authority])

    def add_authorities(self, authorities: Iterable[Authority]) -> None:
        """Store several authorities, or none of them. Raises StoreError when a key is taken."""
        with self._sessions.writing() as session:
            for authority in authorities:
                changing.add_authority(session, authority)

    def get_authority(self, key: str) -> Authority:
        """The authority of that key. Raises NotFound."""
        with self._sessions.reading() as session:
            return authority_from(lookup.authority_row(session, key))

    def find_authority(self, key: str) -> Authority | None:
        """The authority of that key, if the library holds it."""
        with self._sessions.reading() as session:
            row = lookup.find_authority_row(session, key)
            return authority_from(row) if row else None

    def find_by_citation(self, citation: str) -> Authority | None:
        """The one authority that "204 F.3d 947" or "42 U.S.C. § 1983" means; None when none or several do."""
        with self._sessions.reading() as session:
            return lookup.find_by_citation(session, citation)

    def iter_authorities(
        self,
        *,
        kind: AuthorityKind | None = None,
        court: CourtId | None = None,
        verified: bool | None = None,
        has_text: bool | None = None,
    ) -> Iterator[Authority]:
        """Authorities in the order of their keys; filters that are None let everything through."""
        with self._sessions.reading() as session:
            found = lookup.authorities(session, kind=kind, court=court, verified=verified, has_text=has_text)
        yield from found

    # Propositions

    def add_propositions(self, propositions: Iterable[Proposition]) -> None:
        """Store several propositions, or none. Raises StoreError when an id is taken, NotFound for an authority."""
        with self._sessions.writing() as session:
            for proposition in propositions:
                changing.add_proposition(session, proposition)

    def find_proposition(self, proposition: str) -> Proposition | None:
        """The proposition of that id, if the library holds it."""
        with self._sessions.reading() as session:
            row = lookup.find_proposition_row(session, proposition)
            return proposition_from(row) if row else None

    def get_proposition(self, proposition: str) -> Proposition:
        """The proposition of that id. Raises NotFound."""
        with self._sessions.reading() as session:
            return proposition_from(lookup.proposition_row(session, proposition))

    def propositions_of(self, key: str) -> list[Proposition]:
        """What an authority is held to support."""
        with self._sessions.reading() as session:
            return lookup.propositions(session, PropositionRow.authority.has(AuthorityRow.key == key))

    def find_propositions(
        self, *, claims: Iterable[str] = (), defenses: Iterable[str] = (), topics: Iterable[str] = ()
    ) -> list[Proposition]:
        """The propositions that bear on any of these; all propositions when none is given."""
        tags = (tuple(claims), tuple(defenses), tuple(topics))
        with self._sessions.reading() as session:
            return lookup.propositions(session, *([lookup.tagged(*tags)] if any(tags) else []))

    # Texts

    def import_opinion(
        self,
        opinion: Opinion,
        report: CitationReport,
        suggestions: Suggestions = importing.NOTHING,
        *,
        at: dt.datetime | None = None,
    ) -> ImportOutcome:
        """Store an opinion with its passages, what it cites and suggests: a new authority, or the text of one it holds."""
        with self._sessions.writing() as session:
            return importing.import_opinion(session, opinion, report, suggestions, at=at)

    def has_file(self, sha256: str) -> AuthorityKey | None:
        """The authority that was read from a file with this content, so that the file need not be read again."""
        with self._sessions.reading() as session:
            return lookup.find_by_file(session, sha256)

    def find_opinion(self, key: str) -> Opinion | None:
        """The best text of an authority, whole; None when none was imported."""
        with self._sessions.reading() as session:
            return lookup.find_opinion(session, key)

    def passages_of(self, key: str) -> list[Passage]:
        """The passages of the best text of an authority: paragraphs in order, then footnotes."""
        with self._sessions.reading() as session:
            return lookup.passages(session, AuthorityRow.key == key, OpinionRow.preferred)

    def find_by_phrases(self, phrases: Sequence[str], limit: int) -> list[Passage]:
        """Passages that hold any of the phrases, the best first, told plainly and quickly: for matching."""
        with self._sessions.reading() as session:
            return find_by_phrases(session, phrases, limit)

    def find_passage(self, passage: str) -> Passage | None:
        """The passage of that id, if the library holds it."""
        with self._sessions.reading() as session:
            return lookup.find_passage(session, passage)

    def get_passage(self, passage: str) -> Passage:
        """The passage of that id ("lalonde/12"). Raises NotFound."""
        with self._sessions.reading() as session:
            return lookup.passage(session, passage)

    def cited_by(self, key: str) -> list[CitedBy]:
        """Who in the library cites an authority, most often first."""
        with self._sessions.reading() as session:
            return lookup.citing(session, key)

    def cites_of(self, key: str) -> list[CitedBy]:
        """What the best text of an authority cites, most often first."""
        with self._sessions.reading() as session:
            return lookup.cited(session, key)

    def texts_of(self, key: str) -> list[TextInfo]:
        """The texts of an authority, the best first. Raises NotFound."""
        with self._sessions.reading() as session:
            return lookup.texts(session, key)

    def renew_suggestions(self, sha256: str, suggestions: Suggestions) -> None:
        """Keep what a text suggests by newer cues; what the attorney decided on stays. Raises NotFound."""
        with self._sessions.writing() as session:
            text = lookup.text_row(session, sha256)
            store_suggestions(session, text, passage_ids(session, text.id), suggestions)

    def find_text(self, sha256: str) -> Opinion | None:
        """One text of an authority, by the hash of its file."""
        with self._sessions.reading() as session:
            return lookup.find_text(session, sha256)

    def search(self, query: SearchQuery, cancel: CancelToken | None = None) -> SearchResults:
        """Find passages, propositions and entries; any text typed is safe. Raises Cancelled soon after `cancel` is set."""
        with self._sessions.reading() as session:
            return search(session, query, cancel)

    def count_facets(self, query: SearchQuery, cancel: CancelToken | None = None) -> Facets:
        """How many things each further filter would leave of what a search finds; `limit` and `offset` play no part."""
        with self._sessions.reading() as session:
            return count_facets(session, query, cancel)

    # The attorney's work

    def edit(
        self,
        changed: Authority | Proposition,
        *,
        by: str,
        at: dt.datetime,
        seen: Authority | Proposition | None = None,
    ) -> tuple[str, ...]:
        """Store the attorney's form of an authority or proposition; the names of the fields that changed.

        Changing what was read (name, citation, court, date, sentence, pin, quotation …) undoes the verification;
        `changed.verification` itself is not looked at.

        Args:
            seen: the form that the attorney had before him; what others changed since then stays.

        Raises:
            StoreError: somebody else changed the same field since, or a quotation is not found word for word.
        """
        with self._sessions.writing() as session:
            return changing.edit(session, changed, by=by, at=at, seen=seen)

    def verify(
        self,
        key: str,
        *,
        by: str,
        on: dt.date,
        text: str = "",
        at: dt.datetime | None = None,
        seen: Iterable[Authority | Proposition] | None = None,
    ) -> None:
        """Record "I read it" for an authority and every proposition that the library now holds of it.

        Args:
            text: which text was read; empty means the one that the library shows.
            at: the moment for the history; left out, the beginning of the day `on`.
            seen: the entry and its propositions as the attorney had them before him.

        Raises:
            NotFound: there is no such authority.
            StoreError: somebody else has changed since what is to be stated of, or added to it.
        """
        statement = _signed(by, on, text)
        with self._sessions.writing() as session:
            changing.verify(session, key, statement, _act(statement, at), seen)

    def verify_proposition(
        self,
        proposition: str,
        *,
        by: str,
        on: dt.date,
        text: str = "",
        at: dt.datetime | None = None,
        seen: Proposition | None = None,
    ) -> None:
        """Record that one proposition was read against its page; the rest as for `verify`."""
        statement = _signed(by, on, text)
        with self._sessions.writing() as session:
            changing.verify_proposition(
                session, proposition, statement, _act(statement, at), None if seen is None else [seen]
            )

    def take_back_verification(self, subject: str, *, by: str, at: dt.datetime) -> None:
        """Undo "I read it" of an authority with its propositions, or of one proposition."""
        with self._sessions.writing() as session:
            undo = changing.verify if lookup.find_authority_row(session, subject) else changing.verify_proposition
            undo(session, subject, None, changing.Act(by, at))

    def set_treatment(
        self, key: str, treatment: Treatment, *, by: str, at: dt.datetime, seen: Authority | None = None
    ) -> None:
        """Record what became of an authority, in place of what was recorded of the same event.

        With `seen`, the entry that the attorney had before him, StoreError when somebody else recorded something of the
        event since.
        """
        with self._sessions.writing() as session:
            changing.set_treatment(session, key, treatment, by=by, at=at, seen=seen)

    def remove_treatment(self, key: str, treatment: Treatment, *, by: str, at: dt.datetime) -> None:
        """Take a treatment out again. Raises NotFound."""
        with self._sessions.writing() as session:
            changing.remove_treatment(session, key, treatment, by=by, at=at)

    def history_of(self, subject: AuthorityKey | PropositionId) -> list[Edit]:
        """What was changed of an authority or proposition, oldest first."""
        with self._sessions.reading() as session:
            return lookup.history(session, subject)

    # The whole

    def load_starter(self, authorities: Iterable[Authority], propositions: Iterable[Proposition]) -> LoadOutcome:
        """Bring in what ships with the program; nothing that the attorney changed or verified is overwritten."""
        entries, statements = tuple(authorities), tuple(propositions)
        with self._sessions.reading() as session:
            if self.read_only or not loading.pending(session, entries, statements):
                return LoadOutcome()
        with self._sessions.writing() as session:
            return loading.load(session, loading.pending(session, entries, statements))

    def counts(self) -> Counts:
        """How much there is."""
        with self._sessions.reading() as session:
            return lookup.counts(session)

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with the library; nothing, when all is well."""
        with self._sessions.writing() as session:
            return checkup.check_library(session)

    def rebuild_index(self) -> None:
        """Make the search index anew from the texts."""
        with self._sessions.writing() as session:
            fulltext.rebuild(session)

    def backup(self, to: Path) -> Path:
        """Copy the library to a file, checked. Raises StoreError for a library in memory."""
        if self.path is None:
            raise StoreError("A library in memory has no file to back up.")
        if to.exists() and to.samefile(self.path):
            raise StoreError(f"{to}: this is the library itself.", hint="Give the backup a name of its own.")
        return backup.back_up(self.path, to, self._driver)

    def restore(self, from_: Path) -> Path | None:
        """Put a backup in the library's place, with the key that this one was opened with; where that is kept.

        Raises:
            MissingFile, DatabaseDamaged, DatabaseTooNew: the backup cannot be used; nothing was changed.
            StoreError: a library in memory has no file.
        """
        if self.path is None:
            raise StoreError("A library in memory has no file to restore.")
        return backup.restore_library(from_, self.path, self._driver)


def _signed(by: str, on: dt.date, text: str) -> Verification:
    """The statement of somebody who has read a text; it is worth nothing without a name."""
    if not by.strip():
        raise StoreError("Nothing was recorded: the name of who has read it is missing.", hint="Give a name.")
    return Verification(by=by.strip(), on=on, text=text)


def _act(statement: Verification, at: dt.datetime | None) -> changing.Act:
    return changing.Act(statement.by, at or dt.datetime.combine(statement.on, dt.time()))
