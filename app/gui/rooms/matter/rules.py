"""Beside the matter: the deadlines, the day first, and the court's rules that are in force, each with its source.

What stands behind a line (the counting, the caveats, the source) is folded under its "Why", a link that mouse, Tab and
Enter reach. Calendars and profiles are imported by the first job that asks for them: the first window does without.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from app.gui.days import write_day
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.operations import court_words, find_courts
from app.law.matters import Matter

if TYPE_CHECKING:
    from app.filing.deadlines import Deadline
    from app.filing.profiles import Basis, CourtProfile, EffectiveProfile


@dataclass(frozen=True, slots=True)
class Rules:
    """What the court asks for, and when.

    Attributes:
        court: the matter's court, where no rules of its own are stored; else empty.
    """

    effective: "EffectiveProfile"
    deadlines: "tuple[Deadline, ...]"
    court: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know at a glance, and what stands behind it.

    Attributes:
        key: its name, under which it stays open.
        when: the day it is due, in words; empty for what is no deadline, and for one whose day waits for another.
        rule: what says so, in a subdued line.
        why: the sentences that are folded.
    """

    key: str
    when: str
    words: str
    rule: str
    why: tuple[str, ...]
    waits: bool = False


def find_rules(matter: Matter) -> Rules:
    """The effective profile of a matter, and its deadlines."""
    from app.tasks.filing_rules import deadlines_of, effective_profile  # noqa: PLC0415  # see the module's docstring

    has_rules = any(one.court for one in find_courts() if one.profile == matter.profile)
    return Rules(
        effective_profile(matter), deadlines_of(matter), "" if has_rules else court_words(matter.caption.court)
    )


@guarded
class RulesPane(QWidget):
    """Deadlines first; then length, tables and form."""

    wanted_days = Signal()
    """The days are to be entered from which those run that are not known yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = QTextBrowser()
        self.page.setObjectName("page")
        self.page.setAccessibleName(tr("Deadlines and the court's rules"))
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(14)
        self.page.anchorClicked.connect(self._on_link)
        self._rules: Rules | None = None
        self._open: frozenset[str] = frozenset()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def show_rules(self, rules: Rules | None) -> None:
        """Show them; what was unfolded stays so."""
        self._rules = rules
        at = self.page.verticalScrollBar().value()
        self.page.setHtml(_html(rules, self._open) if rules else "")
        self.page.verticalScrollBar().setValue(at)

    def changeEvent(self, event: QEvent) -> None:
        """Take the inks of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._rules is not None:
            self.show_rules(self._rules)

    def _on_link(self, link: QUrl) -> None:
        """Unfold or fold what stands behind a line; the keyboard stays at its link."""
        key = link.toString()
        if key == _DAYS:
            self.wanted_days.emit()
            return
        self._open = self._open ^ {key}
        self.show_rules(self._rules)
        self.page.setTextCursor(_link_of(self.page, key))


_DAYS = "days"
_ANSWERS = frozenset({"opposition", "reply"})
"""The papers whose days the local rules set."""
_ISO = re.compile(r"(?:[A-Z][a-z]{2} )?\b(\d{4}-\d{2}-\d{2})\b")


def _link_of(page: QTextBrowser, key: str) -> QTextCursor:
    """The words of a link, selected as Tab selects them; the beginning when it is gone."""
    block = page.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().anchorHref() == key:
                cursor = QTextCursor(page.document())
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                return cursor
            fragments += 1
        block = block.next()
    return QTextCursor(page.document())


# -- what is said


def lines_of_deadlines(deadlines: "Sequence[Deadline]") -> list[Line]:
    """The deadlines in the order of their days; those whose day is not known come last."""
    common = _common(deadlines)
    known = sorted((one for one in deadlines if one.date), key=lambda one: one.date or "")
    return [_deadline(one, common) for one in (*known, *(one for one in deadlines if not one.date))]


def lines_of_rules(effective: "EffectiveProfile") -> Iterator[Line]:
    """The court's rules on length, tables, form and parts, each with the layer that says so."""
    profile = effective.profile
    for limit in profile.limit:
        whose = _whose(effective, "limit", limit.paper)
        yield _rule(f"limit.{limit.paper}", f"{_title(limit.paper)}: {limit.text}", limit.basis, whose)
    yield _rule(
        "tables",
        f"Tables of contents and authorities in papers of more than {profile.tables.above_pages} pages",
        profile.tables.basis,
    )
    yield _rule("form", _form(profile), profile.form.basis)
    for block in profile.block:
        yield _rule(
            f"block.{block.id}", block.text.removesuffix("."), block.basis, _whose(effective, "block", block.id)
        )


def _deadline(deadline: "Deadline", common: Sequence[str]) -> Line:
    own = tuple(warning for warning in deadline.warnings if warning not in common)
    return Line(
        key=f"deadline.{deadline.paper}",
        when=_day(deadline.date) if deadline.date else "",
        waits=deadline.date is None,
        words=deadline.title,
        rule=deadline.rule,
        why=tuple(_as_written(said) for said in (*deadline.working, *own)),
    )


def _day(date: dt.date) -> str:
    return f"{date:%A}, {write_day(date)}"


def _as_written(said: str) -> str:
    """A sentence with its days as briefs write them."""
    return _ISO.sub(lambda found: _day(dt.date.fromisoformat(found[1])), said)


def _rule(key: str, words: str, basis: "Basis", whose: str = "") -> Line:
    checked = (
        f"{tr('Checked')} {write_day(basis.checked_on)}."
        if basis.checked_on
        else tr("Not compared with the official text.")
    )
    return Line(key, "", words, " · ".join(part for part in (whose, basis.rule) if part), (f"{basis.source}.", checked))


def _common(deadlines: "Sequence[Deadline]") -> tuple[str, ...]:
    """The warnings that every deadline has; they are said once."""
    first = deadlines[0].warnings if len(deadlines) > 1 else ()
    return tuple(warning for warning in first if all(warning in deadline.warnings for deadline in deadlines))


def _title(paper: str) -> str:
    return paper.replace("_", " ").capitalize()


def _form(profile: "CourtProfile") -> str:
    spacing = "double spaced" if profile.form.double_spaced else "single spaced"
    lines = f", {profile.form.lines_per_page} lines" if profile.form.lines_per_page else ""
    numbers = ", numbered lines" if profile.form.line_numbers else ""
    return f"{profile.form.font} {profile.form.size_pt} pt, {spacing}{lines}{numbers}"


def _whose(effective: "EffectiveProfile", kind: str, name: str) -> str:
    """The layer that says so, where it is not the court's own."""
    layer = effective.origins.get(f"{kind}.{name}.basis", "")
    return "" if layer in {"court rules", "federal rules"} else layer


# -- how it looks


def _html(rules: Rules, unfolded: frozenset[str]) -> str:
    effective, shown = rules.effective, colors.active()
    profile = effective.profile
    style = (
        "<style>h3 { margin: 14px 0 4px 0; } p { margin: 7px 0 0 0; } p.why { margin: 1px 0 3px 12px; }"
        f" .muted, p.why {{ color: {shown.muted}; }} a {{ color: {shown.accent}; text-decoration: none; }}</style>"
    )
    return "".join(
        [
            style,
            f"<h3>{escape(tr('Deadlines'))}</h3>",
            _ask_for_rules(rules),
            *(_paragraphs(line, line.key in unfolded) for line in lines_of_deadlines(rules.deadlines)),
            _ask_for_days(rules.deadlines),
            *(f"<p class='muted'>{escape(warning)}</p>" for warning in _common(rules.deadlines)),
            f"<h3>{escape(rules.court or profile.name)}</h3><p class='muted'>{escape(profile.edition)}</p>",
            f"<p class='muted'>{escape(tr('In force'))}: {escape(', '.join(effective.layers))}.</p>",
            *(f"<p><b>{escape(doubt)}</b></p>" for doubt in effective.doubts),
            *(_paragraphs(line, line.key in unfolded) for line in lines_of_rules(effective)),
            f"<p class='muted'>{escape(profile.judge_note)}</p>" * (profile.judge_note not in _common(rules.deadlines)),
        ]
    )


def _ask_for_rules(rules: Rules) -> str:
    """Say first that the day of the opposition is not known here: another deadline must not be taken for it."""
    if any(deadline.paper in _ANSWERS for deadline in rules.deadlines):
        return ""
    said = tr("set by this court's local rules, which are not stored here: read them")
    return f"<p><b>{escape(tr('Opposition and reply'))}</b><br>{escape(said)}</p>"


def _ask_for_days(deadlines: "Sequence[Deadline]") -> str:
    if all(deadline.date for deadline in deadlines):
        return ""
    return f"<p><a href='{_DAYS}'>{escape(tr('Enter the days on which the papers were filed'))}</a></p>"


def _paragraphs(line: Line, unfolded: bool) -> str:  # a value to be shown
    head, below = (line.when, line.words) if line.when else (line.words, tr("not known yet") if line.waits else "")
    when = f"<b>{escape(head)}</b><br>{escape(below)}" if below else escape(head)
    sign, name = ("▾", tr("Less")) if unfolded else ("▸", tr("Why"))
    link = f"<a href='{escape(line.key)}'>{sign}&nbsp;{escape(name)}</a>"
    said = "".join(f"<p class='why'>{escape(one)}</p>" for one in line.why) if unfolded else ""
    return f"<p>{when}<br><span class='muted'>{escape(line.rule)}</span> &nbsp; {link}</p>{said}"
