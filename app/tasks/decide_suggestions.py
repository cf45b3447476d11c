"""A treatment that was seen in a text, in the form in which the attorney would record it."""

from app.errors import UsageError
from app.law.annotations import SeenTreatment
from app.law.authorities import Treatment
from app.library.store import Library


def as_treatment(library: Library, seen: SeenTreatment) -> Treatment:
    """The treatment that a text tells, with that text as its source; nobody has looked it up yet.

    Raises:
        UsageError: it is not known what its phrase means.
    """
    if seen.kind is None:
        raise UsageError(
            f"“{seen.phrase}” is no treatment that is known.", hint="Record it with “rejoinder library treat”."
        )
    later = library.find_by_citation(seen.later) if seen.later else None
    citation = ", ".join(words for words in (seen.later_name, seen.later) if words)
    source = library.get_authority(seen.seen_in)
    return Treatment(
        kind=seen.kind,
        by=later.key if later else None,
        phrase=seen.phrase,
        citation=citation,
        source=f"as printed in {source.name}, {source.citation}".rstrip(", "),
    )
