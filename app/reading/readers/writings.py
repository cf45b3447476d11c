"""Where the writings of a marked-up text begin: by the opinions that the markup sets apart, else by authors' lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.law.authorities import PartKind
from app.law.opinions import OpinionPart, Paragraph
from app.reading.announcements import Announcement, find_announcement, find_section
from app.reading.flow import Flow
from app.reading.prose import is_prose
from app.reading.readers.pieces import Piece, Section
from app.reading.spelling import Spellings
from app.reading.standing import find_counsel

_KINDS = {
    "majority": PartKind.MAJORITY,
    "unanimous": PartKind.MAJORITY,
    "lead": PartKind.MAJORITY,
    "on-the-merits": PartKind.MAJORITY,
    "plurality": PartKind.PLURALITY,
    "per-curiam": PartKind.PER_CURIAM,
    "concurrence": PartKind.CONCURRENCE,
    "dissent": PartKind.DISSENT,
    "concurring-in-part-and-dissenting-in-part": PartKind.CONCURRENCE_DISSENT,
    "rehearing": PartKind.ORDER,
    "trialcourt": PartKind.ORDER,
}
"""Kinds of opinions in Caselaw Access Project and Harvard markup."""

_STAFF = {
    "syllabus": PartKind.SYLLABUS,
    "summary": PartKind.SUMMARY,
    "headnotes": PartKind.SUMMARY,
    "headnote": PartKind.SUMMARY,
}
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|la|van|von|der))*?(?:, (?:Jr|Sr|I{2,3}|IV)\.?)?"
_OFFICE = (
    r"(?:(?:(?:senior|chief|associate|circuit|district|presiding|acting|vice|president|administrative|magistrate)\s+)*"
    r"(?:judge|justice|chancellor)|(?:[CPAS]\. ?)*J\.|P\. ?J\.|S\. ?J\.)"
)
_ROLE = r"(?P<role>(?:specially )?(?:concurring|dissenting)[^:]{0,160}?)"
_AUTHOR_LINE = re.compile(
    rf"(?:Opinion by |Mr\. |Madam )?(?:Chief )?(?:Justice |Judge )?(?P<name>{_NAME})"
    rf"(?:,? (?i:{_OFFICE}))?(?:,? [(\[]?(?i:{_ROLE})[)\]]?)?[.:]*(?:\*|†)*"
)
_OFFICE_IN = re.compile(rf"(?i:{_OFFICE})|(?i:justice|judge)\b|\b(?i:concurring|dissenting)\b")
_DELIVERED = re.compile(
    r"(?:mr\. |madam )?(?:chief )?justice (?P<name>[\w’'-]+),? (?:after [^.]{3,120}, )?delivered the opinion of the court\.?",
    re.IGNORECASE,
)
_PARAGRAPH_NUMBER = re.compile(r"^¶ ?\d+\.? ")
_LONGEST_LINE = 200
_REACH = 12
_CONCUR = re.compile(r"(?:we|i) (?:all )?concur[:.]?|concur(?:ring)?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """A writing begins at this flow."""

    place: int
    announcement: Announcement


def find_starts(
    pieces: Sequence[Piece], flows: Sequence[Flow], sections: Sequence[Section], author: str | None = None
) -> tuple[Start, ...]:
    """Where each writing begins, in order; empty when neither markup nor lines say so.

    Args:
        pieces: the text's pieces, one for each flow.
        flows: their paragraphs.
        sections: the opinions that the markup sets apart.
        author: who wrote the leading opinion, when the file's data say so.
    """
    marked = _by_sections(pieces, sections)
    writings = marked or _by_lines(flows) or _by_author(flows, author)
    if not writings:
        return ()
    staff = _staff_texts(pieces[: writings[0].place])
    return (*staff, *writings)


def find_author_line(text: str) -> Announcement | None:
    """What a line that holds nothing but an author's name, office and role announces, or None."""
    if len(text) > _LONGEST_LINE:
        return None
    if delivered := _DELIVERED.fullmatch(text):
        return Announcement(PartKind.MAJORITY, delivered["name"])
    line = _PARAGRAPH_NUMBER.sub("", text)
    match = _AUTHOR_LINE.fullmatch(line)
    if match is None or not _OFFICE_IN.search(line):
        return None
    return Announcement(_kind(match["role"] or ""), match["name"].rstrip("."))


def _kind(role: str) -> PartKind:
    words = role.lower()
    if "concurring" in words and "dissenting" in words:
        return PartKind.CONCURRENCE_DISSENT
    if "dissenting" in words:
        return PartKind.DISSENT
    return PartKind.CONCURRENCE if "concurring" in words else PartKind.MAJORITY


def _by_sections(pieces: Sequence[Piece], sections: Sequence[Section]) -> list[Start]:
    starts: list[Start] = []
    for index, section in enumerate(sections):
        places = [place for place, piece in enumerate(pieces) if piece.section == index]
        if not places:
            continue
        line = next((pieces[place].text for place in places if pieces[place].role == "author"), "")
        starts.append(Start(places[0], _announce(section, line, pieces[places[0]].text)))
    return starts


def _announce(section: Section, line: str, first: str) -> Announcement:
    """What markup and author's line say together; the markup's kind counts, if it is a known one."""
    said = _read_author(line or first)
    kind = _KINDS.get(section.kind.lower().replace("_", "-"))
    if said is None:
        return Announcement(kind or PartKind.MAJORITY)
    if said.kind is PartKind.PER_CURIAM and kind in {None, PartKind.MAJORITY}:
        return said
    return Announcement(kind or said.kind, said.author)


def _read_author(line: str) -> Announcement | None:
    return find_author_line(line) or find_announcement(line)


def _by_lines(flows: Sequence[Flow]) -> list[Start]:
    starts: list[Start] = []
    for place, flow in enumerate(flows):
        text = flow.paragraph.text
        found = find_announcement(text) or _line_before_prose(flows, place)
        if found is None or any(found.author and found.author == start.announcement.author for start in starts):
            continue
        has_spoken = any(start.announcement.kind.speaks_for_court for start in starts)
        if has_spoken and found.kind is PartKind.MAJORITY:
            found = Announcement(PartKind.CONCURRENCE, found.author, found.joined_by)
        starts.append(Start(place, found))
    return starts


def _line_before_prose(flows: Sequence[Flow], place: int) -> Announcement | None:
    """An author's line after which a text follows; one after "We concur:" or at the end is a signature."""
    found = find_author_line(flows[place].paragraph.text)
    following = flows[place + 1 : place + 1 + _REACH]
    if found is None or (place and _CONCUR.search(flows[place - 1].paragraph.text[-20:])):
        return None
    if found.kind is not PartKind.MAJORITY and following:
        return found
    return found if any(is_prose(flow) for flow in following) else None


def _by_author(flows: Sequence[Flow], author: str | None) -> list[Start]:
    if author is None:
        return []
    place = next(
        (at for at, flow in enumerate(flows) if is_prose(flow) and not find_counsel([flow.paragraph.text])), None
    )
    return [] if place is None else [Start(place, Announcement(PartKind.MAJORITY, author))]


def _staff_texts(front: Sequence[Piece]) -> Iterable[Start]:
    """Syllabus and headnotes before the first writing, by their tags or their headings."""
    last: PartKind | None = None
    for place, piece in enumerate(front):
        kind = _STAFF.get(piece.role) or find_section(piece.text)
        kind = kind if kind in {PartKind.SYLLABUS, PartKind.SUMMARY} else (last if not piece.role else None)
        if kind is not None and kind is not last:
            yield Start(place, Announcement(kind))
        elif kind is None and last is not None:
            yield Start(place, Announcement(PartKind.FRONT_MATTER))
        last = kind


def part_at(flows: Sequence[Flow], starts: Sequence[Start], spellings: Spellings) -> tuple[OpinionPart, ...]:
    """The parts of a text whose writings begin at known places; what stands before them is front matter."""
    edges = [start.place for start in starts] + [len(flows)]
    parts = [OpinionPart(kind=PartKind.FRONT_MATTER, paragraphs=_paragraphs(flows[: edges[0]]))]
    for start, end in zip(starts, edges[1:], strict=True):
        said = start.announcement
        parts.append(
            OpinionPart(
                kind=said.kind,
                author=spellings.person(said.author) if said.author else None,
                paragraphs=_paragraphs(flows[start.place : end]),
                joined_by=tuple(spellings.person(name) for name in said.joined_by),
            )
        )
    return tuple(part for part in parts if part.paragraphs)


def _paragraphs(flows: Sequence[Flow]) -> tuple[Paragraph, ...]:
    return tuple(flow.paragraph for flow in flows)
