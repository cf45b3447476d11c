"""The words of `rejoinder library …`. Standard library only, as all of the parser."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

Add = Callable[..., ArgumentParser]
"""Adds one command: name, its function as "module:function", what it does, and whether it takes a library."""

_SUBJECT = 'an authority ("lalonde"), a proposition ("lalonde.doorway") or a passage ("lalonde/12")'


def add_library_commands(add: Add) -> None:
    """All commands on the library."""
    _add_looking(add)
    _add_changes(add)
    _add_marks(add)
    _add_suggestions(add)
    _add_duplicates(add)
    _add_exchange(add)
    _add_upkeep(add)


def _key(command: ArgumentParser, name: str = "key") -> None:
    command.add_argument(name, metavar=name.upper(), help='a key, or a citation such as "204 F.3d 947"')


def _by(command: ArgumentParser) -> None:
    command.add_argument("--by", default="", metavar="NAME", help="who does it; left out, the settings' attorney")


def _fields(command: ArgumentParser, about: str) -> None:
    command.add_argument("--set", required=True, action="append", metavar="FIELD=VALUE", help=about)


def _several(command: ArgumentParser, name: str, metavar: str, about: str) -> None:
    command.add_argument(f"--{name}", action="append", default=[], metavar=metavar, help=about)


def _add_looking(add: Add) -> None:
    command = add("list", "library:list_", "list the authorities")
    command.add_argument("--court", metavar="ID")
    command.add_argument("--unverified", action="store_true", help="only those that nobody has read")
    command.add_argument("--tag", metavar="WORD", help="only those that bear this tag")
    command.add_argument("--collection", metavar="NAME", help="only those of this collection, in its order")
    command.add_argument("--favourites", action="store_true", help="only your favourites")
    command = add("show", "library:show", "show one authority with all that belongs to it")
    _key(command)
    command = add("history", "library:history", "show who changed what of an authority or a proposition, and when")
    command.add_argument("subject", metavar="ID")
    command = add("cited-by", "library:cited_by", "show which passages cite an authority")
    _key(command)
    command.add_argument("--page", metavar="N", help="only those that cite this page of it")
    command = add("cites", "library:cites", "show what an authority cites")
    _key(command)
    command = add("related", "library:related", "show passages that speak of the same law as one")
    command.add_argument("passage", metavar="PASSAGE", help='a passage\'s id, such as "lalonde/12"')
    command.add_argument("--limit", type=int, default=10, metavar="N")


def _add_changes(add: Add) -> None:
    command = add(
        "verify", "library:verify", "record that you have read and cite-checked an authority or a proposition"
    )
    _key(command)
    _by(command)
    command.add_argument("--text", default="", help="which text was read; left out, the one that the library shows")
    command.add_argument("--take-back", action="store_true", help="undo it instead")
    command = add("edit", "library:edit", "correct an authority or a proposition; what was read is unverified then")
    command.add_argument("key", metavar="KEY", help="an authority's key, or a proposition's id such as lalonde.doorway")
    _by(command)
    command.add_argument(
        "--set", required=True, action="append", metavar="FIELD=VALUE", help="such as decided=2018-05-30 or pin=957-58"
    )
    command = add("propose", "library:propose", "add a proposition to an authority")
    _key(command)
    command.add_argument("id", metavar="ID", help="such as lalonde.doorway")
    _fields(command, "text, pin, quotation, claims=entry,force …")
    command = add("treat", "library:treat", "record what became of an authority")
    _key(command)
    _by(command)
    command.add_argument("--kind", required=True, metavar="KIND", help="overruled, abrogated_in_part, limited …")
    command.add_argument("--source", required=True, metavar="WHERE", help="who says so")
    command.add_argument("--citation", default="", help="the deciding citation")
    command.add_argument("--phrase", default="", help='the history as printed, such as "overruled by"')
    _several(command, "claim", "ID", "only for this claim")
    command.add_argument("--note", default="")
    command.add_argument("--service", default="", metavar="NAME", help="where it was looked up")
    command.add_argument("--expires", metavar="DATE", help="the day from which it must be looked up again")


def _add_marks(add: Add) -> None:
    command = add("note", "library_marks:note", "write, rewrite or remove a note")
    command.add_argument("subject", metavar="ID", help=f"{_SUBJECT}; with --change or --remove, the note's number")
    command.add_argument("text", metavar="TEXT", nargs="?", default="")
    command.add_argument("--change", action="store_true", help="rewrite the note of that number")
    command.add_argument("--remove", action="store_true", help="remove the note of that number")
    _by(command)
    _key(add("notes", "library_marks:notes", "show the notes on an authority"))
    command = add("tag", "library_marks:tag", "mark something with a word, or take it off")
    command.add_argument("subject", metavar="ID", help=_SUBJECT)
    command.add_argument("tag", metavar="WORD")
    command.add_argument("--remove", action="store_true")
    add("tags", "library_marks:tags", "show all tags and how often each is used")
    command = add("collect", "library_marks:collect", "put an authority into a collection, or take it out")
    command.add_argument("name", metavar="COLLECTION")
    _key(command)
    command.add_argument("--about", default="", help="what the collection is for")
    command.add_argument("--remove", action="store_true")
    command = add("collections", "library_marks:collections", "show the collections")
    command.add_argument("--drop", metavar="NAME", help="do away with this one; its authorities stay")
    command = add("favour", "library_marks:favour", "mark an authority as a favourite, or no longer")
    _key(command)
    command.add_argument("--remove", action="store_true")


def _add_suggestions(add: Add) -> None:
    command = add("suggestions", "library_suggestions:suggestions", "show what texts suggest and nobody has decided on")
    command.add_argument("key", metavar="KEY", nargs="?", help="only of this authority")
    command.add_argument("--renew", action="store_true", help="read the stored texts anew, by the present cues")
    command = add("outcomes", "library_suggestions:outcomes", "show what a decision did with each claim and defense")
    _key(command)
    command = add("outcome", "library_suggestions:outcome", "enter what a decision did with one claim or defense")
    _key(command)
    _fields(command, "claim, defense, prong, party, posture, ruling, result=immunity_denied, pin, text …")
    _by(command)
    command = add("mark", "library_suggestions:mark", "say what a passage is about")
    command.add_argument("passage", metavar="PASSAGE", help='a passage\'s id, such as "lalonde/12"')
    command.add_argument("kind", choices=("claim", "defense", "element", "kind"))
    command.add_argument("value", metavar="VALUE", help='an id of the practice, or "holding", "rule" …')
    _by(command)
    for name, about in (("confirm", "say that suggestions are right"), ("reject", "say that suggestions are wrong")):
        command = add(name, f"library_suggestions:{name}", about)
        command.add_argument("kind", choices=("outcome", "tag", "treatment"))
        command.add_argument("numbers", metavar="N", nargs="+", type=int)
        _by(command)


def _add_duplicates(add: Add) -> None:
    command = add("duplicates", "library_twins:duplicates", "show authorities that may be the same, side by side")
    command.add_argument("key", metavar="KEY", nargs="?", help="only those like this one")
    command = add("merge", "library_twins:merge", "make one authority of two")
    _key(command, "keep")
    _key(command, "drop")
    _by(command)
    command = add("apart", "library_twins:apart", "remember that two authorities are not the same")
    _key(command, "one")
    _key(command, "other")
    _by(command)


def _add_exchange(add: Add) -> None:
    command = add("export", "library_exchange:export", "write the library, or a part of it, to a file for others")
    command.add_argument("to", metavar="FILE", type=Path)
    command.add_argument("--format", choices=("json", "csv", "csl"), default="json", help="csl: for Zotero")
    _several(command, "key", "KEY", "only this authority")
    command.add_argument("--collection", metavar="NAME", help="only the authorities of this collection")
    command.add_argument("--shared", action="store_true", help="without notes, tags, history, names and decisions")
    command = add("import", "library_exchange:import_", "take in such a file, or a list from Zotero")
    command.add_argument("from_", metavar="FILE", type=Path)
    command.add_argument("--preview", action="store_true", help="only show what would change")
    command.add_argument("--theirs", action="store_true", help="believe the file where the library says otherwise")
    _by(command)


def _add_upkeep(add: Add) -> None:
    command = add("backup", "library_upkeep:backup", "copy the library to a file, checked")
    command.add_argument(
        "to", metavar="FILE", type=Path, nargs="?", help="left out: beside the library, seven are kept"
    )
    command = add("restore", "library_upkeep:restore", "put a backup in the library's place")
    command.add_argument("from_", metavar="FILE", type=Path)
    command = add("check", "library_upkeep:check", "check the library's soundness")
    command.add_argument("--repair", action="store_true", help="make the search index anew first")
    add("due", "library_upkeep:due", "show treatments that must be looked up again")
    command = add("affected", "library_upkeep:affected", "show which matters use an authority that has gone bad")
    command.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="matter files, or folders of them")
    _several(command, "key", "KEY", "only this authority")
    for name, about in (
        ("key", "keep the key of an encrypted library in the system's keyring"),
        ("encrypt", "encrypt the library (needs rejoinder[encrypted])"),
        ("decrypt", "take the encryption off the library"),
    ):
        add(name, f"library_keys:{name}", f"{about}; the key is asked for")
