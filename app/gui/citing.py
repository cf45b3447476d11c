"""Finding what is to be cited while one types: propositions and authorities of the draft's own sources. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.law.authorities import Authority, AuthorityKind
from app.law.briefs import CitationNode
from app.law.citations import Citation, CitationForm, CitationKind
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


@dataclass(frozen=True, slots=True)
class LeftWords:
    """A citation in plain words that stays words: where it stands in them, the words, and why."""

    start: int
    end: int
    words: str
    why: str


def find_cited(source: MatterSource, words: str) -> tuple[tuple[CitedWords, ...], tuple[LeftWords, ...]]:
    """The citations in plain words that are certain and the library's, and those that are not. Nothing is guessed."""
    from app.citations.report import find_citations_in_text  # noqa: PLC0415  # eyecite is not needed for the first window

    found: list[CitedWords] = []
    left: list[LeftWords] = []
    for cited in find_citations_in_text([words]).citations:
        if cited.kind is CitationKind.RECORD or cited.inside_of is not None or cited.footnote is not None:
            continue
        authority, reporter = _held(source, cited)
        why = _why_not(cited, authority, reporter)
        if authority is None or why:
            left.append(LeftWords(*cited.span, cited.text, why))
            continue
        first = authority.find_citation(None)
        other = reporter if cited.pin and first is not None and reporter != first.reporter else None
        node = CitationNode(
            authority=authority.key, pin=cited.pin, pin_required=False, pin_reporter=other, textual=True
        )
        found.append(CitedWords(*cited.span, node))
    return tuple(found), tuple(left)


def _held(source: MatterSource, cited: Citation) -> tuple[Authority | None, str | None]:
    """What of the library is cited, and in which reporter; None for nothing, and where more than one thing fits."""
    if cited.refers_to is None and cited.form is CitationForm.SHORT and cited.name:
        return _called_so(source, cited), cited.reporter
    key = source.held.find(cited.refers_to or "") if cited.certain else None
    authority = source.find_authority(key) if key else None
    printed = (cite.reporter for cite in (authority.citations if authority else ()) if str(cite) == cited.refers_to)
    return authority, cited.reporter or next(printed, None)


def _called_so(source: MatterSource, cited: Citation) -> Authority | None:
    """The one decision of that name in that volume, for a short form whose full citation stands elsewhere in the paper."""
    in_volume = (
        authority
        for authority in source.authorities()
        if any((cite.volume, cite.reporter) == (cited.volume, cited.reporter) for cite in authority.citations)
    )
    found = [one for one in in_volume if _same(cited.name or "", one.short_name or "")]
    return found[0] if len(found) == 1 else None


def _same(one: str, other: str) -> bool:
    return one.casefold().rstrip(".,") == other.casefold().rstrip(".,")


def _why_not(cited: Citation, authority: Authority | None, reporter: str | None) -> str:
    """Why a citation stays words; empty where it is the library's."""
    if authority is None and (not cited.certain or cited.refers_to is None):
        return "it is not certain what is meant: cite it in full, or insert it with [[."
    if authority is None:
        return "not in the library: import it (Ctrl+I), or it stays words without a source."
    if authority.kind is not AuthorityKind.OPINION:
        return ""
    if reporter and authority.find_citation(reporter) is None:
        return f"the library has no page of {authority.name} in {reporter}."
    return next(iter(_differences(cited, authority)), "")


def _differences(cited: Citation, authority: Authority) -> list[str]:
    """What the words say otherwise than the library, as its own check of citations tells it."""
    from app.checking.citation_check import differences  # noqa: PLC0415  # as above

    if cited.form is not CitationForm.FULL:
        return []
    return [f"{words}." for words in differences(cited, authority)]


def short_name(source: MatterSource | None, key: str) -> str:
    """How the draft calls an authority; its key when the library does not hold it."""
    authority = source.find_authority(key) if source else None
    return (authority.short_name or authority.name) if authority else key


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


_PAGE = re.compile(r"(?P<sought>.+?)\s+at\s+(?P<page>\d[\d\-–, &n.]*)$")
_AT = re.compile(r"\s+at\s*$")
"""A page is about to be typed."""


def _split_page(typed: str) -> tuple[str, str]:
    """What is sought, and the page that stands after it."""
    match = _PAGE.match(typed.strip())
    return (match["sought"], match["page"].strip(" ,")) if match else (_AT.sub("", typed), "")


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
