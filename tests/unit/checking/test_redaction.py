"""What Fed. R. Civ. P. 5.2(a) keeps out of a filing: found, and not seen where it is not."""

import pytest

from app.checking.redaction import HOME_ADDRESS, check_redaction
from app.law.findings import Severity


def _codes(text: str, *redact: str) -> list[str]:
    return [finding.code for finding in check_redaction([("Facts", text)], redact=redact)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("His number, 123-45-6789, was read over the radio.", "redact_ssn"),
        ("Her Social Security number is 123456789.", "redact_ssn"),
        ("The SSN 123 45 6789 was written down.", "redact_ssn"),
        ("The shop's taxpayer number is 12-3456789.", "redact_taxpayer"),
        ("They froze his checking account no. 0012 3456 7890.", "redact_account"),
        ("The card ending was read out: card number 4111 1111 1111 1111.", "redact_account"),
        ("Ms. Roe, born on March 4, 1999, lived there.", "redact_birth_date"),
        ("The form says DOB: 03/04/1999.", "redact_birth_date"),
        ("Her date of birth is 4 March 1999.", "redact_birth_date"),
        ("The minor child Ada Roe saw it.", "redact_minor"),
        ("The officers held twelve-year-old Ada at the door.", "redact_minor"),
        ("Ada Roe, a minor, saw it.", "redact_minor"),
        ("Ada Roe, then 12, saw it.", "redact_minor"),
        ("Ada Roe (age 8) saw it.", "redact_minor"),
        ("Ada Roe was eight years old.", "redact_minor"),
        ("The children, Ada and Luis Roe, ages 7 and 9, cried.", "redact_minor"),
        ("The minor plaintiff Ada Roe saw it.", "redact_minor"),
        ("His social security number is 987-65-4321.", "redact_ssn"),
    ],
)
def it_finds_what_must_be_redacted(text: str, code: str):
    assert _codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "The number ending in 6789 was read over the radio.",
        "See Case No. 17-cv-00263, 134 S. Ct. 2056, 2066-67 (2014), and 2018 WL 2445505, at *11.",
        "They called 555-867-5309 twice.",
        "On March 4, 1999, he was born again in faith.",
        "He was born in 1999.",
        "She suffered minor injuries. Officer Doe left.",
        "The Juvenile Court sat; the juvenile hall is near.",
        "A.R., a minor, saw it; twelve-year-old A.R. was held.",
        "The account of Officer Doe differs at 12:30.",
        "Ada Roe, then 25, saw it.",
        "A 10-year-old Order and a 12-year-old Act were read.",
        "It was May Day, then 12 years ago.",
        "The Bane Act was twelve years old. Section 1983, then 12 pages.",
        "Officer Adams was sixteen years older; Ms. Roe was 45 years old.",
        "See Roe, then 3 others. The plaintiff, who was 9 feet away, saw it.",
        "On account of 42 U.S.C. § 1983 the claim lies.",
    ],
)
def it_lets_alone_what_may_stand(text: str):
    assert _codes(text) == []


def it_looks_for_home_addresses_where_the_court_asks():
    text = "They came to 414 North Union Street, where he slept."
    (noted,), (asked,) = check_redaction([("x", text)]), check_redaction([("x", text)], redact=(HOME_ADDRESS,))
    assert (noted.code, noted.severity) == ("redact_home_address", Severity.NOTE)  # the paper is public all the same
    assert (asked.code, asked.severity) == ("redact_home_address", Severity.WARN)
    assert "this court asks" not in noted.message
    assert _codes("In 2014 The Supreme Court held so; at 11 The Court agreed.", HOME_ADDRESS) == []


def it_does_not_repeat_what_it_warns_of():
    (finding,) = check_redaction([("Facts", "His number, 123-45-6789, was read; 123-45-6789 again.")])
    assert "123-45" not in finding.message
    assert finding.subject == "xxx-xx-6789"
    assert (finding.severity, finding.place, finding.can_override) == (Severity.BLOCK, "Facts", True)
