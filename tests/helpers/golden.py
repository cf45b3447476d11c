"""Expected files that a person can read: parts of Word documents as indented XML."""

import difflib
from pathlib import Path

from lxml import etree

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def pretty(xml: bytes) -> str:
    """A part, an element a line."""
    root = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def check_golden(name: str, text: str, *, update: bool) -> None:
    """Compare with the golden file of that name, or write it anew; the failure shows the lines that differ."""
    path = GOLDEN / name
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    assert path.is_file(), f"{path} is missing: run with --update-golden and read what it writes"
    expected = path.read_text(encoding="utf-8")
    differing = list(
        difflib.unified_diff(expected.splitlines(), text.splitlines(), "expected", "made", lineterm="", n=2)
    )
    assert not differing, "\n".join(differing[:60])
