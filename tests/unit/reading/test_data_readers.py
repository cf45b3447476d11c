"""Fastcase XML, CourtListener's API objects, cases of the Caselaw Access Project."""

import html
import json
from pathlib import Path

import pytest

from app.errors import AppError, DamagedFile, EmptyFile, UnsupportedFormat
from app.law.authorities import Publication
from app.law.opinions import Opinion
from app.reading.pipeline import read_opinion

PROSE = (
    "The deputies went up the steps of the cabin without a warrant, and the record leaves no doubt that the woman inside"
    " had told them twice to leave before they forced the door."
)
CASE_HTML = f"""<!--OPINION TEXT STARTS HERE--><p>[107 A.3d 1005]</p><p>Ann Poe, for the appellant.</p></p>
<p>STONE, J.</p><p>[54 Conn.App. 21]</p><p>{PROSE}<small><sup><a href="#fr1" name="fn1">1</a></sup></small> It was the </p>
<p>[107 A.3d 1006]</p><p>middle of the night.</p><p>[107 A.3d 1007]</p><p>HILL, J., dissenting.</p><p>No.</p>
<small><p><small><sup><a href="#fn1" name="fr1">1</a></sup></small> A note.</p><p>Its end &amp; more.</p><p>--------</p></small>"""
CASE = f"""<Case><ShortName>Roe v. Poe</ShortName>
<Jurisdiction><CourtAbbreviation>Conn. App.</CourtAbbreviation><CourtName>Appellate Court of Connecticut.</CourtName></Jurisdiction>
<DocketNumbers><DocketNumber>No. AC 36530.</DocketNumber><DocketNumber>No. 36531.</DocketNumber></DocketNumbers>
<Citations><Citation><Volume>54</Volume><Reporter>Conn.App.</Reporter><Page>20</Page></Citation>
<Citation><Volume>107</Volume><Reporter>A.3d</Reporter><Page>1004</Page></Citation></Citations>
<DecisionDate>01-20-2015</DecisionDate><Author>STONE, J.</Author><PartyHeader>Dana ROE v. Lee POE.</PartyHeader>
<HeaderHtml>&lt;center&gt;&lt;p&gt;Dana ROE v. Lee POE.&lt;/p&gt;&lt;/center&gt;</HeaderHtml>
<CaseHtml>{html.escape(CASE_HTML)}</CaseHtml></Case>"""


def read(folder: Path, content: str | dict[str, object] | list[object]) -> Opinion:
    path = folder / "given.txt"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_opinion(path)


def texts(opinion: Opinion) -> list[str]:
    return [paragraph.text for part in opinion.parts for paragraph in part.paragraphs]


def voices(opinion: Opinion) -> list[tuple[str, str | None]]:
    return [(part.kind.value, part.author) for part in opinion.parts if part.kind.value != "front_matter"]


def it_takes_the_facts_of_a_fastcase_file(tmp_path: Path) -> None:
    opinion = read(tmp_path, CASE)
    assert opinion.source.format == "fastcase_xml"
    assert (opinion.name, opinion.short_name, opinion.court) == ("Roe v. Poe", "Roe", "connappct")
    assert (str(opinion.decided), opinion.dockets) == ("2015-01-20", ("36531",))
    assert [str(citation) for citation in opinion.citations] == ["107 A.3d 1004", "54 Conn. App. 20"]
    assert voices(opinion) == [("majority", "Stone"), ("dissent", "Hill")]


def it_joins_what_a_page_mark_has_cut_and_counts_by_the_reporter_to_cite(tmp_path: Path) -> None:
    opinion = read(tmp_path, CASE)
    majority = next(part for part in opinion.parts if part.kind.value == "majority")
    text = majority.paragraphs[1]
    assert text.text.endswith("It was the middle of the night.")
    assert (text.page, text.page_turns) == ("1005", ((text.text.index("middle"), "1006"),))
    assert opinion.parts[-1].paragraphs[0].page == "1007"
    assert opinion.parts[0].paragraphs[0].page == "1004"
    assert not any("[" in one for one in texts(opinion))
    assert dict(opinion.removed)["star_page"] == 4


def it_parts_the_notes_of_a_fastcase_file(tmp_path: Path) -> None:
    opinion = read(tmp_path, CASE)
    assert [(note.number, note.text, note.page) for note in opinion.footnotes] == [
        ("1", "A note. Its end & more.", "1005")
    ]


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("<?xml version='1.0'?><Case><CaseHtml>x</CaseHtml>", DamagedFile, "not sound"),
        (
            "<!DOCTYPE Case [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><Case><CaseHtml>&b;</CaseHtml></Case>",
            DamagedFile,
            "entities",
        ),
        ("<?xml version='1.0'?><Case " + " ".join(f"a{n}='1'" for n in range(300)) + "/>", DamagedFile, "attributes"),
        ("<?xml version='1.0'?>" + "<a>" * 400 + "</a>" * 400, DamagedFile, "sound markup"),
        ("<?xml version='1.0'?><Case><CaseHtml/></Case>", EmptyFile, "not its text"),
        ("<?xml version='1.0'?><feed><entry/></feed>", UnsupportedFormat, "XML"),
    ],
)
def it_refuses_xml_that_it_cannot_take(tmp_path: Path, text: str, error: type[AppError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read(tmp_path, text)
    assert caught.value.hint


OPINION: dict[str, object] = {
    "resource_uri": "https://example.org/api/rest/v3/opinions/7/",
    "absolute_url": "/opinion/7/roe-v-poe/",
    "cluster": "https://example.org/api/rest/v3/clusters/9/",
    "type": "010combined",
    "author_str": "",
    "per_curiam": False,
    "plain_text": "",
    "html": f"<p>{PROSE}</p>",
    "html_with_citations": f"<p>{PROSE}</p>",
}
CLUSTER: dict[str, object] = {
    "id": 9,
    "sub_opinions": ["https://example.org/api/rest/v3/opinions/7/"],
    "case_name": "Roe v. Poe",
    "case_name_short": "Roe",
    "case_name_full": "Dana Roe, Plaintiff, v. Lee Poe, Defendant",
    "date_filed": "2011-06-13",
    "date_filed_is_approximate": False,
    "judges": "Chávez, O'Brien",
    "docket": "https://example.org/api/rest/v3/dockets/3/",
    "citations": [{"volume": 254, "reporter": "P.3d", "page": "649", "type": 3}],
    "neutral_cite": "2011 WI 25",
    "precedential_status": "Published",
}


def it_says_unknown_when_an_opinion_object_holds_no_head(tmp_path: Path) -> None:
    opinion = read(tmp_path, OPINION)
    assert opinion.source.format == "courtlistener_json"
    assert texts(opinion) == [PROSE]
    assert (opinion.name, opinion.court, opinion.decided, opinion.docket) == (None, None, None, None)


@pytest.mark.parametrize(
    "both",
    [
        {"cluster": CLUSTER, "opinion": OPINION},
        {**CLUSTER, "sub_opinions": [OPINION]},
        {**OPINION, "cluster": CLUSTER},
        [OPINION, CLUSTER],
    ],
)
def it_takes_the_facts_of_a_cluster(tmp_path: Path, both: dict[str, object]) -> None:
    opinion = read(tmp_path, both)
    assert (opinion.name, opinion.short_name, str(opinion.decided)) == ("Roe v. Poe", "Roe", "2011-06-13")
    assert opinion.judges == ("Chávez", "O'Brien")
    assert [str(citation) for citation in opinion.citations] == ["254 P.3d 649", "2011 WI 25"]
    assert opinion.publication is Publication.PUBLISHED
    assert opinion.docket is None
    assert opinion.court is None


def it_takes_court_and_number_from_a_docket_object(tmp_path: Path) -> None:
    docket = {"docket_number": "No. 31,905", "court_id": "nm", "case_name": "Roe v. Poe"}
    opinion = read(
        tmp_path, {**CLUSTER, "docket": docket, "sub_opinions": [OPINION], "date_filed_is_approximate": True}
    )
    assert (opinion.court, opinion.decided) == ("nm", None)


def it_puts_the_writings_of_a_cluster_together(tmp_path: Path) -> None:
    lead = {**OPINION, "type": "020lead", "author_str": "Stone"}
    apart = {
        **OPINION,
        "type": "040dissent",
        "author_str": "Hill",
        "html": "<p>I dissent.</p>",
        "html_with_citations": "",
    }
    opinion = read(tmp_path, {**CLUSTER, "sub_opinions": [lead, apart]})
    assert voices(opinion) == [("majority", "Stone"), ("dissent", "Hill")]
    assert opinion.author == "Stone"


def it_reads_plain_text_when_an_object_holds_no_markup(tmp_path: Path) -> None:
    opinion = read(
        tmp_path,
        {**OPINION, "html": "", "html_with_citations": "", "plain_text": f"     {PROSE}\n", "per_curiam": True},
    )
    assert voices(opinion) == [("per_curiam", None)]


CAP_CASE: dict[str, object] = {
    "name": "Dana ROE v. Lee POE.",
    "name_abbreviation": "Roe v. Poe",
    "decision_date": "1999-02-03",
    "docket_number": "No. 97-1234",
    "citations": [{"type": "official", "cite": "12 Vt. 34"}, {"type": "parallel", "cite": "700 A.2d 1"}],
    "court": {"name": "Supreme Court of Vermont", "name_abbreviation": "Vt."},
    "casebody": {
        "data": {
            "head_matter": "Roe v. Poe",
            "opinions": [
                {"type": "majority", "author": "STONE, J.", "text": f"STONE, J.\n{PROSE}\nWe affirm."},
                {"type": "concurring-in-part-and-dissenting-in-part", "author": "Hill, J.", "text": PROSE},
            ],
        }
    },
}


def it_reads_a_case_of_the_caselaw_access_project(tmp_path: Path) -> None:
    opinion = read(tmp_path, CAP_CASE)
    assert opinion.source.format == "cap_json"
    assert (opinion.name, opinion.court, str(opinion.decided), opinion.docket) == (
        "Roe v. Poe",
        "vt",
        "1999-02-03",
        "97-1234",
    )
    assert [str(citation) for citation in opinion.citations] == ["700 A.2d 1", "12 Vt. 34"]
    assert voices(opinion) == [("majority", "Stone"), ("concurrence_dissent", "Hill")]


def it_reads_a_casebody_inside_json(tmp_path: Path) -> None:
    body = f'<casebody firstpage="1"><opinion type="majority"><author>STONE, J.</author><p>{PROSE}</p></opinion></casebody>'
    opinion = read(tmp_path, {**CAP_CASE, "casebody": {"status": "ok", "data": body}})
    assert voices(opinion) == [("majority", "Stone")]


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        ('{"plain_text": "x"', DamagedFile, "not sound JSON"),
        ("[" * 3000 + "]" * 3000, AppError, "JSON"),
        (json.dumps(CLUSTER), EmptyFile, "not its text"),
        (json.dumps({"results": [OPINION, {**OPINION, "cluster": "/clusters/10/"}]}), UnsupportedFormat, "several"),
        (json.dumps([CAP_CASE, CAP_CASE]), UnsupportedFormat, "2 decisions"),
        (json.dumps({**CAP_CASE, "casebody": {"data": None}}), EmptyFile, "not its text"),
        ('{"title": "x"}', UnsupportedFormat, "no opinion"),
    ],
)
def it_refuses_json_that_it_cannot_take(tmp_path: Path, content: str, error: type[AppError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read(tmp_path, content)
    assert caught.value.hint
