"""Whether words begin on a page, when lines and pages break within them."""

import pytest

from app.word.proof import _bare, _begins_on, _citations, _listed_words
from tests.helpers.briefs import make_short_written

PAGES = ["the end of it. doe,", "5 f.3d at 9. then other words", "last"]


@pytest.mark.parametrize(
    ("words", "sheet", "there"),
    [
        ("The end of it.", 0, True),
        ("THE END", 0, True),
        ("Doe, 5 F.3d at 9.", 0, True),
        ("Doe, 5 F.3d at 9.", 1, False),
        ("of it. Then other", 0, False),
        ("the end of it. then other", 0, True),
        ("last", 2, True),
        ("Th-en oth-er", 1, True),
        ("last of all", 2, False),
    ],
)
def it_finds_words_over_a_page_turn(words, sheet, there):
    assert _begins_on(_bare(words), [_bare(page) for page in PAGES], sheet) is there


def it_looks_for_every_heading_and_citation():
    written = make_short_written()
    listed = dict(_listed_words(written))
    anchors = {anchor for entry in written.table for anchor in entry.anchors}
    assert set(listed) == anchors | {"sec00001", "sec00002"}
    assert [anchor for anchor, _ in _citations(written.blocks[1].pieces)] == sorted(anchors)
