"""Failures in the window name deeds of its menus, and never a command."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import NotFound, Remedy, how, use_words
from app.gui.frame.actions import FILE
from app.gui.remedies import window_words
from app.gui.rooms import ROOMS

COMMAND = re.compile(r"rejoinder [a-z]|(?<![\w-])--[a-z]")


@pytest.fixture
def in_window() -> Iterator[None]:
    use_words(window_words(ROOMS, FILE))
    yield
    use_words({})


@pytest.mark.parametrize("remedy", Remedy)
def it_says_each_remedy_without_a_command(in_window, remedy):
    assert how(remedy)
    assert not COMMAND.search(how(remedy))
    assert "{" not in how(remedy)


def it_names_the_deed_as_the_menu_does(in_window):
    assert "Authorities ▸ Backup, check, exchange" in how(Remedy.RESTORE)
    assert "File ▸ Settings" in how(Remedy.NAME_LIBRARY)


def it_is_said_in_what_the_library_refuses(in_window, workspace):
    with pytest.raises(NotFound) as refused:
        workspace.library.get_authority("no such authority")
    assert "Authorities room" in str(refused.value)


def it_says_commands_where_there_is_no_window():
    assert how(Remedy.RESTORE) == "restore a backup (rejoinder library restore)"


def it_lets_no_other_message_name_a_command():
    """Whatever both surfaces may show takes its words from `how`."""
    app = Path(__file__).parents[2] / "app"
    spoken = re.compile(r"(?:hint|message)=\(?\s*(?:f?\"[^\"]*\"\s*)*f?\"[^\"]*(?:rejoinder [a-z]+ |(?<![\w-])--[a-z])")
    shown = [path for path in app.rglob("*.py") if not {"cli"} & set(path.relative_to(app).parts)]
    assert [str(path.relative_to(app)) for path in shown if spoken.search(path.read_text(encoding="utf-8"))] == []
