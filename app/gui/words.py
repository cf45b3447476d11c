"""The window's short words for what the program knows: chips, states, sources. Pure; no Qt, no rule of law."""

import re
from dataclasses import dataclass

from app.citations.courts import find_court
from app.drafting.match import IssueMatch, Offer
from app.gui.look.palette import Tone
from app.law.authorities import Authority, AuthorityKind, PropositionKind, Side
from app.law.briefs import BriefKind
from app.law.courts import SCOTUS
from app.law.findings import Severity
from app.law.gates import Gate, GateResult, NoticeCode
from app.law.matters import Count, Matter, RecordCite
from app.law.weight import Weight


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words on a colored ground, with a sign, and the reason behind them."""

    words: str
    tone: Tone
    reason: str


SIGNS = {Tone.PLAIN: "", Tone.OK: "✓", Tone.CAUTION: "?", Tone.STOP: "✕"}
"""What says a tone without its color."""

_TONES = {GateResult.PASS: Tone.OK, GateResult.UNKNOWN: Tone.CAUTION, GateResult.FAIL: Tone.STOP}

_GATE_WORDS = {
    ("treatment", "BAD_LAW"): "bad law",
    ("treatment", "RECORDED"): "history recorded",
    ("treatment", "NOT_CHECKED"): "history unchecked",
    ("quotable", "VERBATIM"): "verbatim",
    ("quotable", "NO_TEXT"): "quotation not compared",
    ("quotable", "DAMAGED"): "text damaged",
    ("verified", "UNVERIFIED"): "unread",
    ("verified", "VERIFIED"): "read",
    ("notice", NoticeCode.NOT_APPLIED): "states the test",
    ("notice", NoticeCode.FAIL_DATE): "after incident",
    ("notice", NoticeCode.UNKNOWN_DATE): "date not known",
    ("notice", NoticeCode.FAIL_WEIGHT): "cannot give notice",
    ("notice", NoticeCode.FAIL_NOT_CONTROLLING): "not controlling",
    ("notice", NoticeCode.WEAK_PASS): "consensus, weaker",
    ("notice", NoticeCode.CONTRARY): "contrary holding",
    ("notice", NoticeCode.UNKNOWN_HOLDING): "holding not recorded",
    ("notice", NoticeCode.FAIL_DISSIMILAR): "dissimilar",
    ("notice", NoticeCode.UNMARKED_FACTS): "facts not compared",
    ("notice", NoticeCode.PASS_CANDIDATE): "passes the notice gates",
    ("date", "BEFORE"): "before incident",
    ("date", NoticeCode.FAIL_DATE): "after incident",
    ("date", NoticeCode.UNKNOWN_DATE): "date not known",
    ("posture", "NO_STAGE"): "stage not recorded",
    ("posture", "OTHER_STAGE"): "another stage",
    ("posture", "SAME_STAGE"): "same stage",
    ("citable", "BLOCKED"): "not to be cited",
    ("citable", "NOT_AUTHORITY"): "not authority",
    ("fit", "NOT_SPOKEN_OF"): "not this case",
    ("sequence", "EARLIER_ORDER"): "earlier order",
    ("sequence", "LATER_ORDER"): "later order",
    ("sequence", "UNDATED_ORDER"): "order not dated",
}

_ORDER = {"weight": 0, "notice": 1, "voice": 2}

_NOT_SHOWN = {
    ("quotable", "PARAPHRASE"),
    ("citable", "CITABLE"),
    ("posture", "NOT_APPLIED"),
    ("date", NoticeCode.NOT_APPLIED),
    ("posture", "NO_STAGE"),
    ("treatment", "NOT_CHECKED"),
    ("quotable", "NO_TEXT"),
}
"""Answers that say nothing worth a chip; "Why" still has their reasons."""


def chips_of(offer: Offer) -> tuple[Chip, ...]:
    """What the gates say of an offer, the weight first."""
    shown = [gate for gate in offer.gates if (gate.gate, gate.code) not in _NOT_SHOWN and _tells(gate, offer)]
    chips = [_gate_chip(gate, offer) for gate in sorted(shown, key=lambda gate: _ORDER.get(gate.gate, len(_ORDER)))]
    if offer.is_theirs and offer.proposition.kind is PropositionKind.STANDARD:
        chips.insert(0, Chip("as they would state it", Tone.CAUTION, _THEIRS))
    if offer.proposition.outcome is not None:
        words = offer.proposition.outcome.value.replace("_", " ")
        chips.append(Chip(words, Tone.PLAIN, "What the decision did, as the library records it."))
    return tuple({chip.words: chip for chip in reversed(chips)}.values())[::-1]  # two gates may say the same


_THEIRS = "A statement of the test that helps the other side as it is put: both are offered it, and only you pick it."


def _tells(gate: Gate, offer: Offer) -> bool:
    """Only of an opinion does it say something that a majority speaks."""
    return gate.gate != "voice" or offer.authority.kind is AuthorityKind.OPINION


def _gate_chip(gate: Gate, offer: Offer) -> Chip:
    reason = gate.reason
    match gate.gate:
        case "weight":
            words = offer.weighing.weight.value
            reason = f"{reason} {offer.weighing.caution}".rstrip()
        case "voice":
            words = offer.proposition.part.value.replace("_", " ")
        case _:
            words = _GATE_WORDS.get((gate.gate, gate.code), gate.code.replace("_", " ").lower())
    return Chip(words, _tone(gate, offer), reason)


def _tone(gate: Gate, offer: Offer) -> Tone:
    """That something need not be followed is neither good nor bad."""
    is_plain = gate.gate == "weight" and gate.result is GateResult.PASS and offer.weighing.weight in _NOT_BINDING
    return Tone.PLAIN if is_plain else _TONES[gate.result]


_NOT_BINDING = frozenset({Weight.PERSUASIVE, Weight.NONPRECEDENTIAL, Weight.SECONDARY, Weight.OWN_CASE})


def offer_place(offer: Offer) -> str:
    """Where it is printed, the page, the court and the year: "204 F.3d 947, 955 (9th Cir. 2000)"."""
    authority, pin = offer.authority, offer.proposition.pin
    if authority.kind is not AuthorityKind.OPINION:
        return ""
    citation = authority.printed_in(offer.proposition.pin_reporter)
    lead = ", at *" if _DATABASE.search(citation) else ", "
    shown = (pin or "").replace("-", "–")
    page = f"{lead}{shown.removeprefix('*') if lead.endswith('*') else shown}" if pin else ""
    return f"{citation}{page}{_court_and_year(authority)}{'' if pin else ', page not known'}"


_DATABASE = re.compile(r" (?:WL|LEXIS|Lexis) ")


def _court_and_year(authority: Authority) -> str:
    """The court, unless it is the highest, and the year, in parentheses."""
    court = find_court(authority.court) if authority.court and authority.court != SCOTUS else None
    said = [court.citation if court else "", str(authority.decided.year) if authority.decided else ""]
    inside = " ".join(filter(None, said))
    return f" ({inside})" if inside else ""


def offer_words(offer: Offer) -> str:
    """The sentence it is offered for; verbatim words stand in quotation marks."""
    if offer.passage is not None:
        return f"“{offer.passage.text[offer.start : offer.end]}”"
    return offer.proposition.text


def obstacle_words(offer: Offer) -> str:
    """Why it is excluded, in two or three words."""
    failed = (_gate_chip(gate, offer).words for gate in offer.gates if gate.result is GateResult.FAIL)
    return next(failed, "does not pass")


def first_obstacle(offer: Offer) -> str:
    """Why it is excluded: the reason of the first gate that it fails."""
    failed = (gate.reason for gate in offer.gates if gate.result is GateResult.FAIL)
    return next(failed, "It does not pass the gates.")


def place_of(matter: Matter, cite: RecordCite | None) -> str:
    """A place in the record in words: "Mot. at 14–16"; says so when no page is known."""
    if cite is None:
        return "page not noted"
    paper = matter.find_paper(cite.paper)
    name = paper.short_name if paper else cite.paper
    if cite.pages:
        return f"{name} at {', '.join(cite.pages).replace('-', '–')}"
    if cite.paragraphs:
        return f"{name} ¶ {', '.join(cite.paragraphs).replace('-', '–')}"
    return f"{name}, page not noted"


def sentence_case(title: str) -> str:
    """A title that stands in a sentence, as it begins one."""
    return title[:1].upper() + title[1:]


def paper_name(kind: BriefKind) -> str:
    """A paper as a list of papers names it: with whose it is, where it is not the plaintiff's."""
    return f"{kind.title} (for the defendants)" if kind.side is Side.DEFENDANT else kind.title


def count_name(count: Count) -> str:
    """A count as the board's rows name it; a prayer or paragraph has no number to name."""
    return f"{count.label}  {count.title}" if count.is_numbered else count.title


def issue_name(match: IssueMatch) -> str:
    """An issue as a heading."""
    return f"Count {match.count.label} × {match.defense.title}"


SEVERITY_CHIPS = {
    Severity.BLOCK: ("✕", "blocks filing", Tone.STOP),
    Severity.WARN: ("!", "look at", Tone.CAUTION),
    Severity.NOTE: ("·", "note", Tone.PLAIN),
}
