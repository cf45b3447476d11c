"""Which paragraphs are running text, and which belong to the head of a paper."""

import re

from app.reading.flow import Flow
from app.reading.standing import find_counsel

_PROSE_WORDS = 25
_ENDS = re.compile(r"[.!?:][\"”’)\]]*$")
_SENTENCE_WITHIN = re.compile(r"(?:\b[a-z]+,? ){3}[a-z]{3,}[.?][\"”’)\]]*\d{0,2} +[\"“‘\[(]?[A-Z]")
"""Where a sentence ends and another begins: what a page turn or a heading run in has cut, or what leads to a quotation, runs on."""
_NOTICE = re.compile(
    r"\W*(?:not(?:e|ice)\b|not (?:to be|for) (?:officially )?publi|this (?:opinion|slip opinion|order|disposition|decision|memorandum) (?:is|was|has|will|shall|may)\b"
    r"|the syllabus constitutes|california rules of court, rule|pursuant to [\w. ]{3,40}\brule\b"
    r"|all opinions are subject|at a stated term of|(?:re)?(?:argued|submitted)\b[^.]{0,60}\d{4}|this case was not selected for publication|unpublished opinions\b)",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(
    r"\W*(?:(?:CONSOLIDATED )?APPEALS?|PETITION|ORIGINAL PROCEEDINGS?|WRIT)\b(?: from|;|,| for| in)"
)
SENTENCE = re.compile(r"(?:[a-z,]+ ){3,}.*\.$")
"""Holds a sentence, however short."""
TITLE = re.compile(r"(?:[A-Z]+ ){0,3}(?:ORDER|JUDGMENT|OPINION|DECISION|DECREE)\b(?:\s+OF\s+(?:THE\s+)?COURT)?.{0,40}$")
"""Names the paper above its text."""
_SENTENCE_LOWER = 0.6


def is_prose(flow: Flow) -> bool:
    """Whether a paragraph is running text: a sentence or more, not in capitals, no notice of the reporter."""
    text = flow.paragraph.text
    if flow.paragraph.heading or len(text.split()) < _PROSE_WORDS or _NOTICE.match(text):
        return False
    lower = sum(map(str.islower, text))
    return lower > _SENTENCE_LOWER * len(text) and (_ENDS.search(text) or _SENTENCE_WITHIN.search(text)) is not None


def is_of_head(flow: Flow) -> bool:
    """Whether running words say where the case comes from or who argued it."""
    text = flow.paragraph.text
    return _COMES_FROM.match(text) is not None or bool(find_counsel([text]))


def is_short_prose(text: str) -> bool:
    """Whether a paragraph holds a sentence and is no notice of the reporter."""
    return SENTENCE.search(text) is not None and not _NOTICE.match(text)
