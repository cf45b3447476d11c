"""What was lost from a text, said in plain words; sound texts pass."""

import pytest

from app.law.opinions import Quality, Removal
from app.reading.quality import grade, with_losses

SENTENCE = (
    "In May, Ranger Fern closed gate 12, as ordered, see Roe v. Moss, 21 G.2d 345, 347 (1999), and slept. “Enough.” "
)
SOUND = SENTENCE * 400


def it_passes_a_sound_text() -> None:
    quality = grade(SOUND, SENTENCE.strip())
    assert (quality.quotable, quality.score, quality.reasons) == (True, 1.0, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SOUND.lower(), "no capital letters"),
        (SOUND.translate(str.maketrans("", "", "0123456789")), "no digits"),
        (
            "Ranger Fern closed the gate “at night” and the mares, all of them, slept well in the barn until dawn. "
            * 99
            + "9 9 9",
            "very few digits",
        ),
        (SOUND.replace(", ", ",").replace(". ", "."), "run together"),
        (SOUND.replace("“", "").replace("”", ""), "no quotation marks"),
        (SOUND.replace("closed gate", "cl0sed g~rd"), "scanning"),
    ],
)
def it_refuses_to_quote_what_was_damaged(text: str, words: str) -> None:
    quality = grade(text, "")
    assert not quality.quotable
    assert quality.score < 1
    assert words in " ".join(quality.reasons)


def it_still_quotes_a_text_that_was_cut_off_but_says_so() -> None:
    quality = grade(SOUND, "although the gate was")
    assert quality.quotable
    assert quality.reasons == ("The text ends in mid sentence: a part of it is missing.",)


@pytest.mark.parametrize("text", ["", "Dismissed. So ordered.", "The motion is granted. " * 20])
def it_asks_no_digits_of_a_short_order(text: str) -> None:
    assert grade(text, "").quotable


def it_falls_with_every_flaw_and_never_below_nothing() -> None:
    worst = SOUND.lower().translate(str.maketrans("", "", "0123456789“”")).replace(", ", ",").replace(". ", ".")
    assert grade(worst, "and then").score == 0.0


@pytest.mark.parametrize(
    ("kinds", "sheets", "score", "reasons"),
    [
        ([], 4, 1.0, ()),
        (["page_number", "running_head"], 4, 1.0, ()),
        (["picture_page"], 4, 0.75, ("1 of 4 pages are pictures and could not be read.",)),
        (["hidden_text"], 4, 0.95, ("Text that is not seen in print was left out on one page.",)),
        (["hidden_text"] * 2, 4, 0.95, ("Text that is not seen in print was left out on 2 pages.",)),
    ],
)
def it_tells_what_could_not_be_read(kinds: list[str], sheets: int, score: float, reasons: tuple[str, ...]) -> None:
    graded = with_losses(Quality(quotable=True, score=1.0), [Removal(kind, "x") for kind in kinds], sheets)
    assert (graded.quotable, graded.score, graded.reasons) == (True, score, reasons)
