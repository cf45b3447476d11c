"""Paragraphs, headings, quotations and notes, also where a page turn cut them."""

import pytest

from app.law.opinions import Paragraph
from tests.unit.reading.papers import FILLER, numbered, read

MARKDOWN = "**A** **B** **C**\n\n"


def body(raw: str) -> list[Paragraph]:
    return [paragraph for part in read(raw).parts for paragraph in part.paragraphs]


def turning(ending: str, opening: str, *, rest: str = FILLER) -> list[Paragraph]:
    """The paragraphs of two pages of pleading paper, the first ending and the second beginning so."""
    first = numbered(["**TITLE**", "**OF THE ORDER**", "**AND MORE**", *[FILLER] * 24, ending])
    paragraphs = body(f"{first}\n\n{numbered([opening, rest])}")
    return paragraphs[-2:]


def it_joins_a_sentence_over_a_page_turn_and_says_where_it_turns() -> None:
    paragraph = turning(FILLER, "and went home before the evening bell rang.")[-1]
    place, page = paragraph.page_turns[0]
    assert (paragraph.page, page) == ("1", "2")
    assert paragraph.text[place:].startswith("and went home")
    assert (paragraph.page_at(place - 1), paragraph.page_at(place)) == ("1", "2")


def it_joins_after_a_full_stop_when_the_last_line_was_full() -> None:
    ending = "The paddock gate stood open while the two rangers counted the mares along the long fence."
    assert turning(ending, "Everyone agreed that the count was wrong.")[-1].page == "1"


def it_keeps_a_new_paragraph_apart_when_its_first_word_had_room() -> None:
    before, after = turning("The mares were counted twice.", "Everyone agreed that the count was wrong.")
    assert before.text.endswith("counted twice.")
    assert (after.page, after.page_turns) == ("2", ())


@pytest.mark.parametrize("opening", ["**B. The Second Count**", "- 1. An item of a list"])
def it_never_joins_a_heading_or_an_item(opening: str) -> None:
    first = numbered(["**TITLE**", "**TWO**", "**THREE**", *[FILLER] * 25])
    second = numbered([opening]).replace("1 - 1.", "- 1 1.")
    assert body(f"{first}\n\n{second}")[-1].page == "2"


def it_goes_by_indentation_on_pages_that_indent() -> None:
    first = numbered(["**TITLE**", "**TWO**", "**THREE**", *[FILLER] * 24, FILLER + " too."])
    new = numbered(["          The next paragraph is set in by some blanks and runs on and on", "to a second line."])
    assert body(f"{first}\n\n{new}")[-1].page == "2"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**I. BACKGROUND**", "I. BACKGROUND"),
        ("*i. The Gate*", "i. The Gate"),
        ("2. *Clearly Fenced*", "2. Clearly Fenced"),
        ("## The Ruling", "The Ruling"),
    ],
)
def it_knows_headings(line: str, text: str) -> None:
    heading = body(f"{MARKDOWN}{line}\n\n{FILLER}.")[1]
    assert (heading.text, heading.heading) == (text, True)


@pytest.mark.parametrize("line", ["*Roe v. Doe* is not one.", "Nor is **this** one.", "*Id.*"])
def it_takes_no_sentence_for_a_heading(line: str) -> None:
    assert not body(f"{MARKDOWN}{line}\n\n{FILLER}.")[1].heading


def it_marks_lines_set_narrower_after_a_colon_as_a_block_quotation() -> None:
    quoted = ["[G]ates are to be kept shut at", "night, and opened by no one but", "the ranger on duty."]
    lines = [f"1 {FILLER}", "2 and the court said that:", "", *[f"{n} {q}" for n, q in enumerate(quoted, start=3)], ""]
    page = "\n".join([*lines, "6 The rule is plain.", *[f"{n} " for n in range(7, 29)]])
    quote, after = body(MARKDOWN + page)[-2:]
    assert (quote.block_quote, quote.text) == (True, " ".join(quoted))
    assert not after.block_quote


def it_marks_a_quotation_sign_and_counts_it() -> None:
    opinion = read(f"{MARKDOWN}The rule reads:\n\n> Gates are to be kept shut.\n\n{FILLER}.")
    assert [p.text for part in opinion.parts for p in part.paragraphs if p.block_quote] == [
        "Gates are to be kept shut."
    ]
    assert dict(opinion.removed)["quote_sign"] == 1


def it_makes_notes_whole_that_go_on_over_the_page() -> None:
    first = [
        *[FILLER] * 24,
        "and the fence was old.<sup>1</sup>",
        r"\_\_\_\_\_",
        "<sup>1</sup> The fence had been",
        "set by",
    ]
    second = ["Nobody had asked the ranger.", *[FILLER] * 23, "---", "the owner in spring.", "<sup>2</sup> See above."]
    raw = MARKDOWN + numbered(first) + "\n\n" + numbered(second)
    notes = read(raw).footnotes
    assert [(note.number, note.text, note.page) for note in notes] == [
        ("1", "The fence had been set by the owner in spring.", "1"),
        ("2", "See above.", "2"),
    ]


def it_gives_a_note_the_page_of_its_call() -> None:
    first = [*[FILLER] * 27, "and the fence was old.<sup>1</sup>"]
    raw = MARKDOWN + numbered(first) + "\n\n" + numbered([FILLER, "---", "<sup>1</sup> It was."])
    opinion = read(raw)
    assert opinion.footnotes[0].page == "1"
    called = next(p for part in opinion.parts for p in part.paragraphs if p.footnotes)
    assert called.text[: called.footnote_calls[0]].endswith("was old.")


def it_joins_a_paragraph_past_an_interrupting_note() -> None:
    raw = MARKDOWN + numbered([*[FILLER] * 24, "---", "<sup>1</sup> A note."]) + "\n\n" + numbered(["in the rain."])
    last = body(raw)[-1]
    assert last.text.endswith(f"{FILLER} in the rain.")
    assert [page for _, page in last.page_turns] == ["2"]


def it_does_not_part_the_lines_of_double_spaced_text() -> None:
    raw = "\n\n".join(
        ["     " + FILLER, FILLER, FILLER, "and ends.", "     " + FILLER, FILLER, FILLER, "and ends too."]
    )
    assert [p.text for p in body(raw)] == [
        f"{FILLER} {FILLER} {FILLER} and ends.",
        f"{FILLER} {FILLER} {FILLER} and ends too.",
    ]


def it_takes_each_long_line_as_a_paragraph() -> None:
    long = " ".join([FILLER] * 4) + "."
    assert [p.text for p in body(f"{long}\n{long}\nshort one.\n{long}")] == [long, long, "short one.", long]


def it_removes_running_heads_and_page_numbers_of_sheets() -> None:
    sheets = [f"{n + 1}          GATE v. FENCE\n\nOpinion of the Court\n\n{FILLER}\nuntil {n}." for n in range(4)]
    opinion = read("\f".join(sheets))
    assert dict(opinion.removed) == {"running_head": 8}
    assert [p.page for part in opinion.parts for p in part.paragraphs] == ["1", "2", "3", "4"]


def it_removes_page_numbers_that_count_on() -> None:
    sheets = [f"On day {'one' * n} {FILLER}\nand left.\n\n   -{n}-\n" for n in range(2, 6)]
    opinion = read("\f".join(sheets))
    assert dict(opinion.removed) == {"page_number": 4}
    assert [p.page for part in opinion.parts for p in part.paragraphs] == ["2", "3", "4", "5"]


def it_leaves_numbers_that_do_not_count_on() -> None:
    sheets = [f"{word} {FILLER}.\n\n   {n}\n" for word, n in (("First", 7), ("Then", 1987), ("Last", 3))]
    assert dict(read("\f".join(sheets)).removed) == {}


def it_keeps_paragraphs_apart_that_are_one_line_each() -> None:
    lines = [" ".join([FILLER] * count) + "." for count in (1, 2, 1, 2, 1)]
    assert [p.text for p in body("\n\n".join(lines))] == lines


@pytest.mark.parametrize(
    ("text", "is_list_item"),
    [("(a) The gate was open.", True), ("2. The mare had gone.", True), ("• Hay", True), ("iv) Oats", True),
     ("I. The gate", False), ("A. Bell owned the farm.", False), ("2.5 acres were sown.", False)],
)  # fmt: skip
def it_knows_the_items_of_a_list(text: str, is_list_item: bool) -> None:
    opinion = read(f"Some words come first, as they do in papers.\n\n{text}")
    assert opinion.parts[-1].paragraphs[-1].list_item is is_list_item


DENSE = "\n".join(
    [
        "    The ranger closed the gate at dusk and walked along the fence to the northern paddock, where",
        "two of the mares stood in the rain. Nobody saw them again until the morning.",
        "I.    Proceeding without the fee",
        "    The court may waive the fee of a keeper who shows that the price of hay leaves nothing over,",
        "and the keeper has shown it.",
        " 2. Legal Standard",
        "    A gate that stands open is no nuisance by itself, as the courts of the valley have long held",
        "in cases of mares and of sheep.",
        "   B.   What the Keeper Knew",
        "   The keeper knew of the latch, which hung from a nail since the spring and which nobody mended",
        "before the rain came:",
        "1.  The latch was bent and would not hold the gate against a mare that",
        "    leaned on it.",
        "2.  The nail was loose.",
    ]
)


def it_parts_titles_of_sections_that_no_blank_line_sets_apart() -> None:
    paragraphs = [paragraph for part in read(DENSE).parts for paragraph in part.paragraphs]
    headings = [paragraph.text for paragraph in paragraphs if paragraph.heading]
    assert [" ".join(heading.split()) for heading in headings] == [
        "I. Proceeding without the fee",
        "2. Legal Standard",
        "B. What the Keeper Knew",
    ]
    assert [paragraph.text[:10] for paragraph in paragraphs if not paragraph.heading][:3] == [
        "The ranger",
        "The court ",
        "A gate tha",
    ]


def it_begins_the_text_with_a_paragraph_that_leads_to_a_quotation() -> None:
    lines = [
        "UNITED STATES DISTRICT COURT",
        "EASTERN DISTRICT OF CALIFORNIA",
        "",
        "ANN FERN,               )  No. 2:31-cv-00417",
        "          Plaintiff,    )",
        "     v.                 )  ORDER",
        "LARK FARM,              )",
        "          Defendant.    )",
        "",
        "    The keeper of the farm asks for a stay of the case. He says that the gate stood open and that the",
        "mares left by themselves, which the lease of the farm puts at the risk of their owner in these words,",
        "",
        "        The owner bears the loss of an animal that leaves the farm through a gate which the keeper has",
        "        closed in the evening and which he finds open in the morning.",
        "",
        "V.   Conclusion of the Court",
        "    The stay is denied, since the lease says nothing of a latch that had not been mended for months.",
    ]
    order = read("\n".join(lines)).parts[-1]
    assert order.paragraphs[0].text.startswith("The keeper of the farm asks")


def it_keeps_paragraphs_of_one_line_apart_though_blank_lines_alternate_with_them() -> None:
    lines = [
        "The ranger closed the gate at dusk and nobody saw who opened it.",
        "The mares stood on the road in the morning, some of them lame.",
        "THE KEEPER SAYS",
        "The keeper of the farm says that the latch was bent and hung loose.",
        "The lease says nothing of a latch, and the case ends with the lease.",
    ]
    assert [paragraph.text for paragraph in body("\n\n".join(lines))] == lines


PARAGRAPH = [
    "    The ranger counted the mares at dawn and wrote the number down in the book by the",
    "gate, where every visitor could read it, and nobody found a fault with it for a year",
]
WIDE_NOTE = "See the county's handbook on the keeping of gates, hedges, ditches, paths, ponds, wells and stiles, at 9."


def torn(ending: str, opening: str) -> list[Paragraph]:
    """The paragraphs of a text in which a lost page end parts two lines, under a note in smaller print."""
    before = [*PARAGRAPH, "or more.", "", WIDE_NOTE, ""]
    return body("\n".join([*before, *PARAGRAPH, ending, "", opening, *PARAGRAPH[1:], "long.", *PARAGRAPH, "or two."]))


@pytest.mark.parametrize(
    ("ending", "opening", "joined"),
    [
        (
            "until the owner of the farm came by and read the entry in the ledger (Doc. No. 7-",
            "4 at 12), which had been wrong from the first day on, as he told everyone who asked",
            "(Doc. No. 7-4 at 12), which",
        ),
        (
            "until the owner of the farm came by; and so the entry had to fall. See Tanager,",
            "311 F.3d at 44. The clerk struck it out at once, and wrote the right one above that",
            "See Tanager, 311 F.3d at 44.",
        ),
        (
            "until the owner of the farm came by and told the clerk at some length about what Mr.",
            "Quillfeather had seen, which was that the two youngest mares had never been counted",
            "what Mr. Quillfeather had",
        ),
        (
            "until the owner of the farm came by and told the clerk at once and in plain words that",
            "the two youngest mares of the herd had never been counted, and were still on the hill",
            "words that the two youngest",
        ),
    ],
)
def it_joins_a_sentence_that_a_lost_page_end_has_torn(ending: str, opening: str, joined: str) -> None:
    paragraphs = torn(ending, opening)
    assert any(joined in paragraph.text for paragraph in paragraphs)
    assert not any(paragraph.block_quote for paragraph in paragraphs)


@pytest.mark.parametrize(
    "opening",
    [
        "3 The handbook says nothing of this, though it says much of hedges, ponds and ditches",
        "Handbook on the keeping of gates, hedges, ditches, paths, ponds, wells, stiles and fences, at page 12",
        "    Nobody else had seen the mares, and nobody else was asked about them by the clerk",
    ],
    ids=["a note's number", "smaller print", "set in"],
)
def it_joins_no_note_and_no_new_paragraph_to_a_torn_sentence(opening: str) -> None:
    ending = "until the owner of the farm came by and told the clerk at once and in plain words that"
    assert any(paragraph.text.endswith("plain words that") for paragraph in torn(ending, opening))


def spaced(lines: list[str]) -> str:
    return "\n\n".join(lines)


NOTE_BEGINS = f"""{spaced([*PARAGRAPH, "for the reason given.1"])}


1
   The reason is told in the ledger of that year, which was kept
by the clerk of the district and names a

                               -1-
"""


@pytest.mark.parametrize(
    ("later", "numbers"),
    [("", ["1"]), ("\n2\n   See the ledger of the next year, at the same\npage.", ["1", "2"])],
    ids=["alone", "above a note"],
)
def it_joins_a_note_that_goes_on_below_a_sentence_cut_by_the_page(later: str, numbers: list[str]) -> None:
    call = "2" if later else ""
    cut = "    The herd was counted again on the day after, and the number was set down in the"
    second = spaced([*PARAGRAPH, f"while it rained.{call}", cut])
    rest = "number of rangers who had seen the herd.\nNone of them was asked."
    third = spaced(
        ["second ledger, which stands beside the first one on the shelf above the clerk's own desk.", *PARAGRAPH]
    )
    opinion = read(f"{NOTE_BEGINS}\f{second}\n\n\n\n{rest}\n{later}\n\n              -2-\n\f{third}\n\n       -3-\n")
    texts = [paragraph.text for part in opinion.parts for paragraph in part.paragraphs]
    assert [note.number for note in opinion.footnotes] == numbers
    assert opinion.footnotes[0].text.endswith(
        "names a number of rangers who had seen the herd. None of them was asked."
    )
    assert any("was set down in the second ledger, which" in text for text in texts)
    assert not any("rangers" in text for text in texts)


def it_leaves_a_quotation_at_the_foot_of_a_page_to_the_text() -> None:
    quoted = "          Gates shall be kept shut at night by all\n          rangers, and by all owners."
    second = spaced([*PARAGRAPH, "while the rule was this:"])
    opinion = read(f"{NOTE_BEGINS}\f{second}\n\n\n{quoted}\n\n              -2-\n")
    assert any("Gates shall be kept" in paragraph.text for part in opinion.parts for paragraph in part.paragraphs)
