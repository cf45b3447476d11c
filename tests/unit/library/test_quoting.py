"""Quotations, word for word."""

import pytest

from app.library.quoting import find_verbatim

TEXTS = ["The officer’s hand\u00a0crossed the “sill.” He left.", "A co-defendant stood by."]


@pytest.mark.parametrize(
    ("quotation", "printed"),
    [
        ("The officer's hand crossed", "The officer’s hand\u00a0crossed"),
        ('the "sill."', "the “sill.”"),
        ("the   “sill.”", "the “sill.”"),
        ("He left.", "He left."),
        ("co-defendant", "co-defendant"),
        ("defendant", "defendant"),
        ("officer", "officer"),
        ("office", None),
        ("he left.", None),
        ("hand … crossed", None),
        ("hand the sill", None),
        ("left. A co-defendant", None),
        ("", None),
        ("  ", None),
    ],
)
def it_finds_what_is_printed_and_nothing_else(quotation: str, printed: str | None):
    assert find_verbatim(quotation, TEXTS) == printed
