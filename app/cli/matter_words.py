"""The words of `rejoinder matter …`. Standard library only, as all of the parser."""

import datetime as dt
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

Add = Callable[..., ArgumentParser]
"""Adds one command: name, its function as "module:function", what it does, and whether it takes a library."""


def add_matter_commands(add: Add) -> None:
    """All commands on one matter file; each takes the file first."""
    _add_files(add)
    _add_papers(add)
    _add_answers(add)
    _add_edits(add)
    _add_modules(add)


def _file(add: Add, name: str, run: str, about: str, *, library: bool = False) -> ArgumentParser:
    command = add(name, run, about, library=library)
    command.add_argument("file", metavar="FILE", type=Path)
    return command


def _brief(command: ArgumentParser) -> None:
    command.add_argument("--brief", metavar="PAPER", default="opposition", help="which paper (opposition, reply, …)")


def _out(command: ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="OUT", type=Path, help="write it as .docx or .md")


def _by(command: ArgumentParser) -> None:
    command.add_argument("--by", default="", metavar="NAME", help="who does it; left out, the settings' attorney")


def _add_files(add: Add) -> None:
    command = _file(add, "new", "matter:new", "write a new matter file to fill in")
    command.add_argument("--plaintiff", default="[PLAINTIFF]", metavar="NAME")
    command.add_argument("--defendant", default="[DEFENDANT]", metavar="NAME")
    command.add_argument("--case-number", default="[CASE NUMBER]", metavar="NUMBER")
    today = dt.datetime.now().astimezone().date()
    command.add_argument("--incident", default=today, type=dt.date.fromisoformat, metavar="YYYY-MM-DD")
    _file(add, "show", "matter:show", "show a matter")
    _file(add, "check", "matter:check", "check a matter file")
    command = _file(add, "log", "matter:log", "show, verify or export the log of what was done with a matter")
    command.add_argument("-o", "--output", metavar="OUT.jsonl", type=Path, help="copy the log there")


def _add_papers(add: Add) -> None:
    command = _file(
        add, "read-paper", "papers_read:read_paper", "read the other side's paper or the complaint in", library=True
    )
    command.add_argument("paper", metavar="PAPER", help="the paper's id in the matter")
    command.add_argument("document", metavar="DOCUMENT", type=Path, help="its file: .docx, .pdf or text")
    command = _file(add, "points", "papers_read:points", "show the points of a paper that was read", library=True)
    command.add_argument("paper", metavar="PAPER")
    command = _file(add, "confirm", "papers_read:confirm", "say which issues a point of a paper raises")
    command.add_argument("paper", metavar="PAPER")
    command.add_argument("point", metavar="POINT", help="such as p3")
    command.add_argument("--issue", action="append", default=[], metavar="COUNT:DEFENSE", help="such as 1:doorway")
    command.add_argument("--none", metavar="REASON", default="", help="it raises no issue, and why")
    command = _file(add, "facts", "papers_read:facts", "make facts of numbered paragraphs of the complaint")
    command.add_argument("paper", metavar="PAPER")
    command.add_argument("numbers", metavar="NUMBER", nargs="+", help="51, or 51-55")
    command.add_argument("--tag", action="append", default=[], metavar="WORD")
    command = _file(add, "counts", "papers_read:counts", "show the counts that a complaint heads, or take them over")
    command.add_argument("paper", metavar="PAPER")
    command.add_argument("labels", metavar="COUNT", nargs="*", help="counts to take over, such as 1; none: show them")
    command.add_argument("--claim", default="", metavar="CLAIM", help="the kind of claim, where it is not known")
    command.add_argument("--against", action="append", default=[], metavar="PARTY", help="a party's id")


def _add_answers(add: Add) -> None:
    command = _file(add, "coverage", "annexes:coverage", "where each argument is answered, and with what", library=True)
    _brief(command)
    _out(command)
    command = _file(add, "analogues", "annexes:analogues", "the fact-analogue sheet for prong two", library=True)
    _brief(command)
    _out(command)
    command = _file(add, "sources", "annexes:sources", "the sources of every sentence, to be read", library=True)
    _brief(command)
    _out(command)
    command = _file(
        add, "set-aside", "matter:set_aside", "concede an adverse authority, or set it aside, with the reason"
    )
    command.add_argument("issue", metavar="COUNT:DEFENSE")
    command.add_argument("authority", metavar="KEY")
    command.add_argument("--reason", required=True)
    command.add_argument("--concede", action="store_true", help="its force is conceded")
    _brief(command)
    command = _file(add, "override", "matter:override", "let a finding pass in a final export, with the reason")
    command.add_argument("finding", metavar="KEY", help="the finding's key, as “rejoinder draft --json” gives it")
    command.add_argument("--reason", default="", help="left out, the finding passes no more")
    _brief(command)
    _by(command)


def _add_edits(add: Add) -> None:
    command = _file(add, "blocks", "edits:blocks", "show the blocks of a drafted paper with their ids", library=True)
    _brief(command)
    command = _file(add, "edit", "edits:edit", "edit one block of a drafted paper", library=True)
    command.add_argument("block", metavar="BLOCK", help="a block's id, as “matter blocks” gives it")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--text", help="the new words, in the markup of docs/drafting.md")
    what.add_argument("--delete", action="store_true")
    what.add_argument("--insert", metavar="TEXT", help="put a block after it")
    what.add_argument("--after", metavar="BLOCK", help="have it stand after that block")
    what.add_argument("--restore", action="store_true", help="take every edit of it back")
    _brief(command)
    command = _file(add, "conflicts", "edits:conflicts", "show edits under which the draft has changed", library=True)
    _brief(command)
    command = _file(add, "resolve", "edits:resolve", "settle a conflict", library=True)
    command.add_argument("edit", metavar="EDIT", help="such as e3")
    command.add_argument("choice", choices=("mine", "new", "third"))
    command.add_argument("--text", default="", help="the third wording")
    _brief(command)


def _add_modules(add: Add) -> None:
    command = add(
        "modules", "edits:modules", "list the arguments, headings and standards that you saved", library=False
    )
    command = _file(
        add, "save-module", "edits:save_module", "save blocks of a drafted paper for other matters", library=True
    )
    command.add_argument("name", metavar="NAME")
    command.add_argument("blocks", metavar="BLOCK", nargs="+")
    command.add_argument("--kind", choices=("argument", "heading", "standard"), default="argument")
    command.add_argument("--title", default="")
    _brief(command)
    command = _file(add, "insert-module", "edits:insert_module", "put a saved module into a paper", library=True)
    command.add_argument("name", metavar="NAME")
    command.add_argument("--after", metavar="BLOCK", required=True)
    _brief(command)
