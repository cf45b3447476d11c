"""The answer to one issue: where it is raised, what is picked in order, the facts that apply, and own words.

It changes nothing by itself: every change leaves as another matter, by the functions of `matters.editing`. Words leave
with every letter, so that nothing typed is lost or comes to stand with another issue.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError
from app.gui.guard import guarded
from app.gui.language import tr, trn
from app.gui.look import scale
from app.gui.look.palette import UNIT
from app.gui.records import with_fields
from app.gui.rooms.arguments.facts import FactsList, put_fact_at
from app.gui.rooms.arguments.sentence_field import SentenceField
from app.gui.widgets.chip_edit import ChipEdit
from app.gui.widgets.choice import Choice
from app.gui.widgets.citation_chips import NameOf
from app.gui.widgets.fitting import Fitting
from app.gui.widgets.labels import field_label
from app.gui.widgets.ordered import OrderedList
from app.law.authorities import Side
from app.law.matters import Issue, Matter, PaperKind, RecordCite, Selection, Support, SupportRole
from app.matters import editing

_SIGNALS = ("", "see", "see also", "cf.", "accord", "but see", "e.g.", "see, e.g.")

_ROLES = {
    SupportRole.STANDARD: "Test",
    SupportRole.ADVERSE: "To distinguish",
    SupportRole.DISTINGUISHED: "To distinguish",
}
"""What a pick does in the answer where it does not support it."""

FEWEST, MOST_SUPPORTS = 2, 12
"""Rows of the picked supports that are shown at once."""

_LOW, _HIGH = 76, 300
"""How high the own words are at least and at most, at the usual size; beyond that they scroll."""

FEW_FACTS = 8
"""So many facts are looked through without words to look for."""


@guarded
class AnswerPane(QScrollArea):
    """The form of one issue and its selection."""

    changed = Signal(object, str, str)
    """The matter after a change, what the change was, and the name under which it merges with the next one."""
    removed = Signal()
    """The issue is not raised after all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self._issue: Issue | None = None
        self._side = Side.PLAINTIFF
        self._filling = False
        self._shown = ("", "")
        self.pages, self.contention = QLineEdit(), SentenceField()
        self.heading, self.conceded = SentenceField(), SentenceField(sentence=True)
        self.text = ChipEdit(tr("Own words"))
        self.supports, self.facts = OrderedList(tr("Picked supports, in order")), FactsList()
        self.filter, self.found = QLineEdit(), QLabel()
        self.signal_box = Choice()
        self._form, self._raised = QFormLayout(), field_label(tr("Raised at"))
        self._build()

    def show_issue(self, matter: Matter, side: Side, issue: Issue, names: dict[str, str], name_of: NameOf) -> None:
        """Show the answer to an issue.

        Args:
            names: the words for each picked support, by proposition or authority.
            name_of: the short name of an authority, for the citations in the own words.
        """
        stays = self._issue is not None and (side, issue.key) == (self._side, self._issue.key)
        self._matter, self._side, self._issue = matter, side, issue
        self._fit_side(side)
        selection = self._selection()
        self._filling = True
        if not stays:
            self.filter.clear()  # what hides facts was typed for another issue
        _put(self.pages, issue.raised_at.pages if issue.raised_at else (), _pages, stays=stays)
        for field, words in (
            (self.contention, issue.contention),
            (self.heading, selection.heading),
            (self.conceded, selection.conceded),
        ):
            _put(field, (words,) if words else (), _words, stays=stays)
        self._show_text(selection.text, name_of)
        self.supports.show_rows([_support_words(s, names) for s in selection.supports])
        self._show_facts(matter, selection)
        _fit(self.supports)
        self._on_row()
        self._filling = False

    def _fit_text(self) -> None:
        """As high as the own words, from three lines to half a page."""
        high = round(self.text.document().size().height()) + 2 * self.text.frameWidth()
        self.text.setFixedHeight(max(scale.px(_LOW), min(high, scale.px(_HIGH))))

    def _fit_side(self, side: Side) -> None:
        """A reply prints nothing of what its own side's motion says; where that stands it cites."""
        replies = side is Side.DEFENDANT
        self._form.setRowVisible(self.contention, not replies)
        self._raised.setText(tr("Our motion at") if replies else tr("Raised at"))

    def _show_facts(self, matter: Matter, selection: Selection) -> None:
        count = matter.find_count(selection.count)
        tags = {str(selection.defense), str(count.claim) if count else ""}
        self.facts.show_facts(matter.facts, selection.facts, tags, f"{self._side.value} {selection.key}")
        self.filter.setVisible(len(matter.facts) > FEW_FACTS)

    def let_go(self) -> None:
        """Forget the issue: another matter is to be shown."""
        self._matter, self._issue, self._shown = None, None, ("", "")

    def changeEvent(self, event: QEvent) -> None:
        """Take the sizes of another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            _fit(self.supports)

    def _show_text(self, text: str, name_of: NameOf) -> None:
        """Show own words, unless they stand there; what cannot be read stands as it is."""
        shown = (self._issue.key if self._issue else "", text)
        if self._shown == shown:
            return
        self._shown = shown
        try:
            self.text.show_text(text, name_of)
        except AppError:
            self.text.setPlainText(text)

    def _selection(self) -> Selection:
        found = self._matter.find_selection(self._side, self._issue) if self._matter and self._issue else None
        if found is not None:
            return found
        return Selection(count=self._issue.count, defense=self._issue.defense) if self._issue else _NOTHING

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Answer to the issue"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes to its fields
        self.pages.setPlaceholderText(tr("the page, as 14-16"))
        self.contention.setPlaceholderText(tr("Defendants argue that … (a whole sentence of your own)"))
        self.heading.setPlaceholderText(tr("The point heading; empty takes the argument's own"))
        self.conceded.setPlaceholderText(tr("Why the issue is not contested; empty contests it"))
        self.text.setPlaceholderText(tr("Further sentences of your own, printed as they are"))
        self.filter.setPlaceholderText(tr("Words of a fact, or its paragraph"))
        self.filter.setAccessibleName(tr("Look for facts"))
        self.filter.setClearButtonEnabled(True)
        self.found.setProperty("role", "muted")
        self.found.hide()
        self.text.setObjectName("field")  # one of the form's fields
        self.text.face = None
        self._growing = Fitting(self.text, self._fit_text)
        self.text.textChanged.connect(self._growing.ask)
        self.text.setToolTip(tr("[[ inserts a citation by part of its name"))
        for boxed in (self.supports, self.facts):
            boxed.setObjectName("boxed")
        for signal in _SIGNALS:
            self.signal_box.addItem(signal or tr("no signal"), signal)
        self._fill_form()
        inside = QWidget()
        inside.setObjectName("cards")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.addLayout(self._form)
        layout.addStretch(1)
        self.setWidget(inside)
        self._connect()

    def _fill_form(self) -> None:
        form = self._form
        form.setHorizontalSpacing(3 * UNIT)
        form.setVerticalSpacing(2 * UNIT)
        raised = QHBoxLayout()
        raised.setSpacing(2 * UNIT)
        raised.addWidget(self.pages)
        self.remove = QPushButton(tr("Not raised after all"))
        raised.addWidget(self.remove)
        order = QHBoxLayout()
        order.setSpacing(2 * UNIT)
        order.addWidget(self.supports, 1)
        order.addWidget(self.signal_box, 0, Qt.AlignmentFlag.AlignTop)
        known = QVBoxLayout()
        known.setSpacing(UNIT)
        looking = QHBoxLayout()
        looking.setSpacing(2 * UNIT)
        looking.addWidget(self.filter, 1)
        looking.addWidget(self.found)
        known.addLayout(looking)
        known.addWidget(self.facts)
        rows = (
            (tr("Raised at"), raised, self.pages),
            (tr("They say"), self.contention, self.contention),
            (tr("Heading"), self.heading, self.heading),
            (tr("Supports"), order, self.supports),
            (tr("Facts"), known, self.facts),
            (tr("Own words"), self.text, self.text),
            (tr("Conceded"), self.conceded, self.conceded),
        )
        for words, field, named in rows:
            label = self._raised if named is self.pages else field_label(words)
            form.addRow(label, field)
            named.setAccessibleName(words)
            label.setBuddy(named)
        self.signal_box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)  # at every size of type
        self.signal_box.setAccessibleName(tr("Signal of the support at the cursor"))

    def _connect(self) -> None:
        self.pages.textChanged.connect(lambda: self._on_issue("pages"))
        self.contention.textChanged.connect(lambda: self._on_issue("contention"))
        self.heading.textChanged.connect(lambda: self._on_words("heading", self.heading.text()))
        self.conceded.textChanged.connect(lambda: self._on_words("conceded", self.conceded.text()))
        self.text.textChanged.connect(lambda: self._on_words("text", self.text.text()))
        self.text.kept.connect(self.conceded.setFocus)
        self.text.left.connect(self.facts.setFocus)
        self.supports.moved.connect(self._on_moved)
        self.supports.removed.connect(self._on_removed)
        self.supports.currentRowChanged.connect(lambda _row: self._on_row())
        self.signal_box.activated.connect(self._on_signal)
        self.filter.textChanged.connect(self.facts.narrow)
        self.facts.narrowed.connect(self._on_narrowed)
        self.facts.ticked.connect(self._on_fact)
        self.facts.moved.connect(self._on_fact_moved)
        self.facts.removed.connect(lambda row: self._on_fact(self.facts.fact(row), on=False))
        self.remove.clicked.connect(self.removed)

    def _on_issue(self, name: str) -> None:
        if self._filling or self._matter is None or self._issue is None:
            return
        issue = self._issue
        pages = _pages(self.pages.text())
        motion = self._matter.find_operative(PaperKind.MOTION)
        cite = issue.raised_at or (RecordCite(paper=motion.id) if motion else None)
        cite = replace(cite, pages=pages) if cite and (pages or issue.raised_at) else None
        changed = replace(issue, raised_at=cite, contention=self.contention.text().strip())
        if changed != issue:
            self.changed.emit(editing.put_issue(self._matter, changed), tr("where it is raised"), f"{issue.key}.{name}")

    def _on_words(self, name: str, words: str) -> None:
        if self._filling or self._matter is None or self._issue is None:
            return
        if name == "text":
            words = words if words.strip() else ""  # blanks alone answer nothing
            self._shown = (self._issue.key, words)
        else:
            words = words.strip()
        after = editing.change_selection(
            self._matter, self._side, self._issue.key, lambda s: with_fields(s, {name: words})
        )
        if after != self._matter:
            self.changed.emit(after, tr("own words"), f"{self._issue.key}.{name}")

    def _on_moved(self, number: int, to: int) -> None:
        if self._matter and self._issue:
            after = editing.move_support(self._matter, self._side, self._issue.key, number, to)
            self.changed.emit(after, tr("moving a support"), "")

    def _on_removed(self, number: int) -> None:
        if self._matter and self._issue:
            after = editing.remove_support(self._matter, self._side, self._issue.key, number)
            self.changed.emit(after, tr("dropping a support"), "")

    def _on_row(self) -> None:
        supports, row = self._selection().supports, self.supports.currentRow()
        self.signal_box.setEnabled(0 <= row < len(supports))
        if 0 <= row < len(supports):
            self.signal_box.setCurrentIndex(max(0, self.signal_box.findData(supports[row].signal)))

    def _on_signal(self) -> None:
        supports, row = self._selection().supports, self.supports.currentRow()
        if self._matter and self._issue and 0 <= row < len(supports):
            made = replace(supports[row], signal=self.signal_box.currentData())
            after = editing.replace_support(self._matter, self._side, self._issue.key, row, made)
            self.changed.emit(after, tr("a signal"), "")

    def _on_narrowed(self, shown: int, unseen: int) -> None:
        """Say beside the words how many rows have them, and that others are ticked."""
        more = f" · {trn('%n ticked fact(s) not shown', unseen)}" if unseen else ""
        self.found.setText(f"{shown} of {self.facts.count()}{more}")
        self.found.setVisible(bool(self.filter.text().strip()))

    def _on_fact(self, fact: str, on: bool) -> None:  # a signal's argument
        if not self._filling and self._matter and self._issue:
            after = editing.pick_fact(self._matter, self._side, self._issue.key, fact, on=on)
            self.changed.emit(after, tr("a fact that applies"), "")

    def _on_fact_moved(self, number: int, to: int) -> None:
        if self._matter and self._issue:
            at = self.facts.place_at(number, to)
            after = put_fact_at(self._matter, self._side, self._issue, self.facts.fact(number), at)
            self.changed.emit(after, tr("the order of facts"), "")


def _fit(rows: OrderedList) -> None:
    """As high as its rows, as far as `MOST_SUPPORTS` of them, so that none is cut."""
    high = max(rows.sizeHintForRow(0), rows.fontMetrics().lineSpacing() + 2 * UNIT)
    rows.setFixedHeight(high * min(max(rows.count(), FEWEST), MOST_SUPPORTS) + 2 * rows.frameWidth() + UNIT)


def _put(
    field: QLineEdit | SentenceField, said: tuple[str, ...], read: Callable[[str], tuple[str, ...]], *, stays: bool
) -> None:
    """Show what is said, unless the field says it in the letters that were typed and the issue is still the same."""
    if not stays or read(field.text()) != said:
        field.setText(", ".join(said))
        field.setCursorPosition(0)


def _pages(typed: str) -> tuple[str, ...]:
    return tuple(page.strip() for page in typed.split(",") if page.strip())


def _words(typed: str) -> tuple[str, ...]:
    return (typed.strip(),) if typed.strip() else ()


def _support_words(support: Support, names: dict[str, str]) -> str:
    """What it is, then what it does in the answer where it does not support it: the end of a row may be cut."""
    words = names.get(support.proposition or "") or names.get(support.authority) or support.authority
    signal = f"{support.signal} " if support.signal else ""
    role = "Distinguished" if support.distinction else _ROLES.get(support.role)
    return f"{tr(role)} · {signal}{words}" if role else f"{signal}{words}"


_NOTHING = Selection(count="", defense="")  # type: ignore[arg-type]  # stands for no issue; never stored
