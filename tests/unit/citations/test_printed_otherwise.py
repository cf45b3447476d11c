"""Texts of courts that print marks, books, names and places in ways of their own."""

import pytest

from app.citations.report import find_citations_in_text
from app.law.citations import Citation, CitationForm, CitationKind


def cited(text: str) -> tuple[Citation, ...]:
    return find_citations_in_text([text]).citations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The court held that ‘‘the debt is due.’’ Roe v. Doe, 100 Conn. 5, 9 (1924).", ["the debt is due."]),
        ("It said: ‘‘The ‘due’ debt is paid.’’ Roe v. Doe, 100 Conn. 5, 9 (1924).", ["The ‘due’ debt is paid.", "due"]),
        ("It said ‘‘paid as ‘due.’ ’’ Roe v. Doe, 100 Conn. 5, 9 (1924).", ["paid as ‘due.’ ", "due."]),
        ("It called this ``wholly unreasonable conduct.'' Roe v. Doe, 100 F.3d 5, 9 (9th Cir. 1996).", ["wholly unreasonable conduct."]),
        ("He called it ''wholly unreasonable conduct.'' Roe v. Doe, 100 F.3d 5, 9 (9th Cir. 1996).", ["wholly unreasonable conduct."]),
    ],
)  # fmt: skip
def it_takes_two_single_marks_for_a_double_one(text: str, words: list[str]) -> None:
    report = find_citations_in_text([text])
    assert [one.text for one in report.quotations] == words
    assert all(one.citation == 0 and text[slice(*one.span)] == one.text for one in report.quotations)
    assert report.stray_marks == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Smiths’ ’90s home.", "A 12'' pipe and the boys'' car.", "Rock ’n’ roll.", "The board was 5'' by 7'' and cut.", "The class of ''94 sued O''Brien.",
        "The class of ''94 and the boys'' car.", "A 5’’ by 7’’ board, O’’Brien said.", "It was ''wide, at 5'' or 7'' or so.",
    ],
)  # fmt: skip
def it_takes_no_apostrophe_for_a_quotation(text: str) -> None:
    assert find_citations_in_text([text]).quotations == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said ‘‘a 5’’ pipe is good.’’", ["a 5’’ pipe is good."]), ("He paid ‘‘in May 1924’’ at last.", ["in May 1924"]), ("‘‘He said ‘no’’ and left.’’", ["He said ‘no’’ and left.", "no"]),
        ("He said ‘a wide ‘no’’ to it.", []), ("‘‘So O’’Brien was paid.’’3 He left.", ["So O’’Brien was paid."]), ("He said ''a 5'' pipe is good.''", ["a 5'' pipe is good."]),
    ],
)  # fmt: skip
def it_takes_inches_and_inner_ends_for_no_double_mark(text: str, words: list[str]) -> None:
    assert [one.text for one in find_citations_in_text([text]).quotations] == words


def it_pairs_marks_that_open_inside_a_second_inner_quotation() -> None:
    text = (
        """It asks "whether, by the 'state of the law then,' '"[t]he rule was so plain that he must see it,"'" Roe v. Doe, 9 F.3d 1, 2"""
        " (1st Cir. 1993) (quoting Poe v. Coe, 8 F.3d 3, 4 (1st Cir. 1992))."
    )
    report = find_citations_in_text([text])
    told = [(one.text[:8], one.citation) for one in report.quotations]
    assert told == [("whether,", 0), ("state of", 1), ('"[t]he r', 1), ("[t]he ru", 1)]


def it_joins_a_quotation_over_paragraphs_of_two_single_marks() -> None:
    paragraphs = [
        "‘‘The first paragraph of it is long.",
        "‘‘The second ends it.’’ Roe v. Doe, 100 Conn. 5, 9 (1924).",
    ]
    assert {one.citation for one in find_citations_in_text(paragraphs).quotations} == {0}


@pytest.mark.parametrize(
    ("text", "pin"),
    [
        ("Id., 823–24.", "823-24"), ("Id., 12 (internal quotation marks omitted).", "12"), ("Id. at 12.", "12"), ("Id at 12.", "12"),
        ("Id., 42 U.S.C. § 1983.", None), ("Id. ¶ 37 The rule is old.", None), ("Id. ¶ 37.", "¶ 37"), ("Id., ¶ 37 The rule is old.", "¶ 37"), ("Id. ¶ 37 “The rule is old.”", None), ("Id., 12 others agreed.", None),
    ],
)  # fmt: skip
def it_reads_the_place_of_an_id(text: str, pin: str | None) -> None:
    found = cited("Roe v. Doe, 345 Conn. 5, 825 (2023). " + text)[1]
    assert (found.form, found.pin) == (CitationForm.ID, pin)


def it_gives_all_reports_of_a_decision_the_year_after_its_history() -> None:
    found = cited(
        "Roe v. Doe, 134 Conn. App. 394, 397–98, 39 A.3d 782, cert. denied, 305 Conn. 907, 44 A.3d 183 (2012)."
    )
    assert [one.year for one in found] == [2012] * 4


@pytest.mark.parametrize(
    "name",
    [
        "Gold Bank, National Assn. v. Roe", "Bank Two, Tex., N.A. v. Roe", "Hill Bank, Nat'l Ass'n v. Roe", "Acme Foods, Ohio, Inc. v. Roe",
        "Gold Bank v. Roe",
    ],
)  # fmt: skip
def it_keeps_what_follows_a_comma_in_a_name(name: str) -> None:
    assert [
        one.name for one in cited(f"The bank, as Texas law has it, must pay. {name}, 100 F.3d 5 (1st Cir. 1996).")
    ] == [name]


def it_leaves_a_place_before_a_name_out_of_it() -> None:
    assert cited("In Austin, Texas, Roe v. Doe, 100 F.3d 5 (5th Cir. 1996), was tried.")[0].name == "Roe v. Doe"


@pytest.mark.parametrize(
    ("text", "key", "pin", "year"),
    [
        ("17A Am. Jur. 2d 184, Contracts § 172 (2023)", "17A Am. Jur. 2d Contracts § 172", None, 2023),
        ("88 C.J.S. Trial § 42, at 9 (1955)", "88 C.J.S. Trial § 42", "9", 1955),
        ("8B Ann Bell Wright et al., Federal Practice and Procedure § 2291, at 630 (3d ed. 2010)", "Federal Practice and Procedure § 2291", "630", 2010),
        ("13E Ann B. Wright, Al Miller & Ed Cooper, Federal Practice and Procedure § 3, at 6 (3d ed. 2009)", "Federal Practice and Procedure § 3", "6", 2009),
        ("Ann B. Wright & Al Miller, Federal Practice and Procedure § 12 (3d ed. 2004)", "Federal Practice and Procedure § 12", None, 2004),
    ],
)  # fmt: skip
def it_reads_books_by_volume_author_and_section(text: str, key: str, pin: str | None, year: int) -> None:
    [found] = cited(f"“Such is the rule in all cases.” {text}.")
    assert (found.kind, found.refers_to, found.pin, found.year) == (CitationKind.SECONDARY, key, pin, year)
    assert found.text.startswith(text.split(",", maxsplit=1)[0].split(" § ", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("text", "key", "certain"),
    [
        ("8B Wright et al., supra, § 2291, at 631.", "Federal Practice and Procedure § 2291", True), ("Wright, supra, § 1216, p. 6.", "Federal Practice and Procedure § 1216", True),
        ("17A Am. Jur. 2d, supra, § 172, p. 186.", "17A Am. Jur. 2d Contracts § 172", True), ("17A Am. Jur. 2d, supra, § 174, p. 186.", "17A Am. Jur. 2d Contracts § 172", False),
        ("Prosser, supra, § 2291.", None, False), ("Wright, supra, § 4.", None, False), ("Practice, supra, § 2291.", None, False), ("Contracts, supra, § 172.", None, False),
        ("Federal, supra, § 1216.", "Federal Practice and Procedure § 1216", True), ("Miller, supra, § 9.", "Federal Practice and Procedure § 1216", False),
    ],
)  # fmt: skip
def it_knows_a_book_cited_again(text: str, key: str | None, certain: bool) -> None:
    books = (
        "8B Ann Wright et al., Federal Practice and Procedure § 2291 (3d ed. 2010). 5 Ann Wright & Al Miller, Federal Practice and Procedure § 1216"
        " (3d ed. 2004). 17A Am. Jur. 2d 184, Contracts § 172 (2023). "
    )
    found = cited(books + text)[-1]
    assert (found.form, found.refers_to, found.certain) == (CitationForm.SUPRA, key, certain)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In light of Winter, we go on.", ["Winter"]), ("The Winter Court recognized it.", ["Winter"]), ("The language in Winter is clear.", ["Winter"]),
        ("Summer held otherwise.", []), ("Winter holds that it is.", ["Winter"]), ("Nothing in Roe II was wrong.", ["Roe II"]), ("(i.e., Roe II).", ["Roe II"]),
        ("Winter noted that he was cold.", []), ("Winter held no interest.", []), ("The Court held that it is.", []), ("Under Kent County policy he ran.", []), ("They told Winter and Roe to go.", []), ("The Winter exception applies.", ["Winter"]),
    ],
)  # fmt: skip
def it_knows_a_bare_name_in_plain_type_by_the_words_around_it(text: str, names: list[str]) -> None:
    before = "Winter v. Kent County, 489 U.S. 189 (1989). Roe v. Doe, No. 02-1646, slip op. at 1 (D.P.R. Sept. 30, 2008) (“Roe II”). "
    found = [one for one in cited(before + text) if one.form is CitationForm.NAME]
    assert [one.name for one in found] == names
    assert all(one.certain and one.refers_to for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Opp’n at 12-13, ECF 60).", [("record:Opp'n", "12-13", "ECF 60")]), ("(Mot., ECF 55 at 13).", [("record:Mot.", "13", "ECF 55")]),
        ("(Compl. [ECF 1] ¶ 9).", [("record:Compl.", "¶ 9", "ECF 1")]), ("(Smith Decl. (ECF 12) ¶ 5).", [("record:Smith Decl.", "¶ 5", "ECF 12")]),
        ("Smith Decl. ¶ 4, Ex. B at 12:3-7.", [("record:Smith Decl.", "¶ 4", None), ("record:Smith Decl. Ex. B", "12:3-7", None)]),
        ("(Exhibit 11F at 1-5).", [("record:Ex. 11F", "1-5", None)]), ("(R. at 40.)", [("record:R.", "40", None)]), ("The Fed. R. at 40.", []),
    ],
)  # fmt: skip
def it_reads_the_paper_its_number_and_the_place(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(one.refers_to, one.pin, one.docket) for one in cited(text)] == expected


def it_tells_the_docket_number_with_the_paper() -> None:
    papers = {
        one.key: one.citations for one in find_citations_in_text(["(Mot., ECF 55 at 13). Reply at 3."]).authorities
    }
    assert papers == {"record:Mot.": ("ECF 55",), "record:Reply": ()}


def it_sets_no_end_to_the_pages_of_a_whole_record() -> None:
    found = cited("(AR, Doc. No. 8-7 at PageID 533.) (Id. at PageID 5400.) (Id.)")
    assert [(one.pin, one.certain) for one in found[1:]] == [("5400", True), (None, True)]


def it_reads_the_code_of_illinois_by_its_initials() -> None:
    found = cited("See 705 ILCS 405/2-3(1)(c) (West 2008). Id. 750 ILCS 50/1(D)(m).")
    assert [one.refers_to for one in found] == [
        *["705 Ill. Comp. Stat. § 405/2-3(1)(c)"] * 2,
        "750 Ill. Comp. Stat. § 50/1(D)(m)",
    ]
    assert found[0].year == 2008


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ill. S. Ct. R. 402", "Ill. Sup. Ct. R. 402"), ("Illinois Supreme Court Rule 402", "Ill. Sup. Ct. R. 402"), ("Sup. Ct. R. 10", "Sup. Ct. R. 10"),
        ("S. Ct. R. 10", "Sup. Ct. R. 10"),
    ],
)  # fmt: skip
def it_tells_the_rules_of_a_states_highest_court_from_those_of_the_nations(text: str, key: str) -> None:
    [found] = cited(f"See {text} (as amended).")
    assert (found.text, found.refers_to) == (text, key)


def it_takes_no_number_of_a_case_for_an_entry_of_its_docket() -> None:
    assert cited("Second District, Docket No. 2-11-1131, was heard.") == ()


@pytest.mark.parametrize("text", ["S.D. Ohio General Order 22-01", "N.D. Cal. General Order No. 56"])
def it_reads_general_orders_of_courts(text: str) -> None:
    [found] = cited(f"See {text}.")
    assert (found.kind, found.refers_to) == (CitationKind.RULE, text.replace("No. ", ""))


def it_takes_no_directive_of_a_police_department_for_a_general_order_of_a_court() -> None:
    assert cited("The Department’s General Order 6.14 requires a warrant.") == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The claim fails under NRS 41.032.", "NRS § 41.032"), ("It fails under RCW 4.92.090.", "RCW § 4.92.090"), ("It fails under ORS 30.265.", "ORS § 30.265"),
        ("It fails under A.R.S. § 12-820.", "A.R.S. § 12-820"), ("It fails under N.R.S. 41.032.", "N.R.S. § 41.032"), ("It fails under FLA. STAT. § 768.28.", "Fla. Stat. § 768.28"),
    ],
)  # fmt: skip
def it_keeps_the_capitals_of_a_code_that_is_cited_by_its_initials(text: str, key: str) -> None:
    assert [one.refers_to for one in find_citations_in_text([text]).citations] == [key]
