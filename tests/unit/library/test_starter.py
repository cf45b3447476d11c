"""Starter files: what they may say, and how a mistake in one is told."""

from pathlib import Path

import pytest

from app.errors import ResourceError
from app.filing.practice import load_practice
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
from app.law.dates import PartialDate
from app.library.starter import load_starter_files, read_starter

SOUND = """\
format = 1
source = "made up for a test"

[[authority]]
key = "oak"
kind = "opinion"
name = "Oak v. Elm"
short_name = "Oak"
citations = ["100 F.3d 200", "1999 WL 300"]
court = "ca9"
decided = "1999-02-03"
docket = "98-1234"
publication = "published"
weight_notes = ["en banc"]
notes = "Read it."

[[authority.treatment]]
kind = "overruled_other_grounds"
phrase = "overruled on other grounds by"
by = "ash"
claims = ["entry"]
date = "2005"

[[authority.proposition]]
id = "oak.door"
text = "A door is a door."
pin = "205"
kind = "holding"
stance = "plaintiff"
claims = ["entry"]
outcome = "immunity_denied"
part = "plurality"

[[authority.proposition.fact]]
aspect = "where"
text = "at the door"
pin = "203"

[[authority]]
key = "ash"
kind = "opinion"
name = "Ash v. Fir"
provenance = "made up too"
"""


def write(folder: Path, text: str, name: str = "a.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def it_reads_every_field(tmp_path: Path):
    authorities, propositions = read_starter([write(tmp_path, SOUND)], load_practice())
    assert authorities[0] == Authority(
        key="oak",
        kind=AuthorityKind.OPINION,
        name="Oak v. Elm",
        short_name="Oak",
        citations=(ReporterCitation("100", "F.3d", "200"), ReporterCitation("1999", "WL", "300")),
        court="ca9",
        decided=PartialDate(1999, 2, 3),
        docket="98-1234",
        publication=Publication.PUBLISHED,
        weight_notes=("en banc",),
        treatments=(
            Treatment(
                kind=TreatmentKind.OVERRULED_OTHER_GROUNDS,
                phrase="overruled on other grounds by",
                by="ash",
                claims=("entry",),
                date=PartialDate(2005),
            ),
        ),
        provenance="made up for a test",
        notes="Read it.",
    )
    assert authorities[1].provenance == "made up too"
    assert propositions == (
        Proposition(
            id="oak.door",
            authority="oak",
            text="A door is a door.",
            pin="205",
            kind=PropositionKind.HOLDING,
            stance=Side.PLAINTIFF,
            part=PartKind.PLURALITY,
            claims=("entry",),
            outcome=Outcome.IMMUNITY_DENIED,
            facts=(PrecedentFact(aspect="where", text="at the door", pin="203"),),
            provenance="made up for a test",
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        ("format = 1", "format = 2", "format", "should be 1"),
        ("format = 1", "format = ", "file", "not sound TOML"),
        ('source = "', 'origin = "', "origin", "unknown key"),
        ('short_name = "Oak"', 'nickname = "Oak"', "oak.nickname", "unknown key"),
        ('name = "Oak v. Elm"', "", "oak.name", "is missing"),
        ('name = "Oak v. Elm"', 'name = " "', "oak.name", "is empty"),
        ('key = "oak"', 'key = ""', "authority[0].key", "is empty"),
        ('kind = "opinion"', 'kind = "opinon"', "oak.kind", "unknown value 'opinon'"),
        ('publication = "published"', 'publication = "yes"', "oak.publication", "unknown value"),
        ('"100 F.3d 200"', '"100 F.3d"', "oak.citations[0]", "citation"),
        ('"100 F.3d 200"', '"vol F.3d 200"', "oak.citations[0]", "not a citation"),
        ('court = "ca9"', 'court = "ca99"', "oak.court", "unknown court 'ca99'"),
        ('decided = "1999-02-03"', 'decided = "1999-13-03"', "oak.decided", "should be a date"),
        ('by = "ash"', 'by = "yew"', "oak.treatment[0].by", "unknown authority 'yew'"),
        ('claims = ["entry"]\ndate', 'claims = ["entrance"]\ndate', "oak.treatment[0].claims", "unknown claim"),
        ('claims = ["entry"]\nout', 'claims = ["entrance"]\nout', "oak.door.claims", "unknown claim 'entrance'"),
        ('claims = ["entry"]\nout', 'defenses = ["alibi"]\nout', "oak.door.defenses", "unknown defense 'alibi'"),
        ('claims = ["entry"]\nout', 'topics = ["gold"]\nout', "oak.door.topics", "unknown topic 'gold'"),
        ('pin = "205"', "pin = 205", "oak.door.pin", "should be text"),
        ('pin = "205"', 'pin_reporter = "U.S."', "oak.door.pin_reporter", "not printed there"),
        ('part = "plurality"', 'authority = "ash"', "oak.door.authority", "unknown key"),
        (
            'part = "plurality"',
            'verification = {by = "me", on = 2020-01-01}',
            "oak.door.verification",
            "only the attorney",
        ),
        ('aspect = "where"', 'aspct = "where"', "oak.door.facts[0].aspct", "unknown key"),
        ('key = "ash"', 'key = "oak"', "oak.key", "already defined"),
        ("[[authority.proposition.fact]]", "[authority.proposition.fact]", "facts", ""),
    ],
)
def it_names_file_and_key_of_a_mistake(tmp_path: Path, old: str, new: str, key: str, message: str):
    assert old in SOUND
    file = write(tmp_path, SOUND.replace(old, new, 1))
    with pytest.raises(ResourceError) as raised:
        read_starter([file], load_practice())
    assert raised.value.path == str(file)
    assert key in raised.value.key
    assert message in raised.value.message


def it_refuses_an_authority_that_two_files_define(tmp_path: Path):
    files = [write(tmp_path, SOUND), write(tmp_path, SOUND, "b.toml")]
    with pytest.raises(ResourceError, match=r"b\.toml: oak\.key: 'oak' is already defined in a\.toml"):
        read_starter(files, load_practice())


def it_reads_the_files_that_ship():
    authorities, propositions = load_starter_files()
    keys = {authority.key for authority in authorities}
    assert {"lalonde", "usc_42_1983"} <= keys
    assert {proposition.authority for proposition in propositions} <= keys
    assert all(one.verification is None for one in (*authorities, *propositions))


def it_lets_a_users_file_take_the_place_of_a_shipped_one(own_home: Path):
    folder = own_home / "resources" / "starter"
    folder.mkdir(parents=True)
    for shipped in ("arrest", "california", "district", "ninth_circuit", "scotus"):
        write(folder, "format = 1\n", f"{shipped}.toml")
    write(folder, SOUND, "statutes.toml")
    authorities, _propositions = load_starter_files()
    assert [authority.key for authority in authorities] == ["oak", "ash"]
