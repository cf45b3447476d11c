"""Lines of capitals as a sentence writes them: initials stay, words do not, and the text's own spelling goes first."""

import pytest

from app.reading.spelling import Spellings


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("BATTERY UNDER NRS 41.032 AND ORS 30.265", "Battery Under NRS 41.032 and ORS 30.265"),
        ("DEFENDANT LVMPD’S MOTION ON THE FTCA CLAIM", "Defendant LVMPD’s Motion on the FTCA Claim"),
        ("SWAT AND K-9 OFFICERS, A DUI-RELATED STOP", "SWAT and K-9 Officers, A DUI-Related Stop"),
        ("COUNTS VI AND XIV", "Counts VI and XIV"),
        ("NEGLIGENCE PER SE (RCW 4.92; A.R.S. § 12-820)", "Negligence Per Se (RCW 4.92; A.R.S. § 12-820)"),
        ("VIOLATION OF THE ADA", "Violation of the ADA"),
        ("ADA DOYLE", "Ada Doyle"),
        ("CIVIL RICO", "Civil RICO"),
        ("RICO MENDOZA", "Rico Mendoza"),
        ("SGT. JOHN NG, JR., AND ST. CLAIR III", "Sgt. John Ng, Jr., and St. Clair III"),
        ("MARIA ALONSO, ALSO CALLED LYNN FLYNN", "Maria Alonso, Also Called Lynn Flynn"),
        ("Deputy MCNAMARA", "Deputy McNamara"),
    ],
)
def it_keeps_initials_in_capitals(printed: str, written: str):
    assert Spellings("").person(printed) == written


def it_goes_by_the_text_before_the_list():
    text = "Deputy Ffrench-Lalo and Ms. Tsa came. Ms. Tsa left."
    assert Spellings(text, text).person("TSA v. FFRENCH-LALO") == "Tsa v. Ffrench-Lalo"
