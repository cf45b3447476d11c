"""How high an offer stands in its list: points, each with the reason that is shown (PRACTICE §5)."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from app.law.authorities import Authority, AuthorityKind, Proposition, PropositionKind, Side
from app.law.claims import Claim, Defense, FactKind, Prong
from app.law.gates import Gate, NoticeCode
from app.law.matters import Fact, Matter, Selection
from app.law.weight import Weighing, Weight

WEIGHT_POINTS = {
    Weight.BINDING: 40,
    Weight.BINDING_STATE: 40,
    Weight.STATE_AUTHORITY: 30,
    Weight.OWN_CASE: 20,
    Weight.PERSUASIVE: 15,
    Weight.NONPRECEDENTIAL: 8,
}
_RECENT_YEARS, _RECENT_POINTS = 15, 3
_MOST_FOR_WORDS, _MOST_FOR_FACTS = 10, 8
_OTHER_STAGE = 50
_OTHER_FACTS, _SUCH_FACTS, _FACTS_UNTOLD = 45, 5, 35
_THEIR_WORDS = 30
_NO_PAGE = 8
"""A citation without its page cannot be filed."""
_GENERAL = 40
"""What speaks to the defense goes first, be it only persuasive."""


def relevance(claim: Claim, defense: Defense, proposition: Proposition, apart: Collection[str] = ()) -> dict[str, int]:
    """Why a proposition bears on an issue, with points; empty when it does not.

    Args:
        apart: defenses that leave the merits of a claim alone: their law is none of the whole claim's.
    """
    on_claim, on_defense = claim.id in proposition.claims, defense.id in proposition.defenses
    if on_defense and on_claim:
        return {f"answers {defense.title} on {claim.title}": 50}
    if on_defense and not proposition.claims:
        return {f"states the law of {defense.title}": 30}
    if not on_claim or defense.unnamed:  # what is argued without a name has no law but the attorney's
        return {}
    if defense.prong is Prong.CLEARLY_ESTABLISHED and proposition.outcome is not None:
        return {f"a precedent on {claim.title}": 40}
    if defense.whole_claim and not (proposition.defenses and set(proposition.defenses) <= set(apart)):
        return {f"on {claim.title}": 30}
    if proposition.kind in {PropositionKind.STANDARD, PropositionKind.RULE} and not proposition.defenses:
        return {f"states a rule of {claim.title}": 15, f"says nothing of {defense.title}": -_GENERAL}
    return {}


def is_on_point(defense: Defense, proposition: Proposition) -> bool:
    """Whether a proposition speaks to a defense itself: by its tag, or as a decision on what the defense asks of every case."""
    asks_every_case = defense.prong is Prong.CLEARLY_ESTABLISHED or defense.whole_claim
    return defense.id in proposition.defenses or (asks_every_case and proposition.outcome is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merits:
    """What the points of one offer rest on.

    Attributes:
        marked: whether the attorney marked likenesses to the authority.
        words: content words of the matter's facts on the issue.
        incident: the day from which an authority's age counts.
        kinds: the kinds of facts that tell the claim's cases apart; none when the matter's facts on the claim are not known.
        ours: the ids of those that the matter's facts speak of.
    """

    claim: Claim
    defense: Defense
    side: Side
    proposition: Proposition
    authority: Authority
    weighing: Weighing
    gates: Sequence[Gate]
    marked: bool
    words: frozenset[str]
    incident: dt.date
    kinds: Sequence[FactKind] = ()
    ours: frozenset[str] = frozenset()

    def points(self) -> dict[str, int]:
        """The points by reason, of which some are nothing."""
        codes = {gate.gate: gate.code for gate in self.gates}
        stance = self.proposition.stance is self.side
        return {
            self.weighing.weight.value: WEIGHT_POINTS.get(self.weighing.weight, 0),
            "argues for your side": 5 if stance else 0,
            "is stated as the other side would": -_THEIR_WORDS if self.proposition.stance is self.side.opponent else 0,
            "came out your way on this claim": 15 if self._came_out_right else 0,
            "passed the notice gates": 20 if codes.get("notice") == NoticeCode.PASS_CANDIDATE else 0,
            "its page is not known": -_NO_PAGE if self._lacks_page else 0,
            "states the law of another stage": -_OTHER_STAGE if self._is_of_another_stage else 0,
            "likenesses marked": 15 if self.marked else 0,
            "decided at the same stage": 4 if codes.get("posture") == "SAME_STAGE" else 0,
            "read by you": 10 if self.authority.verification else 0,
            "speaks the issue's words": min(2 * self._cue_hits, _MOST_FOR_WORDS),
            **self._of_kind(),
            "shares words with your facts": min(2 * self._fact_hits, _MOST_FOR_FACTS),
            f"decided within {_RECENT_YEARS} years of the incident": _RECENT_POINTS if self._is_recent else 0,
        }

    @property
    def _is_of_another_stage(self) -> bool:
        codes = {gate.gate: gate.code for gate in self.gates}
        return (
            codes.get("posture") == "OTHER_STAGE"
            and self.proposition.posture is not None
            and self.proposition.outcome is None
        )

    @property
    def _lacks_page(self) -> bool:
        return self.authority.kind is AuthorityKind.OPINION and not self.proposition.pin

    @property
    def _came_out_right(self) -> bool:
        outcome = self.proposition.outcome
        favorable = outcome is not None and outcome.gives_notice == (self.side is Side.PLAINTIFF)
        return favorable and self.claim.id in self.proposition.claims

    @property
    def _cue_hits(self) -> int:
        text = self.proposition.text.lower()
        return sum(cue in text for cue in dict.fromkeys((*self.defense.cues, *self.claim.cues)))

    @property
    def _fact_hits(self) -> int:
        texts = (self.proposition.text, *(fact.text for fact in self.proposition.facts))
        return len(self.words & content_words(texts))

    @property
    def is_of_other_facts(self) -> bool:
        """Whether it is about kinds of facts of which the matter's facts show fewer than half, or not the one that decides."""
        theirs = self._deciding
        return 2 * sum(kind.id in self.ours for kind in theirs) < len(theirs)

    @property
    def _deciding(self) -> tuple[FactKind, ...]:
        theirs = self._their_kinds
        return tuple(kind for kind in theirs if kind.apart) or theirs

    @property
    def _leaves_facts_untold(self) -> bool:
        """Whether it is offered for how it came out, and says nothing of what was done: how like it is, nobody can tell."""
        told = self._their_kinds or self.proposition.facts
        return self.proposition.outcome is not None and any(kind.means for kind in self.kinds) and not told

    @property
    def _their_kinds(self) -> tuple[FactKind, ...]:
        return kinds_in((self.proposition.text, *(fact.text for fact in self.proposition.facts)), self.kinds)

    def _of_kind(self) -> dict[str, int]:
        """Whether it is about facts of such a kind as the matter's; what speaks of no kind fits all."""
        theirs = self._deciding
        if not theirs:
            untold = _FACTS_UNTOLD if self._leaves_facts_untold else 0
            return {"does not tell its facts": -untold}
        if not self.is_of_other_facts:
            shared = [kind.title for kind in theirs if kind.id in self.ours]
            return {f"is about {' and '.join(shared)}, as your facts are": _SUCH_FACTS}
        strange = [kind.title for kind in theirs if kind.id not in self.ours]
        return {f"is about {' and '.join(strange)}, of which your facts on the claim say nothing": -_OTHER_FACTS}

    @property
    def _is_recent(self) -> bool:
        decided = self.authority.decided
        return decided is not None and self.incident.year - decided.year <= _RECENT_YEARS


_WORD = re.compile(r"[a-z]{5,}")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "about after again against another because before began being between could either first going having later "
        "never other point rather right rights shall should since still stood their there these thing things those "
        "three through under until wanted where whether which while whose within without would years",
    )
)


def content_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of the texts that say something, in lower case; a plural counts as its singular."""
    return frozenset(
        word.removesuffix("s") for text in texts for word in _WORD.findall(text.lower()) if word not in _COMMON
    )


def kinds_in(texts: Iterable[str], kinds: Sequence[FactKind]) -> tuple[FactKind, ...]:
    """The kinds of facts that the texts speak of."""
    low = " ".join(texts).lower().replace("’", "'")
    return tuple(kind for kind in kinds if _begins_any(kind.cues, kind.unless).search(low))


def kinds_shown(texts: Iterable[str], kinds: Sequence[FactKind]) -> frozenset[str]:
    """The ids of the kinds that facts of a matter show: handcuffs are in many, and tight ones in few."""
    shown = set()
    for text in texts:
        low = text.lower().replace("’", "'")
        for kind in kinds:
            told = _begins_any(kind.told_by or kind.cues, kind.unless).search(low)
            if told and (not kind.shown_by or _begins_any(kind.shown_by).search(low)):
                shown.add(kind.id)
    return frozenset(shown)


@cache
def _begins_any(words: tuple[str, ...], unless: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Words by their beginnings, but for those that are done to something, or with something, of `unless`."""
    done = rf"(?!\w*(?:(?: [\w.]+){{0,4}} (?:with|using))? (?:an?|the|his|her|their) (?:{_any_of(unless)}))"
    return re.compile(rf"\b(?:{_any_of(words)}){done if unless else ''}")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def facts_of_claim(matter: Matter, claim: Claim, selection: Selection | None) -> tuple[Fact, ...]:
    """The matter's facts that are tagged with a claim or an element of it, and those picked for the issue."""
    picked = set(selection.facts) if selection else set()
    return tuple(f for f in matter.facts if f.id in picked or any(_is_of(tag, claim) for tag in f.tags))


def _is_of(tag: str, claim: Claim) -> bool:
    return tag.partition(".")[0] == claim.id


def facts_on(matter: Matter, claim: Claim, defense: Defense, selection: Selection | None) -> tuple[Fact, ...]:
    """The matter's facts on an issue: those picked for it, else those tagged with its claim, an element of it, or its defense."""
    picked = set(selection.facts) if selection else set()
    chosen = [fact for fact in matter.facts if fact.id in picked]
    tagged = [f for f in matter.facts if defense.id in f.tags or any(_is_of(tag, claim) for tag in f.tags)]
    return tuple(chosen or tagged)


def fact_words(matter: Matter, facts: Iterable[Fact]) -> frozenset[str]:
    """What the facts speak of, without the names of the parties."""
    names = content_words([party.name for party in matter.parties] + [party.short_name for party in matter.parties])
    return content_words(fact.text for fact in facts) - names
