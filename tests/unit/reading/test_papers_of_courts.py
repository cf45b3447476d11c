"""Papers of courts of every kind, written for the tests: each field of the head is right or unknown, each writing its judge's."""

import textwrap
from collections.abc import Callable

import pytest

from app.law.opinions import Opinion
from tests.unit.reading.papers import read

FACTS = (
    "The keeper had parked the wagon behind the inn and waited there until the plaintiff came out, as the log of that night shows.",
    "The court below found that his account was not credible in several respects, and that finding is not clearly erroneous.",
)


def prose(*, lead: str = "") -> str:
    return textwrap.fill(f"     {lead}{' '.join(FACTS)}", 72)


def centered(*lines: str) -> str:
    return "\n".join(line.center(72).rstrip() for line in lines)


def paper(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


FIFTH = paper(
    centered("United States Court of Appeals", "for the Fifth Circuit"),
    centered("No. 38-20432"),
    "Celeste Okonkwo,\n\n                                         Plaintiff—Appellee,\n\n                              versus\n\n"
    "Officer Randall Tibbs; City of Fernwood, Texas,\n\n                                         Defendants—Appellants.",
    centered("Appeal from the United States District Court", "for the Southern District of Texas"),
    "Before Owen, Chief Judge, and Jones, Elrod, and Willett, Circuit Judges.",
    "Jennifer Walker Elrod and Don R. Willett, Circuit Judges, joined by Owen,\nChief Judge, and Jones, Circuit Judge:",
    prose(),
    "Stephen A. Higgins, Circuit Judge, joined by Dennis and Graves, Circuit\nJudges, dissenting:",
    prose(lead="I dissent. "),
)
CALIFORNIA = paper(
    "Filed 8/19/32  Lund v. City of Fernwood CA5",
    "NOT TO BE PUBLISHED IN THE OFFICIAL REPORTS",
    centered("IN THE COURT OF APPEAL OF THE STATE OF CALIFORNIA", "FIFTH APPELLATE DISTRICT"),
    "ANA LUND,\n                                                     F081934\n    Plaintiff and Appellant,\n\n             v.\n\n"
    "CITY OF FERNWOOD et al.,                               OPINION\n\n    Defendants and Respondents.",
    "       APPEAL from a judgment of the Superior Court of Fern County.  Rosemary T.\nMoss, Judge.",
    "       Law Offices of Ann Reed and Ann Reed for Plaintiff and Appellant.",
    prose(),
    centered("DISPOSITION"),
    "     The judgment is affirmed.",
    "                                                     PEÑA, J.\nWE CONCUR:",
    "LEVY, Acting P. J.",
    "SNAUFFER, J.",
)
OHIO = paper(
    "[Cite as State ex rel. Vance v. Fern City School Dist., 2039-Ohio-4412.]",
    centered("THE STATE EX REL. VANCE, APPELLANT, v. FERN CITY SCHOOL DISTRICT ET AL.,", "APPELLEES."),
    centered("(No. 2038-1447—Submitted July 10, 2039—Decided October 30, 2039.)"),
    "FISCHER, J.",
    prose(lead="{¶ 1} "),
    "     O'CONNOR, C.J., and KENNEDY, FRENCH, and STEWART, JJ., concur.",
    "DONNELLY, J., dissenting.",
    prose(lead="{¶ 4} I dissent. "),
)
NEW_YORK = paper(
    "Matter of Dowd v City of Fernwood\n2030 NY Slip Op 03385\nDecided on June 17, 2030\nAppellate Division, Second Department",
    "SUPREME COURT OF THE STATE OF NEW YORK\nAppellate Division, Second Judicial Department\nMARK C. MOSS, J.P.\nRUTH C. REED, JJ.",
    "2028-04417\n(Index No. 51822/26)",
    centered("DECISION & ORDER"),
    prose(),
)
SUMMARY_ORDER = paper(
    "30-1447-cv\nRinaldi v. Town of Fernwood",
    centered("UNITED STATES COURT OF APPEALS", "FOR THE SECOND CIRCUIT"),
    centered("SUMMARY ORDER"),
    "     At a stated term of the United States Court of Appeals for the Second Circuit, held on the\n"
    "14th day of May, two thousand thirty-one.",
    "PRESENT:\n            GUIDO CALABRESI,\n            RAYMOND J. LOHIER, JR.,\n            STEVEN J. MENASHI,\n                 Circuit Judges.",
    prose(),
)
MASSACHUSETTS = paper(
    "SJC-12769",
    "    PAULINE GREAVES  vs.  CITY OF FERNWOOD & another.[1]",
    "        Middlesex.     December 2, 2039. - April 10, 2040.",
    " Present:  Gants, C.J., Lenk, Gaziano, & Kafker, JJ.",
    prose(lead="GAZIANO, J.  "),
    "     [1] Officer Daniel Moss.",
)
TEXAS = paper(
    "Opinion issued April 6, 2037",
    centered("In The", "Court of Appeals", "For The", "First District of Texas"),
    centered("NO. 01-36-00284-CV"),
    centered("FERN COUNTY, TEXAS, Appellant"),
    centered("V."),
    centered("DONNA COUGHLIN, Appellee"),
    centered("MEMORANDUM OPINION"),
    prose(),
    "                                              Russell Lloyd\n                                              Justice",
    "Panel consists of Justices Keyes, Bland, and Lloyd.",
)
DISTRICT_OF_COLUMBIA = paper(
    centered("United States Court of Appeals", "FOR THE DISTRICT OF COLUMBIA CIRCUIT"),
    "Argued September 13, 2039              Decided January 14, 2040",
    centered("No. 38-7122"),
    centered("MILDRED FONTAINE,", "APPELLEE"),
    centered("v."),
    centered("DISTRICT OF COLUMBIA AND KEVIN PRUITT, OFFICER,", "APPELLANTS"),
    centered("Consolidated with 38-7123"),
    "Before: HENDERSON, ROGERS and KATSAS, Circuit Judges.",
    prose(lead="KATSAS, Circuit Judge: "),
)
MINUTES = paper(
    centered("UNITED STATES DISTRICT COURT", "CENTRAL DISTRICT OF CALIFORNIA"),
    centered("CIVIL MINUTES – GENERAL"),
    "Case No.  2:30-cv-07382-DSF-PVC            Date   November 9, 2031\nTitle     Imelda Sandoval v. County of Fern, et al.",
    "Present: The Honorable   DALE S. MOSS, United States District Judge",
    prose(),
    centered("CONCLUSION"),
    "     The motion to dismiss is GRANTED with leave to amend as to the second claim. It is DENIED as to the first claim.",
)
ILLINOIS = paper(
    centered("IN THE UNITED STATES DISTRICT COURT", "FOR THE NORTHERN DISTRICT OF ILLINOIS"),
    "LAKEISHA BRANTLEY,                )\n               Plaintiff,         )   No. 37 C 4482\n     v.                           )\n"
    "DEPUTY SHERIFF T. REYNA,          )\n               Defendant.         )",
    prose(),
    centered("CONCLUSION"),
    "     For the foregoing reasons, the Court grants in part and denies in part Defendants' motion to dismiss [24]. The Court "
    "grants the motion as to Count II without prejudice.",
)
PENNSYLVANIA = paper(
    centered("IN THE UNITED STATES DISTRICT COURT", "FOR THE MIDDLE DISTRICT OF PENNSYLVANIA"),
    "WALTER GRIMES, JR.,             :    Civil No. 1:38-CV-02019\n                                :\n          Plaintiff,            :\n"
    "                                :\n          v.                    :\n                                :\n"
    "SUPERINTENDENT OVERMYER, et al.,:\n                                :\n          Defendants.           :",
    prose(),
)
EASTERN_MICHIGAN = paper(
    centered("UNITED STATES DISTRICT COURT", "EASTERN DISTRICT OF MICHIGAN"),
    "DARNELL POOLE,\n                                     Case No. 4:39-cv-11530\n               Plaintiff,            District Judge Ann Reed\n"
    "                                     Magistrate Judge Curtis Fern, Jr.\nv.\n\nCORRECTIONS OFFICER STACK, et al.,\n\n               Defendants.",
    prose(),
)
NEW_JERSEY = paper(
    "                          SUPERIOR COURT OF NEW JERSEY\n                          APPELLATE DIVISION\n                          DOCKET NO. A-2217-38T3",
    "WINIFRED ACKER,\n\n     Plaintiff-Appellant,\n\nv.\n\nTOWNSHIP OF MAPLE GLEN and\nPATROLMAN CARL HALE,\n\n     Defendants-Respondents.",
    "          Submitted January 14, 2040 – Decided February 3, 2040",
    "PER CURIAM",
    prose(),
)


@pytest.mark.parametrize(
    ("raw", "name", "court", "decided", "dockets"),
    [
        pytest.param(FIFTH, "Okonkwo v. Tibbs", "ca5", None, ("38-20432",), id="ca5"),
        pytest.param(CALIFORNIA, "Lund v. City of Fernwood", "calctapp", "2032-08-19", ("F081934",), id="calctapp"),
        pytest.param(
            OHIO, "State ex rel. Vance v. Fern City School District", None, "2039-10-30", ("2038-1447",), id="ohio"
        ),
        pytest.param(
            NEW_YORK, "Matter of Dowd v. City of Fernwood", "nyappdiv", "2030-06-17", ("2028-04417",), id="nyappdiv"
        ),
        pytest.param(SUMMARY_ORDER, "Rinaldi v. Town of Fernwood", "ca2", "2031-05-14", ("30-1447-cv",), id="ca2"),
        pytest.param(MASSACHUSETTS, "Greaves v. City of Fernwood", "mass", "2040-04-10", ("SJC-12769",), id="mass"),
        pytest.param(TEXAS, "Fern County v. Coughlin", "texapp", "2037-04-06", ("01-36-00284-CV",), id="texapp"),
        pytest.param(
            DISTRICT_OF_COLUMBIA,
            "Fontaine v. District of Columbia",
            "cadc",
            "2040-01-14",
            ("38-7122", "38-7123"),
            id="cadc",
        ),
        pytest.param(
            MINUTES, "Sandoval v. County of Fern", "cacd", "2031-11-09", ("2:30-cv-07382-DSF-PVC",), id="minutes"
        ),
        pytest.param(ILLINOIS, "Brantley v. Reyna", "ilnd", None, ("37 C 4482",), id="ilnd"),
        pytest.param(PENNSYLVANIA, "Grimes v. Overmyer", "pamd", None, ("1:38-CV-02019",), id="pamd"),
        pytest.param(EASTERN_MICHIGAN, "Poole v. Stack", "mied", None, ("4:39-cv-11530",), id="mied"),
        pytest.param(
            NEW_JERSEY, "Acker v. Township of Maple Glen", "njsuperctappdiv", "2040-02-03", ("A-2217-38T3",), id="njapp"
        ),
    ],
)
def it_reads_the_head(raw: str, name: str, court: str | None, decided: str | None, dockets: tuple[str, ...]) -> None:
    opinion = read(raw)
    said = (opinion.name, opinion.court, opinion.decided and str(opinion.decided), opinion.dockets)
    assert said == (name, court, decided, dockets)


def it_takes_an_impossible_day_for_none() -> None:
    slip = SUMMARY_ORDER.replace("14th day of May", "31st day of February")
    assert read(slip).decided is None


@pytest.mark.parametrize(
    ("raw", "judges"),
    [
        (CALIFORNIA, ("Peña", "Levy", "Snauffer")),
        (SUMMARY_ORDER, ("Guido Calabresi", "Raymond J. Lohier, Jr.", "Steven J. Menashi")),
        (MASSACHUSETTS, ("Gants", "Lenk", "Gaziano", "Kafker")),
        (TEXAS, ("Keyes", "Bland", "Lloyd")),
        (MINUTES, ("Dale S. Moss",)),
        (EASTERN_MICHIGAN, ()),
    ],
)
def it_knows_who_sat(raw: str, judges: tuple[str, ...]) -> None:
    assert read(raw).judges == judges


def writings(opinion: Opinion) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(part.kind.value, part.author, part.joined_by) for part in opinion.parts if not part.kind.is_staff_text]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (
            FIFTH,
            [
                ("majority", "Jennifer Walker Elrod and Don R. Willett", ("Owen", "Jones")),
                ("dissent", "Stephen A. Higgins", ("Dennis", "Graves")),
            ],
        ),
        (CALIFORNIA, [("majority", "Peña", ())]),
        (OHIO, [("majority", "Fischer", ()), ("dissent", "Donnelly", ())]),
        (TEXAS, [("majority", "Russell Lloyd", ())]),
        (MASSACHUSETTS, [("majority", "Gaziano", ())]),
        (NEW_JERSEY, [("per_curiam", None, ())]),
    ],
)
def it_gives_each_writing_to_its_judges(raw: str, found: list[tuple[str, str | None, tuple[str, ...]]]) -> None:
    assert writings(read(raw)) == found


def it_takes_a_line_that_lists_who_wrote_for_no_beginning_of_the_opinion() -> None:
    opinion = read(
        paper(
            centered("UNITED STATES COURT OF APPEALS", "FOR THE NINTH CIRCUIT"),
            "JANE FERN,                                  No. 30-35001\n          Plaintiff-Appellant,\n  v.\nCITY OF REED,\n"
            "          Defendant-Appellee.",
            "Filed March 3, 2031\nAmended May 5, 2031",
            centered("Order;", "Opinion by Judge Owens"),
            centered("ORDER"),
            "     The opinion filed on March 3, 2031, is amended as follows, and with these changes the panel has voted to deny the "
            "petition for rehearing by the whole court.",
            centered("OPINION"),
            "OWENS, Circuit Judge:",
            prose(),
        )
    )
    assert writings(opinion) == [("order", None, ()), ("majority", "Owens", ())]
    assert (str(opinion.decided), str(opinion.amended)) == ("2031-03-03", "2031-05-05")


def it_leaves_counsel_and_origin_in_the_head_of_a_state_opinion() -> None:
    opinion = read(CALIFORNIA)
    assert opinion.parts[1].paragraphs[0].text.startswith(FACTS[0])
    assert opinion.counsel == ("Law Offices of Ann Reed and Ann Reed for Plaintiff and Appellant.",)


@pytest.mark.parametrize(
    ("raw", "rulings"),
    [
        (MINUTES, [("second", "granted", "The motion to dismiss"), ("first", "denied", "The motion to dismiss")]),
        (
            ILLINOIS,
            [
                (None, "granted_in_part_denied_in_part", "Defendants' motion to dismiss"),
                ("II", "granted", "the motion"),
            ],
        ),
    ],
)
def it_reads_the_rulings(raw: str, rulings: list[tuple[str | None, str, str]]) -> None:
    found = read(raw).rulings
    assert [(one.count, one.outcome.value, one.motion) for one in found] == rulings
    assert found[0].subject in {None, "the second claim"}


@pytest.mark.parametrize("mark", [str.upper, str.title])
def it_takes_a_title_before_a_name_for_no_part_of_it(mark: Callable[[str], str]) -> None:
    caption = f"JANE FERN,\n\n     Plaintiff,\n\nv.\n\n{mark('deputy sheriff caleb thorne')},\n\n     Defendant.\n"
    assert read(paper("UNITED STATES DISTRICT COURT\nDISTRICT OF OREGON", caption, prose())).name == "Fern v. Thorne"
