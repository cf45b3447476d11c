"""The pages of a shell: first page, place of the body, signature, headers and footers."""

from shell_styles import HEAD, LINES, NAMESPACES, PAGE_HEIGHT, PAGE_WIDTH, Paper, borders, cell_margins, style_id

_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
BORDER = 10
"""The width of a border, which comes on top of a row's height."""
BODY_MARK = "[[BODY]]"


def paragraph(style: str, content: str = "") -> str:
    """One paragraph in a named style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{content}</w:p>'


def words(text: str) -> str:
    """One run of words, tabs included."""
    pieces = '</w:t><w:tab/><w:t xml:space="preserve">'.join(text.split("\t"))
    return f'<w:r><w:t xml:space="preserve">{pieces}</w:t></w:r>'


def line(style: str, text: str) -> str:
    """A paragraph of words."""
    return paragraph(style, words(text))


def lines(style: str, text: str, *, each: str) -> str:
    """A paragraph for each item of a field; docxtpl drops the two that hold the loop's words."""
    return line(style, f"{{%p for {each} %}}") + line(style, text) + line(style, "{%p endfor %}")


def page_number() -> str:
    """A PAGE field."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    return marks[0] + code + marks[1] + words("1") + marks[2]


def header_part(paper: Paper) -> str:
    """The pleading lines: 28 numbers in one frame on the page's own grid, and the rules beside the text.

    The rules are VML lines because both Word and LibreOffice draw them the full height of the page.
    """
    if not paper.numbered:
        return f"{HEAD}<w:hdr {NAMESPACES}>{paragraph('header')}</w:hdr>"
    frame = (
        f'<w:framePr w:w="720" w:h="{LINES * paper.double}" w:hRule="exact" w:hSpace="0" w:wrap="around" '
        f'w:vAnchor="page" w:hAnchor="page" w:x="{paper.left - 1140}" w:y="{paper.top}"/>'
    )
    style = f'<w:pStyle w:val="{style_id("Line Number Column")}"/>'
    numbers = "".join(f"<w:p><w:pPr>{style}{frame}</w:pPr>{words(str(n))}</w:p>" for n in range(1, LINES + 1))
    places = (paper.left / 20 - 8.6, paper.left / 20 - 5.8, 612 - paper.right / 20 + 5.8)
    rules = "".join(_rule(index, place) for index, place in enumerate(places))
    return f"{HEAD}<w:hdr {NAMESPACES} {_VML}>{numbers}{paragraph('header', rules)}</w:hdr>"


def _rule(index: int, place: float) -> str:
    style = (
        f"position:absolute;z-index:-{10 + index};mso-position-horizontal-relative:page;"
        "mso-position-vertical-relative:page"
    )
    return (
        f'<w:r><w:pict><v:line id="rule{index}" o:spid="_x0000_s{2050 + index}" style="{style}" '
        f'from="{place:.1f}pt,0" to="{place:.1f}pt,792pt" strokeweight=".75pt"/></w:pict></w:r>'
    )


def footer_part(paper: Paper, *, numbered: bool) -> str:
    """The page number at a rule, and the paper's title, with the case number where the court asks for it."""
    number = paragraph("Footer Page", page_number() if numbered else "")
    case = "\tCase No. {{ case_number }}" if paper.case_in_footer else ""
    if paper.first_page == "cover":
        return f"{HEAD}<w:ftr {NAMESPACES}>{_bare_number() if numbered else paragraph('footer')}</w:ftr>"
    return f"{HEAD}<w:ftr {NAMESPACES}>{number}{line('footer', '{{ short_title }}' + case)}</w:ftr>"


def _bare_number() -> str:
    """The page number alone, centered: a cover names the case, so that no page has to."""
    return paragraph("Cover Line", page_number())


def document_part(paper: Paper) -> str:
    """The first page, the place of the body, and the signature block."""
    first = {"pleading": _pleading, "federal": _federal, "cover": _cover}[paper.first_page](paper)
    body = first + line("Body Text", BODY_MARK) + _signature()
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{_section(paper)}</w:body></w:document>"


def _pleading(paper: Paper) -> str:
    """Counsel from line 1, the court's name from its line, the caption under it."""
    counsel = lines("Counsel", "{{ line }}", each="line in counsel_block")
    height = (paper.court_line - 1) * paper.double
    block = _table(height, _cell(paper.width, counsel), paper, columns=1, title="Counsel")
    return block + _court() + _caption(paper)


def _federal(paper: Paper) -> str:
    """Counsel, the court's name and the caption: where a court asks for no other first page, counsel stands first."""
    counsel = lines("Counsel", "{{ line }}", each="line in counsel_block")
    return counsel + paragraph("Counsel") + _court() + _caption(paper) + paragraph("Single")


def _court() -> str:
    return lines("Court", "{{ line }}", each="line in court") + paragraph("Court")


def _cover(_paper: Paper) -> str:
    """The cover of an appellate brief (Fed. R. App. P. 32(a)(2)): number, court, parties, below, title, counsel."""
    gap = paragraph("Cover Line")
    party = line("Cover Line", "{{ plaintiff }},") + gap + line("Cover Line", "{{ plaintiff_role }},")
    other = line("Cover Line", "{{ defendant }},") + gap + line("Cover Line", "{{ defendant_role }}.")
    return (
        line("Cover Number", "No. {{ case_number }}")
        + paragraph("Cover Rule")
        + gap
        + lines("Cover Title", "{{ line }}", each="line in court")
        + paragraph("Cover Rule")
        + gap
        + party
        + gap
        + line("Cover Line", "v.")
        + gap
        + other
        + paragraph("Cover Rule")
        + gap
        + lines("Cover Line", "{{ item.label }} {{ item.value }}", each="item in hearing")
        + paragraph("Cover Rule")
        + gap
        + line("Cover Title", "{{ title }}")
        + paragraph("Cover Rule")
        + gap
        + lines("Cover Line", "{{ line }}", each="line in counsel_block")
        + paragraph("Cover End")
    )


def _table(height: int, cells: str, paper: Paper, *, columns: int, title: str) -> str:
    grid = f'<w:gridCol w:w="{paper.width // columns}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{paper.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'{cell_margins(top=paper.drop)}<w:tblCaption w:val="{title}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}"/></w:trPr>{cells}</w:tr></w:tbl>'
    )


def _cell(width: int, content: str, *edges: str) -> str:
    drawn = f"<w:tcBorders>{borders(*edges)}</w:tcBorders>" if edges else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{drawn}</w:tcPr>{content}</w:tc>'


def _caption(paper: Paper) -> str:
    parties = (
        line("Caption Party", "{{ plaintiff }},")
        + line("Caption Role", "{{ plaintiff_role }},")
        + line("Caption Role", "v.")
        + line("Caption Party", "{{ defendant }},")
        + line("Caption Role", "{{ defendant_role }}.")
    )
    data = (
        line("Caption Number", "Case No. {{ case_number }}")
        + line("Caption Title", "{{ title }}")
        + lines("Caption Data", "{{ item.label }}\t{{ item.value }}", each="item in hearing")
    )
    half = paper.width // 2
    cells = _cell(half, parties, "bottom", "right") + _cell(half, data)
    return _table(6 * paper.double - BORDER, cells, paper, columns=2, title="Caption")


def _signature() -> str:
    dated = line("Dated", "{%p if dated %}") + line("Dated", "Dated: {{ dated }}") + line("Dated", "{%p endif %}")
    return dated + lines("Signature", "{{ line }}", each="line in signature")


def _section(paper: Paper) -> str:
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part}_{kind}"/>'
        for part in ("header", "footer")
        for kind in ("default", "first")
    )
    footer = 280 if paper.numbered else 560
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{paper.top}" w:right="{paper.right}" w:bottom="{paper.bottom}" w:left="{paper.left}" '
        f'w:header="576" w:footer="{footer}" w:gutter="0"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
