"""What the Export room asks of the tasks: plain functions for the job runner. See `operations`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.gui.operations import ShownDraft, make_shown_draft
from app.jobs import Cancelled, CancelToken, ProgressCallback
from app.law.authorities import Side
from app.law.briefs import BriefKind
from app.law.findings import counted
from app.law.matters import Matter

if TYPE_CHECKING:
    from app.law.annexes import Annex
    from app.tasks.draft_brief import Draft
    from app.tasks.workspace import Workspace
    from app.word.export import ExportReport
    from app.word.refresh import RefreshReport

SOURCES, COVERAGE, ANALOGUES = "sources", "coverage", "analogues"
ANNEXES = {
    SOURCES: "Sources of every sentence (.docx)",
    COVERAGE: "Coverage: what answers each argument (.docx)",
    ANALOGUES: "Fact-analogue sheets (.docx)",
}
"""The working papers that can be written beside a brief."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, and the draft that was written.

    Attributes:
        stopped: whether it was stopped after the brief was written, so that papers beside it are missing.
        failure: why papers beside the brief are missing; None when they are all there.
    """

    report: "ExportReport"
    shown: ShownDraft
    files: tuple[Path, ...]
    notes: tuple[str, ...]
    stopped: bool = False
    failure: Exception | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What is to be written.

    Attributes:
        pdf: whether a PDF is made of every paper.
        final: whether it is to be filed; refused while anything blocks it.
        pdf_a: whether the brief's PDF is one for archives.
        stars: the keys of the authorities that are marked as principally relied upon.
        ledger: whether the ledger of sources is written beside it, for programs.
        annexes: the working papers beside it, of `ANNEXES`.
        companions: the papers that go with it, by kind.
        matter_file: whose log notes the export; None for a matter without a file.
    """

    docx: Path
    pdf: bool
    final: bool
    pdf_a: bool = False
    stars: frozenset[str] = frozenset()
    ledger: bool = False
    annexes: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    matter_file: Path | None = None

    @property
    def worked_on(self) -> tuple[Path, ...]:
        """The Word documents that are written beside the brief, which somebody may have filled in since the last export."""
        return tuple(self.beside(name) for name in (*self.companions, *self.annexes))

    def beside(self, name: str, ending: str = ".docx") -> Path:
        """The place of a file that goes with the brief."""
        return self.docx.with_name(f"{self.docx.stem}-{name.replace('_', '-')}{ending}")


def export(
    matter: Matter,
    workspace: "Workspace",
    kind: BriefKind,
    order: ExportOrder,
    *,
    report: ProgressCallback,
    cancel: CancelToken,
) -> Exported:
    """Draft a paper and write it as a Word document, with what was asked for beside it.

    Raises:
        Cancelled: it was stopped before the brief was written; what is stopped later says what there is.
    """
    from app.tasks.activity import log_export  # noqa: PLC0415  # see the module's docstring of `operations`
    from app.tasks.draft_brief import export_draft  # noqa: PLC0415
    from app.word.export import Finish  # noqa: PLC0415

    shown = make_shown_draft(matter, workspace, kind)
    pdf = order.docx.with_suffix(".pdf") if order.pdf else None
    finish = Finish(pdf_a=order.pdf_a and order.pdf, stars=order.stars)
    made = export_draft(
        shown.draft, order.docx, pdf=pdf, final=order.final, finish=finish, progress=report, cancel=cancel
    )
    if order.matter_file is not None:
        log_export(order.matter_file, shown.draft, made, final=order.final, by=workspace.settings.attorney)
    files, notes = list(_files_of(made)), list(made.notes)
    stopped, failure = False, None
    try:
        files.extend(_write_working_papers(shown.draft, order))
        title = shown.draft.brief.title
        for beside in _write_companions(matter, workspace, kind.side, order, title, report=report, cancel=cancel):
            files += _files_of(beside)
            notes += [f"{beside.docx.name}: {note}" for note in beside.notes]
    except Cancelled:
        stopped = True
    except Exception as error:  # noqa: BLE001  # told with what was written before it, which is there and logged
        failure = error
    return Exported(made, shown, tuple(files), tuple(notes), stopped, failure)


def _files_of(report: "ExportReport") -> tuple[Path, ...]:
    return (report.docx, *([report.pdf] if report.pdf else []))


def _write_companions(
    matter: Matter,
    workspace: "Workspace",
    side: Side,
    order: ExportOrder,
    title: str,
    *,
    report: ProgressCallback,
    cancel: CancelToken,
) -> "Iterator[ExportReport]":
    from app.tasks.papers import export_companion, make_companion  # noqa: PLC0415

    served = [title]
    for companion in sorted(order.companions, key="certificate_of_service".__eq__):  # it names the others
        cancel.check()
        paper = make_companion(matter, workspace, companion, side, served=served, final=order.final)
        served.append(paper.brief.title)
        docx = order.beside(companion)
        pdf = docx.with_suffix(".pdf") if order.pdf else None
        made = export_companion(paper, docx, pdf=pdf, progress=report, cancel=cancel)
        left = sum(finding.code == "placeholder" for finding in paper.findings)
        note = (f"{counted(left, 'placeholder')} left to be filled in Word.",) if left else ()
        yield replace(made, notes=(*made.notes, *note))


def refresh(
    file: Path,
    target: Path,
    workspace: "Workspace",
    matter: Matter | None,
    *,
    pdf: bool,
    report: ProgressCallback,
    cancel: CancelToken,
) -> "RefreshReport":
    """Bring a brief that was edited in Word up to date, in a file of its own."""
    from app.tasks.refresh_brief import refresh_document  # noqa: PLC0415

    beside = target.with_suffix(".pdf") if pdf else None
    snapshot = matter.snapshot if matter else None
    return refresh_document(file, target, workspace, pdf=beside, snapshot=snapshot, progress=report, cancel=cancel)


def save_log(matter_file: Path, title: str, target: Path) -> Path:
    """Write the log of a matter to be read."""
    from app.tasks.activity import activity_annex  # noqa: PLC0415
    from app.tasks.annexes import save_annex  # noqa: PLC0415

    save_annex(activity_annex(matter_file, title), target)
    return target


def find_companions(side: Side) -> dict[str, str]:
    """The titles of the papers that may go with one side's brief, by their kinds."""
    from app.tasks import papers  # noqa: PLC0415

    return papers.find_companions(side)


def cited_authorities(shown: ShownDraft) -> dict[str, str]:
    """The names of what a draft's table of authorities lists, by key, in its order."""
    source = shown.draft.source
    found = ((entry.authority, source.find_authority(entry.authority)) for entry in shown.draft.written.table)
    return {key: f"{known.name}, {known.citation}" for key, known in found if known is not None}


def _write_working_papers(draft: "Draft", order: ExportOrder) -> Iterator[Path]:
    from app.tasks.annexes import analogue_paper, coverage_paper, save_annex  # noqa: PLC0415
    from app.tasks.ledger import provenance_annex, write_provenance  # noqa: PLC0415

    if order.ledger:
        path = order.docx.with_suffix(".sources.json")
        write_provenance(draft, path)
        yield path
    makers = {SOURCES: provenance_annex, COVERAGE: coverage_paper, ANALOGUES: analogue_paper}
    for name in order.annexes:
        annex: Annex = makers[name](draft)
        save_annex(annex, order.beside(name))
        yield order.beside(name)
