"""Whose words the stretches of one writing are, where a rule tells: quotation, a party's argument, the court itself.

What no rule tells stays unmarked. A pronoun is not followed to its noun, and what a separate opinion
says of "the Court" is that judge's report of the majority, so it is not marked as the court's own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.law.authorities import PartKind
from app.law.opinions import OpinionPart, Paragraph, Voice, VoiceKind
from app.reading.sentences import iter_sentences

BLOCK_QUOTATION = "set off from the text as a quotation"
ARGUMENT = "the sentence says that a party contends it"
OWN_FINDING = "the sentence says that the court itself finds or holds it"

_LEAD = (
    r"(?:(?:first|second|third|fourth|fifth|next|finally|lastly|moreover|further|furthermore|additionally|also|however|instead"
    r"|here|accordingly|therefore|thus|nevertheless|nonetheless|but|and|rather|alternatively|specifically|in particular"
    r"|in addition|in the alternative|in (?:opposition|response|reply)|on appeal|as a result|for (?:these|those|the foregoing|the above) reasons"
    r"|as discussed above|as explained (?:above|below)),?\s+)*"
)
_PARTY = (
    r"(?:plaintiffs?|defendants?|petitioners?|respondents?|appellants?|appellees?|cross-appellants?|movants?|intervenors?|claimants?|debtors?"
    r"|the (?:officers?|deput(?:y|ies)|agents?|government|county|city|state|prosecution|defense|united states|commonwealth|moving part(?:y|ies))"
    r"(?: defendants?)?)"
)
_ARGUES = (
    r"(?:contends?|argues?|asserts?|maintains?|insists?|urges?|submits?|claims? that|alleges?|posits?|counters?|responds?|replies"
    r"|contended|argued|asserted|maintained|insisted|urged|submitted|claimed that|alleged|complains? that|suggests? that|reply that)\b"
)
_NAMES = r"(?: [A-Z][\w’'-]+){0,3}"
_FINDS = (
    r"(?:holds?|concludes?|finds?|agrees?|disagrees?|rejects?|declines?|grants?|denies|deny|affirms?|reverses?|vacates?|remands?"
    r"|is (?:not )?persuaded|is unpersuaded|are (?:not )?persuaded|are unpersuaded)\b"
)
_COURT = re.compile(
    rf"{_LEAD}(?:(?:the|this) court(?: therefore| thus| also| further| now)? |we(?: therefore| thus| also| further| now)? ){_FINDS}",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"[A-Z][\w’'-]{2,}")


def mark_voices(parts: Sequence[OpinionPart], parties: Sequence[str]) -> tuple[OpinionPart, ...]:
    """The parts with the voices of their paragraphs marked.

    Args:
        parts: the parts of one opinion.
        parties: how the text calls its parties ("Malek"); their descriptions are known without.
    """
    contention = _contention([party for party in parties if _SURNAME.fullmatch(party)])
    return tuple(
        part
        if part.kind.is_staff_text
        else replace(part, paragraphs=tuple(_marked(paragraph, part.kind, contention) for paragraph in part.paragraphs))
        for part in parts
    )


def _contention(parties: Sequence[str]) -> re.Pattern[str]:
    who = "|".join([rf"(?i:{_PARTY}){_NAMES}", *map(re.escape, parties)])
    says = rf"(?i:{_LEAD})(?:(?i:the )?(?:{who})(?:’s?|'s?)?(?: (?:also|further|then|next|again|now|thus|instead))? (?i:{_ARGUES})"
    return re.compile(rf"{says}|(?i:according to )(?i:the )?(?:{who})\b(?! (?:county|court)))")


def _marked(paragraph: Paragraph, kind: PartKind, contention: re.Pattern[str]) -> Paragraph:
    voices = tuple(_voices(paragraph, kind, contention))
    return replace(paragraph, voices=voices) if voices else paragraph


def _voices(paragraph: Paragraph, kind: PartKind, contention: re.Pattern[str]) -> Iterator[Voice]:
    if paragraph.heading:
        return
    if paragraph.block_quote:
        yield Voice(start=0, end=len(paragraph.text), kind=VoiceKind.QUOTED, rule=BLOCK_QUOTATION)
        return
    for start, end in iter_sentences(paragraph.text):
        if contention.match(paragraph.text, start, end):
            yield Voice(start=start, end=end, kind=VoiceKind.CONTENTION, rule=ARGUMENT)
        elif kind.speaks_for_court and _COURT.match(paragraph.text, start, end):
            yield Voice(start=start, end=end, kind=VoiceKind.COURT, rule=OWN_FINDING)
