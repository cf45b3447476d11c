"""What stands beside the parties of a caption: the number, the judge, the hearing, and the paper's title."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from app.law.fronts import Stated
from app.law.hours import find_time
from app.reading.dating import find_day
from app.reading.front.rows import Piece
from app.reading.spelling import Spellings

NUMBER = (
    r"\d{2}-\d{4,6}-(?:CIV|CR)\b(?:-[A-Z][A-Za-z/]*)*|(?:\d:)?\d{2}[- ]?(?:cv|civ\.?|c|cr|mc|md|cvs)[-. ]+\d{2,6}(?:[- ][A-Z]{1,5}\b(?!\.))*(?:\s?\([A-Z][A-Za-z]{1,5}\))*"
    r"|(?:(?:SA|ED|LA|CA)?CV|C|Civ\.?)[- ]\d{2}[- ]\d{3,6}(?:[- ][A-Z]{1,5}\b)*(?:\s?\([A-Z][A-Za-z]{1,5}\))*"
)
"""A case number of a federal trial court, whatever label it has."""
_FEDERAL = re.compile(NUMBER, re.IGNORECASE)
_ANY_NUMBER = re.compile(r"[A-Z0-9][\w:./-]*\d[\w:./-]*(?:[ -][A-Z]{1,5}\b)*(?:\s?\([A-Z]{2,5}\))*")
_NUMBER_LABEL = re.compile(
    r"(?:(?:lead|consolidated|master)\s+)?(?:(?:u\.?s\.?d\.?c\.?\s+)?(?:civil|civ\.|case|cause|action|docket|index|court file|file|c\.\s?a\.|ca)\s*(?:action|case)?\s*(?:file)?\s*"
    r"(?:nos?\b\.?|numbers?|#|:)|(?:no|nos)(?:\.|\s*:)|civil action)\s*[:.]?\s*",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?:related|removed|state|superior|sacramento|los angeles|alameda|[a-z ]+county)\b.*\b(?:case|no\.|court)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^|(?<=\s))\[?(?P<label>(?:hearing|motion) date(?: and time)?|hearing(?: on motion)?|(?:hearing )?date(?: and time| & time)?|(?:hearing )?time|courtroom|ctrm|crtrm|ctr|dept|department|place|location|room"
    r"|(?:district |presiding |assigned )?judge|magistrate(?: judge)?|before|assigned to|assigned for all purposes to|re|ecf no|dkt|complaint filed|action filed|date (?:action )?filed|[a-z]* ?filed"
    r"|(?:jury )?trial(?: date)?|trial set|pretrial conference|discovery cut-?off|section|division|related(?: document| doc)?s?)\b\.?(?P<sign>\s*:)\s*",
    re.IGNORECASE,
)
_JUDGE = re.compile(
    r"[\[(]?\s*(?:(?:assigned (?:to|for all purposes to)|before|judge)\s*:?\s*)?(?:the\s+)?(?P<office>hon\.|honorable|(?:chief |senior |united states )*(?:district )?judge|magistrate judge)\s+(?P<name>[A-Z][\w.’' -]+?)(?:,? (?:united states|u\.s\.).*)?\s*[\])]?$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"^(?:the\s+)?(?:hon(?:orable|\.)|judge|chief judge|district judge|u\.s\. district judge|united states district judge)\s+|,?\s*(?:united states|u\.s\.).*$|[,;\s\])]+$",
    re.IGNORECASE,
)
_TITLES = (
    r"(?:\[?(?:\(?proposed\)?|verified|unopposed|joint|first|second|third|fourth|fifth|amended|corrected|supplemental|class action|civil rights|original|consolidated|combined)\]?\s+)*"
    r"(?:complaint|petition|answer|motion|notice|memorandum|opposition|reply|response|order|brief|declaration|stipulation|request|points and authorities|administrative|ex parte|cross-?complaint|objections?|certificate)\b"
)
_TITLE = re.compile(
    rf"\W*(?:{_TITLES}|(?:plaintiffs?|defendants?|counsel|petitioners?|respondents?)[’'](?:s)?\s+.*|(?:defendants?|plaintiffs?) (?:[\w.,’' ]+)[’']s?\s+.*|[\w.,’& ]+[’']s?\s+{_TITLES}.*)",
    re.IGNORECASE,
)
_JURY = re.compile(
    r"\W*(?:demand for (?:a )?(?:jury|trial)|(?:and )?(?:jury )?(?:trial )?(?:by jury )?(?:is )?(?:demand|requested)|jury (?:trial )?(?:is )?(?:hereby )?(?:demand|request)|trial by jury|request for jury|unlimited|ecf case|civil rights$)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:[ivx\d]+\.\s+)?(?:introduction|preliminary statement|nature of the (?:action|case)|the parties|parties|jurisdiction(?: and venue)?|venue|facts|factual (?:background|allegations)|statement of|general allegations|table of|background|to (?:the|all))\b(?!.*\b(?:motion|complaint)\b).*",
    re.IGNORECASE,
)
"""What heads the text below the first page's title, and is none of it."""
_LISTED = re.compile(
    r"(?:\(?\d{1,2}[.)]|\(?[a-z]\)|[(\[](?!proposed)|\d+ u\.\s?s\.\s?c|first claim|first cause|count \w+$|causes? of action|damages|filed (?:concurrently|herewith))",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"\b(?:and|or|of|for|to|in|on|the|under|with|by|a|an|re|[\w.]+[’']s?|&)$|[;,:–—-]$", re.IGNORECASE
)
"""What a line of a title ends with that is not its end."""
_GAP = re.compile(
    r"\W*\[[A-Z][A-Z .,’']*\]\W*|\W*|(?:TBD|to be (?:set|determined)|none(?: set)?|not set|n/a|vacated)\.?",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:courtroom|ctrm\.?)\s+(?:no\.?\s*|number\s+)?(?P<room>\w{1,4}(?:-\w{1,3})?)[.,;]?", re.IGNORECASE
)
"""A courtroom named without a colon, as after the day of the hearing."""
_PLACES = {"courtroom", "ctrm", "crtrm", "ctr", "dept", "department", "place", "location", "room"}
_WHEN = {
    "date",
    "hearing date",
    "hearing",
    "hearing on motion",
    "motion date",
    "date and time",
    "hearing date and time",
    "date & time",
    "motion date and time",
}


@dataclass(slots=True)
class Beside:
    """What was found beside the parties, as it is gathered."""

    numbers: list[Stated] = field(default_factory=list)
    judge: Stated | None = None
    magistrate: Stated | None = None
    hearing: Stated | None = None
    time: Stated | None = None
    courtroom: Stated | None = None
    title: list[Piece] = field(default_factory=list)
    title_ends: bool = False


def is_beside(text: str) -> bool:
    """Whether words are such as stand beside the parties of a caption, and no party."""
    return bool(
        text
        and (
            _NUMBER_LABEL.match(text)
            or _FEDERAL.fullmatch(text)
            or _LABEL.match(text)
            or _TITLE.match(text)
            or _JURY.match(text)
            or _JUDGE.fullmatch(text)
        )
    )


def is_labelled(text: str) -> bool:
    """Whether words begin with the label of what they say ("Judge: …")."""
    return _LABEL.match(text) is not None


def read_beside(pieces: Sequence[Piece], spell: Callable[[str], str]) -> Beside:
    """What the pieces beside a caption say, in order."""
    beside, label = Beside(), ""
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        label = _read(piece, following, label, beside, spell)
    return beside


def _read(piece: Piece, following: Piece | None, before: str, beside: Beside, spell: Callable[[str], str]) -> str:
    """Take in one piece; the label whose value the next may go on with."""
    labels = list(_LABEL.finditer(piece.text))
    if labels and labels[0].start() == 0:
        beside.title_ends = bool(beside.title)
        ends = [one.start() for one in labels[1:]] + [len(piece.text)]
        for one, end in zip(labels, ends, strict=True):
            value = replace(piece, text=piece.text[one.end() : end].strip(" ,;"))
            if not value.text and following is not None and not is_beside(following.text):
                value = following
            _take_label(" ".join(one["label"].lower().split()), value, beside, spell)
        return labels[-1]["label"].lower()
    if _take_number(piece, following, beside) or _take_judge(piece, beside, spell):
        beside.title_ends = bool(beside.title)
        return ""
    return _take_words(piece, before, beside)


def _take_label(label: str, value: Piece, beside: Beside, spell: Callable[[str], str]) -> None:
    if _GAP.fullmatch(value.text):
        return
    if label in _PLACES and beside.courtroom is None:
        bare = re.sub(r"^(?:courtroom|ctrm\.?|dept\.?|department)\s*(?=[\dA-Z])", "", value.text, flags=re.IGNORECASE)
        beside.courtroom = value.state(bare)
    elif label in _WHEN:
        _take_when(value, beside)
    elif label.endswith("time") and beside.time is None:
        if found := find_time(value.text):
            beside.time = value.state(found)
    elif label.startswith("magistrate"):
        beside.magistrate = value.state(_judge_name(value.text, spell))
    elif label.endswith("judge") or label in {"before", "assigned to", "assigned for all purposes to"}:
        if "magistrate" in value.text.lower():
            beside.magistrate = value.state(_judge_name(value.text, spell))
        else:
            beside.judge = beside.judge or value.state(_judge_name(value.text, spell))


def _take_when(value: Piece, beside: Beside) -> None:
    day = find_day(value.text)
    if day is not None and beside.hearing is None:
        beside.hearing = replace(value.state(f"{day:%B} {day.day}, {day.year}"), day=day)
    if beside.time is None and (found := find_time(value.text)):
        beside.time = value.state(found)


def _take_number(piece: Piece, following: Piece | None, beside: Beside) -> bool:
    label = _NUMBER_LABEL.match(piece.text)
    if _OTHER_NUMBER.match(piece.text):
        return True
    if label is None:
        found = _FEDERAL.match(piece.text)
        if found is None or len(found[0]) < 0.6 * len(piece.text):
            return False
        beside.numbers.append(piece.state(_written(found[0])))
        return True
    rest = replace(piece, text=piece.text[label.end() :].strip())
    if not rest.text and following is not None:
        if _NUMBER_LABEL.match(following.text):
            return True
        rest = following
    found = _FEDERAL.match(rest.text) or _ANY_NUMBER.match(rest.text)
    if found is None:
        return not rest.text or bool(_GAP.fullmatch(rest.text))
    doubt = "" if _FEDERAL.match(rest.text) else "It has not the form of a federal case number: look."
    beside.numbers.append(rest.state(_written(found[0]), doubt=doubt))
    return True


def _written(number: str) -> str:
    return " ".join(number.split()).replace("–", "-").rstrip(" .,;")


def _take_judge(piece: Piece, beside: Beside, spell: Callable[[str], str]) -> bool:
    found = _JUDGE.fullmatch(piece.text)
    if found is None:
        return False
    stated = piece.state(_judge_name(found["name"], spell))
    if "magistrate" in piece.text.lower():
        beside.magistrate = beside.magistrate or stated
    else:
        beside.judge = beside.judge or stated
    return True


def _judge_name(printed: str, spell: Callable[[str], str]) -> str:
    """A judge as a caption names one: "Hon. Lucia Ferrante"."""
    bare = _OFFICE.sub("", _OFFICE.sub("", printed.strip(" []()")))
    bare = re.sub(r"^magistrate judge\s+", "", bare, flags=re.IGNORECASE)
    return f"Hon. {spell(bare)}"


def _take_words(piece: Piece, before: str, beside: Beside) -> str:
    """Words of the title, or such as go on with the place of the hearing."""
    if beside.courtroom is None and (room := _ROOM.fullmatch(piece.text)):
        beside.courtroom = piece.state(room["room"])
        return "courtroom"
    if before in _PLACES and beside.courtroom is not None and not _TITLE.match(piece.text) and not piece.text.isupper():
        return before
    if _SECTION.fullmatch(piece.text):
        beside.title_ends = True
        return ""
    is_open = bool(beside.title) and not beside.title_ends and _OPEN_END.search(beside.title[-1].text)
    if is_open:
        beside.title.append(piece)
        return ""
    if _FEDERAL.fullmatch(piece.text) or _JURY.match(piece.text) or (beside.title and _LISTED.match(piece.text)):
        beside.title_ends = beside.title_ends or bool(beside.title)
        return ""
    if not beside.title_ends and (beside.title or _TITLE.match(piece.text) or _opens_title(piece.text)):
        beside.title.append(piece)
    return ""


def _opens_title(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 5 and text.isupper() and not _LISTED.match(text) and not text.endswith(":")


_LOWER_IN_TITLES = frozenset({"or", "under", "from", "as", "with", "into"})
_PLAIN = Spellings("")


def write_title(pieces: Sequence[Piece]) -> str:
    """A paper's title out of its capitals: "Notice of Motion and Motion to Dismiss"."""
    words = _PLAIN.person(" ".join(piece.text for piece in pieces)).replace("’S", "’s").replace("'S", "'s").split()
    lowered = (w.lower() if n and w.lower() in _LOWER_IN_TITLES else w for n, w in enumerate(words))
    return " ".join(lowered).strip(" ;,.")
