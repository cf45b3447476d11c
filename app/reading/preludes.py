"""What stands before a court's opinion and is not its head: the order that amends it; the text that "PER CURIAM" only signs."""

import re
from collections.abc import Sequence

from app.reading.flow import Flow
from app.reading.prose import TITLE, is_of_head, is_prose

_ORDER = re.compile(r"(?:ORDER|Order)\b(?! of)[^.,;:]{0,80}\*{0,2}")
_OPINION = re.compile(
    r"(?:AMENDED |Amended )?(?:OPINION|Opinion|MEMORANDUM(?: DISPOSITION)?|Memorandum(?: Disposition)?)\W*"
)
_ON_THE_OPINION = re.compile(
    r"\b(?:opinion|memorandum|disposition|dissent)\b.{0,200}?\b(?:amended|withdrawn|superseded|replaced)\b|\brehearing\b"
    r"|\b(?:amends?|withdraws?)\b.{0,80}\b(?:opinion|memorandum|disposition)\b",
    re.IGNORECASE,
)


def find_order_before(flows: Sequence[Flow]) -> range | None:
    """The order on rehearing or amendment that stands, under its title, before the title of the opinion; None when there is none."""
    texts = [flow.paragraph.text for flow in flows]
    for start, text in enumerate(texts):
        if not _ORDER.fullmatch(text) or not any(map(is_prose, flows[start + 1 : start + 2])):
            continue
        end = next((place for place in range(start + 2, len(texts)) if _OPINION.fullmatch(texts[place])), None)
        if end is not None and any(map(_ON_THE_OPINION.search, texts[start + 1 : end])):
            return range(start, end)
    return None


def find_signed_text(front: Sequence[Flow]) -> int | None:
    """Where running text begins under the last title of a paper, which then is signed, and not begun, by the line below it."""
    titles = [place for place, flow in enumerate(front) if TITLE.match(flow.paragraph.text)]
    if not titles:
        return None
    below = range(titles[-1] + 1, len(front))
    return next((place for place in below if is_prose(front[place]) and not is_of_head(front[place])), None)
