"""What findings mean to an attorney: what is missing, what mends it, and where. No Qt.

What is said here is said of findings and placeholders as other parts name them: a code or a text that is not known here
gets no advice, and is shown by its own sentence alone.
"""

import re
from dataclasses import dataclass

from app.gui.open_gaps import OpenGap
from app.gui.places import ARGUMENTS, AUTHORITIES, DRAFT, MATTER, Place, card_of, first_card_of
from app.law.findings import Finding, Severity

FIRST_PAGE = "first page"
"""How the checks call the first page and the signature block."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is missing, what to do about it, and the room where it is done, with the words of a button that leads there."""

    missing: str = ""
    remedy: str = ""
    place: Place | None = None

    @property
    def act(self) -> str:
        """What the button to its place says."""
        return _ACTS[self.place.room] if self.place is not None else ""


_ACTS = {
    MATTER: "Enter it in Matter",
    ARGUMENTS: "Open the issue",
    AUTHORITIES: "Open the authority",
    DRAFT: "Open it in the draft",
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """What stands behind placeholders of one shape, or findings of one code.

    Attributes:
        field: names the place within the room: a field or a tab of the Matter room, what of an issue, or of an authority.
        names: whether the reason of the placeholder names what is missing, so that it stands for `missing`.
    """

    missing: str
    remedy: str
    room: str = DRAFT
    field: str = ""
    names: bool = False


_GAPS: tuple[tuple[str, _Rule], ...] = (
    (
        r"\[ECF NO",
        _Rule("The docket number of a paper is not noted.", "Enter it among the papers of the Matter room.", MATTER),
    ),
    (
        r" at \?\]$",
        _Rule(
            "The page on which the point is made is not noted.",
            "Enter the page where the issue says it is raised.",
            ARGUMENTS,
            "raised",
        ),
    ),
    (
        r"ELEMENTS OF .*RECORD",
        _Rule(
            "No fact is marked as showing the elements of this claim.",
            "Tick the facts that show each of them, under Elements in the Matter room.",
            MATTER,
            "elements",
        ),
    ),
    (
        r"FACT ON THIS ELEMENT",
        _Rule(
            "No fact is marked as showing this element of the claim.",
            "Tick the facts that show it, under Elements in the Matter room; enter one there if the complaint has more.",
            MATTER,
            "elements",
            names=True,
        ),
    ),
    (
        r"¶ \?\]$|RECORD CITE",
        _Rule(
            "The place in the record is not noted for a fact.",
            "Note its paragraph, in the facts of the Matter room.",
            MATTER,
            "facts",
        ),
    ),
    (
        r"COMPLAINT REQUIRED",
        _Rule(
            "The matter has no operative complaint.",
            "Enter it among the papers of the Matter room.",
            MATTER,
            "papers",
        ),
    ),
    (
        r"FACTS ON THIS POINT REQUIRED",
        _Rule(
            "No fact is picked that answers the point.",
            "Tick the facts at the issue, or apply the law in your own words there.",
            ARGUMENTS,
            "facts",
        ),
    ),
    (
        r"FACTS REQUIRED",
        _Rule(
            "The matter has no facts yet.",
            "Read the complaint in the Matter room, and tick its facts.",
            MATTER,
            "facts",
        ),
    ),
    (
        r"PIN REQUIRED",
        _Rule(
            "The page of the authority is not noted.",
            "Note it on the proposition; or press Enter, and type it after “at”.",
            AUTHORITIES,
            "pin",
        ),
    ),
    (
        r"DATE REQUIRED|YEAR REQUIRED|COURT REQUIRED",
        _Rule(
            "The library does not know when, or by which court, the authority was decided.",
            "Complete it in the Authorities room.",
            AUTHORITIES,
        ),
    ),
    (
        r"CONTROLLING CASE REQUIRED",
        _Rule(
            "No decision is picked that gave the officers notice before the incident.",
            "Pick one at the issue, or argue that the violation was obvious.",
            ARGUMENTS,
            "supports",
        ),
    ),
    (
        r"ANSWER TO .* REQUIRED",
        _Rule(
            "Adverse authority is picked and not yet answered.",
            "Say at the issue why it does not decide this case.",
            ARGUMENTS,
        ),
    ),
    (
        r"^\[AUTHORITY REQUIRED",
        _Rule(
            "No authority is picked for the point.",
            "Tick one of the offered supports at the issue; where none is offered, import the authority, or cite it in your own words there.",
            ARGUMENTS,
            "supports",
        ),
    ),
    (
        r"AUTHORITY FOR THE ELEMENTS",
        _Rule(
            "The library has no proposition that states the elements of the claim.",
            "Go there, press Enter, and put a citation in its place ([[). For every paper: on a proposition in the Authorities room, tick the claim under “Claims” and “The elements of a claim” under “Topics”.",
        ),
    ),
    (
        r"QUOTATION REQUIRED|NOT IN LIBRARY|CITATION NOT READ",
        _Rule(
            "The library does not hold what is cited, or not its text.",
            "Import the opinion in the Authorities room.",
            AUTHORITIES,
        ),
    ),
    (
        r"INTRODUCTION|COULD BE ADDED",
        _Rule("These words only you can write.", "Go there, press Enter, and write over the placeholder."),
    ),
)

_FIRST_PAGE = _Rule(
    "The caption or the signature block is not complete.",
    "Enter it in the Matter room; it prints in all papers.",
    MATTER,
)

_CODES: dict[str, _Rule] = {
    "unverified": _Rule(
        "Nobody has recorded reading it.",
        "Read it, compare its words and history, and record that you did.",
        AUTHORITIES,
    ),
    "bad_law": _Rule(
        "What became of it later is recorded in the library.",
        "Take it out, or print its history: complete the treatment in the Authorities room.",
        AUTHORITIES,
    ),
    "edit_conflict": _Rule(
        "The draft under your words is another one now.", "Choose among the conflicts, left of the draft."
    ),
    "unanswered": _Rule("Nothing is picked for it.", "Pick a support at the issue.", ARGUMENTS),
    "adverse_unanswered": _Rule(
        "The court may expect it to be met.",
        "On its card among the adverse supports of the issue: distinguish it with a sentence that the paper prints, or concede it or set it aside with a reason that the matter's log keeps.",
        ARGUMENTS,
    ),
    "adverse_further": _Rule(
        "It helps the other side, though nothing says that it must be met by name.",
        "Look through the adverse supports of the count's issues: answer what matters there, and let the rest pass with one reason.",
        ARGUMENTS,
    ),
    "typed_citation": _Rule(
        "It is no citation of the paper's.",
        "Open the paragraph or the field: Alt+Enter makes it a citation if the library has it; else import it with Ctrl+I first.",
    ),
    "their_authority_unknown": _Rule(
        "What it holds is not known here, so it is neither offered nor asked for.",
        "Import it with Ctrl+I; it then stands among the supports of its issue, and is asked for where it is adverse.",
        ARGUMENTS,
    ),
    "adverse_undisclosed": _Rule(
        "Neither paper names authority that binds on the point.",
        "Distinguish it on its card, so that the paper names it, unless it is not directly adverse; the reason stands in the matter's log.",
        ARGUMENTS,
    ),
    "unsourced": _Rule(
        "No proposition, fact or record stands behind the sentence.", "Edit the paragraph and cite what shows it."
    ),
    "fact_without_record": _Rule(
        "A fact is stated without its place in the record.",
        "Note its paragraph, in the facts of the Matter room.",
        MATTER,
        "facts",
    ),
    "wrong_stage": _Rule(
        "The place in the record is not what a court looks at on this motion.",
        "Note another place at the facts, in the Matter room; where the complaint is verified, let it pass and say so.",
        MATTER,
        "facts",
    ),
    "nobody_named": _Rule(
        "The complaint named the person in the sentence before.",
        "Name the person in the fact, in the Matter room, or edit the paragraph.",
        MATTER,
        "facts",
    ),
    "length": _Rule(
        "The paper is longer than its court allows.", "Shorten it, or let it pass with the order that allows it."
    ),
    "wrong_pairing": _Rule("The defense does not fit the claim.", "Look at the issue on the board.", ARGUMENTS),
    "quotations_unchecked": _Rule(
        "The library has no text to compare the words with.", "Import the opinion.", AUTHORITIES
    ),
    "pin_beyond_text": _Rule("The page lies outside the opinion.", "Correct the page of the citation."),
    "required_part": _Rule("The court asks for a part that the paper has not.", "Add it in the draft."),
    "wrong_motion": _Rule(
        "The paper and the motion are of two stages.",
        "Correct the motion's title among the papers, or choose the paper that goes with it.",
        MATTER,
        "papers",
    ),
    "point_open": _Rule(
        "The paper that was read makes a point that no issue stands for yet.",
        "Say in the Matter room, under Reading, which issue it raises.",
        MATTER,
        "reading",
    ),
    "judge_unclear": _Rule(
        "The judge's own rules could not be told.", "Enter the judge's whole name in the Matter room.", MATTER, "judge"
    ),
}

_GATE = _Rule(
    "It is picked although it does not pass a gate.", "Unpick it at the issue, or let it pass with a reason.", ARGUMENTS
)


def advise_gap(text: str, gap: OpenGap | None) -> Advice:
    """What fills a placeholder; None for one of the first page."""
    place = gap.heading if gap else FIRST_PAGE
    return advise(Finding(code="placeholder", severity=Severity.BLOCK, message=text, place=place, subject=text), gap)


def advise(finding: Finding, gap: OpenGap | None = None) -> Advice:
    """What to do about a finding; `gap` is the placeholder that it is about, where it is one of the draft's."""
    if finding.code == "placeholder" and finding.place == FIRST_PAGE:
        return _advice(_FIRST_PAGE, Place(room=MATTER, field=finding.message))
    if finding.code == "placeholder":
        return _advise_gap(finding, gap)
    rule = _GATE if finding.code.startswith("gate_") else _CODES.get(finding.code)
    return _advice(rule, _place(rule, finding, finding.issue, finding.subject)) if rule else Advice()


def _advise_gap(finding: Finding, gap: OpenGap | None) -> Advice:
    text = gap.text.rstrip(".;") if gap else finding.subject
    rule = next((rule for shape, rule in _GAPS if re.search(shape, text)), None)
    reason = gap.reason if gap else ""
    if rule is None:
        return Advice(reason, "Go there, press Enter, and write over the placeholder." if gap else "")
    issue, authority = (gap.issue, gap.authority) if gap else ("", "")
    made = _advice(rule, _place(rule, finding, issue, authority))
    missing = reason if rule.names and reason else made.missing or reason
    return Advice(missing, made.remedy, made.place)


def _place(rule: _Rule, finding: Finding, issue: str, authority: str) -> Place | None:
    match rule.room:
        case "matter":
            return Place(room=MATTER, field=rule.field or finding.message)
        case "arguments":
            if issue:
                return Place(room=ARGUMENTS, issue=issue, authority=card_of(finding), field=rule.field)
            return first_card_of(finding)
        case "authorities":
            return Place(room=AUTHORITIES, authority=authority, field=rule.field) if authority else None
        case _:
            return None


def _advice(rule: _Rule, place: Place | None) -> Advice:
    return Advice(rule.missing, rule.remedy, place)
