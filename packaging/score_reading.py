"""Scores reading on real opinions that lie beside the project (`make bench`, docs/reading.md).

Per field of the head: right, left blank, wrong. A blank is a field that the label gives and reading
leaves unknown; wrong is what must never be. Prints one JSON document; nothing is measured when the
texts are absent.
"""

import json
import re
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.citations.courts import find_court, find_court_by_citation
from app.errors import AppError
from app.law.authorities import Publication
from app.law.courts import CourtLevel
from app.law.opinions import Opinion, Paragraph, Source, find_origin
from app.reading.pipeline import read_opinion, read_text

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TEXT = Source(sha256="0" * 64, format="text")
Fields = dict[str, Counter[str]]
Row = dict[str, Any]

KINDS = {
    "syllabus": "syllabus", "majority": "majority", "per curiam": "per_curiam", "dissenting": "dissent",
    "concurring": "concurrence", "concurring in judgment": "concurrence", "opinion of": "concurrence",
}  # fmt: skip
MALEK_RULINGS = {
    ("1", "denied", None), ("3", "denied", None), ("4", "denied", None),
    ("2", "granted", False), ("3", "granted", False), ("5", "granted", False), ("6", "granted", False),
    ("8", "granted_in_part_denied_in_part", False), ("9", "granted_in_part_denied_in_part", False),
    ("10", "granted_in_part_denied_in_part", False),
}  # fmt: skip
MALEK_NOTES = 13
FURNITURE = re.compile(r"(?:^|\s)-\s?\d{1,3}\s?-(?:\s|$)")
RUNNING_HEAD = re.compile(
    r"Cite as: \d|Opinion of the Court \d|\d+ [A-Z][A-Z .&’,]+ v\. [A-Z][A-Z .&’,]+ (?:Opinion of|Syllabus)"
)
NATIVE_TOKEN = re.compile(
    r'Str "(?P<text>(?:[^"\\]|\\.)*)"|\b(?:Space|SoftBreak|LineBreak|Para|Plain|Header|Note|Cell|CodeBlock|Code|Math)\b'
)
"""Words of pandoc's native form, and what stands between them; formatting does not part a word."""
NATIVE_ESCAPE = re.compile(r"\\(?:(?P<code>\d+)|(?P<sign>[\"\\])|&)")
LABEL = re.compile(r"^(?:Docket|Index|Claim|Case) No\. ")
WORDS = re.compile(r"[^\W_]+")


def score_reading() -> Row:
    """All scores that the texts at hand allow."""
    if not SHARED.is_dir():
        return {}
    data = SHARED / "data"
    return {
        "malek": score_malek(SHARED / "seeds" / "003_33c18267f0b562da.txt"),
        "scotus_text": score_slips(data / "scotus_cl_2016term", "txt"),
        "scotus_html": score_slips(data / "scotus_cl_2016term", "html"),
        "first_circuit": score_first_circuit(data / "cl_api_1st_cir" / "json"),
        "juriscraper_headers": score_rows(data / "juriscraper_headers" / "extract.jsonl", header_fields),
        "web_openings": score_rows(data / "web_openings" / "openings.jsonl", opening_fields),
        "cap_fastcase": score_cap(data / "cap_fastcase"),
        "court_pdfs": fates(data / "court_pdfs"),
        "old_formats": fates(data / "old_formats"),
        "snyder_runs": snyder(data),
        "docx_stress": score_docx(data / "docx_stress"),
        "raw_map": score_map(
            [*(data / "cl_opinions" / "txt").glob("*.txt"), *(data / "scotus_cl_2016term" / "txt").glob("*.txt")]
        ),
    }


def paragraphs(opinion: Opinion) -> Iterator[Paragraph]:
    """All paragraphs, in order."""
    for part in opinion.parts:
        yield from part.paragraphs


def score_malek(path: Path) -> Row:
    """Words, notes, pages, headings, rulings and time of the order."""
    opinion = read_opinion(path)
    times = []
    for _ in range(7):
        start = time.process_time()
        read_opinion(path)
        times.append(time.process_time() - start)
    raw = Counter(WORDS.findall(re.sub(r"</?sup>", " ", path.read_text(encoding="utf-8"))))
    clean = Counter(word for one in [*paragraphs(opinion), *opinion.footnotes] for word in WORDS.findall(one.text))
    lost = raw - clean
    pages = {page for one in paragraphs(opinion) for page in [one.page, *(label for _, label in one.page_turns)]}
    found = {(ruling.count, ruling.outcome.value, ruling.leave_to_amend) for ruling in opinion.rulings if ruling.count}
    return {
        "words_lost": sum(count for word, count in lost.items() if not word.isdigit()),
        "words_added": sum((clean - raw).values()),
        "footnotes_whole": sum(bool(re.search(r"[.”)]$", note.text)) for note in opinion.footnotes),
        "footnotes": MALEK_NOTES,
        "pages": len(pages - {None}),
        "headings": sum(one.heading for one in paragraphs(opinion)),
        "rulings_right": len(found & MALEK_RULINGS),
        "rulings_wrong": len(found - MALEK_RULINGS),
        "rulings": len(MALEK_RULINGS),
        "read_s": round(statistics.median(times), 3),
    }


def score_slips(folder: Path, kind: str) -> Row:
    """Slips whose writings are those of the running heads, and running heads left in sentences."""
    gold = [json.loads(line) for line in (folder / "segments_from_running_heads.jsonl").read_text("utf-8").splitlines()]
    right, heads = 0, 0
    for slip in gold:
        opinion = read_opinion(next((folder / kind).glob(f"{slip['cl_id']}.*")))
        found = [(part.kind.value, (part.author or "").upper()) for part in opinion.parts]
        wanted = [(KINDS[part["kind"]], part["author"]) for part in slip["parts"]]
        right += all(any(k == have and a in (None, name) for have, name in found) for k, a in wanted)
        heads += sum(bool(RUNNING_HEAD.search(one.text)) for one in paragraphs(opinion) if not one.heading)
    return {"slips": len(gold), "right": right, "running_heads_left": heads}


def score_first_circuit(folder: Path) -> Row:
    """Opinions read, furniture left, notes found."""
    score: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        score["files"] += 1
        try:
            opinion = read_opinion(path)
        except AppError:
            continue
        score["read"] += 1
        score["furniture_left"] += sum(bool(FURNITURE.search(one.text)) for one in paragraphs(opinion))
        score["footnotes"] += len(opinion.footnotes)
        score["footnotes_called"] += sum(len(one.footnotes) for one in paragraphs(opinion))
        text = json.loads(path.read_text("utf-8")).get("plain_text") or ""
        if text:
            plain = read_text(text, source=TEXT)
            score["furniture_left_in_plain_text"] += sum(bool(FURNITURE.search(one.text)) for one in paragraphs(plain))
    return dict(score)


def score_rows(path: Path, compare: Callable[[Row, Opinion], Iterator[tuple[str, str]]]) -> dict[str, dict[str, int]]:
    """Right, blank and wrong of each field over the rows of a file."""
    fields: Fields = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            pasted = Path(folder) / "pasted.txt"
            pasted.write_text(row["text"], encoding="utf-8")
            for field, fate in compare(row, read_opinion(pasted)):
                fields[field][fate] += 1
    return {field: {fate: counts[fate] for fate in ("right", "blank", "wrong")} for field, counts in fields.items()}


def fate(expected: object, found: object, same: bool | None = None) -> str:
    """Right, blank or wrong."""
    if not found:
        return "blank"
    return "right" if (same if same is not None else expected == found) else "wrong"


def header_fields(row: Row, opinion: Opinion) -> Iterator[tuple[str, str]]:
    """The fields of a juriscraper label that reading has."""
    said = row["expected"]
    yield from _docket_fields({**(said.get("OpinionCluster") or {}), **(said.get("Docket") or {})}, opinion)
    yield from _cluster_fields(said.get("OpinionCluster") or {}, opinion)
    yield from _writing_fields(said.get("Opinion") or {}, opinion)
    if cite := said.get("Citation"):
        printed = {plain(str(one)) for one in opinion.citations}
        yield "citation", fate(cite, opinion.citations, same=plain(cite) in printed)


def _docket_fields(said: Row, opinion: Opinion) -> Iterator[tuple[str, str]]:
    if number := said.get("docket_number"):
        bare = LABEL.sub("", number)
        yield "docket", fate(bare, opinion.docket, same=opinion.docket in {number, bare, bare.split()[0]})
    if court := said.get("court_id"):
        yield "court", fate(court, opinion.court)
    if name := said.get("case_name_full"):
        yield "name", fate(name, opinion.name, same=parties(opinion.name or "") <= parties(name))


def _cluster_fields(said: Row, opinion: Opinion) -> Iterator[tuple[str, str]]:
    if date := said.get("date_filed"):
        yield "date", fate(date, opinion.decided and str(opinion.decided))
    if judges := said.get("judges"):
        known = [judge.split()[-1].lower() in judges.lower() for judge in opinion.judges]
        yield "judges", fate(judges, opinion.judges, same=all(known))
    if done := said.get("disposition"):
        yield "disposition", fate(done.lower(), (opinion.disposition or "").lower())
    if status := said.get("precedential_status"):
        published = opinion.publication is Publication.PUBLISHED
        found = None if opinion.publication is Publication.UNKNOWN else opinion.publication
        yield "publication", fate(status, found, same=published == (status == "Published"))


def _writing_fields(said: Row, opinion: Opinion) -> Iterator[tuple[str, str]]:
    if author := said.get("author_str"):
        who = _author(opinion)
        yield "author", fate(author, who, same=bool(who) and who.split()[-1].lower() in author.lower())
    if said.get("per_curiam"):
        yield "per_curiam", fate(expected=True, found=opinion.per_curiam)


def _author(opinion: Opinion) -> str:
    alone = opinion.judges[0] if len(opinion.judges) == 1 else ""
    return opinion.author or alone


def opening_fields(row: Row, opinion: Opinion) -> Iterator[tuple[str, str]]:
    """The fields of a web opening's label."""
    gold = row["gold"]
    yield (
        "name",
        fate(gold["name_short"], opinion.name, same=parties(gold["name_short"]) <= parties(opinion.name or "")),
    )
    if gold["cite"]:
        yield "citation", fate(gold["cite"], opinion.citations, same=gold["cite"] in map(str, opinion.citations))
    yield "court", fate(gold["court"], opinion.court, same=_same_court(gold["court"], opinion.court))
    found = opinion.decided and str(opinion.decided)
    yield "date", fate(gold["date"] or str(gold["year"]), found)
    if gold["docket"]:
        yield "docket", fate(gold["docket"], opinion.docket)
    if gold["author"]:
        who = _author(opinion)
        yield "author", fate(gold["author"], who, same=bool(who) and who.split()[-1] == gold["author"])


def _same_court(form: str, found: str | None) -> bool:
    named = find_court_by_citation(form, "Cal. App. 5th" if form.startswith("Cal") else None)
    court = find_court(found) if found else None
    return named is not None and found == named.id if named else bool(court) and court.level is CourtLevel.STATE_APPEALS


def parties(name: str) -> set[str]:
    """The words that tell a case's name, abbreviations spelled out."""
    spelled = name.replace("Cnty.", "County").replace("S.F.", "San Francisco").replace("&", " ")
    return {word.lower() for word in re.findall(r"[^\W_]{2,}", spelled)} - {"and", "of", "the", "vs", "in", "re"}


def plain(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"\W", "", text).lower()


def score_cap(folder: Path) -> Row:
    """Names, dates, dockets, pages and opinions of the decisions, from XML and from html."""
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    return {kind: _score_cap_kind(gold, folder / kind, kind) for kind in ("xml", "html")}


def _score_cap_kind(gold: list[Row], folder: Path, kind: str) -> Row:
    fields: Fields = defaultdict(Counter)
    for row in gold:
        try:
            opinion = read_opinion(folder / f"{row['slug']}.{kind}")
        except AppError:
            fields["refused"]["files"] += 1
            continue
        for field, how in _cap_fields(row, opinion):
            fields[field][how] += 1
    return {field: dict(counts) for field, counts in fields.items()}


def _cap_fields(row: Row, opinion: Opinion) -> Iterator[tuple[str, str]]:
    yield (
        "name",
        fate(
            row["name"],
            opinion.name,
            same=parties(opinion.name or "") <= parties(row["name"]) | parties(row["name_short"]),
        ),
    )
    yield "date", fate(row["date"], opinion.decided and str(opinion.decided))
    numbers = {plain(number).removeprefix("nos").removeprefix("no") for number in row["docket"]}
    yield "docket", fate(numbers, opinion.docket, same=any(plain(opinion.docket or "") in number for number in numbers))
    yield (
        "citations",
        fate(row["citations"], opinion.citations, same={*map(str, opinion.citations)} <= {*row["citations"]}),
    )
    turns = {
        label for one in paragraphs(opinion) for label in [one.page, *(page for _, page in one.page_turns)] if label
    }
    parallel = {label for one in opinion.removals if one.kind == "star_page" for label in WORDS.findall(one.text)[-1:]}
    yield "pages", _fate_of_pages({*row["page_labels"]}, turns, row["first_page"], parallel)
    kinds = [part.kind.value for part in opinion.parts if not part.kind.is_staff_text]
    yield "opinions", fate(len(row["opinions"]), kinds, same=len(kinds) == len(row["opinions"]))


def _fate_of_pages(gold: set[str], found: set[str], first: str, parallel: set[str]) -> str:
    """Wrong when a page is found that is none, blank when one is missing; those of a second reporter are told apart."""
    if found - gold - {first}:
        return "wrong"
    return "right" if gold <= found | {first} | parallel else "blank"


def fates(folder: Path) -> dict[str, str]:
    """For each file: its name and parts, or the reason why it was refused."""
    told: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        try:
            opinion = read_opinion(path)
        except AppError as error:
            told[path.name] = f"refused: {type(error).__name__}"
        else:
            told[path.name] = f"read: {opinion.name}; quotable {opinion.quality.quotable}"
    return told


def snyder(data: Path) -> float | None:
    """The share of the RTF twin's six-word runs that the PDF's majority has."""
    try:
        twin = read_opinion(data / "old_formats" / "snyder_v_phelps_majority_RTF_named.txt")
        pdf = read_opinion(data / "court_pdfs" / "scotus_snyder_v_phelps_slip.pdf")
    except AppError:
        return None
    there = runs(pdf)
    wanted = runs(twin)
    return round(len(wanted & there) / len(wanted), 4) if wanted else None


def runs(opinion: Opinion) -> set[tuple[str, ...]]:
    """All runs of six words of an opinion, notes included."""
    found: set[tuple[str, ...]] = set()
    for one in [*paragraphs(opinion), *opinion.footnotes]:
        words = WORDS.findall(one.text.lower())
        found |= {tuple(words[place : place + 6]) for place in range(len(words) - 5)}
    return found


def score_docx(folder: Path) -> Row:
    """The share of the words of each .native that reading has: in the text, or told as a comment that was left out."""
    files: dict[str, float] = {}
    for native in sorted(folder.rglob("*.native")):
        path = native.with_name(native.name.replace("_no_comments", "")).with_suffix(".docx")
        words = Counter(WORDS.findall(native_text(native.read_text("utf-8"))))
        opinion = read_opinion(path)
        comments = [one for one in opinion.removals if one.kind == "comment"] if native.stem == path.stem else []
        texts = [*paragraphs(opinion), *opinion.footnotes, *comments]
        found = Counter(word for one in texts for word in WORDS.findall(one.text))
        files[native.name] = round(1 - (words - found).total() / max(1, words.total()), 4)
    return {"files": len(files), "below_0.99": {name: share for name, share in files.items() if share < 0.99}}


def native_text(native: str) -> str:
    """The words of a native file as running text."""
    return "".join(
        " " if token["text"] is None else unescaped(token["text"]) for token in NATIVE_TOKEN.finditer(native)
    )


def unescaped(text: str) -> str:
    """The text of a Haskell string: signs beyond ASCII are decimal escapes, and an empty one parts them from a digit."""
    return NATIVE_ESCAPE.sub(lambda match: chr(int(match["code"])) if match["code"] else match["sign"] or "", text)


def score_map(paths: list[Path]) -> Row:
    """Characters whose place in the raw text is known and right."""
    score: Counter[str] = Counter()
    for path in paths:
        raw = path.read_bytes().decode("utf-8")
        opinion = read_text(raw, source=TEXT)
        for one in [*paragraphs(opinion), *opinion.footnotes]:
            for place, letter in enumerate(one.text):
                origin = find_origin(one.origins, place)
                score["characters"] += 1
                score["unmapped"] += origin is None
                score["wrong"] += origin is not None and not _stands(raw[origin], letter)
    return dict(score)


def _stands(raw: str, clean: str) -> bool:
    return raw == clean or (clean == " " and raw.isspace()) or raw == "&"


def main() -> None:
    """Print the scores."""
    json.dump(score_reading(), sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
