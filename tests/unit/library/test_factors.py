"""What multiplies a score, and what a lawyer is told of it."""

import dataclasses

import pytest

from app.law.authorities import AuthorityKind, PartKind, Publication
from app.law.courts import CourtId
from app.library.factors import factors_of, told
from app.library.findable import Findable
from app.library.results import Footing, ResultKind, SearchQuery
from app.tasks.weighing import Weigher

NINTH = Footing(kind=AuthorityKind.OPINION, court=CourtId("ca9"), publication=Publication.PUBLISHED)
PASSAGE = Findable(
    kind=ResultKind.PASSAGE,
    row=1,
    owner=1,
    id="oak/1",
    text="The door was open.",
    fields=(),
    footing=NINTH,
    year=2010,
    part=PartKind.MAJORITY,
)
ENTRY = PASSAGE._replace(
    kind=ResultKind.NOTE, part=None, text="Oak v. Elm, 1 F.3d 2\nRead the notes.", names=("Oak v. Elm", "Oak")
)
QUERY = SearchQuery(words="door", weigh=Weigher().weigh_footing)


def product(thing: Findable, query: SearchQuery = QUERY, *, missing: tuple[str, ...] = ()) -> float:
    whole = 1.0
    for factor in factors_of(thing, query, missing=missing, loosened=True):
        whole *= factor.value
    return whole


@pytest.mark.parametrize(
    "lesser",
    [
        {"part": PartKind.DISSENT},
        {"part": PartKind.SYLLABUS},
        {"part": PartKind.PLURALITY},
        {"heading": True},
        {"quotable": False},
        {"year": 1990},
        {"footing": dataclasses.replace(NINTH, court=CourtId("ca2"))},
        {"footing": dataclasses.replace(NINTH, publication=Publication.UNPUBLISHED)},
        {"footing": dataclasses.replace(NINTH, destroyed=True)},
    ],
)
def it_puts_the_courts_binding_recent_words_first(lesser: dict[str, object]):
    assert product(PASSAGE) > product(PASSAGE._replace(**lesser))


def it_puts_what_holds_every_word_first():
    assert product(PASSAGE) > product(PASSAGE, missing=("door",))


@pytest.mark.parametrize(
    ("words", "missing", "reason"),
    [
        ("oak v elm", (), "it is called that"),
        ("elm oak", (), "its name or citation holds every word"),
        ("elm zebra", ("zebra",), "its name or citation matches"),
        ("notes", (), "the notes on it match"),
    ],
)
def it_tells_how_an_entry_is_named(words: str, missing: tuple[str, ...], reason: str):
    factors = factors_of(ENTRY, SearchQuery(words=words), missing=missing, loosened=False)
    assert reason in told(factors)


def it_leaves_weight_out_when_no_forum_is_known():
    factors = list(factors_of(PASSAGE, SearchQuery(words="door"), missing=(), loosened=False))
    assert [factor.name for factor in factors] == ["voice", "date"]
