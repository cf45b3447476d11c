"""Labelled texts that lie beside the project, as one shape: a text, and the references that its label lists.

Only the fields that a label lists are asked for. What a set calls a field is translated here; what it
calls right is left alone.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.law.opinions import Emphasis, Paragraph

Fields = Mapping[str, str]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled text.

    Attributes:
        complete: whether every reference of the text is listed, so that another one is one too many.
        signs: how many section signs the label lists that say no law's name: read as a bare section or not, neither is wrong.
    """

    id: str
    paragraph: Paragraph
    wanted: tuple[Fields, ...] = field(default=())
    complete: bool = False
    signs: int = 0


def plain(value: object) -> str:
    """A value without what only typography tells: spaces, full stops, curly marks."""
    return re.sub(r"[\s.,]+", "", str(value)).replace("’", "'").replace("–", "-").casefold()


def plain_pin(pin: str) -> str:
    """A pin without "at" and "p."."""
    return plain(re.sub(r"^(?:at )?(?:pp?\. )?", "", pin.strip(" ,")))


def read_rows(path: Path) -> list[Row]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


_TAG = re.compile(r"<(/?)(\w+)[^>]*>")


def paragraph_of(markup: str) -> Paragraph:
    """A paragraph of HTML with its italics."""
    text, emphasis, opened, at = "", [], 0, 0
    for tag in _TAG.finditer(markup):
        text += re.sub(r"\s+", " ", markup[at : tag.start()])
        at = tag.end()
        if tag[2] in {"i", "em"}:
            if tag[1] and len(text) > opened:
                emphasis.append(Emphasis(start=opened, end=len(text)))
            opened = len(text)
    return Paragraph(text=text + re.sub(r"\s+", " ", markup[at:]), emphasis=tuple(emphasis))


# eyecite's own tests

_EYECITE_KINDS = {
    "FullCaseCitation": "case", "ShortCaseCitation": "short", "IdCitation": "id", "SupraCitation": "supra",
    "ReferenceCitation": "name", "FullLawCitation": "law", "FullJournalCitation": "journal",
}  # fmt: skip
_EYECITE_FIELDS = {"pin_cite": "pin", "court": "court", "plaintiff": "plaintiff", "defendant": "defendant"}


def eyecite_suite(data: Path) -> Iterator[Example]:
    """What eyecite's tests of finding assert."""
    for row in read_rows(data / "eyecite_suite" / "find.jsonl"):
        is_html = row["input_kind"] == "html"
        paragraph = paragraph_of(row["text"]) if is_html else Paragraph(text=row["text"])
        wanted = tuple(_from_eyecite(one) for one in row["expected"] if one["type"] in _EYECITE_KINDS)
        signs = sum(one["type"] == "UnknownCitation" for one in row["expected"])
        yield Example(row["id"], paragraph, wanted, complete=True, signs=signs)


def _from_eyecite(one: Row) -> Fields:
    kind = _EYECITE_KINDS[one["type"]]
    wanted = {"kind": kind}
    if kind in {"case", "short", "journal"}:
        wanted |= {"volume": plain(one["groups"]["volume"]), "reporter": plain(one["corrected_reporter"])}
        page = one["groups"].get("page")
        wanted |= {"page": plain(page)} if page and page.strip("_-—") else {}
    if kind == "law":
        wanted |= {"section": plain(one["groups"]["section"]), "code": plain(one["corrected_reporter"])}
    if kind not in {"law", "journal", "name"}:
        given = {new: one["metadata"][old] for old, new in _EYECITE_FIELDS.items() if old in one["metadata"]}
        wanted |= {name: plain_pin(value) if name == "pin" else plain(value) for name, value in given.items()}
    if one.get("year"):
        wanted["year"] = str(one["year"])
    return wanted


# eyecite-ts's samples


def eyecite_ts(data: Path) -> Iterator[Example]:
    """The samples of the TypeScript port, with the fields that each lists."""
    for row in read_rows(data / "eyecite_ts" / "samples.jsonl"):
        if "expected" in row:
            wanted = tuple(_from_ts(one) for one in row["expected"])
            yield Example(row["id"], Paragraph(text=row["text"]), wanted)


_TS_KINDS = {
    "case": "case", "neutral": "case", "shortFormCase": "short", "statute": "law", "regulation": "law",
    "statutesAtLarge": "printed", "federalRegister": "printed", "treaty": "printed",
}  # fmt: skip
_TS_FIELDS = {
    "volume": "volume", "reporter": "reporter", "page": "page", "year": "year", "pincite": "pin", "court": "court_form",
    "caseName": "name", "plaintiff": "plaintiff", "defendant": "defendant", "title": "title", "code": "code",
    "amendment": "amendment", "article": "article", "clause": "clause", "congress": "congress", "lawNumber": "law_number",
    "subject": "subject", "docketNumber": "docket", "partyName": "name",
}  # fmt: skip
_TS_NEUTRAL = {"year": "volume", "database": "reporter", "documentNumber": "page"}


def _from_ts(one: Row) -> Fields:
    names = _TS_NEUTRAL if one["type"] == "neutral" else _TS_FIELDS
    wanted = {
        names[name]: str(value) if name == "court" else plain(value) for name, value in one.items() if name in names
    }
    if "section" in one:
        wanted["section"] = plain(f"{one['section']}{one.get('subsection', '')}")
    return {"kind": _TS_KINDS.get(one["type"], one["type"]), **wanted}


# Names in front of real citations

_REAL = re.compile(
    r"^(?P<lead>(?:But )?[Ss]ee,? e\.g\., )?(?P<name>.+?)\s?,?\s(?P<volume>\d+) (?:[A-Z][\w. ']*?) (?P<page>\d+)(?![\w ]*\d* ?\d+d )(?=,|\s\(|\s\d)"
)


def real_names(data: Path) -> Iterator[Example]:
    """Citations as reporters print them: what stands before the volume is the name."""
    for number, row in enumerate(read_rows(data / "eyecite_ts" / "real_world_strings.jsonl")):
        match = _REAL.match(row["text"])
        if match:
            wanted = {"kind": "case", **{part: plain(match[part]) for part in ("volume", "page", "name")}}
            yield Example(f"real-{number}", Paragraph(text=row["text"]), (wanted,))
