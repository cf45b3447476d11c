"""State courts named by number and seat are known; what fits no rule is left unknown."""

import pytest

from app.reading.state_courts import find_state_court


@pytest.mark.parametrize(
    ("cells", "court"),
    [
        (["Fourth Court of Appeals", "San Antonio, Texas", "No. 04-24-00100-CV"], "texapp"),
        (["In The", "Fourteenth Court of Appeals", "NO. 14-14-00100-CV"], "texapp"),
        (["IN THE", "TENTH COURT OF APPEALS", "No. 10-19-00100-CR"], "texapp"),
        (["TENTH COURT OF APPEALS"], None),
        (["Court of Appeals", "Fifth District of Texas at Dallas"], "texapp"),
        (["COURT OF APPEALS FOR THE", "FIRST DISTRICT OF TEXAS AT HOUSTON"], "texapp"),
        (["IN THE COURT OF APPEALS", "TWELFTH COURT OF APPEALS DISTRICT", "TYLER, TEXAS"], "texapp"),
        (["THE THIRTEENTH COURT OF APPEALS", "13-16-00100-CV"], "texapp"),
        (["IN THE DISTRICT COURT OF APPEAL", "FIRST DISTRICT, STATE OF FLORIDA"], "fladistctapp"),
        (["DISTRICT COURT OF APPEAL OF THE STATE OF FLORIDA", "FOURTH DISTRICT"], "fladistctapp"),
        (["Supreme Court of the State of New York", "Appellate Division, Second Department"], "nyappdiv"),
        (["Decided and filed by the Fourth Court of Appeals of nowhere"], None),
        ([], None),
    ],
)
def it_finds_the_court(cells: list[str], court: str | None) -> None:
    assert find_state_court(cells) == court
