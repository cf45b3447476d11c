"""Laws and record cites written out (B11, B12, B17; California Style Manual for statutes in that style)."""

import re
from collections.abc import Sequence

from app.citations.pins_written import format_pin
from app.citations.runs import Run, italic, join, plain
from app.citations.styles import CitationStyle

_FIRST_SECTION = re.compile(r"(?P<section>[\d.]+[a-z]?(?:-\d+)?)(?P<subdivisions>(?:\([A-Za-z0-9]+\))+)?$")


def write_statute(code: str, sections: str | Sequence[str], style: CitationStyle | None = None) -> list[Run]:
    """A section or several: "Cal. Penal Code §§ 847(b), 835"; no "et seq.", and ranges keep all digits."""
    listed = [sections] if isinstance(sections, str) else list(sections)
    if style is not None and style.form == "california":
        return [plain(f"({california_statute(code, listed)}.)")]
    return [plain(f"{code} {section_signs(listed)}")]


def section_signs(sections: Sequence[str]) -> str:
    """Sections with their sign, doubled for several: "§ 1983", "§§ 847(b), 835", "§§ 1981–1983"."""
    printed = [_range(section) for section in sections]
    many = len(printed) > 1 or "–" in printed[0]
    return f"{'§§' if many else '§'} {', '.join(printed)}"


def _range(section: str) -> str:
    """Two numbers around a hyphen are a range when the second is the greater; else the hyphen is the section's own."""
    parts = re.fullmatch(r"(\d+)\s?[-–]\s?(\d+)", section)
    return f"{parts[1]}–{parts[2]}" if parts and int(parts[2]) > int(parts[1]) and int(parts[1]) > 99 else section


def california_statute(code: str, sections: Sequence[str]) -> str:
    """California's own way: "Gov. Code, § 820.4", "Civ. Code, § 52.1, subd. (b)"; other codes as they are."""
    if code[:1].isdigit():
        return f"{code} {section_signs(sections)}"
    name = code.removeprefix("Cal. ").replace("Gov’t", "Gov.").replace("Gov't", "Gov.").removesuffix(" Code")
    printed = [_with_subdivision(section) for section in sections]
    return f"{_CALIFORNIA.get(name, name + ' Code')}, {'§§' if len(printed) > 1 else '§'} {', '.join(printed)}"


_CALIFORNIA = {
    "Penal": "Pen. Code",
    "Civ. Proc.": "Code Civ. Proc.",
    "Educ.": "Ed. Code",
    "Fish & Game": "Fish & G. Code",
    "Food & Agric.": "Food & Agr. Code",
    "Health & Safety": "Health & Saf. Code",
    "Pub. Res.": "Pub. Resources Code",
    "Sts. & High.": "Sts. & Hy. Code",
    "Water": "Wat. Code",
}
"""Codes that the Style Manual abbreviates otherwise than the Bluebook."""


def _with_subdivision(section: str) -> str:
    match = _FIRST_SECTION.fullmatch(section)
    if match is None or not match["subdivisions"]:
        return section
    return f"{match['section']}, subd. {match['subdivisions']}"


def write_statute_id(sections: str | Sequence[str]) -> list[Run]:
    """*Id.* to another section of the code just cited: no "at" before a section sign (rule 3.3)."""
    listed = [sections] if isinstance(sections, str) else list(sections)
    return join([italic("Id."), plain(f" {section_signs(listed)}")])


def write_rule(rules: str, number: str) -> list[Run]:
    """A rule of a court: "Fed. R. Civ. P. 12(b)(6)", "N.D. Cal. Civ. L.R. 7-4(a)(3)"."""
    return [plain(f"{rules} {number}")]


def write_constitution(
    whose: str, *, amendment: str = "", article: str = "", section: str = "", clause: str = ""
) -> list[Run]:
    """A provision of a constitution: "U.S. Const. amend. XIV, § 1", "Cal. Const. art. I, § 13"."""
    place = f"amend. {amendment}" if amendment else f"art. {article}"
    parts = [place, f"§ {section}" if section else "", f"cl. {clause}" if clause else ""]
    return [plain(f"{whose} Const. {', '.join(part for part in parts if part)}")]


def write_record(
    document: str,
    *,
    paragraphs: Sequence[str] = (),
    pages: Sequence[str] = (),
    lines: Sequence[str] = (),
    ecf: str = "",
) -> list[Run]:
    """A paper of the record (B17): "FAC ¶¶ 51, 55, 57–58", "Prior Order at 18–25, ECF No. 49", "Malek Dep. 15:3–16:7"."""
    text = document
    if paragraphs:
        text += f" {paragraph_signs(paragraphs)}"
    if pages:
        text += f" at {', '.join(format_pin(page) for page in pages)}"
    if lines:
        text += f" {', '.join(line.replace('-', '–') for line in lines)}"
    return [plain(f"{text}, ECF No. {ecf}" if ecf else text)]


def paragraph_signs(numbers: Sequence[str]) -> str:
    """Paragraphs with their sign, doubled for several."""
    printed = [number.replace("-", "–") for number in numbers]
    return f"{'¶¶' if len(printed) > 1 or '–' in printed[0] else '¶'} {', '.join(printed)}"
