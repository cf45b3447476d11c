"""What became of imported files outlives the window, and follows what the library holds by then."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.gui.desk import Changes
from app.gui.places import AUTHORITIES
from app.gui.rooms.authorities.import_pane import ImportPane
from app.gui.rooms.authorities.past_imports import MOST, PastImports
from app.tasks.edit_library import now
from app.tasks.import_rows import Fate, ImportRow

ROWS = (
    ImportRow(path=Path("oak.txt"), fate=Fate.IMPORTED, key="oak", entry="Oak v. Elm", passages=3, quotable=False),
    ImportRow(path=Path("ash.txt"), fate=Fate.IMPORTED, key="ash", nameless=True, suggested=2),
    ImportRow(path=Path("fir.pdf"), fate=Fate.REFUSED, reason="it is a damaged PDF."),
)
ORDER = "IT IS ORDERED that the motion of the last week is denied, for the reasons that were told in court.\n"


def test_rows_are_read_as_they_were_written(tmp_path):
    past = PastImports(tmp_path / "deep" / "imports.json", "library.sqlite")
    assert past.read() == ()
    past.write(ROWS)
    assert past.read() == ROWS
    past.write(ROWS * MOST)
    assert len(past.read()) == MOST
    past.forget()
    assert past.read() == ()


@pytest.mark.parametrize("written", ["", "[]", '{"library": "a"}', '{"library": "a", "rows": [{"path": 3}]}'])
def test_a_file_that_is_none_of_ours_holds_no_rows(tmp_path, written, caplog):
    (tmp_path / "imports.json").write_text(written, encoding="utf-8")
    assert PastImports(tmp_path / "imports.json", "a").read() == ()
    assert "could not be read" in caplog.text
    caplog.clear()


def test_rows_of_another_library_are_passed_over(tmp_path):
    PastImports(tmp_path / "imports.json", "one").write(ROWS)
    assert PastImports(tmp_path / "imports.json", "two").read() == ()


def it_keeps_what_was_doubtful_until_it_is_seen_to(window, settle, qtbot, tmp_path):
    (tmp_path / "order.txt").write_text(ORDER, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    room = window.enter(AUTHORITIES)
    settle()
    room.take_files([tmp_path / "order.txt", tmp_path / "empty.txt"])
    settle()
    assert [(row.fate, row.nameless) for row in room.imports.rows] == [(Fate.IMPORTED, True), (Fate.REFUSED, False)]

    later = ImportPane(window.desk, room.imports._place)  # as the next run of the program makes it
    qtbot.addWidget(later)
    later.show()
    later.restore()
    settle()
    assert later.rows == room.imports.rows
    shown = [later.list.topLevelItem(n).text(2) for n in range(2)]
    assert "tells no name of a case" in shown[0]
    assert shown[1].startswith("Not taken")

    library = window.desk.workspace.library
    key = later.rows[0].key
    library.edit(replace(library.get_authority(key), name="Oak v. Elm"), by="A. Attorney", at=now())
    window.desk.announce(Changes.AUTHORITIES)
    settle()
    later.show_catalog(room.catalog)
    assert later.list.topLevelItem(0).text(2).startswith("Imported as Oak v. Elm")
    later.clear.click()
    assert later.rows == PastImports(room.imports._place, str(library.path)).read() == ()
    later.close()
