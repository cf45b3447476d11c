"""A case that the library lacks is named from the key of its import, and from nothing else."""

import pytest

from app.citations.keys import name_from_key


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("roe-v-elm-cand-2018", "Roe v. Elm"),
        ("roe-v-county-of-elm-ca9-1999-2", "Roe v. County of Elm"),
        ("roe-v-elm-2018", "Roe v. Elm"),
        ("roe-v-elm", "Roe v. Elm"),
        ("roe-v-city-of-wash-2001", "Roe v. City of Wash"),
        ("in-re-oak-ca9-1999", "In re Oak"),
        ("lalonde", "lalonde"),
        ("johnson_us", "johnson_us"),
        ("opinion-12ab34cd", "opinion-12ab34cd"),
    ],
)
def it_names_a_case_where_the_key_does(key: str, name: str):
    assert name_from_key(key) == name
