"""What the editions and the courts' customs ask of written citations: order, history, laws, quotations, California."""

import datetime as dt
from typing import Any

import pytest

from app.citations import california
from app.citations.bluebook import PinCite, omitted_history, write_full, write_supra
from app.citations.laws_written import write_constitution, write_record, write_rule, write_statute, write_statute_id
from app.citations.names import citation_name, distinct_short_names, short_name, textual_name
from app.citations.parentheticals import in_order, needs_explanation
from app.citations.pins_written import format_pin
from app.citations.quotes import QuotationForm, capitalised, form_of, lowered, marked_error, omitted, quote, replaced
from app.citations.runs import with_signal
from app.citations.strings import in_signal_order, mark_between, shortened
from app.citations.styles import load_style
from app.errors import ResourceError
from app.law.authorities import Authority, AuthorityKey, AuthorityKind, Treatment, TreatmentKind
from app.law.briefs import CitationNode
from app.law.courts import SCOTUS, CourtId
from app.law.dates import PartialDate
from tests.helpers.law import cite, make_authority
from tests.helpers.vectors import marked


@pytest.mark.parametrize(
    ("name", "citation"),
    [
        ("West v. Atkins", "West v. Atkins"),
        ("West Virginia State Board of Education v. Barnette", "W. Va. State Bd. of Educ. v. Barnette"),
        ("Robert L. Smith, Jr. v. City of Madera, California, et al.", "Smith v. City of Madera"),
        ("Mary M. v. City of Los Angeles", "Mary M. v. City of L.A."),
        ("State of California v. United States of America", "California v. United States"),
        ("Ford Motor Company, Inc. v. United States Department of Labor", "Ford Motor Co. v. U.S. Dep’t of Lab."),
        ("Commissioner of Internal Revenue v. Banks", "Comm’r v. Banks"),
        ("In the Matter of Sawyer", "In re Sawyer"),
        ("The Reed Utilities v. Doe, d/b/a Doe Motors", "Reed Utils. v. Doe"),
        ("Reed v. Orange Cty.", "Reed v. Orange Cnty."),
    ],
)
def test_names_in_citations(name: str, citation: str) -> None:
    assert citation_name(name) == citation


def test_a_state_is_called_state_in_its_own_courts() -> None:
    assert citation_name("People of California v. Roe", state="California") == "People v. Roe"
    assert textual_name("State of Ohio v. Roe", state="California") == "Ohio v. Roe"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Police Department of Chicago v. Mosley", "Mosley"),
        ("Nevada v. United States", "Nevada"),
        ("Reed v. Board of Trustees", "Reed"),
        ("County of Kings v. City of Tulare", "County of Kings"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_a_second_collision_repeats_the_whole_name() -> None:
    names = {key: (name, "") for key, name in {"a": "Roe v. Doe", "b": "Roe v. Poe", "c": "Poe v. Coe"}.items()}
    assert distinct_short_names(names) == {"a": "Doe", "b": "Roe v. Poe", "c": "Poe v. Coe"}


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("notes 5 and 6 on 147", "147 nn.5–6"),
        ("notes 5 and 8 on 147", "147 nn.5 & 8"),
        ("footnote 3 on page 99", "99 n.3"),
        ("pages 12 to 14", "12–14"),
        ("at pp. 1240 and 1244", "1240, 1244"),
    ],
)
def test_pins_in_words(raw: str, printed: str) -> None:
    assert format_pin(raw) == printed


def test_parentheticals_have_an_order() -> None:
    given = [
        "holding so",
        "citing X",
        "citation modified",
        "emphasis added",
        "quoting Y",
        "Kagan, J., dissenting",
        "per curiam",
        "en banc",
        "alteration in original",
    ]
    assert in_order(given) == [
        "en banc", "Kagan, J., dissenting", "per curiam", "alteration in original", "emphasis added", "citation modified", "quoting Y", "citing X", "holding so",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("signal", "notes", "lacks"),
    [("see also", [], True), ("see also", ["holding so"], False), ("cf.", ["en banc"], True), ("see", [], False)],
)
def test_signals_that_ask_for_an_explanation(signal: str, notes: list[str], lacks: bool) -> None:
    assert needs_explanation(signal, notes) is lacks


def test_signals_have_kinds_and_an_order() -> None:
    nodes = [CitationNode(authority="a", signal=signal) for signal in ("see generally", "but see", "see", "", "cf.")]
    assert [node.signal for node in in_signal_order(nodes)] == ["", "see", "cf.", "but see", "see generally"]
    assert [mark_between("see", after) for after in ("see also", "but see", "", "with")] == [";", ".", ";", ","]
    assert (shortened("but cf.", "but see"), shortened("but see", "see")) == ("cf.", "but see")


def test_the_comma_after_eg_is_upright() -> None:
    runs = with_signal("see, e.g.", write_full(make_authority(), PinCite("105")), capital=True)
    assert marked(runs).startswith("<i>See, e.g.</i>, <i>Doe v. Roe</i>, 400 F.3d 100, 105")


# History (rule 10.7)

LATER = make_authority("later", citations=(cite("500 U.S. 1"),), court=SCOTUS, decided=PartialDate(2005))
RENAMED = make_authority(
    "renamed", name="Roe v. Poe", citations=(cite("500 U.S. 9"),), court=SCOTUS, decided=PartialDate(2006)
)


def history(phrase: str, by: Authority | None, *, as_of: dt.date | None = None, **more: Any) -> str:
    treatment = Treatment(kind=TreatmentKind.AFFIRMED, phrase=phrase, by=by.key if by else None, **more)
    known = {str(one.key): one for one in (LATER, RENAMED)}
    return marked(write_full(make_authority(treatments=(treatment,)), find_authority=known.get, as_of=as_of))


def test_the_same_name_is_not_repeated_and_a_shared_year_stands_last() -> None:
    assert history("aff'd", LATER) == "<i>Doe v. Roe</i>, 400 F.3d 100 (9th Cir.), <i>aff’d</i>, 500 U.S. 1 (2005)"


def test_another_name_is_told() -> None:
    assert history("rev'd", RENAMED).endswith("(9th Cir. 2005), <i>rev’d sub nom. Roe v. Poe</i>, 500 U.S. 9 (2006)")


@pytest.mark.parametrize(("year", "shown"), [(2007, True), (2008, False)])
def test_an_old_denial_of_certiorari_is_left_out(year: int, shown: bool) -> None:
    text = history("cert. denied", LATER, as_of=dt.date(year, 6, 1))
    assert ("cert. denied" in text) is shown
    assert "cert. denied" in history("cert. denied", LATER)


def test_what_is_left_out_of_history_says_why() -> None:
    assert omitted_history("cert. denied", 1) is None
    assert omitted_history("cert. denied", 3) == "denial of certiorari older than two years"
    assert omitted_history("reh'g en banc denied", 1) == "denial of rehearing"
    assert omitted_history("aff'd", 30) is None


# Laws and the record


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        (write_statute("42 U.S.C.", "1983"), "42 U.S.C. § 1983"),
        (write_statute("42 U.S.C.", ["1981-1988"]), "42 U.S.C. §§ 1981–1988"),
        (write_statute("Cal. Penal Code", "148-a"), "Cal. Penal Code § 148-a"),
        (write_statute_id(["835", "836"]), "<i>Id.</i> §§ 835, 836"),
        (write_rule("Fed. R. Civ. P.", "12(b)(6)"), "Fed. R. Civ. P. 12(b)(6)"),
        (write_constitution("U.S.", amendment="XIV", section="1"), "U.S. Const. amend. XIV, § 1"),
        (write_constitution("Cal.", article="I", section="13"), "Cal. Const. art. I, § 13"),
        (write_record("Reply", pages=["12-13"], ecf="61"), "Reply at 12–13, ECF No. 61"),
        (write_record("Roe Dep.", lines=["15:3-16:7"]), "Roe Dep. 15:3–16:7"),
        (write_record("FAC", paragraphs=["5"]), "FAC ¶ 5"),
    ],
)  # fmt: skip
def test_laws_and_record(runs: list[Any], printed: str) -> None:
    assert marked(runs) == printed


def test_supra_is_for_books_alone() -> None:
    book = Authority(key=AuthorityKey("b"), kind=AuthorityKind.SECONDARY, name="Roe, Torts § 4 (2d ed. 2001)")
    assert marked(write_supra(book, PinCite("40"), short="Roe")) == "<i>Roe</i>, <i>supra</i>, at 40"
    for kind in (AuthorityKind.OPINION, AuthorityKind.STATUTE):
        with pytest.raises(ValueError, match="supra may not be used"):
            write_supra(Authority(key=AuthorityKey("x"), kind=kind, name="X"), short="X")


# Quotations (rules 5.1 to 5.3)


def test_quotations_from_fifty_words_on_are_set_off() -> None:
    assert (form_of("word " * 49), form_of("word " * 50)) == (QuotationForm.INLINE, QuotationForm.BLOCK)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (quote("the door"), "“the door”"),
        (quote("the “open” door"), "“the ‘open’ door”"),
        (quote("so “the ‘open’ door” stands, and the men’s rule"), "“so ‘the “open” door’ stands, and the men’s rule”"),
        (capitalised("the rule"), "[T]he rule"),
        (capitalised("The rule"), "The rule"),
        (lowered("The rule"), "[t]he rule"),
        (replaced("he entered", "he", "Roe"), "[Roe] entered"),
        (omitted("the door", "was open"), "the door . . . was open"),
        (omitted("the door", "It was open.", ends_sentence=True), "the door . . . . It was open."),
        (omitted("The door was shut.", "It was open."), "The door was shut. . . . It was open."),
        (omitted("the door"), "the door . . . ."),
        (omitted("", "was open"), "was open"),
        (marked_error("the the door", "the the"), "the the [sic] door"),
    ],
)
def test_quoted_words(printed: str, expected: str) -> None:
    assert printed == expected


@pytest.mark.parametrize("change", [lambda: replaced("a", "b", "c"), lambda: marked_error("a", "b")])
def test_only_words_that_are_there_are_changed(change: Any) -> None:
    with pytest.raises(ValueError, match="does not contain"):
        change()


# Styles


def test_editions_differ_in_what_they_call_a_cleaned_quotation() -> None:
    assert [load_style(one).modified for one in ("bluebook-22", "bluebook-21")] == ["citation modified", "cleaned up"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ("form = 'ours'", "form"),
        ("modified = 3", "modified"),
        ("colour = 'red'", "colour"),
        ("parallel = 1", "parallel"),
    ],
)
def test_a_wrong_style_names_file_and_key(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, change: str, key: str
) -> None:
    monkeypatch.setenv("REJOINDER_HOME", str(tmp_path))
    folder = tmp_path / "resources" / "citation_styles"
    folder.mkdir(parents=True)
    name = change.split(" =", maxsplit=1)[0]
    settings = {
        "id": "'own'", "name": "'Own'", "form": "'bluebook'", "modified": "'x'", "block_quote_words": "50", "denial_of_review_years": "2",
        "parallel": "false", "table_names": "'textual'", "groups": "['Cases']",
    }  # fmt: skip
    lines = [f"{setting} = {value}" for setting, value in settings.items() if setting != name]
    (folder / f"own-{key}.toml").write_text("\n".join([*lines, change]), encoding="utf-8")
    with pytest.raises(ResourceError, match=key):
        load_style(f"own-{key}")
    with pytest.raises(ResourceError, match="no such citation style"):
        load_style("nobody's")


CORNELL = make_authority(
    name="Crow v. City and County of San Francisco", citations=(cite("17 Cal. App. 5th 766"),), court=CourtId("calctapp"), decided=PartialDate(2017)
)  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        (california.write_full(CORNELL, PinCite("801-02")), "<i>Crow v. City and County of San Francisco</i> (2017) 17 Cal.App.5th 766, 801–802"),
        (california.write_full(make_authority(), PinCite("105 n.3")), "<i>Doe v. Roe</i> (9th Cir. 2005) 400 F.3d 100, 105, fn. 3"),
        (california.write_short(CORNELL, PinCite("801-02"), short="Crow"), "<i>Crow</i>, <i>supra</i>, 17 Cal.App.5th at pp. 801–802"),
        (california.write_id(CORNELL, PinCite("803"), same_pin=False), "<i>Id.</i> at p. 803"),
        (california.write_id(CORNELL, PinCite("803"), same_pin=True), "<i>Ibid.</i>"),
        (write_statute("Cal. Civ. Code", "52.1(b)", load_style("california")), "(Civ. Code, § 52.1, subd. (b).)"),
        (write_statute("Cal. Penal Code", "835", load_style("california")), "(Pen. Code, § 835.)"),
    ],
)  # fmt: skip
def test_californias_own_way(runs: list[Any], printed: str) -> None:
    assert marked(runs) == printed
