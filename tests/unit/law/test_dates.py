import datetime as dt

import pytest

from app.law.dates import PartialDate

DAY = dt.date(2016, 2, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2018", PartialDate(2018)), ("2018-05", PartialDate(2018, 5)), (" 2018-05-30 ", PartialDate(2018, 5, 30))],
)
def test_parse_and_print(text: str, expected: PartialDate) -> None:
    assert PartialDate.parse(text) == expected
    assert str(expected) == text.strip()


@pytest.mark.parametrize("text", ["", "May 30, 2018", "2018-13", "2018-02-30", "18", "2018-5-3"])
def test_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_a_day_needs_a_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2018, None, 3)


@pytest.mark.parametrize(
    ("date", "before"),
    [
        ("2015", True),
        ("2016", None),
        ("2017", False),
        ("2016-01", True),
        ("2016-02", None),
        ("2016-03", False),
        ("2016-02-03", True),
        ("2016-02-04", False),
    ],
)
def test_is_before(date: str, *, before: bool | None) -> None:
    assert PartialDate.parse(date).is_before(DAY) is before


def test_the_last_year_of_the_calendar() -> None:
    assert PartialDate(9999).latest == dt.date(9999, 12, 31)


def test_the_last_day_of_december_and_of_a_leap_february() -> None:
    assert PartialDate(2016, 12).latest == dt.date(2016, 12, 31)
    assert PartialDate(2016, 2).latest == dt.date(2016, 2, 29)
