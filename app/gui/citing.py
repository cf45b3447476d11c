"""Finding what is to be cited while one types: propositions and authorities of the draft's own sources. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.law.authorities import Authority
from app.law.briefs import CitationNode
from app.law.citations import CitationKind
from app.tasks.workspace import MatterSource


@dataclass(frozen=True, slots=True)
class Citable:
    """Something that can be cited: its name and place, what it stands for, and the citation."""

    words: str
    detail: str
    node: CitationNode


def find_citations(source: MatterSource | None, typed: str) -> list[Citable]:
    """Propositions of which the name, the citation or the words hold all that is typed, and then authorities by name.

    Those of one authority stand together, pages of its first reporter before those of another. Those whose name begins with what is typed stand first. A page after them ("lalonde at 957") is that of the citation.
    """
    if source is None:
        return []
    sought, page = _split_page(typed)
    words, found = sought.casefold().split(), []
    for proposition in source.propositions():
        authority = source.find_authority(proposition.authority)
        if authority is None or not _holds(f"{_names(authority)} {proposition.text}", words):
            continue
        node = CitationNode(authority=authority.key, pin=proposition.pin, pin_reporter=proposition.pin_reporter)
        found.append(Citable(_words(authority, node), proposition.text, node))
    found = _together(found)
    named = {one.node.authority for one in found}
    others = (a for a in source.authorities() if a.key not in named and _holds(_names(a), words))
    found += [Citable(_words(a, node), "", node) for a in others for node in [CitationNode(authority=a.key)]]
    first = [one for one in found if words and one.words.casefold().startswith(words[0])]
    ordered = [*first, *(one for one in found if one not in first)]
    return _at_page(source, ordered, page) if page else ordered


@dataclass(frozen=True, slots=True)
class CitedWords:
    """A citation in plain words that the library knows: where it stands in them, and its node."""

    start: int
    end: int
    node: CitationNode


def find_cited(source: MatterSource, words: str) -> tuple[tuple[CitedWords, ...], tuple[str, ...]]:
    """The citations in plain words that are certain and in the library, and those that the library does not hold."""
    from app.citations.report import find_citations_in_text  # noqa: PLC0415  # eyecite is not needed for the first window

    keys: dict[str, tuple[Authority | None, str | None]] = {a.citation: (a, None) for a in source.authorities()}
    keys |= {str(cite): (a, cite.reporter) for a in source.authorities() for cite in a.citations}
    found, strangers = [], []
    for cited in find_citations_in_text([words]).citations:
        if cited.kind is CitationKind.RECORD or cited.inside_of is not None or cited.footnote is not None:
            continue
        authority, reporter = keys.get(cited.refers_to or "", (None, None))
        reporter = cited.reporter or reporter
        if authority is None or not cited.certain or (reporter and authority.find_citation(reporter) is None):
            strangers.append(cited.text)
            continue
        first = authority.find_citation(None)
        other = reporter if cited.pin and first is not None and reporter != first.reporter else None
        node = CitationNode(
            authority=authority.key, pin=cited.pin, pin_required=False, pin_reporter=other, textual=True
        )
        found.append(CitedWords(*cited.span, node))
    return tuple(found), tuple(dict.fromkeys(strangers))


def short_name(source: MatterSource | None, key: str) -> str:
    """How the draft calls an authority; its key when the library does not hold it."""
    authority = source.find_authority(key) if source else None
    return (authority.short_name or authority.name) if authority else key


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


_PAGE = re.compile(r"(?P<sought>.+?)\s+at\s+(?P<page>\d[\d\-–, &n.]*)$")


def _split_page(typed: str) -> tuple[str, str]:
    """What is sought, and the page that stands after it."""
    match = _PAGE.match(typed.strip())
    return (match["sought"], match["page"].strip(" ,")) if match else (typed, "")


def _at_page(source: MatterSource, found: Sequence[Citable], page: str) -> list[Citable]:
    """Each authority once, cited at a page of the attorney's."""
    pin = page.replace("–", "-")
    keys = dict.fromkeys(one.node.authority for one in found)
    known = [authority for key in keys if (authority := source.find_authority(key)) is not None]
    return [Citable(_words(a, node), "", node) for a in known for node in [CitationNode(authority=a.key, pin=pin)]]


def _together(found: Sequence[Citable]) -> list[Citable]:
    """The same, authority by authority in the order in which they come first."""
    order = {key: place for place, key in enumerate(dict.fromkeys(one.node.authority for one in found))}
    return sorted(found, key=lambda one: (order[one.node.authority], one.node.pin_reporter is not None))


def _words(authority: Authority, node: CitationNode) -> str:
    """The name with its first citation, and with the one whose pages the pin counts if that is another."""
    cites = dict.fromkeys((authority.citation, authority.printed_in(node.pin_reporter)))
    printed = (cite for cite in cites if cite != authority.name)
    return ", ".join((authority.name, *printed, *((node.pin,) if node.pin else ())))


def _names(authority: Authority) -> str:
    return f"{authority.name} {authority.short_name or ''} {authority.citation}"
