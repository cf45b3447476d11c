"""Quotations and pins of any text, held against the library's texts."""

import pytest

from app.checking.held import HeldTexts
from app.checking.quoted_check import check_pins, check_quoted, find_nearest
from app.citations.pins import holds_page
from app.citations.report import find_citations_in_text
from app.law.authorities import Authority, PartKind
from app.law.dates import PartialDate
from app.law.findings import Finding
from app.law.opinions import PageNumbering, PageScheme, Passage
from tests.helpers.law import cite, make_authority

MARSH = make_authority("marsh", name="Marsh v. County of Alder", citations=(cite("400 F.3d 100"),))
FLINT = make_authority("flint", name="Flint v. Grove", citations=(cite("401 F.3d 50"),))
STONE = make_authority("stone", name="Stone v. Weir", citations=(), docket="19-1234", decided=PartialDate(2020, 3, 3))
TWIN = make_authority("marsh-2", name=MARSH.name, citations=(), docket="04-55012")
PAGES = {
    "marsh": (
        ("100", "The gate of the ferry house is closed to officers who bring no warrant."),
        (
            "103",
            "A keeper may “refuse the lantern” to a stranger (citation omitted) after dark, and no one may make him light it.",
        ),
    ),
    "flint": (("50", "Nobody owes a stranger the use of a lantern on a foggy night."),),
    "stone": (("7", "The weir was never opened to the public before the flood came down."),),
}
NUMBERING = {
    "marsh": PageNumbering(scheme=PageScheme.REPORTER, volume="400", reporter="F.3d"),
    "flint": PageNumbering(scheme=PageScheme.REPORTER, volume="401", reporter="F.3d"),
    "stone": PageNumbering(scheme=PageScheme.SLIP),
}  # fmt: skip


def passages_of(key: str, *, quotable: bool = True) -> list[Passage]:
    return [
        Passage(
            id=f"{key}/{n}", authority=key, part=PartKind.MAJORITY, author=None, text=text, page=page, quotable=quotable
        )
        for n, (page, text) in enumerate(PAGES.get(key, ()))
    ]


def held(text: str, authorities: tuple[Authority, ...] = (MARSH, FLINT, STONE), *, quotable: bool = True) -> HeldTexts:
    report = find_citations_in_text(text.split("\n"))
    return HeldTexts(report, iter(authorities), lambda key: passages_of(key, quotable=quotable), NUMBERING.get)


def shown(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity.value) for finding in findings]


CITE = "Marsh v. County of Alder, 400 F.3d 100, {} (9th Cir. 2005)."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“The gate of the ferry house is closed to officers who bring no warrant.” " + CITE.format(100), []),
        ("It “is closed to officers who bring no warrant.” " + CITE.format(100), []),
        ("“[G]ate of the ferry house is closed” to them. " + CITE.format(100), []),
        ("“The gate . . . is closed to officers who bring no warrant.” " + CITE.format("99-101"), []),
        ("“A keeper may ‘refuse the lantern’ to a stranger.” " + CITE.format(103), []),
        ("“A keeper may refuse the lantern to a stranger after dark.” " + CITE.format(103)[:-1] + " (citation modified).", []),
        ("“The gate of the ferry house is open to officers who bring no warrant.” " + CITE.format(100), [("quotation", "block")]),
        ("“The gate of the ferry house is closed to officers who bring a warrant.” " + CITE.format(100), [("quotation", "block")]),
        ("“The gate of the ferry is closed to officers who bring no warrant.” " + CITE.format(100), [("quotation", "block")]),
        ("“Every ship must show her papers to the master of the port.” " + CITE.format(100), [("quotation_not_found", "warn")]),
        ("“The gate of the ferry house is closed to officers” in all cases. " + CITE.format(103), [("quotation_pin", "warn")]),
        ("He was “a stranger here” then. " + CITE.format(103), []),
        ("“No such words at all are in this text.” Grove v. Flint, 9 F.3d 1, 2 (9th Cir. 1993).", [("quotations_unchecked", "note")]),
        ("“The weir was never opened to the public.” Stone v. Weir, No. 19-1234, slip op. at 7 (9th Cir. Mar. 3, 2020).", []),
        ("“The weir was ever opened to the public.” Stone v. Weir, No. 19-1234, slip op. at 7 (9th Cir. Mar. 3, 2020).", [("quotation", "block")]),
        (CITE.format(100) + " Its rule is plain: “closed to persons who bring no warrant.” Id. at 100.", [("quotation", "block")]),
    ],
)  # fmt: skip
def it_compares_quotations(text: str, wanted: list[tuple[str, str]]) -> None:
    assert shown(list(check_quoted(held(text)))) == wanted


def it_says_how_the_words_differ() -> None:
    found = list(
        check_quoted(
            held("“The gate of the ferry house is open to officers who bring no warrant.” " + CITE.format(100))
        )
    )
    assert found[0].message.endswith(
        "does not stand so in Marsh v. County of Alder: it has “closed” where “open” is quoted."
    )


def it_says_where_else_the_words_stand() -> None:
    text = (
        "“Nobody owes a stranger the use of a lantern.” "
        + CITE.format(100)
        + " See Flint v. Grove, 401 F.3d 50 (9th Cir. 2005)."
    )
    assert [f.message.partition("; ")[2] for f in check_quoted(held(text))] == ["it stands in Flint v. Grove."]


def it_compares_with_an_entry_of_the_same_name_court_and_year_and_is_then_not_sure() -> None:
    wrong = "“The gate of the ferry house is open to officers who bring no warrant.” " + CITE.format(100)
    texts = HeldTexts(
        find_citations_in_text([wrong]),
        (MARSH, TWIN),
        lambda key: passages_of("marsh") if key == "marsh-2" else [],
        lambda _: None,
    )
    assert shown(list(check_quoted(texts))) == [("quotation", "warn")]


def it_compares_with_no_text_that_is_not_fit_to_be_quoted() -> None:
    wrong = "“The gate of the ferry house is open to officers who bring no warrant.” " + CITE.format(100)
    assert shown(list(check_quoted(held(wrong, quotable=False)))) == [("quotations_unchecked", "note")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (CITE.format(103), []),
        (CITE.format(119), ["pin_beyond_text"]),
        (CITE.format(103) + " Id. at 119.", ["pin_beyond_text"]),
        (CITE.format(103) + " Marsh, 400 F.3d at 119.", ["pin_beyond_text"]),
        ("Stone v. Weir, No. 19-1234, slip op. at 9 (9th Cir. Mar. 3, 2020).", ["pin_beyond_text"]),
        ("Marsh v. County of Alder, 400 F.3d 100, 5 Rep. X 300, 310 (9th Cir. 2005).", []),
    ],
)
def it_tells_pins_behind_the_text(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in check_pins(held(text))] == codes


@pytest.mark.parametrize(
    ("pin", "page", "holds"),
    [("100", "100", True), ("99-101", "100", True), ("1241-42", "1242", True), ("98, 100", "100", True),
     ("103 n.4", "103", True), ("*6-7", "*7", True), ("99", "100", False), ("101-03", "100", False)],
)  # fmt: skip
def it_knows_whether_a_pin_holds_a_page(pin: str, page: str, holds: bool) -> None:
    assert holds_page(pin, page) is holds


def it_finds_nothing_near_words_of_another_kind() -> None:
    assert find_nearest("Every ship must show her papers.", PAGES["marsh"][0][1]) is None
    assert find_nearest(". . . . . . . .", PAGES["marsh"][0][1]) is None
