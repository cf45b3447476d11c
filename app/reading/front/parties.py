"""The parties of a caption: a list of names with titles and capacities, as long as it is plain where one ends.

Semicolons part names; where there are none, commas and "and" do, unless what follows describes the name before it
("an individual", "in his official capacity as …"). What could be one party or two stays whole, with a doubt.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.law.authorities import Side
from app.law.courts import CIRCUIT_OF_STATE
from app.law.fronts import Stated, StatedParty
from app.law.parties import PartyKind, is_public_body
from app.reading.front.rows import Piece, Run, in_name_case
from app.reading.lexicon import load_given_names

_TITLES = (
    "chief of police", "police chief", "deputy chief", "assistant chief", "chief", "deputy sheriff", "sheriff's deputy",
    "undersheriff", "sheriff", "deputy", "police officer", "peace officer", "correctional officer", "corrections officer",
    "probation officer", "parole officer", "officer", "police sergeant", "sergeant", "sgt.", "police lieutenant",
    "lieutenant", "lt.", "captain", "capt.", "commander", "corporal", "cpl.", "detective", "det.", "inspector",
    "investigator", "special agent", "agent", "state trooper", "trooper", "warden", "superintendent", "constable",
    "marshal", "nurse", "dr.", "mayor", "governor", "patrolman", "ranger",
)  # fmt: skip
_LONG = {
    "sgt.": "sergeant",
    "lt.": "lieutenant",
    "capt.": "captain",
    "cpl.": "corporal",
    "det.": "detective",
    "dr.": "doctor",
}
_TITLE = re.compile(
    rf"(?:defendants? )?(?P<title>{'|'.join(re.escape(t).replace(chr(39), '[’' + chr(39) + ']') for t in sorted(_TITLES, key=len, reverse=True))})(?=\s)\s+(?!of\b)",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"^(?:mr|mrs|ms)\.\s+", re.IGNORECASE)
_DESCRIBES = re.compile(
    r"(?:an?|individually|personally|in|both|as|jr|sr|ii|iii|iv|inc|incorporated|llc|l\.l\.c|l\.?p|llp|ltd|corp|corporation|co|n\.a|m\.?d|ph\.?d|esq"
    r"|inclusive|by|through|acting|deceased|successor|on|the|each|his|her|their|its|sued|badge|employed|formerly|previously|a/?k/?a|f/?k/?a|d/?b/?a"
    r"|collectively|also|who|chief of|sheriff of|warden of|director of|superintendent of|secretary of|commissioner of|mayor of|governor of|administrator of|executor of|officially"
    r"|minors?|next friend|guardian|all|being|unknown|under|for|official|individual|serial|id|shield|tax)(?=[\s.,#)]|$)",
    re.IGNORECASE,
)
_NO_PARTY = re.compile(
    r"(?:et al\b\.?|(?:(?:police |unknown |unnamed )*(?:officers?|deput(?:y|ies)|agents?|defendants?|detectives?)\s+)?(?:john |jane |john and jane |jane and john )?(?:does?|roes?)\b"
    r"(?:\s+(?:nos?\.?\s*)?(?:\d+|[ivx]+|one)\b.*)?|(?:and )?others\b.*|and\b\s*$|unknown\b.*|(?:plaintiff|defendant|petitioner|respondent|claimant)s?)",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"(?:,\s*)?\b(?:m\.?d|d\.?o|ph\.?d|r\.?n|esq)\b\.?(?=,|$)", re.IGNORECASE)
_SHORT_SUFFIX = re.compile(r"(?:jr|sr|inc|ltd|corp)$", re.IGNORECASE)
_BADGE = re.compile(
    r"\s*[(\[]?(?:badge|shield|serial|i\.?d\.?|tax)?\s*(?:nos?\.?|number)?\s*#\s*\w+[)\]]?|\s*[(\[](?:badge|shield|serial|tax|id)\b[^)\]]*[)\]]",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_BODY_AND = re.compile(
    r"\b(?:city|county|town) (?:and|&) (?:county|city|town)\b|\b(?:health|parks|fire|public safety|corrections|police|children|water|transportation|building|education|youth) and\b",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"\b(?:inc|llc|l\.l\.c|corp|corporation|company|ltd|lp|llp|county|city|town|village|state|states|department|dept|university|college|school|district|board|bank|association"
    r"|union|commission|authority|services|agency|hospital|center|office|foundation|society|police|bureau|division|jail|prison|institute|church|trust)\b",
    re.IGNORECASE,
)
_OPENS_BODY = re.compile(
    r"(?:the )?(?:city|county|town|village|state|commonwealth|united states|university|board|department|district|regents)\b|.*\b(?:police|sheriff[’']?s?) (?:department|office)\b"
    r"|.*\b(?:inc|llc|corporation|company)\b",
    re.IGNORECASE,
)
_THE_BODY = re.compile(r"the\s+(?:city|county|town|village|state|commonwealth) of\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+(?!honorable)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:badge|shield|serial|tax|id)\b", re.IGNORECASE)
_MC = re.compile(r"\bMc(?=[A-Z]{2})")
_MC_AGAIN = re.compile(r"\bMc([A-Z]{2,})\b")
_PARTICLE = re.compile(r"\bde L(?:a|as|os)\b")
_WHOLE_AND = "\0"
_PERSONAL = re.compile(r"\bindividual|\bofficial capacit|\bdeceased\b|\bminor\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """One name of a list as printed, with what describes it, and where it begins in the text."""

    printed: str
    describes: str
    start: int
    doubt: str = ""


def find_parties(run: Run, side: Side, spell: Callable[[str], str]) -> tuple[StatedParty, ...]:
    """The parties of one side of a caption; Doe defendants are nobody yet.

    Args:
        run: the words of that side, its role left out.
        spell: how the paper itself spells a name that is in capitals.
    """
    return tuple(_party(one, run, side, spell) for one in list_names(run.text) if not _NO_PARTY.fullmatch(one.printed))


def read_names(words: str, side: Side) -> tuple[StatedParty, ...]:
    """The parties of one side as somebody writes them down, without a paper around them."""
    return find_parties(Run([Piece(words, None, 0)]), side, in_name_case)


def names_others(text: str) -> bool:
    """Whether a side has more than its first party: others listed, Does, or "et al."."""
    return len(list_names(text)) > 1 or re.search(r"\bet al\b", text, re.IGNORECASE) is not None


def list_names(text: str) -> list[Listed]:
    """The names of a list, each with what describes it."""
    found: list[Listed] = []
    for begin, part in _parts(text):
        piece = part.strip(" ,;.&")
        if not piece:
            continue
        start = begin + part.find(piece)
        describes = _DESCRIBES.match(piece) and not _THE_BODY.match(piece)
        if found and (describes or piece.title() in CIRCUIT_OF_STATE) and not _NO_PARTY.fullmatch(piece):
            before = found[-1]
            found[-1] = Listed(before.printed, f"{before.describes}, {piece}".strip(", "), before.start, before.doubt)
        else:
            found.append(_listed(piece, start))
    return found


def _listed(piece: str, start: int) -> Listed:
    """A piece of a list; what stands in it after a comma describes it."""
    name, _, describes = piece.partition(",")
    inline = re.search(r"\s(?:individually\b|in (?:his|her|their|its)\b|an individual\b)", name, re.IGNORECASE)
    if inline:
        name, describes = name[: inline.start()], f"{name[inline.start() :].strip()}, {describes.strip()}".strip(", ")
    doubt = ""
    if re.search(r"\sand\s", name, re.IGNORECASE) and not _BODY_AND.search(name):
        doubt = "“and” may part two parties: look."
    return Listed(name.strip(), describes.strip(" ,"), start, doubt)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The stretches between semicolons; where there are none, those between commas and between names joined by "and"."""
    if ";" in text:
        for start, part in _cut(
            text, [match.span() for match in re.finditer(r";\s*(?:(?:and|&)\s+)?", text, re.IGNORECASE)]
        ):
            yield from ((start + inner, piece) for inner, piece in _cut(part, _ands(part, commas=False)))
        return
    yield from _cut(text, _ands(text, commas=True))


def _ands(text: str, *, commas: bool) -> list[tuple[int, int]]:
    """Where a list is parted by its commas and by "and"."""
    guarded = _BODY_AND.sub(
        lambda match: re.sub("and|&", lambda one: _WHOLE_AND * len(one[0]), match[0], flags=re.IGNORECASE), text
    )
    spans = []
    sign = r",\s*(?:(?:and|&)\s+)?|\s+and\s+" if commas else r",?\s+and\s+(?=(?:(?:john|jane)\s+)?(?:does?|roes?)\b)"
    for match in re.finditer(sign, guarded, re.IGNORECASE):
        joins = "," not in match[0]
        if not joins or _may_part(text[: match.start()], text[match.end() :]):
            spans.append(match.span())
    return spans


def _may_part(before: str, after: str) -> bool:
    """Whether an "and" between two stretches parts two names."""
    last = re.split(r"[,;]| and ", before, flags=re.IGNORECASE)[-1].strip()
    following = re.split(r"[,;]| and ", after, maxsplit=1, flags=re.IGNORECASE)[0].strip()
    if _DESCRIBES.match(following) or _DESCRIBES.match(last):
        return bool(_OPENS_BODY.match(following) or _TITLE.match(f"{following} ") or _NO_PARTY.match(following))
    if _NO_PARTY.match(following) or _OPENS_BODY.match(following) or _TITLE.match(f"{following} "):
        return True
    if _ENTITY.search(last):
        return _is_given(following)
    return len(last.split()) >= 2 and len(following.split()) >= 2 and not _ENTITY.search(following)


def _is_given(name: str) -> bool:
    words = name.lower().split()
    return len(words) >= 2 and words[0].strip(".") in load_given_names()


def _cut(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    place = 0
    for start, end in spans:
        yield place, text[place:start]
        place = end
    yield place, text[place:]


def _party(one: Listed, run: Run, side: Side, spell: Callable[[str], str]) -> StatedParty:
    bare = _IN_BRACKETS.sub("", _BADGE.sub("", one.printed)).strip(" ,")
    bare, minor = _ARTICLE.sub("", _HONORIFIC.sub("", bare, count=1)), ""
    title = _TITLE.match(bare)
    if title:
        bare, minor = bare[title.end() :], title["title"].lower().replace("’", "'")
    suffix, describes = _suffix(_DEGREES.sub("", one.describes).strip(" ,"))
    name = spell_name(f"{bare}{suffix}".strip(), spell)
    describes = "" if _NUMBERED.match(describes) else describes
    piece = run.piece_at(one.start)
    stated = Stated(words=name, page=piece.page, line=piece.number, doubt=one.doubt)
    return StatedParty(
        at=stated,
        side=side,
        role=_LONG.get(minor, minor),
        capacity=_in_small(describes),
        kind=_kind(name, describes, minor),
    )


def _in_small(describes: str) -> str:
    """A description out of its capitals; the name of a state keeps its own."""
    if describes.title() in CIRCUIT_OF_STATE:
        return describes.title()
    return describes.lower() if describes.isupper() else describes


def spell_name(printed: str, spell: Callable[[str], str]) -> str:
    """A name out of its capitals, with the particles that capitals hide ("MCALLISTER", "DE LA CRUZ")."""
    called = _MC_AGAIN.sub(lambda match: f"Mc{match[1].capitalize()}", spell(_MC.sub("MC", printed)))
    return _PARTICLE.sub(lambda match: match[0].lower(), called)


def _suffix(describes: str) -> tuple[str, str]:
    """(what belongs to the name itself, as "Inc." does, with its comma; the rest)."""
    match = re.match(
        r"(?P<own>jr|sr|inc|llc|l\.l\.c|ltd|corp|llp|l\.p|ii|iii|iv|n\.a)\b\.?(?:,\s*|$)", describes, re.IGNORECASE
    )
    if not match:
        return "", describes
    own = match[0].rstrip(", ")
    return f", {own}{'.' if _SHORT_SUFFIX.fullmatch(own) else ''}", describes[match.end() :].strip(" ,")


def with_suffix(name: str, describes: str) -> str:
    """A printed name with what belongs to it of the words behind it ("Marsh, Jr.")."""
    return f"{name}{_suffix(describes)[0]}"


def _kind(name: str, describes: str, title: str) -> PartyKind | None:
    if title or _PERSONAL.search(describes):
        return PartyKind.PERSON
    if is_public_body(name) or _ENTITY.search(name):
        return PartyKind.ENTITY
    return PartyKind.PERSON if _is_given(name) else None
