"""Places in the record as the attorney writes them: "FAC ¶ 51, 57-58; Mot. at 12". Pure; no Qt."""

import re

from app.drafting.record import paragraphs
from app.law.matters import Matter, RecordCite

_MARK = re.compile(r"\s*(¶+|at\b|pp?\.)\s*")


def cites_to_words(matter: Matter, cites: tuple[RecordCite, ...]) -> str:
    """The places as words that `words_to_cites` reads back."""
    return "; ".join(_words(matter, cite) for cite in cites)


def words_to_cites(matter: Matter, words: str) -> tuple[RecordCite, ...]:
    """The places that the words name.

    Raises:
        ValueError: a part names no paper of the matter; the message says which are known.
    """
    return tuple(_cite(matter, part) for part in words.split(";") if part.strip())


def _words(matter: Matter, cite: RecordCite) -> str:
    paper = matter.find_paper(cite.paper)
    name = paper.short_name if paper else str(cite.paper)
    if cite.paragraphs:
        return f"{name} {paragraphs(cite.paragraphs)}"
    return f"{name} at {', '.join(cite.pages)}" if cite.pages else name


def _cite(matter: Matter, part: str) -> RecordCite:
    name, mark, numbers = (*_MARK.split(part.strip(), maxsplit=1), "", "")[:3]
    paper = next(
        (p for p in matter.papers if name.strip().casefold() in {p.short_name.casefold(), p.id.casefold()}), None
    )
    if paper is None:
        known = ", ".join(p.short_name for p in matter.papers)
        message = f"“{name.strip()}” is no paper of this matter. Its papers: {known}."
        raise ValueError(message)
    places = tuple(number.strip().replace("–", "-") for number in numbers.split(",") if number.strip())
    if mark.startswith("¶"):
        return RecordCite(paper=paper.id, paragraphs=places)
    return RecordCite(paper=paper.id, pages=places)
