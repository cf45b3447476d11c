"""Citations in real opinions: the Malek order checked by hand, and others for what holds everywhere."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from app.citations.report import check_citations, find_citations, find_citations_in_text
from app.law.citations import Citation, CitationForm, CitationKind, CitationReport
from app.law.opinions import Opinion
from app.reading.pipeline import read_opinion


@pytest.fixture(scope="module")
def order(shared: Path) -> Opinion:
    return read_opinion(next(shared.glob("seeds/003*")))


@pytest.fixture(scope="module")
def report(order: Opinion) -> CitationReport:
    return find_citations(order)


def of(report: CitationReport, form: CitationForm) -> list[Citation]:
    return [one for one in report.citations if one.form is form and one.kind is CitationKind.CASE]


def by_cite(report: CitationReport, cite: str) -> list[Citation]:
    return [one for one in of(report, CitationForm.FULL) if f"{one.volume} {one.reporter} {one.page}" == cite]


def it_finds_every_full_citation(report: CitationReport) -> None:
    full = of(report, CitationForm.FULL)
    assert len(full) == 104
    assert {one.refers_to for one in full} == {f"{one.volume} {one.reporter} {one.page}" for one in full}
    assert len({one.refers_to for one in full}) == 85


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ("54 F.3d 1447", ("Doe By and Through Doe v. Petaluma City School Dist.", "1449-50", "ca9", 1995)),
        ("134 S. Ct. 2056", ("Wood v. Moss", "2066-67", "scotus", 2014)),
        ("316 F.3d 1048", ("Eminence Capital, LLC v. Aspeon, Inc.", "1052", None, 2003)),
        ("517 F. Supp. 2d 1206", ("Willis v. Mullins", "1226", "caed", 2007)),
        ("314 F. App'x 68", ("Willis v. Mora", None, "ca9", 2009)),
        ("655 F.3d 1156", ("Young v. Cnty. of Los Angeles", "1162 n.7, 1168 n.9", "ca9", 2011)),
        ("407 U.S. 297", ("United States v. U.S. Dist. Court for E. Dist. of Mich., S. Div.", "313", "scotus", 1972)),
        ("445 U.S. 573", ("Payton v. New York", "576", "scotus", 1980)),
        ("2017 WL 4005345", ("Quintero v. City of Escondido", "*6-7", "casd", 2017)),
        ("2005 WL 6117549", ("Shaw v. City of Redondo Beach", "*7", "cacd", 2005)),
        ("8 Cal. App. 5th 832", ("Doe v. State", "842-43", "calctapp", 2017)),
        ("17 Cal. App. 5th 766", ("Cornell v. City and County of San Francisco", "803 n.31", "calctapp", 2017)),
        ("54 Cal. 3d 202", ("Mary M. v. City of Los Angeles", "215", "cal", 1991)),
        ("485 F.3d 463", ("Blankenhorn v. City of Orange", "480", "ca9", 2007)),
    ],
)
def it_reads_what_eyecite_garbles(report: CitationReport, cite: str, expected: tuple[object, ...]) -> None:
    first = by_cite(report, cite)[0]
    assert (first.name, first.pin, first.court, first.year) == expected


def it_reads_the_history_that_the_order_prints(report: CitationReport) -> None:
    told = {one.refers_to: [link.phrase for link in one.history] for one in report.citations if one.history}
    assert told == {
        "517 F. Supp. 2d 1206": ["aff'd sub nom."],
        "368 F.3d 1150": ["overruled on other grounds by"],
        "2007 WL 4284864": ["report and recommendation adopted"],
        "8 Cal. App. 5th 832": ["review denied"],
        "17 Cal. App. 5th 766": ["as modified", "review denied"],
        "552 F.3d 981": ["as amended"],
    }


def it_binds_all_102_ids_and_doubts_two(report: CitationReport) -> None:
    ids = [one for one in report.citations if one.form is CitationForm.ID]
    assert len(ids) == 102
    doubted = [(one.text, one.refers_to) for one in ids if not one.certain]
    # Page 2067 is Wood's, not Dunn's, which the order cites last; and the last id. follows a case and ECF 63-1.
    assert doubted == [("Id. at 2067", "134 S. Ct. 2056"), ("Id.", "888 F.3d 1030")]
    counts = Counter(one.refers_to for one in ids)
    assert (counts["record:FAC"], counts["427 U.S. 38"], counts["204 F.3d 947"], counts["record:Reply"]) == (
        54,
        5,
        5,
        1,
    )


def it_binds_every_short_form(report: CitationReport) -> None:
    short = of(report, CitationForm.SHORT)
    assert len(short) == 47
    assert all(one.certain and one.refers_to for one in short)
    assert {one.refers_to for one in short if one.name == "al-Kidd"} == {"131 S. Ct. 2074"}


def it_keeps_cases_of_one_name_apart(report: CitationReport) -> None:
    for name, keys in {
        "Torres": {"2011 WL 6141080", "648 F.3d 1119"},
        "Reese": {"643 F.3d 681", "888 F.3d 1030"},
    }.items():
        assert {one.key for one in report.authorities if (one.name or "").startswith(name)} == keys
        bare = [one for one in of(report, CitationForm.NAME) if one.name == name]
        assert bare
        assert not any(one.certain for one in bare)


def it_binds_laws_and_papers(report: CitationReport) -> None:
    laws = [one for one in report.citations if one.kind in {CitationKind.STATUTE, CitationKind.RULE}]
    assert all(one.certain for one in laws)
    keys = {one.key for one in report.authorities}
    assert {"42 U.S.C. § 1983", "Cal. Penal Code § 29805", "Cal. Civ. Code § 52.1", "Fed. R. Civ. P. 12(b)(6)"} <= keys
    assert {key for key in keys if key.startswith("record:ECF")} == {"record:ECF 58", "record:ECF 63-1"}


def it_finds_what_is_wrong_in_the_order(report: CitationReport) -> None:
    codes = Counter(finding.code for finding in check_citations(report) if finding.code != "uncertain_reference")
    assert codes == {
        "missing_court": 1,
        "missing_space": 1,
        "two_dates": 1,
        "stray_number_in_date": 1,
        "two_years": 1,
        "pin_far_beyond": 2,
        "pin_outside_antecedent": 1,
        "unbalanced_quotation": 4,
    }


def it_attributes_long_quotations(report: CitationReport) -> None:
    long = [one for one in report.quotations if len(one.text.split()) > 12]
    unsure = [one for one in long if not one.certain]
    assert len(long) > 60
    assert all(one.citation is not None for one in long)
    assert len(unsure) <= 5
    [block] = [one for one in report.quotations if one.block]
    assert block.citation is not None
    assert report.citations[block.citation].refers_to == "888 F.3d 1030"


def it_points_at_the_words_it_reports(order: Opinion, report: CitationReport) -> None:
    paragraphs = [paragraph.text for part in order.parts for paragraph in part.paragraphs]
    notes = {note.number: note.text for note in order.footnotes}
    for found in (*report.citations, *report.quotations):
        text = notes[found.footnote] if found.footnote else paragraphs[found.paragraph]
        assert text[found.span[0] : found.span[1]] == found.text


def it_reads_other_courts_without_a_slip(shared: Path) -> None:
    files = (
        sorted(shared.glob("data/cl_opinions/txt/*"))[:12] + sorted(shared.glob("data/scotus_cl_2016term/txt/*"))[:4]
    )
    for file in files:
        paragraphs = [" ".join(block.split()) for block in re.split(r"\n\s*\n", file.read_text(errors="replace"))]
        found = find_citations_in_text(paragraphs)
        assert all(paragraphs[one.paragraph][one.span[0] : one.span[1]] == one.text for one in found.citations)


def it_finds_what_eyecites_own_tests_ask_for(shared: Path) -> None:
    missed = []
    for line in (shared / "data/eyecite_suite/find.jsonl").read_text().splitlines():
        case = json.loads(line)
        if case["input_kind"] != "text":
            continue
        found = {(one.volume, one.page) for one in find_citations_in_text([" ".join(case["text"].split())]).citations}
        wanted = [one["groups"] for one in case["expected"] if one["type"] == "FullCaseCitation"]
        missed += [(case["id"], one) for one in wanted if (one["volume"], _page(one["page"])) not in found]
    assert missed == []


def _page(page: str | None) -> str | None:
    return None if page is None or not page.strip("_-—") else page
