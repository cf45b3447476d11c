"""Where in the Matter room a gap or a finding is mended: the tab, and what in it. Pure; no Qt."""

import re
from collections.abc import Container
from dataclasses import dataclass

from app.law.authorities import Side
from app.law.matters import Matter, Paper, PaperKind
from app.law.opposing import PaperReading

CASE, PARTIES, PAPERS, COUNTS, FACTS, READING, ELEMENTS = range(7)
"""The tabs, in their order."""

_TABS = {"parties": PARTIES, "papers": PAPERS, "counts": COUNTS, "facts": FACTS, "reading": READING}
_OF_CASE = {
    "hearing date": "hearing",
    "date of hearing": "hearing",
    "time": "time",
    "courtroom": "courtroom",
    "court": "court",
    "judge": "judge",
    "case no": "case_number",
}
_OF_COUNSEL = {
    "bar": "bar_number",
    "firm": "firm",
    "address": "address",
    "city": "address",
    "telephone": "phone",
    "facsimile": "phone",
    "e-mail": "email",
    "email": "email",
    "attorney": "name",
    "counsel": "name",
}
"""What a gap of the first page calls a field, the telling words first."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A tab, and the field of the case or the id of the paper in it; empty for none."""

    tab: int
    field: str = ""
    paper: str = ""


def find_goal(words: str, matter: Matter | None, side: Side, fields: Container[str]) -> Goal:
    """Where the words of a place lead: a tab, a field, or a gap ("[HEARING DATE] is still to be filled").

    Args:
        side: whose paper is written, and so whose counsel a gap speaks of.
    """
    said = " ".join(re.sub(r"[\[\]]", " ", words.casefold()).split())
    if said in _TABS:
        return Goal(_TABS[said])
    if "ecf no" in said:
        return Goal(PAPERS, paper=_paper(said, matter))
    if "elements" in said:
        return Goal(ELEMENTS)
    if words in fields:
        return Goal(CASE, words)
    return Goal(CASE, _field(said, side))


def complaint_read(matter: Matter) -> PaperReading | None:
    """What was read of the operative complaint, if it was read."""
    complaint = matter.find_operative(PaperKind.COMPLAINT)
    return matter.find_reading(complaint.id) if complaint is not None else None


def waits_in_reading(matter: Matter, field: str) -> int:
    """How many counts or paragraphs ("facts") were read of the complaint while the matter has none."""
    reading = complaint_read(matter)
    if reading is None or getattr(matter, field):
        return 0
    return len(reading.counts if field == "counts" else reading.paragraphs)


def _field(said: str, side: Side) -> str:
    of_case = next((name for known, name in _OF_CASE.items() if re.search(rf"\b{known}\b", said)), None)
    return of_case or f"{side.value}.{next((name for known, name in _OF_COUNSEL.items() if known in said), 'name')}"


def _paper(said: str, matter: Matter | None) -> str:
    """The paper that a gap names by its short name ("of mot.") or by its kind; the first without a number where none."""
    papers = matter.papers if matter is not None else ()
    named = [paper for paper in papers if _names(said, paper)]
    bare = [paper for paper in papers if not paper.ecf]
    return next((str(paper.id) for paper in (*named, *bare)), "")


def _names(said: str, paper: Paper) -> bool:
    short = paper.short_name.casefold()
    is_the_one = paper.operative and paper.kind is not PaperKind.OTHER and f"of the {paper.kind.value}" in said
    return is_the_one or re.search(rf"\bof {re.escape(short)}(?!\w)", said) is not None
