"""How laws are written: one linear pattern for each way, in the order in which they are tried.

Patterns name what they find: `title`, `code`, `sections`, `number`, `provision` … What is made of it is
`statutes`. Named state codes are recognised by form ("N.Y. Penal Law §"), not by a list of all codes.
"""

import re
from dataclasses import dataclass

from app.citations.abbreviations import STATES, UNABBREVIATED_STATES
from app.citations.typography import fold
from app.law.citations import CitationKind

_SUBSECTIONS = r"(?:\s?\((?!\d{4}\))[A-Za-z0-9]{1,5}\))*"
ONE_SECTION = rf"\d+[A-Za-z]{{0,2}}(?:[.:]\d+[A-Za-z]{{0,2}})*(?:-\d+[a-z]?(?:\.\d+)?(?!\d*:))?{_SUBSECTIONS}(?![\w$%])"
_SUBDIVISION = r"(?:,?\s(?:subds?\.|subdivisions?)\s(?P<subdivision>\([a-z]\)(?:\(\w{1,4}\))*(?:(?:,\s|\sand\s|,\sand\s|-)\([a-z]\)(?:\(\w{1,4}\))*)*))?"
"""California's way: "§ 786, subd. (c)(1)"."""
_MORE = r"(?:,?\sand\s|,?\s&\s|,\s|\s?-\s?)(?:§§?\s?)?(?!\d+\s[A-Z])"
SECTIONS = rf"(?P<sections>{ONE_SECTION}(?:{_MORE}{ONE_SECTION})*){_SUBDIVISION}"
_SECTIONS_OF = rf"(?P<sections>{ONE_SECTION}(?:(?:,?\s(?:and|&)\s|,\s|\s?-\s?){ONE_SECTION})*){_SUBDIVISION}"
"""Before "of the …": one with a sign of its own ("§ 1983 and § 2 of the Sherman Act") need not be of the same law."""
# In the codes of the states hyphens are part of the number: "Ala. Code § 13A-6-61".
ONE_STATE_SECTION = rf"(?:[A-Z]{{2,5}}\s)?\d+[A-Za-z]{{0,2}}(?:[.:/-]\d+[A-Za-z]{{0,2}})*{_SUBSECTIONS}(?![\w$%])"
_STATE_SECTIONS = rf"(?P<state_sections>{ONE_STATE_SECTION}(?:{_MORE}{ONE_STATE_SECTION})*)"
_MARK = r"(?:§§?|\b[Ss]ections?|\b[Ss]ecs?\.)\s?"

CALIFORNIA_CODES = {
    "penal": "Penal", "pen": "Penal", "civil": "Civ.", "civ": "Civ.", "government": "Gov't", "gov't": "Gov't", "gov": "Gov't", "govt": "Gov't",
    "vehicle": "Veh.", "veh": "Veh.", "evidence": "Evid.", "evid": "Evid.", "health & safety": "Health & Safety", "health and safety": "Health & Safety",
    "health & saf": "Health & Safety", "labor": "Lab.", "lab": "Lab.", "family": "Fam.", "fam": "Fam.", "probate": "Prob.", "prob": "Prob.",
    "education": "Educ.", "educ": "Educ.", "ed": "Educ.", "welfare & institutions": "Welf. & Inst.", "welfare and institutions": "Welf. & Inst.",
    "welf. & inst": "Welf. & Inst.", "business & professions": "Bus. & Prof.", "business and professions": "Bus. & Prof.", "bus. & prof": "Bus. & Prof.",
    "insurance": "Ins.", "ins": "Ins.", "corporations": "Corp.", "corp": "Corp.", "public utilities": "Pub. Util.", "pub. util": "Pub. Util.",
    "revenue and taxation": "Rev. & Tax.", "rev. & tax": "Rev. & Tax.", "fish & game": "Fish & Game", "elections": "Elec.", "elec": "Elec.",
    "public resources": "Pub. Res.", "pub. resources": "Pub. Res.", "military and veterans": "Mil. & Vet.", "harbors and navigation": "Harb. & Nav.",
}  # fmt: skip
CODES_IN_SHORT = {
    "pc": "Penal", "vc": "Veh.", "hs": "Health & Safety", "h&s": "Health & Safety", "wi": "Welf. & Inst.", "wic": "Welf. & Inst.", "w&i": "Welf. & Inst.",
    "bp": "Bus. & Prof.", "b&p": "Bus. & Prof.",
}  # fmt: skip
"""California's codes as the police write them, after the number: "148(a)(1) PC"."""
_SUBJECTS = "|".join(sorted((re.escape(subject) for subject in CALIFORNIA_CODES), key=len, reverse=True))
_PROCEDURE = r"Code\sof\sCivil\sProcedure|Code\sCiv\.\sProc\.|Civ\.\sProc\.\sCode|C\.C\.P\."
_PLAIN_STATES = [*(fold(short) for short in STATES.values()), *UNABBREVIATED_STATES, "Maine", "Hawaii"]
_STATES = "|".join(
    sorted(
        {re.escape(form).replace(r"\.", r"\s?\.") for state in _PLAIN_STATES for form in (state, state.upper())},
        key=len,
        reverse=True,
    )
)
_OTHER_STATES = _STATES.replace(r"Cal\s?\.|", "").replace(r"CAL\s?\.|", "")
_FULL_NAMES = "|".join(
    sorted((re.escape(name).replace(r"\ ", r"\s") for name in STATES if name != "California"), key=len, reverse=True)
)
_NO_OTHERS = r"(?!and\s|or\s|&\s|(?!West|Vernon|Purdon|McKinney|Burns)[A-Z][\w.]*'s\s)"
"""No other state and nobody's own code right after the state: "Delaware and Maryland Laws", "Georgia Tech's Honor Code"."""
INITIALS = (
    r"R\.C\.|MCLA?|M\.C\.L\.(?:A\.)?|N\.J\.S\.A?\.?|A\.R\.S\.|RCW|R\.C\.W\.|O\.C\.G\.A\.|OCGA|C\.R\.S\.|K\.S\.A\.|NRS|N\.R\.S\.|ORS|T\.C\.A\.|KRS|K\.R\.S\."
    r"|HRS|N\.D\.C\.C\.|NDCC|SDCL|S\.D\.C\.L\.|N\.C\.G\.S\.|R\.S\.|RSMo|G\.\s?L\.|I\.C\."
)
"""A state's code cited by its initials, as that state's courts do."""
_FEDERAL_TITLE = r"U\.\s?S\.\s?C\.(?:\s?A\.|\s?S\.)?|USCA?|United\sStates\sCode|C\.\s?F\.\s?R\.|CFR"
_RULE_NUMBER = rf"(?P<number>\d+(?:\.\d+)?(?:-\d+)?{_SUBSECTIONS})(?![\w%])"
_ROMAN = r"[IVX]{1,6}"
ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth",
    "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth", "Twenty-First", "Twenty-Second", "Twenty-Third", "Twenty-Fourth",
    "Twenty-Fifth", "Twenty-Sixth", "Twenty-Seventh",
)  # fmt: skip
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Way:
    """One way of writing a law: what it is, and its pattern.

    Attributes:
        hints: a text without one of these words cannot hold it; saves the search.
    """

    kind: CitationKind
    pattern: re.Pattern[str]
    hints: tuple[str, ...]


_STATUTES = (
    Way(
        CitationKind.STATUTE,
        re.compile(rf"(?<![\w.])(?P<title>\d{{1,2}})\s(?P<code>{_FEDERAL_TITLE})(?:,|\s\(\d{{4}}\))?\s?(?:{_MARK})?{SECTIONS}"),
        ("U.S.C", "U. S. C", "USC", "States Code", "F.R", "F. R", "CFR"),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(
            rf"(?<![\w.])(?:(?P<state_title>\d{{1,3}})\s)?(?P<state_code>(?P<of_state>{_OTHER_STATES})\s?{_NO_OTHERS}(?:(?:[A-Z][\w'.]*|&|and|of),?\s?){{0,7}}?"
            r"(?:Code|CODE|Stats?\.|STAT\.|Statutes?|Laws?|LAWS?|C\.S\.|C\.)(?:\s?(?:Annotated|A(?:nn|NN)(?:\s?\.)?))?(?:,\s(?:[A-Z][\w'.]*\s|&\s){1,4}?(?:Code|Law|Art\.)?)?)"
            rf"(?:\s\([A-Z][\w\s]{{1,20}}\))?,?\s?(?:ch\.\s?(?P<chapter>\w+),?\s)?(?:(?:§§?|[Ss]ections?|[Ss]ecs?\.)\s?|(?=\d+/)|(?<=Del\. C\. )(?=\d)){_STATE_SECTIONS}"
        ),
        ("§", "ection", "ec. ", "ecs. ", "Comp. Stat.", "Del. C."),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(
            rf"(?<![\w.])(?P<state_code>(?P<of_state>{_FULL_NAMES})\s{_NO_OTHERS}(?:(?:[A-Z][\w'.]*|&|and|of)\s){{0,6}}?(?:Code|Statutes?|Laws?|Stat\.|Annotated))(?:\s(?:Annotated|Ann\.))?"
            rf",?\s(?:ch(?:apter|\.)\s?(?P<chapter>\w+),?\s)?{_MARK}{_STATE_SECTIONS}"
        ),
        ("§", "ection", "ec. "),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(
            r"(?<![\w.])(?:Cal\.\s)?(?P<session>Stats\.\s(?:1[89]|20)\d\d,\sch\.\s\d{1,4})(?:,\s§§?\s?(?P<session_section>\d+(?:\.\d+)?)(?:,\sp\.\s\d+)?)?"
        ),
        ("Stats. ",),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(
            rf"(?P<state>\bCal(?:ifornia|\.)\s)?(?:(?<![\w.])(?P<subject>(?i:{_SUBJECTS}))\.?\sC(?:ode|ODE)|(?P<procedure>{_PROCEDURE}))"
            rf",?\s{_MARK}{SECTIONS}"
        ),
        ("Code", "CODE", "C.C.P."),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(rf"(?<![\w.])(?P<state_title>\d{{1,3}})\s(?P<state_code>ILCS|I\.L\.C\.S\.)\s(?:Ann\.\s)?{_STATE_SECTIONS}"),
        ("ILCS", "I.L.C.S."),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(rf"(?<![\w.])(?P<state_code>{INITIALS})\s?(?:c\.\s?(?P<chapter>\w+),\s)?(?:§§?\s?)?{_STATE_SECTIONS}"),
        ("R.", "MC", "M.C", "N.", "RC", "RS", "O.", "C.", "K", "T.", "H", "SD", "S.", "G.", "I."),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(
            rf"(?<![\w.])(?P<named>I\.R\.C\.|Treas\.\sReg\.|U\.?\s?S\.?\s?S\.?\s?G\.?|U\.C\.C\.|Model\sPenal\sCode|INA)\s§§?\s?(?P<named_section>[\dA-Z][\w.-]*{_SUBSECTIONS})"
        ),
        ("I.R.C", "Treas", "SG", "S.G", "S. G", "U.C.C", "Model", "INA"),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(r"(?<![\w.])(?P<volume>\d{1,4})\s(?P<printed>Fed\.\s?Reg\.|Stat\.|U\.N\.T\.S\.)\s(?P<page>\d{1,3}(?:,\d{3})+|\d{1,6})(?![\w-])"),
        ("Reg.", "Stat.", "U.N.T.S."),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(r"\bPub(?:lic|\.)\s?L(?:aw|\.)\s?(?:No\.\s?)?(?P<public_law>\d{2,3}-\d{1,4})(?!\d)"),
        ("Pub",),
    ),
    Way(
        CitationKind.STATUTE,
        re.compile(r"(?<![\w.])(?P<title>\d{1,2})\s(?:C\.\s?F\.\s?R\.|CFR)\s(?P<regulation>(?:pts?\.|[Pp]arts?)\s\d+[A-Z]?(?:,\ssubpt\.\s[A-Z])?)"),
        ("C.F.R", "CFR", "C. F. R"),
    ),
    Way(
        CitationKind.SECONDARY,
        re.compile(r"(?<![\w.])(?P<report>(?:H\.\s?R\.|S\.)\s(?:Conf\.\s)?(?:Rep\.|Doc\.)\sNo\.\s\d+(?:-\d+)?)"),
        ("Rep.", "Doc."),
    ),
    Way(
        CitationKind.SECONDARY,
        re.compile(
            r"(?<![\w.])(?:(?P<tome>\d{1,3}[A-Z]?\s)?(?P<authors>(?:[A-Z][\w.'-]*,?\s(?:&\s|and\s)?){1,14}?(?:et\sal\.|[A-Z][\w'-]+(?=,\s))),?\s)?(?P<treatise>[A-Z][\w'-]*(?:\s(?:[A-Z][\w'-]*|of|on|the|and|in|for|&|to)){1,9}),?\s§§?\s?(?P<treatise_section>\d[\d.:A-Z-]*)"
            r"(?=(?:,\s(?:pp?\.\s|at\s)?\d+(?:-\d+)?)?\s\([^()]{0,40}\bed\.)"
        ),
        ("ed.",),
    ),
    Way(
        CitationKind.SECONDARY,
        re.compile(
            r"(?<![\w.])(?P<encyclopedia>\d{1,3}[A-Z]?\s(?:Am\.\s?Jur\.(?:\s?2d)?|C\.\s?J\.\s?S\.|Cal\.\s?Jur\.(?:\s?[23]d)?))"
            r"(?:(?:\s\d{1,4})?,?\s(?P<topic>[A-Z][\w'&, -]{2,60}?)|(?P<again>,\ssupra)),?\s§§?\s?(?P<named_section>\d+\w*(?:\s?-\s?\d+)?)"
        ),
        ("Jur", "J.S", "J. S"),
    ),
    Way(
        CitationKind.SECONDARY,
        re.compile(
            r"(?<![\w.])(?:\d{1,3}[A-Z]?\s)?(?P<book_again>[A-Z][\w'-]+(?:(?:,?\s&\s|,?\sand\s|,\s)[A-Z][\w'-]+){0,3}(?:\set\sal\.)?),\ssupra,\s§§?\s?(?P<named_section>\d[\d.:A-Z-]*(?<!\.))"
        ),
        ("supra, §",),
    ),
    Way(
        CitationKind.SECONDARY,
        re.compile(r"\bRestatement\s\((?P<restatement>First|Second|Third)\)\sof\s(?P<field>[A-Z][A-Za-z&:.\s-]{2,50}?),?\s§§?\s?(?P<named_section>\d+\w*)"),
        ("Restatement",),
    ),
)  # fmt: skip
_RULES = (
    Way(
        CitationKind.RULE,
        re.compile(
            r"\bF(?:ed(?:eral|\.)|\.)\s?(?:R\.|Rules?)\s?(?:of\s)?(?P<rules>Civ|Crim|Evid|App|Bankr)[a-z]*\.?\s?(?:Proc[a-z]*\.?|P\.|R\.)?,?\s?(?:[Rr]ule\s)?"
            rf"{_RULE_NUMBER}"
        ),
        ("F",),
    ),
    Way(
        CitationKind.RULE,
        re.compile(
            rf"(?P<court>\b(?:[NSECW]\.D\.|D\.)\s?[A-Z][a-z]+\.\s)?(?P<local>\bCiv(?:il|\.)\sL(?:ocal\s|\.\s?)R(?:ule|\.)|\bCrim\.\sL\.\s?R\.|\bL\.\s?R\.|\bLocal\sRule)\s{_RULE_NUMBER}"
        ),
        ("L.R", "L. R", "Local"),
    ),
    Way(
        CitationKind.RULE,
        re.compile(rf"(?P<circuit>\b(?:\d{{1,2}}(?:st|nd|rd|th|d)|Ninth)\sCir(?:cuit|\.)\s)(?:R(?:ule|\.))\s{_RULE_NUMBER}"),
        ("Cir",),
    ),
    Way(CitationKind.RULE, re.compile(rf"(?<![\w.])(?:(?P<supreme_of>{_STATES}|{_FULL_NAMES})\s)?(?P<supreme>S(?:up|\.)\.?\s?Ct\.\sR(?:ules?|\.)|(?<=[a-z.]\s)Supreme\sCourt\sRules?)\s{_RULE_NUMBER}"), ("Ct.", "Court Rule")),
    Way(
        CitationKind.RULE,
        re.compile(rf"\bCal(?:ifornia|\.)\sR(?:ules?|\.)\s(?:of\s)?(?:C(?:our)?t\.?),?\s(?:[Rr]ule\s)?(?P<state_court>{_RULE_NUMBER})"),
        ("Cal",),
    ),
    Way(
        CitationKind.RULE,
        re.compile(rf"(?<![\w.])(?P<state_rules>(?:{_STATES})\s?R\.\s?(?:(?:Civ|Crim|App|Evid|Prof|Pro|Ct|Juv|Prob|[A-Z])\.\s?){{1,4}}){_RULE_NUMBER}"),
        ("R.",),
    ),
    Way(
        CitationKind.RULE,
        re.compile(r"(?P<court>\b(?:[NSECW]\.D\.|D\.)\s?(?:[A-Z][a-z]+\.?\s){1,2})?\b(?P<general>General\sOrder)\s(?:No\.\s)?(?P<number>\d{1,3}(?:-\d{1,4})?)(?!\w|[.-]\d)"),
        ("General Order",),
    ),
    Way(CitationKind.RULE, re.compile(rf"\bRules?\s(?P<bare>{_RULE_NUMBER})"), ("Rule",)),
)  # fmt: skip
_CONSTITUTIONS = (
    Way(
        CitationKind.CONSTITUTION,
        re.compile(
            rf"(?<![\w.])(?P<whose>U\.\s?S\.|{_STATES})\s?Const\.,?\s[Aa]mends\.\s(?P<several>{_ROMAN}(?:(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s){_ROMAN}(?!\w))+)"
        ),
        ("Const.",),
    ),
    Way(
        CitationKind.CONSTITUTION,
        re.compile(
            rf"(?<![\w.])(?P<whose>U\.\s?S\.|{_STATES})\s?Const\.,?\s(?P<provision>(?:[Aa]mends?\.|[Aa]rt\.)\s(?:{_ROMAN}|\d+)"
            r"(?:,?\s(?:§\s?\d+[a-z]?(?:\([a-z0-9]\))?|cl\.\s\d+|subd\.\s?\([a-z]\)))*)"
        ),
        ("Const.",),
    ),
    Way(
        CitationKind.CONSTITUTION,
        re.compile(
            rf"\b(?P<amendments>(?:{_ORDINAL})(?:(?:,\s(?:and\s|or\s)?|\s(?:and|or|&)\s)(?:the\s)?(?:{_ORDINAL}))*)\s(?:and\s)?Amendments?\b"
            r"(?!\sto\s(?:the|this|its|his|her|our|that)\s(?!U\.S|United|Federal|Constitution|federal))(?!\s(?:Complaint|Compl\.|Petition|Answer|Counterclaim))"
        ),
        ("Amendment",),
    ),
)  # fmt: skip
_OF_TITLE = Way(
    CitationKind.STATUTE,
    re.compile(
        rf"(?:§\s?|\b[Ss]ection\s){_SECTIONS_OF}\sof\s(?:the\s)?[Tt]itle\s(?P<of_title>\d{{1,2}})(?:\s(?:of\s(?:the\s)?)?(?:United\sStates\sCode|U\.S\.C\.))?"
    ),
    ("of title", "of Title"),
)
_OF_CODE = Way(
    CitationKind.STATUTE,
    re.compile(
        rf"{_MARK}{_SECTIONS_OF}\sof\s(?:the\s)?(?P<state>Cal(?:ifornia|\.)\s)?(?:(?P<subject>(?i:{_SUBJECTS}))\.?\sC(?:ode|ODE)|(?P<procedure>{_PROCEDURE}))(?!\w)"
        r"(?!\sof\s(?:the\s(?:State|Commonwealth)\sof\s)?(?!Cal)[A-Z])"
    ),
    ("of the ", "of Cal"),
)
_OF_ACT = Way(
    CitationKind.STATUTE,
    re.compile(
        rf"{_MARK}{_SECTIONS_OF}\sof\sthe\s(?P<act>(?!Civil\sRights)(?:[A-Z][\w'-]*(?:,?\s(?:and|of|&|for|in)\s|,?\s)){{1,7}}?Act)(?:\sof\s(?:1[89]|20)\d\d)?(?!\w)"
    ),
    ("of the ",),
)
_POLICE = r"PC|P\.C\.|VC|V\.C\.|H\s?&\s?S|HS|W\s?&\s?I|WIC?|B\s?&\s?P|BP"
_BEFORE_CODE = Way(
    CitationKind.STATUTE,
    re.compile(
        rf"(?:{_MARK}(?P<sections>{ONE_SECTION})|(?<![\w.$§-])(?P<number_before>\d{{3,5}}(?:\.\d+)?{_SUBSECTIONS})(?=\s(?:{_POLICE})\s?(?:[,.;:()\]\"']|$)))"
        rf"\s(?P<in_short>{_POLICE})(?!\w)"
    ),
    ("PC", "P.C.", "VC", "V.C.", "&", "HS", "WI", "BP"),
)
BARE = Way(
    CitationKind.STATUTE,
    re.compile(
        rf"(?<!supra,\s)(?<!supra\s)(?:§§?\s?|\b[Ss]ections?\s(?=\d)){SECTIONS}(?!\.?\d|\sof\s(?:the|this|that|its|their|such)\s(?:\w+\s){{0,2}}(?i:Agreement|Contract|Lease|Polic(?:y|ies)|Plan|Complaint|Indenture|Deed|Order|Report|Settlement|Brief|Motion|Opinion)\b|\s\(\d{{1,2}}(?:st|d|nd|rd|th)\sed\.)"
    ),
    ("§", "ection"),
)

WAYS = (_OF_TITLE, _OF_CODE, _OF_ACT, *_STATUTES, *_RULES, *_CONSTITUTIONS, _BEFORE_CODE, BARE)

DEFAULT_CODE = re.compile(
    r"(?:[Uu]ndesignated|[Ff]urther|[Uu]nspecified|[Ss]ubsequent|[Uu]nlabeled|[Ss]tatutory|All|[Uu]nless\s(?:otherwise\s)?(?:indicated|stated|specified|noted))[^.;]{0,80}?"
    rf"(?:references?|citations?)[^.;]{{0,40}}?\sare\sto\s(?:the\s)?(?:California\s)?(?P<subject>(?i:{_SUBJECTS}))\.?\sCode"
)
"""A text's own word for bare sections: "All further statutory references are to the Penal Code"."""


def find_default_code(folded: str) -> str | None:
    """The code that the text says its bare sections are of, or None."""
    match = DEFAULT_CODE.search(folded) if " are to " in folded else None
    return f"Cal. {CALIFORNIA_CODES[match['subject'].casefold()]} Code" if match else None
