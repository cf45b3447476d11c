"""Reading of real opinions, which lie beside the project and are not part of it."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.law.opinions import Opinion, Paragraph, Source, find_origin
from app.reading.pipeline import read_opinion, read_text

CALLED_ON = ["2", "5", "9", "10", "12", "14", "21", "25", "26", "29", "31", "33", "34"]
WORD = re.compile(r"[^\W_]+")
TEXT_SOURCE = Source(sha256="0" * 64, format="text")


def paragraphs_of(opinion: Opinion) -> Iterator[Paragraph]:
    for part in opinion.parts:
        yield from part.paragraphs


@pytest.fixture(scope="module")
def malek_path(shared: Path) -> Path:
    return shared / "seeds" / "003_33c18267f0b562da.txt"


@pytest.fixture(scope="module")
def malek(malek_path: Path) -> Opinion:
    return read_opinion(malek_path)


@pytest.fixture(scope="module")
def damaged(shared: Path) -> Opinion:
    return read_opinion(shared / "seeds" / "001_5c2aa7956799b036.txt")


def it_reads_the_head_of_the_malek_order(malek: Opinion) -> None:
    assert (malek.name, malek.short_name) == ("Malek v. Green", "Malek")
    assert (malek.court, str(malek.decided), malek.docket) == ("cand", "2018-05-30", "17-cv-00263-BLF")
    assert malek.judges == ("Beth Labson Freeman",)
    assert [(part.kind.value, part.author) for part in malek.parts] == [
        ("front_matter", None),
        ("order", "Beth Labson Freeman"),
    ]
    assert malek.quality.quotable
    assert malek.quality.score == 1.0


def it_loses_no_word_of_the_malek_order(malek: Opinion, malek_path: Path) -> None:
    raw = Counter(WORD.findall(re.sub(r"</?sup>", " ", malek_path.read_text(encoding="utf-8"))))
    clean = Counter(word for paragraph in paragraphs_of(malek) for word in WORD.findall(paragraph.text))
    clean.update(word for note in malek.footnotes for word in WORD.findall(note.text))
    line_numbers = Counter({str(number): 36 for number in range(1, 29)})
    note_numbers = Counter({str(number): 2 for number in range(1, 14)})
    assert not clean - raw
    assert raw - clean == line_numbers + note_numbers


def it_finds_the_37_pages_of_the_malek_order(malek: Opinion) -> None:
    pages = [paragraph.page for paragraph in paragraphs_of(malek)]
    assert None not in pages
    turned_to = [page for paragraph in paragraphs_of(malek) for _, page in paragraph.page_turns]
    seen = [int(page) for page in {*pages, *turned_to} if page]
    assert sorted(seen) == list(range(1, 38))
    in_order = [int(page) for page in pages if page]
    assert in_order == sorted(in_order)


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("voluntarily surrender his firearms and to cite", "3"),
        ("Malek’s vehicles. Id. ¶ 61.", "4"),
        ("conduct.” Wood v. Moss", "7"),
        ("nom. Willis v. Mora", "12"),
        ("the erroneous dispatch report", "14"),
        ("constitutional rule specific enough to alert", "17"),
        ("so small that he could open the front door", "23"),
        ("for failure to state a claim and based on qualified immunity.", "26"),
        ("claim, this immunity is coextensive", "35"),
        ("for unlawful arrest, judicial deception, and retaliation, as well as", "37"),
    ],
)
def it_turns_the_page_inside_a_paragraph_at_the_right_word(malek: Opinion, words: str, page: str) -> None:
    paragraph = next(paragraph for paragraph in paragraphs_of(malek) if words in paragraph.text)
    place = paragraph.text.index(words)
    assert (place, page) in paragraph.page_turns
    assert int(paragraph.page_at(place - 1) or 0) == int(page) - 1


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("The Officer Defendants then told Malek", "3"),
        ("As previously alleged, Officer Sandri", "5"),
        ("For similar reasons, United States v. Miguel", "13"),
        ("Malek does not address the Court’s previous", "16"),
        ("In Santana, the Supreme Court", "19"),
        ("Clearly Established", "22"),
    ],
)
def it_keeps_what_begins_a_page_apart(malek: Opinion, words: str, page: str) -> None:
    paragraph = next(p for p in paragraphs_of(malek) if p.text.removeprefix("2. ").startswith(words))
    assert paragraph.page == page


def it_makes_the_13_footnotes_whole(malek: Opinion) -> None:
    assert [note.number for note in malek.footnotes] == [str(number) for number in range(1, 14)]
    assert all(re.search(r"[.”)]$", note.text) for note in malek.footnotes)
    called = [number for paragraph in paragraphs_of(malek) for number in paragraph.footnotes]
    assert called == [note.number for note in malek.footnotes]
    ends = {note.number: note.text for note in malek.footnotes}
    assert ends["3"].endswith("into the home (Count 1).")
    assert ends["4"].endswith("See FAC ¶ 26.")
    assert ends["5"].endswith("Id. at 534.")
    assert [note.page for note in malek.footnotes] == CALLED_ON


def it_leaves_no_number_of_a_line_in_a_sentence(malek: Opinion) -> None:
    text = " ".join(paragraph.text for paragraph in paragraphs_of(malek))
    for right in (
        "¶¶ 65-66. Officer",
        "his pre-existing back injury",
        "a DOJ-issued PPR",
        "unlawful pre-warrant search",
    ):
        assert right in text
    assert "Aug. 23, 14 2005" in text
    assert not re.search(r"[*\\<>](?!\d)", text)


def it_knows_headings_quotation_and_items(malek: Opinion) -> None:
    headings = [paragraph.text for paragraph in paragraphs_of(malek) if paragraph.heading]
    assert len(headings) == 27
    assert {"I. BACKGROUND", "I. Constitutional Violation", "2. Clearly Established", "V. ORDER"} <= set(headings)
    quotations = [paragraph for paragraph in paragraphs_of(malek) if paragraph.block_quote]
    assert [(quotation.page, quotation.text[:8]) for quotation in quotations] == [("33", "[B]ased ")]
    items = [paragraph.text[:2] for paragraph in paragraphs_of(malek) if paragraph.page == "37"]
    assert [item for item in items if item[0].isdigit()] == ["1.", "2.", "3.", "4.", "5.", "6.", "7."]


def it_recognises_the_damaged_text(damaged: Opinion) -> None:
    assert not damaged.quality.quotable
    assert damaged.quality.score < 0.2
    said = " ".join(damaged.quality.reasons)
    for words in ("no capital letters", "no digits", "run together", "mid sentence"):
        assert words in said
    assert (damaged.name, damaged.court, damaged.decided, damaged.docket) == (None, None, None, None)
    assert all(paragraph.page is None for paragraph in paragraphs_of(damaged))


def it_knows_whose_words_the_damaged_text_holds(damaged: Opinion) -> None:
    parts = [(part.kind.value, part.author) for part in damaged.parts if part.kind.value != "front_matter"]
    assert parts == [
        ("syllabus", None),
        ("majority", "Roberts"),
        ("concurrence", "Breyer"),
        ("concurrence_dissent", "Kagan"),
        ("dissent", "Sotomayor"),
    ]


SLIP_KINDS = {"syllabus": "syllabus", "majority": "majority", "per curiam": "per_curiam", "dissenting": "dissent"}


def it_finds_the_writings_of_the_slip_opinions(shared: Path) -> None:
    folder = shared / "data" / "scotus_cl_2016term"
    gold = [json.loads(line) for line in (folder / "segments_from_running_heads.jsonl").read_text().splitlines()]
    for slip in gold:
        opinion = read_opinion(folder / "txt" / f"{slip['cl_id']}.txt")
        found = {part.kind.value for part in opinion.parts}
        authors = {part.author for part in opinion.parts}
        for part in slip["parts"]:
            assert SLIP_KINDS.get(part["kind"], "concurrence") in found, slip["case_title"]
            assert part["author"] is None or part["author"].title() in authors, slip["case_title"]
        assert opinion.court == "scotus"
        assert opinion.quality.quotable


def it_reads_every_plain_text_and_calls_no_sound_one_damaged(shared: Path) -> None:
    unquotable = set()
    for path in sorted((shared / "data" / "cl_opinions" / "txt").glob("*.txt")):
        if not read_opinion(path).quality.quotable:
            unquotable.add(path.name)
    assert unquotable == {"4070001.txt"}, "a scanned letter full of broken words is the only one"


def it_reads_the_first_circuit_right_or_not_at_all(shared: Path) -> None:
    for path in sorted((shared / "data" / "cl_api_1st_cir" / "json").glob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))["plain_text"]
        if not text:
            continue
        opinion = read_text(text, source=TEXT_SOURCE)
        assert opinion.quality.quotable, path.name
        heading = " ".join(text[:3000].split()).lower()
        assert opinion.court is None or {"ca1": "first circuit", "ca2": "second circuit"}[opinion.court] in heading
        assert opinion.docket is None or opinion.docket in text


def it_gives_right_head_matter_or_none(shared: Path) -> None:
    lines = (shared / "data" / "juriscraper_headers" / "extract.jsonl").read_text(encoding="utf-8").splitlines()
    for sample in map(json.loads, lines):
        opinion = read_text(sample["text"], source=TEXT_SOURCE)
        expected = sample["expected"]
        docket = (expected.get("Docket") or {}).get("docket_number")
        docket = docket or (expected.get("OpinionCluster") or {}).get("docket_number")
        date = (expected.get("OpinionCluster") or {}).get("date_filed")
        court = (expected.get("Docket") or {}).get("court_id")
        assert opinion.docket is None or docket in {None, opinion.docket}, sample["id"]
        assert opinion.decided is None or date in {None, str(opinion.decided)}, sample["id"]
        assert opinion.court is None or court in {None, opinion.court}, sample["id"]


def it_reads_the_rulings_of_the_malek_order(malek: Opinion) -> None:
    found = [(ruling.count, ruling.outcome.value, ruling.leave_to_amend) for ruling in malek.rulings if ruling.count]
    both = "granted_in_part_denied_in_part"
    assert found == [
        ("1", "denied", None),
        ("3", "denied", None),
        ("4", "denied", None),
        ("2", "granted", False),
        ("3", "granted", False),
        ("5", "granted", False),
        ("6", "granted", False),
        ("8", both, False),
        ("9", both, False),
        ("10", both, False),
    ]
    assert {ruling.page for ruling in malek.rulings} == {"37"}
    assert len(malek.rulings) == 14


def it_finds_each_writing_of_the_slip_opinions_with_its_author(shared: Path) -> None:
    folder = shared / "data" / "scotus_cl_2016term"
    gold = [json.loads(line) for line in (folder / "segments_from_running_heads.jsonl").read_text().splitlines()]
    for slip in gold:
        opinion = read_opinion(folder / "txt" / f"{slip['cl_id']}.txt")
        found = [(part.kind.value, part.author) for part in opinion.parts]
        for part in slip["parts"]:
            kind = SLIP_KINDS.get(part["kind"], "concurrence")
            author = part["author"] and part["author"].title()
            assert any(kind == have and author in {None, name} for have, name in found), slip["case_title"]


def it_takes_page_feet_and_notes_out_of_the_first_circuits_sentences(shared: Path) -> None:
    left, notes, called = 0, 0, 0
    for path in sorted((shared / "data" / "cl_api_1st_cir" / "json").glob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))["plain_text"]
        if not text:
            continue
        opinion = read_text(text, source=TEXT_SOURCE)
        left += sum(bool(re.search(r"\S\s+-\d{1,3}-(?:\s|$)", one.text)) for one in paragraphs_of(opinion))
        notes += len(opinion.footnotes)
        called += sum(len(one.footnotes) for one in paragraphs_of(opinion))
    assert left == 0
    assert notes == called > 150


def it_reads_web_openings_right_or_not_at_all(shared: Path) -> None:
    lines = (shared / "data" / "web_openings" / "openings.jsonl").read_text(encoding="utf-8").splitlines()
    for sample in map(json.loads, lines):
        opinion, gold = read_text(sample["text"], source=TEXT_SOURCE), sample["gold"]
        assert opinion.docket in {None, gold["docket"]}, sample["id"]
        assert str(opinion.decided) in {"None", gold["date"], str(gold["year"])}, sample["id"]
        assert {str(cite) for cite in opinion.citations} <= {gold["cite"]}, sample["id"]
        assert opinion.author is None or opinion.author == gold["author"], sample["id"]


def it_maps_every_character_back_to_the_raw_text(shared: Path) -> None:
    for path in sorted((shared / "data" / "scotus_cl_2016term" / "txt").glob("*.txt")):
        raw = path.read_bytes().decode("utf-8")
        opinion = read_text(raw, source=TEXT_SOURCE)
        for one in [*paragraphs_of(opinion), *opinion.footnotes]:
            places = [find_origin(one.origins, offset) for offset in range(len(one.text))]
            there = [raw[place] if place is not None else None for place in places]
            assert all(
                sign == letter or (letter == " " and sign and sign.isspace())
                for letter, sign in zip(one.text, there, strict=True)
            )
