"""What to try when nothing is found: of the words as they were typed, and the filters that were chosen. No Qt."""

import re

from app.gui.language import tr
from app.gui.rooms.authorities.filters import Chosen

_OPERATOR = re.compile(r"\b(?:NOT|NEAR)\b|(?:^|\s)-\S|[%/]\w|&")


def what_to_try(words: str, chosen: Chosen, *, cut: bool = False) -> tuple[str, ...]:
    """Sentences, the likeliest help first."""
    sought = f" {tr('for')} “{_shortened(words)}”" if words else ""
    told = [f"{tr('Nothing is found')}{sought}."]
    if not chosen.empty:
        told.append(tr("Filters are on: more may be found without them."))
    if cut:
        told.append(tr("So much was typed that only the first words were looked for: a few telling ones find more."))
    elif '"' in words or "“" in words:
        told.append(tr("Words in quotation marks must stand so in a text, side by side: try them without the marks."))
    elif _OPERATOR.search(words):
        told.append(tr("NOT, a minus, NEAR, & and the like leave things out: try the plain words."))
    elif len(words.split()) > 1:
        told.append(tr("Fewer words find more."))
    elif words:
        told.append(tr("Try another word for it, or only how it begins, with a star: immun*."))
    if words:
        told.append(
            tr("What the library does not hold is not found: import the opinion (Ctrl+I, or drop its file here).")
        )
    return tuple(told)


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
