"""Courts as the weight rules see them. The facts come from `courts-db` (see `citations.courts`)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

CourtId = NewType("CourtId", str)
"""An id of the `courts-db` package: "scotus", "ca9", "cand", "calctapp"."""

SCOTUS = CourtId("scotus")


class CourtLevel(StrEnum):
    """A court's place in its system."""

    SUPREME = "supreme"
    FEDERAL_APPEALS = "federal_appeals"
    FEDERAL_TRIAL = "federal_trial"
    STATE_HIGH = "state_high"
    STATE_APPEALS = "state_appeals"
    STATE_TRIAL = "state_trial"
    OTHER = "other"


_CIRCUIT_STATES = {
    "cadc": ("District of Columbia", "Washington D.C."),
    "ca1": ("Maine", "Massachusetts", "New Hampshire", "Puerto Rico", "Rhode Island"),
    "ca2": ("Connecticut", "New York", "Vermont"),
    "ca3": ("Delaware", "New Jersey", "Pennsylvania", "Virgin Islands"),
    "ca4": ("Maryland", "North Carolina", "South Carolina", "Virginia", "West Virginia"),
    "ca5": ("Louisiana", "Mississippi", "Texas"),
    "ca6": ("Kentucky", "Michigan", "Ohio", "Tennessee"),
    "ca7": ("Illinois", "Indiana", "Wisconsin"),
    "ca8": ("Arkansas", "Iowa", "Minnesota", "Missouri", "Nebraska", "North Dakota", "South Dakota"),
    "ca9": (
        "Alaska", "Arizona", "California", "Guam", "Hawaii", "Idaho", "Montana", "Nevada",
        "Northern Mariana Islands", "Oregon", "Washington",
    ),
    "ca10": ("Colorado", "Kansas", "New Mexico", "Oklahoma", "Utah", "Wyoming"),
    "ca11": ("Alabama", "Florida", "Georgia"),
}  # fmt: skip

CIRCUIT_OF_STATE: dict[str, CourtId] = {
    state: CourtId(circuit) for circuit, states in _CIRCUIT_STATES.items() for state in states
}
"""The regional circuit of each state and territory (28 U.S.C. § 41)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """One court.

    Attributes:
        id: its courts-db id.
        name: its full name.
        citation: its form in a citation's parenthetical ("N.D. Cal."); empty for the U.S. Supreme Court.
        level: its place in its system.
        circuit: the federal circuit that binds it, as a court id; None outside the regional circuits.
        state: the state it sits in; None for national courts and courts of appeals.
    """

    id: CourtId
    name: str
    citation: str
    level: CourtLevel
    circuit: CourtId | None = None
    state: str | None = None

    @property
    def is_federal(self) -> bool:
        """Whether it is a court of the United States."""
        return self.level in {CourtLevel.SUPREME, CourtLevel.FEDERAL_APPEALS, CourtLevel.FEDERAL_TRIAL}
