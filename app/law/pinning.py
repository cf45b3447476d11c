"""Which pages a pin may count: those of a reporter in which the authority is printed, or the paper's own when it is in none."""

from dataclasses import dataclass

from app.law.authorities import Authority
from app.law.opinions import PageNumbering, PageScheme


@dataclass(frozen=True, slots=True)
class PinBasis:
    """Whether pins can be taken from a text's page labels.

    Attributes:
        reporter: the reporter whose pages they count, when it is not that of the authority's first citation.
        obstacle: why no pin can be taken; empty when one can.
    """

    reporter: str | None = None
    obstacle: str = ""


def pin_basis(authority: Authority, numbering: PageNumbering | None, *, quotable: bool = True) -> PinBasis:
    """How pins are taken from a text with this numbering.

    A slip opinion's or a filed paper's own pages are cited only while no reporter prints the decision (Bluebook
    rule 10.8.1), and a damaged text's page numbers are not to be trusted.
    """
    if not quotable:
        return PinBasis(obstacle="The text is damaged: its page numbers cannot be trusted.")
    if numbering is None:
        return PinBasis(obstacle="The text shows no page numbers.")
    if numbering.scheme is PageScheme.REPORTER:
        return _reporter_basis(authority, numbering)
    if authority.citations:
        counted = "a slip opinion" if numbering.scheme is PageScheme.SLIP else "the filed paper"
        return PinBasis(obstacle=f"The text counts the pages of {counted}, not those of {authority.citations[0]}.")
    return PinBasis()


def _reporter_basis(authority: Authority, numbering: PageNumbering) -> PinBasis:
    if numbering.reporter is None:
        return PinBasis(obstacle="The text does not say whose pages it counts.")
    same = [c for c in authority.citations if (c.volume, c.reporter) == (numbering.volume, numbering.reporter)]
    if not same:
        counted = f"{numbering.volume or ''} {numbering.reporter}".strip()
        return PinBasis(
            obstacle=f"The text counts the pages of {counted}, where the entry says nothing of being printed."
        )
    return PinBasis() if same[0] == authority.citations[0] else PinBasis(reporter=numbering.reporter)
