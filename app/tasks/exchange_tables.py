"""Authorities as CSV rows and as CSL-JSON items, and back: lists of what is cited, without texts.

CSL-JSON is what Zotero reads and writes; what it has no variable for goes into `custom`, which other programs pass over.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from app.citations.courts import find_court, find_court_by_citation, find_court_by_heading
from app.law.authorities import Authority, AuthorityKey, AuthorityKind, Publication, ReporterCitation
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.library.citing import parse_citation
from app.library.exchange_records import EntryRecord, MarkRecord
from app.library.importing import slug

_T = TypeVar("_T")
COLUMNS = (
    "key",
    "kind",
    "name",
    "short_name",
    "citations",
    "court",
    "decided",
    "docket",
    "publication",
    "weight_notes",
    "provenance",
    "notes",
    "tags",
    "verified_by",
    "verified_on",
)
_SEPARATOR = "; "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TYPES = {
    AuthorityKind.OPINION: "legal_case",
    AuthorityKind.STATUTE: "legislation",
    AuthorityKind.RULE: "legislation",
    AuthorityKind.REGULATION: "regulation",
    AuthorityKind.CONSTITUTION: "legislation",
    AuthorityKind.SECONDARY: "book",
}
_KINDS = {
    "legal_case": AuthorityKind.OPINION,
    "legislation": AuthorityKind.STATUTE,
    "bill": AuthorityKind.STATUTE,
    "regulation": AuthorityKind.REGULATION,
}


# CSV


def to_csv(entries: Iterable[EntryRecord]) -> Iterator[str]:
    """A table with a header, a row for each authority; cells that a spreadsheet would compute begin with an apostrophe."""
    yield "\ufeff" + _row(COLUMNS)
    for entry in entries:
        yield _row([_guarded(cell) for cell in _cells(entry)])


def entries_from_csv(text: str) -> list[EntryRecord]:
    """The authorities of such a table; columns may be missing or in another order. Raises ValueError naming the line."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    unknown = [name for name in reader.fieldnames or () if name and name not in COLUMNS]
    if "name" not in (reader.fieldnames or ()):
        message = f"the first line should name the columns, among them “name”; known: {', '.join(COLUMNS)}"
        raise ValueError(message)
    if unknown:
        message = f"line 1: unknown column {unknown[0]!r}; known: {', '.join(COLUMNS)}"
        raise ValueError(message)
    return [_named(f"line {reader.line_num}", lambda row=row: _from_cells(row)) for row in reader]  # type: ignore[misc]  # a bound default


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _cells(entry: EntryRecord) -> list[str]:
    a = entry.authority
    values = {
        "key": a.key,
        "kind": a.kind.value,
        "name": a.name,
        "short_name": a.short_name,
        "citations": _SEPARATOR.join(map(str, a.citations)),
        "court": a.court or "",
        "decided": str(a.decided or ""),
        "docket": a.docket or "",
        "publication": a.publication.value,
        "weight_notes": _SEPARATOR.join(a.weight_notes),
        "provenance": a.provenance,
        "notes": a.notes,
        "tags": _SEPARATOR.join(mark.tag for mark in entry.tags if not mark.subject),
        "verified_by": a.verification.by if a.verification else "",
        "verified_on": str(a.verification.on) if a.verification else "",
    }
    return [values[column] for column in COLUMNS]


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _from_cells(row: Mapping[str, Any]) -> EntryRecord:
    """A row as an entry. Who has read it is for the attorney to say, so those columns are not taken in."""
    cells = {name: _unguarded(row.get(name) or "") for name in COLUMNS}
    if not cells["name"]:
        message = "the name is missing"
        raise ValueError(message)
    citations = tuple(parse_citation(cite) for cite in _split(cells["citations"]))
    kind = AuthorityKind(cells["kind"] or (AuthorityKind.OPINION if citations else AuthorityKind.SECONDARY))
    authority = Authority(
        key=AuthorityKey(cells["key"] or _key(cells["name"], cells["court"], cells["decided"])),
        kind=kind,
        name=cells["name"],
        short_name=cells["short_name"],
        citations=citations,
        court=_court(cells["court"]),
        decided=PartialDate.parse(cells["decided"]) if cells["decided"] else None,
        docket=cells["docket"] or None,
        publication=Publication(cells["publication"] or Publication.UNKNOWN),
        weight_notes=tuple(_split(cells["weight_notes"])),
        provenance=cells["provenance"],
        notes=cells["notes"],
    )
    return EntryRecord(
        authority=authority, edited=True, tags=tuple(MarkRecord(tag=tag) for tag in _split(cells["tags"]))
    )


def _unguarded(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:2] and text[1] in (*_FORMULA, "'") else text


def _split(cell: str) -> list[str]:
    return [piece.strip() for piece in cell.split(";") if piece.strip()]


def _court(name: str) -> CourtId | None:
    """A court by its id, its citation form or its name. Raises ValueError for a name that is none of these."""
    if not name:
        return None
    court = find_court(name) or find_court_by_citation(name) or find_court_by_heading(name)
    if court is None:
        message = f"{name!r} is no court that is known by this name"
        raise ValueError(message)
    return court.id


def _key(name: str, court: str, decided: str) -> str:
    return "-".join(word for word in (slug(name), slug(court), decided[:4]) if word)


# CSL-JSON


def to_csl(entries: Iterable[EntryRecord]) -> Iterator[str]:
    """One JSON list, an item to a line."""
    comma = "[\n"
    for entry in entries:
        yield comma + json.dumps(_item(entry), ensure_ascii=False)
        comma = ",\n"
    yield "\n]\n" if comma != "[\n" else "[]\n"


def entries_from_csl(items: list[Any]) -> list[EntryRecord]:
    """The authorities of such a list; what is neither law nor a case is secondary. Raises ValueError naming the item."""
    return [_named(f"item {n}", lambda item=item: _from_item(item)) for n, item in enumerate(items, start=1)]  # type: ignore[misc]  # a bound default


def _item(entry: EntryRecord) -> dict[str, Any]:
    a = entry.authority
    first = a.citations[0] if a.citations else None
    court = find_court(a.court) if a.court else None
    item: dict[str, Any] = {
        "id": a.key,
        "type": _TYPES[a.kind],
        "title": a.name,
        "title-short": a.short_name,
        "volume": first.volume if first else "",
        "container-title": first.reporter if first else "",
        "page": first.page if first else "",
        "authority": court.name if court else "",
        "number": a.docket or "",
        "note": a.notes,
        "references": "; ".join(map(str, a.citations[1:])),
        "keyword": ", ".join(mark.tag for mark in entry.tags if not mark.subject),
    }
    if a.decided:
        item["issued"] = {"date-parts": [[part for part in (a.decided.year, a.decided.month, a.decided.day) if part]]}
    custom = {
        "kind": a.kind.value,
        "court": a.court,
        "publication": a.publication.value,
        "citations": [str(cite) for cite in a.citations],
        "weight_notes": list(a.weight_notes),
        "provenance": a.provenance,
    }
    return {name: value for name, value in item.items() if value} | {"custom": custom}


def _from_item(item: Any) -> EntryRecord:  # noqa: ANN401  # whatever the file holds
    if not isinstance(item, dict) or not str(item.get("title") or "").strip():
        message = "there is no title"
        raise ValueError(message)
    found = item.get("custom")
    custom: dict[str, Any] = found if isinstance(found, dict) else {}
    text = {name: str(item.get(name) or "").strip() for name in _ITEM_TEXTS}
    decided = _issued(item.get("issued"))
    kind = AuthorityKind(custom.get("kind") or _KINDS.get(text["type"], AuthorityKind.SECONDARY))
    court = custom.get("court") or (_court_or_none(text["authority"]) if text["authority"] else None)
    authority = Authority(
        key=AuthorityKey(_key_from(text["id"]) or _key(text["title"], court or "", str(decided or ""))),
        kind=kind,
        name=text["title"],
        short_name=text["title-short"],
        citations=_citations(text, custom),
        court=CourtId(court) if court else None,
        decided=decided,
        docket=text["number"] or None,
        publication=Publication(custom.get("publication") or Publication.UNKNOWN),
        weight_notes=tuple(map(str, custom.get("weight_notes") or ())),
        provenance=str(custom.get("provenance") or "from a reference manager"),
        notes=text["note"],
    )
    tags = (word.strip() for word in text["keyword"].split(","))
    return EntryRecord(authority=authority, edited=True, tags=tuple(MarkRecord(tag=tag) for tag in tags if tag))


_ITEM_TEXTS = (
    "id",
    "type",
    "title",
    "title-short",
    "volume",
    "container-title",
    "page",
    "authority",
    "number",
    "note",
    "keyword",
)


def _key_from(number: str) -> str:
    """An id of the manager's own as a key, if it reads like one ("http://zotero.org/…/ABC" does not)."""
    return number if re.fullmatch(r"[a-z0-9][a-z0-9_.-]*", number) and not number.isdecimal() else ""


def _citations(text: Mapping[str, str], custom: Mapping[str, Any]) -> tuple[ReporterCitation, ...]:
    if custom.get("citations"):
        return tuple(parse_citation(str(cite)) for cite in custom["citations"])
    page = re.match(r"\d+", text["page"])
    if text["volume"] and text["container-title"] and page:
        return (parse_citation(f"{text['volume']} {text['container-title']} {page[0]}"),)
    return ()


def _court_or_none(name: str) -> str | None:
    try:
        return _court(name)
    except ValueError:
        return None


def _issued(value: Any) -> PartialDate | None:  # noqa: ANN401  # whatever the file holds
    """A CSL date: its parts, or its raw text when that is a date."""
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    try:
        if parts:
            return PartialDate(*(int(part) for part in parts[0][:3]))
        return PartialDate.parse(str(value.get("raw") or ""))
    except (ValueError, TypeError, IndexError):
        return None


def _named(place: str, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except ValueError as error:
        message = f"{place}: {error}"
        raise ValueError(message) from error
