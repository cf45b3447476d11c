"""What the tables of the Matter room do to a matter: a cell's new words in, another matter out. Pure; no Qt.

A change that cannot be meant raises `ValueError` with a sentence for the attorney.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from app.gui.days import read_day
from app.gui.records import with_fields
from app.gui.rooms.matter.cites import words_to_cites
from app.gui.words import sentence_case
from app.law.authorities import Side
from app.law.claims import ClaimId, Practice
from app.law.findings import counted
from app.law.matters import (
    Count,
    Fact,
    FactId,
    Matter,
    Paper,
    PaperId,
    PaperKind,
)
from app.law.parties import Party, PartyId, PartyKind
from app.matters import editing

T = TypeVar("T")
YES, NO = "yes", ""
ALL = "all"
"""What a count's cell says that is against every defendant."""


def day(words: str) -> dt.date | None:
    """A day as written; None for no words. Raises `ValueError`."""
    return read_day(words) if words.strip() else None


def _names(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(",") if part.strip())


def fresh_id(words: str, taken: Sequence[str]) -> str:
    """An id made of words, that no other has."""
    base = re.sub(r"[^a-z0-9]+", "_", words.casefold()).strip("_")[:24] or "item"
    numbers = (base if n == 1 else f"{base}_{n}" for n in range(1, len(taken) + 3))
    return next(name for name in numbers if name not in taken)


def _put(items: tuple[T, ...], row: int, item: T) -> tuple[T, ...]:
    return (*items[:row], item, *items[row + 1 :])


def moved(items: tuple[T, ...], row: int, to: int) -> tuple[T, ...]:
    """The items with one in another place."""
    rest = (*items[:row], *items[row + 1 :])
    return (*rest[:to], items[row], *rest[to:])


# -- parties

PARTY_FIELDS = ("name", "short_name", "side", "kind", "role", "pronouns", "moving")
_PRONOUNS = {
    "he": ("he", "him", "his"),
    "she": ("she", "her", "her"),
    "they": ("they", "them", "their"),
    "it": ("it", "it", "its"),
}
PRONOUNS = tuple(_PRONOUNS)


def edit_party(matter: Matter, row: int, column: int, words: str) -> Matter:
    """Change one field of a party."""
    readers: dict[str, Callable[[str], Any]] = {
        "side": Side,
        "kind": PartyKind,
        "moving": bool,
        "pronouns": lambda name: _PRONOUNS[name],
    }
    name = PARTY_FIELDS[column]
    party = with_fields(matter.parties[row], {name: readers.get(name, str)(words)})
    return replace(matter, parties=_put(matter.parties, row, party))


def add_party(matter: Matter) -> Matter:
    """A defendant to be named."""
    party = PartyId(fresh_id("defendant", [p.id for p in matter.parties]))
    made = Party(id=party, name="New party", short_name="New party", side=Side.DEFENDANT)
    return replace(matter, parties=(*matter.parties, made))


def remove_party(matter: Matter, row: int) -> Matter:
    """The matter without a party; counts against it alone are then against all."""
    gone = matter.parties[row]
    if len(matter.parties_of(gone.side)) == 1:
        message = f"{gone.name} is the only {gone.side.value}: a matter has one on each side."
        raise ValueError(message)
    counts = tuple(replace(c, defendants=tuple(d for d in c.defendants if d != gone.id)) for c in matter.counts)
    return replace(matter, parties=(*matter.parties[:row], *matter.parties[row + 1 :]), counts=counts)


# -- papers

_CALLED = {
    PaperKind.COMPLAINT: ("Compl.", "Complaint"),
    PaperKind.MOTION: ("Mot.", "Motion"),
    PaperKind.OPPOSITION: ("Opp.", "Opposition"),
    PaperKind.REPLY: ("Reply", "Reply"),
    PaperKind.ORDER: ("Order", "Order"),
    PaperKind.DECLARATION: ("Decl.", "Declaration"),
    PaperKind.DEPOSITION: ("Dep.", "Deposition"),
    PaperKind.OTHER: ("Paper", "Paper"),
}
"""What a paper of a kind is called until the attorney calls it otherwise: its short name and its title."""
PAPER_FIELDS = ("kind", "short_name", "title", "ecf", "filed", "operative")


def edit_paper(matter: Matter, row: int, column: int, words: str) -> Matter:
    """Change one field of a paper; one paper of a kind is the operative one."""
    readers: dict[str, Callable[[str], Any]] = {
        "kind": PaperKind,
        "ecf": lambda text: text or None,
        "filed": day,
        "operative": bool,
    }
    name = PAPER_FIELDS[column]
    before = matter.papers[row]
    paper = with_fields(before, {name: readers.get(name, str)(words)})
    if paper.kind is not before.kind:
        paper = _called_anew(paper, before.kind, is_only=_is_first_of_kind(matter, paper.kind))
    papers = _put(matter.papers, row, paper)
    if paper.operative:
        papers = tuple(replace(p, operative=False) if p.kind is paper.kind and p.id != paper.id else p for p in papers)
    return replace(matter, papers=papers)


def _is_first_of_kind(matter: Matter, kind: PaperKind) -> bool:
    """Whether a paper becomes the one that the brief is about by being the only one."""
    briefed = {PaperKind.COMPLAINT, PaperKind.MOTION, PaperKind.OPPOSITION, PaperKind.REPLY}
    return kind in briefed and not any(paper.kind is kind for paper in matter.papers)


def _called_anew(paper: Paper, before: PaperKind, *, is_only: bool) -> Paper:
    """A paper of another kind: names that nobody gave follow the kind, and the only one of its kind is operative."""
    called = (paper.short_name, paper.title)
    short, title = _CALLED[paper.kind] if called == _CALLED[before] else called
    return replace(paper, short_name=short, title=title, operative=is_only or paper.operative)


def add_paper(matter: Matter) -> Matter:
    """A paper to be described."""
    paper = PaperId(fresh_id("paper", [p.id for p in matter.papers]))
    short, title = _CALLED[PaperKind.DECLARATION]
    made = Paper(id=paper, kind=PaperKind.DECLARATION, short_name=short, title=title)
    return replace(matter, papers=(*matter.papers, made))


def remove_paper(matter: Matter, row: int) -> Matter:
    """The matter without a paper that nothing cites."""
    gone = matter.papers[row]
    citing = [f.id for f in matter.facts if any(c.paper == gone.id for c in f.cites)]
    raising = [i.key for i in matter.issues if i.raised_at and i.raised_at.paper == gone.id]
    if citing or raising:
        users = [counted(len(some), what) for some, what in ((citing, "fact"), (raising, "issue")) if some]
        message = f"{gone.short_name} is cited by {' and '.join(users)}: change those first."
        raise ValueError(message)
    readings = tuple(r for r in matter.readings if r.paper != gone.id)
    return replace(matter, papers=(*matter.papers[:row], *matter.papers[row + 1 :]), readings=readings)


# -- counts

COUNT_FIELDS = ("label", "claim", "title", "defendants", "paragraphs", "status")


def edit_count(matter: Matter, row: int, column: int, words: str, practice: Practice) -> Matter:
    """Change one field of a count; a new label goes along to its issues and picks."""
    before = matter.counts[row]
    match COUNT_FIELDS[column]:
        case "label":
            return _relabel(matter, row, words)
        case "claim":
            if words not in practice.claims:
                message = f"“{words}” is no claim of this practice: choose one from the list."
                raise ValueError(message)
            own = before.title not in {"New count", sentence_case(practice.claims[before.claim].title)}
            title = before.title if own else sentence_case(practice.claims[ClaimId(words)].title)
            count = replace(before, claim=ClaimId(words), title=title)
        case "defendants":
            count = replace(before, defendants=_defendants(matter, words))
        case "paragraphs":
            count = replace(before, paragraphs=_names(words))
        case name:
            count = with_fields(before, {name: words})
    return replace(matter, counts=_put(matter.counts, row, count))


def _defendants(matter: Matter, words: str) -> tuple[PartyId, ...]:
    if words.strip().casefold() == ALL:
        return ()
    known = {word.casefold(): p.id for p in matter.parties_of(Side.DEFENDANT) for word in (p.id, p.short_name, p.name)}
    unknown = [name for name in _names(words) if name.casefold() not in known]
    if unknown:
        names = ", ".join(p.short_name for p in matter.parties_of(Side.DEFENDANT))
        message = f"“{unknown[0]}” is no defendant. The defendants: {names}."
        raise ValueError(message)
    return tuple(known[name.casefold()] for name in _names(words))


def _relabel(matter: Matter, row: int, words: str) -> Matter:
    before, label = matter.counts[row], words.strip()
    if not label:
        message = "A count needs a label: the number that the complaint gives it."
        raise ValueError(message)
    if any(c.label == label for n, c in enumerate(matter.counts) if n != row):
        message = f"Another count is {label} already. For a second theory of one count write {label}a, {label}b."
        raise ValueError(message)
    digits = re.match(r"\d+", label)
    count = replace(before, label=label, number=int(digits[0]) if digits else before.number)

    def follow(item: Any) -> Any:  # noqa: ANN401  # an issue or a selection, which both name their count
        return replace(item, count=label) if item.count == before.label else item

    return replace(
        matter,
        counts=_put(matter.counts, row, count),
        issues=tuple(follow(issue) for issue in matter.issues),
        selections=tuple(follow(selection) for selection in matter.selections),
        reply_selections=tuple(follow(selection) for selection in matter.reply_selections),
    )


def add_count(matter: Matter, practice: Practice) -> Matter:
    """A count with the next number, of the practice's first claim until another is chosen."""
    number = max((count.number for count in matter.counts), default=0) + 1
    claim = next(iter(practice.claims))
    made = Count(number=number, label=str(number), claim=claim, title="New count")
    return replace(matter, counts=(*matter.counts, made))


def remove_count(matter: Matter, row: int) -> Matter:
    """The matter without a count, its issues and what was picked for them."""
    gone = matter.counts[row]
    for issue in [issue.key for issue in matter.issues if issue.count == gone.label]:
        matter = editing.remove_issue(matter, issue)
    return replace(matter, counts=(*matter.counts[:row], *matter.counts[row + 1 :]))


# -- facts

FACT_FIELDS = ("text", "cites", "tags")


def edit_fact(matter: Matter, row: int, column: int, words: str) -> Matter:
    """Change one field of a fact."""
    readers: dict[str, Callable[[str], Any]] = {"cites": lambda text: words_to_cites(matter, text), "tags": _names}
    name = FACT_FIELDS[column]
    return editing.put_fact(matter, with_fields(matter.facts[row], {name: readers.get(name, str)(words)}))


def add_fact(matter: Matter) -> Matter:
    """A fact to be written, without a place in the record yet."""
    name = FactId(fresh_id("fact", [f.id for f in matter.facts]))
    return editing.put_fact(matter, Fact(id=name, text="New fact."))


def remove_fact(matter: Matter, row: int) -> Matter:
    """The matter without a fact, wherever it was picked."""
    return editing.remove_fact(matter, matter.facts[row].id)
