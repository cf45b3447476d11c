"""Docket numbers, which courts and lawyers print in many ways."""

import re

_FEDERAL = re.compile(r"(\d{2})-?([a-z]{2})-?0*(\d+)")


def docket_key(docket: str) -> str:
    """One docket number without office, judge's initials and leading zeros: "16-cv-6262".

    Numbers of another shape (state courts, appeals) keep their letters and digits.
    """
    lowered = docket.lower().replace(" ", "-")
    match = _FEDERAL.search(lowered)
    if match:
        return "-".join(match.groups())
    return "".join(letter for letter in lowered.removeprefix("no.") if letter.isalnum())


def same_docket(one: str, other: str) -> bool:
    """Whether two docket numbers are the same case."""
    return docket_key(one) == docket_key(other) != ""
