"""library list, show, history, cited-by, cites, related, verify, edit, propose, treat."""

import datetime as dt
from argparse import Namespace
from collections.abc import Iterator

from app.cli.commands.library_common import answer, fields_of, get, shortened, who
from app.cli.main import DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_json, say
from app.errors import UsageError
from app.law.authorities import Authority, AuthorityKey
from app.law.courts import CourtId
from app.library.store import Library
from app.tasks.edit_library import add_proposition, edit_entry, make_treatment, now
from app.tasks.library_shapes import record_shape
from app.tasks.shapes import entry_shape, proposition_shape


def list_(options: Namespace) -> int:
    """The authorities of the library."""
    with open_workspace(options.library) as workspace:
        court = CourtId(options.court) if options.court else None
        verified = False if options.unverified else None
        found = list(workspace.library.iter_authorities(court=court, verified=verified))
        found = _only(found, workspace.library, options)
    if options.json:
        print_json({"authorities": [entry_shape(authority) for authority in found]})
        return DONE
    for authority in found:
        read = "read" if authority.verification else "unverified"
        print("\t".join([authority.key, authority.name, authority.citation, str(authority.decided or ""), read]))
    return DONE


def _only(found: list[Authority], library: Library, options: Namespace) -> list[Authority]:
    """Those that bear the marks asked for; a collection gives its own order."""
    if options.tag:
        tagged = {a.key for a in library.marks.tagged(options.tag)}
        found = [a for a in found if a.key in tagged]
    if options.favourites:
        favourites = {a.key for a in library.marks.favourites()}
        found = [a for a in found if a.key in favourites]
    if options.collection:
        by_key = {a.key: a for a in found}
        found = [by_key[key] for key in members(library, options.collection) if key in by_key]
    return found


def members(library: Library, collection: str) -> tuple[AuthorityKey, ...]:
    """The keys in a collection. Raises UsageError when there is none of that name."""
    found = next((c for c in library.marks.collections() if c.name == collection), None)
    if found is None:
        raise UsageError(f"There is no collection “{collection}”.", hint="See “rejoinder library collections”.")
    return found.authorities


def show(options: Namespace) -> int:
    """One authority with all that belongs to it."""
    with open_workspace(options.library) as workspace:
        library = workspace.library
        authority = get(library, options.key)
        if options.json:
            print_json(_whole_shape(library, authority))
            return DONE
        print(
            f"{authority.name}, {authority.citation} ({authority.court or 'court unknown'}, {authority.decided or '?'})"
        )
        print(f"{authority.provenance}. {authority.notes}".strip())
        for line in (*_treatment_lines(authority), *_held_lines(library, authority.key)):
            print(f"  {line}")
    return DONE


def _whole_shape(library: Library, authority: Authority) -> dict[str, object]:
    propositions = library.propositions_of(authority.key)
    return {
        **entry_shape(authority),
        "propositions": [record_shape(p) | proposition_shape(p) for p in propositions],
        "treatments_recorded": record_shape(authority.treatments),
        "treatments_seen": record_shape(library.suggestions.treatments_seen(authority.key)),
        "texts": record_shape(library.texts_of(authority.key)),
        "outcomes": record_shape(library.suggestions.outcomes_of(authority.key)),
        "attorney_notes": record_shape(library.marks.notes_of(authority.key)),
        "tags": record_shape(library.marks.tags_of(authority.key)),
    }


def _treatment_lines(authority: Authority) -> Iterator[str]:
    for treatment in authority.treatments:
        looked = f"looked up {treatment.checked_on}" if treatment.checked_on else "never looked up"
        yield f"! {treatment.phrase or treatment.kind.value} {treatment.citation} ({treatment.source}; {looked})"


def _held_lines(library: Library, key: str) -> Iterator[str]:
    for proposition in library.propositions_of(key):
        yield f"[{proposition.pin or '?'}] {proposition.text} ({proposition.stance.value}; {proposition.id})"
    for text in library.texts_of(key):
        yield f"text: {text.filename or text.sha256[:12]}{'' if text.quotable else ', not to be quoted'}"
    for note in library.marks.notes_of(key):
        yield f"note {note.id} on {note.subject}: {note.text} ({note.by})"


def history(options: Namespace) -> int:
    """Who changed what, and when."""
    with open_workspace(options.library) as workspace:
        found = workspace.library.history_of(options.subject)
    lines = [f"{e.at:%Y-%m-%d %H:%M}\t{e.by}\t{e.field}\t{shortened(e.old)} → {shortened(e.new)}" for e in found]
    return answer(options, "edits", found, lines)


def cited_by(options: Namespace) -> int:
    """Which passages cite an authority."""
    with open_workspace(options.library) as workspace:
        authority = get(workspace.library, options.key)
        found = workspace.library.relations.places_citing(authority.key, page=options.page)
    lines = [f"{c.passage}\t{c.page or '?'}\tat {c.pin or '?'}\t{shortened(c.text)}" for c in found]
    return answer(options, "citing", found, lines)


def cites(options: Namespace) -> int:
    """What an authority cites."""
    with open_workspace(options.library) as workspace:
        found = workspace.library.cites_of(get(workspace.library, options.key).key)
    return answer(options, "cited", found, [f"{c.count}\t{c.cited}\t{c.name or ''}" for c in found])


def related(options: Namespace) -> int:
    """Passages that speak of the same law as one."""
    with open_workspace(options.library) as workspace:
        found = workspace.library.relations.related(options.passage, limit=options.limit)
    lines = [f"{r.score:.2f}\t{r.passage}\t{'; '.join(r.reasons)}\t{shortened(r.text)}" for r in found]
    return answer(options, "passages", found, lines)


def verify(options: Namespace) -> int:
    """Record that somebody has read an authority or a proposition, or take it back."""
    with open_workspace(options.library) as workspace:
        library, by = workspace.library, who(options, workspace)
        proposition = library.find_proposition(options.key)
        subject = str(proposition.id) if proposition else str(get(library, options.key).key)
        if options.take_back:
            library.take_back_verification(subject, by=by, at=now())
        elif proposition:
            library.verify_proposition(subject, by=by, on=now().date(), text=options.text, at=now())
        else:
            library.verify(subject, by=by, on=now().date(), text=options.text, at=now())
    say(f"{subject}: {'no longer recorded as read' if options.take_back else f'read by {by}'}.")
    return DONE


def edit(options: Namespace) -> int:
    """Correct fields of an authority or a proposition."""
    with open_workspace(options.library) as workspace:
        changed = edit_entry(workspace.library, options.key, fields_of(options), by=who(options, workspace))
    say(f"{options.key}: {', '.join(changed)} changed." if changed else f"{options.key}: nothing changed.")
    return DONE


def propose(options: Namespace) -> int:
    """Add a proposition to an authority."""
    with open_workspace(options.library) as workspace:
        key = get(workspace.library, options.key).key
        made = add_proposition(workspace.library, workspace.practice, key, options.id, fields_of(options))
    return answer(options, "propositions", [made], [f"{made.id}: {made.text}"])


def treat(options: Namespace) -> int:
    """Record what became of an authority, and who says so."""
    with open_workspace(options.library) as workspace:
        authority = get(workspace.library, options.key)
        treatment = make_treatment(
            workspace.practice,
            kind=options.kind,
            source=options.source,
            citation=options.citation,
            phrase=options.phrase,
            claims=tuple(options.claim),
            note=options.note,
            service=options.service,
            expires_on=_day(options.expires),
        )
        workspace.library.set_treatment(authority.key, treatment, by=who(options, workspace), at=now())
    say(f"{authority.name}: recorded as {treatment.kind.value} ({treatment.source}).")
    return DONE


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"--expires {text}: write the day as 2027-01-31.") from error
