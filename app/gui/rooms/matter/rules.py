"""Beside the matter: the deadlines with their working, and the court's rules that are in force, each with its source.

Calendars and profiles are imported by the first job that asks for them: the first window does without.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from app.gui.language import tr
from app.gui.look import palette as colors
from app.law.matters import Matter

if TYPE_CHECKING:
    from app.filing.deadlines import Deadline
    from app.filing.profiles import Basis, CourtProfile, EffectiveProfile


@dataclass(frozen=True, slots=True)
class Rules:
    """What the court asks for, and when."""

    effective: "EffectiveProfile"
    deadlines: "tuple[Deadline, ...]"


def find_rules(matter: Matter) -> Rules:
    """The effective profile of a matter, and its deadlines."""
    from app.tasks.filing_rules import deadlines_of, effective_profile  # noqa: PLC0415  # see the module's docstring

    return Rules(effective_profile(matter), deadlines_of(matter))


class RulesPane(QWidget):
    """Deadlines first; then length, tables and form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = QTextBrowser()
        self.page.setObjectName("page")
        self.page.setAccessibleName(tr("Deadlines and the court's rules"))
        self.page.setOpenExternalLinks(False)
        self.page.document().setDocumentMargin(14)
        self._rules: Rules | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def show_rules(self, rules: Rules | None) -> None:
        """Show them."""
        self._rules = rules
        self.page.setHtml(_html(rules) if rules else "")

    def changeEvent(self, event: QEvent) -> None:
        """Take the inks of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._rules is not None:
            self.show_rules(self._rules)


def _html(rules: Rules) -> str:
    effective, shown = rules.effective, colors.active()
    profile = effective.profile
    common = _common(rules.deadlines)
    style = f"<style>h3 {{ margin: 14px 0 4px 0; }} p {{ margin: 3px 0; }} .muted {{ color: {shown.muted}; }}</style>"
    return "".join(
        [
            style,
            f"<h3>{escape(tr('Deadlines'))}</h3>",
            *(_deadline(deadline, common) for deadline in rules.deadlines),
            *(f"<p class='muted'>{escape(warning)}</p>" for warning in common),
            f"<h3>{escape(profile.name)}</h3><p class='muted'>{escape(profile.edition)}</p>",
            f"<p class='muted'>{escape(tr('In force'))}: {escape(', '.join(effective.layers))}.</p>",
            *(f"<p><b>{escape(doubt)}</b></p>" for doubt in effective.doubts),
            *(
                _line(f"{_title(limit.paper)}: {limit.text}", limit.basis, _whose(effective, "limit", limit.paper))
                for limit in profile.limit
            ),
            _line(f"Tables above {profile.tables.above_pages} pages", profile.tables.basis),
            _line(_form(profile), profile.form.basis),
            *(_line(block.text, block.basis, _whose(effective, "block", block.id)) for block in profile.block),
            f"<p class='muted'>{escape(profile.judge_note)}</p>",
        ]
    )


def _title(paper: str) -> str:
    return paper.replace("_", " ").capitalize()


def _form(profile: "CourtProfile") -> str:
    spacing = "double spaced" if profile.form.double_spaced else "single spaced"
    lines = f", {profile.form.lines_per_page} lines" if profile.form.lines_per_page else ""
    numbers = ", numbered lines" if profile.form.line_numbers else ""
    return f"{profile.form.font} {profile.form.size_pt} pt, {spacing}{lines}{numbers}"


def _common(deadlines: "Sequence[Deadline]") -> tuple[str, ...]:
    """The warnings that every deadline has; they are said once."""
    first = deadlines[0].warnings if len(deadlines) > 1 else ()
    return tuple(warning for warning in first if all(warning in deadline.warnings for deadline in deadlines))


def _deadline(deadline: "Deadline", common: Sequence[str]) -> str:
    when = f"{deadline.date:%A}, {deadline.date.day} {deadline.date:%B %Y}" if deadline.date else tr("not known yet")
    detail = "<br>".join(
        escape(line) for line in (*deadline.working, *(w for w in deadline.warnings if w not in common))
    )
    return f"<p><b>{escape(deadline.title)}: {escape(when)}</b><br><span class='muted'>{escape(deadline.rule)}. {detail}</span></p>"


def _whose(effective: "EffectiveProfile", kind: str, name: str) -> str:
    """The layer that says so, where it is not the court's own."""
    layer = effective.origins.get(f"{kind}.{name}.basis", "")
    return "" if layer in {"court rules", "federal rules"} else layer


def _line(words: str, basis: "Basis", whose: str = "") -> str:
    checked = f"{tr('checked')} {basis.checked_on}" if basis.checked_on else tr("not compared with the official text")
    said = " · ".join(escape(part) for part in (whose, basis.rule, basis.source, checked) if part)
    return f"<p>{escape(words)}<br><span class='muted'>{said}</span></p>"
