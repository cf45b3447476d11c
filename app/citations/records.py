"""References to the record: complaint, motion papers, orders, exhibits, docket entries.

A paper's name alone is no citation ("the FAC pleads"); it becomes one with a place ("FAC ¶ 51"), or
after a signal ("See Mot."). A docket number is one by itself ("ECF 58").
"""

import re
from collections.abc import Iterator

from app.citations.abbreviations import STATES
from app.citations.pins import normalise
from app.citations.signals import find_signal
from app.citations.tail import find_pin
from app.citations.working import Found
from app.law.citations import CitationForm, CitationKind

_LETTER = r"(?:\d{1,4}(?:-\d{1,3}|[A-Z](?![\w.]))?|[A-Z]{1,3}(?![a-z])(?:-?\d{1,3}|-[A-Z](?!\w))?)"
_PERSON = r"(?:(?!(?:See|In|The|But|Cf|Accord|Compare|And|Also)\b)(?:[A-Z][\w'.-]{0,30}\s){0,3}[A-Z][\w'-]{1,30}\.?\s)"
_DOCKET = r"(?:ECF(?:\s?N[oO]s?\.)?|Dkt\.?(?:\s?N[oO]s?\.)?|Docket\sNos?\.|Doc\.(?:\s?Nos?\.)?|D\.E\.|Docket\sEntry)\s?#?\s?(?P<entry>\d{1,4}(?:-\d{1,3})?)(?!-?\d)"
_PAPERS = (
    r"(?:First|Second|Third)\sAm(?:ended|\.)\sCompl(?:aint|\.)|Am(?:ended|\.)\sCompl(?:aint|\.)|FAC|SAC|TAC|Compl\.|Complaint|Answer|Ans\."
    r"|(?:Prior|Previous|Court's|Scheduling|MTD)\sOrder|Mot\.(?:\sto\sDismiss)?|Motion|MTD|MSJ|Opp'n(?:\sBr(?:ief|\.))?|Opp\.|Opposition(?:\sBrief)?|Reply(?:\sBr(?:ief|\.))?|Sur-?reply|RJN|JSUF|SUF"
    r"|Joint\sStatement|Hr'g\sTr\.|Trial\sTr\.|Tr\.|(?:Appell(?:ants?|ees?)|Petitioners?|Pet|Respondents?|Resp|Defendants?|Defs?|Plaintiffs?|Pls?|Gov't|Opening|Answering|Amicus)\.?'?s?'?\s(?:Opening\s|Reply\s|Supp\.\s)?Br\.|Br\.|N\.T\.(?:,?\s\d{1,2}/\d{1,2}/\d{2,4})?|R\.R\.|(?:Trial|Dist\.|Super\.)\s(?:Ct|Court)\.?\sOp(?:inion|\.)|J\.A\.|(?:(?<=\()|(?<=See\s)|(?<=;\s))R\.(?=\sat\s\d)|App\.|A\.R\.|E\.R\.|ER|S\.E\.R\.|SER"
)
_TESTIMONY = rf"{_PERSON}?(?:Decl(?:aration)?\.?|Dep(?:osition)?\.(?:\sTr\.)?|Aff\.)(?!\w|\sof\s)"
_DECLARATION_OF = r"(?:Declaration|Deposition|Affidavit|Decl\.|Dep\.)\sof\s[A-Z][\w'.-]{0,30}(?:\s[A-Z][\w'.-]{0,30}){0,4}(?:\s\(\"(?P<called>[^\"()]{2,40})\"\))?"
_EXHIBIT = rf"(?:Exh?s?\.|Exhibits?)\s{_LETTER}"
_START = re.compile(
    rf"(?<![\w§.-])(?:(?P<docket>{_DOCKET})|(?P<exhibit>{_EXHIBIT})|(?P<of>{_DECLARATION_OF})|(?P<testimony>{_TESTIMONY})|(?P<paper>(?:{_PAPERS})(?!\w)))"
)
_JOIN_EXHIBIT = re.compile(rf",?\s?(?P<exhibit>{_EXHIBIT})")
_JOIN_DOCKET = re.compile(rf",?\s?(?P<bracket>[(\[])?(?P<docket>{_DOCKET})(?(bracket)[)\]])")
_NOT_A_COURT = "".join(
    rf"(?<!{re.escape(word)}\s)"
    for word in sorted(
        {*STATES.values(), "Ct.", "Crim.", "Civ.", "Fed.", "U.S.", "Spec.", "Alaska", "Idaho", "Ohio", "Iowa"}
    )
)
_SUPREME_COURT = re.compile(
    r"(?<![\w.])(?P<paper>(?:Supp(?:lemental|\.)\s)?(?:Reply\s)?Brief\sfor\s(?:[A-Z][\w.'&-]*,?\s|et\sal\.,?\s|as\s|of\s|the\s|and\s|in\s(?=[A-Z])){1,14}"
    rf"|Tr\.\sof\sOral\sArg\.\s|(?=\d?\s?App\.){_NOT_A_COURT}(?:\d\s)?App\.\s(?:to\s(?:Pet|Brief|Opp)[^,;()\d]{{0,40}}?\s(?:in\sNo\.\s[\d-]+\s\([A-Z0-9]{{2,6}}\),\spp?\.\s)?)?|Pet\.\sfor\sCert\.\s|(?:\d\s)?(?:Record|Tr\.)\s)"
    r"(?P<pin>(?!(?:1[6-9]|20)\d\d\)|\dd\b)\d{1,4}a?(?:\s?-\s?\d{1,4}a?)?(?:,\s\d{1,4}a?(?:\s?-\s?\d{1,4}a?)?)*(?:,?\sn(?:n)?\.\s?\d{1,3}(?:\s?-\s?\d{1,3})?)?)(?=[\s.,;)(]|$)(?!\s[A-Z][a-z]*\.\s)"
    r"|(?<![\w.])(?P<here>(?:[Aa]nte|[Pp]ost))(?=,\sat\s\d)"
)
"""How the Supreme Court cites the record, without "at": "App. 31", "Brief for Petitioners 14", "Tr. of Oral Arg. 22"; and its
other opinions in the same case: "post, at 14"."""
_BESIDE = re.compile(
    r"(?<![\w.-])(?P<paper>(?:(?:Appell(?:ants?|ees?)|Petitioners?|Pet|Respondents?|Resp|Defendants?|Defs?|Plaintiffs?|Pls?|Gov't|Opening|Answering|Amicus)\.?'?s?'?\s(?:Opening\s|Reply\s|Supp\.\s)?)?Br\.|Mot\.|Opp'n|Opp\.|Reply(?:\sBr\.)?|(?:\d{1,2}\s)?(?:ER|SER|RT|CT)|A\.?R\.?|J\.?A\.?|E\.R\.|(?<!at\s)PageID)\s?(?:#\s?)?"
    r"(?P<pin>\d{1,5}(?:\s?-\s?\d{1,5})?(?:,\s\d{1,5}(?:\s?-\s?\d{1,5})?)*)(?=[.,;)\]]|$)"
    r"|(?<![\w.-])(?P<volume>\d{1,2})-(?P<excerpts>S?ER)-(?P<excerpt>\d{1,5})"
)
"""Papers whose page follows at once: "Mot. 12-13", "1 RT 34", "2-ER-301"."""
_ENTRY = re.compile(r"\d{1,4}(?:-\d{1,3})?$")
_AFTER_LONE = re.compile(r"\.?(?:\s*$|\s+[A-Z\"(]|\s*[;,)])")


def iter_records(folded: str, papers: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Every record cite in `folded`.

    Args:
        papers: further names of papers, which the text itself defines ("Green Decl.", "the 2017 Order").
    """
    taken = bytearray(len(folded) + 1)
    for match in _starts(folded, papers):
        found = _read(folded, match)
        if found:
            exhibits = list(_take_exhibit(folded, match, found))
            end = exhibits[-1].end if exhibits else found.end
            taken[found.start : end] = b"\x01" * (end - found.start)
            yield from (found, *exhibits)
            yield from _further_entries(folded, match, found.end)
    for pattern, read in ((_SUPREME_COURT, _supreme), (_BESIDE, _beside)):
        for match in pattern.finditer(folded):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\x01" * len(match.group())
                yield read(folded, match)


_FURTHER = re.compile(r"(?:,\s(?:and\s|&\s)?|\sand\s|\s&\s)(?P<entry>\d{1,4}(?:-\d{1,3})?)(?![\w:])")


def _further_entries(folded: str, match: re.Match[str], end: int) -> Iterator[Found]:
    """The other numbers of a list of docket entries: "ECF Nos. 60-1, 60-2 and 61"."""
    following = _FURTHER.match(folded, end) if "os." in match.group() and match.groupdict().get("docket") else None
    while following:
        found = _found(following.start("entry"), following.end(), f"ECF {following['entry']}", None)
        found.docket = found.paper
        yield found
        following = _FURTHER.match(folded, following.end())


def _take_exhibit(folded: str, match: re.Match[str], found: Found) -> Iterator[Found]:
    """The exhibit after a place in what a witness said: part of that cite, or one of its own with a place in it.

    "Smith Decl. ¶ 4, Ex. B" is one; "Smith Decl. ¶ 4, Ex. B at 12:3-7" are two.
    """
    exhibit = _JOIN_EXHIBIT.match(folded, found.end) if found.pin and match.groupdict().get("testimony") else None
    if exhibit is None:
        return
    pin, end = _join_pin(folded, None, exhibit.end())
    if pin:
        yield _found(exhibit.start("exhibit"), end, _plain(f"{found.paper} {exhibit['exhibit']}"), pin)
    else:
        found.end = found.stop = end
        found.core = (found.start, end)


def _beside(_folded: str, match: re.Match[str]) -> Found:
    paper = match["paper"] or f"{match['volume']}-{match['excerpts']}"
    return _found(match.start(), match.end(), " ".join(paper.split()), match["pin"] or match["excerpt"])


def _found(start: int, end: int, paper: str, pin: str | None) -> Found:
    return Found(
        kind=CitationKind.RECORD, form=CitationForm.FULL, start=start, end=end, core=(start, end), lead=start, stop=end,
        pin=normalise(pin) if pin else None, paper=paper,
    )  # fmt: skip


def _supreme(folded: str, match: re.Match[str]) -> Found:
    pin, end = (
        (match["pin"], match.end())
        if match["pin"]
        else find_pin(folded, match.end(), len(folded)) or (None, match.end())
    )
    paper = " ".join((match["paper"] or match["here"].lower()).split()).rstrip(" ,")
    return _found(match.start(), end, paper, pin)


def _starts(folded: str, papers: frozenset[str]) -> Iterator[re.Match[str]]:
    if not papers:
        yield from _START.finditer(folded)
        return
    names = "|".join(sorted(map(re.escape, papers), key=len, reverse=True))
    known = re.compile(rf"(?<![\w])(?P<paper>{names})(?!\w)")
    own = list(known.finditer(folded))
    taken = [match.span() for match in own]
    others = [m for m in _START.finditer(folded) if not any(s < m.end() and m.start() < e for s, e in taken)]
    yield from sorted([*own, *others], key=lambda match: match.start())


def _read(folded: str, match: re.Match[str]) -> Found | None:
    """The cite that begins at `match`, with exhibit, docket number and place; None when it cites nothing."""
    groups = match.groupdict()
    entry = groups.get("entry")
    paper, end = f"ECF {entry}" if entry else groups.get("called") or match.group().strip(" ,"), match.end()
    alone = end
    if not groups.get("exhibit"):
        paper, end = _join_exhibit(folded, paper, end)
    has_exhibit = bool(groups.get("exhibit")) or end > alone
    pin, end = _join_pin(folded, None, end)
    docket = f"ECF {entry}" if entry else None
    if not entry:
        docket, pin, end = _join_docket(folded, pin, end)
    if not (pin or docket or has_exhibit or _stands_alone(folded, match)):
        return None
    found = _found(match.start(), end, _plain(paper), pin)
    found.docket = docket
    return found


def _join_exhibit(folded: str, paper: str, end: int) -> tuple[str, int]:
    exhibit = _JOIN_EXHIBIT.match(folded, end)
    return (paper, end) if exhibit is None else (f"{paper} {exhibit['exhibit']}", exhibit.end())


def _join_pin(folded: str, pin: str | None, end: int) -> tuple[str | None, int]:
    found = None if pin else find_pin(folded, end, len(folded))
    return found or (pin, end)


def _join_docket(folded: str, pin: str | None, end: int) -> tuple[str | None, str | None, int]:
    """The docket number that ends a cite and is part of it: "Opp'n at 12-13, ECF 60"."""
    joined = _JOIN_DOCKET.match(folded, end)
    if joined is None:
        return None, pin, end
    pin, end = _join_pin(folded, pin, joined.end())
    return f"ECF {joined['entry']}", pin, end


def _stands_alone(folded: str, match: re.Match[str]) -> bool:
    """Whether a paper is cited as a whole ("See generally Mot."): after a signal, at the end of a sentence."""
    signal = find_signal(folded, match.start(), 0)
    return signal is not None and _AFTER_LONE.match(folded, match.end()) is not None


_BRIEF = re.compile(r"(?<=Opp'n|Reply)\sBr(?:ief|\.)$")


def _plain(paper: str) -> str:
    """The paper's name in one form: "Exh. A" is "Ex. A", "Reply Br." is "Reply"."""
    return " ".join(_BRIEF.sub("", paper).replace("Exh.", "Ex.").replace("Exhibit", "Ex.").split())
