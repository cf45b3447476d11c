"""What stands behind a sentence, in words that an attorney can look up: no ids, no files. No Qt."""

import re
from typing import TYPE_CHECKING

from app.law.briefs import Origin, OriginKind
from app.law.matters import Matter

if TYPE_CHECKING:
    from app.tasks.draft_brief import Draft

_OF_ISSUE = re.compile(
    r"(?P<of>issues|selections|reply_selections)\[(?P<issue>[^\]]+)\]\.(?P<field>\w+)(?::(?P<key>.+))?"
)
"""How the attorney's words about an issue are named: "selections[1:doorway].distinction:vaneaton"."""

_WORDINGS = {
    "adverse": "what meets the other side's authority",
    "again": "a point that was argued before",
    "answer": "an answer",
    "cast": "who the parties are",
    "comparison": "the comparison of facts",
    "contention": "what the other side says",
    "count": "the head of a count",
    "count_again": "a count that is argued like one before",
    "count_end": "the end of a count",
    "count_list": "the counts by name",
    "count_opening": "the head of a count",
    "default": "an answer",
    "elements": "the elements of a claim",
    "facts_opening": "the opening of the facts",
    "leave": "leave to amend",
    "own": "your own words",
    "precedents": "the decisions",
    "question": "the question presented",
    "rule": "the law",
    "standard": "the legal standard",
}
"""What parts of the standard wording are called, where the file's own name would say nothing to an attorney."""

_FIELDS = {
    "contention": "what the other side says, as you noted it",
    "text": "your answer",
    "heading": "your heading",
    "distinction": "why {name} does not decide it",
}


def source_words(origin: Origin, draft: "Draft", matter: Matter) -> str:
    """One source of a sentence."""
    match origin.kind:
        case OriginKind.PROPOSITION:
            return _proposition(origin.ref, draft)
        case OriginKind.PASSAGE:
            return _passage(origin.ref, draft)
        case OriginKind.FACT:
            fact = matter.find_fact(origin.ref)
            return f"Fact: {fact.text.rstrip('.')}" if fact else "A fact that the matter has no more"
        case OriginKind.RECORD:
            paper = matter.find_paper(origin.ref)
            return f"Record: {paper.title}" if paper else "A paper that the matter has no more"
        case OriginKind.TEMPLATE:
            return f"Standard wording ({_template(origin.ref)})"
        case OriginKind.ATTORNEY:
            return f"Your own words ({_own(origin.ref, draft)})"
        case OriginKind.COMPUTED:
            return _computed(origin.ref, draft)


def _proposition(ref: str, draft: "Draft") -> str:
    proposition = draft.source.find_proposition(ref)
    authority = draft.source.find_authority(proposition.authority) if proposition else None
    if proposition is None or authority is None:
        return "A proposition that the library has no more"
    pin = f", {proposition.pin}" if proposition.pin else ""
    read = "read" if proposition.verification or authority.verification else "not read yet"
    return f"{authority.name}, {authority.printed_in(proposition.pin_reporter)}{pin} ({read}): {proposition.text}"


def _passage(ref: str, draft: "Draft") -> str:
    """Words of an opinion's text; the reference begins with the authority's key."""
    return f"Verbatim from {_name(ref.split('/', 1)[0], draft)}"


def _template(ref: str) -> str:
    """A template in words: "briefs/opposition/introduction.md.j2:1" is "introduction"."""
    name = (ref.rpartition(":")[0] or ref).rpartition("/")[2].removesuffix(".md.j2")
    return _WORDINGS.get(name.lstrip("_"), name.strip("_").replace("_", " "))


def _own(ref: str, draft: "Draft") -> str:
    """What the attorney wrote, and where."""
    if ref.startswith("edits["):
        return "written in the draft"
    if ref.startswith("own_words."):
        return ref.rpartition(".")[2].replace("_", " ")
    if ref.startswith("likeness:"):
        _, proposition, aspect = ref.split(":", 2)
        found = draft.source.find_proposition(proposition)
        return f"{_name(found.authority, draft)} compared on the facts: {aspect}" if found else f"compared: {aspect}"
    return _of_issue(ref, draft) or "of a picked authority"


def _of_issue(ref: str, draft: "Draft") -> str:
    found = _OF_ISSUE.fullmatch(ref)
    if found is None:
        return ""
    what = _FIELDS.get(found["field"], found["field"].replace("_", " ")).format(name=_name(found["key"] or "", draft))
    issue = next((one for one in draft.matches if one.issue.key == found["issue"]), None)
    return f"Count {issue.count.label}, {issue.defense.title}: {what}" if issue else what


def _computed(ref: str, draft: "Draft") -> str:
    if ref == "gap":
        return "Left open: to be filled"
    if ref.startswith("certificate:"):
        return "Required by the court’s rules"
    if draft.source.find_authority(ref) is not None:
        return f"Cited: {_name(ref, draft)}"
    claims = {str(match.claim.id): match.claim for match in draft.matches}
    claim = claims.get(ref.partition(".")[0])
    return f"The elements of {claim.title}, with your facts" if claim else "Worked out from the matter"


def _name(key: str, draft: "Draft") -> str:
    authority = draft.source.find_authority(key)
    return authority.name if authority else key
