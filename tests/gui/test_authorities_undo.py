"""What is done to the library is undone and redone, whatever it was; what is taken out comes back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.gui.frame.window import MainWindow
from app.gui.rooms.authorities.opening import Goal
from app.gui.rooms.authorities.room import AuthoritiesRoom
from app.gui.rooms.authorities.side import LAW, REVIEW
from app.law.annotations import CaseOutcome, Standing
from app.library.exchange_records import EntryRecord
from app.library.store import Library
from app.tasks.workspace import Workspace
from tests.gui.test_authorities import button_in, click, select, stocked
from tests.helpers.library import NOON


@pytest.fixture
def oak(window: MainWindow, workspace: Workspace, settle: Callable[[], None]) -> AuthoritiesRoom:
    """The room with an opinion open that has its text."""
    room = stocked(window, workspace, settle)
    room.open("oak", Goal())
    settle()
    return room


def entry(library: Library) -> EntryRecord:
    (found,) = library.exchange.read_entries(["oak"])
    return found


def it_undoes_and_redoes_whatever_was_recorded(qtbot, window, oak, workspace, settle):
    library, about = workspace.library, oak.sheet.about
    library.suggestions.add_outcome(CaseOutcome(authority="oak", claim="entry"), by="A text", at=NOON)
    stages = [entry(library)]

    def done() -> None:
        settle()
        stages.append(entry(library))
        assert stages[-1] != stages[-2]

    about.notes.field.setPlainText("Mind the sill.")
    click(qtbot, about.notes.add)
    done()
    click(qtbot, button_in(about.notes, "Rewrite"))
    about.notes.field.setPlainText("Mind the stone.")
    click(qtbot, about.notes.add)
    done()
    qtbot.keyClicks(about.tag, "doors")
    qtbot.keyClick(about.tag, Qt.Key.Key_Return)
    done()
    about.favourite.click()
    done()
    click(qtbot, about.read)
    done()
    click(qtbot, about.treatments.more)
    about.treatments.kind.setCurrentIndex(about.treatments.kind.findData("overruled"))
    qtbot.keyClicks(about.treatments.citation, "Fir v. Yew, 300 F.3d 1")
    click(qtbot, about.treatments.keep)
    done()
    click(qtbot, about.entry.change)
    about.entry.lines["name"].setText("Oak v. Elm")
    click(qtbot, about.entry.keep)
    done()
    select(oak, 2, "an entry")
    oak.reader.act("proposition")
    oak.sheet.law.form.text.setPlainText("To reach in is to enter.")
    click(qtbot, oak.sheet.law.form.keep)
    done()
    click(qtbot, button_in(oak.sheet.law, "Take out"))
    done()
    oak.sheet.turn_to(REVIEW)
    oak.sheet.review.decided.setChecked(True)
    oak.sheet.review.list.setCurrentRow(0)
    oak.sheet.review.decide(Standing.REJECTED)
    done()

    for before in reversed(stages[:-1]):
        window.session.undoing.undo()
        settle()
        assert _as_told(entry(library)) == _as_told(before)
    assert not window.session.undoing.canUndo()
    for after in stages[1:]:
        window.session.undoing.redo()
        settle()
        assert _as_told(entry(library)) == _as_told(after)


def _as_told(record: EntryRecord) -> tuple[object, ...]:
    """An entry without the moments at which things were recorded, and without who decided before anybody was asked."""
    notes = tuple((note.subject, note.text) for note in record.notes)
    outcomes = tuple((one.outcome.claim, one.outcome.decision.standing) for one in record.outcomes)
    return (record.authority, record.propositions, notes, record.tags, record.favourite, outcomes)


def it_takes_an_authority_out_and_brings_it_back(qtbot, window, oak, workspace, settle):
    before = entry(workspace.library)
    click(qtbot, oak.sheet.about.out)
    settle()
    assert workspace.library.find_authority("oak") is None
    assert "oak" not in oak.catalog.entries
    assert oak.reader.text.reading is None
    assert oak.opener.key == ""
    click(qtbot, next(b for b in window.notice.findChildren(type(oak.sheet.about.out)) if b.text() == "Undo"))
    settle()
    assert entry(workspace.library) == before
    assert "oak" in oak.catalog.entries


def it_says_why_a_step_cannot_be_taken_back(window, oak, workspace, settle):
    oak.sheet.turn_to(LAW)
    oak.sheet.about.notes.field.setPlainText("Mind the sill.")
    oak.sheet.about.notes.add.click()
    settle()
    (note,) = workspace.library.marks.notes_of("oak")
    workspace.library.marks.change_note(note.id, "Mind the stone.", by="B. Barrister", at=NOON)
    told: list[str] = []
    window.desk.told.connect(lambda words, *_rest: told.append(words))
    window.session.undoing.undo()
    settle()
    assert "changed by somebody else meanwhile" in told[0]
    assert workspace.library.marks.notes_of("oak")[0].text == "Mind the stone."
    assert not window.session.undoing.canUndo()
