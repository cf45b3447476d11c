"""A new matter from its caption, typed or read: every party that it lists, and what is ticked of the complaint's first page."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from app.drafting.opponent.complaint import find_paragraphs
from app.drafting.opponent.counts import find_counts
from app.drafting.opponent.flow import Flow
from app.filing.practice import load_practice
from app.law.authorities import Side
from app.law.fronts import FrontMatter, StatedParty
from app.law.matters import Matter, PaperId, PaperKind
from app.law.opposing import PaperReading
from app.matters.editing import put_reading
from app.matters.skeleton import new_matter
from app.reading.front import read_names
from app.reading.worker import read_filed_guarded
from app.tasks.take_front import put_party, take_offers

_EARLIEST = dt.date(1900, 1, 1)
COMPLAINT = PaperId("complaint")
"""The complaint of a new matter."""


def begin_matter(
    *,
    plaintiff: str,
    defendant: str,
    case_number: str,
    incident: dt.date,
    reading: PaperReading | None = None,
    keys: Collection[str] = (),
) -> Matter:
    """The matter that a caption describes, with a party for each name that it lists.

    Args:
        plaintiff, defendant: as the caption has them ("County of Pine; Deputy Lena Orr").
        reading: the complaint, where it was read.
        keys: what of its first page is to be taken.
    """
    listed = (*read_names(plaintiff, Side.PLAINTIFF), *read_names(defendant, Side.DEFENDANT))
    made = new_matter(
        title=f"{plaintiff} v. {defendant}",
        plaintiff=_first(listed, Side.PLAINTIFF) or plaintiff,
        defendant=_first(listed, Side.DEFENDANT) or defendant,
        case_number=case_number,
        incident=incident,
    )
    made = replace(made, caption=replace(made.caption, title_plaintiff=plaintiff, title_defendant=defendant))
    for stated in listed:
        made = put_party(made, stated=stated, front=FrontMatter(parties=listed))
    return take_offers(put_reading(made, reading), reading, keys) if reading is not None else made


def _first(listed: tuple[StatedParty, ...], side: Side) -> str:
    return next((party.name for party in listed if party.side is side), "")


def bare_matter() -> Matter:
    """A matter of which nothing is known yet: what a first page says is all new to it."""
    made = new_matter(title="", plaintiff="", defendant="", case_number="", incident=_EARLIEST)
    return replace(made, parties=())


def read_first_complaint(path: Path) -> PaperReading:
    """The complaint with which a matter begins. Raises `SourceError` when the file cannot be read."""
    read = read_filed_guarded(path)
    flow, matter = Flow.of(read.opinion), bare_matter()
    filed = matter.find_operative(PaperKind.COMPLAINT)
    practice = load_practice(matter.practice)
    return PaperReading(
        paper=filed.id if filed else COMPLAINT,
        filename=path.name,
        sha256=read.opinion.source.sha256,
        front=read.front,
        pages_from=read.pages_from,
        paragraphs=find_paragraphs(flow),
        counts=find_counts(flow, matter, practice),
    )
