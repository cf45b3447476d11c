"""What the library offers for an issue: supporting, adverse and excluded, each with its gates and reasons.

The rules are those of PRACTICE §5. Nothing is picked here, and nothing adverse is hidden: what fails a
gate is listed under `excluded` with the reason, what helps the other side under `adverse`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.citations.abbreviations import find_state
from app.citations.courts import find_court
from app.drafting.markup import plain_words
from app.drafting.passages import find_passage_offers
from app.drafting.persons import kinds_spoken_of, said_of
from app.drafting.ranking import (
    Merits,
    fact_words,
    facts_of_claim,
    facts_on,
    is_on_point,
    kinds_in,
    kinds_shown,
    relevance,
)
from app.drafting.source import AuthoritySource
from app.law.authorities import Authority, PartKind, Posture, Proposition, PropositionKind, Side
from app.law.claims import Claim, Defense, FactKind, Practice, Prong
from app.law.gates import (
    Gate,
    GateResult,
    NoticeCandidate,
    check_citable,
    check_date,
    check_fit,
    check_notice,
    check_posture,
    check_quotable,
    check_sequence,
    check_treatment,
    check_verified,
    check_voice,
    check_weight,
    has_consensus,
)
from app.law.matters import Count, Issue, Matter, Selection, SupportRole
from app.law.opinions import Passage
from app.law.pairing import refuse_pairing
from app.law.weight import Forum, Weighing, weigh


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One authority offered for an issue.

    Attributes:
        proposition: the proposition it is offered for; for a passage, one made of its verbatim words.
        passage: the passage the words are cut from, with `start` and `end`; None for a proposition.
        score: higher is better; `reasons` says how it came about.
        on_point: whether it speaks to the defense itself, and is not only law of the claim in general.
        is_theirs: whether it is stated as the other side would state it: a test is offered to both.
        of_other_facts: whether it is about kinds of facts that the matter's facts do not show.
    """

    authority: Authority
    proposition: Proposition
    weighing: Weighing
    gates: tuple[Gate, ...]
    score: int
    reasons: tuple[str, ...]
    on_point: bool = True
    is_theirs: bool = False
    of_other_facts: bool = False
    passage: Passage | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueMatch:
    """All that the library holds on one issue. `refusal` says why a pairing cannot be raised at all.

    Attributes:
        turns_on: the kinds of facts on which the defense turns, of which the answer has to tell one.
    """

    issue: Issue
    count: Count
    claim: Claim
    defense: Defense
    offered: tuple[Offer, ...] = ()
    adverse: tuple[Offer, ...] = ()
    excluded: tuple[Offer, ...] = ()
    refusal: str = ""
    turns_on: tuple[FactKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """One question to the library: everything that weighing and gating need.

    Attributes:
        apart: the defenses that are no part of whether a right was violated, or clearly so.
        kinds: the kinds of facts that tell the claim's cases apart; none while no fact is tagged with the claim.
        ours: the ids of those that the matter's facts on the claim speak of.
    """

    matter: Matter
    claim: Claim
    defense: Defense
    forum: Forum
    side: Side
    selection: Selection | None
    source: AuthoritySource
    posture: Posture
    marked: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    kinds: tuple[FactKind, ...] = ()
    ours: frozenset[str] = frozenset()
    absent: tuple[FactKind, ...] = ()

    @property
    def asks_notice(self) -> bool:
        return self.defense.prong is Prong.CLEARLY_ESTABLISHED


def match_matter(
    matter: Matter,
    practice: Practice,
    source: AuthoritySource,
    side: Side,
    posture: Posture = Posture.MOTION_TO_DISMISS,
) -> tuple[IssueMatch, ...]:
    """Match every issue that the matter's papers raise, in their order, for a paper of one side at one stage."""
    return tuple(match_issue(issue, matter, practice, source, side, posture=posture) for issue in matter.issues)


def match_issue(
    issue: Issue,
    matter: Matter,
    practice: Practice,
    source: AuthoritySource,
    side: Side,
    *,
    posture: Posture = Posture.MOTION_TO_DISMISS,
) -> IssueMatch:
    """Match one issue for a paper of one side at one stage."""
    count = next(c for c in matter.counts if c.label == issue.count)
    claim, defense = practice.claims[count.claim], practice.defenses[issue.defense]
    turns_on = tuple(kind for kind in practice.kinds if defense.id in kind.defenses)
    found = IssueMatch(issue=issue, count=count, claim=claim, defense=defense, turns_on=turns_on)
    refusal = refuse_pairing(matter, practice, count, defense)
    if refusal:
        return replace(found, refusal=refusal)
    apart = frozenset(key for key, one in practice.defenses.items() if one.prong is None)
    kinds, ours = _kinds_of(found, matter, practice, side)
    absent = _absent_kinds(found, matter, practice, side)
    ask = replace(_make_ask(found, matter, source, side, posture), apart=apart, kinds=kinds, ours=ours, absent=absent)
    return _sort_offers(found, ask, _consensus_offers(ask, list(_iter_offers(ask))))


def forum_of(matter: Matter) -> Forum:
    """The forum in which the matter's brief is filed."""
    court = find_court(matter.caption.court)
    if court is None:
        return Forum(court=matter.caption.court, circuit=None, state=None, docket=matter.caption.case_number)
    return Forum.of(court, matter.caption.case_number)


def _kinds_of(
    found: IssueMatch, matter: Matter, practice: Practice, side: Side
) -> tuple[tuple[FactKind, ...], frozenset[str]]:
    """The kinds that tell the issue's cases apart, and which of them the matter's facts speak of."""
    kinds, ours = _kinds_of_claim(found, matter, practice, side)
    texts = (*said_of(matter, found.issue), *(fact.text for fact in matter.facts))
    return (*kinds, *found.turns_on), ours | kinds_shown(texts, found.turns_on)


def _kinds_of_claim(
    found: IssueMatch, matter: Matter, practice: Practice, side: Side
) -> tuple[tuple[FactKind, ...], frozenset[str]]:
    """Those that tell the claim's cases apart.

    A kind that the defense itself is about ("routine handcuffing") tells nothing apart. While no fact is tagged with the
    claim or picked for the issue, any fact of the matter may be one on it; while there is none, nothing is told apart.
    """
    facts = facts_of_claim(matter, found.claim, matter.find_selection(side, found.issue)) or matter.facts
    if not facts:
        return (), frozenset()
    on_claim = tuple(kind for kind in practice.kinds if found.claim.id in kind.claims and not kind.only)
    itself = {kind.id for kind in kinds_in(found.defense.cues, on_claim)}
    kinds = tuple(kind for kind in on_claim if kind.id not in itself)
    return kinds, kinds_shown([" ".join((fact.text, *fact.tags)) for fact in facts], kinds)


def _absent_kinds(found: IssueMatch, matter: Matter, practice: Practice, side: Side) -> tuple[FactKind, ...]:
    """The kinds of which the matter would have to speak for law on them to be offered, and does not."""
    needed = tuple(kind for kind in practice.kinds if kind.only and found.claim.id in kind.claims)
    spoken = kinds_spoken_of(matter, found.issue, matter.find_selection(side, found.issue), needed)
    return tuple(kind for kind in needed if kind.id not in spoken)


def _make_ask(found: IssueMatch, matter: Matter, source: AuthoritySource, side: Side, posture: Posture) -> _Ask:
    issue = found.issue
    selection = matter.find_selection(side, issue)
    plaintiffs = matter.find_selection(Side.PLAINTIFF, issue)
    marked = frozenset(
        precedent.authority
        for likeness in (plaintiffs.likenesses if plaintiffs else ())
        if (precedent := source.find_proposition(likeness.proposition)) is not None
    )
    return _Ask(
        matter=matter,
        claim=found.claim,
        defense=found.defense,
        forum=forum_of(matter),
        side=side,
        selection=selection,
        source=source,
        posture=posture,
        marked=marked,
        words=fact_words(matter, facts_on(matter, found.claim, found.defense, selection)),
    )


def _iter_offers(ask: _Ask) -> Iterable[Offer]:
    for proposition in ask.source.propositions():
        relevant = relevance(ask.claim, ask.defense, proposition, ask.apart)
        authority = ask.source.find_authority(proposition.authority) if relevant else None
        if authority is not None:
            yield _make_offer(ask, authority, proposition, relevant)
    for cut in find_passage_offers(ask.source, ask.claim, ask.defense, ask.words):
        authority = ask.source.find_authority(cut.passage.authority)
        if authority is not None:
            made = _make_offer(ask, authority, cut.proposition, {cut.reason: cut.score}, cut.passage)
            yield replace(made, passage=cut.passage, start=cut.start, end=cut.end)


def _make_offer(
    ask: _Ask,
    authority: Authority,
    proposition: Proposition,
    relevant: dict[str, int],
    passage: Passage | None = None,
) -> Offer:
    court = find_court(authority.court) if authority.court else None
    weighing = weigh(
        authority,
        court,
        forum=ask.forum,
        question=ask.claim.question,
        part=proposition.part,
        claim=ask.claim.id,
        of_state=find_state(authority.citation),
    )
    quotable = _quotable(ask, proposition, passage)
    gates = tuple(_run_gates(ask, authority, proposition, weighing, quotable))
    merits = _merits(ask, authority, proposition, weighing, gates)
    points = relevant | merits.points()
    return Offer(
        authority=authority,
        proposition=proposition,
        weighing=weighing,
        gates=gates,
        score=sum(points.values()),
        reasons=tuple(f"{reason} ({score:+d})" for reason, score in points.items() if score),
        on_point=is_on_point(ask.defense, proposition),
        is_theirs=proposition.stance is ask.side.opponent,
        of_other_facts=merits.is_of_other_facts,
    )


def _run_gates(
    ask: _Ask, authority: Authority, proposition: Proposition, weighing: Weighing, quotable: Gate
) -> Iterator[Gate]:
    fit = check_fit([kind.title for kind in kinds_in([proposition.text], ask.absent)] if ask.absent else ())
    if fit is not None:
        yield fit
    yield check_voice(proposition.part)
    yield check_citable(weighing)
    yield check_weight(weighing)
    yield check_treatment(authority, ask.claim.id)
    sequence = check_sequence(authority, weighing, heard=ask.matter.heard)
    if sequence is not None:
        yield sequence
    if _is_notice_candidate(ask, proposition):
        candidate = _candidate(ask, authority, proposition, weighing)
        yield check_date(candidate, incident=ask.matter.incident)
        yield _check_notice(ask, candidate)
    yield check_posture(proposition, ask.posture)
    yield quotable
    yield check_verified(authority)


def _merits(
    ask: _Ask, authority: Authority, proposition: Proposition, weighing: Weighing, gates: Sequence[Gate]
) -> Merits:
    return Merits(
        claim=ask.claim,
        defense=ask.defense,
        side=ask.side,
        proposition=proposition,
        authority=authority,
        weighing=weighing,
        gates=gates,
        marked=authority.key in ask.marked,
        words=ask.words,
        incident=ask.matter.incident,
        kinds=ask.kinds,
        ours=ask.ours,
    )


def _is_notice_candidate(ask: _Ask, proposition: Proposition) -> bool:
    """A defendant's own precedents are not offered to give notice, so the notice table is not for them."""
    return ask.asks_notice and (ask.side is Side.PLAINTIFF or proposition.stance is Side.PLAINTIFF)


def _check_notice(ask: _Ask, candidate: NoticeCandidate) -> Gate:
    return check_notice(candidate, incident=ask.matter.incident, forum=ask.forum)


def _candidate(
    ask: _Ask, authority: Authority, proposition: Proposition, weighing: Weighing, *, consensus: bool = False
) -> NoticeCandidate:
    return NoticeCandidate(
        authority=authority,
        court=find_court(authority.court) if authority.court else None,
        weighing=weighing,
        kind=proposition.kind,
        outcome=proposition.outcome,
        facts_marked=authority.key in ask.marked,
        dissimilar=_distinction(ask, authority.key),
        consensus=consensus,
    )


def _distinction(ask: _Ask, key: str) -> str:
    """The attorney's own words on why a precedent is different, when this issue's selection has any."""
    supports = ask.selection.supports if ask.selection else ()
    told = (s.distinction for s in supports if s.authority == key and s.role is SupportRole.DISTINGUISHED)
    return plain_words(next(told, ""), lambda cited: _called(ask.source, cited))


def _called(source: AuthoritySource, key: str) -> str:
    found = source.find_authority(key)
    return (found.short_name or found.name) if found else key


def _quotable(ask: _Ask, proposition: Proposition, passage: Passage | None) -> Gate:
    if passage is not None:
        return check_quotable(proposition, source_quotable=passage.quotable)
    passages = ask.source.passages_of(proposition.authority) if proposition.quotation else ()
    sound = any(p.quotable for p in passages) if passages else None
    return check_quotable(proposition, source_quotable=sound)


def _consensus_offers(ask: _Ask, offers: list[Offer]) -> list[Offer]:
    """Run the notice gate again with what only the whole set can tell: whether courts agree."""
    if not ask.asks_notice:
        return offers
    candidates = [_candidate(ask, o.authority, o.proposition, o.weighing) for o in offers if o.proposition.outcome]
    if not has_consensus(candidates, incident=ask.matter.incident):
        return offers
    return [_with_consensus(ask, offer) for offer in offers]


def _with_consensus(ask: _Ask, offer: Offer) -> Offer:
    candidate = _candidate(ask, offer.authority, offer.proposition, offer.weighing, consensus=True)
    notice = _check_notice(ask, candidate)
    return replace(offer, gates=tuple(notice if gate.gate == "notice" else gate for gate in offer.gates))


def _sort_offers(found: IssueMatch, ask: _Ask, offers: Iterable[Offer]) -> IssueMatch:
    lists: dict[str, list[Offer]] = {"offered": [], "adverse": [], "excluded": []}
    for offer in offers:
        lists[_list_for(ask, offer)].append(offer)
    ordered = {name: tuple(sorted(members, key=_rank)) for name, members in lists.items()}
    return replace(found, offered=ordered["offered"], adverse=ordered["adverse"], excluded=ordered["excluded"])


def _rank(offer: Offer) -> tuple[int, str]:
    return -offer.score, offer.proposition.id


def _list_for(ask: _Ask, offer: Offer) -> str:
    """Which list an offer belongs to. Helping the other side comes before failing a gate: it is never hidden.

    Law of what the matter does not speak of ("fit") helps nobody in it.
    """
    failed = {gate.gate for gate in offer.gates if gate.result is GateResult.FAIL}
    if {"citable", "weight", "sequence", "fit"} & failed:
        return "excluded"
    if offer.proposition.kind is PropositionKind.STANDARD and not failed:
        return "offered"
    if offer.proposition.stance is ask.side.opponent:
        return "adverse"
    return "excluded" if failed else "offered"


def separate_note(proposition: Proposition) -> str:
    """The parenthetical that a separate opinion must carry; empty for the court's own."""
    match proposition.part:
        case PartKind.DISSENT:
            return "dissenting opinion"
        case PartKind.CONCURRENCE:
            return "concurring opinion"
        case PartKind.CONCURRENCE_DISSENT:
            return "opinion concurring in part and dissenting in part"
        case PartKind.PLURALITY:
            return "plurality opinion"
        case _:
            return ""
