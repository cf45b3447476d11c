"""Whose words follow: the parts of an opinion, by the lines with which they announce themselves.

A text that announces nothing and holds one writing is that court's own: an order when a trial
court made it or when it calls itself one, else the court's opinion.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.citations.courts import find_court
from app.law.authorities import PartKind
from app.law.courts import CourtId, CourtLevel
from app.law.opinions import OpinionPart, Paragraph
from app.reading.announcements import Announcement, find_announcement, find_byline, find_section, is_line_up
from app.reading.benches import find_signing_author
from app.reading.flow import Flow
from app.reading.joiners import iter_line_up
from app.reading.preludes import find_order_before, find_signed_text
from app.reading.prose import SENTENCE, TITLE, is_of_head, is_prose, is_short_prose
from app.reading.spelling import Spellings

_VERSUS_LINE = re.compile(
    r"(?!(?-i:V\.\s+[A-Z][a-z][^\d]*$))\W*(?:v\.?|vs\.?|versus|-v\.?-|-against-|against)(?=$|\s{2,}|\s*[)|§│:])",
    re.IGNORECASE,
)
_MOST_PROSE_ABOVE_CAPTION = 900
_APPENDIX = re.compile(r"(?:APPENDIX|Appendix)(?: [A-Z1-9])?(?: (?:TO|to) [\w .’'-]{3,60})?\.?")
_ORDER_TITLE = re.compile(
    r"(?:(?:opinion|memorandum(?: opinion)?|decision) (?:and|&) |summary |amended )?order\b|(?-i:[A-Z ,&]*\bORDER\b)",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:from|respecting|in) (?:the )?denial of\b")
"""A judge writes on an order, and no opinion of the court, from which this is told."""
_HEAD_FLOWS = 80
_LONGEST_TITLE = 300
_CAPTION_FLOWS = 20
_LAST_FLOWS = 12
_REACH = 4
_CONCUR = re.compile(r"\bconcur(?:red|ring)?\b", re.IGNORECASE)
_TAIL = 60


@dataclass(slots=True)
class _Draft:
    kind: PartKind
    author: str | None = None
    joined_by: tuple[str, ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list)


def head_flows(flows: Sequence[Flow]) -> list[Flow]:
    """The paragraphs of the head: caption, court, dates, counsel; prose among them (a syllabus) is left out."""
    order = find_order_before(flows)
    announced = order.start if order else min(_find_announcements(flows), default=_HEAD_FLOWS)
    if announced < _HEAD_FLOWS:
        return [flow for flow in flows[:announced] if not is_prose(flow)]
    start = _text_start(flows)
    return [flow for flow in flows[:start] if not is_prose(flow)]


def part_opinion(
    flows: Sequence[Flow], court: CourtId | None, judges: Sequence[str], spellings: Spellings
) -> tuple[OpinionPart, ...]:
    """The parts in order, each with its kind and author."""
    order = find_order_before(flows)
    drafts = _by_announcement(flows[: order.stop], {order.start: Announcement(PartKind.ORDER)}) if order else []
    drafts += _draft_writings(flows[order.stop :] if order else flows, court, judges)
    _join_line_up(drafts)
    drafts = [piece for draft in drafts for piece in _without_appendix(draft)]
    return tuple(
        OpinionPart(
            kind=draft.kind,
            author=spellings.person(draft.author) if draft.author else None,
            paragraphs=tuple(draft.paragraphs),
            joined_by=tuple(spellings.person(name) for name in draft.joined_by),
        )
        for draft in drafts
        if draft.paragraphs
    )


def find_leading(parts: Sequence[OpinionPart]) -> OpinionPart | None:
    """The court's opinion, or its order where that stands alone and does not only go before the opinion."""
    writings = [part for part in parts if not part.kind.is_staff_text and not part.kind.is_separate]
    return next((part for part in writings if part.kind is not PartKind.ORDER), writings[0] if writings else None)


def as_order(parts: tuple[OpinionPart, ...], court: CourtId | None) -> tuple[OpinionPart, ...]:
    """The parts; the one writing of a trial court is its order, however its judge or the markup announces it."""
    writings = [part for part in parts if not part.kind.is_staff_text]
    if len(writings) != 1 or writings[0].kind is not PartKind.MAJORITY or not _made_by_trial_court(court):
        return parts
    return tuple(replace(part, kind=PartKind.ORDER) if part is writings[0] else part for part in parts)


def _draft_writings(flows: Sequence[Flow], court: CourtId | None, judges: Sequence[str]) -> list[_Draft]:
    announced = _find_announcements(flows)
    first = min(announced, default=len(flows))
    if first == len(flows):
        return _single(flows, court, judges)
    if not announced[first].kind.is_separate or not _holds_text(flows[:first]):
        return _by_announcement(flows, announced)
    later = {place - first: announcement for place, announcement in announced.items()}
    drafts = _single(flows[:first], court, judges)
    if _DENIAL.search(flows[first].paragraph.text[:_LONGEST_TITLE]):
        drafts[-1].kind = PartKind.ORDER
    return [*drafts, *_by_announcement(flows[first:], later)]


def _holds_text(front: Sequence[Flow]) -> bool:
    """Whether the court speaks, unannounced, before a judge who speaks alone: text that is neither of the head nor the staff's."""
    sections = {find_section(flow.paragraph.text) for flow in front}
    return sections.isdisjoint({PartKind.SYLLABUS, PartKind.SUMMARY}) and any(
        is_prose(flow) and not is_of_head(flow) for flow in front[_text_start(front) :]
    )


def _find_announcements(flows: Sequence[Flow]) -> dict[int, Announcement]:
    """The announcements by their places; before the first of them a line with a name alone may announce the court's opinion."""
    found = {place: one for place, flow in enumerate(flows) if (one := find_announcement(flow.paragraph.text))}
    first = min(found, default=len(flows))
    if first in found and found[first].kind is PartKind.PER_CURIAM and (signed := find_signed_text(flows[:first])):
        return {_with_short_opening(flows, signed): found.pop(first), **found}
    for place in range(min(first, len(flows) - 1)):
        byline = find_byline(flows[place].paragraph.text)
        if byline and _heads_text(flows, place, first) and not _is_told_again(byline, found.values()):
            return {place: byline, **found}
    return found


def _is_told_again(byline: Announcement, announced: Iterable[Announcement]) -> bool:
    """Whether the author of a line of the head announces the opinion below: then that line only lists who wrote."""
    author = (byline.author or "").upper()
    return any((one.author or "").upper().endswith(author) and not one.kind.is_separate for one in announced)


def _heads_text(flows: Sequence[Flow], place: int, first: int) -> bool:
    """Whether running text follows on a name, which then is neither a signature below it nor the last of a list."""
    following = flows[place + 1 : place + 1 + _REACH]
    text = next((later for later, flow in enumerate(following, place + 1) if not flow.paragraph.heading), len(flows))
    above = [flow.paragraph.text for flow in flows[max(0, place - _REACH) : place]]
    if (
        text >= first
        or any(_CONCUR.search(one[-_TAIL:]) for one in above)
        or (above and above[-1].endswith((",", " and")))
    ):
        return False
    return (is_prose(flows[text]) and not is_of_head(flows[text])) or (len(flows) == place + 2 and first == len(flows))


def _first_prose(flows: Sequence[Flow]) -> int:
    return next((place for place, flow in enumerate(flows) if is_prose(flow)), len(flows))


def _text_start(flows: Sequence[Flow]) -> int:
    """Where running text begins: after the caption, also when a notice or a reporter's summary stands above that."""
    start = next(
        (place for place, flow in enumerate(flows) if is_prose(flow) and not is_of_head(flow)), _first_prose(flows)
    )
    if start == len(flows):
        return _after_title(flows)
    caption = next((place for place in range(start, min(len(flows), _HEAD_FLOWS)) if _has_versus(flows[place])), start)
    above = sum(len(flow.paragraph.text.split()) for flow in flows[start:caption] if is_prose(flow))
    if caption == start or above > _MOST_PROSE_ABOVE_CAPTION or any(map(_has_versus, flows[:start])):
        return start
    return caption + _first_prose(flows[caption:])


def _after_title(flows: Sequence[Flow]) -> int:
    """Where the text of a paper begins that holds no long paragraph: below its title, if sentences follow."""
    for place in range(len(flows) - 1, 0, -1):
        if TITLE.match(flows[place - 1].paragraph.text):
            return place if any(SENTENCE.search(flow.paragraph.text) for flow in flows[place:]) else len(flows)
    return len(flows)


def _has_versus(flow: Flow) -> bool:
    """Whether the "v." of a caption stands alone on a line, or at the beginning of one cut in columns."""
    return any(_VERSUS_LINE.match(line.text) for block in flow.blocks for line in block.lines)


def _by_announcement(flows: Sequence[Flow], announced: Mapping[int, Announcement]) -> list[_Draft]:
    drafts = [_Draft(PartKind.FRONT_MATTER)]
    running_head = ""
    for place, flow in enumerate(flows):
        section = _find_turn(flows, place, running_head, announced)
        if section is not None and section is not drafts[-1].kind:
            drafts.append(_Draft(section))
        running_head = flow.running_head or running_head
        announcement = announced.get(place)
        if announcement and not _is_signature(announcement, drafts, flows[place:]):
            drafts.append(_Draft(_kind_after(drafts, announcement), announcement.author, announcement.joined_by))
        drafts[-1].paragraphs.append(flow.paragraph)
        if is_line_up(flow.paragraph.text):
            _end_syllabus(drafts)
    return drafts


def _is_signature(announcement: Announcement, drafts: Sequence[_Draft], rest: Sequence[Flow]) -> bool:
    """Whether "PER CURIAM" signs the opinion of the court that stands above it."""
    has_spoken = any(draft.kind.speaks_for_court for draft in drafts)
    return announcement.kind is PartKind.PER_CURIAM and has_spoken and not any(map(is_prose, rest))


def _without_appendix(draft: _Draft) -> list[_Draft]:
    """A writing, and what is appended to it under a heading that says so."""
    if draft.kind.is_staff_text:
        return [draft]
    texts = [paragraph.text for paragraph in draft.paragraphs]
    place = next((place for place, text in enumerate(texts) if place and _APPENDIX.fullmatch(text)), None)
    if place is None:
        return [draft]
    appended = _Draft(PartKind.APPENDIX, paragraphs=draft.paragraphs[place:])
    draft.paragraphs = draft.paragraphs[:place]
    return [draft, appended]


def _join_line_up(drafts: Sequence[_Draft]) -> None:
    """Joiners that the line-up of a syllabus names, for the opinion of the same author."""
    lines = [
        one.text
        for draft in drafts
        if draft.kind is PartKind.SYLLABUS
        for one in draft.paragraphs
        if is_line_up(one.text)
    ]
    joined = dict(entry for line in lines for entry in iter_line_up(line))
    for draft in drafts:
        if draft.author and not draft.joined_by:
            draft.joined_by = joined.get(draft.author.upper(), ())


def _kind_after(drafts: Sequence[_Draft], announcement: Announcement) -> PartKind:
    """The kind announced; but once the court has spoken, a judge who only gives a name speaks alone."""
    has_spoken = any(draft.kind.speaks_for_court for draft in drafts)
    is_bare = announcement.kind is PartKind.MAJORITY and announcement.author is not None
    return PartKind.CONCURRENCE if has_spoken and is_bare else announcement.kind


def _find_turn(
    flows: Sequence[Flow], place: int, running_head: str, announced: Mapping[int, Announcement]
) -> PartKind | None:
    """The part that begins with this paragraph because a line, or a new running head, says so.

    The caption of another writing is one only when its announcement follows: else the line is a
    running head that stayed in the text.
    """
    flow = flows[place]
    section = find_section(flow.paragraph.text)
    if section is None and flow.running_head and flow.running_head != running_head:
        section = find_section(flow.running_head) or PartKind.FRONT_MATTER
    if section is PartKind.FRONT_MATTER and not _leads_to_announcement(flows, place, announced):
        return None
    return section


def _leads_to_announcement(flows: Sequence[Flow], start: int, announced: Mapping[int, Announcement]) -> bool:
    """Whether an announcement comes before any running text."""
    near = range(start, min(start + _CAPTION_FLOWS, len(flows)))
    first = next((place for place in near if place in announced or is_prose(flows[place])), None)
    return first in announced


def _end_syllabus(drafts: list[_Draft]) -> None:
    """The line-up closes a syllabus: what stands before it is one, whether or not it is headed so."""
    if drafts[-1].kind is PartKind.FRONT_MATTER:
        drafts[-1].kind = PartKind.SYLLABUS
    drafts.append(_Draft(PartKind.FRONT_MATTER))


def _single(flows: Sequence[Flow], court: CourtId | None, judges: Sequence[str]) -> list[_Draft]:
    start = _with_short_opening(flows, _text_start(flows))
    paragraphs = [flow.paragraph for flow in flows]
    kind = PartKind.ORDER if _is_order(flows[:start], court) else PartKind.MAJORITY
    signed = find_signing_author(
        [line.text for flow in flows[-_LAST_FLOWS:] for block in flow.blocks for line in block.lines]
    )
    author = judges[0] if kind is PartKind.ORDER and len(judges) == 1 else signed
    return [
        _Draft(PartKind.FRONT_MATTER, paragraphs=paragraphs[:start]),
        _Draft(kind, author, paragraphs=paragraphs[start:]),
    ]


def _with_short_opening(flows: Sequence[Flow], start: int) -> int:
    """Where the text begins when short sentences and headings of sections stand before its first long paragraph.

    Short sentences belong to the text only below the caption or the paper's title; headings of sections always.
    """
    if start == len(flows):
        return start
    below = max((place + 1 for place in range(start) if _is_top(flows[place])), default=start)
    first = start
    for place in range(start - 1, -1, -1):
        paragraph = flows[place].paragraph
        heads = paragraph.heading and _is_section(flows[place])
        says = (
            place >= below and not paragraph.heading and is_short_prose(paragraph.text) and not is_of_head(flows[place])
        )
        if not heads and not says:
            break
        first = place
    return first


def _is_top(flow: Flow) -> bool:
    return TITLE.match(flow.paragraph.text) is not None or _has_versus(flow)


_SECTION = re.compile(r"(?:[IVX]+|[A-Z1])[.:]?(?:\s|$)|introduction|background", re.IGNORECASE)


def _is_section(flow: Flow) -> bool:
    """Whether a heading belongs to the text below it, and not to the caption."""
    return _SECTION.match(flow.paragraph.text) is not None


def _made_by_trial_court(court: CourtId | None) -> bool:
    made_by = find_court(court) if court else None
    return made_by is not None and made_by.level in {CourtLevel.FEDERAL_TRIAL, CourtLevel.STATE_TRIAL}


def _is_order(front: Sequence[Flow], court: CourtId | None) -> bool:
    if _made_by_trial_court(court):
        return True
    return any(_ORDER_TITLE.match(flow.paragraph.text) and len(flow.paragraph.text) < _LONGEST_TITLE for flow in front)
