"""A brief made for the tests: invented parties and sentences, real citations, and every kind of block.

Each citation has a pin of its own, so that a test can find its page in the text of a PDF.
"""

from collections.abc import Iterator
from itertools import count, cycle

from app.law.briefs import (
    BlockKind,
    Brief,
    BriefKind,
    FrontPage,
    Piece,
    Placeholder,
    RecordNode,
    TableEntry,
    TableGroup,
    TextRun,
    Written,
    WrittenBlock,
    WrittenBrief,
    WrittenTable,
)

# (key, name, citation, short name, volume and reporter, court and year)
CASES = (
    ("payton", "Payton v. New York", "445 U.S. 573", "Payton", "445 U.S.", "(1980)"),
    ("lalonde", "LaLonde v. County of Riverside", "204 F.3d 947", "LaLonde", "204 F.3d", "(9th Cir. 2000)"),
    ("quaempts", "United States v. Quaempts", "411 F.3d 1046", "Quaempts", "411 F.3d", "(9th Cir. 2005)"),
    ("iqbal", "Ashcroft v. Iqbal", "556 U.S. 662", "Iqbal", "556 U.S.", "(2009)"),
    ("graham", "Graham v. Connor", "490 U.S. 386", "Graham", "490 U.S.", "(1989)"),
    ("sharp", "Sharp v. County of Orange", "871 F.3d 901", "Sharp", "871 F.3d", "(9th Cir. 2017)"),
    (
        "sheehan",
        "City & County of San Francisco v. Sheehan",
        "135 S. Ct. 1765",
        "Sheehan",
        "135 S. Ct.",
        "(2015)",
    ),
    ("lopez", "Lopez v. Smith", "203 F.3d 1122", "Lopez", "203 F.3d", "(9th Cir. 2000) (en banc)"),
)
STATUTES = (
    ("usc1983", "42 U.S.C. § 1983", TableGroup.STATUTES),
    ("bane", "Cal. Civ. Code § 52.1", TableGroup.STATUTES),
    ("rule12", "Fed. R. Civ. P. 12(b)(6)", TableGroup.RULES),
    ("fourth", "U.S. Const. amend. IV", TableGroup.CONSTITUTION),
)
SENTENCES = (
    "Ms. Okafor was standing at her kitchen table when the knocking began, several paces from the hall. ",
    "No one had asked a magistrate for a warrant, although the station had known her address since the morning. ",
    "The officers say that the open door was an invitation; the complaint says that a chain held it. ",
    "Nothing in the pleading suggests that anyone inside was in danger, and the motion points to nothing. ",
    "At this stage the Court takes the pleaded facts as true and draws each fair inference from them. ",
    "Whether an officer could have believed otherwise is a question that the pleaded facts do not settle. ",
    "The neighbors, two of whom are named in the complaint, heard the chain break before they heard a voice. ",
    "That sequence matters, because consent given after an entry cannot excuse the entry itself. ",
    "The second officer did not knock, did not speak, and did not wait for the first to finish his question. ",
    "Each of these facts is pleaded by date, by hour and by name, and none is a mere conclusion. ",
)
QUOTE = (
    "A door that is opened upon a chain is not a door that has been opened to the public. The person behind it has "
    "said how far the visitor may come, and the visitor who breaks the chain has been told in the plainest way a "
    "householder knows that he may come no farther."
)


def make_front() -> FrontPage:
    """A first page with a gap in the hearing data and characters that XML minds."""
    return FrontPage(
        counsel_block=(
            "Rosa Lindqvist (SBN [BAR NUMBER])",
            "LINDQVIST & ADEYEMI LLP",
            "12 Sample Street, Suite 4",
            "San Jose, California 95113",
            "Telephone: (408) 555-0142",
            "rosa@example.test",
            "",
            "Attorneys for Plaintiff ADA OKAFOR",
        ),
        court="UNITED STATES DISTRICT COURT",
        division="NORTHERN DISTRICT OF CALIFORNIA\nSAN JOSE DIVISION",
        plaintiff="ADA OKAFOR",
        plaintiff_role="Plaintiff",
        defendant="MILES BRANDT & SONS, et al.",
        defendant_role="Defendants",
        case_number="5:21-cv-01234-XYZ",
        title="Plaintiff’s Opposition to Defendants’ Motion to Dismiss the First Amended Complaint",
        short_title="Opposition to Motion to Dismiss",
        hearing=(
            ("Date:", "[HEARING DATE]"),
            ("Time:", "9:00 a.m."),
            ("Courtroom:", "3, Fifth Floor"),
            ("Judge:", "Hon. Q. Sample"),
        ),
        signature=(
            "Respectfully submitted,",
            "",
            "LINDQVIST & ADEYEMI LLP",
            "",
            "By: ____________________",
            "Rosa Lindqvist",
        ),
        dated="[DATE]",
    )


def make_brief(*, paper: str = "cand_pleading") -> Brief:
    """The brief's frame; `make_written` is its text."""
    front = make_front()
    return Brief(kind=BriefKind.OPPOSITION, title=front.title, front=front, sections=(), shell=paper)


class Citing:
    """Writes citations in order: full at first, then short, each with a pin that no other has."""

    def __init__(self) -> None:
        self._pins = count(3001)
        self._numbers = count(1)
        self.anchors: dict[str, list[str]] = {}

    def cite(self, case: tuple[str, ...]) -> Written:
        """The next citation of a case."""
        key, name, citation, short, reporter, court = case
        pin = next(self._pins)
        if key in self.anchors:
            runs = (TextRun(text=short, italic=True), TextRun(text=f", {reporter} at {pin}."))
            return self._written(key, runs, "short")
        runs = (TextRun(text=name, italic=True), TextRun(text=f", {citation}, {pin} {court}."))
        return self._written(key, runs, "full")

    def id(self, key: str) -> Written:
        """An *id.* to the authority just cited."""
        return self._written(key, (TextRun(text="Id.", italic=True), TextRun(text=f" at {next(self._pins)}.")), "id")

    def statute(self, key: str, text: str) -> Written:
        """A statute, rule or constitution."""
        return self._written(key, (TextRun(text=f"{text}."),), "statute")

    def _written(self, key: str, runs: tuple[TextRun, ...], form: str) -> Written:
        anchor = f"cite{next(self._numbers):05d}"
        self.anchors.setdefault(key, []).append(anchor)
        return Written(runs=runs, form=form, anchor=anchor, authority=key)

    def table(self) -> tuple[TableEntry, ...]:
        """The Table of Authorities of all that was cited."""
        return tuple(self._entries())

    def _entries(self) -> Iterator[TableEntry]:
        for key, name, citation, short, _, court in CASES:
            if key in self.anchors:
                runs = (TextRun(text=name, italic=True), TextRun(text=f", {citation} {court}"))
                yield self._entry(key, TableGroup.CASES, runs, short)
        for key, text, group in STATUTES:
            if key in self.anchors:
                yield self._entry(key, group, (TextRun(text=text),), text)

    def _entry(self, key: str, group: TableGroup, runs: tuple[TextRun, ...], short: str) -> TableEntry:
        sort_key = "".join(run.text for run in runs).lower()
        anchors = tuple(self.anchors[key])
        return TableEntry(authority=key, group=group, sort_key=sort_key, runs=runs, anchors=anchors, short=short)


def heading(level: int, label: str, text: str, number: int) -> WrittenBlock:
    """A heading with the anchor of its running number."""
    return WrittenBlock(
        kind=BlockKind.HEADING,
        pieces=(TextRun(text=text),),
        level=level,
        label=label,
        anchor=f"sec{number:05d}",
    )


def paragraph(*pieces: Piece, flush: bool = False) -> WrittenBlock:
    """A paragraph of the body."""
    return WrittenBlock(kind=BlockKind.PARAGRAPH, pieces=pieces, flush=flush)


def make_written(*, arguments: int = 10) -> WrittenBrief:
    """A text of about two pages for each argument: headings of four levels, a quotation, a table, gaps."""
    citing = Citing()
    blocks = tuple(_blocks(citing, arguments))
    return WrittenBrief(blocks=blocks, table=citing.table())


def make_short_written() -> WrittenBrief:
    """A text of a page or two."""
    citing = Citing()
    blocks = (
        heading(1, "", "Introduction", 1),
        paragraph(TextRun(text=SENTENCES[0] + SENTENCES[1]), citing.cite(CASES[0])),
        heading(1, "", "Conclusion", 2),
        paragraph(TextRun(text="The motion should be denied.")),
    )
    return WrittenBrief(blocks=blocks, table=citing.table())


def _blocks(citing: Citing, arguments: int) -> Iterator[WrittenBlock | WrittenTable]:
    numbers = count(1)
    sentences = cycle(SENTENCES)
    yield heading(1, "I.", "Introduction", next(numbers))
    yield paragraph(_words(sentences, 6), citing.statute("usc1983", "42 U.S.C. § 1983"))
    yield paragraph(
        _words(sentences, 3),
        RecordNode(text="FAC ¶¶ 51, 55; ECF No. 52 at 7.", paper="fac"),
        TextRun(text=" "),
        Placeholder(text="[FAC ¶ ?]", reason="no paragraph is given"),
    )
    yield heading(1, "II.", "Argument", next(numbers))
    for turn in range(arguments):
        yield from _argument(citing, sentences, turn, numbers)
    yield heading(1, "III.", "Conclusion", next(numbers))
    yield paragraph(TextRun(text="For these reasons the motion should be denied, or leave to amend granted."))


def _argument(
    citing: Citing, sentences: Iterator[str], turn: int, numbers: Iterator[int]
) -> Iterator[WrittenBlock | WrittenTable]:
    one, two, three = (CASES[(turn + shift) % len(CASES)] for shift in (0, 3, 5))
    yield heading(
        2,
        f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[turn]}.",
        "The complaint pleads an entry that no exception to the warrant requirement excuses.",
        next(numbers),
    )
    yield paragraph(_words(sentences, 2), citing.cite(one), TextRun(text=" "), _words(sentences, 1), citing.id(one[0]))
    yield heading(3, "1.", "The door was held by a chain, and the officers broke it.", next(numbers))
    yield paragraph(_words(sentences, 3), citing.cite(two), TextRun(text=" "), _words(sentences, 2), citing.cite(three))
    yield WrittenBlock(kind=BlockKind.BLOCK_QUOTE, pieces=(TextRun(text=QUOTE[: 250 - 20 * turn]),))
    yield paragraph(citing.cite(one), TextRun(text=" "), _words(sentences, 4), flush=True)
    if turn == 1:
        yield _comparison()
    yield heading(4, "a.", "The chain answers the claim of consent.", next(numbers))
    key, text, _ = STATUTES[turn % len(STATUTES)]
    yield paragraph(_words(sentences, 4), citing.statute(key, text), TextRun(text=" "), _words(sentences, 5))
    yield WrittenBlock(
        kind=BlockKind.LIST_ITEM, label="(1)", pieces=(_words(sentences, 1), citing.cite(two), TextRun(text=" "))
    )


def _comparison() -> WrittenTable:
    def cell(text: str) -> tuple[Piece, ...]:
        return (TextRun(text=text),)

    return WrittenTable(
        header=(cell(""), (TextRun(text="LaLonde", italic=True), TextRun(text=" (2000)")), cell("This case")),
        rows=(
            (cell("where the person stood"), cell("inside, never at the threshold"), cell("inside, behind the chain")),
            (
                cell("warrant"),
                (TextRun(text="none "), Placeholder(text="[PIN REQUIRED]", reason="no pin")),
                cell(
                    "none was sought, although the address had been known to the station since the morning (FAC ¶ 53)"
                ),
            ),
        ),
    )


def _words(sentences: Iterator[str], number: int) -> TextRun:
    return TextRun(text="".join(next(sentences) for _ in range(number)))
