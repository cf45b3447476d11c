"""Builds the Word shells that ship with the program: `python packaging/make_shells.py [FOLDER]`.

A shell holds everything an attorney may want to change in Word: page, pleading lines, caption,
footer, signature block and every style. It is written here part by part, so that nothing of a
library's default document (author, dates, fonts, hundreds of styles) reaches a court. The form is
that of N.D. Cal. Civ. L.R. 3-4: counsel from line 1, the court's name from line 8, 28 lines to a
page, 12-point type, and a footer with the paper's title and the case number.
"""

import sys
import zipfile
from pathlib import Path

LINE = 480
"""One numbered line in twentieths of a point: 24 pt. 28 of them are the text area."""
LINES = 28
TOP, LEFT, RIGHT = 1440, 2160, 720
BOTTOM = 15840 - TOP - LINES * LINE
TEXT_WIDTH = 12240 - LEFT - RIGHT
COLUMN = TEXT_WIDTH // 2
BORDER = 10
"""The width of a border, which comes on top of a row's height."""
COURT_LINE = 8
"""The line on which the court's name begins (Civ. L.R. 3-4(a)(2))."""

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DOUBLE = '<w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="exact"/>'
SINGLE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/>'
SINGLE_THEN_HALF = '<w:spacing w:before="0" w:after="240" w:line="240" w:lineRule="exact"/>'
AFTER_TITLE = '<w:spacing w:before="0" w:after="192" w:line="480" w:lineRule="exact"/>'
"""Sets the single-spaced lines below a title on the numbers: their baselines lie 9.6 pt higher in the line."""
KEEP = "<w:keepNext/><w:keepLines/>"
BOLD, ITALIC, CAPS = "<w:b/>", "<w:i/>", "<w:caps/>"
CENTER = '<w:jc w:val="center"/>'
LEADER = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def indent(left: int = 0, *, right: int = 0, first: int = 0, hanging: int = 0) -> str:
    """A paragraph's indents, in twentieths of a point."""
    turn = f'w:hanging="{hanging}"' if hanging else f'w:firstLine="{first}"'
    return f'<w:ind w:left="{left}" w:right="{right}" {turn}/>'


def outline(level: int) -> str:
    """The outline level of a heading, counted from 1."""
    return f'<w:outlineLvl w:val="{level - 1}"/>'


# (name, based on, followed by, paragraph properties, character properties). Names known to Word are
# Word's own, so that its table commands and its navigation pane find them.
PARAGRAPH_STYLES = (
    ("Body Text", "Normal", "Body Text", indent(first=720), ""),
    ("Body Continued", "Normal", "Body Text", "", ""),
    ("Quote", "Normal", "Body Continued", SINGLE + indent(1080, right=1080), ""),
    ("Quote Odd", "Quote", "Body Continued", SINGLE_THEN_HALF, ""),
    ("heading 1", "Normal", "Body Text", KEEP + CENTER + outline(1), BOLD + CAPS),
    ("heading 2", "Normal", "Body Text", KEEP + indent(1440, right=720, hanging=720) + outline(2), BOLD),
    ("heading 3", "Normal", "Body Text", KEEP + indent(2160, right=720, hanging=720) + outline(3), BOLD),
    ("heading 4", "Normal", "Body Text", KEEP + indent(2880, right=720, hanging=720) + outline(4), BOLD + ITALIC),
    ("List Paragraph", "Normal", "List Paragraph", indent(1440, hanging=720), ""),
    ("Centered", "Normal", "Body Text", CENTER, ""),
    ("Single", "Normal", "Single", SINGLE, ""),
    ("Cell Text", "Single", "Cell Text", "", ""),
    ("Cell Heading", "Cell Text", "Cell Text", KEEP, BOLD),
    ("Tables Title", "Normal", "Normal", KEEP + "<w:pageBreakBefore/>" + AFTER_TITLE + CENTER, BOLD + CAPS),
    (
        "toc 1",
        "Normal",
        "Normal",
        "<w:keepLines/>" + LEADER + SINGLE_THEN_HALF + indent(640, right=720, hanging=640),
        CAPS,
    ),
    (
        "toc 2",
        "Normal",
        "Normal",
        "<w:keepLines/>" + LEADER + SINGLE_THEN_HALF + indent(1120, right=720, hanging=480),
        "",
    ),
    (
        "toc 3",
        "Normal",
        "Normal",
        "<w:keepLines/>" + LEADER + SINGLE_THEN_HALF + indent(1600, right=720, hanging=480),
        "",
    ),
    (
        "toc 4",
        "Normal",
        "Normal",
        "<w:keepLines/>" + LEADER + SINGLE_THEN_HALF + indent(2080, right=720, hanging=480),
        "",
    ),
    ("toa heading", "Normal", "table of authorities", KEEP + SINGLE_THEN_HALF, BOLD),
    (
        "table of authorities",
        "Normal",
        "table of authorities",
        "<w:keepLines/>" + LEADER + SINGLE_THEN_HALF + indent(480, right=720, hanging=480),
        "",
    ),
    ("Counsel", "Single", "Counsel", "", ""),
    ("Court", "Normal", "Court", CENTER, BOLD + CAPS),
    ("Caption Party", "Single", "Caption Party", SINGLE_THEN_HALF + indent(right=240), ""),
    ("Caption Role", "Single", "Caption Party", SINGLE_THEN_HALF + indent(1440), ""),
    ("Caption Data", "Single", "Caption Data", indent(1560, hanging=1320), ""),
    ("Caption Title", "Single", "Caption Data", SINGLE_THEN_HALF + indent(240), BOLD + CAPS),
    ("Caption Number", "Single", "Caption Title", SINGLE_THEN_HALF + indent(240), BOLD),
    ("Dated", "Normal", "Signature", "<w:keepNext/>", ""),
    ("Signature", "Single", "Signature", KEEP + indent(COLUMN), ""),
    ("header", "Single", "header", "", ""),
    (
        "footer",
        "Single",
        "footer",
        f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>',
        '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    ),
    (
        "Footer Page",
        "footer",
        "footer",
        '<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>' + CENTER,
        "",
    ),
    ("Line Number Column", "Normal", "Line Number Column", '<w:jc w:val="right"/>', ""),
)
CHARACTER_STYLES = (
    ("Emphasis", ITALIC),
    ("Strong", BOLD),
    ("Strong Emphasis", BOLD + ITALIC),
    ("Placeholder", BOLD + '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
    ("Citation Mark", "<w:vanish/>"),
)


def style_id(name: str) -> str:
    """The id of a style: its name in one word, as Word makes it."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def styles_part() -> str:
    """All styles: 12-point Times New Roman on exact 24-point lines, in American English."""
    fonts = "".join(f' w:{kind}="Times New Roman"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/>{DOUBLE}</w:pPr></w:style>'
    )
    plain = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    paragraphs = "".join(_paragraph_style(*row) for row in PARAGRAPH_STYLES)
    characters = "".join(_character_style(*row) for row in CHARACTER_STYLES)
    return f"{_HEAD}<w:styles {_NAMESPACES}>{defaults}{normal}{plain}{_TABLE_STYLES}{paragraphs}{characters}</w:styles>"


def _paragraph_style(name: str, base: str, following: str, paragraph: str, characters: str) -> str:
    return (
        f'<w:style w:type="paragraph"{_custom(name)} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{style_id(base)}"/><w:next w:val="{style_id(following)}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


def _character_style(name: str, characters: str) -> str:
    return (
        f'<w:style w:type="character"{_custom(name)} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{characters}</w:rPr></w:style>'
    )


_BUILT_IN = {"Body Text", "Quote", "List Paragraph", "Signature", "header", "footer", "Emphasis", "Strong"}


def _custom(name: str) -> str:
    built_in = name in _BUILT_IN or name.startswith(("heading ", "toc ", "toa ", "table of "))
    return "" if built_in else ' w:customStyle="1"'


def _borders(*sides: str) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)


_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
)
_NO_CELL_MARGINS = _CELL_MARGINS.replace('w:w="108"', 'w:w="0"')
_TABLE_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_CELL_MARGINS}</w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_borders('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}</w:tblBorders></w:tblPr></w:style>"
)


def paragraph(style: str, content: str = "") -> str:
    """One paragraph in a named style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{content}</w:p>'


def words(text: str) -> str:
    """One run of words, tabs included."""
    pieces = '</w:t><w:tab/><w:t xml:space="preserve">'.join(text.split("\t"))
    return f'<w:r><w:t xml:space="preserve">{pieces}</w:t></w:r>'


def lines(style: str, text: str, *, each: str) -> str:
    """A paragraph for each item of a field; docxtpl drops the two that hold the loop's words."""
    loop = paragraph(style, words(f"{{%p for {each} %}}"))
    return loop + paragraph(style, words(text)) + paragraph(style, words("{%p endfor %}"))


def page_number() -> str:
    """A PAGE field."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    return marks[0] + code + marks[1] + words("1") + marks[2]


def header_part() -> str:
    """The pleading lines: 28 numbers in one frame on the page's own grid, and the rules beside the text.

    The rules are VML lines because both Word and LibreOffice draw them the full height of the page.
    """
    frame = (
        f'<w:framePr w:w="720" w:h="{LINES * LINE}" w:hRule="exact" w:hSpace="0" w:wrap="around" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{LEFT - 1140}" w:y="{TOP}"/>'
    )
    style = f'<w:pStyle w:val="{style_id("Line Number Column")}"/>'
    numbers = "".join(f"<w:p><w:pPr>{style}{frame}</w:pPr>{words(str(n))}</w:p>" for n in range(1, LINES + 1))
    places = (LEFT / 20 - 8.6, LEFT / 20 - 5.8, 612 - RIGHT / 20 + 5.8)
    rules = "".join(_rule(index, place) for index, place in enumerate(places))
    return f"{_HEAD}<w:hdr {_NAMESPACES} {_VML}>{numbers}{paragraph('header', rules)}</w:hdr>"


def _rule(index: int, place: float) -> str:
    style = (
        f"position:absolute;z-index:-{10 + index};mso-position-horizontal-relative:page;"
        "mso-position-vertical-relative:page"
    )
    return (
        f'<w:r><w:pict><v:line id="rule{index}" o:spid="_x0000_s{2050 + index}" style="{style}" '
        f'from="{place:.1f}pt,0" to="{place:.1f}pt,792pt" strokeweight=".75pt"/></w:pict></w:r>'
    )


def footer_part(*, numbered: bool) -> str:
    """A rule, the page number, and the paper's title with the case number (Civ. L.R. 3-4(a)(3))."""
    number = paragraph("Footer Page", page_number() if numbered else "")
    title = paragraph("footer", words("{{ short_title }}\tCase No. {{ case_number }}"))
    return f"{_HEAD}<w:ftr {_NAMESPACES}>{number}{title}</w:ftr>"


def document_part() -> str:
    """The first page, the place of the body, and the signature block."""
    body = _counsel() + _court() + _caption() + paragraph("Body Text", words("[[BODY]]")) + _signature()
    return f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}{_section()}</w:body></w:document>"


def _table(height: int, cells: str, *, columns: int) -> str:
    grid = f'<w:gridCol w:w="{TEXT_WIDTH // columns}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{_NO_CELL_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}"/></w:trPr>{cells}</w:tr></w:tbl>'
    )


def _cell(width: int, content: str, *borders: str) -> str:
    edges = f"<w:tcBorders>{_borders(*borders)}</w:tcBorders>" if borders else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edges}</w:tcPr>{content}</w:tc>'


def _counsel() -> str:
    block = lines("Counsel", "{{ line }}", each="line in counsel_block")
    return _table((COURT_LINE - 1) * LINE, _cell(TEXT_WIDTH, block), columns=1)


def _court() -> str:
    return lines("Court", "{{ line }}", each="line in court") + paragraph("Court")


def _caption() -> str:
    parties = (
        paragraph("Caption Party", words("{{ plaintiff }},"))
        + paragraph("Caption Role", words("{{ plaintiff_role }},"))
        + paragraph("Caption Role", words("v."))
        + paragraph("Caption Party", words("{{ defendant }},"))
        + paragraph("Caption Role", words("{{ defendant_role }}."))
    )
    data = (
        paragraph("Caption Number", words("Case No. {{ case_number }}"))
        + paragraph("Caption Title", words("{{ title }}"))
        + lines("Caption Data", "{{ item.label }}\t{{ item.value }}", each="item in hearing")
    )
    cells = _cell(COLUMN, parties, "bottom", "right") + _cell(COLUMN, data)
    return _table(6 * LINE - BORDER, cells, columns=2)


def _signature() -> str:
    return paragraph("Dated", words("Dated: {{ dated }}")) + lines("Signature", "{{ line }}", each="line in signature")


def _section() -> str:
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part}_{kind}"/>'
        for part in ("header", "footer")
        for kind in ("default", "first")
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="12240" w:h="15840"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="576" w:footer="280" '
        'w:gutter="0"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def settings_part() -> str:
    """What Word must know: its layout rules, half-inch tabs, American English.

    Mode 14 is Word 2010's layout. Under mode 15 LibreOffice 7.4 drops page numbers that stand right of a
    paragraph's right indent, which is where the tables have them so that long lines break before the numbers.
    """
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="14"/>'
    return (
        f'{_HEAD}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{mode}</w:compat><w:themeFontLang w:val="en-US"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def fonts_part() -> str:
    """The one typeface, with what a reader without it should put in its place."""
    return (
        f'{_HEAD}<w:fonts {_NAMESPACES}><w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme_part() -> str:
    """A black-and-white theme. No style refers to it; Word expects the part."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            [("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "000000"), ("lt2", "FFFFFF")]
            + [(f"accent{n}", "000000") for n in range(1, 7)]
            + [("hlink", "000000"), ("folHlink", "000000")]
        )
    )
    font = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Pleading">'
        f'<a:themeElements><a:clrScheme name="Pleading">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Pleading"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Pleading"><a:fillStyleLst>{solid * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{solid}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def core_part() -> str:
    """Document properties: the title only, filled in when a brief is written."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title><dc:language>en-US</dc:language>'
        "</cp:coreProperties>"
    )


_PARTS = (
    ("styles", "styles", "styles"),
    ("settings", "settings", "settings"),
    ("fonts", "fontTable", "fontTable"),
    ("header_default", "header", "header1"),
    ("header_first", "header", "header2"),
    ("footer_default", "footer", "footer1"),
    ("footer_first", "footer", "footer2"),
)


def content_types_part() -> str:
    """What kind of thing each part is."""
    overrides = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{_MAIN_TYPE}.{kind}+xml"/>' for _, kind, file in _PARTS
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN_TYPE}.document.main+xml"/>{overrides}'
        '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relationships(*rows: tuple[str, str, str]) -> str:
    each = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in rows)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def pleading_shell() -> dict[str, str]:
    """The parts of the shell for N.D. Cal. pleading paper, by their names in the package."""
    return {
        "[Content_Types].xml": content_types_part(),
        "_rels/.rels": _relationships(
            ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core_part(),
        "word/document.xml": document_part(),
        "word/_rels/document.xml.rels": _relationships(
            ("theme", f"{_OFFICE}/theme", "theme/theme1.xml"),
            *((name, f"{_OFFICE}/{kind}", f"{file}.xml") for name, kind, file in _PARTS),
        ),
        "word/styles.xml": styles_part(),
        "word/settings.xml": settings_part(),
        "word/fontTable.xml": fonts_part(),
        "word/theme/theme1.xml": theme_part(),
        "word/header1.xml": header_part(),
        "word/header2.xml": header_part(),
        "word/footer1.xml": footer_part(numbered=True),
        "word/footer2.xml": footer_part(numbered=False),
    }


def write_package(path: Path, parts: dict[str, str]) -> None:
    """Write a package whose bytes depend on its parts only."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())


def main(folder: Path) -> None:
    """Build every shipped shell into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "cand_pleading.docx"
    write_package(path, pleading_shell())
    print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "templates" / "shells")
