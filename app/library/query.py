"""What the user types, as a full-text query that cannot fail.

Understood: words, "phrases", prefix*, OR, NOT, -word, a NEAR b, a NEAR/5 b, NEAR(a b, 5). Every word is
quoted, so no raw FTS5 syntax ever gets through, and what makes no sense is left out.
"""

import re
from dataclasses import dataclass, field, replace

from app.law.authorities import ReporterCitation
from app.library.citing import find_parsed

_MAX_LENGTH = 2000
_MAX_UNITS = 32
_DEFAULT_DISTANCE = 10
_SHORTEST_PREFIX = 3

_TOKEN = re.compile(
    r"""
      NEAR \( (?P<near> [^()]*? ) (?: , \s* (?P<within> \d{1,3} ) )? \s* \)
    | (?P<minus> - (?=\S) )? (?: " (?P<phrase> [^"]* ) "? | (?P<word> [^\s"]+ ) )
    | \S
    """,
    re.VERBOSE,
)
_INFIX_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")
_SIGN_BEFORE_NUMBER = re.compile(r"(§+)\s+(?=\d)")
_SIGN_BEFORE_WORD = re.compile(r"(§+)(?=\w)")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "\x00": " "})


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query in FTS5's language.

    Attributes:
        match: what FTS5 is to match; None when there is no word to look for.
        loose: the same with any one word enough; None when the user asked for more than plain words.
        citation: the reporter citation that the whole query is, if it is one.
    """

    match: str | None
    loose: str | None = None
    citation: ReporterCitation | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word, a phrase or a NEAR group: its quoted phrases, and how it is joined to what precedes.

    `also` is another spelling of a single phrase.
    """

    phrases: tuple[str, ...]
    distance: int = 0
    also: str | None = None
    joined_by_or: bool = False
    negated: bool = False

    @property
    def match(self) -> str:
        if len(self.phrases) == 1:
            return any_of([self.phrases[0], self.also]) if self.also else self.phrases[0]
        return f"NEAR({' '.join(self.phrases)}, {self.distance})"


@dataclass(slots=True)
class _Reading:
    """The units read so far, and the operator that waits for its right side."""

    units: list[_Unit] = field(default_factory=list)
    plain: bool = True
    pending_or: bool = False
    pending_not: bool = False
    pending_near: int = 0

    def add(self, unit: _Unit) -> None:
        """Take a unit in, under the operator that waits for it."""
        last = self.units[-1] if self.units else None
        if self.pending_near and last is not None and not last.negated:
            joined = (*last.phrases, *unit.phrases)
            self.units[-1] = replace(last, phrases=joined, distance=self.pending_near)
        else:
            negated = self.pending_not or unit.negated
            self.units.append(replace(unit, negated=negated, joined_by_or=self.pending_or))
            self.plain = self.plain and not negated and not self.pending_or
        self.pending_or = self.pending_not = False
        self.pending_near = 0

    def operator(self, word: str) -> bool:
        """Take an operator in; False when the word is none."""
        near = _INFIX_NEAR.fullmatch(word)
        if near:
            self.pending_near = int(near[1] or _DEFAULT_DISTANCE)
            self.plain = False
        elif word == "OR":
            self.pending_or = bool(self.units)
        elif word == "NOT":
            self.pending_not = True
        return bool(near) or word in {"OR", "NOT", "AND"}


def parse_query(text: str) -> ParsedQuery:
    """Read what the user typed. Never raises, whatever it is."""
    clean = text.encode("utf-8", "ignore").decode("utf-8").translate(_QUOTES)[:_MAX_LENGTH]
    reading = _Reading()
    for token in _TOKEN.finditer(_SIGN_BEFORE_NUMBER.sub(r"\1", clean)):
        _take(reading, token)
        if len(reading.units) >= _MAX_UNITS:
            break
    citation = find_parsed(clean.strip(" .,;"))
    can_loosen = reading.plain and len(reading.units) > 1 and citation is None
    return ParsedQuery(
        match=_joined(reading.units),
        loose=any_of([unit.match for unit in reading.units]) if can_loosen else None,
        citation=citation,
    )


def any_of(matches: list[str]) -> str:
    """The query that one of `matches` is enough for."""
    return f"({' OR '.join(matches)})"


def quoted(phrase: str) -> str | None:
    """A phrase in FTS5's quotes; None when it has no word in it."""
    clean = phrase.replace('"', " ").strip()
    return f'"{clean}"' if any(c.isalnum() or c == "§" for c in clean) else None


def _take(reading: _Reading, token: re.Match[str]) -> None:
    if token["near"] is not None:
        reading.plain = False
        phrases = [q for word in token["near"].replace('"', " ").split() if (q := quoted(word))]
        distance = int(token["within"] or _DEFAULT_DISTANCE)
        if phrases:
            reading.add(_Unit(tuple(phrases), distance))
        return
    word = token["word"]
    if word is not None and not token["minus"] and reading.operator(word):
        return
    unit = _phrase_unit(token["phrase"]) if token["phrase"] is not None else _word_unit(word or "")
    if unit is not None:
        reading.add(replace(unit, negated=bool(token["minus"])))


def _phrase_unit(text: str) -> _Unit | None:
    phrase = quoted(_SIGN_BEFORE_WORD.sub(r"\1 ", text))
    return _Unit((phrase,)) if phrase else None


def _word_unit(word: str) -> _Unit | None:
    stem = word.strip("()[]{}*^,;:.!?")
    phrase = quoted(_SIGN_BEFORE_WORD.sub(r"\1 ", stem))
    if phrase is None:
        return None
    if word.endswith("*") and len(stem) >= _SHORTEST_PREFIX:
        return _Unit((f"{phrase}*",))
    # Texts print "§ 1983" and "§1983"; in the second the sign is part of the word.
    return _Unit((phrase,), also=quoted(stem) if _SIGN_BEFORE_WORD.search(stem) else None)


def _joined(units: list[_Unit]) -> str | None:
    groups: list[list[str]] = []
    for unit in units:
        if unit.negated:
            continue
        if unit.joined_by_or and groups:
            groups[-1].append(unit.match)
        else:
            groups.append([unit.match])
    if not groups:
        return None
    wanted = " AND ".join(any_of(group) if len(group) > 1 else group[0] for group in groups)
    unwanted = [unit.match for unit in units if unit.negated]
    return f"({wanted}) NOT {any_of(unwanted)}" if unwanted else wanted
