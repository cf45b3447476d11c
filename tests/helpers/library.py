"""A small library for tests: an opinion, a statute, propositions, the text of the opinion and what it cites."""

import dataclasses
import datetime as dt
import functools
import tempfile
from pathlib import Path

from app.law.authorities import (
    Authority,
    AuthorityKind,
    Outcome,
    PartKind,
    PrecedentFact,
    Proposition,
    PropositionKind,
    Publication,
    ReporterCitation,
    Side,
    Treatment,
    TreatmentKind,
)
from app.law.citations import CitationReport, CitedAuthority
from app.law.dates import PartialDate
from app.law.opinions import Emphasis, Footnote, Opinion, OpinionPart, Paragraph, Quality, Source
from app.library.starter import load_starter_files
from app.library.store import open_library

NOON = dt.datetime(2024, 5, 6, 12, 0, 0)  # noqa: DTZ001  # the store keeps what it is given
DAY = dt.date(2024, 5, 6)

OAK = Authority(
    key="oak",
    kind=AuthorityKind.OPINION,
    name="Oak v. County of Elm",
    short_name="Oak",
    citations=(ReporterCitation("100", "F.3d", "200"), ReporterCitation("1999", "WL", "300")),
    court="ca9",
    decided=PartialDate(1999, 2),
    docket="98-1234",
    publication=Publication.PUBLISHED,
    weight_notes=("en banc",),
    treatments=(
        Treatment(
            kind=TreatmentKind.LIMITED,
            by="ash",
            phrase="limited by",
            citation="Ash",
            source="a test",
            claims=("entry",),
            checked_on=DAY,
            date=PartialDate(2005),
            note="Look.",
        ),
    ),
    provenance="written for a test",
    notes="Mind the gazebo.",
)
STATUTE = Authority(key="usc_1", kind=AuthorityKind.STATUTE, name="1 U.S.C. § 1")
DOOR = Proposition(
    id="oak.door",
    authority="oak",
    text="An officer may not reach through a doorway without a warrant.",
    pin="205-06",
    pin_reporter="F.3d",
    part=PartKind.MAJORITY,
    kind=PropositionKind.HOLDING,
    stance=Side.PLAINTIFF,
    claims=("entry", "search"),
    defenses=("doorway",),
    topics=("homes",),
    outcome=Outcome.IMMUNITY_DENIED,
    facts=(
        PrecedentFact(aspect="where", text="inside the vestibule", pin="203"),
        PrecedentFact(aspect="when", text="at night"),
    ),
    parenthetical="holding that a reach is an entry",
    provenance="written for a test",
)
FORCE = Proposition(
    id="oak.force", authority="oak", text="Force must be measured.", part=PartKind.DISSENT, claims=("force",)
)

MAJORITY = OpinionPart(
    kind=PartKind.MAJORITY,
    author="Birch",
    paragraphs=(
        Paragraph(text="I. The Doorway", page="200", heading=True),
        Paragraph(
            text="The officer reached across the sill. That was an entry.",
            page="205",
            page_turns=((37, "206"),),
            footnotes=("1",),
            footnote_calls=(36,),
            emphasis=(Emphasis(start=4, end=11), Emphasis(start=0, end=3, bold=True)),
        ),
        Paragraph(text="A warrant was needed, and none was had.", page="206", block_quote=True),
    ),
)
DISSENT = OpinionPart(
    kind=PartKind.DISSENT,
    author="Cedar",
    paragraphs=(
        Paragraph(text="The sill is no part of the house.", page="210", footnotes=("1",), footnote_calls=(8,)),
    ),
)
OPINION = Opinion(
    name="Oak v. County of Elm",
    short_name="Oak",
    parts=(MAJORITY, DISSENT),
    footnotes=(
        Footnote(number="1", text="The sill was of stone.", page="205", emphasis=(Emphasis(start=4, end=8),)),
        Footnote(number="1", text="Stone or not.", page="210"),
    ),
    citations=(ReporterCitation("100", "F.3d", "200"),),
    court="ca9",
    decided=PartialDate(1999, 2, 3),
    docket="No. 98-1234",
    judges=("Birch", "Cedar"),
    quality=Quality(quotable=True, score=0.97, reasons=("clean",)),
    removed=(("line_number", 28),),
    source=Source(sha256="a" * 64, format="txt", filename="oak.txt"),
)
REPORT = CitationReport(
    authorities=(
        CitedAuthority(key="300 U.S. 400", name="Fir v. Yew", count=3),
        CitedAuthority(key="1 U.S.C. § 1", name=None, count=1),
        CitedAuthority(key="record:FAC", name=None, count=9),
    )
)


def another(opinion: Opinion, digit: str, **changes: object) -> Opinion:
    """The opinion from another file, with some things different."""
    source = dataclasses.replace(opinion.source, sha256=digit * 64, filename=f"{digit}.txt")
    return dataclasses.replace(opinion, source=source, **changes)


@functools.cache
def empty_library() -> bytes:
    """The file of a new library, made once: the migrations take longer than most tests."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        open_library(str(path)).close()
        return path.read_bytes()


@functools.cache
def starter_library() -> bytes:
    """The file of a library with the starter authorities, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with open_library(str(path)) as library:
            library.load_starter(*load_starter_files())
        return path.read_bytes()
