"""The one door to `lxml`: HTML as a stream of events, XML as a shallow tree.

HTML is read with recovery, as a browser reads it. XML must be sound. Neither may reach the
network, expand entities, or nest and swell beyond what an opinion needs.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from app.errors import DamagedFile

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_SWOLLEN_TAG = re.compile(r"<[A-Za-z!/?][^<>]{65536}")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_NOT_XML = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_ATTRIBUTES = 200
_MOST_TAGS = 2_000_000
_SOUND_COPY = "Get a sound copy of it, or save it as plain text."


@dataclass(frozen=True, slots=True)
class Opened:
    """A tag opens."""

    name: str
    attributes: Mapping[str, str]

    @property
    def classes(self) -> tuple[str, ...]:
        """The names in its `class` attribute."""
        return tuple(self.attributes.get("class", "").split())


@dataclass(frozen=True, slots=True)
class Closed:
    """A tag closes."""

    name: str


Event = Opened | Closed | str
"""What markup says, in order: a tag opens, a tag closes, text."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element of an XML file with its own text and its child elements.

    Attributes:
        inner: all that it holds, as markup; escaped markup in its text stands here as markup.
    """

    name: str
    text: str = ""
    inner: str = ""
    children: tuple["Node", ...] = field(default=())

    def find(self, *path: str) -> "Node | None":
        """The first descendant along these names, or None."""
        if not path:
            return self
        child = next((child for child in self.children if child.name == path[0]), None)
        return child.find(*path[1:]) if child else None

    def value(self, *path: str) -> str:
        """The text of the first descendant along these names, blanks collapsed; empty when there is none."""
        node = self.find(*path)
        return " ".join(node.text.split()) if node else ""


def read_html(text: str, *, name: str) -> list[Event]:
    """The events of an HTML text. Raises `DamagedFile` for one that is built to do harm.

    Args:
        text: decoded HTML; a whole page or a fragment.
        name: the file's name, for messages.
    """
    _refuse_bombs(text, name)
    parser = etree.HTMLParser(recover=True, no_network=True, huge_tree=False, remove_pis=True, encoding="utf-8")
    root = _parse(_encoded(text), parser, name)
    return list(_events(root, name)) if root is not None else []


def read_xml(text: str, *, name: str) -> Node:
    """The elements of an XML text. Raises `DamagedFile` when it is not sound, or declares entities."""
    _refuse_bombs(text, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True, remove_comments=True
    )
    root = _parse(_encoded(text), parser, name)
    if root is None:
        raise DamagedFile(name, "is an XML file without any element.", hint=_SOUND_COPY)
    return _shallow(root, name)


def _refuse_bombs(text: str, name: str) -> None:
    if _ENTITY.search(text):
        raise DamagedFile(name, "declares entities of its own, which can swell without end.", hint=_SOUND_COPY)
    if _SWOLLEN_TAG.search(text):
        raise DamagedFile(name, "holds a tag of more than 65,000 characters.", hint=_SOUND_COPY)


def _encoded(text: str) -> bytes:
    """UTF-8 without what XML forbids; a form feed stays, since it parts pages."""
    plain = _NOT_XML.sub("", _DECLARATION.sub("", text, count=1))
    return plain.encode("utf-8", errors="replace")


def _parse(data: bytes, parser: etree._FeedParser, name: str) -> etree._Element | None:
    if not data.strip():
        return None
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise DamagedFile(name, f"is not sound markup ({_first_line(error)}).", hint=_SOUND_COPY) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise DamagedFile(name, "nests its tags too deeply; text would be lost.", hint=_SOUND_COPY)
    return root


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else "no reason given"


def _events(root: etree._Element, name: str) -> Iterator[Event]:
    tags = 0
    for what, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if what == "start":
            tags += 1
            yield _opened(element, tags, name)
            if element.text:
                yield element.text
            continue
        if what == "end":
            yield Closed(_tag(element))
        if element.tail:
            yield element.tail


def _opened(element: etree._Element, tags: int, name: str) -> Opened:
    if len(element.attrib) > _MOST_ATTRIBUTES or tags > _MOST_TAGS:
        raise DamagedFile(name, "holds more tags or attributes than any opinion needs.", hint=_SOUND_COPY)
    return Opened(_tag(element), {str(key).lower(): str(value) for key, value in element.attrib.items()})


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _serialized(element: etree._Element) -> str:
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _shallow(root: etree._Element, name: str) -> Node:
    """The tree in own words. Recursion is safe: the parser refuses more than 256 levels."""
    if len(root.attrib) > _MOST_ATTRIBUTES:
        raise DamagedFile(name, "holds more attributes than any opinion needs.", hint=_SOUND_COPY)
    children = [child for child in root if isinstance(child.tag, str)]
    text = "".join([root.text or "", *(child.tail or "" for child in root)])
    inner = "".join([root.text or "", *(_serialized(child) + (child.tail or "") for child in root)])
    return Node(_tag(root), text, inner, tuple(_shallow(child, name) for child in children))
