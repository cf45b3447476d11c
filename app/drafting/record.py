"""Cites to the record (B17): "FAC ¶¶ 51, 55–56", "Mot. at 12–13". A missing place is a visible gap."""

import re
from collections.abc import Sequence

from app.citations.laws_written import paragraph_signs
from app.citations.pins_written import format_pin
from app.drafting.prose import typographic
from app.law.briefs import Origin, OriginKind, Placeholder, RecordNode
from app.law.matters import Matter, Paper, RecordCite


def record_nodes(
    cites: Sequence[RecordCite], matter: Matter, *, sentence: bool = True, introduced: set[str] | None = None
) -> list[RecordNode | Placeholder]:
    """The cites as nodes: those to one paper joined, in the order of first mention.

    Args:
        sentence: whether they stand as a citation sentence, and end in a full stop.
        introduced: papers that the brief has introduced, by docket number and title; those cited here are added.
    """
    joined: dict[str, RecordCite] = {}
    for cite in cites:
        before = joined.get(cite.paper, RecordCite(paper=cite.paper))
        joined[cite.paper] = RecordCite(
            paper=cite.paper,
            paragraphs=(*before.paragraphs, *cite.paragraphs),
            pages=(*before.pages, *cite.pages),
        )
    known = introduced if introduced is not None else set()
    nodes = [_node(cite, matter, known) for cite in joined.values()]
    return [_end(node, last=number == len(nodes), sentence=sentence) for number, node in enumerate(nodes, 1)]


def _node(cite: RecordCite, matter: Matter, known: set[str]) -> RecordNode | Placeholder:
    paper = matter.find_paper(cite.paper)
    is_new = paper is not None and cite.paper not in known
    name = typographic(paper.short_name) if paper else cite.paper
    if not (cite.paragraphs or cite.pages):
        return Placeholder(
            text=f"[{name} at ?]",
            reason=f"The place in {name} is not noted.",
            origin=Origin(OriginKind.RECORD, cite.paper),
        )
    known.add(cite.paper)
    place = paragraphs(cite.paragraphs) if cite.paragraphs else _pages(cite.pages)
    called, docket = (_introduce(paper), _docket(paper)) if paper and is_new else (name, "")
    return RecordNode(text=f"{called} {place}{docket}", paper=cite.paper, origin=Origin(OriginKind.RECORD, cite.paper))


def _introduce(paper: Paper) -> str:
    """A paper at its first mention: initials say what they stand for ("First Amended Complaint (“FAC”)")."""
    name = typographic(paper.short_name)
    return f"{typographic(paper.title)} (“{name}”)" if name.isupper() and paper.title else name


def _pages(pages: Sequence[str]) -> str:
    """Pages with "at" ("at 12–13"); page and line of a transcript without it ("45:12–20")."""
    if all(":" in page for page in pages):
        return ", ".join(page.replace("-", "–") for page in pages)
    return f"at {', '.join(format_pin(page) for page in pages)}"


def paragraphs(numbers: Sequence[str]) -> str:
    """Paragraph numbers with their sign: "¶ 51", "¶¶ 51, 55", "¶¶ 57–58"."""
    return paragraph_signs(_merged(numbers))


def _merged(numbers: Sequence[str]) -> list[str]:
    """Ranges in order, those that touch made one ("71", "71-74" → "71-74"); as they are when one is no plain number."""
    ranges = [_RANGE.fullmatch(number.replace("–", "-")) for number in numbers]
    if not all(ranges):
        return list(dict.fromkeys(numbers))
    merged: list[list[int]] = []
    for first, last in sorted((int(m[1]), int(m[2] or m[1])) for m in ranges if m):
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    return [str(first) if first == last else f"{first}-{last}" for first, last in merged]


_RANGE = re.compile(r"(\d+)(?:-(\d+))?")


def split_record_cites(text: str, matter: Matter) -> list[str | RecordCite]:
    """The attorney's text cut at the cites to the matter's papers ("FAC ¶¶ 50, 53-54", "Mot. at 12").

    A cite that stands as a sentence takes its full stop with it, which is written again with the node.
    """
    names = {paper.short_name.replace("'", "’"): paper.id for paper in matter.papers}
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    if not known:
        return [text]
    one = r"\d+(?::\d+)?(?:[-–]\d+(?::\d+)?)?"
    pattern = re.compile(rf"(?<!\w)({known}),? (?:(¶¶?) ?|(at) |(?=\d+:\d))({one}(?:, {one})*)")
    pieces: list[str | RecordCite] = []
    place = 0
    for match in pattern.finditer(text):
        name, sign, _, numbers = match.groups()
        listed = tuple(numbers.replace("–", "-").split(", "))
        cite = RecordCite(paper=names[name], paragraphs=listed if sign else (), pages=() if sign else listed)
        pieces += [text[place : match.start()], cite]
        place = match.end()
    return [piece for piece in [*pieces, text[place:]] if piece]


def _docket(paper: Paper) -> str:
    return f", ECF No. {paper.ecf}" if paper.ecf else ""


def _end(node: RecordNode | Placeholder, *, last: bool, sentence: bool) -> RecordNode | Placeholder:
    mark = ("." if sentence else "") if last else "; "
    if isinstance(node, Placeholder):
        return Placeholder(text=node.text + mark, reason=node.reason, origin=node.origin)
    return RecordNode(text=node.text + mark, paper=node.paper, sentence=sentence, origin=node.origin)
