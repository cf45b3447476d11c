"""library list, show, verify, edit, treat, backup, restore, check."""

from argparse import Namespace

from app.bootstrap import open_workspace
from app.cli.main import DONE
from app.cli.printing import print_json, report_findings, say
from app.errors import NotFound, UsageError
from app.law.authorities import Authority
from app.law.courts import CourtId
from app.law.findings import counted
from app.library.store import Library, restore_library
from app.settings import load_settings
from app.tasks.edit_library import edit_entry, make_treatment, now
from app.tasks.shapes import entry_shape, proposition_shape


def list_(options: Namespace) -> int:
    """The authorities of the library."""
    with open_workspace(options.library) as workspace:
        court = CourtId(options.court) if options.court else None
        verified = False if options.unverified else None
        found = list(workspace.library.iter_authorities(court=court, verified=verified))
    if options.json:
        print_json({"authorities": [entry_shape(authority) for authority in found]})
        return DONE
    for authority in found:
        read = "read" if authority.verification else "unverified"
        print("\t".join([authority.key, authority.name, authority.citation, str(authority.decided or ""), read]))
    return DONE


def show(options: Namespace) -> int:
    """One authority with its propositions."""
    with open_workspace(options.library) as workspace:
        authority = _get(workspace.library, options.key)
        propositions = workspace.library.propositions_of(authority.key)
    if options.json:
        print_json({**entry_shape(authority), "propositions": [proposition_shape(p) for p in propositions]})
        return DONE
    print(f"{authority.name}, {authority.citation} ({authority.court or 'court unknown'}, {authority.decided or '?'})")
    print(f"{authority.provenance}. {authority.notes}".strip())
    for proposition in propositions:
        print(f"  [{proposition.pin or '?'}] {proposition.text} ({proposition.stance.value}; {proposition.id})")
    return DONE


def _get(library: Library, key: str) -> Authority:
    found = library.find_authority(key) or library.find_by_citation(key)
    if found is None:
        raise NotFound(f"The library holds no “{key}”.", hint="See “rejoinder library list”.")
    return found


def verify(options: Namespace) -> int:
    """Record that somebody has read an authority."""
    with open_workspace(options.library) as workspace:
        authority = _get(workspace.library, options.key)
        workspace.library.verify(authority.key, by=options.by, on=now().date(), text=options.text)
    say(f"{authority.name}, {authority.citation}: read by {options.by}.")
    return DONE


def edit(options: Namespace) -> int:
    """Correct fields of an authority or a proposition."""
    fields = dict(_split_field(text) for text in options.set)
    with open_workspace(options.library) as workspace:
        changed = edit_entry(workspace.library, options.key, fields, by=options.by)
    say(f"{options.key}: {', '.join(changed)} changed." if changed else f"{options.key}: nothing changed.")
    return DONE


def _split_field(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"--set {text}: write it as FIELD=VALUE.")
    return field.strip(), value.strip()


def treat(options: Namespace) -> int:
    """Record what became of an authority, and who says so."""
    with open_workspace(options.library) as workspace:
        authority = _get(workspace.library, options.key)
        treatment = make_treatment(
            workspace.practice,
            kind=options.kind,
            source=options.source,
            citation=options.citation,
            phrase=options.phrase,
            claims=tuple(options.claim),
            note=options.note,
        )
        workspace.library.set_treatment(authority.key, treatment, by=options.by, at=now())
    say(f"{authority.name}: recorded as {treatment.kind.value} ({treatment.source}).")
    return DONE


def backup(options: Namespace) -> int:
    """Copy the library to a file."""
    with open_workspace(options.library) as workspace:
        written = workspace.library.backup(options.to)
    print(written)
    return DONE


def restore(options: Namespace) -> int:
    """Put a backup in the library's place; what it replaces is kept."""
    kept = restore_library(options.library or load_settings().library, options.from_)
    say(f"Restored from {options.from_}." + (f" The replaced library is kept at {kept}." if kept else ""))
    return DONE


def check(options: Namespace) -> int:
    """Check the library's soundness."""
    with open_workspace(options.library) as workspace:
        findings = workspace.library.check()
    summary = f"{counted(len(findings), 'finding')}." if findings else "The library is sound."
    return report_findings(findings, summary, as_json=options.json)
