"""What a Word document holds and does not print when its changes are accepted: told, so that no word goes unseen."""

from collections.abc import Iterable, Iterator

from lxml import etree

from app.law.opinions import Removal
from app.reading.readers.docx_styles import attribute, child, local, switch

_CHANGES = {"del", "moveFrom"}


def find_left_out(stories: Iterable[etree._Element], comments: etree._Element | None) -> tuple[Removal, ...]:
    """The deleted and the hidden words of the stories, and the comments: notes to the text by others than its court."""
    remarks = (
        [Removal("comment", _remark(one)) for one in comments if local(one) == "comment"]
        if comments is not None
        else []
    )
    return (*(removal for story in stories for removal in _unprinted(story)), *remarks)


def _remark(comment: etree._Element) -> str:
    """A comment with its author, a blank between its paragraphs."""
    words = " ".join(text for paragraph in comment.iter("{*}p") if (text := _words(paragraph)))
    author = attribute(comment, "author")
    return f"{author}: {words}" if author else words


def _unprinted(story: etree._Element) -> Iterator[Removal]:
    for element in story.iter("{*}del", "{*}moveFrom", "{*}r"):
        text = _words(element)
        if not text or _is_inside(element, _CHANGES):
            continue
        if local(element) in _CHANGES:
            yield Removal("deleted_text", text)
        elif switch(child(element, "rPr"), "vanish"):
            yield Removal("hidden_run", text)


def _words(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter("{*}t", "{*}delText")).strip()


def _is_inside(element: etree._Element, names: set[str]) -> bool:
    return any(local(outer) in names for outer in element.iterancestors())
