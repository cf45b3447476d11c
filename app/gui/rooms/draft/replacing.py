"""Other words for words of the draft: in one place, or in all. Citations and places in the record stay what they are. No Qt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.drafting.markup import inlines_to_text
from app.gui.rooms.draft.caret import lead_of, shown_words
from app.law.briefs import Block, Inline, TextRun, WrittenBlock
from app.law.matters import Matter
from app.matters.block_edits import replace_block
from app.tasks.draft_brief import Draft
from app.tasks.edit_brief import base_name

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u2029": " "})
"""What is typed on a keyboard, for what a brief prints."""


def find_places(text: str, words: str) -> list[int]:
    """Where words stand in a text, whatever their case, quotation marks and dashes."""
    sought, searched = _fold(words), _fold(text)
    found: list[int] = []
    at = searched.find(sought) if sought else -1
    while at >= 0:
        found.append(at)
        at = searched.find(sought, at + len(sought))
    return found


def _fold(text: str) -> str:
    """Letter for letter, so that places stay what they are."""
    plain = text.translate(_PLAIN)
    lowered = plain.lower()
    return lowered if len(lowered) == len(plain) else plain


@dataclass(frozen=True, slots=True)
class Replaced:
    """A matter with other words in its paper: in how many places, of how many paragraphs."""

    matter: Matter
    places: int
    paragraphs: int


def replace_all(draft: Draft, sought: str, new: str) -> Replaced:
    """Other words wherever they stand in paragraphs and headings."""
    matter, places, paragraphs = draft.matter, 0, 0
    for name, parts in _by_name(draft).items():
        made = [replace_in(part.inlines, sought, new) for part in parts]
        if count := sum(count for _, count in made):
            matter = _put(draft, matter, name, [inlines for inlines, _ in made])
            places, paragraphs = places + count, paragraphs + 1
    return Replaced(matter, places, paragraphs)


def replace_at(draft: Draft, number: int, offset: int, sought: str, new: str) -> Matter | None:
    """Other words in one place: in that block of the paper, so far behind its beginning as it is shown.

    None where they stand in a citation or another place that is not written in words.
    """
    block = draft.written.blocks[number]
    places = list(_places_in(block, sought)) if isinstance(block, WrittenBlock) else []
    if offset not in places:
        return None
    name = base_name(draft, draft.block_ids[number])
    parts = _by_name(draft)[name]
    inlines = [part.inlines for part in parts]
    which = [part.id for part in parts].index(draft.block_ids[number])
    inlines[which] = replace_in(inlines[which], sought, new, only=places.index(offset))[0]
    return _put(draft, draft.matter, name, inlines)


def replace_in(
    inlines: Sequence[Inline], sought: str, new: str, *, only: int | None = None
) -> tuple[tuple[Inline, ...], int]:
    """Other words in a paragraph's own; in how many places. `only` says in which of them, from 0."""
    made: list[Inline] = []
    seen = count = 0
    for runs in _stretches(inlines):
        places = find_places("".join(run.text for run in runs if isinstance(run, TextRun)), sought)
        chosen = [place for nth, place in enumerate(places, seen) if only in {None, nth}]
        made += _splice(runs, chosen, len(sought), new) if chosen else runs
        seen, count = seen + len(places), count + len(chosen)
    return tuple(made), count


def _stretches(inlines: Iterable[Inline]) -> Iterator[list[Inline]]:
    """Words that stand together, whatever their face, and what stands between them."""
    return (list(group) for _, group in groupby(inlines, key=lambda one: isinstance(one, TextRun)))


def _splice(runs: Sequence[Inline], places: Sequence[int], long: int, new: str) -> Iterator[Inline]:
    """New words have the face of the first letter for which they stand."""
    gone = {at for place in places for at in range(place, place + long)}
    before = 0
    for run in (one for one in runs if isinstance(one, TextRun)):
        letters = ((at, sign) for at, sign in enumerate(run.text, before))
        words = "".join(
            (_as_cased(new, sign) if at in places else "") + ("" if at in gone else sign) for at, sign in letters
        )
        before += len(run.text)
        if words:
            yield replace(run, text=words)


def _as_cased(new: str, first: str) -> str:
    """New words begin with a capital where those do for which they stand."""
    return f"{new[:1].upper()}{new[1:]}" if first.isupper() else new


def _places_in(block: WrittenBlock, sought: str) -> Iterator[int]:
    """Where words stand in a block as it is shown, as far as they are its own words."""
    at = lead_of(block)
    for is_words, group in groupby(block.pieces, key=lambda piece: isinstance(piece, TextRun)):
        said = "".join(shown_words(piece) for piece in group)
        yield from (at + place for place in find_places(said, sought) if is_words)
        at += len(said)


def _by_name(draft: Draft) -> dict[str, list[Block]]:
    """The paragraphs and headings, with all that an edit made of one together."""
    found: dict[str, list[Block]] = {}
    for block in (one for section in draft.brief.sections for one in section.blocks):
        if isinstance(block, Block):
            found.setdefault(base_name(draft, block.id), []).append(block)
    return found


def _put(draft: Draft, matter: Matter, name: str, parts: Iterable[Sequence[Inline]]) -> Matter:
    text = "\n\n".join(inlines_to_text(inlines) for inlines in parts)
    return replace_block(matter, draft.brief.kind.value, name, base=draft.base_text(name) or "", text=text)
