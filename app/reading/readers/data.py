"""The reader of JSON: CourtListener's API (v3, v4) and the Caselaw Access Project's.

An opinion object, its cluster, or both together; a case of the Caselaw Access Project. The data
say what they say: a URL is no docket number, and a slug is no name.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.errors import AppError, DamagedFile, EmptyFile, UnsupportedFormat
from app.law.authorities import PartKind, Publication, ReporterCitation
from app.law.courts import CourtId
from app.reading.captions import find_case_name
from app.reading.decisions import Decision, Writing
from app.reading.facts import Facts
from app.reading.marked import MarkedText
from app.reading.readers.headings import (
    read_court,
    read_court_address,
    read_date,
    read_dockets,
    read_judges,
    read_person,
)
from app.reading.readers.html import read_html_text
from app.reading.readers.numbering import in_order_of_use, read_citation
from app.reading.spelling import Spellings

_Object = Mapping[str, Any]

_BODIES = ("xml_harvard", "html_columbia", "html_lawbox", "html_anon_2020", "html", "plain_text", "html_with_citations")
"""An opinion's texts, the one that says most first; "html_with_citations" is made of one of the others."""
_KINDS = {
    "015": PartKind.MAJORITY,
    "020": PartKind.MAJORITY,
    "025": PartKind.PLURALITY,
    "030": PartKind.CONCURRENCE,
    "035": PartKind.CONCURRENCE_DISSENT,
    "040": PartKind.DISSENT,
}
"""CourtListener's types of opinions, by number; "010combined" and others say nothing of the kind."""
_TYPE = re.compile(r"(\d{3})")
_COMBINED = "010"
_CAP_KINDS = {
    "majority": PartKind.MAJORITY,
    "plurality": PartKind.PLURALITY,
    "concurrence": PartKind.CONCURRENCE,
    "concurring-in-part-and-dissenting-in-part": PartKind.CONCURRENCE_DISSENT,
    "dissent": PartKind.DISSENT,
}
_STATUS = {
    "published": Publication.PUBLISHED,
    "precedential": Publication.PUBLISHED,
    "unpublished": Publication.UNPUBLISHED,
    "non-precedential": Publication.UNPUBLISHED,
}
_PARALLEL = (
    "federal_cite_one",
    "federal_cite_two",
    "federal_cite_three",
    "state_cite_one",
    "state_cite_two",
    "state_cite_three",
    "state_cite_regional",
    "specialty_cite_one",
    "scotus_early_cite",
    "lexis_cite",
    "westlaw_cite",
    "neutral_cite",
)
_NOTE_BEGINS = re.compile(r"^(?P<number>\d{1,3})\n+\. (?=\S)", re.MULTILINE)
"""How the Access Project's plain text sets a note: its number on a line, the stop on the next."""
_MARKUP = re.compile(r"<(?:[a-z][a-z0-9-]*|!--)[\s>/]", re.IGNORECASE)
_DEEPEST = 12
_FIELDS = ("plain_text", "html", "html_with_citations", "html_lawbox", "html_columbia", "xml_harvard", "html_anon_2020")


def read_json_text(text: str, *, name: str) -> tuple[Decision, str]:
    """The decision in a JSON text, and the name of its format.

    Raises:
        DamagedFile: it is not sound JSON.
        EmptyFile: it holds a decision's data without its text.
        UnsupportedFormat: it holds several decisions, or none.
    """
    root = _load(text, name)
    objects = list(_iter_objects(root, 0))
    cases = [one for one in objects if "casebody" in one]
    if cases:
        return _read_cap(_only(cases, name), name), "cap_json"
    opinions = [one for one in objects if _is_opinion(one)]
    clusters = [one for one in objects if _is_cluster(one)]
    if opinions or clusters:
        return _read_courtlistener(opinions, clusters, objects, name), "courtlistener_json"
    raise UnsupportedFormat(
        name, "is a JSON file, but holds no opinion.", hint="Choose an opinion's own file, or save it as plain text."
    )


def _load(text: str, name: str) -> object:
    try:
        root: object = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise DamagedFile(name, "is not sound JSON.", hint="Get a sound copy of it.") from error
    return root


def _iter_objects(value: object, depth: int) -> Iterator[_Object]:
    """All objects, outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        if isinstance(one, (dict, list)):
            yield from _iter_objects(one, depth + 1)


def _only(cases: Sequence[_Object], name: str) -> _Object:
    if len(cases) > 1:
        raise UnsupportedFormat(
            name, f"holds {len(cases)} decisions.", hint="Save each one in a file of its own; one file is one decision."
        )
    return cases[0]


def _text(one: _Object, *keys: str) -> str:
    """The first of these values that is a text with words in it; empty when there is none."""
    return next((value for key in keys if isinstance(value := one.get(key), str) and value.strip()), "")


def _is_opinion(one: _Object) -> bool:
    return any(isinstance(one.get(key), str) for key in _FIELDS) and "casebody" not in one


def _is_cluster(one: _Object) -> bool:
    return "case_name" in one and ("sub_opinions" in one or "date_filed" in one) and not _is_opinion(one)


def _read_courtlistener(
    opinions: Sequence[_Object], clusters: Sequence[_Object], objects: Sequence[_Object], name: str
) -> Decision:
    if len({_address(one.get("cluster")) for one in opinions} - {""}) > 1 or len(clusters) > 1:
        raise UnsupportedFormat(
            name, "holds several decisions.", hint="Save each one in a file of its own; one file is one decision."
        )
    combined = [one for one in opinions if str(one.get("type", "")).startswith(_COMBINED)]
    with_text = [one for one in combined or opinions if _text(one, *_BODIES)]
    if not with_text:
        raise EmptyFile(
            name, "holds the decision's data, but not its text.", hint="Get the opinion's own file, not its cluster's."
        )
    writings = tuple(_writing(one, name) for one in with_text)
    dockets = [one for one in objects if "docket_number" in one]
    return Decision(writings=writings, facts=_facts(clusters[0] if clusters else {}, dockets, writings))


def _address(value: object) -> str:
    """A cluster's id, whether it is given as an address, a number or an object."""
    if isinstance(value, dict):
        value = value.get("id") or value.get("resource_uri")
    match = re.search(r"(\d+)/?$", str(value or ""))
    return match[1] if match else ""


def _writing(one: _Object, name: str) -> Writing:
    kind = _TYPE.match(str(one.get("type", "")))
    said = PartKind.PER_CURIAM if one.get("per_curiam") is True else _KINDS.get(kind[1]) if kind else None
    author = _text(one, "author_str")
    return Writing(content=_content(one, name), kind=said, author=read_person(author) if author else None)


def _content(one: _Object, name: str) -> str | MarkedText:
    """The fullest text that can be read: one that is damaged gives way to the next."""
    texts = [text for key in _BODIES if (text := _text(one, key))]
    for text in texts[:-1]:
        try:
            return _body(text, name)
        except AppError:
            continue
    return _body(texts[-1], name)


def _body(text: str, name: str) -> str | MarkedText:
    if not _MARKUP.search(text[:4096]):
        return text
    content, _ = read_html_text(text, name=name)
    if isinstance(content, MarkedText) and not content.flows:
        raise EmptyFile(name, "holds markup without words.", hint="Get the file again.")
    return content


def _facts(cluster: _Object, dockets: Sequence[_Object], writings: Sequence[Writing]) -> Facts:
    """What cluster and docket say; what they leave out, the first text's own markup may say."""
    docket = dockets[0] if len(dockets) == 1 else {}
    numbers = read_dockets(filter(None, [_text(docket, "docket_number")]))
    approximate = cluster.get("date_filed_is_approximate") is True
    said = Facts(
        name=_text(cluster, "case_name") or None,
        short_name=_text(cluster, "case_name_short") or None,
        official_name=_text(cluster, "case_name_full") or None,
        citations=in_order_of_use(_citations(cluster)),
        court=_court(docket) or _court(cluster),
        decided=None if approximate else read_date(_text(cluster, "date_filed")),
        dockets=numbers,
        judges=read_judges(_text(cluster, "judges")),
        publication=_STATUS.get(_text(cluster, "precedential_status").lower()),
    )
    first = writings[0].content
    return said.over(first.facts) if isinstance(first, MarkedText) else said


def _court(one: _Object) -> CourtId | None:
    court = one.get("court")
    if isinstance(court, dict):
        return read_court(_text(court, "id"), _text(court, "full_name", "name"))
    address = _text(one, "court")
    known = read_court(_text(one, "court_id"))
    return known or read_court_address(address)


def _citations(cluster: _Object) -> Iterator[ReporterCitation]:
    listed = cluster.get("citations")
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict):
            printed = " ".join(str(one.get(key, "")) for key in ("volume", "reporter", "page"))
        else:
            printed = str(one)
        if citation := read_citation(printed):
            yield citation
    for key in _PARALLEL:
        if citation := read_citation(_text(cluster, key)):
            yield citation


def _read_cap(case: _Object, name: str) -> Decision:
    body = case["casebody"]
    body = body.get("data", body) if isinstance(body, dict) else body
    facts = _cap_facts(case)
    if isinstance(body, str) and body.strip():
        content = _body(body, name)
        own = content.facts if isinstance(content, MarkedText) else Facts()
        return Decision(writings=(Writing(content=content),), facts=facts.over(own))
    opinions = body.get("opinions") if isinstance(body, dict) else None
    texts = [one for one in opinions or () if isinstance(one, dict) and _text(one, "text")]
    if not texts:
        raise EmptyFile(name, "holds the decision's data, but not its text.", hint="Get it with the case's body.")
    return Decision(writings=tuple(_cap_writing(one) for one in texts), facts=facts)


def _cap_writing(one: _Object) -> Writing:
    author = read_person(_text(one, "author"))
    paragraphs = re.split(r"\n+", _NOTE_BEGINS.sub(r"\g<number>. ", _text(one, "text")))
    return Writing(content="\n\n".join(paragraphs), kind=_CAP_KINDS.get(_text(one, "type").lower()), author=author)


def _cap_facts(case: _Object) -> Facts:
    listed = case.get("citations")
    cites = [_text(one, "cite") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    court = case.get("court")
    dockets = read_dockets(filter(None, [_text(case, "docket_number")]))
    name = _text(case, "name_abbreviation")
    found = find_case_name([name], Spellings(name, name)) if name else None
    return Facts(
        name=name or None,
        short_name=found.short_name if found else None,
        official_name=_text(case, "name") or None,
        citations=in_order_of_use(cite for text in cites if (cite := read_citation(text))),
        court=read_court(_text(court, "name"), _text(court, "name_abbreviation")) if isinstance(court, dict) else None,
        decided=read_date(_text(case, "decision_date")),
        dockets=dockets,
    )
