"""A slip opinion and the entry that cites its report are offered as one; two decisions of one name are not."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.law.authorities import ReporterCitation
from app.law.dates import PartialDate
from app.library.store import Library, open_library
from tests.helpers.library import NOON, OAK, empty_library

PRINTED = dataclasses.replace(
    OAK, key="fir", name="Fir v. Town of Yew", citations=(ReporterCitation("13", "S. Ct.", "54"),), docket=None,
    court="scotus", decided=PartialDate(2017), treatments=(),
)  # fmt: skip
SLIP: dict[str, Any] = {
    "key": "slip", "name": "FIR vs. TOWN OF YEW", "citations": (), "docket": "16-67", "decided": PartialDate(2017, 1, 9)
}  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "library.sqlite"
    path.write_bytes(empty_library())
    with open_library(str(path)) as opened:
        opened.add_authority(PRINTED)
        yield opened


@pytest.mark.parametrize(
    "known",
    [{}, {"decided": None}, {"citations": (ReporterCitation("58", "U.S.", "73"),)}, {"name": "The Fir v Town of Yew"}],
)
def it_offers_a_slip_opinion_with_its_report(library: Library, known: dict[str, Any]):
    library.add_authority(dataclasses.replace(PRINTED, **(SLIP | known)))
    (pair,) = library.twins.find()
    assert {pair.one.authority.key, pair.other.authority.key} == {"fir", "slip"}
    assert (pair.against, len(pair.reasons)) == ((), 1)
    assert "(Supreme Court of the United States)" in pair.reasons[0]
    library.twins.tell_apart("fir", "slip", by="x", at=NOON)
    assert library.twins.find() == []


@pytest.mark.parametrize(
    "known",
    [
        {"decided": PartialDate(2018)},
        {"court": "ca9"},
        {"name": "Fir v. Town of Elm"},
        {"citations": (ReporterCitation("13", "S. Ct.", "99"),)},
        {"court": None},
    ],
)
def it_offers_nothing_on_a_name_alone(library: Library, known: dict[str, Any]):
    library.add_authority(dataclasses.replace(PRINTED, **(SLIP | known)))
    assert library.twins.find() == []


def it_offers_no_two_orders_of_two_cases_of_one_name(library: Library):
    for key, docket in (("one", "16-67"), ("two", "16-68")):
        library.add_authority(
            dataclasses.replace(PRINTED, **(SLIP | {"key": key, "docket": docket, "name": "Ash v. Elm"}))
        )
    assert library.twins.find() == []


@pytest.mark.parametrize(
    ("known", "offered"),
    [
        ({"name": "Amos Fir v. Town of Yew"}, True),  # a caption tells the given name that a report drops
        ({"name": "Amos Fir v. Town of Yew", "decided": None}, True),
        ({"name": "Amos Fir v. Town of Yew", "decided": PartialDate(2018, 1, 9)}, False),
        ({"name": "Amos Fir v. Town of Yew", "docket": "16-68"}, False),
    ],
)
def it_offers_two_texts_of_one_appeal(library: Library, known: dict[str, Any], offered: bool):
    library.add_authority(dataclasses.replace(PRINTED, key="printed", docket="16-67", name="Fir v. Elm", citations=()))
    library.add_authority(dataclasses.replace(PRINTED, **(SLIP | known)))
    pairs = [{twins.one.authority.key, twins.other.authority.key} for twins in library.twins.find()]
    assert ({"printed", "slip"} in pairs) is offered


def it_offers_no_two_orders_of_one_trial_court(library: Library):
    order = dataclasses.replace(PRINTED, key="one", court="cand", docket="3:16-cv-67", name="Fir v. Elm", citations=())
    library.add_authority(order)
    library.add_authority(
        dataclasses.replace(order, key="two", name="Amos Fir v. Elm", decided=PartialDate(2017, 1, 9))
    )
    assert library.twins.find() == []
