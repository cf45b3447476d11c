"""To what *id.*, short forms, *supra*, names, bare sections and papers point, and when that is unsure."""

import pytest

from app.citations.report import find_citations, find_citations_in_text
from app.law.authorities import PartKind
from app.law.citations import Citation, CitationForm, CitationReport
from app.law.opinions import Emphasis, Footnote, Opinion, OpinionPart, Paragraph, Quality, Source

ADAMS = "Adams v. Brown, 100 F.3d 200, 205 (9th Cir. 1996)"
COLE = "Cole v. Dunn, 533 U.S. 194, 201 (2001)"


def find(*paragraphs: str, **notes: str) -> CitationReport:
    return find_citations_in_text(list(paragraphs), notes=notes)


def last(*paragraphs: str, **notes: str) -> Citation:
    return find(*paragraphs, **notes).citations[-1]


def opinion(*paragraphs: Paragraph, footnotes: tuple[Footnote, ...] = ()) -> Opinion:
    return Opinion(
        name=None,
        short_name=None,
        parts=(OpinionPart(kind=PartKind.ORDER, paragraphs=paragraphs),),
        footnotes=footnotes,
        quality=Quality(quotable=True, score=1.0),
        source=Source(sha256="", format="test"),
    )


def italic(marked: str, **more: object) -> Paragraph:
    """A paragraph in which *stars* set italics."""
    pieces = marked.split("*")
    spans, place = [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append(Emphasis(start=place, end=place + len(piece)))
        place += len(piece)
    return Paragraph(text="".join(pieces), emphasis=tuple(spans), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (f"{ADAMS}. Id. at 206.", "100 F.3d 200"),
        (f"{ADAMS}. Words. Ibid.", "100 F.3d 200"),
        (f"{ADAMS} (quoting {COLE}). Id. at 206.", "100 F.3d 200"),
        (f"{ADAMS}, aff’d, 500 U.S. 1 (1999). Id.", "100 F.3d 200"),
        (f"FAC ¶ 40. By {ADAMS}, so. FAC ¶ 7. Id. ¶ 41.", "record:FAC"),
        ("FAC ¶ 40. The charge under California Penal Code § 417.4 is a § 417.4 charge. Id. ¶ 41.", "record:FAC"),
        ("See Cal. Gov’t Code § 820.4. Id. § 820.4(a).", "Cal. Gov't Code § 820.4"),
        (f"See Reply at 8-9. Id. at 9 (citing {COLE}).", "record:Reply"),
    ],
)
def it_binds_id_to_the_citation_before_it(text: str, target: str) -> None:
    found = next(one for one in find(text).citations if one.form is CitationForm.ID)
    assert (found.refers_to, found.certain) == (target, True)


@pytest.mark.parametrize(
    ("text", "offered", "reason"),
    [
        (f"{ADAMS}; {COLE}. Id.", "533 U.S. 194", "several authorities"),
        (f"{COLE}. Then {ADAMS}. Id. at 150.", None, "before its first page"),
        (f"{COLE}. Then {ADAMS}. Id. at 2067.", None, "far beyond it"),
        (f"FAC ¶ 40. Then {ADAMS}. Id. ¶ 41.", "record:FAC", "paragraph number"),
        (f"{ADAMS}. Id. at *4.", "100 F.3d 200", "star page"),
        ("It is so. Id. at 5.", None, "No citation stands before it"),
        ("Mot. at 5. Id. at 1241.", "record:Mot.", "beyond a paper"),
        (f"{ADAMS}. “As we said, id. at 206, so it is.”", "100 F.3d 200", "quoted words"),
    ],
)
def it_never_binds_id_silently_when_it_is_unsure(text: str, offered: str | None, reason: str) -> None:
    found = next(one for one in find(text).citations if one.form is CitationForm.ID)
    assert not found.certain
    assert reason in " ".join(found.reasons)
    if offered:
        assert found.refers_to == offered


def it_offers_the_earlier_case_whose_pages_hold_the_pin() -> None:
    wood = "Wood v. Mott, 134 S. Ct. 2056, 2066 (2014)"
    found = last(f"{wood} (quoting {COLE}). Then {ADAMS}. Id. at 2067.")
    assert (found.refers_to, found.certain) == ("134 S. Ct. 2056", False)


def it_keeps_notes_and_running_text_apart() -> None:
    report = find_citations(
        opinion(
            Paragraph(text=f"First {ADAMS}.", footnotes=("1",), footnote_calls=(6,)),
            Paragraph(text="And so on. Id. at 206."),
            footnotes=(Footnote(number="1", text=f"But see {COLE}. Id. at 202."),),
        )
    )
    in_note, in_text = [one for one in report.citations if one.form is CitationForm.ID]
    assert (in_note.footnote, in_note.paragraph, in_note.refers_to) == ("1", 0, "533 U.S. 194")
    assert (in_text.footnote, in_text.paragraph, in_text.refers_to) == (None, 1, "100 F.3d 200")


def it_passes_over_block_quotations() -> None:
    report = find_citations(
        opinion(
            Paragraph(text=f"As in {ADAMS}:"),
            Paragraph(text=f"The rule is old. {COLE}. Id. at 203.", block_quote=True),
            Paragraph(text="Id. at 206."),
        )
    )
    inside, outside = [one for one in report.citations if one.form is CitationForm.ID]
    assert (inside.refers_to, inside.in_block_quote) == ("533 U.S. 194", True)
    assert (outside.refers_to, outside.certain) == ("100 F.3d 200", True)


@pytest.mark.parametrize(
    ("short", "target"),
    [
        ("Adams, 100 F.3d at 206", "100 F.3d 200"),
        ("100 F.3d at 206", "100 F.3d 200"),
        ("Adams v. Brown, 100 F.3d at 206–07", "100 F.3d 200"),
        ("533 U. S., at 202", "533 U.S. 194"),
        ("533 U.S. at 31", "533 U.S. 27"),
        ("Dunn, 121 S. Ct. at 2155", "533 U.S. 194"),
    ],
)
def it_binds_short_forms_by_name_then_volume_then_page(short: str, target: str) -> None:
    found = last(f"{ADAMS}. {COLE}. Kyle v. United States, 533 U.S. 27, 31 (2001). Then {short}.")
    assert (found.form, found.refers_to, found.certain) == (CitationForm.SHORT, target, True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nobody, 7 F.3d at 9.", "No full citation"),
        (f"{ADAMS}. 100 F.3d at 150.", "fits none"),
        (f"{ADAMS}. Zane, 100 F.3d at 206.", "not “Zane”"),
        (f"{ADAMS}. Eads v. Fox, 100 F.3d 206 (9th Cir. 1996). 100 F.3d at 206.", "may end there"),
    ],
)
def it_says_why_a_short_form_is_unsure(text: str, reason: str) -> None:
    found = last(text)
    assert not found.certain
    assert reason in " ".join(found.reasons)


def it_keeps_two_cases_of_one_name_apart() -> None:
    county = "Torrey v. County of Mader, 20 F.3d 100 (9th Cir. 1994)"
    city = "Torrey v. City of Mader, 30 F.3d 100 (9th Cir. 1995)"
    report = find_citations(
        opinion(
            italic(
                f"{county}; {city}. *City of Mader* is nearer. *Torrey v. County of Mader* fails. In *Torrey*, none was."
            )
        )
    )
    by_city, whole, bare = [one for one in report.citations if one.form is CitationForm.NAME]
    assert (by_city.refers_to, by_city.certain) == ("30 F.3d 100", True)
    assert (whole.refers_to, whole.certain) == ("20 F.3d 100", True)
    assert (bare.refers_to, bare.certain) == ("20 F.3d 100", False)


def it_knows_a_case_by_either_spelling_of_county() -> None:
    report = find_citations(
        opinion(
            italic(
                "In *Reed v. County of Orange* it held so. *See Reed v. Cty. of Orange*, 888 F.3d 1030 (9th Cir. 2018)."
            )
        )
    )
    assert {one.refers_to for one in report.citations} == {"888 F.3d 1030"}


def it_means_the_decision_and_not_its_later_history_by_a_name() -> None:
    text = "*Willis v. Mull*, 517 F. Supp. 2d 1206 (E.D. Cal. 2007), *aff’d sub nom. Willis v. Mora*, 314 F. App’x 68 (9th Cir. 2009). In *Willis*, so."
    found = find_citations(opinion(italic(text))).citations[-1]
    assert (found.refers_to, found.certain) == ("517 F. Supp. 2d 1206", True)


def it_takes_names_in_italics_only_or_after_in() -> None:
    text = f"{ADAMS}. Adams ran to the door. In Adams, the court held so."
    [name] = [one for one in find(text).citations if one.form is CitationForm.NAME]
    assert find(text).citations[-1] == name
    assert text[: name.span[0]].endswith("In ")


@pytest.mark.parametrize(
    ("text", "target"), [(f"{ADAMS}. Adams, supra, at 206.", "100 F.3d 200"), ("Zane, supra, at 4.", None)]
)
def it_binds_supra_by_name(text: str, target: str | None) -> None:
    found = last(text)
    assert (found.form, found.refers_to, found.certain) == (CitationForm.SUPRA, target, target is not None)


def it_leaves_supra_that_points_to_its_own_paper() -> None:
    assert find("As was said, supra note 5, and see supra Part II.").citations == ()


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("42 U.S.C. § 1983", ["42 U.S.C. § 1983"]),
        ("45 U. S. C. §51", ["45 U.S.C. § 51"]),
        ("a § 1983 claim", ["42 U.S.C. § 1983"]),
        ("Section 148 of the California Penal Code", ["Cal. Penal Code § 148"]),
        (
            "Under sections 52.1 and 52.3 of the Civil Code and section 437c of the Code of Civil Procedure",
            ["Cal. Civ. Code § 52.1", "Cal. Civ. Code § 52.3", "Cal. Civ. Proc. Code § 437c"],
        ),
        ("Section 12 of the Penal Code of New York", [None]),
        (
            "Booked on 148(a)(1) PC, section 69 P.C. and 11350 H&S.",
            [
                "Cal. Penal Code § 148(a)(1)",
                "Cal. Penal Code § 69",
                "Cal. Health & Safety Code § 11350",
            ],
        ),
        ("The agency bought 200 PC terminals.", []),
        ("California Penal Code § 29805 and § 30305", ["Cal. Penal Code § 29805", "Cal. Penal Code § 30305"]),
        (
            "Penal Code §§ 847(b), 835. Again § 835.",
            ["Cal. Penal Code § 847(b)", "Cal. Penal Code § 835", "Cal. Penal Code § 835"],
        ),
        ("Cal. Civ. Code § 52.1. By Section 52.1(b), so", ["Cal. Civ. Code § 52.1", "Cal. Civ. Code § 52.1(b)"]),
        ("Gov’t Code § 820.4", ["Cal. Gov't Code § 820.4"]),
        ("Cal. Code Civ. Proc. § 1021.5", ["Cal. Civ. Proc. Code § 1021.5"]),
        ("28 C.F.R. § 35.104", ["28 C.F.R. § 35.104"]),
        ("Fed. R. Civ. P. 12(b)(6)", ["Fed. R. Civ. P. 12(b)(6)"]),
        ("Federal Rule of Civil Procedure 15(a), then Rule 12(f)", ["Fed. R. Civ. P. 15(a)", "Fed. R. Civ. P. 12(f)"]),
        ("Fed. R. Evid. 403", ["Fed. R. Evid. 403"]),
        ("Civ. L.R. 7-4(b)", ["Civ. L.R. 7-4(b)"]),
        ("U.S. Const. amend. IV", ["U.S. Const. amend. IV"]),
        ("Cal. Const. art. I, § 13", ["Cal. Const. art. I, § 13"]),
        ("§ 4242 of no code", [None]),
        ("Rule 403 of what?", [None]),
    ],
)
def it_reads_laws(text: str, targets: list[str | None]) -> None:
    found = find(text).citations
    assert [one.refers_to for one in found] == targets
    assert all(one.certain == (one.refers_to is not None) for one in found)


def it_doubts_a_section_that_two_codes_have() -> None:
    found = last("Penal Code § 52 and then, elsewhere, Civil Code § 52 apply. So § 52 it is.")
    assert not found.certain
    assert "which code" in found.reasons[0]


@pytest.mark.parametrize(
    ("text", "printed", "target", "pin"),
    [
        ("So FAC ¶¶ 51, 55, 57-58.", "FAC ¶¶ 51, 55, 57-58", "record:FAC", "¶¶ 51, 55, 57-58"),
        ("See Opp’n at 12–13, ECF 60.", "Opp’n at 12–13, ECF 60", "record:Opp'n", "12-13"),
        ("ECF No. 60 at 13.", "ECF No. 60 at 13", "record:ECF 60", "13"),
        ("Malek Dep. 15:3-16:7.", "Malek Dep. 15:3-16:7", "record:Malek Dep.", "15:3-16:7"),
        (
            "See Declaration of Ann B. Crow, Exh. A, ECF 55-1.",
            "Declaration of Ann B. Crow, Exh. A, ECF 55-1",
            "record:Declaration of Ann B. Crow Ex. A",
            None,
        ),
        ("See generally Mot.", "Mot.", "record:Mot.", None),
        ("See Opp’n Br. at 7.", "Opp’n Br. at 7", "record:Opp'n", "7"),
        ("See Dkt. 45, Ex. A at 3.", "Dkt. 45, Ex. A at 3", "record:ECF 45 Ex. A", "3"),
        ("Dunn Decl. ¶¶ 4-6, Ex. B.", "Dunn Decl. ¶¶ 4-6, Ex. B", "record:Dunn Decl.", "¶¶ 4-6"),
        (
            "Declaration of Jo Dunn (“Dunn Decl.”) ¶ 4.",
            "Declaration of Jo Dunn (“Dunn Decl.”) ¶ 4",
            "record:Dunn Decl.",
            "¶ 4",
        ),
        ("Compl. Ex. A.", "Compl. Ex. A", "record:Compl. Ex. A", None),
        ("Exs. A–C.", "Exs. A–C", "record:Exs. A-C", None),
        ("Exhibit 4, p. 7.", "Exhibit 4, p. 7", "record:Ex. 4", "7"),
        ("Mot. 12-13.", "Mot. 12-13", "record:Mot.", "12-13"),
        ("(1 RT 34.)", "1 RT 34", "record:1 RT", "34"),
        ("1-ER-45.", "1-ER-45", "record:1-ER", "45"),
        ("Hr’g Tr. 12:4-9, ECF No. 77.", "Hr’g Tr. 12:4-9, ECF No. 77", "record:Hr'g Tr.", "12:4-9"),
    ],
)
def it_reads_record_cites(text: str, printed: str, target: str, pin: str | None) -> None:
    [found] = find(text).citations
    assert (found.text, found.refers_to, found.pin) == (printed, target, pin)


def it_does_not_take_a_paper_that_is_only_named_for_a_citation() -> None:
    assert find("The FAC pleads this, the Motion denies it, and the Reply is silent.").citations == ()


def it_learns_what_a_docket_entry_is_called() -> None:
    report = find("See ECF 52 (“FAC”); ECF 49 (“Earlier Ruling”).", "FAC ¶ 5. Earlier Ruling at 7. ECF 52 ¶ 6.")
    assert [one.refers_to for one in report.citations] == [
        "record:FAC", "record:Earlier Ruling", "record:FAC", "record:Earlier Ruling", "record:FAC",
    ]  # fmt: skip


def it_counts_how_often_each_authority_is_cited() -> None:
    report = find(f"{ADAMS}. Id. at 206. {COLE}. Adams, 100 F.3d at 207.")
    assert {one.key: one.count for one in report.authorities} == {"100 F.3d 200": 3, "533 U.S. 194": 1}


@pytest.mark.parametrize(
    ("text", "key", "year"),
    [
        ("Fla. Stat. § 768.81(1)(a)", "Fla. Stat. § 768.81(1)(a)", None),
        ("Fla. Stat. § 120.68 (2007)", "Fla. Stat. § 120.68", 2007),
        ("N.Y. Penal Law § 125.25(1)(a)", "N.Y. Penal Law § 125.25(1)(a)", None),
        ("Md. Code Ann., Crim. Law § 3-202", "Md. Code Ann., Crim. Law § 3-202", None),
        ("Ala. Code § 13A-6-61", "Ala. Code § 13A-6-61", None),
        ("TEX. PENAL CODE ANN. § 19.02(b)", "Tex. Penal Code Ann. § 19.02(b)", None),
        ("8 Del. C. § 141", "8 Del. C. § 141", None),
        ("29 Del. C. 10001", "29 Del. C. § 10001", None),
        ("Mass. Gen. Laws Ann. ch. 12, Secs. 11H", "Mass. Gen. Laws Ann. ch. 12, § 11H", None),
        ("U.S. Const. Amend. XI", "U.S. Const. amend. XI", None),
        ("Mass. Gen. Laws ch. 93A, § 2", "Mass. Gen. Laws ch. 93A, § 2", None),
        ("N.J.S.A. 2A:10-1", "N.J.S.A. § 2A:10-1", None),
        ("section 1983 of title 42", "42 U.S.C. § 1983", None),
        ("42 U.S.C. § 1983 (2018)", "42 U.S.C. § 1983", 2018),
        ("I.R.C. § 501(c)(3)", "I.R.C. § 501(c)(3)", None),
        ("USSG §2S1.1(b)(1)", "U.S.S.G. § 2S1.1(b)(1)", None),
        ("Pub. L. No. 104-132", "Pub. L. No. 104-132", None),
        ("110 Stat. 1214", "110 Stat. 1214", None),
        ("87 Fed. Reg. 56789 (Sept. 15, 2022)", "87 Fed. Reg. 56789", 2022),
        ("Restatement (Second) of Torts § 402A", "Restatement (Second) of Torts § 402A", None),
        ("Sup. Ct. R. 10", "Sup. Ct. R. 10", None),
        ("Pa. R. Crim. P. 600", "Pa. R. Crim. P. 600", None),
        ("Ohio Const. art. I, § 1", "Ohio Const. art. I, § 1", None),
    ],
)
def it_reads_the_laws_of_other_states_and_books(text: str, key: str, year: int | None) -> None:
    [found] = find(f"See {text}.").citations
    assert (found.refers_to, found.year, found.certain) == (key, year, True)


def it_takes_an_amendment_in_a_sentence_for_a_name() -> None:
    found = find(
        "The First and Fourteenth Amendments apply. The Second Amended Complaint and the First Amendment to the Lease do not. Id."
    )
    named = [(one.text, one.refers_to, one.form) for one in found.citations if one.kind.value == "constitution"]
    assert named == [
        ("First", "U.S. Const. amend. I", CitationForm.NAME),
        ("Fourteenth Amendments", "U.S. Const. amend. XIV", CitationForm.NAME),
    ]
    assert "No citation stands before it." in found.citations[-1].reasons


FILLER = ["Nothing is cited here."] * 5


@pytest.mark.parametrize(
    ("said", "law", "target", "certain"),
    [
        ("It happened in California.", "Penal Code § 835", "Cal. Penal Code § 835", True),
        ("It happened in Waco.", "Penal Code § 19.02", "Penal Code § 19.02", False),
        ("Federal Rule of Civil Procedure 8 asks little.", "Rule 12(f)", "Fed. R. Civ. P. 12(f)", True),
        ("It happened in Gary.", "Rule 12(f)", None, False),
        ("Federal Rule of Civil Procedure 8 asks little.", "Appellate Rule 46", None, False),
        ("In California all further statutory references are to the Penal Code.", "section 835", "Cal. Penal Code § 835", True),
    ],
)  # fmt: skip
def it_asks_whose_law_is_meant(said: str, law: str, target: str | None, certain: bool) -> None:
    found = find_citations_in_text([*FILLER, said, f"So {law} says."]).citations[-1]
    assert (found.refers_to, found.certain) == (target, certain)


@pytest.mark.parametrize(
    ("text", "target", "pin"),
    [
        ("See App. 31.", "record:App.", "31"),
        ("App. to Pet. for Cert. 9a–12a.", "record:App. to Pet. for Cert.", "9a-12a"),
        ("Brief for Petitioners 14, 22.", "record:Brief for Petitioners", "14, 22"),
        ("Tr. of Oral Arg. 22.", "record:Tr. of Oral Arg.", "22"),
        ("See post, at 14.", "record:post", "14"),
    ],
)
def it_reads_how_the_supreme_court_cites_the_record(text: str, target: str, pin: str) -> None:
    [found] = find(text).citations
    assert (found.refers_to, found.pin) == (target, pin)


def it_does_not_take_a_court_for_an_appendix() -> None:
    assert [one.refers_to for one in find("Adams v. Brown, 1 S.W.3d 2 (Tex. Crim. App. 2005).").citations] == [
        "1 S.W.3d 2"
    ]


def it_lets_a_paragraph_point_into_a_public_domain_cite() -> None:
    found = last("Adams v. Brown, 2004 WI 58, ¶ 4, 271 Wis. 2d 633. Id. ¶ 44.")
    assert (found.refers_to, found.pin, found.certain) == ("2004 WI 58", "¶ 44", True)


def it_reads_lists_of_docket_entries_and_exhibits_after_id() -> None:
    assert [one.refers_to for one in find("ECF Nos. 60-1, 60-2 and 61.").citations] == [
        "record:ECF 60-1",
        "record:ECF 60-2",
        "record:ECF 61",
    ]
    found = last("FAC ¶ 5. Id. Ex. B at 2.")
    assert (found.form, found.refers_to, found.pin) == (CitationForm.ID, "record:FAC", "2")


@pytest.mark.parametrize(
    ("paragraphs", "certain"),
    [
        (("It explained:", f"The rule is old. {COLE}.", "So it is. Id. at 203."), False),
        (("It explained:", f"The rule is old. {COLE}. Id. at 203."), True),
        (("It explained:", "The rule is old.", f"{COLE}.", "So it is. Id. at 203."), True),
        (("It explained.", f"The rule is old. {COLE}.", "So it is. Id. at 203."), True),
    ],
)
def it_is_unsure_of_id_after_words_set_off_that_cite(paragraphs: tuple[str, ...], certain: bool) -> None:
    found = last(*paragraphs)
    assert (found.form, found.refers_to, found.certain) == (CitationForm.ID, "533 U.S. 194", certain)


def it_takes_nothing_after_a_marked_block_quotation_for_set_off() -> None:
    paragraphs = (
        Paragraph(text="It explained:"),
        Paragraph(text="The rule is old.", block_quote=True),
        Paragraph(text=f"{COLE}."),
        Paragraph(text="So it is. Id. at 203."),
    )
    assert find_citations(opinion(*paragraphs)).citations[-1].certain
