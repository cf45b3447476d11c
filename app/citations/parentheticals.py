"""The order of parentheticals after a citation (rules 1.5(b) and 10.6.4).

Weight first, then what was altered in the quotation, then what the citation quotes or cites, then what
explains it. Each keeps its words; only the order is made here.
"""

import re
from collections.abc import Iterable, Sequence

_RANKS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"hereinafter\b",
        r"en banc$|in banc$|in chambers$|unpublished|mem(?:orandum)?\.?(?: disposition)?$",
        r".*\b(?:C\.)?(?:J|JJ)\.,.*(?:concurring|dissenting)|.*opinion\)?$",
        r"plurality",
        r"per curiam$|by an equally divided court$|alternative holding$|dictum$|\d+-\d+ decision$",
        r"alterations? |brackets |ellips[ie]s ",
        r"emphas[ie]s |italics ",
        r"footnotes? ",
        r"(?:internal )?quotation marks|citations? (?:and|omitted)|citations? modified|cleaned up|internal citations?",
        r"quoting ",
        r"citing ",
    )
)
_WEIGHT = 5


def rank(words: str) -> int:
    """The place of a parenthetical among others; explanatory ones come last."""
    return next((place for place, pattern in enumerate(_RANKS) if pattern.match(words)), len(_RANKS))


def in_order(words: Iterable[str]) -> list[str]:
    """The parentheticals in their order, each once; empty ones dropped."""
    return sorted(dict.fromkeys(one for one in words if one), key=rank)


def needs_explanation(signal: str, words: Sequence[str]) -> bool:
    """Whether a citation with this signal lacks the explanation that rule 1.2 asks for."""
    return signal in _EXPLAINED and all(rank(one) < len(_RANKS) for one in words)


_EXPLAINED = {"see also", "cf.", "but cf.", "compare", "with", "see generally", "contrast"}


def is_explanation(words: str) -> bool:
    """Whether it explains, and neither weighs nor tells of the quotation."""
    return rank(words) == len(_RANKS)
