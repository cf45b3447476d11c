"""Hyphens at line ends stay or fall as the text's own words demand."""

import pytest

from app.reading.hyphens import join_lines, learn_hyphenation

BREAKING = ["it was dif-", "ficult work and the ad-", "vantage was small", "difficult advantage"]


@pytest.mark.parametrize(
    ("context", "lines", "joined"),
    [
        ([], ["pages 65-", "66 of it"], "pages 65-66 of it"),
        ([], ["pages 65–", "66 of it"], "pages 65–66 of it"),
        ([], ["a RMV-", "issued plate"], "a RMV-issued plate"),
        ([], ["a pre-", "existing fence"], "a pre-existing fence"),
        (["a pre-existing and a preexisting fence"], ["a pre-", "existing fence"], "a pre-existing fence"),
        (["it is preexisting here"], ["a pre-", "existing fence"], "a preexisting fence"),
        (BREAKING, ["more cir-", "cumstances"], "more circumstances"),
        ([], ["a well-", "trained mare"], "a well-trained mare"),
        ([], ["a dif-", "ficult gate"], "a difficult gate"),
        ([], ["a non-", "waivable right"], "a non-waivable right"),
        ([], ["no non-", "sense here"], "no nonsense here"),
        ([], ["a re-", "considered order"], "a reconsidered order"),
        ([], ["some care-", "fulness there"], "some carefulness there"),
        ([], ["Fitz-", "maurice said"], "Fitzmaurice said"),
        ([], ["THE SECRE-", "TARY OF FERN"], "THE SECRETARY OF FERN"),
        ([], ["the Anglo-", "American rule"], "the Anglo-American rule"),
        ([], ["two-", "or three-day trips"], "two- or three-day trips"),
        ([], ["a life-or-", "death matter"], "a life-or-death matter"),
        ([], ["vis-", "à-vis the town"], "vis-à-vis the town"),
        ([], ["http://example.org/first-page-of-", "many"], "http://example.org/first-page-of-many"),
        ([], ["the gate—", "open"], "the gate—open"),
        ([], ["the gate", "—open"], "the gate—open"),
        ([], ["half\u00ad", "way"], "halfway"),
        ([], ["a dash -", "here"], "a dash - here"),
        ([], ["one", "two"], "one two"),
    ],
)
def it_joins_lines(context: list[str], lines: list[str], joined: str) -> None:
    assert join_lines(lines, learn_hyphenation([*context, *lines]))[0] == joined


def it_says_where_each_line_begins_and_how_many_hyphens_fell() -> None:
    text, starts, dropped = join_lines(["a dif-", "ficult", "gate"], learn_hyphenation([*BREAKING]))
    assert text == "a difficult gate"
    assert [text[start : start + 2] for start in starts] == ["a ", "fi", "ga"]
    assert dropped == 1
