"""Spaces that must not break: between a sign and its number, and within a citation's shortest parts."""

import re

NBSP = "\xa0"

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

_BOUND = (
    (re.compile(r"(?<=\w)(\.?) (?=¶)"), r"\1" + NBSP),
    (re.compile(r"(§§?|¶¶?) (?=\S|$)"), r"\1" + NBSP),
    (re.compile(r"\bECF No(s?)\. ?(?=\[?\d|\[)"), r"ECF" + NBSP + r"No\1." + NBSP),
    (re.compile(r"\b(Nos?\.|n\.|nn\.) (?=\d)"), r"\1" + NBSP),
    (re.compile(r"^ at (?=\*?\d)"), NBSP + "at" + NBSP),  # the pin after an italic *Id.*
    (re.compile(r"\bat (?=\*?\d)"), "at" + NBSP),
    (re.compile(r"(U\.S\.|S\. Ct\.|F\.(?:2d|3d|4th)|F\. Supp\. [23]d|Cal\. [2345]th) (?=\d)"), r"\1" + NBSP),
    (re.compile(r"\bS\. (?=Ct\.)"), "S." + NBSP),
    (re.compile(r"\b(Counts?) (?=\d|$)"), r"\1" + NBSP),
    (re.compile(rf"\b({_MONTHS}) (?=\d)"), r"\1" + NBSP),
    (re.compile(r"\b(Mr\.|Ms\.|Dr\.) (?=[A-Z])"), r"\1" + NBSP),
)


def bind(text: str) -> str:
    """The text with non-breaking spaces in `§ 1983`, `¶ 51`, `ECF No. 17`, `at 955`, `F.3d 947`, `S. Ct.`."""
    for pattern, replacement in _BOUND:
        text = pattern.sub(replacement, text)
    return text
