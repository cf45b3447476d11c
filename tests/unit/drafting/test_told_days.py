"""The days that a complaint tells, and the day of the incident where it is plain."""

import pytest

from app.drafting.opponent.told_days import find_plain_day, find_told_days
from app.law.opposing import NumberedParagraph


def days(*texts: str, heading: str = "FACTS"):
    read = [
        NumberedParagraph(number=str(n), text=text, heading=heading if n == 1 else "")
        for n, text in enumerate(texts, 1)
    ]
    return find_told_days(read)


def it_lists_each_day_once_with_its_paragraphs():
    told = days(
        "It rained. On the night of June 3, 2024, Deputy Orr came to the mill.",
        "By June 4, 2024 the wheel was broken, and on 6/3/2024 nobody had known.",
        "In July 2024 she wrote a letter.",
    )
    assert [(str(one.day), one.paragraphs) for one in told] == [("2024-06-03", ("1", "2")), ("2024-06-04", ("2",))]
    assert told[0].words == "On the night of June 3, 2024, Deputy Orr came to the mill."


def it_reads_abbreviated_months_and_leaves_what_is_no_fact():
    told = days("On Sept. 3, 2024, it rained.", "Venue is proper, as the creek rose on May 1, 2024.")
    assert [str(one.day) for one in told] == ["2024-09-03"]


@pytest.mark.parametrize(
    ("texts", "plain"),
    [
        (("On June 3, 2024, the mill stood still.",), "2024-06-03"),
        (("On June 3, 2024, Deputy Orr came.", "On June 9, 2024, the mill was sold."), "2024-06-03"),
        (("On June 3, 2024, Deputy Orr came.", "On June 9, 2024, Deputy Orr wrote a report."), None),
        (("On June 3, 2024, the mill stood still.", "On June 9, 2024, Deputy Orr wrote a report."), None),
        (("The mill stood still.",), None),
    ],
)
def it_proposes_a_day_only_where_it_is_plain(texts: tuple[str, ...], plain: str | None):
    found = find_plain_day(days(*texts))
    assert (str(found.day) if found else None) == plain
