"""Full citations: numbers, pin, court, date, name, signal, parentheticals, history, parallel reports."""

import pytest

from app.citations.extract import iter_printed
from app.citations.report import find_citations_in_text
from app.law.citations import Citation, CitationForm, CitationKind


def read(text: str) -> list[Citation]:
    return list(find_citations_in_text([text]).citations)


def cases(text: str) -> list[Citation]:
    return [one for one in read(text) if one.kind is CitationKind.CASE]


@pytest.mark.parametrize(
    ("text", "cite", "pin", "court", "year"),
    [
        ("Adams v. Brown, 204 F.3d 947, 955 (9th Cir. 2000).", "204 F.3d 947", "955", "ca9", 2000),
        ("Adams v. Brown, 134 S.Ct. 2056, 2066–67 (2014).", "134 S. Ct. 2056", "2066-67", "scotus", 2014),
        ("Adams v. Brown, 490 U. S. 386, 396, n. 10 (1989).", "490 U.S. 386", "396 n.10", "scotus", 1989),
        ("Adams v. Brown, 1 F.3d 10, 14 nn.5–6 (2d Cir. 1990).", "1 F.3d 10", "14 nn.5-6", "ca2", 1990),
        ("Adams v. Brown, 1 F.3d 10, 12, n. 7, 18, n.9 (9th Cir. 1990)", "1 F.3d 10", "12 n.7, 18 n.9", "ca9", 1990),
        (
            "Adams v. Brown, 17 Cal. App. 5th 766, 803 n.31 (Ct. App. 2017)",
            "17 Cal. App. 5th 766",
            "803 n.31",
            "calctapp",
            2017,
        ),
        ("Adams v. Brown, 54 Cal.3d 202, 215 (1991).", "54 Cal. 3d 202", "215", "cal", 1991),
        ("Adams v. Brown, 517 F.Supp.2d 1206 (E.D. Cal. 2007).", "517 F. Supp. 2d 1206", None, "caed", 2007),
        ("Adams v. Brown, 314 F. App’x 68 (9th Cir. 2009).", "314 F. App'x 68", None, "ca9", 2009),
        ("Adams v. Brown, 54 F.3d1447, 1449 (9th Cir. 1995).", "54 F.3d 1447", "1449", "ca9", 1995),
        ("Adams v. Brown, 12 F. 3d 5, 7 (CA9 1993).", "12 F.3d 5", "7", "ca9", 1993),
        ("Adams v. Brown, 2016 WL 7, at *2–3 (ND Cal. Jan. 3, 2016).", "2016 WL 7", "*2-3", "cand", 2016),
        ("Adams v. Brown, 1 F.3d 10 (1990).", "1 F.3d 10", None, None, 1990),
        ("Adams v. Brown, 2 F.3d 8, 10 (9th Cir. Apr. 23, 14 2005).", "2 F.3d 8", "10", "ca9", 2005),
    ],
)
def it_reads_numbers_pin_court_and_year(text: str, cite: str, pin: str | None, court: str | None, year: int) -> None:
    [found] = cases(text)
    assert f"{found.volume} {found.reporter} {found.page}" == cite == found.refers_to
    assert (found.pin, found.court, found.year, found.form) == (pin, court, year, CitationForm.FULL)
    assert found.name == "Adams v. Brown"


@pytest.mark.parametrize("party", ["Thompson", "Holmes", "Chase", "Wallace", "Hughes", "Taney", "Deady", "Gilmer"])
@pytest.mark.parametrize(
    "printed", ["563 U.S. 51, 62 (2011)", "500 F.3d 52, 62 (9th Cir. 2007)", "9 Cal. 5th 52, 62 (2020)"]
)
def it_takes_no_party_for_an_old_reporter_of_that_name(party: str, printed: str) -> None:
    full, *_others = cases(f"See Adams v. {party}, {printed}.")
    assert (full.name, full.form, full.pin) == (f"Adams v. {party}", CitationForm.FULL, "62")
    assert printed.startswith(str(full.refers_to))


def it_reads_each_year_from_its_own_parentheses() -> None:
    first, second = cases("Adams v. Brown, 1 F.3d 2; Cole v. Dunn, 3 F.3d 4 (9th Cir. 1993).")
    assert (first.year, second.year) == (None, 1993)


def it_reads_docket_and_day_of_an_unreported_decision() -> None:
    [found] = cases("Adams v. Brown, No. 15-CV-2638-BTM, 2017 WL 4005345, at *6–7 (S.D. Cal. Sept. 11, 2017).")
    assert (found.docket, found.date, found.pin, found.court) == ("15-CV-2638-BTM", "2017-09-11", "*6-7", "casd")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The rule is settled. See In re Gale Scis. Sec. Litig., 536 F.3d 1049 (9th Cir. 2008).",
            "In re Gale Scis. Sec. Litig.",
        ),
        (
            "So held Reed v. Oil Exploration (Alaska) Inc., 643 F.3d 681 (9th Cir. 2011).",
            "Reed v. Oil Exploration (Alaska) Inc.",
        ),
        ("Eminent Capital, LLC v. Aspen, Inc., 316 F.3d 1048 (9th Cir. 2003)", "Eminent Capital, LLC v. Aspen, Inc."),
        (
            "In City & Cnty. of San Francisco v. Shaw, 135 S. Ct. 1765 (2015), it held",
            "City & Cnty. of San Francisco v. Shaw",
        ),
        ("The court relied on United States v. Botts, 589 F.2d 430 (9th Cir. 1978).", "United States v. Botts"),
        ("reliance on Smith and United States v. Lind, 877 F.2d 777 (9th Cir. 1989)", "United States v. Lind"),
        ("J.B. v. Cty. of San Diego, 864 F.3d 1010 (9th Cir. 2017).", "J.B. v. Cty. of San Diego"),
        ("Unlike the court in Doe v. Roe, 1 F.3d 2 (9th Cir. 1993), we", "Doe v. Roe"),
        ("People v. Diaz (1992) 3 Cal.4th 495, 565.", "People v. Diaz"),
        ("Adams v. Brown, 577 U. S. ___, 136 S. Ct. 305 (2015)", "Adams v. Brown"),
        ("Ash v. al-Kidd, 131 S. Ct. 2074 (2011).", "Ash v. al-Kidd"),
        ("Blank v. City of Orange. 485 F.3d 463 (9th Cir. 2007).", "Blank v. City of Orange"),
        ("Faust v. Comm’r of Soc. Sec., 581 F.3d 399 (6th Cir. 2009).", "Faust v. Comm’r of Soc. Sec."),
    ],
)
def it_cuts_names_where_they_begin_and_end(text: str, name: str) -> None:
    assert cases(text)[0].name == name


def it_takes_the_year_before_the_reporter_as_california_prints_it() -> None:
    first, *parallels = cases("People v. Diaz (1992) 3 Cal.4th 495, 565 [11 Cal.Rptr.2d 353, 834 P.2d 1171].")
    assert (first.year, first.pin, first.court) == (1992, "565", "cal")
    assert [one.refers_to for one in parallels] == ["3 Cal. 4th 495"] * 2


def it_groups_parallel_reports_as_one_authority() -> None:
    report = find_citations_in_text(["Adams v. Brown, 533 U.S. 194, 201, 121 S. Ct. 2151, 150 L. Ed. 2d 272 (2001)."])
    assert {(one.year, one.name, one.refers_to) for one in report.citations} == {
        (2001, "Adams v. Brown", "533 U.S. 194")
    }
    [authority] = report.authorities
    assert authority.citations == ("533 U.S. 194", "121 S. Ct. 2151", "150 L. Ed. 2d 272")
    assert authority.count == 1


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("See Adams v. Brown, 1 F.3d 2 (9th Cir. 1993).", "see"),
        ("It is so. See, e.g., Adams v. Brown, 1 F.3d 2 (9th Cir. 1993).", "see, e.g."),
        ("x; see also Adams v. Brown, 1 F.3d 2 (9th Cir. 1993).", "see also"),
        ("But see Adams v. Brown, 1 F.3d 2 (9th Cir. 1993).", "but see"),
        ("x; accord, Adams v. Brown, 1 F.3d 2 (9th Cir. 1993).", "accord"),
        ("Adams v. Brown, 1 F.3d 2 (9th Cir. 1993).", None),
    ],
)
def it_reads_signals(text: str, signal: str | None) -> None:
    [found] = cases(text)
    assert found.signal == signal
    assert found.text.startswith("Adams")


def it_reads_parentheticals_and_what_is_cited_in_them() -> None:
    text = "Adams v. Brown, 1 F.3d 2, 3 (9th Cir. 1993) (en banc) (quoting Cole v. Dunn, 4 U.S. 5 (1950) (per curiam))."
    outer, inner = cases(text)
    assert outer.parentheticals == ("en banc", "quoting Cole v. Dunn, 4 U.S. 5 (1950) (per curiam)")
    assert (inner.inside_of, inner.parentheticals) == (outer.index, ("per curiam",))


@pytest.mark.parametrize(
    ("after", "phrase", "has_later"),
    [
        (", aff’d sub nom. Adams v. Cole, 314 F. App’x 68 (9th Cir. 2009)", "aff'd sub nom.", True),
        (
            " overruled on other grounds by Dunn v. Eads, 852 F.3d 1167 (9th Cir. 2017)",
            "overruled on other grounds by",
            True,
        ),
        (
            ", report and recommendation adopted, No. 1-CV-2, 2008 WL 598246 (E.D. Cal. Mar. 4, 2008)",
            "report and recommendation adopted",
            True,
        ),
        (", as amended (Feb. 10, 2009)", "as amended", False),
        (", review denied (June 14, 2017)", "review denied", False),
        (", cert. denied, 500 U.S. 900 (1991)", "cert. denied", True),
    ],
)
def it_reads_history(after: str, phrase: str, has_later: bool) -> None:
    first, *later = cases(f"Adams v. Brown, 5 F.3d 6, 7 (9th Cir. 2007){after}.")
    [link] = first.history
    assert link.phrase == phrase
    assert link.index == (later[0].index if has_later else None)
    assert first.parentheticals == ()


def it_links_history_told_in_a_parenthetical() -> None:
    first, later = cases(
        "Adams v. Brown, 5 F.3d 6 (9th Cir. 2007) (overruled by Cole v. Dunn, 9 F.4th 10 (9th Cir. 2021))."
    )
    assert [(link.phrase, link.index) for link in first.history] == [("overruled by", later.index)]


def it_takes_a_name_from_earlier_in_the_paragraph() -> None:
    text = "In Adams v. Brown the Court held that such an entry needs a warrant. 445 U.S. 573, 576 (1980)."
    full = next(one for one in cases(text) if one.form is CitationForm.FULL)
    assert (full.name, full.certain) == ("Adams v. Brown", True)
    assert full.reasons


def it_chooses_among_reporters_of_one_abbreviation_by_the_year() -> None:
    [found] = cases("Adams v. Brown, 1 Wash. 1 (1890)")
    assert found.reporter == "Wash."


@pytest.mark.parametrize(
    "text", ["", "no numbers here", "Room 5 at 10 Main St.", "On May 3, 2018 he paid $1,200 to 3 men."]
)
def it_finds_nothing_where_nothing_is_cited(text: str) -> None:
    assert list(iter_printed(text)) == []
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "docket", "pin", "court", "date"),
    [
        ("Adams v. Brown, No. 19-cv-12345 (S.D.N.Y. filed Jan. 5, 2019).", "19-cv-12345", None, "nysd", "2019-01-05"),
        ("Adams v. Brown, No. 15-1234 (9th Cir. Mar. 3, 2016).", "15-1234", None, "ca9", "2016-03-03"),
        ("Adams v. Brown, No. 17-cv-00263-BLF, slip op. at 22 (N.D. Cal. May 30, 2018).", "17-cv-00263-BLF", "22", "cand", "2018-05-30"),
    ],
)  # fmt: skip
def it_reads_decisions_that_only_a_docket_number_tells(
    text: str, docket: str, pin: str | None, court: str, date: str
) -> None:
    [found] = cases(f"{text} So it is.")
    assert (found.name, found.docket, found.pin, found.court, found.date) == (
        "Adams v. Brown",
        docket,
        pin,
        court,
        date,
    )
    assert found.reporter is None


def it_binds_a_slip_opinion_cited_again() -> None:
    full, again = cases(
        "Adams v. Brown, No. 15-1234, slip op. at 2 (9th Cir. Mar. 3, 2016). Then Adams, slip op. at 5."
    )
    assert (again.form, again.pin, again.refers_to, again.certain) == (CitationForm.SHORT, "5", full.refers_to, True)


def it_keeps_the_date_of_a_history_phrase() -> None:
    [found] = cases("Adams v. Brown, 552 F.3d 981, 1007 (9th Cir. 2009), as amended (Feb. 10, 2009) (so holding).")
    assert [(link.phrase, link.date) for link in found.history] == [("as amended", "2009-02-10")]
    assert found.parentheticals == ("so holding",)


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("Adams v. Brown, 1 F. Supp. 1 (D Kan 1992).", "ksd"),
        ("Adams v. Brown, 1 A.3d 1 (Pa.Super. 2011).", "pasuperct"),
        ("Adams v. Brown, 242 So.2d 253 (La.App. 4 Cir. 1970).", "lactapp"),
        ("Adams v. Brown, 1 S.W.3d 1 (Tex. App.—Houston [14th Dist.] 2012, no pet.).", "texapp"),
        ("Adams v. Brown, 143 Wis. 2d 508 (Ct. App. 1988).", "wisctapp"),
        ("Adams v. Brown, 24 Ill. App. 3d 740 (1st Dist. 1974).", "illappct"),
        ("Adams v. Brown, 819 A.2d 968 (D.C. 2003).", "dc"),
        ("Adams v. Brown, 2004 WI 58.", "wis"),
        ("Adams v. Brown, 271 Wis. 2d 633 (2004).", None),
        ("Adams v. Brown, 997 N.E.2d 384 (2013).", None),
    ],
)
def it_knows_courts_however_they_are_written(text: str, court: str | None) -> None:
    [found] = cases(text)
    assert found.court == court


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In re Estate of Marks, 187 S.W.3d 21 (Tenn. Ct. App. 2005)", "In re Estate of Marks"),
        ("First State Bank v. Kell, 851 S.W.2d 914 (Tex. App. 1993)", "First State Bank v. Kell"),
        ("First, Adams v. Brown, 851 S.W.2d 914 (Tex. App. 1993)", "Adams v. Brown"),
        (
            "PBS, Inc., d/b/a Paris Books v. City of Dallas, 493 U.S. 215 (1990)",
            "PBS, Inc., d/b/a Paris Books v. City of Dallas",
        ),
    ],
)
def it_takes_the_whole_name(text: str, name: str) -> None:
    assert cases(f"So it was held. {text}.")[0].name == name


def it_names_a_case_that_prints_no_name_by_what_the_text_calls_it() -> None:
    first, second = cases("Adams v. Brown, 1 F.3d 2 (9th Cir. 1993). The door was open. 1 F.3d 2, 5 (9th Cir. 1993).")
    assert second.name == first.name
    assert "prints no name" in second.reasons[0]


def it_reads_a_report_in_parentheses_and_one_after_supra() -> None:
    first, parallel, again = cases(
        "Adams v. Brown, 286 Ga. 216, 218 (686 SE2d 786) (2009). Adams v. Brown, supra, 286 Ga. 219."
    )
    assert parallel.refers_to == first.refers_to == again.refers_to
    assert (parallel.inside_of, again.form, again.pin) == (None, CitationForm.SHORT, "219")


def it_reads_reporters_with_spaces_to_spare() -> None:
    text = "Adams v. Brown,  477  U.S.   242, 248 (1986)."
    [found] = cases(text)
    assert (found.refers_to, found.pin, text[found.span[0] : found.span[1]]) == ("477 U.S. 242", "248", found.text)


def it_passes_over_a_star_page_inside_a_citation() -> None:
    [found] = cases("Commonwealth v. Roe, 135 *355 Mass. 147, 149 (1883).")
    assert (found.name, found.volume, found.reporter, found.page) == ("Commonwealth v. Roe", "135", "Mass.", "147")


def it_leaves_the_pin_of_a_database_alone() -> None:
    first, second = cases(
        "Roe v. Poe, 2007 WL 4284864, at *4 (E.D. Cal. Dec. 4, 2007); Moe v. Coe, 3 F.3d 4 (9th Cir. 1993)."
    )
    assert (first.pin, second.name) == ("*4", "Moe v. Coe")
