"""What an import may suggest, and from which words: read from `resources/library`, strictly, and made ready to match.

A cue matches with word borders, any space for a space, and the ending of a plural or a participle.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from app import paths
from app.errors import ResourceError
from app.filing.practice import read_toml
from app.filing.records import RecordProblem, from_table
from app.law.annotations import PassageTagKind
from app.law.authorities import Outcome, Posture, PropositionKind, TreatmentKind
from app.law.claims import Practice
from app.law.opinions import RulingOutcome

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCues:
    """Words that show what a passage does in an argument."""

    id: PropositionKind
    cues: tuple[str, ...]
    speaks_for_court: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureCues:
    """Words of a motion that show the stage of the suit."""

    id: Posture
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCues:
    """What a ruling decided when it names one of these."""

    ruling: RulingOutcome
    cues: tuple[str, ...]
    result: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentPhrases:
    """What history phrases mean; `of_later` when they tell of the decision cited after them.

    Without a kind they say nothing of a decision's force, and suggest nothing.
    """

    phrases: tuple[str, ...]
    kind: TreatmentKind | None = None
    of_later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementCues:
    """Words that show that a passage is about an element of a claim."""

    claim: str
    element: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueWords:
    """Everything that one value of a tag is known by."""

    kind: PassageTagKind
    value: str
    cues: tuple[str, ...]
    speaks_for_court: bool = False

    def find_all(self, text: str, folded: str) -> list[re.Match[str]]:
        """Where a text holds one of the cues; `folded` is the text as `fold` gives it."""
        # Looking for the letters first takes a tenth of the time: most cues are in most paragraphs not.
        if not any(cue in folded for cue in self.cues):
            return []
        return list(pattern(self.cues).finditer(text))


def fold(text: str) -> str:
    """A text in lower case with single spaces and plain apostrophes."""
    return " ".join(text.lower().replace("’", "'").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All cues of a practice, ready to match."""

    practice: Practice
    tags: tuple[CueWords, ...]
    claims: tuple[CueWords, ...]
    defenses: tuple[CueWords, ...]
    postures: tuple[PostureCues, ...]
    results: tuple[ResultCues, ...]
    treatments: Mapping[str, TreatmentPhrases]


def load_cues(practice: Practice) -> Cues:
    """The cues of the practice's claims and defenses, and those of the files.

    Raises:
        ResourceError: a file is wrong.
    """
    return read_cues(paths.layered_files("resources", "library", pattern="*.toml"), practice)


def read_cues(files: Iterable[Path], practice: Practice) -> Cues:
    """The cues of some files, checked against a practice's ids. Raises ResourceError."""
    said: dict[type, list[Any]] = {kind: [] for kind in _TABLES.values()}
    for file in files:
        _read_file(file, practice, said)
    claims = [CueWords(PassageTagKind.CLAIM, c.id, (fold(c.title), *c.cues)) for c in practice.claims.values()]
    defenses = [CueWords(PassageTagKind.DEFENSE, d.id, d.cues) for d in practice.defenses.values()]
    elements = [CueWords(PassageTagKind.ELEMENT, f"{e.claim}.{e.element}", e.cues) for e in said[ElementCues]]
    kinds = [CueWords(PassageTagKind.KIND, k.id, k.cues, k.speaks_for_court) for k in said[KindCues]]
    return Cues(
        practice=practice,
        tags=(*claims, *defenses, *elements, *kinds),
        claims=tuple(claims),
        defenses=tuple(defenses),
        postures=tuple(said[PostureCues]),
        results=tuple(said[ResultCues]),
        treatments={phrase: t for t in said[TreatmentPhrases] for phrase in t.phrases},
    )


@functools.cache
def pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of some cues in a text."""
    words = sorted({cue.strip().lower() for cue in cues if cue.strip()}, key=len, reverse=True)
    alternatives = "|".join(_one(word) for word in words) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{alternatives})", re.IGNORECASE)


def _one(cue: str) -> str:
    text = r"\s+".join(re.escape(word).replace("'", "['’]") for word in cue.split())
    return rf"{text}(?:s|es|d|ed|ing)?(?!\w)" if cue[-1].isalnum() else text


_TABLES: dict[str, type] = {
    "kind": KindCues,
    "posture": PostureCues,
    "result": ResultCues,
    "treatment": TreatmentPhrases,
    "element": ElementCues,
}


def _read_file(file: Path, practice: Practice, said: Mapping[type, list[Any]]) -> None:
    for name, entries in read_toml(file).items():
        if name not in _TABLES or not isinstance(entries, list):
            raise ResourceError(file, name, f"unknown table; known: {', '.join(f'[[{known}]]' for known in _TABLES)}.")
        for number, entry in enumerate(entries):
            said[_TABLES[name]].append(_read_entry(file, practice, _TABLES[name], entry, f"{name}[{number}]"))


def _read_entry(file: Path, practice: Practice, kind: type[_T], entry: object, place: str) -> _T:
    try:
        read = from_table(kind, entry, place)
    except RecordProblem as problem:
        raise ResourceError(file, problem.place, f"{problem.reason}.") from problem
    for words in (getattr(read, "cues", ()), getattr(read, "phrases", ())):
        for number, word in enumerate(words):
            if not word.strip() or word != word.lower():
                raise ResourceError(file, f"{place}[{number}]", f"write it in lower case, not {word!r}.")
    if isinstance(read, ElementCues):
        _check_element(file, practice, read, place)
    return read


def _check_element(file: Path, practice: Practice, cues: ElementCues, place: str) -> None:
    claim = next((c for c in practice.claims.values() if c.id == cues.claim), None)
    if claim is None:
        raise ResourceError(
            file, f"{place}.claim", f"unknown claim {cues.claim!r}; known: {', '.join(practice.claims)}."
        )
    known = [element.id for element in claim.elements]
    if cues.element not in known:
        raise ResourceError(file, f"{place}.element", f"unknown element {cues.element!r}; known: {', '.join(known)}.")
