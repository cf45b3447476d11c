"""Corrections to the library by hand: fields of an entry, and what became of an authority."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.citations.courts import find_court
from app.errors import NotFound, Remedy, UsageError, how
from app.law.authorities import (
    Authority,
    AuthorityKey,
    Outcome,
    PartKind,
    Posture,
    PrecedentFact,
    Proposition,
    PropositionId,
    PropositionKind,
    Publication,
    ReporterCitation,
    Side,
    Treatment,
    TreatmentKind,
)
from app.law.claims import Practice
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.library.citing import parse_citation
from app.library.store import Library


def now() -> dt.datetime:
    """The moment, with its time zone."""
    return dt.datetime.now().astimezone()


def edit_entry(
    library: Library, key: str, fields: Mapping[str, str], *, by: str, seen: Authority | Proposition | None = None
) -> tuple[str, ...]:
    """Correct fields of the authority or proposition of that key; the names of those that changed.

    Args:
        seen: the form that the attorney had before him, when that was a while ago: what others changed since stays.

    Raises:
        NotFound: there is no such entry.
        UsageError: a field cannot be corrected, or its value is none of its kind.
    """
    entry = seen or library.find_authority(key) or library.find_proposition(key)
    if entry is None:
        raise NotFound(f"The library holds no “{key}”.", hint=how(Remedy.SEE_AUTHORITIES))
    readers = _AUTHORITY if isinstance(entry, Authority) else _PROPOSITION
    values = read_fields(fields, readers)
    return library.edit(replace(entry, **values), by=by, at=now(), seen=entry)


def read_fields(fields: Mapping[str, str], readers: Mapping[str, Callable[[str], Any]]) -> dict[str, Any]:
    """Fields as they are typed, each read by its reader. Raises UsageError."""
    return {field: _read(field, value, readers) for field, value in fields.items()}


def _read(field: str, value: str, readers: Mapping[str, Callable[[str], Any]]) -> Any:  # noqa: ANN401  # the field's type
    if field not in readers:
        raise UsageError(f"“{field}” cannot be corrected here.", hint=f"Known: {', '.join(readers)}.")
    try:
        return readers[field](value)
    except ValueError as error:
        raise UsageError(f"{field}: {error}.") from error


def _court(value: str) -> CourtId:
    court = find_court(CourtId(value))
    if court is None:
        message = f"“{value}” is no court id of courts-db"
        raise ValueError(message)
    return court.id


def or_none(value: str) -> str | None:
    """The reader of a field that may be nothing."""
    return value or None


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(",") if word.strip())


_FACT = re.compile(
    r"(?P<aspect>(?:\\.|[^:\\])+):\s*(?P<text>(?:\\.|[^\\])+?)(?:\s*\(at (?P<pin>(?:\\.|[^()\\])+)\))?\s*"
)
_LIKE_PIN = re.compile(r"\((?=at [^()]+\)\s*\Z)")
_ESCAPED = r"\\("
_PAGE = re.compile(r"\d|\b[ivxlc]+\b")


def _facts(value: str) -> tuple[PrecedentFact, ...]:
    """A fact on each line: "where the person stood: inside, never at the threshold (at 955)".

    A backslash makes the sign after it a plain one: a colon of what is compared, or words like "(at home)" that end
    a line and are no page; a backslash with an n begins a line within a fact.
    """
    return tuple(_fact(line.strip()) for line in value.split("\n") if line.strip())


def _fact(line: str) -> PrecedentFact:
    found = _FACT.fullmatch(line)
    if found is None:
        message = f"“{line}” is no fact: write what is compared, a colon, and how it was there"
        raise ValueError(message)
    if found["pin"] and not _PAGE.search(found["pin"]):
        pin = found["pin"]
        message = f"“(at {pin})” is no page: write “\\(at {pin})” if these words belong to the fact"
        raise ValueError(message)
    pin = _plain(found["pin"]) if found["pin"] else None
    return PrecedentFact(aspect=_plain(found["aspect"]).strip(), text=_plain(found["text"]).strip(), pin=pin)


def facts_text(facts: tuple[PrecedentFact, ...]) -> str:
    """Facts of a precedent as they are typed, a line for each; read again, they are the same facts."""
    return "\n".join(_line(one) for one in facts)


def _line(fact: PrecedentFact) -> str:
    aspect, text = _marked(fact.aspect, ":"), _marked(fact.text, "")
    if not fact.pin:
        return f"{aspect}: {_LIKE_PIN.sub(_ESCAPED, text)}"
    return f"{aspect}: {text} (at {_marked(fact.pin, '()')})"


def _marked(text: str, signs: str) -> str:
    marked = "".join(f"\\{sign}" if sign in f"\\{signs}" else sign for sign in text)
    return marked.replace("\n", "\\n")


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def _citations(value: str) -> tuple[ReporterCitation, ...]:
    return tuple(parse_citation(cite.strip()) for cite in value.split(";") if cite.strip())


def choice(kind: Callable[[str], Any]) -> Callable[[str], Any]:
    """The reader of a field that is one of a kind, or nothing."""
    return lambda value: kind(value) if value else None


_AUTHORITY: dict[str, Callable[[str], Any]] = {
    "name": str,
    "short_name": str,
    "citations": _citations,
    "court": _court,
    "decided": PartialDate.parse,
    "docket": or_none,
    "publication": Publication,
    "weight_notes": _words,
    "provenance": str,
    "notes": str,
}
_PROPOSITION: dict[str, Callable[[str], Any]] = {
    "text": str,
    "pin": or_none,
    "pin_reporter": or_none,
    "quotation": or_none,
    "part": PartKind,
    "kind": PropositionKind,
    "stance": Side,
    "claims": _words,
    "defenses": _words,
    "elements": _words,
    "topics": _words,
    "posture": choice(Posture),
    "outcome": choice(Outcome),
    "parenthetical": str,
    "facts": _facts,
    "provenance": str,
}


def add_proposition(
    library: Library, practice: Practice, key: AuthorityKey, proposition: str, fields: Mapping[str, str]
) -> Proposition:
    """Add a proposition to an authority, from fields as they are typed.

    Raises:
        UsageError: a field is unknown or wrong, an id is none of the practice's, or there is no sentence.
        StoreError: the id is taken, or the quotation is not found word for word.
    """
    values = read_fields(fields, _PROPOSITION)
    if not values.get("text", "").strip():
        raise UsageError("A proposition needs its sentence.", hint=how(Remedy.SAY_SENTENCE))
    made = Proposition(id=PropositionId(proposition), authority=key, **{"provenance": "entered by hand"} | values)
    _check_ids(practice, made)
    library.add_propositions([made])
    return library.get_proposition(proposition)


def _check_ids(practice: Practice, proposition: Proposition) -> None:
    for field in ("claims", "defenses", "topics", "elements"):
        for one in getattr(proposition, field):
            check_id(practice, field, one)


def check_id(practice: Practice, field: str, one: str) -> None:
    """Raise UsageError unless the practice knows an id of the field ("claims", "defenses", "topics", "elements")."""
    known = _known_ids(practice, field)
    if one not in known:
        raise UsageError(f"{field}: “{one}” is unknown.", hint=f"Known: {', '.join(known)}.")


def _known_ids(practice: Practice, field: str) -> list[str]:
    if field == "elements":
        return [claim.tag_of(element) for claim in practice.claims.values() for element in claim.elements]
    return list(getattr(practice, field))


def make_treatment(
    practice: Practice,
    *,
    kind: str,
    source: str,
    citation: str = "",
    phrase: str = "",
    claims: tuple[str, ...] = (),
    note: str = "",
    service: str = "",
    expires_on: dt.date | None = None,
) -> Treatment:
    """A treatment as the attorney says it, checked on the day of entry."""
    if kind not in set(TreatmentKind):
        raise UsageError(f"“{kind}” is no treatment.", hint=f"Known: {', '.join(TreatmentKind)}.")
    for claim in claims:
        if claim not in practice.claims:
            raise UsageError(f"“{claim}” is no claim.", hint=f"Known: {', '.join(practice.claims)}.")
    return Treatment(
        kind=TreatmentKind(kind),
        source=source,
        citation=citation,
        phrase=phrase,
        claims=claims,
        note=note,
        service=service,
        expires_on=expires_on,
        checked_on=now().date(),
    )
