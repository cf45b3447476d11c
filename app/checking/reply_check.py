"""New matter in a reply: what neither the motion nor the opposition had cited, which courts may disregard.

That a reply raises nothing new is practice and not a rule of any profile here (from general knowledge).
"""

from collections.abc import Iterator

from app.citations.bluebook import FindAuthority
from app.drafting.answered import find_cited_before
from app.law.authorities import AuthorityKind, Side
from app.law.findings import Finding, Severity
from app.law.matters import Matter, PaperKind


def check_reply(matter: Matter, answers: PaperKind, find_authority: FindAuthority) -> Iterator[Finding]:
    """Findings on the picks of a reply; none for a paper that answers something else than an opposition."""
    if answers is not PaperKind.OPPOSITION:
        return
    before = find_cited_before(matter)
    if not before:
        message = (
            "Whether the reply cites anything new cannot be told: neither the motion nor the opposition is read in."
        )
        yield Finding(code="reply_unread", severity=Severity.NOTE, message=message, place="reply")
        return
    yield from _new_cases(matter, before, find_authority)


def _new_cases(matter: Matter, before: frozenset[str], find_authority: FindAuthority) -> Iterator[Finding]:
    supports = (s for selection in matter.selections_for(Side.DEFENDANT) for s in selection.supports)
    new = dict.fromkeys(s.authority for s in supports if not s.role.asks_answer and s.authority not in before)
    for key in new:
        authority = find_authority(key)
        if authority is not None and authority.kind is AuthorityKind.OPINION:
            message = (
                f"{authority.name} is new in the reply: a court may disregard it unless it only rebuts the opposition."
            )
            yield Finding(code="new_in_reply", severity=Severity.WARN, message=message, place=key)
