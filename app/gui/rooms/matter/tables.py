"""The tables of the Matter room: parties, papers, counts, facts. They show a matter and report another."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.gui.days import write_day
from app.gui.language import tr, trn
from app.gui.records import with_fields
from app.gui.rooms.matter import edits
from app.gui.rooms.matter.cites import cites_to_words
from app.gui.rooms.matter.leading import waits_in_reading
from app.gui.widgets.cells import Column
from app.gui.widgets.record_table import RecordTable
from app.law.authorities import Side
from app.law.claims import Practice
from app.law.matters import Matter, PaperKind
from app.law.parties import PartyKind
from app.matters.references import STATUSES

Rows = Sequence[Sequence[str]]
ECF, PLACE = edits.PAPER_FIELDS.index("ecf"), 1
"""The columns of a paper's number on the docket, and of a fact's place in the record."""
_DEFENDANTS = edits.COUNT_FIELDS.index("defendants")
_LONGEST_DAY = "September 28, 2026"
_WAITING = {
    "counts": "The complaint was read: %n count(s) (waits/wait) on “Reading” to be ticked. Or add them here.",
    "facts": "The complaint was read: %n paragraph(s) (waits/wait) on “Reading” to be ticked. Or add facts here.",
}
"""What an empty table teaches where the complaint was read and nothing of it taken."""
_YES_NO = {"yes": edits.YES, "no": edits.NO}


class MatterTables(QObject):
    """The four tables, each made when it is first asked for, and what each does to the matter."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""
    refused = Signal(str)
    """Why a change cannot be meant."""
    mended = Signal()
    """What could not be meant was put right or given up."""
    led = Signal(str)
    """In the empty table of this field, the other way to fill it was chosen."""
    made = Signal(str, object)
    """The name of a table, and the table, when it is there."""

    def __init__(self, practice: Practice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self._matter: Matter | None = None
        self._made: dict[str, RecordTable] = {}
        self._deeds = _deeds(practice)
        self._is_refused = False
        self.refusing = ""
        """The field whose table holds words that could not be taken."""

    @property
    def parties(self) -> RecordTable:
        """The table of parties."""
        return self.find("parties")

    @property
    def papers(self) -> RecordTable:
        """The table of papers."""
        return self.find("papers")

    @property
    def counts(self) -> RecordTable:
        """The table of counts."""
        return self.find("counts")

    @property
    def facts(self) -> RecordTable:
        """The table of facts."""
        return self.find("facts")

    def show_matter(self, matter: Matter) -> None:
        """Show the matter as it is now."""
        self._matter = matter
        for field, table in self._made.items():
            self._show(table, field, matter)

    @property
    def has_words(self) -> bool:
        """Whether a cell is being typed in that says something else than the matter."""
        return any(table.typed() is not None for table in self._made.values())

    def keep_words(self) -> bool:
        """Take what is being typed in a cell; whether that could be done."""
        self._is_refused = False
        for table in self._made.values():
            table.finish_typing()
        return not self._is_refused

    def let_go(self) -> None:
        """Give up what is being typed in a cell: another matter is to be shown, and this one is changed no more."""
        self._matter, self.refusing = None, ""
        for table in self._made.values():
            table.begin()

    def with_words(self, matter: Matter) -> Matter:
        """The matter with what is being typed in a cell, as far as it can be taken."""
        for field, table in self._made.items():
            typed = table.typed()
            if typed is not None:
                with suppress(ValueError):
                    matter = self._deeds[field].edit(matter, *typed)
        return matter

    def find(self, field: str) -> RecordTable:
        """The table of a field of the matter."""
        table = self._made.get(field)
        if table is None:
            table = self._made[field] = self._deeds[field].make()
            self._connect(table, field, self._deeds[field])
            if self._matter is not None:
                self._show(table, field, self._matter)
            self.made.emit(field, table)
        return table

    @staticmethod
    def _show(table: RecordTable, field: str, matter: Matter) -> None:
        if field == "counts":
            table.offer_several(_DEFENDANTS, [p.short_name for p in matter.parties_of(Side.DEFENDANT)])
        if field in _WAITING:
            waits = waits_in_reading(matter, field)
            table.teach_by(trn(_WAITING[field], waits) if waits else "", tr("Show them") if waits else "")
        table.show_rows(_ROWS[field](matter))

    def _connect(self, table: RecordTable, field: str, deeds: "_Deeds") -> None:
        def do(change: Callable[[Matter], Matter]) -> None:
            self._do(change, deeds.what)

        def move(row: int, to: int) -> None:
            do(lambda m: with_fields(m, {field: edits.moved(getattr(m, field), row, to)}))

        def add_and_edit() -> None:
            do(deeds.add)
            table.edit_last(1 if field == "counts" else 0)

        table.edited.connect(lambda row, column, words: self._edit(table, field, row, column, words))
        table.added.connect(add_and_edit)
        table.removed.connect(lambda rows: do(lambda m: _without(m, rows, deeds.remove)))
        table.moved.connect(move)
        table.led.connect(lambda: self.led.emit(field))
        table.given_up.connect(self._on_mended)

    def _edit(self, table: RecordTable, field: str, row: int, column: int, words: str) -> None:
        """Take a cell's words; such as cannot be taken are given back to be mended."""
        if (before := self._matter) is None:
            return
        deeds = self._deeds[field]
        where = tr("{title}, row {row}").format(title=table.heading(column), row=row + 1)
        if not self._do(lambda m: deeds.edit(m, row, column, words), deeds.what, where):
            self._is_refused, self.refusing = True, field
            table.edit_again(row, column, words)
            return
        if self._matter == before:
            self.show_matter(before)  # other words for the same thing
        if self.refusing == field:
            self._on_mended()

    def _on_mended(self) -> None:
        if self.refusing:
            self.refusing = ""
            self.mended.emit()

    def _do(self, change: Callable[[Matter], Matter], what: str, where: str = "") -> bool:
        """Make a change; whether it could be made. `where` names the cell whose words cannot be meant."""
        if self._matter is None:
            return False
        try:
            after = change(self._matter)
        except ValueError as error:
            self.refused.emit(f"{where}: {error}" if where else str(error))
            self.show_matter(self._matter)
            return False
        self.changed.emit(after, what)
        return True


def _without(matter: Matter, rows: Sequence[int], remove: Callable[[Matter, int], Matter]) -> Matter:
    """The matter without some rows of a table: one that must stay keeps all."""
    for row in sorted(rows, reverse=True):
        matter = remove(matter, row)
    return matter


@dataclass(frozen=True, slots=True)
class _Deeds:
    """How a table is made, what a change in it is called, and what it does to the matter."""

    make: Callable[[], RecordTable]
    what: str
    edit: Callable[[Matter, int, int, str], Matter]
    add: Callable[[Matter], Matter]
    remove: Callable[[Matter, int], Matter]


def _deeds(practice: Practice) -> dict[str, _Deeds]:
    return {
        "parties": _Deeds(_parties, tr("a party"), edits.edit_party, edits.add_party, edits.remove_party),
        "papers": _Deeds(_papers, tr("a paper"), edits.edit_paper, edits.add_paper, edits.remove_paper),
        "counts": _Deeds(
            lambda: _counts(practice),
            tr("a count"),
            lambda m, row, column, words: edits.edit_count(m, row, column, words, practice),
            lambda m: edits.add_count(m, practice),
            edits.remove_count,
        ),
        "facts": _Deeds(_facts, tr("a fact"), edits.edit_fact, edits.add_fact, edits.remove_fact),
    }


def _rows_of_parties(matter: Matter) -> Rows:
    return [
        (p.name, p.short_name, p.side.value, p.kind.value, p.role, p.pronouns[0], _flag(p.moving))
        for p in matter.parties
    ]


def _rows_of_papers(matter: Matter) -> Rows:
    return [
        (p.kind.value, p.short_name, p.title, p.ecf or "", write_day(p.filed), _flag(p.operative))
        for p in matter.papers
    ]


def _rows_of_counts(matter: Matter) -> Rows:
    names = {p.id: p.short_name for p in matter.parties}
    return [
        (
            c.label,
            c.claim,
            c.title,
            ", ".join(names[d] for d in c.defendants) or edits.ALL,
            ", ".join(c.paragraphs),
            c.status,
        )
        for c in matter.counts
    ]


def _rows_of_facts(matter: Matter) -> Rows:
    return [(f.text, cites_to_words(matter, f.cites), ", ".join(f.tags)) for f in matter.facts]


_ROWS: dict[str, Callable[[Matter], Rows]] = {
    "parties": _rows_of_parties,
    "papers": _rows_of_papers,
    "counts": _rows_of_counts,
    "facts": _rows_of_facts,
}


def _flag(on: bool) -> str:  # a value to be shown
    return edits.YES if on else edits.NO


def _parties() -> RecordTable:
    columns = (
        Column(tr("Name")),
        Column(tr("Called in the brief"), 150, hint=tr("as the brief calls them after the first time: Officer Pell")),
        Column(tr("Side"), 84, {side.value: side.value for side in (Side.PLAINTIFF, Side.DEFENDANT)}),
        Column(tr("Kind"), 72, {kind.value: kind.value for kind in PartyKind}),
        Column(tr("Role"), 180, hint=tr("officer, deputy, city")),
        Column(tr("Pronoun"), 72, {name: name for name in edits.PRONOUNS}),
        Column(tr("Movant"), 84, _YES_NO, hint=tr("yes: one of those who filed the motion, or joined in it")),
    )
    return RecordTable(tr("Parties"), columns, add=tr("Add a party"), teach=tr("Name the parties as the caption does."))


def _papers() -> RecordTable:
    columns = (
        Column(tr("Kind"), 100, {kind.value: kind.value for kind in PaperKind}, whole=True),
        Column(tr("Cited as"), 100, hint=tr("FAC, Mot., Opp.")),
        Column(tr("Title")),
        Column(tr("ECF No."), 72),
        Column(tr("Filed"), 150, hint=tr("March 2, 2026, or 3/2/2026"), whole=True, room=_LONGEST_DAY),
        Column(tr("Operative"), 84, _YES_NO, hint=tr("yes: the one of its kind that the brief is about")),
    )
    teach = tr("The complaint, the motion and every paper that the brief cites, each with its ECF number.")
    return RecordTable(tr("Papers"), columns, add=tr("Add a paper"), teach=teach)


def _counts(practice: Practice) -> RecordTable:
    claims = {claim.title: str(claim.id) for claim in practice.claims.values()}
    columns = (
        Column(tr("Count"), 68),
        Column(tr("Claim"), 170, claims),
        Column(tr("Title")),
        Column(tr("Defendants"), 260, hint=tr("none means all"), most=3),
        Column(tr("¶¶"), 84, hint=tr("where it is pleaded: 96-101"), whole=True),
        Column(tr("Status"), 90, {status: status for status in STATUSES}),
    )
    teach = tr(
        "One row for each count of the complaint; the board has a row for each. Read the complaint to have its counts "
        "proposed, or add them here."
    )
    return RecordTable(tr("Counts"), columns, add=tr("Add a count"), teach=teach, lead=tr("Read the complaint…"))


def _facts() -> RecordTable:
    columns = (
        Column(tr("Fact")),
        Column(tr("In the record"), 130, hint=tr("FAC ¶ 51, 57-58; Mot. at 12")),
        Column(tr("Tags"), 150, hint=tr("entry, entry.no_warrant, paragraph"), most=2, says=_tag),
    )
    teach = tr(
        "Facts are told in this order, each with its place in the record. Read the complaint to make facts of its "
        "numbered paragraphs, or add them here."
    )
    return RecordTable(
        tr("Facts"), columns, add=tr("Add a fact"), teach=teach, lead=tr("Read the complaint…"), numbered=True
    )


def _tag(tag: str) -> str:
    """A tag in words: "arrest.no_warrant" is the element "no warrant" of an arrest."""
    if tag == "paragraph":
        return tr("begins a paragraph")
    return tag.replace("_", " ").replace(".", ": ")
