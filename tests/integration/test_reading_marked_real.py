"""Reading of real marked-up opinions, which lie beside the project and are not part of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.errors import EmptyFile
from app.law.authorities import PartKind
from app.law.opinions import Opinion, Paragraph
from app.reading.pipeline import read_opinion

COURTS = {
    "District of Columbia Court of Appeals": "dc",
    "Appellate Court of Connecticut": "connappct",
    "Court of Appeal, First District, Division 1, California": "calctapp",
    "Court of Appeals of Indiana": "indctapp",
    "Court of Appeals of Wisconsin": "wisctapp",
    "Supreme Court of Wisconsin": "wis",
    "Court of Appeals of Virginia, Salem": "vactapp",
}
SLIP_KINDS = {"syllabus": "syllabus", "majority": "majority", "per curiam": "per_curiam", "dissenting": "dissent"}
OFFICE = re.compile(r",.*|[:.]$")


def paragraphs_of(opinion: Opinion) -> Iterator[Paragraph]:
    for part in opinion.parts:
        yield from part.paragraphs


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def voices(opinion: Opinion) -> list[tuple[str, str | None]]:
    parts = [part for part in opinion.parts if part.kind is not PartKind.FRONT_MATTER]
    return [(part.kind.value, part.author) for part in parts]


def pages_of(opinion: Opinion) -> list[str]:
    """The pages of a text in order, each once."""
    pages: dict[str, None] = {}
    for paragraph in paragraphs_of(opinion):
        pages |= dict.fromkeys([paragraph.page] if paragraph.page else [])
        pages |= dict.fromkeys(page for _, page in paragraph.page_turns)
    return list(pages)


@pytest.fixture(params=["xml", "html"])
def cap_cases(request: pytest.FixtureRequest, shared: Path) -> list[tuple[dict[str, Any], Opinion]]:
    folder = shared / "data" / "cap_fastcase"
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(case, read_opinion(folder / request.param / f"{case['slug']}.{request.param}")) for case in gold]


def it_reads_name_court_date_and_docket_of_every_cap_case(cap_cases: list[tuple[dict[str, Any], Opinion]]) -> None:
    for case, opinion in cap_cases:
        assert letters(opinion.name or "") == letters(case["name_short"]), case["slug"]
        assert opinion.court == COURTS[case["court"]["name"]], case["slug"]
        assert str(opinion.decided) == case["date"], case["slug"]
        assert [letters(docket) for docket in opinion.dockets] == [
            letters(re.sub(r"^(?:Record )?No\. ", "", docket)) for docket in case["docket"]
        ]
        assert {str(citation) for citation in opinion.citations} <= set(case["citations"])
        assert opinion.citations, case["slug"]


def it_finds_the_opinions_and_notes_of_every_cap_case(cap_cases: list[tuple[dict[str, Any], Opinion]]) -> None:
    for case, opinion in cap_cases:
        expected = [(one["kind"], one["author"]) for one in case["opinions"]]
        assert [kind for kind, _ in voices(opinion)] == [kind for kind, _ in expected], case["slug"]
        for (_, author), (_, printed) in zip(voices(opinion), expected, strict=True):
            assert printed is None or letters(author or "") == letters(OFFICE.sub("", printed)), case["slug"]
        numbered = [note for note in opinion.footnotes if note.number.isdigit()]
        assert len(numbered) == sum(len(_notes(one)) for one in case["opinions"]), case["slug"]
        called = [number for paragraph in paragraphs_of(opinion) for number in paragraph.footnotes if number.isdigit()]
        assert sorted(called) == sorted(note.number for note in numbered), case["slug"]


def _notes(opinion: dict[str, Any]) -> range:
    return range(int(opinion["footnotes"]))


def it_begins_and_ends_every_cap_opinion_at_the_right_words(cap_cases: list[tuple[dict[str, Any], Opinion]]) -> None:
    for case, opinion in cap_cases:
        parts = [part for part in opinion.parts if part.kind is not PartKind.FRONT_MATTER]
        for part, expected in zip(parts, case["opinions"], strict=True):
            start = re.sub(r"⟦p\d+⟧ \*\d+|(?<=, )1(?= )", "", expected["first_words"])
            assert letters(" ".join(one.text for one in part.paragraphs)).startswith(letters(start)), case["slug"]


def it_finds_every_page_of_every_cap_case(cap_cases: list[tuple[dict[str, Any], Opinion]]) -> None:
    for case, opinion in cap_cases:
        assert dict(opinion.removed)["star_page"] == len(case["page_labels"]), case["slug"]
        pages = [int(page) for page in pages_of(opinion)]
        assert pages == list(range(pages[0], pages[-1] + 1)), case["slug"]
        first = int(opinion.citations[0].page)
        counted = [int(label) for label in case["page_labels"] if int(label) in pages]
        assert first <= pages[0]
        assert set(pages) - set(counted) <= {first}, case["slug"]
        text = " ".join(paragraph.text for paragraph in paragraphs_of(opinion))
        assert not re.search(r"\*\d{3}|\[\d+ [A-Z][\w. ]+ \d+\]", text), case["slug"]


def it_reads_slip_opinions_from_html_as_from_text(shared: Path) -> None:
    folder = shared / "data" / "scotus_cl_2016term"
    gold = [json.loads(line) for line in (folder / "segments_from_running_heads.jsonl").read_text().splitlines()]
    for slip in gold:
        opinion = read_opinion(folder / "html" / f"{slip['cl_id']}.html")
        from_text = read_opinion(folder / "txt" / f"{slip['cl_id']}.txt")
        assert voices(opinion) == voices(from_text), slip["case_title"]
        for part in slip["parts"]:
            kind = SLIP_KINDS.get(part["kind"], "concurrence")
            assert any(
                (kind, part["author"]) == (found, author.upper() if author and part["author"] else None)
                or (part["author"] is None and kind == found)
                for found, author in voices(opinion)
            ), slip["case_title"]
        assert [letters(one.text) for one in paragraphs_of(opinion)] == [
            letters(one.text) for one in paragraphs_of(from_text)
        ]
        assert not any("\xad" in one.text for one in paragraphs_of(opinion))
        assert opinion.source.format == "courtlistener_html"


def it_reads_all_36_opinions_of_the_interface(shared: Path) -> None:
    paths = sorted((shared / "data" / "cl_api_1st_cir" / "json").glob("*.json"))
    assert len(paths) == 36
    for path in paths:
        opinion = read_opinion(path)
        assert opinion.source.format == "courtlistener_json"
        assert opinion.quality.quotable, path.name
        assert opinion.court in {"ca1", "ca2"}, path.name
        assert any(kind != "order" for kind, _ in voices(opinion)) or path.stem == "3449"
        for paragraph in paragraphs_of(opinion):
            assert not re.search(r"\w\s+-\d{1,3}-\s+\w", paragraph.text), (path.name, paragraph.text)
            assert "star-pagination" not in paragraph.text


def it_counts_the_pages_of_the_reporter_in_the_lawbox_dialect(shared: Path) -> None:
    for path in sorted((shared / "data" / "cl_api_1st_cir" / "json").glob("*.json")):
        marked = json.loads(path.read_text(encoding="utf-8"))["html_lawbox"]
        if not marked:
            continue
        opinion = read_opinion(path)
        labels = re.findall(r'class="star-pagination">\*(\d+)<', marked)
        assert [page for page in pages_of(opinion) if page in labels] == labels, path.name
        calls = re.findall(r"<sup>\[(\d+|\*+)\]</sup>", marked)
        assert sorted(note.number for note in opinion.footnotes) == sorted(set(calls)), path.name
        assert all(note.page for note in opinion.footnotes), path.name


def it_reads_an_opinion_and_refuses_a_cluster_alone(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "old_formats"
    opinion = json.loads((folder / "courtlistener_v3_opinion_891689.json").read_text(encoding="utf-8"))
    cluster = json.loads((folder / "courtlistener_v3_cluster_891689.json").read_text(encoding="utf-8"))
    with pytest.raises(EmptyFile, match="not its text"):
        read_opinion(folder / "courtlistener_v3_cluster_891689.json")
    path = tmp_path / "both.json"
    path.write_text(json.dumps({"opinion": opinion, "cluster": cluster}), encoding="utf-8")
    both = read_opinion(path)
    assert (both.name, both.short_name, str(both.decided)) == ("State v. Ramirez", "Ramirez", "2011-06-13")
    assert [str(citation) for citation in both.citations] == ["254 P.3d 649"]
    assert both.court == "nm"


def it_reads_the_page_of_resource_org(shared: Path) -> None:
    opinion = read_opinion(shared / "data" / "old_formats" / "138US109_resource_org.html")
    assert (opinion.name, opinion.court, str(opinion.decided)) == ("Reagan v. Aiken", "scotus", "1891-01-26")
    assert [str(citation) for citation in opinion.citations] == ["138 U.S. 109", "11 S. Ct. 283", "34 L. Ed. 892"]
    assert voices(opinion) == [("majority", "Brewer")]
