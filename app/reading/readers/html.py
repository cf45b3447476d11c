"""The reader of HTML: CourtListener's, the Caselaw Access Project's, Public.Resource.Org's, and plain pages.

The dialect is known by its tags and classes, never by the file's name. A page that only wraps
preformatted text is read as that text.
"""

import re
from collections.abc import Sequence

from app.law.authorities import ReporterCitation
from app.reading.captions import find_case_name, in_court
from app.reading.facts import Facts
from app.reading.headmatter import read_head
from app.reading.marked import MarkedText, assemble
from app.reading.pages import Line
from app.reading.readers.events import Closed, Event, Opened, read_html
from app.reading.readers.headings import first_caption, read_court, read_dockets, spell_months
from app.reading.readers.numbering import in_order_of_use, read_citation, read_folder_citation
from app.reading.readers.pieces import Marked, Piece
from app.reading.readers.scribe import write_pieces
from app.reading.spelling import Spellings

_HEAD_ROLES = frozenset(["parties", "docketnumber", "docket", "court", "decisiondate", "date", "judges"])
_CITED_IN = frozenset(("case_cite", "citation"))
_MOSTLY = 0.8
_MAIN = 0.5
_UNSEEN = frozenset(("script", "style", "head", "noscript", "template"))
_CASE_ID = re.compile(r"FC:(?P<reporter>[A-Za-z0-9]+)/(?P<volume>\d+)/.*")
_HEAD_PIECES = 12


def read_html_text(text: str, *, name: str) -> tuple[str | MarkedText, str]:
    """The text of a page, and the name of its dialect. Raises `DamagedFile`.

    Args:
        text: decoded HTML; a whole page or a fragment.
        name: the file's name, for messages.
    """
    events = read_html(text, name=name)
    dialect = find_dialect(events)
    plain = _preformatted(events)
    if plain is not None:
        return plain, dialect
    marked = write_pieces(_main_events(events) if dialect == "html" else events)
    opened = [event for event in events if isinstance(event, Opened)]
    facts = Facts(citations=_own_citations(opened)).over(_facts(marked))
    return assemble(marked, facts, pages=_pages(opened)), dialect


def find_dialect(events: Sequence[Event]) -> str:
    """Whose HTML it is, as a name of a format."""
    opened = [event for event in events if isinstance(event, Opened)]
    if any(tag.name == "casebody" or "casebody" in tag.classes for tag in opened):
        return "cap_html"
    if any("Public.Resource.Org" in tag.attributes.get("content", "") for tag in opened if tag.name == "meta"):
        return "resource_org_html"
    classes = {name for tag in opened for name in tag.classes}
    if {"citation", "star-pagination", "case_cite"} & classes or any(
        tag.name == "pre" and "inline" in tag.classes for tag in opened
    ):
        return "courtlistener_html"
    return "html"


def _preformatted(events: Sequence[Event]) -> str | None:
    """The text as it stands when nearly all of it is preformatted; links and marks in it are passed over."""
    words: list[str] = []
    inside = outside = within = unseen = 0
    for event in events:
        match event:
            case Opened():
                within += event.name == "pre"
                unseen += event.name in _UNSEEN
                if event.name in {"br", "p", "div"}:
                    words.append("\n")
            case Closed():
                within -= event.name == "pre"
                unseen -= event.name in _UNSEEN
            case _ if not unseen:
                words.append(event)
                inside += len(event.strip()) if within else 0
                outside += 0 if within else len(event.strip())
            case _:
                pass
    return "".join(words) if inside and inside > _MOSTLY * (inside + outside) else None


def _main_events(events: Sequence[Event]) -> Sequence[Event]:
    """The events of the page's one main element when it holds most of the text; else all."""
    starts = [place for place, event in enumerate(events) if isinstance(event, Opened) and _is_main(event)]
    if len(starts) != 1:
        return events
    inner = events[starts[0] : _end(events, starts[0])]
    return inner if _length(inner) > _MAIN * _length(events) else events


def _is_main(tag: Opened) -> bool:
    return tag.name == "main" or tag.attributes.get("role") == "main"


def _end(events: Sequence[Event], start: int) -> int:
    """The place after the tag that closes the one opened at `start`."""
    depth = 0
    for place in range(start, len(events)):
        event = events[place]
        depth += isinstance(event, Opened) - isinstance(event, Closed)
        if depth == 0:
            return place + 1
    return len(events)


def _length(events: Sequence[Event]) -> int:
    return sum(len(event.strip()) for event in events if isinstance(event, str))


def _pages(opened: Sequence[Opened]) -> tuple[str, str] | None:
    for tag in opened:
        first, last = tag.attributes.get("data-firstpage", ""), tag.attributes.get("data-lastpage", "")
        if first and last:
            return first, last
    return None


def _own_citations(opened: Sequence[Opened]) -> tuple[ReporterCitation, ...]:
    """The citation that a casebody's id and first page give ("FC:A3d/107/…", page 1004)."""
    for tag in opened:
        case = _CASE_ID.fullmatch(tag.attributes.get("data-case-id", ""))
        first = tag.attributes.get("data-firstpage", "")
        if case and first and (citation := read_folder_citation(case["reporter"], case["volume"], first)):
            return (citation,)
    return ()


def _facts(marked: Marked) -> Facts:
    """What pieces with a role say."""
    by_role: dict[str, list[Piece]] = {}
    for piece in marked.pieces:
        by_role.setdefault(piece.role, []).append(piece)
    citations = in_order_of_use(_citations(marked.pieces))
    if not _HEAD_ROLES & by_role.keys():
        return Facts(citations=citations)
    lines = [line for piece in marked.pieces if piece.role in _HEAD_ROLES for line in _head_lines(piece)]
    text = "\n".join(piece.text for piece in marked.pieces if not piece.role)
    spellings = Spellings(text, text)
    head = read_head(lines, [], spellings)
    dockets = read_dockets(
        line for role in ("docketnumber", "docket") for piece in by_role.get(role, ()) for line in piece.lines
    )
    court = read_court(*(piece.text for piece in by_role.get("court", ()))) or head.court
    return Facts(
        name=in_court(_with_in_re(head.name, by_role.get("parties", ()), spellings), court),
        short_name=head.short_name,
        official_name=" ".join(piece.text for piece in by_role.get("parties", ())) if head.name else None,
        citations=citations,
        court=court,
        decided=head.decided,
        dockets=dockets or head.dockets,
        judges=head.judges,
    )


def _with_in_re(name: str | None, parties: Sequence[Piece], spellings: Spellings) -> str | None:
    """The name with the one of the proceeding when the file gives both: "People v. A.V. (In re A.V.)"."""
    caption = first_caption(parties[0].lines) if parties else []
    proceeding = find_case_name(caption, spellings) if caption and " v. " not in parties[0].text else None
    if name is None or proceeding is None or " v. " not in name:
        return name
    return f"{name} ({proceeding.name})"


def _head_lines(piece: Piece) -> list[Line]:
    lines = first_caption(piece.lines) if piece.role == "parties" else map(spell_months, piece.lines)
    return [*(Line(text=text) for text in lines), Line(text="")]


def _citations(pieces: Sequence[Piece]) -> list[ReporterCitation]:
    """Citations that stand alone at the top: of the opinion itself."""
    top = [piece for piece in pieces[:_HEAD_PIECES] if piece.role in _CITED_IN or not piece.role]
    return [citation for piece in top for line in piece.lines if (citation := read_citation(line))]
