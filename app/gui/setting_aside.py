"""Adverse authority that is conceded or set aside with a reason: which findings ask for it, and the matter's log of it."""

from app.gui import operations
from app.gui.desk import Desk
from app.law.findings import Finding
from app.law.matters import SetAside


def can_set_aside(finding: Finding) -> bool:
    """Whether it is about one adverse authority that asks to be answered, conceded or set aside at an issue."""
    return finding.code == "adverse_unanswered" and bool(finding.issue and finding.subject)


def log_aside(desk: Desk, issue: str, aside: SetAside) -> None:
    """Note in the log of the matter's file how it was met, and by whom; that it was taken back, where no reason is left."""
    path = desk.session.path
    if path is None:
        return
    kind, by = desk.session.kind, desk.workspace.settings.attorney
    desk.runner.run(
        "Recording",
        lambda _progress, _cancel: operations.log_adverse(path, issue, aside, kind, by),
        on_success=lambda _done: None,
        on_failure=desk.show_failure,
    )
