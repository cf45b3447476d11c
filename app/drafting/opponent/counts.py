"""The counts that a complaint's headings propose: what each is called, against whom, under which law.

The kind of claim is proposed only where the title says one kind and nothing else; else the attorney is asked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from app.drafting.opponent.complaint import ClaimHeading, find_claim_headings
from app.drafting.opponent.flow import Flow
from app.law.authorities import Side
from app.law.claims import Claim, ClaimId, Practice, Question
from app.law.matters import Matter
from app.law.opposing import ProposedCount
from app.law.parties import Party, PartyId
from app.reading.spelling import Spellings

_SECTION = r"\d+[a-z]?(?:[.-]\d+)?(?:\([a-z0-9]{1,3}\))*"
_STATUTE = re.compile(
    rf"\d{{1,2}} U\.\s?S\.\s?C\.(?:A\.)? ?(?:§+|[Ss]ections?) ?{_SECTION}(?:(?:, (?:and )?| and | & ){_SECTION})*"
    rf"|(?:Cal(?:ifornia|\.) )?(?:Civ(?:il|\.)|Pen(?:al|\.)|Gov(?:ernment|’t|'t|t?\.)) ?Code,? ?(?:§+|[Ss]ections?) ?{_SECTION}(?:(?:, (?:and )?| and ){_SECTION})*"
    r"|U\.\s?S\. Const\.,? [Aa]mends?\. [IVX]+(?:(?:, (?:and )?| and )[IVX]+)*"
    r"|Cal\. Const\.,? art\. [IVX]+, § ?\d+",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"[(\[](?P<by>[^()\[\]]*?)\bagainst\s+(?P<whom>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)*)[)\]]", re.IGNORECASE
)
_BY = re.compile(r"\bby\b.*$", re.IGNORECASE | re.DOTALL)
"""Who brings a claim, before whom it is against."""
_BARE = re.compile(
    r"(?:\bby (?:all )?plaintiffs? )?\bagainst (?P<whom>(?:all |each )?(?:individual )?(?:defendants?|does?|officers?|deput(?:y|ies)"
    r"|sergeants?|detectives?|agents?|the city|the county|city|county|state)\b.*)$",
    re.IGNORECASE,
)
_BY_NAME = re.compile(r"(?:\bby (?:all )?plaintiffs? )?\bagainst (?P<whom>[^\n]+)$", re.IGNORECASE | re.MULTILINE)
_EVERYBODY = re.compile(r"(?:all|each|every)(?: of the)?(?: named)? defendants?\W*", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:defendants?|officers?|deput(?:y|ies)|sergeants?|sgts?\.|detectives?|agents?|lieutenants?|captains?|chief"
    r"|sheriff|and|the|all|only|inclusive|each|(?:sued )?(?:in (?:his|her|their) )?(?:official|individual)(?:ly)?(?: capacit(?:y|ies))?)(?!\w)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:the )?(?P<head>board|city|county|town|village|state|department|district|commission|authority) (?:and \w+ )?of\b",
    re.IGNORECASE,
)
"""What a public body is called for short."""
_PLAIN = Spellings("")
_SMALL = frozenset(
    {"a", "an", "and", "as", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "under", "with"}
)
_FILLERS = frozenset({
    "a", "act", "action", "all", "amend", "amendment", "and", "by", "c", "california", "cause", "civil", "claim",
    "code", "common", "constitution", "constitutional", "denial", "deprivation", "due", "federal", "for",
    "fourteenth", "fourth", "from", "her", "his", "in", "law", "of", "officer", "on", "or", "plaintiff",
    "plaintiffs", "right", "rights", "s", "section", "state", "the", "their", "to", "u", "unconstitutional",
    "under", "unlawful", "unreasonable", "use", "violation", "violations", "warrantless", "wrongful",
})  # fmt: skip
"""Words of a title that tell no kind of claim."""


def find_counts(flow: Flow, matter: Matter, practice: Practice) -> tuple[ProposedCount, ...]:
    """The counts that a complaint's headings propose, in order."""
    return tuple(_count(heading, flow, matter, practice) for heading in find_claim_headings(flow))


def _count(heading: ClaimHeading, flow: Flow, matter: Matter, practice: Practice) -> ProposedCount:
    parties = matter.parties_of(Side.DEFENDANT)
    against, rest = _against(heading.lines, parties)
    statutes = tuple(dict.fromkeys(match.group() for match in _STATUTE.finditer(rest)))
    title = _out_of_capitals(_title(rest))
    claim, may_be, cues = _kind(title, statutes, practice.claims.values())
    defendants, unknown = find_named(against, parties)
    return ProposedCount(
        label=heading.label,
        words=" ".join((heading.head, *heading.lines)),
        title=title,
        statutes=statutes,
        against=against,
        defendants=defendants,
        unknown=unknown,
        paragraphs=_range(heading),
        claim=claim,
        may_be=may_be,
        cues=cues,
        page=flow.page_at(heading.start),
    )


def _range(heading: ClaimHeading) -> tuple[str, ...]:
    if heading.first is None:
        return ()
    return (str(heading.first) if heading.first == heading.last else f"{heading.first}-{heading.last}",)


def _against(lines: Iterable[str], parties: Sequence[Party]) -> tuple[str, str]:
    """(whom the heading names, the rest of it)."""
    text = "\n".join(lines)
    found = (
        _IN_BRACKETS.search(text)
        or next((match for match in (_BARE.search(text, start) for start in _line_starts(text)) if match), None)
        or _by_name(text, parties)
    )
    if found is None:
        return "", " ".join(text.split())
    whom = " ".join(found["whom"].split()).strip(" .,;:–—-")
    within = _BY.sub("", found.groupdict().get("by") or "").strip(" –—-:;,")
    kept = f"({within})" if any(letter.isalpha() for letter in within) else ""
    return whom, " ".join(f"{text[: found.start()]} {kept} {text[found.end() :]}".split())


def _by_name(text: str, parties: Sequence[Party]) -> re.Match[str] | None:
    """A line's end that is against names alone, each of them borne by one party of the matter."""
    for match in _BY_NAME.finditer(text):
        named, unknown = find_named(match["whom"], parties)
        if named and not unknown:
            return match
    return None


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


# -- the title


def _title(rest: str) -> str:
    """The words outside brackets; where there are none, those within; without the statutes."""
    outside, within = _by_depth(rest)
    return _without_statutes(outside) or _without_statutes(within) or rest.strip(" –—-:.()")


def _out_of_capitals(title: str) -> str:
    """A title as a brief would write it; the small words of a title stay small."""
    if not title.isupper():
        return title
    words = _PLAIN.person(title).split()
    return " ".join(word.lower() if n and word.lower() in _SMALL else word for n, word in enumerate(words))


def _by_depth(text: str) -> tuple[str, str]:
    depth, outside, within = 0, "", ""
    for letter in text:
        depth -= letter in ")]" and depth > 0
        if depth:
            within += letter
        else:
            outside += letter if letter not in "()[]" else " "
        depth += letter in "(["
    return outside, within


def _without_statutes(text: str) -> str:
    bare = re.sub(r"\(\s*\)|\b(?:pursuant to|under)\s*(?=[\s–—;,:-]*$)", " ", _STATUTE.sub("\0", text))
    parts = (part.strip(" –—-:;,.\0") for part in re.split(r"\0|(?<=\s)[–—-](?=\s)", bare))
    kept = " – ".join(part for part in parts if any(letter.isalpha() for letter in part))
    return re.sub(r"\b(?:under|pursuant to)$", "", " ".join(kept.split())).strip(" –—-:;,.")


# -- the kind of claim


def _kind(
    title: str, statutes: tuple[str, ...], claims: Iterable[Claim]
) -> tuple[ClaimId | None, tuple[ClaimId, ...], tuple[str, ...]]:
    """(the kind, or None when unsure; every kind that is spoken of; the words that say so)."""
    question = _question(title, statutes)
    spoken = [(claim, words) for claim in claims if (words := _spoken(claim, title))]
    fitting = [(claim, words) for claim, words in spoken if question in {None, claim.question}]
    fitting.sort(key=lambda one: -max(len(word) for word in one[1]))
    cues = tuple(dict.fromkeys(word for _, words in fitting for word in words))
    may_be = tuple(claim.id for claim, _ in fitting)
    is_sure = len(fitting) == 1 and not _left_over(title, fitting[0][1])
    return (may_be[0] if is_sure else None), may_be, cues


def _question(title: str, statutes: tuple[str, ...]) -> Question | None:
    """Whose law the heading names; None when it names neither, or both."""
    text = " ".join((title, *statutes)).lower()
    federal = bool(re.search(r"u\.\s?s\.|§ ?1983|\b1983\b|\bamendment\b", text))
    state = bool(re.search(r"\bcal(?:ifornia|\.)|\bcivil code|\bpenal code|common law|state law", text))
    if federal == state:
        return None
    return Question.FEDERAL if federal else Question.STATE


def _spoken(claim: Claim, title: str) -> tuple[str, ...]:
    cues = dict.fromkeys((claim.title.lower(), *claim.cues))
    return tuple(cue for cue in cues if re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", title.lower()))


def _left_over(title: str, cues: Iterable[str]) -> list[str]:
    """The words of a title that neither a cue nor the common form of such titles explains."""
    low = title.lower()
    for cue in cues:
        low = low.replace(cue, " ")
    return [word for word in re.findall(r"[a-z]+", low) if word not in _FILLERS]


# -- the parties


def find_named(against: str, parties: Sequence[Party]) -> tuple[tuple[PartyId, ...], tuple[str, ...]]:
    """(the parties that a heading is against, the names in it that are nobody's); neither where it is against all.

    A name that several parties bear is nobody's: which one is meant is for the attorney to say.
    """
    if not against or _EVERYBODY.fullmatch(against):
        return (), ()
    known, rest = [], against
    borne = Counter(name for party in parties for name in {name.casefold() for name in _names(party)})
    for party in parties:
        for name in (name for name in _names(party) if borne[name.casefold()] == 1):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rest, re.IGNORECASE):
                rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", ",", rest, flags=re.IGNORECASE)
                known.append(party.id)
    pieces = (" ".join(_ROLE.sub(" ", piece).split()) for piece in re.split(r"[,;]| and ", rest))
    unknown = tuple(piece for piece in pieces if any(letter.isalpha() for letter in piece))
    return tuple(dict.fromkeys(known)), unknown or ((against,) if not known else ())


def _names(party: Party) -> list[str]:
    """The longest first: the whole name, the short one, a person's last, what a body is ("the City")."""
    last = [] if re.search(r"\b(?:of|&)\b", party.name) else [party.name.split()[-1]] if party.name.split() else []
    head = [found["head"]] if (found := _BODY.match(party.name)) else []
    return sorted({party.name, party.short_name, *last, *head} - {""}, key=len, reverse=True)
