"""Citations written by hand from the practice's rules, beside its own vectors: names, courts, pins, laws, record cites, quotations."""

from typing import Any

import pytest

from app.citations.quotes import capitalised, lowered, marked_error, omitted, quote, replaced
from tests.helpers.vectors import render


def c(name: str, vol: int, rep: str, first: int, pin: str, court: str, year: int, **more: Any) -> dict[str, Any]:
    return {
        "t": "case",
        "name": name,
        "vol": vol,
        "rep": rep,
        "first": first,
        "pin": pin,
        "court": court,
        "year": year,
    } | more


VECTORS: list[tuple[dict[str, Any], str]] = [
(c("Tolan v. Cotton",572,"U.S.",650,"656-657","U.S.",2014,weight="per curiam"),"<i>Tolan v. Cotton</i>, 572 U.S. 650, 656–57 (2014) (per curiam)"),
(c("Lacey v. Maricopa County",693,"F.3d",896,"916","9th Cir.",2012,weight="en banc",context="citation"),"<i>Lacey v. Maricopa Cnty.</i>, 693 F.3d 896, 916 (9th Cir. 2012) (en banc)"),
(c("Sandoval v. County of San Diego",985,"F.3d",657,"667, 672 n.8","9th Cir.",2021,context="citation"),"<i>Sandoval v. Cnty. of San Diego</i>, 985 F.3d 657, 667, 672 n.8 (9th Cir. 2021)"),
(c("Monell v. Department of Social Services of City of New York",436,"U.S.",658,"690-691","U.S.",1978,context="citation"),"<i>Monell v. Dep’t of Soc. Servs. of City of N.Y.</i>, 436 U.S. 658, 690–91 (1978)"),
(c("United States v. Jacobsen",466,"U.S.",109,"113","U.S.",1984,context="citation"),"<i>United States v. Jacobsen</i>, 466 U.S. 109, 113 (1984)"),
(c("Los Angeles County v. Rettele",550,"U.S.",609,"615","U.S.",2007,weight="per curiam",context="citation"),"<i>L.A. Cnty. v. Rettele</i>, 550 U.S. 609, 615 (2007) (per curiam)"),
(c("Fontana v. Haskin",262,"F.3d",871,"879","9th Cir.",2001,context="citation"),"<i>Fontana v. Haskin</i>, 262 F.3d 871, 879 (9th Cir. 2001)"),
(c("Estate of Lopez v. Gelhaus",871,"F.3d",998,"1006-1007","9th Cir.",2017,context="citation"),"<i>Estate of Lopez v. Gelhaus</i>, 871 F.3d 998, 1006–07 (9th Cir. 2017)"),
(c("Santa Clara Valley Water District v. Olin Corporation",655,"F. Supp. 2d",1066,"1070","N.D. Cal.",2009,context="citation"),"<i>Santa Clara Valley Water Dist. v. Olin Corp.</i>, 655 F. Supp. 2d 1066, 1070 (N.D. Cal. 2009)"),
(c("Peck v. Montoya",51,"F.4th",877,"887","9th Cir.",2022,context="citation"),"<i>Peck v. Montoya</i>, 51 F.4th 877, 887 (9th Cir. 2022)"),
(c("City of Escondido v. Emmons",139,"S. Ct.",500,"503","U.S.",2019,weight="per curiam",context="citation"),"<i>City of Escondido v. Emmons</i>, 139 S. Ct. 500, 503 (2019) (per curiam)"),
(c("Board of Education of Island Trees Union Free School District No. 26 v. Pico",457,"U.S.",853,"870","U.S.",1982,context="citation",weight="plurality opinion"),"<i>Bd. of Educ. of Island Trees Union Free Sch. Dist. No. 26 v. Pico</i>, 457 U.S. 853, 870 (1982) (plurality opinion)"),
(c("National Association of Manufacturers v. Department of Defense",583,"U.S.",109,"123","U.S.",2018,context="citation"),"<i>Nat’l Ass’n of Mfrs. v. Dep’t of Def.</i>, 583 U.S. 109, 123 (2018)"),
(c("Doe v. Petaluma City School District",54,"F.3d",1447,"1449-1450","9th Cir.",1995,context="citation"),"<i>Doe v. Petaluma City Sch. Dist.</i>, 54 F.3d 1447, 1449–50 (9th Cir. 1995)"),
(c("Brown & Williamson Tobacco Corporation v. Jacobson",827,"F.2d",1119,"1127","7th Cir.",1987,context="citation"),"<i>Brown & Williamson Tobacco Corp. v. Jacobson</i>, 827 F.2d 1119, 1127 (7th Cir. 1987)"),
(c("Venegas v. County of Los Angeles",32,"Cal. 4th",820,"843","Cal.",2004,context="citation"),"<i>Venegas v. Cnty. of L.A.</i>, 32 Cal. 4th 820, 843 (2004)"),
(c("Shoyoye v. County of Los Angeles",203,"Cal. App. 4th",947,"959","Cal. Ct. App.",2012,context="citation"),"<i>Shoyoye v. Cnty. of L.A.</i>, 203 Cal. App. 4th 947, 959 (Ct. App. 2012)"),
(c("Whren v. United States",517,"U.S.",806,"813","U.S.",1996,parens=["rejecting a test of motive"]),"<i>Whren v. United States</i>, 517 U.S. 806, 813 (1996) (rejecting a test of motive)"),
(c("Graham v. Connor",490,"U.S.",386,"396","U.S.",1989,emphasis="added",citations="omitted"),"<i>Graham v. Connor</i>, 490 U.S. 386, 396 (1989) (emphasis added) (citations omitted)"),
(c("Graham v. Connor",490,"U.S.",386,"396","U.S.",1989,modified=True),"<i>Graham v. Connor</i>, 490 U.S. 386, 396 (1989) (citation modified)"),
(c("Graham v. Connor",490,"U.S.",386,"396","U.S.",1989,modified=True,edition=21),"<i>Graham v. Connor</i>, 490 U.S. 386, 396 (1989) (cleaned up)"),
({"t":"wl","name":"Ramirez v. City of Oakland","wl":"2021 WL 1234567","docket":"20-cv-00111-JST","pin":"6-7","court":"N.D. Cal.","date":"2021-06-03","context":"citation"},"<i>Ramirez v. City of Oakland</i>, No. 20-cv-00111-JST, 2021 WL 1234567, at *6–7 (N.D. Cal. June 3, 2021)"),
({"t":"slip","name":"Ramirez v. City of Oakland","docket":"20-cv-00111-JST","pin":"4","court":"N.D. Cal.","date":"2021-09-03","context":"citation"},"<i>Ramirez v. City of Oakland</i>, No. 20-cv-00111-JST, slip op. at 4 (N.D. Cal. Sept. 3, 2021)"),
({"t":"statute","code":"42 U.S.C.","sec":["1983","1988(b)"]},"42 U.S.C. §§ 1983, 1988(b)"),({"t":"statute","code":"18 U.S.C.","sec":"2510-2522"},"18 U.S.C. §§ 2510–2522"),
({"t":"statute","code":"42 U.S.C.","sec":"2000e-2(a)(1)"},"42 U.S.C. § 2000e-2(a)(1)"),({"t":"statute","code":"Cal. Gov’t Code","sec":["820.2","820.4","820.8"]},"Cal. Gov’t Code §§ 820.2, 820.4, 820.8"),
({"t":"statute","code":"15 U.S.C.","sec":"1681c-1"},"15 U.S.C. § 1681c-1"),({"t":"statute","code":"28 C.F.R.","sec":"35.130(b)(7)"},"28 C.F.R. § 35.130(b)(7)"),
({"t":"statute","code":"Cal. Civ. Code","sec":"52.1(b)(2)","style":"csm"},"(Civ. Code, § 52.1, subd. (b)(2).)"),({"t":"statute","code":"Cal. Health & Safety Code","sec":["11350","11351"],"style":"csm"},"(Health & Saf. Code, §§ 11350, 11351.)"),
({"t":"statute","code":"Cal. Welf. & Inst. Code","sec":"5150(a)","style":"csm"},"(Welf. & Inst. Code, § 5150, subd. (a).)"),({"t":"statute","code":"Cal. Bus. & Prof. Code","sec":"17200","style":"csm"},"(Bus. & Prof. Code, § 17200.)"),
({"t":"statute","code":"Cal. Evid. Code","sec":"452(h)","style":"csm"},"(Evid. Code, § 452, subd. (h).)"),({"t":"statute","code":"Cal. Veh. Code","sec":"22350","style":"csm"},"(Veh. Code, § 22350.)"),
({"t":"statute","code":"Cal. Civ. Proc. Code","sec":"425.16(b)(1)","style":"csm"},"(Code Civ. Proc., § 425.16, subd. (b)(1).)"),({"t":"statute","code":"Cal. Lab. Code","sec":"1102.5","style":"csm"},"(Lab. Code, § 1102.5.)"),
({"t":"statute","code":"42 U.S.C.","sec":"1983","style":"csm"},"(42 U.S.C. § 1983.)"),
({"t":"statute","short":"id","sec":"1988(b)"},"<i>Id.</i> § 1988(b)"),({"t":"rule","set":"Fed. R. Civ. P.","no":"56(c)(2)"},"Fed. R. Civ. P. 56(c)(2)"),({"t":"rule","set":"9th Cir. R.","no":"36-3"},"9th Cir. R. 36-3"),
({"t":"rule","set":"Cal. R. Ct.","no":"8.1115(b)"},"Cal. R. Ct. 8.1115(b)"),({"t":"const","amend":"XIV","sec":"1"},"U.S. Const. amend. XIV, § 1"),({"t":"const","art":"I","sec":"8","cl":"3"},"U.S. Const. art. I, § 8, cl. 3"),({"t":"const","of":"Cal.","art":"I","sec":"7(a)"},"Cal. Const. art. I, § 7(a)"),
({"t":"pin","raw":"100-101"},"100–01"),({"t":"pin","raw":"99-101"},"99–101"),({"t":"pin","raw":"1998-2003"},"1998–2003"),({"t":"pin","raw":"108-109"},"108–09"),({"t":"pin","raw":"1048-1049, 1052"},"1048–49, 1052"),({"t":"pin","raw":"12345-12346"},"12345–46"),
({"t":"pin","raw":"note 4 on 12"},"12 n.4"),({"t":"pin","raw":"notes 4, 5, and 9 on 12"},"12 nn.4, 5 & 9"),({"t":"pin","raw":"*3-4"},"*3–4"),({"t":"pin","raw":"958 n. 16"},"958 n.16"),({"t":"pin","raw":"8-9"},"8–9"),({"t":"pin","raw":"pages 12 and 14"},"12, 14"),
({"t":"rec","doc":"FAC","para":["51","55","57-58"]},"FAC ¶¶ 51, 55, 57–58"),({"t":"rec","doc":"SAC","para":["3-4"]},"SAC ¶¶ 3–4"),({"t":"rec","doc":"Opp’n","page":["12-13"],"ecf":"60"},"Opp’n at 12–13, ECF No. 60"),({"t":"rec","doc":"Ruiz Dep.","line":["45:12-46:3"]},"Ruiz Dep. 45:12–46:3"),({"t":"rec","doc":"Lee Decl.","para":["4"]},"Lee Decl. ¶ 4"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), VECTORS, ids=[expected for _, expected in VECTORS])
def it_writes_citations(given: dict[str, Any], expected: str) -> None:
    assert render(given) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (quote("he said “no ‘way’” then"), "“he said ‘no “way”’ then”"),
        (omitted("The officer ran", "the gun."), "The officer ran . . . the gun."),
        (omitted("The officer ran.", "The gun fell."), "The officer ran. . . . The gun fell."),
        (omitted("The officer ran"), "The officer ran . . . ."),
        (omitted("The officer ran", "Then he fell.", ends_sentence=True), "The officer ran . . . . Then he fell."),
        (capitalised("the right"), "[T]he right"),
        (lowered("The right"), "[t]he right"),
        (replaced("the officer ran", "the officer", "Smith"), "[Smith] ran"),
        (marked_error("he have gone", "have"), "he have [sic] gone"),
    ],
)
def it_prints_quoted_words(written: str, expected: str) -> None:
    assert written == expected
