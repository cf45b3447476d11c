"""The tables of the Matter room: parties, papers, counts, facts. They show a matter and report another."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.gui.language import tr
from app.gui.records import with_fields
from app.gui.rooms.matter import edits
from app.gui.rooms.matter.cites import cites_to_words
from app.gui.widgets.record_table import Column, RecordTable
from app.law.authorities import Side
from app.law.claims import Practice
from app.law.matters import Matter, PaperKind
from app.law.parties import PartyKind
from app.matters.references import STATUSES

_DEFENDANTS = edits.COUNT_FIELDS.index("defendants")
_YES_NO = {"yes": edits.YES, "no": edits.NO}


class MatterTables(QObject):
    """The four tables, and what each does to the matter."""

    changed = Signal(object, str)
    """The matter after a change, and what it was."""
    refused = Signal(str)
    """Why a change cannot be meant."""

    def __init__(self, practice: Practice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self._matter: Matter | None = None
        self.parties, self.papers = _parties(), _papers()
        self.counts, self.facts = _counts(practice), _facts()
        self._connect_all()

    def _connect_all(self) -> None:
        practice = self._practice
        deeds = (
            (self.parties, "parties", tr("a party"), edits.edit_party, edits.add_party, edits.remove_party),
            (self.papers, "papers", tr("a paper"), edits.edit_paper, edits.add_paper, edits.remove_paper),
            (
                self.counts,
                "counts",
                tr("a count"),
                lambda m, row, column, words: edits.edit_count(m, row, column, words, practice),
                lambda m: edits.add_count(m, practice),
                edits.remove_count,
            ),
            (self.facts, "facts", tr("a fact"), edits.edit_fact, edits.add_fact, edits.remove_fact),
        )
        for table, field, what, edit, add, remove in deeds:
            self._connect(table, edit=edit, add=add, remove=remove, field=field, what=what)

    def show_matter(self, matter: Matter) -> None:
        """Show the matter as it is now."""
        self._matter = matter
        self.parties.show_rows(
            [
                (p.name, p.short_name, p.side.value, p.kind.value, p.role, p.pronouns[0], _flag(p.moving))
                for p in matter.parties
            ]
        )
        self.papers.show_rows(
            [
                (p.kind.value, p.short_name, p.title, p.ecf or "", str(p.filed or ""), _flag(p.operative))
                for p in matter.papers
            ]
        )
        names = {p.id: p.short_name for p in matter.parties}
        self.counts.offer_several(_DEFENDANTS, [p.short_name for p in matter.parties_of(Side.DEFENDANT)])
        self.counts.show_rows(
            [
                (
                    c.label,
                    c.claim,
                    c.title,
                    ", ".join(names[d] for d in c.defendants),
                    ", ".join(c.paragraphs),
                    c.status,
                )
                for c in matter.counts
            ]
        )
        self.facts.show_rows([(f.text, cites_to_words(matter, f.cites), ", ".join(f.tags)) for f in matter.facts])

    def _connect(
        self,
        table: RecordTable,
        *,
        edit: Callable[[Matter, int, int, str], Matter],
        add: Callable[[Matter], Matter],
        remove: Callable[[Matter, int], Matter],
        field: str,
        what: str,
    ) -> None:
        def do(change: Callable[[Matter], Matter]) -> None:
            self._do(change, what)

        def move(row: int, to: int) -> None:
            do(lambda m: with_fields(m, {field: edits.moved(getattr(m, field), row, to)}))

        def add_and_edit() -> None:
            do(add)
            table.edit_last(1 if field == "counts" else 0)

        table.edited.connect(lambda row, column, words: do(lambda m: edit(m, row, column, words)))
        table.added.connect(add_and_edit)
        table.removed.connect(lambda row: do(lambda m: remove(m, row)) if row >= 0 else None)
        table.moved.connect(move)

    def _do(self, change: Callable[[Matter], Matter], what: str) -> None:
        if self._matter is None:
            return
        try:
            after = change(self._matter)
        except ValueError as error:
            self.refused.emit(str(error))
            self.show_matter(self._matter)
            return
        self.changed.emit(after, what)


def _flag(on: bool) -> str:  # a value to be shown
    return edits.YES if on else edits.NO


def _parties() -> RecordTable:
    columns = (
        Column(tr("Name")),
        Column(tr("The brief says"), 120),
        Column(tr("Side"), 84, {side.value: side.value for side in (Side.PLAINTIFF, Side.DEFENDANT)}),
        Column(tr("Is a"), 72, {kind.value: kind.value for kind in PartyKind}),
        Column(tr("Role"), 112, hint=tr("officer, deputy, city")),
        Column(tr("Pronoun"), 72, {name: name for name in edits.PRONOUNS}),
        Column(tr("On motion"), 84, _YES_NO),
    )
    return RecordTable(tr("Parties"), columns, add=tr("Add a party"), teach=tr("Name the parties as the caption does."))


def _papers() -> RecordTable:
    columns = (
        Column(tr("Kind"), 100, {kind.value: kind.value for kind in PaperKind}),
        Column(tr("Cited as"), 100, hint=tr("FAC, Mot., Opp.")),
        Column(tr("Title")),
        Column(tr("ECF No."), 72),
        Column(tr("Filed"), 96, hint="2026-03-02"),
        Column(tr("Operative"), 84, _YES_NO),
    )
    teach = tr("The complaint, the motion and every paper that the brief cites, each with its ECF number.")
    return RecordTable(tr("Papers"), columns, add=tr("Add a paper"), teach=teach)


def _counts(practice: Practice) -> RecordTable:
    claims = {claim.title: str(claim.id) for claim in practice.claims.values()}
    columns = (
        Column(tr("Count"), 68),
        Column(tr("Claim"), 170, claims),
        Column(tr("Title")),
        Column(tr("Defendants"), 120, hint=tr("none means all")),
        Column(tr("At ¶"), 84, hint=tr("where it is pleaded: 96-101")),
        Column(tr("Status"), 90, {status: status for status in STATUSES}),
    )
    teach = tr("One row for each count of the complaint; the board has a row for each.")
    return RecordTable(tr("Counts"), columns, add=tr("Add a count"), teach=teach)


def _facts() -> RecordTable:
    columns = (
        Column(tr("Fact")),
        Column(tr("In the record"), 130, hint=tr("FAC ¶ 51, 57-58; Mot. at 12")),
        Column(tr("Tags"), 140, hint=tr("entry, entry.no_warrant, paragraph")),
    )
    teach = tr(
        "Facts are told in this order, each with its place in the record. Read the complaint to make facts of its "
        "numbered paragraphs, or add them here."
    )
    return RecordTable(tr("Facts"), columns, add=tr("Add a fact"), teach=teach)
