"""Holds a paper against the court's rules on its parts and its form. What a rule asks and a file cannot show is a note."""

from collections.abc import Iterator

from app.filing.page_form import PageForm
from app.filing.profiles import CourtProfile, Form, RequiredBlock
from app.law.briefs import Brief
from app.law.findings import Finding, Severity

_DOUBLE = 1.7
"""Lines at least this many times the size of the type apart count as double-spaced: 24 points for type of 14 are."""
_SLACK = 0.02
"""Inches by which a margin may fall short and still be the one asked for."""


def check_form(page: PageForm, form: Form) -> tuple[Finding, ...]:
    """Where the pages differ from the court's rule on form, each finding naming the rule."""
    return tuple(
        Finding(
            code=code,
            severity=Severity.WARN,
            message=f"{said} ({form.basis.rule}).",
            place="form",
            subject=code,
            can_override=True,
        )
        for code, said in _differences(page, form)
    )


def _differences(page: PageForm, form: Form) -> Iterator[tuple[str, str]]:
    if page.font is not None and page.font != form.font:
        yield "form_font", f"The text is set in {page.font}, where the profile has {form.font}"
    yield from _sizes(page, form)
    if form.double_spaced and page.line_pt is not None and page.line_pt < _DOUBLE * page.size_pt:
        yield "form_spacing", f"Lines {page.line_pt:g} points apart are not double-spaced for type of {page.size_pt:g}"
    if form.lines_per_page and page.lines_per_page and page.lines_per_page > form.lines_per_page:
        yield "form_lines", f"A page holds {page.lines_per_page} lines; at most {form.lines_per_page} may stand on one"
    if form.line_numbers and not page.line_numbers:
        yield "form_line_numbers", "The lines are not numbered at the left margin"
    sides = zip(("top", "right", "bottom", "left"), page.margins_in, form.margins_in or (0.0,) * 4, strict=True)
    for side, has, asked in sides:
        if has < asked - _SLACK:
            yield "form_margins", f"The {side} margin is {has:g} inches; it must be {asked:g}"


def _sizes(page: PageForm, form: Form) -> Iterator[tuple[str, str]]:
    if page.size_pt < form.size_pt:
        yield "form_size", f"The text is set in {page.size_pt:g} points; it must be {form.size_pt} at least"
    if page.quote_size_pt is not None and page.quote_size_pt < form.size_pt:
        yield (
            "form_size",
            f"Block quotations are set in {page.quote_size_pt:g} points; the text's {form.size_pt} are asked",
        )
    if page.footnote_size_pt is not None and page.footnote_size_pt < form.footnote_size_pt:
        yield (
            "form_footnotes",
            f"Footnotes are set in {page.footnote_size_pt:g} points; they must be {form.footnote_size_pt} at least",
        )


def check_parts(brief: Brief, profile: CourtProfile) -> tuple[Finding, ...]:
    """The parts that the court requires of this paper and that it lacks."""
    present = {section.id for section in brief.sections if section.blocks}
    paper = brief.kind.limit_key
    return tuple(
        _lacking(block)
        for block in profile.block
        if block.is_asked_of(paper) and block.section and block.section not in present
    )


def _lacking(block: RequiredBlock) -> Finding:
    return Finding(
        code="required_part",
        severity=Severity.BLOCK,
        message=f"The paper lacks what {block.basis.rule} requires: {block.text}",
        place=block.section,
        subject=block.id,
        can_override=True,
    )


def checklist(profile: CourtProfile, paper: str) -> tuple[RequiredBlock, ...]:
    """What the attorney must still see to before filing, because the program cannot tell: in the profile's order."""
    return tuple(block for block in profile.block if block.is_asked_of(paper) and not block.section)
