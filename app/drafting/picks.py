"""The attorney's picks for one issue, looked up in the library and ready for a template."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.citations.keys import name_from_key
from app.drafting import prose
from app.drafting.match import IssueMatch, Offer
from app.drafting.passages import find_quoted
from app.drafting.persons import persons_of
from app.drafting.ranking import kinds_shown
from app.drafting.source import AuthoritySource
from app.law.authorities import Authority, AuthorityKind, Outcome, PartKind, Proposition, Side
from app.law.claims import Claim, Defense, FactKind
from app.law.gates import NoticeCode
from app.law.matters import Count, Fact, Issue, Likeness, Matter, Selection, Support, SupportRole
from app.law.opinions import Passage
from app.law.parties import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One picked support.

    Attributes:
        authority: None when the library does not hold it; the draft then shows a gap.
        passage, start, end: where the verbatim words of a passage quotation stand now.
        notice: the notice gate's code, when matching ran it.
        score: how high matching ranked it; 0 when it was not offered.
        also: the supports that the attorney joined to it, to be cited in one string with it.
    """

    support: Support
    authority: Authority | None
    proposition: Proposition | None = None
    passage: Passage | None = None
    start: int = 0
    end: int = 0
    notice: str = ""
    score: int = 0
    also: tuple["Pick", ...] = ()

    @property
    def gave_notice(self) -> bool:
        """Whether it passed the notice gates as the controlling case."""
        return self.notice == NoticeCode.PASS_CANDIDATE

    @property
    def key(self) -> str:
        """The authority's key."""
        return self.support.authority

    @property
    def called(self) -> str:
        """Its short name, for a placeholder; what its key says where the library does not hold it."""
        if self.authority is None:
            return name_from_key(self.key)
        return self.authority.short_name or self.authority.name

    @property
    def distinction(self) -> str:
        """The attorney's sentence on why it does not decide this case."""
        return self.support.distinction

    @property
    def outcome(self) -> Outcome | None:
        """What the decision did."""
        return self.proposition.outcome if self.proposition else None

    @property
    def is_decision(self) -> bool:
        """Whether it is a court's decision, and not a statute, rule, or constitution."""
        return self.authority is None or self.authority.kind is AuthorityKind.OPINION

    @property
    def pin(self) -> str | None:
        """The page within the authority."""
        if self.passage is not None:
            return self.passage.pin_for(self.start, self.end)
        return self.proposition.pin if self.proposition else None

    @property
    def pin_reporter(self) -> str | None:
        """The reporter whose pages the pin counts."""
        return self.proposition.pin_reporter if self.proposition else None

    @property
    def decided_when(self) -> str:
        """When it was decided, as a sentence says it: "on May 30, 2018", "in 2018"; empty when unknown."""
        return prose.when(self.authority.decided) if self.authority and self.authority.decided else ""

    @property
    def part(self) -> PartKind:
        """The part of the opinion that it stands in."""
        if self.passage is not None:
            return self.passage.part
        return self.proposition.part if self.proposition else PartKind.MAJORITY

    @property
    def found(self) -> bool:
        """Whether its words are there to be printed."""
        return self.authority is not None and (self.proposition is not None or self.passage is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """One issue as a template sees it.

    Attributes:
        offers: how many supports the library offers on it, picked or not.
        turns_on: the kinds of facts on which the defense turns.
    """

    issue: Issue
    count: Count
    claim: Claim
    defense: Defense
    selection: Selection | None
    picks: tuple[Pick, ...]
    facts: tuple[Fact, ...]
    likenesses: tuple[tuple[Likeness, Pick], ...]
    offers: int = 0
    persons: tuple[Party, ...] = ()
    turns_on: tuple[FactKind, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether its facts, or the attorney's words, tell one of the kinds on which the defense turns."""
        return bool(kinds_shown((*(fact.text for fact in self.facts), self.text), self.turns_on))

    @property
    def named(self) -> prose.Roster | None:
        """The defendants whom it is about, as a sentence names them; None where it is about all of them."""
        return prose.Roster(self.persons, "Defendant", "Defendants") if self.persons else None

    @property
    def name(self) -> str:
        """The issue as a message names it: "Count 1, exigent circumstances"."""
        return f"{f'Count {self.count.label}' if self.count.is_numbered else self.count.title}, {self.defense.title}"

    @property
    def lacks(self) -> str:
        """Why there is no law to print: nothing is picked, of so much that is offered."""
        offered = f"the library offers {self.offers}" if self.offers else "the library offers none"
        return f"No supporting authority is picked for {self.name}; {offered}."

    def said_beside(self, views: Sequence["IssueView"]) -> list[Pick]:
        """Law on this defense, by its tag, that answers to other points against the same count rest on."""
        beside = (v for v in views if v.count.label == self.count.label and v is not self and not v.conceded)
        law = (pick for view in beside for pick in (*view.standards, *view.supports))
        said = [pick for pick in law if pick.proposition and self.defense.id in pick.proposition.defenses]
        return list({str(pick.support.proposition): pick for pick in said}.values())

    def role(self, *roles: str) -> list[Pick]:
        """The picks of those roles ("standard", "support", "adverse", "distinguished"), in the attorney's order."""
        wanted = {SupportRole(role) for role in roles}
        return [pick for pick in self.picks if pick.support.role in wanted]

    @property
    def standards(self) -> list[Pick]:
        """Statements of the test."""
        return self.role("standard")

    @property
    def supports(self) -> list[Pick]:
        """What supports the paper's side."""
        return self.role("support")

    @property
    def rules(self) -> list[Pick]:
        """Supports that state a rule rather than a precedent's outcome."""
        return [pick for pick in self.supports if pick.outcome is None]

    @property
    def precedents(self) -> list[Pick]:
        """Supports offered for how they came out."""
        return [pick for pick in self.supports if pick.outcome is not None]

    @property
    def adverse(self) -> list[Pick]:
        """What helps the other side, to be stated fairly and answered."""
        return self.role("adverse")

    @property
    def distinguished(self) -> list[Pick]:
        """The other side's precedents, set apart."""
        return self.role("distinguished")

    @property
    def question(self) -> str:
        """What the court is asked to decide on it, as it follows "whether"; "{date}" stands for the incident's."""
        asks = self.defense.asks or f"{self.defense.title} defeats the claim"
        return asks.replace("{right}", self.claim.right)

    @property
    def raised(self) -> tuple[str, ...]:
        """Keys of the authorities that the other side's paper cites on this point."""
        return self.issue.authorities

    @property
    def says_obvious(self) -> bool:
        """Whether the attorney argues that no case is needed: a statement of that rule is picked, and words say why."""
        stated = [
            pick.proposition for pick in self.picks if pick.proposition and pick.proposition.stance is Side.PLAINTIFF
        ]
        return bool(self.text) and any("obvious_case" in proposition.defenses for proposition in stated)

    @property
    def strength(self) -> int:
        """How high its best support was ranked; 0 when nothing is picked."""
        return max((pick.score for pick in self.supports), default=0)

    @property
    def substance(self) -> tuple[object, ...] | None:
        """What the answer is made of, to tell two counts that are argued alike; None when nothing is picked."""
        picked = self.selection
        if picked is None or not picked.supports:
            return None
        return (self.defense.id, picked.supports, picked.facts, picked.likenesses, picked.text, picked.conceded)

    @property
    def conceded(self) -> str:
        """Why the issue is not contested; empty when it is."""
        return self.selection.conceded if self.selection else ""

    @property
    def text(self) -> str:
        """The attorney's own sentences."""
        return self.selection.text if self.selection else ""


def make_view(match: IssueMatch, selection: Selection | None, matter: Matter, source: AuthoritySource) -> IssueView:
    """Look up everything that one issue's selection names."""
    offers = {str(o.proposition.id): o for o in (*match.offered, *match.adverse, *match.excluded)}
    found = [find_pick(support, source) for support in (selection.supports if selection else ())]
    picks = _join([_with_match(pick, offers.get(pick.support.proposition or "")) for pick in found])
    facts = tuple(fact for key in (selection.facts if selection else ()) if (fact := matter.find_fact(key)))
    return IssueView(
        issue=match.issue,
        count=match.count,
        claim=match.claim,
        defense=match.defense,
        selection=selection,
        picks=picks,
        facts=facts,
        likenesses=_likenesses(selection, source),
        offers=len(match.offered),
        persons=persons_of(matter, match.issue),
        turns_on=match.turns_on,
    )


def _join(picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """Each joined support taken into the one before it; a first one has none before it and stands alone."""
    leads: list[Pick] = []
    for pick in picks:
        if pick.support.joined and leads:
            leads[-1] = replace(leads[-1], also=(*leads[-1].also, pick))
        else:
            leads.append(pick)
    return tuple(leads)


def _with_match(pick: Pick, offer: Offer | None) -> Pick:
    if offer is None:
        return pick
    notice = next((gate.code for gate in offer.gates if gate.gate == "notice"), "")
    return replace(pick, notice=notice, score=offer.score)


def _likenesses(selection: Selection | None, source: AuthoritySource) -> tuple[tuple[Likeness, Pick], ...]:
    marked = selection.likenesses if selection else ()
    return tuple((likeness, pick_proposition(likeness.proposition, source)) for likeness in marked)


def pick_proposition(proposition: str, source: AuthoritySource) -> Pick:
    """A pick of one proposition by its id, for templates that name a standard."""
    found = source.find_proposition(proposition)
    key = found.authority if found else proposition.split(".", 1)[0]
    return find_pick(Support(authority=key, proposition=proposition), source)


def find_pick(support: Support, source: AuthoritySource) -> Pick:
    """Look up one support."""
    authority = source.find_authority(support.authority)
    if support.quote is not None:
        found = find_quoted(support.quote, _passages(support.authority, source))
        if found is None:
            return Pick(support=support, authority=authority)
        passage, start, end = found
        return Pick(support=support, authority=authority, passage=passage, start=start, end=end)
    proposition = source.find_proposition(support.proposition) if support.proposition else None
    return Pick(support=support, authority=authority, proposition=proposition)


def _passages(key: str, source: AuthoritySource) -> Sequence[Passage]:
    return [passage for passage in source.passages_of(key) if passage.quotable]


def all_pins(picks: Sequence[Pick], reporter: str | None) -> str | None:
    """The pins of several picks of one authority in one reporter, in the order of its pages."""
    pins = [pin for pick in picks if pick.pin and pick.pin_reporter == reporter for pin in pick.pin.split(", ")]
    return ", ".join(sorted(dict.fromkeys(pins), key=_page)) or None


def _page(pin: str) -> int:
    found = re.search(r"\d+", pin)
    return int(found[0]) if found else 0
