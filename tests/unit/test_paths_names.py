"""File names made of titles: sound on Linux, macOS and Windows alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import paths


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Doyle v. County of Pine/Fern", "doyle-v-county-of-pine-fern"),
        ("O’Brien & Sons: “Roe” v. <Doe> | 50%?*", "o-brien-sons-roe-v-doe-50"),
        ("..\\..\\etc/passwd", "etc-passwd"),
        ("Müller-Nuñez v. São Paulo", "müller-nuñez-v-são-paulo"),
        ("Con", "con-untitled"),
        ("LPT1", "lpt1-untitled"),
        ("   /// ", "untitled"),
        ("_ _", "untitled"),
        ("A" * 80, "a" * 60),
    ],
)
def it_names_a_file_after_a_title(title, stem):
    assert paths.file_stem(title) == stem


@given(st.text(max_size=200))
def it_makes_no_name_that_a_system_refuses(title):
    stem = paths.file_stem(title)
    assert stem
    assert not set(stem) & set('<>:"/\\|?*')
    assert stem.strip(". -") == stem
    assert all(sign.isprintable() for sign in stem)
    assert len(stem) <= 69
    assert len(stem.encode()) < 250
