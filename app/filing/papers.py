"""The papers that can be drafted, as data: each is an outline `templates/briefs/<id>.toml`.

An outline says whose paper it is, what it answers, at what stage, and which sections it has. A file of the same
name in the user's folder takes the shipped one's place, and further files are further papers.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from app import paths
from app.errors import ResourceError
from app.filing.practice import read_toml
from app.filing.records import RecordProblem, from_table
from app.law.authorities import Posture, Side
from app.law.briefs import BriefKind
from app.law.matters import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Other phrases where the title of the paper that is met says that it is of a special kind ("partial …").

    Attributes:
        says: what such a title says, in lower case.
        unless: what it does not say besides: one for summary judgment “or, in the alternative, partial summary
            judgment” is one for the whole.
        phrases: those that are others.
    """

    says: tuple[str, ...]
    unless: str = ""
    phrases: dict[str, str]

    def fits(self, title: str) -> bool:
        """Whether a title is of that kind."""
        low = " ".join(title.lower().split())
        said = next((words for words in self.says if words in low), None)
        return said is not None and not (self.unless and self.unless in low.replace(said, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOutline:
    """One kind of paper.

    Attributes:
        id: the name of its file.
        title: as a list of papers calls it ("Opposition").
        side: for whom it is written.
        sections: the parts in order; each is a template of its name.
        where_asked: those of them that stand only where the court's rules ask for them.
        apart: those of them that are no part of what is argued: their headings have no number.
        answers: the kind of paper that it meets, or supports.
        based_on: another paper whose templates are taken where it has none of its own.
        companions: papers that go with it ("proposed_order").
        shell: the name of the Word shell; empty takes the court profile's.
        limit: the paper whose length limit it keeps; empty means its own id.
        signed_by: "counsel" or "court".
        phrases: words that depend on the stage of the case ("on the facts pleaded"), for templates.
        variant: phrases that are others where the motion's title says so; the first that fits is taken.
    """

    id: str
    title: str
    side: Side
    sections: tuple[str, ...]
    where_asked: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    answers: PaperKind = PaperKind.MOTION
    posture: Posture = Posture.MOTION_TO_DISMISS
    based_on: str = ""
    companions: tuple[str, ...] = ()
    shell: str = ""
    limit: str = ""
    signed_by: str = "counsel"
    phrases: dict[str, str] = field(default_factory=dict)
    variant: tuple[Variant, ...] = ()

    def phrases_on(self, title: str) -> dict[str, str]:
        """The phrases of a paper about a motion of that title."""
        fitting = (variant.phrases for variant in self.variant if variant.fits(title))
        return {**self.phrases, **next(fitting, {})}

    @property
    def kind(self) -> BriefKind:
        """The paper as a brief names it."""
        return BriefKind(self.id, self.side, self.title, self.posture, self.limit)

    @property
    def folders(self) -> tuple[str, ...]:
        """Where its templates are looked for, in order."""
        return (self.id, self.based_on) if self.based_on else (self.id,)


def paper_ids() -> tuple[str, ...]:
    """The ids of all papers that can be drafted."""
    return tuple(_files())


def load_paper(paper: str) -> PaperOutline:
    """The outline of that id, with the phrases of the paper it is based on. Raises `ResourceError`."""
    file, outline = _read(paper)
    if not outline.based_on:
        return outline
    if outline.based_on not in _files():
        raise ResourceError(file, "based_on", f"there is no such paper; known: {', '.join(_files())}.")
    _, base = _read(outline.based_on)
    if base.based_on:
        raise ResourceError(file, "based_on", f"{base.id!r} is itself based on another paper.")
    return replace(outline, phrases={**base.phrases, **outline.phrases})


def _files() -> dict[str, Path]:
    return {file.stem: file for file in paths.layered_files("templates", "briefs", pattern="*.toml")}


def _read(paper: str) -> tuple[Path, PaperOutline]:
    files = _files()
    if paper not in files:
        folder = paths.templates_dir() / "briefs"
        raise ResourceError(folder, paper, "there is no outline of such a paper.", hint=f"Known: {', '.join(files)}.")
    file = files[paper]
    try:
        outline = from_table(PaperOutline, {**read_toml(file), "id": paper})
    except RecordProblem as problem:
        raise ResourceError(file, problem.place, f"{problem.reason}.") from problem
    _check(file, outline)
    return file, outline


def _check(file: Path, outline: PaperOutline) -> None:
    if outline.side is Side.NEUTRAL:
        raise ResourceError(file, "side", "should be plaintiff or defendant.")
    if not outline.sections:
        raise ResourceError(file, "sections", "should list the parts of the paper.")
    if outline.signed_by not in {"counsel", "court"}:
        raise ResourceError(file, "signed_by", "should be counsel or court.")
