"""What the user types, as a full-text query that cannot fail.

Understood: words, "phrases", prefix* (or prefix!, and at the end of a phrase), OR, NOT, -word, parentheses, a NEAR b, a NEAR/5 b, NEAR(a b, 5),
and the connectors that legal databases taught: &, w/5, /5, /s, /p, %. OR binds before the unwritten AND. Every word
is quoted, so no raw FTS5 syntax ever gets through, and what makes no sense is left out.
"""

import itertools
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from app.library.stemming import fold, stem
from app.library.typed_citations import TypedCitations, find_citations

_MAX_LENGTH = 2000
_MAX_UNITS = 32
_MAX_TOKENS = 200
_MAX_DEPTH = 8
_MAX_PHRASE = 60
"""Words of one phrase, or near each other, that are looked for: more find nothing else and take long."""
_DEFAULT_DISTANCE = 10
_SENTENCE, _PARAGRAPH = 20, 100
"""How near words are that shall stand in one sentence or one paragraph (/s, /p)."""
_SHORTEST_PREFIX = 3
_MOST_WAYS = 64
"""In so many ways at most the alternatives of words that stand near each other are put together."""

_TOKEN = re.compile(
    r"""
      NEAR \( (?P<near> [^()]*? ) (?: , \s* (?P<within> \d{1,3} ) )? \s* \)
    | (?P<open> -? \( ) | (?P<close> \) )
    | (?P<minus> - (?=\S) )? (?: " (?P<phrase> [^"]* (?: "[*!] )? ) "? | (?P<word> [^\s"()]+ ) )
    | \S
    """,
    re.VERBOSE,
)
_NEAR = re.compile(r"(?:NEAR|[wW](?=/)|(?=/))(?:/(?P<distance>\d{1,3}|s|p))?")
_CONNECTORS = {"OR": "OR", "NOT": "NOT", "%": "NOT", "AND": "AND", "&": "AND"}
_SIGN_BEFORE_NUMBER = re.compile(r"(§+)\s+(?=\d)")
_SIGN_BEFORE_WORD = re.compile(r"(§+)(?=\w)")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "\x00": " "})
_WORD = re.compile(r"[^\W_]+|§+")
_QUOTED = re.compile(r'"([^"]*)"')

_STOP = frozenset(
    re.findall(
        r"\w+",
        "a about all an and any are as at be been but by can could did do does for from had has have he her his if in "
        "into is it its may no not of on or shall she so such than that the their them then there these they this those "
        "to under upon v vs was were what when where which while who whom whose will with would",
    )
)
"""Words that every page holds: they decide nothing beside others."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What stands for all words with one beginning; "immun*" is what FTS5 itself takes for one.

    Attributes:
        alone: for a prefix by itself.
        within: for one in a phrase or near another word, where each alternative is a whole phrase of its own.
    """

    alone: tuple[str, ...]
    within: tuple[str, ...]


Expand = Callable[[str], Begun]
"""Finds what stands for all words that begin so: the index holds stems, which may be shorter than the beginning."""


def as_typed(beginning: str) -> Begun:
    """A beginning as it is, where no words are known."""
    return Begun((f"{beginning}*",), (f"{beginning}*",))


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is looked for.

    Attributes:
        typed: as the user wrote it.
        stem: as the index holds it.
        prefix: whether any word that begins so will do.
        words: for a prefix, what stands for those words.
        silent: whether it stands in a phrase and every page holds it ("motion to dismiss"): it tells nothing in ranking.
    """

    typed: str
    stem: str
    prefix: bool = False
    words: tuple[str, ...] = ()
    silent: bool = False

    @property
    def match(self) -> str:
        """The word in FTS5's language."""
        return _any_word("", self.words or (self.typed,))

    def fits(self, word: str) -> bool:
        """Whether a word of a text is meant."""
        return fold(word).startswith(self.stem) if self.prefix else stem(word) == self.stem


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query in FTS5's language.

    Attributes:
        match: what FTS5 is to match; None when there is no word to look for.
        loose: the same with any one word enough; None when the user asked for more than plain words.
        cited: the pages that the whole query asks for, if it is a citation or several of one decision.
        terms: the words that are wanted, each once, for ranking.
        cut: whether more was typed than is looked for.
    """

    match: str | None
    loose: str | None = None
    cited: TypedCitations | None = None
    terms: tuple[Term, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word, a phrase, a NEAR group, or parentheses: its match, and how it is joined to what precedes.

    `near` holds, for each word that a NEAR group would be made of, the phrases that it may be; parentheses have none.
    """

    match: str
    terms: tuple[Term, ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    joined_by_or: bool = False
    negated: bool = False


@dataclass(slots=True)
class _Reading:
    """The units read so far on one level of parentheses, and the operator that waits for its right side."""

    negated: bool = False
    units: list[_Unit] = field(default_factory=list)
    distance: int = 0
    pending_or: bool = False
    pending_not: bool = False
    pending_near: int = 0

    def add(self, unit: _Unit) -> None:
        """Take a unit in, under the operator that waits for it."""
        last = self.units[-1] if self.units else None
        if self.pending_near and last is not None and last.near and unit.near and not last.negated:
            joined = (*last.near, *unit.near)
            self.distance = max(self.distance, self.pending_near) if len(last.near) > 1 else self.pending_near
            match = _near(joined, self.distance)
            self.units[-1] = replace(last, match=match, near=joined, terms=last.terms + unit.terms)
        else:
            negated = self.pending_not or unit.negated
            self.units.append(replace(unit, negated=negated, joined_by_or=self.pending_or))
        self.pending_or = self.pending_not = False
        self.pending_near = 0

    def operator(self, word: str) -> bool:
        """Take an operator in; False when the word is none."""
        near = _NEAR.fullmatch(word)
        if near and (near["distance"] or word == "NEAR"):
            self.pending_near = _distance(near["distance"])
            return True
        connector = _CONNECTORS.get(word)
        if connector == "OR":
            self.pending_or = bool(self.units)
        elif connector == "NOT":
            self.pending_not = True
        return connector is not None

    @property
    def match(self) -> str | None:
        """The units joined; None when nothing is wanted."""
        groups: list[list[str]] = []
        for unit in self.units:
            if unit.negated:
                continue
            if unit.joined_by_or and groups:
                groups[-1].append(unit.match)
            else:
                groups.append([unit.match])
        if not groups:
            return None
        wanted = " AND ".join(any_of(group) if len(group) > 1 else group[0] for group in groups)
        unwanted = [unit.match for unit in self.units if unit.negated]
        return f"({wanted}) NOT {any_of(unwanted)}" if unwanted else wanted

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words wanted, each once."""
        found = {term.stem: term for unit in self.units if not unit.negated for term in unit.terms}
        return tuple(found.values())


def parse_query(text: str, expand: Expand = as_typed) -> ParsedQuery:
    """Read what the user typed. Never raises, whatever it is, but for what `expand` raises."""
    clean = text.encode("utf-8", "ignore").decode("utf-8").translate(_QUOTES)[:_MAX_LENGTH]
    cited = find_citations(clean)
    levels = [_Reading()]
    plain, cut = True, len(text) > _MAX_LENGTH
    for number, token in enumerate(_TOKEN.finditer(_SIGN_BEFORE_NUMBER.sub(r"\1", clean))):
        if number >= _MAX_TOKENS or sum(len(level.units) for level in levels) >= _MAX_UNITS:
            cut = True
            break
        plain = _take(levels, token, expand) and plain
        cut = cut or len(words_of(token["phrase"] or token["near"] or "")) > _MAX_PHRASE
    while len(levels) > 1:
        _close(levels)
    whole = levels[0]
    if plain:
        whole.units = _telling(whole.units)
    is_only_cited = cited is not None and not cited.case
    can_loosen = plain and len(whole.terms) > 1 and not is_only_cited
    return ParsedQuery(
        match=whole.match,
        loose=any_of([term.match for term in whole.terms]) if can_loosen else None,
        cited=cited,
        terms=whole.terms,
        cut=cut,
    )


def any_of(matches: list[str]) -> str:
    """The query that one of `matches` is enough for."""
    return f"({' OR '.join(matches)})"


def wants_single_words(match: str) -> bool:
    """Whether a match asks only for words, wherever they stand: no phrase and no nearness decides."""
    return "NEAR(" not in match and all(len(words_of(phrase)) == 1 for phrase in _QUOTED.findall(match))


def quoted(phrase: str) -> str | None:
    """A phrase in FTS5's quotes; None when it has no word in it."""
    clean = phrase.replace('"', " ").strip()
    return f'"{clean}"' if any(c.isalnum() or c == "§" for c in clean) else None


def words_of(text: str) -> list[str]:
    """The words of a text, cut as the index cuts them."""
    return _WORD.findall(text)


def _take(levels: list[_Reading], token: re.Match[str], expand: Expand) -> bool:
    """Take one token in; whether it leaves the query a plain one."""
    reading = levels[-1]
    if token["open"] is not None:
        if len(levels) < _MAX_DEPTH:
            levels.append(_Reading(negated=token["open"].startswith("-")))
        return False
    if token["close"] is not None:
        if len(levels) > 1:
            _close(levels)
        return True
    if token["near"] is not None:
        unit = _near_unit(token["near"], token["within"], expand)
    else:
        word = token["word"]
        if word is not None and not token["minus"] and reading.operator(word):
            return False
        phrase = token["phrase"]
        unit = _phrase_unit(phrase, expand) if phrase is not None else _word_unit(word or "", expand)
    if unit is not None:
        reading.add(replace(unit, negated=bool(token["minus"])))
    return token["near"] is None and not token["minus"]


def _close(levels: list[_Reading]) -> None:
    """End the innermost parentheses."""
    inner = levels.pop()
    if inner.match is not None:
        levels[-1].add(_Unit(f"({inner.match})", inner.terms, negated=inner.negated))


def _telling(units: list[_Unit]) -> list[_Unit]:
    """Plain words without those that every page holds, unless there are no others."""
    kept = [unit for unit in units if len(unit.terms) != 1 or unit.terms[0].typed.lower() not in _STOP]
    return kept or units


def _near_unit(inside: str, within: str | None, expand: Expand) -> _Unit | None:
    words = inside.replace('"', " ").split()[:_MAX_PHRASE]
    units = [unit for word in words if (unit := _word_unit(word, expand))]
    if not units:
        return None
    near = tuple(phrases for unit in units for phrases in unit.near)
    terms = tuple(term for unit in units for term in unit.terms)
    return _Unit(_near(near, int(within or _DEFAULT_DISTANCE)), terms, near)


def _near(words: Sequence[tuple[str, ...]], distance: int) -> str:
    """That some words, each with the phrases that it may be, stand near each other."""
    most = max(int(_MOST_WAYS ** (1 / len(words))), 1)
    kept = words if math.prod(map(len, words)) <= _MOST_WAYS else [phrases[:most] for phrases in words]
    ways = [f"NEAR({' '.join(way)}, {distance})" for way in itertools.product(*kept)]
    return any_of(ways) if len(ways) > 1 else ways[0]


def _phrase_unit(text: str, expand: Expand) -> _Unit | None:
    words = text.replace('"', "").split()
    spaced = _SIGN_BEFORE_WORD.sub(r"\1 ", " ".join(words[:_MAX_PHRASE]))
    if spaced.endswith(("*", "!")) and (unit := _begun_unit(spaced, expand)):
        return unit
    phrase = quoted(spaced)
    return _Unit(phrase, _terms(spaced), ((phrase,),)) if phrase else None


def _word_unit(word: str, expand: Expand) -> _Unit | None:
    stemmed = word.strip("()[]{}*^,;:.!?'")
    spaced = _SIGN_BEFORE_WORD.sub(r"\1 ", stemmed)
    phrase = quoted(spaced)
    if phrase is None:
        return None
    if word.endswith(("*", "!")) and (unit := _begun_unit(spaced, expand)):
        return unit
    also = quoted(stemmed) if _SIGN_BEFORE_WORD.search(stemmed) else None
    # Texts print "§ 1983" and "§1983"; in the second the sign is part of the word.
    phrases = (phrase, also) if also else (phrase,)
    return _Unit(any_of(list(phrases)) if also else phrase, _terms(spaced), (phrases,))


def _begun_unit(text: str, expand: Expand) -> _Unit | None:
    """The words of a text, of which the last is only the beginning of one; None when that is too short."""
    *whole, last = words_of(text) or [""]
    if not last or (len(last) < _SHORTEST_PREFIX and not whole):
        return None
    head = "".join(f"{word} " for word in whole)
    expanded = expand(last)
    alone = _any_word(head, expanded.within if whole else expanded.alone)
    term = Term(last, fold(last), prefix=True, words=expanded.alone)
    return _Unit(alone, (*_terms(head), term), (_phrases(head, expanded.within),))


def _phrases(head: str, words: Sequence[str]) -> tuple[str, ...]:
    """Phrases that begin with `head`, one for each word; that of a beginning ("immun*") has its star behind it."""
    return tuple(f'"{head}{word.rstrip("*")}"' + ("*" if word.endswith("*") else "") for word in words)


def _any_word(head: str, words: Sequence[str]) -> str:
    phrases = _phrases(head, words)
    return any_of(list(phrases)) if len(phrases) > 1 else phrases[0]


def _terms(text: str) -> tuple[Term, ...]:
    words = words_of(text)
    telling = any(word.lower() not in _STOP for word in words)
    return tuple(Term(word, stem(word), silent=telling and word.lower() in _STOP) for word in words)


def _distance(written: str | None) -> int:
    match written:
        case None:
            return _DEFAULT_DISTANCE
        case "s":
            return _SENTENCE
        case "p":
            return _PARAGRAPH
        case number:
            return int(number)
