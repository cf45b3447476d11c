"""Characters of a PDF page that nobody sees: drawn invisibly, or covered by a bar.

The text layer of a scan is invisible as a whole and is read. On a page whose words are seen,
invisible ones are leavings of another program, and words under a black bar were redacted: neither
is what the court published.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as api

_MOSTLY = 0.9
_DARK = 96
_SCALE = 2.0
_SMALLEST_BAR = 5.0
_SAME_SHADE = 24
_MOST_BARS = 400
_BLANKS = {0x0A, 0x0D, 0x20, 0xA0}


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def find_hidden(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> frozenset[int]:
    """The places of the characters that are not seen."""
    objects = list(page.get_objects(filter=[api.FPDF_PAGEOBJ_TEXT, api.FPDF_PAGEOBJ_PATH], max_depth=4))
    invisible = {
        _address(found.raw) for found in objects if found.type == api.FPDF_PAGEOBJ_TEXT and _is_invisible(found)
    }
    bars = [_bar(found) for found in objects if found.type == api.FPDF_PAGEOBJ_PATH]
    covers = [bar for bar in bars if bar is not None][:_MOST_BARS]
    hidden: set[int] = set()
    if invisible:
        hidden |= _drawn_invisibly(textpage, invisible)
    if covers:
        hidden |= set(_covered(page, textpage, covers))
    return frozenset(hidden)


def _address(pointer: object) -> bytes:
    """What a pointer points to, as a key: its own bytes, since asking ctypes for the address takes three times as long."""
    return bytes(pointer)  # type: ignore[call-overload, no-any-return]  # pdfium's own pointer types


def _is_invisible(found: pdfium.PdfObject) -> bool:
    return bool(api.FPDFTextObj_GetTextRenderMode(found.raw) == api.FPDF_TEXTRENDERMODE_INVISIBLE)


def _drawn_invisibly(textpage: pdfium.PdfTextPage, invisible: set[bytes]) -> set[int]:
    """The characters of invisible objects, unless nearly all of the page is such."""
    count = api.FPDFText_CountChars(textpage.raw)
    places = {index for index in range(count) if _address(api.FPDFText_GetTextObject(textpage.raw, index)) in invisible}
    return places if len(places) < _MOSTLY * count else set()


def _bar(found: pdfium.PdfObject) -> _Box | None:
    """The box of a dark filled path that is high enough to cover words."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    colors = [ctypes.c_uint() for _ in range(4)]
    if not api.FPDFPath_GetDrawMode(found.raw, mode, stroke) or mode.value == api.FPDF_FILLMODE_NONE:
        return None
    if not api.FPDFPageObj_GetFillColor(found.raw, *colors) or max(color.value for color in colors[:3]) > _DARK:
        return None
    box = _Box(*found.get_bounds())
    return box if min(box.right - box.left, box.top - box.bottom) >= _SMALLEST_BAR else None


def _covered(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, covers: Sequence[_Box]) -> Iterator[int]:
    """The characters within a bar whose place on the printed page shows one shade: nothing is printed there."""
    inside = [(index, box) for index, box in _boxes(textpage) if any(bar.holds(*_middle(box)) for bar in covers)]
    if not inside:
        return
    bitmap = page.render(scale=_SCALE, grayscale=True)
    shades, stride = bytes(bitmap.buffer), bitmap.stride
    height = page.get_height()
    for index, box in inside:
        if _is_one_shade(shades, stride, bitmap.height, box, height):
            yield index


def _boxes(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, _Box]]:
    """The box of every character that leaves ink."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(api.FPDFText_CountChars(textpage.raw)):
        is_blank = api.FPDFText_GetUnicode(textpage.raw, index) in _BLANKS
        if not is_blank and api.FPDFText_GetCharBox(textpage.raw, index, left, right, bottom, top):
            yield index, _Box(left.value, bottom.value, right.value, top.value)


def _middle(box: _Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.bottom + box.top) / 2


def _is_one_shade(shades: bytes, stride: int, rows: int, box: _Box, height: float) -> bool:
    left, right = max(0, int(box.left * _SCALE)), min(stride, int(box.right * _SCALE) + 1)
    first, last = max(0, int((height - box.top) * _SCALE)), min(rows, int((height - box.bottom) * _SCALE) + 1)
    seen = b"".join(shades[row * stride + left : row * stride + right] for row in range(first, last))
    return bool(seen) and max(seen) - min(seen) <= _SAME_SHADE
