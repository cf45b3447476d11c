"""Whether a party's name that stands alone means the case or the person.

    In *Santana*, the Court held …        the case
    arresting *Quaempts* at home          the person: nothing is cited
    *Santana* was armed                   the person

Told by the words on both sides. Where they tell nothing, italics mean the case, unless the text prints the person's
name in italics elsewhere: then the name is offered as the case's, and said to be unsure.
"""

import re
from enum import StrEnum

from app.citations.working import Found, Span, Stretch

UNTOLD = "The words around do not tell whether the case is meant or the person, whom the text names in the same way."
_BEFORE = 60
_AFTER = 90


class Meant(StrEnum):
    """What a name means."""

    CASE = "case"
    PERSON = "person"
    UNTOLD = "untold"


_CASE_BEFORE = re.compile(
    r"(?:\b(?:in|under|per|see|accord|cf\.|e\.g\.,?|also|citing|quoting|discussing|unlike|like|compare|contrast|since|until|beyond|contra"
    r"|(?:contrary|according|pursuant|similar|prior|subsequent|analog\w+|compar\w+|equivalent|akin|cit\w+|look\w*|turn\w*|return\w*|limited|refer\w*|exception) to"
    r"|(?:consistent|accord\w*|compar\w+|conflict\w*|line|keeping|comport\w*) with|(?:distinguishable|differ\w*|distinct|drawn|derive[sd]?|quot\w+|stem\w*|depart\w*) from"
    r"|appl\w+|distinguish\w*|follow(?:s|ing|ed)|cit(?:e|es|ed|ing)|overrul\w+|interpret\w*|extend\w*|construe\w*|construing|invok\w+|discuss\w*|adopt\w*|reaffirm\w*"
    r"|abrogat\w+|analy[zs]\w+|(?:rel(?:y|ied|ies|ying|iance)|based|turned) (?:up)?on|reading of|misread\w*|read|consider(?:s|ed|ing)|decid\w+|explain(?:s|ed|ing)"
    r"|(?:control|govern|requir|foreclos|establish|recogni[sz]|supersed|preclud|barr|compell|guid|mandat|instruct|permitt|outlin|displac|announc|articulat|bound|set)\w*"
    r"(?: (?:forth|out|down))? by|light of|realm of|scope of|reach of|holding of|rule of|progeny of|meaning of|application of|discussion of|interpretation of|teaching of"
    r"|dictates of|requirements of|language of|reasoning of|logic of|facts of|limits of|purposes? of|short of|outside of|ambit of|version of|decision|cases?|opinion)"
    r"(?:,? (?:both|supra|again|further))?,?|\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts|no|any|[Oo]ur|each|[Bb]oth|either|neither|pre-|post-)|[-(])\s?$",
    re.IGNORECASE,
)
"""What leads to a case: "in", "under", "applied", "reliance on", and the article that a person's name does not take."""
_CASE_AFTER = re.compile(
    r"\s?(?:\(|at \*?\d|, \d|supra\b|(?:[\w-]+,? )?(?:courts?|panel|majority|plurality|dissent|concurrence|decisions?|opinion|holding|standards?|factors?|tests?|rules?|doctrine|line"
    r"|framework|analysis|exception|cases?|precedent|inquiry|progeny|hearing|claims?(?! that| to| he| she| they| the)|liability|stop|warnings?|violation|material|prongs?|approach|presumption|two-step|immunity"
    r"|principles?|balancing|criteria|requirement|obligation|formula|era)\b"
    r"|(?:[\w-]+ly )?(?:holds?|held|holding|stands? for|requires?|required|teach(?:es)?|taught|instructs?|ma(?:kes|de) (?:it )?clear|involv(?:es?|ed)|concern(?:s|ed)"
    r"|address(?:es|ed)|controls?|governs?|establish(?:es|ed)|recogni[sz](?:es|ed)|reason(?:s|ed)|conclude[sd]?|distinguish(?:es|ed)|foreclos(?:es|ed)|suggests?"
    r"|appl(?:y|ies|ied)|(?:over)?rul(?:es|ed)|decide[sd]?|relie[sd]|remains?|supports?|announce[sd]?|ar(?:ises|ose)|articulate[sd]?|clarif(?:ies|ied)|confirm(?:s|ed)"
    r"|dealt|turn(?:s|ed) on|sets? (?:forth|out)|emphasi[sz](?:es|ed)|reaffirm(?:s|ed)|extend(?:s|ed)|limit(?:s|ed)|upheld|abrogate[sd]?|speaks?|tells? us|bars?|permits?"
    r"|forbids?|mandates?|demands?|dictates?|defines?|define[sd]|provide[sd]?|is (?:[\w-]+ )?(?:distinguishable|inapposite|instructive|controlling|binding|analogous|unavailing"
    r"|on point|good law|dispositive|irrelevant|inapplicable|applicable|to the contrary)|are (?:[\w-]+ )?(?:distinguishable|inapposite|instructive|controlling|analogous)"
    r"|d(?:id|oes|o) not (?:\w+ly )?(?:hold|address|decide|reach|involve|concern|consider|overrule|purport|establish|disturb|change|announce|control|appl|help|support|require|stand|govern|compel|foreclose|suggest|alter|mean|preclude|permit|prohibit|provide|turn|save|rest|create|dictate|bind)|was (?:[\w-]+ )?(?:decided|overruled|abrogated"
    r"|superseded|wrongly|correctly|an?(?: [\w“”\"'-]+){1,3} case))\b|(?:explained|observed|noted|said|stated|states|notes|explains|observes|found|rejected|says|finds|rejects)(?:,| that|:)"
    r"|[,;] (?:where|in which|which|however|the (?:[A-Z][\w.]* )*[Cc](?:ourt|ircuit)|this [Cc]ourt)\b|'s (?:[\w-]+ )?(?:holding|rules?|tests?|framework|reasoning|standards?|factors?|progeny|requirements?|analysis"
    r"|language|logic|mandate|teaching|approach|command|principles?|doctrine|discussion|statement|dicta|exception|definition|presumption|two-step|prongs?|inquiry|facts"
    r"|instructions?|conclusion|admonition|reach|scope|applica\w+|interpretation|distinction|majority|dissent|plurality|concurrence|formulation|rationale|pronouncement)\b)"
)
"""What follows a case: a pin, a noun that it qualifies ("the *Graham* factors"), a verb of courts and rules."""
_PERSON_BEFORE = re.compile(
    r"\b(?:(?:arrest|detain|handcuff|cuff|kick|push|order|ask|inform|charg|convict|sentenc|indict|book|transport|escort|interview|interrogat|chas|pursu|restrain|confront|warn"
    r"|frisk|injur|kill|su|hir|fir|terminat|search|prosecut|tackl|pepper-spray|threaten|assault|releas|imprison|forc|seiz|advis|tas|pull|questioned and arrest)(?:ed|ing|e|es|s)?"
    r"|shot|shooting|struck|striking|hit|hitting|grabb(?:ed|ing)|told|telling|beat|beating|stopp(?:ed|ing)|patt(?:ed|ing) down|took|placed|left|saw|met)(?: (?:at|up|down|and \w+ed))?\s$"
    r"|\b(?:Mr|Ms|Mrs|Dr|Messrs|Sgt|Lt|Capt|Det|Dep|Ofc)\.\s$|\b(?:Officers?|Sergeant|Detective|Deputy|Agent|Lieutenant|Captain|Judge|Justice|[Dd]efendant|[Pp]laintiff|[Pp]etitioner|[Rr]espondent"
    r"|[Aa]ppell(?:ant|ee)|[Cc]laimant|[Dd]ecedent|[Ss]uspect|[Aa]rrestee|[Ii]nmate|[Pp]risoner|[Ww]itness)s?\s$"
)
"""What is done to a person, and a person's title."""
_PERSON_AFTER = re.compile(
    r"\s(?:(?:[\w-]+ly|then|later|also|therefore|thus|had|has|never|still|first|next|again|himself|herself),? ){0,2}"
    r"(?:(?:w(?:as|ere)|is|being|been|be) (?:(?:not|[\w-]+ly|then|still|never|being|also|already) ){0,2}(?:stand|sit|arrest|armed|unarmed|lying|in (?:his|her|the|a|an|bed|custody|jail|fact)|at (?:his|her|home|the)|shot"
    r"|detain|handcuff|charg|convict|sentenc|indict|search|seiz|taken|told|asked|ordered|released|booked|visibl|asleep|alone|drunk|intoxicat|injur|kill|tas|struck|wear|carry|hold|driv"
    r"|walk|run|flee|sleep|inside|outside|engag|entitled|employ|fired|hired|a (?:passenger|suspect|fugitive|felon|resident|prisoner|student))"
    r"|(?:opened|walked|ran|stood|sat|fled|stepped|refused to (?:leave|come|exit|open|comply|sign|let|allow|speak|go|stop|move|consent|surrender)|answered|lived|slept|shouted|yelled|told|testified|alleg(?:es|ed)|sued|filed|appeal(?:s|ed)|argue[sd]|contend(?:s|ed)|claim(?:s|ed)|moved"
    r"|assert(?:s|ed)|maintain(?:s|ed)|insist(?:s|ed)|complain(?:s|ed)|responded|replied|drove|resisted|surrendered|retreated|complied|consented|confessed|pleaded|pled|admit(?:s|ted)|den(?:ies|ied)"
    r"|believed|thought|knew|saw|heard|felt|wanted|tried|attempted|threatened|fired|shot|punched|suffered|died|worked|owned|possessed|carried|reached|turned around|entered|left|returned"
    r"|called|waived|has standing|ha[sd] (?:no|an?|any) (?:\w+ )?(?:expectation|right|gun|weapon|knife))\b)"
    r"|'s? (?:(?!holding|rule|test)[\w-]+ ){0,2}(?:motion|bed|home|house|trailer|apartment|car|vehicle|person|hands?|arms?|wrists?|body|head|arrest|detention|claims?|complaint|testimony|counsel|attorney|wife|husband"
    r"|son|daughter|mother|father|conviction|sentence|appeal|argument|rights?|statements?|conduct|injur(?:y|ies)|death|employment|property|door|expectation|consent|possession|privacy|behavior)\b"
)
"""What a person does or has."""
_COORDINATED = re.compile(r"(?:,? (?:and|or|nor|&) |, )$")


def what_is_meant(stretch: Stretch, span: Span, others: frozenset[Span] = frozenset()) -> Meant:
    """What the name at `span` means.

    Args:
        others: the names of cases beside it: "*Santana*, *Vaneaton* and *Botero*" are of one sort.
    """
    told = {_of_one(stretch.folded, one) for one in _row(stretch.folded, span, others)}
    own = _of_one(stretch.folded, span)
    if own is not Meant.UNTOLD:
        return own
    return Meant.CASE if Meant.CASE in told else Meant.UNTOLD


def _of_one(folded: str, span: Span) -> Meant:
    before = folded[max(0, span[0] - _BEFORE) : span[0]]
    after = folded[span[1] : span[1] + _AFTER]
    if _PERSON_BEFORE.search(before):
        return Meant.PERSON
    if re.search(r"\b[Ii]n $", before) or _CASE_AFTER.match(after):
        return Meant.CASE
    if _PERSON_AFTER.match(after):
        return Meant.PERSON
    return Meant.CASE if _CASE_BEFORE.search(before) else Meant.UNTOLD


def _row(folded: str, span: Span, others: frozenset[Span]) -> list[Span]:
    """The names that stand in one row with it, joined by commas and "and"."""
    row = [span]
    ordered = sorted(others | {span})
    place = ordered.index(span)
    for one in ordered[place + 1 :]:
        if not _COORDINATED.fullmatch(folded, row[-1][1], one[0]):
            break
        row.append(one)
    for one in reversed(ordered[:place]):
        if not _COORDINATED.fullmatch(folded, one[1], row[0][0]):
            break
        row.insert(0, one)
    return row


def is_whole_name(found: Found) -> bool:
    """Whether both parties are named, so that no person can be meant."""
    return bool(re.search(r"\sv\.?\s|^(?:In re|Ex parte|Matter of)\s", found.name or ""))
