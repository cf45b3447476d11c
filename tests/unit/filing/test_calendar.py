"""Counting days under Rule 6(a)."""

import datetime as dt

import pytest

from app.filing.calendar import LegalDays

D = dt.date


@pytest.mark.parametrize(
    ("event", "days", "due", "skipped"),
    [
        (D(2026, 3, 2), 14, D(2026, 3, 16), 0),  # a plain fortnight
        (D(2026, 3, 16), 7, D(2026, 3, 23), 0),
        (D(2026, 3, 2), 35, D(2026, 4, 6), 0),
        (D(2018, 5, 30), 21, D(2018, 6, 20), 0),  # an answer ordered within 21 days
        (D(2018, 5, 30), 30, D(2018, 6, 29), 0),  # a stay that lifts after 30 days
        (D(2026, 6, 12), 21, D(2026, 7, 6), 3),  # Independence Day observed on Friday, then the weekend
        (D(2026, 6, 5), 14, D(2026, 6, 22), 3),  # Juneteenth on Friday
        (D(2025, 12, 11), 14, D(2025, 12, 26), 1),  # Christmas
        (D(2026, 2, 6), 1, D(2026, 2, 9), 2),  # the next day is a Saturday
    ],
)
def it_counts_after_an_event(event: dt.date, days: int, due: dt.date, skipped: int):
    counted = LegalDays().count_after(event, days)
    assert counted.date == due
    assert len(counted.skipped) == skipped


@pytest.mark.parametrize(
    ("event", "days", "due"),
    [
        (D(2026, 6, 15), 21, D(2026, 5, 22)),  # Memorial Day, then back over the weekend
        (D(2026, 7, 20), 14, D(2026, 7, 6)),
        (D(2026, 7, 18), 14, D(2026, 7, 2)),  # Saturday the Fourth, observed on Friday
    ],
)
def it_counts_back_from_an_event(event: dt.date, days: int, due: dt.date):
    assert LegalDays().count_before(event, days).date == due


def it_says_what_it_passed_over():
    counted = LegalDays().count_before(D(2026, 6, 15), 21)
    assert [(closed.date, closed.reason) for closed in counted.skipped] == [
        (D(2026, 5, 25), "Memorial Day"),
        (D(2026, 5, 24), "Sunday"),
        (D(2026, 5, 23), "Saturday"),
    ]


def it_counts_state_holidays_forward_only():
    california, federal = LegalDays("CA"), LegalDays()
    assert federal.count_after(D(2026, 3, 17), 14).date == D(2026, 3, 31)
    assert california.count_after(D(2026, 3, 17), 14).date == D(2026, 4, 1)
    assert "a state holiday" in california.count_after(D(2026, 3, 17), 14).skipped[0].reason
    assert california.count_before(D(2026, 4, 14), 14).date == D(2026, 3, 31)
