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
Academic/Academy Acad. | Accountant Acct. | Accounting Acct. | Administrative/Administration Admin. | Administrator Adm’r | Administratrix Adm’x |
Advertising Advert. | Advocate/Advocacy Advoc. | Africa/African Afr. | Agriculture/Agricultural Agric. | Alliance All. | Alternative Alt. |
Amendment Amend. | America/American Am. | Annual Ann. | Appellate App. | Arbitration/Arbitrator Arb. | Associate Assoc. | Atlantic Atl. | Attorney
Att’y | Authority Auth. | Automobile Auto. | Automotive Auto. | Avenue Ave. | Bankruptcy Bankr. | Behavior/Behavioral Behav. | Board Bd. | British
Brit. | Broadcast/Broadcaster/Broadcasting Broad. | Brotherhood Bhd. | Building Bldg. | Bulletin Bull. | Business/Businesses Bus. |
Casualty/Casualties Cas. | Catholic Cath. | Center/Centre Ctr. | Central Cent. | Chemical Chem. | Children Child. | Chronicle Chron. | Circuit Cir.
| Civil Civ. | Coalition Coal. | College Coll. | Commerce/Commercial Com. | Commission Comm’n | Commissioner Comm’r | Committee Comm. |
Communication Commc’n | Community Cmty. | Compensation Comp. | Computer Comput. | Condominium Condo. | Conference Conf. | Congress/Congressional
Cong. | Consolidated Consol. | Constitution/Constitutional Const. | Construction Constr. | Contemporary Contemp. | Continental Cont’l | Contract
Cont. | Conveyance/Conveyancer Conv. | Cooperation/Cooperative Coop. | Corporate Corp. | Correction/Corrections/Correctional Corr. |
Cosmetic/Cosmetics Cosm. | Counsel/Counselor/Counselors Couns. | County Cnty. | Court Ct. | Criminal Crim. | Defend/Defender/Defense Def. |
Delinquent/Delinquency Delinq. | Department Dep’t | Derivative Deriv. | Detention Det. | Developer/Development Dev. | Digital Digit. | Director Dir.
| Discount Disc. | Dispute Disp. | Distributor/Distributing/Distribution Distrib. | District Dist. | Division Div. | Doctor Dr. | East/Eastern E. |
Economic/Economical/Economics/Economy Econ. | Editor/Editorial Ed. | Education/Educational Educ. | Electric/Electrical/Electricity/Electronic Elec.
| Employee/Employer/Employment Emp. | Enforcement Enf’t | Engineer Eng’r | Engineering Eng’g | English Eng. | Enterprise Enter. | Entertainment Ent.
| Environment/Environmental Env’t | Equality Equal. | Equipment Equip. | Estate Est. | Europe/European Eur. | Examiner Exam’r | Exchange Exch. |
Executive Exec. | Executor Ex’r | Executrix Ex’x | Exploration/Exploratory Expl. | Exporter/Exportation Exp. | Faculty Fac. | Family Fam. | Federal
Fed. | Federation Fed’n | Fidelity Fid. | Finance/Financial/Financing Fin. | Foundation Found. | General Gen. | Global Glob. | Government Gov’t |
Group Grp. | Guaranty/Guarantor Guar. | Hispanic Hisp. | Historical/History Hist. | Hospital/Hospitality Hosp. | Housing Hous. | Human Hum. |
Humanity Human. | Immigration Immigr. | Importer/Importation Imp. | Indemnity Indem. | Independence/Independent Indep. |
Industry/Industries/Industrial Indus. | Inequality Ineq. | Information Info. | Injury Inj. | Institute/Institution Inst. | Insurance Ins. |
Intellectual Intell. | Intelligence Intel. | Interest Int. | International Int’l | Investment/Investor Inv. | Journal J. | Judicial Jud. |
Jurisprudence Juris. | Justice Just. | Juvenile Juv. | Labor Lab. | Laboratory/Laboratories Lab’y | Lawyer Law. | Legislation/Legislative Legis. |
Liability Liab. | Library/Librarian Libr. | Litigation Litig. | Local Loc. | Machine/Machinery Mach. | Magazine Mag. | Maintenance Maint. |
Management Mgmt. | Manufacturer Mfr. | Manufacturing Mfg. | Maritime Mar. | Market Mkt. | Marketing Mktg. | Matrimonial Matrim. |
Mechanic/Mechanical Mech. | Medical/Medicinal/Medicine Med. | Memorial Mem’l | Merchant/Merchandise/Merchandising Merch. | Metropolitan Metro. |
Military Mil. | Mineral Min. | Modern Mod. | Mortgage Mortg. | Municipal/Municipality Mun. | Mutual Mut. | National Nat’l | Nationality Nat’y |
Natural Nat. | Negligence Negl. | Negotiation/Negotiator Negot. | Newsletter Newsl. | North/Northern N. | Northeast/Northeastern Ne. |
Northwest/Northwestern Nw. | Office/Official Off. | Opinion Op. | Order Ord. | Organization/Organizing Org. | Pacific Pac. | Parish Par. |
Partnership P’ship | Patent Pat. | Person/Personal/Personnel Pers. | Perspective Persp. | Pharmaceutic/Pharmaceutics/Pharmaceutical/Pharmaceuticals
Pharm. | Philosophical/Philosophy Phil. | Planning Plan. | Policy Pol’y | Political/Politics Pol. | Practical/Practice/Practitioner Prac. |
Preserve/Preservation Pres. | Privacy/Private Priv. | Probate/Probation Prob. | Problem Prob. | Proceedings/Procedure Proc. | Product/Production
Prod. | Profession/Professional Pro. | Property Prop. | Protection Prot. | Psychological/Psychologist/Psychology Psych. | Public Pub. | Publication
Publ’n | Publishing Publ’g | Quarterly Q. | Railroad R.R. | Railway Ry. | Record Rec. | Referee Ref. | Refining/Refinement Refin. | Regional Reg’l |
Register Reg. | Regulation/Regulator/Regulatory Regul. | Rehabilitation/Rehabilitative Rehab. | Relation Rel. | Report/Reporter Rep. |
Reproduction/Reproductive Reprod. | Research Rsch. | Reservation/Reserve Rsrv. | Resolution Resol. | Resource/Resources Res. | Responsibility Resp.
| Restaurant Rest. | Retirement Ret. | Review Rev. | Right Rt. | Road Rd. | Saving Sav. | Savings Sav. | School Sch. | Science/Scientific Sci. |
Scottish Scot. | Secretary Sec’y | Security/Securities Sec. | Sentencing Sent’g | Service Serv. | Shareholder S’holder | Stockholder S’holder |
Social Soc. | Society Soc’y | Sociological/Sociology Socio. | Solicitor Solic. | Solution Sol. | South/Southern S. | Southeast/Southeastern Se. |
Southwest/Southwestern Sw. | Statistical/Statistics Stat. | Steamship/Steamships S.S. | Street St. | Studies Stud. | Subcommittee Subcomm. | Surety
Sur. | Survey Surv. | Symposium Symp. | System/Systems Sys. | Taxation Tax’n | Teacher Tchr. | Technical/Technique/Technological/Technology Tech. |
Telecommunication Telecomm. | Telephone/Telegraph Tel. | Temporary Temp. | Township Twp. | Transcontinental Transcon. | Transnational Transnat’l |
Transport/Transportation Transp. | Tribune Trib. | Trust/Trustee Tr. | Turnpike Tpk. | Uniform Unif. | University Univ. | Urban Urb. | Utility Util.
| Village Vill. | Week Wk. | Weekly Wkly. | West/Western W. | Yearbook Y.B.
"""


def _read_t6(table: str) -> dict[str, str]:
    """The table's words, singular and plural."""
    words: dict[str, str] = {}
    for entry in table.replace("\n", " ").split(" | "):
        whole, _, short = entry.strip().rpartition(" ")
        words |= {_plural(word): _plural_of(short) for word in whole.split("/")} | dict.fromkeys(
            whole.split("/"), short
        )
    return words


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

_STATE_OF = sorted(
    ((abbreviation, state) for state, abbreviation in (*STATES.items(), *((s, s) for s in UNABBREVIATED_STATES))),
    key=lambda one: -len(one[0]),
)


def find_state(citation: str) -> str | None:
    """The state whose name a statute's or a rule's citation begins with ("Cal. Penal Code § 835"); None for federal law."""
    return next((state for begins, state in _STATE_OF if citation.startswith(f"{begins} ")), None)


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

_OF_COMPILATIONS = """
admin administrative and ann annotated art burns cent century code codes codified comp compiled cons consol consolidated for gen general
local mckinney's of purdon's reg regs regulations rev revised rules stat stats statute statutes the tit title unconsol uniform vernon's
west's
"""
_OF_SUBJECTS = """
abandoned abuse actions adoption adult adults affairs agency aging agric agricultural agriculture air alcohol alcoholic animal arbitration
arts assistance associations authorities authority auto automobile bank banking banks benefit benevolent bev beverage boating bus business
canal child children cities city civ civil class com comm'l commerce commercial community compensation competition conserv conservation
constr construction consumer contracts control cooperative corp corporation corporations corps correct correction correctional corrections
cosm cosmetic council county court courts credit creditor crim crime crimes criminal ct cts cultural debtor deceased decedents deceptive
deposit dev development disabilities disability discrimination disease dist district districts dom domestic drug drugs dwelling dwellings
econ economic ed educ education elec election elections electric emergency emp employment energy enforcement env env't envir environment
environmental est estates ethics evid evidence exec executive fair fam family farm fee fees fin finance financial fire firearms firefighters
fish fisheries food foods forest forestry gambling game gaming gas gov gov't government governmental govt guardian guardians guardianship
harbors health healthcare high higher highway highways hist historic home hosp hospital hosps hous housing hum human husb hyg hygiene
improvement indus industrial industry ins inst institutions insts insurance intox invest investments jud judicial judiciary juv juvenile lab
labor land landlord lands law laws legis legislative legislature liab liability libr library licensing lien liens liq liquor loan loc
lottery marine maritime marriage med medical mental mil military mineral minerals mines mining minors mortg mortgage mot motor mult multiple
mun munic municipal municipalities nat natural nav navigation negotiable nonprofit not-for-profit obligations occ occup occupations off
offences offenders offenses office officers officials oil organization organizations orgs orphans parks parole partnership partnerships
peace pen penal permanent pers personal personnel persons planning police pollution ports power powers prac practice practices pres
preservation prevention prob probate proc procedure proceedings prof profession professional professions prop property prot protection pub
public purch racing railroad railroads real rec recreation registration rehab relations relig religious rels rem remedies res resources ret
retirement rights road roads rural safety sales sanitation savings school schools sec second securities serv service services servs soc
social soil spec special sports state stock succession sup supp surr surrogate's tax taxation taxes tel tenant tort torts town township
trade traf traffic training trans transit transp transportation trust trusts unemp unemployment unfair urban util utilities utility veh
vehicle vehicles vessels veteran veterans vill village vital volunteer voter wage wages warehouse waste water waters waterway waterways
weapons weights welf welfare wild wildlife wills women work worker workers workmen's works youth
"""
STATE_CODE_WORDS = frozenset((_OF_COMPILATIONS + _OF_SUBJECTS).split())
"""T1.3: of what words the names of states' codes are made, in full and in short; another ("Honor Code") may be nobody's law."""
