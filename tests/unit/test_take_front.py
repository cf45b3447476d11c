"""What a first page offers to a matter: nothing by itself, what is ticked whole, and nothing else touched."""

import datetime as dt
from dataclasses import replace

import pytest

from app.law.authorities import Side
from app.law.courts import CourtId
from app.law.fronts import FrontMatter, Stated, StatedCounsel, StatedParty
from app.law.matters import Matter
from app.law.opposing import PaperReading
from app.law.parties import Counsel, PartyKind
from app.matters import matter_from_json, matter_to_json, new_matter
from app.matters.editing import put_reading
from app.tasks.take_front import Standing, offers_of, take_offers
from tests.helpers.matters import COMPLAINT, make_matter


def at(words: str, line: int = 8, **more: object) -> Stated:
    return Stated(words=words, page="1", line=line, **more)  # type: ignore[arg-type]  # fields of it


def party(name: str, side: Side = Side.DEFENDANT, **more: object) -> StatedParty:
    return StatedParty(at=at(name), side=side, **more)  # type: ignore[arg-type]  # fields of it


FRONT = FrontMatter(
    court=at("United States District Court District of Oregon", 1),
    court_id=CourtId("ord"),
    division=at("Portland Division", 3),
    case_number=at("3:24-cv-00777-SI"),
    plaintiff=at("Ada Doyle"),
    defendant=at("Ned Marsh, et al."),
    judge=at("Hon. Lucia Ferrante"),
    hearing=at("June 4, 2031", day=dt.date(2031, 6, 4)),
    time=at("1:30 p.m."),
    courtroom=at("13A"),
    title=at("Complaint for Damages"),
    ecf=Stated(words="1", page="1"),
    filed=Stated(words="May 2, 2030", page="1", day=dt.date(2030, 5, 2)),
    parties=(
        party("Ada Doyle", Side.PLAINTIFF, kind=PartyKind.PERSON, honorific="Ms.", pronoun="she"),
        party("Edward Marsh", role="officer", kind=PartyKind.PERSON, pronoun="he"),
        party("County of Pine", capacity="a public entity", kind=PartyKind.ENTITY),
    ),
    counsel=(StatedCounsel(at=at("Ruth Abara", 1), side=Side.PLAINTIFF, bar_number="298811", firm="Abara LLP"),),
)


def reading(front: FrontMatter = FRONT) -> PaperReading:
    return PaperReading(paper=COMPLAINT, filename="c.pdf", sha256="0" * 64, front=front)


def offers(matter: Matter, front: FrontMatter = FRONT) -> dict[str, Standing]:
    return {offer.key: offer.standing for offer in offers_of(matter, reading(front))}


def take(matter: Matter, *keys: str, front: FrontMatter = FRONT) -> Matter:
    return take_offers(matter, reading(front), keys)


def it_tells_new_same_and_different_apart():
    matter = make_matter()
    told = offers(replace(matter, caption=replace(matter.caption, judge=None)))
    assert told["judge"] is Standing.NEW
    assert told["plaintiff"] is Standing.SAME
    assert told["case_number"] is Standing.DIFFERS
    assert told["court"] is Standing.DIFFERS
    assert told["ecf"] is Standing.SAME
    assert told["party:2"] is Standing.NEW


def it_says_where_each_is_printed():
    places = {offer.key: offer.place for offer in offers_of(make_matter(), reading())}
    assert places["case_number"] == "page 1, line 8"
    assert places["ecf"] == "the court’s stamp"


def it_takes_nothing_without_a_tick():
    matter = make_matter()
    assert take(matter) == matter


@pytest.mark.parametrize(
    ("key", "words"),
    [("division", "Portland Division"), ("case_number", "3:24-cv-00777-SI"), ("judge", "Hon. Lucia Ferrante")],
)
def it_takes_one_field_and_leaves_the_others(key, words):
    matter = make_matter()
    after = take(matter, key)
    assert getattr(after.caption, key) == words
    assert replace(after, caption=matter.caption) == matter


def it_takes_the_hearing():
    after = take(make_matter(), "hearing", "time", "courtroom").caption.hearing
    assert (after.date, after.time, after.courtroom) == (dt.date(2031, 6, 4), "1:30 p.m.", "13A")


@pytest.mark.parametrize(("court", "profile"), [("ord", "federal"), ("caed", "caed")])
def it_puts_the_matter_before_the_court_with_its_rules(court, profile):
    after = take(make_matter(), "court", front=replace(FRONT, court_id=CourtId(court)))
    assert (after.caption.court, after.profile) == (court, profile)


def it_offers_no_court_that_is_not_known():
    assert "court" not in offers(make_matter(), replace(FRONT, court_id=None))


def it_completes_a_party_that_is_known_by_its_last_name():
    after = take(make_matter(), "party:1")
    marsh = after.parties[1]
    assert (marsh.name, marsh.short_name, marsh.role, marsh.pronouns[0]) == (
        "Edward Marsh",
        "Officer Marsh",
        "officer",
        "he",
    )
    assert len(after.parties) == 2


def it_adds_a_party_that_is_not_known():
    added = take(make_matter(), "party:2").parties[-1]
    assert (added.name, added.kind, added.pronouns[0], added.side) == (
        "County of Pine",
        PartyKind.ENTITY,
        "it",
        Side.DEFENDANT,
    )
    assert offers(take(make_matter(), "party:2"))["party:2"] is Standing.SAME


def it_calls_the_plaintiff_of_a_new_matter_as_the_complaint_does():
    matter = new_matter(
        title="T", plaintiff="ADA DOYLE", defendant="NED MARSH", case_number="1", incident=dt.date(2029, 1, 1)
    )
    doyle = take_offers(matter, replace(reading(), paper="complaint"), ["party:0"]).parties[0]
    assert (doyle.name, doyle.short_name, doyle.pronouns) == ("Ada Doyle", "Ms. Doyle", ("she", "her", "her"))


def it_leaves_what_the_attorney_calls_a_party():
    matter = make_matter()
    named = replace(matter, parties=(matter.parties[0], replace(matter.parties[1], short_name="the Officer")))
    assert take(named, "party:1").parties[1].short_name == "the Officer"


def it_completes_counsel_and_keeps_what_the_page_leaves_out():
    known = Counsel(side=Side.PLAINTIFF, name="Ruth Abara", phone="510 555 0134")
    matter = make_matter(counsel=(known,))
    assert offers(matter)["counsel:0"] is Standing.NEW
    mine = take(matter, "counsel:0").counsel_of(Side.PLAINTIFF)
    assert (mine.bar_number, mine.firm, mine.phone) == ("298811", "Abara LLP", "510 555 0134")
    assert offers(take(matter, "counsel:0"))["counsel:0"] is Standing.SAME


def it_says_that_other_counsel_differs_and_takes_them_whole():
    matter = make_matter()
    assert offers(matter)["counsel:0"] is Standing.DIFFERS
    after = take(matter, "counsel:0")
    assert after.counsel_of(Side.PLAINTIFF).name == "Ruth Abara"
    assert after.counsel_of(Side.DEFENDANT) == matter.counsel_of(Side.DEFENDANT)


def it_takes_the_first_of_two_that_sign_for_one_side():
    other = StatedCounsel(at=at("Dev Patel", 9), side=Side.PLAINTIFF)
    after = take(make_matter(), "counsel:0", "counsel:1", front=replace(FRONT, counsel=(*FRONT.counsel, other)))
    assert after.counsel_of(Side.PLAINTIFF).name == "Ruth Abara"


def it_asks_where_a_complaint_does_not_say_for_whom_it_is_signed():
    bare = replace(FRONT, counsel=(replace(FRONT.counsel[0], side=None),))
    offer = next(one for one in offers_of(make_matter(), reading(bare)) if one.key == "counsel:0")
    assert offer.doubt


def it_takes_all_and_then_offers_nothing_more():
    matter = make_matter()
    after = take(matter, *offers(matter))
    assert set(offers(after).values()) == {Standing.SAME}


def it_is_kept_in_the_matter_file():
    matter = put_reading(make_matter(), reading())
    assert matter_from_json(matter_to_json(matter)) == matter


@pytest.mark.parametrize(("pronoun", "asks"), [("", True), ("she", False)])
def it_asks_for_the_pronoun_that_nobody_says(pronoun, asks):
    front = FrontMatter(parties=(party("Kim Abara", role="deputy", kind=PartyKind.PERSON, pronoun=pronoun),))
    (offer,) = (one for one in offers_of(make_matter(), reading(front)) if one.key == "party:0")
    assert ("he or she?" in offer.found) is asks


def it_asks_no_pronoun_that_the_matter_has():
    front = FrontMatter(parties=(party("Ada Doyle", Side.PLAINTIFF, kind=PartyKind.PERSON),))
    (offer,) = (one for one in offers_of(make_matter(), reading(front)) if one.key == "party:0")
    assert "he or she?" not in offer.found
