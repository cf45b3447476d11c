"""Scores the finding of citations against labels made by others, and against plain eyecite in the same run.

    python packaging/score_citations.py ../shared/data [--losses]

A set's score is the share of the labels' fields that are read right. Sets: eyecite's own tests, the samples
of its TypeScript port, names in front of real citations, the cites of seven Fastcase decisions, and forty-five
opinions on which two other parsers agree. `--losses` lists what is not right.
"""

import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from citation_sets import Example, Fields, eyecite_suite, eyecite_ts, plain, plain_pin, read_rows, real_names
from eyecite import get_citations, resolve_citations
from eyecite.models import (
    CaseCitation,
    CitationBase,
    FullCaseCitation,
    FullJournalCitation,
    FullLawCitation,
    IdCitation,
    ReferenceCitation,
    ShortCaseCitation,
    SupraCitation,
    UnknownCitation,
)

from app.citations.courts import find_court_by_citation
from app.citations.report import find_citations, find_citations_in_text
from app.law.authorities import PartKind
from app.law.citations import Citation, CitationForm, CitationKind
from app.law.opinions import Opinion, OpinionPart, Paragraph, Quality, Source
from app.reading.pipeline import read_opinion

Reader = Callable[[Paragraph], list[Fields]]
Score = dict[str, Any]


def score_citations(data: Path, *, losses: bool = False) -> Score:
    """All sets under `data`; empty when there are none."""
    if not data.is_dir():
        return {}
    sets = {"eyecite_suite": eyecite_suite, "eyecite_ts": eyecite_ts, "real_names": real_names}
    scores = {name: score_examples(list(examples(data)), losses=losses) for name, examples in sets.items()}
    scores["eyecite_resolve"] = score_resolving(data, losses=losses)
    scores["cap_fastcase"] = score_fastcase(data, losses=losses)
    scores["cl_opinions"] = score_silver(data, losses=losses)
    return scores


# Labelled texts


def score_examples(examples: list[Example], *, losses: bool) -> Score:
    """Fields right and references too many, ours and eyecite's."""
    return {
        name: _score(examples, reader, losses=losses)
        for name, reader in (("ours", read_ours), ("eyecite", read_eyecite))
    }


def _score(examples: Iterable[Example], reader: Reader, *, losses: bool) -> Score:
    wanted = right = spurious = 0
    lost: list[str] = []
    for example in examples:
        readings = reader(example.paragraph)
        for one in example.wanted:
            best = _take_best(one, readings)
            wrong = [
                f"{name}={value} read {best.get(name)}" for name, value in one.items() if not _same(name, value, best)
            ]
            wanted += len(one)
            right += len(one) - len(wrong)
            lost += [f"{example.id}: {'; '.join(wrong)} | {example.paragraph.text[:90]}"] if wrong else []
        spurious += max(0, len(readings) - example.signs) if example.complete else 0
    score: Score = {"fields": wanted, "right": right, "share": round(right / wanted, 4), "too_many": spurious}
    return score | ({"lost": lost} if losses else {})


def _take_best(wanted: Fields, readings: list[Fields]) -> Fields:
    """The reading that agrees most, taken out of the list; an empty one when none is of the kind."""
    akin = [one for one in readings if one["kind"] == wanted["kind"]]
    if not akin:
        return {}
    best = max(akin, key=lambda one: sum(_same(name, value, one) for name, value in wanted.items()))
    readings.remove(best)
    return best


def _same(name: str, value: str, reading: Fields) -> bool:
    if name == "court_form":
        court = find_court_by_citation(value)
        return court is not None and reading.get("court") == court.id
    if name == "section" and "(" not in value:
        return reading.get(name, "").split("(")[0] == value
    if name == "code" and reading.get(name):
        return plain(reading[name]).replace("annot", "ann") == value
    return reading.get(name) == value or (name == "plaintiff" and not value)


def read_ours(paragraph: Paragraph) -> list[Fields]:
    """What this project finds."""
    part = OpinionPart(kind=PartKind.MAJORITY, paragraphs=(paragraph,))
    source = Source(sha256="0" * 64, format="text")
    opinion = Opinion(
        name=None, short_name=None, parts=(part,), quality=Quality(quotable=True, score=1.0), source=source
    )
    return [_ours(one) for one in find_citations(opinion).citations]


_OUR_KINDS = {
    CitationForm.SHORT: "short",
    CitationForm.ID: "id",
    CitationForm.SUPRA: "supra",
    CitationForm.NAME: "name",
}


def _ours(one: Citation) -> Fields:
    kind = _our_kind(one)
    given: dict[str, object] = {
        "volume": one.volume, "reporter": one.reporter, "page": one.page, "pin": one.pin, "year": one.year,
        "court": one.court, "name": one.name, "docket": one.docket,
    }  # fmt: skip
    if kind == "short" and one.pin:
        given["page"] = re.split(r"[-, ]", one.pin)[0]
    fields = {name: plain(value) for name, value in given.items() if value is not None}
    return fields | {"kind": kind} | _parties(one.name or "") | _law_fields(one)


def _our_kind(one: Citation) -> str:
    key = one.refers_to or ""
    if one.kind is CitationKind.CONSTITUTION:
        return "constitutional"
    if one.form in {CitationForm.ID, CitationForm.SUPRA, CitationForm.NAME}:
        return _OUR_KINDS[one.form]
    if one.kind is CitationKind.CASE:
        return _OUR_KINDS.get(one.form, "docket" if one.reporter is None and one.docket else "case")
    named = next((kind for lead, kind in _NAMED_KINDS.items() if key.startswith(lead)), None)
    if one.reporter in {"Stat.", "Fed. Reg.", "U.N.T.S."}:
        return "printed"
    return named or ("journal" if one.kind is CitationKind.SECONDARY else "law")


_NAMED_KINDS = {"Pub. L.": "publicLaw", "Restatement": "restatement"}


def _parties(name: str) -> dict[str, str]:
    sides = re.split(r"\s(?:v|vs)\.?\s", name, maxsplit=1)
    if len(sides) == 1:
        return {"defendant": plain(re.sub(r"^(?:In re|Ex parte)\s", "", name))}
    return {"plaintiff": plain(sides[0]), "defendant": plain(sides[1])}


_AMENDMENT = re.compile(r"amends?\. (?P<roman>[IVX]+)")
_ARTICLE = re.compile(r"art\. (?P<roman>[IVX]+)")
_CONST_SECTION = re.compile(r"§ (?P<section>\d+)")
_CLAUSE = re.compile(r"cl\. (?P<clause>\d+)")
_RESTATEMENT = re.compile(r"Restatement \((?P<edition>\w+)\) of (?P<subject>.+?) § (?P<section>\w+)")
_PUBLIC_LAW = re.compile(r"Pub\. L\. No\. (?P<congress>\d+)-(?P<law_number>\d+)")
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _law_fields(one: Citation) -> dict[str, str]:
    key = one.refers_to or ""
    if one.kind is CitationKind.CONSTITUTION:
        numbers = {"amendment": _AMENDMENT.search(key), "article": _ARTICLE.search(key)}
        found = {name: str(_arabic(match["roman"])) for name, match in numbers.items() if match}
        return found | _groups(_CONST_SECTION.search(key)) | _groups(_CLAUSE.search(key))
    for pattern in (_PUBLIC_LAW, _RESTATEMENT):
        if match := pattern.match(key):
            return _groups(match)
    given = {"title": one.volume, "code": one.reporter, "section": one.page}
    return {name: plain(value) for name, value in given.items() if value}


def _groups(match: re.Match[str] | None) -> dict[str, str]:
    return {name: plain(value) for name, value in (match.groupdict() if match else {}).items() if value}


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


_EYECITE_KINDS: dict[type[CitationBase], str] = {
    FullCaseCitation: "case", ShortCaseCitation: "short", IdCitation: "id", SupraCitation: "supra", ReferenceCitation: "name",
    FullLawCitation: "law", FullJournalCitation: "journal", UnknownCitation: "unknown",
}  # fmt: skip


def read_eyecite(paragraph: Paragraph) -> list[Fields]:
    """What eyecite finds in the same plain text."""
    return [_eyecites(one) for one in get_citations(paragraph.text)]


def _eyecites(one: CitationBase) -> Fields:
    meta = {name: value for name, value in vars(one.metadata).items() if isinstance(value, str)}
    fields = {name: plain(meta[name]) for name in ("court", "year", "plaintiff", "defendant") if name in meta}
    fields |= {name: plain(value) for name, value in one.groups.items() if value}
    if "pin_cite" in meta:
        fields["pin"] = plain_pin(meta["pin_cite"])
    if isinstance(one, CaseCitation | FullJournalCitation | FullLawCitation):
        fields["reporter"] = fields["code"] = plain(one.corrected_reporter())
    name = " v. ".join(meta[side] for side in ("plaintiff", "defendant") if side in meta) or meta.get(
        "antecedent_guess", ""
    )
    kind = "printed" if fields.get("reporter") in {"stat", "fedreg", "unts"} else _EYECITE_KINDS[type(one)]
    return {**fields, "kind": kind, "name": plain(name)}


# Binding


def score_resolving(data: Path, *, losses: bool) -> Score:
    """References bound as eyecite's tests of resolution ask: to the same authority, or to none."""
    rows = [row for row in read_rows(data / "eyecite_suite" / "resolve.jsonl") if row["kind"] == "list"]
    scores: Score = {}
    for name, bind in (("ours", _bind_ours), ("eyecite", _bind_eyecite)):
        wrong = [f"{row['id']}: {text}" for row in rows for text in _wrongly_bound(row["items"], bind)]
        total = sum(len(row["items"]) for row in rows)
        scores[name] = {"references": total, "right": total - len(wrong), "share": round(1 - len(wrong) / total, 4)}
        scores[name] |= {"lost": wrong} if losses else {}
    return scores


def _wrongly_bound(items: list[dict[str, Any]], bind: Callable[[list[str]], list[object]]) -> Iterator[str]:
    """Items bound to something else than the first item of their group, or bound though nothing fits."""
    bound = bind([item["text"] for item in items])
    first: dict[int, object] = {}
    for item, target in zip(items, bound, strict=True):
        group = item["group"]
        expected = None if group is None else first.setdefault(group, target)
        if target != expected or (group is not None and target is None):
            yield item["text"]


def _bind_ours(texts: list[str]) -> list[object]:
    bound: list[object] = [None] * len(texts)
    for one in reversed(find_citations_in_text(texts).citations):
        bound[one.paragraph] = one.refers_to if one.certain else None
    return bound


def _bind_eyecite(texts: list[str]) -> list[object]:
    cited = [get_citations(text)[0] for text in texts]
    resources = resolve_citations(cited)
    return [next((resource for resource, all_cited in resources.items() if one in all_cited), None) for one in cited]


# Whole opinions


def score_fastcase(data: Path, *, losses: bool) -> Score:
    """The cites that the publisher's markup links, each as often as it is linked: short forms and *id.* with the long ones."""
    total, ours, theirs, lost = 0, 0, 0, []
    for row in read_rows(data / "cap_fastcase" / "gold.jsonl"):
        texts = _texts(data / "cap_fastcase" / "xml" / f"{row['slug']}.xml")
        wanted = Counter(plain(cite) for cite in row["cited"])
        found, eyecites = _counted(texts), _eyecite_counted(texts)
        total += wanted.total()
        ours, theirs = ours + (wanted & found).total(), theirs + (wanted & eyecites).total()
        lost += [f"{row['slug']}: {cite} ({times} times)" for cite, times in sorted((wanted - found).items())]
    return _whole(total, ours, theirs, lost if losses else None)


def _counted(texts: list[str]) -> Counter[str]:
    """How often each report is cited: in full, again by its volume, or through *id.*, each time."""
    report = find_citations_in_text(texts)
    printed = {one.key: one.citations for one in report.authorities}
    counts: Counter[str] = Counter()
    for one in report.citations:
        if one.kind is not CitationKind.CASE:
            counts[plain((one.refers_to or "").split("(")[0])] += 1
        elif one.form is CitationForm.FULL:
            counts[plain(f"{one.volume} {one.reporter} {one.page}")] += 1
        elif one.form is CitationForm.ID:
            # The label names one of the parallel reports; all of them are meant.
            counts.update(map(plain, printed.get(one.refers_to or "", ())))
        elif one.form is CitationForm.SHORT:
            whole = [
                cite
                for cite in printed.get(one.refers_to or "", ())
                if cite.startswith(f"{one.volume} {one.reporter} ")
            ]
            counts[plain(whole[0] if whole else one.refers_to)] += 1
    return counts


def score_silver(data: Path, *, losses: bool) -> Score:
    """Cases on which another parser and eyecite agree; who misses them, and what each finds of the other's."""
    total, ours, theirs, both_missed, lost = 0, 0, 0, 0, []
    for file in sorted((data / "cl_opinions" / "silver").glob("*.json")):
        labels = json.loads(file.read_text(encoding="utf-8"))["citations"]
        texts = _texts(data / "cl_opinions" / "txt" / f"{file.stem}.txt")
        wanted = {key for one in labels if one["type"] in {"case", "neutral"} for key in _as_cite(one["key"])}
        found, eyecites = _keys(texts), _eyecite_keys(texts)
        total, ours, theirs = total + len(wanted), ours + len(wanted & found), theirs + len(wanted & eyecites)
        both_missed += len((wanted & eyecites) - found)
        lost += [f"{file.stem}: {cite}{' (eyecite has it)' * (cite in eyecites)}" for cite in sorted(wanted - found)]
    return _whole(total, ours, theirs, lost if losses else None) | {"missed_though_both_others_find_it": both_missed}


def _whole(total: int, ours: int, theirs: int, lost: list[str] | None) -> Score:
    score: Score = {
        "ours": {"cites": total, "right": ours, "share": round(ours / total, 4)},
        "eyecite": {"cites": total, "right": theirs, "share": round(theirs / total, 4)},
    }
    return score if lost is None else score | {"lost": lost}


def _texts(file: Path) -> list[str]:
    opinion = read_opinion(file)
    return [p.text for part in opinion.parts for p in part.paragraphs] + [note.text for note in opinion.footnotes]


def _as_cite(key: str) -> set[str]:
    """The key in reporters-db form; nothing when no reporter is in it ("4 In 2007", as the other parser has it)."""
    return {plain(one.corrected_citation()) for one in get_citations(key) if isinstance(one, CaseCitation)}


def _keys(texts: list[str]) -> set[str]:
    found = find_citations_in_text(texts).citations
    cites = {plain(f"{one.volume} {one.reporter} {one.page}") for one in found if one.form is CitationForm.FULL}
    # "supra, 345 Conn. 809": found and read as cited again, where the others take 809 for the first page.
    cites |= {plain(f"{one.volume} {one.reporter} {one.pin}") for one in found if one.form is CitationForm.SHORT}
    laws = {plain(one.refers_to.split("(")[0]) for one in found if one.refers_to}
    return cites | laws


def _eyecite_counted(texts: list[str]) -> Counter[str]:
    """The same with eyecite's own resolution: what it binds to a full citation counts for that."""
    resources = resolve_citations([one for text in texts for one in get_citations(text)])
    counts: Counter[str] = Counter()
    for cited in resources.values():
        full = [plain(one.corrected_citation()) for one in cited if isinstance(one, FullCaseCitation | FullLawCitation)]
        counts.update(full)
        counts.update({full[0]: len(cited) - len(full)} if full else {})
    return counts


def _eyecite_keys(texts: list[str]) -> set[str]:
    return set(_eyecite_cites(texts))


def _eyecite_cites(texts: list[str]) -> list[str]:
    cited = [one for text in texts for one in get_citations(text)]
    return [plain(one.corrected_citation()) for one in cited if isinstance(one, FullCaseCitation | FullLawCitation)]


def main() -> None:
    """Print the scores as one JSON document."""
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    if len(folders) != 1 or not folders[0].is_dir():
        sys.exit("Which folder holds the labelled texts? score_citations.py FOLDER [--losses]")
    logging.disable(logging.CRITICAL)  # eyecite logs what it cannot decide
    print(json.dumps(score_citations(folders[0], losses="--losses" in sys.argv), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
