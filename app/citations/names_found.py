"""The case name before a citation: where it begins and ends.

Italics are the strongest evidence and go first. Without them the words are walked backwards from
the reporter: a name is a run of capitalised words around "v.", and small words inside it.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.citations.abbreviations import PLACES, STATES, UNABBREVIATED_STATES, WORDS
from app.citations.history import PHRASE
from app.citations.signals import skip_lead
from app.citations.typography import fold
from app.citations.working import Span

_REACH = 320
_DOCKET = r"(?:Case\s|Docket\s|Civ(?:il)?\.?\s(?:Action\s)?|Civ\.\sA\.\s)?N[oO]s?\.\s?(?P<docket>(?:(?!\sv\.\s)[^;()\"]){3,80}?)"
_CALIFORNIA_YEAR = re.compile(
    r"\(\s?(?:(?P<court>[^()\d]{2,40}?|\d[a-z]{1,2}\sCir\.),?\s)?(?:(?P<day>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}),\s)?"
    r"(?P<year>1[6-9]\d\d|20\d\d)(?:,\s(?:Case\s)?Nos?\.\s(?P<docket>[^()]{3,40}?))?\)\s?$"
)
_DOCKET_BEFORE = re.compile(rf"(?:,\s?|(?<![\w,]\s)\b|^|\s){_DOCKET},?\s?$")
_GAP = re.compile(r"(?:,?\ssupra)?(?:,\s*|\s+)?$")
_BLANK_REPORT = re.compile(
    r",?\s*[-—_]+\s(?:[A-Z][A-Za-z.']*\s?(?:\dd\s|\dth\s)?){1,3}[-—_]+(?:,\s(?:\d{1,4}|[-—_]+))?[,;]?\s*\[?$"
)
"""A report that is not out yet: "577 U.S. ___", "— U.S. —"."""
_VERSUS = re.compile(r"\s(?:v|vs)\.?\s|(?<=[A-Z]{3})\sV\.?\s")
_PROCEDURAL = re.compile(
    r"(?<!\w)(?:(?:In [Rr]e|In the Matter of|Matter of|Ex [Pp]arte|Ex rel\.|In the Interest of|(?:Estate|Guardianship|Conservatorship"
    r"|Marriage|Interest|Welfare|Adoption|Parentage|Custody|Succession|Application|Petition) of)\s(?:the\s)?){1,3}(?=[A-Z])"
)
"""What leads a name without "v.": "In re Estate of"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name's place, and what stands between it and the reporter.

    Attributes:
        year: a year in parentheses between name and reporter, as California writes it.
        italic: whether the text printed it in italics.
    """

    start: int
    end: int
    docket_span: Span | None = None
    year: int | None = None
    court: str = ""
    day: str = ""
    italic: bool = False


def find_name(folded: str, italics: Sequence[Span], at: int, floor: int) -> Name | None:
    """The name that ends right before `at`, looking no further back than `floor`; or None."""
    floor = max(floor, at - _REACH)
    at_year, dated = _read_california_year(folded, _before_blank_report(folded, floor, at), floor)
    end, docket = _read_docket(folded, at_year, floor)
    if dated and dated["docket"]:
        docket = (at_year + dated.start("docket") - dated.start(), at_year + dated.end("docket") - dated.start())
    year, court, day = (int(dated["year"]), dated["court"] or "", dated["day"] or "") if dated else (None, "", "")
    end = _before_gap(folded, floor, end)
    if end <= floor or folded[end - 1] == '"':
        return _nameless(docket, at)
    place = _in_italics(folded, italics, end, floor)
    italic = place is not None
    place = place or _walk_back(folded, end, floor)
    if place and not italic and folded[end : end + 1] == "." and not _VERSUS.search(folded, *place):
        place = None  # a sentence ended there: "… near Santa Fe, New Mexico. 814 F.3d 1060"
    if place is None:
        return _nameless(docket, end + 1)
    return Name(place[0], place[1], docket, year, court, day, italic)


def _nameless(docket: Span | None, at: int) -> Name | None:
    return Name(at, at, docket) if docket else None


def _before_blank_report(folded: str, floor: int, at: int) -> int:
    blank = _BLANK_REPORT.search(folded, max(floor, at - 40), at)
    return blank.start() if blank else at


def _before_gap(folded: str, floor: int, end: int) -> int:
    """Where the words before the reporter end. A full stop stays with an abbreviation and goes after a word."""
    gap = _GAP.search(folded, max(floor, end - 14), end)
    end = gap.start() if gap else end
    last = folded[max(floor, end - 24) : end].rsplit(" ", 1)[-1]
    return end - 1 if not last.endswith('"') and _ends_sentence(last) else end


def _read_california_year(folded: str, at: int, floor: int) -> tuple[int, re.Match[str] | None]:
    """The year before the reporter, as California prints it: "People v. Diaz (1992) 3 Cal.4th 495"."""
    window = max(floor, at - 110)
    match = _CALIFORNIA_YEAR.search(folded[window:at])
    return (at, None) if match is None else (window + match.start(), match)


def _read_docket(folded: str, at: int, floor: int) -> tuple[int, Span | None]:
    window = max(floor, at - 110)
    match = _DOCKET_BEFORE.search(folded[window:at])
    if match is None or not re.search(r"\d|XX", match["docket"]):
        return at, None
    number = match["docket"].rstrip(" ,")
    return window + match.start(), (window + match.start("docket"), window + match.start("docket") + len(number))


def _in_italics(folded: str, italics: Sequence[Span], end: int, floor: int) -> Span | None:
    """The italic stretch that ends at `end`, give or take a mark, cut to the name."""
    place = bisect_right(italics, (end + 3, 0)) - 1
    if place < 0:
        return None
    start, stop = italics[place]
    # A mark or an article may be set upright at the edge of the italics.
    if not (start < end and abs(stop - end) <= 3) or re.search(r"\w", folded[min(stop, end) : max(stop, end)]):
        return None
    if folded[max(0, start - 2) : start].rstrip().endswith("(") and ")" in folded[stop:end]:
        return None  # "*People v. Superior Court* (*Zamudio*)": the whole is the name
    start = _cut_lead(folded, _after_sentence(folded, max(start, floor), end), end)
    words = folded[start:end]
    if (
        words.startswith(("v. ", "vs. "))
        or not any(letter.isupper() for letter in words)
        or folded[max(0, start - 4) : start].rstrip().endswith(" v.")
    ):
        return None
    return start, end


def _after_sentence(folded: str, start: int, end: int) -> int:
    """Past a sentence that ends in the same italics: "*de novo. Fortini v. Murphy*"."""
    for token in _WORD.finditer(folded, start, end):
        ends = _ends_sentence(token.group()) or (token.start() == start and _is_lone_name(token.group()))
        if ends and token.end() < end and not _VERSUS.search(folded, start, token.end()):
            start = token.end()
    return start


def _cut_lead(folded: str, start: int, end: int) -> int:
    """Past signals and history phrases that are set in the same italics as the name."""
    start += len(folded[start:end]) - len(folded[start:end].lstrip(" ,;("))
    start = skip_lead(folded, start, end)
    phrase = PHRASE.match(folded, start, end)
    if phrase and phrase.end() < end:
        return skip_lead(folded, phrase.end() + len(_leading_marks(folded, phrase.end(), end)), end)
    return start


def _leading_marks(folded: str, start: int, end: int) -> str:
    match = re.match(r"[\s,;]*", folded[start:end])
    return match.group() if match else ""


def _walk_back(folded: str, end: int, floor: int) -> Span | None:
    """The name in plain text: both parties around the last "v.", or what a procedural phrase leads."""
    window = folded[floor:end]
    versus = _last(_VERSUS, window)
    if versus and _is_party(window[versus.end() :]):
        start = _start_of_party(window, versus.start())
        if start is not None:
            return floor + start, end
    lead = _last(_PROCEDURAL, window)
    if lead and _is_party(window[lead.end() :]):
        return floor + lead.start(), end
    start = _start_of_party(window, len(window))
    return (floor + start, end) if start is not None and _is_short_name(window[start:]) else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    matches = deque(pattern.finditer(text), maxlen=1)
    return matches[0] if matches else None


_WORD = re.compile(r"\S+")
_SMALL = {
    "of", "the", "and", "&", "for", "on", "behalf", "ex", "rel.", "rel", "de", "la", "las", "los", "del", "von", "van", "der", "den",
    "du", "di", "da", "le", "el", "al.", "et", "d/b/a", "f/k/a", "a/k/a", "through", "by", "y", "e", "ux.", "re",
}  # fmt: skip
_PARTICLES = {"de", "la", "las", "los", "del", "von", "van", "der", "den", "du", "di", "da", "le", "el"}
_NO_NAME = {
    "see", "in", "but", "cf.", "accord", "compare", "contrast", "with", "under", "citing", "quoting", "e.g.", "also", "a", "an", "as", "when", "while",
    "since", "because", "although", "at", "from", "both", "and", "or", "if", "that", "this", "like", "unlike", "following", "per", "thus",
    "moreover", "here", "further", "however", "to", "by", "for", "id.", "cases", "case", "contra", "even", "relying", "discussing", "applying", "distinguishing",
    "nor", "on", "of", "than", "so", "yet", "until", "after", "before", "though", "where", "whether", "accordingly", "court's", "then", "there", "such", "these", "those", "our", "its", "their", "again", "only", "instead", "likewise", "similarly", "rather",
    "therefore", "what", "who", "which", "generally", "indeed",
}  # fmt: skip
_ONLY_WITH_COMMA = {"first", "second", "third", "fourth", "finally", "still", "last"}
"""Words that begin a sentence when a comma follows, and a name otherwise: "First State Bank"."""
_SUFFIXES = {
    "inc", "llc", "l.l.c", "ltd", "corp", "co", "lp", "l.p", "llp", "l.l.p", "n.a", "na", "jr", "sr", "ii", "iii", "iv", "p.c", "pc",
    "s.a", "plc", "jv", "s.c", "lcc", "pllc", "p.a", "et", "s.p.a", "ag", "gmbh", "d.o", "m.d",
}  # fmt: skip
_ABBREVIATIONS = {
    word.rstrip(".").casefold() for entry in (*WORDS.values(), *PLACES.values()) for word in fold(entry).split()
} | {
    "inc", "co", "corp", "ltd", "bros", "dr", "mr", "mrs", "ms", "st", "no", "jr", "sr", "rel", "al", "cty", "cnty", "dep't", "dept", "dist", "univ", "sch",
    "ass'n", "int'l", "nat'l", "gov't", "comm'n", "comm", "bd", "ins", "mut", "cas", "indem", "fed", "sav", "tel", "tr", "scis", "sec", "litig",
    "mich", "div", "def", "hosp", "med", "mfg", "prods", "ry", "r.r", "elec", "eng'g", "ctr", "env't", "hous", "auth", "auto", "bankr", "bldg",
    "cal", "chem", "coll", "const", "contr", "distrib", "educ", "emp", "ent", "equip", "exch", "exec", "fin", "found", "gen", "grp", "guar", "indus",
    "inv", "lab", "liab", "mach", "maint", "mgmt", "mem'l", "mortg", "mun", "org", "pac", "pers", "pharm", "prop", "prot", "pub", "publ'g", "rd", "ref",
    "rehab", "res", "rest", "ret", "s", "se", "sw", "ne", "nw", "serv", "servs", "soc'y", "sys", "tech", "telecomm", "transp", "twp", "util", "vill",
    "alaska", "vt", "wash", "capt", "sgt", "lt", "col", "gov", "hon", "messrs", "am", "n", "e", "w", "ex",
}  # fmt: skip


def _is_party(words: str) -> bool:
    """Whether the words after "v." can be one party: no sentence, no quotation, brackets in pairs."""
    if not words or len(words) > 160 or re.search(r"[;\"]", words) or words.count("(") != words.count(")"):
        return False
    tokens = words.split()
    ends = any(_ends_sentence(token) for token in tokens[:-1])
    short = len(tokens) <= 5 and all(token[:1].isupper() or token in _SMALL for token in tokens)
    return tokens[0][:1].isalnum() and (short or not ends) and _capitals(tokens)


def _capitals(tokens: Sequence[str]) -> bool:
    """Most words of a name are capitalised, and no two plain words in it follow each other."""
    plain = [token[:1].islower() and token.rstrip(".,") not in _SMALL and "'" not in token for token in tokens]
    return not any(first and second for first, second in pairwise(plain)) and sum(plain) <= 1


def _ends_sentence(token: str) -> bool:
    bare = token.rstrip(",)'\"")
    if not bare.endswith((".", "?", "!")):
        return False
    word = bare.rstrip(".").lstrip("('")
    plain = word.casefold()
    looks_short = len(word) <= 4 and word[:1].isupper() and word[1:].islower() and plain not in {"id", "ibid"}
    return not (len(word) <= 2 or looks_short or "." in word or plain in _ABBREVIATIONS or "'" in word)


def _start_of_party(window: str, end: int) -> int | None:
    """Where the run of name words that ends at `end` begins; None when there is none."""
    tokens = list(_WORD.finditer(window, 0, end))
    start = None
    follower = ""
    for token in reversed(tokens):
        word = token.group()
        if word[:1] == "(" and word[1:2].isupper() and ")" not in word and not _stops(word[1:], follower):
            return _trim(window, token.start() + 1, end)  # "(Lashley, supra"
        goes_on = word.endswith(",") and _AFTER_COMMA.match(window, token.end(), end) is not None
        if _stops(word.rstrip(",") if goes_on else word, follower):
            break
        start, follower = token.start(), word
    return _trim(window, start, end) if start is not None else None


_AFTER_COMMA = re.compile(
    rf"\s(?:(?:National|Nat'l)\s(?:Ass(?:ociatio)?n|Ass'n|Tr(?:ust|\.))(?!\w)|(?:{'|'.join(map(re.escape, sorted({*map(fold, STATES.values()), *STATES, *UNABBREVIATED_STATES})))}),\s"
    r"(?:N\.\s?A\.|Inc\.|Ltd\.|L\.?L\.?C\.?|N\.B\.))"
)
"""What goes on a party's name after a comma: "Wells Fargo Bank, National Assn.", "Bank One, Tex., N.A."."""


def _is_lone_name(token: str) -> bool:
    """Whether a name's first word with a full stop ended the sentence before: "… in *Hest*. Sandhill v. State"."""
    word = token.rstrip(".")
    return bool(_LONE.fullmatch(token)) and word.casefold() not in _ABBREVIATIONS | _FIRST_NAMES


_LONE = re.compile(r"[A-Z][a-z]{2,}\.")
_FIRST_NAMES = {
    "wm",
    "geo",
    "chas",
    "jas",
    "jos",
    "thos",
    "robt",
    "edw",
    "benj",
    "saml",
    "alex",
    "fred",
    "dan",
    "danl",
    "theo",
    "ste",
    "mt",
    "ft",
    "pt",
    "jno",
    "archbp",
    "rev",
}


def _stops(word: str, follower: str) -> bool:
    bare = word.strip("(),'[]")
    if (
        word.endswith((";", ":", '"', "]"))
        or '"' in word
        or bare.casefold() in {"see", "cf.", "citing", "quoting", "id.", "ibid.", "cf"}
    ):
        return True
    if word.startswith("(") and ")" not in word:
        return True
    if follower and _ends_sentence(word):
        return True
    if word.endswith(",") and follower and not _joined_by_comma(word, follower):
        return True
    if bare.casefold() == "and" and follower.startswith(("United", "People", "State", "Commonwealth", "In")):
        return True
    return not (
        bare[:1].isupper()
        or bare[:1].isdigit()
        or bare == "&"
        or bare.casefold() in _SMALL
        or _RUN_TOGETHER.match(bare) is not None
        or (bare == "at" and follower.startswith("Lloyd"))
        or bare.startswith(("al-", "el-", "bin"))
    )


_RUN_TOGETHER = re.compile(r"of[A-Z]")
"""A space that the print lost: "Democratic Party ofWis."."""


def _joined_by_comma(word: str, follower: str) -> bool:
    """Whether a comma stands inside a name: "Aspeon, Inc.", "Lipton, Rosen & Katz"."""
    suffix = follower.strip(",").rstrip(".").casefold() in _SUFFIXES
    alias = follower.casefold() in {"d/b/a", "f/k/a", "a/k/a", "dba", "aka"}
    return suffix or alias or (word[:1].isupper() and word.rstrip(",").casefold() not in _NO_NAME and follower == "&")


def _trim(window: str, start: int, end: int) -> int | None:
    """Without the words before a name that begin a sentence or belong to it: "Under", "The court in"."""
    tokens = list(_WORD.finditer(window, start, end))
    while tokens and _is_lead(tokens[0].group(), tokens[1].group() if len(tokens) > 1 else ""):
        tokens.pop(0)
    return tokens[0].start() + len(tokens[0].group()) - len(tokens[0].group().lstrip("('[")) if tokens else None


def _is_lead(word: str, follower: str) -> bool:
    bare = word.strip("(,").casefold()
    if _NUMBER.fullmatch(word) and follower[:1].isupper():
        return True
    if bare == "in" and follower in {"re", "Re", "RE"}:
        return False
    return (
        bare in _NO_NAME
        or (_is_lone_name(word) and follower[:1].isupper())
        or (bare in _ONLY_WITH_COMMA and word.endswith(","))
        or (bare in _SMALL and bare not in _PARTICLES and bare != "the")
        or not re.search(r"\w", word)
        or (bare == "the" and (word == "the" or not follower[:1].isupper()))
    )


_NUMBER = re.compile(r"\d{1,2}\.?")
"""A line's, note's or paragraph's number that stands before a name."""


def _is_short_name(words: str) -> bool:
    """Whether words without "v." can name a case: few, capitalised, not a sentence's ordinary beginning."""
    tokens = words.split()
    return (
        0 < len(tokens) <= 6
        and tokens[0].casefold() not in _NOT_ALONE
        and not tokens[0][:1].isdigit()
        and any(map(str.isupper, tokens[-1]))
    )


_NOT_ALONE = {
    "the",
    "court",
    "circuit",
    "congress",
    "section",
    "rule",
    "amendment",
    "id.",
    "plaintiff",
    "defendants",
    "defendant",
    "ninth",
    "supreme",
    "no.",
    "u.s.",
    "i",
    "ecf",
}
