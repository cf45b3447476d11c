"""References as slips, briefs and state courts write them, other than in the order the program began with."""

import pytest

from app.citations.checks import check_citations
from app.citations.report import find_citations, find_citations_in_text
from app.law.citations import Citation, CitationForm, CitationKind, Quotation
from tests.unit.citations.test_resolve import italic, opinion


def cited(text: str) -> tuple[Citation, ...]:
    return find_citations_in_text([text]).citations


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("Roe v. Doe, 53 F. Supp. 2d 67, 70 (Md. 1999)", "mdd"), ("Roe v. Doe, 53 F. Supp. 2d 67 (DC 1999)", "dcd"), ("Roe v. Doe, 53 F. Supp. 2d 67 (N.Y. 1999)", None),
        ("Roe v. Doe, 190 F.3d 1, 2 (C.A.9 1999)", "ca9"), ("Roe v. Doe, 100 F.2d 3 (CCA 2 1938)", "ca2"), ("Roe v. Doe, 190 F.3d 1 (Ninth Cir. 1999)", "ca9"),
        ("Roe v. Doe, 847 F.2d 956, 967 (1st Cir.), cert. denied, 488 U.S. 928, 109 S. Ct. 314 (1988)", "ca1"),
    ],
)  # fmt: skip
def it_knows_courts_by_their_shortest_names(text: str, court: str | None) -> None:
    assert cited(text)[0].court == court


def it_gives_the_year_of_its_history_to_a_decision_of_the_same_year() -> None:
    first, later, parallel = cited(
        "Roe v. Doe, 847 F.2d 956 (1st Cir.), cert. denied, 488 U.S. 928, 109 S. Ct. 314 (1988)."
    )
    assert (first.year, first.parentheticals, later.year, parallel.name) == (1988, (), 1988, "Roe v. Doe")


@pytest.mark.parametrize(
    ("text", "name", "date", "docket"),
    [
        ("Roe v. Doe (E.D. Cal., Mar. 3, 2014, No. 1:13-cv-0567) 2014 WL 887766, at *2", "Roe v. Doe", "2014-03-03", "1:13-cv-0567"),
        ("Green v. Brown, __ F.4th __, 2023 WL 55555, at *3 (11th Cir. Jan. 5, 2023)", "Green v. Brown", "2023-01-05", None),
        ("As said in Hest. Sandhill, Inc. v. State, 2012 WL 323 (D. Or. May 2, 2012)", "Sandhill, Inc. v. State", "2012-05-02", None),
        ("See Wm. Wring Co. v. Cad, 2012 WL 324 (D. Or. May 2, 2012)", "Wm. Wring Co. v. Cad", "2012-05-02", None),
        ("the Democratic Party ofWis. v. Roe, 2012 WL 325 (D. Or. May 2, 2012)", "Democratic Party ofWis. v. Roe", "2012-05-02", None),
    ],
)  # fmt: skip
def it_reads_names_and_what_stands_beside_them(text: str, name: str, date: str, docket: str | None) -> None:
    found = cited(text)[-1]
    assert (found.name, found.date, found.docket) == (name, date, docket)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("(Welf. & Inst. Code, § 786, subd. (c)(1).)", "Cal. Welf. & Inst. Code § 786(c)(1)"), ("Penal Code section 148, subdivision (a)(1)", "Cal. Penal Code § 148(a)(1)"),
        ("Texas Penal Code § 19.02(d)", "Tex. Penal Code § 19.02(d)"), ("TEX . PENAL CODE § 19.02", "Tex. Penal Code § 19.02"), ("New York Penal Law § 120.05", "N.Y. Penal Law § 120.05"),
        ("Florida Statutes § 540.08", "Fla. Stat. § 540.08"), ("Wis. Admin. Code § ERC 70.07(1)", "Wis. Admin. Code § ERC 70.07(1)"), ("(Stats. 2014, ch. 249, § 2, p. 2506.)", "Cal. Stats. 2014, ch. 249, § 2"),
        ("Section 43(a) of the Lanham Act", "Lanham Act § 43(a)"), ("29 C.F.R. pt. 1604", "29 C.F.R. pt. 1604"), ("Ninth Cir. Rule 36-3", "9th Cir. R. 36-3"),
        ("Keeton on Law of Torts §12, p. 61 (5th ed. 1984)", "Keeton on Law of Torts § 12"), ("H.R. Rep. No. 104-21, at 7", "H.R. Rep. No. 104-21"),
        ("Restatement (Third) of Torts: Phys. & Emot. Harm § 29", "Restatement (Third) of Torts: Phys. & Emot. Harm § 29"),
    ],
)  # fmt: skip
def it_reads_laws_and_books(text: str, target: str) -> None:
    [found] = cited(text)
    assert (found.refers_to, found.certain) == (target, True)


def it_reads_each_amendment_of_a_list() -> None:
    assert [one.refers_to for one in cited("U.S. Const. amends. IV, XIV.")] == [
        "U.S. Const. amend. IV",
        "U.S. Const. amend. XIV",
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Fed. R. Crim. P. 11 applies. Rule 11 asks more.", "Fed. R. Crim. P. 11"), ("Fed. R. Civ. P. 8 and Fed. R. Crim. P. 11 differ. Rule 12 asks more.", None),
        ("Fed. R. Evid. 702 governs. Rule 702 asks more.", "Fed. R. Evid. 702"), ("Fed. R. Civ. P. 8 governs. Rule 4-243(c) asks more.", None),
    ],
)  # fmt: skip
def it_asks_whose_rule_it_is_when_several_have_such_a_number(text: str, target: str | None) -> None:
    found = cited(text)[-1]
    assert (found.refers_to, found.certain) == (target, target is not None)


@pytest.mark.parametrize(
    ("text", "paper", "pin"),
    [
        ("See Dkt. 42 (“MTD Order”) at 5:3–6:12.", "record:MTD Order", "5:3-6:12"), ("Appellant’s Br. 14–15.", "record:Appellant's Br.", "14-15"), ("Resp. Br. at 22.", "record:Resp. Br.", "22"),
        ("Brief for Roe Institute as Amicus Curiae 7, n. 14.", "record:Brief for Roe Institute as Amicus Curiae", "7 n.14"),
        ("App. to Brief for Appellants in No. 08–1026 (CA4), pp. 2282–2285 (hereinafter App.).", "record:App.", "2282-2285"),
        ("(“Decision,” Doc. No. 8-2 at 43).", "record:Decision", "43"), ("(N.T., 4/9/21, at 3.)", "record:N.T., 4/9/21", "3"), ("R.R. at 5a.", "record:R.R.", "5a"),
        ("Doc. No. 8-3 at PageID 98-99.", "record:ECF 8-3", "98-99"), ("The Second Amended Complaint (“SAC”), ECF No. 45, fails.", "record:SAC", None),
    ],
)  # fmt: skip
def it_reads_papers_as_other_courts_cite_them(text: str, paper: str, pin: str | None) -> None:
    [found] = cited(text)
    assert (found.kind, found.refers_to, found.pin) == (CitationKind.RECORD, paper, pin)


def it_is_unsure_of_id_after_a_source_that_it_does_not_read() -> None:
    found = cited(
        "Roe v. Doe, 9 F.3d 1 (1st Cir. 1993). (Sen. Com. on Public Safety, Analysis of Sen. Bill No. 10.) Id. at p. 4."
    )[-1]
    assert (found.form, found.certain) == (CitationForm.ID, False)


def it_takes_a_database_cite_without_its_date_for_a_short_form() -> None:
    first, again = cited("Roe v. Doe, 2016 WL 345, at *6 (N.D. Cal. June 2, 2016). Then Roe, 2016 WL 345, at *7.")
    assert (first.form, again.form, again.refers_to) == (CitationForm.FULL, CitationForm.SHORT, first.refers_to)


def sources(text: str) -> list[tuple[str, str | None, bool]]:
    report = find_citations_in_text([text])
    return [(one.text, _source(one, report.citations), one.certain) for one in report.quotations]


def _source(one: Quotation, found: tuple[Citation, ...]) -> str | None:
    return None if one.citation is None else found[one.citation].refers_to


@pytest.mark.parametrize(
    ("text", "source", "certain"),
    [
        ("The First Amendment—“make no law at all”—protects it. See Roe v. Doe, 485 U.S. 46 (1988).", "U.S. Const. amend. I", True),
        ("Section 1983 provides that “every person who acts” is liable. Roe v. Doe, 485 U.S. 46 (1988).", "42 U.S.C. § 1983", True),
        ("The court held in Roe v. Doe, 9 F.3d 1 (1st Cir. 1993), that “all of it is reasonable.” See also Poe v. Coe, 8 F.3d 2 (1st Cir. 1993).", "9 F.3d 1", True),
        ("The immunity under Cal. Penal Code § 847(b) covers “reasonable cause” for it.", "Cal. Penal Code § 847(b)", False),
        ("The FAC seeks no such thing but only “relief from them all together” in the end. Opp’n at 25.", "record:Opp'n", False),
        ("(“Decision,” Doc. No. 8-2 at 43).", None, True),
    ],
)  # fmt: skip
def it_gives_words_to_what_the_sentence_says_they_are_of(text: str, source: str | None, certain: bool) -> None:
    assert sources(text)[0][1:] == (source, certain)


def it_offers_the_source_of_words_quoted_before() -> None:
    text = "“A broad consensus of courts is asked.” Roe v. Doe, 9 F.3d 1 (1st Cir. 1993). These cases form no “consensus” at all."
    assert sources(text)[1] == ("consensus", "9 F.3d 1", False)


@pytest.mark.parametrize(
    "text",
    [
        "“A ‘ “b c d e” ’ f.” Roe v. Doe, 9 F.3d 1 (1st Cir. 1993).",
        'It was said: " ‘A "b c d e" f.’ " (Roe v. Doe, 9 F.3d 1 (1st Cir. 1993).)',
        "\" 'A \"b c d e\" f.' \" Roe v. Doe, 9 F.3d 1 (1st Cir. 1993).",
    ],
)  # fmt: skip
def it_pairs_marks_inside_marks_inside_marks(text: str) -> None:
    found = sources(text)
    assert "b c d e" in {words for words, _, _ in found}
    assert found[0][0].strip(" ‘'").startswith("A ")
    assert found[0][1:] == ("9 F.3d 1", True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Roe v. Doe, 2005 WL 6117549, at *7 (C.D. Cal. Aug. 14 23, 2005).", "stray_number_in_date"), ("Roe v. Doe, 890 F.3d 1201 (9th Cir. 14 2018).", "stray_number_in_date"),
        ("Roe v. Doe, 2005 WL 6117549 (C.D. 14 Cal. Aug. 23, 2005).", "stray_number_in_date"), ("Roe v. Doe, 550U.S. 372, 378 (2007).", "missing_space"), ("Roe v. Doe, 890 F.3d 1201 (9thCir. 2018).", "missing_space"),
        ("Roe v. Doe, 890 F3d 1201 (9th Cir. 2018).", "reporter_form"), ("Roe v. Doe, 550 US 372 (2007).", "reporter_form"), ("Roe v. Doe, 12 F. Supp 2d 345 (N.D. Cal. 1999).", "reporter_form"),
        ("“The right is ‘clear,” he wrote.", "unbalanced_quotation"),
    ],
)  # fmt: skip
def it_reports_each_fault_once(text: str, code: str) -> None:
    assert [finding.code for finding in check_citations(find_citations_in_text([text]))] == [code]


def it_is_unsure_of_id_whose_page_a_parenthetical_has() -> None:
    text = "Roe v. Doe, 539 U.S. 306, 330 (2003) (quoting Poe v. Coe, 438 U.S. 265, 307 (1978)); see also id., at 307."
    found = cited(text)[-1]
    assert (found.form, found.certain) == (CitationForm.ID, False)


def it_takes_no_section_of_a_contract_for_a_law() -> None:
    assert cited("Under section 21 of the Agreement he pays; see § 4 of this Order.") == ()


@pytest.mark.parametrize(
    ("text", "court", "pin"),
    [
        ("State v. Roe, 171 Wis. 2d 627, 646, 492 N.W.2d 633 (Ct. App. 1992)", "wisctapp", "646"), ("Roe v. Doe, 836 N.Y.S.2d 108, 112 (1st Dep’t 2007)", "nyappdiv", "112"),
        ("Roe v. Doe, 2011 Tex. App. LEXIS 4972, at **1–2 (Tex. App. May 2, 2011)", "texapp", "*1-2"), ("Interest of D.R., ___ Pa. ___, ___, 232 A.3d 547, 550 (Pa. 2020)", "pa", "550"),
    ],
)  # fmt: skip
def it_reads_the_courts_of_states(text: str, court: str, pin: str) -> None:
    first = cited(text)[0]
    assert (first.court, first.pin, "_" in (first.name or "")) == (court, pin, False)


def it_keeps_the_name_in_brackets_of_a_californian_case() -> None:
    text = "See *People v. Superior Court* (*Zamora*) (2000) 23 Cal.4th 183, 194."
    [found] = find_citations(opinion(italic(text))).citations
    assert found.name == "People v. Superior Court (Zamora)"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("§ 2 of the Sherman Act and § 1983", ["Sherman Act § 2", "42 U.S.C. § 1983"]), ("§ 1983 and § 2 of the Sherman Act", ["42 U.S.C. § 1983", "Sherman Act § 2"]),
        ("§ 1983 and § 52.1 of the Civil Code", ["42 U.S.C. § 1983", "Cal. Civ. Code § 52.1"]), ("42 U.S.C. § 1985, § 2 of the Sherman Act and § 1985", ["42 U.S.C. § 1985", "Sherman Act § 2", "42 U.S.C. § 1985"]),
        ("§ 2 of the Sherman Act and § 3", ["Sherman Act § 2", None]), ("§§ 1 and 2 of the Sherman Act", ["Sherman Act § 1", "Sherman Act § 2"]),
        ("All further statutory references are to the Penal Code. § 2 of the Sherman Act and § 3", ["Sherman Act § 2", None]),
        ("§ 5 of the Privacy Act and Freedom of Information Act", ["Privacy Act § 5"]), ("Cal. Penal Code § 836 and § 837", ["Cal. Penal Code § 836", "Cal. Penal Code § 837"]),
    ],
)  # fmt: skip
def it_carries_no_act_over_to_the_next_section(text: str, targets: list[str | None]) -> None:
    assert [(one.refers_to, one.certain) for one in cited(f"See {text}.")] == [
        (target, target is not None) for target in targets
    ]


@pytest.mark.parametrize(
    ("text", "target", "certain"),
    [
        ("Cal. Civ. Code § 52.1 and § 1983", "42 U.S.C. § 1983", False), ("Cal. Civ. Code § 52.1; § 1983", "42 U.S.C. § 1983", False), ("Cal. Civ. Code §§ 1982, 1983", "Cal. Civ. Code § 1983", True),
        ("Cal. Civ. Code § 1983. Then § 1983", "Cal. Civ. Code § 1983", True), ("section 1983 of the Civil Code of California", "Cal. Civ. Code § 1983", True),
        ("All further statutory references are to the Penal Code. § 1983", "42 U.S.C. § 1983", False), ("42 U.S.C. § 1981 and § 1983", "42 U.S.C. § 1983", True),
    ],
)  # fmt: skip
def it_asks_whether_section_1983_beside_another_code_is_of_it(text: str, target: str, certain: bool) -> None:
    found = cited(f"See {text}.")[-1]
    assert (found.refers_to, found.certain) == (target, certain)


@pytest.mark.parametrize(
    ("text", "target", "certain"),
    [
        ("Georgia Tech's Honor Code, section 4", None, False), ("Georgia Tech Honor Code, section 4", "Ga. Tech Honor Code § 4", False), ("Delaware and Maryland Laws, section 3", "Md. Laws § 3", False),
        ("Ohio State Student Code § 4", "Ohio State Student Code § 4", False), ("Texas Workers' Compensation Law § 4", "Tex. Workers' Compensation Law § 4", True),
        ("N.Y. Veh. & Traf. Law § 12", "N.Y. Veh. & Traf. Law § 12", True), ("Md. Code Ann., Cts. & Jud. Proc. § 5-101", "Md. Code Ann., Cts. & Jud. Proc. § 5-101", True),
        ("Tex. Bus. Orgs. Code Ann. § 11.359", "Tex. Bus. Orgs. Code Ann. § 11.359", True), ("Texas Zebra Code § 3", "Tex. Zebra Code § 3", False),
        ("N.Y. U.C.C. Law § 2-207", "N.Y. U.C.C. Law § 2-207", True), ("Mass. Gen. Laws ch. 12, § 11H", "Mass. Gen. Laws ch. 12, § 11H", True), ("Virginia Code § 18.2-57", "Va. Code § 18.2-57", True),
    ],
)  # fmt: skip
def it_is_unsure_of_a_code_whose_subject_no_state_has(text: str, target: str | None, certain: bool) -> None:
    [found] = cited(f"See {text}.")
    assert (found.refers_to, found.certain) == (target, certain)
