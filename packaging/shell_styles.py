"""The styles and the lists of a shell, by the measures of its paper."""

from dataclasses import dataclass

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PAGE_WIDTH, PAGE_HEIGHT = 12240, 15840
"""Letter paper, in twentieths of a point, as all measures here."""
LINES = 28
"""The numbered lines of a page of pleading paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The measures of one court's paper, in twentieths of a point.

    Attributes:
        size: of the type, in half points, as Word counts.
        double, single: exact distances of lines.
        numbered: whether the lines are numbered; `double` is then one numbered line.
        number_above_rule: whether the footer has its page number over the rule, and not under it.
        case_in_footer: whether the footer names the case.
        court_line: the numbered line on which the court's name begins.
        first_page: which first page: "pleading", "federal", "cover".
    """

    name: str
    size: int = 24
    double: int = 480
    single: int = 240
    numbered: bool = True
    top: int = 1440
    left: int = 2160
    right: int = 720
    number_above_rule: bool = False
    case_in_footer: bool = True
    court_line: int = 8
    first_page: str = "pleading"

    @property
    def bottom(self) -> int:
        """The lower margin: what 28 lines leave, or an inch."""
        return PAGE_HEIGHT - self.top - LINES * self.double if self.numbered else 1440

    @property
    def drop(self) -> int:
        """How far below a numbered line's top single-spaced text begins for its first line to stand on the number."""
        return round(_BASELINE * (self.double - self.single)) if self.numbered else 0

    @property
    def width(self) -> int:
        """The width of the text."""
        return PAGE_WIDTH - self.left - self.right


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph style. Names known to Word are Word's own, so that its tables and its navigation pane find them."""

    name: str
    base: str
    following: str
    paragraph: str = ""
    characters: str = ""


KEEP = "<w:keepNext/><w:keepLines/>"
KEEP_LINES = "<w:keepLines/>"
BOLD, ITALIC, CAPS = "<w:b/>", "<w:i/>", "<w:caps/>"
CENTER = '<w:jc w:val="center"/>'
HEADING_NUMBERS, LIST_NUMBERS, LIST_BULLETS = 1, 2, 3
_BASELINE = 0.8
"""Where the baseline stands in an exact line, from its top, as Word and LibreOffice set it."""


def spacing(line: int, after: int = 0) -> str:
    """Exact lines, and the space below."""
    return f'<w:spacing w:before="0" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def indent(left: int = 0, *, right: int = 0, first: int = 0, hanging: int = 0) -> str:
    """A paragraph's indents."""
    turn = f'w:hanging="{hanging}"' if hanging else f'w:firstLine="{first}"'
    return f'<w:ind w:left="{left}" w:right="{right}" {turn}/>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>'


def _numbered(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


_HEADING_RIGHT = 360
"""What a heading leaves free at its right: enough to be seen as one, and little enough that few end in a line of one word."""
_HEADING_INDENTS = (indent(), *(indent(720 * n, right=_HEADING_RIGHT, hanging=720) for n in (2, 3, 4)))
_LIST_INDENT = indent(1440, hanging=720)


def _headings() -> tuple[Row, ...]:
    faces = (BOLD + CAPS, BOLD, BOLD, BOLD + ITALIC)
    return tuple(
        Row(
            f"heading {level}",
            "Normal",
            "Body Text",
            KEEP + _numbered(HEADING_NUMBERS, level - 1) + place + (CENTER if level == 1 else "") + _outline(level),
            face,
        )
        for level, (place, face) in enumerate(zip(_HEADING_INDENTS, faces, strict=True), start=1)
    )


def _quotes(paper: Paper) -> tuple[Row, ...]:
    """The quotation, and on numbered paper its twins that add what its lines leave over to a whole numbered line.

    Where lines and numbers have no common half line, a quotation stays on one page, or it would leave the next
    page between the numbers.
    """
    whole = KEEP_LINES if paper.numbered and paper.double % paper.single else ""
    after = 0 if paper.numbered else paper.double - paper.single
    measures = whole + spacing(paper.single, after) + indent(1080, right=1080)
    names = ("Quote Odd", "Quote Even") if whole else ("Quote Odd",)
    twins = (
        spacing(paper.single, -lines * paper.single % paper.double if paper.numbered else after)
        for lines in range(1, len(names) + 1)
    )
    return (
        Row("Quote", "Normal", "Body Continued", measures),
        *(Row(name, "Quote", "Body Continued", twin) for name, twin in zip(names, twins, strict=True)),
    )


def _tables(paper: Paper) -> tuple[Row, ...]:
    """Front matter: single spaced with the rest of a line after each entry; on numbered paper each line on a number."""
    leader = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{paper.width}"/></w:tabs>'
    rest = 0 if paper.numbered else paper.double - paper.single
    gap = spacing(paper.double - rest, rest)
    entry = KEEP_LINES + leader + gap
    title = KEEP + "<w:pageBreakBefore/>" + spacing(paper.double, rest) + CENTER
    levels = ((1, 640, 640), (2, 1120, 480), (3, 1600, 480), (4, 2080, 480))
    return (
        Row("Tables Title", "Normal", "Normal", title, BOLD + CAPS),
        *(
            Row(f"toc {n}", "Normal", "Normal", entry + indent(at, right=480, hanging=hang), CAPS if n == 1 else "")
            for n, at, hang in levels
        ),
        Row("toa heading", "Normal", "table of authorities", KEEP + gap, BOLD),
        Row("table of authorities", "Normal", "table of authorities", entry + indent(480, right=720, hanging=480)),
    )


def _first_page(paper: Paper) -> tuple[Row, ...]:
    gap = spacing(paper.single, paper.double - paper.single)
    label = 55 * paper.size  # as wide as "Courtroom:" and a space
    return (
        Row("Counsel", "Single", "Counsel"),
        Row("Court", "Normal", "Court", CENTER, BOLD + CAPS),
        Row("Caption Party", "Single", "Caption Party", gap + indent(right=240)),
        Row("Caption Role", "Single", "Caption Party", gap + indent(1440)),
        Row("Caption Data", "Single", "Caption Data", indent(240 + label, hanging=label)),
        Row("Caption Title", "Single", "Caption Data", gap + indent(240), BOLD + CAPS),
        Row("Caption Number", "Single", "Caption Title", gap + indent(240), BOLD),
        Row("Dated", "Normal", "Signature", "<w:keepNext/>" + spacing(paper.double, paper.drop)),
        Row("Signature", "Single", "Signature", KEEP + indent(paper.width // 2)),
    )


def _cover() -> tuple[Row, ...]:
    """What only a brief's cover has."""
    return (
        Row("Cover Title", "Single", "Cover Title", spacing(400) + CENTER, BOLD + CAPS),
        Row("Cover Line", "Single", "Cover Line", CENTER),
        Row("Cover Number", "Cover Line", "Cover Line", "", BOLD),
        Row("Cover Rule", "Single", "Cover Line", '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>'),
        Row("Cover End", "Single", "Body Text"),
    )  # fmt: skip


def paragraph_styles(paper: Paper) -> tuple[Row, ...]:
    """All paragraph styles of a shell."""
    side = "bottom" if paper.number_above_rule else "top"
    page_number = f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
    right_tab = f'<w:tabs><w:tab w:val="right" w:pos="{paper.width}"/></w:tabs>'
    note = spacing(paper.single) + indent(first=360)
    return (
        Row("Body Text", "Normal", "Body Text", indent(first=720)),
        Row("Body Continued", "Normal", "Body Text"),
        *_quotes(paper),
        *_headings(),
        Row("List Paragraph", "Normal", "List Paragraph", _LIST_INDENT),
        Row("List Number", "List Paragraph", "List Number", _numbered(LIST_NUMBERS) + _LIST_INDENT),
        Row("List Bullet", "List Paragraph", "List Bullet", _numbered(LIST_BULLETS) + _LIST_INDENT),
        Row("Centered", "Normal", "Body Text", CENTER),
        Row("Single", "Normal", "Single", spacing(paper.single)),
        Row("Cell Text", "Single", "Cell Text"),
        Row("Cell Heading", "Cell Text", "Cell Text", KEEP, BOLD),
        Row("footnote text", "Single", "footnote text", note),
        *_tables(paper),
        *_first_page(paper),
        *(_cover() if paper.first_page == "cover" else ()),
        Row("header", "Single", "header"),
        Row("footer", "Single", "footer", right_tab, '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
        Row("Footer Page", "footer", "footer", page_number + CENTER),
        *(
            [Row("Line Number Column", "Normal", "Line Number Column", '<w:jc w:val="right"/>')]
            if paper.numbered
            else []
        ),
    )


_YELLOW = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
_GROUND = 1.15
"""How high the ground of words is, by their size: LibreOffice draws it over the line above where that is closer."""
CHARACTER_STYLES = (
    ("Emphasis", ITALIC),
    ("Strong", BOLD),
    ("Strong Emphasis", BOLD + ITALIC),
    ("Placeholder", BOLD + _YELLOW),
    ("Citation Mark", "<w:vanish/>"),
    ("footnote reference", '<w:vertAlign w:val="superscript"/>'),
)


def _tight_gap(paper: Paper) -> tuple[str, str]:
    """The placeholder on single-spaced lines: as large as the type, or as keeps its ground off the line above."""
    size = min(paper.size, int(paper.single / 10 / _GROUND))
    return "Placeholder Single", f'{BOLD}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{_YELLOW}'


def style_id(name: str) -> str:
    """The id of a style: its name in one word, as Word makes it."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def styles_part(paper: Paper) -> str:
    """All styles: Times New Roman on exact lines, in American English; no line of a paragraph alone on a page."""
    fonts = "".join(f' w:{kind}="Times New Roman"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = f'<w:sz w:val="{paper.size}"/><w:szCs w:val="{paper.size}"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>{size}"
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/>{spacing(paper.double)}</w:pPr></w:style>"
    )
    plain = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    paragraphs = "".join(_paragraph_style(row) for row in paragraph_styles(paper))
    characters = "".join(_character_style(*row) for row in (*CHARACTER_STYLES, _tight_gap(paper)))
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{normal}{plain}{_TABLE_STYLES}{paragraphs}{characters}</w:styles>"


def _paragraph_style(row: Row) -> str:
    return (
        f'<w:style w:type="paragraph"{_custom(row.name)} w:styleId="{style_id(row.name)}"><w:name w:val="{row.name}"/>'
        f'<w:basedOn w:val="{style_id(row.base)}"/><w:next w:val="{style_id(row.following)}"/><w:qFormat/>'
        f"<w:pPr>{row.paragraph}</w:pPr><w:rPr>{row.characters}</w:rPr></w:style>"
    )


def _character_style(name: str, characters: str) -> str:
    return (
        f'<w:style w:type="character"{_custom(name)} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{characters}</w:rPr></w:style>'
    )


_BUILT_IN = {
    "Body Text", "Quote", "List Paragraph", "List Number", "List Bullet", "Signature", "header", "footer", "Emphasis",
    "Strong",
}  # fmt: skip


def _custom(name: str) -> str:
    built_in = name in _BUILT_IN or name.startswith(("heading ", "toc ", "toa ", "table of ", "footnote "))
    return "" if built_in else ' w:customStyle="1"'


def borders(*sides: str) -> str:
    """Thin black borders on those sides."""
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)


def cell_margins(*, top: int = 0, side: int = 0) -> str:
    """The distances of a table's text from its borders."""
    sides = (("top", top), ("left", side), ("bottom", 0), ("right", side))
    margins = "".join(f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in sides)
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"


_TABLE_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cell_margins(side=108)}</w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{borders('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}</w:tblBorders></w:tblPr></w:style>"
)


# -- lists

_HEADING_LEVELS = (("upperRoman", "%1. "), ("upperLetter", "%2."), ("decimal", "%3."), ("lowerLetter", "%4."))


def numbering_part() -> str:
    """The automatic numbers: of headings (I., A., 1., a.), and of numbered and bulleted lists."""
    headings = "".join(
        _level(n, form, text, style=f"Heading{n + 1}", place=_HEADING_INDENTS[n], gap="space" if n == 0 else "tab")
        for n, (form, text) in enumerate(_HEADING_LEVELS)
    )
    numbers = _level(0, "decimal", "%1.", style="ListNumber", place=_LIST_INDENT)
    bullets = _level(0, "bullet", "•", style="ListBullet", place=_LIST_INDENT)
    lists = (
        (HEADING_NUMBERS, "multilevel", headings),
        (LIST_NUMBERS, "singleLevel", numbers),
        (LIST_BULLETS, "singleLevel", bullets),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        for number, kind, levels in lists
    )
    concrete = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number, _, _ in lists
    )
    return f"{HEAD}<w:numbering {NAMESPACES}>{abstract}{concrete}</w:numbering>"


def _level(number: int, form: str, text: str, *, style: str, place: str, gap: str = "tab") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="{gap}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{place}</w:pPr></w:lvl>'
    )
