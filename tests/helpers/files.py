"""Small files of binary formats, written by hand so that a test says exactly what is in them."""

import io
import zipfile
from collections.abc import Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def words(x: float, y: float, text: str, size: float = 12) -> str:
    """PDF operators that print a text with its baseline at `y`."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET"


def column(lines: Sequence[str], *, x: float = 72, top: float = 700, leading: float = 14, size: float = 12) -> str:
    """PDF operators that print lines below each other."""
    return "\n".join(words(x, top - leading * place, line, size) for place, line in enumerate(lines))


def make_pdf(pages: Sequence[str], *, picture: bool = False) -> bytes:
    """A PDF of pages (612 by 792 points) with these operators; with `picture`, each page shows one."""
    image = "/XObject << /Im1 4 0 R >> " if picture else ""
    resources = f"<< /Font << /F1 3 0 R >> {image}>>"
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        4: _stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "@"
        ),
    }
    kids = []
    for place, operators in enumerate(pages):
        page, content = 10 + 2 * place, 11 + 2 * place
        shown = f"q 400 0 0 400 72 200 cm /Im1 Do Q\n{operators}" if picture else operators
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {resources} /Contents {content} 0 R >>"
        )
        objects[content] = _stream("", shown)
        kids.append(f"{page} 0 R")
    objects[2] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return _assemble(objects)


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"


def _assemble(objects: dict[int, str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("cp1252")
    table = len(out)
    out += b"xref\n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    out += f"trailer << /Size {max(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF".encode()
    return bytes(out)


def make_docx(
    body: str, *, footnotes: str = "", endnotes: str = "", styles: str = "", extra: dict[str, bytes] | None = None
) -> bytes:
    """A Word document whose body and notes are this WordprocessingML."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {W}>{footnotes}</w:footnotes>",
        "word/endnotes.xml": f"<w:endnotes {W}>{endnotes}</w:endnotes>",
    }
    return make_zip({**parts, **(extra or {})})


def make_zip(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
