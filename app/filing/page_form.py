"""How the pages of a paper look, as measured in its Word file: what a court's rule on form is held against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageForm:
    """The form of a paper. None where the file does not say.

    Attributes:
        font: the typeface of the text.
        size_pt, footnote_size_pt, quote_size_pt: of the letters.
        line_pt: the exact distance of lines; None when Word makes it from the type.
        lines_per_page: how many lines of the text a page holds.
        margins_in: top, right, bottom, left, in inches.
    """

    font: str | None
    size_pt: float
    footnote_size_pt: float | None
    quote_size_pt: float | None
    line_pt: float | None
    lines_per_page: int | None
    line_numbers: bool
    margins_in: tuple[float, float, float, float]
