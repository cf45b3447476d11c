"""Taking back what the attorney did to the library: entries and statements as they were, unless others went on from there."""

import datetime as dt
from collections.abc import Iterable

from app.law.authorities import Authority, Proposition
from app.library.store import Library

Subject = Authority | Proposition


def restore(library: Library, before: Subject, after: Subject, *, by: str, at: dt.datetime) -> None:
    """Give an entry the form that it had, with who had read it.

    Args:
        after: the form that it was given since; what somebody else changed meanwhile stays.

    Raises:
        StoreError: somebody else changed the same since.
    """
    library.edit(before, by=by, at=at, seen=after)
    restore_readings(library, [before], by=by, at=at)


def restore_readings(library: Library, before: Iterable[Subject], *, by: str, at: dt.datetime) -> None:
    """State again of each who had read it; an authority goes first, because its statement is that of its propositions."""
    for one in sorted(before, key=lambda subject: isinstance(subject, Proposition)):
        subject = str(one.key if isinstance(one, Authority) else one.id)
        stored = library.find_authority(subject) if isinstance(one, Authority) else library.find_proposition(subject)
        if stored is None or stored.verification == one.verification:
            continue
        if one.verification is None:
            library.take_back_verification(subject, by=by, at=at)
            continue
        read = one.verification
        state = library.verify if isinstance(one, Authority) else library.verify_proposition
        state(subject, by=read.by, on=read.on, text=read.text, at=at)
