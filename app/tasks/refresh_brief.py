"""A brief that was edited in Word: checked against what it remembers, and brought up to date."""

from pathlib import Path

from app.jobs import CancelToken, ProgressCallback, no_progress
from app.law.authorities import Authority
from app.law.findings import Finding
from app.law.matters import Snapshot
from app.tasks.draft_brief import check_writable
from app.tasks.workspace import MatterSource, Workspace
from app.word.refresh import RefreshReport, check_edited, refresh_brief
from app.word.tables import read_table_lines


def find_table_lines(file: Path) -> tuple[str, ...]:
    """The lines of a .docx's tables of contents and authorities; none for any other file."""
    return read_table_lines(file) if file.suffix.lower() == ".docx" else ()


def check_document(file: Path, workspace: Workspace, snapshot: Snapshot | None = None) -> tuple[Finding, ...]:
    """What a refresh would change in a .docx of ours; nothing for any other file.

    Args:
        snapshot: of the matter that the brief belongs to, for authorities that the library lacks.
    """
    if file.suffix.lower() != ".docx":
        return ()
    authorities = _Authorities(workspace, snapshot)
    return check_edited(file, authorities.find, authorities.find_by_cite) or ()


def refresh_document(
    file: Path,
    target: Path,
    workspace: Workspace,
    *,
    pdf: Path | None = None,
    snapshot: Snapshot | None = None,
    progress: ProgressCallback = no_progress,
    cancel: CancelToken | None = None,
) -> RefreshReport:
    """Bring an edited brief's tables, short forms and *id.* up to date; every other word is left as it is."""
    check_writable(target.parent)
    authorities = _Authorities(workspace, snapshot)
    soffice = workspace.settings.soffice
    return refresh_brief(
        file,
        target,
        pdf,
        find_authority=authorities.find,
        find_by_cite=authorities.find_by_cite,
        soffice=Path(soffice) if soffice else None,
        progress=progress,
        cancel=cancel,
    )


class _Authorities:
    """The library's authorities by key and by where they are printed."""

    def __init__(self, workspace: Workspace, snapshot: Snapshot | None) -> None:
        kept = snapshot or Snapshot()
        self._source = MatterSource(workspace.library, kept)
        self._by_cite: dict[str, Authority] = {}
        for authority in (*kept.authorities, *workspace.library.iter_authorities()):
            self._by_cite[authority.name] = authority
            self._by_cite |= {str(cite): authority for cite in authority.citations}

    def find(self, key: str) -> Authority | None:
        """The authority of that key."""
        return self._source.find_authority(key)

    def find_by_cite(self, cite: str) -> Authority | None:
        """The authority that is printed there, or that is called so."""
        return self._by_cite.get(cite)
