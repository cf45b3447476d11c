"""What an imported decision's key says of it, where the library does not hold the decision itself.

The key of an import is made of name, court and year (`malek-v-green-cand-2018`). It can name the case to a reader, and
is never the source of a citation: capitals, signs, and what was too long are lost in it.
"""

import re

from app.citations.courts import find_court

_KEY = re.compile(r"(?P<words>[a-z0-9-]+?)(?:-(?P<court>[a-z0-9]+))?-\d{4}(?:-\d)?")
_NAME = re.compile(r"[a-z0-9-]+-v-[a-z0-9-]+|(?:in-re|ex-parte)-[a-z0-9-]+")
_SMALL = frozenset({"v", "of", "and", "the", "for", "de", "re", "parte"})


def name_from_key(key: str) -> str:
    """The case that the key of an import names ("Malek v. Green"); a key that names none, as it is."""
    found = _KEY.fullmatch(key)
    words = found["words"] if found else key
    court = found["court"] if found else None
    if court and (find_court(court) is None or words.rpartition("-")[2] in _SMALL):
        words = f"{words}-{court}"
    if not _NAME.fullmatch(words):
        return key
    name = " ".join(word if word in _SMALL else word.capitalize() for word in words.split("-"))
    return (name[:1].upper() + name[1:]).replace(" v ", " v. ")
