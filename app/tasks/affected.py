"""Which matters rely on an authority that has gone bad since."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import AppError, FileProblem
from app.law.authorities import Authority, AuthorityKey, Treatment
from app.law.matters import Matter
from app.library.store import Library
from app.matters.store import load_matter

PATTERN = "*.matter.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedMatter:
    """A matter whose snapshot holds an authority that the library now knows to be bad.

    Attributes:
        title: the matter's; empty when its file cannot be read.
        authority: the authority as the library has it; None when the file cannot be read.
        treatments: what became of it, as far as the snapshot does not know.
        propositions: the ids of what the matter takes from it.
        problem: why the file cannot be read; empty when it can.
    """

    path: Path
    title: str = ""
    authority: Authority | None = None
    treatments: tuple[Treatment, ...] = ()
    propositions: tuple[str, ...] = ()
    problem: str = ""


def find_affected(
    library: Library, paths: Sequence[Path], *, keys: Iterable[str] | None = None
) -> tuple[AffectedMatter, ...]:
    """The matters among these files and folders that use an authority with a bad treatment that they do not know.

    Args:
        keys: only these authorities; None means all.
    """
    only = {library.get_authority(key).key for key in keys} if keys is not None else None
    rows: list[AffectedMatter] = []
    for path in _iter_matters(paths):
        try:
            matter = load_matter(path)
        except AppError as error:
            rows.append(
                AffectedMatter(path=path, problem=error.reason if isinstance(error, FileProblem) else str(error))
            )
        else:
            rows += _affected(path, matter, library, only)
    return tuple(rows)


def _iter_matters(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob(PATTERN)) if path.is_dir() else [path]


def _affected(path: Path, matter: Matter, library: Library, only: set[AuthorityKey] | None) -> Iterator[AffectedMatter]:
    for kept in matter.snapshot.authorities:
        now = library.find_authority(kept.key)
        if now is None or (only is not None and now.key not in only):
            continue
        known = {(t.kind, t.by or t.citation) for t in kept.treatments}
        bad = tuple(t for t in now.treatments if t.kind.destroys and (t.kind, t.by or t.citation) not in known)
        if bad:
            used = tuple(str(p.id) for p in matter.snapshot.propositions if p.authority == kept.key)
            yield AffectedMatter(path=path, title=matter.title, authority=now, treatments=bad, propositions=used)
