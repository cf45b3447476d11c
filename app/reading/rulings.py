"""What the conclusion of a trial court's order rules: motion by motion, claim by claim.

Only the conclusion is read, from its heading or its "IT IS HEREBY ORDERED". A sentence in which no
motion is named, or none of GRANTED and DENIED, gives no ruling.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.law.authorities import PartKind
from app.law.opinions import OpinionPart, Paragraph, Ruling, RulingOutcome
from app.reading.marks import enumerator

_CONCLUSION_HEAD = re.compile(
    r"(?:[IVX]+\.|[A-Z]\.|\d+\.)?\s*(?:conclusion(?: and order)?|order|disposition|decision|ruling)s?[.:]?",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"^ordered(?: and adjudged)?(?:\s+that|:)|"
    r"\bit is (?!so ordered\b(?! that))(?:hereby |so |therefore |accordingly )*ordered\b|\bthe court (?:hereby |therefore )?(?:orders|rules) as follows",
    re.IGNORECASE,
)
_FOREGOING = re.compile(
    r"(?:for|based on) (?:all )?(?:of )?(?:the|these) (?:foregoing |above |stated )?reasons?\b", re.IGNORECASE
)
_SIGNED = re.compile(r"(?:dated|date|signed|done and ordered)\b|it is so ordered", re.IGNORECASE)
_OUTCOME = re.compile(
    r"(?P<done>granted|denied)(?P<in_part>,?\s+in\s+part)?|(?P<does>grants|denies|(?<=\bwill )(?:grant|deny)|(?<=\bin part and )(?:grant|deny))\b(?P<in_part2>,?\s+in\s+part)?",
    re.IGNORECASE,
)
_LEAVE = re.compile(r"\b(?P<how>with(?:out)?)\s+(?:further\s+)?leave\s+to\s+amend\b", re.IGNORECASE)
_MOTION = re.compile(
    r"\b(?:cross-)?(?:motions?|requests?|applications?|petitions?)"
    r"(?:\s+(?:to\s+(?:dismiss|strike|compel|remand|stay|quash|seal|intervene|amend|transfer)|for\s+(?:partial\s+)?summary\s+(?:judgment|adjudication)"
    r"|for\s+judgment\s+on\s+the\s+pleadings|for\s+reconsideration|for\s+(?:a\s+)?(?:preliminary\s+injunction|default\s+judgment|new\s+trial|judicial\s+notice)))?",
    re.IGNORECASE,
)
_IS = re.compile(r",?\s+(?:is|are|will be|shall be)(?:\s+(?:hereby|therefore))?\s*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:with\s+respect\s+to|as\s+to|with\s+regard\s+to|regarding|insofar\s+as\s+it\s+concerns)\s+", re.IGNORECASE
)
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_NUMBER = rf"(?:\d{{1,2}}|[IVX]{{1,5}}|(?i:{_WORDS}))"
_SEPARATOR = r"(?:,\s+(?:and\s+)?|\s+and\s+|\s*(?:&|–|-)\s*)"
_COUNTS = re.compile(
    rf"(?i:\b(?:counts?|claims?|causes? of action)(?: nos?\.)?)\s+(?P<list>{_NUMBER}(?:{_SEPARATOR}{_NUMBER})*)\b"
)
_NTH = re.compile(
    rf"\b(?P<list>(?:{_ORDINALS})(?:{_SEPARATOR}(?:{_ORDINALS}))*)\s+(?:claims?|causes? of action|counts?)\b",
    re.IGNORECASE,
)
_IN_PARENTHESES = re.compile(r"\s*\((?P<inside>[^()]*)\)")
_RECORD = re.compile(
    r"\((?:ECF|Dkt|Docket|Doc|D\.?E|R)\b[^()]*\)|\[(?:(?:ECF|Dkt|Docket|Doc|D\.?E|R)\b[^\[\]]*|#?\s?\d[\d, -]*)\]"
    r"|,?\s*\b(?:ECF|Dkt|Docket|Doc|D\.E)\b\.?\s*(?:Nos?\.\s*|#\s*)?\d+(?:(?:-|,\s*|\s*&\s*)\d+)*\b,?",
    re.IGNORECASE,
)
"""Where a motion stands on the docket: no claim."""
_PREJUDICE = re.compile(r",?\s*(?:and\s+)?\bwith(?:out)?\s+prejudice\b", re.IGNORECASE)
_AGAIN = re.compile(r"(?:but |and |however, )?(?:it|the same)\b(?=,? (?:is|are|will be|shall be)\b)", re.IGNORECASE)
"""The motion that the clause before has named."""
_BEFORE_MOTION = ("ORDERED that ", "ordered that ", "ORDERS that ", "orders that ", "reasons, ", "above, ", "herein, ")
_LEAD_IN = re.compile(r"^.*?\bclaims\s+(?:for|of|under|based\s+on)\s+", re.IGNORECASE)
_WHOLE_COMPLAINT = re.compile(
    r"(?:the\s+|plaintiffs?['’]s?\s+|his\s+|her\s+|their\s+)?(?:(?:first|second|third|fourth)\s+)?(?:amended\s+|original\s+)?complaint|the\s+(?:FAC|SAC|TAC)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a paragraph that rules on one motion."""

    text: str
    start: int


def find_rulings(parts: Sequence[OpinionPart]) -> tuple[Ruling, ...]:
    """The rulings of the conclusion of an order, in order; empty for another kind of writing."""
    orders = [part for part in parts if part.kind is PartKind.ORDER]
    paragraphs = [paragraph for part in orders for paragraph in part.paragraphs]
    return tuple(ruling for paragraph in _conclusion(paragraphs) for ruling in _rulings(paragraph))


def _conclusion(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs after the last heading of a conclusion, else from the last one that orders; up to the signature."""
    starts = [place for place, paragraph in enumerate(paragraphs) if _begins_conclusion(paragraph)]
    if not starts:
        return ()
    tail = paragraphs[starts[-1] :]
    end = next((place for place, one in enumerate(tail) if place and _SIGNED.match(one.text)), len(tail))
    return tail[:end]


def _begins_conclusion(paragraph: Paragraph) -> bool:
    if (paragraph.heading or len(paragraph.text) < 40) and not _ORDERED.search(paragraph.text):
        return _CONCLUSION_HEAD.fullmatch(paragraph.text.strip()) is not None
    return _ORDERED.search(paragraph.text) is not None or _FOREGOING.match(paragraph.text) is not None


def _rulings(paragraph: Paragraph) -> Iterator[Ruling]:
    before: str | None = None
    for clause in _clauses(paragraph.text):
        for ruling in _of_clause(clause, paragraph, before):
            before = ruling.motion
            yield ruling


def _clauses(text: str) -> Iterator[_Clause]:
    """The clauses that a semicolon or full stop ends, without enumerator and "and"."""
    start = len(enumerator(text))
    for stop in [*re.finditer(r";\s+(?:and\s+)?|\.\s+(?=[A-Z(])|$", text)]:
        if stop.start() > start:
            yield _Clause(text[start : stop.start()], start)
        start = max(start, stop.end())


def _of_clause(clause: _Clause, paragraph: Paragraph, before: str | None) -> Iterator[Ruling]:
    """The rulings of one clause; `before` is the motion of the one before it, to which "it" points back."""
    found = _joined([*_OUTCOME.finditer(clause.text)], clause.text)
    motion = _motion(clause.text, found[0]) if found else None
    if motion is None and found and before and _AGAIN.match(clause.text):
        motion = before, ""
    if motion is None:
        return
    ends = [outcome[0].start() for outcome in found[1:]] + [len(clause.text)]
    for outcome, end in zip(found, ends, strict=True):
        tail = clause.text[outcome[-1].end() : end]
        name, inside = motion
        for subject, count in _subjects(inside, tail):
            yield Ruling(
                motion=name,
                subject=subject,
                count=count,
                outcome=_outcome(outcome),
                leave_to_amend=_leave(clause.text[outcome[0].end() : end]),
                page=paragraph.page_at(clause.start + outcome[0].start()),
                text=clause.text.strip(" ,"),
            )


def _joined(outcomes: list[re.Match[str]], text: str) -> list[list[re.Match[str]]]:
    """Outcomes of one ruling together: "GRANTED IN PART … and DENIED IN PART", with nothing said between on what."""
    groups: list[list[re.Match[str]]] = []
    for outcome in outcomes:
        before = groups[-1][-1] if groups else None
        if (
            before
            and _in_part(before)
            and _in_part(outcome)
            and not _ABOUT.search(text[before.end() : outcome.start()])
        ):
            groups[-1].append(outcome)
        else:
            groups.append([outcome])
    return groups


def _in_part(outcome: re.Match[str]) -> bool:
    return bool(outcome["in_part"] or outcome["in_part2"])


def _outcome(group: Sequence[re.Match[str]]) -> RulingOutcome:
    first = (group[0]["done"] or group[0]["does"]).lower()
    if len(group) > 1 or (_in_part(group[0]) and first.startswith("grant")):
        return RulingOutcome.GRANTED_AND_DENIED_IN_PART
    return RulingOutcome.GRANTED if first.startswith("grant") else RulingOutcome.DENIED


def _leave(text: str) -> bool | None:
    found = {match["how"].lower() for match in _LEAVE.finditer(text)}
    return found == {"with"} if len(found) == 1 else None


def _motion(text: str, outcomes: Sequence[re.Match[str]]) -> tuple[str, str] | None:
    """The motion as named, and what of its name says on what it bears; None when no motion is named."""
    if outcomes[0]["does"]:
        named = text[outcomes[-1].end() :]
        named = named[: about.start()] if (about := _ABOUT.search(named)) else named
    else:
        before = text[: outcomes[0].start()]
        named = _IS.sub("", before)
        if named == before:
            return None
    motions = [*_MOTION.finditer(named)]
    if not motions:
        return None
    inside = "" if _ABOUT.match(named[motions[0].end() :].strip()) else named[motions[0].end() :]
    start = max(
        (named.rfind(word) + len(word) for word in _BEFORE_MOTION if word in named),
        default=0,
    )
    return " ".join(named[start : motions[0].end()].split()), inside.strip(" ,.")


def _subjects(inside: str, tail: str) -> list[tuple[str | None, str | None]]:
    """(subject, count) for each claim ruled on; (None, None) for a motion as a whole."""
    inside = _RECORD.sub("", inside).strip(" ,.")
    about = _ABOUT.search(tail)
    scope = (tail[about.start() :] if inside else tail[about.end() :]) if about else ""
    said = _PREJUDICE.sub("", _LEAVE.sub("", _RECORD.sub("", f"{inside} {scope}"))).strip(" ,.;")
    said = re.sub(r",?\s+and$", "", said)
    if not said or _WHOLE_COMPLAINT.fullmatch(said):
        return [(None, None)]
    return _counted_in_parentheses(said) or _counted(said) or [(said, None)]


def _counted_in_parentheses(said: str) -> list[tuple[str | None, str | None]]:
    """Each claim with the count that stands in parentheses after it."""
    found: list[tuple[str | None, str | None]] = []
    start = 0
    marks = [mark for mark in _IN_PARENTHESES.finditer(said) if _COUNTS.fullmatch(mark["inside"].strip())]
    for mark in marks:
        subject = re.sub(r"^[\s,]*(?:and\s+)?", "", said[start : mark.start()])
        subject = _LEAD_IN.sub("", subject) if len(marks) > 1 else subject
        found += [(subject or None, count) for count in _numbers(mark["inside"])]
        start = mark.end()
    return found


def _counted(said: str) -> list[tuple[str | None, str | None]]:
    return [(said, count) for count in _numbers(said)]


def _numbers(text: str) -> list[str]:
    lists = [match["list"] for pattern in (_COUNTS, _NTH) for match in pattern.finditer(text)]
    return [number for one in lists for number in re.split(_SEPARATOR, one) if number]
