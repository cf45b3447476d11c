"""Builds the Word shells that ship with the program: `python packaging/make_shells.py [FOLDER]`.

A shell holds everything an attorney may want to change in Word: page, pleading lines, caption,
footer, signature block, every style and list. It is written part by part, so that nothing of a
library's default document (author, dates, fonts, hundreds of styles) reaches a court.
"""

import sys
import zipfile
from pathlib import Path

from shell_pages import document_part, footer_part, header_part
from shell_styles import HEAD, NAMESPACES, Paper, numbering_part, styles_part

PAPERS = (
    Paper(name="cand_pleading"),  # Civ. L.R. 3-4: counsel from line 1, court from line 8, 28 lines, 12 points
    Paper(name="cacd_pleading", size=28, single=320, number_above_rule=True),  # L.R. 11-3: 14 points, 28 lines
    Paper(name="caed_pleading"),  # L.R. 130 to 132: as N.D. Cal.
    Paper(name="casd_pleading", size=28, single=320),  # CivLR 5.1: 14 points, 28 lines
    Paper(name="federal_plain", single=280, numbered=False, left=1440, right=1440, first_page="federal"),
    Paper(  # Fed. R. App. P. 32(a): 14 points, double spaced, margins of an inch, a cover
        name="ca9_brief",
        size=28,
        double=560,
        single=320,
        numbered=False,
        left=1440,
        right=1440,
        case_in_footer=False,
        first_page="cover",
    ),
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def settings_part() -> str:
    """What Word must know: its layout rules, half-inch tabs, American English.

    Mode 14 is Word 2010's layout. Under mode 15 LibreOffice 7.4 drops page numbers that stand right of a
    paragraph's right indent, which is where the tables have them so that long lines break before the numbers.
    """
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="14"/>'
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{mode}</w:compat><w:themeFontLang w:val="en-US"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def fonts_part() -> str:
    """The one typeface, with what a reader without it should put in its place."""
    return (
        f'{HEAD}<w:fonts {NAMESPACES}><w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/>'
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
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Pleading">'
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
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title><dc:language>en-US</dc:language>'
        "</cp:coreProperties>"
    )


_PARTS = (
    ("styles", "styles", "styles"),
    ("settings", "settings", "settings"),
    ("fonts", "fontTable", "fontTable"),
    ("numbering", "numbering", "numbering"),
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
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
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
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def make_shell(paper: Paper) -> dict[str, str]:
    """The parts of a shell, by their names in the package."""
    return {
        "[Content_Types].xml": content_types_part(),
        "_rels/.rels": _relationships(
            ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core_part(),
        "word/document.xml": document_part(paper),
        "word/_rels/document.xml.rels": _relationships(
            ("theme", f"{_OFFICE}/theme", "theme/theme1.xml"),
            *((name, f"{_OFFICE}/{kind}", f"{file}.xml") for name, kind, file in _PARTS),
        ),
        "word/styles.xml": styles_part(paper),
        "word/settings.xml": settings_part(),
        "word/fontTable.xml": fonts_part(),
        "word/numbering.xml": numbering_part(),
        "word/theme/theme1.xml": theme_part(),
        "word/header1.xml": header_part(paper),
        "word/header2.xml": header_part(paper),
        "word/footer1.xml": footer_part(paper, numbered=True),
        "word/footer2.xml": footer_part(paper, numbered=False),
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
    for paper in PAPERS:
        path = folder / f"{paper.name}.docx"
        write_package(path, make_shell(paper))
        print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "templates" / "shells")
