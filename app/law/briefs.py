"""A brief as data: sections, blocks and inline nodes, each with its source.

Citations stay nodes until the last pass, so that full, short and *id.* forms, the tables and
every page number are computed from the same nodes and cannot disagree.
"""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar

from app.law.authorities import Posture, Side


@dataclass(frozen=True, slots=True)
class BriefKind:
    """Which paper is drafted. Papers are data: an outline in `templates/briefs` describes each (`filing.papers`).

    Two of one value are the same paper.

    Attributes:
        value: its id, which is the name of its outline ("opposition").
        side: for whom it is written.
        title: as a list of papers calls it ("Opposition").
        posture: the stage of the case at which it is filed.
        limit: the paper whose length limit it keeps in a court's profile; empty means its own id.
    """

    value: str
    side: Side = field(compare=False)
    title: str = field(default="", compare=False)
    posture: Posture = field(default=Posture.MOTION_TO_DISMISS, compare=False)
    limit: str = field(default="", compare=False)

    OPPOSITION: ClassVar["BriefKind"]
    REPLY: ClassVar["BriefKind"]

    def __str__(self) -> str:
        """The paper's id."""
        return self.value

    @property
    def limit_key(self) -> str:
        """Under which name a court's profile says how long it may be, and when it is due."""
        return self.limit or self.value


BriefKind.OPPOSITION = BriefKind("opposition", Side.PLAINTIFF, "Opposition")
BriefKind.REPLY = BriefKind("reply", Side.DEFENDANT, "Reply")


class OriginKind(StrEnum):
    """Where a stretch of text comes from."""

    TEMPLATE = "template"
    PROPOSITION = "proposition"
    PASSAGE = "passage"
    FACT = "fact"
    RECORD = "record"
    ATTORNEY = "attorney"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a stretch: its kind, and a reference that can be looked up.

    Attributes:
        ref: "arguments/doorway.md.j2:12", a proposition's, passage's or fact's id, or the
            matter's key of the attorney's text.
    """

    kind: OriginKind
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """Plain words."""

    text: str
    italic: bool = False
    bold: bool = False
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationNode:
    """A reference to an authority, not yet written out.

    Attributes:
        authority: the authority's key.
        pin: the page within it; None when the authority is cited as a whole.
        pin_required: whether a missing pin prints `[PIN REQUIRED]`.
        pin_reporter: whose pages the pin counts; None means the first citation's.
        signal: "see", "see also" …, lower case; empty for none.
        parentheticals: explanatory parentheticals, without their brackets.
        separate: the parenthetical of a separate opinion ("Kagan, J., dissenting"), when one is cited.
        continues: whether it goes on a string citation begun by the node before it.
        textual: whether it stands inside a sentence instead of following one.
        modified: whether the words quoted from it are cleaned of marks, brackets and citations (B5.3).
        quoting, citing: what the cited place quotes or cites in turn, one level deep.
    """

    authority: str
    pin: str | None = None
    pin_required: bool = True
    pin_reporter: str | None = None
    signal: str = ""
    parentheticals: tuple[str, ...] = ()
    separate: str = ""
    continues: bool = False
    textual: bool = False
    modified: bool = False
    quoting: tuple["CitationNode", ...] = ()
    citing: tuple["CitationNode", ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameNode:
    """An authority named in a sentence ("In *LaLonde*, the court …"), full at first mention.

    Attributes:
        with_citation: whether the citation follows the name inside the sentence.
    """

    authority: str
    with_citation: bool = False
    pin: str | None = None
    pin_reporter: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNode:
    """A reference to the record, written out already ("FAC ¶¶ 51, 55").

    Attributes:
        paper: the paper's id: adjacent cites to one paper may be joined.
        sentence: whether it stands as its own citation sentence.
    """

    text: str
    paper: str
    sentence: bool = True
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A visible gap. It blocks a final export.

    Attributes:
        text: what is printed, in brackets ("[PIN REQUIRED]").
        reason: what is missing, for the list of gaps.
    """

    text: str
    reason: str
    origin: Origin | None = None


PLACEHOLDER = re.compile(r"(\[(?!PROPOSED\])[A-Z][A-Z ,.&¶?]+\])")
"""What a placeholder looks like on the first page and in the signature block, whose lines are plain text: not a “[PROPOSED] ORDER”."""

SIGNED_BY_HAND = {"[SIGNATURE]": "_" * 32, "[DATE]": "_" * 20}
"""What the attorney fills when the paper is filed, and what stands there in a final paper; it blocks none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNode:
    """A footnote: its mark stands here, its words at the foot of the page. A note holds no notes."""

    inlines: tuple["Inline", ...]
    origin: Origin | None = None


Inline = TextRun | CitationNode | NameNode | RecordNode | Placeholder | NoteNode


class BlockKind(StrEnum):
    """How a block is set."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BLOCK_QUOTE = "block_quote"
    LIST_ITEM = "list_item"
    CENTERED = "centered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, block quotation or list item.

    Attributes:
        level: of a heading: 1 for a section, 2 to 4 for points within it.
        label: of a heading or list item: "A.", "1." as computed; empty for none.
        anchor: of a heading: a bookmark name, [A-Za-z0-9] only.
        flush: a paragraph that goes on after a block quotation, without first-line indent.
        id: names the block whenever the paper is drafted again, so that an edit finds it (`drafting.identity`).
    """

    kind: BlockKind
    inlines: tuple[Inline, ...]
    level: int = 0
    label: str = ""
    anchor: str = ""
    flush: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A comparison sheet: a header row and rows of cells. `id` as a block's."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    id: str = ""


AnyBlock = Block | TableBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSection:
    """One part of a brief: its id ("introduction", "argument"), and its blocks, heading first.

    Attributes:
        numbered: whether its headings go on with the numbers of the others; a certificate is no part of what is argued.
    """

    id: str
    title: str
    blocks: tuple[AnyBlock, ...]
    numbered: bool = True


class TableGroup(StrEnum):
    """The groups of a Table of Authorities, in the order of printing."""

    CASES = "Cases"
    CONSTITUTION = "Constitutional Provisions"
    STATUTES = "Statutes"
    RULES = "Rules"
    OTHER = "Other Authorities"


@dataclass(frozen=True, slots=True)
class CitedWithin:
    """An authority cited inside another's citation, in its history ("*aff'd*, 314 F. App'x 68").

    Attributes:
        offset: where its citation begins, in characters of the written one.
        anchor: a bookmark name of its own.
    """

    offset: int
    anchor: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A citation node written out for its place: runs of text, some italic.

    Attributes:
        runs: the words, punctuation included.
        form: "full", "short", "id", "name", "statute".
        anchor: the bookmark's name, [A-Za-z0-9] only.
        authority: the authority's key.
        within: the authorities that its history cites.
        node: what was written out.
    """

    runs: tuple[TextRun | Placeholder, ...]
    form: str
    anchor: str
    authority: str
    origin: Origin | None = None
    within: tuple[CitedWithin, ...] = ()
    node: CitationNode | NameNode | None = None

    @property
    def text(self) -> str:
        """The words without their type face."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableEntry:
    """One line of the Table of Authorities: its runs, and the bookmarks of its places in the brief."""

    authority: str
    group: TableGroup
    sort_key: str
    runs: tuple[TextRun | Placeholder, ...]
    anchors: tuple[str, ...]
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNote:
    """A footnote whose citations are written out, with its number in the paper, from 1."""

    number: int
    pieces: tuple["Piece", ...]
    origin: Origin | None = None

    @property
    def text(self) -> str:
        """Nothing: the words of a note are no part of the sentence that it hangs on."""
        return ""

    @property
    def words(self) -> str:
        """Its own words."""
        return "".join(piece.text for piece in self.pieces)


Piece = TextRun | Placeholder | RecordNode | Written | WrittenNote


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBlock:
    """A block whose citations are written out: what `word` sets and what a reader sees."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0
    label: str = ""
    anchor: str = ""
    flush: bool = False

    @property
    def text(self) -> str:
        """Its words, without the label."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTable:
    """A comparison sheet whose citations are written out."""

    header: tuple[tuple[Piece, ...], ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBrief:
    """A brief with every citation in its final form, and its Table of Authorities from the same nodes."""

    blocks: tuple[WrittenBlock | WrittenTable, ...]
    table: tuple[TableEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What the first page and the signature block print. None prints as a placeholder.

    Attributes:
        counsel_block: lines of the upper left corner.
        plaintiff_role, defendant_role: "Plaintiff", "Defendants": by how many there are.
        short_title: what the footer calls the paper.
        signature: lines under the conclusion; never a signature itself.
        hearing: label and value pairs ("Date:", "[HEARING DATE]").
    """

    counsel_block: tuple[str, ...]
    court: str
    division: str
    plaintiff: str
    defendant: str
    plaintiff_role: str
    defendant_role: str
    case_number: str
    title: str
    short_title: str
    hearing: tuple[tuple[str, str], ...]
    signature: tuple[str, ...]
    dated: str

    def to_be_signed(self) -> "FrontPage":
        """With lines to sign and to date it on, as it is filed; the program signs nothing."""
        lines = tuple(SIGNED_BY_HAND.get(line, line) for line in self.signature)
        return replace(self, signature=lines, dated=SIGNED_BY_HAND.get(self.dated, self.dated))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An opposition or reply as data.

    Attributes:
        shell: the name of the Word shell ("cand_pleading").
        unverified: keys of authorities used that the attorney has not verified.
    """

    kind: BriefKind
    title: str
    front: FrontPage
    sections: tuple[BriefSection, ...]
    shell: str
    unverified: tuple[str, ...] = field(default=())
