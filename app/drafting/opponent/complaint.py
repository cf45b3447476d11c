"""The numbered paragraphs of a complaint, from which the attorney picks facts, and the counts that it heads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.drafting.opponent.flow import Flow
from app.drafting.opponent.numbering import Mark, find_marks, is_labelled, is_title, title_before
from app.drafting.opponent.numbers import NUMBER, ORDINALS, to_digits
from app.law.opposing import NumberedParagraph

_CLAIM = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.?!”\")’'] ))(?P<head>(?P<ordinal>{'|'.join(ORDINALS)})\s+(?:cause\s+of\s+action|claim(?:\s+for\s+relief)?|count)"
    rf"|(?:count|claim|cause\s+of\s+action)\s+(?:no\.\s*)?(?P<number>{NUMBER}))\b(?=\s*(?:$|\n|[(:.,\[]|[–—-]|(?-i:[A-Z“\"])))",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:^|(?<=\n)|(?<=[.?!”\")’'] ))(?:PRAYER\b|DEMAND FOR (?:A )?(?:JURY|RELIEF)|JURY (?:TRIAL )?DEMAND|REQUEST FOR RELIEF|WHEREFORE\b"
    r"|Wherefore,|Dated:|DATED:|Respectfully submitted)"
)
_SENTENCE = re.compile(r"[.?!][”\"’']?$")
_BETWEEN = " · "
"""Stands between two headings that follow on each other ("FACTS · A. The stop")."""
_LEAST_WORDS = 6
"""A line of so many words that ends in a full stop is a sentence under a heading, not the heading."""


@dataclass(frozen=True, slots=True)
class ClaimHeading:
    """The heading of one cause of action.

    Attributes:
        label: its number in digits.
        lines: what it says after its number, as the paper breaks it.
        first, last: the numbers of the paragraphs under it; None when there are none.
    """

    label: str
    head: str
    lines: tuple[str, ...]
    start: int
    first: int | None
    last: int | None


def find_paragraphs(flow: Flow) -> tuple[NumberedParagraph, ...]:
    """The paragraphs that are numbered one after the other; headings between them belong to none."""
    stretches = _stretches(flow)
    ends = [_body_end(flow, mark.begin, end) for mark, end in stretches]
    headings = [_headings_before(flow, stretches[0][0].start), *ends] if stretches else []
    return tuple(
        NumberedParagraph(
            number=str(mark.number),
            text=" ".join(flow.text[mark.begin : end].split()),
            page=flow.page_at(mark.start),
            heading=_joined(flow.text[before : mark.start]),
        )
        for (mark, _), end, before in zip(stretches, ends, headings, strict=False)
    )


def _headings_before(flow: Flow, end: int) -> int:
    """Where the heading begins that stands right before the first paragraph, with the one over it where it is labelled."""
    start = end
    for line in reversed(flow.text[:end].rstrip().split("\n")):
        if not is_title(line):
            break
        start = flow.text.rindex(line, 0, start)
        if not is_labelled(line):
            break
    return start


def _joined(words: str) -> str:
    """The headings in some lines, in one line; what is a sentence, as of an opening or a prayer, is none."""
    lines = [" ".join(line.split()) for line in words.split("\n")]
    kept = [line for line in lines if line and not _is_sentence(line) and line[-1] not in ":;,"]
    joined = ""
    for line in kept:
        is_cut = joined.count("(") > joined.count(")")
        joined += f"{' ' if is_cut else _BETWEEN}{line}" if joined else line
    return joined


def find_claim_headings(flow: Flow) -> list[ClaimHeading]:
    """The headings of the causes of action that stand between the numbered paragraphs."""
    found: list[tuple[re.Match[str], int, Mark | None]] = []
    stretches = _stretches(flow)
    following = [*(mark for mark, _ in stretches), None][1:]
    for (mark, end), after in zip(stretches, following, strict=True):
        heads = list(_claims(flow, mark.begin, _closing(flow.text, mark.begin, end)))
        ends = [*(head.start() for head in heads), end][1:]
        found += [(head, stop, after) for head, stop in zip(heads, ends, strict=True)]
    numbers = [after.number if after else None for _, _, after in found]
    final = stretches[-1][0].number if stretches else 0
    return [
        _heading(flow, head, stop, numbers[place], next((n for n in numbers[place + 1 :] if n), final + 1))
        for place, (head, stop, _) in enumerate(found)
    ]


def _heading(flow: Flow, head: re.Match[str], stop: int, first: int | None, following: int) -> ClaimHeading:
    lines = [" ".join(line.split()) for line in flow.text[head.end() : stop].split("\n")]
    kept = [line for line in lines if line]
    sentence = next((n for n, line in enumerate(kept) if _is_sentence(line)), len(kept))
    return ClaimHeading(
        label=to_digits(head["ordinal"] or head["number"]),
        head=" ".join(head["head"].split()),
        lines=tuple(kept[:sentence]),
        start=head.start("head"),
        first=first if first is not None and first < following else None,
        last=following - 1 if first is not None and first < following else None,
    )


def _is_sentence(line: str) -> bool:
    return bool(_SENTENCE.search(line)) and not line.isupper() and len(line.split()) >= _LEAST_WORDS


def _stretches(flow: Flow) -> list[tuple[Mark, int]]:
    """Each number with the place up to which its paragraph and what follows it go: the next number."""
    marks = find_marks(flow.text)
    ends = [*(mark.start for mark in marks), len(flow.text)][1:]
    return list(zip(marks, ends, strict=True))


def _body_end(flow: Flow, begin: int, end: int) -> int:
    """Where the words of a paragraph end: before the first heading, or before the headings of the next."""
    heads = [head.start() for head in _claims(flow, begin, end)]
    marked = [
        flow.starts[number]
        for number in range(flow.paragraph_at(begin) + 1, len(flow.paragraphs))
        if flow.starts[number] < end and flow.paragraphs[number].heading
    ]
    is_last = end == len(flow.text)
    end = min([end, *heads[:1], *marked[:1], _closing(flow.text, begin, end)])
    while not is_last and (title := title_before(flow.text, begin, end)) is not None and title > begin:
        end = title
    return end


def _closing(text: str, begin: int, end: int) -> int:
    """Where the prayer, the demand for a jury or the signature begins."""
    found = _CLOSING.search(text, begin, end)
    return found.start() if found else end


def _claims(flow: Flow, begin: int, end: int) -> Iterator[re.Match[str]]:
    """The claims' headings; within a paragraph of the reader's only those in capitals."""
    for match in _CLAIM.finditer(flow.text, begin, end):
        at_line = match.start() in (0, flow.starts[flow.paragraph_at(match.start())])
        if match.start() > begin and (at_line or match["head"].isupper()):
            yield match
