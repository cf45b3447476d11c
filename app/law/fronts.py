"""What the first page of a filed paper says of the case: court, parties, number, judge, hearing, title, counsel.

Each thing keeps the place where it is printed, and the doubt, where there is one. A reading only proposes: what is
taken from it into a matter is what the attorney has ticked.
"""

import datetime as dt
from dataclasses import dataclass

from app.law.authorities import Side
from app.law.courts import CourtId
from app.law.parties import Counsel, PartyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One thing that a paper prints.

    Attributes:
        words: as a brief would write it: on one line, and a name not in capitals.
        page: the page as the paper counts it; None where it counts none.
        line: the printed line of that page, from 1; 0 where it is not known.
        day: the day that the words are, where they are one.
        doubt: why the attorney should look; empty when what is printed is plain.
    """

    words: str
    page: str | None = None
    line: int = 0
    day: dt.date | None = None
    doubt: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether what is printed is plain."""
        return not self.doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedParty:
    """One party of the caption.

    Attributes:
        at: the name, and where it stands.
        role: what the caption calls a person before the name, as a brief would ("deputy").
        capacity: in which capacity, or as what, the party is there ("individually and in her official capacity").
        kind: None where the caption does not tell a person from an entity.
        honorific, pronoun: "Ms." and "she", where the paper's text calls the party by one and no other.
    """

    at: Stated
    side: Side
    role: str = ""
    capacity: str = ""
    kind: PartyKind | None = None
    honorific: str = ""
    pronoun: str = ""

    @property
    def name(self) -> str:
        """The name, not in capitals."""
        return self.at.words


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCounsel:
    """One block of counsel.

    Attributes:
        at: the lawyer named first, and where the block begins.
        side: whom they represent; None where the block does not say, or says both.
        others: the further lawyers of the block.
        represents: whom, as printed.
    """

    at: Stated
    side: Side | None = None
    bar_number: str | None = None
    firm: str | None = None
    address: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None
    others: tuple[str, ...] = ()
    represents: str = ""

    def to_counsel(self, side: Side) -> Counsel:
        """As a matter keeps who signs for a side."""
        return Counsel(
            side=side,
            name=self.at.words or None,
            bar_number=self.bar_number,
            firm=self.firm,
            address=self.address,
            phone=self.phone,
            email=self.email,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a paper's first page, its filing stamp and its signature block say; what was not found is None.

    Attributes:
        court: the court's heading as printed.
        court_id: the court; None where the heading names none that is known.
        plaintiff, defendant: each side as the caption's title would have it ("Ned Marsh, et al.").
        ecf, filed: the number and the day of the court's filing stamp.
    """

    court: Stated | None = None
    court_id: CourtId | None = None
    division: Stated | None = None
    case_number: Stated | None = None
    plaintiff: Stated | None = None
    defendant: Stated | None = None
    judge: Stated | None = None
    hearing: Stated | None = None
    time: Stated | None = None
    courtroom: Stated | None = None
    title: Stated | None = None
    ecf: Stated | None = None
    filed: Stated | None = None
    parties: tuple[StatedParty, ...] = ()
    counsel: tuple[StatedCounsel, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return self == FrontMatter()

    def parties_of(self, side: Side) -> tuple[StatedParty, ...]:
        """The parties of one side, as the caption lists them."""
        return tuple(party for party in self.parties if party.side is side)
