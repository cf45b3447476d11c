"""What an opinion's own words suggest: tags of its passages, outcomes, what it says became of others.

Everything here is a suggestion and names its words. Holdings come only from opinions of the court and its own voice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.law.annotations import CaseOutcome, PassageTagKind
from app.law.authorities import AuthorityKey, Outcome, PartKind, Posture, TreatmentKind
from app.law.citations import Citation, CitationForm, CitationReport
from app.law.opinions import Opinion, Paragraph, Ruling, VoiceKind
from app.library.cues import Cues, CueWords, fold, pattern

_MOVANT = re.compile(r"(?P<party>.+?)(?:['’]s?)\s+(?:cross-)?motion", re.IGNORECASE)
_TRAILING = re.compile(r"(?:\s+(?:by|in|sub nom\.?|and|on))+$|[\s,.]+$")
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedTag:
    """What a paragraph or a note is about; `stretch` is its place among `texts.stretches`."""

    stretch: int
    kind: PassageTagKind
    value: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedTreatment:
    """A history phrase that the text prints after a citation."""

    stretch: int | None
    cited: str
    name: str | None
    phrase: str
    kind: TreatmentKind | None
    later: str | None
    later_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """All that one text suggests."""

    tags: tuple[SuggestedTag, ...] = ()
    outcomes: tuple[CaseOutcome, ...] = ()
    treatments: tuple[SuggestedTreatment, ...] = ()


def suggest(opinion: Opinion, report: CitationReport, cues: Cues) -> Suggestions:
    """What a text suggests by the cues of a practice."""
    return Suggestions(
        tags=tuple(_tags(opinion, cues)),
        outcomes=tuple(_outcome(ruling, opinion, cues) for ruling in opinion.rulings),
        treatments=tuple(_treatments(opinion, report, cues)),
    )


# Passages


def _tags(opinion: Opinion, cues: Cues) -> Iterator[SuggestedTag]:
    """Staff text and headings suggest nothing: nobody will cite them."""
    number = -1
    for part in opinion.parts:
        for paragraph in part.paragraphs:
            number += 1
            if not part.kind.is_staff_text and not paragraph.heading:
                yield from _tags_of(paragraph, number, part.kind, cues)


def _tags_of(paragraph: Paragraph, number: int, part: PartKind, cues: Cues) -> Iterator[SuggestedTag]:
    folded = fold(paragraph.text)
    for known in cues.tags:
        found = [m for m in known.find_all(paragraph.text, folded) if _may_count(m, paragraph, part, known)]
        words = tuple(dict.fromkeys(" ".join(m[0].lower().split()) for m in found))[:_MOST_WORDS]
        if words:
            yield SuggestedTag(stretch=number, kind=known.kind, value=known.value, words=words)


def _may_count(match: re.Match[str], paragraph: Paragraph, part: PartKind, known: CueWords) -> bool:
    """What a passage is about shows in anybody's words; what it does in an argument, in the writer's own only."""
    if known.kind is not PassageTagKind.KIND:
        return True
    if paragraph.block_quote or (known.speaks_for_court and not part.speaks_for_court):
        return False
    return not any(
        voice.start <= match.start() < voice.end and voice.kind is not VoiceKind.COURT for voice in paragraph.voices
    )


# Outcomes


def _outcome(ruling: Ruling, opinion: Opinion, cues: Cues) -> CaseOutcome:
    claim, why_claim = _claim(ruling, cues)
    defense, why_defense = _defense(ruling, claim, cues)
    result, why_result = _result(ruling, cues)
    movant = _MOVANT.match(ruling.motion)
    return CaseOutcome(
        authority=AuthorityKey(""),
        claim=claim,
        defense=defense,
        prong=cues.practice.defenses[defense].prong if defense else None,  # type: ignore[index]  # an id of it
        party=movant["party"] if movant else "",
        posture=_posture(ruling, cues),
        ruling=ruling.outcome,
        result=result,
        count=ruling.count,
        leave_to_amend=ruling.leave_to_amend,
        pin=ruling.page if opinion.quality.quotable else None,
        text=ruling.text,
        reasons=tuple(why for why in (why_claim, why_defense, why_result) if why),
    )


def _claim(ruling: Ruling, cues: Cues) -> tuple[str | None, str]:
    """The claim that the ruling's subject names; none when it names several."""
    if not ruling.subject:
        return None, "the ruling names no claim"
    found = _named(ruling.subject, cues.claims)
    if len(found) == 1:
        ((claim, words),) = found.items()
        return claim, f"“{words}” in the ruling"
    several = f"the ruling may mean {', '.join(found)}" if found else "no claim of the practice is named"
    return None, f"{several}: “{ruling.subject}”"


def _defense(ruling: Ruling, claim: str | None, cues: Cues) -> tuple[str | None, str]:
    """The one defense that the ruling names and that can be raised against its claim."""
    named = _named(f"{ruling.subject or ''} {ruling.motion}", cues.defenses)
    known = cues.practice.defenses
    found = {key: words for key, words in named.items() if claim is None or known[key].can_answer(claim)}  # type: ignore[index, arg-type]  # ids of it
    if len(found) != 1:
        return None, ""
    ((defense, words),) = found.items()
    return defense, f"“{words}” in the ruling"


def _named(text: str, known: Sequence[CueWords]) -> dict[str, str]:
    folded = fold(text)
    matches = [(cue.value, cue.find_all(text, folded)) for cue in known]
    return {value: found[0][0] for value, found in matches if found}


def _result(ruling: Ruling, cues: Cues) -> tuple[Outcome | None, str]:
    words = f"{ruling.motion} {ruling.subject or ''}"
    for known in cues.results:
        match = pattern(known.cues).search(words)
        if match and known.ruling is ruling.outcome:
            return known.result, f"“{match[0]}” was {ruling.outcome.value}"
    return None, ""


def _posture(ruling: Ruling, cues: Cues) -> Posture | None:
    found = [known.id for known in cues.postures if pattern(known.cues).search(ruling.motion)]
    return found[0] if len(found) == 1 else None


# Treatment


def _treatments(opinion: Opinion, report: CitationReport, cues: Cues) -> Iterator[SuggestedTreatment]:
    places = StretchPlaces(opinion)
    for citation in report.citations:
        if citation.form is CitationForm.FULL and citation.refers_to:
            for link in citation.history:
                later = report.citations[link.index] if link.index is not None else None
                yield from _seen(citation, link.phrase, later, places.find(citation), cues)


def _seen(
    citation: Citation, phrase: str, later: Citation | None, stretch: int | None, cues: Cues
) -> Iterator[SuggestedTreatment]:
    known = cues.treatments.get(_plain(phrase))
    if known is not None and known.kind is None:
        return
    of, by = (later, citation) if known and known.of_later else (citation, later)
    if of is not None and of.refers_to is not None:
        yield SuggestedTreatment(
            stretch=stretch,
            cited=of.refers_to,
            name=of.name,
            phrase=phrase,
            kind=known.kind if known else None,
            later=(by.refers_to or by.text) if by else None,
            later_name=by.name if by else None,
        )


def _plain(phrase: str) -> str:
    """A phrase without what only joins it to the next citation: "overruled on other grounds"."""
    plain = " ".join(phrase.lower().replace("’", "'").split())
    while (shorter := _TRAILING.sub("", plain)) != plain:
        plain = shorter
    return plain


# Places


class StretchPlaces:
    """Finds the stretch (`texts.stretches`) in which a citation stands."""

    def __init__(self, opinion: Opinion) -> None:
        self._paragraphs = sum(len(part.paragraphs) for part in opinion.parts)
        self._notes: dict[str, list[tuple[int, int | None]]] = {}
        for number, note in enumerate(opinion.footnotes):
            self._notes.setdefault(note.number, []).append((self._paragraphs + number, note.part))

    def find(self, citation: Citation) -> int | None:
        """The stretch of a citation; None when more than one note could be meant."""
        if citation.footnote is None:
            return citation.paragraph if citation.paragraph < self._paragraphs else None
        notes = self._notes.get(citation.footnote, [])
        same_part = [stretch for stretch, part in notes if part in {None, citation.part}]
        return same_part[0] if len(same_part) == 1 else None
