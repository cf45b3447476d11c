"""Where sentences end in legal prose, whose abbreviations end in full stops too."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.?!][”’\"')\]]*(?=\s+[“‘\"'(\[]*[A-Z0-9§¶]|\s*$)")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Hon|Jr|Sr|St|No|Nos|v|vs|Id|id|e\.g|i\.e|cf|ex|rel|al|Inc|Corp|Co|Ltd"
    r"|Cal|Civ|Proc|Fed|Ct|Cir|App|Supp|Dist|Cty|Cnty|Mot|Opp’n|Decl|Exh|[A-Z])\.$"
)


def iter_ends(text: str) -> Iterator[int]:
    """The offsets right after each sentence, its closing marks included; the end of the text only if marked."""
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            yield match.end()


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Sentences as [start, end), without the space around them; an unfinished one at the end counts."""
    start = 0
    for end in (*iter_ends(text), len(text)):
        stripped = text[start:end].strip()
        if stripped:
            first = start + text[start:end].index(stripped[0])
            yield first, first + len(stripped)
        start = end
