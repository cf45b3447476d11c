"""The words of the command line (DESIGN §8). Standard library only, so that `--help` is instant."""

import datetime as dt
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

from app import __version__

_ABOUT = "Drafts oppositions and replies for civil-rights motion practice, every sentence sourced. Without arguments it opens the window."
_EXITS = "Exit codes: 0 done; 1 findings that block; 2 wrong usage or bad input."


def make_parser() -> ArgumentParser:
    """The parser; each command's `run` names its function as "module:function"."""
    parser = ArgumentParser(prog="rejoinder", description=_ABOUT, epilog=_EXITS)
    parser.add_argument("--version", action="version", version=f"Rejoinder {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_opinion_commands(commands)
    _add_search(commands)
    _add_library(commands)
    _add_matter(commands)
    _add_brief_commands(commands)
    return parser


def _command(
    commands: "_SubParsersAction[ArgumentParser]", name: str, run: str, about: str, *, library: bool = True
) -> ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(run=run)
    command.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    if library:
        command.add_argument("--library", metavar="URL", help="the library to use (sqlite:///path, or a path)")
    return command


def _add_opinion_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = _command(commands, "import", "opinions:import_", "import opinions: files or folders")
    command.add_argument("paths", metavar="PATH", nargs="+", type=Path)
    command = _command(
        commands, "read", "opinions:read", "show what the reader makes of one file; nothing is stored", library=False
    )
    command.add_argument("file", metavar="FILE", type=Path)
    command = _command(
        commands, "cites", "opinions:cites", "show the citations and quotations found in a file", library=False
    )
    command.add_argument("file", metavar="FILE", type=Path)


def _add_search(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = _command(commands, "search", "search:search", "search the library")
    command.add_argument("words", metavar="WORDS", nargs="+", help='words, "phrases", OR, -not, prefix*, a citation')
    command.add_argument("--claim", action="append", default=[], metavar="ID")
    command.add_argument("--defense", action="append", default=[], metavar="ID")
    command.add_argument("--court", action="append", default=[], metavar="ID", help="a courts-db id, such as ca9")
    command.add_argument("--weight", action="append", default=[], metavar="LABEL", help="such as binding")
    command.add_argument("--before", metavar="DATE", help="decided before this day (YYYY-MM-DD)")
    command.add_argument("--part", action="append", default=[], metavar="KIND", help="majority, dissent …")
    command.add_argument("--limit", type=int, default=20, metavar="N")


def _add_library(commands: "_SubParsersAction[ArgumentParser]") -> None:
    parser = commands.add_parser("library", help="look at and keep the library")
    library = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    command = _command(library, "list", "library:list_", "list the authorities")
    command.add_argument("--court", metavar="ID")
    command.add_argument("--unverified", action="store_true", help="only those that nobody has read")
    command = _command(library, "show", "library:show", "show one authority")
    command.add_argument("key", metavar="KEY", help='a key, or a citation such as "204 F.3d 947"')
    command = _command(library, "verify", "library:verify", "record that you have read and cite-checked an authority")
    command.add_argument("key", metavar="KEY")
    command.add_argument("--by", required=True, metavar="NAME", help="who has read it")
    command.add_argument("--text", default="", help="which text was read")
    _add_changes(library)
    command = _command(library, "backup", "library:backup", "copy the library to a file, checked")
    command.add_argument("to", metavar="FILE", type=Path)
    command = _command(library, "restore", "library:restore", "put a backup in the library's place")
    command.add_argument("from_", metavar="FILE", type=Path)
    _command(library, "check", "library:check", "check the library's soundness")


def _add_changes(library: "_SubParsersAction[ArgumentParser]") -> None:
    command = _command(
        library, "edit", "library:edit", "correct an authority or a proposition; undoes its verification"
    )
    command.add_argument("key", metavar="KEY", help="an authority's key, or a proposition's id such as lalonde.doorway")
    command.add_argument("--by", required=True, metavar="NAME", help="who corrects it")
    command.add_argument(
        "--set",
        required=True,
        action="append",
        metavar="FIELD=VALUE",
        help="name, short_name, court, decided, docket, publication, notes; or text, pin, parenthetical",
    )
    command = _command(library, "treat", "library:treat", "record what became of an authority")
    command.add_argument("key", metavar="KEY")
    command.add_argument("--by", required=True, metavar="NAME", help="who records it")
    command.add_argument("--kind", required=True, metavar="KIND", help="overruled, abrogated_in_part, limited …")
    command.add_argument("--source", required=True, metavar="WHERE", help="who says so")
    command.add_argument("--citation", default="", help="the deciding citation")
    command.add_argument("--phrase", default="", help='the history as printed, such as "overruled by"')
    command.add_argument("--claim", action="append", default=[], metavar="ID", help="only for this claim")
    command.add_argument("--note", default="")


def _add_matter(commands: "_SubParsersAction[ArgumentParser]") -> None:
    parser = commands.add_parser("matter", help="make, show or check a matter file")
    matter = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, about in (
        ("new", "write a new matter file to fill in"),
        ("show", "show a matter"),
        ("check", "check a matter file"),
    ):
        command = _command(matter, name, f"matter:{name}", about, library=False)
        command.add_argument("file", metavar="FILE", type=Path)
        if name == "new":
            command.add_argument("--plaintiff", default="[PLAINTIFF]", metavar="NAME")
            command.add_argument("--defendant", default="[DEFENDANT]", metavar="NAME")
            command.add_argument("--case-number", default="[CASE NUMBER]", metavar="NUMBER")
            today = dt.datetime.now().astimezone().date()
            command.add_argument("--incident", default=today, type=dt.date.fromisoformat, metavar="YYYY-MM-DD")


def _add_brief_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = _command(commands, "match", "briefs:match", "show what the library offers for each issue of a matter")
    command.add_argument("matter", metavar="MATTER", type=Path)
    command.add_argument("--count", metavar="N", help="only this count")
    command.add_argument("--defense", metavar="ID", help="only this defense")
    command.add_argument(
        "--brief", metavar="PAPER", default="opposition", help="for which paper (opposition, reply, …)"
    )
    command = _command(commands, "draft", "briefs:draft", "draft a brief")
    command.add_argument("matter", metavar="MATTER", type=Path)
    command.add_argument(
        "--brief", metavar="PAPER", required=True, help="which paper: opposition, reply, or another of templates/briefs"
    )
    command.add_argument("--final", action="store_true", help="refuse while anything stands against filing")
    command.add_argument("-o", "--output", metavar="OUT.docx", type=Path, required=True)
    command.add_argument("--pdf", action="store_true", help="also make the PDF, with the tables' page numbers")
    command.add_argument("--provenance", metavar="FILE", type=Path, help="write the sources of every sentence")
    command.add_argument("--snapshot", action="store_true", help="keep a copy of what is used in the matter file")
    command = _command(
        commands, "deadlines", "briefs:deadlines", "show when the papers are due, with the working", library=False
    )
    command.add_argument("matter", metavar="MATTER", type=Path)
    command = _command(commands, "check", "briefs:check", "check the citations of a text")
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument("--matter", metavar="M", type=Path, help="the matter that the text belongs to")
