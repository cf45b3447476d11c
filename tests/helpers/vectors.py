"""The practice's citation vectors, each rendered by the program's own functions.

A vector says what is to be written in a small language of its own ("t": "case", "wl", "string" …); here that
language is put into calls. Authorities named by key are those that ship with the program.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from app.citations import bluebook, california
from app.citations.bluebook import (
    PinCite,
    omitted_history,
    write_full,
    write_id,
    write_short,
    write_supra,
)
from app.citations.courts import find_court_by_citation
from app.citations.laws_written import write_constitution, write_record, write_rule, write_statute, write_statute_id
from app.citations.names import distinct_short_names
from app.citations.pins_written import format_pin
from app.citations.placement import place_citations
from app.citations.quotes import capitalised, form_of, marked_error, omitted, quote
from app.citations.runs import Run, plain
from app.citations.styles import CitationStyle, load_style
from app.citations.table import group_order, make_entries
from app.law.authorities import Authority, AuthorityKey, ReporterCitation, Treatment, TreatmentKind
from app.law.briefs import (
    Block,
    BlockKind,
    Brief,
    BriefKind,
    BriefSection,
    CitationNode,
    FrontPage,
    TextRun,
    WrittenBlock,
)
from app.law.dates import PartialDate
from app.library.starter import load_starter_files
from app.word.pages import PageNumbers
from tests.helpers.law import cite, make_authority

Given = Mapping[str, Any]
PINS = {"miguel": "1154"}  # where the first proposition of the shipped library has another page
FRONT = FrontPage(
    counsel_block=(), court="", division="", plaintiff="", defendant="", plaintiff_role="", defendant_role="", case_number="", title="", short_title="",
    hearing=(), signature=(), dated="",
)  # fmt: skip


def marked(runs: Any) -> str:
    """Runs as text with <i> for italics."""
    return "".join(f"<i>{r.text}</i>" if isinstance(r, TextRun) and r.italic else r.text for r in runs)


@cache
def shipped() -> dict[str, Authority]:
    return {str(one.key): one for one in load_starter_files()[0]}


@cache
def pin_of(key: str) -> str | None:
    pins = (one.pin for one in load_starter_files()[1] if one.authority == key)
    return PINS.get(key) or next(pins, None)


def render(given: Given) -> str:
    """What the program writes for a vector's input."""
    return _KINDS[given["t"]](given)


def _style(given: Given) -> CitationStyle:
    style = load_style({"csm": "california"}.get(given.get("style", ""), f"bluebook-{given.get('edition', 22)}"))
    return replace(style, parallel=True) if "parallel" in given else style


def _authority(given: Given) -> Authority:
    if "key" in given:
        return replace(shipped()[given["key"]], treatments=_history(given))
    court = find_court_by_citation(given["court"]) if "court" in given else None
    return make_authority(
        name=given["name"], citations=_citations(given), court=court.id if court else None, docket=given.get("docket"),
        decided=PartialDate.parse(str(given.get("date") or given.get("year") or 2000)), treatments=_history(given),
        weight_notes=(given["weight"],) if "weight" in given else (),
    )  # fmt: skip


def _citations(given: Given) -> tuple[ReporterCitation, ...]:
    if given["t"] == "slip":
        return ()
    if "wl" in given:
        return (cite(given["wl"]),)
    prints = [given, *given.get("parallel", ())]
    return tuple(ReporterCitation(str(one["vol"]), one["rep"], str(one.get("first", ""))) for one in prints)


def _history(given: Given) -> tuple[Treatment, ...]:
    return tuple(
        Treatment(
            kind=TreatmentKind.AMENDED, phrase=one["phrase"], by=AuthorityKey(one["key"]) if "key" in one else None,
            date=PartialDate.parse(one["date"]) if "date" in one else None,
        )
        for one in given.get("history", ())
    )  # fmt: skip


def _pin(given: Given) -> PinCite:
    return PinCite(given.get("pin") or pin_of(given.get("key", "")))


def _notes(given: Given) -> list[str]:
    notes = [f"{what} {given[what]}" for what in ("emphasis", "alteration", "citations", "footnote") if what in given]
    return [*notes, *([_style(given).modified] if given.get("modified") else []), *given.get("parens", ())]


def _linked(given: Given) -> list[list[Run]]:
    words = [(word, given[word]) for word in ("quoting", "citing") if word in given]
    return [[plain(f"{word} "), *_cited(key)] for word, key in words]


def _cited(key: str) -> list[Run]:
    base = key.removesuffix("_short")
    authority, pin = shipped()[base], PinCite(pin_of(base))
    return (
        write_short(authority, pin, short=_short(authority)) if key.endswith("_short") else write_full(authority, pin)
    )


def _short(authority: Authority, others: tuple[str, ...] = ()) -> str:
    names = {"it": (authority.name, authority.short_name), **{name: (name, "") for name in others}}
    return distinct_short_names(names)["it"]


def _case(given: Given) -> str:
    style, authority = _style(given), _authority(given)
    textual = given.get("context", "citation" if "key" in given else "textual") == "textual"
    forms: Any = california if style.form == "california" else bluebook
    runs = forms.write_full(
        authority, _pin(given), notes=_notes(given), linked=_linked(given), textual=textual, find_authority=shipped().get, style=style
    )  # fmt: skip
    return f"({marked(runs)}.)" if style.form == "california" else marked(runs)


def _short_case(given: Given) -> str:
    authority = _authority(given)
    short = _short(authority, tuple(given.get("others", ())))
    return marked(write_short(authority, _pin(given), short=short, notes=_notes(given), linked=_linked(given)))


def _id(given: Given) -> str:
    authority = shipped().get(given.get("auth", ""), make_authority())
    return marked(write_id(authority, PinCite(given.get("pin")), same_pin=bool(given.get("same_pin"))))


def _supra(given: Given) -> str:
    try:
        return marked(write_supra(make_authority(name=given["name"]), short=given["name"]))
    except ValueError as problem:
        return f"ERROR: {problem}"


def _statute(given: Given) -> str:
    if given.get("short") == "id":
        return marked(write_statute_id(given["sec"]))
    return marked(write_statute(given["code"], given["sec"], _style(given)))


def _constitution(given: Given) -> str:
    place = {
        name: str(given[short])
        for name, short in (("amendment", "amend"), ("article", "art"), ("section", "sec"), ("clause", "cl"))
        if short in given
    }
    return marked(write_constitution(given.get("of", "U.S."), **place))


def _string(given: Given) -> str:
    """A citation sentence through the last pass itself, with its cases cited for the first time."""
    nodes = tuple(
        CitationNode(authority=one["key"], pin=one.get("pin") or pin_of(one["key"]), signal=one.get("sig") or "", continues=place > 0,
                     parentheticals=tuple(one.get("parens", ())))
        for place, one in enumerate(given["items"])
    )  # fmt: skip
    return _written(nodes, _style(given))


def _written(nodes: tuple[CitationNode, ...], style: CitationStyle) -> str:
    spaced = [piece for node in nodes for piece in (TextRun(text=" "), node)][1:]
    section = BriefSection(id="argument", title="", blocks=(Block(kind=BlockKind.PARAGRAPH, inlines=tuple(spaced)),))
    brief = Brief(kind=BriefKind.OPPOSITION, title="", front=FRONT, sections=(section,), shell="")
    [block] = place_citations(brief, shipped().get, style=style).blocks
    assert isinstance(block, WrittenBlock)
    return "".join(marked(getattr(piece, "runs", (piece,))) for piece in block.pieces)


_FACTS = {"lalonde": "arrestee inside", "vaneaton": "arrestee at threshold"}


def _compare(given: Given) -> str:
    """Two cases that were cited before, set against each other."""
    full = [CitationNode(authority=given[side], pin=pin_of(given[side])) for side in "ab"]
    sides = [
        CitationNode(authority=given[side], pin=pin_of(given[side]), signal=signal, parentheticals=(_FACTS.get(given[side], "holding so"),), continues=signal == "with")
        for side, signal in (("a", "compare"), ("b", "with"))
    ]  # fmt: skip
    text = _written((*full, *sides), _style(given))
    return text[text.index("<i>Compare") :]


def _record(given: Given) -> str:
    def listed(name: str) -> list[str]:
        value = given.get(name, [])
        return [str(value)] if isinstance(value, str | int) else [str(one) for one in value]

    return marked(
        write_record(given["doc"], paragraphs=listed("para"), pages=listed("page"), lines=listed("line"), ecf=str(given.get("ecf", "")))
    )  # fmt: skip


def _check(given: Given) -> str:
    why = omitted_history(given["history"], given["years"])
    return f"OMIT: {why}" if why else "PRINT"


def _alter(given: Given) -> str:
    return quote(f"{capitalised(given['src'])} ...")


def _omit(given: Given) -> str:
    if given["where"] == "start":
        rule = (omitted("", "word"), capitalised("word"), capitalised("Word")) == ("word", "[W]ord", "Word")
        return "no ellipsis; bracket the first letter if its case changes" if rule else omitted("", "word")
    return {"middle": omitted("word", "word"), "end": omitted("word")}[given["where"]]


def _error(given: Given) -> str:
    first = given["src"].split()[:2]
    return quote(marked_error(given["src"], " ".join(first)))


def _table(given: Given) -> str:
    [entry] = make_entries([(given["key"], "a")], shipped().get)
    pages = PageNumbers(labels={str(n): str(n) for n in given["pages"]}, sheets=20, body_pages=20, places={})
    listed = pages.listing([str(n) for n in given["pages"]], passim_at=6)
    return f"{''.join(run.text for run in entry.runs)} ... {listed}"


def _groups(_given: Given) -> str:
    return f"order: {'; '.join(group.value for group in group_order())}"


_KINDS = {
    "case": _case, "wl": _case, "slip": _case, "case_short": _short_case, "wl_short": _short_case, "id": _id, "case_supra": _supra,
    "statute": _statute, "const": _constitution, "constitution": _constitution,
    "rule": lambda given: marked(write_rule(given["set"], str(given["no"]))), "pin": lambda given: format_pin(str(given["raw"])),
    "sent": _string, "string": _string, "compare": _compare, "rec": _record, "check": _check, "quote": lambda given: form_of(given["words"]).value,
    "quote_alter": _alter, "quote_omit": _omit, "quote_error": _error, "toa": _table, "toa_group": _groups,
}  # fmt: skip
