"""Where a line must not break."""

import pytest

from app.word.metrics import text_width
from app.word.typography import bind, join_ranges, part_ranges


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("42 U.S.C. § 1983", "42~U.S.C.~§~1983"),
        ("§§ 820.4, 847", "§§~820.4, 847"),
        ("ends with § ", "ends with §~"),
        ("FAC ¶ 51", "FAC~¶~51"),
        ("FAC ¶¶ 57–58", "FAC~¶¶~57–+58"),
        ("Compl. ¶ 9", "Compl.~¶~9"),
        ("ECF No. 52 at 7", "ECF~No.~52 at~7"),
        ("ECF Nos. 52, 55", "ECF~Nos.~52, 55"),
        ("No. 17-cv-00263", "No.~17-cv-00263"),
        ("No. He said no. Then", "No. He said no. Then"),
        ("204 F.3d 947, 955", "204~F.3d~947, 955"),
        ("135 S. Ct. 1765", "135~S.~Ct.~1765"),
        ("Counts 1 and 2", "Counts~1 and 2"),
        ("(Count ", "(Count~"),
        ("before March 14, 2021", "before March~14, 2021"),
        ("in March he left", "in March he left"),
        ("LaLonde, 204 F.3d at 955", "LaLonde, 204~F.3d~at~955"),
        (" at 951, 955.", "~at~951, 955."),
        ("2018 WL 1 at *3", "2018~WL~1 at~*3"),
        ("[Mot. at ?]", "[Mot.~at~?]"),
        ("at home", "at home"),
        ("40 n.1", "40~n.1"),
        ("Prior Order at 18–25", "Prior~Order at~18–+25"),
        ("limit of L.R. 11-6.1", "limit of L.R.~11-6.1"),
        ("N.D. Cal. Civ. L.R. 7-3(a)", "N.D. Cal. Civ.~L.R.~7-3(a)"),
        ("Mr. Malek", "Mr.~Malek"),
        ("Mot. at 24–25", "Mot.~at~24–+25"),
        ("68 F. App’x 5", "68~F.~App’x~5"),
        ("517 F. Supp. 2d 1206", "517~F.~Supp.~2d~1206"),
        ("17 Cal. App. 5th 766", "17~Cal.~App.~5th~766"),
        ("7 Cal. 5th 1", "7~Cal.~5th~1"),
        ("5 L. Ed. 2d 9", "5~L.~Ed.~2d~9"),
        ("2008 WL 598246", "2008~WL~598246"),
        ("(9th Cir. 2000)", "(9th~Cir.~2000)"),
        ("Fed. R. Civ. P. 12(b)(6)", "Fed.~R.~Civ.~P.~12(b)(6)"),
        ("Fed. R. Evid. 404(b)", "Fed.~R.~Evid.~404(b)"),
        ("Rule 12 of the Fed. R. Civ. P. applies", "Rule 12 of the Fed.~R.~Civ.~P. applies"),
        ("Ford, 706 F.3d at 1194 n.2", "Ford, 706~F.3d~at~1194~n.2"),
        ("17 Cal. App. 5th at 803", "17~Cal.~App.~5th~at~803"),
        ("heard on Cal. at home", "heard on Cal. at home"),
        ("20 C.F.R. §§ 404.1", "20~C.F.R.~§§~404.1"),
        ("Cal. Penal Code § 835", "Cal.~Penal Code~§~835"),
        ("Cal. Gov’t Code § 820.4", "Cal.~Gov’t Code~§~820.4"),
        ("(C.D. Cal. Aug. 23, 2005)", "(C.D. Cal. Aug.~23, 2005)"),
        ("(Ct. App. 2017)", "(Ct.~App.~2017)"),
        ("(Cal. 2007)", "(Cal.~2007)"),
        ("by May. 2000 men", "by May. 2000 men"),
        ("U.S. Const. amend. IV", "U.S. Const. amend.~IV"),
        ("Ex. A at 3", "Ex.~A at~3"),
        ("12–13", "12–+13"),
        ("Whitlock Dep. 22:4", "Whitlock Dep.~22:4"),
        ("No. CV-05-0481", "No.~CV-05-0481"),
        ("No. C 05-0481", "No. C 05-0481"),
        ("22:4–19, 25:3–7", "22:4–+19, 25:3–+7"),
        ("the door – or near it", "the door – or near it"),
        ("May–June", "May–June"),
    ],
)
def it_binds_signs_to_their_numbers(text, bound):
    assert bind(text) == bound.replace("~", "\xa0").replace("+", "\u2060")


def it_takes_no_room_to_hold_a_range_together():
    assert text_width(bind("12–13")) == text_width("12–13")


def it_parts_what_it_has_joined():
    assert part_ranges(join_ranges("955–58, 960–61")) == "955–58, 960–61"
    assert join_ranges(join_ranges("955–58")) == join_ranges("955–58")
