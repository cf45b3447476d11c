"""Facts of a precedent as they are typed: what is shown reads as what was kept, and what is in doubt is refused."""

import pytest

from app.law.authorities import PrecedentFact
from app.tasks.edit_library import _facts, facts_text


def fact(aspect, text, pin=None):
    return PrecedentFact(aspect=aspect, text=text, pin=pin)


@pytest.mark.parametrize(
    "one",
    [
        fact("where she stood", "inside", "955"),
        fact("time: night", "dark"),
        fact("where she was", "asleep (at home)"),
        fact("where she was", "asleep (at home)", "955"),
        fact("what the sign said", "keep out (at 955)"),
        fact("what was said", "first this\nthen that", "12 n.(2)"),
        fact("the path", "C:\\new (at 9)"),
    ],
)
def it_reads_what_it_shows(one):
    assert _facts(facts_text((one, one))) == (one, one)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("she slept", "a colon"), ("where: asleep (at home)", r"write “\(at home)”")],
)
def it_refuses_what_is_in_doubt_with_a_remedy(typed, reason):
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the reader's own words are compared
        _facts(typed)
    assert reason in str(caught.value)


def it_takes_the_remedy():
    assert _facts(r"where: asleep \(at home)") == (fact("where", "asleep (at home)"),)
