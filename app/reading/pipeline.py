"""The way of one file: reader → furniture → footnotes → blocks → paragraphs → head, parts, quality.

Pure: the same bytes give the same Opinion. Everything that goes in and out is picklable, so that
a batch may run in worker processes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from app.errors import EmptyFile
from app.law.authorities import PartKind
from app.law.opinions import Footnote, Opinion, OpinionPart, Paragraph, Source
from app.reading.blocks import find_blocks
from app.reading.dating import find_amending
from app.reading.decisions import Decision, as_said, merge
from app.reading.facts import Facts
from app.reading.flow import Flow, carry_pages, join_pages, make_flow
from app.reading.footnotes import NoteDraft, part_notes, place_notes
from app.reading.furniture import strip_furniture
from app.reading.headmatter import read_head
from app.reading.hyphens import Hyphenation, join_lines, learn_hyphenation
from app.reading.inline import read_inline
from app.reading.marked import MarkedText, shown
from app.reading.pages import Line, Manuscript
from app.reading.paging import STARS, with_numbering
from app.reading.parts import as_order, find_leading, head_flows, part_opinion
from app.reading.prose import is_prose
from app.reading.quality import grade, with_doubt, with_losses
from app.reading.rawmap import map_back
from app.reading.readers.files import read_file
from app.reading.readers.text import read_manuscript
from app.reading.readers.writings import Start, part_at
from app.reading.rulings import find_rulings
from app.reading.spelling import Spellings
from app.reading.standing import find_counsel
from app.reading.voices import mark_voices

_LAST_LINES = 25
_WORDS_OF_A_SENTENCE = 4


def read_opinion(path: Path) -> Opinion:
    """The opinion in a file.

    Raises:
        AppError: the file is missing, empty, too large, damaged, or of a kind that cannot be read;
            the message names the file and the remedy.
    """
    content, source = read_file(path)
    if isinstance(content, Decision):
        return read_decision(content, source=source)
    return read_content(content.without_marks() if isinstance(content, Manuscript) else content, source)


def read_decision(decision: Decision, *, source: Source) -> Opinion:
    """The opinion of a decision's writings, with what its data say. Raises `EmptyFile` when they hold no words."""
    opinions = [as_said(read_content(writing.content, source), writing) for writing in decision.writings]
    return with_numbering(decision.facts.tell(merge(opinions)))


def read_marked(text: MarkedText, *, source: Source) -> Opinion:
    """The opinion of a marked-up text. Raises `EmptyFile` when it holds no words."""
    if not text.flows:
        raise EmptyFile(source.filename or "the page", "holds no words.", hint="Nothing was read; get the page again.")
    opinion = _compose(text.flows, text.footnotes, text.removed, source, text.starts)
    return with_numbering(replace(opinion, numbering=text.numbering, removals=shown(text.removals)))


def read_content(content: str | Manuscript | MarkedText, source: Source) -> Opinion:
    """The opinion in what a reader delivered. Raises `EmptyFile` when it holds no words."""
    match content:
        case str():
            return read_text(content, source=source)
        case Manuscript():
            return read_pages(content, source=source)
        case MarkedText():
            return read_marked(content, source=source)


def read_text(raw: str, *, source: Source) -> Opinion:
    """The opinion in a text. Raises `EmptyFile` when there are no words in it."""
    return read_pages(read_manuscript(raw), source=source)


def read_pages(manuscript: Manuscript, *, source: Source) -> Opinion:
    """The opinion in a manuscript, whichever reader delivered it. Raises `EmptyFile` when it holds no words."""
    stripped = strip_furniture(manuscript)
    bodies, notes = part_notes(stripped.pages)
    hyphenation = learn_hyphenation([line.text for page in stripped.pages for line in page.lines if line.text])
    blocks = [find_blocks(page, markdown=manuscript.markdown) for page in bodies]
    made = [make_flow(group, hyphenation, markdown=manuscript.markdown) for group in join_pages(blocks)]
    flows = [flow for flow in carry_pages([flow for flow, _ in made]) if flow.paragraph.text]
    footnotes, removed = _make_notes(notes, flows, hyphenation, markdown=manuscript.markdown)
    if not flows and not footnotes:
        raise EmptyFile(source.filename or "the text", "holds no words.", hint="Nothing was read; get the text again.")
    removed = sum((taken for _, taken in made), stripped.removed + removed)
    opinion = _compose(flows, footnotes, removed, source)
    numbering = STARS if stripped.removed["star_page"] else None
    quality = with_losses(opinion.quality, stripped.removals, len(manuscript.pages))
    return with_numbering(replace(opinion, numbering=numbering, removals=stripped.removals, quality=quality))


def _compose(
    flows: Sequence[Flow],
    footnotes: tuple[Footnote, ...],
    removed: Counter[str],
    source: Source,
    starts: Sequence[Start] = (),
) -> Opinion:
    text = "\n".join([*(flow.paragraph.text for flow in flows), *(note.text for note in footnotes)])
    spellings = Spellings("\n".join(flow.paragraph.text for flow in flows if is_prose(flow)), text)
    head = read_head(
        _lines(head_flows(flows[: starts[0].place] if starts else flows)), _lines(flows)[-_LAST_LINES:], spellings
    )
    parts = part_at(flows, starts, spellings) if starts else part_opinion(flows, head.court, head.judges, spellings)
    parts = as_order(parts, head.court)
    head = _dated_before_amendment(head, parts)
    leading = find_leading(parts)
    front = [one.text for part in parts if part.kind is PartKind.FRONT_MATTER for one in part.paragraphs]
    opinion = Opinion(
        name=None,
        short_name=None,
        parts=mark_voices(parts, [head.short_name] if head.short_name else []),
        footnotes=place_notes(footnotes, parts),
        author=leading.author if leading else None,
        joined_by=leading.joined_by if leading else (),
        counsel=find_counsel(front),
        per_curiam=any(part.kind is PartKind.PER_CURIAM for part in parts) or None,
        rulings=find_rulings(parts),
        quality=grade(text, _last_sentence(parts)),
        removed=tuple(sorted(removed.items())),
        source=source,
    )
    told = head.tell(opinion)
    if told.court or told.author or told.judges:
        return told
    return replace(told, quality=with_doubt(told.quality, [flow.paragraph.text for flow in flows]))


def _dated_before_amendment(head: Facts, parts: Sequence[OpinionPart]) -> Facts:
    """The head's facts; where an order amends the opinion below it, that opinion's own day counts, and the head's is the amendment's."""
    orders = [part for part in parts if part.kind is PartKind.ORDER and part is not find_leading(parts)]
    filed = find_amending([one.text for part in orders for one in part.paragraphs])
    if filed is None or head.decided is None or head.decided.earliest <= filed.latest:
        return head
    return replace(head, decided=filed, filed=filed, amended=head.amended or head.decided)


def _lines(flows: Iterable[Flow]) -> list[Line]:
    """The printed lines of paragraphs, a blank one after each."""
    return [line for flow in flows for block in flow.blocks for line in (*block.lines, Line(text=""))]


def _last_sentence(parts: Sequence[OpinionPart]) -> str:
    """The last paragraph, when it runs like a sentence and not like a signature; else nothing."""
    last = parts[-1].paragraphs[-1].text if parts else ""
    return last if sum(word[0].islower() for word in last.split()) >= _WORDS_OF_A_SENTENCE else ""


def _make_notes(
    drafts: Sequence[NoteDraft], flows: Sequence[Flow], hyphenation: Hyphenation, *, markdown: bool
) -> tuple[tuple[Footnote, ...], Counter[str]]:
    called_on = _pages_of_calls([flow.paragraph for flow in flows])
    removed: Counter[str] = Counter(footnote_mark=len(drafts))
    notes: list[Footnote] = []
    for draft in drafts:
        marked, starts, dropped = join_lines([line.text for line in draft.lines], hyphenation)
        inline = read_inline(marked, markdown=markdown)
        removed.update(line_end_hyphen=dropped, emphasis_mark=inline.marks, footnote_call=len(inline.calls))
        page = called_on.get(draft.number, draft.page)
        origins = map_back(inline, draft.lines, starts)
        notes.append(
            Footnote(number=draft.number, text=inline.text, page=page, emphasis=inline.emphasis, origins=origins)
        )
    return tuple(notes), +removed


def _pages_of_calls(paragraphs: Sequence[Paragraph]) -> dict[str, str | None]:
    """The page on which each note is called, by number: the first call counts."""
    pages: dict[str, str | None] = {}
    for paragraph in paragraphs:
        for number, place in zip(paragraph.footnotes, paragraph.footnote_calls, strict=True):
            pages.setdefault(number, paragraph.page_at(max(0, place - 1)))
    return pages
