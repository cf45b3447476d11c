"""Abbreviations for case names in citations (Bluebook tables T6, T10 and T12, and rule 10.2.1).

Tables of data. A word that is not here is printed in full, which is never wrong. "Assignment[s]" of T6 is
told by the plural: it takes an "s" before the full stop ("Servs.") unless the table gives it itself.
"""

TEXTUAL = {
    "and": "&", "Association": "Ass’n", "Brothers": "Bros.", "Company": "Co.", "Corporation": "Corp.", "Incorporated": "Inc.",
    "Limited": "Ltd.", "Number": "No.",
}  # fmt: skip
"""The eight words that are abbreviated in a textual sentence too (rule 10.2.1(c))."""

_T6 = """
Academ[ic|y] Acad. | Accountant Acct. | Accounting Acct. | Administrati[ve|on] Admin. | Administrator Adm’r | Administratrix Adm’x | Advertising Advert.
Advoca[te|cy] Advoc. | Africa[|n] Afr. | Agricultur[e|al] Agric. | Alliance All. | Alternative Alt. | Amendment Amend. | America[|n] Am. | Annual Ann.
Appellate App. | Arbitrat[ion|or] Arb. | Associate Assoc. | Atlantic Atl. | Attorney Att’y | Authority Auth. | Automobile Auto. | Automotive Auto.
Avenue Ave. | Bankruptcy Bankr. | Behavior[|al] Behav. | Board Bd. | British Brit. | Broadcast[|er|ing] Broad. | Brotherhood Bhd. | Building Bldg.
Bulletin Bull. | Business[|es] Bus. | Casualt[y|ies] Cas. | Catholic Cath. | Cent[er|re] Ctr. | Central Cent. | Chemical Chem.
Children Child. | Chronicle Chron. | Circuit Cir. | Civil Civ. | Coalition Coal. | College Coll. | Commerc[e|ial] Com. | Commission Comm’n
Commissioner Comm’r | Committee Comm. | Communication Commc’n | Community Cmty. | Compensation Comp. | Computer Comput. | Condominium Condo.
Conference Conf. | Congress[|ional] Cong. | Consolidated Consol. | Constitution[|al] Const. | Construction Constr. | Contemporary Contemp.
Continental Cont’l | Contract Cont. | Conveyance[|r] Conv. | Cooperat[ion|ive] Coop. | Corporate Corp. | Correction[|s|al] Corr. | Cosmetic[|s] Cosm.
Counsel[|or|ors] Couns. | County Cnty. | Court Ct. | Criminal Crim. | Defen[d|der|se] Def. | Delinquen[t|cy] Delinq. | Department Dep’t
Derivative Deriv. | Detention Det. | Develop[er|ment] Dev. | Digital Digit. | Director Dir. | Discount Disc. | Dispute Disp. | Distribut[or|ing|ion] Distrib.
District Dist. | Division Div. | Doctor Dr. | East[|ern] E. | Econom[ic|ical|ics|y] Econ. | Editor[|ial] Ed. | Education[|al] Educ.
Electr[ic|ical|icity|onic] Elec. | Employ[ee|er|ment] Emp. | Enforcement Enf’t | Engineer Eng’r | Engineering Eng’g | English Eng. | Enterprise Enter.
Entertainment Ent. | Environment[|al] Env’t | Equality Equal. | Equipment Equip. | Estate Est. | Europe[|an] Eur. | Examiner Exam’r | Exchange Exch.
Executive Exec. | Executor Ex’r | Executrix Ex’x | Explorat[ion|ory] Expl. | Export[er|ation] Exp. | Faculty Fac. | Family Fam. | Federal Fed.
Federation Fed’n | Fidelity Fid. | Financ[e|ial|ing] Fin. | Foundation Found. | General Gen. | Global Glob. | Government Gov’t | Group Grp.
Guarant[y|or] Guar. | Hispanic Hisp. | Histor[ical|y] Hist. | Hospital[|ity] Hosp. | Housing Hous. | Human Hum. | Humanity Human. | Immigration Immigr.
Import[er|ation] Imp. | Indemnity Indem. | Independen[ce|t] Indep. | Industr[y|ies|ial] Indus. | Inequality Ineq. | Information Info. | Injury Inj.
Institut[e|ion] Inst. | Insurance Ins. | Intellectual Intell. | Intelligence Intel. | Interest Int. | International Int’l | Invest[ment|or] Inv.
Journal J. | Judicial Jud. | Jurisprudence Juris. | Justice Just. | Juvenile Juv. | Labor Lab. | Laborator[y|ies] Lab’y | Lawyer Law.
Legislat[ion|ive] Legis. | Liability Liab. | Librar[y|ian] Libr. | Litigation Litig. | Local Loc. | Machine[|ry] Mach. | Magazine Mag.
Maintenance Maint. | Management Mgmt. | Manufacturer Mfr. | Manufacturing Mfg. | Maritime Mar. | Market Mkt. | Marketing Mktg. | Matrimonial Matrim.
Mechanic[|al] Mech. | Medic[al|inal|ine] Med. | Memorial Mem’l | Merchan[t|dise|dising] Merch. | Metropolitan Metro. | Military Mil. | Mineral Min.
Modern Mod. | Mortgage Mortg. | Municipal[|ity] Mun. | Mutual Mut. | National Nat’l | Nationality Nat’y | Natural Nat. | Negligence Negl.
Negotiat[ion|or] Negot. | Newsletter Newsl. | North[|ern] N. | Northeast[|ern] Ne. | Northwest[|ern] Nw. | Offic[e|ial] Off. | Opinion Op. | Order Ord.
Organiz[ation|ing] Org. | Pacific Pac. | Parish Par. | Partnership P’ship | Patent Pat. | Person[|al|nel] Pers. | Perspective Persp.
Pharmaceutic[|s|al|als] Pharm. | Philosoph[ical|y] Phil. | Planning Plan. | Policy Pol’y | Politic[al|s] Pol. | Practi[cal|ce|tioner] Prac.
Preserv[e|ation] Pres. | Priva[cy|te] Priv. | Probat[e|ion] Prob. | Problem Prob. | Proce[edings|dure] Proc. | Product[|ion] Prod. | Profession[|al] Pro.
Property Prop. | Protection Prot. | Psycholog[ical|ist|y] Psych. | Public Pub. | Publication Publ’n | Publishing Publ’g | Quarterly Q. | Railroad R.R.
Railway Ry. | Record Rec. | Referee Ref. | Refin[ing|ement] Refin. | Regional Reg’l | Register Reg. | Regulat[ion|or|ory] Regul.
Rehabilitat[ion|ive] Rehab. | Relation Rel. | Report[|er] Rep. | Reproduct[ion|ive] Reprod. | Research Rsch. | Reserv[ation|e] Rsrv. | Resolution Resol.
Resource[|s] Res. | Responsibility Resp. | Restaurant Rest. | Retirement Ret. | Review Rev. | Right Rt. | Road Rd. | Saving Sav. | Savings Sav. | School Sch.
Scien[ce|tific] Sci. | Scottish Scot. | Secretary Sec’y | Securit[y|ies] Sec. | Sentencing Sent’g | Service Serv. | Shareholder S’holder
Stockholder S’holder | Social Soc. | Society Soc’y | Sociolog[ical|y] Socio. | Solicitor Solic. | Solution Sol. | South[|ern] S. | Southeast[|ern] Se.
Southwest[|ern] Sw. | Statistic[al|s] Stat. | Steamship[|s] S.S. | Street St. | Studies Stud. | Subcommittee Subcomm. | Surety Sur. | Survey Surv.
Symposium Symp. | System[|s] Sys. | Taxation Tax’n | Teacher Tchr. | Techn[ical|ique|ological|ology] Tech. | Telecommunication Telecomm.
Tele[phone|graph] Tel. | Temporary Temp. | Township Twp. | Transcontinental Transcon. | Transnational Transnat’l | Transport[|ation] Transp.
Tribune Trib. | Trust[|ee] Tr. | Turnpike Tpk. | Uniform Unif. | University Univ. | Urban Urb. | Utility Util. | Village Vill. | Week Wk. | Weekly Wkly.
West[|ern] W. | Yearbook Y.B.
"""


def _read_t6(table: str) -> dict[str, str]:
    """The table's words with their endings and plurals spelled out."""
    words: dict[str, str] = {}
    for entry in table.replace("\n", " | ").replace("][", "").split(" | "):
        stem, _, short = entry.strip().rpartition(" ")
        if stem:
            words |= _forms(stem, short)
    return words


def _forms(stem: str, short: str) -> dict[str, str]:
    root, _, endings = stem.rstrip("]").partition("[")
    whole = [root + ending for ending in endings.split("|")]
    return {_plural(word): _plural_of(short) for word in whole} | dict.fromkeys(whole, short)


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"


def _plural_of(short: str) -> str:
    """With an “s” before the stop: “Serv.” makes “Servs.”, “Comm’n” makes “Comm’ns”. What ends in "s" stays."""
    bare = short.rstrip(".")
    return short if bare.endswith("s") or bare in _SAME_IN_PLURAL else f"{bare}s{short[len(bare) :]}"


_SAME_IN_PLURAL = {
    "R.R",
    "S.S",
    "Y.B",
    "Stud",
    "Cosm",
    "Corr",
    "Econ",
    "Pharm",
    "Child",
    "Sec",
    "Pol",
    "N",
    "S",
    "E",
    "W",
    "Q",
    "J",
}

WORDS = {**_read_t6(_T6), **TEXTUAL}
"""T6: case names and institutional authors, as used in citations."""

STATES = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Cal.", "Colorado": "Colo.", "Connecticut": "Conn.", "Delaware": "Del.",
    "Florida": "Fla.", "Georgia": "Ga.", "Hawaii": "Haw.", "Illinois": "Ill.", "Indiana": "Ind.", "Kansas": "Kan.", "Kentucky": "Ky.",
    "Louisiana": "La.", "Maine": "Me.", "Maryland": "Md.", "Massachusetts": "Mass.", "Michigan": "Mich.", "Minnesota": "Minn.",
    "Mississippi": "Miss.", "Missouri": "Mo.", "Montana": "Mont.", "Nebraska": "Neb.", "Nevada": "Nev.", "New Hampshire": "N.H.",
    "New Jersey": "N.J.", "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.", "North Dakota": "N.D.", "Oklahoma": "Okla.",
    "Oregon": "Or.", "Pennsylvania": "Pa.", "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.",
    "Texas": "Tex.", "Vermont": "Vt.", "Virginia": "Va.", "Washington": "Wash.", "West Virginia": "W. Va.", "Wisconsin": "Wis.",
    "Wyoming": "Wyo.", "District of Columbia": "D.C.", "Puerto Rico": "P.R.", "Virgin Islands": "V.I.", "American Samoa": "Am. Sam.",
}  # fmt: skip
UNABBREVIATED_STATES = ("Alaska", "Idaho", "Iowa", "Ohio", "Utah", "Guam")

_CITIES = {
    "Baltimore": "Balt.", "Boston": "Bos.", "Chicago": "Chi.", "Dallas": "Dall.", "Houston": "Hous.", "Los Angeles": "L.A.", "Miami": "Mia.",
    "New York City": "N.Y.C.", "Philadelphia": "Phila.", "Phoenix": "Phx.", "San Francisco": "S.F.",
}  # fmt: skip
_COUNTRIES = {
    "Argentina": "Arg.", "Australia": "Austl.", "Austria": "Austria", "Belgium": "Belg.", "Brazil": "Braz.", "Canada": "Can.", "Denmark": "Den.",
    "England": "Eng.", "France": "Fr.", "Germany": "Ger.", "Great Britain": "Gr. Brit.", "Hungary": "Hung.", "Ireland": "Ir.", "Israel": "Isr.",
    "Italy": "It.", "Mexico": "Mex.", "Netherlands": "Neth.", "New Zealand": "N.Z.", "Norway": "Nor.", "Philippines": "Phil.", "Portugal": "Port.",
    "Russia": "Russ.", "Scotland": "Scot.", "South Africa": "S. Afr.", "Spain": "Spain", "Sweden": "Swed.", "Switzerland": "Switz.",
    "United Kingdom": "U.K.", "Venezuela": "Venez.",
}  # fmt: skip
PLACES = {**STATES, **_CITIES, **_COUNTRIES}
"""T10: states, the cities that have an abbreviation of their own, and countries."""

MONTHS = ("", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""T12, by number."""

GOVERNMENTS = ("United States", "State", "People", "Commonwealth", "City", "County", "Town", "District of Columbia")
"""Beginnings of parties that are governments: not used alone as a short name (rule 10.9(a)(i))."""

COMMON_LITIGANTS = ("Ashcroft", "Holder", "Barr", "Garland", "Warden", "Secretary", "Commissioner", "Director")
"""Officials who are parties in so many cases that their names tell nothing."""

_GIVEN = (
    "Aaron Adam Alan Albert Alex Alexander Alice Allen Amanda Amy Andrea Andrew Angela Ann Anna Anne Anthony Antonio Arthur Barbara Benjamin Betty Beverly "
    "Brandon Brenda Brian Bruce Bryan Carl Carlos Carmen Carol Carolyn Catherine Charles Cheryl Christina Christine Christopher Cynthia Daniel David "
    "Deborah Debra Denise Dennis Diana Diane Donald Donna Dorothy Douglas Edward Elizabeth Emily Eric Ernest Eugene Evelyn Frances Francisco Frank "
    "Frederick Gary George Gerald Gloria Gregory Harold Heather Helen Henry Howard Jack Jacob Jacqueline James Jane Janet Janice Jason Jeffrey Jennifer "
    "Jeremy Jerry Jesse Jessica Joan John Jonathan Jose Joseph Joshua Joyce Juan Judith Judy Julia Julie Justin Karen Katherine Kathleen Keith Kelly "
    "Kenneth Kevin Kimberly Larry Laura Lawrence Linda Lisa Lori Louis Luis Manuel Margaret Maria Marie Marilyn Mark Martha Martin Mary Matthew Melissa "
    "Michael Michelle Mildred Nancy Nathan Nicholas Nicole Pamela Patricia Patrick Paul Peter Philip Phillip Rachel Ralph Raymond Rebecca Ricardo Richard "
    "Robert Roger Ronald Rose Roy Ruth Ryan Samuel Sandra Sara Sarah Scott Sean Sharon Shirley Stephanie Stephen Steven Susan Teresa Theresa Thomas "
    "Timothy Todd Tracy Victor Virginia Walter Wanda Wayne William Willie"
)
GIVEN_NAMES = frozenset(_GIVEN.split())
"""Names that, before a surname, are given names. Others are left: a name in full is never wrong."""
