"""A page of one reporter never stands beside another's volume: in what is picked, pasted and shown."""

import pytest

from app.drafting.opponent.held import HeldIndex
from app.gui.citing import find_citations, find_cited
from app.law.authorities import Authority, AuthorityKey, AuthorityKind, Proposition, PropositionKind, ReporterCitation

DOOR = Authority(
    key=AuthorityKey("door"),
    kind=AuthorityKind.OPINION,
    name="Dale v. Ames",
    citations=(
        ReporterCitation(volume="563", reporter="U.S.", page="731"),
        ReporterCitation(volume="131", reporter="S. Ct.", page="2074"),
    ),
)
CLEAR = Proposition(
    id="door.clear",
    authority=DOOR.key,
    text="The door was shut.",
    pin="2080",
    pin_reporter="S. Ct.",
    kind=PropositionKind.RULE,
)


class Shelf:
    """A library of one case."""

    def propositions(self):
        return (CLEAR,)

    def authorities(self):
        return (DOOR,)

    held = HeldIndex((DOOR,))

    def find_authority(self, key):
        return DOOR if key == DOOR.key else None


def it_offers_a_page_with_the_reporter_that_counts_it():
    (found,) = find_citations(Shelf(), "dale")
    assert found.words == "Dale v. Ames, 563 U.S. 731, 131 S. Ct. 2074, 2080"
    assert (found.node.pin, found.node.pin_reporter) == ("2080", "S. Ct.")


@pytest.mark.parametrize(
    ("pasted", "pin", "reporter"),
    [
        ("Dale v. Ames, 563 U.S. 731, 741 (2011).", "741", None),
        ("Dale v. Ames, 131 S. Ct. 2074, 2080 (2011).", "2080", "S. Ct."),
        ("Dale v. Ames, 131 S. Ct. 2074 (2011).", None, None),
    ],
)
def it_keeps_the_reporter_of_a_pasted_page(pasted, pin, reporter):
    (found,), strangers = find_cited(Shelf(), pasted)
    assert (found.node.pin, found.node.pin_reporter, strangers) == (pin, reporter, ())


def it_keeps_the_reporter_of_a_short_form_after_a_parallel_citation():
    pasted = "Dale v. Ames, 563 U.S. 731, 131 S. Ct. 2074 (2011). It was shut. Dale, 131 S. Ct. at 2080."
    found, strangers = find_cited(Shelf(), pasted)
    assert [(one.node.pin, one.node.pin_reporter) for one in found][-1] == ("2080", "S. Ct.")
    assert strangers == ()


def it_does_not_know_a_page_of_a_report_that_the_library_lacks():
    pasted = "Dale v. Ames, 563 U.S. 731, 179 L. Ed. 2d 1149 (2011). It was shut. Dale, 179 L. Ed. 2d at 1155."
    found, strangers = find_cited(Shelf(), pasted)
    assert all(one.node.pin != "1155" for one in found)
    assert any("1155" in one.words for one in strangers)
