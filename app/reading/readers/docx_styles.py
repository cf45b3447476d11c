"""What the styles of a Word document say of paragraphs and characters: heading, quotation, italic, bold."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_DEEPEST = 12


def local(element: etree._Element) -> str:
    """An element's name without its namespace: transitional, strict and damaged prefixes are one; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute's value by its local name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on or off; None when it is not said."""
    found = child(properties, name)
    return None if found is None else (attribute(found) or "true").lower() not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    italic: bool | None
    bold: bool | None
    outlined: bool
    numbering: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id."""

    _styles: dict[str, _Style] = field(default_factory=dict)

    def _chain(self, style: str | None) -> Iterator[_Style]:
        for _ in range(_DEEPEST):
            found = self._styles.get(style or "")
            if found is None:
                return
            yield found
            style = found.based_on

    def is_heading(self, style: str | None) -> bool:
        """Whether a paragraph style is one of headings or titles, or is built on one."""
        return any(found.outlined or found.name.startswith(("heading", "title")) for found in self._chain(style))

    def is_quotation(self, style: str | None) -> bool:
        """Whether a paragraph style is one for set-off quotations."""
        return any("quot" in found.name or found.name == "block text" for found in self._chain(style))

    def numbering(self, style: str | None) -> tuple[str, int] | None:
        """The list and level of a paragraph style, its own or inherited."""
        return next((found.numbering for found in self._chain(style) if found.numbering is not None), None)

    def italic(self, style: str | None) -> bool:
        """Whether a character style is italic."""
        return next((found.italic for found in self._chain(style) if found.italic is not None), False)

    def bold(self, style: str | None) -> bool:
        """Whether a character style is bold."""
        return next((found.bold for found in self._chain(style) if found.bold is not None), False)


def read_styles(root: etree._Element) -> Styles:
    """The styles of a styles part."""
    styles: dict[str, _Style] = {}
    for element in root:
        identity = attribute(element, "styleId")
        if local(element) == "style" and identity:
            look = child(element, "rPr")
            styles[identity] = _Style(
                name=(attribute(child(element, "name")) or "").lower(),
                based_on=attribute(child(element, "basedOn")) or "",
                italic=switch(look, "i"),
                bold=switch(look, "b"),
                outlined=is_outlined(child(element, "pPr")),
                numbering=numbering_of(child(element, "pPr")),
            )
    return Styles(styles)


def numbering_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and level that paragraph properties name; None when they name none. List "0" takes numbers away."""
    named = child(properties, "numPr")
    identity = attribute(child(named, "numId"))
    level = attribute(child(named, "ilvl")) or "0"
    return (identity, int(level)) if identity and level.isascii() and level.isdigit() and len(level) < 3 else None


def is_outlined(properties: etree._Element | None) -> bool:
    """Whether paragraph properties give a level of the outline (9 is the body's)."""
    level = attribute(child(properties, "outlineLvl"))
    return level is not None and level != "9"
