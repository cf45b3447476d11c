"""Passages of imported opinions as supports: found by the issue's cue words, quoted to the letter.

Only the court's own words are offered: no heading, no block quotation, no sentence that quotes or cites
another source, and none that recounts what a party argues.
"""

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from app.drafting.ranking import content_words
from app.drafting.sentences import sentence_spans
from app.drafting.source import AuthoritySource
from app.law.annotations import PassageTagKind, Standing
from app.law.authorities import AuthorityKey, Proposition, PropositionId, PropositionKind, Side
from app.law.claims import Claim, Defense
from app.law.matters import PassageQuote
from app.law.opinions import Passage

_RECOUNTS = re.compile(
    r"\b(?:argu(?:es?|ing)|contend(?:s|ing)?|assert(?:s|ing)?|maintains?|claims? that|alleges?|ha(?:s|ve|d) alleged|concedes?|urges?|submits?"
    r"|cites?|responds?|raises?|insists?|disputes?|attempts? to|seeks? to|mov(?:es?|ed) to|point(?:s|ed)? out"
    r"|requests? that|requesting|according to)\b",
    re.IGNORECASE,
)
_CITES = re.compile(r"\d\s+(?:F\.|U\.S\.|S\. ?Ct|Cal\.|WL\b)|\bId\.|¶|\bECF\b|\bMot\.|\bOpp’n\b|\bReply at\b|[“”\"]")
_BACKGROUND = re.compile(r"\b(?:background|facts|factual|allegations|procedural history|history)\b", re.IGNORECASE)
_SHORTEST, _LONGEST = 60, 420
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageCut:
    """A stretch of a passage offered as a quotation: characters [start, end)."""

    passage: Passage
    start: int
    end: int
    proposition: Proposition
    score: int
    reason: str


def find_passage_offers(
    source: AuthoritySource, claim: Claim, defense: Defense, words: Collection[str] = (), *, limit: int = 24
) -> list[PassageCut]:
    """Quotable sentences on the issue, at most one a passage.

    Args:
        words: what the matter's facts on the issue speak of; a sentence that shares them is ranked higher.
    """
    issue = _Issue(claim, defense, frozenset(words))
    found = _search(source, (*defense.cues, *claim.cues), words, limit)
    cuts = (issue.best_cut(passage, source) for passage in found if _is_reasoning(passage))
    return [cut for cut in cuts if cut is not None]


def _is_reasoning(passage: Passage) -> bool:
    """Whether it does not stand under a heading that announces the case's facts or history."""
    return _BACKGROUND.search(passage.section) is None


def _search(source: AuthoritySource, cues: Sequence[str], words: Collection[str], limit: int) -> list[Passage]:
    """What the issue's cues find; and, beside it, what the facts' own words find."""
    found = [*source.search_passages(cues, limit)]
    if words:
        found += source.search_passages(sorted(words, key=lambda word: (-len(word), word))[:_MOST_WORDS], limit // 2)
    return list({passage.id: passage for passage in found}.values())


@dataclass(frozen=True, slots=True)
class _Issue:
    """What a sentence is measured against."""

    claim: Claim
    defense: Defense
    words: frozenset[str]

    def best_cut(self, passage: Passage, source: AuthoritySource) -> PassageCut | None:
        """The sentence of a passage that bears most on the issue; None when none bears on it, or may be quoted."""
        if passage.heading or passage.block_quote or not passage.quotable or not passage.part.speaks_for_court:
            return None
        spoken = [((start, end), self._cue_hits(passage.text[start:end])) for start, end in own_sentences(passage)]
        spoken = [(span, hits) for span, hits in spoken if any(hits)]
        tagged = self._tag_hits(passage, source) if spoken else None
        if tagged is None:
            return None
        both = [(span, sum(hits)) for span, hits in spoken if all(map(sum, zip(hits, tagged, strict=True)))]
        return self._cut(passage, *max(both, key=lambda entry: (entry[1], -entry[0][0])), sum(tagged)) if both else None

    def _cut(self, passage: Passage, span: tuple[int, int], hits: int, tagged: int) -> PassageCut:
        shared = len(content_words([passage.text[slice(*span)]]) & self.words)
        return PassageCut(
            passage=passage,
            start=span[0],
            end=span[1],
            proposition=_as_proposition(passage, span, self.claim, self.defense),
            score=10 + 5 * min(hits + tagged, 6) + 2 * min(shared, 4),
            reason=f"the court's own words on {self.defense.title}",
        )

    def _cue_hits(self, text: str) -> tuple[int, int]:
        lower = text.lower()
        return sum(cue in lower for cue in self.defense.cues), sum(cue in lower for cue in self.claim.cues)

    def _tag_hits(self, passage: Passage, source: AuthoritySource) -> tuple[int, int] | None:
        """How far the passage's tags name the defense and the claim; None when the attorney has rejected one of them."""
        standings = {
            (tag.kind, tag.value): tag.decision.standing
            for tag in source.tags_of(passage.authority)
            if tag.passage == passage.id
        }
        named = [
            standings.get((PassageTagKind.DEFENSE, self.defense.id)),
            standings.get((PassageTagKind.CLAIM, self.claim.id)),
        ]
        if Standing.REJECTED in named:
            return None
        on_defense, on_claim = (_TAG_HITS.get(standing, 0) if standing else 0 for standing in named)
        return on_defense, on_claim


_TAG_HITS = {Standing.SUGGESTED: 1, Standing.CONFIRMED: 2}


def _as_proposition(passage: Passage, span: tuple[int, int], claim: Claim, defense: Defense) -> Proposition:
    words = passage.text[slice(*span)]
    return Proposition(
        id=PropositionId(f"{passage.id}:{span[0]}-{span[1]}"),
        authority=AuthorityKey(passage.authority),
        text=words,
        pin=passage.pin_for(*span),
        quotation=words,
        part=passage.part,
        kind=PropositionKind.APPLICATION,
        stance=Side.NEUTRAL,
        claims=(claim.id,),
        defenses=(defense.id,),
        provenance=f"passage {passage.id}",
    )


def own_sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    """Sentences of a passage that are the court's own words, as [start, end)."""
    for start, end in sentence_spans(passage.text):
        text = passage.text[start:end]
        fits = _SHORTEST <= len(text) <= _LONGEST and text[0].isupper() and text.endswith(".")
        if fits and not _RECOUNTS.search(text) and not _CITES.search(text):
            yield start, end


def quote_hash(words: str) -> str:
    """The fingerprint kept with a picked quotation."""
    return hashlib.sha256(words.encode()).hexdigest()


def find_quoted(quote: PassageQuote, passages: Sequence[Passage]) -> tuple[Passage, int, int] | None:
    """The place of a picked quotation: where it was, or wherever the same words now stand; None if nowhere.

    Args:
        passages: the passages of the quoted authority, as they are now.
    """
    for passage in passages:
        if passage.id == quote.passage and quote_hash(passage.text[quote.start : quote.end]) == quote.sha256:
            return passage, quote.start, quote.end
    for passage in passages:
        for start, end in sentence_spans(passage.text):
            if quote_hash(passage.text[start:end]) == quote.sha256:
                return passage, start, end
    return None
