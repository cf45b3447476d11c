"""The list before filing: what the program can see of it, in words, and what only the attorney can do, to be ticked.

It decides nothing. The ticks are remembered with the window and not with the matter.
"""

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.gui.days import write_day
from app.gui.desk import Desk
from app.gui.frame.status import page_words
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look.palette import UNIT, Tone
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.scaled import hold
from app.gui.words import SIGNS
from app.law.findings import count_blocking
from app.law.matters import PaperKind

if TYPE_CHECKING:
    from app.gui.operations import ShownDraft

Line = tuple[Tone, str, str]


@guarded
class BeforeFiling(QScrollArea):
    """Lines with a sign and words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[list[Line], frozenset[str]] = ([], frozenset())
        self._ticked: dict[tuple[int, str], frozenset[str]] = {}
        self._name = ""
        self.boxes: list[QCheckBox] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Before filing"))

    def refresh(self) -> None:
        """Look again, now or when it is next seen: every key that changes the matter asks for it."""
        ticked = self._ticks()
        if ticked and self._name != self._find_name():
            self._remember(ticked)  # the matter has another file now
        if self.isVisible():
            self._show(ticked)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has come about meanwhile."""
        super().showEvent(event)
        self.refresh()

    def _show(self, ticked: frozenset[str]) -> None:
        """Lay the lines out; nothing moves where nothing has changed."""
        seen, by_hand = self._seen(), self._by_hand()
        if ([*seen, *by_hand], ticked) == self._shown and self.widget() is not None:
            return
        self._shown = ([*seen, *by_hand], ticked)
        self.boxes = []
        inside = QWidget()
        inside.setObjectName("cards")
        column = QVBoxLayout(inside)
        column.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        column.setSpacing(3 * UNIT)
        for tone, words, detail in seen:
            column.addLayout(_row(_sign(tone), words, detail))
        for _, words, detail in by_hand:
            column.addLayout(_row(self._box(words, ticked), words, detail))
        column.addStretch(1)
        self.setWidget(inside)

    def _box(self, words: str, ticked: frozenset[str]) -> QCheckBox:
        box = QCheckBox()
        box.setAccessibleName(words)
        box.setChecked(_mark(words) in ticked)
        box.toggled.connect(partial(self._on_ticked, words))
        self.boxes.append(box)
        return box

    def _find_name(self) -> str:
        """The name under which the ticks of this paper are remembered; nothing of the client is in it. Empty without a file."""
        session = self._desk.session
        return f"filing/{_mark(str(session.path.resolve()))}/{session.kind.value}" if session.path else ""

    def _paper(self) -> tuple[int, str]:
        return self._desk.session.opening, self._desk.session.kind.value

    def _ticks(self) -> frozenset[str]:
        if self._paper() not in self._ticked:
            self._name = self._find_name()
            kept = self._desk.memory.text(self._name, "") if self._name else ""
            self._ticked[self._paper()] = frozenset(kept.split())
        return self._ticked[self._paper()]

    def _on_ticked(self, words: str, ticked: bool) -> None:  # Qt's signal
        mark = frozenset((_mark(words),))
        ticks = self._ticks() | mark if ticked else self._ticks() - mark
        self._ticked[self._paper()] = ticks
        self._shown = (self._shown[0], ticks)
        self._remember(ticks)

    def _remember(self, ticks: frozenset[str]) -> None:
        self._name = self._find_name()
        if self._name:
            self._desk.memory.remember(self._name, " ".join(sorted(ticks)))

    def lines(self) -> list[Line]:
        """The lines as they stand now."""
        return [*self._seen(), *self._by_hand()]

    def _seen(self) -> list[Line]:
        """What the program can see."""
        shown = self._desk.drafting.shown
        if shown is None:
            return [(Tone.CAUTION, tr("Nothing is drafted yet"), tr("Press Ctrl+D."))]
        return [*self._of_draft(shown), *self._of_paper()]

    def _by_hand(self) -> list[Line]:
        """What only the attorney can do."""
        shown = self._desk.drafting.shown
        return list(_by_hand(shown)) if shown is not None else []

    def _of_draft(self, shown: "ShownDraft") -> Iterator[Line]:
        findings = self._desk.drafting.findings
        blocking = count_blocking(findings)
        yield (
            Tone.STOP if blocking else Tone.OK,
            tr("Nothing blocks the final paper")
            if not blocking
            else trn("%n finding(s) still (blocks/block) it", blocking),
            tr("They are in the list of findings."),
        )
        unread = sum(finding.code == "unverified" for finding in findings)
        yield (
            Tone.CAUTION if unread else Tone.OK,
            tr("Every cited authority was read")
            if not unread
            else _number(unread, tr("authority is"), tr("authorities are")) + tr(" not read by you"),
            tr("Verification is recorded in the Authorities room."),
        )
        conflicts = len(shown.draft.conflicts)
        yield (
            Tone.STOP if conflicts else Tone.OK,
            tr("Your edits stand as you made them") if not conflicts else trn("%n conflict(s)", conflicts),
            tr("Edits are compared with every new draft."),
        )

    def _of_paper(self) -> Iterator[Line]:
        preview, due = self._desk.drafting.preview, self._desk.drafting.due
        if preview is not None and preview.limit is not None and preview.body_pages:
            fits = preview.body_pages <= preview.limit
            yield Tone.OK if fits else Tone.STOP, page_words(preview), preview.rule
        elif preview is not None and preview.body_pages:
            yield Tone.OK, page_words(preview), tr("No limit of pages is known for this paper in this court.")
        elif preview is not None:
            yield Tone.CAUTION, tr("Pages cannot be counted"), preview.missing
        else:
            yield (
                Tone.CAUTION,
                tr("Pages are not counted yet"),
                tr("They are being counted, if LibreOffice is there; the Draft room shows them."),
            )
        if due is not None and due.date is not None:
            yield Tone.PLAIN, f"{tr('Due')} {due.date:%A}, {write_day(due.date)}", f"{due.rule}. {due.detail}"
        else:
            yield (
                Tone.CAUTION,
                tr("The due day is not known"),
                due.detail if due else self._why_not_due(),
            )
        yield from self._of_matter()

    def _why_not_due(self) -> str:
        matter = self._desk.session.matter
        motion = matter.find_operative(PaperKind.MOTION) if matter is not None else None
        if motion is None or motion.filed is None:
            return tr("The motion's date is missing.")
        return tr("The days that this court's own rules give are not known here: count them by its local rules.")

    def _of_matter(self) -> Iterator[Line]:
        saved = not self._desk.session.dirty
        yield (
            Tone.OK if saved else Tone.CAUTION,
            tr("The matter is saved") if saved else tr("The matter is not saved"),
            "",
        )


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _by_hand(shown: "ShownDraft") -> Iterator[Line]:
    """What the court's rules ask for, each with its rule, and what every court takes for granted."""
    for block in shown.by_hand:
        basis = block.basis
        checked = f" · {tr('compared')} {write_day(basis.checked_on)}" if basis.checked_on else ""
        yield Tone.PLAIN, block.text, f"{basis.rule}{checked}"
    if any(not block.basis.checked_on for block in shown.by_hand):
        yield (
            Tone.PLAIN,
            tr("Compare these rules with the court's own text"),
            tr("Those without a day were not compared with the official text by anybody."),
        )
    yield (
        Tone.PLAIN,
        tr("Look at the judge's standing order and the local rules of the day"),
        shown.draft.profile.judge_note or tr("Only you can do this."),
    )
    yield (
        Tone.PLAIN,
        tr("Check every authority's history in a citator"),
        tr("Rejoinder works offline and never says good law."),
    )
    yield Tone.PLAIN, tr("Sign and date it"), tr("The final paper has a line for each; the program signs nothing.")
    yield Tone.PLAIN, tr("Read the final PDF from the first page to the last"), tr("The PDF is what gets filed.")


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _sign(tone: Tone) -> QLabel:
    sign = QLabel(SIGNS[tone] or "·")
    sign.setProperty("role", tone.value if tone is not Tone.PLAIN else "muted")
    return sign


def _row(sign: QWidget, words: str, detail: str) -> QHBoxLayout:
    row, column = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(3 * UNIT)
    hold(sign, least=24, most=24)
    column.setSpacing(0)
    column.addWidget(Wrapped(words))
    if detail:
        column.addWidget(Wrapped(detail, "muted"))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    return row
