"""The side pane of the room: four leaves of one authority, chosen by tabs; each is made when it is first shown."""

from collections.abc import Mapping
from functools import cached_property, partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look.palette import UNIT
from app.gui.rooms.authorities.about_pane import AboutPane
from app.gui.rooms.authorities.acts import Acts
from app.gui.rooms.authorities.law_pane import LawPane
from app.gui.rooms.authorities.links_pane import LinksPane
from app.gui.rooms.authorities.opening import Goal
from app.gui.rooms.authorities.panes import said
from app.gui.rooms.authorities.reading import Reading
from app.gui.rooms.authorities.review_pane import Line, ReviewPane
from app.gui.rooms.authorities.sheet import Link, Sheet
from app.gui.rooms.authorities.unfinished import Unfinished, Words
from app.law.authorities import Proposition
from app.law.claims import Practice

ABOUT, LAW, REVIEW, LINKS = range(4)
_TITLES = ("About", "Propositions", "Suggested", "Citations")
_FORMS_OF = {"note": ABOUT, "treatment": ABOUT, "entry": ABOUT, "outcome": REVIEW, "proposition": LAW}
"""The leaf on which each form is."""

SAVE_AFTER = 1000
"""Milliseconds after the last letter typed in a form before it is written to the disk."""


class Form(Protocol):
    """A form whose words are not to be lost."""

    typed: SignalInstance
    """Something in it changed."""

    def words(self) -> Words:
        """Its fields as they are typed; empty when nothing would be lost."""

    def restore(self, words: Words) -> None:
        """Show the form as it was left; nothing in it closes it."""


@guarded
class Tabs(QTabBar):
    """One row of tabs, with little around their words."""

    laid = Signal()
    """They have other breadths."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("About the authority"))
        self.setProperty("role", "close")
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(
            False
        )  # the pane is held as broad as they are; the buttons would lie over the last one

    def tabLayoutChange(self) -> None:
        """Say so: the pane is to be as broad as they are."""
        super().tabLayoutChange()
        self.laid.emit()


@guarded
class Side(QWidget):
    """Shows a sheet, one leaf at a time; asks for the attorney's name as long as nobody has given it."""

    went = Signal(str, object)
    """The key of an authority, and the `Goal` in it, that are to be shown."""
    done = Signal()
    """Something was kept or given up: the keyboard goes back to the text."""
    turned = Signal()
    """It was shown or folded away."""

    def __init__(self, acts: Acts, practice: Practice, unfinished: Unfinished) -> None:
        super().__init__()
        self.setAccessibleName(tr("About the authority"))
        self._acts, self._practice, self._unfinished = acts, practice, unfinished
        self._sheet: Sheet | None = None
        self._reading: Reading | None = None
        self._forms: dict[str, Form] = {}
        self._holders: list[QVBoxLayout] = []
        self._restoring = False
        self._pin_of = ""
        """The authority of which a page is to be typed when its sheet comes."""
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._saving.timeout.connect(unfinished.save)
        self.leaves, self.head = QStackedWidget(), Tabs()
        self.nameless, self.name = QFrame(), QLineEdit()
        self.teach = said(tr("What the library knows of the authority that you read stands here."), "muted")
        self._build()
        self.show_sheet(None)

    # The leaves

    @cached_property
    def about(self) -> AboutPane:
        """Whether it was read, what it weighs, what became of it, marks."""
        made = AboutPane(self._acts, self._practice, self._place_of)
        made.notes.done.connect(self.done)
        made.notes.opened.connect(lambda passage: self._go(Goal(passage=passage)))
        self._take_in(made, ABOUT, {"note": made.notes, "treatment": made.treatments, "entry": made.entry})
        return made

    @cached_property
    def law(self) -> LawPane:
        """Its propositions."""
        made = LawPane(self._acts, self._practice)
        made.opened.connect(self._on_proposition)
        made.done.connect(self.done)
        if self._reading is not None:
            made.show_reading(self._reading)
        self._take_in(made, LAW, {"proposition": made})
        return made

    @cached_property
    def review(self) -> ReviewPane:
        """What waits for the attorney's word."""
        made = ReviewPane(self._acts, self._practice)
        made.opened.connect(self._on_line)
        self._take_in(made, REVIEW, {"outcome": made})
        return made

    @cached_property
    def links(self) -> LinksPane:
        """What it cites, and what cites it."""
        made = LinksPane()
        made.chosen.connect(self._on_link)
        self._take_in(made, LINKS, {})
        return made

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show an authority's sheet; None for no authority."""
        self.teach.setVisible(sheet is None)
        self.leaves.setVisible(sheet is not None)
        self.head.setVisible(sheet is not None)
        self.nameless.setVisible(sheet is not None and not self._acts.name)
        before, self._sheet = self._sheet, sheet
        if sheet is None:
            return
        other = before is None or before.authority.key != sheet.authority.key
        begun = self._unfinished.forms_of(str(sheet.authority.key)) if other else ()
        self.turn_to(_FORMS_OF[begun[0]] if begun else self.leaves.currentIndex())
        self._restoring = other
        for number in self._made():
            self._pane(number).show_sheet(sheet)
        if other:
            for name, form in self._forms.items():
                form.restore(self._unfinished.find(str(sheet.authority.key), name))
        self._restoring = False
        self._show_counts()
        self._enter_pin()

    def show_reading(self, reading: Reading) -> None:
        """Quotations are looked for in this text from now on."""
        self._reading = reading
        if "law" in vars(self):
            self.law.show_reading(reading)

    def turn_to(self, leaf: int) -> None:
        """Show one of the leaves."""
        self._pane(leaf)
        self.leaves.setCurrentIndex(leaf)
        self.head.setCurrentIndex(leaf)

    def ask_for_pin(self, key: str) -> None:
        """Let the page of a proposition be typed that has none, once the sheet of that authority is here."""
        self._pin_of = key
        self._enter_pin()

    def _enter_pin(self) -> None:
        if self._sheet is not None and str(self._sheet.authority.key) == self._pin_of:
            self._pin_of = ""
            self.turn_to(LAW)
            self.law.enter_pin()

    def propose_name(self, name: str) -> None:
        """Put a name where one is asked for, to be kept by Enter; one that is typed already stays."""
        if not self.name.isModified():
            self.name.setText(name)

    def ask_for_name(self) -> None:
        """Put the cursor where the name is to be given."""
        self.nameless.show()
        self.name.setFocus()
        self.name.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Say so: the list makes room in a narrow window."""
        super().showEvent(event)
        self._hold()
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what was typed to the disk: perhaps the window closes."""
        super().hideEvent(event)
        self.save()
        self._hold()
        self.turned.emit()

    def save(self) -> None:
        """Write what is half written to the disk, now."""
        self._saving.stop()
        self._unfinished.save()

    def _hold(self) -> None:
        """Be as broad as the tabs while it is seen; a hidden pane would hold those of other rooms as broad."""
        self.setMinimumWidth(self.head.sizeHint().width() if self.isVisible() else 0)

    def _pane(self, leaf: int) -> AboutPane | LawPane | ReviewPane | LinksPane:
        match leaf:
            case 0:
                return self.about
            case 1:
                return self.law
            case 2:
                return self.review
            case _:
                return self.links

    def _made(self) -> list[int]:
        return [leaf for leaf, name in enumerate(("about", "law", "review", "links")) if name in vars(self)]

    def _take_in(
        self, pane: AboutPane | LawPane | ReviewPane | LinksPane, leaf: int, forms: Mapping[str, Form]
    ) -> None:
        self._holders[leaf].addWidget(pane)
        for name, form in forms.items():
            self._forms[name] = form
            form.typed.connect(partial(self._on_typed, name))
        if self._sheet is not None:
            self._restoring = True
            pane.show_sheet(self._sheet)
            for name, form in forms.items():
                form.restore(self._unfinished.find(str(self._sheet.authority.key), name))
            self._restoring = False

    # What follows from what

    def _on_typed(self, name: str) -> None:
        if self._sheet is not None and not self._restoring:
            self._unfinished.put(str(self._sheet.authority.key), name, self._forms[name].words())
            if not self._unfinished.saved:
                self._saving.start()
            self._show_counts()

    def _show_counts(self) -> None:
        """On each tab how much there is, and whether something on its leaf is unfinished."""
        sheet = self._sheet
        if sheet is None:
            return
        counts = (0, len(sheet.propositions), sheet.waiting, len(sheet.cites) + len(sheet.cited_by))
        open_leaves = {_FORMS_OF[form] for form in self._unfinished.forms_of(str(sheet.authority.key))}
        for leaf, (title, count) in enumerate(zip(_TITLES, counts, strict=True)):
            words = [tr(title), str(count) if count else "", "✎" if leaf in open_leaves else ""]
            self.head.setTabText(leaf, " ".join(word for word in words if word))
            self.head.setTabToolTip(leaf, tr("Something here is half written.") if leaf in open_leaves else tr(title))

    def _place_of(self, passage: str) -> str:
        """Where a passage stands in what is read: its page, or which paragraph it is."""
        spot = self._reading.find_passage(passage) if self._reading is not None else None
        page = self._reading.stretches[spot.stretch].passage.page if self._reading and spot else None
        number = passage.partition("/")[2]
        return f"{tr('on the passage at')} {page}" if page else f"{tr('on paragraph')} {number}"

    def _go(self, goal: Goal) -> None:
        if self._sheet is not None:
            self.went.emit(str(self._sheet.authority.key), goal)

    def _on_proposition(self, one: Proposition) -> None:
        self.went.emit(str(one.authority), Goal(pin=one.pin or "", part=one.part))

    def _on_line(self, line: Line) -> None:
        if line.passage or line.page:
            self._go(Goal(passage=line.passage, pin=line.page))

    def _on_link(self, link: Link) -> None:
        self.went.emit(link.key, Goal(passage=link.passage))

    def _on_name(self) -> None:
        if self.name.text().strip():
            self._acts.set_name(self.name.text())

    # Building

    def _build(self) -> None:
        for title in _TITLES:
            self.head.addTab(tr(title))
            page = QWidget()
            holder = QVBoxLayout(page)
            holder.setContentsMargins(0, 0, 0, 0)
            self._holders.append(holder)
            self.leaves.addWidget(page)
        self.head.laid.connect(self._hold)
        self.head.currentChanged.connect(self.turn_to)
        self._build_name()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        top = QVBoxLayout()
        top.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 0)
        top.addWidget(self.teach)
        top.addWidget(self.nameless)
        column.addWidget(self.head)
        column.addLayout(top)
        column.addWidget(self.leaves, 1)
        column.addStretch(0)

    def _build_name(self) -> None:
        self.name.setPlaceholderText(tr("Your name, then Enter"))
        self.name.setAccessibleName(tr("Your name"))
        self.name.returnPressed.connect(self._on_name)
        self._acts.named.connect(self.nameless.hide)
        inside = QVBoxLayout(self.nameless)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(
            said(tr("Your name, for the record of what you read, note and change (also in Settings):"), "muted")
        )
        inside.addWidget(self.name)
