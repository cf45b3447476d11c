"""The one door to `courts_db`: courts by id, by citation form, and by the heading of a paper.

Nothing is guessed: a form that fits two courts, or none exactly, gives None. courts-db's own
matcher is not used, because it answers two courts for the heading of N.D. Cal. and needs half
a second to build.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

import courts_db

from app.errors import NotFound
from app.law.courts import CIRCUIT_OF_STATE, SCOTUS, Court, CourtId, CourtLevel

_Record = Mapping[str, Any]
_Key = TypeVar("_Key", str, tuple[str, ...])

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
_CIRCUITS = {word: CourtId(f"ca{number}") for number, word in enumerate(_ORDINALS, start=1)} | {
    "district of columbia": CourtId("cadc"),
    "d c": CourtId("cadc"),
    "federal": CourtId("cafc"),
}
_DIRECTIONS = {"N": "Northern", "S": "Southern", "E": "Eastern", "W": "Western", "C": "Central", "M": "Middle"}

_BLUEBOOK = {
    "scotus": "",  # the court is not named when the U.S. Reports are cited (rule 10.4(a))
    "ca3": "3d Cir.",
    "ny": "N.Y.",
    "dc": "D.C.",
    "mdd": "D. Md.",
    "mnd": "D. Minn.",
    "nyed": "E.D.N.Y.",
    "pamd": "M.D. Pa.",
    "wvsd": "S.D.W. Va.",
    "flsb": "Bankr. S.D. Fla.",
    "cob": "Bankr. D. Colo.",
}
"""Where courts-db's form is not the one of Bluebook table T1."""

_OTHER_FORMS = {
    "u.s.": SCOTUS,
    "scotus": SCOTUS,
    "2ndcir.": CourtId("ca2"),
    "cal.app.": CourtId("calctapp"),
    "d.c.": CourtId("dc"),
}
_STATELESS = re.compile(r"(?:Ct\. ?App\.|App\. ?(?:Ct\.|Div\.|Dep)|Dist\. ?Ct\. ?App\.)")
"""A court whose state only the reporter tells (rule 10.4(b)): "143 Wis. 2d 508 (Ct. App. 1988)"."""

_HIGH_WITHOUT_STATE_FORM = {"dc", "texcrimapp", "oklacrimapp", "guam", "nmi", "prsupreme", "amsamoa"}
"""Courts of last resort whose citation form does not show it (Bluebook rule 10.4(b) names the state alone)."""
_INTERMEDIATE_WITHOUT_APPEAL_NAME = {"pasuperct", "pacommwct"}
_APPEALS_COURT = re.compile(r"Courts? of (?:\w+ )*Appeal|Appeals Court|Appellate (?:Court|Division|Term)")
_STATE_ALONE = re.compile(r"(?:[NSRW]\. ?[A-Z][a-z]*\.?|[A-Z][a-z]+\.?|NY)")
_FEDERAL_TRIAL_FORM = re.compile(r"(Bankr\. ?)?(?:([NSEWCM])\.)?D\.(?! ?C\. Cir)")
_NOT_ONE_COURT = {"usdistct", "uscirct"}
_KEEPS_ITS_NAME = {"vid", "canalzoned", "orld"}


@cache
def find_court(court_id: str) -> Court | None:
    """The court with this courts-db id, or None."""
    record = _records().get(court_id)
    return _court(record) if record else None


def get_court(court_id: str) -> Court:
    """The court with this courts-db id. Raises `NotFound`."""
    court = find_court(court_id)
    if court is None:
        raise NotFound(f"There is no court “{court_id}”.", hint="Use an id of courts-db, such as scotus, ca9 or cand.")
    return court


def find_court_by_citation(form: str, reporter: str | None = None) -> Court | None:
    """The court that a citation's parenthetical names ("9th Cir.", "N.D. Cal."), or None when unknown or ambiguous.

    Args:
        form: the court's part of the parenthetical, without the year.
        reporter: the reporter of the citation; it tells whose "(Ct. App.)" is meant.
    """
    if reporter and (state := _state_of(reporter)) and _STATELESS.match(form):
        form = f"{state} {form}"
    loose = _by_loose_form()
    found = (
        _by_citation().get(_squeezed(form)) or loose.get(_loose(form)) or loose.get(_loose(_SEAT_IN_FORM.sub("", form)))
    )
    return find_court(found) if found else None


def find_court_by_heading(heading: str) -> Court | None:
    """The court that heads a paper ("UNITED STATES DISTRICT COURT NORTHERN DISTRICT OF CALIFORNIA"), or None.

    The court's name must stand at the beginning; a division, seat or "en banc" may follow.
    """
    words = _heading_words(heading)
    found = _federal_district(words) or _federal_circuit(words) or _by_name().get(_name_key(_without_seat(words)))
    return find_court(found) if found else None


def district_courts() -> tuple[Court, ...]:
    """The federal district courts of today and before, by their names."""
    found = (_court(record) for record in _records().values() if not _citation(record).startswith("Bankr."))
    return tuple(sorted((one for one in found if one.level is CourtLevel.FEDERAL_TRIAL), key=lambda one: one.name))


def _state_of(reporter: str) -> str | None:
    """The state whose own reports these are: "Ill. App. 3d" are Illinois's."""
    fitting = [form for form in _state_forms() if form and reporter.startswith(form)]
    return max(fitting, key=len, default=None)


@cache
def _state_forms() -> frozenset[str]:
    """How citations abbreviate the states: the forms of their highest courts."""
    return frozenset(_citation(record) for record in _records().values() if _level(record) is CourtLevel.STATE_HIGH)


@cache
def _records() -> dict[str, _Record]:
    return {record["id"]: record for record in courts_db.courts if record["id"] not in _NOT_ONE_COURT}


def _court(record: _Record) -> Court:
    level = _level(record)
    return Court(
        id=CourtId(record["id"]),
        name=_name(record),
        citation=_citation(record),
        level=level,
        circuit=_circuit(record, level),
        state=_state(record, level),
    )


def _name(record: _Record) -> str:
    district = _district(record)
    if district is None or record["id"] in _KEEPS_ITS_NAME:
        return str(record["name"]).strip()
    kind, direction, place = district
    return f"United States {kind} Court for the {direction} District of {place}".replace("  ", " ")


def _district(record: _Record) -> tuple[str, str, str] | None:
    """Kind, direction and place of a federal trial court, as its citation form says them."""
    form = _FEDERAL_TRIAL_FORM.match(_citation(record))
    if record["system"] != "federal" or form is None:
        return None
    kind = "Bankruptcy" if form[1] else "District"
    return kind, _DIRECTIONS.get(form[2] or "", ""), _place(record).removeprefix("District of ")


def _citation(record: _Record) -> str:
    return _BLUEBOOK.get(record["id"], str(record["citation_string"] or ""))


def _level(record: _Record) -> CourtLevel:
    if record["id"] == SCOTUS:
        return CourtLevel.SUPREME
    return _federal_level(record) if record["system"] == "federal" else _state_level(record)


def _federal_level(record: _Record) -> CourtLevel:
    if record["id"] in _CIRCUITS.values():
        return CourtLevel.FEDERAL_APPEALS
    is_district_court = _FEDERAL_TRIAL_FORM.match(_citation(record)) or record["id"] == "nmid"
    is_bankruptcy_court = record["type"] == "bankruptcy" and not record["id"].startswith("bap")
    return CourtLevel.FEDERAL_TRIAL if is_district_court or is_bankruptcy_court else CourtLevel.OTHER


def _state_level(record: _Record) -> CourtLevel:
    if record["system"] != "state":
        return CourtLevel.OTHER
    if record["type"] == "trial":
        return CourtLevel.STATE_TRIAL
    return _state_appellate_level(record) if record["type"] == "appellate" else CourtLevel.OTHER


def _state_appellate_level(record: _Record) -> CourtLevel:
    if record["id"] in _HIGH_WITHOUT_STATE_FORM or _STATE_ALONE.fullmatch(_citation(record)):
        return CourtLevel.STATE_HIGH
    is_intermediate = record["id"] in _INTERMEDIATE_WITHOUT_APPEAL_NAME or _APPEALS_COURT.search(record["name"])
    return CourtLevel.STATE_APPEALS if is_intermediate else CourtLevel.OTHER


def _circuit(record: _Record, level: CourtLevel) -> CourtId | None:
    if level is CourtLevel.FEDERAL_APPEALS:
        return None if record["id"] == "cafc" else CourtId(record["id"])
    if level is not CourtLevel.FEDERAL_TRIAL:
        return None
    # The statute goes before courts-db, which sends Vermont to the First Circuit.
    by_statute = CIRCUIT_OF_STATE.get(_place(record))
    appeal_to = record.get("appeal_to")
    return by_statute or (CourtId(appeal_to) if isinstance(appeal_to, str) else None)


def _state(record: _Record, level: CourtLevel) -> str | None:
    is_national = level in {CourtLevel.SUPREME, CourtLevel.FEDERAL_APPEALS}
    is_special = record["system"] != "state" and level is CourtLevel.OTHER
    return None if is_national or is_special else _place(record) or None


def _place(record: _Record) -> str:
    place = str(record["location"] or "")
    return "District of Columbia" if place == "Washington D.C." else place


def _squeezed(form: str) -> str:
    return re.sub(r"\s+", "", form).replace("’", "'").casefold()


@cache
def _by_citation() -> dict[str, str]:
    forms = [
        (_squeezed(form), record["id"])
        for record in _records().values()
        for form in {_citation(record), str(record["citation_string"] or "")}
    ]
    return _unambiguous(forms) | _OTHER_FORMS


_SEAT_IN_FORM = re.compile(
    r"(?i),?\s*(?:[-–—]\s?|\[|\()?(?:\d{1,2}(?:st|nd|rd|th|d)? (?:Dist|Cir|Dep'?t)\.?(?: Div\. \d)?|(?:[NSEW]\.? ?D\.|Div\. \d|en banc))[\])]?\s*$"
    r"|(?<=App\.)\s?[-–—]?\s?(?:Austin|Dallas|Houston|Tyler|Waco|El Paso|Amarillo|Texarkana|San Antonio|Fort Worth|Beaumont|Eastland|Corpus Christi|Edinburg)\b.*$"
)
"""The seat or district of a court of appeals, which is no court of its own: "Tex. App.-Dallas", "La. App. 4 Cir."."""

_OTHER_LOOSE_FORMS = {
    "txapp": "texapp", "txctapp": "texapp", "texctapp": "texapp", "fladca": "fladistctapp", "flaapp": "fladistctapp", "pasuper": "pasuperct",
    "pacommw": "pacommwct", "pacmwlth": "pacommwct", "nyad": "nyappdiv", "dcapp": "dc", "bap9cir": "bap9", "bap9thcir": "bap9", "ustaxct": "tax", "taxct": "tax", "nysct": "nysupct",
    "masssjc": "mass", "wn": "wash", "wnapp": "washctapp", "lacirapp": "lactapp", "mdapp": "mdctspecapp", "vaapp": "vactapp", "texcivapp": "texapp",
}  # fmt: skip
"""Forms in use that courts-db does not know."""

_FLORIDA_DISTRICT = re.compile(r"(?i)\d(?:st|nd|rd|th|d)? ?D\.?C\.?A\.?")


def _loose(form: str) -> str:
    """A form without spaces, stops and marks: "D Kan" is "D. Kan."."""
    return re.sub(r"[^a-z0-9]", "", _FLORIDA_DISTRICT.sub("DCA", form).casefold())


@cache
def _by_loose_form() -> dict[str, str]:
    """Forms by their letters alone, and "Minn. App." for a state's one court of appeals."""
    forms = [(_loose(_citation(record)), record["id"]) for record in _records().values()]
    forms += [
        (key.replace("ctapp", "app").replace("appct", "app"), court)
        for key, court in forms
        if key.endswith(("ctapp", "appct")) and key not in {"ctapp", "appct"}
    ]
    forms += [(key.removesuffix("ct"), court) for key, court in forms if key.endswith("superct") and key != "superct"]
    return _OTHER_LOOSE_FORMS | _unambiguous(forms)


@cache
def _by_name() -> dict[tuple[str, ...], str]:
    names = [
        (_name_key(_heading_words(name)), record["id"])
        for record in _records().values()
        for name in (record["name"], *record["examples"])
        if record["system"] != "federal" or name == record["name"]
    ]
    return _unambiguous(names)


def _unambiguous(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, str]:
    found: defaultdict[_Key, set[str]] = defaultdict(set)
    for key, court_id in pairs:
        found[key].add(court_id)
    return {key: ids.pop() for key, ids in found.items() if key and len(ids) == 1}


def _heading_words(heading: str) -> str:
    plain = re.sub(r"\bU\. ?S\. ?", "united states ", heading, flags=re.IGNORECASE)
    plain = re.sub(r"[^\w\s]", " ", plain.replace("’", "").replace("'", ""))
    words = " ".join(plain.casefold().split())
    return re.sub(r"^in the |^before the ", "", words)


@cache
def _federal_trial_courts() -> dict[tuple[str, ...], str]:
    districts = ((_district(record), record["id"]) for record in _records().values())
    return _unambiguous(
        (tuple(part.casefold() for part in district), court) for district, court in districts if district
    )


@cache
def _district_heading() -> re.Pattern[str]:
    places = sorted({place for _, _, place in _federal_trial_courts()}, key=len, reverse=True)
    directions = "|".join(direction.casefold() for direction in _DIRECTIONS.values())
    return re.compile(
        r"united states (district|bankruptcy) court (?:in and )?(?:for )?(?:the )?"
        rf"(?:({directions}) )?district (?:of|for) (?:the )?({'|'.join(places)})\b"
    )


def _federal_district(words: str) -> str | None:
    heading = _district_heading().match(words)
    return _federal_trial_courts().get((heading[1], heading[2] or "", heading[3])) if heading else None


_CIRCUIT_HEADING = re.compile(
    rf"united states court of appeals (?:for )?(?:the )?({'|'.join(_CIRCUITS)}) circuit\b",
)


def _federal_circuit(words: str) -> str | None:
    heading = _CIRCUIT_HEADING.match(words)
    return _CIRCUITS[heading[1]] if heading else None


_SEAT = re.compile(
    rf" (?:(?:{'|'.join(_ORDINALS)}) (?:appellate|judicial) (?:district|department)|division \w+|(?:eastern|western) section"
    r"|en banc|at [a-z ]+)(?= |$)"
)
_FILLERS = {"the", "of", "for", "in", "and", "state", "commonwealth", "at"}
_SINGULARS = {"courts": "court", "appeals": "appeal"}


def _without_seat(words: str) -> str:
    return _SEAT.sub("", words)


def _name_key(words: str) -> tuple[str, ...]:
    """The words that count, in any order: "California Supreme Court" is the "Supreme Court of California"."""
    return tuple(sorted(_SINGULARS.get(word, word) for word in words.split() if word not in _FILLERS))
