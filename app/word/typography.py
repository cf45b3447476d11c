"""Places where a line must not break: between a sign and its number, within a range, and in a citation's shortest parts."""

import re
from collections.abc import Callable

NBSP = "\xa0"
WORD_JOINER = "\u2060"
"""What has no width and forbids a break: a line may end after any dash but for it."""

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.)"
)

_REPORTERS = (
    r"U\.S\.|S\.[ \xa0]Ct\.|L\. Ed\.(?: 2d)?|F\.(?:2d|3d|4th)|F\. Supp\.(?: [23]d)?|F\. App[’']x"
    r"|Cal\.(?: App\.| Rptr\.)?(?: [2345](?:d|th))|[AP]\.[23]d|WL"
)
"""What stands right before a page: "204 F.3d 947", "68 F. App’x 5", "17 Cal. App. 5th 766", "2008 WL 598246"."""

_BOUND: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=\w)(\.?) (?=¶)"), r"\1" + NBSP),
    (re.compile(r"(?:\b(\d+) )?\b(U\.S\.C\.|C\.F\.R\.|Code) (?=§)"), lambda m: m[0].replace(" ", NBSP)),
    (re.compile(r"(§§?|¶¶?) (?=\S|$)"), r"\1" + NBSP),
    (re.compile(r"\b(Cal\.) (?=[A-Z][\w.’'& ]{2,24} Code\b)"), r"\1" + NBSP),
    (re.compile(r"\bECF No(s?)\. ?(?=\[?\d|\[)"), r"ECF" + NBSP + r"No\1." + NBSP),
    (re.compile(r"\b(Nos?\.|n\.|nn\.|Dep\.) (?=\d)|\b(Nos?\.) (?=[A-Z]+-?\d)"), lambda m: m[0].strip() + NBSP),
    (re.compile(r"^ at (?=\*?\d)"), NBSP + "at" + NBSP),  # the pin after an italic *Id.*
    (re.compile(r"\bat (?=\*?[\d?])"), "at" + NBSP),
    (re.compile(r"\b(Mot\.|Opp[’']n|Reply|Decl\.|Tr\.|Br\.) (?=at\xa0)"), r"\1" + NBSP),
    (re.compile(r"\b([A-Z]\w+) (?=Order at\xa0)"), r"\1" + NBSP),
    (re.compile(r"\b((?:Civ\. )?L\.R\.|CivLR) (?=\d)"), lambda m: m[0].replace(" ", NBSP)),
    (re.compile(rf"(?:(?<=\d) )?\b({_REPORTERS}) (?=\d|at\xa0)"), lambda m: m[0].replace(" ", NBSP)),
    (re.compile(r"\b(S\.) (?=Ct\.)|\b(F\.) (?=Supp\.|App[’']x)|\b(L\.) (?=Ed\.)"), lambda m: m[0].strip() + NBSP),
    (re.compile(r"(?<=\d) (?=nn?\.\d)"), NBSP),
    (re.compile(r"(\d(?:st|d|th)) (?=Cir\.)"), r"\1" + NBSP),
    (re.compile(r"\b(Ct\.) (?=App\.)"), r"\1" + NBSP),
    (re.compile(r"(?<=\.) (?=(?:1[789]|20)\d\d\))"), NBSP),
    (re.compile(r"\bFed\. R\. (?:(?:Civ|Crim|App)\. P|Evid)\.(?: (?=\d))?"), lambda m: m[0].replace(" ", NBSP)),
    (re.compile(r"\b(amends?\.|art\.|Exs?\.) (?=[IVX\d]|[A-Z]\b)"), r"\1" + NBSP),
    (re.compile(r"\b(Counts?) (?=\d|$)"), r"\1" + NBSP),
    (re.compile(rf"\b({_MONTHS}) (?=\d)"), r"\1" + NBSP),
    (re.compile(r"\b(Mr\.|Ms\.|Dr\.) (?=[A-Z])"), r"\1" + NBSP),
)
_RANGE = re.compile(r"(?<=\d)–(?=\d)")


def bind(text: str) -> str:
    """The text bound in `§ 1983`, `¶ 51`, `ECF No. 17`, `at 955`, `F.3d 947`, `S. Ct.`, `12–13`."""
    for pattern, replacement in _BOUND:
        text = pattern.sub(replacement, text)
    return join_ranges(text)


def join_ranges(text: str) -> str:
    """The text with its ranges of numbers held together."""
    return _RANGE.sub("–" + WORD_JOINER, text)


def part_ranges(text: str) -> str:
    """The text without what holds ranges together: as it is read, compared and searched."""
    return text.replace(WORD_JOINER, "")
