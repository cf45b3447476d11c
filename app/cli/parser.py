"""The words of the command line (DESIGN §8). Standard library only, so that `--help` is instant."""

from argparse import ArgumentParser, BooleanOptionalAction, _SubParsersAction
from functools import partial
from pathlib import Path

from app import __version__
from app.cli.library_words import add_library_commands
from app.cli.matter_words import add_matter_commands

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
    _add_word_commands(commands)
    _add_filing_commands(commands)
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
    command.add_argument(
        "words", metavar="WORDS", nargs="+", help='words, "phrases", NEAR, OR, -not, prefix*, a citation, a name'
    )
    several: tuple[tuple[str, str, str], ...] = (
        ("claim", "ID", "about this claim"),
        ("defense", "ID", "about this defense"),
        ("element", "ID", "about this element, such as force.unreasonable"),
        ("kind", "KIND", "passage, proposition, note; standard, rule, holding …"),
        ("court", "ID", "a courts-db id, such as ca9"),
        ("weight", "LABEL", "such as binding"),
        ("part", "KIND", "majority, dissent …"),
        ("author", "NAME", "who wrote the part"),
        ("published", "STATE", "published, unpublished, unknown …"),
        ("tag", "WORD", "one of your tags"),
    )
    for name, metavar, about in several:
        command.add_argument(f"--{name}", action="append", default=[], metavar=metavar, help=about)
    command.add_argument("--before", metavar="DATE", help="decided before this day (YYYY-MM-DD)")
    command.add_argument("--after", metavar="DATE", help="decided after this day (YYYY-MM-DD)")
    for name, about in (("verified", "read by you"), ("quotable", "from a text fit to be quoted")):
        command.add_argument(f"--{name}", action=BooleanOptionalAction, default=None, help=about)
    command.add_argument("--forum", default="cand", metavar="ID", help="the court that weights are for (cand)")
    command.add_argument("--limit", type=int, default=20, metavar="N")
    command.add_argument("--offset", type=int, default=0, metavar="N", help="leave out the first N results")
    command.add_argument("--by-authority", action="store_true", help="results under their authorities")
    command.add_argument("--explain", action="store_true", help="show what each score is made of")
    command.add_argument("--facets", action="store_true", help="count the results under each further filter")


def _add_library(commands: "_SubParsersAction[ArgumentParser]") -> None:
    parser = commands.add_parser("library", help="look at and keep the library")
    library = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_library_commands(partial(_command, library))


def _add_matter(commands: "_SubParsersAction[ArgumentParser]") -> None:
    parser = commands.add_parser("matter", help="make, show, check and work on a matter file")
    matter = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_matter_commands(partial(_command, matter))


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
    command.add_argument("--pdfa", action="store_true", help="make the PDF as a PDF/A-2b")
    command.add_argument(
        "--star", action="append", default=[], metavar="KEY", help="mark an authority as principally relied upon"
    )
    command.add_argument("--provenance", metavar="FILE", type=Path, help="write the sources of every sentence")
    command.add_argument("--snapshot", action="store_true", help="keep a copy of what is used in the matter file")
    command = _command(commands, "check", "briefs:check", "check the citations of a text")
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument("--matter", metavar="M", type=Path, help="the matter that the text belongs to")


def _add_word_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = _command(commands, "papers", "papers:papers", "write a paper that goes with a brief")
    command.add_argument("matter", metavar="MATTER", type=Path)
    command.add_argument(
        "--kind", required=True, help="proposed_order, declaration, certificate_of_service, judicial_notice"
    )
    command.add_argument("--side", choices=("plaintiff", "defendant"), default="plaintiff", help="whose paper")
    command.add_argument("-o", "--output", metavar="OUT.docx", type=Path, required=True)
    command.add_argument("--pdf", action="store_true", help="also make the PDF")
    command = _command(
        commands, "refresh", "refresh:refresh", "bring an edited brief's tables and short forms up to date"
    )
    command.add_argument("file", metavar="BRIEF.docx", type=Path)
    command.add_argument("--matter", metavar="M", type=Path, help="the matter that the brief belongs to")
    command.add_argument("-o", "--output", metavar="OUT.docx", type=Path, required=True)
    command.add_argument("--pdf", action="store_true", help="also make the PDF")
    parser = commands.add_parser("shell", help="the Word shells that papers are written on")
    shells = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _command(shells, "list", "shell:list_", "list the shells", library=False)
    command = _command(shells, "new", "shell:new", "copy a shell to your folder, to edit it in Word", library=False)
    command.add_argument("name", metavar="NAME", help="what the copy is called; a shipped name takes its place")
    command.add_argument("--like", default="cand_pleading", metavar="SHELL", help="the shell to copy")
    command = _command(shells, "check", "shell:check", "check a shell, in plain words", library=False)
    command.add_argument("shell", metavar="SHELL", help="its name, or a .docx file")


def _add_filing_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = _command(
        commands, "deadlines", "filing:deadlines", "show when the papers are due, with the working", library=False
    )
    command.add_argument("matter", metavar="MATTER", type=Path)
    command.add_argument("--days", action="store_true", help="show the count day by day")
    command.add_argument("--ics", metavar="FILE", type=Path, help="also write them for a calendar")
    command = _command(
        commands, "profile", "filing:profile", "show a court's filing rules and where each comes from", library=False
    )
    command.add_argument("of", metavar="COURT|MATTER", help="a court's id, such as cand, or a matter file")
    command.add_argument("--judge", metavar="NAME", help="the assigned judge, for a court's id")
