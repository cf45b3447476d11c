"""Quoted words: where they stand, whose they are, what was altered."""

import pytest

from app.citations.marks import find_quoted
from app.citations.report import find_citations, find_citations_in_text
from app.law.authorities import PartKind
from app.law.citations import CitationReport, Quotation, QuotationKind
from app.law.opinions import Opinion, OpinionPart, Paragraph, Quality, Source

ADAMS = "Adams v. Brown, 100 F.3d 200, 205 (9th Cir. 1996)"
COLE = "Cole v. Dunn, 533 U.S. 194, 201 (2001)"


def report(text: str) -> CitationReport:
    return find_citations_in_text([text])


def sources(text: str) -> list[tuple[str, str | None]]:
    found = report(text)
    return [(one.text, _target(found, one)) for one in found.quotations]


def _target(found: CitationReport, quotation: Quotation) -> str | None:
    return None if quotation.citation is None else found.citations[quotation.citation].refers_to


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"“The door is a public place, they held.” {ADAMS}.",
            [("The door is a public place, they held.", "100 F.3d 200")],
        ),
        (f'"The door is a public place here." {ADAMS}.', [("The door is a public place here.", "100 F.3d 200")]),
        (f"It is “a door to the public” in law. {ADAMS}.", [("a door to the public", "100 F.3d 200")]),
        (f"{ADAMS} (“The door is open to all”). So.", [("The door is open to all", "100 F.3d 200")]),
        (
            f"“Be ‘open to all the world’ here.” {ADAMS} (quoting {COLE}).",
            [("Be ‘open to all the world’ here.", "100 F.3d 200"), ("open to all the world", "533 U.S. 194")],
        ),
        (
            f"Both “fair to the men judged,” {ADAMS}, and “open to all of them.” {COLE}.",
            [("fair to the men judged,", "100 F.3d 200"), ("open to all of them.", "533 U.S. 194")],
        ),
        (
            "“Open to all the world here.” Cole v. Dunn, 533 U.S. 194, 201, 121 S. Ct. 2151 (2001).",
            [("Open to all the world here.", "533 U.S. 194")],
        ),
        (f"{ADAMS} (holding it by “words of its own” (quoting {COLE})).", [("words of its own", "100 F.3d 200")]),
        ("He was “visibly quite irritated by it.” FAC ¶ 54.", [("visibly quite irritated by it.", "record:FAC")]),
        (f"The agency (“DOJ”) and others (the “Officers”) came. {ADAMS}.", [("DOJ", None), ("Officers", None)]),
        (f"This is “so to speak a mess” of facts. Nobody denies that. {ADAMS}.", [("so to speak a mess", None)]),
    ],
)
def it_attributes_quoted_words(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("after", "source"),
    [
        (f"See {ADAMS}.", "100 F.3d 200"),
        ("See Mot. at 4.", "Cal. Gov't Code § 820.4"),
        ("So it is.", "Cal. Gov't Code § 820.4"),
    ],
)
def it_offers_the_law_under_which_words_stand_unless_a_decision_follows(after: str, source: str) -> None:
    found = report(f"They acted with “due care” under California Government Code § 820.4. {after}")
    [quotation] = found.quotations
    assert (_target(found, quotation), quotation.certain) == (source, False)


@pytest.mark.parametrize(
    ("text", "kind", "certain"),
    [
        (f"“The door is a public place, they held.” {ADAMS}.", QuotationKind.AUTHORITY, True),
        ("It was “wholly and plainly his own house.” FAC ¶ 5.", QuotationKind.RECORD, True),
        ("The agency (“DOJ”) came.", QuotationKind.OTHER, True),
        (f"The “doorway” rule, and much else besides, is old. {ADAMS}.", QuotationKind.AUTHORITY, False),
        ("He spoke of “a thing never cited at all” there.", QuotationKind.OTHER, False),
        (f"In {ADAMS}, the court spoke of “rooms behind the open door” and left it.", QuotationKind.AUTHORITY, False),
    ],
)
def it_says_what_is_quoted_and_whether_that_is_sure(text: str, kind: QuotationKind, certain: bool) -> None:
    [found] = report(text).quotations
    assert (found.kind, found.certain) == (kind, certain)


def it_is_unsure_when_the_citation_is() -> None:
    [found] = report(f"{COLE}; {ADAMS}. “Words of which of the two?” Id.").quotations
    assert not found.certain


@pytest.mark.parametrize(
    ("quoted", "note", "expected"),
    [
        ("[t]he door was open to all", "", ("bracket",)),
        ("the door ... was open to all", "", ("ellipsis",)),
        ("the door was open . . . to all", "(emphasis added)", ("ellipsis", "emphasis added")),
        (
            "the door was open to all",
            "(internal quotation marks and citations omitted)",
            ("quotation marks omitted", "citations omitted"),
        ),
        ("the door was open to all", "(cleaned up)", ("citation modified",)),
        ("the door was open to all", "(alteration in original)", ("alterations in original",)),
        ("the door was open to all", "(emphasis in original)", ("emphasis in original",)),
        ("the door was open to all", "", ()),
    ],
)
def it_lists_alterations(quoted: str, note: str, expected: tuple[str, ...]) -> None:
    [found] = report(f"“{quoted}.” {ADAMS} {note}.").quotations
    assert found.alterations == expected


def it_attributes_a_block_to_the_citation_that_opens_the_next_paragraph() -> None:
    block = f"The court said “it is so here and now.” {COLE}."
    paragraphs = (Paragraph(text="It held:"), Paragraph(text=block, block_quote=True), Paragraph(text=f"See {ADAMS}."))
    opinion = Opinion(
        name=None,
        short_name=None,
        parts=(OpinionPart(kind=PartKind.ORDER, paragraphs=paragraphs),),
        quality=Quality(quotable=True, score=1.0),
        source=Source(sha256="", format="test"),
    )
    found = find_citations(opinion)
    whole, inner = found.quotations
    assert (whole.block, whole.text, whole.pin, _target(found, whole)) == (True, block, "205", "100 F.3d 200")
    assert (inner.block, _target(found, inner)) == (False, "533 U.S. 194")


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("a “b c” d", [("b c", 0, True)]),
        ('a "b c" d', [("b c", 0, True)]),
        ("“b ‘c’ d”", [("b ‘c’ d", 0, True), ("c", 1, True)]),
        ("“the men’s ‘own house’ rule”", [("the men’s ‘own house’ rule", 0, True), ("own house", 1, True)]),
        ("“b ‘c d”", [("b ‘c d", 0, True), ("c d", 1, False)]),
        ("“never closed", [("never closed", 0, False)]),
        ("“lost “b c”", [("b c", 0, True)]),
        ('end of a long quotation." New “b c” d', [("b c", 0, True)]),
        ("“”", [("", 0, True)]),
        ("", []),
    ],
)
def it_pairs_marks(text: str, stretches: list[tuple[str, int, bool]]) -> None:
    assert [(text[one.start : one.end], one.depth, one.closed) for one in find_quoted(text)] == stretches


def it_attributes_words_that_run_over_paragraphs_to_the_citation_after_their_end() -> None:
    found = find_citations_in_text(["It held: “One paragraph of it.", f"“And the other one.” {COLE}."])
    assert [(one.text, _target(found, one), one.pin, one.continues) for one in found.quotations] == [
        ("One paragraph of it.", "533 U.S. 194", "201", False),
        ("And the other one.", "533 U.S. 194", "201", True),
    ]


def it_goes_on_with_words_that_a_page_cut() -> None:
    found = find_citations_in_text(["It held that “one paragraph of", f"it and the rest.” {COLE}."])
    assert [(one.text, _target(found, one)) for one in found.quotations] == [
        ("one paragraph of", "533 U.S. 194"),
        ("it and the rest.", "533 U.S. 194"),
    ]
