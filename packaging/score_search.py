"""Scores search on real opinions that lie beside the project (`make bench`, docs/library_search.md).

Two sets. *Topics*: keyword and boolean queries that lawyers wrote for paragraphs of twelve slip opinions. *Held out*:
other opinions; a sentence is taken out of a paragraph and its words must find the rest of the paragraph (an inverse cloze
task), so that nothing is learnt from the topics. Beside the library's search stands plain BM25 over windows of 120
words. Prints one JSON document; nothing is measured when the texts are absent.
"""

import dataclasses
import json
import random
import re
import sqlite3
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from app.errors import AppError
from app.law.citations import CitationReport
from app.law.opinions import Opinion, Paragraph
from app.library.results import ResultKind, SearchQuery
from app.library.store import Library, open_library
from app.reading.pipeline import read_opinion
from app.reading.sentences import iter_sentences

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
WINDOW = 120
DEPTH = 20
HELD_OUT_EACH = 4
TOKENIZER = "porter unicode61 remove_diacritics 2 tokenchars ''§''"
WORDS = re.compile(r"[^\W_]+")
STOP = frozenset(
    [
        "a",
        "about",
        "all",
        "also",
        "although",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "might",
        "more",
        "most",
        "must",
        "no",
        "nor",
        "not",
        "of",
        "on",
        "only",
        "or",
        "other",
        "our",
        "own",
        "same",
        "see",
        "shall",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "therefore",
        "these",
        "they",
        "this",
        "those",
        "though",
        "thus",
        "to",
        "under",
        "upon",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "yet",
        "you",
        "your",
    ]
)

Ask = Callable[[str], Sequence[str]]


@dataclasses.dataclass(frozen=True)
class Query:
    """What is typed, and the text that answers it."""

    typed: str
    answer: str


def score_search() -> dict[str, Any]:
    """All scores that the texts at hand allow."""
    if not DATA.is_dir():
        return {}
    slips = list(_read(sorted((DATA / "scotus_cl_2016term" / "html").iterdir())))
    files = [*(DATA / "cl_opinions" / "txt").iterdir(), *(DATA / "cap_fastcase" / "xml").iterdir()]
    others = list(_read(sorted([*files, *(DATA / "cl_api_1st_cir" / "json").iterdir()])))
    return {"topics": _score_topics(slips, others), "held_out": _score_held_out(others)}


def _score_topics(slips: Sequence[Opinion], others: Sequence[Opinion]) -> dict[str, Any]:
    """The topics' opinions lie among all the others."""
    lines = (DATA / "scotus_cl_2016term" / "topics.jsonl").read_text(encoding="utf-8").splitlines()
    topics = [topic for topic in map(json.loads, lines) if topic["gold_paragraph_found_in_txt"]]
    opinions = [*slips, *others]
    styles = {
        "keywords": [Query(" ".join(_typed(word) for word in t["keywords"]), t["gold_paragraph"]) for t in topics],
        "keywords_without_quotes": [Query(" ".join(t["keywords"]), t["gold_paragraph"]) for t in topics],
        "boolean": [Query(typed, t["gold_paragraph"]) for t in topics for typed in t["boolean_queries"]],
        "citing_sentence": [Query(_plain(t["gold_citing_sentence"]), t["gold_paragraph"]) for t in topics],
    }
    return {"opinions": len(opinions), **_scores(opinions, styles)}


def _score_held_out(others: Sequence[Opinion]) -> dict[str, Any]:
    dice = random.Random(5)  # noqa: S311  # the same sentences every time
    opinions, words, sentences = [], [], []
    for opinion in others:
        cut, taken = _taken_out(opinion, dice)
        opinions.append(cut)
        sentences += [Query(_plain(sentence), rest) for sentence, rest in taken]
        words += [Query(" ".join(_keywords(sentence, dice)), rest) for sentence, rest in taken]
    return {"opinions": len(opinions), **_scores(opinions, {"six_words": words, "sentence": sentences})}


def _read(files: Iterable[Path]) -> Iterator[Opinion]:
    for file in files:
        try:
            yield read_opinion(file)
        except AppError:
            continue


def _typed(keyword: str) -> str:
    return f'"{keyword}"' if " " in keyword else keyword


def _plain(sentence: str) -> str:
    """A sentence without signs that mean something in the box."""
    return " ".join(WORDS.findall(sentence))


def _keywords(sentence: str, dice: random.Random) -> list[str]:
    found = list(dict.fromkeys(w for w in WORDS.findall(sentence) if len(w) > 2 and w.lower() not in STOP))
    kept = set(dice.sample(found, min(6, len(found))))
    return [word for word in found if word in kept]


def _taken_out(opinion: Opinion, dice: random.Random) -> tuple[Opinion, list[tuple[str, str]]]:
    """The opinion without some sentences, and each of these with what is left of its paragraph."""
    places = [
        (n, m)
        for n, part in enumerate(opinion.parts)
        for m, p in enumerate(part.paragraphs)
        if not part.kind.is_staff_text and len(list(iter_sentences(p.text))) >= 3 and len(p.text) < 3000
    ]
    parts = [list(part.paragraphs) for part in opinion.parts]
    taken = []
    for n, m in sorted(dice.sample(places, min(HELD_OUT_EACH, len(places)))):
        text = parts[n][m].text
        spans = [(a, b) for a, b in iter_sentences(text) if len(_content(text[a:b])) >= 6]
        if not spans:
            continue
        start, end = dice.choice(spans)
        rest = " ".join((text[:start] + text[end:]).split())
        parts[n][m] = Paragraph(text=rest, page=parts[n][m].page)
        taken.append((text[start:end], rest))
    cut = tuple(dataclasses.replace(part, paragraphs=tuple(ps)) for part, ps in zip(opinion.parts, parts, strict=True))
    return dataclasses.replace(opinion, parts=cut), taken


def _content(text: str) -> set[str]:
    return {w.lower() for w in WORDS.findall(text) if len(w) > 2} - STOP


def _scores(opinions: Sequence[Opinion], styles: dict[str, list[Query]]) -> dict[str, Any]:
    with open_library(":memory:") as library:
        for opinion in opinions:
            library.import_opinion(opinion, CitationReport())
        asked = {"plain_bm25": _baseline(opinions), "library": _library(library)}
        return {
            style: {"queries": len(queries), **{who: _measure(ask, queries) for who, ask in asked.items()}}
            for style, queries in styles.items()
        }


def _library(library: Library) -> Ask:
    def ask(typed: str) -> list[str]:
        query = SearchQuery(words=typed, kinds=frozenset({ResultKind.PASSAGE}), limit=DEPTH)
        return [result.text for result in library.search(query).results]

    return ask


def _baseline(opinions: Sequence[Opinion]) -> Ask:
    """Plain BM25, any word enough, over windows of the same texts."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE windows USING fts5(text, tokenize='{TOKENIZER}')")
    for opinion in opinions:
        texts = [p.text for part in opinion.parts for p in part.paragraphs] + [note.text for note in opinion.footnotes]
        words = " ".join(texts).split()
        starts = range(0, len(words), WINDOW)
        rows = ((" ".join(words[at : at + WINDOW]),) for at in starts)
        connection.executemany("INSERT INTO windows VALUES (?)", rows)

    def ask(typed: str) -> list[str]:
        match = " OR ".join(f'"{word}"' for word in WORDS.findall(typed))
        words = "SELECT text FROM windows WHERE windows MATCH ? ORDER BY rank LIMIT ?"
        found = connection.execute(words, (match, DEPTH))
        return [text for (text,) in found]

    return ask


def _measure(ask: Ask, queries: Sequence[Query]) -> dict[str, float]:
    ranks = [_rank(ask(query.typed), query.answer) for query in queries]
    return {
        **{f"R@{n}": round(sum(1 for rank in ranks if rank and rank <= n) / len(ranks), 3) for n in (1, 5, 10)},
        "MRR": round(statistics.fmean(1 / rank if rank else 0.0 for rank in ranks), 3),
    }


def _rank(texts: Sequence[str], answer: str) -> int | None:
    wanted = _shingles(answer)
    return next((place for place, text in enumerate(texts, start=1) if _answers(_shingles(text), wanted)), None)


def _answers(shown: set[tuple[str, ...]], wanted: set[tuple[str, ...]]) -> bool:
    """Whether a text holds at least half of the answer."""
    return len(shown & wanted) >= 0.5 * len(wanted)


def _shingles(text: str) -> set[tuple[str, ...]]:
    # Slips break words over lines with a hyphen and a space.
    words = [word.lower() for word in WORDS.findall(re.sub(r"(?<=\w)[-\xad] ?(?=[a-z])", "", text))]
    return set(zip(words, words[1:], words[2:], words[3:], words[4:], strict=False))


def main() -> None:
    """Print the scores."""
    print(json.dumps(score_search(), indent=1))


if __name__ == "__main__":
    main()
