"""What a paper's first page says, beside what the matter has: offered thing by thing, and taken as far as it is ticked.

Nothing is taken by itself. What the matter has already is told as the same, what differs is told with both.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any

from app.citations.courts import find_court
from app.drafting.opponent.parties import fresh_party_id
from app.filing.profiles import load_profile, profile_ids
from app.law.authorities import Side
from app.law.courts import CourtId
from app.law.fronts import FrontMatter, Stated, StatedCounsel, StatedParty
from app.law.matters import Matter, Paper, PaperKind
from app.law.opposing import PaperReading
from app.law.parties import Counsel, Party, PartyKind
from app.tasks.movants import find_movants, put_movants


class Standing(StrEnum):
    """How what was found stands to what the matter has."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontOffer:
    """One thing of a first page that a matter can take.

    Attributes:
        key: names it among the offers of one paper ("case_number", "party:2").
        label: what it is, as a form calls it.
        found, now: what is printed, and what the matter says; empty where it says nothing.
        place: where it is printed ("page 1, line 8").
        doubt: why the attorney should look first; empty where what is printed is plain.
    """

    key: str
    label: str
    found: str
    now: str
    place: str
    standing: Standing
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    """An offer with what taking it does."""

    offer: FrontOffer
    take: Callable[[Matter], Matter]


def offers_of(matter: Matter, reading: PaperReading) -> tuple[FrontOffer, ...]:
    """What the first page of a read paper offers to the matter, in the order of a form."""
    return tuple(way.offer for way in _ways(matter, reading))


def take_offers(matter: Matter, reading: PaperReading, keys: Collection[str]) -> Matter:
    """The matter with what those offers say; of two who sign for one side, the first counts."""
    chosen = [way for way in _ways(matter, reading) if way.offer.key in keys]
    signing = [way for way in chosen if way.offer.key.startswith("counsel:")]
    for way in (*(way for way in chosen if way not in signing), *reversed(signing)):
        matter = way.take(matter)
    return matter


def _ways(matter: Matter, reading: PaperReading) -> list[_Way]:
    front, paper = reading.front, matter.find_paper(reading.paper)
    if front is None:
        return []
    ways = [*_court(matter, front), *_caption(matter, front), *_hearing(matter, front)]
    ways += [*_parties(matter, front), *_movants(matter, front, paper), *_counsel(matter, front, paper)]
    return ways + (list(_paper(front, paper)) if paper else [])


def _way(key: str, label: str, stated: Stated, now: str, take: Callable[[Matter], Matter], *, found: str = "") -> _Way:
    words = found or stated.words
    standing = Standing.NEW if not now else Standing.SAME if _alike(words, now) else Standing.DIFFERS
    offer = FrontOffer(
        key=key, label=label, found=words, now=now, place=place_words(stated), standing=standing, doubt=stated.doubt
    )
    return _Way(offer, take)


def place_words(stated: Stated) -> str:
    """Where something is printed, in words."""
    if not stated.line:
        return "the court’s stamp"
    return f"page {stated.page}, line {stated.line}" if stated.page else f"line {stated.line}"


def _alike(found: str, now: str) -> bool:
    return _bare(found) == _bare(now)


def _bare(words: str) -> str:
    return re.sub(r"[^\w]+", "", re.sub(r"\bhon(?:orable|\.)|\bthe\b", "", words.casefold()))


# -- the caption


def _court(matter: Matter, front: FrontMatter) -> Iterator[_Way]:
    if front.court is None:
        return
    found = find_court(front.court_id) if front.court_id else None
    if found is not None:
        known = find_court(matter.caption.court) if matter.caption.court else None
        now = _court_words(known.name) if known else ""
        yield _way(
            "court", "Court", front.court, now, partial(put_in_court, court=found.id), found=_court_words(found.name)
        )


def _court_words(name: str) -> str:
    return name.removeprefix("United States District Court for the ").removeprefix("United States ")


def put_in_court(matter: Matter, *, court: CourtId) -> Matter:
    """The matter before a court, with that court's rules, or those of any where it has none of its own."""
    profiles = {name: load_profile(name).court for name in profile_ids()}
    own = next((name for name, of in profiles.items() if of == court), None)
    profile = own or next(name for name, of in profiles.items() if not of)
    return replace(matter, profile=profile, caption=replace(matter.caption, court=court))


_CAPTION = (
    ("division", "Division", "division", "division"),
    ("case_number", "Case number", "case_number", "case_number"),
    ("plaintiff", "Caption: plaintiff", "plaintiff", "title_plaintiff"),
    ("defendant", "Caption: defendant", "defendant", "title_defendant"),
    ("judge", "Judge", "judge", "judge"),
)


def _caption(matter: Matter, front: FrontMatter) -> Iterator[_Way]:
    for key, label, field, of_caption in _CAPTION:
        stated: Stated | None = getattr(front, field)
        if stated is not None:
            now = getattr(matter.caption, of_caption) or ""
            yield _way(key, label, stated, now, partial(_put_caption, name=of_caption, words=stated.words))


def _put_caption(matter: Matter, *, name: str, words: str) -> Matter:
    changes: dict[str, Any] = {name: words}
    return replace(matter, caption=replace(matter.caption, **changes))


def _hearing(matter: Matter, front: FrontMatter) -> Iterator[_Way]:
    hearing = matter.caption.hearing
    if front.hearing is not None and front.hearing.day is not None:
        now = f"{hearing.date:%B} {hearing.date.day}, {hearing.date.year}" if hearing.date else ""
        yield _way(
            "hearing", "Hearing", front.hearing, now, partial(_put_hearing, name="date", value=front.hearing.day)
        )
    for key, label in (("time", "Time"), ("courtroom", "Courtroom")):
        stated: Stated | None = getattr(front, key)
        if stated is not None:
            yield _way(
                key, label, stated, getattr(hearing, key) or "", partial(_put_hearing, name=key, value=stated.words)
            )


def _put_hearing(matter: Matter, *, name: str, value: object) -> Matter:
    changes: dict[str, Any] = {name: value}
    hearing = replace(matter.caption.hearing, **changes)
    return replace(matter, caption=replace(matter.caption, hearing=hearing))


# -- the paper itself


def _paper(front: FrontMatter, paper: Paper) -> Iterator[_Way]:
    filed = f"{paper.filed:%B} {paper.filed.day}, {paper.filed.year}" if paper.filed else ""
    if front.title is not None:
        yield _way("title", "Title of the paper", front.title, paper.title, _put_paper(paper, title=front.title.words))
    if front.ecf is not None:
        yield _way("ecf", "ECF No.", front.ecf, paper.ecf or "", _put_paper(paper, ecf=front.ecf.words))
    if front.filed is not None:
        yield _way("filed", "Filed", front.filed, filed, _put_paper(paper, filed=front.filed.day))


def _put_paper(paper: Paper, **changes: Any) -> Callable[[Matter], Matter]:  # noqa: ANN401  # fields of a paper
    def put(matter: Matter) -> Matter:
        changed = (replace(one, **changes) if one.id == paper.id else one for one in matter.papers)
        return replace(matter, papers=tuple(changed))

    return put


# -- the parties


def _parties(matter: Matter, front: FrontMatter) -> Iterator[_Way]:
    for number, stated in enumerate(front.parties):
        known = _known(matter, stated, front)
        found = ", ".join(filter(None, (stated.name, stated.role, stated.capacity, _unknown_pronoun(stated, known))))
        way = _way(
            f"party:{number}",
            stated.side.value.capitalize(),
            stated.at,
            _party_words(known) if known else "",
            partial(put_party, stated=stated, front=front),
            found=found,
        )
        same = known is not None and _filled(known, stated) == known
        yield replace(way, offer=replace(way.offer, standing=Standing.SAME)) if same else way


_UNSAID = ("they", "them", "their")


def _unknown_pronoun(stated: StatedParty, known: Party | None) -> str:
    """Asks whether a person is he or she, where neither the paper nor the matter says so."""
    is_said = stated.pronoun or (known is not None and known.pronouns != _UNSAID)
    return "" if is_said or stated.kind is not PartyKind.PERSON else "he or she? (see Parties)"


def _party_words(party: Party) -> str:
    return ", ".join(filter(None, (party.name, party.role)))


def _known(matter: Matter, stated: StatedParty, front: FrontMatter) -> Party | None:
    """The matter's party who is meant: of that name, or the only one of that last name on both sides of the comparison."""
    parties = matter.parties_of(stated.side)
    whole = [party for party in parties if _alike(_without_title(party, stated), stated.name)]
    if whole:
        return whole[0]
    last = stated.name.split()[-1].casefold()
    bearers = [party for party in parties if party.name.split()[-1:] and party.name.split()[-1].casefold() == last]
    rivals = [one for one in front.parties_of(stated.side) if one.name.split()[-1].casefold() == last]
    is_person = stated.kind is not PartyKind.ENTITY
    return bearers[0] if is_person and len(bearers) == len(rivals) == 1 else None


def _without_title(party: Party, stated: StatedParty) -> str:
    return re.sub(rf"^{re.escape(stated.role)}\s+", "", party.name, flags=re.IGNORECASE) if stated.role else party.name


def put_party(matter: Matter, *, stated: StatedParty, front: FrontMatter) -> Matter:
    """The matter with a party of a caption: completed where it is there already, else added."""
    known = _known(matter, stated, front)
    if known is not None:
        changed = (_filled(known, stated) if party.id == known.id else party for party in matter.parties)
        return replace(matter, parties=tuple(changed))
    made = _filled(_bare_party(matter, stated), stated)
    return replace(matter, parties=(*matter.parties, made))


def _bare_party(matter: Matter, stated: StatedParty) -> Party:
    taken = {party.id for party in matter.parties}
    is_entity = stated.kind is PartyKind.ENTITY
    name = stated.name if is_entity else stated.name.split()[-1]
    return Party(id=fresh_party_id(name, taken), name=stated.name, short_name=stated.name, side=stated.side)


_PRONOUNS = {"he": ("he", "him", "his"), "she": ("she", "her", "her")}


def _filled(party: Party, stated: StatedParty) -> Party:
    """A party as the caption names it; how the brief calls it stays where the attorney has said so."""
    is_named = party.short_name not in {party.name, party.name.split()[-1] if party.name else "", stated.name}
    is_entity = stated.kind is PartyKind.ENTITY
    pronouns = ("it", "it", "its") if is_entity else _PRONOUNS.get(stated.pronoun, party.pronouns)
    unsaid = party.pronouns == _UNSAID
    return replace(
        party,
        name=stated.name,
        short_name=party.short_name if is_named else _called(stated),
        kind=stated.kind or party.kind,
        pronouns=pronouns if unsaid else party.pronouns,
        role=party.role or stated.role,
    )


def _called(stated: StatedParty) -> str:
    """How a brief calls a party: "Mr. Malek", "Deputy Orr"; the name whole where the paper tells no way."""
    last = stated.name.split()[-1]
    if stated.kind is PartyKind.ENTITY:
        return stated.name
    if stated.honorific and not stated.role:
        return f"{stated.honorific} {last}"
    return f"{stated.role.title()} {last}" if stated.role else stated.name


_NOT_NAMED = "The title does not say which of the defendants move: look."


def _movants(matter: Matter, front: FrontMatter, paper: Paper | None) -> Iterator[_Way]:
    """Who moves, where several could: as the motion's title names them, else as the matter has it, unsure."""
    defendants = matter.parties_of(Side.DEFENDANT)
    if paper is None or paper.kind is not PaperKind.MOTION or front.title is None or len(defendants) < 2:
        return
    moving = tuple(party.id for party in defendants if party.moving)
    named = find_movants(matter, front.title.words)
    now, found = ("; ".join(p.name for p in defendants if p.id in ids) for ids in (moving, named or moving))
    stated = front.title if named else replace(front.title, doubt=_NOT_NAMED)
    yield _way("movants", "Movants", stated, now, partial(put_movants, movants=named or moving), found=found)


# -- counsel


def _counsel(matter: Matter, front: FrontMatter, paper: Paper | None) -> Iterator[_Way]:
    for number, stated in enumerate(front.counsel):
        side, doubt = stated.side, stated.at.doubt
        if side is None and paper is not None and paper.kind is PaperKind.COMPLAINT:
            side, doubt = Side.PLAINTIFF, "It does not say for whom; whoever signs a complaint is the plaintiff’s."
        if side is None:
            continue
        now = matter.counsel_of(side)
        found = _merged(now, stated, side)
        way = _way(
            f"counsel:{number}",
            _COUNSEL[side],
            replace(stated.at, doubt=doubt),
            counsel_words(now),
            partial(_put_counsel, stated=stated, side=side),
            found=counsel_words(stated.to_counsel(side)),
        )
        fills = _alike(now.name or "", found.name or "") and counsel_words(now) != counsel_words(found)
        standing = Standing.SAME if found == now else Standing.NEW if fills and _only_adds(now, found) else None
        yield replace(way, offer=replace(way.offer, standing=standing or way.offer.standing))


_COUNSEL = {Side.PLAINTIFF: "Plaintiff’s counsel", Side.DEFENDANT: "Defense counsel"}


def counsel_words(counsel: Counsel) -> str:
    """Counsel on one line; empty when nobody is named."""
    bar = f"bar no. {counsel.bar_number}" if counsel.bar_number else ""
    parts = (counsel.name, bar, counsel.firm, *counsel.address, counsel.phone, counsel.email)
    return "; ".join(part for part in parts if part)


_FIELDS = ("name", "bar_number", "firm", "address", "phone", "email")


def _merged(now: Counsel, stated: StatedCounsel, side: Side) -> Counsel:
    """What the block says; of the same lawyer, what it leaves out stays."""
    found = stated.to_counsel(side)
    if not _alike(now.name or "", found.name or ""):
        return found
    return replace(found, **{name: getattr(found, name) or getattr(now, name) for name in _FIELDS})


def _only_adds(now: Counsel, found: Counsel) -> bool:
    return all(not getattr(now, name) or _same(getattr(now, name), getattr(found, name)) for name in _FIELDS)


def _same(one: object, other: object) -> bool:
    return _bare(str(one)) == _bare(str(other))


def _put_counsel(matter: Matter, *, stated: StatedCounsel, side: Side) -> Matter:
    mine = _merged(matter.counsel_of(side), stated, side)
    others = tuple(one for one in matter.counsel if one.side is not side)
    return replace(matter, counsel=(*others, mine) if side is Side.DEFENDANT else (mine, *others))
