"""Signals of a finished paper: explained where they must be, and in their order."""

import pytest

from app.checking.citation_check import check_signals
from app.citations.report import find_citations_in_text

ROE, DOE, POE = (
    "Roe v. A, 9 F.3d 1, 2 (1st Cir. 1993)",
    "Doe v. B, 8 F.3d 3 (9th Cir. 1994)",
    "Poe v. C, 7 F.3d 3 (2d Cir. 1993)",
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"See {ROE}; see also {DOE} (holding so). But see {POE}.", []),
        (f"See {ROE}; see also {DOE}.", ["signal_unexplained"]),
        (f"Cf. {ROE} (en banc).", ["signal_unexplained"]),
        (f"But see {ROE}; see {DOE}.", ["signal_order"]),
        (f"But see {ROE}. The law is otherwise settled beyond any doubt. See {DOE}.", []),
    ],
)
def it_notes_signals(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in check_signals(find_citations_in_text([text]))] == codes
