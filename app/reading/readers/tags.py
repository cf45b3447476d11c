"""What the tags and classes of web pages mean: which are blocks, which are emphasis, which name a part of an opinion."""

from app.reading.readers.events import Opened


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SKIPPED = _names("script style noscript template head nav footer form button select svg iframe object video audio math")
VOID = _names("area base br col embed hr img input link meta source track wbr")
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
ROLES = _names(
    "parties docketnumber docket court decisiondate date otherdate judges attorneys author case_cite citation syllabus"
    " summary headnotes headnote disposition history posture otheropinion"
)
"""Classes and tags that say what a paragraph of an opinion's head is."""
BLOCKS = (
    HEADINGS
    | ROLES
    | _names(
        "html body p div li ul ol dl dt dd blockquote center section article aside main header table tbody thead tr td th"
        " caption pre address hr figure figcaption footnote opinion casebody head-matter headmatter"
    )
)
ITALIC = _names("i em cite var u dfn")
BOLD = _names("b strong")
PAGE_CLASSES = _names("star-pagination page-label page-number pagenumber pagenum star-page")
NOTE_CLASSES = _names("footnote footnotemark footnote-ref footnote-reference noteref")


def is_skipped(tag: Opened) -> bool:
    """Whether its content is never text of an opinion."""
    hidden = "display:none" in tag.attributes.get("style", "").replace(" ", "")
    return tag.name in SKIPPED or hidden or (tag.name == "aside" and "footnote" not in tag.classes)


def is_section(tag: Opened) -> bool:
    """Whether it sets one opinion of a decision apart and says of what kind it is."""
    return bool(section_kind(tag)) and (tag.name == "opinion" or "opinion" in tag.classes)


def section_kind(tag: Opened) -> str:
    """The kind of opinion that it names; empty for none."""
    return tag.attributes.get("data-type") or tag.attributes.get("type", "")


def role_of(tag: Opened) -> str:
    """What it calls its paragraph; empty for nothing."""
    if tag.name in ROLES:
        return tag.name
    return next((name for name in tag.classes if name in ROLES), "") if tag.name in BLOCKS else ""


def is_quote(tag: Opened) -> bool:
    """Whether it sets a quotation off."""
    return tag.name == "blockquote" or "blockquote" in tag.classes or "block-quote" in tag.classes


def note_of(tag: Opened) -> str:
    """The key of a marked footnote: its anchor or its label."""
    if tag.name == "footnote" or (tag.name in {"aside", "div", "li", "p", "section"} and "footnote" in tag.classes):
        return tag.attributes.get("id") or tag.attributes.get("label") or tag.attributes.get("data-label", "")
    return ""
