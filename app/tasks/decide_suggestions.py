"""What the attorney says of what texts suggest, and enters where they suggest nothing: treatments, outcomes, tags of passages."""

from collections.abc import Callable, Mapping
from typing import Any

from app.errors import Remedy, UsageError, how
from app.law.annotations import CaseOutcome, PassageTag, PassageTagKind, SeenTreatment
from app.law.authorities import AuthorityKey, Outcome, Posture, PropositionKind, Treatment
from app.law.claims import Practice, Prong
from app.law.opinions import RulingOutcome
from app.library.store import Library
from app.tasks.edit_library import check_id, choice, now, or_none, read_fields

_OUTCOME: dict[str, Callable[[str], Any]] = {
    "claim": or_none,
    "defense": or_none,
    "prong": choice(Prong),
    "party": str,
    "posture": choice(Posture),
    "ruling": choice(RulingOutcome),
    "result": choice(Outcome),
    "count": or_none,
    "pin": or_none,
    "text": str,
}
_FIELD_OF_TAG = {PassageTagKind.CLAIM: "claims", PassageTagKind.DEFENSE: "defenses", PassageTagKind.ELEMENT: "elements"}


def enter_outcome(
    library: Library, practice: Practice, key: AuthorityKey, fields: Mapping[str, str], *, by: str
) -> CaseOutcome:
    """Enter what a decision did with one claim or defense, from fields as they are typed; it is confirmed.

    Raises:
        UsageError: a field is unknown or wrong, an id is none of the practice's, or there is no ruling and no result.
    """
    outcome = CaseOutcome(authority=key, **read_fields(fields, _OUTCOME))
    if outcome.ruling is None and outcome.result is None:
        raise UsageError("An outcome needs its ruling or its result.", hint=how(Remedy.SAY_OUTCOME))
    for field, one in (("claims", outcome.claim), ("defenses", outcome.defense)):
        if one is not None:
            check_id(practice, field, one)
    return library.suggestions.add_outcome(outcome, by=by, at=now())


def enter_tag(library: Library, practice: Practice, passage: str, kind: str, value: str, *, by: str) -> PassageTag:
    """Say what a passage is about; it is confirmed.

    Raises:
        UsageError: the kind, or an id of it, is unknown.
        NotFound: there is no such passage.
    """
    tag_kind = PassageTagKind(kind)
    if tag_kind is PassageTagKind.KIND:
        read_fields({"kind": value}, {"kind": PropositionKind})
    else:
        check_id(practice, _FIELD_OF_TAG[tag_kind], value)
    return library.suggestions.tag_passage(passage, tag_kind, value, by=by, at=now())


def as_treatment(library: Library, seen: SeenTreatment) -> Treatment:
    """The treatment that a text tells, with that text as its source; nobody has looked it up yet.

    Raises:
        UsageError: it is not known what its phrase means.
    """
    if seen.kind is None:
        raise UsageError(
            f"“{seen.phrase}” is no treatment that is known.",
            hint="Say what it means: record it as a treatment of your own.",
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
